"""A check is a function from the library to findings, registered under its own name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guide.load.internal import Internal
from guide.model.base import Model, Step, walk
from guide.model.guide import Library
from guide.model.record import Record
from guide.model.text import Text
from guide.problems import Severity


@dataclass(frozen=True, slots=True)
class Document:
    """A record, or what else the library says by itself, with where it stands in its file."""

    kind: str
    id: str
    start: tuple[Step, ...]
    model: Model


Placed = tuple[str, str, tuple[Step, ...], Text]


@dataclass(frozen=True)
class Scope:
    """What a check may read. `chosen` are the documents to look at, where it is not all of them."""

    library: Library
    internal: Internal
    chosen: tuple[Document, ...] | None = None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents to look at."""
        return documents(self.library) if self.chosen is None else self.chosen

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """Every text of the documents with its place: read once, for nearly every check asks."""
        return tuple(text for each in self.documents for text in _texts(each))

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
    found = [Document(record.collection, record.id, (), record) for record in library.all()]
    found.append(Document("guide", "", (), library.settings))
    if library.place is not None:
        found.append(Document("place", "", (), library.place))
    found += [Document("sectors", "", (n,), each) for n, each in enumerate(library.sectors)]
    return tuple(found)


def texts_of(library: Library) -> Iterator[Placed]:
    """Every text of a library with its place."""
    return (text for each in documents(library) for text in _texts(each))


def _texts(document: Document) -> Iterator[Placed]:
    for path, leaf in walk(document.model, document.start):
        if isinstance(leaf, Text):
            yield document.kind, document.id, path, leaf


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. Its name is the code of its problems and the key of its sentences."""

    name: str
    function: Function
    severity: Severity


CHECKS: dict[str, Check] = {}

# The checks that look at one document at a time, and at nothing else but guide.yml, place.yml,
# sectors.yml and terms.yml: what they once found sound stays so until one of those changes.
ALONE: set[str] = set()


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


def _name(function: Function) -> str:
    return function.__name__.replace("_", "-")


def _register(function: Function, severity: Severity) -> Function:
    name = _name(function)
    CHECKS[name] = Check(name, function, severity)
    return function


def at(record: Record, *path: Step, key: bool = False, **args: object) -> Finding:
    """A finding in a record."""
    return Finding(record.collection, record.id, path, args, key)
