"""Which clauses apply to a project on a day, what they give, and what is still to be told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from guide.policy.awards import Sum, Worth, plan_years, worth
from guide.policy.joint import within_clause, within_document
from guide.policy.judging import NOT_MET, Setting, clause_checks
from guide.policy.payout import with_payout
from guide.policy.profile import NO_RATES, Profile, Rates, months_after
from guide.policy.result import (
    Assessment,
    Award,
    Check,
    ClauseResult,
    Total,
    UpTo,
    Verdict,
    Year,
    once,
)
from guide.policy.rounding import Running, half_up
from guide.policy.rules import Benefit, Clause, Rules
from guide.policy.stacking import Stack
from guide.policy.validity import Validity, state_on

_COUNTED = ("exact", "at-least")


def assess(
    policies: Iterable[Rules], profile: Profile, day: date, rates: Rates = NO_RATES
) -> Assessment:
    """Judge all clauses of all policies for one project; sums are whole smallest units."""
    documents = tuple(policies)
    setting = Setting(profile, day, rates)
    changing = profile.changing
    results: dict[str, ClauseResult] = {}
    rules_of: dict[str, Clause] = {}
    for document in documents:
        state, _ = state_on(document.first, document.last, document.acts, day)
        for clause in document.clauses:
            result = _clause(clause, document, state, changing, setting)
            results[result.key] = result
            rules_of[result.key] = clause
    stack = Stack(results, profile, rates)
    contests = list(stack.settle(documents))
    for document in documents:
        contests += within_document(document, stack, setting)
    for key, result in results.items():
        if result.benefits and result.verdict is not NOT_MET:
            results[key] = replace(result, benefits=_paid(result, rules_of[key], stack, setting))
    applying = [each for each in results.values() if each.verdict is Verdict.MET]
    return Assessment(
        day,
        profile.horizon,
        results,
        tuple(contests),
        _totals(applying),
        _limits(applying),
        _by_year(applying),
    )


class _Standing:
    """The checks of a clause by plan year, made once where no fact of theirs changes by year."""

    def __init__(
        self, clause: Clause, document: Rules, holds: bool, changing: frozenset[str], to: Setting
    ) -> None:
        self.clause, self.document, self.holds, self.setting = clause, document, holds, to
        self.is_constant = not (changing & clause.asked)
        self.made: dict[int, tuple[tuple[Check, ...], Verdict]] = {}

    def at(self, year: int) -> tuple[tuple[Check, ...], Verdict]:
        key = 0 if self.is_constant else year
        found = self.made.get(key)
        if found is None:
            checks = clause_checks(self.clause, self.document, self.holds, year, self.setting)
            found = self.made[key] = (checks, min(each.verdict for each in checks))
        return found

    def __call__(self, year: int) -> tuple[Verdict, tuple[str, ...]]:
        checks, verdict = self.at(year)
        if verdict is not Verdict.UNKNOWN:
            return verdict, ()
        return verdict, once(key for each in checks for key in each.needs)


def _clause(
    clause: Clause,
    document: Rules,
    state: Validity,
    changing: frozenset[str],
    setting: Setting,
) -> ClauseResult:
    standing = _Standing(clause, document, state.holds, changing, setting)
    lasts = {each.start: _last_year(document, each, setting) for each in clause.benefits}
    years = sorted(
        {year for each in clause.benefits for year in plan_years(each, lasts[each.start], setting)}
    ) or [1]
    if standing.is_constant:
        years = years[:1]
    best = max(years, key=lambda year: (standing.at(year)[1], -year))
    checks, verdict = standing.at(best)
    because = ""
    benefits: dict[str, Award] = {}
    if verdict is not NOT_MET:
        worths = within_clause(
            clause,
            {
                each.id: worth(each, lasts[each.start], standing, setting)
                for each in clause.benefits
            },
            setting,
        )
        if worths and all(each.state == "nothing" for each in worths.values()):
            verdict, because = NOT_MET, "nothing"
        benefits = _rounded(clause, worths, is_sure=verdict is Verdict.MET)
    return ClauseResult(
        document.id,
        clause.id,
        clause.number,
        document.document_no,
        state.value,
        verdict,
        because,
        checks,
        benefits,
    )


def _last_year(document: Rules, benefit: Benefit, setting: Setting) -> int:
    """The last award year that begins while the document is in force, within the horizon."""
    horizon = setting.profile.horizon
    if document.last is None:
        return horizon
    start = setting.profile.start(benefit.start)
    count = 0
    while count < horizon:
        if months_after(setting.day, 12 * (start + count - 1)) > document.last:
            break
        count += 1
    return count


def _rounded(clause: Clause, worths: Mapping[str, Worth], is_sure: bool) -> dict[str, Award]:
    """Whole smallest units: rounded once for a clause and year, the benefits' parts adding up."""
    running: dict[tuple[str, int], Running] = {}
    awards = {}
    for benefit in clause.benefits:
        made = worths[benefit.id]
        years = {}
        for year, each in made.years.items():
            rounder = running.setdefault((made.currency, year), Running())
            years[year] = _year(each, rounder.add(each.amount), is_sure)
        award = Award(
            benefit.id,
            benefit.kind,
            made.state,
            made.certainty,
            made.currency,
            years,
            made.needs,
            made.at_most,
        )
        if made.state == "sum" and made.certainty == "up-to":
            award = replace(award, at_most=award.total)
        awards[benefit.id] = award
    return awards


def _year(each: Sum, amount: int, is_sure: bool) -> Year:
    return Year(
        half_up(each.before),
        amount,
        0 if is_sure and each.conditional else amount,
        each.cut,
        each.why,
        each.each,
        each.items,
        each.conditional,
        each.open_increments,
        each.joint,
    )


def _paid(result: ClauseResult, clause: Clause, stack: Stack, setting: Setting) -> dict[str, Award]:
    """The benefits as they are paid after stacking, with their instalments."""
    paid = {}
    for benefit in clause.benefits:
        award = result.benefits[benefit.id]
        slot = (result.key, benefit.id)
        left = stack.paid.get(slot)
        if left is not None:
            years = {y: replace(each, paid=left.get(y, 0)) for y, each in award.years.items()}
            award = replace(award, years=years)
        if slot in stack.unsure:
            needs = once((*award.needs, *stack.unsure[slot]))
            award = replace(award, certainty="up-to", at_most=award.total, needs=needs)
        paid[benefit.id] = with_payout(award, benefit, setting)
    return paid


def _totals(applying: Iterable[ClauseResult]) -> tuple[Total, ...]:
    found: dict[tuple[str, str, str], list[int]] = {}
    for result in applying:
        for award in result.benefits.values():
            if award.state != "sum" or award.certainty not in _COUNTED:
                continue
            sums = found.setdefault((award.kind, award.currency, award.certainty), [0, 0, 0])
            sums[0] += award.total
            for payment in award.payout:
                if payment.state in ("open", "deferred"):
                    sums[1] += payment.amount
                elif payment.state == "forfeited":
                    sums[2] += payment.amount
    return tuple(
        Total(kind, currency, certainty, award, award - waiting - lost, waiting, lost)
        for (kind, currency, certainty), (award, waiting, lost) in found.items()
    )


def _limits(applying: Iterable[ClauseResult]) -> tuple[UpTo, ...]:
    return tuple(
        UpTo(result.key, award.id, award.currency, award.at_most)
        for result in applying
        for award in result.benefits.values()
        if award.at_most is not None
    )


def _by_year(applying: Iterable[ClauseResult]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for result in applying:
        for award in result.benefits.values():
            if award.state == "sum" and award.certainty in _COUNTED:
                years = found.setdefault(award.currency, {})
                for year, each in award.years.items():
                    years[year] = years.get(year, 0) + each.paid
    return found
