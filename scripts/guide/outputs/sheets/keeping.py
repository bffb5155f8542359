"""Which finished sheets still hold: kept by everything that went into each of them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.cache import folder


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished file: the key of what it was made from, and the digest of its bytes."""

    key: str
    digest: str


def key(*parts: bytes) -> str:
    """The digest of all that goes into a sheet."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def recalled(target: Path) -> dict[str, Kept]:
    """What is known of the files in a target, by their names; nothing where that is lost."""
    try:
        found = json.loads(_file(target).read_text(encoding="utf-8"))
        return {name: Kept(*values) for name, values in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember(target: Path, made: Mapping[str, Kept]) -> None:
    """Keep what is known; a full or read-only disk costs time, nothing else."""
    text = json.dumps({name: [kept.key, kept.digest] for name, kept in made.items()})
    file = _file(target)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}.part")
        aside.write_text(text, encoding="utf-8")
        aside.replace(file)
    except OSError:
        return


def still_there(file: Path, kept: Kept | None, key: str) -> bytes | None:
    """The bytes of a finished file that nothing has changed since; None where it is to be made."""
    if kept is None or kept.key != key:
        return None
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == kept.digest else None


def _file(target: Path) -> Path:
    name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:24]
    return folder("sheets") / f"{name}.json"
