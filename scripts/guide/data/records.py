"""Every public record as JSON: a file for each kind, and one for the place."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

from guide.data.places import page_url
from guide.data.resource import Resource
from guide.data.values import value
from guide.model.guide import PAGES, Guide
from guide.model.project import Project
from guide.model.record import Record
from guide.words.voice import Voice


def documents(guide: Guide, of_project: Callable[[Project], str]) -> Iterator[Resource]:
    """A resource for each kind of record that has any, for the place and for the sectors.

    `of_project` gives a project's JSON, as `written` makes it of its `record`.
    """
    if guide.place is not None:
        yield _document(guide, "place", f"{written(value(guide.place, guide))}\n".encode())
    sectors = (written(value(sector, guide)) for sector in guide.sectors)
    yield _document(guide, "sectors", _listed(sectors))
    for kind in PAGES:
        if guide.collection(kind):
            records = (_text(each, guide, of_project) for each in guide.collection(kind).values())
            yield _document(guide, kind, _listed(records))


def _text(of: Record, guide: Guide, of_project: Callable[[Project], str]) -> str:
    if isinstance(of, Project):
        return of_project(of)
    return written(record(of, guide))


def record(of: Record, guide: Guide, made: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A record with its id, its sector and the addresses of its pages first.

    `made` are its values, where they are there already.
    """
    pages = {lang: page_url(guide, lang, of.collection, of.id) for lang in guide.languages}
    return {
        "id": of.id,
        **({"sector": str(of.sector)} if isinstance(of, Project) else {}),
        **({"pages": pages} if all(pages.values()) else {}),
        **(value(of, guide) if made is None else made),
    }


def written(content: object) -> str:
    """JSON as the documents hold it, each part on a line of its own."""
    return _laid_out(content, "\n")


def _laid_out(content: object, line: str) -> str:
    """What `json.dumps` writes with an indent of one, which it does in no compiled code."""
    if isinstance(content, str):
        return encode_basestring(content)
    inner = f"{line} "
    if isinstance(content, dict) and content:
        parts = (f"{encode_basestring(k)}: {_laid_out(each, inner)}" for k, each in content.items())
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    if isinstance(content, list) and content:
        return f"[{inner}{f',{inner}'.join(_laid_out(each, inner) for each in content)}{line}]"
    return json.dumps(content)


def _listed(texts: Iterable[str]) -> bytes:
    """A list of what is JSON already, as `written` would write the whole, in UTF-8."""
    whole = bytearray(b"[")
    for text in texts:
        whole += f"{',' if len(whole) > 1 else ''}\n{text}".replace("\n", "\n ").encode()
    whole += b"\n]\n" if len(whole) > 1 else b"]\n"
    return bytes(whole)


def _document(guide: Guide, name: str, data: bytes) -> Resource:
    key = "data-sectors" if name == "sectors" else f"section-{name}"
    title = Voice(guide, guide.settings.source).word(key)
    return Resource(f"{name}-json", f"{name}.json", title, "application/json", data)
