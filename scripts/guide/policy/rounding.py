"""Rounding to the smallest unit, half up, so that parts always add up to the whole."""

from collections.abc import Iterable
from fractions import Fraction


def half_up(number: Fraction) -> int:
    """The nearest whole number; a half goes away from nought."""
    steps = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return -steps if number < 0 else steps


class Running:
    """Rounds a running total: each part is the difference that it makes to it."""

    def __init__(self) -> None:
        self.exact = Fraction(0)
        self.rounded = 0

    def add(self, part: Fraction) -> int:
        self.exact += part
        before, self.rounded = self.rounded, half_up(self.exact)
        return self.rounded - before


def split(total: int, shares: Iterable[Fraction]) -> list[int]:
    """A whole sum in parts by share; they add up to it when the shares add up to one."""
    running = Running()
    return [running.add(total * share) for share in shares]
