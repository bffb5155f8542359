"""What a Chinese text says in plain numbers: 5.8亿元, 320亩, 2026年3月, 三家."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement.addresses import hinted
from guide.agreement.chinese.durations import TIMES
from guide.agreement.chinese.numerals import value
from guide.agreement.measures import han_units
from guide.agreement.number import whole
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
from guide.agreement.rules import either, pattern, phrases

_SCALES: Final = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}
_PER: Final = ("亩", "公顷", "公斤", "千克", "斤", "吨")
_NUMERAL: Final = "零〇一二两三四五六七八九十百千万亿"
_QUARTERS: Final = {word: n for n in range(1, 5) for word in (str(n), "一二三四"[n - 1])}


@cache
def _starts() -> re.Pattern[str]:
    """A character at which a number or a phrase may begin; a set alone is found fastest."""
    first = "".join(sorted({each[0] for each in phrases()}))
    first += rf"上下对0-9０-９{_NUMERAL}半倍翻①-⑳Ⅰ-Ⅹ@A-Za-z$€¥￥£第每亩人附表图卷编代证.(（〔\[［【"
    return re.compile(f"[{first}]")


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": DIGITS,
        "R": RANGE,
        "LETTER": LETTER,
        "NAME": NAME,
        "HAN": _NUMERAL,
        "PHRASES": f"(?:{either(phrases())})",
        "UNITS": f"(?:{either(han_units())})",
        "TIMES": f"(?:{either(TIMES)})",
        "PER": f"(?:{either(_PER)})",
    }
    return pattern("zh_plain", macros, _starts().pattern)


def numbers(text: str) -> list[Said] | None:
    """The plain numbers of a Chinese text; None where one is not plain."""
    if hinted(text):
        return None
    found: list[Said] = []
    if not _starts().search(text):
        return found
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        if kind in UNPLAIN:
            return None
        if kind in _READERS:
            found += _READERS[kind](match)
    return found


@remembered
def _number(
    least: str | None,
    digits: str,
    written: str,
    unit: str | None,
    time: str | None,
    per: str | None,
    each: str | None,
) -> Row:
    scale = _SCALES[written]
    if time == "年" and not written and is_year(digits) and (not least or is_year(least)):
        return dated(("year", int(each)) for each in (least, digits) if each)
    unit = unit or (TIMES[time] if time else "")
    last = said(digits, scale, unit, per or each or "")
    return (said(least, scale, unit, per or each or ""), last) if least else (last,)


@remembered
def _numeral(written: str, counted: str | None, lasting: str | None) -> Row:
    number = value(written)
    unit = counted or TIMES.get(lasting or "", "")
    return (plain(unit, number * NANO, digits=str(number) if counted else ""),)


@remembered
def _share(above: str, below: str) -> Row:
    share = Fraction(value(above) * NANO) / value(below)
    return (Said("%", whole(share), "1"),)


@remembered
def _tenths(tenth: str) -> Row:
    return (Said("%", value(tenth) * NANO // 10, "1"),)


@remembered
def _date(*parts: str | None) -> Row:
    names = ("year", "month", "day")
    return dated((name, int(n)) for name, n in zip(names, parts, strict=True) if n)


_READERS: Final[dict[str, Callable[[re.Match[str]], Row]]] = {
    "date": lambda match: _date(*match.group("year", "month", "day")),
    "in_year": lambda match: _date(None, match["alone"], None),
    "clock": lambda match: clock(*match.group("hour", "minute")),
    "quarter": lambda match: word("of quarter", _QUARTERS[match["which"]]),
    "semester": lambda match: word("of half", 1 + (match[0][0] == "下")),
    "number": lambda match: _number(
        *match.group("least", "digits", "scale", "unit", "time", "per", "each")
    ),
    "share": lambda match: _share(*match.group("above", "below")),
    "tenths": lambda match: _tenths(match["tenth"]),
    "half": lambda _: word("%", Fraction(1, 2)),
    "ordinal": lambda match: word("ordinal", value(match["place"])),
    "numeral": lambda match: _numeral(*match.group("word", "counted", "lasting")),
}
