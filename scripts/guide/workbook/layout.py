"""The layout: the sheets of a kind of record and their columns, derived from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, get_args, get_origin

from guide.model.base import Model, yaml_name
from guide.model.guide import COLLECTIONS, PAGES
from guide.model.project import Project
from guide.model.references import Id, SectorRef
from guide.model.text import Text
from guide.workbook.columns import Column, adapter, alternatives, columns_of

# The kinds whose records lie in sheets; an edition is a plan of the booklet, not a list of facts.
KINDS = PAGES
# What stands in no field of a record: its id (the file's name) and a project's sector (the folder).
ID, SECTOR = "@id", "@sector"
# The path of a key begins so: it says which item of a list a row is, or belongs to.
KEY = "@key"


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet: a row for each record of a kind, or for each item of a list within records.

    `levels` are the ways to the list, level by level: `(("buildings",), ("units",))`. `keys` are
    the columns that say which record, and which items on the way, a row belongs to.
    """

    kind: str
    levels: tuple[tuple[str, ...], ...]
    models: tuple[type[Model], ...]
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]

    @cached_property
    def all(self) -> tuple[Column, ...]:
        """Keys and columns, from left to right."""
        return (*self.keys, *self.columns)

    @property
    def name(self) -> str:
        """The name of the sheet in no language: `parks.buildings.units`."""
        return ".".join([self.kind, *(step for level in self.levels for step in level)])


@cache
def sheets(kind: str, languages: tuple[str, ...]) -> tuple[Sheet, ...]:
    """The sheets of a kind, the records' own first; languages by their tags."""
    model = COLLECTIONS[kind]
    first = [Column((ID,), (model,), "ref", Id)]
    if model is Project:
        first.append(Column((SECTOR,), (model,), "ref", SectorRef, needed=True))
    return tuple(_sheets(kind, model, (), (), tuple(first), languages))


def _sheets(
    kind: str,
    model: type[Model],
    levels: tuple[tuple[str, ...], ...],
    models: tuple[type[Model], ...],
    keys: tuple[Column, ...],
    languages: tuple[str, ...],
) -> Iterator[Sheet]:
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], tuple[type[Model], ...], Any]] = []
    _fields(model, (), (model,), languages, columns, lists, (*models, model))
    if levels:
        own = next((c for c in columns if c.path == ("id",)), None)
        columns = [c for c in columns if c is not own]
        keys = (*keys, _key(levels, models, own))
    # The name stands beside the id, where it stays in sight.
    columns.sort(key=lambda c: bool(levels) or c.fields not in (("title",), ("name",)))
    yield Sheet(kind, levels, (*models, model), keys, tuple(columns))
    above = keys if levels else keys[:1]
    for path, owners, of in lists:
        deeper = (*levels, path)
        if isinstance(of, type) and issubclass(of, Model):
            yield from _sheets(kind, of, deeper, (*models, *owners), above, languages)
        else:
            texts = tuple(Column((tag,), (), "text", of, lang=tag) for tag in languages)
            key = _key(deeper, (*models, *owners), None)
            yield Sheet(kind, deeper, (*models, *owners), (*above, key), texts)


def _key(
    levels: tuple[tuple[str, ...], ...], models: tuple[type[Model], ...], own: Column | None
) -> Column:
    """The key of a list's items: their id, or their number where they have none."""
    path, level = (KEY, *levels[-1]), len(levels) - 1
    owners = models[-len(levels[-1]) :]
    if own is None:
        return Column(path, owners, "number", adapter(int), level=level)
    return Column(path, owners, "ref", own.of, needed=True, level=level)


def _fields(
    model: type[Model],
    path: tuple[str, ...],
    owners: tuple[type[Model], ...],
    languages: tuple[str, ...],
    columns: list[Column],
    lists: list[tuple[tuple[str, ...], tuple[type[Model], ...], Any]],
    above: tuple[type[Model], ...],
) -> None:
    """Collect the columns of a model and of the single models within it, and its lists."""
    for name, info in model.model_fields.items():
        here = (*path, yaml_name(name, info))
        types = list(alternatives(info.annotation))
        many = get_origin(types[0]) is tuple
        if many:
            types = list(alternatives(get_args(types[0])[0]))
        first = types[0]
        if isinstance(first, type) and issubclass(first, Model):
            if first in above:
                continue  # a condition within a condition: its own file says it better
            if many:
                lists.append((here, owners, first))
            else:
                inner = (*owners, first)
                _fields(first, here, inner, languages, columns, lists, (*above, first))
        elif many and isinstance(first, type) and issubclass(first, Text):
            lists.append((here, owners, first))
        else:
            columns += columns_of(here, owners, info, types, many, languages)
