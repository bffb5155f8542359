"""Which clauses a packaged project or a park meets by what the library tells of it, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guide.model.park import Park
from guide.model.project import Project
from guide.policy.form import value
from guide.policy.judging import Setting, clause_checks, scope_checks
from guide.policy.profile import NO_RATES, Fact, Profile, Rates
from guide.policy.result import Check, Verdict
from guide.policy.rules import Clause, Datum, Rules, Value, fraction
from guide.policy.validity import state_on

# Whoever carries out a packaged project or settles in a park.
_INVESTORS = frozenset({"enterprise", "foreign-invested-enterprise"})


@dataclass(frozen=True, slots=True)
class Fit:
    """A clause that nothing known rules out and something known asks for.

    `reasons` are what speaks for it: `sectors`, `places`, or the number of a condition that is
    met; `is_open` tells that other conditions depend on the investor.
    """

    policy: str
    clause: str
    reasons: tuple[str | int, ...]
    is_open: bool


def project_profile(project: Project) -> Profile:
    """The facts that a project's record tells."""
    place, investment = project.location, project.investment
    facts: dict[str, Datum] = {"sector": frozenset({project.sector})}
    if place.park or place.township:
        facts["park"] = frozenset({str(place.park)} if place.park else ())
    if place.township:
        facts["township"] = frozenset({str(place.township)})
    amounts = {
        "total_investment": investment.total if investment else None,
        "fixed_assets": investment.fixed_assets if investment else None,
        "land_area": project.land.area if project.land else None,
        "floor_area": project.building_area,
        "jobs": project.jobs,
    }
    facts |= {key: _datum(each) for key, each in amounts.items() if each is not None}
    money, land = facts.get("fixed_assets"), facts.get("land_area")
    if isinstance(money, Value) and isinstance(land, Value) and land.number > 0:
        currency = money.dim.partition(":")[2]
        facts["investment_per_mu"] = Value(f"price:{currency}/m2", money.number / land.number)
    return _profile(facts)


def park_profile(park: Park) -> Profile:
    """The facts that a park's record tells of whoever settles there."""
    facts: dict[str, Datum] = {"park": frozenset({park.id})}
    if park.location.township:
        facts["township"] = frozenset({str(park.location.township)})
    if park.leading_sectors:
        facts["sector"] = frozenset(map(str, park.leading_sectors))
    return _profile(facts)


def _profile(facts: dict[str, Datum]) -> Profile:
    told = {key: Fact(each, {}, None) for key, each in facts.items()}
    return Profile(audience=_INVESTORS, facts=told)


def _datum(of: object) -> Datum:
    made = value(of)
    return Value(made["dim"], fraction(made["value"]))


def in_force(documents: Iterable[Rules], day: date) -> tuple[Rules, ...]:
    """Those of some documents that hold on a day, in their order."""
    return tuple(
        each for each in documents if state_on(each.first, each.last, each.acts, day)[0].holds
    )


def fits(
    documents: Iterable[Rules], profile: Profile, day: date, rates: Rates = NO_RATES
) -> tuple[Fit, ...]:
    """The clauses of documents in force on a day that fit a profile, in the documents' order."""
    setting = Setting(profile, day, rates)
    found = []
    for document in documents:
        if any(each.verdict is Verdict.NOT_MET for each in scope_checks(document, 1, setting)):
            continue  # and so every clause: most documents are for other sectors or places
        for clause in document.clauses:
            checks = clause_checks(clause, document, holds=True, year=1, setting=setting)
            verdict = min(each.verdict for each in checks)
            reasons = tuple(_reasons(checks, clause))
            if verdict is not Verdict.NOT_MET and reasons:
                is_open = verdict is Verdict.UNKNOWN
                found.append(Fit(document.id, clause.id, reasons, is_open))
    return tuple(found)


def _reasons(checks: Iterable[Check], clause: Clause) -> Iterable[str | int]:
    """What is met because of what is known; that something is none of a list says little."""
    for each in checks:
        if each.verdict is not Verdict.MET:
            continue
        if each.of in ("sectors", "places"):
            yield each.of
        elif each.of == "condition" and clause.conditions[int(each.at[0])].op != "not-one-of":
            yield int(each.at[0])
