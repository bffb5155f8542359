"""What a benefit comes to by year: its formula, what is added, what caps it. Exact throughout."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from guide.policy.judging import MET, NOT_MET, UNKNOWN, Setting, together
from guide.policy.profile import MissingFactError, UnfitError
from guide.policy.result import Verdict, once
from guide.policy.rules import (
    Benefit,
    Cap,
    Datum,
    Formula,
    Increment,
    JointCap,
    Lookup,
    Value,
)

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """One year of a benefit before it is rounded."""

    before: Fraction
    amount: Fraction
    cut: tuple[int, ...] = ()
    why: str = ""
    each: bool = False
    items: int | None = None
    conditional: bool = False
    open_increments: bool = False
    joint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """A benefit before rounding and stacking."""

    state: str
    certainty: str
    currency: str
    years: dict[int, Sum] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    at_most: int | None = None


Standing = Callable[[int], tuple[Verdict, tuple[str, ...]]]
"""Whether the clause's conditions hold in a plan year, and what is not known of them."""


def plan_years(benefit: Benefit, last_year: int, setting: Setting) -> list[int]:
    """The plan years that a benefit may fall in; `last_year` ends what has no end of its own."""
    if benefit.milestones:
        return sorted({setting.profile.start(event) for event, _ in benefit.milestones})
    start = setting.profile.start(benefit.start)
    scheduled = sorted({year for each in benefit.formulas for year in each.years})
    if scheduled:
        return [start + year - 1 for year in scheduled]
    if not is_once(benefit, setting):
        count = math.ceil(benefit.months / 12) if benefit.months else last_year
        return [start + year - 1 for year in range(1, count + 1)]
    return [start + year - 1 for year in range(1, setting.profile.horizon + 1)]


def is_once(benefit: Benefit, setting: Setting) -> bool:
    """Whether the award is given in one year only: the first in which all conditions hold."""
    if benefit.milestones or any(each.years for each in benefit.formulas):
        return False
    if benefit.times in ("per-item", "per-event"):
        items = setting.profile.facts.get(benefit.items)
        by_year = benefit.base is not None and benefit.base.span == "year"
        return not by_year and not (items is not None and items.years)
    return benefit.times != "yearly" and not benefit.month


def worth(benefit: Benefit, last_year: int, standing: Standing, setting: Setting) -> Worth:
    """A benefit in each plan year in which the clause's conditions hold or may hold."""
    if not benefit.formulas and not benefit.milestones:
        at_most = _total_cap(benefit)
        return Worth("case-by-case", "case-by-case", benefit.currency, at_most=at_most)
    if benefit.formulas and all(each.kind == "in_kind" for each in benefit.formulas):
        return Worth("in-kind", benefit.certainty, "")
    years = plan_years(benefit, last_year, setting)
    if is_once(benefit, setting):
        years = _first(years, standing)
    reckoning = _Reckoning(benefit, setting)
    try:
        for year in years:
            reckoning.add(year, standing)
    except UnfitError:
        return Worth("not-computable", benefit.certainty, "")
    return reckoning.result()


def _first(years: list[int], standing: Standing) -> list[int]:
    """The first year in which all holds; else the first in which it may."""
    for wanted in (MET, UNKNOWN):
        for year in years:
            if standing(year)[0] is wanted:
                return [year]
    return years[:1]


def _total_cap(benefit: Benefit) -> int | None:
    sums = [
        int(cap.amount.number)
        for cap in benefit.caps
        if cap.amount is not None and cap.period == "total"
    ]
    return min(sums, default=None)


def _state(years: dict[int, Sum], needs: tuple[str, ...], unknown: bool) -> str:
    if any(each.amount > 0 for each in years.values()):
        return "sum"
    return "needs" if unknown and needs else "nothing"


class _Reckoning:
    """One benefit, year after year: total caps remember what earlier years have used."""

    def __init__(self, benefit: Benefit, setting: Setting) -> None:
        self.benefit, self.setting = benefit, setting
        self.currency = benefit.currency
        self.years: dict[int, Sum] = {}
        self.needs: list[str] = []
        self.unknown = False
        self.uncapped = False
        self.used = ZERO
        self.items_used = 0
        self.start = setting.profile.start(benefit.start)

    def result(self) -> Worth:
        needs = once(self.needs)
        certainty = "up-to" if self.uncapped else self.benefit.certainty
        state = _state(self.years, needs, self.unknown)
        return Worth(state, certainty, self.currency, self.years, needs)

    def add(self, year: int, standing: Standing) -> None:
        formula = self._formula(year)
        if not self.benefit.milestones and (formula is None or formula.kind == "in_kind"):
            return
        verdict, keys = standing(year)
        if verdict is NOT_MET:
            self.years[year] = Sum(ZERO, ZERO, why="conditions")
            return
        if verdict is UNKNOWN:
            self.needs += keys
        try:
            if formula is None:
                self.years[year] = self._passed(year, is_open=verdict is UNKNOWN)
                return
            one, open_increments = self._one(formula, year)
            items, each = self._items(year)
        except MissingFactError as missing:
            self.needs += missing.args
            self.unknown = True
            return
        made = self._capped(one, items, year)
        self.years[year] = replace(
            made,
            each=each,
            items=items if self.benefit.items and not each else None,
            conditional=verdict is UNKNOWN,
            open_increments=open_increments,
        )

    def _formula(self, year: int) -> Formula | None:
        award = year - self.start + 1
        for formula in self.benefit.formulas:
            if not formula.years or award in formula.years:
                return formula
        return None

    def _passed(self, year: int, *, is_open: bool) -> Sum:
        """The sums of the milestones of a year, each of them one item."""
        start, cut = self.setting.profile.start, list[int]()
        sums = [self._money(of) for event, of in self.benefit.milestones if start(event) == year]
        amount = sum((self._limited(each, "item", year, cut) for each in sums), ZERO)
        amount = self._limited(amount, "year", year, cut)
        amount = self._limited(amount, "total", year, cut)
        self.used += amount
        before = sum(sums, ZERO)
        return Sum(before, amount, tuple(dict.fromkeys(cut)), conditional=is_open)

    def _months(self, year: int) -> int:
        if self.benefit.months is None:
            return 12
        # A schedule may name years that come after the months have run out.
        return max(0, min(12, self.benefit.months - 12 * (year - self.start)))

    # The sum of one item (or month), before any cap.

    def _one(self, formula: Formula, year: int) -> tuple[Fraction, bool]:
        amount, units = self._formula_sum(formula, year)
        return self._raised(amount, units, year)

    def _formula_sum(self, formula: Formula, year: int) -> tuple[Fraction, Fraction]:
        """The sum of a formula, and how many units it was paid for (0 where it has none)."""
        if formula.kind == "amount" and formula.amount is not None:
            return self._money(formula.amount), ZERO
        if formula.kind == "cases":
            return self._cases(formula, year), ZERO
        if formula.kind == "matching":
            return self._share(formula.rate, self._matched(formula.matched, year)), ZERO
        base = self._base(year)
        if formula.kind == "rate":
            return self._share(formula.rate, base), ZERO
        if formula.kind == "per_unit":
            units = self._units(formula, base)
            if formula.amount is None:
                raise UnfitError
            return units * self._money(formula.amount), units
        return self._tiers(formula, base), ZERO

    def _base(self, year: int) -> Value:
        at = self.benefit.base
        if at is None:
            raise UnfitError
        found = self.setting.profile.find(at, year)
        if found is None:
            raise MissingFactError(at.fact)
        return _not_below_nought(found)

    def _matched(self, key: str, year: int) -> Value:
        fact = self.setting.profile.facts.get(key)
        span = "year" if fact is not None and fact.years else "cumulative"
        found = self.setting.profile.find(Lookup(key, span, None, 0, None), year)
        if found is None:
            raise MissingFactError(key)
        return _not_below_nought(found)

    def _money(self, value: Value) -> Fraction:
        """An amount in the currency of payment, which the first amount settles if no rule does."""
        if not value.dim.startswith("money:"):
            raise UnfitError
        if not self.currency:
            self.currency = value.dim[6:]
        found = self.setting.converted(value, f"money:{self.currency}")
        if found is None:
            raise UnfitError
        return found

    def _share(self, share: Fraction | None, of: Value) -> Fraction:
        if share is None:
            raise UnfitError
        return share * self._money(of)

    def _in(self, base: Value, edge: Value | None) -> Fraction:
        """The base in the measure of a band's edge."""
        if edge is None:
            return base.number
        found = self.setting.converted(base, edge.dim)
        if found is None:
            raise UnfitError
        return found

    def _cases(self, formula: Formula, year: int) -> Fraction:
        for case in formula.cases:
            verdict, needs = together(case.when, year, self.setting)
            if verdict is UNKNOWN:
                raise MissingFactError(*needs)
            if verdict is MET:
                if case.amount is not None:
                    return self._money(case.amount)
                return self._share(case.rate, self._base(year))
        return ZERO

    def _tiers(self, formula: Formula, base: Value) -> Fraction:
        total = ZERO
        for band in formula.bands:
            low, high = band.low, band.high
            size = self._in(base, low if low is not None else high)
            floor = low.number if low is not None else None
            if floor is not None and size < floor:
                continue
            if formula.kind == "whole":
                if high is not None:
                    size = self._in(base, high)
                    if size > high.number or (size == high.number and not band.inclusive):
                        continue
                if band.amount is not None:
                    return self._money(band.amount)
                return self._share(band.rate, base)
            if band.amount is not None:
                total += self._money(band.amount)
                continue
            top = min(size, self._edge(high, low)) if high is not None else size
            part = max(top - (floor or ZERO), ZERO)
            dim = low.dim if low is not None else high.dim if high is not None else base.dim
            total += self._share(band.rate, Value(dim, part))
        return total

    def _edge(self, high: Value, low: Value | None) -> Fraction:
        """A band's end in the measure of its beginning."""
        if low is None:
            return high.number
        return self._in(high, low)

    def _units(self, formula: Formula, base: Value) -> Fraction:
        above, step = formula.above, formula.step
        size = self._in(base, above if above is not None else step)
        over = max(size - (above.number if above is not None else ZERO), ZERO)
        if step is None:
            return over
        dim = above.dim if above is not None else step.dim
        return Fraction(math.floor(self._in(Value(dim, over), step) / step.number))

    # What is added to it.

    def _raised(self, amount: Fraction, units: Fraction, year: int) -> tuple[Fraction, bool]:
        """The sum with its increments; sums come first, shares are of the raised sum."""
        if not self.benefit.increments:
            return amount, False
        fixed, share, alone, is_open = ZERO, ZERO, list[Fraction](), False
        for each in self.benefit.increments:
            verdict, needs = together(each.when, year, self.setting)
            if verdict is UNKNOWN:
                self.needs += needs
                is_open = True
            if verdict is not MET:
                continue
            added = self._added(each, units, year)
            if not each.cumulative:
                extra = amount * each.share if each.share is not None else added
                alone.append(amount + extra)
            elif each.share is not None:
                share += each.share
            else:
                fixed += added
        return max([(amount + fixed) * (1 + share), *alone]), is_open

    def _added(self, each: Increment, units: Fraction, year: int) -> Fraction:
        if each.amount is None:
            return ZERO
        amount = self._money(each.amount)
        if not each.per_unit:
            return amount
        if each.of is not None:
            found = self.setting.profile.find(each.of, year)
            if not isinstance(found, Value):
                raise MissingFactError(each.of.fact)
            step = next((one.step for one in self.benefit.formulas if one.step is not None), None)
            count = self._in(found, step) / step.number if step is not None else found.number
            units = max(min(units, Fraction(math.floor(count))), ZERO)
        return units * amount

    # What limits it.

    def _items(self, year: int) -> tuple[int, bool]:
        """How many items there are, and whether that was not told: then it is for each."""
        if not self.benefit.items:
            return 1, False
        found = self.setting.profile.in_year(self.benefit.items, year)
        if found is None:
            if self.benefit.items in self.setting.profile.facts:
                raise MissingFactError(self.benefit.items)
            return 1, True
        if not isinstance(found, Value):
            raise UnfitError
        count = max(math.floor(found.number), 0)
        for cap in self.benefit.caps:
            if cap.count is not None and cap.scope != "item":
                most = cap.count - (self.items_used if cap.period == "total" else 0)
                count = min(count, max(most, 0))
        return count, False

    def _capped(self, one: Fraction, items: int, year: int) -> Sum:
        months = self._months(year) if self.benefit.month else 1
        before = one * months * items
        cut: list[int] = []
        if self.benefit.month:
            one = self._limited(one, "month", year, cut) * months
        one = self._limited(one, "item", year, cut)
        amount = self._limited(one * items, "year", year, cut)
        amount = self._limited(amount, "total", year, cut)
        self.used += amount
        self.items_used += items
        return Sum(before, amount, tuple(dict.fromkeys(cut)))

    def _limited(self, amount: Fraction, stage: str, year: int, cut: list[int]) -> Fraction:
        """The sum within the caps of one stage: amounts first, then shares."""
        by_share = sorted(
            enumerate(self.benefit.caps), key=lambda entry: entry[1].share is not None
        )
        for index, cap in by_share:
            if cap.count is not None or _stage(cap) != stage:
                continue
            most = self._most(cap, year)
            if most is None:
                continue
            if stage == "total":
                most -= self.used
            if amount > max(most, ZERO):
                amount = max(most, ZERO)
                cut.append(index)
        return amount

    def _most(self, cap: Cap, year: int) -> Fraction | None:
        """The limit as a sum; None, with a need, where what it is a share of is not known."""
        try:
            if cap.amount is not None:
                return self._money(cap.amount)
            return self._share(cap.share, whole(cap, year, self.setting))
        except MissingFactError as missing:
            self.needs += missing.args
            self.uncapped = True
            return None


def whole(cap: Cap | JointCap, year: int, setting: Setting) -> Value:
    """What a cap is a share of; UnfitError where that is no number."""
    if cap.of is None:
        raise UnfitError
    found = setting.profile.find(cap.of, year)
    if found is None:
        raise MissingFactError(cap.of.fact)
    return _not_below_nought(found)


def _not_below_nought(found: Datum) -> Value:
    """What a sum is reckoned on: a decrease is no debt."""
    if not isinstance(found, Value):
        raise UnfitError
    return found if found.number >= 0 else Value(found.dim, ZERO)


def _stage(cap: Cap) -> str:
    """When a cap is applied: to the month, the item, the year or all years."""
    if cap.period == "month":
        return "month"
    if cap.scope == "item":
        return "item"
    return cap.period
