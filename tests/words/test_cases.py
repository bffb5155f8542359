"""Conditions, bands, caps, windows and benefits against tables of cases in both languages."""

from pathlib import Path

import pytest
import yaml

from guide.model.condition import Condition
from guide.model.policy import Band, Benefit, Cap, Window
from guide.words.benefits import benefit_parts, cap, headline
from guide.words.clauses import article, window
from guide.words.conditions import requirements

FOLDER = Path(__file__).parent / "cases"


def cases(name):
    """The cases of a file; scalars are texts, as in a library."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return [pytest.param(case, id=case["en"]) for case in found]


def band(value, voice):
    """A band as the one row of a table."""
    table = {"method": "whole", "bands": (value,)}
    base = {"metric": "paid_in_foreign_capital"}
    benefit = Benefit(id="a", kind="grant", base=base, tiers=table)
    ((row,),) = (table.rows for table in benefit_parts(benefit, voice))
    return " | ".join(cell.text for cell in row)


@pytest.mark.parametrize("case", cases("conditions"))
def test_conditions(case, voice):
    assert requirements([Condition.model_validate(case["given"])], voice) == (case[voice.lang],)


@pytest.mark.parametrize("case", cases("bands"))
def test_bands(case, voice):
    assert band(Band.model_validate(case["given"]), voice) == case[voice.lang]


@pytest.mark.parametrize("case", cases("caps"))
def test_caps(case, voice):
    assert cap(Cap.model_validate(case["given"]), voice) == case[voice.lang]


@pytest.mark.parametrize("case", cases("windows"))
def test_windows(case, voice):
    assert window(Window.model_validate(case["given"]), voice) == case[voice.lang]


@pytest.mark.parametrize("case", cases("benefits"))
def test_benefits(case, voice):
    assert headline(Benefit.model_validate(case["given"]), voice) == case[voice.lang]


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("第三条", "Article 3"),
        ("第十条", "Article 10"),
        ("第十二条", "Article 12"),
        ("第二十条第三款", "Article 20, paragraph 3"),
        ("第一百零五条", "Article 105"),
        ("第5条", "Article 5"),
        ("第五条（二）", "Article 5, item 2"),
        ("第五条第二款第（三）项", "Article 5, paragraph 2, item 3"),
        ("附件一", "附件一"),
    ],
)
def test_articles_are_cited_in_the_readers_way(number, english, voice):
    assert article(number, voice) == (number if voice.lang == "zh" else english)


def test_notes_join_brackets_that_are_there(voice):
    both = {"zh": "10亩（0.667公顷；净地）", "en": "0.667 ha (10 mu; cleared)"}
    value = {"zh": "10亩（0.667公顷）", "en": "0.667 ha (10 mu)"}
    note = {"zh": "净地", "en": "cleared"}
    assert voice.aside(value[voice.lang], note[voice.lang], "") == both[voice.lang]
    assert voice.aside("", note[voice.lang]) == note[voice.lang]
    assert voice.aside("x") == "x"


def test_lists_and_choices(voice):
    assert voice.join(["a", "", "b"]) == {"zh": "a、b", "en": "a, b"}[voice.lang]
    assert voice.either(["a"]) == "a"
    assert voice.either([]) == ""
    assert voice.either(["a", "b"]) == {"zh": "a或b", "en": "a or b"}[voice.lang]
    assert voice.either(["a", "b", "c"]) == {"zh": "a、b或c", "en": "a, b or c"}[voice.lang]
