"""What an English text says in plain numbers: CNY 580 million, 21.3 ha, March 2026, three firms."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement import spelt
from guide.agreement.addresses import hinted
from guide.agreement.english import MONTH, MONTHS
from guide.agreement.measures import latin_units
from guide.agreement.number import Exact
from guide.agreement.plain import (
    DIGITS,
    NAME,
    RANGE,
    Plain,
    Said,
    dated,
    either,
    is_year,
    plain,
    said,
)
from guide.agreement.rules import pattern

_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FROM_TWO: Final = "two three four five six seven eight nine ten eleven twelve"
_WORDS: Final = {word: n for n, word in enumerate(_FROM_TWO.split(), 2)}
_ORDINALS: Final = {word: n for word, n in spelt.ORDINALS.items() if n > 1}
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PARTS: Final = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# What counts nothing by itself, what makes more of a number before it, what multiplies.
_VAGUE: Final = (
    "no none one once single first second both half all full fully whole wholly entire zero"
    " quarter dual"
)
_MORE: Final = "hundred|thousand|million|billion|trillion|dozen|fold|times|and a half|lane|bn|mn"
_VERBS: Final = ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "midnight", "noon")
# After these words, capitals and signs, digits are a name or a code.
_NAMED: Final = re.compile(
    r"(?:\b(?i:tel|telephone|phone|fax|call|dial|hotline|order|announcement|decree|circular|notice"
    r"|document|no|projects?|programmes?|plans?|fortune|top|best|global|industry|web|tables?"
    r"|figures?|figs?|annex(?:es)?|appendix|pages?|chapter|volume|room)\b"
    r"\.?:? ?(?i:no\.? |number )?|\b[A-Z]{2,}[ :.-]{0,2}|[A-Za-z][-–./]?)$"
)
_LONGEST_NAME: Final = 24


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": DIGITS,
        "R": RANGE,
        "NAME": NAME,
        "OPEN": r"(?<![\w.,$€£¥+#/:-])",
        "MONTH": f"(?:{MONTH})",
        "UNITS": f"(?:{either(latin_units())})",
        "SCALE": "(?:thousand|million|billion|trillion)",
        "WORDS": _capital(_WORDS),
        "PARTS": f"(?:{either(_PARTS)})",
        "MORE": _MORE,
        "QUARTERS": _capital(_QUARTERS),
        "ORDINALS": _capital(_ORDINALS),
        "VAGUE": _capital(_VAGUE.split()),
        "VERBS": _capital(_VERBS),
        "SPELT": _capital(spelt.WORDS),
    }
    parts = (f"a {part}" for part in _PARTS)
    begun = _beginnings((*spelt.WORDS, *_VERBS, "http", "www", "per ", "acre", *parts))
    first = rf"[\d０-９①-⑳+(]|[A-Z][\d-]|I[IV]|CNY|RMB|USD|{MONTH}|{begun}"
    return pattern("en_plain", macros, rf"(?<![A-Za-z])(?={first})")


def _beginnings(words: Iterable[str]) -> str:
    """A pattern of how words begin: at three letters most others are passed by."""
    letters: dict[str, set[str]] = {}
    for word in words:
        letters.setdefault(word[0], set()).add(word[1:3])
    return "|".join(
        f"[{first}{first.upper()}](?:{'|'.join(sorted(rest))})"
        for first, rest in sorted(letters.items())
    )


def _capital(words: Iterable[str]) -> str:
    """A pattern of words that may begin a sentence, the longest first."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in found)


def numbers(text: str) -> list[Said] | None:
    """The plain numbers of an English text; None where one is not plain."""
    if hinted(text):
        return None
    found: list[Said] = []
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        if kind in ("rest", "odd"):
            return None
        if kind in _READERS:
            found += _READERS[kind](match)
        if kind == "number" and not match["unit"]:
            start = match.start()
            if _NAMED.search(text, max(0, start - _LONGEST_NAME), start):
                return None
    return found


def _amount(match: re.Match[str]) -> list[Said]:
    code, least, money, written, per = match.group("currency", "least", "money", "scale", "per")
    scale = _SCALES[written] if written else 1
    return [said(each, scale, code, per or "") for each in (least, money) if each]


def _number(match: re.Match[str]) -> list[Said]:
    least, digits, written, unit, per = match.group("least2", "digits", "scale2", "unit", "per2")
    scale = _SCALES[written] if written else 1
    if not (unit or written) and is_year(digits) and (least is None or is_year(least)):
        return dated(("year", int(each)) for each in (least, digits) if each)
    return [said(each, scale, unit or "", per or "") for each in (least, digits) if each]


def _date(match: re.Match[str]) -> list[Said]:
    day, month, year, month2, year2 = match.group("day", "month", "year", "month2", "year2")
    parts = [("year", int(year or year2)), ("month", MONTHS[month or month2])]
    return dated([*parts, ("day", int(day))] if day else parts)


def _clock(match: re.Match[str]) -> list[Said]:
    return [Said(Plain("clock", 60 * int(match["hour"]) + int(match["minute"])), match["hour"])]


def _share(match: re.Match[str]) -> list[Said]:
    count = {"a": 1, "one": 1, **_WORDS}[match["count"].lower()]
    return _word("%", Fraction(count, _PARTS[match["part"]]))


def _word(unit: str, number: Exact) -> list[Said]:
    return [Said(Plain(unit, number))]


_READERS: Final[dict[str, Callable[[re.Match[str]], list[Said]]]] = {
    "date": _date,
    "clock": _clock,
    "amount": _amount,
    "number": _number,
    "quarter": lambda match: _word("of quarter", _QUARTERS[match["which"].lower()]),
    "semester": lambda match: _word("of half", 1 + (match[0][0] in "Ss")),
    "words": lambda match: [Said(plain(match["counted"] or "", _WORDS[match["word"].lower()]))],
    "share": _share,
    "ordinal": lambda match: _word("ordinal", _ORDINALS[match["place"].lower()]),
}
