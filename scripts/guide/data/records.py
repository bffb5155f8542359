"""Every public record as JSON: a file for each kind, and one for the place."""

import json
from collections.abc import Iterator
from typing import Any

from guide.data.places import page_url
from guide.data.resource import Resource
from guide.data.values import value
from guide.model.guide import PAGES, Guide
from guide.model.project import Project
from guide.model.record import Record
from guide.words.voice import Voice


def documents(guide: Guide) -> Iterator[Resource]:
    """A resource for each kind of record that has any, for the place and for the sectors."""
    if guide.place is not None:
        yield _document(guide, "place", value(guide.place, guide))
    yield _document(guide, "sectors", [value(sector, guide) for sector in guide.sectors])
    for kind in PAGES:
        if guide.collection(kind):
            records = [record(each, guide) for each in guide.collection(kind).values()]
            yield _document(guide, kind, records)


def record(of: Record, guide: Guide) -> dict[str, Any]:
    """A record with its id, its sector and the addresses of its pages first."""
    pages = {lang: page_url(guide, lang, of.collection, of.id) for lang in guide.languages}
    return {
        "id": of.id,
        **({"sector": str(of.sector)} if isinstance(of, Project) else {}),
        **({"pages": pages} if all(pages.values()) else {}),
        **value(of, guide),
    }


def _document(guide: Guide, name: str, content: object) -> Resource:
    key = "data-sectors" if name == "sectors" else f"section-{name}"
    title = Voice(guide, guide.settings.source).word(key)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Resource(f"{name}-json", f"{name}.json", title, "application/json", f"{text}\n".encode())
