"""The workbook: the guide's records as sheets for meetings, which import again without a change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from guide.data.places import page_url
from guide.locales import locale
from guide.model.guide import Guide
from guide.model.record import Record
from guide.outputs import Made, Request, single
from guide.selection import selected
from guide.workbook.book import DARK, MOST_LINKS, RULE, Book, book, cell_format, heads, write
from guide.workbook.columns import Column, is_long
from guide.workbook.heads import LANGUAGES, labels, sheet_names
from guide.workbook.layout import ID, KINDS, Sheet, sheets
from guide.workbook.names import Names
from guide.workbook.putting import Cell, put
from guide.workbook.table import rows


def make(request: Request) -> Made:
    """Write `dist/library.xlsx`, or the projects of one edition and all else."""
    guide = request.guide
    records: dict[str, Iterable[Record]] = {k: guide.collection(k).values() for k in KINDS}
    name = "library"
    if request.edition:
        records["projects"] = selected(guide, guide.editions[request.edition])
        name = request.edition
    path = request.root / "dist" / f"{name}.xlsx"
    single.put(path, workbook(guide, records))
    return Made(paths=(path,))


def workbook(guide: Guide, records: Mapping[str, Iterable[Record]]) -> bytes:
    """The bytes of a workbook with a sheet for each kind and each list that has rows."""
    names = Names.of(guide)
    source = guide.settings.source
    chosen: list[tuple[Sheet, list[int], list[tuple[Record, list[Cell]]]]] = []
    for kind, of in records.items():
        for sheet in sheets(kind, guide.languages):
            lines = [
                (record, [put(c, v, names, source) for c, v in zip(sheet.all, values, strict=True)])
                for record, values in rows(of, sheet)
            ]
            if lines:
                used = [
                    number
                    for number in range(len(sheet.all))
                    if number < len(sheet.keys)
                    or any(cells[number] is not None for _, cells in lines)
                ]
                chosen.append((sheet, used, lines))
    titles = sheet_names([sheet for sheet, _, _ in chosen], source)
    with book(guide.date, streaming=True) as (made, stream):
        _contents(made, guide, [(titles[s.name], len(lines)) for s, _, lines in chosen])
        for sheet, used, lines in chosen:
            _sheet(made, guide, sheet, titles[sheet.name], used, lines)
    return stream.getvalue()


def _contents(book: Book, guide: Guide, parts: Sequence[tuple[str, int]]) -> None:
    """The first sheet: what the others are, with links and the number of their rows."""
    words = locale(guide.settings.source)
    sheet = book.sheet(words.word("sheet-contents"))
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 10)
    title = guide.settings.title[guide.settings.source]
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, title, book.format(bold=True, font_size=16, font_color=DARK))
    sheet.write_string(1, 0, words.word("workbook-lead", date=guide.date.isoformat()))
    for row, (name, count) in enumerate(parts, start=3):
        link = f"internal:'{name}'!A1"
        look = book.format(font_color=DARK, underline=1, bottom=1, bottom_color=RULE)
        sheet.write_url(row, 0, link, look, string=name)
        sheet.write_number(row, 1, count, book.format(bottom=1, bottom_color=RULE))


def _sheet(
    book: Book,
    guide: Guide,
    sheet: Sheet,
    title: str,
    used: Sequence[int],
    lines: Sequence[tuple[Record, list[Cell]]],
) -> None:
    made = book.sheet(title, DARK if not sheet.levels else RULE)
    columns = [sheet.all[number] for number in used]
    for index, column in enumerate(columns):
        made.set_column(index, index, width(column))
    made.set_row(0, 32)
    made.set_row(1, 32)
    heads(book, made, [[labels(sheet, tag)[number] for number in used] for tag in LANGUAGES])
    named = sum(c.fields in (("title",), ("name",)) for c in columns[:6] if not sheet.levels)
    stays = len(sheet.keys) + named
    made.freeze_panes(2, min(stays, 4))
    last = len(lines) + 1
    made.autofilter(1, 0, last, len(columns) - 1)
    made.repeat_rows(0, 1)
    made.repeat_columns(0, max(0, len(sheet.keys) - 1))
    made.print_area(0, 0, last, len(columns) - 1)
    made.set_footer("&L&A&C&P / &N")
    for row, (record, cells) in enumerate(lines, start=2):
        for index, number in enumerate(used):
            cell = cells[number]
            if sheet.all[number].path == (ID,) and row <= MOST_LINKS:
                _linked(book, guide, made, row, index, record, str(cell))
            else:
                write(made, row, index, cell, cell_format(book, cell))


def _linked(
    book: Book, guide: Guide, sheet: Worksheet, row: int, column: int, record: Record, id: str
) -> None:
    """The id of a record leads to its page, where the site has an address."""
    url = page_url(guide, guide.settings.source, record.collection, record.id)
    edge: dict[str, Any] = {"border": 1, "border_color": RULE, "num_format": "@"}
    if url:
        look = book.format(font_color=DARK, underline=1, **edge)
        sheet.write_url(row, column, url, look, string=id)
    else:
        sheet.write_string(row, column, id, book.format(**edge))


def width(column: Column) -> float:
    """The width of a column in characters."""
    if is_long(column):
        return 48
    return {"text": 30, "ref": 22, "money": 14, "area": 12, "number": 11, "day": 12}.get(
        column.sort, 16
    )
