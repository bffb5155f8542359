"""A library that is kept up to date while somebody writes: what changed is read, the rest stays."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from guide.load import bind_record, load, read_tree
from guide.load.files import LIBRARY
from guide.model.guide import COLLECTIONS, Library
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
        tree = library.trees.get(key) if library else None
        same = tree is not None and tree.file == f"{LIBRARY}/{folder}/{name}"
        return key if same and path.is_file() and not path.is_symlink() else None

    def _rebound(self, library: Library, kind: str, id: str) -> Library:
        file = library.trees[kind, id].file
        tree, found = read_tree(file, self._root / file)
        record = None
        if tree is not None:
            sector = Path(file).parent.name
            record, more = bind_record(kind, id, sector, tree)
            found = [*found, *more]
        self.problems = [each for each in self.problems if each.place.file != file] + found
        if tree is None or record is None:
            return library
        records: dict[str, Any] = {kind: {**library.collection(kind), id: record}}
        return replace(library, trees={**library.trees, (kind, id): tree}, **records)
