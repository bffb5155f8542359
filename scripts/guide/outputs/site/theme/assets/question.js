/* A question is folded as the texts were, and cut into what a text is found by; grams.py cuts the texts. */
(function () {
  "use strict";

  const LONGEST = 16;              /* letters by which a word is known */
  const PARTS = /[a-z0-9]+(?:[-./&+'][a-z0-9]+)*|[\u00c0-\u1fff\u2c00-\u2fdf\u3005-\u3007\u3040-\u318f\u31a0-\u31bf\u31f0-\u9fff\ua000-\ud7ff\uf900-\ufaff\u{10000}-\u{3ffff}]+/gu;

  function pairsOf(fold) {
    const pairs = new Map();
    const signs = Array.from(fold);
    for (let n = 0; n < signs.length; n += 2) { pairs.set(signs[n], signs[n + 1]); }
    return pairs;
  }

  function atoms(word) {
    const found = new Set();
    (word.match(PARTS) || []).forEach((part) => {
      const signs = Array.from(part);
      if (/^[a-z0-9]/.test(part)) { found.add(part.slice(0, LONGEST)); }
      else if (signs.length === 1) { found.add(part); }
      else { signs.slice(1).forEach((sign, n) => found.add(signs[n] + sign)); }
    });
    return Array.from(found);
  }

  /* Letters alone may be the initials of a title's pinyin. */
  function letters(word) {
    if (!/^[a-z]{2,}$/.test(word)) { return []; }
    if (word.length === 2) { return [word]; }
    return Array.from(new Set(Array.from(word.slice(2), (_, n) => word.slice(n, n + 3))));
  }

  /* The words of a question: what a text must have for each, or the initials of its title. */
  function words(question, fold) {
    const pairs = pairsOf(fold);
    const lower = question.normalize("NFKC").toLowerCase();
    const folded = Array.from(lower, (sign) => pairs.get(sign) || sign).join("");
    return folded.split(/\s+/).filter(Boolean)
      .map((word) => ({ atoms: atoms(word), letters: letters(word) }));
  }

  window.GUIDE_QUESTION = { words };
}());
