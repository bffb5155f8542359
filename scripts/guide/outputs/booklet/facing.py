"""Facing pages laid side by side: each piece was set in one language after the other."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf


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


def laid(pdf: Path, turns: Sequence[int]) -> None:
    """Put the pages of a typeset volume side by side; the same bytes for the same pages."""
    if not turns:
        return
    aside = pdf.with_suffix(".sides.pdf")
    with pikepdf.open(pdf) as document:
        pages = list(document.pages)
        ordered = [pages[page - 1] for page in order(turns, len(pages))]
        document.pages[:] = ordered
        document.save(
            aside,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            deterministic_id=True,
        )
    aside.replace(pdf)
