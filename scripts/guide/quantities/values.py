"""The values: frozen, hashable and exact; they know nothing of any language."""

import datetime
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Any, Generic, TypeVar

from guide.quantities.currencies import digits_of
from guide.quantities.errors import QuantityError
from guide.quantities.units import unit_of

T = TypeVar("T")


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount: `minor` counts the smallest unit (fen, cent, yen) of the ISO 4217 `currency`.

    Sums and comparisons ask for one currency; two raise QuantityError `mixed-currencies`.
    """

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """The exact amount in the main unit, with the currency's decimals: 12345.60."""
        sign, digits = int(self.minor < 0), tuple(int(d) for d in str(abs(self.minor)))
        return Decimal((sign, digits, -digits_of(self.currency)))

    @property
    def fraction(self) -> Fraction:
        """The exact amount in the main unit, to reckon with."""
        return Fraction(self.minor, 10 ** digits_of(self.currency))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise QuantityError("mixed-currencies", first=self.currency, second=other.currency)
        return other.minor


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as written: a Decimal and a canonical unit id, e.g. 320 `mu` or 3 `t/m2`.

    Equality is that of the written value; `<` compares what is measured and, like `to`, raises
    QuantityError `not-convertible` for units that do not measure the same thing.
    """

    value: Decimal
    unit: str

    @property
    def dimension(self) -> str:
        """What is measured: area, mass, time, count …, or a quotient such as mass/time."""
        return unit_of(self.unit).dimension

    def to(self, unit: str) -> Fraction:
        """The exact value in another unit of the same kind."""
        own, other = unit_of(self.unit), unit_of(unit)
        if own.base != other.base:
            raise QuantityError("not-convertible", unit=self.unit, other=unit)
        return Fraction(self.value) * own.factor / other.factor

    def __lt__(self, other: "Measure") -> bool:
        return Fraction(self.value) < other.to(self.unit)

    def __le__(self, other: "Measure") -> bool:
        return Fraction(self.value) <= other.to(self.unit)

    def __gt__(self, other: "Measure") -> bool:
        return Fraction(self.value) > other.to(self.unit)

    def __ge__(self, other: "Measure") -> bool:
        return Fraction(self.value) >= other.to(self.unit)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: the number as written and its sign, `%` or `‰`."""

    value: Decimal
    sign: str

    @property
    def fraction(self) -> Fraction:
        """The share of one: 2.5% is 1/40."""
        return Fraction(self.value) / (1000 if self.sign == "‰" else 100)

    def __lt__(self, other: "Rate") -> bool:
        return self.fraction < other.fraction

    def __le__(self, other: "Rate") -> bool:
        return self.fraction <= other.fraction

    def __gt__(self, other: "Rate") -> bool:
        return self.fraction > other.fraction

    def __ge__(self, other: "Rate") -> bool:
        return self.fraction >= other.fraction


@dataclass(frozen=True, slots=True)
class Range(Generic[T]):
    """From `low` to `high`, both included; None leaves that end open, though never both.

    QuantityError `range-reversed` when low exceeds high, `mixed-currencies` or `not-convertible`
    when the ends cannot be compared.
    """

    low: T | None
    high: T | None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a range needs at least one end")
        if self.low is not None and self.high is not None:
            low: Any = self.low
            if low > self.high:
                raise QuantityError("range-reversed", low=low, high=self.high)

    @property
    def single(self) -> T | None:
        """The value when both ends are the same, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price or a range of prices in the main unit of a currency, per one or several units."""

    low: Decimal
    high: Decimal
    currency: str
    per: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise QuantityError("range-reversed", low=self.low, high=self.high)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year; ordered by the first day, the vaguer first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        if not 1000 <= self.year <= 9999:
            raise QuantityError("date-year", text=self.iso)
        if self.month is not None and not 1 <= self.month <= 12:
            raise QuantityError("date-month", text=self.iso, month=self.month)
        if self.month is not None and self.day is not None:
            longest = monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= longest:
                month = PartialDate(self.year, self.month)
                raise QuantityError("date-not-real", text=self.iso, month=month, days=longest)

    @property
    def iso(self) -> str:
        """The ISO 8601 text: 2026-11-22, 2026-11 or 2026."""
        parts = (f"{self.year:04}", self.month, self.day)
        return "-".join(p if isinstance(p, str) else f"{p:02}" for p in parts if p is not None)

    @property
    def first(self) -> datetime.date:
        """The first day it covers."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day it covers."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of every year, such as the first day on which applications are taken."""

    month: int
    day: int

    def __post_init__(self) -> None:
        # 29 February is a day of every year that has one.
        if not 1 <= self.month <= 12 or not 1 <= self.day <= monthrange(2024, self.month)[1]:
            raise QuantityError("month-day-not-real", text=f"{self.month:02}-{self.day:02}")


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Sides that belong together, e.g. a column grid of 9 m x 9 m."""

    sides: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What one unit of `base` costs in `quote`, and on which day that was published."""

    base: str
    quote: str
    value: Decimal
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Kind:
    """The name of what is measured (`area`, `money`, `mass/time`), for sentences of problems."""

    name: str
