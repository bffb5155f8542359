"""A journal makes the writing of several files one act, which can be taken back."""

import base64
import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide import LIBRARY, whole
from guide import lock as locks
from guide.problems import RefusedError

# Under the library's root; hidden, so that nothing takes it for a part of the library.
JOURNAL = ".guide/last-import.json"
_LOCK = ".guide/lock"
_FORMAT = 1


class BusyError(RefusedError):
    """Another process is writing into the library; `holder` says which."""

    def __init__(self, holder: locks.Holder) -> None:
        args = {"pid": holder.pid, "host": holder.host, "seconds": holder.seconds}
        super().__init__("library-busy", **args)
        self.holder = holder


class JournalError(RefusedError):
    """The journal is not one that this program writes, so nothing may be taken back by it."""

    def __init__(self) -> None:
        super().__init__("journal-damaged", file=JOURNAL)


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


@dataclass(frozen=True, slots=True)
class _Journal:
    """An act: its files, and whether all of them were written."""

    entries: tuple[_Entry, ...]
    done: bool


def write(root: Path, files: Mapping[str, bytes], *, undoable: bool = True) -> None:
    """Write files of the library, given by their paths under `root` with forward slashes.

    The journal is on the disk before the first file changes, each file is written beside its place
    and renamed. What a killed act left is taken back first. Unless `undoable`, the journal goes
    when all is written. BusyError while another process writes, JournalError for a journal that
    is none; OSError where nothing can be written, with every file already renamed put back.
    """
    with _alone(root):
        _recover(root)
        entries = tuple(
            _Entry(file, _read(root / file), _digest(data)) for file, data in files.items()
        )
        _write_journal(root, _Journal(entries, done=False))
        try:
            for file, data in files.items():
                whole.write(root / file, data)
            if undoable:
                _write_journal(root, _Journal(entries, done=True))
            else:
                (root / JOURNAL).unlink()
        except OSError:
            _undo(root, entries)
            raise


def undo(root: Path) -> Undone | None:
    """Take the last act back, except in files changed since; None where there is none to take.

    BusyError and JournalError as `write` raises them.
    """
    if not (root / JOURNAL).exists():
        return None
    with _alone(root):
        journal = _read_journal(root)
        return None if journal is None else _undo(root, journal.entries)


def recover(root: Path) -> Undone | None:
    """Take back what a killed act left half done; None where there is nothing of the kind.

    BusyError and JournalError as `write` raises them.
    """
    if whole.beside(root / JOURNAL).exists():
        with _alone(root):
            whole.clear((root / JOURNAL).parent)
    if not (root / JOURNAL).exists():
        return None
    journal = _read_journal(root)
    if journal is None or journal.done:
        return None
    with _alone(root):
        return _recover(root)


def _recover(root: Path) -> Undone | None:
    journal = _read_journal(root)
    if journal is None or journal.done:
        return None
    for entry in journal.entries:
        whole.beside(root / entry.file).unlink(missing_ok=True)
    if all(_is_written(root, entry) for entry in journal.entries):
        _write_journal(root, _Journal(journal.entries, done=True))
        return None
    undone = _undo(root, journal.entries)
    return undone if undone.reverted or undone.kept else None


def _undo(root: Path, entries: tuple[_Entry, ...]) -> Undone:
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
                whole.write(path, entry.before)
            reverted.append(entry.file)
    (root / JOURNAL).unlink()
    return Undone(tuple(reverted), tuple(kept))


def _is_written(root: Path, entry: _Entry) -> bool:
    now = _read(root / entry.file)
    return now is not None and _digest(now) == entry.after


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Nobody else writes into the library meanwhile."""
    lock = locks.hold(root / _LOCK)
    if lock is None:
        raise BusyError(locks.holder(root / _LOCK))
    try:
        yield
    finally:
        locks.release(lock)
        with contextlib.suppress(OSError):
            (root / _LOCK).parent.rmdir()


def _write_journal(root: Path, journal: _Journal) -> None:
    files = [
        {
            "file": entry.file,
            "before": None if entry.before is None else base64.b64encode(entry.before).decode(),
            "after": entry.after,
        }
        for entry in journal.entries
    ]
    said = {"format": _FORMAT, "done": journal.done, "files": files}
    whole.write(root / JOURNAL, json.dumps(said, ensure_ascii=False, indent=1).encode())


def _read_journal(root: Path) -> _Journal | None:
    """The journal; a library may come from anywhere, so it is believed only in files of its own."""
    data = _read(root / JOURNAL)
    if data is None:
        return None
    try:
        said = json.loads(data)
        if said["format"] != _FORMAT:
            raise JournalError
        entries = tuple(_entry(root, each) for each in said["files"])
        return _Journal(entries, done=said["done"] is True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise JournalError from error


def _entry(root: Path, said: dict[str, Any]) -> _Entry:
    file, before, after = said["file"], said["before"], said["after"]
    if not whole.is_inside(file) or not file.startswith(f"{LIBRARY}/"):
        raise JournalError
    path, library = root / file, root / LIBRARY
    steps = [library, path, *(step for step in path.parents if library in step.parents)]
    if any(step.is_symlink() for step in steps):
        raise JournalError
    held = None if before is None else base64.b64decode(before, validate=True)
    return _Entry(file, held, str(after))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
