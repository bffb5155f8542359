"""The booklet's document: an edition speaks as of its own date."""

from dataclasses import replace

import pytest

from guide.outputs.booklet.book import book
from guide.quantities import PartialDate


@pytest.fixture
def guide(library):
    return library.guide()


@pytest.mark.parametrize(
    ("date", "holds", "state"),
    [
        (PartialDate(2026, 1), True, "In force"),  # before the guide's own date, which stands
        (PartialDate(2028, 12, 31), True, "Expiring soon"),
        (PartialDate(2029, 1), False, "Expired"),
    ],
)
def test_policies_as_of_the_edition(guide, date, holds, state):
    edition = guide.editions["guide"].model_copy(update={"date": date})
    policy = book(guide, edition, "en")["policies"][0]
    assert policy["validity"]["holds"] is holds
    assert state in str(policy)
    assert (
        "Worked example" in str(policy) or any(c["example"] for c in policy["clauses"])
    ) is holds


def test_without_an_edition_as_of_the_guide(guide):
    assert book(guide, None, "en")["policies"][0]["validity"]["holds"]
    lapsed = replace(guide, date=guide.date.replace(year=2030))
    assert not book(lapsed, None, "en")["policies"][0]["validity"]["holds"]
