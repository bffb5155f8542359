/* The policy finder: what a visitor knows is read, judged by the engine, and told in words.

   Answers stay on this device: they stand in the fragment of the address only. Every word comes
   from GUIDE_POLICY_WORDS, every rule from GUIDE_POLICIES. */
(function () {
  "use strict";
  const rules = window.GUIDE_POLICIES, said = window.GUIDE_POLICY_WORDS;
  if (!rules || !said || !window.PolicyEngine || !window.GuideAmounts) { return; }
  const amounts = window.GuideAmounts(said.vocabulary, said.formats, said.lang);
  const FIRST = 12;          // verdicts that a list shows at once
  const SVG = "http://www.w3.org/2000/svg";

  let form, fields, choices = [], shown = {};

  function word(key, values) {
    return (said.words[key] || key).replace(/\{([a-z]+)\}/g, function (_, name) {
      return values && values[name] !== undefined ? values[name] : "";
    });
  }
  function list(parts) { return parts.join(word("list-comma")); }
  function aside(text, note) { return note ? said.formats.aside.replace("{value}", text).replace("{aside}", note) : text; }
  function make(name, options, children) {
    const node = document.createElement(name);
    Object.keys(options || {}).forEach(function (key) {
      const value = options[key];
      if (value === null || value === undefined || value === "") { return; }
      if (key === "text") { node.textContent = value; } else if (key === "on") { node.addEventListener("click", value); } else { node.setAttribute(key, value); }
    });
    (children || []).forEach(function (child) { if (child) { node.appendChild(child); } });
    return node;
  }
  /* A day as the language writes it. */
  function day(iso) {
    const at = iso.split("-").map(Number);
    return said.formats.day.replace("{year}", at[0]).replace("{month}", at[1]).replace("{day}", at[2])
      .replace("{month_name}", said.formats.months[at[1] - 1] || "");
  }
  function money(minor, currency) { return amounts.showMoney(BigInt(minor), currency); }
  function one(selector, root) { return (root || document).querySelector(selector); }
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  /* Today where the policies hold, as ISO text. */
  function today() {
    const now = new Date();
    try {
      const parts = {};
      new Intl.DateTimeFormat("en-US", {
        timeZone: rules.zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).formatToParts(now).forEach(function (part) { parts[part.type] = part.value; });
      return parts.year + "-" + parts.month + "-" + parts.day;
    } catch (error) {
      return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
    }
  }

  // --- reading the answers ---------------------------------------------------------------------

  function pair(value) { return [String(value.n), String(10n ** BigInt(value.p))]; }

  /* What a field says: {value, text}, null for an empty one, {fault} for what cannot be read. */
  function read(field) {
    const text = field.value.trim();
    if (!text) { return null; }
    const currency = field.dataset.currency, unit = field.dataset.unit;
    let found;
    switch (field.dataset.kind) {
      case "money":
        found = amounts.money(text, currency);
        return found ? {
          value: { dim: "money:" + found.currency, value: [String(found.minor), "1"] },
          text: amounts.showMoney(found.minor, found.currency)
        } : { fault: true };
      case "area":
      case "time":
        found = amounts.measure(text, unit);
        return found ? { value: measured(found), text: amounts.showMeasure(found.value, found.unit) } : { fault: true };
      case "share":
        found = amounts.rate(text);
        return found ? {
          value: { dim: "share", value: [String(found.value.n), String(10n ** BigInt(found.value.p) * (found.sign === "%" ? 100n : 1000n))] },
          text: amounts.showRate(found.value, found.sign)
        } : { fault: true };
      case "price":
        return price(text, currency, unit);
      default:
        found = amounts.number(text);
        return found ? { value: { dim: "number", value: pair(found) }, text: amounts.showNumber(found) } : { fault: true };
    }
  }
  /* A measure in the base of its unit, where the engine knows it. */
  function measured(found) {
    const factor = said.vocabulary.factors[found.unit];
    return {
      dim: factor[0],
      value: [String(found.value.n * BigInt(factor[1])), String(10n ** BigInt(found.value.p) * BigInt(factor[2]))]
    };
  }
  function price(text, currency, unit) {
    const parts = text.normalize("NFKC").split(/\s*\/\s*/);
    const sum = amounts.money(parts[0], currency);
    const below = parts.length > 1 ? amounts.measure("1 " + parts[1], unit) : amounts.measure("1", unit);
    if (!sum || !below || parts.length > 2) { return { fault: true }; }
    const factor = said.vocabulary.factors[below.unit];
    return {
      value: {
        dim: "price:" + sum.currency + "/" + factor[0],
        value: [String(sum.minor * BigInt(factor[2])), factor[1]]
      },
      text: amounts.showMoney(sum.minor, sum.currency) + " / " + amounts.showMeasure(amounts.decimal(1n, 0), below.unit)
    };
  }

  function split(name) {
    const found = /^(.*)\.([0-9])$/.exec(name);
    return found ? { key: found[1], year: found[2] } : { key: name, year: "" };
  }

  /* The profile that the form tells, and the state that the address keeps. */
  function answers() {
    const profile = { facts: {}, events: {}, choices: choices.slice(), horizon: Number(form.elements.horizon.value) };
    const state = new URLSearchParams();
    const audience = [];
    fields.forEach(function (field) {
      const name = field.name;
      if (name === "horizon") {
        if (field.value !== field.getAttribute("data-start")) { state.set(name, field.value); }
      } else if (field.type === "checkbox") {
        if (field.checked) { audience.push(field.value); }
      } else if (field.dataset.kind === "date") {
        if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(field.value)) {
          profile.events[name.replace("event:", "")] = field.value;
          state.set(name, field.value);
        }
      } else if (field.dataset.kind === "choice") {
        if (field.value) {
          profile.facts[name] = { value: { words: field.value === "-" ? [] : [field.value] } };
          state.set(name, field.value);
        }
      } else {
        const found = read(field);
        tell(field, found);
        if (found) { state.set(name, field.value.trim()); }
        if (found && found.value) { put(profile.facts, split(name), found.value, field.dataset.kind); }
      }
    });
    if (audience.length) {
      profile.audience = audience;
      state.set("audience", audience.join(","));
    }
    if (choices.length) { state.set("choices", choices.join(",")); }
    (rules.copies || []).forEach(function (key) {
      const plain = key.split("#")[0];
      if (profile.facts[plain] && !profile.facts[key]) { profile.facts[key] = profile.facts[plain]; }
    });
    return { profile: profile, state: state };
  }
  function put(facts, at, value, kind) {
    const fact = facts[at.key] || (facts[at.key] = {});
    if (at.year === "") { fact.value = value; return; }
    (fact.years || (fact.years = {}))[at.year] = value;
  }
  function tell(field, found) {
    const output = document.getElementById("said-" + field.id);
    const fault = !!(found && found.fault);
    if (fault) { field.setAttribute("aria-invalid", "true"); } else { field.removeAttribute("aria-invalid"); }
    output.textContent = !found ? "" : fault ? word("not-read") : word("read-as", { value: found.text });
    output.classList.toggle("fault", fault);
  }

  function restore() {
    const state = new URLSearchParams(window.location.hash.slice(1));
    form.reset();
    choices = state.get("choices") ? state.get("choices").split(",") : [];
    const audience = (state.get("audience") || "").split(",");
    fields.forEach(function (field) {
      if (field.type === "checkbox") {
        field.checked = audience.indexOf(field.value) >= 0;
      } else if (state.has(field.name)) {
        field.value = state.get(field.name);
        const fold = field.closest("details");
        if (fold) { unfold(field); }
      }
    });
  }
  function unfold(node) {
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
  }

  // --- what is still to be said ----------------------------------------------------------------

  /* The question that answers a need: its field, label and where to jump. */
  function question(need) {
    const names = [need, need.replace(/\.(growth|increase)(?=@|$)/, ""), need.split("#")[0]];
    for (const name of names) {
      const node = all("[data-question]").find(function (each) { return each.dataset.question === name; });
      if (node) { return { node: node, name: name, label: (one("legend, label", node) || node).textContent.trim() }; }
    }
    return null;
  }
  function jump(found, need) {
    found.node.hidden = false;
    unfold(found.node);
    const byYear = /\.(growth|increase)/.test(need) && one("details.by-year", found.node);
    if (byYear) { byYear.open = true; }
    const field = (byYear && one("input", byYear)) || one("input, select", found.node);
    field.focus();
    field.scrollIntoView({ block: "center" });
  }
  function needs(keys, label) {
    const made = {}, items = [];
    keys.forEach(function (need) {
      const found = question(need);
      const rate = /^rate:(.*)$/.exec(need);
      const text = found ? found.label : rate ? word("rate", { currency: rate[1] }) : "";
      if (!text || made[text]) { return; }
      made[text] = true;
      items.push(make("li", {}, [found
        ? make("button", { type: "button", class: "chip", text: text, on: function () { jump(found, need); } })
        : make("span", { class: "chip", text: text })]));
    });
    if (!items.length) { return null; }
    return make("div", { class: "needs" }, [make("p", { class: "note", text: label }), make("ul", {}, items)]);
  }

  // --- verdicts --------------------------------------------------------------------------------

  function checkText(check, result, key) {
    const clause = said.clauses[key], document_ = said.policies[result.policy];
    switch (check.of) {
      case "validity": return word("check-validity", { state: said.enums.Validity[result.validity] });
      case "audience": return word("check-audience", { value: clause.audience });
      case "exclusion": return word("check-exclusion", {
        value: check.at[0] === "policy" ? document_.exclusions[check.at[1]] : clause.exclusions[check.at[1]]
      });
      case "condition": return clause.conditions[check.at[0]];
      default: return word("check-" + check.of) + (check.assumed ? word("list-comma") + word("assumed") : "");
    }
  }
  function checkItem(check, result, key) {
    const sign = { met: "✓", "not-met": "✕", unknown: "?" }[check.verdict];
    return make("li", { class: "check check-" + check.verdict }, [
      make("span", { class: "sign", "aria-hidden": "true", text: sign }),
      make("span", { text: checkText(check, result, key) }),
      make("span", { class: "unseen", text: aside("", word(check.verdict)) })
    ]);
  }
  /* What a benefit comes to, in a line; empty where nothing can be said. */
  function sum(benefit) {
    if (benefit.state === "in-kind") { return word("in-kind"); }
    if (benefit.state === "case-by-case") { return word("case-by-case"); }
    if (benefit.state !== "sum") { return ""; }
    if (benefit.at_most !== undefined) { return word("at-most", { value: money(benefit.at_most, benefit.currency) }); }
    const years = Object.keys(benefit.years).filter(function (year) { return BigInt(benefit.years[year].amount) > 0n; });
    const total = years.reduce(function (all_, year) { return all_ + BigInt(benefit.years[year].amount); }, 0n);
    const each = years.some(function (year) { return benefit.years[year].each; });
    const text = years.length === 1
      ? word("in-year", { year: years[0], value: money(total, benefit.currency) })
      : word("over-years", { years: years.length, value: money(total, benefit.currency) });
    const counted = years.some(function (year) { return benefit.years[year].paid !== "0"; });
    return aside(aside(text, each ? word("per-item") : ""), counted || benefit.if ? "" : word("not-counted"));
  }

  /* The last day to apply, with the days that are left. */
  function latest(iso) {
    const left = Math.round((Date.parse(iso + "T00:00:00Z") - Date.parse(today() + "T00:00:00Z")) / 86400000);
    return word(left < 0 ? "latest-passed" : left ? "latest" : "latest-today", { date: day(iso), count: left });
  }

  function card(key, result) {
    const clause = said.clauses[key], document_ = said.policies[result.policy];
    const benefits = Object.keys(result.benefits);
    const article = make("article", {});
    article.appendChild(make("h3", { class: "verdict-title" }, [make("a", { href: clause.href, text: clause.headline })]));
    article.appendChild(make("p", { class: "soft verdict-basis", text: list([document_.title, document_.number !== "none" ? document_.number : "", clause.number].filter(Boolean)) }));
    if (result.verdict !== "does-not-apply") {
      const sums = benefits.map(function (id) {
        const benefit = result.benefits[id], text = sum(benefit);
        if (!text) { return null; }
        const label = clause.benefits[id].name;
        const name = benefits.length > 1 && text.toLowerCase().indexOf(label.toLowerCase()) < 0 ? word("labelled", { label: label, value: text }) : text;
        return make("p", { class: "verdict-sum" + (benefit.state === "sum" ? " number" : ""), text: name });
      });
      sums.forEach(function (node) { if (node) { article.appendChild(node); } });
      if (clause.plain) { article.appendChild(make("p", { class: "row-summary", text: clause.plain })); }
    }
    if (result.verdict === "depends") {
      const block = needs(result.needs, word("needs"));
      if (block) { article.appendChild(block); }
    }
    if (result.verdict === "applies") {
      const open = benefits.reduce(function (keys, id) { return keys.concat(result.benefits[id].needs); }, []);
      const block = needs(open, word("sum-needs"));
      if (block) { article.appendChild(block); }
    }
    if (result.verdict === "does-not-apply") {
      const failing = result.because ? [] : result.checks.filter(function (check) { return check.verdict === "not-met"; });
      article.appendChild(make("ul", { class: "checks" }, failing.map(function (check) { return checkItem(check, result, key); })
        .concat(result.because ? [make("li", { class: "check check-not-met" }, [
          make("span", { class: "sign", "aria-hidden": "true", text: "✕" }), make("span", { text: word("nothing") })])] : [])));
    } else {
      article.appendChild(make("details", { class: "verdict-more" }, [
        make("summary", { text: word("why") }),
        make("ul", { class: "checks" }, result.checks.map(function (check) { return checkItem(check, result, key); }))
      ]));
      if (clause.documents.length) {
        article.appendChild(make("details", { class: "verdict-more" }, [
          make("summary", { text: word("documents") }),
          make("ul", { class: "bullets" }, clause.documents.map(function (text) { return make("li", { text: text }); }))
        ]));
      }
      const facts = [];
      if (clause.latest) { facts.push(latest(clause.latest)); }
      if (document_.until) { facts.push(word("until", { until: document_.until })); }
      if (clause.window) { facts.push(word("labelled", { label: word("window"), value: clause.window })); }
      if (document_.department) { facts.push(word("decides", { department: document_.department })); }
      facts.forEach(function (text) { article.appendChild(make("p", { class: "note", text: text })); });
    }
    return make("li", { class: "verdict" }, [article]);
  }

  const RANK = { sum: 0, "in-kind": 2, "case-by-case": 3, needs: 1 };
  function worth(result) {
    const states = Object.keys(result.benefits).map(function (id) { const rank = RANK[result.benefits[id].state]; return rank === undefined ? 4 : rank; });
    return Math.min.apply(null, states.concat(5));
  }
  function fill(state, entries) {
    const section = one('[data-verdict="' + state + '"]');
    const target = one("[data-list]", section);
    one("[data-count]", section).textContent = entries.length ? String(entries.length) : "0";
    target.textContent = "";
    const most = shown[state] ? entries.length : FIRST;
    entries.slice(0, most).forEach(function (entry) { target.appendChild(card(entry[0], entry[1])); });
    if (!entries.length) { target.appendChild(make("li", { class: "empty", text: word("none") })); }
    if (entries.length > most) {
      target.appendChild(make("li", { class: "verdict-all" }, [make("button", {
        type: "button", class: "button", text: word("more", { count: entries.length - most }),
        on: function () {
          shown[state] = true;
          fill(state, entries);
          const next = all(".verdict-title a", target)[most];
          if (next) { next.focus(); }
        }
      })]));
    }
  }

  // --- the estimate ----------------------------------------------------------------------------

  function name(key) {
    const clause = said.clauses[key];
    return clause.title || clause.headline;
  }
  function estimate(result) {
    const section = one("[data-estimate]"), body = one("[data-estimate-body]");
    body.textContent = "";
    const currencies = Object.keys(result.by_year);
    const applying = Object.keys(result.clauses).filter(function (key) { return result.clauses[key].verdict === "applies"; });
    section.hidden = !applying.length;
    if (!applying.length) { return; }
    const counted = currencies.filter(function (currency) { return total(result.by_year[currency]) > 0n; });
    if (!counted.length) { body.appendChild(make("p", { text: word("no-sum") })); }
    counted.forEach(function (currency) { oneCurrency(body, result, currency); });
    upTo(body, result);
    stacking(body, result);
    const mixed = Object.keys(result.clauses).length && fields.some(function (field) {
      const found = field.dataset.kind === "money" && read(field);
      return found && found.value && found.value.dim !== "money:" + currencies[0];
    });
    body.appendChild(make("p", { class: "note", text: word("as-of", { date: day(result.date) }) + (mixed ? " " + word("foreign") : "") }));
    const told = [];
    fields.forEach(function (field) {
      if (field.name === "horizon" || !(field.type === "checkbox" ? field.checked : field.value)) { return; }
      const at = split(field.name), found = question(at.key);
      const label = (found ? found.label : at.key) + (at.year !== "" && field.type === "text" ? " " + one('label[for="' + CSS.escape(field.id) + '"]').textContent : "");
      const value = field.type === "checkbox" ? field.parentElement.textContent.trim()
        : field.tagName === "SELECT" ? field.options[field.selectedIndex].textContent
        : field.type === "date" ? field.value : (read(field) || {}).text || field.value;
      told.push(word("labelled", { label: label, value: field.type === "date" ? day(value) : value }));
    });
    body.appendChild(make("div", { class: "paper-only" }, [
      make("h3", { class: "minor", text: word("answers") }),
      make("ul", { class: "bullets" }, told.map(function (text) { return make("li", { text: text }); }))
    ]));
  }
  function total(years) { return Object.keys(years).reduce(function (sum_, year) { return sum_ + BigInt(years[year]); }, 0n); }

  function rowsOf(result, currency) {
    const rows = [];
    Object.keys(result.clauses).forEach(function (key) {
      const clause = result.clauses[key];
      if (clause.verdict !== "applies") { return; }
      Object.keys(clause.benefits).forEach(function (id) {
        const benefit = clause.benefits[id];
        if (benefit.state === "sum" && benefit.at_most === undefined && benefit.currency === currency) {
          rows.push({ key: key, id: id, clause: clause, benefit: benefit });
        }
      });
    });
    return rows;
  }

  function oneCurrency(body, result, currency) {
    const sums = result.by_year[currency], rows = rowsOf(result, currency);
    const years = Object.keys(sums).map(Number).sort(function (a, b) { return a - b; });
    body.appendChild(make("p", { class: "estimate-total" }, [
      make("span", { class: "number", text: money(total(sums), currency) }),
      make("span", { class: "soft", text: " " + word("total") })
    ]));
    body.appendChild(make("p", { class: "estimate-kinds" }, []));
    one(".estimate-kinds:last-child", body).textContent = list(result.totals.filter(function (each) { return each.currency === currency; })
      .map(function (each) {
        const parts = [];
        if (each.open !== "0") { parts.push(money(each.open, currency) + " " + word("open")); }
        if (each.forfeited !== "0") { parts.push(money(each.forfeited, currency) + " " + word("forfeited")); }
        return aside(said.enums.BenefitKind[each.kind] + " " + money(each.award, currency), list(parts));
      }));
    body.appendChild(make("h3", { class: "minor", text: word("chart") }));
    body.appendChild(chart(years, sums, currency));
    body.appendChild(make("h3", { class: "minor", text: word("table") }));
    const head = make("tr", {}, [make("th", { scope: "col", text: word("clause") })].concat(
      years.map(function (year) { return make("th", { scope: "col", class: "numeric", text: word("year", { year: year }) }); }),
      [make("th", { scope: "col", class: "numeric", text: word("total") })]));
    const lines = rows.map(function (row) { return line(row, years, currency); });
    lines.push(make("tr", { class: "sum-row" }, [make("th", { scope: "row", text: word("total") })].concat(
      years.map(function (year) { return make("td", { class: "numeric", text: money(sums[year], currency) }); }),
      [make("td", { class: "numeric", text: money(total(sums), currency) })])));
    body.appendChild(make("div", { class: "scroller", role: "group", tabindex: "0", "aria-label": word("table") }, [
      make("table", {}, [make("thead", {}, [head]), make("tbody", {}, lines)])
    ]));
    rows.forEach(function (row) { notes(body, row, currency); });
  }
  function line(row, years, currency) {
    const clause = said.clauses[row.key];
    const several = Object.keys(row.clause.benefits).length > 1;
    return make("tr", {}, [make("th", { scope: "row" }, [
      make("a", { href: clause.href, text: name(row.key) }),
      make("span", { class: "note", text: list([several ? clause.benefits[row.id].name : "", clause.number].filter(Boolean)) })
    ])].concat(years.map(function (year) {
      const each = row.benefit.years[year];
      const struck = each && each.amount !== each.paid;
      return make("td", { class: "numeric" }, each ? [
        struck ? make("s", { text: money(each.amount, currency) }) : null,
        struck ? document.createTextNode(" ") : null,
        document.createTextNode(money(each.paid, currency))
      ] : [document.createTextNode("–")]);
    }), [make("td", { class: "numeric", text: money(row.benefit.total, currency) })]));
  }
  /* What cut a sum, and when it is paid. */
  function notes(body, row, currency) {
    const clause = said.clauses[row.key], texts = [];
    Object.keys(row.benefit.years).forEach(function (year) {
      const each = row.benefit.years[year];
      (each.cut || []).forEach(function (index) {
        texts.push(word("year", { year: year }) + word("list-comma") + word("cut", { cap: clause.benefits[row.id].caps[index] || "", before: money(each.before, currency) }));
      });
      (each.joint || []).forEach(function (index) {
        texts.push(word("year", { year: year }) + word("list-comma") + word("cut", { cap: clause.joint[index] || "", before: money(each.before, currency) }));
      });
      if (each.items !== undefined && each.items !== 1) { texts.push(word("year", { year: year }) + word("list-comma") + word("items", { count: each.items })); }
    });
    const paid = (row.benefit.payout || []).filter(function (each) { return each.amount !== "0"; });
    if (paid.length > 1) {
      paid.forEach(function (each) {
        texts.push(word("instalment", {
          trigger: said.enums.PayoutTrigger[each.trigger] || each.trigger, amount: money(each.amount, currency),
          year: each.year, state: word("state-" + each.state)
        }));
      });
    }
    if (!texts.length) { return; }
    body.appendChild(make("div", { class: "estimate-note" }, [
      make("p", { class: "note" }, [make("strong", { text: name(row.key) })]),
      make("ul", { class: "bullets" }, texts.map(function (text) { return make("li", { class: "note", text: text }); }))
    ]));
  }

  function chart(years, sums, currency) {
    // One unit of the drawing is a pixel of the page, so that its type has the page's size.
    const row = 34, label = 66, wide = Math.max(280, Math.min(640, one("[data-estimate]").clientWidth)), room = wide < 420 ? 130 : 170;
    const most = years.reduce(function (top, year) { const sum_ = BigInt(sums[year]); return sum_ > top ? sum_ : top; }, 1n);
    const said_ = years.map(function (year) { return word("year", { year: year }) + " " + money(sums[year], currency); });
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 " + wide + " " + (row * years.length + 4));
    svg.setAttribute("class", "year-chart");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", word("chart-alt", { values: list(said_) }));
    function put(name_, attributes, text) {
      const node = document.createElementNS(SVG, name_);
      Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
      if (text !== undefined) { node.textContent = text; }
      svg.appendChild(node);
    }
    years.forEach(function (year, index) {
      const width = Number(BigInt(sums[year]) * 10000n / most) / 10000 * (wide - label - room);
      const top = index * row + 5;
      put("text", { x: 0, y: top + 17 }, word("year", { year: year }));
      put("rect", { x: label, y: top, width: Math.max(width, sums[year] === "0" ? 0 : 1), height: row - 10 });
      put("text", { x: label + width + 8, y: top + 17, class: "value" }, money(sums[year], currency));
    });
    put("line", { x1: label, x2: label, y1: 0, y2: row * years.length });
    return svg;
  }

  function upTo(body, result) {
    const items = result.up_to.filter(function (each) { return said.clauses[each.clause]; }).map(function (each) {
      return word("labelled", { label: name(each.clause), value: word("at-most", { value: money(each.at_most, each.currency) }) });
    });
    Object.keys(result.clauses).forEach(function (key) {
      const clause = result.clauses[key];
      if (clause.verdict !== "applies") { return; }
      Object.keys(clause.benefits).forEach(function (id) {
        const benefit = clause.benefits[id];
        if (benefit.state === "case-by-case" && benefit.at_most === undefined) {
          items.push(word("labelled", { label: name(key), value: word("case-by-case") }));
        }
      });
    });
    if (!items.length) { return; }
    body.appendChild(make("h3", { class: "minor", text: word("up-to") }));
    body.appendChild(make("ul", { class: "bullets" }, items.map(function (text) { return make("li", { text: text }); })));
  }

  function stacking(body, result) {
    const items = result.stacking.map(function (each) {
      const rule = said.enums.StackingRule[each.rule];
      const lost = [];
      each.dropped.forEach(function (one_) { if (lost.indexOf(one_.clause) < 0) { lost.push(one_.clause); } });
      const children = [];
      if (each.rule === "joint-cap") {
        const cap = said.policies[each.policy].caps[each.cap];
        return make("li", { text: each.open.length
          ? word("joint-open", { cap: cap, open: list(each.open.map(name)) })
          : word("joint", { cap: cap, dropped: list(lost.map(name)) }) });
      }
      if (lost.length) {
        children.push(document.createTextNode(word("stacking-kept", {
          rule: rule, kept: list(each.kept.map(name)), dropped: list(lost.map(name))
        })));
        if (each.rule === "choose-one" || each.rule === "excludes") {
          lost.filter(function (key) { return each.kept.indexOf(key) < 0; }).forEach(function (key) {
            children.push(document.createTextNode(" "));
            children.push(make("button", {
              type: "button", class: "chip", text: word("stacking-choose", { clause: name(key) }),
              on: function () {
                choices = choices.filter(function (old) { return each.kept.indexOf(old) < 0; }).concat(key);
                update();
                one("#estimate-title").focus();
              }
            }));
          });
        }
      }
      if (each.open.length) {
        children.push(document.createTextNode((lost.length ? " " : "") + word("stacking-open", { rule: rule, open: list(each.open.map(name)) })));
      }
      return make("li", {}, children);
    });
    if (!items.length) { return; }
    body.appendChild(make("h3", { class: "minor", text: word("stacking") }));
    body.appendChild(make("ul", { class: "bullets" }, items));
  }

  // --- all of it -------------------------------------------------------------------------------

  /* Of the further facts only those are asked that may still decide something. */
  function narrow(result) {
    const wanted = {};
    const want = function (need) {
      const found = question(need);
      if (found) { wanted[found.name] = true; }
    };
    Object.keys(result.clauses).forEach(function (key) {
      const clause = result.clauses[key];
      if (clause.verdict === "does-not-apply") { return; }
      clause.needs.forEach(want);
      Object.keys(clause.benefits).forEach(function (id) {
        const benefit = clause.benefits[id];
        benefit.needs.forEach(want);
        if (Object.keys(benefit.years).some(function (year) { return benefit.years[year].each; })) { want("items#" + key + "/" + id); }
        (benefit.payout || []).forEach(function (part) {
          part.checks.forEach(function (check) { (check.needs || []).forEach(want); });
        });
      });
    });
    const group = one('[data-group="more"]');
    if (!group) { return; }
    all("[data-question]", group).forEach(function (node) {
      const answered = all(".answer", node).some(function (field) { return !!field.value; });
      node.hidden = !answered && !wanted[node.dataset.question] && !node.contains(document.activeElement);
    });
  }

  let timer = 0;
  function update(keepAddress) {
    const told = answers();
    const result = window.PolicyEngine.assess(rules.policies, told.profile, today(), rules.rates);
    const entries = { applies: [], depends: [], "does-not-apply": [] };
    Object.keys(result.clauses).forEach(function (key) { entries[result.clauses[key].verdict].push([key, result.clauses[key]]); });
    entries.applies.sort(function (a, b) { return worth(a[1]) - worth(b[1]); });
    entries.depends.sort(function (a, b) { return a[1].needs.length - b[1].needs.length || worth(a[1]) - worth(b[1]); });
    Object.keys(entries).forEach(function (state) { fill(state, entries[state]); });
    estimate(result);
    const tally = word("tally", { applies: entries.applies.length, depends: entries.depends.length, not: entries["does-not-apply"].length });
    one("[data-tally]").textContent = tally;
    one("[data-bar-text]").textContent = tally;
    all("[data-group]").forEach(function (group) {
      const count = all(".answer", group).filter(function (field) { return field.type === "checkbox" ? field.checked : !!field.value; }).length;
      one("[data-count]", group).textContent = count ? word("answered", { count: count }) : "";
    });
    narrow(result);
    if (!keepAddress) {
      const hash = told.state.toString();
      history.replaceState(null, "", window.location.pathname + window.location.search + (hash ? "#" + hash : ""));
    }
    const hash = window.location.hash;
    all("a[hreflang]").forEach(function (link) { link.href = link.href.split("#")[0] + hash; });
    window.GUIDE_POLICY_RESULT = result;
  }
  function soon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(update, 120);
  }

  function start() {
    form = one("[data-form]");
    if (!form) { return; }
    fields = all(".answer", form);
    form.elements.horizon.setAttribute("data-start", form.elements.horizon.value);
    restore();
    one("[data-body]").hidden = false;
    one("[data-static]").hidden = true;
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () {
      choices = [];
      shown = {};
      window.setTimeout(update, 0);
    });
    window.addEventListener("hashchange", function () {
      if (/[=&]/.test(window.location.hash) || !window.location.hash) {
        restore();
        update(true);
      }
    });
    one("[data-bar]").addEventListener("click", function (event) {
      event.preventDefault();
      const target = one("[data-estimate]").hidden ? one("#verdict-applies") : one("#estimate-title");
      target.focus();
      target.scrollIntoView();
    });
    update(true);
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
}());
