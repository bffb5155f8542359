"""A quick look at a library's files that finds a volume made before without making its book."""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import guide as package
from guide.model.guide import Guide

_KEPT = 200
# Nothing of these is printed.
_ASIDE = frozenset({"_internal", "_schema"})


def look(guide: Guide) -> str:
    """A digest of a library and of the program: texts by their content, pictures by their stamp.

    A picture's stamp is its size and the time of its last change; what else a volume depends on
    must stand in its name for `recalled`.
    """
    digest = hashlib.sha256(f"{guide.date} {version('typst')} {version('pikepdf')}".encode())
    for name, file in _files(guide.root / "projects", _ASIDE):
        digest.update(name.encode() + b"\0")
        if file.suffix in (".yml", ".yaml", ".json"):
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        else:
            digest.update(_stamp(file))
    for name, file in _files(Path(package.__file__).parent, frozenset({"__pycache__"})):
        digest.update(name.encode() + b"\0" + _stamp(file))
    return digest.hexdigest()


def recalled(cache: Path | None, looked: str, *names: str) -> str | None:
    """The key under which a volume was kept, if it was made from what was looked at."""
    if cache is None:
        return None
    try:
        return _place(cache, looked, names).read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


def note(cache: Path | None, key: str, looked: str, *names: str) -> None:
    """Remember the key of a volume; a full or read-only disk costs time, nothing else."""
    if cache is None:
        return
    place = _place(cache, looked, names)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(key, encoding="ascii")
        notes = sorted(place.parent.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in notes[:-_KEPT]:
            file.unlink(missing_ok=True)
    except OSError:
        return


def _place(cache: Path, looked: str, names: tuple[str, ...]) -> Path:
    digest = hashlib.sha256("\0".join((looked, *names)).encode()).hexdigest()
    return cache / "seen" / digest


def _files(folder: Path, aside: frozenset[str]) -> Iterator[tuple[str, Path]]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in aside)
        for name in sorted(names):
            file = Path(place, name)
            yield file.relative_to(folder).as_posix(), file


def _stamp(file: Path) -> bytes:
    found = file.lstat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}".encode()
