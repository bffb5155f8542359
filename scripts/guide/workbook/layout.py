"""The layout: the sheets of a kind of record and their columns, derived from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from guide.model.base import Marks, Model, yaml_name
from guide.model.condition import ConditionValue
from guide.model.guide import COLLECTIONS, PAGES
from guide.model.project import Project
from guide.model.references import Id, Ref, SectorRef
from guide.model.text import LongText, Text
from guide.model.values import Amount, AnyDate, AreaValue, Boolean, Day, PriceRange
from guide.quantities import Money, Range, Rate

# The kinds whose records lie in sheets; an edition is a plan of the booklet, not a list of facts.
KINDS = PAGES
# What stands in no field of a record: its id (the file's name) and a project's sector (the folder).
ID, SECTOR = "@id", "@sector"
# The path of a key begins so: it says which item of a list a row is, or belongs to.
KEY = "@key"
# One unit for a whole column, so that a spreadsheet can add it up.
MONEY_UNIT, LAND_UNIT, FLOOR_UNIT = "万元", "亩", "平方米"
_FLOORS = frozenset({"building_area", "value", "leased_area"})


# Made once and cached, so each is itself and no other: comparing them is comparing addresses.
@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column: the path of its field below what a row stands for, and what its cells hold.

    `sort` is text, plain, enum, ref, boolean, number, money, area, rate, day, date or other;
    `many` that a cell lists several. `lang` is the language of a text, `unit` that of a number,
    `level` that of the list which a key belongs to.
    """

    path: tuple[str, ...]
    owners: tuple[type[Model], ...]
    sort: str
    of: Any = None
    many: bool = False
    lang: str = ""
    unit: str = ""
    needed: bool = False
    level: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """The path without a text's language: a name for each of `owners`."""
        return self.path[:-1] if self.lang else self.path


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
        types = list(_types(info.annotation))
        many = get_origin(types[0]) is tuple
        if many:
            types = list(_types(get_args(types[0])[0]))
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
            columns += _columns(here, owners, info, types, many, languages)


def _types(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, None left out, marks taken off."""
    if get_origin(annotation) is Annotated:
        yield from _types(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _types(each)
    elif annotation is not type(None):
        yield annotation


def _columns(
    path: tuple[str, ...],
    owners: tuple[type[Model], ...],
    info: FieldInfo,
    types: list[Any],
    many: bool,
    languages: tuple[str, ...],
) -> Iterator[Column]:
    needed = info.is_required() or bool(marks_of(info).required)
    others = [t for t in types if not (isinstance(t, type) and issubclass(t, Text))]
    if others:
        sort, of = _sort(info, others)
        unit = MONEY_UNIT if sort == "money" else ""
        if sort == "area":
            unit = FLOOR_UNIT if path[-1] in _FLOORS else LAND_UNIT
        alone = needed and len(others) == len(types)
        yield Column(path, owners, sort, of, many, unit=unit, needed=alone)
    if len(others) < len(types):
        text = next(t for t in types if t not in others)
        for tag in languages:
            only = needed and not others
            yield Column((*path, tag), owners, "text", text, lang=tag, needed=only)


def marks_of(info: FieldInfo) -> Marks:
    """The marks of a field."""
    return next((m for m in info.metadata if isinstance(m, Marks)), Marks())


def _sort(info: FieldInfo, types: list[Any]) -> tuple[str, Any]:
    first = types[0]
    if isinstance(first, type) and issubclass(first, StrEnum):
        return "enum", first
    if isinstance(first, type) and issubclass(first, Ref):
        return "ref", first
    if _is(info, ConditionValue):
        return "condition", adapter(Amount)
    for sort, alias in (("area", AreaValue), ("day", Day), ("date", AnyDate), ("boolean", Boolean)):
        if _is(info, alias):
            return sort, adapter(alias)
    value = adapter(_one(info))
    if _is(info, PriceRange):
        return "other", value
    inner = get_args(first)[0] if get_origin(first) is Range else first
    if inner is Money:
        return "money", value
    if inner is Rate:
        return "rate", value
    if getattr(inner, "__name__", "") in ("int", "Decimal"):
        return "number", value
    return ("plain" if inner is str else "other"), value


def _one(info: FieldInfo) -> Any:
    """The annotation of one value of a field, be it a list of such or not."""
    annotation = info.annotation
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    marks = [mark for mark in info.metadata if not isinstance(mark, Marks)]
    return Annotated[annotation, *marks] if marks else annotation


def adapter(annotation: Any) -> TypeAdapter[Any]:
    """What parses the text of one value."""
    return TypeAdapter(annotation)


def _is(info: FieldInfo, alias: Any) -> bool:
    """Whether a field was declared by one of the names in `guide.model.values`."""
    mark = alias.__metadata__[0]
    within = [a for a in get_args(info.annotation) if get_origin(a) is Annotated]
    if any(mark in a.__metadata__ for a in within):
        return True
    return any(m is mark for m in info.metadata)


def is_long(column: Column) -> bool:
    """Whether a column holds texts of several lines."""
    return isinstance(column.of, type) and issubclass(column.of, LongText)
