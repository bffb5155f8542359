"""What stands on which shelf, in which order, and what the first page names."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.model.guide import Guide
from guide.outputs.site import home, lists, outline
from guide.outputs.site.content import Content
from guide.outputs.site.page import Entry

Make = Callable[[], Guide]


def shelves(
    guide: Guide, kind: str, subject: str = "", part: int = 1
) -> list[tuple[str, list[str]]]:
    entry = Entry(f"en/{kind}/index.html", "en", kind, subject, kind, part, 2)
    _, _, more = lists.parts(Content(guide, {}), entry)
    return [(shelf.key, [record.id for record in shelf.records]) for shelf in more["shelves"]]


@pytest.fixture
def events(files: dict[str, Any]) -> None:
    """Events before and after the guide's date, called off and held."""
    pattern = files.pop("events/shenzhen.yml")
    for id, first, state in (
        ("soon", "2026-11-22", "confirmed"),
        ("later", "2027-05-01", "planned"),
        ("called-off", "2027-01-01", "cancelled"),
        ("over", "2026-11-21", "confirmed"),
        ("long-over", "2025-01-01", "held"),
    ):
        event = copy.deepcopy(pattern) | {"state": state, "dates": {"from": first}}
        files[f"events/{id}.yml"] = event


def test_events_come_soonest_first_then_the_past_from_its_end(guide: Make, events: None) -> None:
    assert shelves(guide(), "events") == [
        ("coming", ["soon", "called-off", "later"]),
        ("past", ["over", "long-over"]),
    ]


def test_the_first_page_names_no_event_that_was_called_off(guide: Make, events: None) -> None:
    parts = home.parts(Content(guide(), {}), Entry("en/index.html", "en", "home"))
    assert [event.id for event in parts["events"]] == ["soon", "later"]


def test_projects_stand_under_their_sector(guide: Make) -> None:
    assert shelves(guide(), "projects") == [
        ("vehicles", ["cell-cases", "motors"]),
        ("food", ["cold-store"]),
    ]
    assert shelves(guide(), "by-sector", "empty") == []


def test_a_sheet_goes_on_where_the_last_one_ended(
    guide: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "SHEET", 1)
    assert shelves(guide(), "projects", part=2) == [("vehicles", ["motors"])]


@pytest.mark.parametrize("parts", [1, 40, 41, 167, 1667])
def test_the_sheets_of_a_long_list_are_few_and_lead_to_all(parts: int) -> None:
    assert max(len(lists.near(part, parts)) for part in range(1, parts + 1)) <= 40
    reached, seen = {1}, {1}
    for _ in range(4):
        reached = {there for part in reached for there in lists.near(part, parts)} - seen
        seen |= reached
    assert seen == set(range(1, parts + 1))
    assert lists.near(min(20, parts), parts)[0] == 1


def test_a_long_list_names_the_sheets_that_are_near(
    guide: Make, files: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        files[f"food/more-{number}.yml"] = files["vehicles/motors.yml"]
    monkeypatch.setattr(outline, "SHEET", 1)
    entry = Entry("en/projects/page/11.html", "en", "projects", "", "projects", 11, 63)
    pages = lists.parts(Content(guide(), {}), entry)[2]["pages"]
    titles = " ".join(each.title for each in pages)
    assert titles.startswith("1 5 8 9 10 11 12 13 14 17 21 ")
    assert titles.endswith(" 61 63")


def test_policies_stand_by_tier(guide: Make, files: dict[str, Any]) -> None:
    for id, tier in (("a-park", "park"), ("b-nation", "national")):
        files[f"policies/{id}.yml"] = files["policies/industry-2026.yml"] | {"tier": tier}
    assert [key for key, _ in shelves(guide(), "policies")] == ["national", "district", "park"]


def test_the_first_page_counts_what_is_on_offer(guide: Make, files: dict[str, Any]) -> None:
    files["vehicles/motors.yml"]["offer"] = "in-production"
    parts = home.parts(Content(guide(), {}), Entry("en/index.html", "en", "home"))
    assert parts["doors"][0].count == "1"
    assert [record.id for record in parts["featured"]] == ["cell-cases"]
    assert parts["streams"] == ()


def test_sums_of_several_currencies_are_not_drawn(guide: Make, files: dict[str, Any]) -> None:
    files["food/cold-store.yml"] |= {
        "status": "published",
        "investment": {"total": "USD 5 million"},
    }
    parts = home.parts(Content(guide(), {}), Entry("en/index.html", "en", "home"))
    assert parts["streams"] == ()


def test_sums_by_sector(guide: Make, files: dict[str, Any], root: Path) -> None:
    files["food/cold-store.yml"]["status"] = "published"
    parts = home.parts(Content(guide(), {}), Entry("en/index.html", "en", "home"))
    assert [(s.sector, s.amount, s.count) for s in parts["streams"]] == [
        ("vehicles", "CNY 1.16 billion", 2),
        ("food", "CNY 580 million", 1),
    ]
