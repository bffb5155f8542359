"""Verifying proves that a published site is what this library and this version produce."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from guide import cache as caches
from guide.model.guide import Guide
from guide.outputs import OUTPUTS, Request, manifest
from guide.problems import Place, Problem, has_errors

_SHEETS = "sheets/"


def verify(guide: Guide, root: Path, site: Path) -> tuple[int, list[Problem]]:
    """Make the site of a guide anew and hold a published folder against it, byte by byte.

    Returns how many files were compared, and a problem for each that is `verify-differs`,
    `verify-missing` or `verify-extra`; or the problems that kept the site from being made. Nothing
    in the library or the published folder is touched.
    """
    # Imported on use: it brings the site's whole machinery, which few commands want.
    from guide.outputs.site import build  # noqa: PLC0415

    there = {path: Path(entry.path) for path, entry in manifest.walk(site)}
    with TemporaryDirectory(prefix="guide-verify-") as folder:
        own = Path(folder)
        sheets = None
        if any(path.startswith(_SHEETS) for path in there):
            made = OUTPUTS["sheets"](Request(guide=guide, root=own))
            if has_errors(made.problems):
                return 0, list(made.problems)
            sheets = made.paths[0]
        fresh = own / "site"
        built = build(guide, root, fresh, cache=caches.folder("pictures"), sheets=sheets)
        if built.outcome is None:
            return 0, list(built.problems)
        wanted = {path: Path(entry.path) for path, entry in manifest.walk(fresh)}
        return len(wanted), list(_differences(wanted, there))


def _differences(wanted: dict[str, Path], there: dict[str, Path]) -> Iterator[Problem]:
    for path in sorted(wanted.keys() | there.keys()):
        if path not in there:
            code = "verify-missing"
        elif path not in wanted:
            code = "verify-extra"
        elif not _same(wanted[path], there[path]):
            code = "verify-differs"
        else:
            continue
        yield Problem(code, Place(path))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are plain files of the same bytes; a link is not what was made."""
    if other.is_symlink() or not other.is_file():
        return False
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
