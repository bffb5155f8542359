"""Documents that were found sound before: the checks that look at one at a time pass them over.

They stand in the user's cache folder as hashes of all that those checks may read. Another program
or other settings begin anew; what cannot be read or written there is only slower.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from guide import cache
from guide.cache.look import program
from guide.checks.registry import Document
from guide.model.guide import Library

_SIZE = 16
# Sixteen megabytes; beyond that the memory begins anew.
_MOST = 1_000_000
# What every document may be held against.
_COMMON = ("guide", "place", "sectors", "terms")


class Sound:
    """The hashes of sound documents: those of former runs and those found now."""

    def __init__(self, library: Library, known: set[bytes], basis: bytes) -> None:
        self._library, self._known, self._basis = library, known, basis
        self.new: list[bytes] = []

    def without(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """The documents that are not known to be sound."""
        return tuple(each for each in documents if self._hash(each) not in self._known)

    def add(self, documents: Iterable[Document]) -> None:
        """Remember documents as sound."""
        self.new += map(self._hash, documents)

    def _hash(self, document: Document) -> bytes:
        tree = self._library.trees[document.kind, document.id]
        key = f"{document.kind}/{document.id}/{document.start}\0{tree.source}"
        data = self._basis + key.encode("utf-8", errors="surrogatepass")
        return hashlib.blake2b(data, digest_size=_SIZE).digest()


@contextmanager
def remembered(library: Library) -> Iterator[Sound]:
    """What is remembered; what was added is kept when the block ends without an error."""
    version = program()
    if version is None:
        yield Sound(library, set(), b"")
        return
    basis = hashlib.sha256(version.encode())
    for kind in _COMMON:
        tree = library.trees.get((kind, ""))
        basis.update(f"{kind}\0{tree.source if tree else ''}\0".encode())
    key = basis.hexdigest()[:32]
    data = cache.kept("sound", key) or b""
    if len(data) > _MOST * _SIZE:
        data = b""
    known = {data[at : at + _SIZE] for at in range(0, len(data), _SIZE)}
    memory = Sound(library, known, basis.digest())
    yield memory
    if memory.new:
        cache.keep("sound", key, data + b"".join(memory.new), most=20)
