"""Unit prices as people type them: `15–17元/平方米·月`, `10–25万元/亩`, `USD 3.5/m²/month`."""

import re
from decimal import Decimal
from typing import Final

from guide.quantities.errors import QuantityError
from guide.quantities.money import amount
from guide.quantities.numbers import LIMIT_AFTER
from guide.quantities.ranges import complete, halves, not_two
from guide.quantities.text import reader
from guide.quantities.unit_names import OVER, divisors, unknown
from guide.quantities.values import UnitPrice

# The digits of m2 and km3 belong to a unit, not to the amount.
_AMOUNT: Final = re.compile(r"(?<![A-Za-z^0-9.,米])[0-9][0-9.,]*")
_EACH_FIRST: Final = re.compile(r"^每(?P<units>[^0-9]+?)(?P<amount>[0-9].*)$")


@reader
def parse_unit_price(text: str) -> UnitPrice:
    """A price or a range of prices per unit, in the main unit of its currency."""
    if LIMIT_AFTER.search(text):
        raise QuantityError("limit-unclear")
    sum_, units = _taken_apart(text)
    per = divisors(units)
    if per is None:
        raise unknown(text, units)
    low, high, lent = _ends(sum_, units)
    if low[1] != high[1]:
        raise QuantityError("mixed-currencies", first=low[1], second=high[1])
    if low[0] > high[0] and lent:
        raise QuantityError("range-scale-unclear")
    return UnitPrice(low[0], high[0], high[1], tuple(per))


def _taken_apart(text: str) -> tuple[str, str]:
    """The amount and the units of a price."""
    if match := _EACH_FIRST.match(text):
        return match["amount"], match["units"]
    *_, end = (0, *(match.end() for match in _AMOUNT.finditer(text)))
    over = OVER.search(text, end)
    if over is None and (several := OVER.search(text)) and text[several.end() :][:1].isdigit():
        raise QuantityError("price-per-several")
    if over is None or over.end() == len(text):
        _ends(text if over is None else text[: over.start()], "")
        raise QuantityError("price-without-unit")
    return text[: over.start()], text[over.end() :]


def _without(low: str, units: str) -> str:
    """The low end without the units, where they are said at both ends."""
    over = OVER.search(low)
    return low[: over.start()] if over and low[over.end() :].strip() == units else low


def _ends(sum_: str, units: str) -> tuple[tuple[Decimal, str], tuple[Decimal, str], bool]:
    """Both ends of the amount, the same one twice when it is no range; whether one lent a scale."""
    first: QuantityError | None = None
    for low, high in halves(sum_):
        try:
            ends = complete(_without(low, units), high)
            return amount(ends.low), amount(ends.high), ends.lent
        except QuantityError as error:
            first = first or error
    if first:
        raise not_two(first)
    both = amount(sum_)
    return both, both, False
