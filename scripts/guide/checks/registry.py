"""A check is a function from the library to findings, registered under its own name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar

from guide.load.internal import Internal
from guide.model.base import Model, Step, walk
from guide.model.guide import Library
from guide.model.record import Record
from guide.model.text import LongText, Text
from guide.problems import Severity

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """A record, or what else the library says by itself, with where it stands in its file."""

    kind: str
    id: str
    start: tuple[Step, ...]
    model: Model


# Quicker to tell of the type of a value than of the value itself.
TEXTS: frozenset[type] = frozenset({Text, LongText})

Placed = tuple[str, str, tuple[Step, ...], Text]


@dataclass(frozen=True)
class Scope:
    """What a check may read. `chosen` are the documents to look at, where it is not all of them."""

    library: Library
    internal: Internal
    chosen: tuple[Document, ...] | None = None
    shared: dict[str, Any] = field(default_factory=dict)

    def part(self, documents: Iterable[Document]) -> "Scope":
        """The same library, of which only some documents are looked at."""
        return Scope(self.library, self.internal, tuple(documents), self.shared)

    def once(self, make: Callable[["Scope"], T]) -> T:
        """What is made of the library as a whole: made for the first check that asks."""
        name = f"{make.__module__}.{make.__qualname__}"
        if name not in self.shared:
            self.shared[name] = make(self)
        made: T = self.shared[name]
        return made

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents to look at."""
        return documents(self.library) if self.chosen is None else self.chosen

    def here(self, make: Callable[["Scope"], Iterable[T]]) -> list[T]:
        """What is made of the documents to look at: made for the first check that asks."""
        name = f"{make.__module__}.{make.__qualname__}"
        if name not in self._made:
            self._made[name] = list(make(self))
        return self._made[name]

    @cached_property
    def _made(self) -> dict[str, list[Any]]:
        return {}

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """Every text of the documents with its place: read once, for nearly every check asks."""
        return tuple(self.leaves(Text))

    def leaves(self, *kinds: type[T]) -> list[tuple[str, str, tuple[Step, ...], T]]:
        """Everything of some types that the documents say, each with its kind, id and path."""
        wanted = [said for type_, said in self._by_type.items() if issubclass(type_, kinds)]
        found = wanted[0] if len(wanted) == 1 else sorted(chain(*wanted), key=itemgetter(0))
        return [placed for _, placed in found]

    @cached_property
    def _by_type(self) -> dict[type, list[tuple[int, Any]]]:
        found: dict[type, list[tuple[int, Any]]] = {}
        number = 0
        for each in self.documents:
            kind, id = each.kind, each.id
            for path, leaf in self.walk(each.model, each.start):
                found.setdefault(type(leaf), []).append((number, (kind, id, path, leaf)))
                number += 1
        return found

    def matching(
        self, tag: str, pattern: re.Pattern[str]
    ) -> Iterator[tuple[str, str, tuple[Step, ...], re.Match[str]]]:
        """The texts in a language that match a pattern: kind, id, path and the first match."""
        if not pattern.search(self.said(tag)):
            return
        for kind, id, path, text in self.texts:
            match = pattern.search(text.get(tag, ""))
            if match:
                yield kind, id, (*path, tag), match

    def said(self, tag: str) -> str:
        """All texts in a language, a line each: what stands in none of them is not here."""
        if tag not in self._said:
            self._said[tag] = "\n".join(text.get(tag, "") for *_, text in self.texts)
        return self._said[tag]

    @cached_property
    def _said(self) -> dict[str, str]:
        return {}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records among the documents to look at."""
        return tuple(each.model for each in self.documents if isinstance(each.model, Record))

    def of(self, kind: type[R]) -> Iterator[R]:
        """The records of a kind among them."""
        return (record for record in self.records if isinstance(record, kind))

    @cached_property
    def _walked(self) -> dict[int, list[tuple[tuple[Step, ...], object]]]:
        return {}

    def walk(
        self, model: Model, start: tuple[Step, ...] = ()
    ) -> list[tuple[tuple[Step, ...], object]]:
        """All that a document says, as `model.base.walk` gives it; read once."""
        found = self._walked.get(id(model))
        if found is None:
            found = self._walked[id(model)] = walk(model, start)
        return found

    def record(self, finding: "Finding") -> Record | None:
        """The record a finding is about; None for place.yml and the lists."""
        if finding.kind in ("guide", "place", "sectors", "terms"):
            return None
        return self.library.record(finding.kind, finding.id)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and where: a kind and id, a path in its file, and the sentence's words.

    With `key` the place is the key at the end of the path instead of its value; with `internal`
    the file is the record's internal one.
    """

    kind: str
    id: str
    path: tuple[Step, ...] = ()
    args: Mapping[str, object] = field(default_factory=dict)
    key: bool = False
    internal: bool = False


Function = Callable[[Scope], Iterator[Finding]]


def documents(library: Library) -> tuple[Document, ...]:
    """Everything in a library that has texts."""
    found = tuple(Document(record.collection, record.id, (), record) for record in library.all())
    return found + documents_beside(library)


def documents_beside(library: Library) -> tuple[Document, ...]:
    """What has texts and is no record."""
    found = [Document("guide", "", (), library.settings)]
    if library.place is not None:
        found.append(Document("place", "", (), library.place))
    found += [Document("sectors", "", (n,), each) for n, each in enumerate(library.sectors)]
    return tuple(found)


def texts_of(library: Library) -> Iterator[Placed]:
    """Every text of a library with its place."""
    for each in documents(library):
        for path, leaf in walk(each.model, each.start):
            if isinstance(leaf, Text):
                yield each.kind, each.id, path, leaf


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. Its name is the code of its problems and the key of its sentences."""

    name: str
    function: Function
    severity: Severity


CHECKS: dict[str, Check] = {}

# The checks that look at one document at a time, and at nothing else but what that names (records
# and files), guide.yml, place.yml, sectors.yml, terms.yml, the day, and who and what must not be
# named wrongly: people and internal matter. What they found stays so until one of these changes.
ALONE: set[str] = set()

# The checks that look at whole collections, and at nothing else but what those above may read.
OVER: dict[str, tuple[str, ...]] = {}

# The checks that hold documents against each other where these share a key and differ in what they
# say under it; a function gives the keys of a document with what it says.
Keys = Callable[[Document, Scope], Iterator[tuple[str, str]]]
SHARED: dict[str, Keys] = {}


def error(function: Function) -> Function:
    """Register a check whose findings stop the outputs, for records that the public sees."""
    return _register(function, Severity.ERROR)


def warning(function: Function) -> Function:
    """Register a check whose findings are for a person to weigh; a waiver acknowledges one."""
    return _register(function, Severity.WARNING)


def alone(function: Function) -> Function:
    """Say of a check that it looks at one document at a time; see ALONE."""
    ALONE.add(_name(function))
    return function


def over(*kinds: str) -> Callable[[Function], Function]:
    """Say of a check that it looks at whole collections; see OVER."""

    def told(function: Function) -> Function:
        OVER[_name(function)] = kinds
        return function

    return told


def where_shared(keys: Keys) -> Callable[[Function], Function]:
    """Say of a check that it looks at documents that share a key; see SHARED."""

    def told(function: Function) -> Function:
        SHARED[_name(function)] = keys
        return function

    return told


def _name(function: Function) -> str:
    return function.__name__.replace("_", "-")


def _register(function: Function, severity: Severity) -> Function:
    name = _name(function)
    CHECKS[name] = Check(name, function, severity)
    return function


def at(record: Record, *path: Step, key: bool = False, **args: object) -> Finding:
    """A finding in a record."""
    return Finding(record.collection, record.id, path, args, key)
