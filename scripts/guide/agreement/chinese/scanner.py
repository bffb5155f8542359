"""Where numbers stand in a Chinese text, and which reader each is for."""

import re
from functools import cache
from typing import Final

from guide.agreement.addresses import HOST
from guide.agreement.chinese import amounts, dates, durations, names, shares
from guide.agreement.chinese.numerals import NUMERAL
from guide.agreement.measures import latin_symbols, measured
from guide.agreement.number import Number, Reading, Weight
from guide.agreement.reading import NUMBER, Readers
from guide.agreement.rules import either, pattern, phrases
from guide.agreement.sharing import shared

_FULL: Final = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0E: ".", 0xFF05: "%", 0x2030: "‰"}
_FIRST: Final = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿半①-⑳(（〔\[［【“\"+上下减过对翻第其统唯进同之合归单专多互工附表图卷邮代编证文热电传拨A-Za-z早晚傍凌中Ⅰ-Ⅹ]"
)
# The plain numbers, which most are, found without asking for dates, codes and telephones.
_PLAIN: Final = re.compile(
    rf"(?<![第(（\dA-Za-z.])(?P<sum>(?!))?(?P<digits>{NUMBER})(?P<over>(?!))?"
    r"(?P<scale>万|亿|)(?=[元亩家项人名户吨米%公平栋条座层间])"
)
# Amounts by the mu may be said with the mu in hectares beside it.
_EACH: Final = re.compile("(?:每|/|一)(亩|公顷)|亩(?=[均产])")
_READERS: Final[Readers] = {
    "mark": lambda match, _: ([], match.end()),
    **names.READERS,
    **dates.READERS,
    **durations.READERS,
    **shares.READERS,
    **amounts.READERS,
}


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": NUMBER,
        "H": NUMERAL,
        "UNITS": latin_symbols(),
        "PHRASES": either(phrases()),
        "HOST": HOST,
    }
    return pattern("zh", macros)


def numbers(text: str) -> list[Number]:
    """The numbers of a Chinese text, in its order."""
    written = text
    text = text.translate(_FULL)
    found: list[Number] = []
    position = 0
    rules = _pattern()
    while candidate := _FIRST.search(text, position):
        start = candidate.start()
        if match := _PLAIN.match(text, start):
            made, position = _READERS["number"](match, text)
            found += made
            continue
        match = rules.match(text, start)
        if match is None:
            position = start + 1
            continue
        kind = match.lastgroup or ""
        made, position = _READERS[kind](match, text)
        found += made
        position = max(position, match.end() if not made else position)
    found += [
        Number(
            each[0],
            each.start(),
            each.end(),
            (Reading(1, measured(each[1] or "亩").factor, "area", measured(each[1] or "亩").unit),),
            Weight.NAME,
        )
        for each in _EACH.finditer(text)
    ]
    if written != text:
        found = [_as_written(each, text, written) for each in found]
    return shared(found, text)


def _as_written(number: Number, text: str, written: str) -> Number:
    # A name's number ends before its name does, and none begins before its span.
    at = text.rindex(number.span, 0, number.start + len(number.span))
    return number._replace(span=written[at : at + len(number.span)])
