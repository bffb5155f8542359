"""A look at files gives one digest of what they say; a file that nobody touched is not read again.

What was read is remembered by a file's stamp: size, times, number. A file written shortly before it
was remembered is in doubt and read again, for a clock may not tell two writings apart.
"""

import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import guide
from guide import cache

# The coarsest clock of a file system in use: FAT counts in steps of two seconds.
_DOUBT = 2_000_000_000
_LINK = b"link "

# What a library consists of: records and pictures, and pages written by hand.
INPUTS = ("projects", "docs")

Stamp = tuple[int, int, int, int]


def look(root: Path, names: Iterable[str]) -> str | None:
    """A digest of what stands below `root` under some names; None where that cannot be read.

    Links are taken by where they lead, and never followed.
    """
    said = _said(root, names)
    if said is None:
        return None
    digest = hashlib.sha256()
    for path, text in said.items():
        digest.update(os.fsencode(path) + b"\0" + text)
    return digest.hexdigest()


def digests(root: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each file below `root` by its path; nothing where one cannot be read.

    A file is named by its bytes as they were at some moment since the call began.
    """
    said = _said(root, names) or {}
    return {
        path: text.decode() for path, text in said.items() if text and not text.startswith(_LINK)
    }


def _said(root: Path, names: Iterable[str]) -> dict[str, bytes] | None:
    """What each entry says: a file its digest, a link where it leads, a folder nothing."""
    key = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()
    known = _remembered(key)
    found: dict[str, list[int | str]] = {}
    now = time.time_ns()
    said: dict[str, bytes] = {}
    try:
        for path, file, seen in _entries(root, names):
            said[path] = b""
            if stat.S_ISREG(seen.st_mode):
                stamp, former = _stamp(seen), known.get(path)
                if former is None or former[:4] != list(stamp):
                    former = [*stamp, _read(file)]
                if max(stamp[1:3]) < now - _DOUBT:
                    found[path] = former
                said[path] = str(former[4]).encode()
            elif stat.S_ISLNK(seen.st_mode):
                said[path] = _LINK + os.fsencode(Path(file).readlink())
    except OSError:
        return None
    if found != known:
        cache.keep("looks", key, json.dumps(found, ensure_ascii=True).encode())
    return said


def stamps(root: Path, names: Iterable[str] = ("",)) -> str | None:
    """A digest of the stamps alone: it tells whether anything here was touched since."""
    digest = hashlib.sha256()
    try:
        for path, _, seen in _entries(root, names):
            digest.update(os.fsencode(path) + b"\0")
            if not stat.S_ISDIR(seen.st_mode):
                digest.update(f"{seen.st_mode} {_stamp(seen)}".encode())
    except OSError:
        return None
    return digest.hexdigest()


def program() -> str | None:
    """A digest of the program: its own files, Python, and what is installed beside it."""
    own = stamps(Path(guide.__file__).parent)
    if own is None:
        return None
    digest = hashlib.sha256(f"{own} {sys.version}".encode())
    for entry in sys.path:
        if _is_here(entry):
            continue
        try:
            digest.update(f"{entry} {Path(entry).stat().st_mtime_ns}".encode())
        except OSError:
            continue
    return digest.hexdigest()


def _is_here(entry: str) -> bool:
    """Whether it is the folder that somebody stands in: on the path too, and builds touch it."""
    try:
        return not entry or Path(entry).samefile(Path.cwd())
    except OSError:
        return False


def _entries(root: Path, names: Iterable[str]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Every file, link and folder under the names: path from the root, place, what is known.

    A name that is not there is no entry.
    """
    pending = []
    for name in sorted(names, reverse=True):
        place = os.path.join(root, name) if name else str(root)  # noqa: PTH118  thousands of files
        if os.path.lexists(place):
            seen = os.stat(place)  # noqa: PTH116  the folder may be a link of the owner's making
            pending.append((name, place, seen))
    while pending:
        path, place, seen = pending.pop()
        yield path, place, seen
        if stat.S_ISDIR(seen.st_mode):
            with os.scandir(place) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name, reverse=True)
            pending += [
                (f"{path}/{entry.name}", entry.path, entry.stat(follow_symlinks=False))
                for entry in ordered
                if entry.name != "__pycache__"
            ]


def _stamp(seen: os.stat_result) -> Stamp:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _read(file: str) -> str:
    with open(file, "rb") as stream:  # noqa: PTH123  as above
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _remembered(key: str) -> dict[str, list[int | str]]:
    data = cache.kept("looks", key)
    found: dict[str, list[int | str]] = json.loads(data) if data else {}
    return found
