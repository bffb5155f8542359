"""The rules: how numbers stand in the prose of a language, read from the files beside this one."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_RULES = files("guide.agreement").joinpath("rules")


def pattern(name: str, macros: Mapping[str, str], start: str = "") -> re.Pattern[str]:
    """The pattern of a rule file; the group that matched last names the kind of what was found.

    `macros` fill what stands between @ signs; where `start` does not fit nothing is tried.
    """
    kinds: dict[str, list[str]] = {}
    for line in _lines(f"{name}.txt"):
        kind, rule = line.split("\t")
        kinds.setdefault(kind, []).append(rule)
    joined = "|".join(f"(?P<{kind}>{'|'.join(rules)})" for kind, rules in kinds.items())
    if start:
        joined = f"(?={start})(?:{joined})"
    for macro, text in macros.items():
        joined = joined.replace(f"@{macro}@", text)
    return re.compile(joined)


@cache
def phrases() -> tuple[str, ...]:
    """The Chinese phrases whose numerals count nothing, the longest first."""
    words = " ".join(_lines("phrases.txt")).split()
    return tuple(sorted(words, key=len, reverse=True))


def either(words: Iterable[str]) -> str:
    """A pattern of words, the longest first; those that begin alike stand together."""
    ends: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        ends.setdefault(word[:1], []).append(word[1:])
    return "|".join(
        re.escape(first) + (f"(?:{either(rest)})" if any(rest) else "")
        for first, rest in ends.items()
    )


def _lines(name: str) -> list[str]:
    text = _RULES.joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
