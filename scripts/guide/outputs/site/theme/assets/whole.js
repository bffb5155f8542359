/* The catalogue of a library that comes in one block: whole.py tells what is in it. */
(function () {
  "use strict";

  const G = window.GUIDE;

  /* Whether a word of the text begins so. */
  function begins(text, beginning) {
    for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
      if (!at || !/[a-z0-9]/.test(text[at - 1])) { return true; }
    }
    return false;
  }

  function has(text, atom) { return /^[a-z0-9]/.test(atom) ? begins(text, atom) : text.includes(atom); }

  function open(language) {
    const texts = () => G.load("find." + language + ".js");
    return G.load("catalogue." + language + ".js").then(() => {
      const data = window.GUIDE_CATALOGUE;
      const orders = { amount: data.amounts, day: data.days, name: data.names };

      /* Which projects a question finds: a number other than 0 for each that it does. */
      function look(words) {
        return texts().then(() => {
          const find = window.GUIDE_FIND;
          const found = new Uint8Array(data.ids.length);
          for (let n = 0; n < found.length; n += 1) {
            const text = find.texts[n];
            const initials = find.initials[n];
            found[n] = words.every((word) =>
              (word.atoms.length && word.atoms.every((atom) => has(text, atom))) ||
              (word.letters.length && word.letters.every((gram) => initials.includes(gram)))) ? 1 : 0;
          }
          return found;
        });
      }

      function cards(numbers) {
        const all = window.GUIDE_CARDS || {};
        const blockOf = (n) => Math.floor(n / data.block);
        const lost = Array.from(new Set(numbers.map(blockOf))).filter((block) => !(block in all));
        return Promise.all(lost.map((block) => G.load("cards." + language + "." + block + ".js"))).then(() =>
          numbers.map((n) => {
            const [summary, amount, facts, badges, steps] = window.GUIDE_CARDS[blockOf(n)][n % data.block];
            return { id: data.ids[n], title: data.titles[n], summary, amount, facts, badges, steps };
          }));
      }

      return {
        count: data.ids.length, currency: data.currency, fold: data.fold, facets: data.facets,
        columns: () => Promise.resolve(), counted: true,
        order: (key) => Promise.resolve(orders[key]),
        titles: (numbers) => Promise.resolve(numbers.map((n) => ({ id: data.ids[n], title: data.titles[n] }))),
        look, cards, prepare: texts
      };
    });
  }

  window.GUIDE_LIBRARY = { open };
}());
