"""The tables and the locale files must know the same units, currencies and dimensions."""

import pytest

from guide.locales import locale, tags
from guide.quantities import currency_label, parse_money, parse_unit, per_label, unit_label
from guide.quantities.currencies import CURRENCIES
from guide.quantities.units import UNITS

# English has one word for what Chinese counts with several classifiers.
ONE_WORD = {"article", "stick", "slice", "lump", "grain", "strip"}

# English and Japanese count with one word where Chinese has several.
SHARED = {"piece", "pieces", "個", "本"}


@pytest.mark.parametrize("tag", tags())
def test_units_have_labels_that_read_again(tag):
    labels = locale(tag).formats["units"]
    assert set(labels) == set(UNITS)
    for unit in UNITS:
        for plural in ("one", "other"):
            label = unit_label(unit, tag, plural)
            assert parse_unit(label) == unit or label in SHARED - {unit}, label


@pytest.mark.parametrize("tag", tags())
def test_quotients_read_again(tag):
    for unit in UNITS:
        if unit not in ONE_WORD:
            assert parse_unit(unit_label(f"{unit}/year", tag)) == f"{unit}/year"
            assert parse_unit(unit_label(f"t/{unit}", tag)) in (f"t/{unit}", "t/piece")


@pytest.mark.parametrize("tag", tags())
def test_currencies_read_again(tag):
    assert set(locale(tag).formats["currencies"]) <= set(CURRENCIES)
    for code in CURRENCIES:
        assert parse_money(f"5 {currency_label(code, tag)}").currency == code


@pytest.mark.parametrize("tag", tags())
def test_dimensions_have_names(tag):
    wanted = {unit.dimension for unit in UNITS.values()} | {"money", "rate"}
    assert set(locale(tag).formats["dimensions"]) == wanted


def test_symbols_are_divided_by_a_stroke_and_words_by_a_word():
    assert unit_label("t/h", "en") == "t/h"
    assert unit_label("t/year", "en") == "t per year"
    assert unit_label("set/h", "en") == "sets per hour"
    assert unit_label("kWh/m2/year", "zh") == "千瓦时/平方米·年"
    assert per_label(("person", "month"), "en") == "person per month"
    assert per_label(("person", "month"), "zh") == "人·月"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("平方米", "m2"), ("M2", "m2"), ("m²", "m2"), ("㎡", "m2"), ("KVA", "kVA"), ("Kwh", "kWh"),
        ("吨/小时", "t/h"), ("吨每天", "t/d"), ("t / h", "t/h"), ("sets per year", "set/year"),
        ("套/年", "set/year"), ("万套", None), ("kW·h", "kWh"), ("个 月", "month"), ("sq. m", "m2"),
        ("ml", "mL"), ("ML", None), ("GB", "GB"), ("Gb", None), ("mbps", "Mbps"), ("MBps", None),
        ("T", "t"), ("M", None), ("mw", "MW"), ("(台)", None), ("t/(h·m2)", "t/m2/h"),
    ],
)  # fmt: skip
def test_spellings(typed, unit):
    if unit is None:
        with pytest.raises(ValueError, match="unit-"):
            parse_unit(typed)
    else:
        assert parse_unit(typed) == unit
