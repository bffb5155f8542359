"""Every code that is raised has its sentences, and no sentence is left over."""

import re
from pathlib import Path
from string import Formatter

import pytest

import guide.quantities
from guide.locales import locale, staff

SOURCES = Path(guide.quantities.__file__).parent.glob("*.py")
CODE = re.compile(r'QuantityError\(\s*"([a-z-]+)"|code = "([a-z-]+)" if .* else "([a-z-]+)"')
RAISED = {
    code
    for source in SOURCES
    for match in CODE.finditer(source.read_text(encoding="utf-8"))
    for code in match.groups()
    if code
}


def test_many_mistakes_are_told_apart():
    assert len(RAISED) > 45


@pytest.mark.parametrize("code", sorted(RAISED))
def test_every_code_has_its_sentences(code):
    placeholders = []
    for tag in staff():
        words = locale(tag).problem(code)
        assert words["message"]
        assert words["remedy"]
        text = words["message"] + words["remedy"]
        placeholders.append({name for _, name, _, _ in Formatter().parse(text) if name})
    assert all(names == placeholders[0] for names in placeholders), "one language tells more"


@pytest.mark.parametrize("tag", staff())
def test_every_remedy_holds_an_example(tag):
    for code in RAISED - {"odd-character"}:
        assert re.search("[0-9]|m2|米|美元", locale(tag).problem(code)["remedy"]), code


def test_every_code_is_provoked_by_a_case():
    table = Path(__file__).parent / "cases" / "refused.tsv"
    provoked = {line.split("\t")[2] for line in table.read_text(encoding="utf-8").splitlines()}
    assert provoked >= RAISED
