"""The termbase: which official names a text uses, and whether the translation has them too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import add

from guide.model.enumerations import TermKind
from guide.model.lists import Term

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_POSSESSIVE = re.compile("'s?$")

# Proper names: each has one translation, and a text that uses one uses the other.
NAMES = frozenset(
    {TermKind.PLACE, TermKind.ORGANISATION, TermKind.PARK, TermKind.LAW, TermKind.DOCUMENT}
)


_LITTLE = frozenset("a an and as at by for from in into of on or the to with".split())  # noqa: SIM905
# What forms of one word differ by: apply, applied, application; subsidy, subsidised.
_ENDING = re.compile(
    "(?<=[a-z]{3})(?:(?:i[sz]|ic)?at(?:ions?|ing|ed|es?)|i[sz](?:ing|ed|es?)|[ae]nces?|ments?|ions?"
    "|ings?|ers?|ors?|ied|ies|ed|es|[eys])$"
)


@dataclass(frozen=True)
class Termbase:
    """Terms by their Chinese form."""

    terms: Mapping[str, Term]

    @cached_property
    def _begun(self) -> Mapping[str, list[str]]:
        """The terms by their first two characters: a text has few that begin a term."""
        found: dict[str, list[str]] = {}
        for zh in self.terms:
            found.setdefault(zh[:2], []).append(zh)
        return found

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Termbase":
        """The termbase of terms.yml; of two translations of a term either will do."""
        known: dict[str, Term] = {}
        for term in terms:
            first = known.get(term.zh)
            both = first and first.model_copy(update={"also": (*first.also, term.en)})
            known[term.zh] = both or term
        return cls(known)

    def within(self, chinese: str) -> Iterator[Term]:
        """The terms that a Chinese text uses; inside a longer one a shorter one does not count."""
        heads = {*map(add, chinese, chinese[1:]), *chinese} & self._begun.keys()
        present = {zh for head in heads for zh in self._begun[head] if zh in chinese}
        if not present:
            return
        # To look for a few is much quicker than to look for all, and finds the same.
        pattern = _alternatives(tuple(sorted(present, key=_longest_first)))
        for zh in dict.fromkeys(match[0] for match in pattern.finditer(chinese)):
            yield self.terms[zh]


def _longest_first(zh: str) -> tuple[int, str]:
    return -len(zh), zh


@lru_cache(maxsize=1 << 12)
def _alternatives(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, terms)))


def uses(term: Term, english: str) -> bool:
    """Whether an English text uses a term's approved translation, whole, short or another one.

    A name may stand in any number; a place that the reader has met may be called by what it is:
    the town, the airport. Of a word all parts must be there, in any form and order: land is leased
    back, capital is paid in.
    """
    names = [name for name in (term.en, term.short_en, *term.also) if name]
    if term.kind not in NAMES:
        words = _stems(english)
        return any(_stems(name) <= words for name in names)
    if term.kind is TermKind.PLACE:
        names += [f"{article} {term.en.split()[-1]}" for article in ("the", "this")]
    return _uses(names, english)


def _uses(names: Iterable[str], english: str) -> bool:
    folded = _folded(english)
    return any(_folded(name) in folded for name in names)


def forbidden(term: Term, english: str) -> str:
    """The first forbidden variant that an English text uses; empty where there is none."""
    return next((name for name in term.forbidden if _uses((name,), english)), "")


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    """The words of a text without the endings that their forms have, and without little words."""
    words = re.findall("[a-zé]+|[0-9]+", re.sub("['’]s?", "", text.lower()))
    return frozenset(_stem(word) for word in words if word not in _LITTLE)


@cache
def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem[:-1] if stem[-1] == stem[-2:-1] else stem


# A text is folded for each term that it may use; the terms come again in every text.
@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    """Lower case, hyphens as spaces, words without plural and possessive s, spaces around."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return f" {' '.join(map(_singular, words))} "


@lru_cache(maxsize=1 << 14)
def _singular(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
