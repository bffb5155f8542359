"""A number that a text says: its span, what it may mean, and whether the other side must say it."""

from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

# A rounded figure keeps at least so many digits, or nothing could be told from it.
_LEAST_DIGITS: Final = 2
# Dimensions in which a value is a text, compared as such.
TEXTUAL: Final = frozenset({"phone", "address", "document", "ratio"})
# Names with a number, which nothing else can stand for: the 15th Five-Year Plan, the top 500.
NAMED: Final = frozenset({"plan", "ranking"})
# No text is a number, and the second half of a year is no two of anything.
_APART: Final = TEXTUAL | {"half-year"}
_RAW_ALIKE: Final = frozenset({"mass", "volume"})


# Whole numbers stay integers: most are, and integers are reckoned with ten times as fast.
Exact = int | Fraction


class Weight(IntEnum):
    """How firmly a number asks for its equal.

    A NAME (5G, one-stop) may be another's equal and is never asked for; a SOFT one (three firms)
    is asked for only where the other side says another such number instead; a HARD one always.
    """

    NAME = 0
    SOFT = 1
    HARD = 2


class Reading(NamedTuple):
    """One meaning: `raw` is the number with its scale, `value` that in the base of `dimension`.

    `dimension` is "" for a bare number, `money`, `area`, `share`, `year` and so on; `unit` tells
    the currency or unit of it; `step` is half of what the last written digit counts, in the base.
    `per` is the area an amount is reckoned by (`mu`, `ha`, `acre`).
    """

    raw: Exact
    value: Exact
    dimension: str = ""
    unit: str = ""
    step: Exact = 0
    per: str = ""
    text: str = ""

    def agrees(self, other: "Reading") -> bool:
        """Whether both mean the same, within the rounding that another unit brings with it."""
        kind, their_kind = self.dimension, other.dimension
        if kind != their_kind:
            # A text or the second half of a year is nothing else.
            if self.raw != other.raw or kind in _APART or their_kind in _APART:
                return False
            return not (kind and their_kind) or {kind, their_kind} == _RAW_ALIKE
        if kind in TEXTUAL:
            return _one_text(self.text, other.text)
        if kind == "money" and self.unit != other.unit:
            return False
        mine: Exact = self.value
        theirs: Exact = other.value
        steps: tuple[Exact, Exact] = (self.step, other.step)
        if self.per and other.per and PER[self.per][0] == PER[other.per][0]:
            first, second = PER[self.per][1], PER[other.per][1]
            mine, theirs = mine * first, theirs * second
            steps = (self.step * first, other.step * second)
        if mine == theirs:
            return True
        if self.unit == other.unit and self.per == other.per:
            return False
        apart = mine - theirs if mine > theirs else theirs - mine
        return apart <= max(steps)


def _one_text(mine: str, theirs: str) -> bool:
    """Whether both are one, though one may name a document without its year: -27."""
    return (
        mine == theirs
        or (mine[:1] == "-" and theirs.endswith(mine))
        or (theirs[:1] == "-" and mine.endswith(theirs))
    )


# What amounts are reckoned by, and how many of an amount by the mu or the kilogram it makes one.
PER: Final = {
    "mu": ("area", Fraction(1)),
    "ha": ("area", Fraction(1, 15)),
    "acre": ("area", Fraction(2000, 3) / Fraction(40_468_564_224, 10**7)),
    "m2": ("area", Fraction(2000, 3)),
    "kg": ("mass", Fraction(1)),
    "jin": ("mass", Fraction(2)),
    "t": ("mass", Fraction(1, 1000)),
}


class Number(NamedTuple):
    """A number in a text, from `start` to `end`, with all that it may mean, likeliest first.

    `scale` is that of its words, such as 10,000 in 25万, which a neighbour in a row may share.
    """

    span: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    weight: Weight = Weight.HARD
    scale: int = 1

    def agrees(self, other: "Number", *, strictly: bool = False) -> bool:
        """Whether one of its meanings is one of the other's; `strictly` in a dimension of both."""
        # What has a unit on both sides must agree in it: 12 km are not 12 minutes.
        measured = strictly or bool(self.readings[0].dimension and other.readings[0].dimension)
        for mine in self.readings:
            if measured and not mine.dimension:
                continue
            for theirs in other.readings:
                if (theirs.dimension or not measured) and mine.agrees(theirs):
                    return True
        return False

    def also(self, *readings: Reading) -> "Number":
        """The same number with further meanings."""
        return self._replace(readings=(*self.readings, *readings))


def bare(raw: Exact) -> Reading:
    """A number without a unit."""
    return Reading(raw, raw)


def document(span: str, start: int, year: str, number: str) -> list[Number]:
    """A document by its year and number, and both for a translation that says them otherwise."""
    end = start + len(span)
    text = f"{year}-{number}"
    return [
        Number(span, start, end, (Reading(0, 0, "document", text=text),), Weight.SOFT),
        *(
            Number(span, start, end, (bare(int(each)),), Weight.NAME)
            for each in (year, number)
            if each
        ),
    ]


def named(span: str, start: int, raw: Exact, dimension: str) -> list[Number]:
    """A name with its number, and that number for a translation that says it otherwise."""
    end = start + len(span)
    return [
        Number(span, start, end, (Reading(raw, raw, dimension),), Weight.SOFT),
        Number(span, start, end, (bare(raw),), Weight.NAME),
    ]


@lru_cache(maxsize=1 << 14)
def exact(digits: str) -> Exact:
    """The value of digits as written, with commas between thousands."""
    digits = digits.replace(",", "")
    return Fraction(digits) if "." in digits else int(digits)


def whole(value: Exact) -> Exact:
    """The value as an integer where it is one."""
    return value.numerator if value.denominator == 1 else value


@lru_cache(maxsize=1 << 14)
def step(digits: str, scale: int) -> Exact:
    """Half of what the last telling digit of a written number counts."""
    before, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return Fraction(scale, 2 * 10 ** len(decimals))
    zeros = len(before) - len(before.rstrip("0"))
    zeros = max(0, min(zeros, len(before) - _LEAST_DIGITS))
    return Fraction(scale * 10**zeros, 2)
