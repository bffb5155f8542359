"""Decimals moved, shortened and rounded exactly: no context ever rounds them on the way."""

from decimal import Decimal
from fractions import Fraction


def places(value: Decimal) -> int:
    """How many digits stand after the point."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101  # neither NaN nor infinity is ever parsed
    return max(-exponent, 0)


def bare(value: Decimal) -> Decimal:
    """The value without trailing zeros after the point, and never with an exponent."""
    return shifted(value, 0)


def shifted(value: Decimal, power: int) -> Decimal:
    """The value times ten to the power, bare of trailing zeros."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101  # neither NaN nor infinity is ever parsed
    exponent += power
    while exponent < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if digits == (0,):
        return Decimal(0)
    return Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0)))


def rounded(value: Decimal | Fraction, decimals: int) -> Decimal:
    """The value half up, away from nought, bare; `decimals` below nought round tens, hundreds …."""
    step = Fraction(10) ** -decimals
    steps = int(abs(Fraction(value)) / step + Fraction(1, 2))
    digits = tuple(int(digit) for digit in str(steps))
    return shifted(Decimal((int(value < 0 < steps), digits, 0)), -decimals)


def magnitude(value: Fraction) -> int:
    """The power of ten of the value's first digit; 0 for nought."""
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    if value and abs(value) < Fraction(10) ** power:
        power -= 1
    return power
