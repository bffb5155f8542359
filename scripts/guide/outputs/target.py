"""A target is a folder that outputs fill safely: built beside it and swapped in whole."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guide import lock as locks
from guide import whole
from guide.outputs import manifest
from guide.outputs.carry import carry, clear, is_plain
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.outputs.swap import exchange
from guide.problems import RefusedError

# Everything about a build in progress stands in one folder beside the target:
#   lock    held while a build runs; the system lets go of it when the process dies
#   new/    the tree being built; after an exchange, the tree that was published before
#   old/    only between two renames: the tree that was published before
#   ready   there from the moment at which new/ is complete
_LOCK, _NEW, _OLD, _READY = "lock", "new", "old", "ready"


class TargetError(RefusedError):
    """A target that must not be touched; `found` names what stands in the way."""

    def __init__(self, code: str, target: Path, found: Iterable[str] = (), **args: object) -> None:
        self.found = tuple(found)
        super().__init__(code, target=str(target), found=", ".join(self.found), **args)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished build did to its target, as paths in it.

    `strange` files were not ours and stand where they stood; `aside` were in the way of ours
    (edited by hand, mostly) and now stand in the folder `<target>.kept`.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    strange: tuple[str, ...]
    aside: tuple[str, ...]


@dataclass(slots=True)
class Building:
    """A tree in the making: put files into `folder` by `write` or `take`, or let others do so."""

    target: Path
    folder: Path
    before: dict[str, str]
    digests: dict[str, str] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    lock: locks.Lock | None = None

    def write(self, path: str, data: bytes) -> None:
        """Put a file into the tree; `path` has forward slashes.

        A file that says what the published one says becomes a hard link to it. So nothing may be
        written over a path afterwards, except by this method.
        """
        if not whole.is_inside(path):
            raise ValueError(f"not a path inside the tree: {path!r}")
        self._make_room(path)
        self.digests[path] = manifest.digest(data)
        if self._link(path, data):
            return
        file = self.folder / path
        try:
            stream = file.open("xb")
        except FileExistsError:  # written by others, or a link to what is published
            file.unlink()
            stream = file.open("xb")
        with stream:
            stream.write(data)

    def take(self, path: str, file: Path) -> None:
        """Move a finished file into the tree, without reading it into memory: it may be large."""
        digest = manifest.file_digest(file)
        if not self.keep(path, digest):
            self._make_room(path)
            shutil.move(file, self.folder / path)
            self.digests[path] = digest

    def keep(self, path: str, digest: str) -> bool:
        """Take a file of the published tree over; False where it is not there with this digest."""
        if self.before.get(path) != digest:
            return False
        published = self.target / path
        try:
            if not is_plain(published, self.target) or manifest.file_digest(published) != digest:
                return False
            self._make_room(path)
            os.link(published, self.folder / path, follow_symlinks=False)
        except OSError:  # a file system without links, or somebody took the file away
            return False
        self.digests[path] = digest
        self.unchanged.add(path)
        return True

    def part(self) -> "Building":
        """The same tree for a process that writes a part of it; `join` takes up what it wrote."""
        return Building(self.target, self.folder, self.before)

    def join(self, part: "Building") -> None:
        """Take up the files of a part."""
        self.digests |= part.digests
        self.unchanged |= part.unchanged

    def _make_room(self, path: str) -> None:
        place, _, _ = path.rpartition("/")
        if place not in self.places:
            (self.folder / place).mkdir(parents=True, exist_ok=True)
            self.places.add(place)

    def _link(self, path: str, data: bytes) -> bool:
        if self.before.get(path) != self.digests[path]:
            return False
        published = self.target / path
        try:
            same = is_plain(published, self.target) and published.read_bytes() == data
            if same:
                (self.folder / path).unlink(missing_ok=True)
                os.link(published, self.folder / path, follow_symlinks=False)
        except OSError:  # a file system without links, or somebody took the file away
            return False
        if same:
            self.unchanged.add(path)
        return same


def work_folder(target: Path) -> Path:
    """The folder beside a target in which the next tree is built."""
    return target.with_name(f".{target.name}.guide-build")


def check(target: Path, *, adopt: bool = False, protect: Iterable[Path] = ()) -> dict[str, str]:
    """The manifest of a target that may be filled, {} for a new one.

    Raises TargetError: `target-is-link`, `target-is-file`, `target-holds-library` (one of
    `protect` is the target, holds it or lies in it), `target-manifest-damaged`, and
    `target-not-ours` for a folder with content but no manifest, unless `adopt` says that its
    content was looked at and may stay beside ours.
    """
    target = _absolute(target)
    if target.is_symlink():
        raise TargetError("target-is-link", target, leads_to=str(target.readlink()))
    for folder in protect:
        precious = folder.resolve()
        if target == precious or precious in target.parents or target in precious.parents:
            raise TargetError("target-holds-library", target, [str(precious)])
    if not target.exists():
        return {}
    if not target.is_dir():
        raise TargetError("target-is-file", target)
    try:
        before = manifest.read(target)
    except ManifestError as error:
        if not adopt:
            raise TargetError("target-manifest-damaged", target, [MANIFEST]) from error
        before = {}
    if before is None and not adopt and (names := sorted(entry.name for entry in target.iterdir())):
        listing = names[:12] + (["..."] if len(names) > 12 else [])
        raise TargetError("target-not-ours", target, listing, count=len(names))
    return before or {}


def claim(folder: Path) -> None:
    """Make a new or empty folder ours, before single files are put into it beside any tree.

    A folder that holds something else stays what it is. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        whole.write(folder / MANIFEST, manifest.dump({}))


def begin(target: Path, *, adopt: bool = False, protect: Iterable[Path] = ()) -> Building:
    """Open a target for a new tree; finish or clear away what a killed run left first.

    End it with `commit` or `discard`. Raises TargetError as `check` does, also `target-busy`
    while another build of the same target runs; OSError where nothing can be written.
    """
    target = _absolute(target)
    check(target, adopt=adopt, protect=protect)
    work = work_folder(target)
    if work.is_symlink() or (
        work.exists() and not (work / _LOCK).is_file() and any(work.iterdir())
    ):
        raise TargetError("target-not-ours", target, [work.name], count=1)
    lock = locks.hold(work / _LOCK)
    if lock is None:
        by = locks.holder(work / _LOCK)
        raise TargetError("target-busy", target, pid=by.pid, host=by.host, seconds=by.seconds)
    new = Building(target, work / _NEW, {}, lock=lock)
    try:
        recover(target)
        new.before = check(target, adopt=adopt, protect=protect)
        new.folder.mkdir()
    except BaseException:
        _release(new)
        raise
    return new


@contextlib.contextmanager
def building(
    target: Path, *, adopt: bool = False, protect: Iterable[Path] = ()
) -> Iterator[Building]:
    """Build a tree in a with block: it is published at the end, or never if the block fails."""
    new = begin(target, adopt=adopt, protect=protect)
    try:
        yield new
        commit(new)
    except BaseException:
        discard(new)
        raise


def discard(new: Building) -> None:
    """Forget a tree; the target stays as it was. Calling it again or after commit does nothing."""
    if new.lock is None:
        return
    with contextlib.suppress(OSError):
        recover(new.target)
    _release(new)


def commit(new: Building) -> Outcome:
    """Publish a tree: complete it, swap it in, clear the former one away.

    Until the swap the target is as it was; from then on it is the new tree, whatever happens.
    Raises TargetError (`target-not-swappable`: a mounted folder) and OSError.
    """
    work = work_folder(new.target)
    _adopt_files(new)
    ours = {path: held for path, held in new.digests.items() if path != MANIFEST}
    new.write(MANIFEST, manifest.dump(ours, _singles(new.target)))
    strange, aside = carry(new.target, new.folder, new.before, new.unchanged)
    if new.target.exists():
        shutil.copymode(new.target, new.folder)
    (work / _READY).write_text(new.digests[MANIFEST])
    former = _swap(new.target, work)
    if former is not None:
        aside = sorted({*aside, *clear(former, new.target)})
    (work / _READY).unlink()
    _release(new)
    return Outcome(
        written=tuple(sorted(ours.keys() - new.unchanged)),
        unchanged=tuple(sorted(ours.keys() & new.unchanged)),
        removed=tuple(sorted(new.before.keys() - ours.keys() - set(strange))),
        strange=tuple(strange),
        aside=tuple(aside),
    )


def recover(target: Path) -> None:
    """Finish a swap that was cut off, or clear away an unfinished tree; the lock must be held."""
    target = _absolute(target)
    work = work_folder(target)
    new, old, ready = work / _NEW, work / _OLD, work / _READY
    if not target.exists():
        if ready.exists() and new.is_dir():
            new.rename(target)
        elif old.is_dir():
            old.rename(target)
    for former in (old, new):
        if former.is_dir():
            if ready.exists():
                clear(former, target)
            else:
                shutil.rmtree(former)
    ready.unlink(missing_ok=True)
    whole.clear(target)


def recovered(targets: Iterable[Path]) -> list[Path]:
    """Recover those targets whose last build was cut off, and say which they are."""
    found = []
    for target in map(_absolute, targets):
        work = work_folder(target)
        if work.is_symlink() or not (work / _LOCK).is_file():
            continue
        lock = locks.hold(work / _LOCK)
        if lock is not None:  # else somebody is building right now
            recover(target)
            _release(Building(target, work / _NEW, {}, lock=lock))
            found.append(target)
    return found


def _swap(target: Path, work: Path) -> Path | None:
    """Put new/ in the target's place; return where the former tree is now."""
    new, old = work / _NEW, work / _OLD
    if not target.exists():
        new.rename(target)
        return None
    try:
        if exchange(new, target):
            return new
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
    except OSError as error:  # a mounted folder, say, cannot change places
        raise TargetError("target-not-swappable", target, reason=str(error)) from error
    return old


def _adopt_files(new: Building) -> None:
    """Take up what others wrote into the tree, linking what did not change."""
    for path, entry in list(manifest.walk(new.folder)):
        if path in new.digests:
            continue
        if not entry.is_file(follow_symlinks=False):
            raise ValueError(f"neither a file nor a folder: {path!r}")  # a bug: we make no links
        file = Path(entry.path)
        new.digests[path] = manifest.file_digest(file)
        if new.before.get(path) == new.digests[path]:
            new.write(path, file.read_bytes())


def _singles(target: Path) -> dict[str, tuple[str, ...]]:
    """The single files that stand beside the tree, which the next tree has beside it too."""
    try:
        found = manifest.singles(target)
    except ManifestError:  # adopted
        return {}
    return {name: held for name, held in found.items() if (target / name).is_file()}


def _absolute(target: Path) -> Path:
    """The target's path with the links of its parents resolved, but not its own."""
    if target.name in ("", ".", ".."):
        return target.resolve()
    return target.absolute().parent.resolve() / target.name


def _release(new: Building) -> None:
    work = work_folder(new.target)
    if new.lock is not None:
        # Anything else in the folder is for the next run to recover from.
        is_empty = [entry.name for entry in work.iterdir()] == [_LOCK]
        locks.release(new.lock, remove=is_empty)
        new.lock = None
        if is_empty:
            with contextlib.suppress(OSError):
                work.rmdir()
