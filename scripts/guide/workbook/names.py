"""The names under which people know records, so that a cell can say them instead of ids."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from guide.model.guide import COLLECTIONS, Collections
from guide.model.text import Text


# Each is itself and no other, so that what was put with its help can be remembered.
@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """By kind: the id behind each folded name (empty where several share it), and what to show."""

    ids: Mapping[str, Mapping[str, str]]
    shown: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, library: Collections) -> "Names":
        """The names of all that can be referred to."""
        texts: dict[str, dict[str, list[Text]]] = {
            kind: {
                id: [t for t in (record.heading, getattr(record, "short_name", None)) if t]
                for id, record in library.collection(kind).items()
            }
            for kind in COLLECTIONS
        }
        texts["sectors"] = {str(each.id): [each.name] for each in library.sectors}
        townships = library.place.townships if library.place else ()
        texts["townships"] = {str(each.id): [each.name] for each in townships}
        ids: dict[str, dict[str, str]] = {}
        shown: dict[str, dict[str, str]] = {}
        source = library.settings.source
        for kind, records in texts.items():
            known = ids.setdefault(kind, {})
            for id, names in records.items():
                for name in {folded(each) for text in names for each in text.values()}:
                    known[name] = "" if name in known else id
            known |= {folded(id): id for id in records}
            shown[kind] = {}
            for id, names in records.items():
                name = names[0].get(source, "") if names else ""
                alone = known.get(folded(name)) == id and not set(name) & set("；;、\n")
                shown[kind][id] = name if name and alone else id
        return cls(ids, shown)

    def read(self, kind: str, text: str) -> str | None:
        """The id that a text means, or None where no name fits, or more than one."""
        return self.ids.get(kind, {}).get(folded(text)) or None

    def show(self, kind: str, id: str) -> str:
        """The name to show for an id; the id itself where no name leads back to it."""
        return self.shown.get(kind, {}).get(id, id)

    def nearest(self, kind: str, text: str) -> str:
        """The name most like a text; empty where none is near."""
        found = get_close_matches(folded(text), self.ids.get(kind, {}), n=1, cutoff=0.6)
        return self.show(kind, self.ids[kind][found[0]]) if found else ""

    def listed(self, kind: str) -> Iterable[str]:
        """All that a drop-down offers."""
        return self.shown.get(kind, {}).values()


def folded(text: str) -> str:
    """A name as it is compared: width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
