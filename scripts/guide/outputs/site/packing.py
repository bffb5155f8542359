"""Numbers as short texts that a script reads quickly and that compress well."""

from collections.abc import Iterable, Sequence
from typing import Any

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# What a sign holds of a number that may go on: five bits, and whether it does.
_PART = 32


def written(number: int) -> str:
    """A number of any size, the lowest five bits first."""
    text = ""
    while number >= _PART:
        text += _SIGNS[_PART + number % _PART]
        number //= _PART
    return text + _SIGNS[number]


_SHORT = tuple(map(written, range(_PART * _PART)))


def gaps(numbers: Sequence[int], last: int = -1) -> str:
    """Rising numbers, each as its distance from the one before; `last` is before the first."""
    short, most, parts = _SHORT, len(_SHORT), []
    for number in numbers:
        gap = number - last - 1
        parts.append(short[gap] if gap < most else written(gap))
        last = number
    return "".join(parts)


def column(values: Iterable[Any]) -> dict[str, Any]:
    """A value for each project: the values there are, in order of their first use, and which.

    `at` has `width` signs for each project, six bits a sign, the highest first.
    """
    numbers: dict[Any, int] = {}
    at = [numbers.setdefault(value, len(numbers)) for value in values]
    return {"values": list(numbers), **fixed(at)}


def fixed(numbers: Sequence[int]) -> dict[str, Any]:
    """Numbers in the same few signs each."""
    width, most = 1, max(numbers, default=0)
    while most >= 64**width:
        width += 1
    places = [64**place for place in reversed(range(width))]
    at = "".join(_SIGNS[number // place % 64] for number in numbers for place in places)
    return {"width": width, "at": at}
