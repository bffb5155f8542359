/* The visitor's own list, or one that came with a link: to read, share, print as a booklet. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const page = document.getElementById("kept");
  if (!G || !page) { return; }

  const body = document.getElementById("kept-body");
  const tools = document.getElementById("kept-tools");
  const shared = document.getElementById("kept-shared");
  const address = document.getElementById("kept-address");
  const lost = document.getElementById("kept-lost");
  const cover = document.getElementById("kept-contents");
  const marks = document.getElementById("marks");
  const NAMES = { projects: "section-projects", parks: "section-parks", spaces: "section-units" };
  let turn = 0;

  function mark(sector) {
    const own = Array.from(marks.content.querySelectorAll("[data-sector]")).find((each) => each.dataset.sector === sector);
    return own ? own.cloneNode(true) : "";
  }

  function figure([number, unit, label]) {
    return G.make("div", { class: "figure" }, G.make("dt", {}, label),
      G.make("dd", {}, G.make("span", { class: "number" }, number), unit ? " " : "", unit ? G.make("span", { class: "unit" }, unit) : ""));
  }

  function fact([, , label, value, note]) {
    const parts = value.split("\n");
    const shown = parts.length > 1 ? G.make("ul", {}, ...parts.map((part) => G.make("li", {}, part))) : value;
    return G.make("div", {}, G.make("dt", {}, label), G.make("dd", {}, shown, note ? G.make("span", { class: "note" }, note) : ""));
  }

  /* The steps of preparation on one line for each state, instead of a line for each step. */
  function gathered(rows) {
    const made = [];
    const states = new Map();
    rows.forEach((row) => {
      const [key, group, label, value] = row;
      if (!key.startsWith("readiness.")) { made.push(row); return; }
      if (!states.size) { made.push(["readiness", "", group, "", ""]); }
      states.set(value, (states.get(value) || []).concat(label));
    });
    const said = Array.from(states, ([state, steps]) =>
      G.word("labelled", { label: state, value: steps.join(G.word("list-comma")) })).join("\n");
    return made.map((row) => (row[0] === "readiness" ? ["readiness", "", row[2], said, ""] : row));
  }

  function call([name, role, organisation, phone, mail]) {
    return G.make("p", { class: "kept-call" },
      name ? G.make("strong", {}, name) : "", name && role ? " " + role : "", name ? G.make("br") : "", organisation,
      phone ? G.make("br") : "", phone ? G.make("a", { href: "tel:" + phone.replace(/[^\d+]/g, "") }, phone) : "",
      mail ? " " : "", mail ? G.make("a", { href: "mailto:" + mail }, mail) : "");
  }

  function entry(key, record, own) {
    const away = G.make("button", { type: "button", class: "control kept-away", "aria-label": G.word("pick-of", { action: G.word("take-away"), title: record.title }) }, G.word("take-away"));
    away.addEventListener("click", () => {
      G.keep("shortlist", G.kept("shortlist").filter((each) => each !== key));
      draw().then(() => document.querySelector("h1").focus());
    });
    const brief = record.figures.length > 0;   /* paper has room for all the facts */
    return G.make("article", { class: "kept-entry", "data-sector": record.sector },
      G.make("p", { class: "card-top" }, mark(record.sector), ...record.badges.map(([kind, value, label]) =>
        label ? G.make("span", { class: "badge badge-" + kind, "data-value": value }, label) : "")),
      G.make("h3", {}, G.make("a", { href: G.root + record.href }, record.title)),
      record.lead ? G.make("p", { class: "kept-lead" }, record.lead) : "",
      record.figures.length ? G.make("dl", { class: "figures" }, ...record.figures.map(figure)) : "",
      record.summary ? G.make("p", { class: "kept-summary" }, record.summary) : "",
      G.make("dl", { class: "facts" + (brief ? " paper-only" : "") }, ...gathered(record.rows).map(fact)),
      ...record.calls.slice(0, 2).map(call),
      own ? away : "");
  }

  function drawGroups(keys, found, own) {
    const made = [];
    Object.keys(NAMES).forEach((group) => {
      const there = keys.filter((key) => found.has(key) && G.groupOf(key) === group);
      if (!there.length) { return; }
      const compare = G.make("a", { class: "go", href: G.links.compare + G.toFragment(there.slice(0, G.MOST)) },
        G.word("compare-these", { count: Math.min(there.length, G.MOST) }));
      made.push(G.make("section", { class: "shelf" },
        G.make("header", { class: "shelf-head" }, G.make("h2", {}, G.word(NAMES[group])), there.length > 1 ? G.make("p", {}, compare) : ""),
        ...there.map((key) => entry(key, found.get(key), own))));
    });
    body.replaceChildren(...(made.length ? made : [G.make("p", { class: "empty" }, G.word("shortlist-empty"))]));
  }

  function draw() {
    const own = turn += 1;
    const sent = Array.from(new Set(G.fromFragment()));
    const keys = sent.length ? sent : G.kept("shortlist");
    const mine = !sent.length;
    return G.details(keys, page).then((found) => {
      if (own !== turn) { return; }
      const there = keys.filter((key) => found.has(key));
      drawGroups(keys, found, mine);
      cover.replaceChildren(...there.map((key) => G.make("li", {}, found.get(key).title)));
      tools.hidden = !there.length;
      shared.hidden = mine || !there.length;
      lost.hidden = there.length === keys.length;
      lost.textContent = G.word("shortlist-lost", { count: keys.length - there.length });
      document.getElementById("kept-clear").hidden = !mine;
      address.value = location.href.replace(/[?#].*$/, "") + G.toFragment(there);
      document.documentElement.dataset.browser = "ready";
    });
  }

  document.getElementById("kept-keep").addEventListener("click", () => {
    G.keep("shortlist", Array.from(new Set(G.kept("shortlist").concat(G.fromFragment()))));
    history.replaceState(null, "", location.pathname);
    draw().then(() => document.querySelector("h1").focus());
  });
  document.getElementById("kept-clear").addEventListener("click", () => {
    G.keep("shortlist", []);
    draw().then(() => document.querySelector("h1").focus());
  });
  document.getElementById("kept-copy").addEventListener("click", (event) => {
    const button = event.currentTarget;
    const label = button.textContent;
    const done = () => {
      button.textContent = G.word("link-copied");
      window.setTimeout(() => { button.textContent = label; }, 2000);
    };
    address.select();
    if (navigator.clipboard) { navigator.clipboard.writeText(address.value).then(done, () => {}); } else if (document.execCommand("copy")) { done(); }
  });
  address.addEventListener("focus", () => address.select());
  window.addEventListener("hashchange", draw);
  window.addEventListener("storage", draw);
  draw();
}());
