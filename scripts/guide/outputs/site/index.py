"""The index of a large library's search: of each key (`grams`) the projects that have it.

It is put together from stretches of the library, each indexed by itself and kept: where a project
changes, its stretch is indexed anew, and no other.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from guide.outputs.site.data import block
from guide.outputs.site.grams import keys
from guide.outputs.site.packing import gaps, written

# So much of a key tells its shard.
HEAD = 3

# What is searched of a project: its text, and the initials of its title.
Searched = tuple[str, str]
# Gives what was made before under a name, or makes it: (name, make).
Keep = Callable[[str, Callable[[], str]], str]


class Index:
    """An index in the making; projects come in stretches, in their order."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._count = 0
        self._last: dict[str, int] = {}
        # Texts that grow: a list of their pieces would take ten times the memory.
        self._gaps: defaultdict[str, bytearray] = defaultdict(bytearray)

    def add(self, stretch: Sequence[Searched]) -> None:
        """Take up the next projects."""
        name = hashlib.blake2b(json.dumps(stretch).encode(), digest_size=16).hexdigest()
        found = json.loads(self._keep(f"index-{name}", lambda: _indexed(stretch)))
        count, last = self._count, self._last
        for key, (first, end, rest) in found.items():
            gap = written(count + first - last.get(key, -1) - 1)
            self._gaps[key] += (gap + rest).encode()
            last[key] = count + end
        self._count += len(stretch)

    def shards(self, count: int) -> Iterator[tuple[int, dict[str, str]]]:
        """The numbers of each key's projects as gaps, by shards; what was told is forgotten."""
        members: list[list[str]] = [[] for _ in range(count)]
        for key in self._gaps:
            members[block(key[:HEAD], count)].append(key)
        for number, own in enumerate(members):
            yield number, {key: self._gaps.pop(key).decode() for key in sorted(own)}


def _indexed(stretch: Sequence[Searched]) -> str:
    """Of each key the first and the last project of a stretch, and the gaps after the first."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, (text, initials) in enumerate(stretch):
        for key in keys(text, initials):
            index[key].append(number)
    found = {
        key: (own[0], own[-1], gaps(own[1:], own[0]) if len(own) > 1 else "")
        for key, own in index.items()
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
