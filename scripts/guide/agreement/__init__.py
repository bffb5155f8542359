"""Agreement: the numbers of two texts that say the same, and where they do not.

Every amount, area, share, date and count in one language has its equal in the other, whatever its
unit and scale; `chinese` and `english` read, `pairing` compares, `telling` says what went wrong.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from guide.agreement import chinese, english, glance, named
from guide.agreement.addresses import hinted
from guide.agreement.conversion import Conversion, conversions
from guide.agreement.number import Number
from guide.agreement.pairing import unlike
from guide.agreement.telling import UNKNOWN, Explained, explained

# Without any of these a text says no number that another could contradict.
_COUNTS = re.compile("[0-9０-９二两三四五六七八九十百千万亿半翻季]")
_TELLS = re.compile("[0-9]|illion|thousand|hundred|percent|per cent")

__all__ = ["Conversion", "Difference", "converted", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of one text that the other lacks or says otherwise.

    `zh` and `en` are the spans as written, "" where that side has none; `explained` tells both
    values, the factor between them and the mistake it usually is.
    """

    zh: str
    en: str
    explained: Explained


@lru_cache(maxsize=1 << 18)
def differences(zh: str, en: str) -> tuple[Difference, ...]:
    """Where two texts disagree in their numbers, in the order of the Chinese one."""
    words = tuple(Difference(a, b, UNKNOWN) for a, b in named.unlike(zh, en))
    if glance.alike(zh, en) or not (
        _COUNTS.search(zh) or _TELLS.search(en) or hinted(zh) or hinted(en)
    ):
        return words
    pairs = unlike(chinese.numbers(zh), english.numbers(en))
    pairs.sort(key=_place)
    # A date that is wrong in day and month is wrong once.
    once: dict[tuple[object, object], tuple[Number | None, Number | None]] = {}
    for a, b in pairs:
        once.setdefault((_where(a), _where(b)), (a, b))
    numbers = tuple(
        Difference(a.span if a else "", b.span if b else "", explained(a, b))
        for a, b in once.values()
    )
    return numbers + words


def converted(text: str, tag: str) -> list[Conversion]:
    """The amounts that a text, in `zh` or `en`, says in two currencies."""
    numbers = {"zh": chinese.numbers, "en": english.numbers}[tag](text)
    return list(conversions(numbers, text))


def _where(number: Number | None) -> tuple[str, int]:
    return (number.span, number.end) if number else ("", -1)


def _place(pair: tuple[Number | None, Number | None]) -> tuple[int, int]:
    first, second = pair
    return (first.start if first else 1 << 30, second.start if second else 0)
