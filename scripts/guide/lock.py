"""A lock is a file that one process at a time holds; it says whose it is, and since when."""

import contextlib
import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(slots=True)
class Lock:
    """A lock that is held; the system lets go of it when the process dies."""

    file: Path
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: a process, the machine that it runs on, and for how many seconds."""

    pid: int
    host: str
    seconds: int


def hold(file: Path) -> Lock | None:
    """Take a lock, making its folder where there is none; None while another process has it.

    Raises OSError where the file cannot be written.
    """
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("a+b")
        try:
            _lock(stream)
        except OSError:
            stream.close()
            return None
        try:
            current = file.stat().st_ino
        except FileNotFoundError:
            current = -1
        if current == os.fstat(stream.fileno()).st_ino:
            said = {"pid": os.getpid(), "host": platform.node(), "since": time.time()}
            stream.truncate(0)
            stream.write(json.dumps(said).encode())
            stream.flush()
            return Lock(file, stream)
        stream.close()  # its last holder deleted the file in between


def release(lock: Lock, *, remove: bool = True) -> None:
    """Let go of a lock; unless told otherwise its file goes too."""
    if remove:
        with contextlib.suppress(OSError):
            lock.file.unlink()
    lock.stream.close()


def holder(file: Path) -> Holder:
    """Who holds a lock, as its file says; process 0 where it does not say."""
    try:
        said = json.loads(file.read_bytes())
        seconds = max(0, round(time.time() - float(said["since"])))
        return Holder(int(said["pid"]), str(said["host"])[:80], seconds)
    except (OSError, ValueError, LookupError, TypeError, OverflowError):
        return Holder(0, "?", 0)


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        # Windows locks bytes, and nobody else may read them: one far behind what the file says.
        stream.seek(1 << 20)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
