"""A file is written whole or not at all: beside its place, onto the disk, and renamed."""

import os
import re
from pathlib import Path

# Hidden, so that nobody takes it for a part of a library or of what is published.
_SUFFIX = ".guide-new"


def beside(path: Path) -> Path:
    """Where a file stands before it takes its place; a killed run may leave it there."""
    return path.with_name(f".{path.name}{_SUFFIX}")


def clear(folder: Path) -> None:
    """Delete what killed runs left in a folder; nobody may be writing into it."""
    for left in folder.glob(f".*{_SUFFIX}"):
        left.unlink()


def write(path: Path, data: bytes) -> None:
    """Put bytes in a file's place in one step; a file that was there keeps its permissions.

    Raises OSError; then the place is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = beside(path)
    new.unlink(missing_ok=True)
    try:
        with new.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def is_inside(path: str) -> bool:
    """Whether a path stays inside its folder on every system: relative, no `..`, no drive."""
    parts = path.split("/")
    return not any(p in ("", ".", "..") for p in parts) and not re.search(r"[\\:\0]", path)
