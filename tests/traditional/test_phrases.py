"""The conversion to traditional characters, phrase by phrase, and its promises for whole texts."""

from pathlib import Path

import pytest

from guide import traditional
from guide.locales import locale
from guide.simplified import table
from guide.traditional import UnavailableError, converter

HERE = Path(__file__).parent
ROWS = [
    line.split("\t")
    for line in (HERE / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
VARIANTS = ("hk", "tw")
SAMPLE = HERE.parents[1] / "projects"


def test_there_are_two_hundred_phrases():
    assert len({row[0] for row in ROWS}) == len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_phrases(row):
    simplified, hongkong, *taiwan = row
    assert converter("hk")(simplified) == hongkong
    assert converter("tw")(simplified) == (taiwan[0] if taiwan else hongkong)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_phrase_is_the_same_between_others(row):
    for variant in VARIANTS:
        convert = converter(variant)
        assert convert(f"，{row[0]}。") == f"，{convert(row[0])}。"


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_library_has_the_last_word(variant):
    """A village of the queen's is not one behind something."""
    assert converter(variant)("后浦村") == "後浦村"
    convert = converter(variant, {"后浦村": "后浦村", "后浦": "後浦"})
    assert convert("位于后浦村，后续") == "位於后浦村，後續"


@pytest.mark.parametrize("variant", VARIANTS)
def test_words_are_never_exchanged(variant):
    """Read back character by character, every text of the sample is what it was."""
    convert, marks = converter(variant), str.maketrans("「」『』", "“”‘’")
    for file in sorted(SAMPLE.rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        back = convert(text).translate(marks).translate(table())
        assert back == text.translate(table()).replace("坐标", "座标"), file.name


def test_nothing_is_converted_without_opencc(monkeypatch):
    traditional._opencc.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "opencc", None)
    with pytest.raises(UnavailableError):
        converter("hk")
    traditional._opencc.cache_clear()


def test_the_interface_is_converted_too():
    assert locale("zh-Hant-HK").word("booklet-policies") == "優惠政策"
    said = locale("zh-Hant-HK").word("quotation", text="x", speaker="y", role="z")
    assert said == "「x」——y，z"
    assert locale("zh-Hant-TW").html == "zh-Hant-TW"
