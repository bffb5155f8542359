"""Records of a kind: in the library's order, each bound to its model when somebody asks for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from guide.model.enumerations import Status
from guide.model.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a record without binding it.

    `digest` is that of its file's bytes, empty where the record is of no file.
    """

    digest: str
    status: Status | None
    formerly: tuple[str, ...]


class Records(Mapping[str, R], Generic[R]):
    """Records by id. Those whose file is not sound are not there, though among `ids`.

    `outline` gives what is known of an id, None where its file is not sound; `bound` the record of
    an id that has an outline. To ask for an outline costs nothing once a library was checked.
    """

    def __init__(
        self,
        ids: Mapping[str, None],
        outline: Callable[[str], Outline | None],
        bound: Callable[[str], R],
        others: Mapping[str, R | None] | None = None,
    ) -> None:
        self.ids, self._read, self._bound = ids, outline, bound
        self._others = others or {}
        # What is known of a file stays as it was first read.
        self._known: dict[str, Outline | None] = {}

    def __getitem__(self, id: str) -> R:
        if self.outlined(id) is None:
            raise KeyError(id)
        return self._others.get(id) or self._bound(id)

    def __reduce__(self) -> tuple[type, tuple[dict[str, R]]]:
        """Copies are of the records themselves."""
        return dict, (dict(self),)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.outlined(id) is not None

    def __iter__(self) -> Iterator[str]:
        return (id for id in self.ids if self._outline(id) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def outlined(self, id: str) -> Outline | None:
        """What is known of a record without binding it; None where there is none."""
        return self._outline(id) if id in self.ids else None

    def outlines(self) -> Iterator[tuple[str, Outline]]:
        """Every record's outline by its id, none of them bound."""
        for id in self.ids:
            outline = self._outline(id)
            if outline is not None:
                yield id, outline

    def changed(self, others: Mapping[str, R | None]) -> "Records[R]":
        """These records with others in their places or beside them; None takes one away."""
        ids = {**self.ids, **dict.fromkeys(others)}
        return Records(ids, self._read, self._bound, {**self._others, **others})

    def _outline(self, id: str) -> Outline | None:
        if id not in self._known:
            self._known[id] = self._first(id)
        return self._known[id]

    def _first(self, id: str) -> Outline | None:
        if id not in self._others:
            return self._read(id)
        other = self._others[id]
        if other is None:
            return None
        return Outline("", other.status, tuple(map(str, other.formerly)))

    def shown(self, *statuses: Status) -> "Records[R]":
        """The records of some statuses, none of them bound."""
        ids = {id: None for id, outline in self.outlines() if outline.status in statuses}
        return Records(ids, self._read, self._bound, self._others)
