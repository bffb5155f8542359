"""The agency's file comes back: each row must still belong to the text that it was sent for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guide.agreement import differences
from guide.intake.files import read
from guide.intake.grid import Grid
from guide.problems import Place, Problem, Severity
from guide.translation.sheet import COLUMNS, fingerprint, heads
from guide.translation.states import Standing

_AT = {name: number for number, name in enumerate(COLUMNS)}


@dataclass(slots=True)
class Returned:
    """The new texts that may be written, by their row, and what is wrong with the others."""

    rows: dict[int, tuple[Standing, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    empty: int = 0

    @property
    def texts(self) -> list[tuple[Standing, str]]:
        """The new texts."""
        return list(self.rows.values())


def returned(path: Path, standings: Iterable[Standing], language: str) -> Returned:
    """What an agency's workbook brings for a language."""
    grids, problems = read(path)
    found = Returned(problems=list(problems))
    grid = next((grid for grid in grids if _heads(grid) == heads()), None)
    if grid is None:
        if not problems:
            found.problems.append(Problem("agency-no-sheet", Place(path.name)))
        return found
    if grid.sheet != language:
        args = {"language": language, "found": grid.sheet}
        found.problems.append(Problem("agency-other-language", grid.place(0, 0), args))
        return found
    known = {(s.field.record, s.field.key): s for s in standings if s.language == language}
    seen: dict[tuple[str, str], Place] = {}
    for row in range(1, len(grid.rows)):
        cells = [str(grid.cell(row, column) or "").strip() for column in range(len(COLUMNS))]
        if any(cells):
            _row(grid, row, cells, known, seen, found)
    if language == "en":
        _compare(grid, found)
    return found


def _heads(grid: Grid) -> list[str]:
    return [str(grid.cell(0, column) or "").strip() for column in range(len(COLUMNS))]


def _row(
    grid: Grid,
    row: int,
    cells: list[str],
    known: dict[tuple[str, str], Standing],
    seen: dict[tuple[str, str], Place],
    found: Returned,
) -> None:
    """Take one row in, or say what is wrong with it."""
    cell = dict(zip(COLUMNS, cells, strict=True))
    name = (cell["record"], cell["field"])
    here = grid.place(row, _AT["new"])
    merged = next((c for c in range(len(COLUMNS)) if (row, c) in grid.merged), None)
    if merged is not None:
        found.problems.append(Problem("agency-merged", grid.place(row, merged)))
        return
    mark = fingerprint(*name, cell["source"], cell["current"])
    if mark != cell["check"]:
        found.problems.append(Problem("agency-row-changed", grid.place(row, _AT["source"])))
        return
    if name in seen:
        problem = Problem("agency-row-twice", here, {"first": str(seen[name])})
        found.problems.append(problem)
        return
    seen[name] = here
    if not cell["new"]:
        found.empty += 1
        return
    if not isinstance(grid.cell(row, _AT["new"]), str) and not cell["source"].isdecimal():
        found.problems.append(Problem("agency-not-text", here, {"text": cell["new"]}))
        return
    standing = known.get(name)
    args = {"record": name[0], "field": name[1]}
    if standing is None:
        found.problems.append(Problem("agency-no-such-text", grid.place(row, 0), args))
    elif standing.source != cell["source"]:
        found.problems.append(Problem("agency-source-moved", grid.place(row, _AT["source"]), args))
    elif standing.text != cell["current"] and standing.text != cell["new"]:
        found.problems.append(Problem("agency-edited-here", grid.place(row, _AT["current"]), args))
    else:
        found.rows[row] = standing, cell["new"]


def _compare(grid: Grid, found: Returned) -> None:
    """Tell where numbers differ, and where they are those of the row above or below.

    When the column of new texts alone has slipped, all other cells still belong together.
    """
    for row, (standing, new) in found.rows.items():
        wrong = differences(standing.source, new)
        here = grid.place(row, _AT["new"])
        if wrong and (other := _slipped(row, new, found)) is not None:
            found.problems.append(Problem("agency-shifted", here, {"row": other + 1}))
            continue
        for each in wrong:
            args = {"zh": each.zh or "–", "en": each.en or "–"}
            found.problems.append(Problem("agency-numbers", here, args, Severity.WARNING))


def _slipped(row: int, new: str, found: Returned) -> int | None:
    """The row beside this one whose source has the numbers of a text, where it has any."""
    if not differences("", new):
        return None
    beside = (each for each in (row - 1, row + 1) if each in found.rows)
    return next((e for e in beside if not differences(found.rows[e][0].source, new)), None)
