"""Rows of sheets are read into entries, one at a time: cells are taken by their column."""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache, partial

from guide.intake.entry import Entry, Given
from guide.intake.grid import Grid
from guide.intake.heads import Heads, find_heads, strange_heads
from guide.intake.slipped import slipped
from guide.locales import locale
from guide.problems import Place, Problem, Severity
from guide.workbook.columns import Column
from guide.workbook.heads import LANGUAGES, NOTE
from guide.workbook.names import Names, folded
from guide.workbook.reading import CellError, Raw, Typed, take

# What a sheet shows of a date; the rest of it was never typed.
_SHOWN = {"month": "%Y-%m", "year": "%Y"}
_TOTALS = frozenset({"合计", "总计", "小计", "total", "totals", "subtotal", "sum"})


def entries(
    grids: Sequence[Grid], names: Names, languages: tuple[str, ...], problems: list[Problem]
) -> Iterator[Entry]:
    """The entries of all sheets that list what the library knows: records first, then lists.

    What could not be read is added to `problems` on the way.
    """
    found: list[tuple[Grid, Heads]] = []
    strange: list[Problem] = []
    for grid in grids:
        if folded(grid.sheet) in _helpers():
            continue
        heads = find_heads(grid, languages)
        if heads is not None:
            grid.heads = range(heads.row, heads.data)
            found.append((grid, heads))
            problems += [*strange_heads(grid, heads), *_hidden_rows(grid, heads)]
        elif any(cell not in (None, "") for row in grid.rows for cell in row):
            place = grid.place(0, 0)
            strange.append(Problem("sheet-not-known", place, severity=Severity.WARNING))
    if found:
        problems += strange
    elif grids:
        problems.append(Problem("no-heads", Place(grids[0].file)))
    for grid, heads in sorted(found, key=lambda each: len(each[1].sheet.levels)):
        for row in range(heads.data, len(grid.rows)):
            entry = _entry(grid, row, heads, names, problems)
            if entry is not None:
                yield entry


@cache
def _helpers() -> frozenset[str]:
    """The names of the sheets in our own workbooks that hold no data."""
    keys = ("sheet-how", "sheet-example", "sheet-lists", "sheet-contents", "sheet-problems")
    return frozenset(folded(locale(tag).word(key)) for tag in LANGUAGES for key in keys)


def _hidden_rows(grid: Grid, heads: Heads) -> Iterator[Problem]:
    rows = [row for row in grid.hidden if heads.data <= row < len(grid.rows)]
    rows = [row for row in rows if any(cell not in (None, "") for cell in grid.rows[row])]
    if rows:
        said = ", ".join(str(row + 1) for row in rows[:20]) + ("…" if len(rows) > 20 else "")
        yield Problem("rows-hidden", grid.place(rows[0], 0), {"rows": said}, Severity.WARNING)


def _entry(
    grid: Grid, row: int, heads: Heads, names: Names, problems: list[Problem]
) -> Entry | None:
    """The entry of a row; None where it says nothing, is a note or a sum, or has slipped."""
    cells = grid.rows[row]
    at = next((index for index, cell in enumerate(cells) if cell not in (None, "")), None)
    if at is None or _is_no_record(cells[at]):
        return None
    entry = Entry(heads.sheet, grid.place(row, min(heads.columns, default=at)))
    entry.again = partial(_entry, grid, row, heads, names, [])
    wrong: list[Problem] = []
    typed: dict[int, Typed | None] = {}
    for index, (column, unit) in heads.columns.items():
        raw = cells[index] if index < len(cells) else None
        odd = grid.odd.get((row, index))
        if odd is not None:
            place = grid.place(row, index)
            wrong.append(Problem(odd, place))
            entry.refused.append((column, place))
            continue
        if raw is None or raw == "":
            continue
        try:
            shown = _as_shown(grid, row, index, column, raw)
            value = take(column, shown, names, unit, shift=grid.shift)
        except CellError as error:
            place = grid.place(row, index)
            wrong.append(Problem(error.code, place, error.args_))
            entry.refused.append((column, place))
            typed[index] = None
            continue
        if value is not None and value != []:
            typed[index] = value
            by_head = bool(unit) and isinstance(raw, float | int)
            given = Given(column, value, grid.place(row, index), by_head)
            (entry.keys if column in heads.sheet.keys else entry.values).append(given)
    first = slipped(grid, row, heads, names, typed)
    if first is not None:
        problems.append(Problem("row-shifted", first))
        return None
    problems += wrong
    entry.broken = bool(wrong)
    return entry if entry.keys or entry.values or entry.broken else None


def _is_no_record(first: Raw) -> bool:
    """Whether a row that begins so explains the columns or adds them up."""
    return isinstance(first, str) and (first.startswith(NOTE) or folded(first) in _TOTALS)


def _as_shown(grid: Grid, row: int, index: int, column: Column, raw: Raw) -> Raw:
    """A percentage as 12.8%, a date that its sheet shows as a month as that month."""
    vague = grid.vague.get((row, index))
    if (
        vague == "percent"
        and isinstance(raw, float)
        and column.sort in ("rate", "other", "condition")
    ):
        return f"{round(raw * 100, 10):g}%"
    if isinstance(raw, datetime.date) and column.sort == "date" and vague in _SHOWN:
        return raw.strftime(_SHOWN[vague])
    return raw
