"""What both languages read numbers with: a number in digits, and what a reader makes of a match."""

import re
from collections.abc import Callable
from typing import Final

from guide.agreement.number import Number, Reading, Weight

# Digits with or without commas between thousands.
NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"

# The numbers that a match of the rules says, and where reading goes on.
Made = tuple[list[Number], int]
# The readers of a language by the kinds of its rules; each is given the match and its text.
Readers = dict[str, Callable[[re.Match[str], str], Made]]


def one(match: re.Match[str], weight: Weight, *readings: Reading) -> Made:
    """The match as one number."""
    return [Number(match[0], match.start(), match.end(), readings, weight)], match.end()
