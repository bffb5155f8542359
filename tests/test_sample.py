"""The sample library: sound, whole, and a pattern for every field and value of the model."""

from collections import defaultdict
from enum import StrEnum
from pathlib import Path

import pytest

from guide.checks import examine
from guide.load.internal import load_internal
from guide.model import enumerations
from guide.model.base import Model, walk, yaml_name
from guide.model.enumerations import Status
from guide.model.guide import COLLECTIONS

ROOT = Path(__file__).parents[1]
# What a sample of one fictional district cannot truthfully hold, each with its reason.
ABSENT_FIELDS = {
    "Theme.emblem": "the fictional district has none",
    "Edition.data_hash": "written by the freeze command",
    "Settings.icp": "a registration number of a real site",
    "Settings.police": "the same",
    "Settings.site_code": "the same",
    "Settings.fallbacks": "both languages are complete",
    "Record.sort_key": "no title of the sample is sorted wrongly",
    "PlaceMap.file": "the sample shows a sketch, which needs no review number",
    "PlaceMap.review_no": "the same",
}
ABSENT_VALUES = {
    "ParkKind": "five parks cannot be of all kinds",
    "EventKind": "eight events cannot be of all kinds",
}


@pytest.fixture(scope="module")
def library():
    library, problems = examine(ROOT)
    assert problems == []
    return library


@pytest.fixture(scope="module")
def said(library):
    """Every (model, field) that is filled in somewhere, and every enumeration value."""
    internal, _ = load_internal(ROOT)
    roots = [
        *library.all(),
        library.settings,
        library.place,
        *library.sectors,
        *library.terms,
        *internal.projects.values(),
    ]
    fields, values = set(), defaultdict(set)
    for root in roots:
        for _, leaf in walk(root):
            if isinstance(leaf, Model):
                for name, info in type(leaf).model_fields.items():
                    if getattr(leaf, name) not in (None, ()):
                        fields.add((type(leaf).__name__, yaml_name(name, info)))
            elif isinstance(leaf, StrEnum):
                values[type(leaf).__name__].add(leaf.value)
            if isinstance(leaf, tuple):
                continue
    return fields, values


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
    assert (
        min(sum(1 for p in library.projects.values() if p.sector == s.id) for s in library.sectors)
        >= 3
    )


def models():
    def within(model):
        for child in model.__subclasses__():
            yield child
            yield from within(child)

    return sorted(
        {m for m in within(Model) if m.__module__.startswith("guide.")}, key=lambda m: m.__name__
    )


def test_every_field_occurs(said):
    fields, _ = said
    inherited = {"Record": {m.__name__ for m in COLLECTIONS.values()}}
    missing = []
    for model in models():
        names = {model.__name__, *inherited.get(model.__name__, ())}
        for name, info in model.model_fields.items():
            key = yaml_name(name, info)
            owner = (
                "Record"
                if key in COLLECTIONS["projects"].__base__.model_fields
                and model.__name__ in inherited["Record"]
                else model.__name__
            )
            if f"{owner}.{key}" in ABSENT_FIELDS or (
                owner in ("Record", "Formula") and model.__name__ != owner
            ):
                continue
            if not any((each, key) in fields for each in names):
                missing.append(f"{model.__name__}.{key}")
    assert missing == []


def test_every_value_occurs(said):
    _, values = said
    missing = []
    for name, enumeration in vars(enumerations).items():
        if (
            isinstance(enumeration, type)
            and issubclass(enumeration, StrEnum)
            and enumeration is not StrEnum
        ):
            absent = [v.value for v in enumeration if v.value not in values[name]]
            if absent and name not in ABSENT_VALUES:
                missing.append(f"{name}: {' '.join(absent)}")
    assert missing == []
