"""Worked examples: for each clause of the sample that gives a sum, a project that gets one."""

from datetime import date
from pathlib import Path

import pytest

from guide.load import load
from guide.policy import Rates, Value, Verdict, rate_table, worked_example

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library():
    found, _ = load(Path(__file__).parents[2])
    return found


def example(library, policy, clause):
    rates = Rates.read(rate_table(library.settings.rates))
    return worked_example(library.policies[policy], clause, DAY, rates)


def test_each_clause_with_a_sum_has_one(library):
    without = {
        f"{policy.id}/{clause.id}"
        for policy in library.policies.values()
        for clause in policy.clauses
        if example(library, policy.id, str(clause.id)) is None
    }
    assert without == {
        "advanced-manufacturing-province/flagship",  # case by case
        "encouraged-imports/import-duty",  # in kind, as the next
        "encouraged-imports/priority-inspection",
        "foreign-investment-2023/paid-in-award",  # superseded
        "logistics-park-trains/handling-fee",  # in kind, as the next
        "zero-risk-factories/leaseback",
    }


def test_the_facts_are_the_least_that_is_asked_for(library):
    made = example(library, "foreign-investment-2026", "manufacturing-award")
    assert made.result.verdict is Verdict.MET
    assert dict(made.facts)["fixed_assets"] == Value("money:CNY", 5_000_000_000)
    award = made.result.benefits["project-award"]
    assert award.total == 150_000_000
    assert [each.amount for each in award.payout] == [60_000_000, 45_000_000, 45_000_000]


def test_what_is_paid_by_month(library):
    """10,000 a month, half of it refunded, twelve months in each of three years."""
    made = example(library, "high-tech-zone-rent", "rent")
    assert made.result.benefits["rent-subsidy"].total == 500_000 * 36


def test_no_clause_of_that_name(library):
    assert example(library, "talent", "nothing") is None
