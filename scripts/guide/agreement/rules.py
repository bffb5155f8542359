"""The rules: how numbers stand in the prose of a language, read from the files beside this one."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_RULES = files("guide.agreement").joinpath("rules")


def pattern(name: str, macros: Mapping[str, str], before: str = "") -> re.Pattern[str]:
    """The pattern of a rule file; the group that matched last names the kind of what was found.

    `macros` fill what stands between @ signs; what `before` rules out is not tried.
    """
    kinds: dict[str, list[str]] = {}
    for line in _lines(f"{name}.txt"):
        kind, rule = line.split("\t")
        kinds.setdefault(kind, []).append(rule)
    joined = "|".join(f"(?P<{kind}>{'|'.join(rules)})" for kind, rules in kinds.items())
    for macro, text in macros.items():
        joined = joined.replace(f"@{macro}@", text)
    return re.compile(f"{before}(?:{joined})" if before else joined)


@cache
def phrases() -> str:
    """A pattern of the Chinese phrases whose numerals count nothing, the longest first."""
    words = " ".join(_lines("phrases.txt")).split()
    return "|".join(sorted(words, key=len, reverse=True))


def _lines(name: str) -> list[str]:
    text = _RULES.joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
