"""A library is all that was loaded; a guide is the part of it that the public may see."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from guide.locales import variant
from guide.model.base import Step
from guide.model.chain import Chain
from guide.model.edition import Edition
from guide.model.enumerations import Status
from guide.model.event import Event
from guide.model.frozen import Frozen
from guide.model.lists import Sector, Term
from guide.model.organisation import Organisation, Person
from guide.model.park import Park
from guide.model.place import PlaceProfile, Township
from guide.model.policy import Policy
from guide.model.project import Project
from guide.model.record import Record
from guide.model.records import Outline, Records
from guide.model.settings import Settings
from guide.problems import Place
from guide.traditional import Convert, converter
from guide.tree import Tree

R = TypeVar("R", bound=Record)

COLLECTIONS: Mapping[str, type[Record]] = {
    "projects": Project,
    "parks": Park,
    "policies": Policy,
    "chains": Chain,
    "events": Event,
    "editions": Edition,
    "organisations": Organisation,
}

# What the public may see as a page of its own; editions are the booklet's plans.
PAGES = ("projects", "parks", "policies", "chains", "events", "organisations")


@dataclass(frozen=True, kw_only=True)
class Collections:
    """All records by kind and id, in the order in which the guide shows them, and look-ups.

    `frozen` holds what printed editions said.
    """

    root: Path
    date: datetime.date
    settings: Settings
    place: PlaceProfile | None
    sectors: tuple[Sector, ...]
    terms: tuple[Term, ...]
    projects: Mapping[str, Project]
    parks: Mapping[str, Park]
    policies: Mapping[str, Policy]
    chains: Mapping[str, Chain]
    events: Mapping[str, Event]
    editions: Mapping[str, Edition]
    organisations: Mapping[str, Organisation]
    frozen: Mapping[str, Frozen] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages as guide.yml names them, the source first."""
        return self.settings.languages

    def collection(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind by id."""
        records: Mapping[str, Record] = getattr(self, kind)
        return records

    def all(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for kind in COLLECTIONS:
            yield from self.collection(kind).values()

    def record(self, kind: str, id: str) -> Record | None:
        """A record, or None."""
        return self.collection(kind).get(id)

    def outline(self, kind: str, id: str) -> Outline | Record | None:
        """What is known of a record without binding it, or None."""
        records = self.collection(kind)
        return records.outlined(id) if isinstance(records, Records) else records.get(id)

    def sector(self, id: str) -> Sector:
        """A sector by id; KeyError where there is none."""
        return self._sectors_by_id[id]

    def township(self, id: str) -> Township:
        """A township by id; KeyError where there is none."""
        return self._townships_by_id[id]

    def person(self, organisation: str, person: str) -> Person | None:
        """A contact person of an organisation, or None."""
        owner = self.organisations.get(organisation)
        return next((p for p in owner.people if p.id == person), None) if owner else None

    def sector_projects(self, sector: str) -> list[Project]:
        """The projects of a sector, in order."""
        return [project for project in self.projects.values() if project.sector == sector]

    @cached_property
    def _sectors_by_id(self) -> Mapping[str, Sector]:
        return {sector.id: sector for sector in self.sectors}

    @cached_property
    def _townships_by_id(self) -> Mapping[str, Township]:
        return {t.id: t for t in (self.place.townships if self.place else ())}


@dataclass(frozen=True, kw_only=True)
class Guide(Collections):
    """The published library on a date: what every output receives.

    `withdrawn` holds, by kind and id, the records that leave a page of goodbye; `moved` the old
    ids (`formerly`) with the id that their addresses lead to.
    """

    withdrawn: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    moved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages by the tags of their locales, the source first: zh-Hant is zh-Hant-HK."""
        return tuple(self.settings.full_tag(tag) for tag in self.settings.languages)

    def languages_of(self, edition: Edition | None) -> tuple[str, ...]:
        """The languages in which an edition is printed, in its order: all where it names none."""
        settings = self.settings
        named = (edition.languages if edition else ()) or settings.languages
        return tuple(settings.full_tag(tag) for tag in named if tag in settings.languages)

    @cached_property
    def converters(self) -> Mapping[str, Convert]:
        """What makes the texts of each language that is converted from another, by its tag."""
        chosen = {term.zh: term.zh_hant for term in self.terms if term.zh_hant}
        return {tag: converter(variant(tag), chosen) for tag in self.languages if variant(tag)}


@dataclass(frozen=True, kw_only=True)
class Library(Collections):
    """Everything that was loaded, drafts included, with the trees that know the places.

    `trees` maps a kind and id to the file's tree; the single files stand under `guide`, `place`,
    `sectors` and `terms` with an empty id. A record that could not be bound to its model is in
    `trees` and `names` but in no collection, so that a typo in one file does not make every
    reference to it a second problem.
    """

    trees: Mapping[tuple[str, str], Tree]
    names: Mapping[str, frozenset[str]]

    def place_of(
        self, kind: str, id: str, path: tuple[Step, ...] = (), *, key: bool = False
    ) -> Place:
        """The place in its file of a part of a record."""
        return self.trees[kind, id].place(path, key=key)

    def guide(self) -> Guide:
        """The public part: published and archived records; goodbyes for the withdrawn ones."""
        return Guide(
            root=self.root,
            date=self.date,
            settings=self.settings,
            place=self.place,
            sectors=self.sectors,
            terms=self.terms,
            projects=_public(self.projects),
            parks=_public(self.parks),
            policies=_public(self.policies),
            chains=_public(self.chains),
            events=_public(self.events),
            editions=_public(self.editions),
            organisations=_public(self.organisations),
            frozen=self.frozen,
            withdrawn={
                kind: _with_status(self.collection(kind), Status.WITHDRAWN) for kind in COLLECTIONS
            },
            moved={
                kind: {
                    str(old): id
                    for id, outline in outlines(_public(self.collection(kind)))
                    for old in outline.formerly
                }
                for kind in COLLECTIONS
            },
        )


def ids(records: Mapping[str, Record]) -> Iterable[str]:
    """The ids of all records of a kind, of unsound files too where these are not read yet."""
    return records.ids if isinstance(records, Records) else records


def changed(
    records: Mapping[str, Record], others: Mapping[str, Record | None]
) -> Mapping[str, Record]:
    """Records with others in their places or beside them; None takes one away."""
    if isinstance(records, Records):
        return records.changed(others)
    both = {**records, **others}
    return {id: record for id, record in both.items() if record is not None}


def outlines(records: Mapping[str, Record]) -> Iterable[tuple[str, Outline | Record]]:
    """What is known of each record without binding it, by id; the record where it is bound."""
    return records.outlines() if isinstance(records, Records) else records.items()


def _public(records: Mapping[str, R]) -> Mapping[str, R]:
    return _with_status(records, Status.PUBLISHED, Status.ARCHIVED)


def _with_status(records: Mapping[str, R], *shown: Status) -> Mapping[str, R]:
    if isinstance(records, Records):
        return records.shown(*shown)
    return {id: record for id, record in records.items() if record.status in shown}
