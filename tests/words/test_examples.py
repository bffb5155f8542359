"""Worked examples of the sample library: every clause that gives a sum, told step by step."""

import re
from pathlib import Path

import pytest

from guide.load import load
from guide.words import Voice
from guide.words.examples import examples

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def sample():
    return load(ROOT)[0].guide()


def told(guide, lang):
    voice = Voice(guide, lang)
    for policy in guide.policies.values():
        for clause, made in examples(policy, voice).items():
            yield f"## {policy.id}/{clause}"
            yield from (f"  {each}" for each in made.profile)
            yield from (f"  · {each}" for each in made.steps)
            yield f"  = {made.result}"
            yield from (f"  → {each}" for each in made.payout)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_read_by_an_editor(sample, lang, golden):
    golden("\n".join(told(sample, lang)) + "\n", HERE / f"examples.{lang}.txt")


def test_products_come_out(sample):
    """`CNY 1,000,000 × 50% = CNY 500,000`, reckoned again from what is printed."""
    product = re.compile(
        r"CNY ([\d,.]+)( million| billion)? × ([\d.]+)(%|‰)(?: × (\d+) months)?"
        r" = CNY ([\d,.]+)( million)?"
    )
    size = {None: 1, " million": 10**6, " billion": 10**9}
    found = 0
    for line in told(sample, "en"):
        for base, power, rate, sign, months, total, unit in product.findall(line):
            made = float(base.replace(",", "")) * size[power or None] * float(rate)
            made = made / (100 if sign == "%" else 1000) * int(months or 1)
            assert made == pytest.approx(float(total.replace(",", "")) * size[unit or None]), line
            found += 1
    assert found >= 12


def test_no_example_of_a_document_that_has_ended(sample):
    former = sample.policies["foreign-investment-2023"]
    assert examples(former, Voice(sample, "zh")) == {}
