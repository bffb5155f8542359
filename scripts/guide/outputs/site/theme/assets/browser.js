/* The list of projects becomes a browser: facets with counts, search, sort, state in the address. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const page = document.getElementById("browser");
  if (!G || !page) { return; }

  const PAGE = 24;                 /* cards at a time */
  const SHOWN = 8;                 /* options of a facet before the rest is folded */
  const find = document.getElementById("find");
  const sort = document.getElementById("sort");
  const count = document.getElementById("count");
  const chips = document.getElementById("chips");
  const sheet = document.getElementById("sheet");
  const opener = document.getElementById("open-filters");
  const results = page.parentElement;
  const shelves = Array.from(results.children).filter((each) => each !== page);
  const ways = document.getElementById("ways");
  const found = G.make("ul", { class: "cards", hidden: true });
  const more = G.make("button", { type: "button", class: "button", hidden: true }, G.word("show-more"));
  const empty = G.make("p", { class: "empty", hidden: true }, G.word("no-match"));
  const facetForm = G.make("form", { class: "facets", "aria-label": opener.textContent.trim() });
  const bar = page.querySelector(".bench-line");
  const saver = document.getElementById("save-csv");
  const marks = document.getElementById("marks");

  let data = null;                 /* the catalogue, once it is there */
  let facets = [];
  let matches = [];
  let limit = PAGE;
  let turn = 0;
  const orders = {};
  let initials = null;
  let pairs = null;

  /* folding and searching ------------------------------------------------------------------- */

  function fold(text) {
    const lower = text.normalize("NFKC").toLowerCase();
    return Array.from(lower, (sign) => pairs.get(sign) || sign).join("").split(/\s+/).filter(Boolean);
  }

  /* The first letters of pinyin, told by where a character stands among those that begin a letter:
     the browser's own Chinese order. A character with several readings has its usual one. */
  function letters() {
    const collator = new Intl.Collator("zh-Hans-u-co-pinyin");
    const firsts = Array.from("阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀");
    const names = "abcdefghjklmnopqrstwxyz";
    const known = new Map();
    if (collator.compare("阿", "八") >= 0 || collator.compare("夕", "丫") >= 0) { return null; }
    return (sign) => {
      if (!/[\u3400-\u9fff]/.test(sign)) { return /[a-z0-9]/.test(sign) ? sign : ""; }
      if (!known.has(sign)) {
        let low = 0;
        let high = firsts.length;
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (collator.compare(firsts[middle], sign) <= 0) { low = middle; } else { high = middle; }
        }
        known.set(sign, names[low]);
      }
      return known.get(sign);
    };
  }

  function initialsOf(titles) {
    const letter = letters();
    if (!letter) { return titles.map(() => ""); }
    return titles.map((title, n) => data.initials[n] ||
      (/[\u3400-\u9fff]/.test(title) ? Array.from(title.toLowerCase(), letter).join("") : ""));
  }

  function searched(terms) {
    const texts = window.GUIDE_FIND;
    const wanted = terms.map((term) => ({ term: term, short: /^[a-z]{2,}$/.test(term) }));
    if (!initials && wanted.some((each) => each.short)) { initials = initialsOf(data.titles); }
    return (n) => wanted.every((each) =>
      texts[n].includes(each.term) || (each.short && initials[n].includes(each.term)));
  }

  /* the state, which is the address --------------------------------------------------------- */

  function emptyState() { return { q: "", sort: "", chosen: {} }; }

  function readState() {
    const query = new URLSearchParams(location.search);
    const state = emptyState();
    state.q = (query.get("q") || "").slice(0, 80);
    state.sort = Array.from(sort.options).some((each) => each.value === query.get("sort")) ? query.get("sort") : "";
    facets.forEach((facet) => {
      const values = (query.get(facet.key) || "").split(",");
      state.chosen[facet.key] = new Set(values.map((value) => facet.numbers.get(value)).filter((n) => n !== undefined));
    });
    return state;
  }

  function queryOf(state) {
    const query = new URLSearchParams();
    if (state.q) { query.set("q", state.q); }
    facets.forEach((facet) => {
      const values = Array.from(state.chosen[facet.key]).map((n) => facet.options[n][0]);
      if (values.length) { query.set(facet.key, values.join(",")); }
    });
    if (state.sort) { query.set("sort", state.sort); }
    const text = query.toString().replace(/%2C/g, ",");
    return text ? "?" + text : "";
  }

  function writeState(push) {
    const address = location.pathname + queryOf(state);
    try {
      if (push) { history.pushState(null, "", address); } else { history.replaceState(null, "", address); }
    } catch (error) { /* an address that may not change still shows the right list */ }
  }

  /* The other language shows the same choice. */
  function leadOn() {
    const query = queryOf(Object.assign({}, state, { q: "" }));
    document.querySelectorAll("a[hreflang]").forEach((link) => {
      link.href = link.getAttribute("href").replace(/\?.*$/, "") + query;
    });
  }

  let state = emptyState();

  function isPlain() { return !state.q && !state.sort && facets.every((facet) => !state.chosen[facet.key].size); }

  /* filtering: counts of a facet leave its own choice out of account ------------------------- */

  function prepare(facet) {
    facet.numbers = new Map(facet.options.map(([value], n) => [value, n]));
    facet.counts = new Array(facet.options.length).fill(0);
    facet.single = !facet.of.length || typeof facet.of[0] === "number";
  }

  function passes(facet, chosen, list, n) {
    const own = facet.of[n];
    if (facet.single) { return chosen.has(own); }
    const hit = (each) => own.includes(each);
    return facet.every ? own.length >= list.length && list.every(hit) : list.some(hit);
  }

  function countIn(facet, n) {
    const own = facet.of[n];
    if (facet.single) {
      if (own >= 0) { facet.counts[own] += 1; }
    } else {
      for (let k = 0; k < own.length; k += 1) { facet.counts[own[k]] += 1; }
    }
  }

  function filter() {
    const terms = window.GUIDE_FIND && state.q ? fold(state.q) : [];
    const has = terms.length ? searched(terms) : null;
    const active = facets.filter((facet) => state.chosen[facet.key].size);
    const lists = active.map((facet) => Array.from(state.chosen[facet.key]));
    const within = new Uint8Array(data.ids.length);
    facets.forEach((facet) => facet.counts.fill(0));
    let size = 0;
    for (let n = 0; n < data.ids.length; n += 1) {
      if (has && !has(n)) { continue; }
      let failed = null;
      let failures = 0;
      for (let k = 0; k < active.length && failures < 2; k += 1) {
        if (!passes(active[k], state.chosen[active[k].key], lists[k], n)) { failures += 1; failed = active[k]; }
      }
      if (failures === 0) {
        within[n] = 1;
        size += 1;
        for (let k = 0; k < facets.length; k += 1) { countIn(facets[k], n); }
      } else if (failures === 1 && !failed.every) { countIn(failed, n); }
    }
    matches = inOrder().filter((n) => within[n]);
    return size;
  }

  function inOrder() {
    if (!orders[state.sort]) {
      const all = data.ids.map((_, n) => n);
      const last = (n) => (data.amounts[n] === null ? 1 : 0);
      const by = {
        amount: (a, b) => last(a) - last(b) || data.amounts[b] - data.amounts[a] || a - b,
        "amount-up": (a, b) => last(a) - last(b) || data.amounts[a] - data.amounts[b] || a - b,
        newest: (a, b) => data.days[b] - data.days[a] || a - b
      };
      if (state.sort === "name") {
        const collator = new Intl.Collator(G.language.startsWith("zh-Hans") ? G.language + "-u-co-pinyin" : G.language, { numeric: true });
        by.name = (a, b) => collator.compare(data.titles[a], data.titles[b]) || a - b;
      }
      orders[state.sort] = by[state.sort] ? all.sort(by[state.sort]) : all;
    }
    return orders[state.sort];
  }

  /* drawing --------------------------------------------------------------------------------- */

  function sectorOf(n) {
    const facet = facets.find((each) => each.key === "sector");
    return facet && facet.of[n] >= 0 ? facet.options[facet.of[n]][0] : "";
  }

  const markOf = new Map(Array.from(marks.content.children, (each) => [each.dataset.sector, each]));

  function mark(sector) { return markOf.has(sector) ? markOf.get(sector).cloneNode(true) : ""; }

  function card(n) {
    const [summary, amount, facts, badges, steps] = window.GUIDE_CARDS[Math.floor(n / data.block)][n % data.block];
    const past = badges.some(([key]) => key === "status");
    const title = past ? G.make("s", {}, data.titles[n]) : data.titles[n];
    const item = G.make("li", { class: "card", "data-pick": "projects/" + data.ids[n], "data-sector": sectorOf(n) },
      G.make("article", {},
        G.make("p", { class: "card-top" }, mark(sectorOf(n)), ...badges.map(([key, value, label]) =>
          G.make("span", { class: "badge badge-" + key, "data-value": value }, label))),
        G.make("h2", { class: "card-title" }, G.make("a", { href: encodeURIComponent(data.ids[n]) + ".html" }, title)),
        G.make("p", { class: "card-summary" }, summary),
        G.make("div", { class: "card-foot" },
          amount.length ? G.make("p", { class: "card-amount" },
            G.make("span", { class: "number" }, amount[0]), " ", G.make("span", { class: "unit" }, amount[1]), " ",
            G.make("span", { class: "soft" }, amount[2])) : "",
          G.make("p", { class: "card-facts" }, ...facts.map((fact) => G.make("span", {}, fact))),
          steps.length ? dots(steps) : "")));
    return item;
  }

  function dots(steps) {
    const needed = steps.filter(([, value]) => value !== "not-needed");
    const done = needed.filter(([, value]) => value === "done");
    return G.make("p", { class: "progress" },
      G.make("span", { class: "dots" }, ...steps.map(([label, value, said], n) =>
        G.make("span", { class: "dot step-" + value, title: label },
          G.make("span", { class: "unseen" }, label + " " + said + (n + 1 < steps.length ? ", " : ""))))), " ",
      G.make("span", { class: "progress-said", "aria-hidden": "true" },
        G.word("steps-done", { done: done.length, all: needed.length })));
  }

  /* Cards come in blocks; the old ones stay until the new ones are there. */
  function drawCards() {
    const own = turn += 1;
    const shown = matches.slice(0, limit);
    const blocks = Array.from(new Set(shown.map((n) => Math.floor(n / data.block))));
    const cards = window.GUIDE_CARDS || {};
    const draw = () => {
      if (own !== turn) { return; }
      found.replaceChildren(...shown.map(card));
      G.dress(found);
    };
    if (blocks.every((each) => each in cards)) { draw(); return Promise.resolve(); }
    return Promise.all(blocks.map((each) => G.load("cards." + page.dataset.language + "." + each + ".js"))).then(draw);
  }

  function drawFacets() {
    facets.forEach((facet) => {
      const chosen = state.chosen[facet.key];
      facet.rows.forEach((row, n) => {
        const number = String(facet.counts[n]);
        if (row.number.textContent !== number) { row.number.textContent = number; }
        if (row.box.checked !== chosen.has(n)) { row.box.checked = chosen.has(n); }
        row.item.classList.toggle("none", !facet.counts[n] && !chosen.has(n));
      });
      facet.title.textContent = chosen.size ? String(chosen.size) : "";
    });
  }

  function drawChips() {
    const made = [];
    const chip = (label, act) => {
      const button = G.make("button", { type: "button", class: "chip", "aria-label": G.word("remove-filter", { name: label }) }, label);
      button.addEventListener("click", () => {
        const at = Array.from(chips.querySelectorAll("button")).indexOf(button);
        act();
        change(true).then(() => {
          const left = chips.querySelectorAll("button");
          (left[Math.min(at, left.length - 1)] || count).focus();
        });
      });
      made.push(G.make("li", {}, button));
    };
    if (state.q) { chip("“" + state.q + "”", () => { state.q = ""; find.value = ""; }); }
    facets.forEach((facet) => state.chosen[facet.key].forEach((n) => {
      chip(facet.options[n][1], () => state.chosen[facet.key].delete(n));
    }));
    if (made.length > 1) {
      const all = G.make("button", { type: "button", class: "chip chip-all" }, G.word("clear-filters"));
      all.addEventListener("click", () => { clear().then(() => count.focus()); });
      made.push(G.make("li", {}, all));
    }
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
    const number = made.length > 1 ? made.length - 1 : made.length;
    opener.querySelector(".tally").textContent = number ? String(number) : "";
  }

  function draw() {
    const size = filter();
    const plain = isPlain();
    const said = G.counted(size, "project");
    if (count.textContent !== said) { count.textContent = said; }
    drawFacets();
    drawChips();
    leadOn();
    sheet.querySelector(".sheet-done").textContent = G.word("show-results", { count: said });
    shelves.forEach((each) => { each.hidden = !plain; });
    found.hidden = plain || !size;
    empty.hidden = plain || !!size;
    more.hidden = plain || size <= limit;
    if (plain) { turn += 1; return Promise.resolve(); }
    return drawCards();
  }

  function change(push) {
    limit = PAGE;
    writeState(push);
    return needed().then(draw);
  }

  function needed() { return state.q ? G.load("find." + page.dataset.language + ".js") : Promise.resolve(); }

  /* Who goes to the field will search: the texts come and the initials are read before a key is hit. */
  function getReady() {
    G.load("find." + page.dataset.language + ".js").then(() => window.setTimeout(() => {
      initials = initials || initialsOf(data.titles);
    }, 0));
  }

  function clear() {
    const kept = state.sort;
    state = emptyState();
    state.sort = kept;
    facets.forEach((facet) => { state.chosen[facet.key] = new Set(); });
    find.value = "";
    return change(true);
  }

  function buildFacet(facet, open) {
    const rows = facet.options.map(([value, label], n) => {
      const box = G.make("input", { type: "checkbox", name: facet.key, value: value });
      const number = G.make("span", { class: "count" });
      box.addEventListener("change", () => {
        const chosen = state.chosen[facet.key];
        if (box.checked) { chosen.add(n); } else { chosen.delete(n); }
        change(true);
      });
      const item = G.make("li", {}, G.make("label", {}, box, G.make("span", { class: "facet-name" }, label), number));
      return { box: box, number: number, item: item };
    });
    facet.rows = rows;
    facet.title = G.make("span", { class: "tally" });
    const heads = rows.slice(0, SHOWN + 1 >= rows.length ? rows.length : SHOWN);
    const tail = rows.slice(heads.length);
    const list = G.make("ul", {}, ...heads.map((row) => row.item));
    const body = G.make("fieldset", {}, G.make("legend", { class: "unseen" }, facet.label), list);
    if (tail.length) {
      const rest = G.make("button", { type: "button", class: "facet-more" }, G.word("show-more"));
      rest.addEventListener("click", () => {
        list.append(...tail.map((row) => row.item));
        rest.remove();
        tail[0].box.focus();
      });
      body.append(rest);
    }
    return G.make("details", { open: open }, G.make("summary", {}, facet.label, facet.title), body);
  }

  /* a table to take away --------------------------------------------------------------------- */

  /* A cell that a spreadsheet would reckon with is marked as text; plain numbers stay. */
  function cell(value) {
    let text = String(value).replace(/\r?\n/g, " ");
    if (/^[\s]*[=+\-@＝＋－＠\t\r]/.test(text) && !/^-?\d+([.]\d+)?$/.test(text)) { text = "'" + text; }
    return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function table() {
    const columns = facets.filter((facet) => facet.key !== "amount" && facet.key !== "land" && facet.key !== "ready");
    const amount = facets.find((facet) => facet.key === "amount");
    const heads = [G.word("section-projects"), (amount ? amount.label : "") + (data.currency ? " (" + data.currency + ")" : "")]
      .concat(columns.map((facet) => facet.label), G.word("page-address"));
    const lines = matches.map((n) => [data.titles[n], data.amounts[n] === null ? "" : data.amounts[n]]
      .concat(columns.map((facet) => [].concat(facet.of[n]).filter((each) => each >= 0)
        .map((each) => facet.options[each][1]).join(G.word("list-comma"))),
      new URL(encodeURIComponent(data.ids[n]) + ".html", location.href.replace(/[?#].*$/, "")).href));
    return "\ufeff" + [heads].concat(lines).map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  function save() {
    const address = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
    const link = G.make("a", { href: address, download: "projects." + page.dataset.language + ".csv" });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /* where the filters stand ------------------------------------------------------------------ */

  const wide = window.matchMedia("(min-width: 960px)");

  function place() {
    (wide.matches ? bar : more.parentElement).append(saver);
    if (wide.matches) {
      if (sheet.open) { sheet.close(); }
      (ways || page).insertAdjacentElement(ways ? "beforebegin" : "afterend", facetForm);
    } else { sheet.querySelector(".sheet-body").append(facetForm); }
  }

  function start() {
    data = window.GUIDE_CATALOGUE;
    pairs = new Map();
    const signs = Array.from(data.fold);
    for (let n = 0; n < signs.length; n += 2) { pairs.set(signs[n], signs[n + 1]); }
    facets = data.facets;
    facets.forEach(prepare);
    facetForm.append(...facets.map((facet, n) => buildFacet(facet, n < 4)));
    results.append(found, empty, G.make("p", { class: "more-line" }, more));
    if (ways) { ways.hidden = true; document.querySelectorAll(".to-ways").forEach((each) => { each.hidden = true; }); }
    place();
    wide.addEventListener("change", place);
    restore();
    page.classList.add("ready");
    opener.disabled = false;
    find.addEventListener("input", () => { state.q = find.value.trim(); change(false); });
    find.addEventListener("focus", getReady, { once: true });
    find.form.addEventListener("submit", (event) => { event.preventDefault(); change(true).then(() => count.focus()); });
    facetForm.addEventListener("submit", (event) => event.preventDefault());
    sort.addEventListener("change", () => { state.sort = sort.value; change(true); });
    more.addEventListener("click", () => {
      const first = limit;
      limit += PAGE;
      draw().then(() => { const next = found.children[first]; if (next) { next.querySelector("a").focus(); } });
    });
    saver.addEventListener("click", save);
    opener.addEventListener("click", () => sheet.showModal());
    sheet.querySelectorAll(".sheet-close, .sheet-done").forEach((each) => each.addEventListener("click", () => sheet.close()));
    sheet.querySelector(".sheet-clear").addEventListener("click", clear);
    sheet.addEventListener("click", (event) => { if (event.target === sheet) { sheet.close(); } });
    window.addEventListener("popstate", restore);
  }

  function restore() {
    state = readState();
    find.value = state.q;
    sort.value = state.sort;
    limit = PAGE;
    return needed().then(draw).then(() => { document.documentElement.dataset.browser = "ready"; });
  }

  G.load("catalogue." + page.dataset.language + ".js").then(start).catch((error) => {
    page.hidden = true;             /* the plain lists stay */
    if (window.console) { window.console.warn(error); }
  });
}());
