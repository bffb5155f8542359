"""What an English text says in plain numbers: CNY 580 million, 21.3 ha, March 2026, three firms."""

import re
import string
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement import spelt
from guide.agreement.addresses import hinted
from guide.agreement.english import MONTH, MONTHS
from guide.agreement.measures import latin_units
from guide.agreement.number import Exact, whole
from guide.agreement.plain import (
    DIGITS,
    NAME,
    NANO,
    RANGE,
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
_CAPABLE: Final = {"half", "Half", "quarter", "Quarter", "dual", "Dual"}
_VERBS: Final = ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "midnight", "noon")
# After these words, capitals and signs, digits are a name or a code.
_NAMED: Final = frozenset(
    """tel telephone phone fax call dial hotline order announcement decree circular notice document
    no number project projects programme programmes plan plans fortune top best global industry web
    table tables figure figures fig figs annex annexes appendix page pages chapter volume room
    """.split()  # noqa: SIM905
)
_LONGEST_NAME: Final = 24
_LETTERS: Final = frozenset(string.ascii_letters)
# The words, and the signs at which a number may begin.
_WORD: Final = re.compile("[A-Za-z]+")
_SIGN: Final = re.compile(r"[\d０-９①-⑳+(]")
_TOKEN: Final = re.compile(r"[A-Za-z]+|[\d０-９①-⑳+(]")
_NAME: Final = re.compile(NAME)
_A_PART: Final = re.compile(f"[Aa][ -](?:{either(_PARTS)})")
_CURRENCIES: Final = ("CNY", "RMB", "USD")
_COUNTING: Final = frozenset(
    each
    for word in (
        *spelt.WORDS,
        *_VAGUE.split(),
        *(verb + end for verb in _VERBS for end in ("", "e", "es", "ed", "ing")),
        *("per", "acre", "acres", *MONTHS),
    )
    for each in (word, word.capitalize())
) | {"II", "III", "IV"}
# A text with none of these says its numbers in digits: million follows them, one counts nothing.
_TELLING: Final = (
    _COUNTING
    - set(_SCALES)
    - ({*_VAGUE.split(), *(word.capitalize() for word in _VAGUE.split())} - _CAPABLE)
)


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
    return pattern("en_plain", macros)


def _capital(words: Iterable[str]) -> str:
    """A pattern of words that may begin a sentence, the longest first."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in found)


def numbers(text: str) -> list[Said] | None:
    """The plain numbers of an English text; None where one is not plain."""
    if hinted(text):
        return None
    rules, position = _pattern(), 0
    found: list[Said] = []
    scaled = 0
    digits_alone = _TELLING.isdisjoint(_WORD.findall(text))
    for token in (_SIGN if digits_alone else _TOKEN).finditer(text):
        start, word = token.span()[0], token[0]
        if start < position:
            continue
        if word[0] in _LETTERS:
            if word not in _COUNTING and not (word in ("a", "A") and _A_PART.match(text, start)):
                continue
        elif start and (text[start - 1] in _LETTERS or text[start - 1] == "-"):
            name = _NAME.match(text, start - 1) or _NAME.match(text, max(0, start - 2))
            if name is None:
                return None
            position = name.end()
            continue
        elif text[start - 4 : start - 1] in _CURRENCIES:
            start -= 4
        match = rules.match(text, start)
        if match is None:
            continue
        position = match.end()
        scaled += bool(match["scale"] or match["scale2"])
        kind = match.lastgroup or ""
        if kind in ("rest", "odd"):
            return None
        if kind in _READERS:
            found += _READERS[kind](match)
        if kind == "number" and not match["unit"] and _is_named(text, start):
            return None
    if digits_alone and scaled != sum(map(text.count, _SCALES)):
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
    minutes = 60 * int(match["hour"]) + int(match["minute"])
    return [Said("clock", minutes * NANO, match["hour"])]


def _share(match: re.Match[str]) -> list[Said]:
    count = {"a": 1, "one": 1, **_WORDS}[match["count"].lower()]
    return _word("%", Fraction(count, _PARTS[match["part"]]))


def _word(unit: str, number: Exact) -> list[Said]:
    return [Said(unit, whole(number * NANO))]


_READERS: Final[dict[str, Callable[[re.Match[str]], list[Said]]]] = {
    "date": _date,
    "clock": _clock,
    "amount": _amount,
    "number": _number,
    "quarter": lambda match: _word("of quarter", _QUARTERS[match["which"].lower()]),
    "semester": lambda match: _word("of half", 1 + (match[0][0] in "Ss")),
    "words": lambda match: [plain(match["counted"] or "", NANO * _WORDS[match["word"].lower()])],
    "share": _share,
    "ordinal": lambda match: _word("ordinal", _ORDINALS[match["place"].lower()]),
}
