"""Commands that make something of a library: its outputs, or the site as one edits."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from guide import __version__, again, builds, checks, report
from guide.commands.parsing import Verbs
from guide.commands.telling import SOUND, UNSOUND, UsageError, print_problems, say, tell
from guide.outputs import ON_REQUEST, OUTPUTS, TARGETS, Made, Request, UnavailableError
from guide.outputs.target import recovered
from guide.problems import Problem, has_errors


def add(verbs: Verbs) -> None:
    """`build`, `verify` and `serve`."""
    build = verbs.add("build", _build)
    build.add("output", nargs="*", metavar="OUTPUT", of=", ".join(OUTPUTS))
    build.add("--edition", metavar="ID")
    build.add("--all", action="store_true")
    build.add("--strict", action="store_true")
    build.add("--adopt", action="store_true")
    build.add("--icc", type=Path, metavar="FILE")
    build.add("--pdfx", choices=("x-4", "x-1a"), default="x-4")
    verify = verbs.add("verify", _verify)
    verify.add("site", type=Path, metavar="DIR")
    serve = verbs.add("serve", _serve)
    serve.add("--port", type=int, default=8000)


def _build(options: argparse.Namespace, langs: Sequence[str]) -> int:
    started = time.monotonic()
    names = options.output or [n for n in OUTPUTS if options.all or n not in ON_REQUEST]
    for name in names:
        if name not in OUTPUTS:
            raise UsageError("no-such-output", name=name, known=", ".join(OUTPUTS))
    names = sorted(names, key=list(OUTPUTS).index)
    for target in recovered(options.root / name for name in TARGETS):
        tell(langs, "build-recovered", target=target)
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
            say(note)
        tell(langs, "nothing-changed")
        return answer.code
    library, problems = checks.examine(options.root, options.date)
    print_problems(problems, options, langs)
    if library is None or has_errors(problems) or (options.strict and problems):
        tell(langs, "nothing-built")
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
        say=say,
    )
    code = SOUND
    lacking: UnavailableError | None = None
    results: list[Made] = []
    for name in names:
        tell(langs, f"making-{name}")
        try:
            results.append(made := OUTPUTS[name](request))
        except UnavailableError as error:
            lacking = lacking or error
            continue
        if name == "sheets" and made.paths:
            request = replace(request, sheets=made.paths[0])
        print_problems(made.problems, options, langs)
        for note in made.notes:
            say(note)
        for path in made.paths:
            print(path)
        if has_errors(made.problems) or (options.strict and made.problems):
            code = UNSOUND
    if lacking is not None:
        raise UsageError("extra-missing", output=lacking.output, extra=lacking.extra)
    if code == SOUND and all(made.paths for made in results):
        again.remember(asked, library, _said_of(problems, results, options, langs))
    builds.note(request.guide, options.root, names, sound=code == SOUND)
    seconds = f"{time.monotonic() - started:.1f}"
    tell(langs, "built-in", seconds=seconds)
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


def _verify(options: argparse.Namespace, langs: Sequence[str]) -> int:
    # Imported on use, as the outputs are.
    from guide.verify import verify  # noqa: PLC0415

    library, problems = checks.examine(options.root, options.date)
    if library is None or has_errors(problems):
        print_problems(problems, options, langs)
        return UNSOUND
    if not options.site.is_dir():
        raise UsageError("verify-no-folder", folder=options.site)
    try:
        count, found = verify(library.guide(), options.root, options.site)
    except UnavailableError as error:
        raise UsageError("extra-missing", output=error.output, extra=error.extra) from None
    print_problems(found, options, langs)
    if not count:
        tell(langs, "verify-not-made")
        return UNSOUND
    key = "verify-otherwise" if found else "verify-same"
    args = {"count": count, "wrong": len(found), "version": __version__}
    tell(langs, key, day=library.date.isoformat(), **args)
    return UNSOUND if found else SOUND


def _serve(options: argparse.Namespace, langs: Sequence[str]) -> int:
    # Imported on use: it brings the site's whole machinery, which no other command wants.
    from guide.serve import serve  # noqa: PLC0415

    if not 0 < options.port < 65536:
        raise UsageError("no-such-port", port=options.port)
    serve(options.root, options.date, options.port, langs)
    return SOUND
