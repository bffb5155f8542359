"""What is written reads again, and nothing that can be typed raises anything but QuantityError."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.locales import staff
from guide.quantities import (
    Measure,
    Money,
    MonthDay,
    PartialDate,
    QuantityError,
    Range,
    Rate,
    UnitPrice,
    message,
    parse_date,
    parse_dimensions,
    parse_integer,
    parse_measure,
    parse_money,
    parse_month_day,
    parse_number,
    parse_range,
    parse_rate,
    parse_unit,
    parse_unit_price,
    parts,
    plain,
    show,
)
from guide.quantities.currencies import CURRENCIES, digits_of
from guide.quantities.units import UNITS

LANGS = ["zh", "en", "zh-Hant-HK", "zh-Hant-TW", "ja"]
CNY = "CNY"
CLASSIFIERS = {"article", "stick", "slice", "lump", "grain", "strip"}
QUICK = settings(max_examples=150, deadline=None)

numbers = st.decimals(-(10**12), 10**12, places=3) | st.decimals(0, 1000, places=2)
currencies = st.sampled_from(sorted(CURRENCIES))
monies = st.builds(Money, st.integers(-(10**17), 10**17), currencies)
simple = sorted(set(UNITS) - CLASSIFIERS)
unit_ids = st.sampled_from(simple) | st.builds(
    "{}/{}".format, st.sampled_from(simple), st.sampled_from(["h", "d", "year", "m2", "t", "month"])
)
measures = st.builds(Measure, numbers, unit_ids)
rates = st.builds(Rate, st.decimals(-1000, 1000, places=4), st.sampled_from("%‰"))


months = st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12))
years = st.builds(PartialDate, st.integers(1000, 9999))


def abs_(value):
    if isinstance(value, Money):
        return Money(abs(value.minor), value.currency)
    return Measure(abs(value.value), value.unit)


@st.composite
def prices(draw):
    low, high = sorted(draw(st.tuples(*[st.decimals(0, 10**7, places=4)] * 2)))
    per = draw(st.sampled_from([("m2", "month"), ("mu",), ("kWh",), ("person", "month"), ("t",)]))
    return UnitPrice(low, high, draw(currencies), per)


@st.composite
def ranges(draw):
    kind = draw(st.sampled_from([parse_money, parse_measure, parse_number, parse_rate]))
    if kind is parse_money:
        currency = draw(currencies)
        ends = [Money(draw(st.integers(0, 10**15)), currency) for _ in range(2)]
    elif kind is parse_measure:
        unit = draw(unit_ids)
        ends = [Measure(draw(st.decimals(0, 10**9, places=1)), unit) for _ in range(2)]
    elif kind is parse_rate:
        ends = [Rate(draw(st.decimals(0, 100, places=1)), "%") for _ in range(2)]
    else:
        ends = [draw(st.decimals(0, 10**9, places=1)) for _ in range(2)]
    return kind, Range(min(ends), max(ends))


def near(written, exact, step=Decimal("0.00005")):
    """The same to the precision shown: half a unit of the fourth decimal at its scale."""
    return abs(written - exact) <= max(abs(exact), 1) * step


def number(value, like):
    """The number of a value, in the unit of one like it."""
    if isinstance(value, Measure):
        return Decimal(float(value.to(like.unit)))
    return value.amount if isinstance(value, Money) else getattr(value, "value", value)


@given(monies)
@QUICK
def test_money_reads_again(value):
    assert parse_money(plain(value)) == value
    for lang in LANGS:
        again = parse_money(show(value, lang))
        assert again.currency == value.currency
        assert near(again.amount, value.amount)
        if abs(value.minor) < 10 ** (8 + digits_of(value.currency)):
            assert again == value, "amounts of up to eight digits are shown exactly"


@given(measures)
@QUICK
def test_measures_read_again(value):
    assert parse_measure(plain(value)) == value
    for lang in LANGS:
        again = parse_measure(show(value, lang))
        assert near(number(again, value), value.value, Decimal("0.006"))


@given(rates)
@QUICK
def test_rates_read_again(value):
    assert parse_rate(plain(value)) == value
    for lang in LANGS:
        assert parse_rate(show(value, lang)) == value


@given(prices())
@QUICK
def test_prices_read_again(value):
    assert parse_unit_price(plain(value)) == value
    for lang in LANGS:
        assert parse_unit_price(show(value, lang)) == value


@given(ranges())
@QUICK
def test_ranges_read_again(case):
    parse_one, value = case
    assert parse_range(plain(value), parse_one) == value
    for lang in LANGS:
        again = parse_range(show(value, lang), parse_one)
        for end, exact in ((again.low, value.low), (again.high, value.high)):
            assert near(number(end, exact), number(exact, exact), Decimal("0.006"))


@given(st.dates(min_value=date(1000, 1, 1)))
@QUICK
def test_dates_read_again(day):
    for text in (plain(day), *(show(day, lang) for lang in LANGS)):
        assert parse_date(text).first == day


@given(monies)
@QUICK
def test_key_figures_read_again(value):
    """What stands in two sizes is the amount; English puts the currency last."""
    for lang in LANGS:
        if lang != "en":
            assert parse_money("".join(parts(value, lang))) == parse_money(show(value, lang))


@given(st.one_of(measures, monies).map(abs_) | rates, st.sampled_from(["low", "high"]))
@QUICK
def test_limits_read_again(value, end):
    limit = Range(value, None) if end == "low" else Range(None, value)
    read = {Money: parse_money, Measure: parse_measure, Rate: parse_rate}[type(value)]
    for lang in LANGS:
        again = parse_range(show(limit, lang), read)
        assert (again.low is None, again.high is None) == (limit.low is None, limit.high is None)
        assert near(number(getattr(again, end), value), number(value, value), Decimal("0.006"))


@given(months | years)
@QUICK
def test_months_and_years_read_again(value):
    for lang in LANGS:
        assert parse_date(show(value, lang)) == value


@given(st.integers(1, 12), st.integers(1, 28))
@QUICK
def test_days_of_every_year_read_again(month, day):
    for lang in LANGS:
        assert parse_month_day(show(MonthDay(month, day), lang)) == MonthDay(month, day)


@given(st.decimals(0, 10**15, places=4) | st.integers(0, 10**15))
@QUICK
def test_numbers_read_again(value):
    for lang in LANGS:
        assert near(parse_number(show(value, lang)), value)


READERS = [
    parse_money, parse_measure, parse_unit_price, parse_number, parse_integer, parse_rate,
    parse_date, parse_month_day, parse_dimensions, parse_unit,
    lambda text: parse_range(text, parse_money), lambda text: parse_range(text, parse_measure),
    lambda text: parse_range(text, parse_date), lambda text: parse_range(text, parse_number),
]  # fmt: skip
# Words and signs of quantities in any order find more than letters at random.
PIECES = [
    *"0123456789", *"..,,  --–~～至/·%‰()（）:xX×≥<约多+", "元", "万", "亿", "CNY", "$", "¥", "bn",
    "million", "亩", "m2", "公顷", "平方米", "t/h", "年", "月", "日", "2026-11-22", " per ", " a ",
    "每", "acre", "1e999999", "NaN", "Infinity", "\x00", "\ud800", "²", "①", "٣", "𝟙", "五", "百",
    "１", "\u202e", "November", "not more than ", "9" * 39,
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
@settings(max_examples=600, deadline=None)
@example("9" * 1_000_000)
@example("1e999999")
@example("-" * 200)
@example("(" * 100 + "1" + ")" * 99)
@example("1/" * 100)
@example("1-" * 100)
@example("1 " * 100)
@example("1,000" * 40)
@example("{text}元")
def test_nothing_but_quantity_errors(text):
    for read in READERS:
        try:
            value = read(text)
        except QuantityError as error:
            shown = [sentence for lang in staff() for sentence in message(error, lang)]
        else:
            shown = [value] if isinstance(value, str) else [plain(value), show(value, "zh")]
        assert all(shown)


@pytest.mark.parametrize("lang", LANGS)
def test_rounding_may_reach_the_next_scale(lang):
    value = Money(99_999_999_999, CNY)
    hant = "人民幣10億元"
    expected = {"zh": "10亿元", "en": "CNY 1 billion", "zh-Hant-HK": hant, "zh-Hant-TW": hant,
                "ja": "10億元"}  # fmt: skip
    assert show(value, lang) == expected[lang]
