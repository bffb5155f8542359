/* What a visitor picks: the shortlist and the comparison, kept in this browser and nowhere else.
   Also what the scripts of single pages share, under the name GUIDE. */
(function () {
  "use strict";

  const words = window.GUIDE_WORDS || {};
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  const MOST = 4;
  const GROUPS = { projects: "projects", parks: "parks", units: "spaces", plots: "spaces" };
  const loads = new Map();

  function word(key, args) {
    return (words[key] || "").replace(/\{(\w+)\}/g, (whole, name) =>
      args && name in args ? String(args[name]) : whole);
  }

  function counted(count, noun) {
    const said = new Intl.NumberFormat(words.language).format(count);
    return word(noun + (count === 1 ? "-one" : "-many"), { count: said });
  }

  /* An element; whatever comes from the library goes in as text or as an attribute. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) { element.setAttribute(name, value); }
    });
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /* Load a data file of the assets once; it sets a global name. */
  function load(file) {
    if (!loads.has(file)) {
      loads.set(file, new Promise((resolve, reject) => {
        const script = make("script", { src: base + file });
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => { loads.delete(file); reject(new Error(file)); });
        document.head.append(script);
      }));
    }
    return loads.get(file);
  }

  function isKey(key) {
    return typeof key === "string" && key.length < 200 && /^(projects|parks|units|plots)\/./.test(key);
  }

  function groupOf(key) { return GROUPS[key.split("/", 1)[0]]; }

  function kept(name) {
    try {
      const found = JSON.parse(window.localStorage.getItem("guide-" + name) || "[]");
      return Array.isArray(found) ? found.filter(isKey) : [];
    } catch (error) { return memory[name] || []; }
  }

  const memory = {};  /* for private windows without storage */

  function keep(name, keys) {
    memory[name] = keys;
    try { window.localStorage.setItem("guide-" + name, JSON.stringify(keys)); } catch (error) { /* memory */ }
    show();
  }

  function toggle(name, key) {
    const keys = kept(name);
    if (keys.includes(key)) { keep(name, keys.filter((each) => each !== key)); return true; }
    const same = keys.filter((each) => groupOf(each) === groupOf(key));
    if (name === "compare" && same.length >= MOST) { return false; }
    keep(name, keys.concat(key));
    return true;
  }

  function toFragment(keys) {
    return "#" + keys.map((key) => key.split("/").map(encodeURIComponent).join("/")).join(",");
  }

  function fromFragment() {
    return location.hash.slice(1).split(",").map((part) => {
      try { return part.split("/").map(decodeURIComponent).join("/"); } catch (error) { return ""; }
    }).filter(isKey);
  }

  /* The number of the block, of so many, that holds a key; data.py reckons the same. */
  function blockOf(key, count) {
    let number = 7;
    new TextEncoder().encode(key).forEach((byte) => { number = (number * 31 + byte) % 65521; });
    return number % count;
  }

  /* Records in full by key; those that the guide no longer has are missing from the map. */
  function details(keys, page) {
    const count = Number(page.dataset.blocks);
    const numbers = Array.from(new Set(keys.map((key) => blockOf(key, count))));
    const files = numbers.map((n) => load("details." + page.dataset.language + "." + n + ".js"));
    return Promise.all(files).then(() => {
      const found = new Map();
      keys.forEach((key) => {
        const shelf = window.GUIDE_DETAILS[blockOf(key, count)];
        if (Object.prototype.hasOwnProperty.call(shelf, key)) { found.set(key, shelf[key]); }
      });
      return found;
    });
  }

  const SIGNS = {
    shortlist: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z",
    compare: "M4 5h6v14H4zM14 5h6v14h-6z"
  };

  function sign(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "pick-sign");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", SIGNS[name]);
    svg.append(path);
    return svg;
  }

  function button(name, key, title, lists) {
    const action = word("pick-" + name);
    const made = make("button", {
      type: "button", class: "pick", "data-list": name, "data-key": key,
      "aria-pressed": String(lists[name].includes(key)),
      "aria-label": word("pick-of", { action: action, title: title })
    }, sign(name), make("span", { class: "pick-word" }, action));
    made.addEventListener("click", () => { if (!toggle(name, key)) { full(); } });
    return made;
  }

  function lists() { return { shortlist: kept("shortlist"), compare: kept("compare") }; }

  function titleIn(element) {
    const found = element.querySelector(".card-title, .row-title, h1, th");
    return found ? found.textContent.trim() : "";
  }

  /* Put the buttons where templates leave room: on cards, rows and the heads of records' pages. */
  function dress(within) {
    const own = lists();
    within.querySelectorAll("[data-pick]").forEach((element) => {
      // A park's page holds rows of units, which have buttons of their own.
      const room = element.querySelector(element.tagName === "ARTICLE" ? ".record-head" : "td.pick-room") || element;
      if (room.querySelector(".picks")) { return; }
      const key = element.dataset.pick;
      const title = titleIn(element);
      const made = make("div", { class: "picks" }, button("shortlist", key, title, own), button("compare", key, title, own));
      room.append(made);
    });
  }

  let tray = null;

  function drawTray() {
    const list = document.querySelector("li[data-pick], tr[data-pick], #browser");
    if (!list) { return; }
    const group = list.dataset.pick ? groupOf(list.dataset.pick) : "projects";
    const keys = kept("compare").filter((key) => groupOf(key) === group);
    if (!tray) {
      if (!keys.length) { return; }
      const clear = make("button", { type: "button", class: "control" }, word("clear-filters"));
      clear.addEventListener("click", () => {
        keep("compare", kept("compare").filter((key) => groupOf(key) !== group));
      });
      tray = make("div", { class: "tray", role: "region", "aria-label": word("section-compare") },
        make("p", { class: "tray-note", role: "status" }), make("a", { class: "button filled" }), clear);
      document.body.append(tray);
    }
    tray.hidden = !keys.length;
    document.documentElement.classList.toggle("with-tray", !!keys.length);
    const link = tray.querySelector("a");
    link.href = links.compare + toFragment(keys);
    link.textContent = word("compare-these", { count: keys.length });
    tray.querySelector("p").textContent = "";
  }

  function full() {
    if (tray) { tray.querySelector("p").textContent = word("compare-full"); }
  }

  const links = {};

  function show() {
    const own = lists();
    document.querySelectorAll(".pick").forEach((each) => {
      each.setAttribute("aria-pressed", String(own[each.dataset.list].includes(each.dataset.key)));
    });
    const tally = document.querySelector("#to-shortlist .tally");
    if (tally) {
      tally.textContent = String(own.shortlist.length);
      tally.hidden = !own.shortlist.length;
    }
    drawTray();
  }

  const home = document.getElementById("to-shortlist");
  const root = home ? home.getAttribute("href").replace(/[^/]*$/, "") : "";
  links.compare = root + "compare.html";
  links.shortlist = root + "shortlist.html";

  window.GUIDE = {
    word, counted, make, load, kept, keep, toFragment, fromFragment, groupOf, blockOf, details,
    dress, show, links, root, language: words.language, MOST
  };
  dress(document);
  show();
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
}());
