"""Choosing a destination, proving the site, and bringing it there under a lock."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from guide import __version__
from guide import lock as locks
from guide.load.bind import closest
from guide.model.destination import Destination
from guide.model.enumerations import DestinationKind
from guide.model.guide import Guide
from guide.outputs import needing
from guide.outputs.manifest import MANIFEST
from guide.problems import Problem
from guide.publish.archive import Archive
from guide.publish.branch import Branch
from guide.publish.failure import PublishError
from guide.publish.folder import Folder
from guide.publish.piecewise import Piecewise, Store
from guide.publish.plan import Plan
from guide.publish.rsync import Rsync
from guide.publish.site import Site
from guide.verify import verify

SITE = "site"
_STATE = ".guide"
_BRANCH = "gh-pages"


def choose(destinations: Sequence[Destination], name: str | None) -> Destination:
    """The destination of a name, or the only one. Raises PublishError."""
    known = tuple(str(each.name) for each in destinations)
    if not known:
        raise PublishError("publish-nowhere")
    if name is None and len(known) > 1:
        raise PublishError("publish-which", known=known)
    for each in destinations:
        if name in (None, each.name):
            return each
    suggestion = closest(name or "", known)
    raise PublishError("publish-unknown", name=name, known=known, suggestion=suggestion)


def prove(guide: Guide, root: Path, site: Site) -> list[Problem]:
    """What is wrong with a site: each file that is not what this library makes today."""
    _, problems = verify(guide, root, site.folder)
    return list(problems)


@contextlib.contextmanager
def lock(root: Path, name: str) -> Iterator[None]:
    """Only one process of this machine publishes to a destination at a time."""
    file = root / _STATE / f"publish-{name}.lock"
    held = locks.hold(file)
    if held is None:
        by = locks.holder(file)
        raise PublishError("publish-busy", pid=by.pid, host=by.host, seconds=by.seconds)
    try:
        yield
    finally:
        locks.release(held)


def publish(
    site: Site,
    to: Destination,
    guide: Guide,
    root: Path,
    *,
    adopt: bool = False,
    go: Callable[[Plan], bool] = bool,
) -> Plan:
    """Hold a site against a destination and, where `go` agrees to the plan, bring it there.

    Raises PublishError, which says what stands in the way, and OSError.
    """
    with needing("publish", "publish"):
        return _published(site, to, guide, root, adopt=adopt, go=go)


def _published(
    site: Site,
    to: Destination,
    guide: Guide,
    root: Path,
    *,
    adopt: bool,
    go: Callable[[Plan], bool],
) -> Plan:
    if to.kind is DestinationKind.ZIP:
        file = (root / to.address).absolute()
        _protect(file, root, whole=False)
        archive = Archive(site, file, guide.date)
        plan = archive.plan(adopt=adopt)
        if go(plan):
            archive.carry_out()
        return plan
    if to.kind is DestinationKind.GIT:
        with Branch(site, root, to.address, to.branch or _BRANCH) as branch:
            plan = branch.plan(adopt=adopt)
            if go(plan):
                branch.carry_out(_message(site, guide), f"guide@{_host(guide)}")
        return plan
    pieces = Piecewise(site, _store(site, to, root))
    plan = pieces.plan(adopt=adopt)
    if go(plan):
        pieces.carry_out(plan, lambda path, data: _keep(root, to.name, path, data))
    return plan


def _store(site: Site, to: Destination, root: Path) -> Store:
    if to.kind is DestinationKind.RSYNC:
        return Rsync(site, to.address)
    if to.kind is DestinationKind.BUCKET:
        # Imported on use: an extra brings what it signs with.
        from guide.publish.bucket import Objects  # noqa: PLC0415

        return Objects(site, to.address, to.prefix or "", to.region)
    folder = (root / to.address).absolute()
    _protect(folder, root, whole=True)
    return Folder(site, folder)


def _protect(target: Path, root: Path, *, whole: bool) -> None:
    """Refuse a place in the library, or, for a folder that is filled, one that holds it."""
    plain = target.name not in ("", ".", "..")
    target = target.parent.resolve() / target.name if plain else target.resolve()
    # What else was made may hold drafts; an archive beside it shows none of that.
    made = ("dist",) if whole else ()
    for name in ("projects", "docs", SITE, _STATE, ".git", *made):
        precious = (root / name).resolve()
        inside = target == precious or precious in target.parents
        if inside or (whole and target in precious.parents):
            raise PublishError("publish-holds-library", target=str(target), held=str(precious))


def _keep(root: Path, name: str, path: str, data: bytes) -> None:
    """Keep a copy of what somebody else had at the destination, beside the library."""
    file = root / _STATE / "kept" / name / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _message(site: Site, guide: Guide) -> str:
    return f"Guide of {guide.date.isoformat()}\n\nSite {site.files[MANIFEST]}, guide {__version__}."


def _host(guide: Guide) -> str:
    return urlsplit(guide.settings.site_url or "").hostname or "localhost"
