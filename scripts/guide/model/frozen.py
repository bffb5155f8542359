"""What a printed edition said: the public data of a day, kept as it was."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1
SUFFIX = ".frozen.json"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The public data with which an edition was printed.

    `data` maps each kind to its records by id, and `place` to the place, as the open data has
    them. `projects` are the ids that the edition shows. `digest` is the SHA-256 of the data.
    """

    edition: str
    number: str
    title: Mapping[str, str]
    date: datetime.date
    version: str
    projects: tuple[str, ...]
    data: Mapping[str, Any]
    digest: str


def digest(data: Mapping[str, Any]) -> str:
    """The SHA-256 of data in its canonical form, whatever the order of its keys."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def dump(frozen: Frozen) -> str:
    """The text of a frozen edition's file."""
    content = {
        "format": FORMAT,
        "edition": frozen.edition,
        "number": frozen.number,
        "title": dict(frozen.title),
        "date": frozen.date.isoformat(),
        "version": frozen.version,
        "hash": frozen.digest,
        "projects": list(frozen.projects),
        "data": frozen.data,
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def parse(text: str) -> Frozen:
    """Read a frozen edition back. ValueError for one that is damaged or was changed."""
    try:
        content = json.loads(text)
        found = Frozen(
            edition=str(content["edition"]),
            number=str(content["number"]),
            title={str(tag): str(said) for tag, said in content["title"].items()},
            date=datetime.date.fromisoformat(content["date"]),
            version=str(content["version"]),
            projects=tuple(map(str, content["projects"])),
            data=content["data"],
            digest=str(content["hash"]),
        )
        sound = content["format"] == FORMAT and all(
            isinstance(record, dict)
            for records in found.data.values()
            for record in records.values()
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a frozen edition") from error
    if not sound or digest(found.data) != found.digest:
        raise ValueError("its data are not those of its hash")
    return found
