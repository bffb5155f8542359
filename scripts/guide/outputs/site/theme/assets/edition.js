/* A reader who came by the code of a printed edition learns whether this page has changed since. */
(function () {
  "use strict";
  var known = JSON.parse(document.currentScript.getAttribute("data-editions"));
  var match = /[?&]edition=([a-z0-9-]+)(?:&|$)/.exec(window.location.search);
  var said = match && Object.prototype.hasOwnProperty.call(known, match[1]) ? known[match[1]] : null;
  var title = document.querySelector("main h1");
  if (!said || !title) { return; }
  var note = document.createElement("p");
  var link = document.createElement("a");
  note.className = "edition-note";
  note.setAttribute("role", "note");
  note.textContent = said[0];
  link.href = said[1];
  link.textContent = said[2];
  note.appendChild(link);
  title.parentNode.insertBefore(note, title.nextSibling);
}());
