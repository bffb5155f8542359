"""A draft is a record as it would be, with the cells that say so."""

from dataclasses import dataclass, field
from typing import Any

from guide.edit import pruned
from guide.intake.entry import Entry
from guide.problems import Place
from guide.tree import Tree
from guide.workbook.columns import Column

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change: its path in the file, what it says and is to say."""

    path: Path
    before: str
    after: str
    place: Place
    column: Column


@dataclass(slots=True)
class Draft:
    """A record as it would be; `laid` are the entries that say so, each with where it belongs.

    `has_own_id` says that a row gave its id, instead of leaving it to be made of the title.
    """

    kind: str
    id: str
    file: str
    place: Place
    tree: Tree | None
    sector: str = ""
    laid: list[tuple[Path, Entry]] = field(default_factory=list)
    named: dict[Path, Place] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    has_own_id: bool = False
    broken: bool = False
    _target: dict[str, Any] | None = None

    @property
    def is_new(self) -> bool:
        """Whether the library has no such record yet."""
        return self.tree is None

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing that was laid over the record says anything new or is broken."""
        return not (self.is_new or self.differences or self.broken)

    @property
    def target(self) -> dict[str, Any]:
        """What the file is to say, to be changed in place; at first what it says."""
        if self._target is None:
            plain: Any = pruned(self.tree.plain()) if self.tree else {"status": "draft"}
            self._target = plain
        return self._target

    @property
    def cells(self) -> dict[Path, Place]:
        """Where each value was typed, by its path in the file."""
        found = dict(self.named)
        for path, entry in self.laid:
            found |= {(*path, *each.column.path): each.place for each in entry.remembered()}
        return found

    def set_aside(self) -> None:
        """Let go of what can be had again while nothing new is said, as of most rows."""
        if self.is_unchanged:
            self._target = None
            for _, entry in self.laid:
                entry.forget()
