"""What the program keeps of each translation, in files beside the library that merge line by line.

`projects/.translations/projects-<sector>.tsv` and `<kind>.tsv` hold one line a text and language,
sorted: two people who translate different texts never touch one line.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from guide import LIBRARY
from guide.problems import Place, Problem, cause
from guide.translation.fields import Field

FOLDER = f"{LIBRARY}/.translations"
_HEAD = "record\tfield\tlanguage\tstate\tby\ton\ttranslation\tsource"
_COLUMNS = len(_HEAD.split("\t"))
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Made(StrEnum):
    """How a translation came to be, as it was kept."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Kept:
    """A translation as it was kept: of which source text, by whom, on which day (ISO).

    `translation` is the hash of its text; the source stands whole, so that a translator sees what
    changed and the library's own pairs can be suggested again.
    """

    record: str
    field: str
    language: str
    made: Made
    by: str
    on: str
    translation: str
    source: str

    @property
    def line(self) -> str:
        """The line of the file."""
        source = "".join(_ESCAPES.get(c, c) for c in self.source)
        parts = (self.record, self.field, self.language, self.made, self.by, self.on)
        return "\t".join((*parts, self.translation, source))


def digest(text: str) -> str:
    """The hash of a text: 16 hexadecimal digits, whatever the blanks around it."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def keep(field: Field, tag: str, source: str, made: Made, by: str, on: str) -> Kept:
    """What to keep of a field's present translation."""
    translation = digest(field.text[tag])
    return Kept(field.record, field.key, tag, made, by, on, translation, source)


def read(root: Path) -> tuple[list[Kept], list[Problem]]:
    """All that is kept; a damaged file is a problem at its line, and nothing of it counts."""
    found: list[Kept] = []
    problems: list[Problem] = []
    folder = root / FOLDER
    for path in sorted(folder.glob("*.tsv")) if folder.is_dir() else []:
        file = f"{FOLDER}/{path.name}"
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            problems.append(Problem("unreadable-file", Place(file), {"reason": cause(error)}))
            continue
        except UnicodeDecodeError as error:
            before, after = error.object[: error.start], error.object[error.start :]
            line = before.rpartition(b"\n")[2] + after.partition(b"\n")[0]
            place = Place(file, before.count(b"\n") + 1, 1)
            args = {"text": line.decode(errors="replace")[:60]}
            problems.append(Problem("translations-damaged", place, args))
            continue
        kept, wrong = _entries(file, lines)
        problems += wrong
        if not wrong:
            found += kept
    return found, problems


def _entries(file: str, lines: list[str]) -> tuple[list[Kept], list[Problem]]:
    kept: list[Kept] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str, str]] = set()
    if lines[0] != _HEAD:
        problems.append(Problem("translations-damaged", Place(file, 1, 1), {"text": lines[0][:60]}))
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        entry = _entry(line)
        if entry is None:
            place = Place(file, number, 1, len(line))
            problems.append(Problem("translations-damaged", place, {"text": line[:60]}))
            continue
        name = (entry.record, entry.field, entry.language)
        if name in seen:
            args = {"record": entry.record, "field": entry.field}
            problems.append(Problem("translations-twice", Place(file, number, 1, len(line)), args))
        seen.add(name)
        kept.append(entry)
    return kept, problems


def _entry(line: str) -> Kept | None:
    parts = line.split("\t")
    if len(parts) != _COLUMNS or parts[3] not in list(Made) or len(parts[6]) != 16:
        return None
    record, field, language, made, by, on, translation, source = parts
    return Kept(record, field, language, Made(made), by, on, translation, _unescaped(source))


def _unescaped(text: str) -> str:
    out, rest = "", iter(text)
    for character in rest:
        if character != "\\":
            out += character
            continue
        following = next(rest, "")
        out += {"n": "\n", "t": "\t", "r": "\r"}.get(following, following)
    return out


def files(kept: Iterable[Kept], sectors: dict[str, str]) -> dict[str, bytes]:
    """The files that hold all of these, by their paths under the root.

    `sectors` gives the sector of each project's record.
    """
    lines: dict[str, list[str]] = {}
    for each in kept:
        kind = each.record.partition("/")[0]
        sector = sectors.get(each.record, "")
        name = f"{kind}-{sector}" if sector else kind
        lines.setdefault(f"{FOLDER}/{name}.tsv", []).append(each.line)
    return {
        file: ("\n".join([_HEAD, *sorted(found)]) + "\n").encode()
        for file, found in sorted(lines.items())
    }
