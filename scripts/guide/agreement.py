"""Agreement: the numbers that a text names, normalised, so that two languages can be compared.

A number written in digits must have its equal on the other side, in digits or in words; numbers in
words alone are never asked for, because 一站式 and "one-stop" count nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

# A hectare figure is rounded from mu, so areas agree within one in fifty.
AREA_TOLERANCE = Fraction(1, 50)
# What a difference by such a factor usually is.
TELLING = {
    Fraction(10_000): "ten-thousand",
    Fraction(1, 10_000): "ten-thousand",
    Fraction(10): "ten",
    Fraction(1, 10): "ten",
    Fraction(100): "hundred",
    Fraction(1, 100): "hundred",
    Fraction(1000): "thousand",
    Fraction(1, 1000): "thousand",
}

_HAN_SCALES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "": 1,
}
_ENGLISH_SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "hundred": 10**2,
    "": 1,
}
_MU = Fraction(2000, 3)
_AREAS = {
    "平方公里": Fraction(10**6),
    "平方千米": Fraction(10**6),
    "平方米": Fraction(1),
    "㎡": Fraction(1),
    "公顷": Fraction(10**4),
    "亩": _MU,
    "km²": Fraction(10**6),
    "km2": Fraction(10**6),
    "square kilometres": Fraction(10**6),
    "m²": Fraction(1),
    "m2": Fraction(1),
    "square metres": Fraction(1),
    "hectares": Fraction(10**4),
    "hectare": Fraction(10**4),
    "ha": Fraction(10**4),
    "mu": _MU,
    "acres": Fraction(40_468_564_224, 10**7),
    "acre": Fraction(40_468_564_224, 10**7),
}
_HAN_AREAS = "平方公里|平方千米|平方米|公顷|亩|㎡"
_LATIN_AREAS = "km²|km2|square kilometres|m²|m2|square metres|hectares|hectare|ha|mu|acres|acre"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = re.compile(
    rf"(?<![A-Za-z\d.])(?P<digits>{_DIGITS})\s?"
    rf"(?P<scale>万亿|千亿|百亿|亿|千万|百万|十万|万|)\s?(?P<area>{_HAN_AREAS}|)(?![A-Za-z]*\d)"
)
_ENGLISH = re.compile(
    rf"(?<![A-Za-z\d.])(?P<digits>{_DIGITS})(?:st|nd|rd|th)?"
    rf"(?:[\s-](?P<scale>trillion|billion|million|thousand|hundred)|)"
    rf"(?:\s?(?P<area>{_LATIN_AREAS})(?![A-Za-z²]))?(?![\d.]*[A-Za-z]\w*\d)",
    re.IGNORECASE,
)
_HAN_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿]+(成|半)?|半")
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_ENGLISH_WORDS = (
    {
        word: Fraction(number)
        for number, words in {
            0: "zero no none",
            1: "one once first single a an january jan",
            2: "two twice second both double pair february feb",
            3: "three third thirds triple march mar",
            4: "four fourth april apr quarterly",
            5: "five fifth fifths may",
            6: "six sixth june jun",
            7: "seven seventh july jul",
            8: "eight eighth august aug",
            9: "nine ninth september sep sept",
            10: "ten tenth tenths october oct",
            11: "eleven eleventh november nov",
            12: "twelve twelfth dozen december dec",
            13: "thirteen",
            14: "fourteen",
            15: "fifteen",
            16: "sixteen",
            17: "seventeen",
            18: "eighteen",
            19: "nineteen",
            20: "twenty",
            30: "thirty",
            40: "forty",
            50: "fifty",
            60: "sixty",
            70: "seventy",
            80: "eighty",
            90: "ninety",
            100: "hundred",
            1000: "thousand",
            10**6: "million",
            10**9: "billion",
        }.items()
        for word in words.split()
    }
    | {
        word: Fraction(100)
        for word in ["all", "whole", "wholly", "entire", "entirely", "full", "fully"]
    }
    | {
        "midnight": Fraction(24),
        "noon": Fraction(12),
        "half": Fraction(1, 2),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
    }
)
_FULL_HOUR = re.compile(r"(?<=\d):00(?!\d)")
_TENTHS = re.compile(r"\b(\w+) tenths\b", re.IGNORECASE)

# Not the full-width comma: it parts clauses.
_NARROW = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0E: ".", 0xFF05: "%"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text writes it (`span`) and its value; `area` in m² where its unit is one."""

    span: str
    value: Fraction
    area: Fraction | None = None

    def agrees(self, other: "Quantity") -> bool:
        """Equal, or within rounding where both are areas.

        In `620 to 3,600 m²` the first number has no unit of its own: its digits must do.
        """
        if self.area is not None and other.area is not None:
            return abs(self.area - other.area) <= AREA_TOLERANCE * max(self.area, other.area)
        return self.value == other.value


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that the other text lacks; `other` and `factor` where one there is close."""

    span: str
    other: str = ""
    factor: str = ""


def in_chinese(text: str) -> list[Quantity]:
    """The numbers that a Chinese text writes in digits."""
    return [
        _quantity(match, _HAN_SCALES[match["scale"]], _number(match["digits"]))
        for match in _HAN.finditer(_narrow(text))
    ]


def in_english(text: str) -> list[Quantity]:
    """The numbers that an English text writes in digits."""
    return [
        _quantity(match, _ENGLISH_SCALES[(match["scale"] or "").lower()], _number(match["digits"]))
        for match in _ENGLISH.finditer(_narrow(text))
    ]


def differences(chinese: str, english: str) -> tuple[list[Difference], list[Difference]]:
    """What the English text lacks of the Chinese one's numbers, and the reverse."""
    han, latin = in_chinese(chinese), in_english(english)
    spoken_han = list(_han_words(chinese))
    spoken_latin = list(_english_words(english))
    missing = _without_equal(han, [*latin, *spoken_latin, *_by_hectare(latin, chinese, 1)])
    added = _without_equal(latin, [*han, *spoken_han, *_by_hectare(han, chinese, 15)])
    return _told(missing, added), _told(added, missing)


def _without_equal(wanted: list[Quantity], pool: list[Quantity]) -> list[Quantity]:
    """The quantities whose value does not occur on the other side, each span once."""
    found = {q.span: q for q in wanted if not any(q.agrees(other) for other in pool)}
    return list(found.values())


def _told(mine: list[Quantity], theirs: list[Quantity]) -> list[Difference]:
    return [_difference(quantity, theirs) for quantity in mine]


def _difference(quantity: Quantity, others: list[Quantity]) -> Difference:
    for other in others:
        if other.value and quantity.value:
            factor = TELLING.get(quantity.value / other.value)
            if factor:
                return Difference(quantity.span, other.span, factor)
            if quantity.area is not None and quantity.value == other.value:
                return Difference(quantity.span, other.span, "area-unit")
    near = others[0].span if len(others) == 1 else ""
    return Difference(quantity.span, near)


def _by_hectare(quantities: list[Quantity], chinese: str, factor: int) -> list[Quantity]:
    """What per-mu amounts are a hectare, for English prose that says it so: 15 mu are one."""
    if "/亩" not in chinese and "每亩" not in chinese:
        return []
    times = Fraction(factor) if factor > 1 else Fraction(1, 15)
    return [
        Quantity("亩", Fraction(1), _MU),
        *(Quantity(each.span, each.value * times) for each in quantities),
    ]


def _quantity(match: re.Match[str], scale: int, number: Fraction) -> Quantity:
    area = (match["area"] or "").lower()
    value = number * scale
    return Quantity(match[0].strip(), value, value * _AREAS[area] if area else None)


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _han_words(text: str) -> Iterator[Quantity]:
    for match in _HAN_NUMERAL.finditer(text):
        said = match[0]
        if said == "半":
            yield Quantity(said, Fraction(1, 2))
            continue
        tenth, half = said.endswith("成"), said.endswith("半")
        value = Fraction(_han_value(said.rstrip("成半")))
        yield Quantity(said, value)
        if tenth:
            yield Quantity(said, value * 10 + (5 if half else 0))
        # 二十一 as digits one by one: 二〇二六年
        digits = [_HAN_DIGITS.get(c) for c in said]
        if len(said) > 1 and all(d is not None for d in digits):
            yield Quantity(said, Fraction(int("".join(str(d) for d in digits))))


def _han_value(numeral: str) -> int:
    total = section = digit = 0
    for character in numeral:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            scale = 10**4 if character == "万" else 10**8
            total = (total + section + digit) * scale
            section = digit = 0
    return total + section + digit


def _english_words(text: str) -> Iterator[Quantity]:
    for unit, size in (("square metre", 1), ("hectare", 10**4)):
        if unit in text:
            yield Quantity(unit, Fraction(1), Fraction(size))
    for word in re.findall(r"[A-Za-z]+", text):
        value = _ENGLISH_WORDS.get(word.lower())
        if value is not None:
            yield Quantity(word, value)
    for match in _TENTHS.finditer(text):
        value = _ENGLISH_WORDS.get(match[1].lower())
        if value is not None:
            yield Quantity(match[0], value * 10)
    words = re.findall(r"[a-z]+", text.lower())
    for first, second in pairwise(words):
        tens, ones = _ENGLISH_WORDS.get(first), _ENGLISH_WORDS.get(second)
        if tens is not None and ones is not None and 20 <= tens <= 90 and 0 < ones < 10:
            yield Quantity(f"{first}-{second}", tens + ones)


def _narrow(text: str) -> str:
    """Full-width digits and signs as their usual forms, full hours without their minutes."""
    return _FULL_HOUR.sub("", text.translate(_NARROW))
