"""The parser of the command line, whose helps and complaints are the locales' words."""

import argparse
from collections.abc import Sequence
from typing import Any

from guide.locales import locale


class Verb:
    """A command: `add` takes what argparse's `add_argument` takes; the help comes from the locales.

    The help of `--strict` of `check` is the word `check --strict` of their `commands`, or else
    `--strict`, where it means the same in all commands.
    """

    def __init__(self, parser: argparse.ArgumentParser, name: str, langs: Sequence[str]) -> None:
        self.parser, self.name, self._langs = parser, name, langs

    def add(self, *flags: str, of: str = "", **options: Any) -> None:
        """An argument; `of` fills its help's placeholder."""
        said = [words(flags[-1], self._langs, self.name), *([of] if of else [])]
        self.parser.add_argument(*flags, help=": ".join(said), **options)

    def verbs(self, dest: str, metavar: str) -> "Verbs":
        """The commands below this one."""
        return Verbs(self, dest, metavar, self._langs)


class Verbs:
    """The commands below the program or below another command."""

    def __init__(self, above: Verb, dest: str, metavar: str, langs: Sequence[str]) -> None:
        self._found = above.parser.add_subparsers(dest=dest, required=True, metavar=metavar)
        self._above, self._langs = above.name, langs

    def add(self, name: str, run: str) -> Verb:
        """A command that the function `module.function` of this package carries out."""
        path = f"{self._above} {name}".strip()
        said = words(path, self._langs)
        parser = self._found.add_parser(name, help=said, description=said)
        parser.set_defaults(run=run)
        return Verb(parser, path, self._langs)


def words(key: str, langs: Sequence[str], verb: str = "") -> str:
    """A help in each language."""
    found = (locale(lang).commands for lang in langs)
    return " / ".join(of.get(f"{verb} {key}") or of[key] for of in found)


def speak(langs: Sequence[str]) -> None:
    """Let argparse say its own words in these languages too.

    It asks gettext, which looks for translations in the system's folders only; a text that the
    locales do not have stays English.
    """
    # Its sentences have one gap each, so they are said in one language.
    said = locale(langs[-1]).parser
    setattr(argparse, "_", lambda text: said.get(text, text))  # noqa: B010  not among its stubs
