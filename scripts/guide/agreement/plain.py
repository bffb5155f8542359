"""A number that is written plainly: its meaning needs no second look."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from guide.agreement.measures import measured
from guide.agreement.number import Exact, whole
from guide.agreement.reading import NUMBER

# Digits with or without commas; none that go on as 1,00 or 1.2.3 do.
DIGITS: Final = rf"{NUMBER}(?!\d|[,.]\d)"
# The kinds of the rules by which a text is not plain.
UNPLAIN: Final = frozenset(("mark", "odd", "rest"))
RANGE: Final = "[-–—~～]"
# Plots, units and grades by letter and number name things; Q4 and H2 are times.
LETTER: Final = r"(?<![A-Za-z\d])[A-GI-PR-Z]"
NAME: Final = r"\d+(?:-\d+)*(?![A-Za-z\d/+-]|\.\d)"
_YEARS: Final = range(1000, 3000)
_PLACES: Final = 9
NANO: Final = 10**_PLACES
_TENS: Final[tuple[int, ...]] = tuple(10 ** (_PLACES - places) for places in range(_PLACES + 1))


class Said(NamedTuple):
    """A plain number in its unit, and its digits and scale as written: "" where it is a word.

    `unit` is "" for what is counted, `of day` for days of the month; `raw` counts NANO to one, so
    that nearly all are whole.
    """

    unit: str
    raw: Exact
    digits: str = ""
    scale: int = 1


Row = tuple[Said, ...]

# The same amounts, counts and dates come again in text after text.
remembered: Final = lru_cache(maxsize=1 << 14)


def said(digits: str, scale: int, unit: str, per: str = "") -> Said:
    """What digits with a scale and a spelt unit say; `per` is what they are reckoned by."""
    return plain(unit, raw(digits, scale), per, digits, scale)


def plain(unit: str, number: Exact, per: str = "", digits: str = "", scale: int = 1) -> Said:
    """A number, in NANO, of a spelt unit; shares are parts of one."""
    if not unit:
        return Said("", number, digits, scale)
    known, share = _known(unit, per)
    if share:
        whole_share, rest = divmod(number, share)
        number = Fraction(number) / share if rest else whole_share
    return Said(known, number, digits, scale)


@cache
def _known(unit: str, per: str) -> tuple[str, int]:
    """The id of a spelt unit, and how many make one where it is a share."""
    found = measured(unit)
    if found.dimension == "share":
        return "%", int(1 / Fraction(found.factor))
    return f"{found.unit}/{measured(per).unit}" if per else found.unit, 0


def dated(parts: Iterable[tuple[str, int]]) -> Row:
    """The parts of a date, by their names."""
    return tuple(Said(f"of {name}", n * NANO, str(n)) for name, n in parts)


def word(unit: str, number: Exact) -> Row:
    """A number that is said in words."""
    return (Said(unit, whole(number * NANO)),)


@remembered
def clock(hour: str, minute: str) -> Row:
    """A time of the day, in minutes."""
    return (Said("clock", (60 * int(hour) + int(minute)) * NANO, hour),)


def is_year(digits: str) -> bool:
    """Whether digits may be a year."""
    return digits.isdigit() and int(digits) in _YEARS


def raw(digits: str, scale: int) -> Exact:
    """The value of written digits with their scale, in NANO."""
    if "," in digits:
        digits = digits.replace(",", "")
    before, _, after = digits.partition(".")
    places = len(after)
    if places <= _PLACES:
        return int(before + after) * scale * _TENS[places]
    return Fraction(digits) * (scale * NANO)
