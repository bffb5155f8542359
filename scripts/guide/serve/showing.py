"""The site as it is looked at: a page is made when somebody asks for it, from what is known now."""

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from guide import LIBRARY
from guide import cache as caches
from guide.images import Fault
from guide.model.guide import COLLECTIONS, Guide, Library
from guide.outputs.site.build import dress
from guide.outputs.site.finish import page_bytes
from guide.outputs.site.media import Published, pictures, published
from guide.outputs.site.opening import site_of
from guide.outputs.site.outline import DOCUMENTS, folder
from guide.outputs.site.page import Entry
from guide.outputs.site.share import SHARED
from guide.outputs.site.shells import form_of
from guide.outputs.site.site import Site
from guide.outputs.site.stamp import Form
from guide.problems import Problem

# Records whose change changes no foot and no head of any page but their own.
_ALONE = frozenset(("projects", "parks", "policies", "chains", "events"))

# Where files stand that are made from the library beside its pages.
_MADE = ("assets/", "data/", "media/")


class Showing:
    """The site of a library on this machine; `into` takes what MkDocs makes."""

    def __init__(self, root: Path, into: Path, url: str) -> None:
        self._root, self._folder, self._url = root, into, url
        self._lock = threading.Lock()
        self._pictures: Mapping[str, tuple[Published, ...] | Fault] = {}
        self._site: Site | None = None
        self._sound: Site | None = None
        self._forms: Mapping[Entry, Form] = {}
        self._files: dict[str, Iterator[tuple[str, bytes]]] = {}
        self._made: dict[str, bytes] = {}

    def show(self, library: Library, changed: frozenset[str] | None = None) -> list[Problem]:
        """Show a library from now on.

        `changed` are the kinds of the records that changed, if no more did; else what stands around
        pages is made anew too. The library need not be sound: what it lacks may raise anything.
        """
        with self._lock:
            guide = library.guide()
            if changed is None or set(pictures(guide)) != set(self._pictures):
                self._pictures = published(guide, caches.folder("pictures"))
            site, problems = site_of(guide, self._pictures, caches.folder("pictures"))
            former = self._site
            if former is None or changed is None or not changed <= _ALONE:
                problems += self._dress(site)
            else:
                self._site = replace(site, prose=former.prose, base="/", guarded=False)
            self._restart(guide)
        return problems

    def approve(self) -> None:
        """What is shown now was checked, and is sound."""
        with self._lock:
            self._sound = self._site

    def answer(self, address: str) -> bytes | None:
        """The bytes at an address of the site; None where there is nothing.

        A page that the library as it is does not allow stays as the last sound one made it.
        """
        with self._lock:
            if self._site is None:
                return None
            entry = self._entry(self._site, address or "index.html")
            if entry is not None:
                try:
                    return self._page(self._site, entry)
                except Exception:
                    if self._sound is None or self._sound is self._site:
                        raise
                    return self._page(self._sound, entry)
            file = self._folder / address
            if file.is_file() and file.resolve().is_relative_to(self._folder.resolve()):
                return file.read_bytes()
            return self._file(address)

    def _page(self, site: Site, entry: Entry) -> bytes:
        if entry.kind not in DOCUMENTS and form_of(entry) not in self._forms:
            self._dress(site)  # the first page of its kind: no specimen was made of it
        return page_bytes(site, self._forms, entry)

    def _entry(self, site: Site, address: str) -> Entry | None:
        if address == "index.html":
            return Entry(address, site.guide.settings.source, "chooser")
        return site.by_address.get(address)

    def _dress(self, site: Site) -> list[Problem]:
        self._site, self._forms, built = dress(site, self._root, self._folder, self._url)
        return list(built.problems)

    def _restart(self, guide: Guide) -> None:
        """What was made beside pages tells of the library as it was."""
        assets = self._site.assets if self._site else lambda _: ()
        self._made = {}
        self._files = {tag: iter(assets(tag)) for tag in ("", *guide.languages)}

    def _file(self, address: str) -> bytes | None:
        """A file beside the pages; those that come before it are made on the way."""
        if address in self._made:
            return self._made[address]
        if not address.startswith(_MADE):
            return None
        named = [tag for tag in self._files if tag and re.search(rf"[.-]{folder(tag)}\.", address)]
        if address.startswith(SHARED):  # in whichever language
            named = [tag for tag in self._files if tag]
        for path, data in chain.from_iterable(self._files[tag] for tag in named or [""]):
            self._made[path] = data
            if path == address:
                return data
        return None


def kinds(changed: Iterable[Path], root: Path) -> frozenset[str]:
    """The kinds of the records whose files these are."""
    folders = {path.relative_to(root / LIBRARY).parts[0] for path in changed}
    return frozenset(name if name in COLLECTIONS else "projects" for name in folders)
