"""Money: sums agree, returns can be true, other currencies have a rate."""

from collections.abc import Iterator
from fractions import Fraction

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    warning,
)
from guide.model.project import Project
from guide.quantities import Money, Range

# A payback that differs from investment over profit by more than this factor needs a reason.
# Depreciation, which an investor also recovers, makes the true payback shorter.
FASTEST = Fraction(2, 5)
SLOWEST = Fraction(3, 2)


@error
@alone
def investment_parts(scope: Scope) -> Iterator[Finding]:
    """Fixed assets and working capital make up the total."""
    for project in scope.of(Project):
        plan = project.investment
        if plan is None or plan.fixed_assets is None or plan.working_capital is None:
            continue
        parts = _sum([plan.fixed_assets, plan.working_capital])
        if parts is not None and parts != plan.total:
            yield at(project, "investment", "total", total=plan.total, parts=parts)


@error
@alone
def funding_sum(scope: Scope) -> Iterator[Finding]:
    """The sources of funding make up the total."""
    for project in scope.of(Project):
        plan = project.investment
        if plan is None or not plan.funding:
            continue
        funded = _sum([source.amount for source in plan.funding])
        if funded is not None and funded != plan.total:
            yield at(project, "investment", "funding", key=True, total=plan.total, funded=funded)


@error
@alone
def sought_exceeds_total(scope: Scope) -> Iterator[Finding]:
    """What is sought and what is secured fit into the total."""
    for project in scope.of(Project):
        plan = project.investment
        if plan is None:
            continue
        both = _sum([m for m in (plan.sought, plan.secured) if m is not None])
        if both is not None and both.currency == plan.total.currency and both > plan.total:
            yield at(project, "investment", "sought", total=plan.total, sought=both)


@error
@alone
def secured_sum(scope: Scope) -> Iterator[Finding]:
    """The funding marked secured makes up the amount secured."""
    for project in scope.of(Project):
        plan = project.investment
        if plan is None or plan.secured is None or not plan.funding:
            continue
        amounts = [source.amount for source in plan.funding if source.secured]
        marked = _sum([Money(0, plan.secured.currency), *amounts])
        if marked is not None and marked != plan.secured:
            yield at(project, "investment", "secured", secured=plan.secured, marked=marked)


def _sum(amounts: list[Money]) -> Money | None:
    """The sum of amounts of one currency; None for none or for several currencies."""
    if not amounts or len({amount.currency for amount in amounts}) > 1:
        return None
    return Money(sum(amount.minor for amount in amounts), amounts[0].currency)


@warning
@alone
def payback_implausible(scope: Scope) -> Iterator[Finding]:
    """A payback hangs together with the investment, the profit and the time of building."""
    for project in scope.of(Project):
        found = _recomputed(project)
        if found is None:
            continue
        stated, recomputed = found
        if not recomputed * FASTEST <= stated <= recomputed * SLOWEST:
            yield at(
                project,
                "returns",
                "payback",
                "years",
                stated=_rounded(stated),
                recomputed=_rounded(recomputed),
            )


def _recomputed(project: Project) -> tuple[Fraction, Fraction] | None:
    """The stated payback in years, and investment over profit with the building time where due."""
    plan, returns = project.investment, project.returns
    if plan is None or returns is None or returns.payback is None or returns.annual_profit is None:
        return None
    profit = _middle(returns.annual_profit.amount)
    years = returns.payback.years
    if profit is None or profit.currency != plan.total.currency or profit.minor <= 0:
        return None
    span = [Fraction(end) for end in (years.low, years.high) if end is not None]
    recomputed = plan.total.fraction / profit.fraction
    if returns.payback.includes_construction and project.schedule is not None:
        recomputed += Fraction(project.schedule.months, 12)
    return sum(span, Fraction(0)) / len(span), recomputed


def _middle(amounts: Range[Money]) -> Money | None:
    """The middle of a range of money; its one end where the other is open."""
    ends = [end for end in (amounts.low, amounts.high) if end is not None]
    return Money(sum(end.minor for end in ends) // len(ends), ends[0].currency) if ends else None


def _rounded(years: Fraction) -> str:
    return f"{float(years):.1f}"


@warning
@alone
def margin_implausible(scope: Scope) -> Iterator[Finding]:
    """A year's profit is less than its revenue, and not most of it."""
    for project in scope.of(Project):
        returns = project.returns
        if returns is None or returns.annual_profit is None or returns.annual_revenue is None:
            continue
        profit, revenue = _middle(returns.annual_profit.amount), _middle(returns.annual_revenue)
        if profit is None or revenue is None or profit.currency != revenue.currency:
            continue
        if revenue.minor <= 0 or Fraction(profit.minor, revenue.minor) > Fraction(1, 2):
            yield at(project, "returns", "annual_profit", profit=profit, revenue=revenue)


@warning
@alone
def no_exchange_rate(scope: Scope) -> Iterator[Finding]:
    """Money in another currency can be shown in renminbi, at a dated rate."""
    settings = scope.library.settings
    known = {"CNY", *(rate.from_ for rate in settings.rates if rate.to == "CNY")}
    if not settings.rates:
        return
    for kind, id, path, money in scope.leaves(Money):
        if kind == Project.collection and money.currency not in known:
            yield Finding(kind, id, path, {"currency": money.currency})
