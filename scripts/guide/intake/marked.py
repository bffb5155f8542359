"""The sender's rows given back in a fresh workbook: red cells, comments, a list in front."""

import datetime
import re
from collections.abc import Sequence

from guide.intake.grid import Grid, letters, number
from guide.locales import locale
from guide.problems import Place, Problem, Severity, in_order
from guide.report import sentence
from guide.workbook.book import AMBER, DARK, LIGHT, RED, RULE, Book, book, height, write
from guide.workbook.putting import LONGEST, Cell
from guide.workbook.reading import Raw

# Widths of columns, and the most that a row may be high.
_PLACE, _SENTENCE, _TALLEST = 26, 46, 240
_CELL = re.compile(r"^(.*)!([A-Z]+)([0-9]+)$", re.DOTALL)


def marked(
    grids: Sequence[Grid], problems: Sequence[Problem], langs: Sequence[str], day: datetime.date
) -> bytes:
    """The workbook's bytes. Every sheet as it came, values only; each problem at its cell."""
    listed = [p for p in in_order(problems) if p.place.cell]
    titles = _titles(grids, langs)
    with book(day) as (made, stream):
        _list(made, listed, titles, {(g.file, g.sheet): _heads(g) for g in grids}, langs)
        for grid in grids:
            own = [p for p in listed if p.place.file == grid.file and _sheet(p.place) == grid.sheet]
            _copy(made, grid, titles[grid.file, grid.sheet], own, langs)
    return stream.getvalue()


def _titles(grids: Sequence[Grid], langs: Sequence[str]) -> dict[tuple[str, str], str]:
    """A name for each sheet; files may have sheets of one name."""
    used = {locale(langs[0]).word("sheet-problems").casefold()}
    titles = {}
    for grid in grids:
        name = re.sub(r"[\[\]:*?/\\]", " ", grid.sheet).strip("'")[:31] or "Sheet"
        count = 1
        while name.casefold() in used:
            count += 1
            name = f"{grid.sheet[:26].strip(chr(39))} {count}"
        used.add(name.casefold())
        titles[grid.file, grid.sheet] = name
    return titles


def _heads(grid: Grid) -> dict[str, str]:
    """By the letters of a column, its head in the first row of heads."""
    row = grid.rows[grid.heads.start] if grid.heads else []
    return {letters(column): str(cell).strip() for column, cell in enumerate(row) if cell}


def _sheet(place: Place) -> str:
    match = _CELL.match(place.cell)
    return match[1] if match else ""


def _list(
    book: Book,
    problems: Sequence[Problem],
    titles: dict[tuple[str, str], str],
    heads_of: dict[tuple[str, str], dict[str, str]],
    langs: Sequence[str],
) -> None:
    """One line a problem: its place, with a link, its column, what is wrong and what to do."""
    words = locale(langs[0])
    sheet = book.sheet(words.word("sheet-problems"), "#B3261E")
    sheet.set_column(0, 1, _PLACE)
    sheet.set_column(2, 1 + 2 * len(langs), _SENTENCE)
    edge = {"border": 1, "border_color": RULE, "text_wrap": True, "valign": "top"}
    title_look = book.format(bold=True, font_color="#FFFFFF", bg_color=DARK, **edge)
    heads = [words.word("marked-place"), words.word("marked-column")]
    for lang in langs:
        heads += [locale(lang).word("marked-problem"), locale(lang).word("marked-remedy")]
    for column, text in enumerate(heads):
        sheet.write_string(0, column, text, title_look)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for row, problem in enumerate(problems, start=1):
        fill = RED if problem.severity is Severity.ERROR else AMBER
        title = titles.get((problem.place.file, _sheet(problem.place)))
        match = _CELL.match(problem.place.cell)
        look = book.format(font_color=DARK, underline=1, bg_color=fill, **edge)
        if title and match:
            quoted = title.replace("'", "''")
            link = f"internal:'{quoted}'!{match[2]}{match[3]}"
            sheet.write_url(row, 0, link, look, string=f"{title}!{match[2]}{match[3]}")
        else:
            sheet.write_string(row, 0, problem.place.cell, look)
        head = heads_of.get((problem.place.file, _sheet(problem.place)), {})
        said = [head.get(match[2], "") if match else ""]
        said += [text for lang in langs for text in sentence(problem, lang)]
        widths = [_PLACE, *(_SENTENCE for _ in said[1:])]
        sheet.set_row(row, height(zip(said, widths, strict=True), _TALLEST))
        for column, text in enumerate(said, start=1):
            sheet.write_string(row, column, text, book.format(**edge))


def _copy(
    book: Book, grid: Grid, title: str, problems: Sequence[Problem], langs: Sequence[str]
) -> None:
    sheet = book.sheet(title)
    sheet.set_column(0, max((len(row) for row in grid.rows), default=1), 16)
    marks: dict[tuple[int, int], list[Problem]] = {}
    for problem in problems:
        match = _CELL.match(problem.place.cell)
        if match:
            marks.setdefault((int(match[3]) - 1, number(match[2])), []).append(problem)
    cells: set[tuple[int, int]] = set(marks)
    cells |= {(r, c) for r, row in enumerate(grid.rows) for c, raw in enumerate(row) if raw != ""}
    if grid.heads:
        sheet.freeze_panes(grid.heads.stop, 0)
        sheet.repeat_rows(grid.heads.start, grid.heads.stop - 1)
    head = {"bold": True, "bg_color": LIGHT, "text_wrap": True, "valign": "top"}
    for row in grid.heads:
        sheet.set_row(row, 42)
    for row, column in sorted(cells):
        found = marks.get((row, column), [])
        errors = any(p.severity is Severity.ERROR for p in found)
        fill = {"bg_color": RED if errors else AMBER, "border": 2, "border_color": "#B3261E"}
        cell = _as_cell(grid.cell(row, column))
        more = fill if found else head if row in grid.heads else {}
        look = book.format(num_format=_shape(cell), **more)
        write(sheet, row, column, cell, look)
        if found:
            text = "\n\n".join(
                "\n".join(part for part in sentence(p, lang) if part)
                for p in found
                for lang in langs
            )
            options = {"x_scale": 3, "y_scale": 1 + len(text) / 160, "author": ""}
            sheet.write_comment(row, column, text[:LONGEST], options)
    last = max((c for _, c in cells), default=0)
    sheet.print_area(f"A1:{letters(last)}{max((r for r, _ in cells), default=0) + 1}")


def _as_cell(raw: Raw) -> Cell:
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, datetime.datetime):
        return raw.date() if raw.year >= 1900 else raw.isoformat(" ")
    if isinstance(raw, datetime.time | datetime.timedelta):
        return str(raw)
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 10**15:
        return int(raw)
    if isinstance(raw, str):
        return raw[:LONGEST] or None
    return raw


def _shape(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return "yyyy-mm-dd"
    return "General" if isinstance(cell, int | float) else "@"
