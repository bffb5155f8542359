from datetime import date

import pytest

from guide.quantities import parse_date, parse_month_day, plain, show


def test_reads_and_writes(dates_case):
    value = parse_date(dates_case["text"])
    assert plain(value) == dates_case["plain"]
    assert show(value, "zh") == dates_case["zh"]
    assert show(value, "en") == dates_case["en"]


def test_canonical_text_reads_again(dates_case):
    assert parse_date(dates_case["plain"]) == parse_date(dates_case["text"])


def test_a_month_covers_its_days():
    february = parse_date("2028-02")
    assert (february.first, february.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert parse_date("2026").last == date(2026, 12, 31)


def test_dates_are_ordered_by_their_first_day():
    texts = ["2026-11-22", "2026", "2027", "2026-11", "2026-02"]
    ordered = sorted(parse_date(text) for text in texts)
    assert [plain(d) for d in ordered] == ["2026", "2026-02", "2026-11", "2026-11-22", "2027"]


@pytest.mark.parametrize("text", ["01-31", "1-31", "1月31日", "31 January", "31 Jan"])
def test_days_of_every_year(text):
    day = parse_month_day(text)
    assert (plain(day), show(day, "zh"), show(day, "en")) == ("01-31", "1月31日", "31 January")


def test_calendar_dates_are_shown_too():
    assert show(date(2026, 11, 22), "zh") == "2026年11月22日"
    assert show(date(2026, 11, 22), "en") == "22 November 2026"
    assert plain(date(2026, 11, 22)) == "2026-11-22"
