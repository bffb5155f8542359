"""Text is folded so that what a visitor types is found however it is written."""

import unicodedata
from collections.abc import Iterable

from guide.simplified import pairs, table


def fold(text: str) -> str:
    """A text as it is searched: NFKC, lower case, simplified characters, single blanks."""
    lower = unicodedata.normalize("NFKC", text).lower()
    return " ".join(lower.translate(table()).split())


def folding(texts: Iterable[str]) -> dict[str, str]:
    """What a browser must fold in a question so that it can match these folded texts."""
    used = {sign for text in texts for sign in text}
    return {other: simple for other, simple in pairs().items() if simple in used}
