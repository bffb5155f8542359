"""Rooms: floors and walls, windows on the hills, trusses, overhead cranes, machine bodies."""

import itertools
from collections.abc import Sequence
from math import cos, pi, sin

from pictures.colour import INDOORS, MORNING, PAPER, STEEL, Light, lighter, mix
from pictures.drawing import HEIGHT, WIDTH, Point, Sheet, outline
from pictures.land import ridge
from pictures.parts import bar, wires
from pictures.solids import box, lattice, prism, rounds, tube
from pictures.space import (
    PANE,
    Camera,
    Face,
    Item,
    Solid,
    Stage,
    Stroke,
    Vec,
    View,
    hull,
    put,
)

FLOOR = "#cfd0c8"
ROOM = "#e9e5da"


def indoors(
    camera: Camera, light: Light = INDOORS, *, floor: str = FLOOR, wall: str = ROOM
) -> Stage:
    """A stage whose sheet is filled with wall above the horizon and floor below."""
    sheet = Sheet()
    stage = Stage(View(camera, light, sheet))
    sheet.rect(-10, -10, WIDTH + 20, HEIGHT + 20, light.lit(wall, 0.25, 0.0))
    stage.plane(floor)
    return stage


def outlook(seed: str, light: Light = MORNING, *, sink: float = 0.72) -> "_Art":
    """Paints sky and hills into a window; the horizon lies `sink` of its height down."""
    return _Art(seed, light, sink)


class _Art:
    def __init__(self, seed: str, light: Light, sink: float) -> None:
        self._seed, self._light, self._sink = seed, light, sink

    def __call__(self, sheet: Sheet, points: list[Point]) -> None:
        top, foot = min(p[1] for p in points), max(p[1] for p in points)
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        tall = foot - top
        sheet.open(f'clip-path="{sheet.clip(outline(points))}"')
        sheet.rect(left, top, right - left, tall, sheet.fade(self._light.sky, (0, top), (0, foot)))
        far, near = self._light.hills
        for layer in range(3):
            share = layer / 2
            ridge(
                sheet,
                f"{self._seed}{layer}",
                top + tall * (self._sink + 0.14 * layer),
                tall * (0.42 - 0.08 * layer),
                mix(far, near, share * 0.9),
                self._light.haze,
                wave=max(tall * 1.5, 60),
                start=left - 4,
                end=right + 4,
                level=0.15,
            )
        sheet.rect(
            left,
            top + tall * (self._sink + 0.2),
            right - left,
            tall,
            self._light.far(self._light.lit("#8fae86", 0.5, 1), 500),
        )
        sheet.close()


def wall(stage: Stage, face: Face) -> Face:
    """A face painted with the ground, behind everything that stands in the room."""
    stage.ground_art(lambda: stage.view.face(face))
    return face


def back_wall(
    stage: Stage,
    x0: float,
    x1: float,
    y: float,
    high: float,
    colour: str = ROOM,
    *,
    base: float = 1.2,
    plinth: str = "",
) -> Face:
    face = Face([(x0, y, 0), (x1, y, 0), (x1, y, high), (x0, y, high)], colour)
    if base:
        face.mark(0, 0, x1 - x0, base, plinth or lighter(colour, -0.09))
    return wall(stage, face)


def side_wall(
    stage: Stage,
    x: float,
    y0: float,
    y1: float,
    high: float,
    colour: str = ROOM,
    *,
    base: float = 1.2,
    plinth: str = "",
) -> Face:
    """A wall along y; the one at a negative x faces right, the other left."""
    if x < stage.view.camera.eye[0]:
        face = Face([(x, y0, 0), (x, y1, 0), (x, y1, high), (x, y0, high)], colour)
    else:
        face = Face([(x, y1, 0), (x, y0, 0), (x, y0, high), (x, y1, high)], colour)
    if base:
        face.mark(0, 0, y1 - y0, base, plinth or lighter(colour, -0.09))
    return wall(stage, face)


def ceiling(
    stage: Stage, x0: float, x1: float, y0: float, y1: float, high: float, colour: str
) -> Face:
    return wall(
        stage, Face([(x0, y1, high), (x1, y1, high), (x1, y0, high), (x0, y0, high)], colour)
    )


def windows(
    face: Face,
    count: int,
    low: float,
    top: float,
    seed: str,
    *,
    light: Light = MORNING,
    left: float = 1.0,
    right: float = 1.0,
    gap: float = 1.2,
    bars: int = 2,
    frame: str = "#f6f3ec",
    cross: int = 0,
) -> None:
    """Windows on the hills in a row along a wall."""
    wide = (face.long - left - right - gap * (count - 1)) / count
    for k in range(count):
        u = left + k * (wide + gap)
        face.mark(u - 0.12, low - 0.12, u + wide + 0.12, top + 0.12, frame)
        pane = face.mark(u, low, u + wide, top, "#dcebec", shaded=False)
        pane.art = outlook(seed, light)
        for b in range(1, bars + 1):
            at = u + wide * b / (bars + 1)
            face.mark(at - 0.05, low, at + 0.05, top, frame)
        for c in range(1, cross + 1):
            at = low + (top - low) * c / (cross + 1)
            face.mark(u, at - 0.05, u + wide, at + 0.05, frame)


def sunlight(
    stage: Stage,
    x: float,
    y: float,
    w: float,
    d: float,
    count: int,
    *,
    gap: float = 1.2,
    lean: float = 3.0,
    along: str = "x",
    opacity: float = 0.35,
) -> None:
    """Patches of sun on the floor, as from a row of windows."""
    for k in range(count):
        if along == "x":
            a = x + k * (w + gap)
            points = [(a, y), (a + w, y), (a + w + lean, y + d), (a + lean, y + d)]
        else:
            a = y + k * (w + gap)
            points = [(x, a), (x + d, a + lean), (x + d, a + w + lean), (x, a + w)]
        stage.ground(points, "#fff8e6", opacity=opacity, fill="#fff8e6")


def joints(
    stage: Stage,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    step: float,
    colour: str,
    *,
    width: float = 0.06,
) -> None:
    """A grid of thin lines on the floor or in a yard."""
    x = x0
    while x <= x1:
        stage.ribbon([(x, y0), (x, y1)], width, colour)
        x += step
    y = y0
    while y <= y1:
        stage.ribbon([(x0, y), (x1, y)], width, colour)
        y += step


def trusses(
    x0: float, x1: float, ys: Sequence[float], low: float, rise: float, colour: str = "#b9c4c6"
) -> list[Solid]:
    """Flat-bottomed roof trusses across the room."""
    found = []
    for y in ys:
        lines: list[tuple[Vec, Vec]] = [((x0, y, low), (x1, y, low))]
        count = 12
        for k in range(count):
            a, b = k / count, (k + 1) / count
            za, zb = (low + rise * (1 - abs(2 * s - 1)) + 0.9 for s in (a, b))
            xa, xb = x0 + (x1 - x0) * a, x0 + (x1 - x0) * b
            lines.append(((xa, y, za), (xb, y, zb)))
            lines.append(((xa, y, za if k % 2 else low), (xb, y, low if k % 2 else zb)))
        found.append(wires(*lines, width=0.16, colour=colour))
    return found


def overhead_crane(
    x0: float,
    x1: float,
    y: float,
    z: float,
    colour: str,
    *,
    trolley: float = 0.5,
    drop: float = 3.0,
    hook: bool = True,
) -> list[Item]:
    """A bridge crane across the room, with its trolley and hook."""
    beam = box(x0, y - 0.4, z, x1 - x0, 0.8, 1.0, colour, casts=False)
    beam["front"].mark(0, 0.38, x1 - x0, 0.62, lighter(colour, -0.05))
    tx = x0 + (x1 - x0) * trolley
    items: list[Item] = [
        beam,
        box(tx - 1.0, y - 0.7, z - 0.35, 2.0, 1.4, 0.6, "#6f7f86", casts=False),
    ]
    if hook:
        items.append(
            wires(
                ((tx - 0.25, y, z - 0.3), (tx - 0.25, y, z - drop)),
                ((tx + 0.25, y, z - 0.3), (tx + 0.25, y, z - drop)),
                width=0.05,
            )
        )
        items.append(box(tx - 0.4, y - 0.2, z - drop - 0.5, 0.8, 0.4, 0.55, colour, casts=False))
    return items


def column(x: float, y: float, high: float, colour: str = "#c3cccd", *, size: float = 0.6) -> Solid:
    made = box(x - size / 2, y - size / 2, 0, size, size, high, colour, casts=False)
    made["front"].mark(size * 0.3, 0, size * 0.7, high, lighter(colour, -0.05))
    made["front"].mark(0, 0, size, 1.4, "#d8b45c")
    return made


def cabinet(
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    colour: str = "#dfe2de",
    *,
    screen: bool = True,
    z: float = 0.0,
) -> Solid:
    """A control cabinet with doors, facing -y."""
    made = box(x, y, z, w, d, h, colour)
    face = made["front"]
    count = max(round(w / 0.8), 1)
    for k in range(1, count):
        face.mark(w * k / count - 0.02, 0.1, w * k / count + 0.02, h - 0.1, lighter(colour, -0.12))
    face.mark(0, 0, w, 0.12, lighter(colour, -0.2))
    if screen:
        face.mark(w * 0.12, h * 0.62, w * 0.12 + 0.45, h * 0.62 + 0.32, "#2d5d70")
    return made


def motor(
    x: float, y: float, z: float, r: float, long: float, colour: str, *, along: str = "x"
) -> list[Item]:
    p, q = (x, y, z), (x + long, y, z) if along == "x" else (x, y + long, z)
    items: list[Item] = [
        box(
            x - (0 if along == "x" else r),
            y - (r if along == "x" else 0),
            z - r - 0.12,
            long if along == "x" else 2 * r,
            2 * r if along == "x" else long,
            0.12,
            lighter(colour, -0.1),
        ),
        tube(p, q, r, r, colour),
    ]
    return items


def annulus(
    x: float,
    y: float,
    z: float,
    r: float,
    hole: float,
    h: float,
    colour: str,
    inside: str,
    *,
    bolts: int = 0,
    sides: int = 48,
) -> Solid:
    """A flat ring lying down; `inside` is what is seen through it."""
    made = rounds(x, y, [(r, z), (r, z + h)], colour, sides=sides)
    top = made["top"]

    def circle(cx: float, cy: float, rr: float, n: int = sides) -> list[Vec]:
        return [
            (cx + rr * cos(2 * pi * k / n), cy + rr * sin(2 * pi * k / n), z + h) for k in range(n)
        ]

    top.marks.append(Face(circle(x, y, hole), lighter(colour, -0.1)))
    inner = [(px, py + h * 0.9, pz) for px, py, pz in circle(x, y, hole - h * 0.35)]
    top.marks.append(Face(inner, inside))
    for k in range(bolts):
        a = 2 * pi * (k + 0.5) / bolts
        m = (r + hole) / 2
        top.marks.append(
            Face(circle(x + m * cos(a), y + m * sin(a), (r - hole) * 0.17, 16), inside)
        )
    return made


def shadow_on(stage: Stage, base: Solid, *things: Sequence[Item], strength: float = 0.2) -> None:
    """Shadows on a table's top: one outline for each thing, which is a list of items."""
    sun, top = stage.view.sunward(), base["top"]
    z = top.points[0][2]
    for thing in things:
        cast = [
            (p[0] - sun[0] * (p[2] - z) / sun[2], p[1] - sun[1] * (p[2] - z) / sun[2])
            for item in thing
            for outer in item.hulls()
            for p in outer
            if p[2] > z - 0.01
        ]
        around = hull(cast)
        if len(around) > 2:
            top.marks.append(
                Face(
                    [(x, y, z) for x, y in around],
                    stage.view.light.shadow,
                    shaded=False,
                    opacity=strength,
                )
            )


def rail(
    points: Sequence[Vec], high: float = 1.1, colour: str = STEEL, step: float = 1.6
) -> list[Solid]:
    """A handrail."""
    found = []
    for p, q in itertools.pairwise(points):
        length = max(abs(q[0] - p[0]) + abs(q[1] - p[1]), 0.1)
        count = max(round(length / step), 1)
        strokes = []
        for k in range(count + 1):
            s = k / count
            x, y, z = (p[i] + (q[i] - p[i]) * s for i in range(3))
            strokes.append(Stroke((x, y, z), (x, y, z + high), 0.05, colour))
        strokes += [
            Stroke((p[0], p[1], p[2] + up), (q[0], q[1], q[2] + up), 0.05, colour)
            for up in (high, high * 0.5)
        ]
        found.append(Solid([], strokes, casts=False))
    return found


def platform(
    x: float,
    y: float,
    w: float,
    d: float,
    z: float,
    colour: str = "#b7c0c0",
    *,
    thick: float = 0.25,
    rails: bool = True,
) -> list[Item]:
    """A steel deck on posts with handrails."""
    posts = wires(
        *[
            ((px, py, 0), (px, py, z))
            for px in (x + 0.2, x + w / 2, x + w - 0.2)
            for py in (y + 0.2, y + d - 0.2)
        ],
        width=0.24,
        colour=STEEL,
    )
    items: list[Item] = [posts, box(x, y, z, w, d, thick, colour)]
    if rails:
        top = z + thick
        items += rail([(x, y, top), (x + w, y, top)])
        items += rail([(x, y + d, top), (x + w, y + d, top)])
    return items


def sphere(sheet: Sheet, x: float, y: float, r: float, colour: str, *, sunny: int = -1) -> None:
    """A ball in flat tones: body, shade, light, glint."""
    fill = sheet.define(
        f'<radialGradient id="{{id}}" cx="{0.5 + sunny * 0.18}" cy=".3" r=".78">'
        f'<stop offset="0" stop-color="{lighter(colour, 0.2)}"/>'
        f'<stop offset=".4" stop-color="{lighter(colour, 0.07)}"/>'
        f'<stop offset=".75" stop-color="{colour}"/>'
        f'<stop offset="1" stop-color="{lighter(colour, -0.1)}"/></radialGradient>'
    )
    sheet.circle(x, y, r, fill)


__all__ = [
    "FLOOR",
    "PANE",
    "PAPER",
    "ROOM",
    "annulus",
    "back_wall",
    "bar",
    "cabinet",
    "ceiling",
    "column",
    "indoors",
    "joints",
    "lattice",
    "motor",
    "outlook",
    "overhead_crane",
    "platform",
    "prism",
    "put",
    "rail",
    "shadow_on",
    "side_wall",
    "sphere",
    "sunlight",
    "trusses",
    "wall",
    "windows",
]
