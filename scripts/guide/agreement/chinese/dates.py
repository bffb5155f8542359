"""Dates and times in Chinese: days, months, years, quarters, the clock."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.chinese.numerals import value
from guide.agreement.number import Exact, Number, Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one

_PARTS: Final = ("year", "month", "day")


def _clock(match: re.Match[str], _text: str) -> Made:
    hour, minute = int(match["hour"]), int(match["minute"] or match["past"] or 0)
    minute = 30 if match["half"] else minute
    if match["noon"] in ("下午", "晚上", "傍晚") and hour < 12:
        hour += 12
    reading = Reading(Fraction(hour), Fraction(60 * hour + minute), "clock")
    return one(match, Weight.HARD, reading, *([bare(Fraction(hour))] if not minute else []))


def _date(match: re.Match[str], text: str) -> Made:
    parts: list[tuple[str, Exact]]
    if match["iso"]:
        digits = re.split("[-/.]", match["iso"])
        parts = [(name, int(part)) for name, part in zip(_PARTS, digits, strict=True)]
    else:
        words = (
            match["year"],
            match["month"] or match["month2"],
            match["day"] or match["day2"],
        )
        parts = [(name, value(word)) for name, word in zip(_PARTS, words, strict=True) if word]
    closing = _last_days(parts) if text[match.end() : match.end() + 1] in ("底", "末") else ()
    # 1500年 alone may be so many years, too.
    lasting = [Reading(v, v * 12, "duration", "year") for _, v in parts[:1] if len(parts) == 1]
    return [
        Number(match[0], match.start(), match.end(), (Reading(v, v, name), *lasting, bare(v)))
        for name, v in parts
    ] + [
        Number(match[0], match.start(), match.end(), (Reading(v, v, "day"),), Weight.NAME)
        for v in closing
    ], match.end()


def _last_days(parts: list[tuple[str, Exact]]) -> tuple[int, ...]:
    """On which days a month may end, for a translation that names the day; none of a year."""
    name, month = parts[-1]
    if name != "month" or not 1 <= month <= 12:
        return ()
    return (28, 29) if month == 2 else (30 if month in (4, 6, 9, 11) else 31,)


def _upto(match: re.Match[str], _text: str) -> Made:
    """From January on: the first nine months, January to September."""
    months = value(match["months"])
    lasting = Reading(months, months, "duration", "month")
    return one(match, Weight.HARD, Reading(months, months, "month"), lasting, bare(months))


def _decade(match: re.Match[str], _text: str) -> Made:
    years = value(match[0].removesuffix("年代")) % 100
    return one(match, Weight.HARD, Reading(years, years, "decade"))


def _quarter(match: re.Match[str], _text: str) -> Made:
    which = value(match[0].removeprefix("第")[0])
    return one(match, Weight.SOFT, Reading(which, which, "quarter"), bare(which))


def _semester(match: re.Match[str], _text: str) -> Made:
    which = Fraction(1 if match[0][0] == "上" else 2)
    return one(match, Weight.SOFT, Reading(which, which, "half-year"))


READERS: Final[Readers] = {
    "clock": _clock,
    "date": _date,
    "upto": _upto,
    "decade": _decade,
    "quarter": _quarter,
    "semester": _semester,
}
