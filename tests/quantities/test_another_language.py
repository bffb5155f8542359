"""A further language is a locale file and nothing else: one that differs in every respect."""

from dataclasses import replace

import pytest

from guide.locales import locale
from guide.quantities import (
    formatting,
    labels,
    parse_area,
    parse_date,
    parse_measure,
    parse_money,
    parse_range,
    parse_unit_price,
    parts,
    show,
)

FRENCH = {
    "number": {
        "decimal": ",", "group": "\u202f", "minus": "−", "scale_from": 6,
        "form": "{number} {scale}", "unit": "{scale}",
    },
    "scales": {6: "M", 9: "Md"},
    "currencies": {"CNY": "yuans", "EUR": "€"},
    "money": {"form": "{number} {scale} {currency}", "unit": "{scale} {currency}"},
    "price": {"form": "{number} {scale} {currency} par {per}", "unit": "{scale} {currency}/{per}"},
    "per_join": " et par ",
    "months": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
               "septembre", "octobre", "novembre", "décembre"],
}  # fmt: skip


@pytest.fixture
def french(monkeypatch):
    """Write `fr` as a file of its own would make it."""
    english = locale("en")
    formats = {**english.formats, **FRENCH}
    formats["units"] = {**formats["units"], "set": {"one": "jeu", "other": "jeux"}, "month": "mois"}
    french = replace(english, tag="fr", formats=formats)
    for module in (labels, formatting):
        monkeypatch.setattr(module, "locale", lambda tag: french if tag == "fr" else locale(tag))
    return "fr"


def test_signs_words_and_order_come_from_the_file(french):
    assert show(parse_money("5.8亿元"), french) == "580 M yuans"
    assert show(parse_money("12345.67 EUR"), french) == "12\u202f345,67 €"
    assert parts(parse_money("5.8亿元"), french) == ("580", "M yuans")
    price = parse_unit_price("15–17.5元/平方米·月")
    assert show(price, french) == "15–17,5 yuans par m² et par mois"
    assert show(parse_date("2026-11-22"), french) == "22 novembre 2026"
    assert show(parse_area("320亩"), french) == "21,3 ha (320 mu)"
    assert show(parse_range("10–25 m", parse_measure), french) == "10–25 m"


def test_plurals_follow_the_language(french):
    # French writes nought and one and a half in the singular.
    assert show(parse_measure("1.5 sets"), french) == "1,5 jeu"
    assert show(parse_measure("1.5 sets"), "en") == "1.5 sets"
    assert show(parse_measure("2 sets"), french) == "2 jeux"
