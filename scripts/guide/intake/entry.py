"""An entry is what one row, form or line says of a record: typed values with their places."""

from collections.abc import Callable
from dataclasses import dataclass, field

from guide.problems import Place
from guide.workbook.columns import Column
from guide.workbook.layout import Sheet
from guide.workbook.reading import Typed


@dataclass(frozen=True, slots=True)
class Given:
    """A value as the library's files would hold it, and where it was typed.

    `by_head` says that the cell holds a bare number, whose unit stands in the column's head.
    """

    column: Column
    value: Typed
    place: Place
    by_head: bool = False


@dataclass(slots=True)
class Entry:
    """What a source says of a record or of an item of one of its lists.

    `keys` and `values` are in the order of the sheet's columns and hold only what was filled in;
    `refused` are cells that say something that nobody can use. A Word form or a foreign table makes
    entries of its own, with `Column`s of the same layout. `again` reads the same row once more, so
    that what says nothing new need not be kept.
    """

    sheet: Sheet
    place: Place
    keys: list[Given] = field(default_factory=list)
    values: list[Given] = field(default_factory=list)
    refused: list[tuple[Column, Place]] = field(default_factory=list)
    broken: bool = False
    again: Callable[[], "Entry | None"] | None = None

    def key(self, *path: str) -> Given | None:
        """The key of a path, such as `@id`, or None where it was left empty."""
        return next((each for each in self.keys if each.column.path == path), None)

    def value(self, *path: str) -> Given | None:
        """The value of a path, or None where it was left empty."""
        return next((each for each in self.values if each.column.path == path), None)

    def forget(self) -> None:
        """Let go of the values where they can be read again."""
        if self.again is not None:
            self.values = []

    def remembered(self) -> list[Given]:
        """The values, read again if they were let go."""
        if not self.values and self.again is not None:
            return (self.again() or self).values
        return self.values
