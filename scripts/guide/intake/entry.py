"""An entry is what one row, form or line says of a record: typed values with their places."""

from dataclasses import dataclass, field

from guide.problems import Place
from guide.workbook.layout import Column, Sheet
from guide.workbook.reading import Typed


@dataclass(frozen=True, slots=True)
class Given:
    """A value as the library's files would hold it, and where it was typed."""

    column: Column
    value: Typed
    place: Place


@dataclass(slots=True)
class Entry:
    """What a source says of a record or of an item of one of its lists.

    `keys` and `values` are in the order of the sheet's columns and hold only what was filled in.
    A Word form or a foreign table makes entries of its own, with `Column`s of the same layout.
    """

    sheet: Sheet
    place: Place
    keys: list[Given] = field(default_factory=list)
    values: list[Given] = field(default_factory=list)
    broken: bool = False

    def key(self, *path: str) -> Given | None:
        """The key of a path, such as `@id`, or None where it was left empty."""
        return next((each for each in self.keys if each.column.path == path), None)

    def value(self, *path: str) -> Given | None:
        """The value of a path, or None where it was left empty."""
        return next((each for each in self.values if each.column.path == path), None)
