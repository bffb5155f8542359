"""A policy's data form, read once into values that the engine reckons with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

Json = Mapping[str, Any]


class Value(NamedTuple):
    """An exact number and what it measures: `money:CNY` (fen), `m2`, `month`, `share`, `number`."""

    dim: str
    number: Fraction


Words = frozenset[str]
Datum = Value | Words


class Lookup(NamedTuple):
    """Which fact, over which span: a year (less `lag`), `each` of n years, or `cumulative`."""

    fact: str
    span: str
    years: int | None
    lag: int
    start: str | None


class Test(NamedTuple):
    """A condition: a fact compared with a threshold, or one of several tests."""

    any: tuple["Test", ...]
    at: Lookup
    op: str
    than: Datum


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a table; its first edge belongs to it, its last one only if `inclusive`."""

    low: Value | None
    high: Value | None
    inclusive: bool
    amount: Value | None
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class Case:
    """What is given to those who meet all tests."""

    when: tuple[Test, ...]
    amount: Value | None
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class Formula:
    """One way of computing, for some of the award's years or (none named) for all."""

    kind: str
    years: tuple[int, ...]
    amount: Value | None = None
    rate: Fraction | None = None
    bands: tuple[Band, ...] = ()
    step: Value | None = None
    above: Value | None = None
    matched: str = ""
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Increment:
    """What is added on conditions: a sum, a share of the award, or a sum for each unit."""

    when: tuple[Test, ...]
    amount: Value | None
    share: Fraction | None
    cumulative: bool
    per_unit: bool
    of: Lookup | None


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit: a sum, a share of a fact, or a number of items."""

    amount: Value | None
    share: Fraction | None
    of: Lookup | None
    count: int | None
    scope: str
    period: str


@dataclass(frozen=True, slots=True)
class JointCap:
    """A limit of several awards together, by year or in total; `only` some of them, or all."""

    amount: Value | None
    share: Fraction | None
    of: Lookup | None
    period: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of an award, paid at an event, on conditions."""

    share: Fraction
    trigger: str
    conditions: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Benefit:
    """One thing that a clause gives."""

    id: str
    kind: str
    currency: str
    certainty: str
    base: Lookup | None
    start: str | None
    month: bool
    formulas: tuple[Formula, ...]
    milestones: tuple[tuple[str, Value], ...]
    increments: tuple[Increment, ...]
    caps: tuple[Cap, ...]
    payout: tuple[Instalment, ...]
    missed: str
    times: str
    months: int | None
    items: str


@dataclass(frozen=True, slots=True)
class Stacking:
    """How awards go together."""

    rule: str
    group: str
    clauses: tuple[str, ...]
    others: tuple[str, ...]
    compare: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One article."""

    id: str
    number: str
    audience: frozenset[str]
    conditions: tuple[Test, ...]
    exclusions: tuple[Test, ...]
    stacking: tuple[Stacking, ...]
    caps: tuple[JointCap, ...]
    event: str
    benefits: tuple[Benefit, ...]
    asked: frozenset[str]
    """The facts that its checks look at: only when one of them changes by year do they."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy document, ready to be assessed many times."""

    id: str
    document_no: str
    first: date
    last: date | None
    acts: tuple[tuple[str, date], ...]
    events: tuple[date, date] | None
    sectors: frozenset[str]
    parks: frozenset[str]
    townships: frozenset[str]
    exclusions: tuple[Test, ...]
    stacking: tuple[Stacking, ...]
    caps: tuple[JointCap, ...]
    clauses: tuple[Clause, ...]


def rules(form: Json) -> Rules:
    """Read the data form of a policy (see `guide.policy.form`)."""
    places = form.get("places", {})
    exclusions = _tests(form.get("exclusions", ()))
    scope = [
        *(["sector"] if form.get("sectors") else []),
        *(["park"] if places.get("parks") else []),
        *(["township"] if places.get("townships") else []),
    ]
    asked = _asked(exclusions) | frozenset(scope)
    events, effective = form.get("events"), form["effective"]
    return Rules(
        id=form["id"],
        document_no=form.get("document_no", ""),
        first=date.fromisoformat(effective["from"]),
        last=date.fromisoformat(effective["to"]) if "to" in effective else None,
        acts=tuple((a["status"], date.fromisoformat(a["date"])) for a in form.get("acts", ())),
        events=(date.fromisoformat(events["from"]), date.fromisoformat(events["to"]))
        if events
        else None,
        sectors=frozenset(form.get("sectors", ())),
        parks=frozenset(places.get("parks", ())),
        townships=frozenset(places.get("townships", ())),
        exclusions=exclusions,
        stacking=tuple(_stacking(each) for each in form.get("stacking", ())),
        caps=tuple(_joint(each, "clauses") for each in form.get("caps", ())),
        clauses=tuple(_clause(each, asked) for each in form.get("clauses", ())),
    )


def fraction(pair: Any) -> Fraction:
    """A fraction of its numerator and denominator, each a string of digits."""
    return Fraction(int(pair[0]), int(pair[1]))


def datum(of: Json) -> Datum:
    """A fact's or threshold's value: a number with its dimension, or words."""
    if "words" in of:
        return frozenset(of["words"])
    return Value(of["dim"], fraction(of["value"]))


def _number(of: Json | None) -> Value | None:
    return Value(of["dim"], fraction(of["value"])) if of is not None else None


def _share(of: Any) -> Fraction | None:
    return fraction(of) if of is not None else None


def _lookup(of: Json) -> Lookup:
    return Lookup(of["fact"], of.get("span", "year"), of.get("n"), of.get("lag", 0), of.get("from"))


_NOWHERE = Lookup("", "year", None, 0, None)


def _test(of: Json) -> Test:
    if "any" in of:
        return Test(_tests(of["any"]), _NOWHERE, "", frozenset())
    return Test((), _lookup(of), of["op"], datum(of["value"]))


def _tests(of: Any) -> tuple[Test, ...]:
    return tuple(_test(each) for each in of)


def _asked(tests: tuple[Test, ...]) -> frozenset[str]:
    """The facts that tests look at, with those from which a growth or increase is derived."""
    found: set[str] = set()
    for test in tests:
        if test.any:
            found |= _asked(test.any)
        else:
            found |= {test.at.fact, level_of(test.at.fact) or test.at.fact}
    return frozenset(found)


def level_of(fact: str) -> str | None:
    """The level behind a growth or an increase: `revenue` for `revenue.growth`."""
    for measure in (".increase", ".growth"):
        if measure in fact and "#" not in fact:
            return fact.replace(measure, "")
    return None


def _clause(of: Json, asked: frozenset[str]) -> Clause:
    conditions, exclusions = _tests(of.get("conditions", ())), _tests(of.get("exclusions", ()))
    return Clause(
        id=of["id"],
        number=of.get("number", ""),
        audience=frozenset(of.get("audience", ())),
        conditions=conditions,
        exclusions=exclusions,
        stacking=tuple(_stacking(each) for each in of.get("stacking", ())),
        caps=tuple(_joint(each, "benefits") for each in of.get("caps", ())),
        event=of.get("event", "event"),
        benefits=tuple(_benefit(each) for each in of.get("benefits", ())),
        asked=asked | _asked(conditions) | _asked(exclusions),
    )


def _stacking(of: Json) -> Stacking:
    return Stacking(
        of["rule"],
        of.get("group", ""),
        tuple(of.get("clauses", ())),
        tuple(of.get("with", ())),
        of.get("compare", "total"),
    )


def _benefit(of: Json) -> Benefit:
    return Benefit(
        id=of["id"],
        kind=of["kind"],
        currency=of.get("currency", ""),
        certainty=of.get("certainty", "exact"),
        base=_lookup(of["base"]) if "base" in of else None,
        start=of.get("from"),
        month=of.get("month", False),
        formulas=tuple(_formula(each) for each in of.get("formulas", ())),
        milestones=tuple(
            (each["event"], Value(each["amount"]["dim"], fraction(each["amount"]["value"])))
            for each in of.get("milestones", ())
        ),
        increments=tuple(_increment(each) for each in of.get("increments", ())),
        caps=tuple(_cap(each) for each in of.get("caps", ())),
        payout=tuple(
            Instalment(fraction(each["share"]), each["trigger"], _tests(each.get("conditions", ())))
            for each in of.get("payout", ())
        ),
        missed=of.get("missed", ""),
        times=of.get("times", ""),
        months=of.get("months"),
        items=of.get("items", ""),
    )


def _formula(of: Json) -> Formula:
    years = tuple(of.get("years", ()))
    if "amount" in of:
        return Formula("amount", years, amount=_number(of["amount"]))
    if "rate" in of:
        return Formula("rate", years, rate=fraction(of["rate"]))
    if "tiers" in of:
        bands = tuple(_band(each) for each in of["tiers"]["bands"])
        return Formula(of["tiers"]["method"], years, bands=bands)
    if "per_unit" in of:
        unit = of["per_unit"]
        return Formula(
            "per_unit",
            years,
            amount=_number(unit["amount"]),
            step=_number(unit.get("step")),
            above=_number(unit.get("above")),
        )
    if "matching" in of:
        share = fraction(of["matching"]["ratio"])
        return Formula("matching", years, rate=share, matched=of["matching"]["fact"])
    if "cases" in of:
        return Formula("cases", years, cases=tuple(_case(each) for each in of["cases"]))
    return Formula("in_kind", years)


def _band(of: Json) -> Band:
    return Band(
        _number(of.get("from")),
        _number(of.get("to")),
        of.get("to_inclusive", False),
        _number(of.get("amount")),
        _share(of.get("rate")),
    )


def _case(of: Json) -> Case:
    return Case(_tests(of.get("when", ())), _number(of.get("amount")), _share(of.get("rate")))


def _increment(of: Json) -> Increment:
    return Increment(
        _tests(of.get("when", ())),
        _number(of.get("amount")),
        _share(of.get("share")),
        of.get("cumulative", False),
        of.get("per_unit", False),
        _lookup(of["of"]) if "of" in of else None,
    )


def _cap(of: Json) -> Cap:
    return Cap(
        _number(of.get("amount")),
        _share(of.get("share")),
        _lookup(of["of"]) if "of" in of else None,
        of.get("count"),
        of["scope"],
        of["period"],
    )


def _joint(of: Json, members: str) -> JointCap:
    return JointCap(
        _number(of.get("amount")),
        _share(of.get("share")),
        _lookup(of["of"]) if "of" in of else None,
        of["period"],
        tuple(of.get(members, ())),
    )
