"""The coverage table is whole, and both engines give what it says."""

import importlib.util
import json
import sys
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from guide.model.enumerations import (
    CapPeriod,
    CapScope,
    Certainty,
    Compare,
    ConditionMeasure,
    InstalmentMissed,
    Operator,
    Period,
    StackingRule,
    TierMethod,
    Times,
)
from guide.model.policy import FORMULAS
from guide.policy import Profile, assess, rules

HERE = Path(__file__).parent


def loaded(name):
    spec = importlib.util.spec_from_file_location(f"policy_{name}", HERE / f"{name}.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


matrix, engines = loaded("matrix"), loaded("test_parity")
parity = engines.parity
CASES = [json.loads(file.read_text("utf-8")) for file in sorted((HERE / "cases").glob("*.json"))]


def values(enumeration):
    return {each.value for each in enumeration}


def test_the_axes_are_whole():
    """A formula, period, method or rule that the model learns and the table lacks is a gap."""
    found = matrix.axes()
    assert found["formulas"] == {*FORMULAS, "schedule", "milestones", "case by case"}
    assert found["methods"] == values(TierMethod)
    assert found["periods"] == values(CapPeriod)
    assert found["rules"] == values(StackingRule)
    assert found["compare"] == values(Compare)
    assert len(list(matrix.table())) == 12 * 13 * 13


@pytest.fixture(scope="module")
def batches():
    return list(matrix.batches())


def sums(result):
    years = result["by_year"].get("CNY", {})
    return {year: each for year, each in years.items() if each != "0"}


def test_every_cell_in_python(batches):
    wrong = [
        (case["name"], sums(result), case["expected"])
        for batch in batches
        for case, result in zip(batch["cases"], parity.in_python(batch), strict=True)
        if sums(result) != case["expected"]
    ]
    assert wrong[:5] == []


def test_every_cell_in_the_browser(batches, tmp_path):
    wrong = [
        (case["name"], sums(result), case["expected"])
        for batch, results in zip(batches, engines.in_script(batches, tmp_path), strict=True)
        for case, result in zip(batch["cases"], results, strict=True)
        if sums(result) != case["expected"]
    ]
    assert wrong[:5] == []


# Conditions: every operator with a fact just below, at and just above, and in an exclusion.

HOLDS = {
    "at-least": (False, True, True),
    "more-than": (False, False, True),
    "at-most": (True, True, False),
    "less-than": (True, False, False),
    "equals": (False, True, False),
    "one-of": (False, True, False),
    "not-one-of": (True, False, True),
}


def test_every_operator_is_in_the_table():
    assert set(HOLDS) == values(Operator)


def verdict(condition, facts, key="conditions"):
    clause = {"id": "c", "audience": ["enterprise"], key: [condition], "benefits": []}
    policy = {"id": "p", "effective": {"from": "2026-01-01"}, "clauses": [clause]}
    profile = Profile.read({"audience": ["enterprise"], "facts": facts})
    made = assess([rules(policy)], profile, date(2026, 11, 22))
    return made.clauses["p/c"].as_json()["verdict"]


DIMENSIONS = {
    "money:CNY": ["100", "1"],
    "m2": ["2000", "3"],
    "number": ["7", "1"],
    "share": ["1", "3"],
    "month": ["24", "1"],
    "price:CNY/m2": ["375000", "1"],
}


@pytest.mark.parametrize(("op", "dim"), list(product(HOLDS, DIMENSIONS)))
def test_below_at_above(op, dim):
    numerator, denominator = map(int, DIMENSIONS[dim])
    threshold = {"dim": dim, "value": [str(numerator), str(denominator)]}
    condition = {"fact": "x", "op": op, "value": threshold, "span": "year"}
    for step, holds in zip((-1, 0, 1), HOLDS[op], strict=True):
        # A millionth more or less.
        value = [str(numerator * 10**6 + step), str(denominator * 10**6)]
        facts = {"x": {"value": {"dim": dim, "value": value}}}
        assert verdict(condition, facts) == ("applies" if holds else "does-not-apply")
        turned = "does-not-apply" if holds else "applies"
        assert verdict(condition, facts, "exclusions") == turned
    assert verdict(condition, {}) == "depends"
    assert verdict(condition, {}, "exclusions") == "depends"


# The case file: what is written there by hand touches every value of the enumerations it can.


def leaves(given):
    if isinstance(given, dict):
        yield given
        for each in given.values():
            yield from leaves(each)
    elif isinstance(given, list):
        for each in given:
            yield from leaves(each)


@pytest.fixture(scope="module")
def written():
    policies = [policy for file in CASES for policy in file["policies"]]
    return list(leaves(policies))


def test_the_case_file_has_every_formula(written):
    found = {name for each in written for name in FORMULAS if name in each}
    assert found == set(FORMULAS)
    assert any("milestones" in each for each in written)
    assert any("years" in each for each in written)  # a schedule's steps
    methods = {each["tiers"]["method"] for each in written if "tiers" in each}
    assert methods == values(TierMethod)


def test_the_case_file_has_every_cap(written):
    caps = [each for each in written if "scope" in each and "period" in each]
    assert {each["scope"] for each in caps} == values(CapScope)
    assert {each["period"] for each in caps} == values(CapPeriod)
    assert {kind for each in caps for kind in ("amount", "share", "count") if kind in each} == {
        "amount",
        "share",
        "count",
    }
    joint = [one for each in written for one in each.get("caps", ()) if "scope" not in one]
    assert {each["period"] for each in joint} == values(Compare)
    assert {"benefits", "clauses"} <= {key for each in joint for key in each}


def test_the_case_file_has_every_stacking_rule(written):
    found = [each for each in written if "rule" in each]
    assert {each["rule"] for each in found} == values(StackingRule)
    assert {each["compare"] for each in found} == values(Compare)
    assert {"group", "clauses", "with"} <= {key for each in found for key in each}


def test_the_case_file_has_every_way_to_ask_and_pay(written):
    assert {each["op"] for each in written if "op" in each} == values(Operator)
    spans = {each["span"] for each in written if "span" in each}
    assert spans == {"year", "cumulative", "each"}
    assert any(each.get("month") for each in written)
    assert any(each.get("lag") for each in written)
    measured = {key for each in written for key in [each.get("fact", "")] if "." in key}
    for measure in (
        ConditionMeasure.GROWTH,
        ConditionMeasure.INCREASE,
        ConditionMeasure.FIRST_TIME,
    ):
        assert any(f".{measure.value}" in key for key in measured), measure
    assert {each["times"] for each in written if "times" in each} == values(Times)
    assert {each["missed"] for each in written if "missed" in each} == values(InstalmentMissed)
    shown = {each["certainty"] for each in written if "certainty" in each}
    assert shown | {"exact"} == values(Certainty)
    assert Period.MONTH  # asked for by `month`, as a fact of its own


def test_the_case_file_has_leap_days_zeros_and_gaps():
    texts = json.dumps(CASES, ensure_ascii=False)
    assert "-02-29" in texts
    profiles = [case["profile"] for file in CASES for case in file["cases"]]
    facts = [fact for each in profiles for fact in each.get("facts", {}).values()]
    assert any(fact.get("value", {}).get("value") == ["0", "1"] for fact in facts)
    assert any(not each.get("facts") and "audience" not in each for each in profiles)
