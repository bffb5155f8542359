"""The catalogue of projects as data for scripts: to filter and sort by, to show, to search."""

from collections.abc import Iterator

from guide.model.guide import Guide
from guide.outputs.site.blocks import blocks
from guide.outputs.site.content import Content
from guide.outputs.site.whole import whole

# More projects than these come in blocks: a phone would load what it never uses.
MOST = 1000


def catalogue(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language's catalogue: path from the site's root, and content."""
    return whole(content, lang) if in_one(content.guide) else blocks(content, lang)


def in_one(guide: Guide) -> bool:
    """Whether the catalogue comes as a whole."""
    return len(guide.projects) <= MOST


def scripts(guide: Guide) -> tuple[str, ...]:
    """The scripts of the page on which visitors filter and search."""
    return ("question", "whole" if in_one(guide) else "blocks", "browser")
