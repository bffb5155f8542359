"""A check is a function from the library to findings, registered under its own name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from guide.load.internal import Internal
from guide.model.base import Step
from guide.model.guide import Library
from guide.model.record import Record
from guide.problems import Severity


@dataclass(frozen=True, slots=True)
class Scope:
    """What a check may read."""

    library: Library
    internal: Internal

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


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. Its name is the code of its problems and the key of its sentences."""

    name: str
    function: Function
    severity: Severity


CHECKS: dict[str, Check] = {}


def error(function: Function) -> Function:
    """Register a check whose findings stop the outputs, for records that the public sees."""
    return _register(function, Severity.ERROR)


def warning(function: Function) -> Function:
    """Register a check whose findings are for a person to weigh; a waiver acknowledges one."""
    return _register(function, Severity.WARNING)


def _register(function: Function, severity: Severity) -> Function:
    name = function.__name__.replace("_", "-")
    CHECKS[name] = Check(name, function, severity)
    return function


def at(record: Record, *path: Step, key: bool = False, **args: object) -> Finding:
    """A finding in a record."""
    return Finding(record.collection, record.id, path, args, key)
