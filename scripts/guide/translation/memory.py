"""The translation memory: what the library's own reviewed pairs suggest for a text."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from guide.translation.keeping import Made, digest
from guide.translation.states import Standing

_LEAST = 0.7
_CLOSEST = 12


class Suggestion(NamedTuple):
    """A reviewed translation, and how like its source is to the text asked about, up to 1."""

    likeness: float
    source: str
    text: str


class Memory:
    """Reviewed pairs by their source, and by its pairs of characters."""

    def __init__(self, standings: Iterable[Standing], language: str) -> None:
        self.pairs: dict[str, str] = {}
        for each in standings:
            kept = each.kept
            if kept is None or each.language != language or kept.made is not Made.REVIEWED:
                continue
            # A stale translation still belongs to the source that it was made of.
            if kept.translation == digest(each.text):
                self.pairs.setdefault(kept.source, each.text)
        self._having: dict[str, list[str]] = {}
        for source in self.pairs:
            for piece in set(_pieces(source)):
                self._having.setdefault(piece, []).append(source)

    def suggest(self, source: str) -> Suggestion | None:
        """The likeliest pair, or None where none is like enough."""
        if source in self.pairs:
            return Suggestion(1.0, source, self.pairs[source])
        shared = Counter(each for p in set(_pieces(source)) for each in self._having.get(p, ()))
        best: Suggestion | None = None
        for each, _ in shared.most_common(_CLOSEST):
            likeness = SequenceMatcher(None, source, each, autojunk=False).ratio()
            if likeness >= _LEAST and (best is None or likeness > best.likeness):
                best = Suggestion(likeness, each, self.pairs[each])
        return best


def _pieces(text: str) -> Iterable[str]:
    return (first + second for first, second in pairwise(text))
