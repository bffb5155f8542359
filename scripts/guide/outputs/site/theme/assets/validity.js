/* A page that nobody rebuilt: what has lapsed since is marked on the visitor's day.

   A last day to apply, <time data-deadline>, is told with the days left. Marks carry their first and last day, <span data-since data-until>, days left stand in
   <div class="figure" data-until>; this script's own tag has the words and the guide's time zone. */
(function () {
  "use strict";
  var tag = document.currentScript;
  function said(key) { return tag.getAttribute("data-" + key) || ""; }

  /* Today where the policies hold, as ISO text. */
  function today() {
    var now = new Date();
    try {
      var parts = {};
      new Intl.DateTimeFormat("en-US", {
        timeZone: said("zone"), year: "numeric", month: "2-digit", day: "2-digit"
      }).formatToParts(now).forEach(function (part) { parts[part.type] = part.value; });
      if (parts.year && parts.month && parts.day) { return parts.year + "-" + parts.month + "-" + parts.day; }
    } catch (error) { /* an old browser, or a zone it does not know */ }
    return now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
  }
  function days(from, to) {
    return Math.round((Date.parse(to + "T00:00:00Z") - Date.parse(from + "T00:00:00Z")) / 86400000);
  }
  /* A whole number with the language's sign between thousands. */
  function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, said("group")); }
  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
  function say(mark, value) {
    mark.setAttribute("data-value", value);
    mark.textContent = said(value);
  }

  var day = today();

  function judge(mark) {
    var state = mark.getAttribute("data-value");
    var since = mark.getAttribute("data-since");
    var until = mark.getAttribute("data-until");
    if (state !== "not-yet" && state !== "in-force" && state !== "expiring") { return; }
    if (until && until < day) {
      say(mark, "expired");
      var home = mark.closest("[data-lapses], article");
      if (home) { home.classList.add("lapsed"); }
    } else if (since && since > day) {
      say(mark, "not-yet");
    } else if (until && days(day, until) <= Number(said("soon"))) {
      say(mark, "expiring");
    } else {
      say(mark, "in-force");
    }
  }
  function count(figure) {
    var left = days(day, figure.getAttribute("data-until"));
    var number = figure.querySelector(".number"), unit = figure.querySelector(".unit");
    if (left < 0) {
      var list = figure.parentNode;
      list.removeChild(figure);
      if (!list.children.length) { list.parentNode.removeChild(list); }
      return;
    }
    number.textContent = grouped(left);
    if (unit) { unit.textContent = left === 1 ? said("day") : said("days"); }
  }

  /* The last day to apply, with the days that are left on the visitor's day. */
  function remind(mark) {
    var left = days(day, mark.getAttribute("data-deadline"));
    var note = document.createElement("span");
    note.className = "note";
    note.textContent = left < 0 ? said("passed") : left === 0 ? said("last") : said("left").replace("{count}", grouped(left));
    mark.parentNode.appendChild(note);
  }

  function start() {
    each(".badge[data-since], .badge[data-until]", judge);
    each(".figure[data-until]", count);
    each("[data-deadline]", remind);
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
}());
