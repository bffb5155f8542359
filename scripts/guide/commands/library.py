"""Commands about a library as a whole: begin one, check it, and what its editors need."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from guide import again, checks, doctor, new, report, schema
from guide.commands.parsing import Verbs
from guide.commands.telling import SOUND, UNSOUND, UsageError, worded
from guide.locales import locale
from guide.problems import has_errors


def add(verbs: Verbs) -> None:
    """`check`, `new`, `schema` and `doctor`."""
    check = verbs.add("check", _check)
    check.add("--strict", action="store_true")
    fresh = verbs.add("new", _new)
    fresh.add("folder", type=Path, metavar="DIR")
    verbs.add("schema", _schema)
    verbs.add("doctor", _doctor)


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


def _new(options: argparse.Namespace, langs: Sequence[str]) -> int:
    if options.folder.exists() and any(options.folder.iterdir()):
        raise UsageError("folder-not-empty", folder=options.folder)
    in_git = new.begin(options.folder)
    key = "library-begun-git" if in_git else "library-begun"
    print(worded(langs, key, folder=options.folder))
    return SOUND


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
