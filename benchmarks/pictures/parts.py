"""Things that stand about: lorries, trains, containers, cranes, pylons, lamps, fences, halls."""

import itertools
from collections.abc import Sequence
from math import cos, hypot, pi, sin

from pictures.colour import (
    ASPHALT,
    CLADDING,
    CONCRETE,
    GRAPHITE,
    IRON,
    PAPER,
    ROOF_GREY,
    STEEL,
    lighter,
)
from pictures.drawing import Chance, Point, Sheet, number, outline, smooth
from pictures.land import Shade
from pictures.solids import box, drum, flat_hall, gable, lattice, prism, rounds, tube
from pictures.space import PANE, Face, Group, Item, Solid, Sprite, Stage, Stroke, Vec, put

TYRE = "#39454b"
BOXES = ("#2f6d86", "#d8d5cb", "#9db3b8", "#54788a", "#c98a62", "#7d9a94", "#e4dfd2", "#0b4f6c")


def bar(p: Vec, q: Vec, width: float, colour: str) -> Solid:
    return Solid([], [Stroke(p, q, width, colour)], casts=False)


def wires(*lines: tuple[Vec, Vec], width: float = 0.05, colour: str = "#5d6c73") -> Solid:
    return Solid([], [Stroke(p, q, width, colour) for p, q in lines], casts=False)


def wheel(x: float, y: float, r: float, thick: float, *, hub: str = "#aab3b5") -> Solid:
    made = tube((x, y, r), (x, y + thick, r), r, r, TYRE, sides=22)
    for name in ("start", "end"):
        face = made[name]
        centre = tuple(sum(p[k] for p in face.points) / len(face.points) for k in range(3))
        ring = [
            (
                centre[0] + (p[0] - centre[0]) * 0.52,
                centre[1] + (p[1] - centre[1]) * 0.52,
                centre[2] + (p[2] - centre[2]) * 0.52,
            )
            for p in face.points
        ]
        face.marks.append(Face(ring, hub))
    return made


def container(
    x: float, y: float, z: float, colour: str, *, long: float = 12.2, along: str = "x"
) -> Solid:
    """A shipping container with its corrugations and doors."""
    w, d = (long, 2.44) if along == "x" else (2.44, long)
    made = box(x, y, z, w, d, 2.6, colour, top=lighter(colour, 0.02))
    sides, ends = (("front", "back"), ("left", "right"))
    if along == "y":
        sides, ends = ends, sides
    for name in sides:
        face = made[name]
        face.ribs(0.55, lighter(colour, -0.055), 0.2, 0.9)
        face.mark(0, 0, face.long, 0.18, lighter(colour, -0.08))
        face.mark(0, 2.44, face.long, 2.6, lighter(colour, -0.05))
    for name in ends:
        face = made[name]
        face.mark(1.19, 0.15, 1.25, 2.45, lighter(colour, -0.1))
        for u in (0.45, 0.9, 1.55, 2.0):
            face.mark(u - 0.04, 0.2, u + 0.04, 2.4, lighter(colour, 0.12))
    return made


def stacks(
    seed: str,
    x: float,
    y: float,
    columns: int,
    rows: int,
    tallest: int,
    *,
    along: str = "x",
    colours: Sequence[str] = BOXES,
    least: int = 1,
    gap: float = 0.35,
) -> list[Item]:
    """A block of stacked containers."""
    chance = Chance(seed)
    found: list[Item] = []
    for column in range(columns):
        for r in range(rows):
            high = least + int(chance.unit() * (tallest - least + 1))
            pile: list[Item] = []
            for k in range(high):
                if along == "x":
                    pile.append(container(0, 0, k * 2.6, chance.pick(list(colours))))
                else:
                    pile.append(container(0, 0, k * 2.6, chance.pick(list(colours)), along="y"))
            if along == "x":
                found.append(put(pile, x + column * (12.2 + gap), y + r * (2.44 + gap)))
            else:
                found.append(put(pile, x + column * (2.44 + gap), y + r * (12.2 + gap)))
    return found


def lorry(
    *,
    cab: str = "#e8e4da",
    body: str = "#d9dcd8",
    kind: str = "box",
    stripe: str = "",
    long: float = 9.0,
) -> list[Item]:
    """A lorry along +x, its nose at x = 0, standing on z = 0: box, reefer, flat, container, tip."""
    frame = "#505e65"
    items: list[Item] = []
    nose = prism(
        [(-2.1, 0.75), (0.0, 0.75), (0.05, 1.7), (-0.25, 3.1), (-2.1, 3.25)],
        -1.22,
        1.22,
        cab,
        along="y",
    )
    front = nose["side2"]
    front.mark(0.12, 0.15, front.long - 0.12, front.high - 0.2, PANE)
    for name in ("start", "end"):
        face = nose[name]
        points = [(-1.45, 1.75), (-0.25, 1.75), (-0.42, 2.8), (-1.45, 2.8)]
        y = face.points[0][1]
        face.marks.append(Face([(px, y, pz) for px, pz in points], PANE))
        face.marks.append(
            Face(
                [(px, y, pz) for px, pz in [(-2.1, 0.75), (-0.0, 0.75), (0.0, 1.0), (-2.1, 1.0)]],
                frame,
            )
        )
    bumper = nose["side1"]
    bumper.mark(0.0, 0.0, bumper.long, 0.34, frame)
    items.append(nose)
    back = -2.5 - long
    items.append(box(back, -1.0, 0.7, long + 0.5, 2.0, 0.45, frame))
    if kind in {"box", "reefer"}:
        load = box(back, -1.25, 1.15, long, 2.5, 2.75, body)
        for name in ("front", "back"):
            face = load[name]
            if stripe:
                face.mark(0, 0.5, face.long, 0.95, stripe)
            face.mark(0, 0, face.long, 0.12, lighter(body, -0.15))
            face.ribs(1.5, lighter(body, -0.05), 0.05, 0.8)
        tail = load["left"]
        tail.mark(1.22, 0.1, 1.28, 2.6, lighter(body, -0.15))
        for u in (0.6, 1.9):
            tail.mark(u - 0.03, 0.15, u + 0.03, 2.6, "#98a3a5")
        items.append(load)
        if kind == "reefer":
            unit = box(back + long, -0.95, 2.4, 0.36, 1.9, 1.3, "#f3f3ee")
            unit["right"].mark(0.2, 0.2, 1.7, 0.9, "#9fb0b5")
            items.append(unit)
    elif kind == "container":
        items.append(container(back, -1.22, 1.15, body, long=long))
    elif kind == "tip":
        items.append(
            prism(
                [(back, 1.2), (back + long, 1.2), (back + long, 2.7), (back, 2.5)],
                -1.25,
                1.25,
                body,
                along="y",
                colours={2: "#c9b898"},
            )
        )
    else:
        items.append(box(back, -1.25, 1.15, long, 2.5, 0.16, lighter(body, -0.05)))
    for at in (-1.1, back + 1.2, back + 2.5) if long > 7 else (-1.1, back + 1.5):
        items += [wheel(at, -1.22, 0.5, 0.4), wheel(at, 0.82, 0.5, 0.4)]
    return items


def van(colour: str = "#e8e4da") -> list[Item]:
    """A small van along +x, nose at x = 0."""
    body = prism(
        [(-5.0, 0.45), (0.0, 0.45), (0.0, 1.2), (-0.7, 1.35), (-1.3, 2.1), (-5.0, 2.15)],
        -0.95,
        0.95,
        colour,
        along="y",
    )
    body["side3"].mark(0.1, 0.05, body["side3"].long - 0.1, body["side3"].high - 0.05, PANE)
    for name in ("start", "end"):
        y = body[name].points[0][1]
        body[name].marks.append(
            Face([(-2.1, y, 1.3), (-0.9, y, 1.3), (-1.35, y, 1.95), (-2.1, y, 1.95)], PANE)
        )
    items: list[Item] = [body]
    for at in (-0.9, -4.0):
        items += [wheel(at, -0.97, 0.36, 0.25), wheel(at, 0.72, 0.36, 0.25)]
    return items


def car(colour: str = "#c4ccce") -> list[Item]:
    """A car along +x, nose at x = 0."""
    lower = prism(
        [(-4.4, 0.35), (0, 0.35), (0, 0.8), (-0.4, 0.95), (-4.4, 0.98)],
        -0.9,
        0.9,
        colour,
        along="y",
    )
    cabin = prism(
        [(-4.0, 0.96), (-1.1, 0.95), (-1.8, 1.48), (-3.5, 1.5)],
        -0.8,
        0.8,
        "#5f7f8d",
        along="y",
        colours={2: colour},
    )
    items: list[Item] = [lower, cabin]
    for at in (-0.85, -3.5):
        items += [wheel(at, -0.92, 0.32, 0.2), wheel(at, 0.72, 0.32, 0.2)]
    return items


def coach(colour: str = "#e9e6dc", stripe: str = "#0b4f6c") -> list[Item]:
    body = box(-10.5, -1.25, 0.5, 10.5, 2.5, 2.7, colour)
    for name in ("front", "back"):
        body[name].mark(0.3, 1.05, 10.2, 2.25, PANE)
        body[name].mark(0, 0.45, 10.5, 0.7, stripe)
    body["right"].mark(0.15, 0.8, 2.35, 2.3, PANE)
    items: list[Item] = [body]
    for at in (-2.0, -7.8):
        items += [wheel(at, -1.27, 0.5, 0.3), wheel(at, 0.97, 0.5, 0.3)]
    return items


def wagon(load: Sequence[tuple[float, str]] = (), *, long: float = 14.0) -> list[Item]:
    """A flat wagon along x, its middle at 0; loads are (length, colour) of containers."""
    items: list[Item] = [box(-long / 2, -1.3, 0.95, long, 2.6, 0.28, "#5a686e")]
    for at in (-long / 2 + 2.4, long / 2 - 2.4):
        items.append(box(at - 1.3, -0.95, 0.35, 2.6, 1.9, 0.58, "#46535a"))
        for dx in (-0.9, 0.9):
            items += [
                tube((at + dx, -1.0, 0.45), (at + dx, -0.8, 0.45), 0.45, 0.45, TYRE, sides=16),
                tube((at + dx, 0.8, 0.45), (at + dx, 1.0, 0.45), 0.45, 0.45, TYRE, sides=16),
            ]
    x = -sum(each[0] for each in load) / 2 - 0.1 * (len(load) - 1)
    for size, colour in load:
        items.append(container(x, -1.22, 1.23, colour, long=size))
        x += size + 0.2
    return items


def locomotive(colour: str = "#2c6f88", band: str = "#e8e2d2") -> list[Item]:
    """An electric locomotive along x, its middle at 0."""
    body = prism(
        [
            (-9.7, 1.0),
            (9.7, 1.0),
            (9.9, 2.1),
            (9.1, 3.75),
            (8.7, 3.95),
            (-8.7, 3.95),
            (-9.1, 3.75),
            (-9.9, 2.1),
        ],
        -1.5,
        1.5,
        colour,
        along="y",
        colours={4: "#8b989b"},
    )
    for name in ("start", "end"):
        y = body[name].points[0][1]
        marks = body[name].marks
        marks.append(Face([(-9.8, y, 1.55), (9.8, y, 1.55), (9.88, y, 2.0), (-9.88, y, 2.0)], band))
        for sign in (-1, 1):
            marks.append(
                Face(
                    [
                        (sign * 7.7, y, 2.5),
                        (sign * 8.6, y, 2.5),
                        (sign * 8.4, y, 3.3),
                        (sign * 7.7, y, 3.3),
                    ],
                    PANE,
                )
            )
        for k in range(5):
            u = -4.6 + k * 2.1
            marks.append(
                Face(
                    [(u, y, 2.5), (u + 1.3, y, 2.5), (u + 1.3, y, 3.3), (u, y, 3.3)],
                    lighter(colour, -0.07),
                )
            )
    for name in ("side2", "side6"):
        face = body[name]
        face.mark(0.35, 0.35, face.long - 0.35, face.high - 0.25, PANE)
    items: list[Item] = [body, box(-8.6, -1.2, 0.35, 17.2, 2.4, 0.64, "#46535a")]
    items += [
        tube((at, -1.28, 0.55), (at, -1.05, 0.55), 0.55, 0.55, TYRE, sides=18)
        for at in (-6.8, -4.9, 4.9, 6.8)
    ]
    items.append(
        wires(((-4, 0, 3.9), (-2.4, 0, 5.2)), ((-2.4, 0, 5.2), (-3.6, 0, 6.1)), width=0.12)
    )
    return items


def track(
    stage: Stage,
    points: Sequence[tuple[float, float]],
    *,
    bed: str = "#b8b1a4",
    sleepers: bool = True,
) -> None:
    """A railway track on its ballast, straight between two points."""
    stage.ribbon(points, 4.2, bed)
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = hypot(x1 - x0, y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    if sleepers:
        count = int(length / 0.9)
        for k in range(count):
            cx, cy = x0 + ux * k * 0.9, y0 + uy * k * 0.9
            if stage.view.camera.see((cx, cy, 0))[1] > 130:
                continue
            stage.ribbon(
                [(cx - uy * 1.3, cy + ux * 1.3), (cx + uy * 1.3, cy - ux * 1.3)], 0.28, "#8f8a80"
            )

    def rails() -> None:
        for side in (-0.72, 0.72):
            a = (x0 - uy * side, y0 + ux * side, 0.16)
            b = (x1 - uy * side, y1 + ux * side, 0.16)
            pieces = 24
            for k in range(pieces):
                p = tuple(a[i] + (b[i] - a[i]) * k / pieces for i in range(3))
                q = tuple(a[i] + (b[i] - a[i]) * (k + 1) / pieces for i in range(3))
                stage.view.stroke(Stroke((p[0], p[1], p[2]), (q[0], q[1], q[2]), 0.13, "#5b6970"))

    stage.ground_art(rails)


def gantry(
    x: float,
    y: float,
    span: float,
    high: float,
    colour: str,
    *,
    reach: float = 9.0,
    trolley: float = 0.4,
    drop: float = 4.0,
    load: str = "",
    width: float = 12.0,
) -> Group:
    """A rail-mounted gantry crane running along y: girders along x, legs at 0 and `span`."""
    girder = 1.7
    light, long = lighter(colour, 0.05), span + 2 * reach
    items: list[Item] = [
        box(-reach, side + width * 0.29 - 0.6, high, long, 1.2, girder, colour, top=light)
        for side in (0.0, width * 0.42)
    ]
    for lx in (0.0, span):
        items.append(box(lx - 0.9, 0, 0.6, 1.8, width, 1.2, lighter(colour, -0.05)))
        for ly in (0.4, width - 1.6):
            items.append(
                prism(
                    [
                        (ly, 1.8),
                        (ly + 1.2, 1.8),
                        (width / 2 + (1 if ly > 2 else -1) * width * 0.2 + 0.6, high),
                        (width / 2 + (1 if ly > 2 else -1) * width * 0.2 - 0.6, high),
                    ],
                    lx - 0.65,
                    lx + 0.65,
                    colour,
                    along="x",
                )
            )
            items.append(box(lx - 0.5, ly - 0.2, 0.1, 1.0, 1.6, 0.6, "#4c5a60"))
        items.append(box(lx - 0.5, width * 0.3, high - 3, 1.0, width * 0.4, 0.8, colour))
    tx = -reach + (span + 2 * reach) * trolley
    items.append(box(tx - 2.5, width * 0.2, high + girder, 5, width * 0.6, 1.5, "#e6e1d5"))
    cab = box(tx + 2.6, width * 0.4, high - 2.3, 2.0, 2.2, 2.1, "#eeeae0")
    for name in ("front", "right", "left"):
        cab[name].mark(0.2, 0.5, cab[name].long - 0.2, 1.7, PANE)
    items.append(cab)
    top = high - drop
    cy = width / 2
    items.append(
        wires(
            *[
                ((tx + dx * 0.5, cy + dy * 0.5, high), (tx + dx, cy + dy, top))
                for dx in (-1.0, 1.0)
                for dy in (-2.6, 2.6)
            ],
            width=0.09,
        )
    )
    items.append(box(tx - 1.22, cy - 6.1, top - 0.4, 2.44, 12.2, 0.45, "#d6a648"))
    if load:
        items.append(container(tx - 1.22, cy - 6.1, top - 3.05, load, along="y"))
    return Group(items).__class__(items, put([], x, y).frame)


def reach_stacker(colour: str, load: str, *, lift: float = 5.6) -> list[Item]:
    """A reach stacker along +x, holding a container crosswise in front of it."""
    dark = "#4d5b61"
    items: list[Item] = [
        prism(
            [(-7.6, 0.9), (0.2, 0.9), (0.2, 1.9), (-3.2, 2.2), (-7.6, 2.5)],
            -1.6,
            1.6,
            colour,
            along="y",
        ),
        box(-7.9, -1.7, 0.8, 1.5, 3.4, 1.9, lighter(colour, -0.08)),
    ]
    for at, r in ((-0.6, 0.95), (-6.0, 0.85)):
        for y0 in (-2.2, 1.3):
            made = wheel(at, y0, r, 0.9, hub="#d7c28a")
            items.append(made)
    cab = box(-4.4, -0.8, 2.4, 1.8, 1.6, 1.8, "#e9e5da")
    for name in ("front", "right", "left", "back"):
        cab[name].mark(0.15, 0.35, cab[name].long - 0.15, 1.55, PANE)
    items.append(cab)
    top = (3.4, lift + 2.6 + 1.0)
    boom = prism(
        [(-6.8, 3.0), (-6.6, 3.9), (top[0] - 0.1, top[1] + 0.6), (top[0] + 0.5, top[1] - 0.3)],
        -0.45,
        0.45,
        lighter(colour, 0.02),
        along="y",
    )
    arm: list[Item] = [boom]
    items += arm
    items.append(bar((-1.5, -0.7, 2.0), (0.2, -0.7, lift + 1.6), 0.3, dark))
    items.append(box(top[0] - 0.3, -0.6, lift + 2.9, 1.1, 1.2, 0.8, dark))
    items.append(box(top[0] - 0.75, -5.9, lift + 2.6, 2.1, 11.8, 0.4, "#d6a648"))
    items.append(container(top[0] - 0.95, -6.1, lift, load, along="y"))
    return items


def tower_crane(
    x: float,
    y: float,
    high: float,
    jib: float,
    colour: str,
    *,
    turn: float = 0.0,
    drop: float = 14.0,
    hook: float = 0.6,
) -> Group:
    """A tower crane: mast, jib along +x turned by an angle, counterweight, hook."""
    items: list[Item] = [
        box(-2.5, -2.5, 0, 5, 5, 0.8, CONCRETE),
        lattice((0, 0, 0.8), (0, 0, high), 1.7, colour, bay=2.2, bar=0.2),
        lattice((0, 0, high + 1.6), (jib, 0, high + 1.6), 1.3, colour, bay=2.4, bar=0.17),
        lattice((0, 0, high + 1.6), (-jib * 0.3, 0, high + 1.6), 1.3, colour, bay=2.4, bar=0.17),
        box(-jib * 0.3, -1.0, high - 0.2, 3.2, 2.0, 2.2, "#9fa8a8"),
        wires(
            ((0, 0, high + 8), (jib * 0.75, 0, high + 2.3)),
            ((0, 0, high + 8), (jib * 0.35, 0, high + 2.3)),
            ((0, 0, high + 8), (-jib * 0.28, 0, high + 2.3)),
            width=0.1,
        ),
        lattice((0, 0, high + 2.2), (0, 0, high + 8), 0.8, colour, bay=2, bar=0.16),
        wires(((jib * hook, 0, high + 0.9), (jib * hook, 0, high - drop)), width=0.1),
        box(jib * hook - 0.4, -0.4, high - drop - 0.9, 0.8, 0.8, 0.9, IRON),
    ]
    cab = box(0.9, -1.7, high - 1.4, 1.8, 1.5, 2.0, "#ece8de")
    cab["front"].mark(0.2, 0.6, 1.6, 1.7, PANE)
    cab["right"].mark(0.2, 0.6, 1.3, 1.7, PANE)
    items.append(cab)
    return put(items, x, y, 0, turn)


def pylon(
    x: float, y: float, high: float, *, colour: str = "#7b8d94", arm: float = 5.0, turn: float = 0.0
) -> Group:
    """A lattice pylon with three cross-arms along x."""
    foot = high * 0.11
    top = high * 0.02
    bars: list[tuple[Vec, Vec]] = [
        ((sx * foot, sy * foot, 0), (sx * top, sy * top, high)) for sx in (-1, 1) for sy in (-1, 1)
    ]
    levels = 9
    for k in range(levels):
        a, b = k / levels, (k + 1) / levels
        wa, wb = foot + (top - foot) * a, foot + (top - foot) * b
        for sy in (-1, 1):
            bars.append(((-wa, sy * wa, a * high), (wb, sy * wb, b * high)))
            bars.append(((wa, sy * wa, a * high), (-wb, sy * wb, b * high)))
    for share, reach in ((0.68, 1.0), (0.8, 1.25), (0.92, 0.9)):
        z = share * high
        for sign in (-1, 1):
            tip = (sign * arm * reach, 0.0, z)
            bars.append(((0, 0, z + high * 0.035), tip))
            bars.append(((0, 0, z - high * 0.012), tip))
            bars.append((tip, (tip[0], 0, z - 1.3)))
    return put([wires(*bars, width=0.2, colour=colour)], x, y, 0, turn)


def cables(
    first: tuple[float, float],
    second: tuple[float, float],
    high: float,
    *,
    arm: float = 5.0,
    sag: float = 3.0,
    steps: int = 10,
) -> list[Solid]:
    """The cables between two pylons whose arms lie along x."""
    found = []
    for share, reach in ((0.68, 1.0), (0.8, 1.25), (0.92, 0.9)):
        for sign in (-1, 1):
            line = []
            for k in range(steps + 1):
                s = k / steps
                line.append(
                    (
                        first[0] + (second[0] - first[0]) * s + sign * arm * reach,
                        first[1] + (second[1] - first[1]) * s,
                        share * high - 1.3 - sag * 4 * s * (1 - s),
                    )
                )
            found.append(wires(*itertools.pairwise(line), width=0.05))
    return found


def lamp(x: float, y: float, high: float = 9.0, *, arm: float = 1.6, glow: bool = False) -> Solid:
    strokes = [
        Stroke((x, y, 0), (x, y, high), 0.16, "#7d8b90"),
        Stroke((x, y, high), (x + arm, y, high + 0.3), 0.1, "#7d8b90"),
        Stroke(
            (x + arm * 0.7, y, high + 0.25),
            (x + arm * 1.3, y, high + 0.3),
            0.25,
            "#fff1cf" if glow else "#e4e6e2",
            shaded=not glow,
        ),
    ]
    return Solid([], strokes, casts=False)


def fence(
    points: Sequence[tuple[float, float]],
    high: float = 2.4,
    *,
    step: float = 3.0,
    colour: str = "#8d9ba0",
) -> list[Solid]:
    """A mesh fence along a line, one solid a bay so that it sorts well."""
    found = []
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = hypot(x1 - x0, y1 - y0)
        count = max(round(length / step), 1)
        for k in range(count):
            a = (x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count)
            b = (x0 + (x1 - x0) * (k + 1) / count, y0 + (y1 - y0) * (k + 1) / count)
            panel = Face(
                [(a[0], a[1], 0.1), (b[0], b[1], 0.1), (b[0], b[1], high), (a[0], a[1], high)],
                "#b9c4c6",
                opacity=0.35,
            )
            other = Face(list(reversed(panel.points)), "#b9c4c6", opacity=0.35)
            found.append(
                Solid(
                    [panel, other],
                    [
                        Stroke((a[0], a[1], 0), (a[0], a[1], high + 0.15), 0.1, colour),
                        Stroke((a[0], a[1], high), (b[0], b[1], high), 0.07, colour),
                        Stroke((a[0], a[1], 0.3), (b[0], b[1], 0.3), 0.06, colour),
                    ],
                    casts=False,
                    convex=False,
                )
            )
    return found


def chimney(
    x: float, y: float, r: float, h: float, colour: str = CLADDING, band: str = ""
) -> list[Solid]:
    shaft = rounds(x, y, [(r, 0), (r * 0.72, h)], colour, sides=24, top="#59666c")
    if not band:
        return [shaft]
    s = 0.86
    ring = rounds(
        x,
        y,
        [(r * (1 - 0.28 * s) + 0.06, h * s), (r * (1 - 0.28 * (s + 0.07)) + 0.06, h * (s + 0.07))],
        band,
        sides=24,
    )
    return [shaft, ring]


def works_hall(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    wall: str,
    roof: str,
    *,
    along: str = "x",
    base: str = "",
    strip: bool = True,
    lights: bool = True,
    doors: int = 1,
    door: str = "",
    vent: bool = True,
    band: str = "",
) -> list[Item]:
    """A clad portal-frame hall: ribbed walls, plinth, window strip, roof lights, ridge vent."""
    hall = gable(x, y, w, d, eave, ridge, wall, roof, along=along)
    seam = lighter(wall, -0.045)
    plinth = base or lighter(wall, -0.13)
    for name in ("front", "back", "left", "right"):
        face = hall[name]
        long_side = (name in {"front", "back"}) == (along == "x")
        face.ribs(1.5 if face.long < 60 else 2.2, seam, 0.09, 0.7)
        face.mark(0, 0, face.long, 1.1, plinth)
        if band:
            face.mark(0, eave - 1.3, face.long, eave - 0.5, band)
        if strip and long_side:
            low = eave * 0.58
            count = max(round(face.long / 7), 1)
            bay = face.long / count
            for k in range(count):
                face.mark(k * bay + 0.6, low, (k + 1) * bay - 0.6, low + min(1.7, eave * 0.2), PANE)
        if not long_side and doors:
            wide = min(4.6, face.long / (doors * 2))
            for k in range(doors):
                u = face.long * (k + 0.5) / doors - wide / 2
                _door(face, u, wide, min(5.0, eave * 0.62), door or lighter(wall, -0.2))
    for name in ("roof1", "roof2"):
        face = hall[name]
        face.ribs(1.5 if face.long < 60 else 2.2, lighter(roof, -0.035), 0.1, 0.7)
        if lights:
            count = max(round(face.long / 12), 1)
            bay = face.long / count
            for k in range(count):
                u = (k + 0.5) * bay
                face.mark(
                    u - 0.7, face.high * 0.2, u + 0.7, face.high * 0.72, "#e3edec", opacity=0.9
                )
        face.mark(0, 0, face.long, 0.35, lighter(roof, -0.08))
    items: list[Item] = [hall]
    if vent:
        if along == "x":
            m = y + d / 2
            items.append(
                prism(
                    [
                        (m - 0.9, ridge - 0.02),
                        (m + 0.9, ridge - 0.02),
                        (m + 0.9, ridge + 0.6),
                        (m, ridge + 1.1),
                        (m - 0.9, ridge + 0.6),
                    ],
                    x + w * 0.06,
                    x + w * 0.94,
                    lighter(roof, 0.03),
                    along="x",
                )
            )
        else:
            m = x + w / 2
            items.append(
                prism(
                    [
                        (m - 0.9, ridge - 0.02),
                        (m + 0.9, ridge - 0.02),
                        (m + 0.9, ridge + 0.6),
                        (m, ridge + 1.1),
                        (m - 0.9, ridge + 0.6),
                    ],
                    y + d * 0.06,
                    y + d * 0.94,
                    lighter(roof, 0.03),
                    along="y",
                )
            )
    return items


def _door(face: Face, u: float, wide: float, high: float, colour: str) -> None:
    face.mark(u - 0.2, 0, u + wide + 0.2, high + 0.2, lighter(colour, -0.1))
    leaf = face.mark(u, 0, u + wide, high, colour)
    leaf.courses(0.6, lighter(colour, -0.05), 0.07, 0.8)


def roller_door(face: Face, u: float, wide: float, high: float, colour: str) -> None:
    _door(face, u, wide, high, colour)


def saw_hall(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    rise: float,
    teeth: int,
    wall: str,
    roof: str,
    *,
    glass: str = PANE,
) -> list[Item]:
    """A hall under saw-tooth roofs; teeth follow each other along x, glass faces -x."""
    items: list[Item] = []
    step = w / teeth
    for k in range(teeth):
        x0 = x + k * step
        tooth = prism(
            [
                (x0, 0),
                (x0 + step, 0),
                (x0 + step, eave),
                (x0 + step * 0.12, eave + rise),
                (x0, eave),
            ],
            y,
            y + d,
            wall,
            along="y",
            colours={2: roof},
        )
        pane = tooth["side3"]
        pane.mark(0.5, rise * 0.12, pane.long - 0.5, pane.high * 0.88, glass)
        pane.ribs(2.5, wall, 0.2, 1)
        tooth["side2"].ribs(2.0, lighter(roof, -0.035), 0.1, 0.7)
        items.append(tooth)
    return items


def storeys(
    x: float,
    y: float,
    w: float,
    d: float,
    floors: int,
    high: float,
    wall: str,
    *,
    roof: str = ROOF_GREY,
    bay: float = 4.0,
    pane: float = 0.62,
    glazing: str = PANE,
    ground: float = 0.0,
    trim: str = "",
    strip: bool = False,
    huts: int = 1,
    z: float = 0.0,
    inset: float = 0.5,
    sill: str = "",
) -> list[Item]:
    """A framed building of several floors with regular windows and a stair hut on the roof."""
    tall = floors * high + 1.0 + ground
    block = flat_hall(x, y, w, d, tall, wall, roof, z=z)
    for name in ("front", "back", "left", "right"):
        face = block[name]
        count = max(round(face.long / bay), 1)
        step = face.long / count
        for floor in range(floors):
            low = floor * high + (ground if floor else 0.0)
            size = high + (ground if not floor else 0.0)
            v0, v1 = low + size * 0.3, low + size * (0.3 + pane * 0.85)
            if strip:
                face.mark(inset, v0, face.long - inset, v1, glazing)
                for k in range(1, count):
                    face.mark(k * step - 0.12, v0, k * step + 0.12, v1, lighter(wall, -0.05))
            else:
                for k in range(count):
                    face.mark(k * step + inset, v0, (k + 1) * step - inset, v1, glazing)
            if sill:
                face.mark(0, v0 - 0.3, face.long, v0, sill)
            if trim and floor:
                face.mark(0, low - 0.15, face.long, low + 0.15, trim)
        face.mark(0, 0, face.long, 0.5, lighter(wall, -0.12))
        face.mark(0, tall - 0.5, face.long, tall, trim or lighter(wall, -0.05))
    items: list[Item] = [block]
    for k in range(huts):
        hx = x + w * (k + 0.5) / huts - 2.5
        items.append(box(hx, y + d * 0.4, z + tall, 5, min(5, d * 0.4), 3, lighter(wall, -0.02)))
    return items


def rack(
    x: float,
    y: float,
    w: float,
    d: float,
    levels: int,
    high: float,
    *,
    colour: str = "#5b7f90",
    seed: str = "rack",
    goods: Sequence[str] = ("#c9a67c", "#d8bd96", "#b8956c"),
    fill: float = 0.9,
    z: float = 0.0,
) -> list[Item]:
    """Pallet racking along x with goods on its shelves."""
    chance = Chance(seed)
    items: list[Item] = []
    bays = max(round(w / 2.8), 1)
    bay = w / bays
    posts = [
        Stroke((x + k * bay, yy, z), (x + k * bay, yy, z + levels * high), 0.11, colour)
        for k in range(bays + 1)
        for yy in (y, y + d)
    ]
    for level in range(levels):
        base = z + level * high
        for k in range(bays):
            for half in range(2):
                if chance.unit() > fill:
                    continue
                wide = bay * 0.42
                tall = high * chance.between(0.55, 0.82)
                tone = chance.pick(list(goods))
                load = box(
                    x + k * bay + bay * (0.06 + 0.47 * half),
                    y + 0.1,
                    base + 0.2,
                    wide,
                    d - 0.2,
                    tall,
                    tone,
                    casts=False,
                )
                load["front"].mark(0, tall * 0.45, wide, tall * 0.55, lighter(tone, -0.06))
                items.append(load)
        items.append(box(x, y - 0.02, base + 0.02, w, 0.1, 0.14, colour, casts=False))
    front = Solid([], [s for s in posts if s.start[1] == y], casts=False)
    back = Solid([], [s for s in posts if s.start[1] != y], casts=False)
    items += [front, back]
    return items


def pallet(x: float, y: float, goods: str, *, z: float = 0.0, high: float = 1.2) -> list[Item]:
    base = box(x, y, z, 1.2, 1.0, 0.14, "#a9885f")
    load = box(x + 0.05, y + 0.05, z + 0.14, 1.1, 0.9, high, goods)
    return [base, load]


def forklift(colour: str = "#d9a648") -> list[Item]:
    """A forklift along +x, forks at the front."""
    items: list[Item] = [
        prism(
            [(-2.4, 0.4), (-0.2, 0.4), (-0.2, 1.1), (-1.5, 1.2), (-2.4, 1.3)],
            -0.55,
            0.55,
            colour,
            along="y",
        ),
        wires(
            *[((px, py, 1.0), (px + 0.1, py, 2.3)) for px in (-0.35, -1.9) for py in (-0.5, 0.5)],
            width=0.09,
            colour="#4d5b61",
        ),
        box(-2.0, -0.55, 2.25, 1.8, 1.1, 0.1, "#4d5b61"),
        wires(
            *[((0.0, py, 0.1), (0.0, py, 2.9)) for py in (-0.35, 0.35)],
            width=0.12,
            colour="#4d5b61",
        ),
        box(0.0, -0.4, 0.15, 1.1, 0.12, 0.06, "#4d5b61"),
        box(0.0, 0.28, 0.15, 1.1, 0.12, 0.06, "#4d5b61"),
    ]
    for at in (-0.5, -1.95):
        items += [wheel(at, -0.62, 0.34, 0.2), wheel(at, 0.42, 0.34, 0.2)]
    return items


def pool(
    x: float,
    y: float,
    r: float,
    *,
    wall: str = "#cfd1cb",
    water: str = "#6fa7b3",
    z: float = 0.9,
    arm: float | None = 0.3,
    colour: str = "#8b9ba1",
) -> list[Item]:
    """A round settling basin with its bridge."""
    ring = drum(x, y, 0, r, z, wall, sides=56)
    top = ring["top"]
    inner = [
        (x + (r - 0.6) * cos(2 * pi * k / 56), y + (r - 0.6) * sin(2 * pi * k / 56), z)
        for k in range(56)
    ]
    top.marks.append(Face(inner, water))
    weir = [
        (x + (r - 1.3) * cos(2 * pi * k / 56), y + (r - 1.3) * sin(2 * pi * k / 56), z)
        for k in range(56)
    ]
    top.marks.append(Face(weir, lighter(water, 0.035)))
    items: list[Item] = [ring, drum(x, y, z, 0.9, 1.6, wall, sides=20)]
    if arm is not None:
        ax, ay = cos(arm), sin(arm)
        bridge = Solid(
            [],
            [
                Stroke((x, y, z + 1.3), (x + ax * r, y + ay * r, z + 1.3), 0.5, colour),
                Stroke((x, y, z + 2.2), (x + ax * r, y + ay * r, z + 2.2), 0.08, colour),
                *[
                    Stroke(
                        (x + ax * r * s, y + ay * r * s, z + 1.3),
                        (x + ax * r * s, y + ay * r * s, z + 2.2),
                        0.07,
                        colour,
                    )
                    for s in (0.2, 0.4, 0.6, 0.8, 1.0)
                ],
            ],
            casts=False,
        )
        items.append(bridge)
    return [put(items, 0, 0)]


def conveyor(
    p: Vec,
    q: Vec,
    *,
    wide: float = 2.4,
    high: float = 2.4,
    colour: str = "#b4c2c6",
    legs: int = 3,
    windows: bool = True,
) -> list[Item]:
    """A closed conveyor gallery rising from p to q along x (or y), on trestles."""
    along_x = abs(q[0] - p[0]) > abs(q[1] - p[1])
    if along_x:
        body = prism(
            [(p[0], p[2]), (q[0], q[2]), (q[0], q[2] + high), (p[0], p[2] + high)],
            p[1] - wide / 2,
            p[1] + wide / 2,
            colour,
            along="y",
            colours={2: lighter(colour, -0.06)},
        )
    else:
        body = prism(
            [(p[1], p[2]), (q[1], q[2]), (q[1], q[2] + high), (p[1], p[2] + high)],
            p[0] - wide / 2,
            p[0] + wide / 2,
            colour,
            along="x",
            colours={2: lighter(colour, -0.06)},
        )
    if windows:
        for name in ("start", "end"):
            face = body[name]
            base = face.points
            count = max(int(hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]) / 5), 2)
            for k in range(count):
                s, t = (k + 0.25) / count, (k + 0.75) / count

                def on(share: float, up: float, base: list[Vec] = base) -> Vec:
                    a, b = base[0], base[1]
                    return (
                        a[0] + (b[0] - a[0]) * share,
                        a[1] + (b[1] - a[1]) * share,
                        a[2] + (b[2] - a[2]) * share + up,
                    )

                face.marks.append(
                    Face(
                        [
                            on(s, high * 0.45),
                            on(t, high * 0.45),
                            on(t, high * 0.75),
                            on(s, high * 0.75),
                        ],
                        PANE,
                    )
                )
    items: list[Item] = []
    for k in range(legs):
        share = (k + 0.7) / legs
        x, y, z = (p[i] + (q[i] - p[i]) * share for i in range(3))
        if z < 1.5:
            continue
        if along_x:
            pair = [
                ((x - z * 0.06, y - 1, 0), (x, y - 0.8, z)),
                ((x + z * 0.06, y + 1, 0), (x, y + 0.8, z)),
                ((x + z * 0.06, y - 1, 0), (x, y - 0.8, z)),
                ((x - z * 0.06, y + 1, 0), (x, y + 0.8, z)),
            ]
        else:
            pair = [
                ((x - 1, y - z * 0.06, 0), (x - 0.8, y, z)),
                ((x + 1, y + z * 0.06, 0), (x + 0.8, y, z)),
                ((x - 1, y + z * 0.06, 0), (x - 0.8, y, z)),
                ((x + 1, y - z * 0.06, 0), (x + 0.8, y, z)),
            ]
        items.append(wires(*pair, width=0.3, colour=STEEL))
    items.append(body)
    return items


def bolt(
    p: Vec, q: Vec, r: float, colour: str = STEEL, *, head: float = 1.75, thread: float = 0.55
) -> list[Item]:
    """A hexagon bolt from its head at p to its tip at q."""
    d = (q[0] - p[0], q[1] - p[1], q[2] - p[2])
    length = hypot(*d)
    u = (d[0] / length, d[1] / length, d[2] / length)

    def at(s: float) -> Vec:
        return p[0] + u[0] * s, p[1] + u[1] * s, p[2] + u[2] * s

    items: list[Item] = [
        tube(at(0), at(r * 1.2), r * head, r * head, colour, sides=6),
        tube(at(r * 1.2), at(length * (1 - thread)), r, r, lighter(colour, 0.02), sides=20),
    ]
    start = length * (1 - thread)
    turns = max(int((length - start) / (r * 0.42)), 2)
    for k in range(turns):
        a = start + (length - start) * k / turns
        b = start + (length - start) * (k + 1) / turns
        m = (a + b) / 2
        items.append(tube(at(a), at(m), r * 0.92, r * 1.02, colour, sides=16))
        items.append(tube(at(m), at(b), r * 1.02, r * 0.92, lighter(colour, -0.04), sides=16))
    return items


def hexagon_nut(
    x: float, y: float, z: float, r: float, h: float, colour: str, turn: float = 0.0
) -> Solid:
    ring = [(x + r * cos(pi / 3 * k + turn), y + r * sin(pi / 3 * k + turn)) for k in range(6)]
    nut = prism(ring, z, z + h, colour, along="z")
    hole = [
        (x + r * 0.52 * cos(2 * pi * k / 24), y + r * 0.52 * sin(2 * pi * k / 24), z + h)
        for k in range(24)
    ]
    nut["end"].marks.append(Face(hole, GRAPHITE))
    return nut


def table(
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    colour: str = PAPER,
    leg: str = STEEL,
    z: float = 0.0,
) -> list[Item]:
    """A bench on four legs."""
    top = box(x, y, z + h - 0.08, w, d, 0.08, colour)
    legs = wires(
        *[
            ((px, py, z), (px, py, z + h - 0.08))
            for px in (x + 0.1, x + w - 0.1)
            for py in (y + 0.1, y + d - 0.1)
        ],
        width=0.08,
        colour=leg,
    )
    return [legs, top]


def road_marks(
    stage: Stage, points: Sequence[tuple[float, float]], width: float, colour: str = ASPHALT
) -> None:
    """A two-lane road: surface, edge lines, dashed middle."""
    stage.ribbon(points, width + 1.6, "#b9b6a4")
    stage.ribbon(points, width, colour)
    for side in (-1, 1):
        stage.ribbon(points, 0.18, "#eceae2", offset=side * (width / 2 - 0.4))
    stage.dashes(points, 0.18, "#eceae2")


def person(
    x: float,
    y: float,
    *,
    z: float = 0.0,
    high: float = 1.7,
    coat: str = "#4f7f92",
    legs: str = "#3f5158",
    facing: int = 1,
    pose: str = "stand",
    cap: str = "",
    goggles: bool = False,
    skin: str = "#d8b08c",
) -> Sprite:
    """A figure without a face: standing, working at something before it, or running."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        h = high * scale
        f = facing
        dark, body, head = shade(legs), shade(coat), shade(skin)
        hair = shade("#37424a")
        if pose == "run":
            steps = [
                ((0.0, 0.47), (0.13 * f, 0.26), (0.05 * f, 0.02)),
                ((0.0, 0.47), (-0.07 * f, 0.24), (-0.24 * f, 0.12)),
            ]
        elif pose == "walk":
            steps = [
                ((0.0, 0.47), (0.06 * f, 0.24), (0.1 * f, 0.0)),
                ((0.0, 0.47), (-0.02 * f, 0.24), (-0.1 * f, 0.02)),
            ]
        else:
            steps = [
                ((-0.045, 0.47), (-0.05, 0.24), (-0.05, 0.0)),
                ((0.045, 0.47), (0.05, 0.24), (0.05, 0.0)),
            ]
        for a, b, c in steps:
            sheet.line(
                outline([(sx + p[0] * h, sy - p[1] * h) for p in (a, b, c)], closed=False),
                dark,
                h * 0.085,
            )
        lean = 0.05 * f if pose == "run" else 0.035 * f if pose == "work" else 0.0
        sheet.shape(
            smooth(
                [
                    (sx - 0.1 * h, sy - 0.44 * h),
                    (sx - 0.125 * h + lean * h * 0.6, sy - 0.66 * h),
                    (sx - 0.105 * h + lean * h, sy - 0.8 * h),
                    (sx + lean * h, sy - 0.84 * h),
                    (sx + 0.105 * h + lean * h, sy - 0.8 * h),
                    (sx + 0.125 * h + lean * h * 0.6, sy - 0.66 * h),
                    (sx + 0.1 * h, sy - 0.44 * h),
                ],
                closed=True,
            ),
            body,
        )
        arm = shade(lighter(coat, -0.05))
        if pose == "work":
            arms = [((0.07 * f, 0.77), (0.13 * f, 0.61), (0.27 * f, 0.6))]
        elif pose == "run":
            arms = [
                ((0.02 * f, 0.77), (0.13 * f, 0.64), (0.22 * f, 0.74)),
                ((0.0, 0.77), (-0.12 * f, 0.64), (-0.2 * f, 0.54)),
            ]
        else:
            arms = [
                ((-0.1, 0.77), (-0.135, 0.62), (-0.12, 0.47)),
                ((0.1, 0.77), (0.135, 0.62), (0.12, 0.47)),
            ]
        for a, b, c in arms:
            sheet.line(
                outline([(sx + (p[0] + lean) * h, sy - p[1] * h) for p in (a, b, c)], closed=False),
                arm,
                h * 0.06,
            )
            sheet.circle(sx + (c[0] + lean) * h, sy - c[1] * h, h * 0.033, head)
        hx, hy = sx + lean * 1.5 * h, sy - 0.915 * h
        sheet.rect(hx - 0.028 * h, hy + 0.04 * h, 0.056 * h, 0.06 * h, head)
        sheet.ellipse(hx, hy, 0.064 * h, 0.078 * h, head)
        top = shade(cap) if cap else hair
        sheet.shape(
            f"M{number(hx - 0.07 * h)} {number(hy + 0.01 * h)}"
            f"A{number(0.07 * h)} {number(0.086 * h)} 0 0 1 "
            f"{number(hx + 0.07 * h)} {number(hy + 0.01 * h)}"
            f"L{number(hx + 0.045 * h * f)} {number(hy - 0.03 * h)}"
            f"L{number(hx - 0.06 * h * f)} {number(hy + 0.03 * h)}Z",
            top,
        )
        if goggles:
            sheet.rect(
                hx - 0.066 * h, hy - 0.016 * h, 0.132 * h, 0.036 * h, shade("#2d4853"), 1, 0.015 * h
            )

    return Sprite((x, y, z), 0.3, high, draw)


def cow(
    x: float,
    y: float,
    *,
    z: float = 0.0,
    colour: str = "#c8904f",
    facing: int = 1,
    grazing: bool = False,
    high: float = 1.4,
) -> Sprite:
    """A beast of the yellow breed, from the side."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        h, f = high * scale, facing
        body, dark, light = (
            shade(colour),
            shade(lighter(colour, -0.08)),
            shade(lighter(colour, 0.05)),
        )

        def at(px: float, py: float) -> Point:
            return sx + px * h * f, sy - py * h

        for px, tone in ((-0.5, dark), (0.36, dark), (-0.58, body), (0.28, body)):
            sheet.line(
                outline([at(px, 0.52), at(px + 0.01, 0.26), at(px - 0.01, 0.03)], closed=False),
                tone,
                h * 0.1,
            )
        sheet.line(
            outline([at(-0.72, 0.88), at(-0.8, 0.6), at(-0.78, 0.4)], closed=False), dark, h * 0.035
        )
        sheet.shape(
            smooth(
                [
                    at(-0.74, 0.6),
                    at(-0.74, 0.92),
                    at(-0.5, 1.0),
                    at(-0.05, 0.95),
                    at(0.25, 1.03),
                    at(0.48, 0.98),
                    at(0.56, 0.72),
                    at(0.42, 0.48),
                    at(0.0, 0.42),
                    at(-0.45, 0.47),
                ],
                closed=True,
            ),
            body,
        )
        sheet.shape(
            smooth(
                [
                    at(-0.7, 0.86),
                    at(-0.5, 0.97),
                    at(-0.05, 0.92),
                    at(0.25, 1.0),
                    at(0.4, 0.93),
                    at(0.0, 0.82),
                    at(-0.4, 0.82),
                ],
                closed=True,
            ),
            light,
        )
        if grazing:
            neck = [at(0.34, 0.98), at(0.62, 0.7), at(0.78, 0.34), at(0.6, 0.28), at(0.36, 0.55)]
            nose = [at(0.62, 0.42), at(0.8, 0.38), at(0.92, 0.12), at(0.8, 0.05), at(0.66, 0.2)]
            horn = [at(0.74, 0.42), at(0.84, 0.5)]
        else:
            neck = [at(0.32, 1.0), at(0.62, 1.16), at(0.78, 1.1), at(0.7, 0.86), at(0.44, 0.6)]
            nose = [at(0.62, 1.16), at(0.8, 1.2), at(1.04, 0.98), at(0.98, 0.86), at(0.7, 0.94)]
            horn = [at(0.7, 1.2), at(0.78, 1.32)]
        sheet.shape(smooth(neck, closed=True), body)
        sheet.shape(smooth(nose, closed=True), light)
        sheet.line(outline(horn, closed=False), shade("#efe3cc"), h * 0.04)

    return Sprite((x, y, z), high * 0.6, high * 1.2, draw)


def crate(
    x: float,
    y: float,
    z: float,
    kind: str,
    seed: str,
    *,
    w: float = 0.6,
    d: float = 0.4,
    h: float = 0.28,
    colour: str = "#4d8296",
) -> list[Item]:
    """An open crate of fruit, greens or sprouts, heaped a little."""
    body = box(x, y, z, w, d, h, colour, top="#5b4a35")
    for name in ("front", "right", "left"):
        face = body[name]
        for k in range(2):
            v = h * (0.25 + 0.36 * k)
            face.mark(face.long * 0.08, v, face.long * 0.92, v + h * 0.16, lighter(colour, -0.09))

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        chance = Chance(seed + f"{x:.2f}{y:.2f}")
        wide, deep = w * scale * 0.47, d * scale * 0.2
        if kind == "greens":
            for k in range(16):
                px = sx + chance.between(-1, 1) * wide * 0.9
                py = sy + (k / 15 - 0.6) * deep * 1.7
                tone = shade(chance.pick(("#5e9a5d", "#78ad66", "#4c8552", "#93bf78")))
                for side in (-1, 0, 1):
                    sheet.ellipse(
                        px + side * wide * 0.13,
                        py - abs(side) * deep * 0.1 - deep * 0.5,
                        wide * 0.15,
                        deep * 0.7,
                        tone,
                    )
                sheet.ellipse(px, py + deep * 0.25, wide * 0.05, deep * 0.35, shade("#dfe8c2"))
            return
        r = wide * 0.2
        for row_number in range(4):
            count = 5 - (row_number % 2)
            for k in range(count):
                px = sx + (k - (count - 1) / 2) * r * 2.0 + chance.between(-1, 1) * r * 0.12
                py = sy - deep * 1.1 + row_number * deep * 0.72
                tone = chance.pick(("#eb9733", "#f0a541", "#e48a2c"))
                sheet.circle(px, py, r * 1.06, shade(lighter(tone, -0.07)))
                sheet.circle(px - r * 0.08, py - r * 0.1, r * 0.9, shade(tone))
                sheet.circle(px - r * 0.3, py - r * 0.35, r * 0.3, shade(lighter(tone, 0.09)))

    heaped = Sprite((x + w / 2, y + d / 2, z + h), w / 2, 0.12, draw, casts=False)
    return [body, heaped]
