"""Numerals in Han characters: 十二点五亿, 二〇二六, 两千三百."""

from fractions import Fraction
from typing import Final

DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}


def value(numeral: str) -> Fraction:
    """The value of a numeral, whether it has places (二十六) or only digits (二〇二六)."""
    whole, _, decimals = numeral.partition("点")
    scale = 1
    while decimals and decimals[-1] not in DIGITS:
        scale *= {**_PLACES, **_MYRIADS}[decimals[-1]]
        decimals = decimals[:-1]
    number = Fraction(_by_digits(whole) if _is_digits(whole) else _by_places(whole))
    if decimals:
        number += Fraction(_by_digits(decimals), 10 ** len(decimals))
    return number * scale


def _is_digits(numeral: str) -> bool:
    return len(numeral) > 1 and all(c in DIGITS for c in numeral)


def _by_digits(numeral: str) -> int:
    return int("".join(str(DIGITS[c]) for c in numeral) or "0")


def _by_places(numeral: str) -> int:
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _PLACES:
            section += (digit or 1) * _PLACES[character]
            digit = 0
        elif character == "万":
            total += ((section + digit) or 1) * 10**4
            section = digit = 0
        else:
            # 亿 counts all that stands before it: 一万亿.
            total = ((total + section + digit) or 1) * 10**8
            section = digit = 0
    return total + section + digit
