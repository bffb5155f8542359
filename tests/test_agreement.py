"""Numbers in two languages: pairs that agree, and pairs of which the difference must be found."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.agreement import differences
from guide.quantities import Measure, Money, show

CASES = Path(__file__).parent / "examples" / "agreement"


def pairs(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("chinese", "english"), pairs("equal.tsv"))
def test_silence(chinese, english):
    assert differences(chinese, english) == ([], [])


@pytest.mark.parametrize(("chinese", "english", "factor"), pairs("different.tsv"))
def test_found(chinese, english, factor):
    missing, added = differences(chinese, english)
    assert missing or added
    factors = {each.factor for each in (*missing, *added)}
    assert (factor in factors) if factor != "-" else True


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**9))
def test_what_the_guide_writes_itself_agrees(yuan):
    money = Money(yuan * 10**6, "CNY")
    assert differences(show(money, "zh"), show(money, "en")) == ([], [])


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 10**6))
def test_areas_that_the_guide_writes_agree(mu):
    area = Measure(Decimal(mu), "mu")
    assert differences(show(area, "zh"), show(area, "en")) == ([], [])
