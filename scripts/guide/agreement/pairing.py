"""Which number of one text is which of the other, and which of them has none."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Final

from guide.agreement.number import NAMED, TEXTUAL, Number, Reading, Weight

Pair = tuple[Number | None, Number | None]
# In what order equals find each other: whether in a dimension of both, whether of one kind, and
# how firmly both must be said; before all, what both say in one unit.
_SUREST: Final = (
    (True, False, Weight.SOFT),
    (False, True, Weight.SOFT),
    (False, False, Weight.SOFT),
    (False, False, Weight.NAME),
)
# So far stands 1200亩（约80公顷） and 1,200 mu (about 80 ha) from what it says again.
_NEAR_HAN: Final = 3
_NEAR_LATIN: Final = 9


def unlike(han: list[Number], latin: list[Number]) -> list[Pair]:
    """The numbers that disagree, each beside what the other text seems to say in its place.

    Each number is used once; a number said again, as in 8 ha (120 mu), has its equal all the same.
    """
    han, latin = _with_ratios(han, latin)
    lost_han = [n for n in han if n.weight and not _again(n, latin)]
    lost_latin = [n for n in latin if n.weight and not _again(n, han)]
    if not lost_han and not lost_latin:
        return []
    rest_han, rest_latin = _unused(han, latin)
    pairs = list(_paired(rest_han, rest_latin, lost_han, lost_latin))
    pairs += _asides(han, latin, lost_latin, pairs, _NEAR_LATIN)
    turned = [(b, a) for a, b in pairs]
    pairs += [(b, a) for a, b in _asides(latin, han, lost_han, turned, _NEAR_HAN)]
    told = {id(number) for pair in pairs for number in pair}
    alone: list[Pair] = [(n, None) for n in lost_han if _asked(n, han, told, _NEAR_HAN)]
    alone += [(None, n) for n in lost_latin if _asked(n, latin, told, _NEAR_LATIN)]
    return pairs + alone


def _asked(number: Number, beside: list[Number], told: set[int], near: int) -> bool:
    """Whether a number without an equal is a finding: not if it says again what is one."""
    return (
        number.weight is Weight.HARD
        and id(number) not in told
        and not any(
            id(each) in told
            and _unit(each) != _unit(number)
            and _apart(each, number) <= near
            and each.agrees(number, strictly=True)
            for each in beside
        )
    )


def _apart(first: Number, second: Number) -> int:
    return max(first.start, second.start) - min(first.end, second.end)


def _with_ratios(han: list[Number], latin: list[Number]) -> tuple[list[Number], list[Number]]:
    """Ratios as wholes where both texts have some, else number by number."""
    if any(_kind(n) == "ratio" for n in han) and any(_kind(n) == "ratio" for n in latin):
        return _wholes(han), _wholes(latin)
    return [n for n in han if _kind(n) != "ratio"], [n for n in latin if _kind(n) != "ratio"]


def _wholes(numbers: list[Number]) -> list[Number]:
    rows = [n for n in numbers if _kind(n) == "ratio"]
    return [
        n
        for n in numbers
        if _kind(n) == "ratio" or not any(r.start <= n.start and n.end <= r.end for r in rows)
    ]


def _asides(
    ours: list[Number], theirs: list[Number], lost: list[Number], told: list[Pair], most: int
) -> list[Pair]:
    """What the other text alone says again in another unit, wrongly: 1,200 mu (800 ha)."""
    known = {id(number) for pair in told for number in pair}
    found: list[Pair] = []
    for at, number in enumerate(theirs):
        if number not in lost or id(number) in known or not _unit(number):
            continue
        for beside in (*theirs[max(0, at - 1) : at], *theirs[at + 1 : at + 2]):
            if (
                _apart(number, beside) <= most
                and _kind(beside) == _kind(number) != "money"
                and _unit(beside) != _unit(number)
            ):
                equal = next((each for each in ours if each.agrees(beside, strictly=True)), None)
                if equal is not None:
                    found.append((equal, number))
                    break
    return found


def _unit(number: Number) -> str:
    return number.readings[0].unit


def _unused(han: list[Number], latin: list[Number]) -> tuple[list[Number], list[Number]]:
    """What is left once equals have found each other, the surest first."""
    left, right = list(han), list(latin)
    for number in list(left):
        for other in right:
            if _unit(number) and _unit(number) == _unit(other) and _firm_equals(number, other):
                left.remove(number)
                right.remove(other)
                break
    for strictly, alike, least in _SUREST:
        for number in list(left):
            if least and number.weight < least:
                continue
            for other in right:
                if other.weight < least or (alike and _kind(number) != _kind(other)):
                    continue
                if number.agrees(other, strictly=strictly):
                    left.remove(number)
                    right.remove(other)
                    break
    asked = Weight.SOFT
    return (
        [n for n in left if n.weight >= asked],
        [n for n in right if n.weight >= asked],
    )


def _firm_equals(number: Number, other: Number) -> bool:
    firm = number.weight and other.weight
    return bool(firm) and number.readings[0].agrees(other.readings[0])


def _kind(number: Number) -> str:
    return number.readings[0].dimension


def _again(number: Number, others: list[Number]) -> bool:
    return any(number.agrees(other) for other in others)


def _paired(
    han: list[Number], latin: list[Number], lost_han: list[Number], lost_latin: list[Number]
) -> Iterator[Pair]:
    """The likeliest pairs of leftovers, each with at least one that has no equal anywhere."""
    lost = {id(n) for n in (*lost_han, *lost_latin)}
    # As many numbers on both sides: each has its counterpart, even one that is said twice.
    parallel = len(han) == len(latin)
    scored = []
    for (at, first), (place, second) in product(enumerate(han), enumerate(latin)):
        if id(first) not in lost and id(second) not in lost:
            continue
        # A soft number speaks up only against another that lacks its equal.
        if Weight.SOFT in (first.weight, second.weight) and not (
            (id(first) in lost and id(second) in lost) or parallel
        ):
            continue
        likeness = _likeness(first, second)
        if likeness:
            both = 2 * (id(first) in lost and id(second) in lost)
            both += first.weight == second.weight
            distance = abs(at / len(han) - place / len(latin))
            scored.append((-likeness - 2 * both + distance, at, place, first, second))
    used: set[int] = set()
    for _, _, _, first, second in sorted(scored, key=lambda each: each[:3]):
        if id(first) not in used and id(second) not in used:
            used |= {id(first), id(second)}
            yield first, second


def _likeness(first: Number, second: Number) -> float:
    """How likely two unequal numbers stand for each other; 0 where they cannot."""
    return max((_alike(a, b) for a, b in product(first.readings, second.readings)), default=0.0)


def _alike(first: Reading, second: Reading) -> float:
    if not (TEXTUAL | NAMED).isdisjoint({first.dimension, second.dimension}):
        return 6.0 if first.dimension == second.dimension else 0.0
    if first.dimension and first.dimension == second.dimension:
        return 6.0 + _close(first, second)
    if not (first.dimension and second.dimension):
        return 2.0 + _close(first, second)
    return 5.0 if first.raw == second.raw else 0.0


def _close(first: Reading, second: Reading) -> float:
    """More for a slip that people make: a factor of ten, digits changed about, the same digits."""
    if first.raw == second.raw:
        return 3.0
    if first.value and second.value:
        ratio = Fraction(first.value) / second.value
        if is_power_of_ten(ratio):
            return 3.0
        if sorted(_digits(first)) == sorted(_digits(second)):
            return 2.0
        return 1.0 if 0.5 <= ratio <= 2 else 0.0
    return 0.0


def is_power_of_ten(ratio: Fraction) -> bool:
    """Whether a fraction is 10, 100, 1/1000 and so on."""
    most, least = max(ratio.numerator, ratio.denominator), min(ratio.numerator, ratio.denominator)
    return least == 1 < most and str(most).rstrip("0") == "1"


def _digits(reading: Reading) -> str:
    whole = reading.raw
    while whole.denominator % 2 == 0 or whole.denominator % 5 == 0:
        whole *= 10
    return str(whole.numerator).strip("0")
