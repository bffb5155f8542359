"""The press's files made from the typeset pages: single pages, the cover, folded sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from guide.outputs.booklet.press import intent, marks
from guide.outputs.booklet.press.imposition import Side, sides
from guide.outputs.booklet.press.intent import Title
from guide.outputs.booklet.press.lettering import Spine, lettered
from guide.outputs.booklet.press.profile import Profile
from guide.outputs.booklet.press.sheet import GAP, MM, Sheet

# Where a line of the slug begins, clear of the corner's marks.
_LINE_X, _LINE_RISE = 8 * MM, 1 * MM


@dataclass(frozen=True, slots=True)
class Job:
    """What all files of a volume have in common: the typeset pages and how they are declared.

    `line` stands in the slug of every sheet before the number of its page or side.
    """

    source: Path
    profile: Profile
    standard: str
    title: Title
    line: str
    lang: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a sheet: a form, where its trim stands, and what of it may be seen."""

    form: pikepdf.Object
    x: float
    left: float
    right: float


def count(source: Path) -> int:
    """How many pages the typeset document has."""
    with pikepdf.open(source) as pdf:
        return len(pdf.pages)


def singles(job: Job, target: Path, first: int, last: int) -> None:
    """Pages `first` to `last`, one on each sheet, with marks."""
    with pikepdf.open(job.source) as pdf:
        intent.strip(pdf)
        del pdf.pages[last:]
        del pdf.pages[: first - 1]
        lines = [f"{job.line} · {number}" for number in range(first, last + 1)]
        slug = _slug(pdf, lines, job.lang)
        drawn: dict[Sheet, pikepdf.Object] = {}
        for page, line in zip(pdf.pages, slug, strict=True):
            sheet, x, y = _sheet_of(page)
            if sheet not in drawn:
                drawn[sheet] = marks.drawn(pdf, sheet)
            left, low, right, high = sheet.bled
            clip = b"q %.4f %.4f %.4f %.4f re W n\n" % (x + left, y + low, right - left, high - low)
            page.contents_add(pdf.make_stream(clip), prepend=True)
            after = b"\nQ q 1 0 0 1 %.4f %.4f cm /Marks Do 1 0 0 1 %.4f %.4f cm /Slug Do Q" % (
                *(x, y),
                *_line_at(sheet),
            )
            page.contents_add(pdf.make_stream(after))
            held: Any = page.obj.get("/Resources", {})
            resources = pikepdf.Dictionary(held)
            forms = pikepdf.Dictionary(held.get("/XObject", {}))
            forms.Marks, forms.Slug = drawn[sheet], line
            resources.XObject = forms
            page.obj.Resources = resources
            _boxes(page, sheet, x, y)
        if first > 1:
            start = pikepdf.Dictionary(S=pikepdf.Name.D, St=first)
            pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, start]))
        _finish(pdf, job, target)


def spread(job: Job, target: Path, spine: Spine) -> None:
    """The cover of a perfect-bound book: back, spine and front, then the two insides.

    Inside, the spine stays without ink: glue does not hold on it.
    """
    with pikepdf.open(job.source) as pdf:
        front, inner, last, back = _forms(pdf, (1, 2, -2, -1))
        page, _, _ = _sheet_of(pdf.pages[0])
        wide = 2 * page.width + spine.width
        sheet = Sheet(wide, page.height, page.bleed)
        edge = page.width + spine.width
        slug = _slug(pdf, [f"{job.line} · {side}" for side in ("1", "2")], job.lang, spine)
        outside = [
            _Part(back, 0, -page.bleed, page.width),
            _Part(slug.pop(), page.width, page.width, edge),
            _Part(front, edge, edge, wide + page.bleed),
        ]
        inside = [
            _Part(inner, 0, -page.bleed, page.width),
            _Part(last, edge, edge, wide + page.bleed),
        ]
        folds = (page.width, edge)
        for parts, line in zip((outside, inside), slug, strict=True):
            _add(pdf, sheet, parts, line, folds)
        _drop_source(pdf, 2)
        _finish(pdf, job, target)


def outer(job: Job, target: Path) -> None:
    """The four pages of a stitched booklet's cover, in order, one on each sheet."""
    with pikepdf.open(job.source) as pdf:
        page, _, _ = _sheet_of(pdf.pages[0])
        forms = _forms(pdf, (1, 2, -2, -1))
        slug = _slug(pdf, [f"{job.line} · {number}" for number in range(1, 5)], job.lang)
        for form, line in zip(forms, slug, strict=True):
            _add(pdf, page, [_Part(form, 0, -page.bleed, page.width + page.bleed)], line, ())
        _drop_source(pdf, 4)
        _finish(pdf, job, target)


def imposed(job: Job, target: Path, cover: Decimal, text: Decimal) -> None:
    """The sheets of a stitched booklet in printing order; calipers in mm make up for creep."""
    with pikepdf.open(job.source) as pdf:
        total = len(pdf.pages)
        page, _, _ = _sheet_of(pdf.pages[0])
        sheet = Sheet(2 * page.width, page.height, page.bleed)
        forms = _forms(pdf, range(1, total + 1))
        plan = list(sides(total, cover, text))
        slug = _slug(pdf, [f"{job.line} · {_named(side)}" for side in plan], job.lang)
        for side, line in zip(plan, slug, strict=True):
            creep, middle = float(side.creep) * MM, page.width
            parts = [
                _Part(forms[side.left - 1], creep, -page.bleed, middle),
                _Part(forms[side.right - 1], middle - creep, middle, 2 * middle + page.bleed),
            ]
            _add(pdf, sheet, parts, line, (middle,))
        _drop_source(pdf, len(plan))
        _finish(pdf, job, target)


def _named(side: Side) -> str:
    return f"{side.sheet}{'A' if side.front else 'B'} · {side.left} | {side.right}"


def _sheet_of(page: pikepdf.Page) -> tuple[Sheet, float, float]:
    """The sheet of a typeset page, and where its trim begins."""
    left, low, right, high = (float(part) for part in page.trimbox)
    bleed = left - float(page.mediabox[0])
    return Sheet(round(right - left, 3), round(high - low, 3), round(bleed, 3)), left, low


def _boxes(page: pikepdf.Page, sheet: Sheet, x: float, y: float) -> None:
    for name, box in (("MediaBox", sheet.media), ("BleedBox", sheet.bled), ("TrimBox", sheet.trim)):
        moved = (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
        page.obj[f"/{name}"] = pikepdf.Array([round(part, 3) for part in moved])
    for name in ("/CropBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]


def _forms(pdf: pikepdf.Pdf, numbers: Sequence[int] | range) -> list[pikepdf.Object]:
    """Pages as forms whose origin is the trim's corner and which end with the bleed."""
    found = []
    for number in numbers:
        page = pdf.pages[number - 1 if number > 0 else number]
        sheet, x, y = _sheet_of(page)
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox = pikepdf.Array([round(part, 3) for part in _moved(sheet.bled, x, y)])
        form.Matrix = pikepdf.Array([1, 0, 0, 1, round(-x, 4), round(-y, 4)])
        found.append(pdf.make_indirect(form))
    return found


def _moved(box: Sequence[float], x: float, y: float) -> list[float]:
    return [box[0] + x, box[1] + y, box[2] + x, box[3] + y]


def _slug(
    pdf: pikepdf.Pdf, lines: Sequence[str], lang: str, spine: Spine | None = None
) -> list[pikepdf.Object]:
    """The slug's lines as forms and, last, the spine, whose origin is the trim's corner."""
    made = []
    with lettered(lines, spine, lang) as pages:
        for page in pages.pages:
            form = pdf.copy_foreign(pages.make_indirect(page.as_form_xobject()))
            if "/Group" in form:
                del form.Group
            made.append(form)
    if spine is not None:
        made[-1].Matrix = pikepdf.Array([1, 0, 0, 1, 0, round(-spine.bleed, 4)])
    return made


def _line_at(sheet: Sheet) -> tuple[float, float]:
    return _LINE_X, -sheet.bleed - GAP - _LINE_RISE - 8


def _add(
    pdf: pikepdf.Pdf,
    sheet: Sheet,
    parts: Sequence[_Part],
    line: pikepdf.Object,
    folds: Sequence[float],
) -> None:
    """A new page at the end with its parts, its marks and its line."""
    forms = pikepdf.Dictionary(Marks=marks.drawn(pdf, sheet, folds), Slug=line)
    for at, part in enumerate(parts):
        forms[f"/P{at}"] = part.form
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([round(each, 3) for each in sheet.media]),
        Resources=pikepdf.Dictionary(XObject=forms),
        Contents=pdf.make_stream(b"\n".join(_content(sheet, parts))),
    )
    pdf.pages.append(pikepdf.Page(page))
    _boxes(pdf.pages[-1], sheet, 0, 0)


def _content(sheet: Sheet, parts: Sequence[_Part]) -> Iterator[bytes]:
    low, height = sheet.bled[1], sheet.height + 2 * sheet.bleed
    for at, part in enumerate(parts):
        window = (part.left, low, part.right - part.left, height)
        clip = b"%.4f %.4f %.4f %.4f re W n" % window
        yield b"q %s 1 0 0 1 %.4f 0 cm /P%d Do Q" % (clip, part.x, at)
    yield b"/Marks Do q 1 0 0 1 %.4f %.4f cm /Slug Do Q" % _line_at(sheet)


def _drop_source(pdf: pikepdf.Pdf, made: int) -> None:
    """Leave the new pages alone."""
    intent.strip(pdf)
    del pdf.pages[: len(pdf.pages) - made]
    if "/PageLabels" in pdf.Root:
        del pdf.Root.PageLabels


def _finish(pdf: pikepdf.Pdf, job: Job, target: Path) -> None:
    intent.declare(pdf, job.profile, job.title, job.standard)
    intent.save(pdf, target, job.standard)
