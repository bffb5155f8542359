"""Tables for spreadsheets: a CSV file for each kind of record, and for what many records list."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guide.data.places import page_url
from guide.data.resource import Resource
from guide.data.values import fields, value
from guide.model.base import Model
from guide.model.guide import PAGES, Guide
from guide.model.project import Project
from guide.model.references import Ref
from guide.model.text import Text
from guide.words.voice import Voice

Row = dict[str, Any]
# A cell with its column's name, type and title before it.
Written = tuple[str, str, str, Any]

# A spreadsheet takes text that begins so for a formula, be the sign full-width or not.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_LISTED = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in the words of Table Schema, what it shows."""

    name: str
    type: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """What many records list: a table whose rows name the record that they belong to."""

    name: str
    kind: str
    rows: Callable[[Any], Iterable[tuple[Row, Model]]]


def _units(park: Any) -> Iterator[tuple[Row, Model]]:
    for building in park.buildings:
        for unit in building.units:
            yield {"park": park.id, "building": str(building.id)}, unit


def _listed(name: str, owner: str) -> Callable[[Any], Iterator[tuple[Row, Model]]]:
    def rows(record: Any) -> Iterator[tuple[Row, Model]]:
        return (({owner: record.id}, each) for each in getattr(record, name))

    return rows


PARTS = (
    Part("units", "parks", _units),
    Part("plots", "parks", _listed("plots", "park")),
    Part("clauses", "policies", _listed("clauses", "policy")),
    Part("links", "chains", _listed("links", "chain")),
    Part("people", "organisations", _listed("people", "organisation")),
)
OF_PLACE = ("townships", "figures", "distances", "costs", "wages", "roadmap")


def tables(guide: Guide, cells: Callable[[Project], Iterable[Written]]) -> Iterator[Resource]:
    """A resource for each table that has rows, with its Table Schema.

    `cells` gives those of a project, as `project_cells` makes them.
    """
    voice = Voice(guide, guide.settings.source)
    for kind in PAGES:
        records = guide.collection(kind).values()
        rows: list[tuple[Row, Model]] = [
            ({"id": each.id, **_where(each, guide)}, each) for each in records
        ]
        title = voice.word(f"section-{kind}")
        yield from _table(guide, kind, title, rows, key=("id",), of_project=cells)
    for part in PARTS:
        rows = [row for each in guide.collection(part.kind).values() for row in part.rows(each)]
        title = voice.word(f"data-{part.name}")
        owner = next(iter(rows[0][0]), "") if rows else ""
        yield from _table(guide, part.name, title, rows, parent=(owner, part.kind))
    if guide.place is not None:
        for name in OF_PLACE:
            rows = [({}, each) for each in getattr(guide.place, name)]
            yield from _table(guide, f"place-{name}", voice.word(f"group-{name}"), rows)


def _where(record: Any, guide: Guide) -> Row:
    """What stands in no field: a project's sector, the address of the page."""
    pages = {
        f"page.{tag}": page_url(guide, tag, record.collection, record.id) for tag in guide.languages
    }
    sector = {"sector": str(record.sector)} if isinstance(record, Project) else {}
    return {**sector, **(pages if all(pages.values()) else {})}


def _table(
    guide: Guide,
    name: str,
    title: str,
    rows: Iterable[tuple[Row, Model]],
    *,
    key: tuple[str, ...] = (),
    parent: tuple[str, str] = ("", ""),
    of_project: Callable[[Project], Iterable[Written]] | None = None,
) -> Iterator[Resource]:
    columns: dict[str, Column] = {}
    cells: list[Row] = []
    same: dict[str, str] = {}  # most cells of a large table say what others say
    for given, model in rows:
        row: Row = {}
        for given_name, cell in given.items():
            columns.setdefault(given_name, Column(given_name, "string", given_name))
            row[given_name] = cell
        found: Iterable[tuple[Column, Any]]
        if of_project and isinstance(model, Project):
            found = ((_column(*named), cell) for *named, cell in of_project(model))
        else:
            found = _flat(model, None, (), guide)
        for column, cell in found:
            columns.setdefault(column.name, column)
            text = isinstance(cell, str)
            row[column.name] = same.setdefault(cell, cell) if text else cell
        cells.append(row)
    if not cells:
        return
    heads = _in_order(columns)
    schema: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.type, "title": c.title} for c in heads],
        "missingValues": [""],
    }
    if key:
        schema["primaryKey"] = list(key)
    if parent[0]:
        reference = {"resource": parent[1], "fields": "id"}
        schema["foreignKeys"] = [{"fields": parent[0], "reference": reference}]
    yield Resource(name, f"{name}.csv", title, "text/csv", written(heads, cells), schema)


def project_cells(project: Project, made: Mapping[str, Any], guide: Guide) -> list[Written]:
    """The cells of a project: column's name, type and title, content. `made` are its values."""
    found = _flat(project, made, (), guide)
    return [(column.name, column.type, column.title, cell) for column, cell in found]


@lru_cache(maxsize=2_000)
def _column(name: str, type_: str, title: str) -> Column:
    return Column(name, type_, title)


def _in_order(columns: Mapping[str, Column]) -> list[Column]:
    """Columns whose names begin alike stand together, in the order in which they first came."""
    first: dict[str, int] = {}
    for number, name in enumerate(columns):
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            first.setdefault(".".join(parts[:length]), number)

    def place(column: Column) -> tuple[int, ...]:
        parts = column.name.split(".")
        return tuple(first[".".join(parts[:n])] for n in range(1, len(parts) + 1))

    return sorted(columns.values(), key=place)


def _flat(
    model: Model, made: Mapping[str, Any] | None, path: tuple[str, ...], guide: Guide
) -> Iterator[tuple[Column, Any]]:
    """The cells of a model: parts of parts by their path, lists of words joined, no lists of parts.

    What the lists of parts say stands in the JSON. `made` are the model's values, where they are
    there already.
    """
    voice = Voice(guide, guide.settings.source)
    for name, of in (fields(model, guide) or {}).items():
        title = _label(type(model), name, voice)
        here = (*path, name)
        if isinstance(of, Model):
            yield from _flat(of, made if made is None else made.get(name, {}), here, guide)
        elif isinstance(of, tuple):
            if not any(isinstance(each, Model) for each in of):
                said = value(of, guide) if made is None else made.get(name, [])
                yield from _list(of, said, here, title, guide)
        else:
            yield from _cells(value(of, guide) if made is None else made[name], here, title)


def _label(model: type[Model], name: str, voice: Voice) -> str:
    return voice.locale.field(model.__name__, name)


def _list(
    of: tuple[Any, ...], made: list[Any], path: tuple[str, ...], title: str, guide: Guide
) -> Iterator[tuple[Column, Any]]:
    name = ".".join(path)
    if all(isinstance(each, dict) and "value" in each for each in made):
        yield Column(name, "string", title), _LISTED.join(str(each["value"]) for each in made)
        for tag in guide.languages:
            said = _LISTED.join(each["label"][tag] for each in made if "label" in each)
            yield Column(f"{name}.{tag}", "string", title), said
    elif all(isinstance(each, Text) for each in of):
        for tag in guide.languages:
            yield Column(f"{name}.{tag}", "string", title), _LISTED.join(m[tag] for m in made)
    elif all(isinstance(each, str | Ref) for each in of):
        yield Column(name, "string", title), _LISTED.join(made)


def _cells(made: Any, path: tuple[str, ...], title: str) -> Iterator[tuple[Column, Any]]:
    """The cells of a value: its exact parts, then its words language by language."""
    name = ".".join(path)
    if isinstance(made, dict):
        for key, each in made.items():
            inner = path if key in ("text", "label", "value") else (*path, key)
            yield from _cells(each, inner, title)
    elif isinstance(made, list):
        if all(not isinstance(each, dict | list) for each in made):
            yield Column(name, "string", title), _LISTED.join(map(str, made))
    elif isinstance(made, bool):
        yield Column(name, "boolean", title), str(made).lower()
    elif isinstance(made, int | float):
        yield Column(name, "number", title), made
    else:
        yield Column(name, "string", title), made


def written(columns: Iterable[Column], rows: Iterable[Row]) -> bytes:
    """The bytes of a CSV file as spreadsheets open it: UTF-8 with its mark, CRLF, no formulas."""
    heads = list(columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in heads])
    for row in rows:
        writer.writerow([harmless(row.get(column.name, "")) for column in heads])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
