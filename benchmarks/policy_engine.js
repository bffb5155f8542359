// Reads {policies, rates, cases: [{date, profile, policies?}]} from a file and prints the results as JSON lines.
"use strict";
const fs = require("fs");
const engine = require(process.argv[2]);
for (const batch of JSON.parse(fs.readFileSync(process.argv[3], "utf8"))) {
  const results = batch.cases.map(function (each) {
    const policies = batch.policies.filter(function (one) { return !each.policies || each.policies.includes(one.id); });
    return engine.assess(policies, each.profile, each.date, batch.rates);
  });
  fs.writeSync(1, JSON.stringify(results) + "\n");
}
