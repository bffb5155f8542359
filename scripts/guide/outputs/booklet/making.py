"""The booklet as the command line asks for it: PDFs in `dist/`, beside what is there already."""

import re
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.cache import folder as kept
from guide.model.guide import Guide
from guide.outputs import Made, Request
from guide.outputs.booklet.desk import WHOLE
from guide.outputs.booklet.finishing import Press
from guide.outputs.booklet.press.profile import read, standard
from guide.outputs.booklet.volumes import build, planned
from guide.outputs.target import Building, building, check
from guide.problems import has_errors

_VOLUME = re.compile(
    r"(?P<edition>[a-z0-9-]+?)-(screen|press|imposed|cover)-[A-Za-z+-]+(\.preflight)?\.(pdf|txt|json)"
)


def make(request: Request) -> Made:
    """Every volume that is asked for; with an error among the problems, `dist/` stays as it was.

    Raises ModuleNotFoundError where the libraries are absent, KeyError for an unknown edition,
    TargetError for a target that must not be touched, RefusedError for a profile of no press,
    OSError.
    """
    if find_spec("typst") is None:
        raise ModuleNotFoundError("typst", name="typst")
    guide, target = request.guide, request.root / "dist"
    editions = _editions(request)
    planned(guide, editions)
    press = _press(request)
    check(target, adopt=request.adopt)
    with TemporaryDirectory(prefix="guide-booklet-") as folder:
        problems = build(
            guide,
            Path(folder),
            editions=editions,
            press=press,
            cache=kept("booklets"),
            say=request.say,
        )
        if has_errors(problems):
            return Made((), tuple(problems))
        names = sorted(file.name for file in Path(folder).iterdir())
        with building(target, adopt=request.adopt) as new:
            for name in names:
                new.take(name, Path(folder, name))
            _keep(new, guide, names, editions)
    # What people open comes first; the reports stand beside it.
    shown = [name for name in names if name.endswith(".pdf") and ".preflight." not in name]
    return Made(tuple(target / name for name in shown), tuple(problems))


def _editions(request: Request) -> list[str]:
    if request.edition:
        return [request.edition]
    if request.everything:
        return list(dict.fromkeys([WHOLE, *request.guide.editions]))
    return [WHOLE]


def _press(request: Request) -> Press:
    """The press that was asked for; RefusedError for a profile that is none."""
    return Press(read(request.icc) if request.icc else standard(), request.pdfx)


def _keep(new: Building, guide: Guide, made: list[str], editions: list[str]) -> None:
    """Take along what other commands made, but no volume of an edition that has it no more."""
    for path in new.before:
        published = new.target / path
        stale = _is_stale(path, guide, editions)
        if path in made or stale or not _is_file(published, new.target):
            continue
        if not new.keep(path, new.before[path]):  # edited by hand, or no file system for links
            new.write(path, published.read_bytes())


def _is_stale(path: str, guide: Guide, editions: list[str]) -> bool:
    """Whether a file is a volume of an edition that was just made otherwise, or is no more."""
    found = _VOLUME.fullmatch(path)
    if not found:
        return False
    edition = found["edition"]
    return edition in editions or (edition != WHOLE and edition not in guide.editions)


def _is_file(file: Path, root: Path) -> bool:
    """Whether a path below the target is a plain file that no link on the way leads elsewhere."""
    steps = [file, *(parent for parent in file.parents if root in parent.parents)]
    return file.is_file() and not any(step.is_symlink() for step in steps)
