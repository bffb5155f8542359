"""A tree keeps every text and its place, and refuses what YAML has beyond that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.tree import MAX_BYTES, ListNode, decode, parse


def codes(text):
    return [problem.code for problem in parse("x.yml", text)[1]]


def test_scalars_stay_text():
    tree, problems = parse("x.yml", "a: no\nb: 0551\nc: 12:30:45\nd: 1_000\ne: 2026-11-22\n")
    assert problems == []
    assert tree.plain() == {
        "a": "no",
        "b": "0551",
        "c": "12:30:45",
        "d": "1_000",
        "e": "2026-11-22",
    }


def test_empty_values_are_none_and_quoted_ones_are_text():
    tree, _ = parse("x.yml", "a:\nb: ~\nc: null\nd: ''\ne: 'null'\n")
    assert tree.plain() == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ((), False, "x.yml:1:1"),
        (("标题",), False, "x.yml:1:5"),
        (("标题",), True, "x.yml:1:1"),
        (("b", 1, "d"), False, "x.yml:4:8"),
        (("b", 1, "d"), True, "x.yml:4:5"),
        (("b", 1, "missing"), False, "x.yml:4:5"),
        (("b", 7), False, "x.yml:2:1"),
        (("c", "deep"), False, "x.yml:5:1"),
    ],
)
def test_places(path, key, expected):
    tree, _ = parse("x.yml", "标题: 一\nb:\n  - e\n  - d: 二\nc: {}\n")
    assert str(tree.place(path, key=key)) == expected


def test_a_missing_field_points_at_its_parent():
    tree, _ = parse("x.yml", "investment:\n  sought: 1\n")
    assert str(tree.place(("investment", "total"))) == "x.yml:1:1"


def test_the_width_covers_the_text():
    tree, _ = parse("x.yml", "a: [净地, b]\n")
    place = tree.place(("a", 0))
    assert (place.column, place.width) == (5, 2)
    assert isinstance(tree.node(("a",)), ListNode)
    assert tree.keys(()) == ("a",)
    assert tree.keys(("a",)) == ()


@pytest.mark.parametrize("depth", [5, 19])
def test_depth_within_the_limit(depth):
    assert codes("[" * depth + "]" * depth) == []


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_bombs_are_refused_quickly(bracket):
    assert "too-deep" in codes(bracket * 100_000)


def test_an_empty_text_has_no_tree():
    assert parse("x.yml", "# only a comment\n") == (None, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_load(encoding):
    text, problems = decode("x.yml", "标题: 一\r\n二: 2\r".encode(encoding))
    assert problems == []
    assert text == "标题: 一\n二: 2\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("标题".encode("gbk"), "encoding"),
        ("標題".encode("big5"), "encoding"),
        (b"\xff\xff\xff", "encoding-unknown"),
        ("标题: 茶叶\n".encode() + b"\xe8\x8c", "encoding-damaged"),
        ("标题: 茶叶".encode("utf-16")[:-1], "encoding-damaged"),
        (b"PK\x03\x04", "not-a-text"),
    ],
)
def test_what_does_not_load(data, code):
    _, (problem,) = decode("x.yml", data)
    assert problem.code == code


def test_a_huge_file_is_not_read():
    assert [p.code for p in decode("x.yml", b"x" * (MAX_BYTES + 1))[1]] == ["file-too-large"]


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9b", "\u2028", "\u2029", "\u202e", "\u2066"]
)
def test_characters_that_hide_text(character):
    _, problems = decode("x.yml", f"a: 1\nb: x{character}y\n".encode())
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [
        ("forbidden-character", 2, 5)
    ]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab: -[]{}#&*!|>'\"%@`,?\n\t ：中\u2028"), max_size=60))
def test_no_text_ends_in_a_traceback(text):
    tree, problems = parse("x.yml", text)
    if tree is not None:
        tree.plain()
    for problem in problems:
        assert problem.place.line >= 1


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_end_in_a_traceback(data):
    text, problems = decode("x.yml", data)
    if not problems:
        parse("x.yml", text)
