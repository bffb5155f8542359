"""A plan says what a publication sends and deletes, in an order that never shows a half site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENTRIES = re.compile(r"(.*/)?(index|404)\.html|sitemap.*\.xml|robots\.txt")
_RECORD = re.compile(r"[^/]+/[^/]+/[^/]+\.html")


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands against the destination, as paths in the site; the manifest is in none of them.

    `added` and `changed` are sent, `removed` deleted. `taken` are files of somebody else that ours
    replace, as the person allowed; `kept` would be deleted, but were changed by somebody else.
    `same` is the number of files that are there already.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    same: int = 0
    unfinished: bool = False

    def __bool__(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.added or self.changed or self.removed or self.unfinished)

    @property
    def sent(self) -> tuple[str, ...]:
        """All files that are sent."""
        return self.added + self.changed


def additions(plan: Plan) -> Iterator[tuple[str, ...]]:
    """New files in batches: pages come after what they are made with, and nothing leads to them."""
    pages = tuple(path for path in plan.added if path.endswith(".html"))
    rest = tuple(path for path in plan.added if not path.endswith(".html"))
    yield from (batch for batch in (rest, pages) if batch)


def changes(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Files under addresses that visitors know, in batches: records, data, lists, entries."""
    batches: list[list[str]] = [[], [], [], []]
    for path in plan.changed:
        batches[_rank(path)].append(path)
    yield from (tuple(batch) for batch in batches if batch)


def _rank(path: str) -> int:
    if _ENTRIES.fullmatch(path):
        return 3
    if not path.endswith(".html"):
        return 1
    return 0 if _RECORD.fullmatch(path) else 2
