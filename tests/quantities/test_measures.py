import pytest

from guide.quantities import QuantityError, parse_measure, plain, show, units


def test_reads_and_writes(measures_case):
    value = parse_measure(measures_case["text"])
    assert plain(value) == measures_case["plain"]
    assert show(value, "zh") == measures_case["zh"]
    assert show(value, "en") == measures_case["en"]


def test_canonical_text_reads_again(measures_case):
    assert parse_measure(measures_case["plain"]) == parse_measure(measures_case["text"])


def test_both_values_of_an_area_must_agree():
    assert parse_measure("21.3 ha (320 mu)") == parse_measure("21.3 ha")
    assert parse_measure("1.33 ha（20亩）") == parse_measure("1.33 ha")


def test_several_kinds_may_be_wanted():
    load = ("mass/area", "force/area", "pressure")
    assert parse_measure("2 t/m2", load).dimension == "mass/area"
    assert parse_measure("20 kN/m2", load).dimension == "force/area"
    with pytest.raises(QuantityError, match="wrong-dimension"):
        parse_measure("2 t", load)


def test_units_by_dimension():
    assert units("area") == ("m2", "mm2", "cm2", "ha", "km2", "mu")
    assert {"m", "set", "year"} <= set(units())
