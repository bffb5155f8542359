"""JSON Schemas of the library's files, so that an editor completes, explains and marks mistakes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from guide import whole
from guide.locales import Locale, locale, staff
from guide.model.base import Model, yaml_name
from guide.model.guide import COLLECTIONS
from guide.model.internal import InternalNote, InternalProject
from guide.model.lists import Sector, Term
from guide.model.place import PlaceProfile
from guide.model.settings import Settings

# The file names under projects/_schema/, in the singular where a file holds one record.
SCHEMAS: dict[str, Any] = {
    "guide": Settings,
    "place": PlaceProfile,
    "sectors": tuple[Sector, ...],
    "terms": tuple[Term, ...],
    "project": COLLECTIONS["projects"],
    "park": COLLECTIONS["parks"],
    "policy": COLLECTIONS["policies"],
    "chain": COLLECTIONS["chains"],
    "event": COLLECTIONS["events"],
    "edition": COLLECTIONS["editions"],
    "organisation": COLLECTIONS["organisations"],
    "internal-project": InternalProject,
    "internal-note": InternalNote,
}
_DRAFT = "http://json-schema.org/draft-07/schema#"


class _Generator(GenerateJsonSchema):
    """pydantic's schemas without the null that an absent field would allow."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schemas() -> Iterator[tuple[str, str]]:
    """Each schema's file name and its text, the same bytes on every machine."""
    for name, kind in SCHEMAS.items():
        yield f"{name}.json", json.dumps(_schema(name, kind), ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas into a folder; returns the files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schemas():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            whole.write(file, text.encode())
            changed.append(file)
    return changed


def _schema(name: str, kind: Any) -> dict[str, Any]:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    made = adapter.json_schema(
        schema_generator=_Generator, ref_template="#/definitions/{model}", by_alias=True
    )
    definitions = made.pop("$defs", {})
    words = [locale(tag) for tag in staff()]
    models = {model.__name__: model for model in _subclasses(Model)}
    for title, definition in {**definitions, name: made}.items():
        model = models.get(definition.get("title", title))
        if model is not None:
            _explain(definition, model, words)
        elif "enum" in definition:
            _explain_values(definition, words)
        definition.pop("title", None)
    return {
        "$schema": _DRAFT,
        "title": name,
        **made,
        "definitions": dict(sorted(definitions.items())),
    }


def _subclasses(model: type[Model]) -> Iterator[type[Model]]:
    for child in model.__subclasses__():
        yield child
        yield from _subclasses(child)


def models_within(root: type[Model]) -> list[type[Model]]:
    """A model and every model that its fields lead to, in their order."""
    found = [root]
    for model in found:
        for info in model.model_fields.values():
            found += [m for m in _named(info.annotation) if m not in found]
    return found


def _named(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _named(argument)


def _explain(definition: dict[str, Any], model: type[Model], words: list[Locale]) -> None:
    """Label and help of each field, in both languages: what an editor shows on hovering."""
    properties = definition.get("properties", {})
    for field, info in model.model_fields.items():
        key = yaml_name(field, info)
        if key not in properties:
            continue
        example = properties[key].pop("description", "")
        properties[key].pop("title", None)
        said = [
            f"{each.field(model.__name__, key)}. {each.help(model.__name__, key)}" for each in words
        ]
        lines = [*(line.removesuffix(". ") for line in said), example]
        properties[key]["description"] = "\n".join(line.strip() for line in lines if line.strip())


def _explain_values(definition: dict[str, Any], words: list[Locale]) -> None:
    enumeration = definition.get("title", "")
    definition["description"] = "\n".join(
        f"{value}: " + " · ".join(each.enum(enumeration, value) for each in words)
        for value in definition["enum"]
    )
