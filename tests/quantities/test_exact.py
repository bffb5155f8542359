from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from guide.quantities.exact import bare, magnitude, places, rounded, shifted


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.45", 1, "2.5"), ("0.00005", 4, "0.0001"),
        ("0.00004", 4, "0"), ("-0.00004", 4, "0"), ("9.99995", 4, "10"), ("127.5354", 0, "128"),
        ("127535400", -6, "128000000"), ("1.2300", 4, "1.23"), ("0", 2, "0"),
    ],
)  # fmt: skip
def test_rounds_half_up_and_drops_zeros(value, decimals, expected):
    assert str(rounded(Decimal(value), decimals)) == expected


def test_no_context_rounds_on_the_way():
    digits = "1234567890123456789012345678901234567.89"
    with localcontext() as context:
        context.prec = 3
        assert str(shifted(Decimal(digits), 2)) == digits.replace(".", "")
        assert str(shifted(shifted(Decimal(digits), -8), 8)) == digits


def test_bare_numbers_have_neither_zeros_nor_exponents():
    assert [str(bare(Decimal(text))) for text in ("1.50", "100", "1E+3", "0.00", "-0")] == [
        "1.5", "100", "1000", "0", "0",
    ]  # fmt: skip


def test_places_and_magnitudes():
    assert [places(Decimal(text)) for text in ("1.50", "100", "1E+3")] == [2, 0, 0]
    assert [magnitude(Fraction(text)) for text in ("1", "9.99", "10", "0.1", "1/3", "0")] == [
        0, 0, 1, -1, -1, 0,
    ]  # fmt: skip
