"""The words that parsing knows: the tables' spellings and the labels of every locale file."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from guide.locales import formats as all_formats
from guide.quantities import currencies as currency_table
from guide.quantities import units as unit_table
from guide.simplified import table

_SCALES: Final = {
    "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8,
    "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "mn": 6, "mln": 6, "m": 6, "bn": 9, "tn": 12,
}  # fmt: skip
# Short English scales are read beside a currency only: 5 m is five metres.
_SHORT: Final = ("k", "mn", "mln", "m", "bn", "tn")


def _typed(label: str) -> str:
    """A label as typed text is folded: raised figures lowered, characters simplified."""
    return label.replace("²", "2").replace("³", "3").translate(table())


def _longest_first(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word) + (r"(?![A-Za-z])" if word[-1:].isascii() and word[-1:].isalpha() else "")
        for word in ordered
    )


@cache
def scales(short: bool = False) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """A pattern for a scale word at the start of a text, and each word's power of ten."""
    words = {word: power for word, power in _SCALES.items() if short or word not in _SHORT}
    for formats in all_formats():
        for power, word in formats["scales"].items():
            words.setdefault(_typed(word).lower(), power)
    return re.compile(_longest_first(words), re.IGNORECASE), words


@cache
def currencies() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for a currency at the start of a text, and each spelling's code."""
    words = {word.lower(): code for word, code in currency_table.SPELLINGS.items()}
    for formats in all_formats():
        for code, label in formats["currencies"].items():
            words.setdefault(_typed(label).lower(), code)
    return re.compile(_longest_first(words), re.IGNORECASE), words


class UnitNames(NamedTuple):
    """Unit ids by spelling: as spelt, in lower case where that is unambiguous, after a stroke."""

    exact: Mapping[str, str]
    lower: Mapping[str, str]
    divisors: Mapping[str, str]


@cache
def units() -> UnitNames:
    """The unit that each spelling names."""
    exact, divisors = dict(unit_table.SPELLINGS), dict(unit_table.DIVISORS)
    for formats in all_formats():
        for id_, label in formats["units"].items():
            forms = {"other": label} if isinstance(label, str) else label
            for category, form in forms.items():
                (divisors if category == "per" else exact).setdefault(_typed(form), id_)
    lower: dict[str, set[str]] = {}
    for word, id_ in exact.items():
        if len(word) > 1 and id_ not in unit_table.CASED:
            lower.setdefault(word.lower(), set()).add(id_)
    only = {word: next(iter(ids)) for word, ids in lower.items() if len(ids) == 1}
    return UnitNames(exact, only, divisors)


@cache
def months() -> Mapping[str, int]:
    """Each month's name and three-letter form in the languages that have such names."""
    names: dict[str, int] = {"sept": 9}
    for formats in all_formats():
        for number, name in enumerate(formats.get("months", ()), 1):
            names[name.lower()] = number
            names[name.lower()[:3]] = number
    return names
