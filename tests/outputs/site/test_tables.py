"""Tables fit a page: shared notes stand once, wide ones are folded, and no cell is lost."""

from guide.outputs.site.tables import glance, grid, is_wide, turned
from guide.words.types import Cell, Column, Table


def units(*notes: str, keys: tuple[str, ...] = ("id", "area", "rent")) -> Table:
    """A table with a row for each note, which stands on the last column."""
    columns = tuple(Column(key.title(), key != "id", key) for key in keys)
    rows = tuple(
        (*(Cell(f"{key}{number}") for key in keys[:-1]), Cell(f"{keys[-1]}{number}", note))
        for number, note in enumerate(notes)
    )
    return Table("units", "Units", columns, rows)


WIDE = ("id", "storey", "drainage", "area", "floor_load", "power", "state", "lifts", "rent")


def test_a_note_that_all_cells_share_stands_once_under_the_table():
    found = grid(units("VAT included", "VAT included"))
    assert [(note.label, note.text, note.mark) for note in found.notes] == [
        ("Rent", "VAT included", "")
    ]
    assert not any(cell.note or cell.mark for row in found.rows for cell in row)
    assert found.heads[2].numeric


def test_a_few_notes_are_numbered():
    found = grid(units("with VAT", "without", "with VAT", "with VAT"))
    assert [(note.text, note.mark) for note in found.notes] == [("with VAT", "1"), ("without", "2")]
    assert [row[2].mark for row in found.rows] == ["1", "2", "1", "1"]


def test_notes_that_differ_stay_in_their_cells():
    found = grid(units("a", "b", "c"))
    assert [row[2].note for row in found.rows] == ["a", "b", "c"]
    assert not found.notes
    assert not found.heads[2].numeric  # a text set flush right is hard to read


def test_a_cell_without_note_is_not_said_to_have_one():
    found = grid(units("a", "", "a", "a"))
    assert [row[2].mark for row in found.rows] == ["1", "", "1", "1"]


def test_a_table_without_rows_is_empty():
    assert grid(units()).rows == ()


def test_a_wide_table_shows_first_what_one_compares():
    table = units("", "", keys=WIDE)
    assert is_wide(table)
    assert [head.key for head in glance(table).heads] == [
        *("id", "state", "area", "floor_load", "power", "rent")
    ]


def test_the_rest_of_a_wide_table_is_all_there_turned():
    table = units(*"abcdef", keys=WIDE)
    parts = turned(table)
    assert [len(part.names) for part in parts] == [4, 2]
    said = {cell.text for part in parts for _, cells in part.lines for cell in cells}
    said |= {cell.text for part in parts for cell in part.names}
    assert said == {cell.text for row in table.rows for cell in row}
