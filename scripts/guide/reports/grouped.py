"""Published projects by township, department, sector, size and how far they are prepared."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from guide.locales import spoken_to
from guide.model.enumerations import Progress
from guide.model.guide import Library
from guide.model.project import Project, Readiness
from guide.reports.sheet import Line, report
from guide.workbook.names import Names

# Upper ends of the bands, in 亿元.
BANDS = (Decimal("0.5"), Decimal(1), Decimal(5), Decimal(10))


def by_township(library: Library) -> bytes:
    """The projects of each township, in the order of place.yml."""
    names = Names.of(library)
    order = [str(each.id) for each in (library.place.townships if library.place else ())]

    def where(project: Project) -> str:
        township = project.location.township
        return names.show("townships", township) if township else ""

    return _report(library, "township", where, [names.show("townships", id) for id in order])


def by_department(library: Library) -> bytes:
    """The projects of each body that reports them."""
    names = Names.of(library)
    order = [names.show("organisations", id) for id in library.organisations]
    return _report(library, "department", lambda p: names.show("organisations", p.owner), order)


def by_sector(library: Library) -> bytes:
    """The projects of each sector, in the guide's order."""
    names = Names.of(library)
    order = [names.show("sectors", str(each.id)) for each in library.sectors]
    return _report(library, "sector", lambda p: names.show("sectors", p.sector), order)


def by_amount(library: Library) -> bytes:
    """The projects by the size of their investment, in yuan; others stand apart."""
    words = spoken_to(library.settings.source)
    bands = [
        words.word("report-band-first", high=BANDS[0]),
        *(words.word("report-band", low=low, high=high) for low, high in pairwise(BANDS)),
        words.word("report-band-last", low=BANDS[-1]),
    ]

    def band(project: Project) -> str:
        total = project.investment.total if project.investment else None
        if total is None or total.currency != "CNY":
            return ""
        return bands[sum(total.amount >= high * 10**8 for high in BANDS)]

    return _report(library, "amount", band, bands)


def by_readiness(library: Library) -> bytes:
    """The projects by how many of the steps that they need are done."""
    words = spoken_to(library.settings.source)
    groups = [words.word(f"report-ready-{key}") for key in ("most", "half", "begun", "none")]

    def ready(project: Project) -> str:
        if project.readiness is None:
            return ""
        steps = [getattr(project.readiness, name) for name in Readiness.model_fields]
        wanted = [s for s in steps if s and s.state is not Progress.NOT_NEEDED]
        done = sum(s.state is Progress.DONE for s in wanted)
        if not wanted or not done:
            return groups[3]
        share = done / len(wanted)
        return groups[0] if share >= 0.8 else groups[1] if share >= 0.5 else groups[2]

    return _report(library, "readiness", ready, groups)


def _report(
    library: Library, name: str, group: Callable[[Project], str], order: Sequence[str]
) -> bytes:
    words = spoken_to(library.settings.source)
    other = words.word("report-other")
    lines = [Line(group(each) or other, each) for each in library.guide().projects.values()]
    used = {line.group for line in lines}
    groups = [each for each in dict.fromkeys([*order, other]) if each in used]
    return report(library, words.word(f"report-by-{name}"), lines, groups)
