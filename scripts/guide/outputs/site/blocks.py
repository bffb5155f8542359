"""The catalogue of a large library in blocks, of which a phone loads those that it uses.

`assets/catalogue.<lang>.js` (`window.GUIDE_CATALOGUE`) is all that the page of projects needs:

    count, currency, fold: as of a library in one block
    facets: key, label, every, many, options [[value, label], …], counts (projects by option)
    sizes, names: how many projects each block of cards has, a sign each, and what it is called
    shards: how many shards the index has

Everything else comes when it is asked for:

    cards.<lang>.<name>.js  [[id, title, sector, …the card], …]: where a block ends is told by the
        ids alone, so that a project more or less changes the block that it stands in
    columns.<lang>.<name>.js  `facets` (by key), and one to sort by: `amount`, `day`, `name`
    find.<lang>.<n>.js  a shard of the index: the projects of each key (`grams`), by their numbers
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from guide.outputs.site.cards import Told, told
from guide.outputs.site.content import Content
from guide.outputs.site.data import assignment, block, delivery
from guide.outputs.site.facets import Facet, amounts, common, facets
from guide.outputs.site.folding import folding
from guide.outputs.site.grams import keys
from guide.outputs.site.ordering import ranks
from guide.outputs.site.outline import folder
from guide.outputs.site.packing import column, fixed, gaps
from guide.outputs.site.traits import Traits

# A block of cards ends at about one project in so many, but has no fewer and no more than these.
_ONE_IN, FEWEST, MOST = 12, 8, 40
# So many projects bring one more shard, about: some 10 KB compressed.
SHARD = 32
# So much of a key tells its shard.
HEAD = 3

Index = dict[str, "array[int]"]


def blocks(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language's catalogue: path from the site's root, and content."""
    tag, signs = folder(lang), set[str]()
    index: defaultdict[str, array[int]] = defaultdict(_numbers)
    projects: list[Traits] = []
    names: list[str] = []
    shelf: list[Told] = []
    called: dict[str, int] = {}

    def shelved() -> tuple[str, bytes]:
        name = _name(shelf[0].id, called)
        called[name] = len(shelf)
        cards = [[each.id, each.title, each.traits.sector, *each.card] for each in shelf]
        shelf.clear()
        return f"assets/cards.{tag}.{name}.js", delivery("GUIDE_CARDS", name, cards)

    for number, each in enumerate(told(content, lang)):
        projects.append(each.traits)
        names.append(each.name)
        signs.update(each.text)
        for key in keys(each.text, each.initials):
            index[key].append(number)
        shelf.append(each)
        if _ends(each.id, len(shelf)):
            yield shelved()
    if shelf:
        yield shelved()
    found = facets(content.guide, content.voice(lang), projects)
    count = shards(len(projects))
    core = {
        "count": len(projects),
        "currency": common(projects),
        "fold": "".join(a + b for a, b in folding(signs).items()),
        "facets": [_facet(facet) for facet in found],
        "sizes": fixed(list(called.values()))["at"],
        "names": list(called),
        "shards": count,
    }
    yield f"assets/catalogue.{tag}.js", assignment("GUIDE_CATALOGUE", core)
    columns = {
        "facets": {facet.key: column(facet.of if facet.many else facet.single) for facet in found},
        "amount": column(amounts(projects, content.guide)),
        "day": column(each.day for each in projects),
        "name": fixed(ranks(names, lang)),
    }
    for name, value in columns.items():
        yield f"assets/columns.{tag}.{name}.js", delivery("GUIDE_COLUMNS", name, value)
    for number, shard in _sharded(index, count):
        yield f"assets/find.{tag}.{number}.js", delivery("GUIDE_FIND", number, shard)


def shards(projects: int) -> int:
    """How many shards an index has: a power of two, so that it seldom changes."""
    return 1 << (projects // SHARD).bit_length()


def _numbers() -> "array[int]":
    return array("I")


def _ends(id: str, size: int) -> bool:
    """Whether a block ends with a project."""
    return size >= MOST or (size >= FEWEST and _digest(id)[0] % _ONE_IN == 0)


def _name(first: str, taken: dict[str, int]) -> str:
    """What the block that begins with a project is called."""
    name = _digest(first).hex()[:7]
    while name in taken:
        name = _digest(name).hex()[:7]
    return name


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _facet(facet: Facet) -> dict[str, Any]:
    counts = Counter(number for own in facet.of for number in own)
    return {
        "key": facet.key,
        "label": facet.label,
        "every": facet.every,
        "many": facet.many,
        "options": facet.options,
        "counts": [counts[number] for number in range(len(facet.options))],
    }


def _sharded(index: Index, count: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The index by shards; what was told is forgotten, so that memory does not grow."""
    members: list[list[str]] = [[] for _ in range(count)]
    for key in index:
        members[block(key[:HEAD], count)].append(key)
    for number, own in enumerate(members):
        yield number, {key: gaps(index.pop(key)) for key in sorted(own)}
