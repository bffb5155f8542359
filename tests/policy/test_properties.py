"""What must hold for every policy and project, however they come: random ones are drawn by seed."""

import importlib.util
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.policy import Profile, Rates, assess, rules
from guide.policy.judging import Setting, judge
from guide.policy.profile import months_after
from guide.policy.rounding import half_up, split
from guide.policy.rules import _test

FILE = Path(__file__).parent / "random_policies.py"
SPEC = importlib.util.spec_from_file_location("random_policies", FILE)
making = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(making)

seeds = st.integers(0, 2**32)
DAY = date(2026, 11, 22)


def question(seed):
    """Policies, a project, a day and rates: one assessment."""
    made = making.batch(seed, policies=2, profiles=1)
    case = made["cases"][0]
    return {**made, "profile": case["profile"], "date": case["date"]}


def answer(question):
    return assess(
        [rules(each) for each in question["policies"]],
        Profile.read(question["profile"]),
        date.fromisoformat(question["date"]),
        Rates.read(question["rates"]),
    )


def of(result, key, id):
    """The rules of a benefit of a result."""
    policy, clause = key.split("/")
    return next(
        benefit
        for each in result["policies"]
        if each["id"] == policy
        for one in each["clauses"]
        if one["id"] == clause
        for benefit in one["benefits"]
        if benefit["id"] == id
    )


@settings(max_examples=150, deadline=None)
@given(seeds)
@example(203)  # a schedule that goes on after the months have run out
def test_sums_are_sound(seed):
    asked = question(seed)
    made = answer(asked)
    for key, clause in made.clauses.items():
        for award in clause.benefits.values():
            for year in award.years.values():
                assert 0 <= year.paid <= year.amount
                assert year.before >= 0
                # Rounding by running total may move half a smallest unit between benefits.
                assert year.amount <= year.before + 1
            if award.payout and not of(asked, key, award.id).get("milestones"):
                assert sum(each.amount for each in award.payout) == award.total
    for total in made.totals:
        assert total.award == total.due + total.open + total.forfeited
        assert min(total.award, total.due, total.open, total.forfeited) >= 0
    counted = sum(total.award for total in made.totals)
    assert counted == sum(sum(years.values()) for years in made.by_year.values())


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_caps_are_never_exceeded(seed):
    asked = question(seed)
    for key, clause in answer(asked).clauses.items():
        for award in clause.benefits.values():
            benefit = of(asked, key, award.id)
            for cap in benefit.get("caps", ()):
                amount = cap.get("amount")
                if amount is None or amount["dim"] != f"money:{award.currency}":
                    continue
                most = int(amount["value"][0])
                if cap["period"] == "total" and cap["scope"] != "item":
                    assert sum(year.amount for year in award.years.values()) <= most + len(
                        award.years
                    )
                elif cap["period"] == "year" and cap["scope"] != "item":
                    assert all(year.amount <= most for year in award.years.values())


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_the_same_question_has_the_same_answer(seed):
    first, again = (answer(question(seed)).as_json() for _ in range(2))
    assert first == again


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_to_tell_more_settles_and_never_overturns(seed):
    maker = making.Maker(seed)
    test = _test(maker.condition())
    told = maker.profile(["p0"])
    # What is told goes before what follows from other facts, and may contradict it.
    told = {**told, "events": {}}
    told["facts"] = {k: v for k, v in told["facts"].items() if "." not in k}
    fewer = {**told, "facts": {k: v for k, v in told["facts"].items() if maker.maybe(0.5)}}
    rates = Rates.read(making.RATES)
    more, less = (
        judge(test, 1, Setting(Profile.read(each), DAY, rates))[0] for each in (told, fewer)
    )
    assert less in (0, more)


@pytest.mark.parametrize(
    "formula",
    [
        {"rate": ["8", "1000"]},
        {
            "tiers": {
                "method": "marginal",
                "bands": [
                    {"to": {"dim": "money:CNY", "value": ["5000", "1"]}, "rate": ["5", "100"]},
                    {
                        "from": {"dim": "money:CNY", "value": ["5000", "1"]},
                        "to": {"dim": "money:CNY", "value": ["90000", "1"]},
                        "rate": ["1", "3"],
                    },
                ],
            }
        },
        {
            "per_unit": {
                "amount": {"dim": "money:CNY", "value": ["7", "1"]},
                "step": {"dim": "money:CNY", "value": ["30", "1"]},
                "above": {"dim": "money:CNY", "value": ["1000", "1"]},
            }
        },
    ],
    ids=["rate", "marginal", "per-unit"],
)
@settings(max_examples=60, deadline=None)
@given(low=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_more_never_gives_less(formula, low, more):
    base = {"fact": "revenue", "span": "year"}
    cap = {
        "amount": {"dim": "money:CNY", "value": ["20000", "1"]},
        "scope": "company",
        "period": "year",
    }
    benefit = {
        "id": "b",
        "kind": "grant",
        "currency": "CNY",
        "base": base,
        "formulas": [formula],
        "caps": [cap],
    }
    policy = {
        "id": "p",
        "effective": {"from": "2026-01-01"},
        "clauses": [{"id": "c", "audience": ["enterprise"], "benefits": [benefit]}],
    }

    def total(revenue):
        fact = {"value": {"dim": "money:CNY", "value": [str(revenue), "1"]}}
        profile = {"audience": ["enterprise"], "facts": {"revenue": fact}}
        made = assess([rules(policy)], Profile.read(profile), DAY)
        return made.clauses["p/c"].benefits["b"].total

    assert total(low) <= total(low + more) <= 20000


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_half_up(numerator, denominator):
    number = Fraction(numerator, denominator)
    made = half_up(number)
    assert abs(made - number) <= Fraction(1, 2)
    if abs(made - number) == Fraction(1, 2):
        assert abs(made) > abs(number)


@given(st.integers(0, 10**15), st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_parts_make_up_the_whole(total, weights):
    whole = sum(weights)
    if whole:
        assert sum(split(total, [Fraction(each, whole) for each in weights])) == total


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 1200))
def test_months_after_keep_the_day_or_take_the_last(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (months_after(later, 0) == later))
