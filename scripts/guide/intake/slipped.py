"""Whether the cells of a row slipped by one column: no cell of such a row can be trusted."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from guide.intake.grid import Grid
from guide.intake.heads import Heads
from guide.problems import Place
from guide.workbook.columns import Column
from guide.workbook.names import Names
from guide.workbook.reading import CellError, Typed, take
from guide.workbook.sameness import parsed

# So many cells that their columns do not want, if a shift explains them, are no accident.
_ENOUGH = 3
_JUDGED = frozenset({"enum", "day", "date", "boolean", "number", "money", "area"})


def slipped(
    grid: Grid, row: int, heads: Heads, names: Names, typed: Mapping[int, Typed | None]
) -> Place | None:
    """The first cell of a row that slipped; None where it did not.

    `typed` is what was read from its cells, None where a cell was refused.
    """
    misfits = [index for index, value in typed.items() if not _fits(heads.columns[index][0], value)]
    if len(misfits) < _ENOUGH:
        return None
    for step in (1, -1):
        after = [
            index
            for index in heads.columns
            if index >= misfits[0] and not _would_fit(grid, row, index, index + step, heads, names)
        ]
        if len(after) * 3 <= len(misfits):
            return grid.place(row, misfits[0])
    return None


def _would_fit(grid: Grid, row: int, index: int, source: int, heads: Heads, names: Names) -> bool:
    """Whether the cell at `source` could belong to the column at `index`."""
    column, unit = heads.columns[index]
    raw = grid.cell(row, source) if source >= 0 else None
    if column.sort not in _JUDGED or raw is None or raw == "" or (row, source) in grid.odd:
        return True
    try:
        typed = take(column, raw, names, unit, shift=grid.shift)
    except CellError:
        return False
    return typed is None or _fits(column, typed)


def _fits(column: Column, typed: Typed | None) -> bool:
    if column.sort not in _JUDGED:
        return True
    if typed is None:
        return False
    if column.sort == "enum":
        return _values(column.of).issuperset(typed if isinstance(typed, list) else [typed])
    if isinstance(typed, list) or column.path[0].startswith("@"):
        return True
    return parsed(column, typed) is not None


@cache
def _values(enumeration: type[StrEnum]) -> frozenset[object]:
    return frozenset(member.value for member in enumeration)
