/* The unit finder: the rows are in the page; a script hides those that do not fit. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const form = document.getElementById("narrow");
  if (!G || !form) { return; }

  const rows = Array.from(document.querySelectorAll("tr[data-kind]"));
  const count = document.getElementById("count");
  const empty = document.getElementById("empty");
  const fields = Array.from(form.querySelectorAll("select"));
  /* On a park's own page the list unfolds with the first choice. */
  const fold = document.querySelector(".own-list");
  const AT_MOST = ["rent"];

  function today() {
    const now = new Date();
    const two = (n) => String(n).padStart(2, "0");
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function passes(row, field, day) {
    const wanted = field.value;
    if (!wanted) { return true; }
    const own = row.dataset[field.name];
    if (field.name === "park") { return own === wanted; }
    if (field.name === "free") {
      const now = row.dataset.ready === "" || (row.dataset.ready !== "later" && row.dataset.ready <= day);
      return now === (wanted === "now");
    }
    if (own === undefined || own === "") { return false; }
    return AT_MOST.includes(field.name) ? Number(own) <= Number(wanted) : Number(own) >= Number(wanted);
  }

  function draw() {
    const day = today();
    let size = 0;
    rows.forEach((row) => {
      const fits = fields.every((field) => passes(row, field, day));
      row.hidden = !fits;
      size += fits ? 1 : 0;
    });
    document.querySelectorAll(".space-list").forEach((list) => {
      list.hidden = !list.querySelector("tr[data-kind]:not([hidden])");
    });
    if (fold && fields.some((field) => field.value)) { fold.open = true; }
    empty.hidden = !!size;
    const said = G.counted(size, "space");
    if (count.textContent !== said) { count.textContent = said; }
    fields.forEach((field) => field.classList.toggle("chosen", !!field.value));
  }

  function write() {
    const query = new URLSearchParams();
    fields.forEach((field) => { if (field.value) { query.set(field.name, field.value); } });
    const text = query.toString();
    try { history.pushState(null, "", location.pathname + (text ? "?" + text : "")); } catch (error) { /* see browser.js */ }
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    fields.forEach((field) => {
      const wanted = query.get(field.name) || "";
      const options = Array.from(field.options);
      const known = options.find((each) => each.value === wanted);
      /* A link may ask for a value between two rungs: the next one up still holds what is asked. */
      const next = wanted && !known && options.find((each) => each.value && Number(each.value) >= Number(wanted));
      field.value = known ? wanted : next ? next.value : "";
    });
    draw();
  }

  form.addEventListener("change", () => { write(); draw(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => window.setTimeout(() => { write(); draw(); count.focus(); }, 0));
  window.addEventListener("popstate", restore);
  restore();
}());
