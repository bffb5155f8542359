"""Commands that keep the languages of a library equal."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from guide.commands.parsing import Verbs
from guide.commands.telling import SOUND, UNSOUND, UsageError, print_problems, tell
from guide.outputs import single
from guide.problems import has_errors
from guide.terms import Termbase
from guide.translation import machine, status, work
from guide.translation.keeping import Made
from guide.translation.memory import Memory
from guide.translation.states import Standing, State


def add(verbs: Verbs) -> None:
    """`i18n` with its actions."""
    actions = verbs.add("i18n", _i18n_status).verbs("action", "ACTION")
    actions.add("status", _i18n_status)
    send = actions.add("export", _i18n_export)
    back = actions.add("import", _i18n_import)
    back.add("file", type=Path, metavar="FILE")
    back.add("--dry-run", action="store_true")
    by_machine = actions.add("machine", _i18n_machine)
    by_machine.add("--command", required=True)
    read = actions.add("review", _i18n_review)
    read.add("record", nargs="*", metavar="RECORD")
    for verb in (send, back, by_machine, read):
        verb.add("--to", required=True, metavar="LANGUAGE")
    for verb in (send, by_machine):
        verb.add("--state", default="missing,stale", metavar="STATES")
    for verb in (back, read):
        verb.add("--by", required=True, metavar="NAME")


def _translations(
    options: argparse.Namespace, langs: Sequence[str], *, to: bool = True
) -> "work.Work | None":
    """The library's translations; None, with its problems told, where they cannot be used."""
    opened, problems = work.opened(options.root, options.date)
    if opened is None or options.format != "json":
        # A program that asks for a table gets one document.
        print_problems(problems, options, langs)
    if opened is None:
        tell(langs, "library-unsound")
        return None
    languages = opened.library.settings.written_in
    if to and options.to not in languages[1:]:
        others = ", ".join(languages[1:])
        raise UsageError("i18n-no-language", language=options.to, languages=others)
    return opened


def _states(text: str) -> list[State]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in list(State):
            raise UsageError("i18n-no-state", state=name, states=", ".join(State))
    return [State(name) for name in names]


def _i18n_status(options: argparse.Namespace, langs: Sequence[str]) -> int:
    opened = _translations(options, langs, to=False)
    if opened is None:
        return UNSOUND
    rows = status.table(opened.standings)
    if options.format == "json":
        lines = [{**row._asdict(), "texts": dict(row.texts)} for row in rows]
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        print(status.as_text(rows, langs[0]))
    return SOUND


def _i18n_export(options: argparse.Namespace, langs: Sequence[str]) -> int:
    try:
        from guide.translation import sheet  # noqa: PLC0415  an extra brings what it needs
    except ModuleNotFoundError:
        raise UsageError("extra-missing", output="i18n export", extra="office") from None
    states = _states(options.state)
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    wanted = opened.wanted(options.to, states)
    memory = Memory(opened.standings, options.to)
    lines = sheet.rows(wanted, memory, Termbase.of(opened.library.terms))
    path = options.root / "dist" / f"translate-{options.to}.xlsx"
    single.put(path, sheet.workbook(lines, options.to, opened.library.date))
    characters = sum(status.billed(each.source) for each in wanted)
    args = {"count": len(wanted), "characters": f"{characters:,}"}
    tell(langs, "i18n-exported", **args)
    print(path)
    return SOUND


def _i18n_import(options: argparse.Namespace, langs: Sequence[str]) -> int:
    try:
        from guide.translation import agency  # noqa: PLC0415  an extra brings what it needs
    except ModuleNotFoundError:
        raise UsageError("extra-missing", output="i18n import", extra="office") from None
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
    code = _bring(opened, found.texts, Made.DRAFT, options.by, langs)
    if found.empty:
        tell(langs, "i18n-left", count=found.empty)
    return code


def _i18n_machine(options: argparse.Namespace, langs: Sequence[str]) -> int:
    states = _states(options.state)
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    wanted = opened.wanted(options.to, states)
    source = opened.library.settings.source
    try:
        terms = Termbase.of(opened.library.terms)
        texts = machine.translated(options.command, wanted, source, terms)
    except machine.CommandError as error:
        raise UsageError("i18n-command", reason=str(error)) from None
    return _bring(opened, texts, Made.MACHINE, options.command.split()[0], langs)


def _bring(
    opened: "work.Work",
    texts: Sequence[tuple[Standing, str]],
    made: Made,
    by: str,
    langs: Sequence[str],
) -> int:
    count = work.bring(opened, texts, made, by)
    tell(langs, "i18n-brought", count=count)
    return SOUND


def _i18n_review(options: argparse.Namespace, langs: Sequence[str]) -> int:
    opened = _translations(options, langs)
    if opened is None:
        return UNSOUND
    records = {each.field.record for each in opened.standings}
    for record in options.record:
        if record not in records:
            raise UsageError("i18n-no-record", record=record)
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
