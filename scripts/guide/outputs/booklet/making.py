"""The booklet as the command line asks for it: PDFs in `dist/`, beside what is there already."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.cache import folder as kept
from guide.model.guide import Guide
from guide.outputs import Made, Request
from guide.outputs.booklet.desk import WHOLE
from guide.outputs.booklet.volumes import RENDERINGS, build, planned
from guide.outputs.target import Building, building, check
from guide.problems import has_errors


def make(request: Request) -> Made:
    """Every volume that is asked for; with an error among the problems, `dist/` stays as it was.

    Raises ModuleNotFoundError where the libraries are absent, KeyError for an unknown edition,
    TargetError for a target that must not be touched, OSError.
    """
    if find_spec("typst") is None:
        raise ModuleNotFoundError("typst", name="typst")
    guide, target = request.guide, request.root / "dist"
    editions = _editions(request)
    names = [volume.name for volume in planned(guide, editions)]
    check(target, adopt=request.adopt)
    with TemporaryDirectory(prefix="guide-booklet-") as folder:
        problems = build(
            guide, Path(folder), editions=editions, cache=kept("booklets"), say=request.say
        )
        if has_errors(problems):
            return Made((), tuple(problems))
        with building(target, adopt=request.adopt) as new:
            for name in names:
                new.write(name, Path(folder, name).read_bytes())
            _keep(new, guide, names)
    return Made(tuple(target / name for name in names), tuple(problems))


def _editions(request: Request) -> list[str]:
    if request.edition:
        return [request.edition]
    if request.everything:
        return list(dict.fromkeys([WHOLE, *request.guide.editions]))
    return [WHOLE]


def _keep(new: Building, guide: Guide, made: list[str]) -> None:
    """Take along what other commands made, but no volume of an edition that is no more."""
    for path in new.before:
        published = new.target / path
        if path not in made and not _is_stale(path, guide) and _is_file(published, new.target):
            new.write(path, published.read_bytes())


def _is_stale(path: str, guide: Guide) -> bool:
    for rendering in RENDERINGS:
        edition, found, _ = path.partition(f"-{rendering}-")
        if found and "/" not in path and path.endswith(".pdf"):
            return edition != WHOLE and edition not in guide.editions
    return False


def _is_file(file: Path, root: Path) -> bool:
    """Whether a path below the target is a plain file that no link on the way leads elsewhere."""
    steps = [file, *(parent for parent in file.parents if root in parent.parents)]
    return file.is_file() and not any(step.is_symlink() for step in steps)
