"""The booklet's document: an edition speaks as of its own date."""

from dataclasses import replace

import pytest

from guide.outputs.booklet import shelves
from guide.outputs.booklet.book import book
from guide.outputs.booklet.fitting import SPARE
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


@pytest.mark.skipif(not shelves.can_fork(), reason="one processor")
def test_two_processes_tell_what_one_tells(library, monkeypatch):
    library.add(
        "agriculture/green-tea.yml",
        "agriculture/tea-processing.yml",
        title={"zh": "绿茶", "en": "Green tea"},
    )
    guide = library.guide()
    alone = book(guide, guide.editions["guide"], "en")
    monkeypatch.setattr(shelves, "_ENOUGH", 2)
    assert book(library.guide(), guide.editions["guide"], "en") == alone
    assert [len(sector["projects"]) for sector in alone["sectors"]] == [2]


def test_policies_are_compiled_by_audience_and_by_tier(library):
    library.add(
        "policies/city.yml",
        "policies/processing-support.yml",
        tier="city",
        title={"zh": "市级办法", "en": "City Measures"},
    )
    made = book(library.guide(), None, "en")
    assert [each["id"] for each in made["policies"]] == ["city", "processing-support"]
    audience, tier = made["compilation"]
    assert audience["label"] == "By audience"
    (firms,) = audience["groups"]
    assert firms["label"] == "Enterprises"
    assert [each["id"] for each in firms["entries"]] == ["city", "processing-support"]
    assert firms["entries"][0]["lines"] == [
        f"Article 3  {made['policies'][0]['clauses'][0]['headline']}"
    ]
    assert [group["label"] for group in tier["groups"]] == ["City", "District/county"]
    assert tier["groups"][0]["entries"][0]["lines"][-1].startswith("until ")


def test_a_lapsed_policy_is_not_compiled(library):
    library.add("policies/city.yml", "policies/processing-support.yml", tier="city")
    guide = replace(library.guide(), date=library.guide().date.replace(year=2030))
    assert book(guide, None, "en")["compilation"] == []


def test_one_document_is_its_own_compilation(guide):
    assert book(guide, None, "en")["compilation"] == []


def test_rules_bring_projects_and_policies_together(library):
    """A policy that no project names by hand, and a project that it fits."""
    library.change("agriculture/tea-processing.yml", policies=None)
    library.change("policies/processing-support.yml", scope={"sectors": ["agriculture"]})
    made = book(library.guide(), None, "en")
    (policy,) = made["policies"]
    named = [line["to"] for group in policy["by_rule"] for line in group["items"][0]["lines"]]
    assert ["projects", "tea-processing"] in named
    assert {kind for kind, _ in named} == {"projects", "parks"}
    assert made["parks"][0]["by_rule"][0]["items"][0]["lines"][0]["to"][0] == "policies"
    (project,) = made["sectors"][0]["projects"]
    (mine,) = [each for each in project["groups"] if each["key"] == "by-rule"]
    assert mine["items"][0]["lines"][0]["text"] == policy["title"]
    assert mine["items"][0]["rank"] == SPARE


def test_a_countdown_as_of_the_guide(guide):
    """How long a policy runs, and the last day to apply."""
    policy = book(guide, None, "en")["policies"][0]
    span = policy["validity"]
    days = (guide.policies[policy["id"]].effective.to - guide.date).days
    assert span["left"] == f"Left until expiry {days:,} days"
    (latest,) = [each for each in policy["clauses"][0]["items"] if each["key"] == "latest"]
    assert latest["lines"][0]["text"] == "30 June 2027"
