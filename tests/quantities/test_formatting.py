from decimal import Decimal
from fractions import Fraction

import pytest

from guide.quantities import (
    ExchangeRate,
    Kind,
    PartialDate,
    parse_area,
    parse_date,
    parse_integer,
    parse_measure,
    parse_money,
    parse_number,
    parse_range,
    parse_rate,
    parse_unit_price,
    parts,
    show,
    show_money,
)

READERS = {
    "money": parse_money,
    "area": parse_area,
    "measure": parse_measure,
    "price": parse_unit_price,
    "rate": parse_rate,
    "number": parse_number,
    "integer": parse_integer,
    "date": parse_date,
    "money range": lambda text: parse_range(text, parse_money),
    "measure range": lambda text: parse_range(text, parse_measure),
    "rate range": lambda text: parse_range(text, parse_rate),
}
DOLLAR = ExchangeRate("USD", "CNY", Decimal("7.0853"), PartialDate(2026, 11, 1))


def test_key_figures(parts_case):
    value = READERS[parts_case["reader"]](parts_case["text"])
    assert parts(value, "zh") == (parts_case["zh"], parts_case["zh unit"])
    assert parts(value, "en") == (parts_case["en"], parts_case["en unit"])


def test_money_beside_another_currency():
    dollars = parse_money("1800万美元")
    assert show_money(dollars, "zh") == "1800万美元"
    assert show_money(dollars, "zh", DOLLAR) == (
        "1800万美元（约合1.28亿元，按2026年11月1日汇率1美元=7.0853元）"
    )
    assert show_money(dollars, "en", DOLLAR) == (
        "USD 18 million (about CNY 128 million at USD 1 = CNY 7.0853, 1 November 2026)"
    )


def test_a_rate_is_read_in_both_directions():
    assert "约合8190万美元" in show_money(parse_money("5.8亿元"), "zh", DOLLAR)


def test_a_rate_of_other_currencies_is_a_bug():
    with pytest.raises(ValueError, match="EUR"):
        show_money(parse_money("5 EUR"), "en", DOLLAR)


def test_fractions_round_half_up():
    assert show(Fraction(1, 3), "en") == "0.3333"
    assert show(Fraction(5, 100000), "en") == "0.0001"
    assert show(Fraction(-5, 100000), "en") == "−0.0001"


def test_kinds_of_quantity_have_names():
    assert show(Kind("area"), "zh") == "面积"
    assert show(Kind("mass/time"), "en") == "mass/time"


def test_what_is_no_quantity_is_a_bug():
    with pytest.raises(TypeError):
        show("text", "en")
    with pytest.raises(KeyError):
        show(5, "xx")
