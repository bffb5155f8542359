"""Commands that keep the languages of a library equal."""

import argparse
import json
from collections.abc import Sequence

from guide.commands.telling import SOUND, UNSOUND, print_problems, tell
from guide.outputs import needing, single
from guide.problems import RefusedError, has_errors
from guide.terms import Termbase
from guide.translation import machine, work
from guide.translation import status as statuses
from guide.translation.keeping import Made
from guide.translation.memory import Memory
from guide.translation.states import Standing, State


def _translations(
    options: argparse.Namespace, langs: Sequence[str], *, to: bool = True
) -> "work.Work | None":
    """The library's translations; None, with its problems told, where they cannot be used."""
    opened, problems = work.opened(options.root, options.date)
    if opened is None or options.format != "json":
        # A program that asks for a table gets one document.
        print_problems(problems, options, langs)
    if opened is None:
        tell(langs, "i18n-unsound")
        return None
    languages = opened.library.settings.written_in
    if to and options.to not in languages[1:]:
        others = ", ".join(languages[1:])
        raise RefusedError("i18n-no-language", language=options.to, languages=others)
    return opened


def _states(text: str) -> list[State]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in list(State):
            raise RefusedError("i18n-no-state", state=name, states=", ".join(State))
    return [State(name) for name in names]


def status(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """A table of the translations by kind, sector and language."""
    opened = _translations(options, langs, to=False)
    if opened is None:
        return UNSOUND
    rows = statuses.table(opened.standings)
    if options.format == "json":
        lines = [{**row._asdict(), "texts": dict(row.texts)} for row in rows]
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        print(statuses.as_text(rows, langs[0]))
    return SOUND


def export(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """A workbook for the agency."""
    with needing("office", "i18n export"):
        from guide.translation import sheet  # noqa: PLC0415
    states = _states(options.state)
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    wanted = opened.wanted(options.to, states)
    memory = Memory(opened.standings, options.to)
    lines = sheet.rows(wanted, memory, Termbase.of(opened.library.terms))
    path = options.root / "dist" / f"translate-{options.to}.xlsx"
    single.put(path, sheet.workbook(lines, options.to, opened.library.date))
    characters = sum(statuses.billed(each.source) for each in wanted)
    args = {"count": len(wanted), "characters": f"{characters:,}"}
    tell(langs, "i18n-exported", **args)
    print(path)
    return SOUND


def bring(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Take in the agency's workbook."""
    with needing("office", "i18n import"):
        from guide.translation import agency  # noqa: PLC0415
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    found = agency.returned(options.file, opened.standings, options.to)
    print_problems(found.problems, options, langs)
    if has_errors(found.problems) or options.dry_run:
        args = {"count": len(found.texts), "empty": found.empty}
        key = "i18n-refused" if has_errors(found.problems) else "i18n-would"
        tell(langs, key, **args)
        return UNSOUND if has_errors(found.problems) else SOUND
    code = _brought(opened, found.texts, Made.DRAFT, options.by, langs)
    if found.empty:
        tell(langs, "i18n-left", count=found.empty)
    return code


def by_machine(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Let a command translate; what it says is marked as its work."""
    by = machine.name(options.command)
    states = _states(options.state)
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    wanted = opened.wanted(options.to, states)
    source = opened.library.settings.source
    if not wanted:
        tell(langs, "i18n-none")
        return SOUND
    tell(langs, "i18n-waiting", count=len(wanted))
    terms = Termbase.of(opened.library.terms)
    texts = machine.translated(options.command, wanted, source, terms)
    code = _brought(opened, texts, Made.MACHINE, by, langs)
    if left := len(wanted) - len(texts):
        tell(langs, "i18n-unanswered", count=left)
    return code


def _brought(
    opened: "work.Work",
    texts: Sequence[tuple[Standing, str]],
    made: Made,
    by: str,
    langs: Sequence[str],
) -> int:
    count = work.bring(opened, texts, made, by)
    tell(langs, "i18n-brought", count=count)
    return SOUND


def review(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Note that a person read translations and stands by them."""
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    records = {each.field.record for each in opened.standings}
    for record in options.record:
        if record not in records:
            raise RefusedError("i18n-no-record", record=record)
    chosen = [
        each
        for each in opened.standings
        if each.language == options.to
        and each.text
        and (not options.record or each.field.record in options.record)
    ]
    work.review(opened, chosen, options.by)
    tell(langs, "i18n-reviewed", count=len(chosen))
    return SOUND
