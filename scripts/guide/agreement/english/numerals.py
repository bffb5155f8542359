"""Numbers in English prose: number words such as a hundred and five, ten million, a dozen."""

import re
from typing import Final


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words with their numbers; those of one number are joined by a stroke."""
    return {
        word: first + step * place
        for place, group in enumerate(words.split())
        for word in group.split("/")
    }


_ONES: Final = _numbered(
    "zero one/once/single two/twice/both/pair/twin/duplicate three/thrice/triplicate four five six"
    " seven eight nine ten eleven twelve/dozen thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
)
_ORDINAL_DIGITS: Final = tuple(word for word, n in ORDINALS.items() if n < 10)
_BIG: Final = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
SCALES: Final = _BIG | {"bn": 10**9, "mn": 10**6, "m": 10**6, "k": 10**3}
_ROMAN: Final = {"II": 2, "III": 3, "IV": 4}
_LOOSE: Final = {
    "no": 0,
    "none": 0,
    "dual": 2,
    "double": 2,
    "triple": 3,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
}
WHOLE: Final = frozenset(("all", "whole", "wholly", "entire", "entirely", "full", "fully"))
HALF: Final = frozenset(("half", "halve", "halved", "halving", "halves"))
QUARTER: Final = frozenset(("quarter",))
_PARTS: Final = WHOLE | HALF | QUARTER
# Words that may stand for a number and are never asked for.
VAGUE: Final = frozenset((*_PARTS, *_LOOSE, "hundred", "thousand", "ii", "iii", "iv")) | frozenset(
    ("zero", "one", "once", "single", "first", "second", "twice", "both", "pair", "twin")
)
_ALONE: Final = {**ORDINALS, **_LOOSE, **dict.fromkeys(_PARTS, 100)}
WORDS: Final = frozenset((*_ONES, *_TENS, *_ALONE, *_BIG))


def _any(words: "dict[str, int]") -> str:
    return "|".join(sorted(words, key=lambda word: -len(word)))


ANY_ORDINAL: Final = rf"(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ORDINAL_DIGITS)})|{_any(ORDINALS)}"


def is_ordinal(words: str) -> bool:
    """Whether number words, in lower case, are an ordinal: third, twenty-third."""
    return re.split("[- ]", words)[-1] in ORDINALS


def _pattern() -> str:
    big = _any(_BIG)
    digit = "one|two|three|four|five|six|seven|eight|nine"
    small = (
        rf"(?:an? (?:{big}|dozen)\b|(?:{digit}|ten|twenty) dozen\b"
        rf"|(?:{_any(_TENS)})[- ](?:{digit})\b"
        rf"|(?:{_any(_ONES | _TENS)})\b(?! dozen))"
    )
    part = rf"{small}(?:[ -](?:{big})\b)*"
    # A hundred and five is one number, two and three are not.
    more = rf"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))(?: and |[ -]){part})*"
    return rf"(?i:(?:{ANY_ORDINAL}|{part}{more}|{_any(_ALONE)}|{big})\b)|\b(?:II|III|IV)\b"


PATTERN: Final = _pattern()


def value(words: str) -> int:
    """The value of number words as PATTERN finds them, in lower case."""
    if words in _ALONE:
        return _ALONE[words]
    if words.upper() in _ROMAN:
        return _ROMAN[words.upper()]
    total = section = 0
    for word in re.findall(r"[a-z]+", words):
        if word == "hundred":
            section = (section or 1) * 100
        elif word == "dozen":
            section = (section or 1) * 12
        elif word in _BIG:
            total += (section or 1) * _BIG[word]
            section = 0
        else:
            section += _ONES.get(word, 0) + _TENS.get(word, 0) + ORDINALS.get(word, 0)
    return total + section
