"""A number that is written plainly: its meaning needs no second look."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from guide.agreement.measures import measured
from guide.agreement.number import Exact, exact, whole

# Digits with or without commas; none that go on as 1,00 or 1.2.3 do.
DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|[,.]\d)"
RANGE: Final = "[-–—~～]"
# Plots, units and grades by letter and number name things; Q4 and H2 are times.
NAME: Final = r"(?<![A-Za-z\d])[A-GI-PR-Z]-?\d+(?:-\d+)*(?![A-Za-z\d./+-])"
_YEARS: Final = range(1000, 3000)


class Plain(NamedTuple):
    """A number in its unit: "" for what is counted, `of day` for days of the month."""

    unit: str
    raw: Exact


class Said(NamedTuple):
    """A plain number, and its digits and scale as written: "" where it is a mere word."""

    plain: Plain
    digits: str = ""
    scale: int = 1


def said(digits: str, scale: int, unit: str, per: str = "") -> Said:
    """What digits with a scale and a spelt unit say; `per` is what they are reckoned by."""
    return Said(plain(unit, raw(digits, scale), per), digits, scale)


def plain(unit: str, number: Exact, per: str = "") -> Plain:
    """A number of a spelt unit; shares are parts of one."""
    if not unit:
        return Plain("", number)
    known, share = _known(unit, per)
    return Plain(known, whole(Fraction(number) * share) if share else number)


@cache
def _known(unit: str, per: str) -> tuple[str, Exact]:
    """The id of a spelt unit, and its part of one where it is a share."""
    found = measured(unit)
    if found.dimension == "share":
        return "%", found.factor
    return f"{found.unit}/{measured(per).unit}" if per else found.unit, 0


def dated(parts: Iterable[tuple[str, int]]) -> list[Said]:
    """The parts of a date, by their names."""
    return [Said(Plain(f"of {name}", n), str(n)) for name, n in parts]


def is_year(digits: str) -> bool:
    """Whether digits may be a year."""
    return digits.isdigit() and int(digits) in _YEARS


def raw(digits: str, scale: int) -> Exact:
    """The value of written digits with their scale; whole numbers without fractions on the way."""
    if "," in digits:
        digits = digits.replace(",", "")
    if "." not in digits:
        return int(digits) * scale
    before, _, after = digits.partition(".")
    number, rest = divmod(int(before + after) * scale, 10 ** len(after))
    return whole(exact(digits) * scale) if rest else number


def either(words: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
