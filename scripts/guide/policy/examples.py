"""A worked example of a clause: a project for which it pays, reckoned step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from guide.model.policy import Policy
from guide.policy.assess import assess
from guide.policy.form import form
from guide.policy.profile import NO_RATES, Fact, Profile, Rates
from guide.policy.result import ClauseResult, Verdict
from guide.policy.rules import (
    Benefit,
    Cap,
    Clause,
    Datum,
    Formula,
    JointCap,
    Lookup,
    Rules,
    Test,
    Value,
    rules,
)

# Round sums to reckon with where the clause names none: a million, and ten thousand a month.
_PLAIN_SUM = Fraction(100_000_000)
_A_MONTH = Fraction(1_000_000)
_PLAIN_NUMBER = Fraction(100)


@dataclass(frozen=True, slots=True)
class Example:
    """The facts of a project, the day, the clause, and what it comes to for it."""

    day: date
    facts: tuple[tuple[str, Datum], ...]
    audience: str
    clause: Clause
    result: ClauseResult


@dataclass(slots=True)
class _Bounds:
    """Between which numbers a fact may lie, and which words it may be."""

    dim: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    words: frozenset[str] | None = None
    allowed: frozenset[str] = frozenset()
    wanted: Fraction | None = None
    """What makes the sum worth showing, if the conditions leave room for it."""


def worked_examples(policy: Policy, day: date, rates: Rates = NO_RATES) -> dict[str, Example]:
    """An example for each clause that has one, by the clause's id; see `worked_example`."""
    document = rules(form(policy))
    found = ((each.id, _example(document, each, day, rates)) for each in document.clauses)
    return {id: example for id, example in found if example is not None}


def worked_example(
    policy: Policy, clause: str, day: date, rates: Rates = NO_RATES
) -> Example | None:
    """A project that meets a clause's conditions; None where no simple one gives a sum.

    The policy must be in force on the day. The facts are the least that the conditions ask for,
    and for what is reckoned on, a number inside the first band, or a round one. Other clauses of
    the document are left out: how awards go together is another story.
    """
    return worked_examples(policy, day, rates).get(clause)


def _example(document: Rules, chosen: Clause, day: date, rates: Rates) -> Example | None:
    if not chosen.benefits:
        return None
    bounds: dict[str, _Bounds] = {}
    for test in chosen.conditions:
        _ask(test, bounds)
    for benefit in chosen.benefits:
        _reckon(benefit, bounds)
    asked = frozenset(bounds)
    limits: list[Cap | JointCap] = [cap for each in chosen.benefits for cap in each.caps]
    limits += [*chosen.caps, *document.caps]
    for limit in limits:
        if limit.of is not None:
            dim = f"money:{chosen.benefits[0].currency or 'CNY'}"
            bounds.setdefault(limit.of.fact, _Bounds(dim=dim, wanted=10 * _PLAIN_SUM))
    for key, each in bounds.items():
        # What is reached for the first time is what is held.
        held = bounds.get(key.replace(".first-time", ""), each).words
        if held and held <= each.allowed:
            each.words = held
    facts = {key: _value(each) for key, each in bounds.items()}
    facts |= {key: each for key, each in _scope(document) if key not in facts}
    for test in (*document.exclusions, *chosen.exclusions):
        facts.setdefault(test.at.fact, frozenset())
    audience = min(chosen.audience, default="")
    profile = Profile(
        audience=frozenset({audience}),
        facts={key: Fact(each, {}, None) for key, each in facts.items() if key},
        horizon=1,
    )
    alone = replace(document, clauses=(chosen,))
    found = assess([alone], profile, day, rates).clauses[f"{document.id}/{chosen.id}"]
    gives = any(each.state == "sum" for each in found.benefits.values())
    if found.verdict is not Verdict.MET or not gives:
        return None
    # One of several sectors stands for all of them, which an example need not name.
    sectors = document.sectors or bounds.get("sector", _Bounds()).allowed
    untold = {"sector"} if len(sectors) > 1 else set()
    if not any(
        year.cut or year.joint for each in found.benefits.values() for year in each.years.values()
    ):
        # What a limit is a share of matters only where it limits.
        untold |= bounds.keys() - asked
    told = tuple((key, each) for key, each in facts.items() if key not in untold)
    return Example(day, told, audience, chosen, found)


def _ask(test: Test, bounds: dict[str, _Bounds]) -> None:
    """Narrow the facts to what a condition asks for; of several, the first."""
    if test.any:
        _ask(test.any[0], bounds)
        return
    entry = bounds.setdefault(test.at.fact, _Bounds())
    if not isinstance(test.than, Value):
        known = entry.words
        if test.op == "not-one-of":
            entry.words = frozenset() if known is None else known - test.than
        else:
            # One word is enough, and an example is about one.
            entry.allowed = test.than & known if known else test.than
            entry.words = frozenset(sorted(entry.allowed)[:1])
        return
    number, entry.dim = test.than.number, test.than.dim
    step = _least_step(test.than)
    low = {"at-least": number, "equals": number, "more-than": number + step}.get(test.op)
    high = {"at-most": number, "equals": number, "less-than": number - step}.get(test.op)
    if low is not None:
        entry.low = low if entry.low is None else max(entry.low, low)
    if high is not None:
        entry.high = high if entry.high is None else min(entry.high, high)


def _least_step(of: Value) -> Fraction:
    """A step that reads well: a tenth more, one more person, one main unit more than nothing."""
    if of.dim in ("number", "month"):
        return Fraction(1)
    if of.number == 0:
        return _PLAIN_SUM if of.dim.startswith("money:") else Fraction(1, 10)
    return abs(of.number) / 10


def _reckon(benefit: Benefit, bounds: dict[str, _Bounds]) -> None:
    """Facts on which the benefit is reckoned."""
    for formula in benefit.formulas:
        for at, dim, number in _bases(benefit, formula):
            entry = bounds.setdefault(at, _Bounds())
            entry.dim = entry.dim or dim
            entry.wanted = number if entry.wanted is None else max(entry.wanted, number)
        for case in formula.cases[:1]:
            for test in case.when:
                _ask(test, bounds)
    for increment in benefit.increments:
        for test in increment.when:
            _decline(test, bounds)


def _bases(benefit: Benefit, formula: Formula) -> Iterator[tuple[str, str, Fraction]]:
    money = f"money:{benefit.currency or 'CNY'}"
    if formula.kind == "matching":
        yield formula.matched, money, _PLAIN_SUM
    at: Lookup | None = benefit.base
    if at is None:
        return
    if formula.kind == "rate" or (formula.kind == "cases" and formula.cases[0].rate is not None):
        yield at.fact, money, _A_MONTH if benefit.month else _PLAIN_SUM
    elif formula.kind == "per_unit":
        edge = formula.above if formula.above is not None else formula.step
        step = formula.step.number if formula.step is not None else Fraction(1)
        low = formula.above.number if formula.above is not None else Fraction(0)
        yield at.fact, edge.dim if edge is not None else "number", low + _PLAIN_NUMBER * step
    elif formula.bands:
        first = formula.bands[0]
        edge = first.low if first.low is not None else first.high
        if edge is not None:
            yield at.fact, edge.dim, edge.number if first.low is not None else edge.number / 2


def _decline(test: Test, bounds: dict[str, _Bounds]) -> None:
    """A plain example has no increments: what only they ask for is nothing."""
    for each in test.any or (test,):
        if each.at.fact in bounds:
            continue
        if isinstance(each.than, Value):
            bounds[each.at.fact] = _Bounds(dim=each.than.dim, low=Fraction(0), high=Fraction(0))
        else:
            bounds[each.at.fact] = _Bounds(words=frozenset())


def _value(of: _Bounds) -> Datum:
    if of.words is not None:
        return of.words
    number = of.wanted if of.wanted is not None else of.low
    if number is None:
        number = of.high if of.high is not None else Fraction(0)
    if of.low is not None:
        number = max(number, of.low)
    if of.high is not None:
        number = min(number, of.high)
    return Value(of.dim, number)


def _scope(document: Rules) -> Iterable[tuple[str, Datum]]:
    if document.sectors:
        yield "sector", frozenset(sorted(document.sectors)[:1])
    if document.parks:
        yield "park", frozenset(sorted(document.parks)[:1])
        yield "township", frozenset()
    elif document.townships:
        yield "township", frozenset(sorted(document.townships)[:1])
