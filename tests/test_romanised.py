"""Names in pinyin: the family name first, what kind of place it is translated, and told back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.romanised import PLACES, kind_of, person, place, word

NAMES = ("黑石", "岭北", "云顶", "西安", "吕梁", "铸坪", "茶溪")


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("黑石镇", "Heishi Town"),
        ("茶溪乡", "Chaxi Township"),
        ("岭北街道", "Lingbei Subdistrict"),
        ("北垄村", "Beilong Village"),
        ("西安市", "Xi'an City"),
        ("吕梁市", "Lüliang City"),
        ("云江大道", "Yunjiang Avenue"),
        ("标准厂房", ""),
        ("全镇", ""),
        ("A区", ""),
    ],
)
def test_a_place(han, english):
    assert place(han) == english


@pytest.mark.parametrize(
    ("han", "english"),
    [("李明", "Li Ming"), ("王小安", "Wang Xiao'an"), ("欧阳修", "Ouyang Xiu"), ("张", "")],
)
def test_a_person(han, english):
    assert person(han) == english


@given(st.sampled_from(NAMES), st.sampled_from(sorted(PLACES)))
def test_a_place_is_told_back(name, kind):
    assert kind_of(place(name + kind)) == (word(name), kind)


@given(st.text(max_size=12))
def test_any_text_may_be_asked(text):
    assert isinstance(place(text) + person(text), str)
