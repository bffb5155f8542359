"""What an English text says in plain numbers: CNY 580 million, 21.3 ha, March 2026, three firms."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement.addresses import hinted
from guide.agreement.english import numerals
from guide.agreement.english.beginnings import (
    PARTS,
    SCALES,
    VAGUE,
    VERBS,
    numbers_may_begin,
)
from guide.agreement.english.dates import MONTHS
from guide.agreement.measures import latin_units
from guide.agreement.plain import (
    DIGITS,
    LETTER,
    NAME,
    NANO,
    RANGE,
    UNPLAIN,
    Row,
    Said,
    clock,
    dated,
    is_year,
    plain,
    remembered,
    said,
    word,
)
from guide.agreement.rules import either, pattern

_FROM_TWO: Final = "two three four five six seven eight nine ten eleven twelve"
_WORDS: Final = {word: n for n, word in enumerate(_FROM_TWO.split(), 2)}
_ORDINALS: Final = {word: n for word, n in numerals.ORDINALS.items() if n > 1}
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# What makes more of a number before it.
_MORE: Final = "hundred|thousand|million|billion|trillion|dozen|fold|times|and a half|lane|bn|mn"
# After these words, capitals and signs, digits are a name or a code.
_NAMED: Final = frozenset(
    """tel telephone phone fax call dial hotline order announcement decree circular notice document
    no number project projects programme programmes plan plans fortune top best global industry web
    table tables figure figures fig figs annex annexes appendix page pages chapter volume room
    """.split()  # noqa: SIM905
)
_LONGEST_NAME: Final = 24
_CURRENCIES: Final = ("CNY", "RMB", "USD")


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": DIGITS,
        "R": RANGE,
        "LETTER": LETTER,
        "NAME": NAME,
        "OPEN": r"(?<![\w.,$€£¥+#/:-])",
        "MONTH": f"(?:{either(MONTHS)})",
        "UNITS": f"(?:{either(latin_units())})",
        "SCALE": "(?:thousand|million|billion|trillion)",
        "WORDS": _capital(_WORDS),
        "PARTS": f"(?:{either(PARTS)})",
        "MORE": _MORE,
        "QUARTERS": _capital(_QUARTERS),
        "ORDINALS": _capital(_ORDINALS),
        "VAGUE": _capital(VAGUE),
        "VERBS": _capital(VERBS),
        "SPELT": _capital(numerals.WORDS),
    }
    return pattern("en_plain", macros)


def _capital(words: Iterable[str]) -> str:
    """A pattern of words that may begin a sentence, the longest first."""
    return f"(?:{either({each for word in words for each in (word, word.capitalize())})})"


def numbers(text: str) -> list[Said] | None:
    """The plain numbers of an English text; None where one is not plain."""
    if hinted(text):
        return None
    rules, position = _pattern(), 0
    found: list[Said] = []
    scaled = 0
    starts, digits_alone = numbers_may_begin(text)
    for each in starts:
        if each < position:
            continue
        money = text[each - 4 : each - 1] in _CURRENCIES
        start = each - 4 if money else each
        match = rules.match(text, start)
        if match is None:
            if money:
                return None
            continue
        position = match.end()
        kind = match.lastgroup or ""
        if kind in UNPLAIN:
            return None
        if kind in _READERS:
            row = _READERS[kind](match)
            scaled += row[-1].scale > 1
            found += row
        if kind == "number" and not match["unit"] and _is_named(text, start):
            return None
    if digits_alone and scaled != text.count("illion") + text.count("thousand"):
        return None
    return found


def _is_named(text: str, start: int) -> bool:
    """Whether digits follow a word, capitals or a sign that makes them a name or a code."""
    before = text[max(0, start - _LONGEST_NAME) : start]
    words = before.split()
    if not words:
        return False
    last = words[-1].strip('([“":.-')
    return not before[-1].isspace() or last.lower() in _NAMED or (len(last) > 1 and last.isupper())


@remembered
def _amount(code: str, least: str | None, money: str, written: str | None, per: str | None) -> Row:
    scale = SCALES[written] if written else 1
    return tuple(said(each, scale, code, per or "") for each in (least, money) if each)


@remembered
def _number(
    least: str | None, digits: str, written: str | None, unit: str | None, per: str | None
) -> Row:
    scale = SCALES[written] if written else 1
    if not (unit or written) and is_year(digits) and (least is None or is_year(least)):
        return dated(("year", int(each)) for each in (least, digits) if each)
    return tuple(said(each, scale, unit or "", per or "") for each in (least, digits) if each)


@remembered
def _date(day: str | None, month: str, year: str) -> Row:
    parts = [("year", int(year)), ("month", MONTHS[month])]
    return dated([*parts, ("day", int(day))] if day else parts)


def _share(match: re.Match[str]) -> Row:
    count = {"a": 1, "one": 1, **_WORDS}[match["count"].lower()]
    return word("%", Fraction(count, PARTS[match["part"]]))


_READERS: Final[dict[str, Callable[[re.Match[str]], Row]]] = {
    "date": lambda match: _date(
        match["day"], match["month"] or match["month2"], match["year"] or match["year2"]
    ),
    "in_year": lambda match: word("of month", MONTHS[match["alone"]]),
    "clock": lambda match: clock(*match.group("hour", "minute")),
    "amount": lambda match: _amount(*match.group("currency", "least", "money", "scale", "per")),
    "number": lambda match: _number(*match.group("least2", "digits", "scale2", "unit", "per2")),
    "quarter": lambda match: word("of quarter", _QUARTERS[match["which"].lower()]),
    "semester": lambda match: word("of half", 1 + (match[0][0] in "Ss")),
    "words": lambda match: (plain(match["counted"] or "", NANO * _WORDS[match["word"].lower()]),),
    "share": _share,
    "ordinal": lambda match: word("ordinal", _ORDINALS[match["place"].lower()]),
}
