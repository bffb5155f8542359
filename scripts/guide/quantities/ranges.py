"""Ranges as people type them: `10–25 m`, `8000万–1.2亿元`, `13万元～17万元`, `≥ 20 m`."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeVar

from guide.quantities.errors import QuantityError
from guide.quantities.measures import ASIDE, agree
from guide.quantities.numbers import cut, decimal, scale_at
from guide.quantities.text import fold
from guide.quantities.values import Measure, Range

T = TypeVar("T")

_BETWEEN: Final = re.compile(r"\s*(?:-+|~+|至|到|(?<![A-Za-z])to(?![A-Za-z]))\s*", re.IGNORECASE)
_LEAST: Final = re.compile(
    r"^(?:≥|>=|⩾|不低于|不少于|不小于|至少|最低|at least|minimum|min\.?)\s*", re.IGNORECASE
)
_MOST: Final = re.compile(
    r"^(?:≤|<=|⩽|不超过|不高于|不大于|不多于|至多|最多|最大|at most|up to|not more than|"
    r"maximum|max\.?)\s*",
    re.IGNORECASE,
)
# The figures of m2 and km3 are no number.
_AMOUNT: Final = re.compile(r"(?<![A-Za-z^])[0-9]")
# No range of numbers looks like this: it would run backwards.
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?")
_STRICT: Final = re.compile(r"^[<>＜＞]")


class Ends(NamedTuple):
    """The two ends of a range in full; `lent` when the low one may not share the other's scale."""

    low: str
    high: str
    lent: bool


def parse_range(text: str, parse_one: Callable[[str], T]) -> Range[T]:
    """A range of what `parse_one` reads. A single value is a range whose ends are equal.

    An end may leave to the other what is written once: `10–25 m`, `USD 10–25 million`.
    """
    try:
        return _range(fold(text), parse_one)
    except QuantityError as error:
        raise error.within(text) from None


def _range(folded: str, parse_one: Callable[[str], T]) -> Range[T]:
    if _STRICT.match(folded):
        raise QuantityError("limit-unclear")
    if (both := ASIDE.match(folded)) and any(halves(both["first"])) and any(halves(both["aside"])):
        # 20亩–30亩（1.33公顷–2公顷）
        whole, aside = _range(both["first"], parse_one), _range(both["aside"], parse_one)
        for end, other in ((whole.low, aside.low), (whole.high, aside.high)):
            if isinstance(end, Measure) and isinstance(other, Measure):
                agree(end, other, folded)
        return whole
    if match := _LEAST.match(folded):
        return Range(parse_one(folded[match.end() :]), None)
    if match := _MOST.match(folded):
        return Range(None, parse_one(folded[match.end() :]))
    first: QuantityError | None = None
    for low, high in halves(folded):
        try:
            ends = complete(low, high)
            values = parse_one(ends.low), parse_one(ends.high)
        except QuantityError as error:
            first = first or error
        else:
            return _range_of(values, ends)
    try:
        value = parse_one(folded)
    except QuantityError as error:
        raise not_two(first or error) from None
    # An end that cannot be read is a mistake even where the whole happens to be something.
    if first:
        raise not_two(first)
    return Range(value, value)


def _range_of(values: tuple[T, T], ends: Ends) -> Range[T]:
    try:
        return Range(*values)
    except QuantityError as error:
        if error.code == "range-reversed" and ends.lent:
            raise QuantityError("range-scale-unclear") from None
        raise


def not_two(error: QuantityError) -> QuantityError:
    """The error of an end; an end that is a range itself makes three numbers."""
    return QuantityError("range-not-read") if error.code == "range-not-wanted" else error


def halves(folded: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a text in two at a dash or a word; a sign before a number is none."""
    if _DATE.fullmatch(folded):
        return
    for match in _BETWEEN.finditer(folded):
        low, high = folded[: match.start()], folded[match.end() :]
        if match[0].strip() == "--":
            high = "-" + high
        if _AMOUNT.search(low) and _AMOUNT.search(high):
            yield low, high


def complete(low: str, high: str) -> Ends:
    """Both ends in full: each takes from the other the currency or the unit written once."""
    low_before, low_number, low_after = cut(low)
    high_before, high_number, high_after = cut(high)
    if low_before and high_before:
        # Each end has its own currency, so each has its own scale as well.
        return Ends(low, high, lent=False)
    # 25–10万 runs backwards, but 8000–1.2亿 may mean 8000 or 8000亿.
    lent = not low_after and decimal(low_number) >= 100 * decimal(high_number)
    if not low_after:
        low = f"{low_before or high_before} {low_number} {high_after}"
    elif not low_before and (high_before or not scale_at(low_after)[1]):
        # 8000万–1.2亿元: the low end has a scale of its own and lacks the currency only.
        low = f"{high_before} {low_number} {low_after} {scale_at(high_after)[1]}"
    if low_before and not high_before:
        high = f"{low_before} {high_number} {high_after}"
    return Ends(low.strip(), high.strip(), lent)
