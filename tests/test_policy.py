"""Validity by the day: first and last days, terms, acts."""

from datetime import date

import pytest

from guide.model.policy import Effective, Policy
from guide.policy import Validity, last_day, term

BASE = {"effective": {"from": "2026-03-01", "to": "2028-12-31"}}


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ({"from": "2025-01-01", "term": "3 years"}, date(2027, 12, 31)),
        ({"from": "2024-02-29", "term": "1 year"}, date(2025, 2, 27)),
        ({"from": "2024-02-29", "term": "4 years"}, date(2028, 2, 28)),
        ({"from": "2026-01-31", "term": "1 month"}, date(2026, 2, 27)),
        ({"from": "2026-01-01", "term": "90 days"}, date(2026, 3, 31)),
        ({"from": "2026-01-01", "to": "2026-12-31"}, date(2026, 12, 31)),
        ({"from": "2026-01-01", "open_ended": "true"}, None),
        ({"from": "9999-06-01", "term": "3 years"}, None),
    ],
)
def test_last_day(span, last):
    assert last_day(Effective.model_validate(span)) == last


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 2, 28), Validity.NOT_YET),
        (date(2026, 3, 1), Validity.IN_FORCE),
        (date(2028, 10, 31), Validity.IN_FORCE),
        (date(2028, 11, 1), Validity.EXPIRING),
        (date(2028, 12, 31), Validity.EXPIRING),
        (date(2029, 1, 1), Validity.EXPIRED),
    ],
)
def test_states(day, state):
    assert term(Policy.model_validate(BASE), day).state is state


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("superseded", Validity.IN_FORCE, Validity.SUPERSEDED),
        ("abolished", Validity.IN_FORCE, Validity.ABOLISHED),
        ("revised", Validity.IN_FORCE, Validity.IN_FORCE),
    ],
)
def test_acts(act, before, after):
    policy = Policy.model_validate(
        {**BASE, "legal_status": [{"status": act, "date": "2027-05-01"}]}
    )
    assert term(policy, date(2027, 4, 30)).state is before
    assert term(policy, date(2027, 5, 1)).state is after
