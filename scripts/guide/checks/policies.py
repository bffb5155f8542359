"""Policies: in force, free of contradiction in their tables, within the rules for documents."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import Any

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    over,
    warning,
)
from guide.model.base import Step
from guide.model.enumerations import Chapter, LegalStatus, Status, TierMethod
from guide.model.policy import Band, Benefit, Formula, Policy, Tiers
from guide.policy import Validity, term
from guide.quantities import Measure, Money, QuantityError, Rate


@error
@alone
def policy_lapsed(scope: Scope) -> Iterator[Finding]:
    """A policy that is published as current is in force on the guide's date."""
    for policy in scope.of(Policy):
        if policy.status is not Status.PUBLISHED or policy.effective is None:
            continue
        span = term(policy, scope.library.date)
        if span.state in (Validity.EXPIRED, Validity.SUPERSEDED, Validity.ABOLISHED):
            yield at(policy, "effective", last=span.last or span.first, date=scope.library.date)


@warning
@alone
def policy_expiring(scope: Scope) -> Iterator[Finding]:
    """A policy that lapses soon needs a successor, or a word of its owner."""
    for policy in scope.of(Policy):
        if policy.status is not Status.PUBLISHED or policy.effective is None:
            continue
        span = term(policy, scope.library.date)
        if span.state is Validity.EXPIRING and span.last is not None and (span.days_left or 0) < 30:
            yield at(policy, "effective", last=span.last, days=span.days_left or 0)


@warning
@over("editions", "policies")
def edition_after_policy(scope: Scope) -> Iterator[Finding]:
    """What an edition prints as current is still in force on the edition's date."""
    for edition in scope.library.editions.values():
        if edition.date is None or Chapter.POLICIES not in edition.chapters:
            continue
        day = edition.date.first
        for policy in scope.library.policies.values():
            if policy.status is not Status.PUBLISHED or policy.effective is None:
                continue
            now, then = term(policy, scope.library.date), term(policy, day)
            if now.state.holds and day > scope.library.date and not then.state.holds:
                yield at(edition, "date", policy=policy.id, date=day, last=then.last or day)


@error
@over("policies")
def supersession_circle(scope: Scope) -> Iterator[Finding]:
    """No policy supersedes itself, be it through others."""
    library = scope.library
    former: dict[str, list[str]] = {
        policy.id: [str(ref) for ref in policy.supersedes] for policy in library.policies.values()
    }
    for policy in library.policies.values():
        for act in policy.legal_status:
            if act.status is LegalStatus.SUPERSEDED and act.by in former:
                former[str(act.by)].append(policy.id)
    for policy in library.policies.values():
        seen: set[str] = set()
        todo = [*former[policy.id]]
        while todo:
            id = todo.pop()
            if id == policy.id:
                path = "supersedes" if policy.supersedes else "legal_status"
                yield at(policy, path, id=policy.id)
                break
            if id not in seen and id in former:
                seen.add(id)
                todo += former[id]


@error
@alone
def clause_excludes_itself(scope: Scope) -> Iterator[Finding]:
    """Stacking rules name other clauses and other documents, not their own."""
    for policy in scope.of(Policy):
        for number, clause in enumerate(policy.clauses):
            for index, rule in enumerate(clause.stacking):
                if str(clause.id) in [str(ref) for ref in rule.clauses]:
                    yield at(policy, "clauses", number, "stacking", index, "clauses", id=clause.id)
                if policy.id in [str(ref) for ref in rule.with_]:
                    yield at(policy, "clauses", number, "stacking", index, "with", id=policy.id)
        for index, rule in enumerate(policy.stacking):
            if policy.id in [str(ref) for ref in rule.with_]:
                yield at(policy, "stacking", index, "with", id=policy.id)


@error
@alone
def bands_overlap(scope: Scope) -> Iterator[Finding]:
    """The bands of a table rise and do not overlap."""
    for policy, path, tiers in _tables(scope):
        for index, (low, high) in enumerate(_pairs(tiers)):
            if low is None:
                continue
            if high is not None and low > high:
                yield at(policy, *path, "bands", index, text=_edge(tiers.bands[index]))
            before = _pairs(tiers)[index - 1][1] if index else None
            # An edge that both bands include would give the same number two awards.
            shared = before == low and bool(tiers.bands[index - 1].to_inclusive)
            if index and (before is None or before > low or shared):
                yield at(policy, *path, "bands", index, text=_edge(tiers.bands[index]))


@error
@alone
def schedule_year_twice(scope: Scope) -> Iterator[Finding]:
    """A schedule has one formula for each year."""
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if not isinstance(leaf, Benefit):
                continue
            seen: set[int] = set()
            for index, step in enumerate(leaf.schedule):
                twice = sorted(
                    {year for year in step.years if step.years.count(year) > 1}
                    | (seen & {*step.years})
                )
                if twice:
                    yield at(policy, *path, "schedule", index, "years", year=twice[0])
                seen |= {*step.years}


@error
@alone
def schedule_past_duration(scope: Scope) -> Iterator[Finding]:
    """A schedule names no year after the award has ended."""
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if not isinstance(leaf, Benefit) or leaf.duration is None:
                continue
            if leaf.duration.unit not in ("year", "quarter", "month"):
                continue
            last = ceil(leaf.duration.to("month") / 12)
            for index, step in enumerate(leaf.schedule):
                if step.years and max(step.years) > last:
                    yield at(
                        policy,
                        *path,
                        "schedule",
                        index,
                        "years",
                        year=max(step.years),
                        duration=leaf.duration,
                    )


@warning
@alone
def bands_gap(scope: Scope) -> Iterator[Finding]:
    """The bands of a table leave no hole between them by accident."""
    for policy, path, tiers in _tables(scope):
        pairs = _pairs(tiers)
        for index in range(1, len(pairs)):
            before, low = pairs[index - 1][1], pairs[index][0]
            if before is not None and low is not None and before < low:
                yield at(policy, *path, "bands", index, text=_edge(tiers.bands[index]))


@warning
@alone
def bands_contradict(scope: Scope) -> Iterator[Finding]:
    """Who reaches a higher band is not given less than in the band below."""
    for policy, path, tiers in _tables(scope):
        if tiers.method is not TierMethod.WHOLE:
            continue
        for index in range(1, len(tiers.bands)):
            below, award = tiers.bands[index - 1], tiers.bands[index]
            if _is_below(_award_at_start(award), _award_at_start(below)):
                text, less = _edge(award), _award_at_start(award)
                yield at(policy, *path, "bands", index, text=text, award=less)


@error
@alone
def bands_mixed(scope: Scope) -> Iterator[Finding]:
    """The edges of a table's bands are amounts of one kind."""
    for policy, path, tiers in _tables(scope):
        kinds = {
            _kind(edge)
            for band in tiers.bands
            for edge in (band.from_, band.to)
            if edge is not None
        }
        if len(kinds) > 1:
            yield at(policy, *path, "bands", key=True)


def _tables(scope: Scope) -> Iterator[tuple[Policy, tuple[Step, ...], Tiers]]:
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if isinstance(leaf, Tiers):
                yield policy, path, leaf


def _pairs(tiers: Tiers) -> list[tuple[Fraction | None, Fraction | None]]:
    return [(_size(band.from_), _size(band.to)) for band in tiers.bands]


def _size(edge: Any) -> Fraction | None:
    """The number of an edge, to compare edges of one kind; mixed kinds are another check's."""
    if edge is None:
        return None
    if isinstance(edge, Money):
        return edge.fraction
    if isinstance(edge, Rate):
        return edge.fraction
    if isinstance(edge, Measure):
        return _in_base(edge)
    value = getattr(edge, "low", edge)
    return Fraction(value)


def _in_base(edge: Measure) -> Fraction:
    for unit in ("m2", "kg", "m"):
        try:
            return edge.to(unit)
        except QuantityError:
            continue
    return Fraction(edge.value)


def _kind(edge: Any) -> str:
    if isinstance(edge, Money):
        return edge.currency
    return edge.dimension if isinstance(edge, Measure) else type(edge).__name__


def _edge(band: Band) -> object:
    return band.from_ if band.from_ is not None else band.to if band.to is not None else ""


@warning
@alone
def cap_below_award(scope: Scope) -> Iterator[Finding]:
    """A cap is not below what it caps at first."""
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if not isinstance(leaf, Benefit):
                continue
            least = _least(leaf)
            for index, cap in enumerate(leaf.caps):
                if _is_below(cap.amount, least):
                    yield at(policy, *path, "caps", index, cap=cap.amount, award=least)
        for number, clause in enumerate(policy.clauses):
            for index, joint in enumerate(clause.caps):
                for benefit in clause.benefits:
                    covered = not joint.benefits or str(benefit.id) in joint.benefits
                    least = _least(benefit)
                    if covered and _is_below(joint.amount, least):
                        path = ("clauses", number, "caps", index)
                        yield at(policy, *path, cap=joint.amount, award=least)
                        break


def _is_below(cap: Money | None, least: Money | None) -> bool:
    if cap is None or least is None or cap.currency != least.currency:
        return False
    return cap < least


def _least(benefit: Benefit) -> Money | None:
    """The smallest amount that a benefit's formulas name."""
    formulas: list[Formula] = [*benefit.schedule, benefit]
    amounts = [
        amount
        for each in formulas
        for amount in (
            each.amount,
            *(_award_at_start(band) for band in (each.tiers.bands if each.tiers else ())),
            *(case.amount for case in each.cases),
        )
        if amount is not None
    ]
    if not amounts or len({amount.currency for amount in amounts}) > 1:
        return None
    return min(amounts)


def _award_at_start(band: Band) -> Money | None:
    """What a band gives where it begins: its amount, or its share of its own first number."""
    if band.amount is not None or band.rate is None or not isinstance(band.from_, Money):
        return band.amount
    share = band.from_.minor * band.rate.fraction
    return Money(share.numerator // share.denominator, band.from_.currency)


@error
@alone
def payout_sum(scope: Scope) -> Iterator[Finding]:
    """The instalments of a payout make up the whole."""
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if isinstance(leaf, Benefit) and leaf.payout:
                total = sum((part.share.fraction for part in leaf.payout), Fraction(0))
                if total != 1:
                    yield at(policy, *path, "payout", key=True, total=f"{float(total * 100):g}%")


@warning
@alone
def rate_without_base(scope: Scope) -> Iterator[Finding]:
    """A rate or a table says what it is applied to."""
    for policy in scope.of(Policy):
        for path, leaf in scope.walk(policy):
            if isinstance(leaf, Benefit) and leaf.base is None:
                formulas: list[Formula] = [*leaf.schedule, leaf]
                if any(each.rate is not None or each.tiers is not None for each in formulas):
                    yield at(policy, *path)
