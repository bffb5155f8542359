"""The user's cache folder: what may be deleted at any time and only costs time to make again."""

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
