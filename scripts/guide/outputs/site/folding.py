"""Text is folded so that what a visitor types is found however it is written."""

import unicodedata
from collections.abc import Container

from guide.simplified import pairs, table


def fold(text: str) -> str:
    """A text as it is searched: NFKC, lower case, simplified characters, single blanks."""
    lower = unicodedata.normalize("NFKC", text).lower()
    return " ".join(lower.translate(table()).split())


def folding(signs: Container[str]) -> dict[str, str]:
    """What a browser must fold in a question so that it can match texts made of these signs."""
    return {other: simple for other, simple in pairs().items() if simple in signs}
