"""What a Chinese text says in plain numbers: 5.8亿元, 320亩, 2026年3月, 三家."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement import han
from guide.agreement.addresses import hinted
from guide.agreement.chinese import TIMES
from guide.agreement.measures import han_units
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
from guide.agreement.rules import pattern, phrases

_SCALES: Final = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}
_PER: Final = ("亩", "公顷", "公斤", "千克", "斤", "吨")
_NUMERAL: Final = "零〇一二两三四五六七八九十百千万亿"
_QUARTERS: Final = {word: n for n in range(1, 5) for word in (str(n), "一二三四"[n - 1])}


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": DIGITS,
        "R": RANGE,
        "NAME": NAME,
        "HAN": _NUMERAL,
        "PHRASES": phrases(),
        "UNITS": f"(?:{either(han_units())})",
        "TIMES": either(TIMES),
        "PER": f"(?:{either(_PER)})",
    }
    return pattern("zh_plain", macros)


@cache
def _starts() -> re.Pattern[str]:
    """A character at which a number or a phrase may begin; a set alone is found fastest."""
    first = "".join(sorted({each[0] for each in phrases().split("|")}))
    first += rf"上下对\d０-９{_NUMERAL}半倍翻①-⑳Ⅰ-Ⅹ@A-Za-z$€¥￥£第每亩人附表图卷编代证.(（〔\[［【"
    return re.compile(f"[{first}]")


def numbers(text: str) -> list[Said] | None:
    """The plain numbers of a Chinese text; None where one is not plain."""
    if hinted(text):
        return None
    found: list[Said] = []
    starts, rules, position = _starts(), _pattern(), 0
    while candidate := starts.search(text, position):
        match = rules.match(text, candidate.start())
        if match is None:
            position = candidate.end()
            continue
        position = match.end()
        kind = match.lastgroup or ""
        if kind in ("rest", "odd"):
            return None
        if kind in _READERS:
            found += _READERS[kind](match)
    return found


def _number(match: re.Match[str]) -> list[Said]:
    least, digits, written, unit, time, per, each = match.group(
        "least", "digits", "scale", "unit", "time", "per", "each"
    )
    scale = _SCALES[written]
    if time == "年" and not written and is_year(digits):
        return dated([("year", int(digits))])
    unit = unit or (TIMES[time] if time else "")
    last = said(digits, scale, unit, per or each or "")
    return [said(least, scale, unit, per or each or ""), last] if least else [last]


def _numeral(match: re.Match[str]) -> list[Said]:
    number = whole(han.value(match["word"]))
    unit = match["counted"] or TIMES.get(match["lasting"] or "", "")
    return [plain(unit, number * NANO, digits=str(number) if match["counted"] else "")]


def _share(match: re.Match[str]) -> list[Said]:
    above, below = (whole(han.value(match[name])) for name in ("above", "below"))
    return [Said("%", whole(Fraction(above * NANO) / below), "1")]


def _date(match: re.Match[str]) -> list[Said]:
    parts = match.groupdict()
    return dated((name, int(parts[name])) for name in ("year", "month", "day") if parts[name])


def _clock(match: re.Match[str]) -> list[Said]:
    minutes = 60 * int(match["hour"]) + int(match["minute"])
    return [Said("clock", minutes * NANO, match["hour"])]


def _word(unit: str, number: Exact) -> list[Said]:
    return [Said(unit, whole(number * NANO))]


_READERS: Final[dict[str, Callable[[re.Match[str]], list[Said]]]] = {
    "date": _date,
    "clock": _clock,
    "quarter": lambda match: _word("of quarter", _QUARTERS[match["which"]]),
    "semester": lambda match: _word("of half", 1 + (match[0][0] == "下")),
    "number": _number,
    "share": _share,
    "tenths": lambda match: [Said("%", whole(han.value(match["tenth"])) * NANO // 10, "1")],
    "half": lambda _: _word("%", Fraction(1, 2)),
    "ordinal": lambda match: _word("ordinal", whole(han.value(match["place"]))),
    "numeral": _numeral,
}
