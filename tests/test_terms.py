"""Terms: the longest name counts, and a translation may bend a name but not change it."""

import pytest

from guide.model.lists import Term
from guide.terms import Termbase, forbidden, uses

TERMS = [
    Term.model_validate({"status": "house-style", **term})
    for term in (
        {"zh": "云岭区", "en": "Yunling District", "short_en": "Yunling", "kind": "place",
         "forbidden": ["Yunling County", "Yunling Area"]},
        {"zh": "云岭区投资指南", "en": "Yunling District Investment Guide", "short_en": "the guide",
         "kind": "document"},
        {"zh": "南岭机场", "en": "Nanling Airport", "kind": "place"},
        {"zh": "工业厂房", "en": "standard factory", "kind": "building"},
        {"zh": "返租", "en": "lease back", "kind": "building"},
        {"zh": "净地", "en": "cleared land", "also": ["site clearance"], "kind": "land"},
        {"zh": "实缴资本", "en": "paid-in capital", "kind": "finance"},
        {"zh": "贴息", "en": "interest subsidy", "kind": "finance"},
        {"zh": "合作社", "en": "Growers' Co-operative", "kind": "organisation"},
    )
]  # fmt: skip
BASE = Termbase.of(TERMS)


def term(zh):
    return next(each for each in TERMS if each.zh == zh)


def test_inside_a_longer_name_a_shorter_one_does_not_count():
    assert [each.zh for each in BASE.within("云岭区投资指南在南岭机场")] == [
        "云岭区投资指南",
        "南岭机场",
    ]
    assert [each.zh for each in BASE.within("云岭区的投资指南")] == ["云岭区"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("云岭区", "in YUNLING DISTRICT"),
        ("云岭区", "Yunling's firms"),
        ("云岭区", "The district has 12 towns."),
        ("南岭机场", "46 km from the airport"),
        ("工业厂房", "two standard factories"),
        ("工业厂房", "factories of a STANDARD design"),
        ("返租", "the park leases the space back"),
        ("返租", "under the lease-back"),
        ("净地", "of the cleared land"),
        ("净地", "Site clearance is complete."),
        ("实缴资本", "1‰ of the capital that is paid in"),
        ("贴息", "interest is subsidised"),
        ("合作社", "the Growers’ Co-operatives"),
        ("合作社", "the growers' co operative"),
        ("云岭区投资指南", "drawn by the guide's editors"),
    ],
)
def test_a_name_may_bend(zh, en):
    assert uses(term(zh), en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("云岭区", "a district of towns"),
        ("云岭区", "Yunlingshan"),
        ("南岭机场", "an airport nearby"),
        ("合作社", "the cooperative of growers"),
        ("工业厂房", "the factory"),
        ("返租", "the lease runs on"),
        ("净地", "the site is vacant"),
        ("贴息", "subsidies"),
    ],
)
def test_it_may_not_become_another(zh, en):
    assert not uses(term(zh), en)


def test_forbidden_names_are_found_in_any_case_and_as_whole_words():
    assert forbidden(term("云岭区"), "in yunling county's hills") == "Yunling County"
    assert forbidden(term("云岭区"), "Yunling Areas") == "Yunling Area"
    assert forbidden(term("云岭区"), "the Yunling Countyside") == ""
