"""A grid is one sheet as it came: raw cells, and what a spreadsheet knows of them besides."""

from dataclasses import dataclass, field
from functools import cache

from guide.problems import Place
from guide.workbook.reading import Raw


@dataclass(slots=True)
class Grid:
    """Rows of cells from A1 on. Keys of the mappings are (row, column), counted from 0.

    `odd` names cells that must not be trusted, by the code of their problem; `vague` the dates that
    the sheet shows without a day ("month", "year") and the numbers it shows as "percent".
    `hidden` lists rows that the sender's screen does not show, `merged` the cells of merged
    ranges; `shift` is for serial dates, `heads` are the rows of heads once they were found.
    """

    file: str
    sheet: str
    rows: list[list[Raw]]
    odd: dict[tuple[int, int], str] = field(default_factory=dict)
    vague: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()
    merged: set[tuple[int, int]] = field(default_factory=set)
    shift: int = 0
    heads: range = range(0)

    def cell(self, row: int, column: int) -> Raw:
        """The raw value of a cell; None outside the sheet."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None

    def place(self, row: int, column: int) -> Place:
        """The place of a cell, as `file [sheet!D7]` shows it."""
        return Place(self.file, cell=f"{self.sheet}!{letters(column)}{row + 1}")


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(name: str) -> int:
    """The column of letters, counted from 0."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return column - 1
