"""Dates and times in English: days, months, years, quarters, the clock."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.english import numerals
from guide.agreement.number import Number, Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one

_NAMES_OF_MONTHS: Final = re.findall(
    "[A-Z][a-z]+",
    "JanuaryFebruaryMarchAprilMayJuneJulyAugustSeptemberOctoberNovemberDecember",
)
MONTHS: Final = {
    name[:length]: number
    for number, name in enumerate(_NAMES_OF_MONTHS, 1)
    for length in (3, len(name))
} | {"Sept": 9}
MONTH: Final = "|".join(sorted(MONTHS, key=lambda name: -len(name)))
_IN_MONTH: Final = re.compile(
    rf"\b(?:{MONTH})(?:,| and|, and| or| to)[ ]$|"
    r"\b(?:[Ii]n|[Bb]y|of|[Ee]ach|[Ee]very|[Ff]rom|to|until|since|before|after|late|early|mid)[ -]$"
)
_TO_NOON: Final = re.compile(r"\s?(?:[-–]|to)\s?\d{1,2}(?:[:.]\d\d)?\s?p\.?m")


def _clock(match: re.Match[str], text: str) -> Made:
    if match["round"]:
        return one(match, Weight.NAME, Reading(24, 24 * 3600, "time", "h"), bare(24))
    if match[0] in ("midnight", "noon"):
        hour = Fraction(24 if match[0] == "midnight" else 12)
        return one(match, Weight.NAME, Reading(hour, hour * 60, "clock"), bare(hour))
    hours, minutes = int(match["hour"] or match["hour2"]), int(match["minute"] or 0)
    noon = match["noon"] or match["noon2"]
    if noon == "p" and hours < 12:
        hours += 12
    reading = Reading(Fraction(hours), Fraction(60 * hours + minutes), "clock")
    # Of 1:30–5:00 p.m. both are in the afternoon.
    later = not noon and hours < 12 and _TO_NOON.match(text, match.end())
    also = [reading._replace(value=reading.value + 720)] if later else []
    also += [] if minutes else [bare(Fraction(hours))]
    return one(match, Weight.HARD, reading, *also)


def _weight(match: re.Match[str], text: str) -> Weight:
    """A month alone: may and march are words too, and in May is a month."""
    return Weight.SOFT if _IN_MONTH.search(text, 0, match.start()) else Weight.NAME


def _date(match: re.Match[str], text: str) -> Made:
    if match["iso"]:
        year, month, day = (Fraction(part) for part in match["iso"].split("-"))
    else:
        groups = [match[n] for n in ("month", "month2", "month3", "month4") if match[n]]
        month = Fraction(MONTHS[groups[0]])
        years = match["year"] or match["year2"] or match["year3"]
        days = match["day"] or match["day2"]
        year, day = Fraction(years or 0), Fraction(days or 0)
    alone = bool(match["month4"])
    parts = [("day", day), ("month", month), ("year", year)]
    if match["month2"]:
        # What a neighbour in a row shares is what stands beside it: September 8–11.
        parts[:2] = parts[1::-1]
    return [
        Number(match[0], match.start(), match.end(), (Reading(v, v, name), bare(v)),
               _weight(match, text) if alone else Weight.HARD)
        for name, v in parts if v
    ], match.end()  # fmt: skip


def _decade(match: re.Match[str], _text: str) -> Made:
    years = Fraction(int(match[0][:-1]) % 100)
    return one(match, Weight.HARD, Reading(years, years, "decade"))


def _quarter(match: re.Match[str], _text: str) -> Made:
    word = match[0].split()[0].lower()
    which = Fraction(int(word[1]) if word[1].isdigit() else numerals.value(word))
    return one(match, Weight.SOFT, Reading(which, which, "quarter"), bare(which))


def _semester(match: re.Match[str], _text: str) -> Made:
    which = Fraction(1 if match[0].lower().startswith(("first", "h1")) else 2)
    return one(match, Weight.SOFT, Reading(which, which, "half-year"), bare(which))


READERS: Final[Readers] = {
    "clock": _clock,
    "date": _date,
    "decade": _decade,
    "quarter": _quarter,
    "semester": _semester,
}
