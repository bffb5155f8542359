/* The list of projects becomes a browser: facets with counts, search, sort, state in the address. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const page = document.getElementById("browser");
  if (!G || !page) { return; }

  const PAGE = 24;                 /* cards at a time */
  const SHOWN = 8;                 /* options of a facet before the rest is folded */
  const COLUMNS = { amount: "amount", "amount-up": "amount", newest: "day", name: "name" };
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

  const digits = new Intl.NumberFormat(G.language);
  const failed = G.make("div", { class: "failed", role: "alert" });

  let source = null;               /* the catalogue: whole.js or blocks.js */
  let facets = [];
  let sought = null;               /* which projects the question finds; null: nobody asked */
  let matches = [];
  let limit = PAGE;
  let turn = 0;
  const orders = {};

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
    facet.totals = facet.counts;   /* of all projects, where the site knows them */
  }

  function passes(facet, chosen, list, n) {
    const own = facet.of[n];
    if (typeof own === "number") { return chosen.has(own); }
    const hit = (each) => own.includes(each);
    return facet.every ? own.length >= list.length && list.every(hit) : list.some(hit);
  }

  function countIn(facet, n) {
    const own = facet.of[n];
    if (typeof own === "number") {
      if (own >= 0) { facet.counts[own] += 1; }
    } else {
      for (let k = 0; k < own.length; k += 1) { facet.counts[own[k]] += 1; }
    }
  }

  function filter() {
    const active = facets.filter((facet) => state.chosen[facet.key].size);
    const lists = active.map((facet) => Array.from(state.chosen[facet.key]));
    const within = new Uint8Array(source.count);
    facets.forEach((facet) => { facet.counts = new Array(facet.options.length).fill(0); });
    let size = 0;
    for (let n = 0; n < source.count; n += 1) {
      if (sought && !sought[n]) { continue; }
      let failure = null;
      let failures = 0;
      for (let k = 0; k < active.length && failures < 2; k += 1) {
        if (!passes(active[k], state.chosen[active[k].key], lists[k], n)) { failures += 1; failure = active[k]; }
      }
      if (failures === 0) {
        within[n] = 1;
        size += 1;
        if (source.counted) { for (let k = 0; k < facets.length; k += 1) { countIn(facets[k], n); } }
      } else if (failures === 1 && !failure.every) { countIn(failure, n); }
    }
    /* Counts that were made with the site stand for the whole; for a part of it they may not be known yet. */
    if (!source.counted) { facets.forEach((facet) => { facet.counts = isPlain() ? facet.totals : null; }); }
    matches = orders[state.sort].filter((n) => within[n]);
    return size;
  }

  function putInOrder(key) {
    if (orders[key]) { return Promise.resolve(); }
    const all = Array.from({ length: source.count }, (_, n) => n);
    if (!key) { orders[key] = all; return Promise.resolve(); }
    return source.order(COLUMNS[key]).then((of) => {
      const last = (n) => (of[n] === null ? 1 : 0);
      const by = {
        amount: (a, b) => last(a) - last(b) || of[b] - of[a] || a - b,
        "amount-up": (a, b) => last(a) - last(b) || of[a] - of[b] || a - b,
        newest: (a, b) => of[b] - of[a] || a - b,
        name: (a, b) => of[a] - of[b]
      };
      orders[key] = all.sort(by[key]);
    });
  }

  /* drawing --------------------------------------------------------------------------------- */

  function sectorOf(n) {
    const facet = facets.find((each) => each.key === "sector");
    return facet && facet.of[n] >= 0 ? facet.options[facet.of[n]][0] : "";
  }

  const markOf = new Map(Array.from(marks.content.children, (each) => [each.dataset.sector, each]));

  function mark(sector) { return markOf.has(sector) ? markOf.get(sector).cloneNode(true) : ""; }

  function card(n, { id, title, sector = sectorOf(n), summary, amount, facts, badges, steps }) {
    const past = badges.some(([key]) => key === "status");
    return G.make("li", { class: "card", "data-pick": "projects/" + id, "data-sector": sector },
      G.make("article", {},
        G.make("p", { class: "card-top" }, mark(sector), ...badges.map(([key, value, label]) =>
          G.make("span", { class: "badge badge-" + key, "data-value": value }, label))),
        G.make("h2", { class: "card-title" }, G.make("a", { href: encodeURIComponent(id) + ".html" }, past ? G.make("s", {}, title) : title)),
        G.make("p", { class: "card-summary" }, summary),
        G.make("div", { class: "card-foot" },
          amount.length ? G.make("p", { class: "card-amount" },
            G.make("span", { class: "number" }, amount[0]), " ", G.make("span", { class: "unit" }, amount[1]), " ",
            G.make("span", { class: "soft" }, amount[2])) : "",
          G.make("p", { class: "card-facts" }, ...facts.map((fact) => G.make("span", {}, fact))),
          steps.length ? dots(steps) : "")));
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

  /* The old cards stay until the new ones are there. */
  function drawCards(own) {
    const shown = matches.slice(0, limit);
    return source.cards(shown).then((told) => {
      if (own !== turn) { return; }
      found.replaceChildren(...told.map((each, n) => card(shown[n], each)));
      G.dress(found);
    });
  }

  function drawFacets() {
    facets.forEach((facet) => {
      const chosen = state.chosen[facet.key];
      facet.rows.forEach((row, n) => {
        const number = facet.counts ? digits.format(facet.counts[n]) : "";
        if (row.number.textContent !== number) { row.number.textContent = number; }
        if (row.box.checked !== chosen.has(n)) { row.box.checked = chosen.has(n); }
        row.item.classList.toggle("none", !!facet.counts && !facet.counts[n] && !chosen.has(n));
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
    if (state.q) { chip(G.word("searched-for", { text: state.q }), () => { state.q = ""; find.value = ""; }); }
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

  function show(own) {
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
    return plain ? Promise.resolve() : drawCards(own);
  }

  /* What the state needs is loaded, then drawn, unless the state has changed meanwhile. */
  function draw() {
    const own = turn += 1;
    const words = state.q ? window.GUIDE_QUESTION.words(state.q, source.fold) : [];
    const chosen = facets.some((facet) => state.chosen[facet.key].size);
    const counting = !isPlain() && (wide.matches || sheet.open);
    return Promise.all([
      words.length ? source.look(words) : null,
      chosen || counting ? source.columns() : null,
      putInOrder(state.sort)
    ]).then(([look]) => {
      if (own !== turn) { return null; }
      sought = look;
      return show(own);
    }).then(() => { if (own === turn) { failed.replaceChildren(); } }, (error) => {
      if (own === turn) { fail(error, draw); }
    });
  }

  /* A file that did not come may come at the second try. */
  function fail(error, again) {
    const button = G.make("button", { type: "button", class: "button" }, G.word("try-again"));
    button.addEventListener("click", () => {
      if (error.stale) { location.reload(); return; }
      button.disabled = true;
      again().then(() => { (failed.querySelector("button") || count).focus(); });
    });
    failed.replaceChildren(G.make("p", {}, G.word("not-loaded")), button);
    if (window.console) { window.console.warn(error); }
  }

  function change(push) {
    limit = PAGE;
    writeState(push);
    return draw();
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

  function table(titles, amounts) {
    const columns = facets.filter((facet) => facet.key !== "amount" && facet.key !== "land" && facet.key !== "ready");
    const amount = facets.find((facet) => facet.key === "amount");
    const heads = [G.word("section-projects"), (amount ? amount.label : "") + (source.currency ? " (" + source.currency + ")" : "")]
      .concat(columns.map((facet) => facet.label), G.word("page-address"));
    const lines = matches.map((n, at) => [titles[at].title, amounts[n] === null ? "" : amounts[n]]
      .concat(columns.map((facet) => [].concat(facet.of[n]).filter((each) => each >= 0)
        .map((each) => facet.options[each][1]).join(G.word("list-comma"))),
      new URL(encodeURIComponent(titles[at].id) + ".html", location.href.replace(/[?#].*$/, "")).href));
    return "\ufeff" + [heads].concat(lines).map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  function save() {
    saver.disabled = true;
    return Promise.all([source.titles(matches), source.order("amount"), source.columns()]).then(([titles, amounts]) => {
      const address = URL.createObjectURL(new Blob([table(titles, amounts)], { type: "text/csv;charset=utf-8" }));
      const link = G.make("a", { href: address, download: "projects." + page.dataset.language + ".csv" });
      document.body.append(link);
      link.click();
      link.remove();
      window.setTimeout(() => URL.revokeObjectURL(address), 1000);
      failed.replaceChildren();
    }).catch((error) => fail(error, save)).then(() => { saver.disabled = false; });
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

  function start(opened) {
    source = opened;
    facets = source.facets;
    facets.forEach(prepare);
    facetForm.append(...facets.map((facet, n) => buildFacet(facet, n < 4)));
    results.append(failed, found, empty, G.make("p", { class: "more-line" }, more));
    if (ways) { ways.hidden = true; document.querySelectorAll(".to-ways").forEach((each) => { each.hidden = true; }); }
    place();
    wide.addEventListener("change", place);
    restore();
    page.classList.add("ready");
    opener.disabled = false;
    const typed = () => { state.q = find.value.trim(); change(false); };
    /* Letters on their way to a character are no question yet. */
    find.addEventListener("input", (event) => { if (!event.isComposing) { typed(); } });
    find.addEventListener("compositionend", typed);
    find.addEventListener("focus", () => { source.prepare().catch(() => { /* told once somebody searches */ }); }, { once: true });
    find.form.addEventListener("submit", (event) => { event.preventDefault(); change(true).then(() => count.focus()); });
    facetForm.addEventListener("submit", (event) => event.preventDefault());
    sort.addEventListener("change", () => { state.sort = sort.value; change(true); });
    more.addEventListener("click", () => {
      const first = limit;
      limit += PAGE;
      draw().then(() => { const next = found.children[first]; if (next) { next.querySelector("a").focus(); } });
    });
    saver.addEventListener("click", save);
    opener.addEventListener("click", () => { sheet.showModal(); if (!source.counted && !isPlain()) { draw(); } });
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
    return draw().then(() => { document.documentElement.dataset.browser = "ready"; });
  }

  window.GUIDE_LIBRARY.open(page.dataset.language).then(start).catch((error) => {
    page.hidden = true;             /* the plain lists stay */
    if (window.console) { window.console.warn(error); }
  });
}());
