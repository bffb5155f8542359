"""The catalogue of a large library in blocks, of which a phone loads those that it uses.

`assets/catalogue.<lang>.js` (`window.GUIDE_CATALOGUE`) is all that the page of projects needs:

    of: a short name for the order of the projects, which their numbers in other files mean
    count, currency, fold: as of a library in one block
    facets: key, label, every, many, options [[value, label], …], counts (projects by option)
    sizes, names: how many projects each block of cards has, a sign each, and what it is called
    shards: how many shards the index has

Everything else comes when it is asked for:

    cards.<lang>.<name>.js  [[id, title, sector, …the card], …]: where a block ends is told by the
        ids alone, so that a project more or less changes the block that it stands in
    columns.<lang>.<name>.js  `facets` (by key), and one to sort by: `amount`, `day`, `name`
    find.<lang>.<n>.js  a shard of the index: the projects of each key (`grams`), by their numbers

The last two say of which order they are: a visitor who opened the page before the site was
published anew is told so instead of being shown other projects.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from guide.outputs.site.cards import Told, told
from guide.outputs.site.content import Content
from guide.outputs.site.data import assignment, delivery
from guide.outputs.site.facets import Facet, amounts, common, facets
from guide.outputs.site.folding import folding
from guide.outputs.site.index import Index, Searched
from guide.outputs.site.ordering import ranks
from guide.outputs.site.outline import folder
from guide.outputs.site.packing import column, fixed
from guide.outputs.site.traits import Traits

# A block of cards ends at about one project in so many, but has no fewer and no more than these.
_ONE_IN, FEWEST, MOST = 12, 8, 40
# So many projects bring one more shard, about: some 10 KB compressed.
SHARD = 32
# About so many blocks are indexed together: a change of one project is a change of these.
_BLOCKS = 24


def blocks(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language's catalogue: path from the site's root, and content."""
    tag, signs = folder(lang), set[str]()
    index = Index(lambda name, make: content.piece(name, "", lang, make))
    projects: list[Traits] = []
    names: list[str] = []
    order = hashlib.blake2b(digest_size=4)
    shelf: list[Told] = []
    stretch: list[Searched] = []
    called: dict[str, int] = {}
    for each in chain(told(content, lang), (None,)):
        if shelf and (each is None or _ends(shelf[-1].id, len(shelf))):
            name = _name(shelf[0].id, called)
            called[name] = len(shelf)
            cards = [[one.id, one.title, one.traits.sector, *one.card] for one in shelf]
            yield f"assets/cards.{tag}.{name}.js", delivery("GUIDE_CARDS", name, cards)
            stretch += [(one.text, one.initials) for one in shelf]
            if each is None or _digest(shelf[-1].id)[1] % _BLOCKS == 0:
                index.add(stretch)
                stretch.clear()
            shelf.clear()
        if each is not None:
            projects.append(each.traits)
            names.append(each.name)
            signs.update(each.text)
            order.update(each.id.encode() + b"\n")
            shelf.append(each)
    found = facets(content.guide, content.voice(lang), projects)
    of, count = order.hexdigest(), shards(len(projects))
    core = {
        "of": of,
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
        data = delivery("GUIDE_COLUMNS", name, {"of": of, "has": value})
        yield f"assets/columns.{tag}.{name}.js", data
    for number, shard in index.shards(count):
        data = delivery("GUIDE_FIND", number, {"of": of, "has": shard})
        yield f"assets/find.{tag}.{number}.js", data


def shards(projects: int) -> int:
    """How many shards an index has: a power of two, so that it seldom changes."""
    return 1 << (projects // SHARD).bit_length()


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
