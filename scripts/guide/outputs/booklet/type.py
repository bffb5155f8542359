"""Small facts about set text: how wide it is, and how a value that stands alone begins."""

import re
import unicodedata

_WORD = re.compile(r"[a-z]+(?:[ ,;]|$)")


def width(text: str) -> float:
    """About how wide a text is set, in Latin characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1.05 for char in text)


def opened(text: str) -> str:
    """A value that stands alone, such as `cleared`, with a capital; addresses stay as they are."""
    return text[0].upper() + text[1:] if _WORD.match(text) else text
