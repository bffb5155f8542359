"""The data package: what every table and document holds, by the Frictionless standard."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from guide.data.resource import Resource
from guide.model.guide import Guide
from guide.words.voice import Voice


def package(guide: Guide, resources: Iterable[Resource]) -> bytes:
    """The bytes of datapackage.json."""
    settings = guide.settings
    voice = Voice(guide, settings.source)
    issuer = voice.title("organisations", settings.issuer) if settings.issuer else ""
    content: dict[str, Any] = {
        "profile": "data-package",
        "name": "investment-guide",
        "title": voice.text(settings.title),
        "titles": {lang: Voice(guide, lang).text(settings.title) for lang in guide.languages},
        "description": voice.text(settings.notice),
        "languages": list(guide.languages),
        "version": guide.date.isoformat(),
        "created": f"{guide.date.isoformat()}T00:00:00Z",
        "homepage": settings.site_url,
        "contributors": [{"title": issuer, "role": "publisher"}] if issuer else None,
        "resources": [_described(each) for each in resources],
    }
    said = {key: each for key, each in content.items() if each}
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def _described(of: Resource) -> dict[str, Any]:
    is_table = bool(of.schema)
    return {
        "name": of.name,
        "path": of.path,
        "title": of.title,
        "profile": "tabular-data-resource" if is_table else "data-resource",
        "format": of.path.rpartition(".")[2],
        "mediatype": of.media_type,
        "encoding": "utf-8-sig" if is_table else "utf-8",
        "bytes": len(of.data),
        "hash": f"sha256:{hashlib.sha256(of.data).hexdigest()}",
        **({"dialect": {"lineTerminator": "\r\n"}, "schema": dict(of.schema)} if is_table else {}),
    }
