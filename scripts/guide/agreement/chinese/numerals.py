"""Numbers in Chinese prose: in digits, and in Han characters such as 十二点五亿 and 二〇二六."""

from fractions import Fraction
from typing import Final

from guide.agreement.number import Exact, exact, whole

DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
NUMERAL: Final = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[万亿]*)?"
SCALES: Final = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7,
                 "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 100}  # fmt: skip
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}


def value(written: str) -> Exact:
    """The value of a number in digits, of a numeral with places (二十六) or without (二〇二六)."""
    if written[0].isdigit():
        return exact(written)
    before, _, decimals = written.partition("点")
    scale = 1
    while decimals and decimals[-1] not in DIGITS:
        scale *= {**_PLACES, **_MYRIADS}[decimals[-1]]
        decimals = decimals[:-1]
    number = Fraction(_by_digits(before) if _is_digits(before) else _by_places(before))
    if decimals:
        number += Fraction(_by_digits(decimals), 10 ** len(decimals))
    return whole(number * scale)


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
