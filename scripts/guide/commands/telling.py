"""What commands say: problems and results to stdout, how it goes on to stderr."""

import argparse
import contextlib
import sys
from collections.abc import Mapping, Sequence

from guide import report
from guide.locales import locale
from guide.problems import Label, Problem

SOUND, UNSOUND, REFUSED, BUG = 0, 1, 2, 3


def say(text: str) -> None:
    """A line of how it goes on; where nobody can hear it, it goes on all the same."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def tell(langs: Sequence[str], key: str, **args: object) -> None:
    """The same from the locales' words, a line in each language."""
    say(worded(langs, key, **args))


def worded(langs: Sequence[str], key: str, **args: object) -> str:
    """A sentence of the locales, a line in each language."""
    return "\n".join(locale(lang).word(key, **_said(args, lang)) for lang in langs)


def _said(args: Mapping[str, object], lang: str) -> dict[str, object]:
    return {k: report.argument(v, lang) if isinstance(v, Label) else v for k, v in args.items()}


def print_problems(
    problems: Sequence[Problem], options: argparse.Namespace, langs: Sequence[str]
) -> str:
    """Problems in the form asked for; nothing where there are none. Returns what was printed."""
    text = report.REPORTS[options.format](problems, options.root, langs)
    if text:
        print(text, end="")
    return text
