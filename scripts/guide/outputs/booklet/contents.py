"""Looking into a finished book: its projects, its pictures, the texts of each record."""

import copy
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
    """The book with its pictures' files as they are called in the build folder, and its plans."""
    made = copy.deepcopy(dict(content))
    for _, picture in pictures_of(made):
        picture["file"] = files.get(picture["file"], "")
    for sector in made["sectors"]:
        for project in sector["projects"]:
            project["plan"] = plans.get(project["id"])
    return made


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
