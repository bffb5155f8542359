"""The columns of one field: what its cells hold, in which unit, in which languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from guide.model.base import Marks, Model
from guide.model.condition import ConditionValue
from guide.model.references import Ref
from guide.model.text import LongText, Text
from guide.model.values import Amount, AnyDate, AreaValue, Boolean, Day, PriceRange
from guide.quantities import Money, Range, Rate

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


def alternatives(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, None left out, marks taken off."""
    if get_origin(annotation) is Annotated:
        yield from alternatives(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from alternatives(each)
    elif annotation is not type(None):
        yield annotation


def columns_of(
    path: tuple[str, ...],
    owners: tuple[type[Model], ...],
    info: FieldInfo,
    types: list[Any],
    many: bool,
    languages: tuple[str, ...],
) -> Iterator[Column]:
    """The columns of a field that is no list of models and no model."""
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
