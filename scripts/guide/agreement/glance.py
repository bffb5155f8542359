"""Pairs of texts whose numbers plainly agree, told without reading either in full.

Most numbers stand in a few plain ways, and most translations are right. What is not plain in
either text, or not plainly equal, leaves the pair to the readers.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement.chinese import plain as plain_chinese
from guide.agreement.english import plain as plain_english
from guide.agreement.measures import Measured, han_units, latin_units
from guide.agreement.number import Exact, Reading, step
from guide.agreement.plain import NANO, Said

# What these count is never said without them.
_UNEQUAL: Final = {"%", "clock", "of half", "of month"}


def alike(zh: str, en: str) -> bool:
    """Whether each number of one text plainly stands in the other; False where it is not plain."""
    first = plain_chinese.numbers(zh)
    if first is None:
        return False
    second = plain_english.numbers(en)
    if second is None:
        return False
    ours, theirs = {each[:2] for each in first}, {each[:2] for each in second}
    if ours == theirs:
        return True
    left = _lacking(first, theirs, second)
    right = _lacking(second, ours, first)
    # What one text alone counts in words is nothing that the other contradicts, unless that
    # says a number twice.
    if any(each.digits for each in (*left, *right)) or (left and right):
        return False
    others = second if left else first
    return len({each.raw for each in others}) == len(others)


def _lacking(
    texts: Iterable[Said], equals: set[tuple[str, Exact]], others: list[Said]
) -> list[Said]:
    return [
        each
        for each in texts
        if each[:2] not in equals and not any(_equal(each, other) for other in others)
    ]


def _equal(one: Said, other: Said) -> bool:
    """Whether both are the same: one without its unit, or in two units as far as it is rounded."""
    unit, other_unit = one.unit, other.unit
    counted = not {unit, other_unit} & _UNEQUAL
    if counted and one.raw == other.raw and (not (unit and other_unit) or _same(unit, other_unit)):
        return "/" not in unit or "/" not in other_unit
    mine, theirs = _units().get(unit), _units().get(other_unit)
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return False
    return _reading(one, mine).agrees(_reading(other, theirs))


def _same(unit: str, other: str) -> bool:
    return unit.partition("/")[0] == other.partition("/")[0]


def _reading(said: Said, unit: Measured) -> Reading:
    raw = Fraction(said.raw, NANO)
    half = step(said.digits, said.scale) * unit.factor if said.digits else 0
    return Reading(raw, raw * unit.factor, unit.dimension, unit.unit, half)


@cache
def _units() -> dict[str, Measured]:
    """The units between which amounts are converted, by id."""
    spelt = (*latin_units().values(), *han_units().values())
    return {unit.unit: unit for unit in spelt if unit.dimension not in ("money", "share")}
