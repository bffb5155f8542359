"""Pages that were made before: a page made from the same inputs is not made again.

Kept are, by address, the key of a page's inputs, the digest of its bytes, and its links. The bytes
themselves are those that were published: they count only while they have that digest. All of it
may be deleted or damaged at any time.
"""

import base64
import hashlib
import json
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide import cache
from guide.outputs.site.links import Held
from guide.outputs.target import Building

_NAME = "pages"
# So many languages of sites are remembered.
_MOST = 20


@dataclass(slots=True)
class Kept:
    """The pages of one language of a site: those of the last build, and those of this one."""

    place: str
    before: dict[str, list[Any]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    now: dict[str, list[Any]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def page(
        self, address: str, key: str, tree: Building, make: Callable[[], tuple[bytes, Held]]
    ) -> Held:
        """Put a page into a tree, made only if its inputs changed; what it links to."""
        former = self.before.get(address)
        if former and former[0] == key and tree.keep(address, former[1]):
            numbers = array("I", base64.b85decode(former[2]))
            held = Held([self.links[number] for number in numbers], former[3])
        else:
            data, held = make()
            tree.write(address, data)
        marks = array(
            "I", [self.numbers.setdefault(each, len(self.numbers)) for each in held.links]
        )
        coded = base64.b85encode(marks.tobytes()).decode()
        self.now[address] = [key, tree.digests[address], coded, held.lost]
        return held

    def close(self) -> None:
        """Remember the pages of this build for the next."""
        found = {"links": list(self.numbers), "pages": self.now}
        data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        cache.keep(_NAME, self.place, data.encode(errors="surrogatepass"), most=_MOST)


def opened(target: Path, lang: str) -> Kept:
    """What is remembered of a language's pages in a target."""
    place = hashlib.sha256(f"{target}\0{lang}".encode(errors="surrogatepass")).hexdigest()
    data = cache.kept(_NAME, place)
    if data is None:
        return Kept(place)
    found = json.loads(data.decode(errors="surrogatepass"))
    return Kept(place, found["pages"], found["links"])
