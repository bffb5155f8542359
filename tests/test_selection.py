"""Which projects an edition shows: each way to select, held against the library's own files."""

from pathlib import Path

import pytest
import yaml

from guide.load import load
from guide.model.edition import Edition, Selection, Selector
from guide.model.enumerations import Status
from guide.model.guide import Guide
from guide.outputs.booklet.book import book
from guide.selection import selected

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def guide() -> Guide:
    library, _ = load(ROOT)
    assert library is not None
    return library.guide()


@pytest.fixture(scope="module")
def files() -> dict[str, dict]:
    """The projects on offer as they are written, by id, each with its folder as its sector."""
    sectors = yaml.safe_load((ROOT / "projects/sectors.yml").read_text("utf-8"))
    found = [
        (file.stem, yaml.safe_load(file.read_text("utf-8")) | {"sector": sector["id"]})
        for sector in sectors
        for file in (ROOT / "projects" / sector["id"]).glob("*.yml")
    ]
    return {id: project for id, project in found if project["status"] == "published"}


def edition(guide: Guide, **select: object) -> Edition:
    """The whole guide's edition with a selection; selectors are written as in YAML."""
    selectors = {
        key: tuple(Selector.model_validate(each) for each in value)
        for key, value in select.items()
        if key != "exclude"
    }
    made = Selection(**selectors, exclude=tuple(select.get("exclude", ())))
    return guide.editions["guide"].model_copy(update={"id": "own", "select": made})


def location(project: dict, key: str) -> str:
    return project.get("location", {}).get(key, "")


KINDS = {
    "sectors": lambda project, value: project["sector"] == value,
    "parks": lambda project, value: location(project, "park") == value,
    "townships": lambda project, value: location(project, "township") == value,
    "chains": lambda project, value: project.get("chain", {}).get("ref") == value,
    "events": lambda project, value: value in project.get("events", ()),
}
CASES = [
    ("sectors", "graphite"),
    ("parks", "standard-factory-park"),
    ("townships", "yunding"),
    ("chains", "graphite-materials"),
    ("events", "shenzhen-fair-2027"),
]


@pytest.mark.parametrize(("kind", "value"), CASES)
def test_a_selector_shows_exactly_what_meets_it(guide, files, kind, value):
    wanted = {id for id, project in files.items() if KINDS[kind](project, value)}
    shown = selected(guide, edition(guide, any=[{kind: [value]}]))
    assert {project.id for project in shown} == wanted
    assert 0 < len(shown) < len(files)
    assert [p.id for p in guide.projects.values() if p.id in wanted] == [p.id for p in shown]


def test_featured_ones_and_those_that_are_not(guide, files):
    wanted = {id for id, project in files.items() if project.get("featured")}
    assert 0 < len(wanted) < len(files)
    for featured, ids in ((True, wanted), (False, files.keys() - wanted)):
        shown = selected(guide, edition(guide, any=[{"featured": featured}]))
        assert {project.id for project in shown} == ids


def test_single_ones_less_those_excluded(guide):
    ids = ["park-solar-storage", "rice-mill", "anode-materials"]
    shown = selected(guide, edition(guide, any=[{"ids": ids}], exclude=["rice-mill"]))
    assert sorted(project.id for project in shown) == ["anode-materials", "park-solar-storage"]


def test_any_of_the_selectors_and_all_of_them(guide, files):
    named = [{"sectors": ["graphite"]}, {"featured": True}]
    one, both = (
        {project.id for project in selected(guide, edition(guide, **{key: named}))}
        for key in ("any", "all")
    )
    graphite = {id for id, project in files.items() if project["sector"] == "graphite"}
    featured = {id for id, project in files.items() if project.get("featured")}
    assert one == graphite | featured
    assert both == graphite & featured
    assert both < one


def test_what_one_selector_names_must_all_be_met(guide, files):
    named = {"sectors": ["electronics"], "parks": ["standard-factory-park"]}
    shown = {project.id for project in selected(guide, edition(guide, any=[named]))}
    assert shown == {
        id
        for id, project in files.items()
        if project["sector"] == "electronics" and location(project, "park") == named["parks"][0]
    }
    assert shown


def test_without_a_selection_all(guide, files):
    assert {project.id for project in selected(guide, None)} == files.keys()
    assert len(selected(guide, guide.editions["guide"])) == len(files)


def test_an_archived_project_is_printed_nowhere(guide):
    archived = {id for id, project in guide.projects.items() if project.status is Status.ARCHIVED}
    assert archived, "its page on the site says that it is over"
    for each in (None, *guide.editions.values(), edition(guide, any=[{"ids": sorted(archived)}])):
        assert archived.isdisjoint(project.id for project in selected(guide, each))
    made = book(guide, None, "en")
    printed = [p["id"] for sector in made["sectors"] for p in sector["projects"]]
    indexed = [
        entry["id"]
        for index in made["indexes"]
        for group in index["groups"]
        for entry in group["entries"]
    ]
    assert printed
    assert archived.isdisjoint({*printed, *indexed})


def test_the_next_event_comes_first_and_the_last_one_after_those_to_come(guide):
    dates = {event.id: event.dates for event in guide.events.values()}
    made = [dates[each["id"]] for each in book(guide, None, "zh")["events"]]
    coming = [each.from_ for each in made if (each.to or each.from_) >= guide.date]
    past = [each.from_ for each in made if (each.to or each.from_) < guide.date]
    assert len(coming) > 2
    assert len(past) > 1
    assert [each.from_ for each in made] == sorted(coming) + sorted(past, reverse=True)


def test_a_project_brings_its_own_park_chain_policies_events_and_people(guide, files):
    id = "pressure-sensors"
    own = files[id]
    made = book(guide, edition(guide, any=[{"ids": [id]}]), "zh")
    assert [p["id"] for sector in made["sectors"] for p in sector["projects"]] == [id]
    assert [sector["id"] for sector in made["sectors"]] == [own["sector"]]
    shown = {key: {each["id"] for each in made[key]} for key in ("parks", "chains", "events")}
    assert shown["parks"] == {own["location"]["park"]}
    assert shown["chains"] == {own["chain"]["ref"]}
    assert shown["events"] == set(own["events"])
    policies = {each["id"] for each in made["policies"]}
    assert {use["policy"] for use in own["policies"]} < policies, "and those that fit by rule"
    assert policies < set(guide.policies)
    people = {each["organisation"] for each in own["contacts"]}
    assert people <= {each["id"] for each in made["organisations"]}
    assert len(made["organisations"]) < len(guide.organisations)
