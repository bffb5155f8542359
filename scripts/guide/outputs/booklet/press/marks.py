"""Crop, fold and registration marks in the slug, in a colour that prints on every plate."""

from collections.abc import Iterator, Sequence

import pikepdf

from guide.outputs.booklet.press.sheet import GAP, MARK, MM, Sheet

_STROKE = 0.25
_RADIUS = 1.6 * MM
_CROSS = 2.6 * MM
# Four Bézier curves make a circle when their handles have this length.
_ROUND = 0.5522847498


def registration(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The colour space of registration: `All` inks, so that each plate shows the same marks."""
    inks = pikepdf.Array([1, 1, 1, 1])
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=pikepdf.Array([0, 0, 0, 0]), C1=inks
    )
    space = [
        pikepdf.Name.Separation,
        pikepdf.Name.All,
        pikepdf.Name.DeviceCMYK,
        pdf.make_indirect(tint),
    ]
    return pdf.make_indirect(pikepdf.Array(space))


def drawn(pdf: pikepdf.Pdf, sheet: Sheet, folds: Sequence[float] = ()) -> pikepdf.Stream:
    """A form with the marks of a sheet; `folds` are the x of folds and of a spine's edges."""
    form = pikepdf.Stream(pdf, b" ".join(_content(sheet, folds)))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([round(part, 3) for part in sheet.media])
    form.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(All=registration(pdf)))
    return pdf.make_indirect(form)


def _content(sheet: Sheet, folds: Sequence[float]) -> Iterator[bytes]:
    near, far = sheet.bleed + GAP, sheet.bleed + GAP + MARK
    right, top = sheet.width, sheet.height
    yield b"q /All CS 1 SCN %.2f w" % _STROKE
    for y in (0.0, top):
        yield _line(-far, y, -near, y)
        yield _line(right + near, y, right + far, y)
    for x in (0.0, right):
        yield _line(x, -far, x, -near)
        yield _line(x, top + near, x, top + far)
    if folds:
        yield b"[2 1.5] 0 d"
        for x in folds:
            yield _line(x, -far, x, -near)
            yield _line(x, top + near, x, top + far)
        yield b"[] 0 d"
    middle = (near + far) / 2
    # A mark in the middle would lie on the fold: there it stands a quarter along.
    across = right / 4 if folds else right / 2
    for x, y in (
        (-middle, top / 2),
        (right + middle, top / 2),
        (across, -middle),
        (across, top + middle),
    ):
        yield _target(x, y)
    yield b"Q"


def _line(x: float, y: float, to_x: float, to_y: float) -> bytes:
    return b"%.3f %.3f m %.3f %.3f l S" % (x, y, to_x, to_y)


def _target(x: float, y: float) -> bytes:
    """A cross in a circle."""
    r, h = _RADIUS, _RADIUS * _ROUND
    quarters = (
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    )
    circle = b" ".join(b"%.3f %.3f %.3f %.3f %.3f %.3f c" % each for each in quarters)
    cross = _line(x - _CROSS, y, x + _CROSS, y) + b" " + _line(x, y - _CROSS, x, y + _CROSS)
    return b"%.3f %.3f m %s s %s" % (x + r, y, circle, cross)
