"""Publishing file by file, so that at every moment whatever a visitor follows is there.

First comes what is new and nobody leads to yet, then what changes under an address that is known,
entries last, then the manifest; deleted is in the end. `.guide-manifest.next.json` says meanwhile
what is coming, so that the next run knows what a run that was cut off had brought.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.publish import ledger
from guide.publish.failure import PublishError, some
from guide.publish.ledger import NEXT
from guide.publish.plan import Plan, additions, changes
from guide.publish.site import Site

M = TypeVar("M")

_OURS = (MANIFEST, NEXT)


class Store(Protocol):
    """A place that holds files by path. Everything may raise PublishError or OSError."""

    def paths(self) -> Collection[str]:
        """What is there, whosever it is."""

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of some files, of those that are there."""

    def same(self, digests: Mapping[str, str]) -> set[str]:
        """Those of some paths, all there, whose bytes have these hashes."""

    def put(self, paths: Sequence[str]) -> None:
        """Bring files of the site; each appears whole."""

    def write(self, path: str, data: bytes) -> None:
        """Bring a file that is not of the site."""

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files."""


class Piecewise:
    """A site and the store to which it is brought."""

    def __init__(self, site: Site, store: Store) -> None:
        self.site, self.store = site, store
        self._here: bytes | None = None
        self._known: ledger.Ledger = {}

    def plan(self, *, adopt: bool = False) -> Plan:
        """Hold the site against what is there. Raises PublishError for what is not ours."""
        store, files = self.store, self.site.files
        there = set(store.paths())
        said = store.read(there & set(_OURS))
        self._here, left = said.get(MANIFEST), said.get(NEXT)
        ours = _parsed(self._here, manifest.parse, adopt=adopt)
        coming = _parsed(left, ledger.parse, adopt=adopt)
        known = self._known = ledger.joined((ledger.single(ours), coming))
        strange = there - known.keys() - set(_OURS)
        if self._here is None and left is None and strange and not adopt:
            raise PublishError("publish-not-ours", found=some(strange), count=len(strange))
        _refuse_folders(files, strange)
        there -= set(_OURS)
        same = store.same({path: files[path] for path in files.keys() & there})
        taken = (files.keys() & strange) - same
        if taken and not adopt:
            raise PublishError("publish-clash", found=some(taken), count=len(taken))
        gone = (known.keys() & there) - files.keys()
        removed = self._intact(gone)
        return Plan(
            added=tuple(sorted(files.keys() - there - {MANIFEST})),
            changed=tuple(sorted((files.keys() & there) - same)),
            removed=tuple(sorted(removed)),
            taken=tuple(sorted(taken)),
            kept=tuple(sorted(gone - removed)),
            same=len(same),
            unfinished=left is not None
            or self._here is None
            or manifest.digest(self._here) != files[MANIFEST],
        )

    def carry_out(self, plan: Plan, keep: Callable[[str, bytes], None]) -> None:
        """Bring the site as planned; `keep` receives the files of somebody else that go."""
        store = self.store
        own = {path: digest for path, digest in self.site.files.items() if path != MANIFEST}
        coming = ledger.dump(ledger.joined((self._known, ledger.single(own))))
        store.write(NEXT, coming)
        for path, data in store.read(plan.taken).items():
            keep(path, data)
        for batch in additions(plan):
            store.put(batch)
        self._still_ours(coming)
        for batch in changes(plan):
            store.put(batch)
        self._still_ours(coming)
        store.put((MANIFEST,))
        if plan.removed:
            store.delete(plan.removed)
        store.delete((NEXT,))

    def _intact(self, paths: Collection[str]) -> set[str]:
        """Those of some paths that are as a publication left them."""
        found: set[str] = set()
        ahead = {path: sorted(self._known[path]) for path in paths}
        while ahead:
            found |= self.store.same({path: digests.pop() for path, digests in ahead.items()})
            ahead = {path: ds for path, ds in ahead.items() if ds and path not in found}
        return found

    def _still_ours(self, coming: bytes) -> None:
        """Stop before anything known changes where another machine publishes at the same time."""
        said = self.store.read(_OURS)
        if said.get(MANIFEST) != self._here or said.get(NEXT) != coming:
            raise PublishError("publish-overtaken")


def _parsed(
    data: bytes | None, parse: Callable[[bytes], dict[str, M]], *, adopt: bool
) -> dict[str, M]:
    if data is None:
        return {}
    try:
        return parse(data)
    except ManifestError:
        if adopt:
            return {}
        raise PublishError("publish-manifest-damaged", file=MANIFEST) from None


def _refuse_folders(files: Collection[str], strange: Collection[str]) -> None:
    """Refuse files of somebody else that stand where ours need a folder, or the reverse."""
    folders = {path[:i] for path in files for i, sign in enumerate(path) if sign == "/"}
    found = {path for path in strange if path in folders}
    found |= {p for p in strange if any(p[:i] in files for i, s in enumerate(p) if s == "/")}
    if found:
        raise PublishError("publish-in-the-way", found=some(found), count=len(found))
