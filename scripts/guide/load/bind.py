"""Binding gives a tree its types: a model comes out, or problems with places."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guide.locales import locale, staff
from guide.model.base import M, Model, Step, yaml_name
from guide.model.references import Ref
from guide.problems import Label, Problem
from guide.tree import ListNode, MappingNode, Tree

# pydantic's error types and the codes under which staff know them; others come from our validators.
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "enum": "unknown-value",
    "model_type": "mapping-wanted",
    "model_attributes_type": "mapping-wanted",
    "dict_type": "mapping-wanted",
    "tuple_type": "list-wanted",
    "list_type": "list-wanted",
    "string_type": "not-a-value",
    "recursion_loop": "too-deep",
}


def bind(model: type[M], tree: Tree) -> tuple[M | None, list[Problem]]:
    """Validate a tree against a model. All problems come at once; a model only without any."""
    if not isinstance(tree.root, MappingNode):
        args = {"field": tree.file, "found": _found(tree.plain())}
        return None, [Problem("mapping-wanted", tree.place(()), args)]
    try:
        return model.model_validate(_without_empty(tree.plain())), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, [_problem(model, tree, detail) for detail in _one_per_place(details)]


def bind_said(model: type[M], said: Mapping[str, object]) -> M | None:
    """Validate what was skimmed from a file; None where a problem has to be told by `bind`."""
    try:
        return model.model_validate(said)
    except ValidationError:
        return None


def bind_list(model: type[M], tree: Tree) -> tuple[tuple[M, ...], list[Problem]]:
    """Validate a file that is one list of mappings, such as terms.yml."""
    if not isinstance(tree.root, ListNode):
        return (), [Problem("list-wanted", tree.place(()), {"found": _found(tree.plain())})]
    adapter = TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]
    try:
        return adapter.validate_python(_without_empty(tree.plain())), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return (), [_problem(model, tree, detail) for detail in _one_per_place(details)]


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a person most likely meant; empty where none is near."""
    matches = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def _without_empty(value: object) -> object:
    """Drop keys without a value: an empty line of a form says nothing, and is not wrong."""
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value if item is not None]
    return value


def _one_per_place(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """A value that fits no member of a union fails once for each; one sentence is enough."""
    seen: set[tuple[Step, ...]] = set()
    for detail in details:
        place = tuple(step for step in detail["loc"] if not _is_union_tag(step))
        if place not in seen:
            seen.add(place)
            yield detail


def _is_union_tag(step: Step) -> bool:
    return isinstance(step, str) and any(mark in step for mark in "[(|")


def _problem(model: type[Model], tree: Tree, detail: ErrorDetails) -> Problem:
    path = tuple(step for step in detail["loc"] if not _is_union_tag(step))
    kind = detail["type"]
    code = _CODES.get(kind, kind if "_" not in kind else "bad-value")
    args: dict[str, Any] = {}
    at_key = False
    owner = model_at(model, path[:-1]) or model
    name = str(path[-1]) if path else ""
    if code == "missing-field":
        args = {"field": name, "label": Label("fields", owner.__name__, name)}
    elif code == "unknown-field":
        known = [yaml_name(n, info) for n, info in owner.model_fields.items()]
        present = tree.keys(path[:-1])
        args = {"field": name, "suggestion": closest(name, [k for k in known if k not in present])}
        at_key = True
    elif code == "unknown-value":
        enumeration = _enumeration(model, path)
        values = [str(member.value) for member in enumeration or ()]
        found = str(detail["input"])
        suggestion = _by_label(found, enumeration) or closest(found, values)
        args = {"value": found, "suggestion": suggestion, "values": ", ".join(values)}
    elif code in ("mapping-wanted", "list-wanted", "not-a-value", "bad-value"):
        args = {"field": name, "found": _found(detail["input"])}
    else:
        args = dict(detail.get("ctx", {}))
    return Problem(code, tree.place(path, key=at_key), {"suggestion": "", **args})


def _found(value: object) -> Label:
    """What stood there instead, in the reader's words."""
    if isinstance(value, Mapping):
        return Label("words", "found-mapping")
    if isinstance(value, list):
        return Label("words", "found-list")
    return Label("words", "found-text", str(value)[:40])


def _models(annotation: Any) -> Iterator[type[Model]]:
    """Every model class inside an annotation such as `tuple[Unit, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _field(model: type[Model], name: str) -> Any:
    for field_name, info in model.model_fields.items():
        if yaml_name(field_name, info) == name:
            return info.annotation
    return None


def model_at(model: type[Model], path: tuple[Step, ...]) -> type[Model] | None:
    """The model class of the mapping at a path, or None where the path leads elsewhere."""
    here: type[Model] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        here = next(_models(_field(here, step)), None)
    return here


def ref_at(model: type[Model], name: str) -> type[Ref] | None:
    """The kind of reference that a field holds, or None for any other field."""
    return next(_refs(_field(model, name)), None)


def _refs(annotation: Any) -> Iterator[type[Ref]]:
    if isinstance(annotation, type) and issubclass(annotation, Ref):
        yield annotation
    for argument in get_args(annotation):
        yield from _refs(argument)


def _enumeration(model: type[Model], path: tuple[Step, ...]) -> type[StrEnum] | None:
    """The closed list that the value at a path is taken from."""
    names = [step for step in path if isinstance(step, str)]
    owner = model_at(model, tuple(names[:-1]))
    return next(_enumerations(_field(owner, names[-1])), None) if owner and names else None


def _enumerations(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for argument in get_args(annotation):
        yield from _enumerations(argument)


def _by_label(found: str, enumeration: type[StrEnum] | None) -> str:
    """The value whose label, in any language, a person wrote instead of it."""
    if enumeration is None:
        return ""
    for tag in staff():
        for value, label in locale(tag).enums.get(enumeration.__name__, {}).items():
            if found.casefold() == label.casefold():
                return value
    return ""
