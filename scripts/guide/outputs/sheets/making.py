"""The sheets as the command line asks for them: PDFs and Word tables in `dist/sheets/`."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from guide.outputs import Made, Request
from guide.outputs.manifest import digest
from guide.outputs.sheets import keeping
from guide.outputs.target import building, check, claim
from guide.problems import Place, Problem, has_errors, in_order
from guide.selection import selected
from guide.typesetting import fonts

_NEEDED = ("typst", "pikepdf", "docx")


def make(request: Request) -> Made:
    """The sheets of an edition's projects, of all where none is named.

    Only what changed is made again. With an error among the problems `dist/sheets` stays as it
    was. Raises ModuleNotFoundError where the libraries are absent, TargetError, OSError.
    """
    for name in _NEEDED:
        if find_spec(name) is None:
            raise ModuleNotFoundError(name, name=name)
    # Imported here: they need those libraries.
    from guide.outputs.sheets.forms import Forms  # noqa: PLC0415
    from guide.outputs.sheets.pages import Workshop  # noqa: PLC0415

    guide, target = request.guide, request.root / "dist" / "sheets"
    edition = guide.editions.get(request.edition or "")
    langs = guide.languages_of(edition)
    lacking = fonts.missing(langs)
    if lacking:
        args = {"fonts": ", ".join(lacking)}
        return Made((), (Problem("booklet-fonts-missing", Place("projects/guide.yml"), args),))
    projects = selected(guide, edition)
    if edition and guide.projects and not projects:
        place, args = Place(f"projects/editions/{edition.id}.yml"), {"edition": edition.id}
        return Made((), (Problem("booklet-nothing-selected", place, args),))
    claim(target.parent)
    check(target, adopt=request.adopt)
    known = keeping.recalled(target)
    workshop, forms = Workshop(guide, edition, langs), Forms(guide, langs)
    pages, tables = list(workshop.pages(projects)), list(forms.pages(projects))
    kept_pages, waiting_pages = _kept(pages, target, known)
    kept_tables, waiting_tables = _kept(tables, target, known)
    with TemporaryDirectory(prefix="guide-sheets-") as work:
        new_pages, problems = workshop.made(waiting_pages, Path(work))
    new_tables, more = forms.made(waiting_tables)
    files = kept_pages | new_pages | kept_tables | new_tables
    keys = {page.name: page.key for page in pages} | {each.name: each.key for each in tables}
    problems += more
    if has_errors(problems):
        return Made((), tuple(in_order(problems)))
    with building(target, adopt=request.adopt) as new:
        for name in sorted(files):
            new.write(name, files[name])
    # A sheet that is too full is made again, so that its warning is said again.
    full = {str(problem.args["file"]) for problem in problems}
    keeping.remember(
        target,
        {
            name: keeping.Kept(keys[name], digest(data))
            for name, data in files.items()
            if name not in full
        },
    )
    return Made((target,), tuple(in_order(problems)))


class _Sheet(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...


S = TypeVar("S", bound=_Sheet)


def _kept(
    sheets: Iterable[S], target: Path, known: Mapping[str, keeping.Kept]
) -> tuple[dict[str, bytes], list[S]]:
    """The finished files that still hold, by their names, and the sheets to make."""
    files, waiting = {}, []
    for sheet in sheets:
        data = keeping.still_there(target / sheet.name, known.get(sheet.name), sheet.key)
        if data is None:
            waiting.append(sheet)
        else:
            files[sheet.name] = data
    return files, waiting
