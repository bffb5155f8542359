"""A book is a workbook in the making: one look for all, the same bytes for the same content."""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from guide.workbook.putting import Cell

FONT = "Microsoft YaHei"
DARK, LIGHT, RULE, NOTE, RED, AMBER = (
    "#0B4F6C",
    "#E6EFF3",
    "#C9D6DC",
    "#FFF8E1",
    "#F8C9C4",
    "#FCE8B2",
)
# A text is a text: nothing typed by a sender may run, link or change its kind.
_AS_TYPED = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST_LINKS = 60_000


class Book:
    """The workbook, its formats by what they show, and the day that it is dated."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """A format; the same properties give the same one."""
        key = tuple(sorted(properties.items(), key=lambda each: each[0]))
        if key not in self._formats:
            base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
            self._formats[key] = self.workbook.add_format({**base, **properties})
        return self._formats[key]

    def sheet(self, name: str, colour: str = DARK) -> Worksheet:
        """A new sheet with the look of all, printed on A3 across."""
        sheet: Worksheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(colour)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        sheet.hide_gridlines(2)
        return sheet


@contextmanager
def book(day: datetime.date, *, streaming: bool = False) -> Iterator[tuple[Book, BytesIO]]:
    """A book that is in the stream when the block ends.

    `streaming` keeps few rows in memory: then rows are written from the top, each once. Raises
    OSError where these have no room on the disk.
    """
    stream = BytesIO()
    options: dict[str, object] = {
        **_AS_TYPED,
        "constant_memory" if streaming else "in_memory": True,
        # The library changes what it is given, so it gets a mapping of its own each time.
        "default_format_properties": {"font_name": FONT, "font_size": 10, "valign": "vcenter"},
    }
    workbook = xlsxwriter.Workbook(stream, options)
    made = datetime.datetime.combine(day, datetime.time(), tzinfo=None)
    workbook.set_properties({"created": made, "title": "", "author": ""})
    yield Book(workbook), stream
    try:
        workbook.close()
    except FileCreateError as error:  # its temporary files; it hides what the system said
        raise error.args[0] from None


def height(cells: Iterable[tuple[Cell, float]], most: float) -> float:
    """The height in points, up to a most, of a row with texts wrapped in columns of some widths."""
    lines = 1.0
    for cell, width in cells:
        if isinstance(cell, str):
            lines = max(lines, sum(-(-extent(line) // width) or 1 for line in cell.split("\n")))
    return float(min(most, 14 * lines + 4))


def extent(text: str) -> float:
    """How many figures wide a text is; a Han character takes nearly two."""
    return sum(1.9 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def cell_format(book: Book, cell: Cell, *, wrap: bool = False, **more: object) -> Format:
    """How a cell looks: numbers with their separators, days as days, anything else as text."""
    edge: dict[str, object] = {"border": 1, "border_color": RULE, **more}
    if isinstance(cell, bool | str) or cell is None:
        return book.format(num_format="@", text_wrap=wrap, **edge)
    if isinstance(cell, datetime.date):
        return book.format(num_format="yyyy-mm-dd", align="left", **edge)
    whole = isinstance(cell, int) or float(cell).is_integer()
    return book.format(num_format="#,##0" if whole else "#,##0.0###", **edge)


def write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    """Write a cell by its own kind; a text never becomes a formula, a link or a number."""
    if cell is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif isinstance(cell, datetime.date):
        sheet.write_datetime(row, column, cell, look)
    else:
        sheet.write_number(row, column, cell, look)


def heads(
    book: Book, sheet: Worksheet, lines: Sequence[Sequence[str]], needed: Iterable[int] = ()
) -> None:
    """Rows of heads from the top: the first dark, the next light; required ones are marked."""
    required = frozenset(needed)
    edge: dict[str, object] = {"border": 1, "border_color": RULE, "text_wrap": True, "locked": True}
    looks = (
        book.format(bold=True, font_color="#FFFFFF", bg_color=DARK, **edge),
        book.format(font_color=DARK, bg_color=LIGHT, **edge),
        book.format(font_color="#5F4B00", bg_color=NOTE, font_size=9, valign="top", **edge),
    )
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(number, column, text, looks[min(number, 2)])
    for column in sorted(required):
        sheet.write_string(
            0,
            column,
            lines[0][column] + " *",
            book.format(bold=True, font_color="#FFE08A", bg_color=DARK, **edge),
        )
