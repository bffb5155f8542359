/* Amounts as people type them, and as a language writes them: `5.8亿`, `18 million`, `320亩`.
   The words come from the locales through the page; the rules are those of guide.quantities. */
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) { module.exports = factory(); } else { root.GuideAmounts = factory(); }
}(typeof self === "undefined" ? this : self, function () {
  "use strict";

  // A number is n / 10^p, both whole: exact, and as short as it can be.
  function decimal(n, p) {
    while (p > 0 && n % 10n === 0n) { n /= 10n; p -= 1; }
    while (p < 0) { n *= 10n; p += 1; }
    return { n: n, p: n === 0n ? 0 : p };
  }
  function shifted(value, power) { return decimal(value.n, value.p - power); }
  function absolute(n) { return n < 0n ? -n : n; }
  function adjusted(value) { return absolute(value.n).toString().length - 1 - value.p; }
  function rounded(value, places) {
    if (value.p <= places) { return value; }
    const step = 10n ** BigInt(value.p - places);
    const whole = (absolute(value.n) * 2n + step) / (step * 2n);
    return decimal(value.n < 0n ? -whole : whole, places);
  }

  /* vocabulary: {scales: {word: power}, currencies: {word: code}, units: {word: id}, digits: {code: n},
     factors: {unit: [dimension, numerator, denominator]}, fold: traditional and simplified characters by turns};
     formats: a locale's `formats`, shortened to
     what is asked here, with `labels` of currencies and units; lang: a BCP 47 tag. */
  return function (vocabulary, formats, lang) {
    const PLAIN = /^[0-9]+(?:\.[0-9]+)?$/;
    const GROUPED = /^[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?$/;
    const plurals = typeof Intl === "object" && Intl.PluralRules ? new Intl.PluralRules(lang) : null;

    function longest(words) {
      return Object.keys(words).sort(function (a, b) { return b.length - a.length || (a < b ? -1 : 1); });
    }
    const scales = longest(vocabulary.scales);
    const currencies = longest(vocabulary.currencies);

    /* The word that a text begins with. A Latin word must end there: m is no million in mu. */
    function leading(text, words) {
      const low = text.toLowerCase();
      for (const word of words) {
        if (low.startsWith(word) && !(/[a-z]$/.test(word) && /^[a-z]/.test(low.slice(word.length)))) { return word; }
      }
      return "";
    }
    const simple = {};
    const signs = Array.from(vocabulary.fold || "");
    for (let at = 0; at < signs.length; at += 2) { simple[signs[at]] = signs[at + 1]; }
    function fold(text) {
      const typed = Array.from(String(text).normalize("NFKC"), function (sign) { return simple[sign] || sign; });
      return typed.join("").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ").trim();
    }

    /* {before, number, after} of a text with one number in it; null for any other. */
    function cut(text) {
      const found = /^([^0-9]*?)([0-9](?:[0-9,. ]*[0-9])?)(.*)$/.exec(text);
      if (!found || /[0-9]/.test(found[3].replace(/[a-z][23]\b|\^[23]/gi, ""))) { return null; }
      let digits = found[2];
      if (digits.length > 40 || !(PLAIN.test(digits) || GROUPED.test(digits))) { return null; }
      digits = digits.replace(/[, ]/g, "");
      const point = digits.indexOf(".");
      const places = point < 0 ? 0 : digits.length - point - 1;
      return {
        before: found[1].trim(),
        number: decimal(BigInt(digits.replace(".", "")), places),
        after: found[3].trim()
      };
    }
    function scaled(pieces, short) {
      const word = leading(pieces.after, short ? scales : scales.filter(function (each) {
        return vocabulary.short.indexOf(each) < 0;
      }));
      if (!word) { return { value: pieces.number, rest: pieces.after }; }
      return {
        value: shifted(pieces.number, vocabulary.scales[word]),
        rest: pieces.after.slice(word.length).trim()
      };
    }

    /* An amount of money; without a currency it is in `currency`. Null for what cannot be read. */
    function money(text, currency) {
      const pieces = cut(fold(text));
      if (!pieces) { return null; }
      const codes = [];
      let before = pieces.before;
      for (let word = leading(before, currencies); word; word = leading(before, currencies)) {
        codes.push(vocabulary.currencies[word]);
        before = before.slice(word.length).trim();
      }
      const found = scaled(pieces, true);
      let rest = found.rest;
      for (let word = leading(rest, currencies); word; word = leading(rest, currencies)) {
        codes.push(vocabulary.currencies[word]);
        rest = rest.slice(word.length).trim();
      }
      const code = codes.length ? codes[0] : currency;
      if (before || rest || codes.some(function (each) { return each !== code; })) { return null; }
      const minor = shifted(found.value, vocabulary.digits[code]);
      return minor.p || absolute(minor.n).toString().length > 30 ? null : { minor: minor.n, currency: code };
    }

    /* A measure; without a unit it is in `unit`. Null for what cannot be read or measures else. */
    function measure(text, unit) {
      const pieces = cut(fold(text));
      if (!pieces || pieces.before) { return null; }
      const wanted = vocabulary.factors[unit][0];
      function named(word) {
        const bare = word.replace(/^\s+|\s+$/g, "");
        return vocabulary.units[bare] || vocabulary.units[bare.toLowerCase()] || "";
      }
      let found = { value: pieces.number, rest: pieces.after };
      let own = found.rest ? named(found.rest) : unit;
      if (!own) {
        found = scaled(pieces, false);
        own = found.rest ? named(found.rest) : unit;
      }
      const factor = vocabulary.factors[own];
      return factor && factor[0] === wanted ? { value: found.value, unit: own } : null;
    }

    function number(text) {
      const pieces = cut(fold(text));
      if (!pieces || pieces.before) { return null; }
      const found = scaled(pieces, false);
      return found.rest ? null : found.value;
    }

    /* A share: `2.5%`, `4‰`; without a sign it is in percent. */
    function rate(text) {
      const pieces = cut(fold(text));
      if (!pieces || pieces.before || !/^[%\u2030]?$/.test(pieces.after)) { return null; }
      return { value: pieces.number, sign: pieces.after || "%" };
    }

    // --- writing ------------------------------------------------------------------------------

    const powers = Object.keys(formats.scales).map(Number).sort(function (a, b) { return a - b; });

    function digits(value, least) {
      let text = absolute(value.n).toString().padStart(value.p + 1, "0");
      let part = value.p ? text.slice(-value.p) : "";
      let whole = value.p ? text.slice(0, -value.p) : text;
      part = part.padEnd(least || 0, "0");
      if (formats.group) { whole = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, formats.group); }
      return (value.n < 0n ? formats.minus : "") + whole + (part ? formats.decimal + part : "");
    }
    function natural(value) {
      if (value.n === 0n) { return 0; }
      return powers.filter(function (power) { return adjusted(value) >= power; }).pop() || 0;
    }
    function scale(value) {
      const most = formats.decimals;
      const top = natural(value);
      const tried = [0].concat(powers).filter(function (power) { return power <= top; }).reverse();
      for (const power of tried) {
        const shown = shifted(value, -power);
        const long = power < top && adjusted(shown) >= 8;
        const broken = power > 0 && shown.p > 2 && adjusted(value) < 5;
        if (shown.p <= most && !long && !broken) { return power; }
      }
      return natural(shifted(rounded(shifted(value, -top), most), top));
    }
    function filled(form, values) {
      return form.replace(/\{([a-z]+)\}/g, function (_, key) { return values[key]; }).replace(/ {2,}/g, " ").trim();
    }
    function scaleWord(power) { return power ? formats.scales[power] : ""; }

    /* The number, and the unit that belongs to it, for amounts that stand in a column. */
    function showMoney(minor, currency) {
      const places = vocabulary.digits[currency];
      const value = decimal(minor, places);
      const power = scale(value);
      const shown = rounded(shifted(value, -power), formats.decimals);
      return filled((formats.own || {})[currency] || formats.money, {
        number: digits(shown, power === 0 && shown.p ? places : 0),
        scale: scaleWord(power),
        currency: formats.currencies[currency] || currency
      });
    }
    function unitLabel(unit, shown, power) {
      const label = formats.units[unit];
      if (label === undefined) { return unit; }
      if (typeof label === "string") { return label; }
      const one = !power && plurals && plurals.select(Number(absolute(shown.n)) / Math.pow(10, shown.p)) === "one";
      return one && label.one ? label.one : label.other;
    }
    function single(value, unit) {
      const power = scale(value);
      const shown = rounded(shifted(value, -power), formats.decimals);
      const label = unitLabel(unit, shown, power);
      const space = !power && /^[A-Za-z]/.test(label) ? " " : "";
      return filled(formats.measure, { number: digits(shown) + space, scale: scaleWord(power), unit: label });
    }
    /* In another unit at three figures, whole numbers kept whole. */
    function converted(value, from, to) {
      if (from === to) { return value; }
      const one = vocabulary.factors[from], other = vocabulary.factors[to];
      let top = value.n * BigInt(one[1]) * BigInt(other[2]);
      const below = 10n ** BigInt(value.p) * BigInt(one[2]) * BigInt(other[1]);
      if (top === 0n) { return decimal(0n, 0); }
      let size = absolute(top).toString().length - below.toString().length;
      const at = size >= 0 ? below * 10n ** BigInt(size) : below;
      const scaledTop = size >= 0 ? absolute(top) : absolute(top) * 10n ** BigInt(-size);
      if (scaledTop < at) { size -= 1; }
      const places = Math.max(2 - size, 0);
      top *= 10n ** BigInt(places);
      const whole = (absolute(top) * 2n + below) / (below * 2n);
      return decimal(top < 0n ? -whole : whole, places);
    }
    function showMeasure(value, unit) {
      const pair = formats.pairs[unit];
      if (!pair) { return single(value, unit); }
      return formats.aside
        .replace("{value}", single(converted(value, unit, pair[0]), pair[0]))
        .replace("{aside}", single(converted(value, unit, pair[1]), pair[1]));
    }

    return {
      money: money, measure: measure, number: number, rate: rate,
      showMoney: showMoney, showMeasure: showMeasure,
      showNumber: function (value) { return digits(rounded(value, formats.decimals)); },
      showRate: function (value, sign) { return digits(rounded(value, formats.decimals)) + sign; },
      decimal: decimal
    };
  };
}));
