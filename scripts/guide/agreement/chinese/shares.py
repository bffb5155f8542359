"""Shares and multiples in Chinese: 三分之一, 八成, 九折, 翻番."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.chinese.numerals import value
from guide.agreement.number import Exact, Reading, Weight, bare
from guide.agreement.reading import Made, Readers, one


def as_share(part: Exact, *more: Reading) -> tuple[Reading, ...]:
    """A part of one as a share, with what else it may mean."""
    return Reading(part * 100, part, "share", "%"), *more


def _share(match: re.Match[str], _text: str) -> Made:
    if match["of"]:
        of = {"百": 100, "千": 1000, "万": 10_000}[match["of"]]
        return one(match, Weight.HARD, *as_share(Fraction(value(match["part"])) / of))
    below, above = (value(match[name] or match[f"{name}2"]) for name in ("below", "above"))
    return one(match, Weight.HARD, *as_share(Fraction(above) / below if below else Fraction(0)))


def _tenths(match: re.Match[str], _text: str) -> Made:
    if match["off"]:
        portion = Fraction(value(match["off"]), 10 ** len(match["off"]))
        left = Reading(portion * 100, portion, "left", "%")
        off = Reading(100 - portion * 100, 1 - portion, "off", "%")
        return one(match, Weight.SOFT, left, off)
    if not match["tenth"]:
        return one(match, Weight.SOFT, *as_share(Fraction(1, 2), bare(Fraction(1, 2))))
    tenths = value(match["tenth"])
    more = match["more"]
    if more:
        tenths += Fraction(1, 2) if more == "半" else Fraction(value(more), 10)
    return one(match, Weight.HARD, *as_share(Fraction(tenths) / 10, bare(tenths)))


def _times(match: re.Match[str], text: str) -> Made:
    if match["times"] is None:
        fold = Fraction(2) ** int(value(match["fold"]) if match["fold"] else 1)
        return one(match, Weight.SOFT, Reading(fold, fold, "multiple"), *as_share(fold - 1))
    times = value(match["times"]) + (Fraction(1, 2) if match["more_half"] else 0)
    weight = Weight.HARD if match["times"][0].isdigit() else Weight.SOFT
    before = text[max(0, match.start() - 6) : match.start()]
    if re.search("[增长加高多超](?:[长加高幅出过了近约]*)$", before):
        # Twice more is three times as much; English may also say by how much it rose.
        more = Reading(times, times, "more")
        return one(match, weight, Reading(times + 1, times + 1, "multiple"), more, *as_share(times))
    return one(match, weight, Reading(times, times, "multiple"), bare(times), *as_share(times))


READERS: Final[Readers] = {
    "share": _share,
    "tenths": _tenths,
    "manifold": _times,
}
