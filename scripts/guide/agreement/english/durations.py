"""How long something lasts, in English: an hour and a half, 50 years, a decade."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.english import numerals
from guide.agreement.measures import measured
from guide.agreement.number import Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one

TIMES: Final = "year|month|week|working day|day|hour|minute|decade|century"


def _lasting(match: re.Match[str], _text: str) -> Made:
    hours, more = (
        int(word) if word.isdigit() else 1 if word.lower() == "an" else numerals.value(word.lower())
        for word in (match["hours"], match["minutes"])
    )
    minutes = 60 * hours + more
    return one(match, Weight.HARD, Reading(minutes, minutes * 60, "time", "min"))


def _halves(match: re.Match[str], _text: str) -> Made:
    if match["quarters"]:
        raw = Fraction(1 if match["quarters"].lower() == "a" else 3, 4)
        return one(match, Weight.SOFT, Reading(raw, raw * 3600, "time", "h"), bare(raw))
    unit = match["unit"] or match["unit2"] or match["unit3"]
    raw = Fraction(1, 2)
    if match["unit"]:
        raw += 1
    elif match["unit3"]:
        before = match["whole"]
        raw += int(before) if before.isdigit() else numerals.value(before.lower())
    if unit in ("dozen", "million", "billion"):
        times = {"dozen": 12, **numerals.SCALES}[unit]
        weight = Weight.SOFT if unit == "dozen" else Weight.HARD
        return one(match, weight, bare(raw * times))
    found = measured(unit)
    reading = Reading(raw, raw * found.factor, found.dimension, found.unit)
    years = {"century": 100, "decade": 10}.get(unit)
    more = (bare(raw * years),) if years else (bare(raw),)
    return one(match, Weight.SOFT, reading, *more)


def _spell(match: re.Match[str], _text: str) -> Made:
    """A time that is named and not counted: a further decade, one a minute."""
    count, unit = {"fortnight": (2, "week")}.get(match[0], (1, match[0]))
    found = measured(unit)
    years = {"decade": 10, "century": 100}.get(unit)
    more = (bare(years),) if years else ()
    reading = Reading(count, count * found.factor, found.dimension, found.unit)
    return one(match, Weight.NAME, reading, *more)


READERS: Final[Readers] = {
    "lasting": _lasting,
    "halves": _halves,
    "spell": _spell,
}
