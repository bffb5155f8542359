"""Looking into a finished book: its projects, its pictures, the texts of each record."""

from collections.abc import Iterator, Mapping
from typing import Any

Name = tuple[str, str]

_KINDS = ("parks", "policies", "events", "chains", "organisations")


def records(content: Mapping[str, Any]) -> Iterator[tuple[Name, Any]]:
    """(kind, id) and part of every record; the place and the guide itself have an empty id."""
    for sector in content["sectors"]:
        for project in sector["projects"]:
            yield ("projects", project["id"]), project
    for kind in _KINDS:
        for record in content[kind]:
            yield (kind, record["id"]), record
    yield ("place", ""), content["place"]
    shelves = [{k: v for k, v in s.items() if k != "projects"} for s in content["sectors"]]
    own = ("sectors", "place", "tokens", "cover", *_KINDS)
    yield ("guide", ""), [{k: v for k, v in content.items() if k not in own}, shelves]


def projects_in(content: Mapping[str, Any]) -> int:
    """How many projects a book shows."""
    return sum(len(sector["projects"]) for sector in content["sectors"])


def pictures_of(content: Mapping[str, Any]) -> Iterator[tuple[Name, dict[str, Any]]]:
    """Every picture with the record that shows it."""
    for name, record in records(content):
        if isinstance(record, dict) and record.get("picture"):
            yield name, record["picture"]


def in_print(
    content: Mapping[str, Any], files: Mapping[str, str], plans: Mapping[str, Any]
) -> dict[str, Any]:
    """The book with its pictures' files as they are called in the build folder, and its plans.

    Whatever has no picture is the given book's own.
    """
    sectors = [
        sector
        | {
            "projects": [
                _pictured(project, files) | {"plan": plans.get(project["id"])}
                for project in sector["projects"]
            ]
        }
        for sector in content["sectors"]
    ]
    others = {kind: [_pictured(each, files) for each in content[kind]] for kind in _KINDS}
    place = content["place"] and _pictured(content["place"], files)
    return {**content, **others, "sectors": sectors, "place": place}


def _pictured(record: dict[str, Any], files: Mapping[str, str]) -> dict[str, Any]:
    picture = record.get("picture")
    if not picture:
        return record
    return record | {"picture": picture | {"file": files.get(picture["file"], "")}}


def texts(value: Any) -> Iterator[str]:
    """Every text of a part."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
