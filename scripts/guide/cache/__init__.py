"""The user's cache folder: what may be deleted at any time and only costs time to make again."""

import contextlib
import hashlib
import os
import shutil
import sys
from pathlib import Path


def folder(name: str) -> Path:
    """Where finished things of a kind, such as booklets, are kept."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "investment-guide" / name


def put(source: Path, target: Path) -> None:
    """Copy a file so that the target is the former file or the new one, never half of it."""
    aside = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, aside)
    aside.replace(target)


def keep(name: str, key: str, data: bytes, *, most: int = 50) -> None:
    """Keep bytes of a kind under a key, with their checksum; the oldest beyond `most` go.

    Two processes may keep the same key at once. A full or read-only disk costs time, nothing else.
    """
    place = folder(name) / key
    aside = place.with_name(f".{key}.{os.getpid()}")
    with contextlib.suppress(OSError):
        # What is kept tells of drafts: nobody else's business.
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside.write_bytes(_checksum(name, key, data) + data)
        aside.replace(place)
        there = sorted(place.parent.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for file in there[:-most]:
            file.unlink(missing_ok=True)


def kept(name: str, key: str) -> bytes | None:
    """What was kept under a key; None where that is nothing, or not what was written."""
    try:
        data = (folder(name) / key).read_bytes()
    except OSError:
        return None
    size = hashlib.sha256().digest_size
    return data[size:] if _checksum(name, key, data[size:]) == data[:size] else None


def _checksum(name: str, key: str, data: bytes) -> bytes:
    """Of the bytes and of what they are the bytes of: a file under another's name is none."""
    return hashlib.sha256(f"{name}/{key}\0".encode() + data).digest()
