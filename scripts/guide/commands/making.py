"""The command that makes something of a library: its outputs."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

from guide import again
from guide.commands.telling import SOUND, UNSOUND, print_problems, say, tell
from guide.outputs import ON_REQUEST, OUTPUTS, TARGETS, Made, Request, UnavailableError
from guide.outputs.target import recovered
from guide.problems import RefusedError, has_errors


def build(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Make what is named, or say again what was made while nothing is touched."""
    started = time.monotonic()
    names = options.output or [n for n in OUTPUTS if options.all or n not in ON_REQUEST]
    for name in names:
        if name not in OUTPUTS:
            raise RefusedError("no-such-output", name=name, known=", ".join(OUTPUTS))
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
    # Imported on use: an answer that is known wants neither models nor checks.
    from guide import builds, checks  # noqa: PLC0415

    library, problems = checks.examine(options.root, options.date)
    printed = print_problems(problems, options, langs)
    if library is None or has_errors(problems) or (options.strict and problems):
        tell(langs, "nothing-built")
        return UNSOUND
    if options.edition and options.edition not in library.editions:
        raise RefusedError("no-such-edition", id=options.edition)
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
        printed += print_problems(made.problems, options, langs)
        for note in made.notes:
            say(note)
        paths = "".join(f"{path}\n" for path in made.paths)
        print(paths, end="")
        printed += paths
        if has_errors(made.problems) or (options.strict and made.problems):
            code = UNSOUND
    if lacking is not None:
        raise lacking
    if code == SOUND and all(made.paths for made in results):
        notes = tuple(note for made in results for note in made.notes)
        targets = {p.relative_to(options.root).parts[0] for made in results for p in made.paths}
        answer = again.Answer(SOUND, printed, notes, tuple(sorted(targets)))
        again.remember(asked, library, answer)
    builds.note(request.guide, options.root, names, sound=code == SOUND)
    seconds = f"{time.monotonic() - started:.1f}"
    tell(langs, "built-in", seconds=seconds)
    return code
