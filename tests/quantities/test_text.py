import pytest

from guide.quantities.text import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("５．８亿元", "5.8亿元"), ("10－25％", "10-25%"), ("10—25", "10-25"), ("10～25", "10~25"),
        ("￥5", "¥5"), ("48000㎡", "48000m2"), ("3 t/m²", "3 t/m2"), ("5²", "5²"),
        ("12 ㎞", "12 km"),
        ("a\u3000b\u00a0c\u2009d", "a b c d"), ("5.8亿\u200b元\ufeff", "5.8亿元"), ("（1）", "(1)"),
        ("9✕9", "9×9"), ("元/㎡•月", "元/m2·月"), ("  5 ", "5"),
    ],
)  # fmt: skip
def test_folds(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "text-missing"), (" \u200b\u3000", "text-missing"), ("5\x00元", "odd-character"),
        ("5\x1b[31m", "odd-character"), ("\ud800", "odd-character"), ("元" * 201, "text-too-long"),
        ("1" * 201, "number-too-long"),
    ],
)  # fmt: skip
def test_refuses(typed, code):
    with pytest.raises(ValueError, match=code):
        fold(typed)
