"""The sample library: sound, whole, and a pattern for every field and value of the model."""

from enum import StrEnum
from pathlib import Path

import pytest

from guide.checks import examine
from guide.load.internal import load_internal
from guide.model import enumerations
from guide.model.base import Model, walk, yaml_name
from guide.model.condition import Condition
from guide.model.enumerations import Status

ROOT = Path(__file__).parents[1]
# What a sample of one fictional district cannot truthfully hold, each with its reason.
ABSENT = {
    "Theme.emblem": "the fictional district has none",
    "Edition.data_hash": "written by the freeze command",
    "Settings.zh_hant_reviewed": "the sample has no edition in traditional characters",
    "Record.sort_key": "no title of the sample is sorted wrongly",
    "PlaceMap.file": "the sample shows a sketch, which needs no review number",
    "PlaceMap.review_no": "the same",
    "MapKind: image": "the same",
    "PlaceProfile.waivers": "nothing in place.yml needs one",
    "Policy.file": "the sample has no scanned documents",
    "FireResistance: grade-3": "no factory is built so any more",
    "FireResistance: grade-4": "the same",
    "HonourLevel: national": "the district holds no such title",
    "HonourLevel: county": "the same",
    "ParkLevel: national": "no park of the district is",
    "ParkService: bonded-warehouse": "the bonded centre is applied for, not open",
    "ParkService: hospital": "the hospital is in town",
    "LineMode: air": "the district has no airport",
    "LineMode: water": "the Yun River carries no freight",
    "TransportMode: water": "the same",
    "Metric: tax_paid": "no policy of the sample is tied to it; one is to the local contribution",
    "Variant: tw": "a guide has one variant",
}
# Lists of which so few records cannot show every value.
TOO_LONG = {"ParkKind", "EventKind", "PolicyKind", "RateDate", "RateRule"}


@pytest.fixture(scope="module")
def library():
    library, problems = examine(ROOT)
    assert problems == []
    return library


@pytest.fixture(scope="module")
def said(library):
    """Every field that is filled in somewhere, and every value of an enumeration, by name."""
    internal, _ = load_internal(ROOT)
    roots = [
        *library.all(),
        *(library.settings, library.place),
        *(*library.sectors, *library.terms),
        *internal.projects.values(),
        *internal.notes.values(),
    ]
    found = set()
    for root in roots:
        for _, leaf in walk(root):
            if isinstance(leaf, Model):
                filled = (n for n in type(leaf).model_fields if getattr(leaf, n) not in (None, ()))
                found |= {field_name(type(leaf), name) for name in filled}
            if isinstance(leaf, Condition) and isinstance(leaf.value, tuple):
                found |= {f"FactWord: {word}" for word in leaf.value}
            elif isinstance(leaf, StrEnum):
                found.add(f"{type(leaf).__name__}: {leaf.value}")
    return found


def field_name(model, name):
    """The class that declares a field, and the key under which a person writes it."""
    bases = reversed(model.__mro__)
    declaring = next(m for m in bases if name in vars(m).get("__annotations__", ()))
    return f"{declaring.__name__}.{yaml_name(name, model.model_fields[name])}"


def models(model=Model):
    for child in model.__subclasses__():
        if child.__module__.startswith("guide."):
            yield child
            yield from models(child)


def test_size(library):
    assert len(library.projects) == 44
    assert len(library.parks) == 5
    assert len(library.policies) == 18
    assert len(library.chains) == 4
    assert len(library.events) == 8
    assert len(library.editions) == 5
    assert len(library.organisations) == 14
    assert len(library.terms) >= 250
    statuses = [project.status for project in library.projects.values()]
    assert statuses.count(Status.DRAFT) == 2
    assert statuses.count(Status.ARCHIVED) == 1
    assert statuses.count(Status.WITHDRAWN) == 1
    for sector in library.sectors:
        assert len(library.sector_projects(sector.id)) >= 3


def test_every_field_occurs(said):
    declared = {field_name(model, name) for model in models() for name in model.model_fields}
    assert sorted(declared - said - set(ABSENT)) == []


def test_every_value_occurs(said):
    listed = {
        f"{name}: {member.value}"
        for name, kind in vars(enumerations).items()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and name not in TOO_LONG
        for member in kind
    }
    assert sorted(listed - said - set(ABSENT)) == []


def test_no_excuse_is_out_of_date(said):
    assert sorted(said & set(ABSENT)) == []
