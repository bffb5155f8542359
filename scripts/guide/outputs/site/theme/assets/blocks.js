/* The catalogue of a large library: of its blocks those are loaded that are used. blocks.py tells what they hold. */
(function () {
  "use strict";

  const G = window.GUIDE;
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Uint8Array(128);
  Array.from(SIGNS).forEach((sign, n) => { VALUE[sign.charCodeAt(0)] = n; });
  const HEAD = 3;                  /* so much of a key tells its shard */
  const AT_ONCE = 32;              /* files that are asked for together */

  /* Call with each of the numbers that are written as gaps. */
  function eachOf(text, act) {
    let last = -1;
    let gap = 0;
    let scale = 1;
    for (let n = 0; n < text.length; n += 1) {
      const value = VALUE[text.charCodeAt(n)];
      if (value >= 32) {
        gap += (value - 32) * scale;
        scale *= 32;
      } else {
        last += gap + value * scale + 1;
        gap = 0;
        scale = 1;
        act(last);
      }
    }
  }

  function fixed(column, count) {
    const found = new Uint32Array(count);
    for (let n = 0; n < count; n += 1) {
      for (let k = 0; k < column.width; k += 1) {
        found[n] = found[n] * 64 + VALUE[column.at.charCodeAt(n * column.width + k)];
      }
    }
    return found;
  }

  function unpacked(column, count) {
    const at = fixed(column, count);
    return column.values ? Array.from(at, (n) => column.values[n]) : at;
  }

  /* The site was published anew since the page was opened: its numbers mean other projects now. */
  function stale(name) { return Object.assign(new Error("of another catalogue: " + name), { stale: true }); }

  function open(language) {
    return G.load("catalogue." + language + ".js").then(() => {
      const data = window.GUIDE_CATALOGUE;
      /* The order of the projects stands in the address, so that no cache gives out what is of another. */
      const load = (name) => G.load(name.replace("*", language) + ".js?" + data.of);

      function has(file, key) {
        if (file[key].of !== data.of) { throw stale(key); }
        return file[key].has;
      }

      const count = data.count;
      const orders = {};
      const starts = [];           /* the first project of each block of cards */
      Array.from(data.sizes).reduce((first, sign) => {
        starts.push(first);
        return first + VALUE[sign.charCodeAt(0)];
      }, 0);

      function blockOf(n) {
        let low = 0;
        let high = starts.length;
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (starts[middle] <= n) { low = middle; } else { high = middle; }
        }
        return low;
      }

      /* the index */

      const shardOf = (key) => G.blockOf(Array.from(key).slice(0, HEAD).join(""), data.shards);

      /* What a key's projects are; of a whole word all that begin with it. */
      function listed(key) {
        const shard = has(window.GUIDE_FIND, shardOf(key));
        if (key.length < HEAD || !/^[a-z0-9]/.test(key)) {
          return Object.prototype.hasOwnProperty.call(shard, key) ? [shard[key]] : [];
        }
        return Object.keys(shard).filter((each) => each.startsWith(key)).map((each) => shard[each]);
      }

      function withAll(keys) {
        const reached = new Uint16Array(count);
        keys.forEach((key, step) => listed(key).forEach((list) =>
          eachOf(list, (n) => { if (reached[n] === step) { reached[n] = step + 1; } })));
        return Uint8Array.from(reached, (step) => (step && step === keys.length ? 1 : 0));
      }

      /* Which projects a question finds: a number other than 0 for each that it does. */
      function look(words) {
        const wanted = words.map((word) => [word.atoms, word.letters.map((gram) => "~" + gram)]);
        const shards = Array.from(new Set(wanted.flat(2).map(shardOf)));
        return Promise.all(shards.map((each) => load("find.*." + each))).then(() => {
          const found = new Uint8Array(count).fill(1);
          wanted.forEach(([atoms, letters]) => {
            const byText = withAll(atoms);
            const byLetters = letters.length ? withAll(letters) : byText;
            for (let n = 0; n < count; n += 1) { found[n] &= byText[n] | byLetters[n]; }
          });
          return found;
        });
      }

      /* the columns */

      function columns() {
        return load("columns.*.facets").then(() => {
          if (source.counted) { return; }
          const found = has(window.GUIDE_COLUMNS, "facets");
          data.facets.forEach((facet) => { facet.of = unpacked(found[facet.key], count); });
          source.counted = true;
        });
      }

      function order(key) {
        return load("columns.*." + key).then(() => {
          orders[key] = orders[key] || unpacked(has(window.GUIDE_COLUMNS, key), count);
          return orders[key];
        });
      }

      /* the cards */

      function inTurn(names) {
        if (!names.length) { return Promise.resolve(); }
        return Promise.all(names.slice(0, AT_ONCE).map((name) => load("cards.*." + name)))
          .then(() => inTurn(names.slice(AT_ONCE)));
      }

      function cards(numbers) {
        const names = Array.from(new Set(numbers.map(blockOf)), (block) => data.names[block]);
        return inTurn(names).then(() => numbers.map((n) => {
          const block = blockOf(n);
          const own = window.GUIDE_CARDS[data.names[block]];
          if (own.length !== VALUE[data.sizes.charCodeAt(block)]) { throw stale(data.names[block]); }
          const [id, title, sector, summary, amount, facts, badges, steps] = own[n - starts[block]];
          return { id, title, sector, summary, amount, facts, badges, steps };
        }));
      }

      const source = {
        count, currency: data.currency, fold: data.fold, facets: data.facets,
        columns, counted: false, order, titles: cards, look, cards, prepare: () => Promise.resolve()
      };
      return source;
    });
  }

  window.GUIDE_LIBRARY = { open };
}());
