"""Amounts and counts in English with their units, and what they are reckoned by."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.english import numerals
from guide.agreement.english.shares import as_share
from guide.agreement.measures import latin_unit, measured
from guide.agreement.number import Exact, Number, Reading, Weight, bare, exact, step, whole
from guide.agreement.reading import Made, Readers, one

_BELOW_ZERO: Final = " below zero"
_LONGEST_MONTH: Final = 31
# The 18th fair is no day; the 18th, the 18th of each month and the 18th to the 20th are.
_COUNTED: Final = re.compile(r" (?!(?:of|to|and|each|every|day|at|in|on|or)\b)[A-Za-z]")
_MINUS: Final = re.compile(r"(?:\bminus |(?<![\w°])[-−–])$")
# The second and third year: the first of a row of ordinals speaks for all.
_LISTED: Final = re.compile(r"(?:first|second|third|fourth|fifth)(?:,| and|, and) $")
_PER: Final = re.compile(
    r"(?:[^,.;\d]{0,24}? per |\s?/\s?|\s(?:per|an?|each)\s)"
    r"(mu|ha|hectare|acre|m²|m2|square metre|sq m|kg|tonne|t)\b",
    re.IGNORECASE,
)


def _number(match: re.Match[str], text: str) -> Made:
    scale = numerals.SCALES[match["scale"].lower()] if match["scale"] else 1
    end = match.end()
    if match["short"]:
        if match["currency"]:
            scale = numerals.SCALES[match["short"]]
        else:
            end = match.start("short")
    raw = whole(exact(match["digits"]) * scale)
    half = step(match["digits"], scale)
    weight = Weight.HARD
    before = text[max(0, match.start() - 5) : match.start()]
    if match["ordinal"] and raw == 1:
        weight = Weight.NAME
    elif before.endswith(("No. ", "No.")) or (before[-1:] == "(" and text[end : end + 1] == ")"):
        weight = Weight.SOFT
    year = scale == 1 and re.fullmatch(r"[12]\d{3}", match["digits"]) is not None
    year = year and not match["currency"]
    return _measured(match, text, raw, half, weight, end, scale, year=year)


def _words(match: re.Match[str], text: str) -> Made:
    words = match[0].lower()
    raw = numerals.value(words)
    weight = Weight.NAME if words in numerals.VAGUE or raw <= 1 else Weight.SOFT
    if raw >= 10**6 or (raw >= 1000 and " " in words):
        weight = Weight.HARD
    if words in numerals.WHOLE:
        return one(match, Weight.NAME, Reading(raw, Fraction(1), "share", "%"), bare(Fraction(100)))
    if words in numerals.HALF:
        half = Fraction(1, 2)
        return one(match, Weight.NAME, Reading(Fraction(50), half, "share", "%"), bare(half))
    if words in numerals.QUARTER:
        return one(
            match,
            Weight.NAME,
            Reading(Fraction(25), Fraction(1, 4), "share", "%"),
            bare(Fraction(1, 4)),
        )
    return _measured(match, text, raw, 0, weight, match.end(), 1, spelled=True)


def _measured(
    match: re.Match[str], text: str, raw: Exact, half: Exact, weight: Weight,
    end: int, scale: int, *, year: bool = False, spelled: bool = False,
) -> Made:  # fmt: skip
    """A number with its currency before it or the unit after it, and what it is reckoned by."""
    readings: list[Reading] = []
    start, span = match.start(), ""
    currency = None if spelled else match["currency"]
    at = end + 1 if text[end : end + 1] in (" ", "-", "\u202f", "\xa0") else end
    unit = "" if currency else latin_unit(text, at)
    minus = _MINUS.search(text, max(0, start - 8), start)
    by = _PER.match(text, at + len(unit) if unit else end)
    per = measured(by[1].lower()).unit if by else ""
    ordinal = numerals.is_ordinal(match[0].lower()) if spelled else bool(match["ordinal"])
    if ordinal and text[end : end + 8].lstrip(" -").startswith("centur"):
        return [Number(match[0], start, end, (bare(raw),), Weight.NAME)], end
    if ordinal:
        readings.append(Reading(raw, raw, "ordinal"))
        if raw <= _LONGEST_MONTH and not _COUNTED.match(text, end):
            readings.append(Reading(raw, raw, "day"))
        if text.startswith((" anniversary", " year"), end):
            readings.append(Reading(raw, 12 * raw, "duration", "year"))
        if _LISTED.search(text, max(0, start - 12), start):
            weight = Weight.NAME
    elif currency:
        code = measured(currency.strip()).unit
        readings.append(Reading(raw, raw, "money", code, half, per))
    elif unit:
        found = measured(unit)
        end = at + len(unit)
        value = raw * found.factor
        readings.append(Reading(raw, value, found.dimension, found.unit, half * found.factor, per))
        if found.dimension == "temperature" and (minus or text.startswith(_BELOW_ZERO, end)):
            raw = -raw
            readings = [readings[0]._replace(raw=raw, value=-value)]
            span = text[minus.start() : end] if minus else text[start : end + len(_BELOW_ZERO)]
        if found.dimension == "share":
            readings = list(as_share(value, half * found.factor, text, start, end))
        if spelled:
            hard = found.dimension in ("money", "share", "area", "mass", "length") and raw > 1
            weight = Weight.HARD if hard else Weight.SOFT if raw >= 1 and weight else weight
            if raw == 1 and match[0].lower() == "one":
                weight = Weight.SOFT
    if year and not readings:
        readings.append(Reading(raw, raw, "year"))
    readings.append(bare(raw))
    if minus and not unit:
        # Of −18 to −20 °C the first has no unit.
        readings.append(bare(-raw))
    span = span or text[start : by.end() if by and readings[0].per else end]
    return [Number(span, start, end, tuple(readings), weight, scale)], end


READERS: Final[Readers] = {
    "number": _number,
    "words": _words,
}
