import pickle
from decimal import Decimal
from fractions import Fraction

import pytest

from guide.quantities import (
    Measure,
    Money,
    MonthDay,
    PartialDate,
    QuantityError,
    Range,
    Rate,
    UnitPrice,
)


def area(value, unit):
    return Measure(Decimal(value), unit)


def test_a_mu_is_exactly_two_thousand_thirds_of_a_square_metre():
    assert area(1, "mu").to("m2") == Fraction(2000, 3)
    assert area(15, "mu").to("ha") == 1
    assert area("320", "mu").to("ha") == Fraction(64, 3)


def test_quotients_convert_by_their_parts():
    assert Measure(Decimal(24), "t/d").to("t/h") == 1
    assert Measure(Decimal(1), "kWh/m2").to("MJ/m2") == Fraction(36, 10)
    assert Measure(Decimal(5), "set/month").to("set/year") == 60


@pytest.mark.parametrize(
    ("unit", "other"), [("mu", "m"), ("set", "piece"), ("month", "d"), ("kVA", "kW"), ("t/h", "t")]
)
def test_what_measures_something_else_does_not_convert(unit, other):
    with pytest.raises(QuantityError, match="not-convertible"):
        Measure(Decimal(1), unit).to(other)


def test_months_and_days_are_both_time():
    assert Measure(Decimal(1), "month").dimension == Measure(Decimal(1), "d").dimension == "time"


def test_measures_compare_by_what_they_measure():
    assert area(15, "mu") <= area(1, "ha") <= area(15, "mu")
    assert area(15, "mu") != area(1, "ha")
    assert area(14, "mu") < area(1, "ha") < area(16, "mu")
    assert area(16, "mu") > area(1, "ha") >= area("1.0", "ha")


def test_money_compares_and_adds_in_one_currency():
    assert Money(1, "CNY") < Money(2, "CNY")
    assert Money(5, "CNY") - Money(2, "CNY") == -Money(-3, "CNY")
    for meet in (Money.__add__, Money.__sub__, Money.__lt__):
        with pytest.raises(QuantityError, match="mixed-currencies"):
            meet(Money(1, "CNY"), Money(1, "USD"))


def test_amounts_in_the_main_unit():
    assert str(Money(1234560, "CNY").amount) == "12345.60"
    assert str(Money(-1200, "JPY").amount) == "-1200"
    assert Money(1234, "KWD").fraction == Fraction(1234, 1000)


def test_rates_compare_by_their_share():
    assert Rate(Decimal("2.5"), "%").fraction == Fraction(1, 40)
    assert Rate(Decimal(4), "‰") < Rate(Decimal(1), "%")
    assert Rate(Decimal(10), "‰") >= Rate(Decimal(1), "%") >= Rate(Decimal(10), "‰")
    assert Rate(Decimal(2), "%") > Rate(Decimal(10), "‰")
    assert Rate(Decimal(10), "‰") <= Rate(Decimal(1), "%")


def test_ranges_and_prices_run_upward():
    with pytest.raises(QuantityError, match="range-reversed"):
        Range(area(2, "ha"), area(15, "mu"))
    with pytest.raises(QuantityError, match="range-reversed"):
        UnitPrice(Decimal(2), Decimal(1), "CNY", ("m2",))


def test_dates_must_exist():
    with pytest.raises(QuantityError, match="date-not-real"):
        PartialDate(2026, 2, 29)
    with pytest.raises(QuantityError, match="month-day-not-real"):
        MonthDay(2, 30)
    assert MonthDay(2, 29) < MonthDay(3, 1)
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2026, None, 5)


def test_values_are_hashable_and_can_be_stored():
    values = {
        Money(1, "CNY"), area(1, "mu"), Rate(Decimal(1), "%"), PartialDate(2026),
        Range(area(1, "mu"), None), UnitPrice(Decimal(1), Decimal(2), "CNY", ("m2", "month")),
    }  # fmt: skip
    assert pickle.loads(pickle.dumps(values)) == values  # noqa: S301


def test_errors_can_be_stored_too():
    error = QuantityError("acre", text="5 acres")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (again.code, again.args_, str(again)) == (error.code, error.args_, str(error))
