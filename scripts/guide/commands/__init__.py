"""What can be asked of the guide: its grammar, and a module for each group of commands."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from guide import __version__, report
from guide.commands import grammar
from guide.commands.parsing import Verb, speak, words
from guide.locales import staff

Run = Callable[[argparse.Namespace, Sequence[str]], int]

# Years are written in four digits.
_FIRST_YEAR = 1000


def command_line(langs: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of all commands and their options, which speaks these languages."""
    speak(langs)
    parser = argparse.ArgumentParser(prog="guide", description=words("guide", langs))
    guide = Verb(parser, "", langs)
    guide.add("--version", action="version", version=f"guide {__version__}")
    guide.add("--root", type=Path, default=Path(), metavar="DIR")
    guide.add("--date", type=_day(langs), metavar="YYYY-MM-DD")
    guide.add("--lang", choices=staff())
    guide.add("--format", choices=sorted(report.REPORTS), default="text")
    grammar.add(guide.verbs("verb", "COMMAND"))
    return parser


def runner(name: str) -> Run:
    """The function `module.function` of this package, which carries a command out."""
    module, _, function = name.partition(".")
    run: Run = getattr(import_module(f"guide.commands.{module}"), function)
    return run


def _day(langs: Sequence[str]) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            found = date.min
        if found.year < _FIRST_YEAR:
            raise argparse.ArgumentTypeError(words("no-day", langs).format(text=text))
        return found

    return day
