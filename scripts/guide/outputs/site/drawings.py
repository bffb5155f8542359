"""What is drawn on each kind of page beside its words: charts, sketches, codes."""

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from guide.data.places import page_url
from guide.model.parts import Point
from guide.model.place import Cost, Wage
from guide.outputs.site import overview
from guide.outputs.site.codes import code
from guide.outputs.site.content import Content
from guide.outputs.site.page import Entry
from guide.outputs.site.sketch import guide_marks, sketch, with_here
from guide.words.voice import Voice

STYLE = "charts.css"


def drawings(content: Content, entry: Entry) -> dict[str, Any]:
    """What a page's template wants for its drawings; empty for kinds that have none."""
    guide, voice = content.guide, content.voice(entry.lang)
    if entry.kind == "home":
        return {"bands": overview.by_amount(overview.offered(guide), voice)}
    if entry.kind == "place" and guide.place is not None:
        lines: list[Cost | Wage] = [*guide.place.costs, *guide.place.wages]
        caption = guide.place.map.caption if guide.place.map else None
        return {
            "years": overview.over_years(guide.place.figures, voice),
            "prices": overview.price_charts(lines, voice),
            "sketch": sketch(guide_marks(guide, entry.lang, projects=True), voice.word("sketch")),
            "sketch_note": voice.text(caption) or voice.word("sketch-note"),
        }
    if entry.kind == "park":
        park = guide.parks[entry.subject]
        name = voice.text(park.short_name or park.name)
        return _sketch_of(content, park.location.point, name, voice)
    if entry.kind == "project":
        project = guide.projects[entry.subject]
        url = page_url(guide, entry.lang, "projects", project.id)
        return {
            **_sketch_of(content, project.location.point, voice.word("this-project"), voice),
            "code": code(url, voice.word("qr-code")) if url else Markup(""),
        }
    return {}


def _sketch_of(content: Content, point: Point | None, name: str, voice: Voice) -> dict[str, Any]:
    """A sketch around one place; its own dot takes that of what it is the same as."""
    marks = with_here(content.marks[voice.lang], point, name)
    marks = tuple(m if m.kind == "here" or m.name != name else replace(m, name="") for m in marks)
    return {
        "sketch": sketch(marks, voice.word("sketch-of", name=name)),
        "sketch_note": voice.word("sketch-note"),
    }
