/* Up to four records side by side; the address's fragment says which. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const page = document.getElementById("weigh");
  if (!G || !page) { return; }

  const body = document.getElementById("weigh-body");
  const only = document.getElementById("only-differences");
  const tabs = document.getElementById("weigh-kinds");
  const NAMES = { projects: "section-projects", parks: "section-parks", spaces: "section-units" };
  let turn = 0;

  function chosen() {
    const shared = G.fromFragment();
    const keys = shared.length ? shared : G.kept("compare");
    const group = keys.length ? G.groupOf(keys[0]) : "";
    return Array.from(new Set(keys.filter((key) => G.groupOf(key) === group))).slice(0, G.MOST);
  }

  /* Rows of all records under their groups, each where it first comes. */
  function lines(records) {
    const groups = new Map();
    records.forEach((record, column) => {
      record.rows.forEach(([key, group, label, value, note]) => {
        if (!groups.has(group)) { groups.set(group, new Map()); }
        const rows = groups.get(group);
        if (!rows.has(key)) { rows.set(key, { label: label, cells: [] }); }
        rows.get(key).cells[column] = [value, note];
      });
    });
    return groups;
  }

  function said(cell) { return cell ? cell[0] : ""; }

  function text(cell) {
    if (!cell || !cell[0]) { return [G.make("span", { class: "soft" }, G.word("not-stated-here"))]; }
    const parts = cell[0].split("\n");
    const shown = parts.length > 1 ? G.make("ul", {}, ...parts.map((part) => G.make("li", {}, part))) : cell[0];
    return [shown, cell[1] ? G.make("span", { class: "note" }, cell[1]) : ""];
  }

  function head(key, record) {
    const away = G.make("button", { type: "button", class: "control", "aria-label": G.word("pick-of", { action: G.word("take-away"), title: record.title }) }, G.word("take-away"));
    away.addEventListener("click", () => {
      const left = chosen().filter((each) => each !== key);
      G.keep("compare", G.kept("compare").filter((each) => each !== key));
      history.replaceState(null, "", left.length ? G.toFragment(left) : location.pathname);
      draw();
      document.querySelector("h1").focus();
    });
    return G.make("th", { scope: "col", role: "columnheader" },
      G.make("a", { href: G.root + record.href }, record.title),
      record.lead && G.groupOf(key) === "spaces" ? G.make("span", { class: "note" }, record.lead) : "",
      away);
  }

  function table(keys, records) {
    const width = records.length;
    const body = G.make("tbody", { role: "rowgroup" });
    lines(records).forEach((rows, group) => {
      const made = [];
      rows.forEach((row) => {
        const values = records.map((_, n) => said(row.cells[n]));
        const differs = width > 1 && values.some((value) => value !== values[0]);
        made.push(G.make("tr", { role: "row", class: differs ? "differs" : "same" },
          G.make("th", { scope: "row", role: "rowheader" }, row.label,
            differs ? G.make("span", { class: "unseen" }, " (" + G.word("compare-differs") + ")") : ""),
          ...records.map((_, n) => G.make("td", { role: "cell" }, ...text(row.cells[n])))));
      });
      const all = made.every((each) => each.className === "same");
      if (group) {
        body.append(G.make("tr", { role: "row", class: "weigh-group" + (all ? " same" : "") },
          G.make("th", { colspan: width + 1, scope: "colgroup", role: "columnheader" }, group)));
      }
      body.append(...made);
    });
    return G.make("div", { class: "weigh-scroll", role: "group", tabindex: "0", "aria-label": document.querySelector("h1").textContent },
      G.make("table", { class: "weigh columns-" + width, role: "table" },
        G.make("thead", { role: "rowgroup" }, G.make("tr", { role: "row" }, G.make("td", { role: "cell" }), ...records.map((record, n) => head(keys[n], record)))),
        body));
  }

  function drawTabs(current) {
    const kept = G.kept("compare");
    const groups = Object.keys(NAMES).filter((group) => kept.some((key) => G.groupOf(key) === group));
    const needed = groups.some((group) => group !== current);
    tabs.replaceChildren(...(needed ? groups : []).map((group) => G.make("li", {}, G.make("a", {
      class: "button", "aria-current": group === current ? "true" : false,
      href: G.toFragment(kept.filter((key) => G.groupOf(key) === group))
    }, G.word(NAMES[group])))));
    tabs.hidden = !needed;
  }

  function draw() {
    const own = turn += 1;
    const keys = chosen();
    if (keys.length && !G.fromFragment().length) { history.replaceState(null, "", G.toFragment(keys)); }
    drawTabs(keys.length ? G.groupOf(keys[0]) : "");
    return G.details(keys, page).then((found) => {
      if (own !== turn) { return; }
      const there = keys.filter((key) => found.has(key));
      only.closest("label").hidden = there.length < 2;
      body.replaceChildren(there.length ? table(there, there.map((key) => found.get(key)))
        : G.make("p", { class: "empty" }, G.word("compare-empty")));
      document.documentElement.dataset.browser = "ready";
    });
  }

  only.addEventListener("change", () => body.classList.toggle("only", only.checked));
  window.addEventListener("hashchange", draw);
  window.addEventListener("storage", draw);
  draw();
}());
