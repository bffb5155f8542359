from time import perf_counter

import pytest

from guide.quantities import QuantityError, parse_integer, parse_number, plain, show


def test_reads_and_writes(numbers_case):
    value = parse_number(numbers_case["text"])
    assert plain(value) == numbers_case["plain"]
    assert show(value, "zh") == numbers_case["zh"]
    assert show(value, "en") == numbers_case["en"]


def test_canonical_text_reads_again(numbers_case):
    assert parse_number(numbers_case["plain"]) == parse_number(numbers_case["text"])


def test_whole_numbers():
    assert parse_integer("23,600") == 23600
    assert parse_integer("8000万") == 80_000_000
    assert parse_integer("6.0") == 6


def test_digits_are_kept_as_written():
    assert str(parse_number("1.0")) == "1.0"
    assert str(parse_number("1.20万")) == "12000"


def test_too_many_digits_are_refused_at_once():
    started = perf_counter()
    with pytest.raises(QuantityError, match="number-too-long"):
        parse_number("9" * 1_000_000)
    assert perf_counter() - started < 0.1
