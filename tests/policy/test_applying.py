"""Links by rule and last days to apply, against the sample library."""

from datetime import date
from pathlib import Path

import pytest

from guide.load import load
from guide.model.policy import Clause, Policy
from guide.policy import fits, form, in_force, latest_day, park_profile, project_profile, rules


@pytest.fixture(scope="module")
def guide():
    return load(Path(__file__).parents[2])[0].guide()


@pytest.fixture(scope="module")
def documents(guide):
    return [rules(form(each)) for each in guide.policies.values()]


def found(fitting):
    return {f"{each.policy}/{each.clause}": each for each in fitting}


def test_a_project_meets_what_its_record_says(guide, documents):
    made = found(fits(documents, project_profile(guide.projects["anode-materials"]), guide.date))
    major = made["advanced-manufacturing-province/major-projects"]
    assert major.reasons == ("sectors", 2, 3)  # its sector, its fixed assets, its density
    assert major.is_open  # whether it is a high-tech enterprise is for the investor to say
    assert made["high-tech-zone-rent/rent"].reasons[0] == "places"


def test_what_is_for_others_or_elsewhere_does_not_fit(guide, documents):
    made = found(fits(documents, project_profile(guide.projects["anode-materials"]), guide.date))
    assert not {key for key in made if key.startswith(("bank-lending", "logistics-park-trains"))}
    assert not {key for key in made if key.startswith("foreign-investment-2023")}  # abolished


def test_a_park_has_its_own(guide, documents):
    made = found(fits(documents, park_profile(guide.parks["logistics-park"]), guide.date))
    assert "logistics-park-trains/containers" in made
    assert "zero-risk-factories/interest" not in made


def test_nothing_fits_before_it_is_in_force(guide, documents):
    project = project_profile(guide.projects["anode-materials"])
    day = date(2000, 1, 1)
    assert fits(in_force(documents, day), project, day) == ()


def policy(effective):
    made = Policy.model_validate({"effective": effective})
    made._id = "p"
    return made


def clause(window):
    more = {"window": window} if window else {}
    given = {"id": "c", "number": "1", "text": {"zh": "文"}, "audience": ["enterprise"], **more}
    return Clause.model_validate(given)


YEARLY = {"from": "03-01", "to": "04-15", "repeats": "yearly"}
WINTER = {"from": "12-01", "to": "01-31", "repeats": "yearly"}
ONCE = {"from": "2026-05-01", "to": "2026-12-31", "repeats": "once"}
LEAP = {"from": "02-01", "to": "02-29", "repeats": "yearly"}


@pytest.mark.parametrize(
    ("window", "on", "last"),
    [
        (YEARLY, date(2026, 11, 22), date(2027, 4, 15)),  # the next one
        (YEARLY, date(2027, 4, 15), date(2027, 4, 15)),  # its last day still counts
        (YEARLY, date(2027, 4, 16), date(2028, 4, 15)),  # for the last year, after the document
        (WINTER, date(2026, 12, 5), date(2027, 1, 31)),
        (WINTER, date(2027, 1, 31), date(2027, 1, 31)),
        (LEAP, date(2026, 11, 22), date(2027, 2, 28)),
        (ONCE, date(2026, 11, 22), date(2026, 12, 31)),
        (ONCE, date(2027, 1, 1), None),
        (None, date(2026, 11, 22), date(2027, 12, 31)),
        ({"repeats": "rolling"}, date(2026, 11, 22), date(2027, 12, 31)),
        (YEARLY, date(2028, 1, 1), None),  # the document has ended
    ],
)
def test_latest_day(window, on, last):
    document = policy({"from": "2025-01-01", "to": "2027-12-31"})
    assert latest_day(document, clause(window), on) == last


def test_a_window_ends_with_its_document():
    document = policy({"from": "2025-01-01", "to": "2027-03-31"})
    assert latest_day(document, clause(YEARLY), date(2027, 1, 1)) == date(2027, 3, 31)


def test_nothing_ends_what_is_open():
    document = policy({"from": "2025-01-01", "open_ended": "true"})
    assert latest_day(document, clause({"repeats": "rolling"}), date(2026, 1, 1)) is None


def test_a_leap_day_in_a_leap_year():
    document = policy({"from": "2024-01-01", "to": "2030-12-31"})
    assert latest_day(document, clause(LEAP), date(2028, 1, 1)) == date(2028, 2, 29)
