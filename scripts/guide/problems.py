"""A problem is a value: a code, a severity, a place and the arguments of its sentence."""

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much a problem matters: an error stops every output, a warning only a strict run."""

    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands.

    `file` is a path relative to the library's root with forward slashes. `line` and `column`
    count from 1 in characters; line 0 means the file as a whole. `width` is the number of
    characters to underline. `cell` names a workbook's cell (`sheet!D7`) instead of a line.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = field(default=1, compare=False)
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file} [{self.cell}]"
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file


@dataclass(frozen=True, slots=True)
class Label:
    """An argument that each language words for itself: a locale's section and key."""

    section: str
    key: str
    value: str = ""


# What the system most often says; the locales have words for it.
_CAUSES = frozenset(
    {
        *("EACCES", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EISDIR", "ENAMETOOLONG"),
        *("ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"),
    }
)


def cause(error: OSError) -> Label | str:
    """Why the system refused, to be worded in the reader's language where that is known."""
    name = errno.errorcode.get(error.errno or 0, "")
    return Label("words", f"os-{name}") if name in _CAUSES else error.strerror or str(error)


@dataclass(frozen=True, slots=True)
class Meaning:
    """An argument that says what a text means; nothing where a language writes it as the text."""

    text: str
    value: object


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its sentence in each language is made by `report` from the locale files.

    `args` fill the placeholders of the sentence: text and numbers as they are, quantities in the
    reader's language, a `Label` or a `Meaning` in the reader's words. `related` are further
    places, such as the first of two duplicates.
    """

    code: str
    place: Place
    args: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    related: tuple[Place, ...] = ()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, then code, and drop what is said twice."""
    unique = {
        (p.place, p.code, repr(sorted(p.args.items(), key=lambda i: i[0]))): p for p in problems
    }
    return [unique[key] for key in sorted(unique, key=lambda k: (k[0], k[1], k[2]))]


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class RefusedError(Exception):
    """What was asked cannot be done, and nothing was changed; the command ends with exit 2.

    `code` is the key of its words in the locales, `args_` fill them.
    """

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code, self.args_ = code, args
