"""A template: empty sheets to be filled in, with heads, notes, drop-downs, an example, a guide."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from guide.locales import locale
from guide.model.guide import Library
from guide.model.record import Record
from guide.workbook.book import DARK, LIGHT, RULE, Book, book, cell_format, heads, height, write
from guide.workbook.choices import hint, validate, write_lists
from guide.workbook.columns import Column, is_long
from guide.workbook.heads import LANGUAGES, NOTE, labels, sheet_names
from guide.workbook.layout import KINDS, Sheet, sheets
from guide.workbook.names import Names
from guide.workbook.putting import put
from guide.workbook.table import rows

# For the bureau's own hands, in the files themselves.
_NOT_ASKED = frozenset({"withdrawal", "waivers", "formerly", "sort_key"})
_ROWS, _HEADS = 2_000, 3
_STEPS = 9
# A row shows the beginning of a long text; to show all of it, one row would fill a screen.
_TALLEST = 60.0
_WIDTHS = {"text": 32, "ref": 24, "money": 14, "area": 14, "number": 11, "day": 14}


def parts() -> tuple[str, ...]:
    """What a template may be asked for: a kind of record, or one of the longer lists in records."""
    return (*KINDS, "units", "plots", "clauses", "people", "links")


def template_sheets(part: str, languages: tuple[str, ...]) -> list[Sheet]:
    """The sheets of a part: a kind's own and its lists, or one list and what lies in it."""
    every = [sheet for kind in KINDS for sheet in sheets(kind, languages)]
    asked = [
        sheet
        for sheet in every
        if not _NOT_ASKED & {step for level in sheet.levels for step in level}
    ]
    if part in KINDS:
        return [sheet for sheet in asked if sheet.kind == part]
    return [sheet for sheet in asked if any(level[-1] == part for level in sheet.levels)]


def template(library: Library, part: str, owner: str = "", township: str = "") -> bytes:
    """The bytes of a template; with an owner or a township, filled with what is theirs already."""
    names = Names.of(library)
    source = library.settings.source
    chosen = template_sheets(part, library.languages)
    kind = chosen[0].kind
    own = [each for each in library.collection(kind).values() if _is_of(each, owner, township)]
    filled = own if owner or township else []
    titles = sheet_names(chosen, source)
    with book(library.date) as (made, stream):
        _how(made, library, titles[chosen[0].name], owner, township)
        pages = [made.sheet(titles[s.name], DARK if not s.levels else RULE) for s in chosen]
        example = made.sheet(locale(source).word("sheet-example"), LIGHT)
        lists = write_lists(made, chosen, names, source)
        for sheet, page in zip(chosen, pages, strict=True):
            _page(made, page, sheet, lists, names, source, filled)
        _example(made, example, chosen[0], library, names)
        pages[0].activate()
    return stream.getvalue()


def _is_of(record: Any, owner: str, township: str) -> bool:
    place = getattr(record, "location", None)
    where = getattr(record, "township", None) or getattr(place, "township", None)
    return (not owner or record.owner == owner) and (not township or where == township)


def asked(sheet: Sheet) -> list[int]:
    """The columns of a sheet that a template asks for, by their index."""
    return [n for n, c in enumerate(sheet.all) if c.path[0] not in _NOT_ASKED]


def _how(book: Book, library: Library, first: str, owner: str, township: str) -> None:
    """The guide to filling in: numbered steps, Chinese beside English."""
    source = library.settings.source
    page = book.sheet(locale(source).word("sheet-how"), "#2E7D32")
    page.set_portrait()
    page.set_paper(9)
    page.set_column(0, 0, 5)
    page.set_column(1, 2, 58)
    page.set_row(0, 34)
    title = f"{library.settings.title[source]} · {first}"
    page.write_string(0, 1, title, book.format(bold=True, font_size=16, font_color=DARK))
    who = [Names.of(library).show("organisations", owner)] if owner else []
    who += [Names.of(library).show("townships", township)] if township else []
    page.write_string(1, 1, " · ".join(who), book.format(font_color=DARK))
    look = book.format(text_wrap=True, valign="top", bottom=1, bottom_color=RULE)
    for step in range(1, _STEPS + 1):
        page.set_row(step + 2, 48)
        page.write_number(step + 2, 0, step, look)
        for column, tag in enumerate(LANGUAGES, start=1):
            page.write_string(step + 2, column, locale(tag).word(f"template-how-{step}"), look)
    page.fit_to_pages(1, 0)


def _page(
    book: Book,
    page: Worksheet,
    sheet: Sheet,
    lists: Mapping[tuple[str, str], str],
    names: Names,
    source: str,
    records: Sequence[Record],
) -> None:
    columns = asked(sheet)
    notes = [hint(sheet.all[number], source) for number in columns]
    notes[0] = f"{NOTE} {notes[0]}".strip()
    lines = [[labels(sheet, tag)[number] for number in columns] for tag in LANGUAGES]
    needed = [i for i, number in enumerate(columns) if sheet.all[number].needed]
    widths = [_width(sheet.all[number]) for number in columns]
    for index, number in enumerate(columns):
        page.set_column(index, index, widths[index], _free(book, sheet.all[number]))
    for row, tall in enumerate((30, 30, 84)):
        page.set_row(row, tall)
    heads(book, page, [*lines, notes], needed)
    for index, number in enumerate(columns):
        validate(page, index, (_HEADS, _HEADS + _ROWS - 1), sheet.all[number], lists, source)
    for row, (_, values) in enumerate(rows(records, sheet), start=_HEADS):
        cells = [put(sheet.all[number], values[number], names, source) for number in columns]
        page.set_row(row, height(zip(cells, widths, strict=True), _TALLEST))
        for index, cell in enumerate(cells):
            if cell is not None:
                write(
                    page,
                    row,
                    index,
                    cell,
                    cell_format(book, cell, wrap=True, locked=False, valign="top"),
                )
    named = sum(sheet.all[n].fields in (("title",), ("name",)) for n in columns[:6])
    page.freeze_panes(_HEADS, min(len(sheet.keys) + (named if not sheet.levels else 0), 4))
    page.repeat_rows(0, _HEADS - 1)
    page.repeat_columns(0, max(0, len(sheet.keys) - 1))
    page.set_footer("&L&A&C&P / &N")
    allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows")
    page.protect("", dict.fromkeys((*allowed, "sort", "autofilter"), True))


def _width(column: Column) -> float:
    return 40 if is_long(column) else _WIDTHS.get(column.sort, 18)


def _free(book: Book, column: Column) -> Any:
    """The look of cells that may be filled in: codes and texts stay text, whatever is typed."""
    if column.sort in ("number", "money", "area"):
        return book.format(locked=False, num_format="General")
    if column.sort == "day":
        return book.format(locked=False, num_format="yyyy-mm-dd", align="left")
    return book.format(locked=False, num_format="@", text_wrap=True)


def _example(book: Book, page: Worksheet, sheet: Sheet, library: Library, names: Names) -> None:
    """A record of the library itself, as it would be filled in."""
    source = library.settings.source
    columns = asked(sheet)
    lines = [[labels(sheet, tag)[number] for number in columns] for tag in LANGUAGES]
    heads(book, page, lines)
    page.set_column(0, len(columns) - 1, 22)
    page.freeze_panes(2, 1)
    found = list(rows(library.guide().collection(sheet.kind).values(), sheet))
    for row, (_, values) in enumerate(found[:2], start=2):
        page.set_row(row, 60)
        for index, number in enumerate(columns):
            cell = put(sheet.all[number], values[number], names, source)
            write(page, row, index, cell, cell_format(book, cell, wrap=True))
