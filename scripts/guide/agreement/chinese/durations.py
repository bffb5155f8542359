"""How long something lasts, in Chinese: 一个半小时, 50年, 半年."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.chinese.numerals import value
from guide.agreement.measures import Measured, measured
from guide.agreement.number import Exact, Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one

# Words for time, and the words that the table of units has for them.
TIMES: Final = {
    "工作日": "workday",
    "个月": "month",
    "月": "month",
    "年": "year",
    "周年": "year",
    "周岁": "year",
    "周": "week",
    "星期": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "分钟": "minute",
    "季度": "quarter",
    "学年": "year",
    "秒": "秒",
}


def _lasting(match: re.Match[str], _text: str) -> Made:
    minutes = 60 * value(match["hours"]) + value(match["minutes"])
    reading = Reading(minutes, minutes * 60, "time", "min")
    return one(match, Weight.HARD, reading)


def _halves(match: re.Match[str], _text: str) -> Made:
    unit = match["halved"] or match["between"]
    if unit in (None, "个"):
        return [], match.start() + 1 if match["whole"] is None else match.end()
    number = (value(match["whole"]) if match["whole"] else 0) + Fraction(1, 2)
    unit = unit.removeprefix("多")
    found = measured(TIMES["个月" if unit == "月" else unit])
    reading = Reading(number, number * found.factor, found.dimension, found.unit)
    return one(match, Weight.SOFT, reading, bare(number))


def of_time(raw: Exact, found: Measured, word: str, *, year: bool) -> list[Reading]:
    """How many of a word for time, which may be a day of a month or, with `year`, a year."""
    reading = Reading(raw, raw * found.factor, found.dimension, found.unit)
    if word == "日":
        return [reading, Reading(raw, raw, "day")]
    if word == "年" and year and 1000 <= raw < 3000 and raw.denominator == 1:
        return [Reading(raw, raw, "year")]
    return [reading]


READERS: Final[Readers] = {
    "lasting": _lasting,
    "halves": _halves,
}
