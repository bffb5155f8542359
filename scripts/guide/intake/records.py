"""Entries are laid over the library: each record that they speak of becomes a draft of its file."""

import copy
from typing import Any

from guide import LIBRARY
from guide.intake.draft import Difference, Draft, Path
from guide.intake.entry import Entry, Given
from guide.intake.identity import Identity
from guide.model.guide import Library
from guide.problems import Place, Problem
from guide.quantities import plain
from guide.workbook.layout import ID, KEY, SECTOR
from guide.workbook.names import folded
from guide.workbook.reading import REMOVE, Typed
from guide.workbook.sameness import as_people_say, parsed, unchanged


class Records:
    """The drafts that entries lead to; a record's own row comes before those of its lists."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.identity = Identity(library)
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.problems: list[Problem] = []
        self.refused = 0  # rows that could be no record's
        self._rows: dict[tuple[str, str], Place] = {}
        self._last: Draft | None = None

    def lay(self, entry: Entry) -> None:
        """Lay an entry over the library."""
        if entry.sheet.levels:
            self._item(entry)
        elif (draft := self._record(entry)) is not None:
            self._lay(draft, (), draft.target, entry)
        else:
            self.refused += 1

    def _record(self, entry: Entry) -> Draft | None:
        kind = entry.sheet.kind
        found = self.identity.of(entry)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        id, place = found
        first = self._rows.setdefault((kind, id), entry.place)
        if first is not entry.place:
            args = {"id": id, "other": first.cell}
            self.problems.append(Problem("row-repeated", place, args, related=(first,)))
            return None
        draft = self._draft(kind, id, entry)
        if draft is not None:
            draft.named[(ID,)] = place
            draft.has_own_id = entry.key(ID) is not None
            draft.broken = draft.broken or entry.broken
            self.identity.remember(id, entry)
        return draft

    def _draft(self, kind: str, id: str, entry: Entry) -> Draft | None:
        """The draft of a record, begun with what the library says."""
        draft = self.drafts.get((kind, id)) or self._begun(kind, id, entry)
        if self._last is not None and self._last is not draft:
            self._last.set_aside()
        self._last = draft
        return draft

    def _begun(self, kind: str, id: str, entry: Entry) -> Draft | None:
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
            if sector is None or sector.value not in {str(s.id) for s in self.library.sectors}:
                place = sector.place if sector is not None else entry.place
                source = self.library.settings.source
                args = {"sectors": ", ".join(s.name[source] for s in self.library.sectors)}
                self.problems.append(Problem("sector-missing", place, args))
                return None
            file = f"{LIBRARY}/{sector.value}/{id}.yml"
        else:
            file = f"{LIBRARY}/{kind}/{id}.yml"
        draft = Draft(kind, id, file, entry.place, tree, file.split("/")[1])
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
        id = self.identity.known(kind, str(owner.value))
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
                    draft.named[(*path, index, "id")] = key.place
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
        draft.laid.append((path, entry))
        draft.named |= {(*path, *column.path): place for column, place in entry.refused}
        for given in entry.values:
            *way, name = given.column.path
            here = node
            for step in way:
                inner = here.get(step)
                if not isinstance(inner, dict):
                    inner = here[step] = {}
                here = inner
            before = here.get(name)
            if unchanged(given.column, given.value, before):
                continue
            if isinstance(given.value, str) and folded(given.value) in REMOVE:
                if before is None:
                    continue
                del here[name]
                after = ""
            else:
                here[name] = _written(given)
                after = _shown(here[name])
            full = (*path, *given.column.path)
            difference = Difference(full, _shown(before), after, given.place, given.column)
            draft.differences.append(difference)


def _written(given: Given) -> Typed:
    """What a file says for a value: an amount as people say it, a date by ISO 8601."""
    value = given.value
    if isinstance(value, str) and given.by_head and given.column.sort == "money":
        return as_people_say(given.column, value)
    if isinstance(value, str) and given.column.sort in ("day", "date"):
        date = parsed(given.column, value)
        return value if date is None else plain(date)
    return copy.deepcopy(value)


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
