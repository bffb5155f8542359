"""Which pages of a saddle-stitched booklet stand side by side on which sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from guide.outputs.booklet.press.binding import FOLD


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet before it is folded; pages count from 1.

    `creep` is by how many mm both pages move towards the fold: the sheets inside stick out by the
    thickness of those around them, and the trimmer takes that from their outer margins.
    """

    sheet: int
    front: bool
    left: int
    right: int
    creep: Decimal = Decimal(0)


def sides(pages: int, cover: Decimal = Decimal(0), text: Decimal = Decimal(0)) -> Iterator[Side]:
    """The sides in the order of printing: sheet by sheet from the cover inwards, front then back.

    `cover` and `text` are the calipers in mm by which creep is made up for, 0 for none. The sheets
    are printed on both sides, turned over the short edge, laid into each other and folded.
    ValueError for a number of pages that is no multiple of four.
    """
    if pages <= 0 or pages % FOLD:
        raise ValueError(f"{pages} pages do not fold")
    for index in range(pages // FOLD):
        creep = cover + (index - 1) * text if index else Decimal(0)
        outer, inner = 2 * index + 1, 2 * index + 2
        yield Side(index + 1, True, pages + 1 - outer, outer, creep)
        yield Side(index + 1, False, inner, pages + 1 - inner, creep)
