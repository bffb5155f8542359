"""What numbers in a row share: in 5 to 8 t, 10、20万元 and USD 5, 10 or 20 million."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from guide.agreement.number import Exact, Number, Reading, Weight, bare

_BETWEEN: Final = re.compile(
    r"\s*(?:[-–—~～〜、/,，至到和或与及]|to|and|or|, and|, or|through|until)\s*"
    r"(?:约|近|about|nearly)?\s*"
)
_LONGEST: Final = 14
_TO: Final = re.compile(r"(\s?)[:：∶/]\1")
# Of a ratio that adds up to one of these, each number is a share.
_WHOLE: Final = (10, 100)
_DATED: Final = ("day", "month", "year", "quarter")


def shared(numbers: list[Number], text: str) -> list[Number]:
    """The numbers, each with the meanings that its neighbours in a row lend it."""
    out = list(numbers)
    for at in range(len(out) - 2, -1, -1):
        out[at] = _lent(out[at], out[at + 1], text)
    for at in range(1, len(out)):
        out[at] = _lent(out[at], out[at - 1], text)
    rows = list(_ratios(out, text))
    for first, last in rows:
        total = sum(each.readings[0].raw for each in out[first:last])
        if total in _WHOLE:
            out[first:last] = [_portion(each, total) for each in out[first:last]]
    for first, last in reversed(rows):
        if "/" not in text[out[first].start : out[last - 1].end]:
            out.insert(first, _ratio(out[first:last], text))
    return out


def _ratio(parts: Sequence[Number], text: str) -> Number:
    """The row as one: 4:3:3 is not 4:4:3."""
    start, end = parts[0].start, parts[-1].end
    said = ":".join(str(Fraction(each.readings[0].raw)) for each in parts)
    reading = Reading(0, 0, "ratio", text=said)
    return Number(text[start:end], start, end, (reading,), Weight.SOFT)


def _ratios(numbers: list[Number], text: str) -> Iterator[tuple[int, int]]:
    """From where to where numbers stand in a ratio: 6:4, 3:3:4."""
    first = 0
    for at in range(1, len(numbers) + 1):
        if at < len(numbers) and _TO.fullmatch(text, numbers[at - 1].end, numbers[at].start):
            continue
        if at - first > 1:
            yield first, at
        first = at


def _portion(number: Number, total: Exact) -> Number:
    raw = number.readings[0].raw
    return number.also(Reading(raw * 100, Fraction(raw) / total, "share", "%"))


def _lent(number: Number, lender: Number, text: str) -> Number:
    """The number with its neighbour's unit and scale, where it has none and stands in its row."""
    if not number.readings or number.scale > 1:
        return number
    kind = number.readings[0].dimension
    # Of USD 5, 10 or 20 million the first has its currency, and lacks the scale alone.
    scaled = kind == "money" and lender.scale > 1 and number.start < lender.start
    if kind and not scaled:
        return number
    first, second = (number, lender) if number.start < lender.start else (lender, number)
    if not first.end < second.start < first.end + _LONGEST:
        return number
    if not _BETWEEN.fullmatch(text, first.end, second.start):
        return number
    if scaled:
        own = number.readings[0]
        more = [own._replace(raw=own.raw * lender.scale, value=own.value * lender.scale)]
        return number.also(*more)
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
