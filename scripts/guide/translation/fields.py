"""Every text of a library that has a translation, with the place where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from guide.checks.registry import texts_of
from guide.model.base import Step
from guide.model.guide import Library
from guide.model.project import Project
from guide.model.text import Text
from guide.tree import ListNode, MappingNode, Node, Scalar


class Field(NamedTuple):
    """A text: the kind and id of its record, its path in the file, and what it says."""

    kind: str
    id: str
    path: tuple[Step, ...]
    key: str
    sector: str
    text: Text

    @property
    def record(self) -> str:
        """The record as people name it: `projects/tea-processing`, `place`."""
        return f"{self.kind}/{self.id}" if self.id else self.kind


def fields(library: Library) -> Iterator[Field]:
    """The library's texts in the order of its files."""
    for kind, id, path, text in texts_of(library):
        record = library.record(kind, id) if id else None
        sector = str(record.sector) if isinstance(record, Project) else ""
        yield Field(kind, id, path, _key(library.trees[kind, id].root, path), sector, text)


def _key(root: Node, path: tuple[Step, ...]) -> str:
    """The path in words that survive an insertion: items of lists by their ids where they have any.

    `clauses[c2].text`, `risks[1].text`; lists count from 1, as people do.
    """
    said, node = "", root
    for step in path:
        if isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
            said += f"[{_id(node) or step + 1}]"
        elif isinstance(node, MappingNode):
            node = node.items[str(step)][1]
            said += f".{step}" if said else str(step)
    return said


def _id(node: Node) -> str:
    if isinstance(node, MappingNode) and "id" in node.items:
        named = node.items["id"][1]
        return named.text if isinstance(named, Scalar) else ""
    return ""
