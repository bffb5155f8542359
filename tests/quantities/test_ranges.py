import pytest

from guide.quantities import (
    Range,
    parse_date,
    parse_measure,
    parse_money,
    parse_number,
    parse_range,
    parse_rate,
    plain,
    show,
)

PARSE_ONE = {
    "money": parse_money,
    "measure": parse_measure,
    "number": parse_number,
    "rate": parse_rate,
    "date": parse_date,
}


def test_reads_and_writes(ranges_case):
    value = parse_range(ranges_case["text"], PARSE_ONE[ranges_case["kind"]])
    assert plain(value) == ranges_case["plain"]
    assert show(value, "zh") == ranges_case["zh"]
    assert show(value, "en") == ranges_case["en"]


def test_canonical_text_reads_again(ranges_case):
    parse_one = PARSE_ONE[ranges_case["kind"]]
    value = parse_range(ranges_case["text"], parse_one)
    assert parse_range(ranges_case["plain"], parse_one) == value


def test_a_single_value_has_equal_ends():
    assert parse_range("15%", parse_rate).single == parse_rate("15%")
    assert parse_range("10–25%", parse_rate).single is None


def test_a_range_without_ends_is_a_bug():
    with pytest.raises(ValueError, match="at least one end"):
        Range(None, None)
