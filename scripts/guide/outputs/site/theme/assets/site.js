/* Colour scheme and text size before the first paint; the few buttons a page has. */
(function () {
  "use strict";
  var root = document.documentElement;

  function kept(key) {
    try { return window.localStorage.getItem("guide-" + key); } catch (e) { return null; }
  }
  function keep(key, value) {
    try { window.localStorage.setItem("guide-" + key, value); } catch (e) { /* private window */ }
  }
  function apply(key, value) {
    if (value) { root.setAttribute("data-" + key, value); } else { root.removeAttribute("data-" + key); }
  }
  function dark() {
    var chosen = root.getAttribute("data-scheme");
    if (chosen) { return chosen === "dark"; }
    return !!window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var states = {
    scheme: { on: dark, turn: function (on) { return on ? "dark" : "light"; } },
    text: {
      on: function () { return root.getAttribute("data-text") === "large"; },
      turn: function (on) { return on ? "large" : ""; }
    }
  };

  root.classList.add("script");
  apply("scheme", kept("scheme"));
  apply("text", kept("text"));

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  document.addEventListener("DOMContentLoaded", function () {
    each("[data-switch]", function (button) {
      var key = button.getAttribute("data-switch");
      var show = function () { button.setAttribute("aria-pressed", String(states[key].on())); };
      show();
      button.addEventListener("click", function () {
        var value = states[key].turn(!states[key].on());
        apply(key, value);
        keep(key, value);
        show();
      });
    });
    function unfold() {
      // Ids are plain, so that a fragment needs no decoding, which a hostile one could make fail.
      var target = document.getElementById(window.location.hash.slice(1));
      var fold = target && target.closest("details.fold");
      if (fold && !fold.open) {
        fold.open = true;
        target.scrollIntoView();
      }
    }
    window.addEventListener("hashchange", unfold);
    unfold();
    each("a[href^='#group-']", function (link) { link.addEventListener("click", function () { window.setTimeout(unfold, 0); }); });
    window.addEventListener("beforeprint", function () { each("details.fold", function (fold) { fold.open = true; }); });
    each("[data-print]", function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
    each("[data-copy]", function (button) {
      var label = button.textContent;
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(window.location.href).then(function () {
          button.textContent = button.getAttribute("data-copy");
          window.setTimeout(function () { button.textContent = label; }, 2000);
        });
      });
    });
  });
}());
