"""The ground all models stand on: a strict, frozen base and the marks a field carries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

_NOBODY_ASKS: set[str] = set()


class Model(BaseModel):
    """A mapping of the library: unknown keys are refused, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=False)

    def model_post_init(self, _context: object, /) -> None:
        """Forget which fields were given: nobody asks, and a set a model is much of a library."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOBODY_ASKS)


M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a field says about itself beside its type.

    `group` is the heading under which pages and the booklet show it; a field without a group is
    placed by hand or not shown at all. `required` names the project kinds for which it must be
    there before a record may be published (`all` for every kind). `limit` is the longest text in
    Han characters; a Latin text may have three times as many characters.
    """

    group: str = ""
    required: frozenset[str] = frozenset()
    limit: int = 0


EVERY_KIND = frozenset({"all"})


def field(
    group: str = "",
    *,
    required: bool | frozenset[str] = False,
    limit: int = 0,
    alias: str | None = None,
    many: Callable[[], Any] | None = None,
) -> Any:
    """Declare an optional field with its marks.

    A field marked `required` is typed as if it were always there: the check `required` holds that
    for every record an output can see. Only code that reads drafts must expect None. `many` gives
    the empty value of a list.
    """
    kinds = required if isinstance(required, frozenset) else EVERY_KIND if required else frozenset()
    marks = Marks(group, kinds, limit)
    if many is not None:
        info: Any = Field(default_factory=many, alias=alias)
    else:
        info = Field(default=None, alias=alias)
    info.metadata.append(marks)
    return info


def needed(group: str = "", *, limit: int = 0, alias: str | None = None) -> Any:
    """Declare a field without which its mapping makes no sense, in drafts too."""
    info: Any = Field(alias=alias)
    info.metadata.append(Marks(group, frozenset(), limit))
    return info


def marks(info: FieldInfo) -> Marks:
    """The marks of a field; empty ones where it carries none."""
    return next((m for m in info.metadata if isinstance(m, Marks)), Marks())


def yaml_name(name: str, info: FieldInfo) -> str:
    """The key a person writes for a field: its alias where the name is a word of Python."""
    return info.alias or name


def fault(code: str, **args: object) -> PydanticCustomError:
    """An error that a validator raises; `code` becomes the problem's code, `args` its arguments."""
    return PydanticCustomError(code, code, args)


Step = str | int


def walk(value: object, start: tuple[Step, ...] = ()) -> list[tuple[tuple[Step, ...], object]]:
    """(path, value) of every model and leaf under a value, depth first, in model order.

    Paths are those of the YAML file, so that a tree can tell the place of each; they begin with
    `start`.
    """
    found: list[tuple[tuple[Step, ...], object]] = []
    _descend(value, start, found)
    return found


def _descend(
    value: object, path: tuple[Step, ...], found: list[tuple[tuple[Step, ...], object]]
) -> None:
    keys = _keys(type(value))
    if keys is None:
        for index, item in enumerate(cast("Sequence[object]", value)):
            # Most of what stands in a record is a leaf.
            if _keys(type(item)) == ():
                found.append(((*path, index), item))
            else:
                _descend(item, (*path, index), found)
        return
    found.append((path, value))
    for name, key in keys:
        child = getattr(value, name)
        if child is None:
            continue
        if _keys(type(child)) == ():
            found.append(((*path, key), child))
        else:
            _descend(child, (*path, key), found)


def is_model(kind: type) -> bool:
    """Whether a type is one of the model's."""
    return issubclass(kind, Model)


def _fields(kind: type) -> tuple[tuple[str, str], ...] | None:
    """The fields of a model with the keys that a person writes; None of a list, none of a leaf.

    To ask a value whether it is a model takes pydantic ten times as long.
    """
    if issubclass(kind, tuple | list):
        return None
    if not is_model(kind):
        return ()
    fields = cast("type[Model]", kind).model_fields
    return tuple((name, yaml_name(name, info)) for name, info in fields.items())


_keys: Callable[[Any], tuple[tuple[str, str], ...] | None] = cache(_fields)
