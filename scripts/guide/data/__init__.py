"""Open data: the public guide as files that other programs read; pure functions, no folders."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from guide.data.calendars import calendars
from guide.data.cards import cards
from guide.data.feeds import feeds
from guide.data.package import package
from guide.data.records import documents, record, written
from guide.data.resource import Keep, Resource, made
from guide.data.tables import Written, project_cells, tables
from guide.data.values import value
from guide.model.guide import Guide
from guide.model.project import Project
from guide.words.borrowed import spoken

__all__ = ["files", "resources"]


def files(guide: Guide, described: Sequence[Resource] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data: (path below the data folder, bytes).

    JSON and CSV speak every language of the guide at once; feeds, calendars and cards stand in a
    folder for each language. The same guide gives the same bytes. `described` are the guide's
    resources where somebody has made them already.
    """
    described = resources(guide) if described is None else described
    for each in described:
        yield each.path, each.data
    yield "datapackage.json", package(guide, described)
    for path, data in chain(feeds(guide), calendars(guide), cards(guide)):
        yield path, spoken(data.decode()).encode()


def resources(guide: Guide, keep: Keep = made) -> tuple[Resource, ...]:
    """The tables and documents that the data package describes.

    `keep` may know what was made of a project before.
    """

    def said(project: Project) -> tuple[list[Written], str]:
        cells, text = json.loads(keep("data", project.id, lambda: _said(project, guide)))
        return cells, text

    return (
        *tables(guide, lambda project: said(project)[0]),
        *documents(guide, lambda project: said(project)[1]),
    )


def _said(project: Project, guide: Guide) -> str:
    """A project's cells and its JSON. It says nothing of other records but that they are there."""
    values = value(project, guide)
    both = project_cells(project, values, guide), written(record(project, guide, values))
    return json.dumps(both, ensure_ascii=False, separators=(",", ":"))
