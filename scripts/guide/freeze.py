"""Freezing keeps what an edition says on the day it goes to press, once and for all."""

from pathlib import Path

from guide.changes import snapshot
from guide.edit import edited_bytes
from guide.journal import write
from guide.load import read_tree
from guide.load.frozen import frozen_place
from guide.model.edition import Edition
from guide.model.frozen import Frozen, dump
from guide.model.guide import Guide


def freeze(guide: Guide, edition: Edition) -> tuple[Frozen, Path]:
    """Write the frozen edition beside the edition, and its hash into the edition's own file.

    FileExistsError for an edition that is frozen already: what was printed stays what it was.
    OSError where nothing can be written; then both files are as they were.
    """
    frozen = snapshot(guide, edition)
    file = guide.root / frozen_place(edition.id)
    source = guide.root / "projects" / "editions" / f"{edition.id}.yml"
    tree, _ = read_tree(source.name, source)
    if tree is None:
        raise FileNotFoundError(source)
    plain = tree.plain()
    if not isinstance(plain, dict):
        raise TypeError(source)
    said = {**plain, "data_hash": frozen.digest}
    changed = edited_bytes(source.read_bytes(), said, Edition)
    if file.exists():
        raise FileExistsError(file)
    written = {file: dump(frozen).encode(), source: changed}
    own = {path.relative_to(guide.root).as_posix(): data for path, data in written.items()}
    write(guide.root, own, undoable=False)
    return frozen, file
