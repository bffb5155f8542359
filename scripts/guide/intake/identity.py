"""Which record a row means: the one of its id, its official number or its title, or a new one."""

import re
from functools import cache

from guide.intake.entry import Entry
from guide.load.files import PAGES
from guide.model.guide import Library
from guide.model.references import MAX_ID, is_id
from guide.problems import Place, Problem
from guide.workbook.layout import ID
from guide.workbook.names import folded


class Identity:
    """Knows the records of the library and those that this import has begun."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.begun: set[tuple[str, str]] = set()
        # A row's own words for a new record, so that rows of other sheets may use them.
        self._called: dict[tuple[str, str], str] = {}
        self._titles = cache(self._titles_of)
        self._codes = cache(self._codes_of)

    def of(self, entry: Entry) -> tuple[str, Place] | Problem:
        """The id of the record that a row is for, and where the row says so."""
        kind = entry.sheet.kind
        given = entry.key(ID)
        if given is not None:
            id = str(given.value)
            known = self.known(kind, id)
            if not known and (not is_id(id) or id in PAGES):
                return Problem("bad-id", given.place, {"text": id})
            return known or id, given.place
        code = entry.value("code")
        if code is not None and (known := self._codes(kind).get(str(code.value), "")):
            return known, code.place
        title = entry.value("title", "en") or entry.value("name", "en")
        for each in (entry.value("title", "zh"), entry.value("name", "zh"), title):
            if each is not None and (known := self.known(kind, str(each.value))):
                args = {"id": known, "title": str(each.value)}
                return Problem("same-title", each.place, args)
        made = slug(str(title.value)) if title is not None else ""
        return (self._free(kind, made), entry.place) if made else Problem("id-missing", entry.place)

    def known(self, kind: str, text: str) -> str:
        """The id of a record of the library or of this import that a text means; empty for none."""
        if text in self.library.names[kind] or (kind, text) in self.begun:
            return text
        name = folded(text)
        return self._called.get((kind, name), "") or self._titles(kind).get(name, "")

    def remember(self, id: str, entry: Entry) -> None:
        """Take a row's title, name and number as words for its record."""
        self.begun.add((entry.sheet.kind, id))
        for given in entry.values:
            if given.column.fields in (("title",), ("name",), ("code",)):
                self._called.setdefault((entry.sheet.kind, folded(str(given.value))), id)

    def _free(self, kind: str, made: str) -> str:
        taken = self.library.names[kind] | PAGES
        id, number = made, 1
        while id in taken or (kind, id) in self.begun:
            number += 1
            id = f"{made[: MAX_ID - 4].rstrip('-')}-{number}"
        return id

    def _titles_of(self, kind: str) -> dict[str, str]:
        """By folded title the id; empty where several share it."""
        found: dict[str, str] = {}
        for id, record in self.library.collection(kind).items():
            for text in record.heading.values():
                found[folded(text)] = "" if folded(text) in found else id
        return found

    def _codes_of(self, kind: str) -> dict[str, str]:
        """By official number the id; empty where several share it."""
        found: dict[str, str] = {}
        for id, record in self.library.collection(kind).items():
            code = getattr(record, "code", None)
            if code:
                found[code] = "" if code in found else id
        return found


def slug(title: str) -> str:
    """An id of a title's words: `graphite-anode-materials`."""
    words = re.findall(r"[a-z0-9]+", title.casefold().replace("'", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= MAX_ID - 8:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug if is_id(slug) else ""
