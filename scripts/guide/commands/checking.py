"""The command that is called most: check the library, or say again what was found."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from guide import again, report
from guide.commands.telling import SOUND, UNSOUND
from guide.problems import Severity, has_errors


def check(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Tell every problem; the answer is kept for as long as nothing is touched."""
    asked = again.question(
        options.root, options.date, "check", options.strict, options.format, langs
    )
    answer = again.answered(asked)
    if answer is None:
        answer = _examined(asked, options, langs)
    print(answer.printed, end="")
    return answer.code


def _examined(
    asked: again.Question, options: argparse.Namespace, langs: Sequence[str]
) -> again.Answer:
    # Imported on use: an answer that is known wants neither models nor checks.
    from guide import checks  # noqa: PLC0415
    from guide.translation import keeping  # noqa: PLC0415

    library, problems = checks.examine(options.root, options.date)
    # What is kept of translations stops no output, but it should not lie damaged unseen.
    problems += (replace(each, severity=Severity.WARNING) for each in keeping.read(options.root)[1])
    printed = report.REPORTS[options.format](problems, options.root, langs)
    if options.format == "text":
        printed += "".join(report.summary(problems, lang) + "\n" for lang in langs)
    unsound = has_errors(problems) or (options.strict and problems)
    answer = again.Answer(UNSOUND if unsound else SOUND, printed)
    if library is not None:
        again.remember(asked, library, answer)
    return answer
