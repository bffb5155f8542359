"""The manual's reference pages, made from the model, the checks and the locales."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.checks import CHECKS
from guide.commands import command_line
from guide.locales import Locale, locale, staff
from guide.model.base import EVERY_KIND, Model, marks, yaml_name
from guide.model.guide import COLLECTIONS
from guide.model.internal import InternalNote, InternalProject
from guide.model.lists import Sector, Term
from guide.model.place import PlaceProfile
from guide.model.settings import Settings
from guide.problems import Severity
from guide.schema import models_within

ROOTS: tuple[type[Model], ...] = (
    Settings,
    *COLLECTIONS.values(),
    PlaceProfile,
    Sector,
    Term,
    InternalProject,
    InternalNote,
)


def pages(lang: str) -> Iterator[tuple[str, str]]:
    """Each reference page's file name and its Markdown, in a language."""
    words = locale(lang)
    yield "fields.md", _fields(words)
    yield "values.md", _values(words)
    yield "checks.md", _checks(words)
    yield "commands.md", _commands(words)


def write(folder: Path) -> None:
    """Write the pages of every language below the manual's folder."""
    for lang in staff():
        for name, text in pages(lang):
            file = folder / lang / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")


def _fields(words: Locale) -> str:
    parts = [f"# {words.word('manual-fields')}\n\n{words.word('manual-fields-lead')}\n"]
    seen: set[type[Model]] = set()
    for root in ROOTS:
        for model in models_within(root):
            if model not in seen:
                seen.add(model)
                parts.append(_model(model, words))
    return "\n".join(parts)


def _model(model: type[Model], words: Locale) -> str:
    heads = [words.word(f"manual-{key}") for key in ("field", "label", "required", "help")]
    lines = [f"## {model.__name__}\n", _row(heads), _row(["---"] * len(heads))]
    for name, info in model.model_fields.items():
        key = yaml_name(name, info)
        kinds = marks(info).required
        required = words.word("yes-word") if kinds == EVERY_KIND or info.is_required() else ""
        if kinds and kinds != EVERY_KIND:
            required = words.word("list-comma").join(
                words.enum("ProjectKind", kind) for kind in sorted(kinds)
            )
        label, said = words.field(model.__name__, key), words.help(model.__name__, key)
        lines.append(_row([f"`{key}`", label, required, said]))
    return "\n".join(lines) + "\n"


def _values(words: Locale) -> str:
    parts = [f"# {words.word('manual-values')}\n\n{words.word('manual-values-lead')}\n"]
    for enumeration, labels in sorted(words.enums.items()):
        rows = [_row([f"`{value}`", label]) for value, label in labels.items()]
        heads = _row([words.word("manual-value"), words.word("manual-label")])
        parts.append("\n".join([f"## {enumeration}\n", heads, _row(["---", "---"]), *rows]) + "\n")
    return "\n".join(parts)


def _checks(words: Locale) -> str:
    parts = [f"# {words.word('manual-checks')}\n\n{words.word('manual-checks-lead')}\n"]
    for code in sorted(words.problems):
        said = words.problem(code)
        level = ""
        if code in CHECKS:
            warning = CHECKS[code].severity is Severity.WARNING
            level = words.word("severity-warning" if warning else "severity-error")
        title = f"## `{code}`" + (f" · {level}" if level else "")
        parts.append(f"{title}\n\n{_text(said['message'])}\n\n→ {_text(said['remedy'])}\n")
    return "\n".join(parts)


def _commands(words: Locale) -> str:
    parts = [f"# {words.word('manual-commands')}\n\n{words.word('manual-commands-lead')}\n"]
    parser = command_line((words.tag,))
    parts.append(_help("guide", parser))
    for action in parser._actions:  # noqa: SLF001  argparse has no public list of its verbs
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            parts += [part for verb, each in action.choices.items() for part in _verb(verb, each)]
    return "\n".join(parts)


def _verb(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """The help of a command and of the actions that it has."""
    yield _help(f"guide {name}", parser)
    for action in parser._actions:  # noqa: SLF001  likewise
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for each, child in action.choices.items():
                yield from _verb(f"{name} {each}", child)


def _help(title: str, parser: argparse.ArgumentParser) -> str:
    formatter: Any = parser.formatter_class
    parser.formatter_class = lambda prog: formatter(prog, width=92)
    return f"## {title}\n\n```text\n{parser.format_help().strip()}\n```\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(_text(cell) for cell in cells) + " |"


def _text(text: str) -> str:
    """Text as Markdown shows it in a table: placeholders and tags stay visible."""
    said = text.replace("{{", "{").replace("}}", "}").replace("\n", " ")
    return re.sub(r"([|\[\]])", r"\\\1", said).replace("<", "&lt;")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
