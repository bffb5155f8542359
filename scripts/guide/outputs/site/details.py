"""Records in full for the pages that a visitor puts together: the comparison and the shortlist.

A record's block is known by its key alone (`projects/<id>`, `parks/<id>`, `units/<park>/<id>`), so
a page loads no more than the few `assets/details.<lang>.<n>.js` that hold what it shows. There

    title, lead, summary, href (within the language), sector, badges, figures [number, unit, label]
    rows  [[key, group, label, value, note], …]
    calls [[name, role, organisation, phone, e-mail], …]
"""

import json
from collections.abc import Iterator
from typing import Any

from guide.outputs.site.content import Content
from guide.outputs.site.data import block, delivered, harmless
from guide.outputs.site.outline import folder
from guide.outputs.site.spaces import Space, spaces
from guide.words.types import Bullets, Fact, Group, Item, Links, RecordWords, Steps, Table
from guide.words.voice import Voice

# How many records come in one file, about.
_BLOCK = 20

# Tables of a park that two parks share line by line: the first column names the line.
_LINED = ("utilities",)

Row = tuple[str, str, str, str, str]


def details(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language: path from the site's root, and content."""
    count = blocks(content)
    # Records in full are large: as text they take a fraction of the memory.
    shelves: list[list[str]] = [[] for _ in range(count)]
    for key, record in _records(content, lang):
        shelves[block(key, count)].append(f"{_written(key)}:{record}")
    for number, shelf in enumerate(shelves):
        written = harmless("{" + ",".join(shelf) + "}")
        path = f"assets/details.{folder(lang)}.{number}.js"
        yield path, delivered("GUIDE_DETAILS", number, written)


def blocks(content: Content) -> int:
    """How many blocks there are in each language: a power of two, which seldom changes."""
    guide = content.guide
    count = len(guide.projects) + len(guide.parks)
    for park in guide.parks.values():
        count += len(park.plots) + sum(len(building.units) for building in park.buildings)
    return 1 << (count // _BLOCK).bit_length()


def _records(content: Content, lang: str) -> Iterator[tuple[str, str]]:
    """Every record's key and what it says, as JSON."""
    guide, voice = content.guide, content.voice(lang)
    for id in guide.projects:
        yield f"projects/{id}", _project(content, id, lang)
    for id in guide.parks:
        words = content.words("parks", id, lang)
        yield f"parks/{id}", _written(_record(words))
        for space in spaces(guide, words):
            yield space.key, _written(_space(space, words, voice))


def _project(content: Content, id: str, lang: str) -> str:
    def made() -> str:
        return _written(_record(content.words("projects", id, lang)))

    return content.piece("details", id, lang, made)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _record(words: RecordWords) -> dict[str, Any]:
    return {
        "title": words.title,
        "lead": words.subtitle,
        "summary": words.summary,
        "href": f"{words.kind}/{words.id}.html",
        "sector": words.sector,
        "badges": [[badge.key, badge.value, badge.label] for badge in words.badges],
        "figures": [[each.number, each.unit, each.label] for each in words.figures],
        "rows": [row for group in words.groups for row in _rows(group)],
        "calls": _calls(words),
    }


def _calls(words: RecordWords) -> list[list[str]]:
    return [
        [each.name, each.role, each.organisation, each.phone, each.email] for each in words.contacts
    ]


def _rows(group: Group) -> Iterator[Row]:
    for item in group.items:
        yield from _item(item, group.label)


def _item(item: Item, group: str) -> Iterator[Row]:
    match item:
        case Fact():
            yield item.key, group, item.label or group, item.value, item.note
        case Links():
            titles = "\n".join(link.title for link in item.links)
            yield item.key, group, item.label or group, titles, ""
        case Bullets():
            yield item.key, group, item.label or group, "\n".join(item.items), ""
        case Steps():
            for step in item.steps:
                yield f"{item.key}.{step.key}", item.label, step.label, step.state_label, step.date
        case Table() if item.key in _LINED:
            for name, *cells in item.rows:
                said = [
                    f"{column.label} {cell.text}"
                    for column, cell in zip(item.columns[1:], cells, strict=True)
                    if cell.text
                ]
                yield f"{item.key}.{name.text}", group, name.text, "\n".join(said), ""
        case _:
            return


def _space(space: Space, park: RecordWords, voice: Voice) -> dict[str, Any]:
    kind = "Unit" if space.kind == "units" else "Plot"
    rows: list[Row] = [("park", "", voice.locale.field("ProjectLocation", "park"), park.title, "")]
    rows += [
        (column.key, "", column.label, cell.text, cell.note)
        for column, cell in zip(space.columns, space.cells, strict=True)
        if cell.text and column.key != "id"
    ]
    return {
        "title": space.id,
        "lead": park.title,
        "summary": space.building or voice.word(f"space-{kind.lower()}"),
        "href": f"parks/{park.id}.html#group-{space.kind}",
        "sector": "",
        "badges": [["state", space.state, space.cell("state").text]],
        "figures": [],
        "rows": rows,
        "calls": _calls(park),
    }
