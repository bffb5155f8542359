"""Facing pages laid side by side: each piece was set in one language after the other."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


def order(turns: Sequence[int], total: int) -> list[int]:
    """The pages of a volume, numbered from 1 as they were set, in the order of the volume.

    `turns` are the pages on which each language of each piece begins. Both languages of a piece
    have as many pages; what stands before the first piece and after the last stays there.
    """
    pages: list[int] = []
    for first, second in zip(turns[::2], turns[1::2], strict=True):
        pages += range(len(pages) + 1, first)
        for at in range(second - first):
            pages += (first + at, second + at)
    pages += range(len(pages) + 1, total + 1)
    return pages


def _above(page: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """What a page takes from the nodes above it."""
    node = page.get("/Parent")
    while node is not None:
        if name in node:
            return node[name]
        node = node.get("/Parent")
    return None


def laid(pdf: Path, turns: Sequence[int]) -> None:
    """Put the pages of a typeset volume side by side; the same bytes for the same pages."""
    if not turns:
        return
    aside = pdf.with_suffix(".sides.pdf")
    with pikepdf.open(pdf) as document:
        # The page objects stay the same, for links, bookmarks and tags lead to them.
        pages = [page.obj for page in document.pages]
        root = document.Root.Pages
        for page in pages:
            for name in _INHERITED:
                if name not in page and (held := _above(page, name)) is not None:
                    page[name] = held
        for page in pages:
            page.Parent = root
        root.Kids = pikepdf.Array([pages[number - 1] for number in order(turns, len(pages))])
        root.Count = len(pages)
        document.save(
            aside,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            deterministic_id=True,
        )
    aside.replace(pdf)
