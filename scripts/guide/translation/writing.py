"""Putting translations into the library's files: only their characters change."""

from collections.abc import Iterable, Mapping
from typing import Any

from guide.edit import edited_bytes
from guide.model.base import Model
from guide.model.guide import COLLECTIONS, Library
from guide.model.lists import Sector
from guide.model.place import PlaceProfile
from guide.model.settings import Settings
from guide.translation.fields import Field
from guide.translation.keeping import Kept, files
from guide.translation.states import Standing

_MODELS: Mapping[str, type[Model]] = {
    **COLLECTIONS,
    "guide": Settings,
    "place": PlaceProfile,
    "sectors": Sector,
}


def texts(library: Library, new: Iterable[tuple[Field, str, str]]) -> dict[str, bytes]:
    """The files that change when fields say something new in a language: path and bytes."""
    plain: dict[tuple[str, str], Any] = {}
    for field, tag, text in new:
        name = (field.kind, field.id)
        root = plain.setdefault(name, library.trees[name].plain())
        node = root
        for step in field.path:
            node = node[step]
        node[tag] = text
    changed = {}
    for name, target in plain.items():
        file = library.trees[name].file
        before = (library.root / file).read_bytes()
        changed[file] = edited_bytes(before, target, _MODELS[name[0]])
    return changed


def kept(standings: Iterable[Standing], entries: Iterable[Kept]) -> dict[str, bytes]:
    """The files that hold what is kept: entries of texts that are gone are dropped."""
    sectors: dict[str, str] = {}
    present = set()
    for each in standings:
        sectors[each.field.record] = each.field.sector
        present.add((each.field.record, each.field.key, each.language))
    last = {(e.record, e.field, e.language): e for e in entries}
    return files((e for name, e in last.items() if name in present), sectors)
