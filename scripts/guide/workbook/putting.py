"""A value of the model becomes a cell: a real number where one unit fits, else what people say."""

import datetime
import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from guide.locales import locale
from guide.model.text import Text
from guide.quantities import Measure, Money, Range, plain
from guide.workbook.columns import Column
from guide.workbook.names import Names, folded
from guide.workbook.reading import (
    SEPARATOR,
    CellError,
    Typed,
    take,
    values,
)
from guide.workbook.sameness import exact, parsed, same, unchanged

Cell = str | float | int | datetime.date | None

LONGEST = 32_767
_FIRST_DAY = datetime.date(1900, 3, 1)
_ESCAPE_LIKE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_TEN_THOUSAND = 10_000


def put(column: Column, value: Any, names: Names, tag: str) -> Cell:
    """The cell of a value; None where there is no value, or where no cell can say it exactly.

    An empty cell never deletes, so what is left out here is safe at home.
    """
    if value is None or value == ():
        return None
    # Texts are nearly all different; choices, references and amounts come again and again.
    return (_put if isinstance(value, Text) else _remembered)(column, value, names, tag)


def _put(column: Column, value: Any, names: Names, tag: str) -> Cell:
    if column.many:
        shown = SEPARATOR.join(_said(column, each, names, tag) for each in value)
        typed = _taken(column, shown, names)
        before: list[Typed] = [str(getattr(each, "value", each)) for each in value]
        return shown if typed is not None and unchanged(column, typed, before) else None
    cell = _cell(column, value, names, tag)
    return cell if _says(column, cell, value, names) else None


_remembered = lru_cache(maxsize=1 << 14)(_put)


def _cell(column: Column, value: Any, names: Names, tag: str) -> Cell:
    if column.sort == "day" and value >= _FIRST_DAY:
        day: datetime.date = value
        return day
    if column.sort == "number" and not isinstance(value, Range):
        return _real(Decimal(value), plain(value))
    if column.sort == "money":
        number = _in_unit(value)
        if number is not None:
            return number
    if column.sort == "area" and isinstance(value, Measure):
        unit = {"亩": "mu", "平方米": "m2"}[column.unit]
        amount = value.to(unit)
        decimal = Decimal(amount.numerator) / Decimal(amount.denominator)
        if decimal * amount.denominator == amount.numerator:
            return _real(decimal, exact(column, value, tag))
    return _said(column, value, names, tag)


def _in_unit(value: Any) -> float | int | None:
    """An amount of the guide's currency in ten thousands; None where a text must say it."""
    money = value.single if isinstance(value, Range) else value
    if not isinstance(money, Money) or money.currency != "CNY":
        return None
    number = _real(money.amount / _TEN_THOUSAND, "")
    return number if isinstance(number, float | int) else None


def _real(value: Decimal, otherwise: str) -> float | int | str:
    """The number itself where a spreadsheet holds it exactly, else the text."""
    if value == value.to_integral_value() and abs(value) < 10**15:
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else otherwise


def _said(column: Column, value: Any, names: Names, tag: str) -> str:
    if isinstance(value, bool):
        return locale(tag).word("yes-word" if value else "no-word")
    if isinstance(value, StrEnum):
        label = locale(tag).enum(type(value).__name__, value.value)
        return label if values(type(value)).get(folded(label)) == value.value else value.value
    if isinstance(value, Text):
        return value.get(column.lang, "")
    if isinstance(value, tuple):
        return SEPARATOR.join(map(str, value))
    if isinstance(value, str):
        return names.show(column.of.kind, value) if column.sort == "ref" else str(value)
    if column.sort in ("day", "date"):
        return plain(value)
    if column.sort == "condition":
        return plain(value)
    return exact(column, value, tag)


def _taken(column: Column, cell: Cell, names: Names) -> Any:
    try:
        return take(column, cell, names, column.unit)
    except CellError:
        return None


def _says(column: Column, cell: Cell, value: Any, names: Names) -> bool:
    """Whether a cell, read again, says the value."""
    if isinstance(cell, str):
        if len(cell.encode("utf-16-le")) > 2 * LONGEST or _ESCAPE_LIKE.search(cell):
            return False
        if not cell.strip():
            return False
    typed = _taken(column, cell, names)
    if typed is None:
        return False
    if isinstance(value, Text):
        return unchanged(column, typed, value.get(column.lang, ""))
    if isinstance(value, bool):
        return typed is value
    if isinstance(value, str):
        return bool(typed == str(getattr(value, "value", value)))
    if column.sort == "condition":
        return True
    return same(parsed(column, typed), value)
