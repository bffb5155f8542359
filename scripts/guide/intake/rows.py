"""Rows of sheets are read into entries: heads are found and matched, cells taken by column."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from guide.intake.entry import Entry, Given
from guide.intake.grid import Grid
from guide.locales import locale
from guide.problems import Place, Problem, Severity
from guide.workbook.heads import LANGUAGES, NOTE, all_sheets, by_label, labels, match
from guide.workbook.layout import Column, Sheet
from guide.workbook.names import Names, folded
from guide.workbook.reading import Raw, RefusedError, parsed, take, values

_DEEPEST_HEAD = 15
_TOTALS = frozenset({"合计", "总计", "小计", "total", "totals", "subtotal", "sum"})
_JUDGED = frozenset({"enum", "day", "date", "boolean", "number", "money", "area"})


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet: what it lists, its columns by their index, where its data begins."""

    sheet: Sheet
    columns: dict[int, tuple[Column, str]]
    row: int
    data: int


def entries(
    grids: Sequence[Grid], names: Names, languages: tuple[str, ...]
) -> tuple[list[Entry], list[Problem]]:
    """The entries of all sheets that list what the library knows; what could not be read."""
    found: list[Entry] = []
    problems: list[Problem] = []
    seen = 0
    for grid in grids:
        if folded(grid.sheet) in _helpers():
            continue
        heads = find_heads(grid, languages)
        if heads is None:
            if any(cell not in (None, "") for row in grid.rows for cell in row):
                problems.append(
                    Problem("sheet-not-known", grid.place(0, 0), severity=Severity.WARNING)
                )
            continue
        seen += 1
        problems += _strange_heads(grid, heads)
        problems += _hidden_rows(grid, heads)
        for row in range(heads.data, len(grid.rows)):
            entry = _entry(grid, row, heads, names, problems)
            if entry is not None:
                found.append(entry)
    if not seen and grids:
        problems = [p for p in problems if p.code != "sheet-not-known"]
        problems.append(Problem("no-heads", Place(grids[0].file)))
    return found, problems


def _helpers() -> frozenset[str]:
    """The names of the sheets in our own workbooks that hold no data."""
    keys = ("sheet-how", "sheet-example", "sheet-lists", "sheet-contents", "sheet-problems")
    return frozenset(folded(locale(tag).word(key)) for tag in LANGUAGES for key in keys)


def find_heads(grid: Grid, languages: tuple[str, ...]) -> Heads | None:
    """The heads of a sheet: by its name where that is one of ours, else where most heads fit."""
    named = by_label(languages).get(folded(grid.sheet))
    candidates = [named] if named else list(all_sheets(languages))
    best: Heads | None = None
    for row in range(min(_DEEPEST_HEAD, len(grid.rows))):
        single = [_head(cell) for cell in grid.rows[row]]
        if sum(map(bool, single)) < 2:
            continue
        for depth, heads in ((1, single), (2, _two_rows(grid, row, single))):
            for sheet in candidates:
                columns = match(heads, sheet)
                if len(columns) >= 2 and (best is None or len(columns) > len(best.columns)):
                    best = Heads(sheet, columns, row, row + depth)
    if best is None:
        return None
    data = best.data
    while data < len(grid.rows) and _is_more_head(grid, data, best):
        data += 1
    return Heads(best.sheet, best.columns, best.row, data)


def _head(cell: Raw) -> str:
    return cell.replace("\n", "").strip() if isinstance(cell, str) else ""


def _two_rows(grid: Grid, row: int, upper: list[str]) -> list[str]:
    """Heads in two rows, 投资（万元） over 总投资 and 流动资金: the lower with the upper's unit."""
    lower = [_head(cell) for cell in grid.rows[row + 1]] if row + 1 < len(grid.rows) else []
    made = []
    for index, above in enumerate(upper):
        below = lower[index] if index < len(lower) else ""
        unit = above[above.find("（") :] if "（" in above and "（" not in below else ""
        made.append(above if not below or below == above else below + unit)
    return made


def _is_more_head(grid: Grid, row: int, heads: Heads) -> bool:
    """Whether a row below the heads is the same in the other language, or explains them."""
    cells = [_head(cell) for cell in grid.rows[row]]
    if next((cell for cell in cells if cell), "").startswith(NOTE):
        return True
    again = match(cells, heads.sheet)
    filled = sum(map(bool, cells))
    return bool(filled) and len(again) >= max(2, filled // 2)


def _strange_heads(grid: Grid, heads: Heads) -> Iterator[Problem]:
    known = [label for tag in LANGUAGES for label in labels(heads.sheet, tag)]
    for index, cell in enumerate(grid.rows[heads.row]):
        head = _head(cell)
        if head and index not in heads.columns and folded(head) not in ("序号", "no.", "no"):
            near = get_close_matches(head, known, n=1, cutoff=0.6)
            args = {"head": head, "suggestion": near[0] if near else ""}
            yield Problem("unknown-head", grid.place(heads.row, index), args, Severity.WARNING)


def _hidden_rows(grid: Grid, heads: Heads) -> Iterator[Problem]:
    rows = [row for row in grid.hidden if heads.data <= row < len(grid.rows)]
    rows = [row for row in rows if any(cell not in (None, "") for cell in grid.rows[row])]
    if rows:
        said = ", ".join(str(row + 1) for row in rows[:20]) + ("…" if len(rows) > 20 else "")
        yield Problem("rows-hidden", grid.place(rows[0], 0), {"rows": said}, Severity.WARNING)


def _entry(
    grid: Grid, row: int, heads: Heads, names: Names, problems: list[Problem]
) -> Entry | None:
    cells = grid.rows[row]
    first = next((cell for cell in cells if cell not in (None, "")), None)
    if first is None or (isinstance(first, str) and first.startswith(NOTE)):
        return None
    if isinstance(first, str) and folded(first) in _TOTALS:
        return None
    at = next(index for index, cell in enumerate(cells) if cell not in (None, ""))
    entry = Entry(heads.sheet, grid.place(row, min(heads.columns, default=at)))
    shifted = _shifted(grid, row, heads, names)
    if shifted is not None:
        problems.append(Problem("row-shifted", grid.place(row, shifted)))
        return None
    for index, (column, unit) in heads.columns.items():
        place = grid.place(row, index)
        odd = grid.odd.get((row, index))
        if odd is not None:
            problems.append(Problem(odd, place))
            entry.broken = True
            continue
        raw = cells[index] if index < len(cells) else None
        try:
            value = take(
                column, _as_shown(grid, row, index, column, raw), names, unit, shift=grid.shift
            )
        except RefusedError as error:
            problems.append(Problem(error.code, place, error.args_))
            entry.broken = True
            continue
        if value is not None and value != []:
            given = Given(column, value, place)
            (entry.keys if column in heads.sheet.keys else entry.values).append(given)
    return entry if entry.keys or entry.values or entry.broken else None


def _as_shown(grid: Grid, row: int, index: int, column: Column, raw: Raw) -> Raw:
    """A percentage as 12.8%, a date that its sheet shows as a month as that month."""
    vague = grid.vague.get((row, index))
    if (
        vague == "percent"
        and isinstance(raw, float)
        and column.sort in ("rate", "other", "condition")
    ):
        return f"{round(raw * 100, 10):g}%"
    if isinstance(raw, datetime.date) and column.sort == "date" and raw.day == 1:
        if vague == "month":
            return f"{raw:%Y-%m}"
        if vague == "year" and raw.month == 1:
            return f"{raw:%Y}"
    return raw


def _shifted(grid: Grid, row: int, heads: Heads, names: Names) -> int | None:
    """Where a row's cells slipped by one column: three misfits at least, which a shift explains."""
    misfits = [i for i in heads.columns if not _fits(grid, row, i, i, heads, names)]
    if len(misfits) < 3:
        return None
    for step in (1, -1):
        after = [
            i
            for i in heads.columns
            if i >= misfits[0] and not _fits(grid, row, i, i + step, heads, names)
        ]
        if len(after) * 3 <= len(misfits):
            return misfits[0]
    return None


def _fits(grid: Grid, row: int, index: int, source: int, heads: Heads, names: Names) -> bool:
    """Whether the cell at `source` could belong to the column at `index`."""
    column, unit = heads.columns[index]
    raw = grid.cell(row, source) if source >= 0 else None
    if column.sort not in _JUDGED or raw is None or raw == "" or (row, source) in grid.odd:
        return True
    try:
        typed = take(column, raw, names, unit, shift=grid.shift)
    except RefusedError:
        return False
    if column.sort == "enum":
        known = values(column.of).values()
        each = typed if isinstance(typed, list) else [typed]
        return all(one in known for one in each)
    if column.many or column.path[0].startswith("@"):
        return True
    return parsed(column, typed) is not None if typed is not None else True
