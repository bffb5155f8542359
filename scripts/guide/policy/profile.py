"""What an investor tells of a project, and how a rule's question finds its answer there."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from guide.policy.rules import Datum, Lookup, Value, datum, fraction, level_of

Json = Mapping[str, Any]

# A year's capital is itself an increase: the difference of two years would mean nothing.
_NEVER_DERIVED = frozenset(
    {"paid_in_foreign_capital", "paid_in_capital", "registered_capital", "total_investment"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the same in every `always`, by plan year, or over all years."""

    always: Datum | None
    years: Mapping[int, Datum]
    total: Datum | None


@dataclass(frozen=True, slots=True)
class Rates:
    """Smallest units of one currency, the pivot, for one smallest unit of each other."""

    pivot: str
    rates: Mapping[str, Fraction]

    @classmethod
    def read(cls, of: Json) -> "Rates":
        """Rates as `guide.policy.rate_table` writes them."""
        return cls(of["pivot"], {code: fraction(rate) for code, rate in of["rates"].items()})

    def factor(self, source: str, target: str) -> Fraction:
        """What one smallest unit is in another currency; MissingFactError without a rate."""
        if source == target:
            return Fraction(1)
        return self._rate(source) / self._rate(target)

    def _rate(self, currency: str) -> Fraction:
        if currency == self.pivot:
            return Fraction(1)
        if currency not in self.rates:
            raise MissingFactError(f"rate:{currency}")
        return self.rates[currency]


NO_RATES = Rates("CNY", {})


class MissingFactError(LookupError):
    """Something that must be known first; its arguments are the keys of the facts."""

    args: tuple[str, ...]


class UnfitError(ValueError):
    """A number that measures something else than what the formula is for."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An investor's facts. What is absent is unknown, never nought."""

    audience: frozenset[str] | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    events: Mapping[str, date] = field(default_factory=dict)
    starts: Mapping[str, int] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    horizon: int = 1

    @classmethod
    def read(cls, of: Json) -> "Profile":
        """A profile of its data form."""
        facts = {key: _fact(each) for key, each in of.get("facts", {}).items()}
        last = max((year for fact in facts.values() for year in fact.years), default=1)
        return cls(
            audience=frozenset(of["audience"]) if "audience" in of else None,
            facts=facts,
            events={key: date.fromisoformat(day) for key, day in of.get("events", {}).items()},
            starts=dict(of.get("starts", {})),
            choices=tuple(of.get("choices", ())),
            horizon=of["horizon"] if "horizon" in of else max(1, last),
        )

    @property
    def changing(self) -> frozenset[str]:
        """The facts that are told by year."""
        return frozenset(key for key, fact in self.facts.items() if fact.years)

    def start(self, event: str | None) -> int:
        """The plan year in which an event falls."""
        return self.starts.get(event, 1) if event else 1

    def find(self, at: Lookup, year: int) -> Datum | None:
        """The fact that a rule asks for in a plan year; None when it is not known."""
        if at.span == "cumulative":
            return self.over_years(at.fact, at.years, self.start(at.start))
        return self.in_year(at.fact, year - at.lag)

    def in_year(self, key: str, year: int) -> Datum | None:
        """The fact of one plan year."""
        fact = self.facts.get(key)
        if fact is not None:
            if year in fact.years:
                return fact.years[year]
            if fact.always is not None:
                return fact.always
        return self._derived(key, year)

    def over_years(self, key: str, count: int | None, start: int) -> Datum | None:
        """The fact over `count` years from `start`, or over all years that are told."""
        fact = self.facts.get(key)
        if fact is None:
            return None
        if fact.total is not None:
            return fact.total
        if not fact.years:
            return fact.always
        if count is None:
            years = [year for year in fact.years if year >= 1]
        else:
            years = list(range(start, start + count))
        told = [fact.years.get(year) for year in years]
        if not told:
            return None
        total, dim = Fraction(0), ""
        for each in told:
            if not isinstance(each, Value) or (dim and each.dim != dim):
                return None
            total, dim = total + each.number, each.dim
        return Value(dim, total)

    def _derived(self, key: str, year: int) -> Datum | None:
        """A growth or an increase of the levels of two years."""
        level = level_of(key)
        if level is None or level.split("@")[0] in _NEVER_DERIVED or level not in self.facts:
            return None
        now, before = (self.facts[level].years.get(each) for each in (year, year - 1))
        if not isinstance(now, Value) or not isinstance(before, Value) or now.dim != before.dim:
            return None
        if ".increase" in key:
            return Value(now.dim, now.number - before.number)
        if before.number <= 0:
            return None
        return Value("share", now.number / before.number - 1)


def _fact(of: Json) -> Fact:
    return Fact(
        datum(of["value"]) if "value" in of else None,
        {int(year): datum(each) for year, each in of.get("years", {}).items()},
        datum(of["total"]) if "total" in of else None,
    )


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """The same day some months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
