"""The files of a library: each is read when it is asked for, and not at all where it is known."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guide.load.bind import bind, bind_said
from guide.load.contents import contents
from guide.load.files import Found
from guide.model.guide import COLLECTIONS
from guide.model.project import Project
from guide.model.record import Record
from guide.model.records import Outline
from guide.model.references import SectorRef
from guide.problems import Place, Problem, RefusedError
from guide.skim import skim
from guide.tree import MAX_BYTES, Tree, decode, parse

Key = tuple[str, str]

# So many trees are kept at once: what is told of one file is told together.
_TREES = 64


class ChangedError(RefusedError):
    """A file is no longer what it was when the library was read."""

    def __init__(self, file: str) -> None:
        super().__init__("library-changed", file=file)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file: the digest of its bytes and its problems.

    `outline` is None where no record can be made of it.
    """

    digest: str
    outline: Outline | None
    problems: tuple[Problem, ...] = ()


class Shelf:
    """The record files of a library by kind and id, in its order.

    What is known of a file stays as it was first read; that it changed since is a ChangedError.
    """

    def __init__(self, found: Mapping[Key, Found], known: Mapping[str, Known]) -> None:
        self.found = found
        self._known = {key: known[each.file] for key, each in found.items() if each.file in known}
        self._records: dict[Key, Record] = {}
        self._trees: dict[Key, Tree] = {}

    def unread(self) -> list[Key]:
        """The files of which nothing is known yet."""
        return [key for key in self.found if key not in self._known]

    def known(self, key: Key) -> Known:
        """What is known of a file; it is read where that is nothing."""
        known = self._known.get(key)
        if known is None:
            known, record = self._read(key)
            self.learn(key, known)
            if record is not None:
                self._records[key] = record
        return known

    def learn(self, key: Key, known: Known) -> None:
        """Take what another process has read."""
        self._known[key] = known

    def record(self, key: Key) -> Record:
        """The record of a file that has an outline."""
        known = self.known(key)
        record = self._records.get(key)
        if record is None:
            again, record = self._read(key)
            if again.digest != known.digest or record is None:
                raise ChangedError(self.found[key].file)
            self._records[key] = record
        return record

    def forget(self, key: Key) -> None:
        """Let a record go; it is read again where somebody asks for it."""
        self._records.pop(key, None)

    def tree(self, key: Key) -> Tree:
        """The tree of a file, which knows the places; KeyError where its syntax is broken."""
        tree = self._trees.get(key)
        if tree is None:
            found, known = self.found[key], self.known(key)
            data = contents(found.file, found.path, MAX_BYTES)
            if (isinstance(data, Problem) and known.digest) or (
                isinstance(data, bytes) and _digest(data) != known.digest
            ):
                raise ChangedError(found.file)
            tree = None if isinstance(data, Problem) else _tree(found.file, data)[0]
            if tree is None:
                raise KeyError(key)
            if len(self._trees) >= _TREES:
                self._trees.clear()
            self._trees[key] = tree
        return tree

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the files, each by itself."""
        for key in self.found:
            yield from self.known(key).problems

    def _read(self, key: Key) -> tuple[Known, Record | None]:
        found = self.found[key]
        data = contents(found.file, found.path, MAX_BYTES)
        if isinstance(data, Problem):
            return Known("", None, (data,)), None
        record, problems = _bound(found, data)
        digest = _digest(data)
        if record is None:
            return Known(digest, None, tuple(problems)), None
        outline = Outline(digest, record.status, tuple(str(old) for old in record.formerly))
        return Known(digest, outline, tuple(problems)), record


class Trees(Mapping[Key, Tree]):
    """The trees of a library: those of the files beside the folders, and those of a shelf."""

    def __init__(self, single: Mapping[Key, Tree], shelf: Shelf) -> None:
        self._single, self._shelf = single, shelf

    def __getitem__(self, key: Key) -> Tree:
        tree = self._single.get(key)
        return self._shelf.tree(key) if tree is None else tree

    def changed(self, trees: Mapping[Key, Tree]) -> "Trees":
        """These trees with others in their places or beside them."""
        return Trees({**self._single, **trees}, self._shelf)

    def __iter__(self) -> Iterator[Key]:
        yield from self._single
        for key in self._shelf.found:
            if key not in self._single and self.get(key) is not None:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)


def with_trees(trees: Mapping[Key, Tree], others: Mapping[Key, Tree]) -> Mapping[Key, Tree]:
    """Trees with others in their places or beside them, none of them read."""
    return trees.changed(others) if isinstance(trees, Trees) else {**trees, **others}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _tree(file: str, data: bytes) -> tuple[Tree | None, list[Problem]]:
    """The tree of a file's bytes; an empty one is a problem too."""
    text, problems = decode(file, data)
    if problems:
        return None, problems
    tree, problems = parse(file, text)
    if tree is None and not problems:
        problems = [Problem("empty-file", Place(file))]
    return tree, problems


def _bound(found: Found, data: bytes) -> tuple[Record | None, list[Problem]]:
    """The record of a file's bytes, or its problems; what is plain is not parsed."""
    text, problems = decode(found.file, data)
    if problems:
        return None, problems
    said = skim(text)
    if said is not None:
        record = bind_said(COLLECTIONS[found.kind], said)
        if record is not None:
            return named(record, found.id, found.sector), []
    tree, problems = _tree(found.file, data)
    if tree is None:
        return None, problems
    record, more = bind(COLLECTIONS[found.kind], tree)
    if record is not None:
        named(record, found.id, found.sector)
    return record, problems + more


def named(record: Record, id: str, sector: str) -> Record:
    """A record with what its file does not hold: its name and, maybe, its folder."""
    record._id = id  # noqa: SLF001
    if isinstance(record, Project):
        record._sector = SectorRef(sector)  # noqa: SLF001
    return record
