"""A preview says what files from outside would do to the library, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.intake import files, forms, rows
from guide.intake.draft import Draft
from guide.intake.grid import Grid
from guide.intake.judge import Judged, judge
from guide.intake.records import Records
from guide.model.guide import Library
from guide.problems import Problem, has_errors
from guide.workbook.names import Names

_MISSING = frozenset({"missing-field", "required-field"})


@dataclass(slots=True)
class Preview:
    """What would be new, changed or unchanged, what of the library was not named, what is wrong.

    `missing` names, for each kind whose own sheet came, the records that no row was for: they stay.
    `refused` counts the rows that could be no record's.
    """

    judged: Judged
    unchanged: list[Draft]
    missing: dict[str, list[str]]
    problems: list[Problem]
    grids: list[Grid] = field(default_factory=list)
    refused: int = 0

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
    records = Records(library)
    written, wrong = forms.entries(library, word)
    for entry in written:
        records.lay(entry)
    listed: set[str] = set()
    for entry in rows.entries(grids, Names.of(library), library.languages, wrong):
        if not entry.sheet.levels:
            listed.add(entry.sheet.kind)
        records.lay(entry)
    preview = of_records(records, listed, partial=partial, unsure=has_errors(wrong))
    # What is missing only because its cell could not be read is said once.
    refused = {problem.place for problem in wrong}
    preview.problems[:] = [
        problem
        for problem in preview.problems
        if problem.code not in _MISSING or problem.place not in refused
    ]
    preview.problems[:0] = [*problems, *wrong]
    preview.grids = grids
    return preview


def of_records(
    records: Records, listed: Iterable[str] = (), *, partial: bool = False, unsure: bool = False
) -> Preview:
    """The preview of what was laid over the library, from anywhere.

    `listed` are the kinds of which a list came. `unsure` says that rows were lost on the way.
    """
    drafts = list(records.drafts.values())
    partial = partial or unsure or has_errors(records.problems)
    judged = judge(records.library, drafts, partial=partial)
    missing = {
        kind: [id for id in records.library.collection(kind) if (kind, id) not in records.drafts]
        for kind in sorted(listed)
    }
    unchanged = [draft for draft in drafts if draft.is_unchanged]
    problems = [*records.problems, *judged.problems]
    return Preview(judged, unchanged, missing, problems, refused=records.refused)
