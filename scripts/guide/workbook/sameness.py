"""Whether a cell and the library say the same value, be it written in another way."""

from functools import lru_cache
from typing import Any

from guide.quantities import plain, show
from guide.workbook.columns import Column
from guide.workbook.reading import CellError, Typed, clean


# A cell is asked for several times in a row, and columns repeat their values.
@lru_cache(maxsize=1 << 14)
def parsed(column: Column, text: str | bool) -> Any:
    """The value of a text, or None where its field does not want it."""
    try:
        return column.of.validate_python(text)
    except ValueError:
        return None


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same amount, be their units the same or not."""
    if one is None or other is None or type(one) is not type(other):
        return one is not None and one == other
    if one == other:
        return True
    if hasattr(one, "low") and not hasattr(one, "per"):
        return _same_end(one.low, other.low) and _same_end(one.high, other.high)
    return _same_end(one, other)


def _same_end(one: Any, other: Any) -> bool:
    if one == other:
        return True
    if hasattr(one, "to") and hasattr(other, "to") and one.dimension == other.dimension:
        return bool(one.to(other.unit) == other.value)
    return (
        hasattr(one, "fraction")
        and hasattr(other, "fraction")
        and not hasattr(one, "currency")
        and bool(one.fraction == other.fraction)
    )


def unchanged(column: Column, typed: Typed, before: Typed | None) -> bool:
    """Whether what was typed says what the library says already."""
    if before is None:
        return False
    if isinstance(typed, list) or isinstance(before, list):
        one = typed if isinstance(typed, list) else [typed]
        other = before if isinstance(before, list) else [before]
        return list(map(str, one)) == list(map(str, other))
    if isinstance(typed, bool):
        return str(typed).lower() == str(before)
    if typed == before:
        return True
    if column.sort == "text":
        try:
            return clean(str(before)) == typed
        except CellError:
            return False
    if str(before).strip() == str(typed):
        return True
    if column.sort in ("enum", "ref", "plain"):
        return False
    return same(parsed(column, str(typed)), parsed(column, str(before)))


def exact(column: Column, value: Any, tag: str) -> str:
    """The text of a quantity that reads back to the same value."""
    said = show(value, tag)
    return said if same(parsed(column, said), value) else plain(value)


def as_people_say(column: Column, text: str) -> str:
    """`5.8亿元` for 58000万元, where the two are exactly the same."""
    value = parsed(column, text)
    if value is None:
        return text
    said = show(value, "zh").replace(" ", "").replace("\u2212", "-")
    return said if same(parsed(column, said), value) else text
