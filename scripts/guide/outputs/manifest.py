"""The manifest of a folder we made: each file in it that is ours, with the SHA-256 of its bytes."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from guide.whole import is_inside

MANIFEST = ".guide-manifest.json"
FORMAT = 1

_DIGEST = re.compile(r"[0-9a-f]{64}")


class ManifestError(ValueError):
    """The manifest is not one that this program writes, so nothing may be deleted by it."""


def dump(digests: Mapping[str, str], single: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The bytes of a manifest of {path: sha256}; the same for the same files.

    `single` are the files beside the tree, with the hashes of what we may have put there.
    """
    said: dict[str, object] = {"format": FORMAT, "files": dict(sorted(digests.items()))}
    if single:
        said["single"] = {name: list(held) for name, held in sorted(single.items())}
    return json.dumps(said, ensure_ascii=False, indent=0).encode()


def parse(data: bytes) -> dict[str, str]:
    """Read a manifest back. Raises ManifestError for anything this program would not write."""
    try:
        content = json.loads(data)
        files = content["files"]
        sound = content["format"] == FORMAT and all(
            is_inside(path) and _DIGEST.fullmatch(digest) for path, digest in files.items()
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError from error
    if not sound:
        raise ManifestError
    return dict(files)


def read(folder: Path) -> dict[str, str] | None:
    """The manifest of a folder, or None when it has none. Raises ManifestError, OSError."""
    file = folder / MANIFEST
    if file.is_symlink():
        raise ManifestError
    try:
        return parse(file.read_bytes())
    except FileNotFoundError:
        return None


def singles(folder: Path) -> dict[str, tuple[str, ...]]:
    """The single files in a folder, beside its tree: {name: hashes of what we may have put there}.

    A list that is none is empty: then no file is ours. Raises OSError.
    """
    if read(folder) is None:
        return {}
    said = json.loads((folder / MANIFEST).read_bytes()).get("single")
    if not isinstance(said, dict):
        return {}
    return {
        name: tuple(each for each in held if isinstance(each, str))
        for name, held in said.items()
        if isinstance(held, list)
    }


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry under a folder that is not itself a folder, as (path, entry), in order.

    A link is an entry like a file, whatever it leads to: links are never followed.
    """
    pending = [("", str(folder))]
    while pending:
        prefix, path = pending.pop()
        with os.scandir(path) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
        for entry in ordered:
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{prefix}{entry.name}/", entry.path))
            else:
                yield prefix + entry.name, entry
