"""The catalogue of a library that a phone loads in one block: columns, cards, texts.

A page of one language loads `assets/catalogue.<lang>.js` (`window.GUIDE_CATALOGUE`); of the cards
(`assets/cards.<lang>.<n>.js`) only the blocks that it shows; the texts (`assets/find.<lang>.js`)
once somebody searches. Lists run parallel, in the order of the guide:

    ids, titles, amounts (in one currency; null: not stated), days (yyyymmdd of the data)
    names: where a title comes in the order of names
    facets: key, label, every (whether a project must have all that is chosen), options
        [[value, label], …], of (an option's number or several for each project; -1: none)
    fold: what to fold in a question, traditional and simplified characters by turns
    texts, and the initials of the titles' pinyin, in `find`
"""

from collections.abc import Iterator
from typing import Any

from guide.outputs.site.cards import told
from guide.outputs.site.content import Content
from guide.outputs.site.data import assignment, delivery
from guide.outputs.site.facets import Facet, amounts, common, facets
from guide.outputs.site.folding import folding
from guide.outputs.site.ordering import ranks
from guide.outputs.site.outline import folder

# How many projects' cards come in one file.
BLOCK = 50


def whole(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language's catalogue: path from the site's root, and content."""
    found, tag = list(told(content, lang)), folder(lang)
    projects = [each.traits for each in found]
    signs = {sign for each in found for sign in each.text}
    core = {
        "ids": [each.id for each in found],
        "titles": [each.title for each in found],
        "amounts": amounts(projects, content.guide),
        "days": [each.day for each in projects],
        "names": ranks([each.name for each in found], lang),
        "facets": [_facet(each) for each in facets(content.guide, content.voice(lang), projects)],
        "fold": "".join(a + b for a, b in folding(signs).items()),
        "block": BLOCK,
        "currency": common(projects),
    }
    yield f"assets/catalogue.{tag}.js", assignment("GUIDE_CATALOGUE", core)
    for number, first in enumerate(range(0, len(found), BLOCK)):
        cards = [each.card for each in found[first : first + BLOCK]]
        yield f"assets/cards.{tag}.{number}.js", delivery("GUIDE_CARDS", number, cards)
    searched = {
        "texts": [each.text for each in found],
        "initials": [each.initials for each in found],
    }
    yield f"assets/find.{tag}.js", assignment("GUIDE_FIND", searched)


def _facet(facet: Facet) -> dict[str, Any]:
    return {
        "key": facet.key,
        "label": facet.label,
        "every": facet.every,
        "options": facet.options,
        "of": facet.of if facet.many else facet.single,
    }
