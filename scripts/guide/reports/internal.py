"""Internal reports, 内部: the stage of each project and the monthly dispatch table."""

from guide.load.internal import load_internal
from guide.locales import spoken_to
from guide.model.enumerations import InternalStage
from guide.model.guide import Library
from guide.model.internal import InternalProject, StageEntry
from guide.reports.sheet import Line, report
from guide.workbook.putting import Cell


def by_stage(library: Library) -> bytes:
    """All projects, drafts too, by the last stage of their log."""
    return _staged(library, "stage", ("report-since", "report-leader"))


def dispatch(library: Library) -> bytes:
    """The month's dispatch table: stage, since when, who leads, what was agreed, what is next."""
    keys = ("report-since", "report-month", "report-leader", "report-manager", "report-signed")
    return _staged(library, "dispatch", (*keys, "report-next"))


def last_stage(project: InternalProject, library: Library) -> StageEntry | None:
    """The latest entry of a project's log that is not in the future."""
    past = [each for each in project.stage_log if each.date <= library.date]
    return max(past, key=lambda each: each.date, default=None)


def _staged(library: Library, name: str, keys: tuple[str, ...]) -> bytes:
    words = spoken_to(library.settings.source)
    internal, _ = load_internal(library.root)
    other = words.word("report-no-stage")
    lines = []
    for id, project in library.projects.items():
        known = internal.projects.get(id, InternalProject())
        stage = last_stage(known, library)
        label = words.enum("InternalStage", stage.stage.value) if stage else other
        cells = _cells(known, stage, library)
        lines.append(Line(label, project, tuple(cells[key] for key in keys)))
    used = {line.group for line in lines}
    order = [words.enum("InternalStage", each.value) for each in InternalStage]
    groups = [each for each in [*order, other] if each in used]
    title = words.word(f"report-by-{name}")
    heads = [words.word(key) for key in keys]
    return report(library, title, lines, groups, heads, internal=True)


def _cells(known: InternalProject, stage: StageEntry | None, library: Library) -> dict[str, Cell]:
    """What a line may say beside the project, by the key of its head."""
    moved = stage and (stage.date.year, stage.date.month) == (library.date.year, library.date.month)
    signed = known.signed_amount
    return {
        "report-since": stage.date if stage else None,
        "report-month": (stage.note or "") if stage and moved else None,
        "report-leader": known.leader,
        "report-manager": known.manager,
        "report-signed": signed.minor / 1_000_000 if signed and signed.currency == "CNY" else None,
        "report-next": known.next_report.iso if known.next_report else None,
    }
