"""Pairs of texts that were found to agree before, so that a second check reads only what changed.

They stand in the user's cache folder as hashes, under the hash of the rules that compared them:
other rules begin anew. What cannot be read or written there is only slower.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from guide import cache as caches

_SIZE = 8
# What decides whether texts agree: this package and the tables of units.
_DECIDING = (
    *("agreement", "agreement/chinese", "agreement/english", "agreement/rules"),
    *("quantities", "locales"),
)
# A million pairs are eight megabytes; beyond that the memory begins anew.
_MOST = 1_000_000


class Agreed:
    """The pairs that agree, those of former runs and those found now."""

    def __init__(self, known: set[bytes]) -> None:
        self.known = known
        self.new: list[bytes] = []

    def has(self, zh: str, en: str) -> bool:
        """Whether the two texts are known to agree."""
        return _hash(zh, en) in self.known

    def add(self, zh: str, en: str) -> None:
        """Remember that they do."""
        key = _hash(zh, en)
        self.known.add(key)
        self.new.append(key)


@contextmanager
def agreed() -> Iterator[Agreed]:
    """What is remembered; what was added is kept when the block ends."""
    path = caches.folder("agreement") / f"{_rules()}.bin"
    data = b""
    with contextlib.suppress(OSError):
        data = path.read_bytes()
    if len(data) % _SIZE or len(data) > _MOST * _SIZE:
        data = b""
    memory = Agreed({data[at : at + _SIZE] for at in range(0, len(data), _SIZE)})
    yield memory
    if memory.new:
        with contextlib.suppress(OSError):
            _keep(path, data + b"".join(memory.new))


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(data)
    aside.replace(path)


def _hash(zh: str, en: str) -> bytes:
    return hashlib.blake2b(f"{zh}\0{en}".encode(), digest_size=_SIZE).digest()


@cache
def _rules() -> str:
    """The hash of all that decides whether texts agree."""
    found = hashlib.sha256()
    for name in _DECIDING:
        folder = files("guide").joinpath(name)
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.is_file():
                found.update(file.read_bytes())
    return found.hexdigest()[:16]
