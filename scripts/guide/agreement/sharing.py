"""What numbers in a row share: in 5 to 8 t, 10、20万元 and USD 5, 10 or 20 million."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from guide.agreement.number import Number, Reading, bare

_BETWEEN: Final = re.compile(
    r"\s*(?:[-–—~～〜、/,，至到和或与及]|to|and|or|, and|, or|through|until)\s*"
    r"(?:约|近|about|nearly)?\s*"
)
_LONGEST: Final = 14
_DATED: Final = ("day", "month", "year", "quarter")


def shared(numbers: list[Number], text: str) -> list[Number]:
    """The numbers, each with the meanings that its neighbours in a row lend it."""
    out = list(numbers)
    for at in range(len(out) - 2, -1, -1):
        out[at] = _lent(out[at], out[at + 1], text)
    for at in range(1, len(out)):
        out[at] = _lent(out[at], out[at - 1], text)
    return out


def _lent(number: Number, lender: Number, text: str) -> Number:
    """The number with its neighbour's unit and scale, where it has none and stands in its row."""
    if not number.readings or number.readings[0].dimension or number.scale > 1:
        return number
    first, second = (number, lender) if number.start < lender.start else (lender, number)
    if not first.end < second.start < first.end + _LONGEST:
        return number
    if not _BETWEEN.fullmatch(text, first.end, second.start):
        return number
    more = [each for reading in lender.readings for each in _read(number, reading, lender.scale)]
    return number._replace(readings=(*number.readings, *more), scale=lender.scale)


def _read(number: Number, lender: Reading, scale: int) -> Iterator[Reading]:
    """What a number means in its neighbour's unit: with its scale, and without it."""
    own = number.readings[0].raw
    if lender.text:
        return
    if lender.dimension in _DATED:
        if lender.dimension == "year" and own < 100 <= lender.value:
            # 2023–25 runs into the same century.
            own += lender.value - lender.value % 100
        yield Reading(own, own, lender.dimension)
        return
    factor = Fraction(lender.value) / lender.raw if lender.raw else lender.value
    for each in {scale, 1}:
        raw = own * each
        if lender.dimension:
            value = raw * factor
            yield lender._replace(raw=raw, value=value)
        elif each > 1:
            yield bare(raw)
