"""What a disagreement of two numbers usually is, and how the translation should read."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Final

from guide.agreement.number import TEXTUAL, Exact, Number, Reading
from guide.agreement.pairing import is_power_of_ten
from guide.quantities import Measure, Money, PartialDate, Rate, UnitPrice
from guide.quantities.currencies import digits_of
from guide.quantities.errors import QuantityError
from guide.quantities.exact import rounded
from guide.quantities.units import UNITS

_POWERS: Final = {10: "ten", 100: "hundred", 1000: "thousand", 10**4: "ten-thousand",
                  10**8: "hundred-million"}  # fmt: skip
# One mu is 0.1647 acre, 1/15 ha, 666.67 m².
_MU: Final = {("mu", "acre"): "mu-as-acre", ("mu", "ha"): "mu-as-ha", ("mu", "m2"): "mu-as-m2"}
_FIGURES: Final = 4
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class Explained:
    """`factor` is how many times the Chinese value the English one is, where both are known.

    `mistake` is a key of the locales' words (`mistake-…`), "" where none is telling; `values` are
    both as quantities, None where a side has none or it is no quantity.
    """

    factor: Fraction | None
    mistake: str
    values: tuple[object | None, object | None]


UNKNOWN: Final = Explained(None, "", (None, None))


def explained(zh: Number | None, en: Number | None) -> Explained:
    """What is known of a pair of numbers that disagree."""
    if zh is None or en is None:
        return Explained(None, "", (_quantity(zh), _quantity(en)))
    first, second = _nearest(zh, en)
    factor = None
    if first.value and first.dimension not in TEXTUAL and _comparable(first, second):
        factor = Fraction(second.value) / first.value
    return Explained(factor, _mistake(first, second, factor), (_known(first), _known(second)))


def _nearest(zh: Number, en: Number) -> tuple[Reading, Reading]:
    """The meanings in which both are the same kind of thing."""
    pairs = list(product(zh.readings, en.readings))
    same = [(a, b) for a, b in pairs if a.dimension and a.dimension == b.dimension]
    open_ = [(a, b) for a, b in pairs if not (a.dimension and b.dimension)]
    return next(iter(same or open_ or pairs))


def _comparable(first: Reading, second: Reading) -> bool:
    if first.dimension == "money" and second.dimension == "money":
        return first.unit == second.unit
    return first.dimension == second.dimension or not (first.dimension and second.dimension)


def _mistake(first: Reading, second: Reading, factor: Fraction | None) -> str:
    if first.dimension in TEXTUAL:
        return "other-address" if first.dimension in ("address", "phone") else ""
    if first.raw == second.raw:
        for units in ((first.unit, second.unit), (first.per, second.per)):
            if units in _MU:
                return _MU[units]
        if first.dimension == second.dimension == "money" and first.unit != second.unit:
            return "currency"
        return "unit" if first.unit and second.unit else ""
    if factor is None:
        return ""
    if is_power_of_ten(factor):
        return _POWERS.get(int(max(factor, 1 / factor)), "power")
    if _swapped(first.raw, second.raw):
        return "digits"
    return ""


def _swapped(first: Exact, second: Exact) -> bool:
    a, b = (str(Decimal(n.numerator) / Decimal(n.denominator)) for n in (first, second))
    return a != b and sorted(a) == sorted(b)


def _known(reading: Reading) -> object | None:
    try:
        return _as_quantity(reading)
    except (QuantityError, ValueError):
        return None


def _quantity(number: Number | None) -> object | None:
    return _known(number.readings[0]) if number else None


def _as_quantity(reading: Reading) -> object | None:
    raw = _decimal(reading.raw)
    if reading.dimension == "money":
        if reading.per in UNITS:
            return UnitPrice(raw, raw, reading.unit, (reading.per,))
        minor = reading.raw * 10 ** digits_of(reading.unit)
        return Money(int(minor), reading.unit) if minor.denominator == 1 else None
    if reading.dimension == "share":
        return Rate(_decimal(reading.value * 100), "%")
    if reading.dimension == "year":
        return PartialDate(int(reading.raw))
    if reading.unit == "acre":
        return Measure(_decimal(Fraction(reading.value) / 10_000), "ha")
    if reading.unit == "mile":
        return Measure(_decimal(Fraction(reading.value) / 1000), "km")
    if reading.unit in UNITS:
        return Measure(raw, reading.unit)
    return None if reading.dimension else raw


def _decimal(value: Exact) -> Decimal:
    """Exact where it is whole or ends soon, else at four figures."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    soon = len(exact.as_tuple().digits) <= _LONGEST or value.denominator == 1
    if soon and Fraction(exact) == value:
        return exact
    return rounded(Fraction(value), max(0, _FIGURES - 1 - exact.adjusted()))
