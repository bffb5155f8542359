"""Content lines: escaped, folded between characters, never longer than the standard says."""

import pytest

from guide.data.lines import document, escaped, folded, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("bell\x07 and\ttab", "bell and\ttab"),
        ("云岭区，高新区；", "云岭区，高新区；"),
    ],
)
def test_text_is_escaped(text, expected):
    assert escaped(text) == expected


def test_several_values_stay_apart():
    assert line("N", "Lu; Wendi", "", "x") == "N:Lu\\; Wendi;;x"


@pytest.mark.parametrize("text", ["x" * 75, "x" * 76, "云" * 200, "a云" * 100, "😀" * 60])
def test_a_long_line_is_folded_between_characters(text):
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text


def test_no_value_makes_a_line_of_its_own():
    data = document([line("NOTE", "x\r\nEND:VCARD\r\n")])
    assert data == b"NOTE:x\\nEND:VCARD\\n\r\n"
