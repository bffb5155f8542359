"""Typed text made uniform: full-width forms, dashes, spaces, traditional characters folded."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

from guide.quantities.errors import QuantityError
from guide.simplified import table

T = TypeVar("T")

LONGEST_TEXT: Final = 200


def _folds() -> dict[int, str]:
    folds = table() | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    pairs = {
        " ": "\t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
        + "".join(map(chr, range(0x2000, 0x200B))),
        "": "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63",
        "~": "\u223c\u301c\u3030",
        "·": "•・⋅‧∙･",
        "×": "✕✖╳⨯",
        "/": "\u2044\u2215",
        "%": "﹪",
        "$": "﹩",
        "¥": "￥",
        "£": "￡",
        "₩": "￦",
        "μ": "µ",
    }
    for fold, signs in pairs.items():
        folds.update({ord(sign): fold for sign in signs})
    words = "㎡=m2 ㎥=m3 ㎢=km2 ㎟=mm2 ㎠=cm2 ㎜=mm ㎝=cm ㎞=km ㎎=mg ㎏=kg ㏊=ha ㎖=mL ℃=°C"
    words += " ㎾=kW ㎿=MW"
    words += " ㎸=kV ㎹=MV ㎐=Hz ㎑=kHz ㎒=MHz ㎓=GHz ㎩=Pa ㎪=kPa ㎫=MPa ㏕=mil ㎚=nm ㎛=μm ㏈=dB"
    for word in words.split():
        folds[ord(word[0])] = word[2:]
    return folds


_FOLDS: Final = _folds()
_RAISED: Final = re.compile(r"(?<=[A-Za-z米])[²³]")


def fold(text: str) -> str:
    """The text in its uniform form.

    QuantityError `text-missing`, `text-too-long` (over 200 characters) or `odd-character` (one
    that cannot be printed).
    """
    if len(text) > LONGEST_TEXT:
        digits = re.search(r"[0-9.,]{41}", text[: LONGEST_TEXT * 2])
        raise QuantityError("number-too-long" if digits else "text-too-long", text=text)
    folded = text.translate(_FOLDS).strip()
    if not folded:
        raise QuantityError("text-missing")
    if not folded.isprintable():
        odd = next(c for c in folded if not c.isprintable())
        raise QuantityError("odd-character", text=text, character=f"U+{ord(odd):04X}")
    return _RAISED.sub(lambda m: "2" if m[0] == "²" else "3", folded)


def reader(parse: Callable[[str], T]) -> Callable[[str], T]:
    """A parser that remembers its values and whose errors quote the text as it was typed.

    `parse` receives the folded text. Libraries repeat themselves, and values are frozen.
    """
    remembered = lru_cache(maxsize=1 << 14)(lambda text: parse(fold(text)))

    @wraps(parse)
    def read(text: str) -> T:
        try:
            return remembered(text)
        except QuantityError as error:
            raise error.within(text) from None

    return read
