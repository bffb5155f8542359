"""Small facts about set text: how wide it is, and how a value that stands alone begins."""

import re
import unicodedata
from functools import cache

# Widths of a proportional face against an average Latin letter.
_WIDE, _SLIM = set("%‰WMmw@&—"), set("iljtfrI.,:;'’|()[] ")

# Where Han and Latin meet without a space, a quarter of an em is set.
_GAP = 0.5
_SEAM = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")

_WORD = re.compile(r"[a-z]+(?:[ ,;]|$)")


def width(text: str) -> float:
    """About how wide a text is set, in Latin characters, the spaces between scripts included."""
    return sum(map(_width, text)) + _GAP * len(_SEAM.findall(text))


@cache
def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 2.0
    if char in _WIDE:
        return 1.7
    if char in _SLIM:
        return 0.65
    return 1.15 if char.isdigit() or char.isupper() else 1.0


def opened(text: str) -> str:
    """A value that stands alone, such as `cleared`, with a capital; addresses stay as they are."""
    return text[0].upper() + text[1:] if _WORD.match(text) else text
