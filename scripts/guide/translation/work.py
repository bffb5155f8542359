"""The library's translations as one piece of work: read, look, and write back what is new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide import journal
from guide.load import load
from guide.model.guide import Library
from guide.problems import Place, Problem, Severity, has_errors
from guide.translation import writing
from guide.translation.fields import Field
from guide.translation.keeping import FOLDER, Kept, Made, digest, keep, read
from guide.translation.states import Standing, State, standings


@dataclass(frozen=True)
class Work:
    """A library that could be read, each translation's standing, and all that is kept of them."""

    library: Library
    standings: list[Standing]
    kept: list[Kept]

    def wanted(self, language: str, states: Iterable[State]) -> list[Standing]:
        """The translations into a language that are in one of these states."""
        chosen = frozenset(states)
        return [s for s in self.standings if s.language == language and s.state in chosen]


def opened(root: Path, on: date | None) -> tuple[Work | None, list[Problem]]:
    """The work, or None where the library or what is kept of it cannot be used; and the problems.

    A damaged file stops everything: to write it anew would lose what it holds.
    """
    library, problems = load(root, on)
    kept, damaged = read(root)
    problems += damaged
    if library is None or has_errors(damaged) or has_errors(problems):
        return None, problems
    languages = library.settings.written_in
    odd = sorted({each.language for each in kept} - set(languages[1:]))
    for tag in odd:
        args = {"language": tag, "languages": ", ".join(languages)}
        problems.append(Problem("translations-language", Place(FOLDER), args, Severity.WARNING))
    return Work(library, standings(library, kept), kept), problems


def bring(work: Work, new: Sequence[tuple[Standing, str]], made: Made, by: str) -> int:
    """Write new translations into the library, and keep of what source they are.

    Returns how many files changed.
    """
    changed = [(s, text) for s, text in new if text != s.text]
    files = writing.texts(work.library, [(s.field, s.language, t) for s, t in changed])
    on = work.library.date.isoformat()
    entries = [_kept(s, text, made, by, on) for s, text in new]
    files |= writing.kept(work.standings, [*_followed(work), *entries])
    journal.write(work.library.root, files)
    return len(changed)


def review(work: Work, chosen: Sequence[Standing], by: str) -> None:
    """Keep that somebody read these translations against their source today."""
    on = work.library.date.isoformat()
    source = work.library.settings.source
    entries = [
        keep(s.field, s.language, s.field.text[source].strip(), Made.REVIEWED, by, on)
        for s in chosen
    ]
    journal.write(work.library.root, writing.kept(work.standings, [*_followed(work), *entries]))


def _kept(standing: Standing, text: str, made: Made, by: str, on: str) -> Kept:
    field: Field = standing.field
    return Kept(
        field.record, field.key, standing.language, made, by, on, digest(text), standing.source
    )


def _followed(work: Work) -> list[Kept]:
    """What is kept, under the fields' present names: texts may have moved within their record."""
    moved = [
        Kept(s.field.record, s.field.key, s.language, s.kept.made, s.kept.by, s.kept.on,
             s.kept.translation, s.kept.source)
        for s in work.standings if s.kept
    ]  # fmt: skip
    return [*work.kept, *moved]
