"""Documents that share a key and differ in what they say under it: those that need comparing."""

import hashlib
from array import array
from collections.abc import Mapping

from guide.checks.registry import SHARED, Document, Scope

_SIZE = 8


def shared(document: Document, scope: Scope) -> bytes:
    """Hashes of a document's keys and of what it says under each, for every check that compares."""
    found = []
    for name, keys in SHARED.items():
        for key, said in keys(document, scope):
            found += [_hash(f"{name}\0{key}"), _hash(said)]
    return b"".join(found)


def meeting(found: Mapping[int, bytes]) -> list[int]:
    """Which documents have to be compared, by their numbers: of each key the first and the others.

    Without them no check that compares would find anything else.
    """
    keys, said, owners = array("q"), array("q"), array("q")
    for number, data in found.items():
        pairs = array("q", data)
        keys += pairs[::2]
        said += pairs[1::2]
        owners += array("q", [number]) * (len(pairs) // 2)
    first: dict[int, int] = {}
    agreed = list(map(first.setdefault, keys, said))
    if agreed == list(said):
        return []
    odd = {key for key, one, other in zip(keys, agreed, said, strict=True) if one != other}
    meet: dict[int, None] = {}
    seen: set[int] = set()
    for key, one, other, owner in zip(keys, agreed, said, owners, strict=True):
        if key in odd and (key not in seen or one != other):
            seen.add(key)
            meet[owner] = None
    return sorted(meet)


def _hash(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=_SIZE).digest()
