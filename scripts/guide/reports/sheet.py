"""The sheets of a report: sums by group, and the projects behind them, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from guide.locales import spoken_to
from guide.model.guide import Library
from guide.model.project import Project
from guide.quantities import Money
from guide.workbook.book import DARK, LIGHT, RULE, Book, book, cell_format, extent, height, write
from guide.workbook.names import Names
from guide.workbook.putting import Cell

_TEN_THOUSAND = 1_000_000
MARK = "内部资料"


@dataclass(frozen=True, slots=True)
class Line:
    """A project as a report lists it: the group that it counts in, and cells of its own."""

    group: str
    project: Project
    more: tuple[Cell, ...] = ()


def report(
    library: Library,
    title: str,
    lines: Sequence[Line],
    groups: Sequence[str],
    more: Sequence[str] = (),
    *,
    internal: bool = False,
) -> bytes:
    """A workbook with the sums of each group in their order, and a list of all projects.

    `more` are the heads of the lines' own cells. Amounts are in 万元; a project in another currency
    is counted, and its amount left out of the sum.
    """
    words = spoken_to(library.settings.source)
    name = f"{MARK}·{title}" if internal else title
    with book(library.date) as (made, stream):
        heads = ["report-group", "report-count", "report-total", "report-sought"]
        sums = [_sum(group, [line for line in lines if line.group == group]) for group in groups]
        sums.append(_sum(words.word("report-all"), lines))
        _page(
            made,
            library,
            name,
            words.word("report-sums"),
            [words.word(h) for h in heads],
            sums,
            internal=internal,
        )
        names = Names.of(library)
        heads = ["report-group", "report-project", "report-sector", "report-place"]
        heads += ["report-owner", "report-total"]
        rows = [
            _row(line, library, names) for group in groups for line in lines if line.group == group
        ]
        own = [*(words.word(h) for h in heads), *more]
        _page(made, library, name, words.word("report-list"), own, rows, internal=internal)
    return stream.getvalue()


def _sum(group: str, lines: Sequence[Line]) -> list[Cell]:
    projects = [line.project for line in lines]
    totals = [p.investment.total for p in projects if p.investment]
    sought = [p.investment.sought for p in projects if p.investment and p.investment.sought]
    return [group, len(projects), _added(totals), _added(sought)]


def _added(amounts: Sequence[Money]) -> Cell:
    total = sum(each.minor for each in amounts if each.currency == "CNY")
    return total // _TEN_THOUSAND if total % _TEN_THOUSAND == 0 else total / _TEN_THOUSAND


def _row(line: Line, library: Library, names: Names) -> list[Cell]:
    project, source = line.project, library.settings.source
    place = getattr(project, "location", None)  # a draft may lack it
    where = place.township or place.park if place else None
    kind = "townships" if place and place.township else "parks"
    total = project.investment.total if project.investment else None
    return [
        line.group,
        project.title.get(source, project.id) if project.title else project.id,
        names.show("sectors", project.sector),
        names.show(kind, where) if where else None,
        names.show("organisations", project.owner) if project.owner else None,
        _added([total]) if total and total.currency == "CNY" else None,
        *line.more,
    ]


def _page(
    made: Book,
    library: Library,
    title: str,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    internal: bool,
) -> None:
    page = made.sheet(f"{MARK} {name}" if internal else name, "#B3261E" if internal else DARK)
    page.set_paper(9)
    day = library.date.isoformat()
    page.set_header(f'&L&"Microsoft YaHei,Bold"{MARK if internal else ""}&C{title}&R{day}')
    page.set_footer("&C&P / &N")
    page.set_row(0, 30)
    page.write_string(0, 0, title, made.format(bold=True, font_size=16, font_color=DARK))
    page.write_string(1, 0, spoken_to(library.settings.source).word("report-lead", date=day))
    edge = {"border": 1, "border_color": RULE}
    head = made.format(bold=True, font_color="#FFFFFF", bg_color=DARK, text_wrap=True, **edge)
    widths = [_width(head, [row[n] for row in rows]) for n, head in enumerate(heads)]
    page.set_row(3, height(zip(heads, widths, strict=True), 60))
    for column, text in enumerate(heads):
        page.set_column(column, column, widths[column])
        page.write_string(3, column, text, head)
    for row, cells in enumerate(rows, start=4):
        page.set_row(row, height(zip(cells, widths, strict=True), 120))
        last = len(heads) == 4 and row == 3 + len(rows)
        for column, cell in enumerate(cells):
            more = {"bold": True, "bg_color": LIGHT} if last else {}
            write(page, row, column, cell, cell_format(made, cell, wrap=True, **more))
    page.freeze_panes(4, 0)
    page.repeat_rows(3)
    page.fit_to_pages(1, 0)
    if len(heads) > 4:
        page.autofilter(3, 0, 3 + len(rows), len(heads) - 1)
    page.print_area(0, 0, 3 + len(rows), len(heads) - 1)


def _width(head: str, cells: Sequence[Cell]) -> float:
    """A column as wide as its longest cell, within limits; longer texts are wrapped."""
    longest = max((extent(str(cell)) for cell in cells if cell is not None), default=0)
    return min(34, max(10, extent(head) + 2, longest + 2))
