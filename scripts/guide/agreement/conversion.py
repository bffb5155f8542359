"""Amounts said in two currencies, and the exchange rate that each such pair implies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from guide.agreement.number import Number, Reading

_BETWEEN: Final = re.compile(
    r"\s*[（(]?[，,]?\s*(?:即|折合|约合|合|相当于|or|equal to|equivalent to|i\.e\.)?\s*"
    r"(?:大?约|人民币|about|around|approx\.|some|=|≈)?\s*"
)
_LONGEST: Final = 24
# Nobody rounds a conversion by more than one in a hundred.
_SLACK: Final = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount of `base` said again in `quote`, and between which rates that lies.

    A rate is the quoted amount of one unit of the base; both are rounded as written.
    """

    span: str
    base: str
    quote: str
    rate: Fraction
    least: Fraction
    most: Fraction

    def agrees(self, rate: Fraction) -> bool:
        """Whether both amounts are equal at this rate, as far as they are rounded."""
        return self.least <= rate <= self.most

    def meets(self, other: "Conversion") -> bool:
        """Whether one rate could have made both."""
        return self.least <= other.most and other.least <= self.most


def conversions(numbers: Sequence[Number], text: str) -> Iterator[Conversion]:
    """The conversions among a text's numbers, such as CNY 70 million (about USD 9.86 million)."""
    for first, second in pairwise(numbers):
        one, other = _money(first), _money(second)
        if one is None or other is None or one.unit == other.unit:
            continue
        if second.start - first.end > _LONGEST or first.end >= second.start:
            continue
        if not _BETWEEN.fullmatch(text, first.end, second.start):
            continue
        # Always foreign money in yuan, whichever stands first.
        base, quote = (one, other) if quoted(other, one) else (other, one)
        if not (base.value and quote.value):
            continue
        rate = Fraction(quote.value) / base.value
        # The amount said second is the rounded one.
        slack = min(Fraction(other.step) / other.value, _SLACK)
        least, most = rate * (1 - slack), rate * (1 + slack)
        closed = second.end + (text[second.end : second.end + 1] in tuple("）)"))
        span = text[first.start : closed]
        yield Conversion(span, base.unit, quote.unit, rate, least, most)


def quoted(first: Reading, second: Reading) -> bool:
    """Whether the first is the currency in which the second is quoted: yuan before all."""
    return first.unit == "CNY" or (second.unit != "CNY" and first.unit > second.unit)


def _money(number: Number) -> Reading | None:
    return next((each for each in number.readings if each.dimension == "money"), None)
