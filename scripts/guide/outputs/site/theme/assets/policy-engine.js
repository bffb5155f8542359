/* The policy engine: which clauses apply to an investor on a day, why, and what they come to.

   The same rules as guide.policy, to the last fen: whole numbers and fractions only. It reads the
   form that Python makes of the policies (`window.GUIDE_POLICIES`) and knows nothing of pages. */
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) { module.exports = factory(); } else { root.PolicyEngine = factory(); }
}(typeof self === "undefined" ? this : self, function () {
  "use strict";

  const EXPIRING_DAYS = 60;
  const MET = "met", NOT = "not-met", UNKNOWN = "unknown";
  // A rise of these is a fact of its own, not the difference of two years.
  const FLOWS = ["paid_in_foreign_capital", "paid_in_capital", "registered_capital", "total_investment"];
  const AGES = ["years_operating", "completion_age"];

  // --- fractions: n / d, both BigInt, d > 0 ---------------------------------------------------

  function fraction(n, d) { return { n: n, d: d === undefined ? 1n : d }; }
  const ZERO = fraction(0n), ONE = fraction(1n);
  function gcd(a, b) { while (b) { const rest = a % b; a = b; b = rest; } return a < 0n ? -a : a; }
  function reduced(n, d) {
    if (d === 1n) { return { n: n, d: d }; }
    const common = gcd(n, d);
    return common > 1n ? { n: n / common, d: d / common } : { n: n, d: d };
  }
  function plus(a, b) { return a.d === b.d ? reduced(a.n + b.n, a.d) : reduced(a.n * b.d + b.n * a.d, a.d * b.d); }
  function minus(a, b) { return a.d === b.d ? reduced(a.n - b.n, a.d) : reduced(a.n * b.d - b.n * a.d, a.d * b.d); }
  function times(a, b) { return reduced(a.n * b.n, a.d * b.d); }
  function over(a, b) { return b.n < 0n ? reduced(-a.n * b.d, -a.d * b.n) : reduced(a.n * b.d, a.d * b.n); }
  function compared(a, b) {
    const one = a.n * b.d, other = b.n * a.d;
    return one < other ? -1 : one > other ? 1 : 0;
  }
  function least(a, b) { return compared(a, b) <= 0 ? a : b; }
  function greatest(a, b) { return compared(a, b) >= 0 ? a : b; }
  function floor(a) {
    const whole = a.n / a.d;
    return a.n % a.d < 0n ? whole - 1n : whole;
  }
  /* Half up, away from nought. */
  function rounded(a) {
    const whole = ((a.n < 0n ? -a.n : a.n) * 2n + a.d) / (a.d * 2n);
    return a.n < 0n ? -whole : whole;
  }

  // What was read from text once is kept beside it.
  const read = new WeakMap();
  function share(pair) {
    let found = read.get(pair);
    if (!found) {
      found = reduced(BigInt(pair[0]), BigInt(pair[1]));
      read.set(pair, found);
    }
    return found;
  }
  /* A value: {dim, n, d}, or {words}. */
  function value(of) {
    if (of.words) { return of; }
    let found = read.get(of);
    if (!found) {
      const exact = share(of.value);
      found = { dim: of.dim, n: exact.n, d: exact.d };
      read.set(of, found);
    }
    return found;
  }
  function as(dim, exact) { return { dim: dim, n: exact.n, d: exact.d }; }
  function unknown(needs) { return { needs: needs }; }

  function add(list, more) {
    for (const each of more) { if (list.indexOf(each) < 0) { list.push(each); } }
    return list;
  }

  // --- days: ISO text, which sorts as it runs --------------------------------------------------

  function parts(iso) { return iso.split("-").map(Number); }
  function pad(number, width) { return String(number).padStart(width, "0"); }
  function monthLength(year, month) { return new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !leap(year) ? 1 : 0); }
  function leap(year) { return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0; }
  /* A number of months later; where that month has no such day, its last one. */
  function later(iso, months) {
    const day = parts(iso);
    const index = day[0] * 12 + day[1] - 1 + months;
    const year = Math.floor(index / 12), month = index - year * 12 + 1;
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(Math.min(day[2], monthLength(year, month)), 2);
  }
  function dayNumber(iso) {
    const day = parts(iso);
    const date = new Date(0);
    date.setUTCFullYear(day[0], day[1] - 1, day[2]);
    return Math.round(date.getTime() / 86400000);
  }

  /* The state of a policy on a day. */
  function validity(policy, on) {
    let state = "";
    for (const act of policy.acts || []) {
      if (act.date <= on && act.status !== "revised") { state = act.status; }
    }
    if (state) { return state; }
    const first = policy.effective.from, last = policy.effective.to;
    if (on < first) { return "not-yet"; }
    if (!last) { return "in-force"; }
    if (last < on) { return "expired"; }
    return dayNumber(last) - dayNumber(on) <= EXPIRING_DAYS ? "expiring" : "in-force";
  }

  // --- one assessment --------------------------------------------------------------------------

  function Assessment(profile, date, rates) {
    this.profile = profile;
    this.facts = profile.facts || {};
    this.events = profile.events || {};
    this.starts = profile.starts || {};
    this.date = date;
    this.rates = (rates && rates.rates) || {};
    this.pivot = (rates && rates.pivot) || "";
    this.ahead = {};
    this.horizon = this.reach();
    this.changing = new Set(Object.keys(this.facts).filter((key) => Object.keys(this.facts[key].years || {}).length > 0));
  }

  Assessment.prototype.reach = function () {
    if (this.profile.horizon) { return this.profile.horizon; }
    let most = 1;
    for (const key of Object.keys(this.facts)) {
      for (const year of Object.keys(this.facts[key].years || {})) { most = Math.max(most, Number(year)); }
    }
    return most;
  };

  Assessment.prototype.start = function (event) { return (event && this.starts[event]) || 1; };

  /* What one minor unit of a currency costs in the pivot; null where nobody says. */
  Assessment.prototype.rate = function (currency) {
    if (currency === this.pivot) { return ONE; }
    return this.rates[currency] ? share(this.rates[currency]) : null;
  };

  /* A sum of money in another currency, exactly; unknown where a rate is missing. */
  Assessment.prototype.exchanged = function (sum, currency) {
    const own = sum.dim.slice(6);
    if (own === currency) { return sum; }
    const one = this.rate(own), other = this.rate(currency);
    if (!one || !other) { return unknown(["rate:" + (one ? currency : own)]); }
    return as("money:" + currency, over(times(sum, one), other));
  };

  function isMoney(of) { return of.dim !== undefined && of.dim.startsWith("money:"); }

  /* A value in the dimension of another: {dim, n, d}, unknown, or null where they measure else. */
  Assessment.prototype.alike = function (own, dim) {
    if (own.dim === dim) { return own; }
    if (isMoney(own) && dim.startsWith("money:")) { return this.exchanged(own, dim.slice(6)); }
    return null;
  };

  Assessment.prototype.inYear = function (key, year) {
    const fact = this.facts[key];
    if (fact) {
      const own = fact.years && fact.years[year];
      if (own) { return value(own); }
      if (fact.value) { return value(fact.value); }
    }
    const rise = /^([a-z_]+)\.(increase|growth)(@person)?$/.exec(key);
    if (rise && FLOWS.indexOf(rise[1]) < 0) {
      const levels = (this.facts[rise[1] + (rise[3] || "")] || {}).years || {};
      if (levels[year] && levels[year - 1] && !levels[year].words && !levels[year - 1].words) {
        const now = value(levels[year]), before = value(levels[year - 1]);
        if (now.dim === before.dim) {
          if (rise[2] === "increase") { return as(now.dim, minus(now, before)); }
          if (before.n > 0n) { return as("share", minus(over(now, before), ONE)); }
        }
      }
    }
    return unknown([key]);
  };

  Assessment.prototype.summed = function (ref) {
    const fact = this.facts[ref.fact];
    if (!fact) { return unknown([ref.fact]); }
    if (fact.total) { return value(fact.total); }
    const given = fact.years || {};
    if (Object.keys(given).length) {
      let years;
      if (ref.n) {
        years = [];
        for (let year = this.start(ref.from); years.length < ref.n; year += 1) { years.push(year); }
      } else {
        years = Object.keys(given).map(Number).filter(function (year) { return year >= 1; });
      }
      let sum = null;
      for (const year of years) {
        const own = given[year] && !given[year].words ? value(given[year]) : null;
        if (!own || (sum && sum.dim !== own.dim)) { return unknown([ref.fact]); }
        sum = sum ? as(sum.dim, plus(sum, own)) : own;
      }
      return sum || unknown([ref.fact]);
    }
    return fact.value ? value(fact.value) : unknown([ref.fact]);
  };

  /* A fact as a condition or a base asks for it in a plan year. */
  Assessment.prototype.lookup = function (ref, year) {
    return ref.span === "cumulative" ? this.summed(ref) : this.inYear(ref.fact, year - (ref.lag || 0));
  };

  /* The number that a sum is reckoned on: a decrease is no debt. */
  Assessment.prototype.number = function (ref, year) {
    const found = this.lookup(ref, year);
    if (found.needs) { throw new Missing([ref.fact]); }
    if (found.words) { throw UNFIT; }
    return as(found.dim, greatest(found, ZERO));
  };

  function ordered(op, order) {
    switch (op) {
      case "at-least": return order >= 0;
      case "more-than": return order > 0;
      case "at-most": return order <= 0;
      case "less-than": return order < 0;
      case "not-one-of": return order !== 0;
      default: return order === 0;
    }
  }
  const HOLDS = Object.freeze({ verdict: MET }), FAILS = Object.freeze({ verdict: NOT });
  function verdict(holds) { return holds ? HOLDS : FAILS; }
  function open(needs) { return { verdict: UNKNOWN, needs: needs }; }

  Assessment.prototype.compare = function (condition, year) {
    const fact = this.lookup(condition, year);
    if (fact.needs) { return this.aged(condition); }
    const wanted = value(condition.value);
    if (wanted.words || fact.words) {
      if (!wanted.words || !fact.words) { return open([condition.fact]); }
      const common = fact.words.some(function (word) { return wanted.words.indexOf(word) >= 0; });
      return verdict(condition.op === "not-one-of" ? !common : common);
    }
    const own = this.alike(fact, wanted.dim);
    if (!own) { return open([condition.fact]); }
    return own.needs ? open(own.needs) : verdict(ordered(condition.op, compared(own, wanted)));
  };

  /* An age told by the day of the event from which it counts. */
  Assessment.prototype.aged = function (condition) {
    const event = condition.from && this.events[condition.from];
    const wanted = value(condition.value);
    if (AGES.indexOf(condition.fact) < 0 || !event || wanted.dim !== "month" || wanted.d !== 1n) {
      return open([condition.fact]);
    }
    const due = later(event, Number(wanted.n));
    return verdict(ordered(condition.op, this.date < due ? -1 : this.date > due ? 1 : 0));
  };

  Assessment.prototype.judge = function (condition, year) {
    if (condition.any) {
      const found = condition.any.map((each) => this.judge(each, year));
      const made = { verdict: NOT, any: found };
      if (found.some(function (each) { return each.verdict === MET; })) {
        made.verdict = MET;
      } else if (found.some(function (each) { return each.verdict === UNKNOWN; })) {
        made.verdict = UNKNOWN;
        made.needs = found.reduce(function (all, each) { return add(all, each.needs || []); }, []);
      }
      return made;
    }
    if (condition.span !== "each" || !condition.n) { return this.compare(condition, year); }
    const first = this.start(condition.from);
    const found = [];
    for (let at = first; at < first + condition.n; at += 1) { found.push(this.compare(condition, at)); }
    return all(found);
  };

  /* All must hold: one that fails decides, then one that is not known. */
  function all(found) {
    let worst = MET, needs = [];
    for (const each of found) {
      if (each.verdict === NOT) { return { verdict: NOT }; }
      if (each.verdict === UNKNOWN) { worst = UNKNOWN; add(needs, each.needs || []); }
    }
    return worst === MET ? { verdict: MET } : open(needs);
  }
  Assessment.prototype.judgeAll = function (conditions, year) {
    return all((conditions || []).map((each) => this.judge(each, year)));
  };

  // --- the verdict of a clause -----------------------------------------------------------------

  function check(of, found, at) {
    const made = at ? { of: of, at: at, verdict: found.verdict } : { of: of, verdict: found.verdict };
    if (found.needs && found.needs.length) { made.needs = found.needs; }
    if (found.any) { made.any = found.any; }
    return made;
  }

  Assessment.prototype.within = function (key, wanted, year) {
    const fact = this.inYear(key, year);
    if (!fact.words) { return open([key]); }
    return verdict(fact.words.some(function (word) { return wanted.indexOf(word) >= 0; }));
  };

  /* All that decides whether a clause applies in a plan year, in the order it is told. */
  Assessment.prototype.checksIn = function (policy, clause, holds, year) {
    const checks = [check("validity", verdict(holds))];
    const audience = this.profile.audience;
    checks.push(check("audience", !audience ? open(["audience"]) : verdict(
      clause.audience.some(function (each) { return audience.indexOf(each) >= 0; }))));
    if (policy.sectors && policy.sectors.length) {
      checks.push(check("sectors", this.within("sector", policy.sectors, year)));
    }
    const places = policy.places || {}, found = [];
    if (places.parks) { found.push(this.within("park", places.parks, year)); }
    if (places.townships) { found.push(this.within("township", places.townships, year)); }
    if (found.length) {
      const needs = found.reduce(function (sum, each) { return add(sum, each.needs || []); }, []);
      checks.push(check("places", found.some(function (each) { return each.verdict === MET; })
        ? { verdict: MET } : needs.length ? open(needs) : { verdict: NOT }));
    }
    if (policy.events) { checks.push(this.onDay(policy, clause)); }
    const exclude = (of, where) => {
      (of || []).forEach((each, i) => {
        const judged = this.judge(each, year);
        const turned = judged.verdict === UNKNOWN ? UNKNOWN : judged.verdict === MET ? NOT : MET;
        checks.push(check("exclusion", { verdict: turned, needs: judged.needs, any: judged.any }, [where, i]));
      });
    };
    exclude(policy.exclusions, "policy");
    exclude(clause.exclusions, "clause");
    (clause.conditions || []).forEach((each, i) => { checks.push(check("condition", this.judge(each, year), [i])); });
    return checks;
  };

  Assessment.prototype.onDay = function (policy, clause) {
    const name = clause.event || "event", span = policy.events;
    const day = this.events[name];
    function inside(iso) { return span.from <= iso && iso <= span.to; }
    if (day) { return check("event", verdict(inside(day))); }
    if (inside(this.date)) { return Object.assign(check("event", { verdict: MET }), { assumed: true }); }
    return check("event", open(["event:" + name]));
  };

  // --- what a benefit comes to -----------------------------------------------------------------

  /* Thrown inside a benefit: facts that must be known first, or what measures something else. */
  function Missing(needs) { this.missing = needs; }
  const UNFIT = { unfit: true };

  /* Whether the award is given in one year only: the first in which all conditions hold. */
  Assessment.prototype.isOnce = function (benefit) {
    if (some(benefit.milestones) || (benefit.formulas || []).some(function (each) { return each.years; })) { return false; }
    if (benefit.times === "per-item" || benefit.times === "per-event") {
      const items = this.facts[benefit.items];
      return !(benefit.base && benefit.base.span === "year") && !(items && told(items.years));
    }
    return benefit.times !== "yearly" && !benefit.month;
  };
  function some(list) { return !!list && list.length > 0; }
  function told(years) { return !!years && Object.keys(years).length > 0; }
  function range(first, count) {
    const list = [];
    for (let each = 0; each < count; each += 1) { list.push(first + each); }
    return list;
  }
  function rising(list) { return add([], list).sort(function (a, b) { return a - b; }); }

  /* The plan years that a benefit may fall in; `last` ends what has no end of its own. */
  Assessment.prototype.planYears = function (benefit, last) {
    if (some(benefit.milestones)) { return rising(benefit.milestones.map((each) => this.start(each.event))); }
    const first = this.start(benefit.from);
    const scheduled = (benefit.formulas || []).reduce(function (list, each) { return list.concat(each.years || []); }, []);
    if (scheduled.length) { return rising(scheduled).map(function (k) { return first + k - 1; }); }
    if (!this.isOnce(benefit)) { return range(first, benefit.months ? Math.ceil(benefit.months / 12) : last); }
    return range(first, this.horizon);
  };

  /* One benefit, year after year: total caps remember what earlier years have used. */
  function Reckoning(assessment, benefit) {
    this.all = assessment;
    this.benefit = benefit;
    this.currency = benefit.currency || "";
    this.caps = benefit.caps || [];
    this.years = new Map();
    this.needs = [];
    this.unknown = false;
    this.uncapped = false;
    this.used = ZERO;
    this.itemsUsed = 0n;
    this.first = assessment.start(benefit.from);
  }

  Reckoning.prototype.add = function (year, standing) {
    const k = year - this.first + 1;
    const formula = (this.benefit.formulas || []).find(function (each) { return !each.years || each.years.indexOf(k) >= 0; });
    const steps = some(this.benefit.milestones);
    if (!steps && (!formula || formula.in_kind)) { return; }
    const found = standing(year);
    if (found.verdict === NOT) {
      this.years.set(year, { before: ZERO, amount: ZERO, cut: [], why: "conditions" });
      return;
    }
    if (found.verdict === UNKNOWN) { add(this.needs, found.needs); }
    let made;
    try {
      if (!formula) {
        made = this.passed(year);
      } else {
        const one = this.one(formula, year), items = this.items(year);
        made = this.capped(one.sum, items.count, year);
        if (items.each) { made.each = true; } else if (this.benefit.items) { made.items = Number(items.count); }
        if (one.open) { made.open_increments = true; }
      }
    } catch (error) {
      if (!error.missing) { throw error; }
      add(this.needs, error.missing);
      this.unknown = true;
      return;
    }
    if (found.verdict === UNKNOWN) { made.if = true; }
    this.years.set(year, made);
  };

  /* The sums of the milestones of a year, each of them one item. */
  Reckoning.prototype.passed = function (year) {
    const cut = [];
    const sums = this.benefit.milestones.filter((each) => this.all.start(each.event) === year)
      .map((each) => this.money(value(each.amount)));
    let amount = sums.reduce((all, each) => plus(all, this.limited(each, "item", year, cut)), ZERO);
    amount = this.limited(amount, "year", year, cut);
    amount = this.limited(amount, "total", year, cut);
    this.used = plus(this.used, amount);
    return { before: sums.reduce(plus, ZERO), amount: amount, cut: add([], cut) };
  };

  /* A sum of money in the currency of payment, which the first amount settles if no rule does. */
  Reckoning.prototype.money = function (of) {
    if (!isMoney(of)) { throw UNFIT; }
    if (!this.currency) { this.currency = of.dim.slice(6); }
    const found = this.all.exchanged(of, this.currency);
    if (found.needs) { throw new Missing(found.needs); }
    return fraction(found.n, found.d);
  };
  Reckoning.prototype.part = function (rate, of) { return times(share(rate), this.money(of)); };
  /* A value in the measure of another. */
  Reckoning.prototype.like = function (of, other) {
    if (!other) { return of; }
    const found = this.all.alike(of, other.dim);
    if (!found) { throw UNFIT; }
    if (found.needs) { throw new Missing(found.needs); }
    return found;
  };
  Reckoning.prototype.number = function (ref, year) { return this.all.number(ref, year); };
  Reckoning.prototype.base = function (year) {
    if (!this.benefit.base) { throw UNFIT; }
    return this.number(this.benefit.base, year);
  };

  // The sum of one item (or month), before any cap.

  Reckoning.prototype.one = function (formula, year) {
    const made = this.formula(formula, year);
    return this.raised(made.sum, made.units, year);
  };

  Reckoning.prototype.formula = function (formula, year) {
    if (formula.amount) { return { sum: this.money(value(formula.amount)), units: ZERO }; }
    if (formula.cases) { return { sum: this.cases(formula.cases, year), units: ZERO }; }
    if (formula.matching) {
      const key = formula.matching.fact, fact = this.all.facts[key];
      const span = fact && told(fact.years) ? "year" : "cumulative";
      return { sum: this.part(formula.matching.ratio, this.number({ fact: key, span: span }, year)), units: ZERO };
    }
    const base = this.base(year);
    if (formula.rate) { return { sum: this.part(formula.rate, base), units: ZERO }; }
    if (formula.per_unit) {
      const units = this.units(formula.per_unit, base);
      return { sum: times(units, this.money(value(formula.per_unit.amount))), units: units };
    }
    return { sum: this.tiers(formula.tiers, base), units: ZERO };
  };

  Reckoning.prototype.cases = function (cases, year) {
    for (const each of cases) {
      const found = this.all.judgeAll(each.when, year);
      if (found.verdict === UNKNOWN) { throw new Missing(found.needs); }
      if (found.verdict === MET) {
        return each.amount ? this.money(value(each.amount)) : this.part(each.rate, this.base(year));
      }
    }
    return ZERO;
  };

  Reckoning.prototype.tiers = function (tiers, base) {
    let total = ZERO;
    for (const band of tiers.bands) {
      const low = band.from ? value(band.from) : null, high = band.to ? value(band.to) : null;
      let size = this.like(base, low || high);
      if (low && compared(size, low) < 0) { continue; }
      if (tiers.method !== "marginal") {
        if (high) {
          size = this.like(base, high);
          const order = compared(size, high);
          if (order > 0 || (order === 0 && !band.to_inclusive)) { continue; }
        }
        return band.amount ? this.money(value(band.amount)) : this.part(band.rate, base);
      }
      if (band.amount) {
        total = plus(total, this.money(value(band.amount)));
        continue;
      }
      const top = high ? least(size, low ? this.like(high, low) : high) : size;
      const inside = greatest(minus(top, low || ZERO), ZERO);
      total = plus(total, this.part(band.rate, as((low || high || base).dim, inside)));
    }
    return total;
  };

  Reckoning.prototype.units = function (of, base) {
    const above = of.above ? value(of.above) : null, step = of.step ? value(of.step) : null;
    const size = this.like(base, above || step);
    const rest = greatest(minus(size, above || ZERO), ZERO);
    if (!step) { return rest; }
    return fraction(floor(over(this.like(as((above || step).dim, rest), step), step)));
  };

  // What is added to it: sums first, then shares of the raised sum.

  Reckoning.prototype.raised = function (amount, units, year) {
    let fixed = ZERO, shares = ONE, isOpen = false;
    const alone = [];
    for (const each of this.benefit.increments || []) {
      const found = this.all.judgeAll(each.when, year);
      if (found.verdict === UNKNOWN) { add(this.needs, found.needs); isOpen = true; }
      if (found.verdict !== MET) { continue; }
      const added = this.added(each, units, year);
      if (!each.cumulative) {
        alone.push(plus(amount, each.share ? times(amount, share(each.share)) : added));
      } else if (each.share) {
        shares = plus(shares, share(each.share));
      } else {
        fixed = plus(fixed, added);
      }
    }
    return { sum: alone.reduce(greatest, times(plus(amount, fixed), shares)), open: isOpen };
  };

  Reckoning.prototype.added = function (each, units, year) {
    if (!each.amount) { return ZERO; }
    const amount = this.money(value(each.amount));
    if (!each.per_unit) { return amount; }
    if (each.of) {
      const found = this.all.lookup(each.of, year);
      if (found.needs || found.words) { throw new Missing([each.of.fact]); }
      const formula = this.benefit.formulas.find(function (one) { return one.per_unit && one.per_unit.step; });
      const step = formula ? value(formula.per_unit.step) : null;
      units = least(units, fraction(floor(step ? over(this.like(found, step), step) : found)));
      units = greatest(units, ZERO);
    }
    return times(units, amount);
  };

  // What limits it.

  Reckoning.prototype.items = function (year) {
    const key = this.benefit.items;
    if (!key) { return { count: 1n }; }
    const found = this.all.inYear(key, year);
    if (found.needs) {
      if (this.all.facts[key]) { throw new Missing([key]); }
      return { count: 1n, each: true };
    }
    if (found.words) { throw UNFIT; }
    let count = floor(greatest(found, ZERO));
    for (const cap of this.caps) {
      if (cap.count !== undefined && cap.scope !== "item") {
        let most = BigInt(cap.count) - (cap.period === "total" ? this.itemsUsed : 0n);
        if (most < 0n) { most = 0n; }
        if (most < count) { count = most; }
      }
    }
    return { count: count };
  };

  Reckoning.prototype.months = function (year) {
    // A schedule may name years that come after the months have run out.
    return this.benefit.months ? Math.max(0, Math.min(12, this.benefit.months - 12 * (year - this.first))) : 12;
  };

  Reckoning.prototype.capped = function (one, items, year) {
    const count = fraction(items), months = fraction(BigInt(this.benefit.month ? this.months(year) : 1));
    const before = times(times(one, months), count);
    const cut = [];
    if (this.benefit.month) { one = times(this.limited(one, "month", year, cut), months); }
    one = this.limited(one, "item", year, cut);
    let amount = this.limited(times(one, count), "year", year, cut);
    amount = this.limited(amount, "total", year, cut);
    this.used = plus(this.used, amount);
    this.itemsUsed += items;
    return { before: before, amount: amount, cut: add([], cut) };
  };

  /* When a cap is applied: to the month, the item, the year or all years. */
  function stage(cap) { return cap.period === "month" ? "month" : cap.scope === "item" ? "item" : cap.period; }

  Reckoning.prototype.limited = function (amount, when, year, cut) {
    for (const byShare of [false, true]) {
      this.caps.forEach((cap, index) => {
        if (cap.count !== undefined || stage(cap) !== when || !!cap.share !== byShare) { return; }
        let most = this.most(cap, year);
        if (!most) { return; }
        if (when === "total") { most = minus(most, this.used); }
        most = greatest(most, ZERO);
        if (compared(amount, most) > 0) {
          amount = most;
          cut.push(index);
        }
      });
    }
    return amount;
  };

  Reckoning.prototype.most = function (cap, year) {
    try {
      if (cap.amount) { return this.money(value(cap.amount)); }
      return this.part(cap.share, this.number(cap.of, year));
    } catch (error) {
      if (!error.missing) { throw error; }
      add(this.needs, error.missing);
      this.uncapped = true;
      return null;
    }
  };

  function state(years, needs, isUnknown) {
    for (const each of years.values()) { if (each.amount.n > 0n) { return "sum"; } }
    return isUnknown && needs.length ? "needs" : "nothing";
  }

  /* A benefit before rounding and stacking: {state, certainty, currency, years, needs, atMost}. */
  Assessment.prototype.worth = function (benefit, last, standing) {
    const certainty = benefit.certainty || "exact";
    const bare = function (named, more) {
      return Object.assign({ state: named, certainty: certainty, currency: "", years: new Map(), needs: [] }, more);
    };
    const formulas = benefit.formulas || [], steps = some(benefit.milestones);
    if (!formulas.length && !steps) {
      const sums = (benefit.caps || []).filter(function (cap) { return cap.amount && cap.period === "total"; })
        .map(function (cap) { return floor(value(cap.amount)); });
      return bare("case-by-case", {
        certainty: "case-by-case", currency: benefit.currency || "",
        atMost: sums.length ? sums.reduce(function (a, b) { return b < a ? b : a; }) : null
      });
    }
    if (!steps && formulas.every(function (each) { return each.in_kind; })) { return bare("in-kind"); }
    let years = this.planYears(benefit, last);
    if (this.isOnce(benefit)) {
      const wanted = [MET, UNKNOWN].map(function (each) {
        return years.find(function (year) { return standing(year).verdict === each; });
      });
      const chosen = wanted[0] !== undefined ? wanted[0] : wanted[1];
      years = chosen !== undefined ? [chosen] : years.slice(0, 1);
    }
    const reckoning = new Reckoning(this, benefit);
    try {
      for (const year of years) { reckoning.add(year, standing); }
    } catch (error) {
      if (error !== UNFIT) { throw error; }
      return bare("not-computable");
    }
    return {
      state: state(reckoning.years, reckoning.needs, reckoning.unknown),
      certainty: reckoning.uncapped ? "up-to" : certainty,
      currency: reckoning.currency, years: reckoning.years, needs: reckoning.needs
    };
  };

  // --- a clause --------------------------------------------------------------------------------

  const RANK = { "not-met": 0, unknown: 1, met: 2 };
  const COUNTED = ["exact", "at-least"];
  const VERDICTS = { met: "applies", unknown: "depends", "not-met": "does-not-apply" };

  function worst(checks) {
    let found = MET;
    for (const each of checks) {
      if (each.verdict === NOT) { return NOT; }
      if (each.verdict === UNKNOWN) { found = UNKNOWN; }
    }
    return found;
  }
  function needsOf(checks) {
    return checks.reduce(function (all, each) { return add(all, each.needs || []); }, []);
  }

  /* The facts that the checks of a clause look at: only when one of them changes do they. */
  const lookedAt = new WeakMap();
  function asked(policy, clause) {
    let found = lookedAt.get(clause);
    if (found) { return found; }
    found = ["sector", "park", "township"];
    const visit = function (list) {
      for (const each of list || []) {
        if (each.any) { visit(each.any); continue; }
        found.push(each.fact);
        if (each.fact.indexOf("#") < 0) { found.push(each.fact.replace(".increase", "").replace(".growth", "")); }
      }
    };
    visit(policy.exclusions);
    visit(clause.exclusions);
    visit(clause.conditions);
    lookedAt.set(clause, found);
    return found;
  }

  Assessment.prototype.standing = function (policy, clause, holds) {
    const judged = (year) => {
      const checks = this.checksIn(policy, clause, holds, year), found = worst(checks);
      return { checks: checks, verdict: found, needs: found === UNKNOWN ? needsOf(checks) : [] };
    };
    if (!this.changing.size || !asked(policy, clause).some((key) => this.changing.has(key))) {
      const always = judged(1), at = function () { return always; };
      at.constant = true;
      return at;
    }
    const made = new Map();
    return function (year) {
      let found = made.get(year);
      if (!found) {
        found = judged(year);
        made.set(year, found);
      }
      return found;
    };
  };

  /* The day of the assessment some years on. */
  Assessment.prototype.yearsOn = function (years) {
    if (!this.ahead[years]) { this.ahead[years] = later(this.date, 12 * years); }
    return this.ahead[years];
  };

  /* The last award year that begins while the document is in force, within the horizon. */
  Assessment.prototype.lastYear = function (policy, start) {
    const end = policy.effective.to;
    if (!end) { return this.horizon; }
    let count = 0;
    while (count < this.horizon && this.yearsOn(start + count - 1) <= end) { count += 1; }
    return count;
  };

  Assessment.prototype.clause = function (policy, clause, state) {
    const holds = state === "in-force" || state === "expiring";
    const standing = this.standing(policy, clause, holds);
    const benefits = clause.benefits || [];
    let best = standing.constant ? standing(1) : null, lasts = null;
    if (!best || best.verdict !== NOT) { lasts = benefits.map((each) => this.lastYear(policy, this.start(each.from))); }
    if (!best) {
      let years = rising(benefits.reduce((list, each, i) => list.concat(this.planYears(each, lasts[i])), []));
      if (!years.length) { years = [1]; }
      best = standing(years[0]);
      for (const year of years) {
        if (RANK[standing(year).verdict] > RANK[best.verdict]) { best = standing(year); }
      }
    }
    const made = {
      policy: policy.id, clause: clause.id, number: clause.number || "", document_no: policy.document_no || "",
      validity: state, found: best.verdict, because: "", checks: best.checks, awards: []
    };
    if (best.verdict !== NOT) {
      const sure = best.verdict === MET;
      const worths = benefits.map((each, i) => this.worth(each, lasts[i], standing));
      this.withinClause(clause, benefits, worths);
      if (worths.length && worths.every(function (each) { return each.state === "nothing"; })) {
        made.found = NOT;
        made.because = "nothing";
      }
      made.awards = rounding(benefits, worths, sure);
    }
    return made;
  };

  // --- what several awards may come to together ------------------------------------------------

  function covers(cap, names, name) { return !cap[names] || cap[names].indexOf(name) >= 0; }

  /* The limit of a year, or of all, as money. */
  Assessment.prototype.together = function (cap, year) {
    if (cap.amount) { return value(cap.amount); }
    const base = this.number(cap.of, year);
    if (!isMoney(base)) { throw UNFIT; }
    return as(base.dim, times(base, share(cap.share)));
  };

  /* The benefits within the clause's caps: what comes first in the document is paid first. */
  Assessment.prototype.withinClause = function (clause, benefits, worths) {
    (clause.caps || []).forEach((cap, index) => {
      const covered = worths.filter(function (each, i) { return each.state === "sum" && covers(cap, "benefits", benefits[i].id); });
      try {
        this.lowered(cap, index, covered).forEach(function (years, each) {
          each.years = years;
          if (!Array.from(years.values()).some(function (one) { return one.amount.n > 0n; })) { each.state = "nothing"; }
        });
      } catch (error) {
        for (const each of covered) {
          if (error.missing) {
            each.certainty = "up-to";
            each.needs = add(each.needs.slice(), error.missing);
          } else if (error === UNFIT) {
            Object.assign(each, { state: "not-computable", currency: "", years: new Map(), needs: [] });
          } else { throw error; }
        }
      }
    });
  };

  Assessment.prototype.lowered = function (cap, index, worths) {
    const sums = new Map();
    worths.forEach(function (each) { sums.set(each, new Map(each.years)); });
    let used = ZERO;
    for (const year of rising(worths.reduce(function (all, each) { return all.concat(Array.from(each.years.keys())); }, []))) {
      const most = this.together(cap, year);
      let left = greatest(cap.period === "total" ? minus(most, used) : most, ZERO);
      sums.forEach((years, each) => {
        const here = years.get(year);
        if (!here) { return; }
        const factor = this.factor(each.currency, most.dim.slice(6)), whole = times(here.amount, factor);
        const paid = least(whole, left);
        left = minus(left, paid);
        used = plus(used, paid);
        if (compared(paid, whole) < 0) {
          years.set(year, Object.assign({}, here, { amount: over(paid, factor), joint: (here.joint || []).concat(index) }));
        }
      });
    }
    return sums;
  };

  /* Lower what the stacking rules left to the document's caps, clause by clause in its order. */
  Assessment.prototype.withinDocument = function (policy, stack) {
    const contests = [];
    (policy.caps || []).forEach((cap, index) => {
      const slots = (policy.clauses || []).reduce(function (list, clause) {
        return covers(cap, "clauses", clause.id) ? list.concat(stack.slots.get(policy.id + "/" + clause.id) || []) : list;
      }, []).filter(function (slot) { return Array.from(slot.paid.values()).some(function (each) { return each !== 0n; }); });
      if (!slots.length) { return; }
      const before = new Map();
      slots.forEach(function (slot) { before.set(slot, new Map(slot.paid)); });
      let waiting = [];
      try {
        this.limited(cap, slots).forEach(function (years, slot) { slot.paid = years; });
      } catch (error) {
        if (!error.missing && error !== UNFIT) { throw error; }
        for (const slot of slots) {
          add(waiting, [slot.key]);
          slot.unsure = add(slot.unsure || [], error.missing || []);
        }
      }
      const dropped = losses([slots], before);
      if (dropped.length || waiting.length) {
        contests.push({
          rule: "joint-cap", policy: policy.id, cap: index, compare: cap.period, by: "cap",
          kept: paying(slots), dropped: dropped, open: waiting
        });
      }
    });
    return contests;
  };

  Assessment.prototype.limited = function (cap, slots) {
    const made = new Map();
    slots.forEach(function (slot) { made.set(slot, new Map(slot.paid)); });
    let used = ZERO;
    for (const year of yearsOf([slots])) {
      const most = this.together(cap, year), limit = fraction(rounded(most));
      let left = greatest(cap.period === "total" ? minus(limit, used) : limit, ZERO);
      made.forEach((years, slot) => {
        const here = years.get(year) || 0n;
        if (!here) { return; }
        const factor = this.factor(slot.currency, most.dim.slice(6)), room = floor(over(left, factor));
        // Rounded down, so that the whole never exceeds the limit.
        const paid = here < room ? here : room, taken = times(fraction(paid), factor);
        years.set(year, paid);
        left = minus(left, taken);
        used = plus(used, taken);
      });
    }
    return made;
  };

  /* Whole smallest units: rounded once for a clause and year, the benefits' parts adding up. */
  function rounding(benefits, worths, sure) {
    const running = new Map();
    return benefits.map(function (benefit, i) {
      const made = worths[i], years = new Map();
      made.years.forEach(function (each, year) {
        const key = made.currency + "/" + year;
        const before = running.get(key) || ZERO, after = plus(before, each.amount);
        running.set(key, after);
        const amount = rounded(after) - rounded(before);
        years.set(year, {
          before: rounded(each.before), amount: amount, paid: sure && each.if ? 0n : amount, cut: each.cut, why: each.why,
          each: each.each, items: each.items, if: each.if, open_increments: each.open_increments, joint: each.joint
        });
      });
      const award = {
        id: benefit.id, rule: benefit, kind: benefit.kind, state: made.state, certainty: made.certainty,
        currency: made.currency, years: years, needs: made.needs, payout: [],
        atMost: made.atMost === undefined ? null : made.atMost
      };
      if (made.state === "sum" && made.certainty === "up-to") { award.atMost = total(award); }
      return award;
    });
  }
  function total(award) {
    let sum = 0n;
    award.years.forEach(function (each) { sum += each.paid; });
    return sum;
  }

  // --- which awards go together ----------------------------------------------------------------

  const ALTERNATIVES = ["choose-one", "excludes"];

  /* The awards as they are paid out while one rule after the other takes its part. */
  function Stack(assessment, results) {
    this.all = assessment;
    this.slots = new Map();
    this.waiting = new Map();
    for (const [key, result] of results) {
      if (result.found === NOT) { continue; }
      for (const award of result.awards) {
        if (result.found === MET && award.state === "sum" && COUNTED.indexOf(award.certainty) >= 0) {
          const slot = { key: key, award: award, kind: award.kind, currency: award.currency, paid: new Map() };
          award.years.forEach(function (each, year) { if (each.paid) { slot.paid.set(year, each.paid); } });
          award.slot = slot;
          if (!this.slots.has(key)) { this.slots.set(key, []); }
          this.slots.get(key).push(slot);
        } else if (["sum", "needs", "case-by-case"].indexOf(award.state) >= 0) {
          if (!this.waiting.has(key)) { this.waiting.set(key, []); }
          this.waiting.get(key).push(award.kind);
        }
      }
    }
  }

  /* All rules: those of clauses first, then those of documents. */
  Stack.prototype.settle = function (policies) {
    const contests = [], held = new Set();
    if (!this.slots.size) { return contests; }
    const byId = new Map();
    for (const policy of policies) { byId.set(policy.id, (byId.get(policy.id) || []).concat(policy)); }
    const hold = (dispute) => {
      if (!dispute.sides.some((side) => side.some((key) => this.slots.has(key)))) { return; }
      const name = signature(dispute);
      if (held.has(name)) { return; }
      held.add(name);
      const contest = this.hold(dispute);
      if (contest) { contests.push(contest); }
    };
    for (const policy of policies) {
      for (const clause of policy.clauses || []) {
        if (!some(clause.stacking)) { continue; }
        const own = policy.id + "/" + clause.id;
        for (const rule of clause.stacking) {
          disputes(rule, policy, own, [own], kinds([clause]), byId).forEach(hold);
        }
      }
    }
    for (const policy of policies) {
      if (!some(policy.stacking)) { continue; }
      const all = (policy.clauses || []).map(function (each) { return policy.id + "/" + each.id; });
      for (const rule of policy.stacking) {
        disputes(rule, policy, "", all, kinds(policy.clauses || []), byId).forEach(hold);
      }
    }
    return contests;
  };

  function kinds(clauses) {
    return clauses.reduce(function (list, clause) {
      return add(list, (clause.benefits || []).map(function (each) { return each.kind; }));
    }, []);
  }
  function signature(dispute) {
    const rule = ALTERNATIVES.indexOf(dispute.rule) >= 0 ? "alternatives" : dispute.rule;
    let sides = dispute.sides.map(function (side) { return dispute.lowers ? side.join(" ") : add([], side).sort().join(" "); });
    if (!dispute.lowers) { sides = add([], sides).sort(); }
    return [rule, dispute.kind, dispute.lowers, sides.join("|")].join("\n");
  }
  function disputes(rule, policy, own, side, ofKinds, byId) {
    const found = [];
    if (rule.rule === "cumulative" || rule.rule === "top-up") { return found; }
    const clause = own.slice(own.indexOf("/") + 1);
    const put = function (sides, kind, lowers) {
      found.push({
        rule: rule.rule, policy: policy.id, clause: own ? clause : "", compare: rule.compare || "total",
        kind: kind || "", sides: sides, lowers: !!lowers
      });
    };
    const named = rule.clauses ? rule.clauses.map(function (each) { return policy.id + "/" + each; }) : [];
    if (rule.group) {
      put((policy.clauses || []).filter(function (each) {
        return (each.stacking || []).some(function (one) { return one.group === rule.group && one.rule === rule.rule; });
      }).map(function (each) { return [policy.id + "/" + each.id]; }));
    }
    if (named.length) {
      if (rule.rule === "excludes" && own) {
        put([[own], named]);
      } else {
        put((own ? [own].concat(named) : named).map(function (each) { return [each]; }));
      }
    }
    if (rule.with && rule.with.length) {
      const lowers = rule.rule === "difference-only", theirs = [];
      for (const other of rule.with) {
        for (const each of byId.get(other) || []) {
          theirs.push((each.clauses || []).map(function (one) { return each.id + "/" + one.id; }));
        }
      }
      if (theirs.length) { ofKinds.forEach(function (kind) { put([side].concat(theirs), kind, lowers); }); }
    } else if (rule.rule === "difference-only" && !rule.group && !named.length && own) {
      put([[own]]);
    }
    return found;
  }

  Stack.prototype.hold = function (dispute) {
    const sides = dispute.sides.map((side) => side.reduce((list, key) => list.concat(
      (this.slots.get(key) || []).filter(function (slot) { return !dispute.kind || slot.kind === dispute.kind; })), []));
    if (!sides.some((side) => this.sum(side).n !== 0n)) { return null; }
    let waiting = [];
    for (const side of dispute.sides) {
      for (const key of side) {
        if ((this.waiting.get(key) || []).some(function (kind) { return !dispute.kind || kind === dispute.kind; })) { add(waiting, [key]); }
      }
    }
    const before = new Map();
    for (const side of sides) { for (const slot of side) { before.set(slot, new Map(slot.paid)); } }
    let made;
    try {
      if (dispute.lowers) {
        made = { kept: this.lower(sides), by: "difference" };
      } else if (dispute.rule === "difference-only") {
        made = { kept: this.differ(dispute, sides), by: "difference" };
      } else {
        made = this.choose(dispute, sides);
      }
    } catch (error) {
      if (!error.missing) { throw error; }
      const keys = sides.reduce(function (list, side) { return add(list, paying(side)); }, []);
      waiting = add(keys.slice(), waiting);
      made = { kept: keys, by: "highest" };
    }
    const dropped = losses(sides, before);
    if (!dropped.length && !waiting.length) { return null; }
    const record = { rule: dispute.rule, policy: dispute.policy };
    if (dispute.clause) { record.clause = dispute.clause; }
    record.compare = dispute.compare;
    if (dispute.kind) { record.kind = dispute.kind; }
    return Object.assign(record, { by: made.by, kept: add([], made.kept), dropped: dropped, open: waiting });
  };

  function losses(sides, before) {
    const found = new Map();
    for (const side of sides) {
      for (const slot of side) {
        for (const year of Array.from(before.get(slot).keys()).sort(function (a, b) { return a - b; })) {
          const lost = before.get(slot).get(year) - (slot.paid.get(year) || 0n);
          if (!lost) { continue; }
          const name = slot.key + "\n" + year + "\n" + slot.currency;
          const known = found.get(name) || { clause: slot.key, year: year, amount: 0n, currency: slot.currency };
          known.amount += lost;
          found.set(name, known);
        }
      }
    }
    return Array.from(found.values()).map(function (each) { return Object.assign(each, { amount: String(each.amount) }); });
  }
  function paying(side) {
    const keys = [];
    for (const slot of side) {
      if (Array.from(slot.paid.values()).some(function (each) { return each !== 0n; })) { add(keys, [slot.key]); }
    }
    return keys;
  }

  /* What one smallest unit is in another currency. */
  Assessment.prototype.factor = function (from, to) {
    if (from === to) { return ONE; }
    const one = this.rate(from);
    if (!one) { throw new Missing(["rate:" + from]); }
    const other = this.rate(to);
    if (!other) { throw new Missing(["rate:" + to]); }
    return over(one, other);
  };

  /* A side's sum, of one year or of all, in a currency where one is named. */
  Stack.prototype.sum = function (side, year, currency) {
    let sum = ZERO;
    for (const slot of side) {
      let amount = 0n;
      if (year === undefined || year === null) {
        slot.paid.forEach(function (each) { amount += each; });
      } else {
        amount = slot.paid.get(year) || 0n;
      }
      const exact = fraction(amount);
      sum = plus(sum, amount && currency ? times(exact, this.all.factor(slot.currency, currency)) : exact);
    }
    return sum;
  };
  function yearsOf(sides) {
    return rising(sides.reduce(function (list, side) {
      return side.reduce(function (years, slot) { return years.concat(Array.from(slot.paid.keys())); }, list);
    }, []));
  }
  function first(sides) {
    for (const side of sides) { for (const slot of side) { return slot; } }
    return null;
  }
  function drop(side, year) {
    for (const slot of side) { if (year === null) { slot.paid.clear(); } else { slot.paid.delete(year); } }
  }

  /* One side wins: the chosen one, or the one with the greatest sum. */
  Stack.prototype.choose = function (dispute, sides) {
    const currency = first(sides).currency, choices = this.all.profile.choices || [];
    const spans = dispute.compare === "year" ? yearsOf(sides) : [null];
    const kept = [];
    let by = "highest";
    for (const span of spans) {
      const sums = sides.map((side) => this.sum(side, span, currency));
      const live = sums.map(function (_, index) { return index; }).filter(function (index) { return sums[index].n !== 0n; });
      if (!live.length) { continue; }
      let winner = live[0];
      for (const index of live) { if (compared(sums[index], sums[winner]) > 0) { winner = index; } }
      if (ALTERNATIVES.indexOf(dispute.rule) >= 0 && live.length > 1) {
        const chosen = live.filter(function (index) {
          return dispute.sides[index].some(function (key) { return choices.indexOf(key) >= 0; });
        });
        if (chosen.length) {
          winner = chosen[0];
          by = "choice";
        }
      }
      for (const slot of sides[winner]) { if (this.sum([slot], span).n !== 0n) { add(kept, [slot.key]); } }
      for (const index of live) { if (index !== winner) { drop(sides[index], span); } }
    }
    return { kept: kept, by: by };
  };

  /* Each year pays what the best claim so far exceeds all that was paid before. */
  Stack.prototype.differ = function (dispute, sides) {
    const currency = first(sides).currency;
    let done = this.received(dispute, currency);
    let claims = sides.map(function () { return ZERO; });
    const kept = [];
    for (const year of yearsOf(sides)) {
      const now = sides.map((side) => this.sum(side, year, currency));
      claims = claims.map(function (claim, index) { return plus(claim, now[index]); });
      let best = 0;
      claims.forEach(function (claim, index) { if (compared(claim, claims[best]) > 0) { best = index; } });
      const due = greatest(minus(claims[best], done), ZERO);
      sides.forEach(function (side, index) { if (index !== best || due.n === 0n) { drop(side, year); } });
      if (due.n !== 0n) {
        this.take(sides[best], year, minus(now[best], due), currency);
        add(kept, sides[best].map(function (slot) { return slot.key; }));
        done = plus(done, due);
      }
    }
    return kept;
  };

  Stack.prototype.received = function (dispute, currency) {
    let sum = ZERO;
    const keys = dispute.sides.reduce(function (list, side) { return add(list, side); }, []);
    for (const key of keys) {
      const fact = this.all.lookup({ fact: "received#" + key, span: "cumulative" }, 1);
      if (!fact.needs && !fact.words && isMoney(fact)) {
        sum = plus(sum, times(fact, this.all.factor(fact.dim.slice(6), currency)));
      }
    }
    return sum;
  };

  /* The first side's awards, less what the others pay: from its first year on. */
  Stack.prototype.lower = function (sides) {
    const own = sides[0], others = sides.slice(1).reduce(function (list, side) { return list.concat(side); }, []);
    if (!own.length) { return []; }
    const currency = own[0].currency;
    let left = this.sum(others, null, currency);
    const kept = paying(others);
    for (const year of yearsOf([own])) { left = minus(left, this.take(own, year, left, currency)); }
    return kept;
  };

  /* Lower a year's sums, one benefit after the other, by an amount; returns what was taken. */
  Stack.prototype.take = function (side, year, amount, currency) {
    let taken = ZERO;
    for (const slot of side) {
      const here = slot.paid.get(year) || 0n;
      const factor = this.all.factor(slot.currency, currency);
      const less = least(times(fraction(here), factor), minus(amount, taken));
      if (less.n > 0n) {
        slot.paid.set(year, here - rounded(over(less, factor)));
        taken = plus(taken, less);
      }
    }
    return taken;
  };

  // --- when it is paid -------------------------------------------------------------------------

  const FULL_YEAR = "full-year-", PRODUCTION = "production-confirmed";

  function fullYear(trigger) { return trigger.startsWith(FULL_YEAR) ? Number(trigger.slice(FULL_YEAR.length)) : null; }
  Assessment.prototype.dayOf = function (trigger) {
    const count = fullYear(trigger);
    if (count === null) { return this.events[trigger] || null; }
    const begun = this.events[PRODUCTION];
    if (!begun) { return null; }
    // Production from 1 January on makes that year a full one.
    return pad(parts(begun)[0] + count - (begun.slice(5) === "01-01" ? 1 : 0), 4) + "-12-31";
  };
  Assessment.prototype.yearOf = function (trigger) {
    const count = fullYear(trigger);
    return count === null ? this.start(trigger) : (this.starts[PRODUCTION] || 0) + count;
  };

  Assessment.prototype.payout = function (award) {
    const benefit = award.rule;
    if (award.state !== "sum") { return []; }
    const piece = (trigger, pair, amount, year, state, checks) => {
      const made = { trigger: trigger };
      if (pair) { made.share = pair; }
      Object.assign(made, { amount: String(amount), year: year });
      const day = this.dayOf(trigger);
      if (day) { made.date = day; }
      return Object.assign(made, { state: state, checks: checks });
    };
    if (some(benefit.milestones)) {
      const left = new Map();
      award.years.forEach(function (each, year) { left.set(year, each.paid); });
      return benefit.milestones.map((each) => {
        const year = this.start(each.event), rest = left.get(year) || 0n;
        const sum = floor(value(each.amount));
        const paid = sum < rest ? sum : rest;
        left.set(year, rest - paid);
        const made = piece(each.event, null, paid, year, "due", []);
        delete made.date;
        if (this.events[each.event]) { made.date = this.events[each.event]; }
        return made;
      });
    }
    let exact = ZERO;
    const whole = fraction(total(award));
    return (benefit.payout || []).map((part) => {
      const rate = share(part.share), before = rounded(exact);
      exact = plus(exact, times(whole, rate));
      const year = this.yearOf(part.trigger);
      const checks = (part.conditions || []).map((each, i) => check("condition", this.judge(each, year), [i]));
      const found = worst(checks);
      const state = found === MET ? "due" : found === UNKNOWN ? "open" : benefit.missed || "open";
      return piece(part.trigger, [String(rate.n), String(rate.d)], rounded(exact) - before, year, state, checks);
    });
  };

  // --- the result ------------------------------------------------------------------------------

  function yearAsData(each) {
    const made = { before: String(each.before), amount: String(each.amount), paid: String(each.paid) };
    if (each.cut.length) { made.cut = each.cut; }
    if (each.why) { made.why = each.why; }
    if (each.each) { made.each = true; }
    if (each.items !== undefined) { made.items = each.items; }
    if (each.if) { made.if = true; }
    if (each.open_increments) { made.open_increments = true; }
    if (each.joint) { made.joint = each.joint; }
    return made;
  }
  function awardAsData(award) {
    const made = { kind: award.kind, state: award.state, certainty: award.certainty };
    if (award.currency) { made.currency = award.currency; }
    made.years = {};
    award.years.forEach(function (each, year) { made.years[year] = yearAsData(each); });
    made.total = String(total(award));
    if (award.atMost !== null) { made.at_most = String(award.atMost); }
    made.needs = award.needs;
    if (award.payout.length) { made.payout = award.payout; }
    return made;
  }

  /* Judge all clauses of all policies for one profile on a day (ISO text); see ENGINE form. */
  function assess(policies, profile, date, rates) {
    const all = new Assessment(profile, date, rates);
    const results = new Map();
    for (const policy of policies) {
      const state = validity(policy, date);
      for (const clause of policy.clauses || []) {
        results.set(policy.id + "/" + clause.id, all.clause(policy, clause, state));
      }
    }
    const stack = new Stack(all, results);
    const contests = stack.settle(policies), needed = new Set();
    const need = function (keys) { for (const key of keys) { needed.add(key); } };
    for (const policy of policies) {
      if (some(policy.caps)) { contests.push(...all.withinDocument(policy, stack)); }
    }
    const made = { date: date, horizon: all.horizon, clauses: {}, stacking: contests, totals: [], up_to: [], by_year: {}, needs: [] };
    const totals = new Map(), byYear = new Map();
    for (const [key, result] of results) {
      if (result.found !== NOT) {
        for (const award of result.awards) {
          if (award.slot) {
            award.years.forEach(function (each, year) { each.paid = award.slot.paid.get(year) || 0n; });
            if (award.slot.unsure) {
              award.certainty = "up-to";
              award.atMost = total(award);
              award.needs = add(award.needs.slice(), award.slot.unsure);
            }
          }
          award.payout = all.payout(award);
        }
      }
      const needs = needsOf(result.checks);
      need(needs);
      const said = {
        policy: result.policy, clause: result.clause, number: result.number, document_no: result.document_no,
        validity: result.validity, verdict: VERDICTS[result.found]
      };
      if (result.because) { said.because = result.because; }
      said.checks = result.checks;
      said.needs = needs;
      said.benefits = {};
      for (const award of result.awards) {
        said.benefits[award.id] = awardAsData(award);
        need(award.needs);
        if (result.found === MET) { count(made, totals, byYear, key, award); }
      }
      made.clauses[key] = said;
    }
    made.needs = Array.from(needed);
    totals.forEach(function (each) {
      made.totals.push({
        kind: each.kind, currency: each.currency, certainty: each.certainty, award: String(each.award),
        due: String(each.award - each.open - each.forfeited), open: String(each.open), forfeited: String(each.forfeited)
      });
    });
    byYear.forEach(function (years, currency) {
      made.by_year[currency] = {};
      years.forEach(function (sum, year) { made.by_year[currency][year] = String(sum); });
    });
    return made;
  }

  function count(made, totals, byYear, key, award) {
    if (award.atMost !== null) {
      made.up_to.push({ clause: key, benefit: award.id, currency: award.currency, at_most: String(award.atMost) });
    }
    if (award.state !== "sum" || COUNTED.indexOf(award.certainty) < 0) { return; }
    const name = [award.kind, award.currency, award.certainty].join("\n");
    const sums = totals.get(name) || {
      kind: award.kind, currency: award.currency, certainty: award.certainty, award: 0n, open: 0n, forfeited: 0n
    };
    totals.set(name, sums);
    sums.award += total(award);
    for (const each of award.payout) {
      if (each.state === "open" || each.state === "deferred") { sums.open += BigInt(each.amount); }
      if (each.state === "forfeited") { sums.forfeited += BigInt(each.amount); }
    }
    const years = byYear.get(award.currency) || new Map();
    byYear.set(award.currency, years);
    award.years.forEach(function (each, year) { years.set(year, (years.get(year) || 0n) + each.paid); });
  }

  return { assess: assess, validity: validity };
}));
