"""The rows of a sheet: the values of records, or of the items of their lists, column by column."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from guide.model.base import Model, yaml_name
from guide.model.record import Record
from guide.model.text import Text
from guide.workbook.columns import Column
from guide.workbook.layout import ID, SECTOR, Sheet


def rows(records: Iterable[Record], sheet: Sheet) -> Iterator[tuple[Record, list[Any]]]:
    """Each row's record and its values, in the order of `sheet.all`; None where there is none."""
    for record in records:
        for keys, item in _items(record, sheet.levels):
            values = [_key(column, record, keys) for column in sheet.keys]
            yield record, [*values, *(value(item, column) for column in sheet.columns)]


def _items(of: Any, levels: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The items at the end of the levels, each with its key on every level."""
    if not levels:
        yield (), of
        return
    for step in levels[0]:
        of = getattr(of, attribute(type(of), step), None) if isinstance(of, Model) else None
    for number, item in enumerate(of or (), start=1):
        id = getattr(item, "id", None)
        for keys, inner in _items(item, levels[1:]):
            yield (number if id is None else str(id), *keys), inner


def _key(column: Column, record: Record, keys: tuple[Any, ...]) -> Any:
    if column.path == (ID,):
        return record.id
    if column.path == (SECTOR,):
        return getattr(record, "sector", None)
    return keys[column.level]


def value(item: Any, column: Column) -> Any:
    """The value of a column; None where the field holds another alternative, text or reference."""
    if not column.owners and column.lang:
        return item if column.lang in item else None
    of = item
    for name in column.fields:
        if not isinstance(of, Model):
            return None
        of = getattr(of, attribute(type(of), name))
    if of is None:
        return None
    if isinstance(of, Text):
        return of if column.lang in of else None
    return None if column.lang else of


@cache
def attribute(model: type[Model], name: str) -> str:
    """The attribute of a model behind the key that people write."""
    return next(n for n, info in model.model_fields.items() if yaml_name(n, info) == name)
