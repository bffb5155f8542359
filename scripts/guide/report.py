"""Problems become words: for a terminal, for a program, or as annotations of a pull request."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Formatter

from guide.locales import locale
from guide.problems import Label, Meaning, Place, Problem, Severity, in_order
from guide.quantities import show

_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def sentence(problem: Problem, lang: str) -> tuple[str, str]:
    """The message and the remedy of a problem in a language."""
    template = locale(lang).problem(problem.code)
    args = {key: argument(value, lang) for key, value in problem.args.items()}
    remedy = template.get("remedy", "")
    if args.get("suggestion") and "suggested" in template:
        remedy = template["suggested"]
    return _filled(template["message"], args), _filled(remedy, args)


def as_text(problems: Iterable[Problem], root: Path, langs: Sequence[str]) -> str:
    """For people: place and sentence, the source line with a caret under it, what to do."""
    blocks = [_block(problem, root, langs) for problem in in_order(problems)]
    return "\n".join(blocks)


def as_json(problems: Iterable[Problem], _root: Path, langs: Sequence[str]) -> str:
    """For programs: a list of objects with code, severity, place and the sentences."""
    items = []
    for problem in in_order(problems):
        place = problem.place
        said = {lang: sentence(problem, lang) for lang in langs}
        items.append(
            {
                "code": problem.code,
                "severity": problem.severity.name.lower(),
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "cell": place.cell,
                "message": {lang: text for lang, (text, _) in said.items()},
                "remedy": {lang: text for lang, (_, text) in said.items()},
            }
        )
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem], _root: Path, langs: Sequence[str]) -> str:
    """For GitHub: annotations at their lines."""
    lines = []
    for problem in in_order(problems):
        said = " / ".join(
            " ".join(part for part in sentence(problem, lang) if part) for lang in langs
        )
        place = problem.place
        at = f"file={_property(place.file)}"
        if place.line:
            at += f",line={place.line},col={place.column}"
        level = _GITHUB_LEVEL[problem.severity]
        lines.append(f"::{level} {at},title={problem.code}::{_data(said)}")
    return "".join(line + "\n" for line in lines)


REPORTS = {"text": as_text, "json": as_json, "github": as_github}


def summary(problems: Sequence[Problem], lang: str) -> str:
    """How many errors and warnings there are, in a sentence."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return locale(lang).word("check-sound")
    return locale(lang).word("check-counts", errors=errors, warnings=warnings)


def _block(problem: Problem, root: Path, langs: Sequence[str]) -> str:
    lines = []
    for lang in langs:
        message, _ = sentence(problem, lang)
        level = locale(lang).word(f"severity-{problem.severity.name.lower()}")
        lead = f"{problem.place}: " if lang == langs[0] else ""
        code = f" [{problem.code}]" if lang == langs[0] else ""
        lines.append(f"{lead}{level}: {message}{code}")
    lines += _source(problem.place, root)
    lines += [f"  → {remedy}" for lang in langs if (remedy := sentence(problem, lang)[1])]
    return "\n".join(lines) + "\n"


def _source(place: Place, root: Path) -> list[str]:
    """The source line and a caret under the place; nothing where the file cannot be shown."""
    if not place.line:
        return []
    try:
        text = (root / place.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    lines = text.split("\n")
    if place.line > len(lines):
        return []
    line = lines[place.line - 1].rstrip("\r")
    start = max(0, place.column - 1)
    line, start = _window(line, start)
    width = max(1, sum(columns(c) for c in line[start : start + place.width]))
    number = str(place.line)
    gap = " " * sum(columns(c) for c in line[:start])
    return [f"  {number} | {_printable(line)}", f"  {' ' * len(number)} | {gap}{'^' * width}"]


def _window(line: str, start: int, most: int = 100) -> tuple[str, int]:
    """The part of a long line around a place."""
    if len(line) <= most:
        return line, start
    first = max(0, min(start - 30, len(line) - most))
    part = line[first : first + most]
    lead, tail = "…" if first else "", "…" if first + most < len(line) else ""
    return lead + part + tail, start - first + len(lead)


def columns(character: str) -> int:
    """The columns of a terminal that a character takes: two for a Han character."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def argument(value: object, lang: str) -> str:
    """An argument in a language."""
    if isinstance(value, Label):
        return _label(value, lang)
    if isinstance(value, Meaning):
        said = argument(value.value, lang)
        return "" if said == value.text else locale(lang).word("that-is", value=said)
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list | tuple):
        return locale(lang).word("list-comma").join(argument(part, lang) for part in value)
    return show(value, lang)


def _label(label: Label, lang: str) -> str:
    if label.section == "fields":
        return locale(lang).field(label.key, label.value)
    if label.section == "enums":
        return locale(lang).enum(label.key, label.value)
    return locale(lang).word(label.key, value=_printable(label.value))


def _filled(template: str, args: Mapping[str, str]) -> str:
    """Fill a template; a value is never read as a template itself."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format(**{name: args.get(name, "") for name in names})


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
