"""Characters that the booklet's fonts cannot draw, found before a page is set."""

from typing import Any

from guide.locales import written
from guide.model.guide import Guide
from guide.outputs.booklet.contents import records, texts
from guide.problems import Place, Problem
from guide.typesetting import fonts, glyphs


def unprintable(guide: Guide, content: dict[str, Any], lang: str) -> list[Problem]:
    """A problem for each character without a glyph, naming the record that contains it."""
    available = fonts.files(lang)
    return [
        Problem(
            "booklet-glyph-missing",
            file_of(guide, kind, id),
            {
                "record": title_of(guide, kind, id, lang),
                "character": char if char.isprintable() else "�",
                "code": f"U+{ord(char):04X}",
            },
        )
        for (kind, id), record in records(content)
        for char in glyphs.missing("".join(texts(record)), available)
    ]


def file_of(guide: Guide, kind: str, id: str) -> Place:
    """The file of a record; of the place or the guide where there is no id."""
    if not id:
        return Place(f"projects/{kind}.yml")
    folder = guide.projects[id].sector if kind == "projects" else kind
    return Place(f"projects/{folder}/{id}.yml")


def title_of(guide: Guide, kind: str, id: str, lang: str) -> str:
    """A record's title, or its id where the language has none."""
    record = guide.record(kind, id) if id else None
    return record.heading.get(written(lang), id) if record else f"{kind}.yml"
