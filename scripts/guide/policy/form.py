"""A policy in the form that both engines read: plain JSON, exact numbers as strings, no words."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from guide.model.base import walk
from guide.model.condition import WORD_METRICS, Condition
from guide.model.enumerations import (
    CapScope,
    Certainty,
    ConditionMeasure,
    InstalmentMissed,
    LegalStatus,
    Metric,
    Operator,
    Period,
    Subject,
    Times,
)
from guide.model.policy import (
    Base,
    Benefit,
    Cap,
    Case,
    Clause,
    Formula,
    Increment,
    JointCap,
    Policy,
    ScheduleStep,
    Stacking,
    Tiers,
)
from guide.model.settings import ExchangeRate
from guide.model.text import Text
from guide.policy.validity import last_day
from guide.quantities import Measure, Money, Rate, UnitPrice
from guide.quantities.currencies import digits_of
from guide.quantities.units import unit_of

Json = dict[str, Any]

# What counts people, firms or boxes is a bare number, however the unit is called.
_COUNTS = ("count", "containers")
_COMPARED = (ConditionMeasure.GROWTH, ConditionMeasure.INCREASE)
_PER_ITEM = (Times.PER_ITEM, Times.PER_EVENT)
# Of these a note explains the words; of everything else it names another fact.
_SAME_WITH_NOTE = frozenset({Metric.SECTOR, Metric.PARK, Metric.ORIGIN, Metric.RECIPIENT})


def form(policy: Policy) -> Json:
    """A policy as data for an engine; pure, and the same in every language."""
    last = last_day(policy.effective)
    facts: dict[str, Json] = {}
    made: Json = {
        "id": policy.id,
        "document_no": policy.document_no,
        "effective": _some(
            {
                "from": policy.effective.from_.isoformat(),
                "to": last.isoformat() if last is not None else None,
            }
        ),
        "acts": [
            {"status": act.status.value, "date": act.date.isoformat()}
            for act in policy.legal_status
            if act.status is not LegalStatus.REVISED
        ],
    }
    if policy.applies_to_events is not None:
        days = policy.applies_to_events
        made["events"] = {"from": days.from_.isoformat(), "to": days.to.isoformat()}
    if policy.scope is not None:
        made |= _scope(policy, facts)
    made["exclusions"] = [_condition(each, 1, facts) for each in policy.exclusions]
    made["stacking"] = [_stacking(each) for each in policy.stacking]
    if policy.caps:
        made["caps"] = [
            _joint(each, (), 1, facts) | _some({"clauses": [str(ref) for ref in each.clauses]})
            for each in policy.caps
        ]
    made["clauses"] = [_clause(each, policy, facts) for each in policy.clauses]
    made["facts"] = facts
    return made


def rate_table(rates: Iterable[ExchangeRate]) -> Json:
    """The guide's exchange rates as smallest units of one currency for one smallest unit."""
    listed = tuple(rates)
    if not listed:
        return {"pivot": "CNY", "rates": {}}
    targets = [each.to for each in listed]
    pivot = max(dict.fromkeys(targets), key=targets.count)
    return {
        "pivot": pivot,
        "rates": {
            each.from_: _fraction(
                Fraction(each.rate) * 10 ** digits_of(pivot) / 10 ** digits_of(each.from_)
            )
            for each in listed
            if each.to == pivot
        },
    }


def value(of: object) -> Json:
    """A quantity as its dimension and exact number: fen, m², months, shares, bare counts."""
    if isinstance(of, Money):
        return _value(f"money:{of.currency}", Fraction(of.minor))
    if isinstance(of, Rate):
        return _value("share", of.fraction)
    if isinstance(of, UnitPrice):
        unit = unit_of("/".join(of.per))
        minor = Fraction(of.low) * 10 ** digits_of(of.currency)
        return _value(f"price:{of.currency}/{unit.base}", minor / unit.factor)
    if isinstance(of, Measure):
        unit = unit_of(of.unit)
        if unit.dimension in _COUNTS:
            return _value("number", Fraction(of.value))
        return _value(unit.base, of.to(unit.base))
    if isinstance(of, tuple):
        return {"words": [str(word) for word in of]}
    assert isinstance(of, Decimal | int)  # noqa: S101  # nothing else is an amount of the model
    return _value("number", Fraction(of))


def _value(dim: str, number: Fraction) -> Json:
    return {"dim": dim, "value": _fraction(number)}


def _fraction(number: Fraction) -> list[str]:
    return [str(number.numerator), str(number.denominator)]


def _some(entries: Json) -> Json:
    """Without what is not there."""
    return {
        key: entry for key, entry in entries.items() if entry or (entry == 0 and entry is not False)
    }


def _scope(policy: Policy, facts: dict[str, Json]) -> Json:
    scope = policy.scope
    assert scope is not None  # noqa: S101  # the caller looked
    made: Json = {}
    if scope.sectors:
        made["sectors"] = [str(each) for each in scope.sectors]
        _learn(facts, "sector", {"metric": "sector", "dim": "words"}, made["sectors"])
    if scope.parks or scope.townships:
        made["places"] = _some(
            {
                "parks": [str(each) for each in scope.parks],
                "townships": [str(each) for each in scope.townships],
            }
        )
        if scope.parks:
            _learn(facts, "park", {"metric": "park", "dim": "words"}, made["places"]["parks"])
        if scope.townships:
            townships = made["places"]["townships"]
            _learn(facts, "township", {"metric": "township", "dim": "words"}, townships)
    return made


def _learn(facts: dict[str, Json], key: str, entry: Json, words: Iterable[str] = ()) -> None:
    known = facts.setdefault(key, entry)
    if words:
        known["words"] = list(dict.fromkeys([*known.get("words", []), *words]))


def _hash(note: Text) -> str:
    first = next(iter(note.values()), "")
    return sha256(first.encode()).hexdigest()[:8]


def _key(
    metric: str,
    *,
    measure: ConditionMeasure | None = None,
    month: bool = False,
    share: bool = False,
    person: bool = False,
    note: Text | None = None,
) -> str:
    shown = measure if measure is not ConditionMeasure.LEVEL else None
    key = metric + (f".{shown.value}" if shown else "")
    key += ".month" * month + ".share" * share + "@person" * person
    return key + (f"#{_hash(note)}" if note else "")


def _entry(
    metric: str,
    dim: str,
    *,
    measure: ConditionMeasure | None = None,
    month: bool = False,
    share: bool = False,
    person: bool = False,
    note: Text | None = None,
) -> Json:
    kind, _, currency = dim.partition(":")
    return _some(
        {
            "metric": metric,
            "measure": measure.value
            if measure is not None and measure is not ConditionMeasure.LEVEL
            else None,
            "month": month,
            "share": share,
            "person": person,
            "note": dict(note) if note else None,
            "dim": kind,
            "currency": currency.partition("/")[0] or None,
        }
    )


def _condition(of: Condition, lag: int, facts: dict[str, Json]) -> Json:
    """One condition; `lag` is 1 where `previous-year` means the year before the one assessed."""
    if of.metric is None or of.op is None:
        return {"any": [_condition(each, lag, facts) for each in of.any]}
    threshold = value(of.value)
    dim = threshold.get("dim", "words")
    marks: Json = {
        "measure": of.measure,
        "month": of.period is Period.MONTH,
        "share": dim == "share" and of.measure is not ConditionMeasure.GROWTH,
        "person": of.subject is Subject.PERSON,
        "note": of.note if of.metric not in _SAME_WITH_NOTE else None,
    }
    key = _key(of.metric.value, **marks)
    _learn(facts, key, _entry(of.metric.value, dim, **marks), threshold.get("words", ()))
    return {
        "fact": key,
        "op": of.op.value,
        "value": threshold,
        **_span(of.period, of.years, of.measure, lag),
        **_some({"from": of.counted_from.value if of.counted_from else None}),
    }


def _span(
    period: Period | None, years: int | None, measure: ConditionMeasure | None, lag: int
) -> Json:
    if period is Period.CUMULATIVE:
        return _some({"span": "cumulative", "n": years})
    if period is Period.EACH_YEAR and years is not None:
        return {"span": "each", "n": years}
    before = period is Period.PREVIOUS_YEAR and measure not in _COMPARED
    return _some({"span": "year", "lag": lag if before and lag else None})


def _base(
    of: Base, conditions: Iterable[Condition], lag: int, facts: dict[str, Json], dim: str
) -> Json:
    marks: Json = {
        "measure": of.measure,
        "month": of.period is Period.MONTH,
        "note": _note_of_base(of, conditions),
    }
    key = _key(of.metric.value, **marks)
    _learn(facts, key, _entry(of.metric.value, dim, **marks))
    return {
        "fact": key,
        **_span(of.period, None, of.measure, lag),
        **_some({"from": of.counted_from.value if of.counted_from else None}),
    }


def _note_of_base(of: Base, conditions: Iterable[Condition]) -> Text | None:
    """What an award is reckoned on is what its clause asks for, as that condition notes it."""
    notes = [
        each.note
        for each in conditions
        if each.metric is of.metric
        and _measure(each.measure) is _measure(of.measure)
        and (each.period is Period.MONTH) is (of.period is Period.MONTH)
        and not (isinstance(each.value, Rate) and each.measure is not ConditionMeasure.GROWTH)
    ]
    return notes[0] if notes and all(notes) else None


def _measure(of: ConditionMeasure | None) -> ConditionMeasure:
    return of if of is not None else ConditionMeasure.LEVEL


def _clause(of: Clause, policy: Policy, facts: dict[str, Json]) -> Json:
    # A base of the previous year makes that the year assessed: nothing lies further back.
    lag = 0 if any(_is_of_previous_year(each.base) for each in of.benefits) else 1
    return {
        "id": str(of.id),
        "number": of.number,
        "audience": [each.value for each in of.audience],
        "conditions": [_condition(each, lag, facts) for each in of.conditions],
        "exclusions": [_condition(each, lag, facts) for each in of.exclusions],
        "stacking": [_stacking(each) for each in of.stacking],
        **_some({"event": _event(of)}),
        "benefits": [_benefit(each, of, policy, lag, facts) for each in of.benefits],
    } | _some(
        {
            "caps": [
                _joint(each, of.conditions, lag, facts)
                | _some({"benefits": [str(ref) for ref in each.benefits]})
                for each in of.caps
            ]
        }
    )


def _is_of_previous_year(base: Base | None) -> bool:
    return base is not None and base.period is Period.PREVIOUS_YEAR


def _event(of: Clause) -> str | None:
    """What must happen while the document applies: the event from which its years count."""
    for benefit in of.benefits:
        if benefit.base is not None and benefit.base.counted_from is not None:
            return benefit.base.counted_from.value
    for condition in of.conditions:
        for each in (condition, *condition.any):
            if each.counted_from is not None:
                return each.counted_from.value
    return None


def _stacking(of: Stacking) -> Json:
    return _some(
        {
            "rule": of.rule.value,
            "group": str(of.group) if of.group else None,
            "clauses": [str(each) for each in of.clauses],
            "with": [str(each) for each in of.with_],
            "compare": of.compare.value if of.compare else "total",
        }
    )


def _benefit(of: Benefit, clause: Clause, policy: Policy, lag: int, facts: dict[str, Json]) -> Json:
    place = f"{policy.id}/{clause.id}/{of.id}"
    formulas: list[Formula] = [*of.schedule] if of.schedule else [of] if of.formula else []
    base = (
        _base(of.base, clause.conditions, lag, facts, _base_dim(of, formulas))
        if of.base is not None
        else None
    )
    per_item = of.times in _PER_ITEM
    if per_item:
        _learn(facts, f"items#{place}", {"metric": "items", "dim": "number"})
    return _some(
        {
            "id": str(of.id),
            "kind": of.kind.value,
            "currency": _currency(of, formulas, policy),
            "certainty": of.certainty.value
            if of.certainty not in (None, Certainty.EXACT)
            else None,
            "base": base,
            "from": base.get("from") if base else None,
            "month": _is_monthly(of),
        }
    ) | _some(
        {
            "formulas": [_formula(each, lag, facts) for each in formulas],
            "milestones": [
                {"event": each.event.value, "amount": value(each.amount)} for each in of.milestones
            ],
            "increments": [_increment(each, of, lag, facts) for each in of.increments],
            "caps": [_cap(each, clause.conditions, lag, facts) for each in of.caps],
            "payout": [
                {
                    "share": _fraction(each.share.fraction),
                    "trigger": each.trigger.value,
                    "conditions": [_condition(one, 1, facts) for one in each.conditions],
                }
                for each in of.payout
            ],
            "missed": of.instalment_missed.value
            if isinstance(of.instalment_missed, InstalmentMissed)
            else None,
            "times": of.times.value if of.times else None,
            "months": _months(of.duration),
            "items": f"items#{place}" if per_item else None,
        }
    )


def _is_monthly(of: Benefit) -> bool:
    return of.base is not None and of.base.period is Period.MONTH


def _months(duration: Measure | None) -> int | None:
    if duration is None or duration.unit not in ("year", "month", "quarter"):
        return None
    return math.ceil(duration.to("month"))


def _moneys(of: Benefit) -> Iterator[Money]:
    for _, leaf in walk(of):
        if isinstance(leaf, Formula):
            if leaf.amount is not None:
                yield leaf.amount
        elif isinstance(leaf, Tiers):
            yield from (band.amount for band in leaf.bands if band.amount is not None)
        elif isinstance(leaf, Case):
            if leaf.amount is not None:
                yield leaf.amount
        elif isinstance(leaf, Cap) and leaf.amount is not None:
            yield leaf.amount


def _currency(of: Benefit, formulas: list[Formula], policy: Policy) -> str | None:
    """The currency of payment: the document's rule, else that of the sums it names."""
    if not formulas and not of.milestones and not of.caps:
        return None
    if policy.currency_rule is not None:
        return policy.currency_rule.paid_in
    named = [
        *(each.per_unit.amount for each in formulas if each.per_unit is not None),
        *(each.amount for each in of.milestones),
        *_moneys(of),
        *(each.add for each in of.increments if isinstance(each.add, Money)),
    ]
    return named[0].currency if named else None


def _base_dim(of: Benefit, formulas: list[Formula]) -> str:
    """What a base is measured in, as far as the formulas tell: for the question to ask."""
    for each in formulas:
        edges = (
            [edge for band in each.tiers.bands for edge in (band.from_, band.to)]
            if (each.tiers)
            else []
        )
        steps = [each.per_unit.step, each.per_unit.above] if each.per_unit else []
        for edge in (*edges, *steps):
            if edge is not None:
                return str(value(edge)["dim"])
    currency = next(iter(_moneys(of)), None)
    if of.base is not None and of.base.metric in WORD_METRICS:
        return "words"
    if any(each.rate is not None or each.cases for each in formulas):
        return f"money:{currency.currency}" if currency else "money"
    return "number"


def _formula(of: Formula, lag: int, facts: dict[str, Json]) -> Json:
    made: Json = {"years": sorted(of.years)} if isinstance(of, ScheduleStep) else {}
    if of.amount is not None:
        made["amount"] = value(of.amount)
    elif of.rate is not None:
        made["rate"] = _fraction(of.rate.fraction)
    elif of.tiers is not None:
        made["tiers"] = {
            "method": of.tiers.method.value,
            "bands": [
                _some(
                    {
                        "from": value(band.from_) if band.from_ is not None else None,
                        "to": value(band.to) if band.to is not None else None,
                        "to_inclusive": bool(band.to_inclusive),
                    }
                )
                | _gives(band.amount, band.rate)
                for band in of.tiers.bands
            ],
        }
    elif of.per_unit is not None:
        unit = of.per_unit
        made["per_unit"] = _some(
            {
                "amount": value(unit.amount),
                "step": value(unit.step) if unit.step is not None else None,
                "above": value(unit.above) if unit.above is not None else None,
            }
        )
    elif of.matching is not None:
        key = _key(Metric.CITY_AWARD.value, note=of.matching.of)
        _learn(facts, key, _entry(Metric.CITY_AWARD.value, "money", note=of.matching.of))
        made["matching"] = {"fact": key, "ratio": _fraction(of.matching.ratio.fraction)}
    elif of.cases:
        made["cases"] = [
            {"when": [_condition(each, lag, facts) for each in case.when]}
            | _gives(case.amount, case.rate)
            for case in of.cases
        ]
    else:
        made["in_kind"] = True
    return made


def _gives(amount: Money | None, rate: Rate | None) -> Json:
    if amount is not None:
        return {"amount": value(amount)}
    assert rate is not None  # noqa: S101  # the model holds that one of both is there
    return {"rate": _fraction(rate.fraction)}


def _increment(of: Increment, benefit: Benefit, lag: int, facts: dict[str, Json]) -> Json:
    """What is added. To a sum per unit a sum is added per unit, for those that are meant."""
    made: Json = {
        "when": [_condition(each, lag, facts) for each in of.when],
        "cumulative": bool(of.cumulative),
    }
    if isinstance(of.add, Rate):
        return made | {"share": _fraction(of.add.fraction)}
    made["amount"] = value(of.add)
    if benefit.per_unit is not None:
        made["per_unit"] = True
        first = of.when[0]
        levelled = first.measure not in _COMPARED and first.op is not Operator.ONE_OF
        if benefit.base is not None and first.metric is benefit.base.metric and levelled:
            entry = made["when"][0]
            made["of"] = {k: entry[k] for k in ("fact", "span", "n", "lag", "from") if k in entry}
    return made


def _cap(of: Cap, conditions: Iterable[Condition], lag: int, facts: dict[str, Json]) -> Json:
    made: Json = {"scope": of.scope.value, "period": of.period.value}
    if of.amount is not None:
        return {"amount": value(of.amount)} | made
    if of.count is not None:
        return {"count": of.count} | made
    is_item = of.scope is CapScope.ITEM
    return _share_of(of, conditions, lag, facts, is_item=is_item) | made


def _joint(of: JointCap, conditions: Iterable[Condition], lag: int, facts: dict[str, Json]) -> Json:
    made: Json = {"period": of.period.value}
    if of.amount is not None:
        return {"amount": value(of.amount)} | made
    return _share_of(of, conditions, lag, facts, is_item=False) | made


def _share_of(
    of: Cap | JointCap,
    conditions: Iterable[Condition],
    lag: int,
    facts: dict[str, Json],
    *,
    is_item: bool,
) -> Json:
    """A share and the fact it is of, over the cap's own span where no other is said."""
    assert of.share is not None  # noqa: S101  # the model holds that amount or share is there
    if of.base is not None:
        at = _base(of.base, conditions, lag, facts, "money")
        if of.base.period is None and of.period.value == "total":
            at["span"] = "cumulative"
    else:
        key = f"cap#{_hash(of.of)}" if of.of else "cap"
        entry: Json = {"metric": "cap", "dim": "money"} | ({"note": dict(of.of)} if of.of else {})
        if is_item:
            entry["item"] = True
        _learn(facts, key, entry)
        whole = of.period.value == "total" and not is_item
        at = {"fact": key, "span": "cumulative" if whole else "year"}
    return {"share": _fraction(of.share.fraction), "of": at}
