"""Finding the unit that a text names, quotients such as `吨/小时` included."""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from guide.quantities.errors import QuantityError
from guide.quantities.text import reader
from guide.quantities.units import UNITS, Unit, unit_of
from guide.quantities.vocabulary import units

_ACRE: Final = re.compile(r"\bacres?\b|英亩", re.IGNORECASE)
# Between what is counted and what it is counted by. Words need a space at each side.
OVER: Final = re.compile(r"\s*[/每]\s*|(?<=\s)(?:per|an?|each)\s+", re.IGNORECASE)
_INNER_SPACE: Final = re.compile(r"(?<![A-Za-z.])\s+|\s+(?![A-Za-z])")
_AND: Final = re.compile(r"\s*[·*]\s*")
_MOST_DIVISORS: Final = 3


def acre_in(text: str) -> bool:
    """True when the text names the acre, which the mu is not."""
    return _ACRE.search(text) is not None


def simple_unit(word: str, *, divisor: bool = False) -> str | None:
    """The id of a unit without a quotient; None when there is none of that name."""
    names = units()
    word = _INNER_SPACE.sub("", word.strip())
    if divisor and word in names.divisors:
        return names.divisors[word]
    return names.exact.get(word) or names.lower.get(word.lower())


def divisors(text: str) -> list[str] | None:
    """The units of `平方米·月` or `m2/month`, times last; None when one of them is unknown."""
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    words = [word for part in OVER.split(text) for word in _AND.split(part)]
    ids = [simple_unit(word, divisor=True) for word in words]
    if not ids or len(ids) > _MOST_DIVISORS or None in ids:
        return None
    return sorted((id_ for id_ in ids if id_), key=lambda id_: UNITS[id_].dimension == "time")


@lru_cache(maxsize=1 << 12)
def find_unit(text: str) -> Unit | None:
    """The unit that a folded text names, or None."""
    text = text.strip()
    simple = simple_unit(text)
    if simple is not None:
        return UNITS[simple]
    parts = OVER.split(text, maxsplit=1)
    if len(parts) < 2:
        return None
    first, below = simple_unit(parts[0]), divisors(parts[1])
    if first is None or below is None:
        return None
    return unit_of("/".join((first, *below)))


def similar(word: str) -> str:
    """Known spellings near to a word, for "did you mean"; empty when none is near."""
    known = units().exact
    if len(word) == 1 and not word.isascii():
        # 张 may be a bed or a board: offer the words that say which.
        containing = sorted((s for s in known if word in s), key=lambda s: (s[0] != word, len(s)))
        return ", ".join(containing[:3])
    return ", ".join(get_close_matches(word[:30], known, n=3, cutoff=0.7))


@reader
def parse_unit(text: str) -> str:
    """The canonical id of a unit in any spelling: `平方米` is m2, `吨/小时` is t/h."""
    unit = find_unit(text)
    if unit is None:
        raise unknown(text, text)
    return unit.id


def unknown(text: str, word: str) -> QuantityError:
    """The error for a word that names no unit; of a quotient it tells the part that is wrong."""
    if acre_in(word):
        return QuantityError("acre", text=text)
    first, *below = (part for parts in OVER.split(word) for part in _AND.split(parts))
    for part, divisor in ((first, False), *((part, True) for part in below)):
        if part.strip() and simple_unit(part, divisor=divisor) is None:
            word = part.strip()
            break
    near = similar(word)
    if near:
        return QuantityError("unit-misspelt", text=text, word=word, near=near)
    return QuantityError("unit-unknown", text=text, word=word)
