"""Tables are made to fit: notes that cells share stand once under them, wide ones show a part."""

from collections.abc import Iterable
from dataclasses import dataclass

from guide.words.types import Cell, Group, Link, Table

_WIDEST = 7  # columns of a table that a page takes upright
_BESIDE = 5  # columns of a table that stands beside its group's name
_ABREAST = 4  # rows of a wider one that stand side by side, turned

# What a wide table shows at a glance: what an investor compares first, in this order.
_GLANCE = (
    *("id", "name", "state", "floor", "area", "use", "floor_load", "clear_height", "crane"),
    *("power", "floor_area_ratio", "available_from", "rent", "price", "sale_price"),
)
# Of that, what goes first where it gets tight.
_SPARE = ("sale_price", "available_from", "crane", "floor", "name")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head; `numeric` columns are set flush right."""

    label: str
    numeric: bool
    key: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell as a page shows it: its own note under it, or the number of one under the table."""

    text: str
    link: Link | None
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under a table on the column of this label; without a mark it is on all its cells."""

    label: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a page shows it."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Marked, ...], ...]
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """Rows of a wide table side by side: their names on top, then a line for each head."""

    corner: Head
    names: tuple[Marked, ...]
    lines: tuple[tuple[Head, tuple[Marked, ...]], ...]
    notes: tuple[Footnote, ...]


def is_wide(table: Table) -> bool:
    """Whether a table has more columns than a page."""
    return len(table.columns) > _WIDEST


def wide(group: Group) -> bool:
    """Whether a group has a table that is too wide to stand beside the group's name."""
    return any(isinstance(item, Table) and len(item.columns) > _BESIDE for item in group.items)


def grid(table: Table) -> Grid:
    """A whole table."""
    return _grid(table, range(len(table.columns)), table.rows)


def glance(table: Table) -> Grid:
    """The columns of a wide table that one compares first."""
    keys = [column.key for column in table.columns]
    filled = [n for n in range(len(keys)) if any(row[n].text for row in table.rows)]
    chosen = [n for n in filled if keys[n] in _GLANCE] or filled
    chosen.sort(key=lambda n: _GLANCE.index(keys[n]) if keys[n] in _GLANCE else n)
    for key in _SPARE:
        if len(chosen) > _WIDEST:
            chosen = [n for n in chosen if keys[n] != key]
    return _grid(table, chosen[:_WIDEST], table.rows)


def turned(table: Table) -> list[Turned]:
    """All columns of a wide table as lines, a few rows at a time, so that neighbours compare."""
    parts = []
    for first in range(0, len(table.rows), _ABREAST):
        rows = table.rows[first : first + _ABREAST]
        filled = [n for n in range(len(table.columns)) if any(row[n].text for row in rows)]
        part = _grid(table, filled, rows)
        names, *cells = zip(*part.rows, strict=True)
        lines = tuple(zip(part.heads[1:], cells, strict=True))
        parts.append(Turned(part.heads[0], names, lines, part.notes))
    return parts


def _grid(table: Table, chosen: Iterable[int], rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    heads, columns = [], []
    notes: list[Footnote] = []
    several = sum(column.numeric for column in table.columns) > 1
    for number in chosen:
        column, cells = table.columns[number], [row[number] for row in rows]
        found = dict.fromkeys(cell.note for cell in cells if cell.text)
        marks: dict[str, str] = {}
        if "" not in found and 1 == len(found) < len(cells):
            notes.append(Footnote(column.label, *found))
            marks = dict.fromkeys(found, "")
        elif 1 < len(found) <= len(cells) / 2:
            for note in found:
                if note:
                    marks[note] = str(sum(bool(each.mark) for each in notes) + 1)
                    notes.append(Footnote(column.label, note, marks[note]))
        shown = [
            Marked(cell.text, cell.link, mark=marks[cell.note])
            if cell.note in marks
            else Marked(cell.text, cell.link, cell.note)
            for cell in cells
        ]
        noted = any(cell.note or (cell.mark and not several) for cell in shown)
        numeric = column.numeric and not noted
        heads.append(Head(column.label, numeric, column.key))
        columns.append(shown)
    return Grid(tuple(heads), tuple(zip(*columns, strict=True)), tuple(notes))
