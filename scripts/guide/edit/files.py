"""Several files written as one act: beside and renamed, with a journal that can take it back."""

import base64
import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Under the library's root; hidden, so that nothing takes it for a part of the library.
JOURNAL = ".guide/last-import.json"


class UnfinishedError(Exception):
    """A former act was cut off half-way: undo it first."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: files as they were before, and files that were changed since and stay."""

    reverted: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the journal: its bytes before (None: there was none), the hash of those after."""

    file: str
    before: bytes | None
    after: str


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their paths under `root` with forward slashes.

    The journal is on the disk before the first file changes, each file is written beside its place
    and renamed. UnfinishedError when the last act was cut off; OSError where nothing can be
    written, with every file that was already renamed put back.
    """
    if _is_unfinished(root):
        raise UnfinishedError
    entries = [_Entry(file, _read(root / file), _digest(data)) for file, data in files.items()]
    _write_journal(root, entries)
    try:
        for file, data in files.items():
            _replace(root / file, data)
    except OSError:
        undo(root)
        raise


def undo(root: Path) -> Undone | None:
    """Take the last act back, except in files changed since; None where there is none to take."""
    entries = _read_journal(root)
    if entries is None:
        return None
    reverted, kept = [], []
    for entry in entries:
        path = root / entry.file
        now = _read(path)
        if now == entry.before:
            continue
        if now is None or _digest(now) != entry.after:
            kept.append(entry.file)
        else:
            if entry.before is None:
                path.unlink()
            else:
                _replace(path, entry.before)
            reverted.append(entry.file)
    (root / JOURNAL).unlink()
    with contextlib.suppress(OSError):
        (root / JOURNAL).parent.rmdir()
    return Undone(tuple(reverted), tuple(kept))


def _is_unfinished(root: Path) -> bool:
    """Whether some files of the last act were written and others still are as they were before."""
    states = set()
    for entry in _read_journal(root) or ():
        now = _read(root / entry.file)
        if entry.before is not None and _digest(entry.before) == entry.after:
            continue
        if now == entry.before:
            states.add("before")
        elif now is not None and _digest(now) == entry.after:
            states.add("after")
    return states == {"before", "after"}


def _write_journal(root: Path, entries: list[_Entry]) -> None:
    said = [
        {
            "file": entry.file,
            "before": None if entry.before is None else base64.b64encode(entry.before).decode(),
            "after": entry.after,
        }
        for entry in entries
    ]
    _replace(root / JOURNAL, json.dumps(said, ensure_ascii=False, indent=1).encode())


def _read_journal(root: Path) -> list[_Entry] | None:
    data = _read(root / JOURNAL)
    if data is None:
        return None
    return [
        _Entry(
            each["file"],
            None if each["before"] is None else base64.b64decode(each["before"]),
            each["after"],
        )
        for each in json.loads(data)
    ]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Put bytes in a file's place in one step; a file that was there keeps its permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
