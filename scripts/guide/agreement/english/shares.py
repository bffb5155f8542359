"""Shares and multiples in English: a third, 80%, twice, fourfold."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from guide.agreement.english import numerals
from guide.agreement.number import Exact, Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one

_DISCOUNT: Final = re.compile(r" (?:discount|off|rebate|reduction|cut)\b")
_DISCOUNTED: Final = re.compile(r"\b(?:discounted|reduced|cut|lowered) by (?:up to )?$")


def as_share(value: Exact, half: Exact, text: str, start: int, end: int) -> Iterator[Reading]:
    """A share; 80% may be what is left to pay, and an 80% discount is what is not."""
    yield Reading(value * 100, value, "share", "%", half)
    if not (text.endswith("at ", 0, start) and text.startswith(" of ", end)):
        yield Reading(value * 100, value, "off", "%")
    if not _DISCOUNT.match(text, end) and not _DISCOUNTED.search(text, 0, start):
        yield Reading(value * 100, value, "left", "%")


def _part(match: re.Match[str], _text: str) -> Made:
    count = 1 if match["count"] in "Aa" else numerals.value(match["count"].lower())
    word = match["piece"].lower().rstrip("s")
    below = 2 if word in ("half", "halve") else 4 if word in ("quarter", "fourth") else 0
    below = below or int(numerals.value(word))
    portion = Fraction(count, below)
    # A third may be one of three or the one after two.
    ordinal = (bare(Fraction(below)),) if count == 1 else (bare(Fraction(count)),)
    reading = Reading(portion * 100, portion, "share", "%")
    return one(match, Weight.SOFT, reading, bare(portion), *ordinal)


def _multiple(match: re.Match[str], text: str) -> Made:
    if match["verb"]:
        words = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5}
        times = Fraction(words[match["verb"].lower()])
        return one(match, Weight.SOFT, Reading(times, times, "multiple"), bare(times))
    if match["twice"]:
        times = Fraction(numerals.value(match["twice"].lower()))
        return one(match, Weight.SOFT, Reading(times, times, "multiple"), bare(times))
    written = (match["fold"] or match["times"]).replace(",", "")
    digits = written[0].isdigit()
    times = Fraction(written) if digits else Fraction(numerals.value(written.lower()))
    before = text[max(0, match.start() - 40) : match.start()]
    more = (
        [Reading(times, times, "more")]
        if re.search(r"\b(?:rose|grew|increas|up)\w*", before)
        else []
    )
    weight = Weight.HARD if digits else Weight.SOFT
    return one(match, weight, Reading(times, times, "multiple"), *more, bare(times))


def _lanes(match: re.Match[str], _text: str) -> Made:
    """A dual two-lane road is one of four lanes in Chinese."""
    return one(match, Weight.SOFT, bare(2 * numerals.value(match["each"])))


READERS: Final[Readers] = {
    "part": _part,
    "multiple": _multiple,
    "lanes": _lanes,
}
