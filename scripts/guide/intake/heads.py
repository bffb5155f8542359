"""Where the heads of a sender's sheet stand, what it lists, and which column each head means."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from guide.intake.grid import Grid
from guide.problems import Problem, Severity
from guide.workbook.columns import Column
from guide.workbook.heads import LANGUAGES, NOTE, all_sheets, by_label, labels, match
from guide.workbook.layout import Sheet
from guide.workbook.names import folded
from guide.workbook.reading import Raw

_DEEPEST_HEAD = 15
# A column that only counts the rows.
_COUNTS = ("序号", "no.", "no")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet: what it lists, its columns by their index, where its data begins."""

    sheet: Sheet
    columns: dict[int, tuple[Column, str]]
    row: int
    data: int


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


def strange_heads(grid: Grid, heads: Heads) -> Iterator[Problem]:
    """A warning for each head that means no column of the sheet."""
    known = [label for tag in LANGUAGES for label in labels(heads.sheet, tag)]
    for index, cell in enumerate(grid.rows[heads.row]):
        head = _head(cell)
        if head and index not in heads.columns and folded(head) not in _COUNTS:
            near = get_close_matches(head, known, n=1, cutoff=0.6)
            args = {"head": head, "suggestion": near[0] if near else ""}
            yield Problem("unknown-head", grid.place(heads.row, index), args, Severity.WARNING)
