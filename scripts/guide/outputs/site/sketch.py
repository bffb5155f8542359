"""A sketch of where things lie to each other: dots and names from coordinates, no map."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from markupsafe import Markup, escape

from guide.model.guide import Guide
from guide.model.parts import Point
from guide.words.voice import Voice

_WIDTH = 360.0
_HEIGHTS = (200.0, 420.0)
_MARGIN = 34.0
_SIZES = {"here": 13.0, "park": 12.0, "township": 11.0, "project": 11.0}
_RADII = {"here": 7.0, "park": 4.5, "township": 2.5, "project": 3.0}
_RANKS = ("here", "park", "township", "project")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with a place: its kind (`here`, `park`, `township`, `project`), degrees, name."""

    kind: str
    east: float
    north: float
    name: str = ""
    sector: str = ""


def guide_marks(guide: Guide, lang: str, *, projects: bool = False) -> tuple[Mark, ...]:
    """The townships and parks of a guide that have coordinates, and its projects where asked for.

    The datums of points differ by a few hundred metres, which no sketch of a county shows.
    """
    voice = Voice(guide, lang)
    found = [
        _mark("township", township.point, voice.text(township.name))
        for township in (guide.place.townships if guide.place else ())
    ]
    found += [
        _mark("park", park.location.point, voice.text(park.short_name or park.name))
        for park in guide.parks.values()
    ]
    if projects:
        for project in guide.projects.values():
            mark = _mark("project", project.location.point, "")
            found.append(replace(mark, sector=str(project.sector)) if mark else None)
    return tuple(mark for mark in found if mark is not None)


def with_here(marks: Sequence[Mark], point: Point | None, name: str) -> tuple[Mark, ...]:
    """Marks with the place that a page is about; nothing where that has no coordinates."""
    here = _mark("here", point, name)
    if here is None:
        return ()
    return (*(mark for mark in marks if (mark.east, mark.north) != (here.east, here.north)), here)


def sketch(marks: Sequence[Mark], label: str) -> Markup:
    """The drawing, north at the top; empty for fewer than three marks.

    A name that finds no room beside its dot is left out.
    """
    if len(marks) < 3:
        return Markup("")
    placed, height = _placed(marks)
    box = f'viewBox="0 0 {_WIDTH:.0f} {height:.0f}"'
    drawn = [f'<svg class="sketch" {box} role="img" aria-label="{escape(label)}">']
    later = sorted(placed, key=lambda each: -_RANKS.index(each[0].kind))
    drawn += [_dot(mark, x, y) for mark, x, y in later if not _is_under(mark, x, y, placed)]
    drawn += _names(placed, height)
    return Markup("").join([*map(Markup, drawn), Markup("</svg>")])


def _mark(kind: str, point: Point | None, name: str) -> Mark | None:
    return Mark(kind, float(point.lon), float(point.lat), name) if point else None


def _placed(marks: Sequence[Mark]) -> tuple[list[tuple[Mark, float, float]], float]:
    """The marks with their places in the drawing, and its height."""
    easts, norths = [m.east for m in marks], [m.north for m in marks]
    shrink = cos(radians((min(norths) + max(norths)) / 2))
    wide = max((max(easts) - min(easts)) * shrink, 1e-6)
    high = max(max(norths) - min(norths), 1e-6)
    inner = _WIDTH - 2 * _MARGIN
    scale = min(inner / wide, (_HEIGHTS[1] - 2 * _MARGIN) / high)
    height = max(high * scale + 2 * _MARGIN, _HEIGHTS[0])
    left = (_WIDTH - wide * scale) / 2
    top = (height - high * scale) / 2
    return [
        (
            mark,
            left + (mark.east - min(easts)) * shrink * scale,
            top + (max(norths) - mark.north) * scale,
        )
        for mark in marks
    ], height


def _is_under(mark: Mark, x: float, y: float, placed: Sequence[tuple[Mark, float, float]]) -> bool:
    """Whether a dot would show as a sliver from under that of the place a page is about."""
    return mark.kind != "here" and any(
        abs(x - left) < 2 * _RADII["here"] and abs(y - top) < 2 * _RADII["here"]
        for other, left, top in placed
        if other.kind == "here"
    )


def _dot(mark: Mark, x: float, y: float) -> str:
    radius = _RADII[mark.kind]
    if mark.kind == "park":
        side = 2 * radius
        return (
            f'<rect class="sketch-park" x="{x - radius:.1f}" y="{y - radius:.1f}" '
            f'width="{side:.1f}" height="{side:.1f}"/>'
        )
    sector = f' data-sector="{escape(mark.sector)}"' if mark.sector else ""
    return f'<circle class="sketch-{mark.kind}"{sector} cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def _names(placed: Sequence[tuple[Mark, float, float]], height: float) -> Iterator[str]:
    """Names beside their dots, the most important first, none over another name or a big dot."""
    taken: list[Box] = [
        (x - r, y - r, x + r, y + r)
        for mark, x, y in placed
        if mark.kind != "project"
        for r in (_RADII[mark.kind],)
    ]
    for mark, x, y in sorted(placed, key=lambda each: _RANKS.index(each[0].kind)):
        if not mark.name:
            continue
        size, gap = _SIZES[mark.kind], _RADII[mark.kind] + 4
        if _is_under(mark, x, y, placed):
            gap += _RADII["here"]
        width = sum(size if ord(sign) > 0x2E7F else size * 0.56 for sign in mark.name)
        for dx, dy, anchor in (
            (gap, size * 0.35, "start"),
            (-gap, size * 0.35, "end"),
            (0.0, gap + size * 0.8, "middle"),
            (0.0, -gap, "middle"),
        ):
            left = x + dx - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
            box = (left, y + dy - size * 0.85, left + width, y + dy + size * 0.25)
            inside = box[0] >= 2 and box[2] <= _WIDTH - 2 and box[1] >= 2 and box[3] <= height - 2
            if inside and _is_free(box, taken):
                taken.append(box)
                yield (
                    f'<text class="sketch-name sketch-name-{mark.kind}" x="{x + dx:.1f}" '
                    f'y="{y + dy:.1f}" text-anchor="{anchor}">{escape(mark.name)}</text>'
                )
                break


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    for west, north, east, south in taken:
        if left < east and west < right and top < south and north < bottom:
            return False
    return True
