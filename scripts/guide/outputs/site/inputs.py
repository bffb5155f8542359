"""What a page is made from, as one short key: while it is the same, so are the page's bytes."""

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from guide.cache.look import program
from guide.model.guide import COLLECTIONS
from guide.model.project import Project
from guide.model.records import Outline
from guide.outputs.site import downloads
from guide.outputs.site.content import Content
from guide.outputs.site.outline import COLLECTIONS as COLLECTION_OF
from guide.outputs.site.outline import sheet
from guide.outputs.site.page import Entry
from guide.outputs.site.share import can_draw
from guide.words.applying import links
from guide.words.naming import naming

# Pages that tell of every project at once are always made: there are few of them.
_NAMED = {
    "park": "parks",
    "policy": "policies",
    "chain": "chains",
    "organisation": "organisations",
}
_FROM_OUTLINES = frozenset(("event", "gone", "moved"))
_WITHOUT_PROJECTS = frozenset(
    (
        *("parks", "policies", "chains", "events", "organisations"),
        *("by-audience", "by-tier", "finder"),
    )
)


@dataclass(frozen=True)
class Inputs:
    """The inputs of the pages of a content: projects one by one, everything else as one.

    A project's page is made from its record, from the projects that it leads on to, and from all
    that is no project. A list of projects has the records on it and the length of every list. The
    page of another record tells of those projects that name it or that it is for by rule, and no
    more than their outlines: title, place, owner, policies, chain. Other lists tell of none.
    """

    content: Content

    def key(self, entry: Entry) -> str:
        """The key of an entry's page without its shell; empty where a page is always made."""
        parts = self._parts(entry)
        if parts is None or not self._common:
            return ""
        return _digest((self._common, entry.lang, entry.kind, entry.subject, parts))

    def piece(self, name: str, id: str, lang: str) -> str:
        """The key of what is made of a project; of all that is no project for an empty id."""
        if not self._common:
            return ""
        return _digest((self._common, name, lang, self._project(id) if id else ""))

    def gather(self) -> None:
        """Work out what many keys share, before processes go their own ways."""
        _ = self._common, self._projects, self._lengths, self._outlines, self._all_outlines
        _ = self._rest

    def _parts(self, entry: Entry) -> object:
        lists = self.content.lists
        if entry.kind == "project":
            near = [self._project(id) for id in self.content.related(entry.subject)]
            return self._project(entry.subject), near, self._told(entry)
        if entry.kind == "projects" or (entry.kind[:3] == "by-" and entry.section == "projects"):
            shown = sheet(lists.get((entry.kind, entry.subject), ()), entry)
            return entry.part, entry.parts, self._lengths, [self._project(id) for id in shown]
        if entry.kind in _NAMED:
            told = [self._outlines[id] for id in self._naming(_NAMED[entry.kind], entry.subject)]
            return self._rest, told, self._told(entry)
        if entry.kind in _WITHOUT_PROJECTS:
            return entry.part, entry.parts, self._rest
        if entry.kind in _FROM_OUTLINES:
            return entry.part, entry.parts, self._rest, self._all_outlines, self._told(entry)
        return None

    def _naming(self, kind: str, id: str) -> list[str]:
        """The projects that the page of a record names."""
        guide = self.content.guide
        found = naming(guide).get((kind, id), ())
        by_rule = links(guide).projects_of.get(id, ()) if kind == "policies" else ()
        return [*found, *by_rule]

    def _told(self, entry: Entry) -> object:
        """What a record's page says that no record does."""
        kind = COLLECTION_OF.get(entry.kind)
        if kind is None:
            return ()
        changed = [
            any((each.kind, each.id) == (kind, entry.subject) for each in found)
            for found in self.content.changes.values()
        ]
        has_sheet = entry.kind == "project" and bool(downloads.of_project(self.content, entry))
        return changed, has_sheet

    def _project(self, id: str) -> tuple[str, bytes]:
        return id, self._projects[id]

    @cached_property
    def _projects(self) -> Mapping[str, bytes]:
        return {
            id: hashlib.sha256(_bytes((self._said(project), self._pictures(project)))).digest()
            for id, project in self.content.guide.projects.items()
        }

    def _said(self, project: Project) -> object:
        """What a project says: its file, where it is of one."""
        known = self.content.guide.outline("projects", project.id)
        digest = known.digest if isinstance(known, Outline) else ""
        return (digest, str(project.sector)) if digest else project

    def _pictures(self, project: Project) -> list[object]:
        media = self.content.media
        return [
            [(size.address, size.width, size.height) for size in media.get(each.file, ())]
            for each in project.media
        ]

    @cached_property
    def _lengths(self) -> str:
        return _digest([(*key, len(ids)) for key, ids in self.content.lists.items()])

    @cached_property
    def _outlines(self) -> Mapping[str, str]:
        guide = self.content.guide
        fits = links(guide).projects
        return {
            id: _digest(
                (
                    *(id, project.status, project.heading, project.offer, project.sector),
                    *(project.location.park, project.policies, project.chain),
                    *(project.owner, project.promoter, fits.get(id)),
                )
            )
            for id, project in guide.projects.items()
        }

    @cached_property
    def _all_outlines(self) -> str:
        return _digest(list(self._outlines.items()))

    @cached_property
    def _rest(self) -> str:
        """Which pictures are published, and which records are no longer where they were."""
        guide = self.content.guide
        media = [
            (file, [(size.address, size.width, size.height) for size in sizes])
            for file, sizes in self.content.media.items()
        ]
        return _digest((media, guide.withdrawn, guide.moved))

    @cached_property
    def _common(self) -> str:
        """What all pages share; empty where the program cannot be told from another."""
        made_by = program()
        if made_by is None:
            return ""
        guide = self.content.guide
        others = [guide.collection(kind) for kind in COLLECTIONS if kind != "projects"]
        single = (guide.settings, guide.place, guide.sectors, guide.terms, guide.frozen)
        draws = [can_draw(lang) for lang in guide.languages]
        return _digest((made_by, guide.date, single, others, draws))


def keys(inputs: Inputs, shells: Callable[[Entry], str]) -> Callable[[Entry], str]:
    """The keys of whole pages: `shells` tells what an entry's shell is made from."""

    def key(entry: Entry) -> str:
        own = inputs.key(entry)
        return _digest((own, shells(entry))) if own else ""

    return key


def digest_of(parts: Iterable[str]) -> str:
    """One short key of several texts."""
    return _digest(tuple(parts))


def _digest(of: object) -> str:
    return hashlib.sha256(_bytes(of)).hexdigest()[:40]


def _bytes(of: object) -> bytes:
    """Bytes that are the same for equal values; nothing is ever read back from them."""
    stream = io.BytesIO()
    writer = pickle.Pickler(stream, 5)
    writer.fast = True  # or they would tell whether two equal parts are one object
    writer.dump(of)
    return stream.getvalue()
