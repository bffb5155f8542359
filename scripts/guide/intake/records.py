"""Entries are laid over the library: each record that they speak of becomes a draft of its file."""

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guide.edit import pruned
from guide.intake.entry import Entry, Given
from guide.load.files import LIBRARY, PAGES
from guide.model.guide import Library
from guide.model.references import MAX_ID, is_id
from guide.problems import Place, Problem
from guide.tree import Tree
from guide.workbook.layout import ID, KEY, SECTOR
from guide.workbook.names import folded
from guide.workbook.reading import Typed, unchanged

Path = tuple[str | int, ...]

# Typed into a cell, it empties the field; an empty cell says nothing.
REMOVE = frozenset({"(删除)", "(delete)"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change: its path in the file, what it says and is to say."""

    path: Path
    before: str
    after: str
    place: Place


@dataclass(slots=True)
class Draft:
    """A record as it would be. `cells` says where each value was typed, by its path."""

    kind: str
    id: str
    file: str
    place: Place
    tree: Tree | None
    target: dict[str, Any]
    sector: str = ""
    cells: dict[Path, Place] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    broken: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the library has no such record yet."""
        return self.tree is None


class Records:
    """The drafts that entries lead to, found by id, official number or title."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.problems: list[Problem] = []
        # A row's own words for a new record, so that rows of other sheets may use them.
        self.called: dict[tuple[str, str], str] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Lay entries over the library: records first, then their lists from the outside in."""
        rows: dict[tuple[str, str], Place] = {}
        for entry in sorted(entries, key=lambda e: len(e.sheet.levels)):
            if entry.sheet.levels:
                self._item(entry)
            else:
                draft = self._record(entry, rows)
                if draft is not None:
                    self._lay(draft, (), draft.target, entry)

    def _record(self, entry: Entry, rows: dict[tuple[str, str], Place]) -> Draft | None:
        kind = entry.sheet.kind
        id, place = self._id(entry)
        if not id:
            return None
        first = rows.setdefault((kind, id), entry.place)
        if first is not entry.place:
            args = {"id": id, "other": first.cell}
            self.problems.append(Problem("row-repeated", place, args, related=(first,)))
            return None
        draft = self._draft(kind, id, entry)
        if draft is not None:
            draft.cells[(ID,)] = place
            draft.broken = draft.broken or entry.broken
            for name in ("title", "name", "code"):
                for given in entry.values:
                    if given.column.fields == (name,):
                        self.called.setdefault((kind, folded(str(given.value))), id)
        return draft

    def _id(self, entry: Entry) -> tuple[str, Place]:
        """The id of the record that a row is for; a new one is made from the English title."""
        kind = entry.sheet.kind
        given = entry.key(ID)
        if given is not None:
            id = str(given.value)
            known = self._known(kind, id)
            if known:
                return known, given.place
            if not is_id(id) or id in PAGES:
                self.problems.append(Problem("bad-id", given.place, {"text": id}))
                return "", given.place
            return id, given.place
        code = entry.value("code")
        if code is not None and (known := self._by_code(kind, str(code.value))):
            return known, code.place
        title = entry.value("title", "en") or entry.value("name", "en")
        for each in (entry.value("title", "zh"), entry.value("name", "zh"), title):
            if each is not None and (known := self._known(kind, str(each.value))):
                args = {"id": known, "title": str(each.value)}
                self.problems.append(Problem("same-title", each.place, args))
                return "", entry.place
        made = slug(str(title.value)) if title is not None else ""
        if not made:
            self.problems.append(Problem("id-missing", entry.place))
            return "", entry.place
        taken = self.library.names[kind] | {id for k, id in self.drafts if k == kind} | PAGES
        id, number = made, 1
        while id in taken:
            number += 1
            id = f"{made[: MAX_ID - 4].rstrip('-')}-{number}"
        return id, entry.place

    def _known(self, kind: str, text: str) -> str:
        """The id of a record of the library or of this import that a text means; empty for none."""
        if text in self.library.names[kind] or (kind, text) in self.drafts:
            return text
        return self.called.get((kind, folded(text)), "") or self._titles(kind).get(folded(text), "")

    def _titles(self, kind: str) -> Mapping[str, str]:
        if not hasattr(self, "_title_index"):
            self._title_index: dict[str, dict[str, str]] = {}
        if kind not in self._title_index:
            found: dict[str, str] = {}
            for id, record in self.library.collection(kind).items():
                for text in record.heading.values():
                    found[folded(text)] = "" if folded(text) in found else id
            self._title_index[kind] = found
        return self._title_index[kind]

    def _by_code(self, kind: str, code: str) -> str:
        codes = [
            id
            for id, record in self.library.collection(kind).items()
            if getattr(record, "code", None) == code
        ]
        return codes[0] if len(codes) == 1 else ""

    def _draft(self, kind: str, id: str, entry: Entry) -> Draft | None:
        """The draft of a record, begun with what the library says."""
        if (kind, id) in self.drafts:
            return self.drafts[kind, id]
        tree = self.library.trees.get((kind, id))
        if tree is None and id in self.library.names[kind]:
            self.problems.append(Problem("file-unsound", entry.place, {"id": id}))
            return None
        sector = entry.key(SECTOR)
        if tree is not None:
            file = tree.file
            own = file.split("/")[1]
            if sector is not None and sector.value != own:
                args = {"sector": str(sector.value), "own": own, "file": file}
                self.problems.append(Problem("sector-differs", sector.place, args))
                return None
        elif kind == "projects":
            known = {str(each.id) for each in self.library.sectors}
            if sector is None or sector.value not in known:
                place = sector.place if sector is not None else entry.place
                args = {
                    "sectors": ", ".join(
                        s.name[self.library.settings.source] for s in self.library.sectors
                    )
                }
                self.problems.append(Problem("sector-missing", place, args))
                return None
            file = f"{LIBRARY}/{sector.value}/{id}.yml"
        else:
            file = f"{LIBRARY}/{kind}/{id}.yml"
        plain: Any = pruned(tree.plain()) if tree is not None else {"status": "draft"}
        draft = Draft(kind, id, file, entry.place, tree, plain, file.split("/")[1])
        self.drafts[kind, id] = draft
        return draft

    def _item(self, entry: Entry) -> None:
        """Lay a row of a list's sheet over the item that it is."""
        kind = entry.sheet.kind
        owner = entry.key(ID)
        if owner is None:
            self.problems.append(Problem("owner-missing", entry.place))
            return
        if not entry.values and not entry.broken and entry.keys[-1].column.sort == "number":
            return
        id = self._known(kind, str(owner.value))
        if not id:
            args = {"text": str(owner.value)}
            self.problems.append(Problem("owner-unknown", owner.place, args))
            return
        draft = self._draft(kind, id, entry)
        if draft is None:
            return
        draft.broken = draft.broken or entry.broken
        path: Path = ()
        node: Any = draft.target
        for number, level in enumerate(entry.sheet.levels):
            is_last = number == len(entry.sheet.levels) - 1
            key = entry.key(KEY, *level)
            for step in level[:-1]:
                node = node.setdefault(step, {})
                path = (*path, step)
            if not isinstance(node, dict):
                return
            items = node.setdefault(level[-1], [])
            path = (*path, level[-1])
            index = self._index(items, key, entry, is_last=is_last)
            if index is None:
                place = key.place if key is not None else entry.place
                self.problems.append(Problem("item-unknown", place))
                draft.broken = True
                return
            if index == len(items):
                new: dict[str, Any] = {}
                items.append(new)
                if key is not None and key.column.sort == "ref":
                    new["id"] = key.value
                    draft.cells[(*path, index, "id")] = key.place
            node, path = items[index], (*path, index)
        if isinstance(node, dict):
            self._lay(draft, path, node, entry)

    @staticmethod
    def _index(items: list[Any], key: Given | None, entry: Entry, *, is_last: bool) -> int | None:
        """Which item a row is: the one of its id or number, else a new one at the end."""
        if key is not None and key.column.sort == "ref":
            ids = [str(item.get("id", "")) if isinstance(item, dict) else "" for item in items]
            if str(key.value) in ids:
                return ids.index(str(key.value))
            return len(items) if is_last else None
        if key is not None:
            text = str(key.value)
            if not text.isdigit() or not 1 <= int(text) <= len(items) + (1 if is_last else 0):
                return len(items) if is_last and text.isdigit() and int(text) else None
            return int(text) - 1
        if not is_last:
            return None
        for index, item in enumerate(items):
            if all(_says(item, given) for given in entry.values):
                return index
        return len(items)

    def _lay(self, draft: Draft, path: Path, node: dict[str, Any], entry: Entry) -> None:
        """Put the values of a row where they belong, and note each that says something new."""
        for given in entry.values:
            here = node
            steps = given.column.path
            for step in steps[:-1]:
                inner = here.get(step)
                if not isinstance(inner, dict):
                    inner = here[step] = {}
                here = inner
            full = (*path, *steps)
            draft.cells[full] = given.place
            before = here.get(steps[-1])
            if unchanged(given.column, given.value, before):
                continue
            if isinstance(given.value, str) and folded(given.value) in REMOVE:
                if before is None:
                    continue
                del here[steps[-1]]
                after = ""
            else:
                here[steps[-1]] = copy.deepcopy(given.value)
                after = _shown(given.value)
            draft.differences.append(Difference(full, _shown(before), after, given.place))


def _says(item: Any, given: Given) -> bool:
    for step in given.column.path:
        item = item.get(step) if isinstance(item, dict) else None
    return unchanged(given.column, given.value, item)


def _shown(value: Typed | None) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def slug(title: str) -> str:
    """An id of a title's words: `graphite-anode-materials`."""
    words = re.findall(r"[a-z0-9]+", title.casefold().replace("'", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= MAX_ID - 8:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug if is_id(slug) else ""
