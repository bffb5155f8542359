"""A preview says what files from outside would do to the library, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.intake import files, forms, rows
from guide.intake.entry import Entry
from guide.intake.grid import Grid
from guide.intake.judge import Judged, judge
from guide.intake.records import Draft, Records
from guide.model.guide import Library
from guide.problems import Problem, has_errors
from guide.workbook.names import Names


@dataclass(slots=True)
class Preview:
    """What would be new, changed or unchanged, what of the library was not named, what is wrong.

    `missing` names, for each kind whose own sheet came, the records that no row was for: they stay.
    """

    judged: Judged
    unchanged: list[Draft]
    missing: dict[str, list[str]]
    problems: list[Problem]
    grids: list[Grid] = field(default_factory=list)

    @property
    def may_write(self) -> bool:
        """Whether nothing at all is wrong."""
        return not has_errors(self.problems)


def of_files(library: Library, paths: Sequence[Path], *, partial: bool = False) -> Preview:
    """The preview of workbooks, CSV files and Word forms, read together."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    word = [path for path in paths if path.suffix.lower() == ".docx"]
    for path in paths:
        if path not in word:
            found, wrong = files.read(path)
            grids += found
            problems += wrong
    entries, wrong = rows.entries(grids, Names.of(library), library.languages)
    written, more = forms.entries(library, word)
    wrong += more
    preview = of_entries(library, [*entries, *written], partial=partial, unsure=has_errors(wrong))
    if not entries:
        preview.missing = {}  # a form speaks of its own project alone
    preview.problems[:0] = [*problems, *wrong]
    preview.grids = grids
    return preview


def of_entries(
    library: Library, entries: Sequence[Entry], *, partial: bool = False, unsure: bool = False
) -> Preview:
    """The preview of entries from anywhere. `unsure` says that rows were lost on the way."""
    records = Records(library)
    records.add(entries)
    drafts = list(records.drafts.values())
    judged = judge(library, drafts, partial=partial or unsure or has_errors(records.problems))
    kinds = {entry.sheet.kind for entry in entries if not entry.sheet.levels}
    missing = {
        kind: [id for id in library.collection(kind) if (kind, id) not in records.drafts]
        for kind in sorted(kinds)
    }
    changing = {id(draft) for draft in judged.drafts}
    unchanged = [draft for draft in drafts if id(draft) not in changing]
    problems = [*records.problems, *judged.problems]
    return Preview(judged, unchanged, missing, problems)
