"""Where plain numbers may begin in an English text, and whether all of them stand in digits."""

import re
import string
from collections.abc import Iterable, Iterator
from typing import Final

from guide.agreement.english import numerals
from guide.agreement.english.dates import MONTHS
from guide.agreement.rules import either

SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PARTS: Final = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# What counts nothing by itself, and what multiplies.
VAGUE: Final = tuple(
    """no none one once single first second both half all full fully whole wholly entire zero
    quarter dual""".split()  # noqa: SIM905
)
VERBS: Final = ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "midnight", "noon")
LETTERS: Final = frozenset(string.ascii_letters)
_TO_LETTERS: Final = bytes(n if chr(n) in LETTERS else ord(" ") for n in range(256))
_DIGITS: Final = re.compile(r"[0-9０-９①-⑳+(](?:(?<=\d)\d+)?")
_A_PART: Final = re.compile(f"[Aa][ -](?:{either(PARTS)})")


def _beginning(*words: str) -> frozenset[bytes]:
    """Words as they stand within a sentence and at its beginning."""
    return frozenset(each.encode() for word in words for each in (word, word.capitalize()))


_COUNTING: Final = _beginning(
    *numerals.WORDS,
    *VAGUE,
    *(verb + end for verb in VERBS for end in ("", "e", "es", "ed", "ing")),
    *("per", "acre", "acres", *MONTHS),
) | {b"II", b"III", b"IV"}
# A text with none of these says its numbers in digits: million follows them, one counts nothing.
_TELLING: Final = (
    _COUNTING - _beginning(*SCALES) - (_beginning(*VAGUE) - _beginning("half", "quarter", "dual"))
)


def numbers_may_begin(text: str) -> tuple[list[int], bool]:
    """The places in their order, and whether no word but those after digits tells of a number."""
    starts = [digits.start() for digits in _DIGITS.finditer(text)]
    # Bytes are parted into words more than twice as fast as text.
    words = text.encode(errors="replace").translate(_TO_LETTERS).split()
    if _TELLING.isdisjoint(words):
        return starts, True
    starts += _at_words(text, map(bytes.decode, _COUNTING.intersection(words)))
    starts.sort()
    return starts, False


def _at_words(text: str, words: Iterable[str]) -> Iterator[int]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and text[at - 1] in LETTERS) and text[end : end + 1] not in LETTERS:
                yield at
            at = text.find(word, end)
    if any(part in text for part in PARTS):
        for part in _A_PART.finditer(text):
            if not (part.start() and text[part.start() - 1] in LETTERS):
                yield part.start()
