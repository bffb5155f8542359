"""A library that is kept up to date while somebody writes: what changed is read, the rest stays."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from guide import LIBRARY
from guide.load import bind_record, load, read_tree
from guide.load.shelf import with_trees
from guide.model.guide import COLLECTIONS, Library
from guide.model.guide import changed as changed_records
from guide.problems import Problem


class Living:
    """The library below a root, as it was last read; `problems` are those of reading it.

    A record that can no longer be read stays as it was, and the problem says why.
    """

    def __init__(self, root: Path, on: date | None) -> None:
        self._root, self._on = root, on
        self.library: Library | None = None
        self.problems: list[Problem] = []
        self.read()

    def read(self) -> None:
        """Read everything; what was known stays where guide.yml itself cannot be used."""
        library, self.problems = load(self._root, self._on)
        # Everything is read now: what is saved later must not meet what was not read yet.
        for _ in library.all() if library else ():
            pass
        self.library = library or self.library

    def renew(self, changed: Iterable[Path]) -> bool:
        """Take up files that changed; whether that was a matter of single records."""
        library = self.library
        records = [self._record(library, path) for path in changed] if library else [None]
        if library is None or not all(records):
            self.read()
            return False
        for kind, id in filter(None, records):
            library = self._rebound(library, kind, id)
        self.library = library
        return True

    def _record(self, library: Library | None, path: Path) -> tuple[str, str] | None:
        """The kind and id of a record that is known and whose file is still there."""
        try:
            folder, name = path.relative_to(self._root / LIBRARY).parts
        except ValueError:
            return None
        key = (folder if folder in COLLECTIONS else "projects", name.removesuffix(".yml"))
        record = library.record(*key) if library and name.endswith(".yml") else None
        same = getattr(record, "sector", folder) == folder if record is not None else False
        return key if same and path.is_file() and not path.is_symlink() else None

    def _rebound(self, library: Library, kind: str, id: str) -> Library:
        old = library.collection(kind)[id]
        folder = getattr(old, "sector", kind)
        file = f"{LIBRARY}/{folder}/{id}.yml"
        tree, found = read_tree(file, self._root / file)
        record = None
        if tree is not None:
            record, more = bind_record(kind, id, folder, tree)
            found = [*found, *more]
        self.problems = [each for each in self.problems if each.place.file != file] + found
        if tree is None or record is None:
            return library
        records: dict[str, Any] = {kind: changed_records(library.collection(kind), {id: record})}
        trees = with_trees(library.trees, {(kind, id): tree})
        return replace(library, trees=trees, **records)
