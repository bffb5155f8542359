"""A single file in a folder of ours, such as a workbook in `dist/`, beside any tree built there."""

import os
from pathlib import Path

from guide import whole
from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST
from guide.outputs.target import TargetError, begin, claim, discard


def put(file: Path, data: bytes) -> None:
    """Write a file whole into a folder of ours, which is claimed where it is new or empty.

    What we put there before is replaced, and keeps its permissions. What somebody else put there,
    or changed since (a form half filled in), is theirs: TargetError `file-not-ours`. TargetError
    too for a folder that `begin` refuses; OSError where nothing can be written, and then the file
    is as it was.
    """
    claim(file.parent)
    alone = begin(file.parent)
    try:
        singles = manifest.singles(file.parent)
        known = singles.get(file.name, ())
        held = _digest(file)
        if held is not None and held not in known and held != manifest.digest(data):
            raise TargetError("file-not-ours", file)
        # Both may stand there until the next time, whenever we are killed.
        singles[file.name] = tuple(filter(None, dict.fromkeys((manifest.digest(data), held))))
        whole.write(file.parent / MANIFEST, manifest.dump(alone.before, singles))
        whole.write(file, data)
    finally:
        discard(alone)


def _digest(file: Path) -> str | None:
    """The SHA-256 of the file; None where there is none. TargetError for all but plain files."""
    if not os.path.lexists(file):
        return None
    if file.is_symlink() or not file.is_file():
        raise TargetError("file-not-ours", file)
    return manifest.file_digest(file)
