"""The command line parses and calls; what it prints goes to stdout, how it goes on to stderr."""

import argparse
import json
import locale as system_locale
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from guide import __version__, again, changes, checks, doctor, edit, new, report, schema
from guide import freeze as freezing
from guide.changes import errata
from guide.load import load
from guide.locales import locale, staff
from guide.outputs import ON_REQUEST, OUTPUTS, Made, RefusedError, Request, UnavailableError
from guide.outputs.target import TargetError, claim
from guide.problems import Problem, has_errors
from guide.terms import Termbase
from guide.translation import keeping, machine, status, work
from guide.translation.memory import Memory
from guide.translation.states import Standing, State
from guide.words import Voice

SOUND, UNSOUND, REFUSED, BUG = 0, 1, 2, 3


class UsageError(Exception):
    """The command cannot be carried out as asked; `key` and `args` word the reason."""

    def __init__(self, key: str, **args: object) -> None:
        super().__init__(key)
        self.key, self.args_ = key, args


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 sound, 1 problems, 2 refused, 3 a bug."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and redirected output may have an encoding without Han characters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = command_line().parse_args(argv)
    langs = _languages(options.lang)
    try:
        code: int = options.run(options, langs)
    except UsageError as error:
        _say("\n".join(locale(lang).word(error.key, **error.args_) for lang in langs))
        return REFUSED
    except (TargetError, RefusedError) as error:
        _say("\n".join(locale(lang).word(error.code, **error.args_) for lang in langs))
        return REFUSED
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOUND
    except OSError as error:
        args = {"file": error.filename or "", "reason": error.strerror or str(error)}
        _say("\n".join(locale(lang).word("cannot-write", **args) for lang in langs))
        return REFUSED
    except KeyboardInterrupt:
        _say("")
        return REFUSED
    except Exception:  # noqa: BLE001  the one place where a bug ends: with a log to paste
        _say(traceback.format_exc())
        _say("\n".join(locale(lang).word("bug", version=__version__) for lang in langs))
        return BUG
    return code


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands and their options."""
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("--version", action="version", version=f"guide {__version__}")
    _common(parser, {"root": Path(), "date": None, "lang": None, "format": "text"})
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND")

    check = _verb(verbs, "check", _check, "check the library")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")

    build = _verb(verbs, "build", _build, "build the guide: the site and the booklet")
    build.add_argument("output", nargs="*", metavar="OUTPUT", help=", ".join(OUTPUTS))
    build.add_argument("--edition", help="the booklet's edition")
    build.add_argument("--all", action="store_true", help="every edition and every output")
    build.add_argument("--strict", action="store_true", help="warnings stop the build")
    build.add_argument("--adopt", action="store_true", help="take over a folder not made by guide")
    build.add_argument(
        "--icc", type=Path, metavar="FILE", help="the colour profile of the booklet's press"
    )
    build.add_argument(
        "--pdfx", choices=("x-4", "x-1a"), default="x-4", help="the PDF/X that the press takes"
    )

    serve = _verb(verbs, "serve", _serve, "show the site on this machine, rebuilt at each change")
    serve.add_argument("--port", type=int, default=8000)

    fresh = _verb(verbs, "new", _new, "begin a library in a new folder")
    fresh.add_argument("folder", type=Path)

    freeze = _verb(verbs, "freeze", _freeze, "keep what an edition says on the day it is printed")
    freeze.add_argument("edition")

    changes = _verb(verbs, "changes", _changes, "list what changed since an edition was printed")
    changes.add_argument("--since", required=True, metavar="EDITION", help="a frozen edition")

    form = _verb(verbs, "template", _template, "make a workbook for departments to fill in")
    form.add_argument("part", metavar="KIND", help="projects, parks, units, policies …")
    form.add_argument("--owner", default="", metavar="ID", help="fill in what this body has")
    form.add_argument("--township", default="", metavar="ID", help="fill in what lies there")

    meeting = _verb(verbs, "report", _report, "make a workbook for a meeting; some are internal")
    meeting.add_argument("name", metavar="NAME", help="township, department, sector, amount …")

    bring = _verb(verbs, "import", _import, "take in workbooks; what they change is shown first")
    bring.add_argument("file", nargs="*", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="show, and write nothing")
    bring.add_argument("--partial", action="store_true", help="write the sound rows; others wait")
    bring.add_argument("--map", type=Path, metavar="MAP.yml", help="how to read a foreign table")
    bring.add_argument("--undo", action="store_true", help="take the last import back")

    _i18n_verbs(verbs)
    _verb(verbs, "schema", _schema, "write the JSON Schemas for editors")
    _verb(verbs, "doctor", _doctor, "tell what this machine has and lacks")
    return parser


def _i18n_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the people do who keep the languages of a library equal."""
    i18n = _verb(verbs, "i18n", _i18n_status, "keep the languages of the library equal")
    actions = i18n.add_subparsers(dest="action", required=True, metavar="ACTION")
    _verb(actions, "status", _i18n_status, "count what is translated, and what is to translate")

    send = _verb(actions, "export", _i18n_export, "write the workbook for a translation agency")
    back = _verb(actions, "import", _i18n_import, "take an agency's workbook in")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--dry-run", action="store_true", help="show, and write nothing")
    machine = _verb(actions, "machine", _i18n_machine, "let a command of yours translate")
    machine.add_argument("--command", required=True, help="reads and writes JSON lines")
    read = _verb(actions, "review", _i18n_review, "mark translations as read by a person")
    read.add_argument("record", nargs="*", metavar="RECORD", help="such as projects/tea-processing")
    for verb in (send, back, machine, read):
        verb.add_argument("--to", required=True, metavar="LANGUAGE", help="a language of the guide")
    for verb, states in ((send, "missing,stale"), (machine, "missing,stale")):
        verb.add_argument("--state", default=states, help="the states to take, parted by commas")
    for verb in (back, read):
        verb.add_argument("--by", required=True, metavar="NAME", help="who translated or read")


def _common(parser: argparse.ArgumentParser, defaults: dict[str, object]) -> None:
    """The options that stand before the verb."""
    parser.add_argument(
        "--root",
        type=Path,
        default=defaults["root"],
        metavar="DIR",
        help="the folder that holds projects/",
    )
    parser.add_argument(
        "--date",
        type=_day,
        default=defaults["date"],
        metavar="YYYY-MM-DD",
        help="the day on which the guide is checked and built",
    )
    parser.add_argument(
        "--lang", choices=staff(), default=defaults["lang"], help="the language of messages"
    )
    parser.add_argument(
        "--format",
        choices=sorted(report.REPORTS),
        default=defaults["format"],
        help="how problems are written",
    )


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace, Sequence[str]], int],
    help: str,
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=help, description=help)
    verb.set_defaults(run=run)
    return verb


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def _languages(asked: str | None) -> tuple[str, ...]:
    """The language asked for, else the system's, else both."""
    if asked:
        return (asked,)
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not system and os.name == "nt":
        system = system_locale.getlocale()[0]
    system = system or ""
    for tag, names in (("zh", ("zh", "chinese")), ("en", ("en", "english"))):
        if system.lower().startswith(names):
            return (tag,)
    return staff()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _print_problems(
    problems: Sequence[Problem], options: argparse.Namespace, langs: Sequence[str]
) -> None:
    text = report.REPORTS[options.format](problems, options.root, langs)
    if text:
        print(text, end="")


def _check(options: argparse.Namespace, langs: Sequence[str]) -> int:
    asked = again.question(
        options.root, options.date, "check", options.strict, options.format, langs
    )
    answer = again.answered(asked)
    if answer is None:
        library, problems = checks.examine(options.root, options.date)
        printed = report.REPORTS[options.format](problems, options.root, langs)
        if options.format == "text":
            printed += "".join(report.summary(problems, lang) + "\n" for lang in langs)
        unsound = has_errors(problems) or (options.strict and problems)
        answer = again.Answer(UNSOUND if unsound else SOUND, printed)
        if library is not None:
            again.remember(asked, library, answer)
    print(answer.printed, end="")
    return answer.code


def _build(options: argparse.Namespace, langs: Sequence[str]) -> int:
    started = time.monotonic()
    names = options.output or [n for n in OUTPUTS if options.all or n not in ON_REQUEST]
    for name in names:
        if name not in OUTPUTS:
            raise UsageError("no-such-output", name=name, known=", ".join(OUTPUTS))
    names = sorted(names, key=list(OUTPUTS).index)
    asked = again.question(
        options.root,
        options.date,
        *("build", names, options.edition, options.all, options.strict, options.pdfx),
        *(options.format, langs),
        files=[options.icc] if options.icc else [],
    )
    answer = again.answered(asked)
    if answer is not None:
        print(answer.printed, end="")
        for note in answer.notes:
            _say(note)
        _say("\n".join(locale(lang).word("nothing-changed") for lang in langs))
        return answer.code
    library, problems = checks.examine(options.root, options.date)
    _print_problems(problems, options, langs)
    if library is None or has_errors(problems) or (options.strict and problems):
        _say("\n".join(locale(lang).word("nothing-built") for lang in langs))
        return UNSOUND
    if options.edition and options.edition not in library.editions:
        raise UsageError("no-such-edition", id=options.edition)
    request = Request(
        guide=library.guide(),
        root=options.root,
        edition=options.edition,
        everything=options.all,
        adopt=options.adopt,
        icc=options.icc,
        pdfx=options.pdfx,
        say=_say,
    )
    code = SOUND
    lacking: UnavailableError | None = None
    results: list[Made] = []
    for name in names:
        _say("\n".join(locale(lang).word(f"making-{name}") for lang in langs))
        try:
            results.append(made := OUTPUTS[name](request))
        except UnavailableError as error:
            lacking = lacking or error
            continue
        if name == "sheets" and made.paths:
            request = replace(request, sheets=made.paths[0])
        _print_problems(made.problems, options, langs)
        for note in made.notes:
            _say(note)
        for path in made.paths:
            print(path)
        if has_errors(made.problems) or (options.strict and made.problems):
            code = UNSOUND
    if lacking is not None:
        raise UsageError("extra-missing", output=lacking.output, extra=lacking.extra)
    if code == SOUND and all(made.paths for made in results):
        again.remember(asked, library, _said_of(problems, results, options, langs))
    seconds = f"{time.monotonic() - started:.1f}"
    _say("\n".join(locale(lang).word("built-in", seconds=seconds) for lang in langs))
    return code


def _said_of(
    problems: Sequence[Problem],
    results: Sequence[Made],
    options: argparse.Namespace,
    langs: Sequence[str],
) -> again.Answer:
    """What a sound build said, for the next time."""
    printed = [report.REPORTS[options.format](problems, options.root, langs)]
    targets: set[str] = set()
    for made in results:
        printed.append(report.REPORTS[options.format](made.problems, options.root, langs))
        printed += [f"{path}\n" for path in made.paths]
        targets |= {path.relative_to(options.root).parts[0] for path in made.paths}
    notes = tuple(note for made in results for note in made.notes)
    return again.Answer(SOUND, "".join(printed), notes, tuple(sorted(targets)))


def _serve(options: argparse.Namespace, langs: Sequence[str]) -> int:
    # Imported on use: it brings the site's whole machinery, which no other command wants.
    from guide.serve import serve  # noqa: PLC0415

    serve(options.root, options.date, options.port, langs)
    return SOUND


def _new(options: argparse.Namespace, langs: Sequence[str]) -> int:
    if options.folder.exists() and any(options.folder.iterdir()):
        raise UsageError("folder-not-empty", folder=options.folder)
    in_git = new.begin(options.folder)
    key = "library-begun-git" if in_git else "library-begun"
    print("\n".join(locale(lang).word(key, folder=options.folder) for lang in langs))
    return SOUND


def _freeze(options: argparse.Namespace, langs: Sequence[str]) -> int:
    library, problems = checks.examine(options.root, options.date)
    _print_problems(problems, options, langs)
    if library is None or has_errors(problems):
        _say("\n".join(locale(lang).word("nothing-frozen") for lang in langs))
        return UNSOUND
    guide = library.guide()
    edition = guide.editions.get(options.edition)
    if edition is None:
        raise UsageError("no-such-edition", id=options.edition)
    try:
        frozen, file = freezing.freeze(guide, edition)
    except FileExistsError:
        raise UsageError("already-frozen", id=edition.id) from None
    print(file)
    args = {"id": edition.id, "hash": frozen.digest[:16]}
    _say("\n".join(locale(lang).word("frozen", **args) for lang in langs))
    return SOUND


def _changes(options: argparse.Namespace, langs: Sequence[str]) -> int:
    library, problems = checks.examine(options.root, options.date)
    if library is None or has_errors(problems):
        _print_problems(problems, options, langs)
        return UNSOUND
    frozen = library.frozen.get(options.since)
    if frozen is None:
        key = "not-frozen" if options.since in library.editions else "no-such-edition"
        raise UsageError(key, id=options.since)
    guide = library.guide()
    found = changes.changes(frozen, guide)
    if options.format == "json":
        print(json.dumps(errata.as_data(frozen, found), ensure_ascii=False, indent=1))
    else:
        shown = [tag for tag in langs if tag in guide.languages] or list(guide.languages)
        print("\n".join(errata.as_text(frozen, found, Voice(guide, tag)) for tag in shown), end="")
    return SOUND


def _template(options: argparse.Namespace, langs: Sequence[str]) -> int:
    try:
        from guide.workbook import template as templates  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("extra-missing", output="template", extra="office") from None
    if options.part not in templates.parts():
        known = ", ".join(templates.parts())
        raise UsageError("template-unknown", name=options.part, known=known)
    library, problems = load(options.root, options.date)
    if library is None:
        _print_problems(problems, options, langs)
        return UNSOUND
    townships = {str(each.id) for each in (library.place.townships if library.place else ())}
    for id, known_ids in ((options.owner, library.organisations), (options.township, townships)):
        if id and id not in known_ids:
            raise UsageError("template-unknown-id", id=id)
    name = "-".join(filter(None, ("template", options.part, options.owner, options.township)))
    path = options.root / "dist" / f"{name}.xlsx"
    claim(path.parent)
    path.write_bytes(templates.template(library, options.part, options.owner, options.township))
    print(path)
    return SOUND


def _report(options: argparse.Namespace, langs: Sequence[str]) -> int:
    try:
        from guide import reports  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("extra-missing", output="report", extra="office") from None
    if options.name not in reports.REPORTS:
        known = ", ".join(reports.REPORTS)
        raise UsageError("report-unknown", name=options.name, known=known)
    library, problems = load(options.root, options.date)
    if library is None:
        _print_problems(problems, options, langs)
        return UNSOUND
    path = options.root / "dist" / reports.file_name(options.name)
    claim(path.parent)
    path.write_bytes(reports.REPORTS[options.name](library))
    print(path)
    return SOUND


def _import(options: argparse.Namespace, langs: Sequence[str]) -> int:
    # Imported on use: it brings the libraries that read workbooks, which an extra installs.
    try:
        from guide.intake import foreign, marked, preview, telling  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("extra-missing", output="import", extra="office") from None
    if options.undo:
        return _undo(options, langs)
    if not options.file:
        raise UsageError("import-no-file")
    library, problems = load(options.root, options.date)
    if library is None:
        _print_problems(problems, options, langs)
        _say("\n".join(locale(lang).word("library-unsound") for lang in langs))
        return UNSOUND
    if options.map is not None:
        found = foreign.of_files(library, options.map, options.file, partial=options.partial)
    else:
        found = preview.of_files(library, options.file, partial=options.partial)
    _print_problems(found.problems, options, langs)
    if options.format == "text":
        print("\n".join(line for lang in langs for line in telling.told(found, lang)))
    if found.grids and any(each.place.cell for each in found.problems):
        path = options.root / "dist" / f"{options.file[0].stem}-problems.xlsx"
        claim(path.parent)
        path.write_bytes(marked.marked(found.grids, found.problems, ("zh", "en"), library.date))
        _say("\n".join(locale(lang).word("import-marked", file=path) for lang in langs))
    unsound = has_errors(found.problems)
    if options.dry_run or (unsound and not options.partial):
        key = "import-dry" if options.dry_run else "import-refused"
        _say("\n".join(locale(lang).word(key) for lang in langs))
        return UNSOUND if unsound else SOUND
    files = found.judged.writable
    if files:
        try:
            edit.write(options.root, files)
        except edit.UnfinishedError:
            raise UsageError("import-unfinished") from None
        _say("\n".join(locale(lang).word("import-wrote", count=len(files)) for lang in langs))
    return UNSOUND if unsound else SOUND


def _translations(
    options: argparse.Namespace, langs: Sequence[str], *, to: bool = True
) -> "work.Work | None":
    """The library's translations; None, with its problems told, where they cannot be used."""
    opened, problems = work.opened(options.root, options.date)
    if opened is None or options.format != "json":
        # A program that asks for a table gets one document.
        _print_problems(problems, options, langs)
    if opened is None:
        _say("\n".join(locale(lang).word("library-unsound") for lang in langs))
        return None
    languages = opened.library.settings.languages
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
    claim(path.parent)
    path.write_bytes(sheet.workbook(lines, options.to, opened.library.date))
    characters = sum(status.billed(each.source) for each in wanted)
    args = {"count": len(wanted), "characters": f"{characters:,}"}
    _say("\n".join(locale(lang).word("i18n-exported", **args) for lang in langs))
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
    _print_problems(found.problems, options, langs)
    if has_errors(found.problems) or options.dry_run:
        args = {"count": len(found.texts), "empty": found.empty}
        key = "i18n-refused" if has_errors(found.problems) else "i18n-would"
        _say("\n".join(locale(lang).word(key, **args) for lang in langs))
        return UNSOUND if has_errors(found.problems) else SOUND
    return _bring(opened, found.texts, keeping.Made.DRAFT, options.by, langs)


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
    return _bring(opened, texts, keeping.Made.MACHINE, options.command.split()[0], langs)


def _bring(
    opened: "work.Work",
    texts: Sequence[tuple[Standing, str]],
    made: keeping.Made,
    by: str,
    langs: Sequence[str],
) -> int:
    try:
        count = work.bring(opened, texts, made, by)
    except edit.UnfinishedError:
        raise UsageError("import-unfinished") from None
    _say("\n".join(locale(lang).word("i18n-brought", count=count) for lang in langs))
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
    try:
        work.review(opened, chosen, options.by)
    except edit.UnfinishedError:
        raise UsageError("import-unfinished") from None
    _say("\n".join(locale(lang).word("i18n-reviewed", count=len(chosen)) for lang in langs))
    return SOUND


def _undo(options: argparse.Namespace, langs: Sequence[str]) -> int:
    undone = edit.undo(options.root)
    if undone is None:
        raise UsageError("undo-none")
    for key, files in (("undo-reverted", undone.reverted), ("undo-kept", undone.kept)):
        for file in files:
            print("\n".join(locale(lang).word(key, file=file) for lang in langs))
    return UNSOUND if undone.kept else SOUND


def _schema(options: argparse.Namespace, _langs: Sequence[str]) -> int:
    for file in schema.write(options.root / "projects" / "_schema"):
        print(file)
    return SOUND


def _doctor(options: argparse.Namespace, langs: Sequence[str]) -> int:
    lang = langs[0]
    code = SOUND
    for symptom in doctor.examine(options.root):
        sign = "ok" if symptom.sound else "--"
        note = (
            locale(lang).word("extra-brings", extra=symptom.extra)
            if symptom.extra and not symptom.sound
            else ""
        )
        print(f"{sign:4}{symptom.name:22}{symptom.found} {note}".rstrip())
        if not symptom.sound and not symptom.extra:
            code = UNSOUND
    return code
