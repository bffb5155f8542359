"""Measures as people type them: `320亩`, `48000 m2`, `12 t/h`, `50 years`, `8000万套/年`."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, NoReturn

from guide.quantities.errors import QuantityError
from guide.quantities.exact import places
from guide.quantities.money import currencies_at
from guide.quantities.numbers import cut, no_second_number, scale_at, scaled
from guide.quantities.text import reader
from guide.quantities.unit_names import find_unit, unknown
from guide.quantities.units import UNITS
from guide.quantities.values import Kind, Measure

ASIDE: Final = re.compile(r"^(?P<first>[^()]*[^()\s])\s*\((?P<aside>[^()]*)\)$")


def parse_measure(text: str, dimension: str | tuple[str, ...] | None = None) -> Measure:
    """A number with a unit. `dimension` names the one or the several kinds that are wanted.

    A second value in brackets, `320亩（21.3公顷）`, must agree with the first to its own precision.
    """
    measure = _any_measure(text)
    wanted = (dimension,) if isinstance(dimension, str) else dimension
    if wanted and measure.dimension not in wanted:
        raise QuantityError(
            "wrong-dimension", text=text, read=Kind(measure.dimension), wanted=Kind(wanted[0])
        )
    return measure


def parse_area(text: str) -> Measure:
    """An area: `320亩`, `21.3公顷`, `4.8万平方米`, `12 km2`."""
    return parse_measure(text, "area")


@reader
def _any_measure(text: str) -> Measure:
    both = ASIDE.match(text)
    if both and re.search("[0-9]", both["aside"]):
        first, aside = one(both["first"]), one(both["aside"])
        agree(first, aside, text)
        return first
    return one(text)


def one(folded: str) -> Measure:
    """The measure of a folded text without brackets."""
    before, number, after = cut(folded)
    if before:
        if currencies_at(before)[0]:
            raise QuantityError("money-not-wanted", text=folded)
        raise QuantityError("number-with-word", text=folded, word=before)
    if (unit := find_unit(after)) is not None:
        return Measure(scaled(number, 0, folded), unit.id)
    power, rest = scale_at(after)
    no_second_number(rest, folded)
    if (unit := find_unit(rest)) is None:
        _refuse(folded, rest)
    return Measure(scaled(number, power, folded), unit.id)


def _refuse(folded: str, rest: str) -> NoReturn:
    if not rest:
        raise QuantityError("unit-missing", text=folded)
    if (first := re.match("[^0-9]+", rest)) and (after := rest[first.end() :]):
        # 1小时30分, 10 m–25 m: a unit and a further number.
        words = re.match(r"(.*?)\s*([-~至到]|\bto\b)?\s*$", first[0])
        if words and find_unit(words[1]):
            no_second_number(words[2] or after, folded)
    if currencies_at(rest)[0]:
        raise QuantityError("money-not-wanted", text=folded)
    if rest in ("%", "‰"):
        raise QuantityError("rate-not-wanted", text=folded)
    raise unknown(folded, rest)


def agree(first: Measure, aside: Measure, folded: str) -> None:
    """QuantityError unless the two values are one, rounded as either of them is written."""
    there, back = first.to(aside.unit), aside.to(first.unit)
    if not (_rounds_to(there, aside.value) or _rounds_to(back, first.value)):
        raise QuantityError("measures-disagree", text=folded, first=first, second=aside)


def _rounds_to(exact: Fraction, written: Decimal) -> bool:
    """True when the written value lies within one step of its last significant digit."""
    step = Fraction(1, 10 ** places(written))
    if step == 1:
        # 1600 may be rounded to hundreds: one part in two hundred is what three digits tell.
        step = max(step, abs(Fraction(written)) / 200)
    return abs(exact - Fraction(written)) <= step


def units(dimension: str | None = None) -> tuple[str, ...]:
    """The ids of the table's units, of one dimension or all, in the table's order."""
    return tuple(id_ for id_, unit in UNITS.items() if dimension in (None, unit.dimension))
