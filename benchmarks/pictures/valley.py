"""Parts of the valley's pictures: roundhouse, lodges, pools, machines, roads, solar roofs."""

import itertools
from collections.abc import Callable, Sequence
from math import cos, pi, sin, tan

from pictures.colour import BRICK, GRAPHITE, TIMBER, lighter
from pictures.drawing import Chance, Point, Sheet, outline, smooth
from pictures.land import Shade
from pictures.parts import wires
from pictures.solids import box, drum, eaves, gable, prism, rounds, tube
from pictures.space import PANE, Camera, Face, Group, Item, Solid, Sprite, Stage, Stroke, Vec, put

STONE = "#a9aca4"
TILE = "#5f7078"
SOLAR = "#27465e"


def circle(x: float, y: float, r: float, count: int = 48) -> list[tuple[float, float]]:
    return [
        (x + r * cos(2 * pi * k / count), y + r * sin(2 * pi * k / count)) for k in range(count)
    ]


def ring(x: float, y: float, z: float, r: float, count: int = 40) -> list[Vec]:
    return [(px, py, z) for px, py in circle(x, y, r, count)]


def arch(
    face: Face, u: float, wide: float, spring: float, colour: str, *, foot: float = 0.0
) -> None:
    """An opening with a round head, centred on u."""
    half = wide / 2
    points: list[Point] = [(u - half, foot), (u + half, foot)]
    points += [(u + half * cos(pi * k / 12), spring + half * sin(pi * k / 12)) for k in range(13)]
    face.mark_shape(points, colour)


# The engine depot


def stall(
    inner: float, outer: float, half: float, eave: float, ridge: float, *, door: str, roof: str
) -> list[Item]:
    """One bay of a roundhouse around the origin, reaching outwards along +y; half is in radians."""
    middle = inner + (outer - inner) * 0.42
    a, b, c = inner * tan(half), middle * tan(half), outer * tan(half)
    front = Face([(-a, inner, 0), (a, inner, 0), (a, inner, eave), (-a, inner, eave)], BRICK)
    roof1 = Face(
        [(-a, inner, eave), (a, inner, eave), (b, middle, ridge), (-b, middle, ridge)], roof
    )
    faces = [
        front,
        Face(
            [(a, inner, 0), (c, outer, 0), (c, outer, eave), (b, middle, ridge), (a, inner, eave)],
            BRICK,
        ),
        Face([(c, outer, 0), (-c, outer, 0), (-c, outer, eave), (c, outer, eave)], BRICK),
        Face(
            [
                (-c, outer, 0),
                (-a, inner, 0),
                (-a, inner, eave),
                (-b, middle, ridge),
                (-c, outer, eave),
            ],
            BRICK,
        ),
        roof1,
        Face([(c, outer, eave), (-c, outer, eave), (-b, middle, ridge), (b, middle, ridge)], roof),
    ]
    body = Solid(faces)
    long = front.long
    front.mark(0, 0, long, 0.9, "#9a948a")
    front.mark(0, 0, 0.55, eave, lighter(BRICK, -0.045))
    front.mark(long - 0.55, 0, long, eave, lighter(BRICK, -0.045))
    front.mark(0, eave - 0.7, long, eave, "#d9c9b2")
    arch(front, long / 2, 5.4, 4.4, "#d9c9b2")
    arch(front, long / 2, 4.6, 4.3, door)
    if door != GRAPHITE:
        front.mark(long / 2 - 0.06, 0, long / 2 + 0.06, 6.5, lighter(door, -0.08))
        for z in (1.4, 3.6):
            front.mark(long / 2 - 2.2, z, long / 2 + 2.2, z + 0.16, lighter(door, -0.06))
        for u in (-1.2, 1.2):
            front.mark(long / 2 + u - 0.5, 3.9, long / 2 + u + 0.5, 5.3, PANE)
    for share in (-0.66, -0.33, 0.0, 0.33, 0.66):
        w = 0.09
        roof1.marks.append(
            Face(
                [
                    (a * share - w, inner, eave + 0.02),
                    (a * share + w, inner, eave + 0.02),
                    (b * share + w, middle, ridge + 0.02),
                    (b * share - w, middle, ridge + 0.02),
                ],
                lighter(roof, -0.035),
            )
        )
    for face in (faces[1], faces[3]):
        run = face.long
        face.mark(0, 0, run, 0.9, "#9a948a")
        face.mark(0, eave - 0.5, run, eave, "#d9c9b2")
        for k in range(5):
            u = run * (k + 0.5) / 5
            v = 2.0
            for grow, tone in ((0.3, "#d9c9b2"), (0.0, PANE)):
                arch(face, u, 1.8 + 2 * grow, v + 3.0, tone, foot=v - grow)
            face.mark(u - 0.07, v, u + 0.07, v + 3.8, "#cfd5d2")
            face.mark(u - 0.9, v + 1.6, u + 0.9, v + 1.74, "#cfd5d2")
    lantern = box(-b * 0.45, middle - 1.3, ridge - 0.5, b * 0.9, 2.6, 1.9, "#cbbfae", top="#747a79")
    lantern["front"].panes(4, 1, "#6f868d", left=0.2, right=0.2, foot=0.6, head=0.3, gap=0.3)
    return [body, lantern]


def steam_engine() -> list[Item]:
    """A black steam engine with its tender along +x, buffers at x = 0, rails at z = 0.2."""
    black, dark, red = "#2f383d", "#262e32", "#b5473a"
    items: list[Item] = [
        box(-10.6, -1.3, 1.75, 10.2, 2.6, 0.18, "#8f3a31"),
        box(-10.4, -0.6, 0.7, 10.0, 1.2, 1.0, dark),
        box(-0.5, -1.4, 1.0, 0.3, 2.8, 0.6, red),
        tube((-1.2, 0, 2.95), (-7.6, 0, 2.95), 1.05, 1.12, black),
        tube((-0.8, 0, 2.95), (-2.6, 0, 2.95), 1.12, 1.12, dark, cap="#475157"),
        rounds(-1.7, 0, [(0.34, 3.9), (0.3, 4.7), (0.44, 4.85), (0.44, 4.95)], dark),
        rounds(-3.9, 0, [(0.5, 3.8), (0.48, 4.4), (0.2, 4.7)], black),
        rounds(-5.7, 0, [(0.46, 3.8), (0.44, 4.3), (0.2, 4.55)], black),
        box(-0.75, -0.25, 4.1, 0.5, 0.5, 0.55, "#d8c489"),
    ]
    items += [
        tube((x, 0, 2.95), (x - 0.14, 0, 2.95), 1.14, 1.14, "#8a9398") for x in (-3.0, -4.6, -6.4)
    ]
    cab = box(-10.4, -1.35, 1.9, 2.9, 2.7, 2.3, black)
    for name in ("front", "back"):
        cab[name].mark(0.5, 1.1, 1.3, 1.9, "#d6c596")
        cab[name].mark(1.6, 1.1, 2.4, 1.9, "#d6c596")
        cab[name].mark(0, 0.1, 2.9, 0.22, red)
    items.append(cab)
    top = prism([(-1.5, 4.2), (1.5, 4.2), (1.1, 4.6), (-1.1, 4.6)], -10.8, -7.2, dark, along="x")
    items.append(top)
    tender = box(-17.6, -1.35, 1.15, 6.6, 2.7, 2.2, black)
    for name in ("front", "back"):
        tender[name].mark(0, 0.1, 6.6, 0.22, red)
        tender[name].mark(0.3, 1.95, 6.3, 2.05, "#59646a")
    items += [
        tender,
        prism(
            [(-1.1, 3.35), (1.1, 3.35), (0.5, 3.9), (-0.5, 3.9)], -16.9, -12.2, "#1f2629", along="x"
        ),
    ]
    for side in (-1, 1):
        for at in (-3.2, -5.15, -7.1, -9.05):
            items.append(
                tube(
                    (at, side * 1.02, 1.0),
                    (at, side * 1.22, 1.0),
                    0.86,
                    0.86,
                    red,
                    sides=28,
                    cap=red,
                )
            )
            hub = items[-1]
            if isinstance(hub, Solid):
                for name in ("start", "end"):
                    yy = hub[name].points[0][1]
                    for r, tone in ((0.72, "#7c332b"), (0.28, red)):
                        hub[name].marks.append(
                            Face(
                                [
                                    (
                                        at + r * cos(2 * pi * k / 24),
                                        yy,
                                        1.0 + r * sin(2 * pi * k / 24),
                                    )
                                    for k in range(24)
                                ],
                                tone,
                            )
                        )
        for at in (-1.4, -12.4, -14.0, -15.1, -16.7):
            items.append(
                tube((at, side * 1.0, 0.62), (at, side * 1.2, 0.62), 0.46, 0.46, red, sides=20)
            )
        items.append(box(-9.1, side * 1.3 - 0.06, 0.85, 6.2, 0.12, 0.24, "#c9ced0", casts=False))
        items.append(tube((-1.0, side * 1.25, 1.2), (-2.3, side * 1.25, 1.2), 0.42, 0.42, dark))
    return items


def water_tower(x: float, y: float, r: float, high: float) -> list[Item]:
    """A brick shaft, a wider tank and a flat cone."""
    shaft = rounds(
        x, y, [(r * 1.12, 0), (r * 1.12, 0.8), (r, 0.81), (r * 0.92, high)], BRICK, sides=40
    )
    items: list[Item] = [
        shaft,
        rounds(
            x,
            y,
            [(r * 0.92, high - 0.2), (r * 1.42, high + 1.2), (r * 1.42, high + 1.5)],
            "#d9c9b2",
        ),
        drum(x, y, high + 1.5, r * 1.38, 4.6, "#8fa0a2"),
        rounds(x, y, [(r * 1.55, high + 6.1), (r * 0.15, high + 8.0)], "#6b7577"),
        drum(x, y, high + 7.9, 0.35, 1.4, "#6b7577", sides=14),
    ]
    items += [
        rounds(x, y, [(r * 1.4, z), (r * 1.4, z + 0.25)], "#7d8d90")
        for z in (high + 2.6, high + 4.4)
    ]
    slits = []
    for k in range(3):
        z = 2.6 + k * (high - 4) / 3
        a = -pi / 2 - 0.1
        px, py = x + (r + 0.05) * cos(a), y + (r + 0.05) * sin(a) - 0.1
        slits.append(Stroke((px, py, z), (px, py, z + 1.9), 0.9, "#5d777e"))
    items.append(Solid([], slits, casts=False))
    return [put(items, 0, 0)]


# Houses


def lodge(
    w: float,
    d: float,
    floors: int,
    *,
    wall: str = "#efe9dc",
    roof: str = TILE,
    wood: str = TIMBER,
    plinth: float = 0.8,
    high: float = 3.2,
    pitch: float = 0.62,
    over: float = 1.1,
    along: str = "x",
    bays: int = 0,
    balcony: bool = True,
) -> list[Item]:
    """A guest house under a pitched roof, its near corner at the origin."""
    eave = plinth + floors * high
    ridge = eave + (d if along == "x" else w) / 2 * pitch
    body = gable(0, 0, w, d, eave, ridge, wall, roof, along=along)
    for name in ("front", "right", "left", "back"):
        face = body[name]
        face.mark(0, 0, face.long, plinth, STONE)
        count = bays or max(round(face.long / 3.6), 1)
        step = face.long / count
        for floor in range(floors):
            v = plinth + floor * high
            for k in range(count):
                face.mark(
                    k * step + step * 0.22, v + 0.5, (k + 1) * step - step * 0.22, v + 2.5, wood
                )
                face.mark(
                    k * step + step * 0.26, v + 0.6, (k + 1) * step - step * 0.26, v + 2.4, PANE
                )
            if floor:
                face.mark(0, v - 0.14, face.long, v + 0.14, wood)
        for k in range(count + 1):
            u = min(max(k * step, 0.14), face.long - 0.14)
            face.mark(u - 0.14, plinth, u + 0.14, eave, wood)
    items: list[Item] = [body]
    if balcony and floors > 1:
        z = plinth + high
        items.append(box(0.3, -1.2, z - 0.2, w - 0.6, 1.2, 0.2, wood))
        rails = [Stroke((0.3, -1.2, z + 0.95), (w - 0.3, -1.2, z + 0.95), 0.1, wood)]
        rails += [
            Stroke(
                (0.3 + (w - 0.6) * k / 10, -1.2, z),
                (0.3 + (w - 0.6) * k / 10, -1.2, z + 0.95),
                0.06,
                wood,
            )
            for k in range(11)
        ]
        items.append(Solid([], rails, casts=False))
    items.append(eaves(0, 0, w, d, eave, ridge, roof, along=along, over=over, thick=0.32))
    cover = items[-1]
    if isinstance(cover, Solid):
        for name in ("roof1", "roof2"):
            cover[name].ribs(0.9, lighter(roof, -0.03), 0.1, 0.8)
    return items


def covered_walk(
    length: float,
    *,
    roof: str = TILE,
    wood: str = "#8f6a48",
    wide: float = 3.0,
    high: float = 3.0,
    bay: float = 3.2,
) -> list[Item]:
    """A roofed walk along +x from the origin, its posts on both sides."""
    count = max(round(length / bay), 1)
    step = length / count
    items: list[Item] = [box(-0.3, -0.3, 0, length + 0.6, wide + 0.6, 0.25, "#c9c5b8")]
    for y in (wide, 0.0):
        posts = [
            Stroke((k * step, y, 0.25), (k * step, y, high), 0.2, wood) for k in range(count + 1)
        ]
        posts.append(Stroke((0, y, high), (length, y, high), 0.26, wood))
        posts.append(Stroke((0, y, 0.8), (length, y, 0.8), 0.1, wood))
        items.append(Solid([], posts, casts=False))
    cover = eaves(0, 0, length, wide, high, high + 1.25, roof, along="x", over=0.7, thick=0.22)
    for name in ("roof1", "roof2"):
        cover[name].ribs(0.8, lighter(roof, -0.03), 0.09, 0.8)
    items.append(cover)
    return items


def lantern(x: float, y: float, z: float, glow: str = "#ffd28a") -> Sprite:
    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        r = 0.42 * scale
        sheet.circle(sx, sy, r * 7, sheet.glow(glow, (sx, sy), r * 7, 0.55))
        sheet.rect(sx - r * 0.55, sy - r, r * 1.1, r * 2, glow, 1, r * 0.3)
        sheet.rect(sx - r * 0.75, sy - r * 1.2, r * 1.5, r * 0.3, shade("#6b4f3a"))
        sheet.rect(sx - r * 0.75, sy + r * 0.9, r * 1.5, r * 0.3, shade("#6b4f3a"))

    return Sprite((x, y, z), 0.3, 0.6, draw, casts=False)


def boulder(x: float, y: float, size: float, *, colour: str = STONE, seed: str = "") -> Sprite:
    """A rounded stone."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        chance = Chance(f"{seed}{x:.2f}{y:.2f}")
        w, h = size * scale, size * scale * chance.between(0.42, 0.6)
        points = []
        for k in range(7):
            a = 2 * pi * k / 7
            grow = chance.between(0.86, 1.1)
            points.append((sx + w / 2 * cos(a) * grow, sy - h * 0.42 + h / 2 * sin(a) * grow))
        tone = lighter(colour, chance.between(-0.05, 0.04))
        sheet.shape(smooth(points, closed=True), shade(lighter(tone, -0.07)))
        sheet.shape(
            smooth(
                [
                    (px * 0.86 + sx * 0.14 - w * 0.03, (py - sy) * 0.72 + sy - h * 0.26)
                    for px, py in points
                ],
                closed=True,
            ),
            shade(tone),
        )

    return Sprite((x, y, 0), size / 2, size * 0.5, draw, casts=False)


def pool_outline(
    x: float, y: float, rx: float, ry: float, seed: str, count: int = 12
) -> list[tuple[float, float]]:
    chance = Chance(seed)
    return [
        (
            x + rx * chance.between(0.86, 1.08) * cos(2 * pi * k / count),
            y + ry * chance.between(0.86, 1.08) * sin(2 * pi * k / count),
        )
        for k in range(count)
    ]


def rounded(points: Sequence[tuple[float, float]], steps: int = 6) -> list[tuple[float, float]]:
    """A closed soft line through the points, as many short straight ones."""
    count = len(points)
    line = []
    for i in range(count):
        p0, p1 = points[i - 1], points[i]
        p2, p3 = points[(i + 1) % count], points[(i + 2) % count]
        for s in range(steps):
            t = s / steps
            line.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t**2
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    return [(p[0], p[1]) for p in line]


def steam(
    sheet: Sheet, x: float, y: float, size: float, seed: str, *, strength: float = 0.4
) -> None:
    """A soft plume that rises from a place of the sheet."""
    chance = Chance(seed)
    for k in range(9):
        share = k / 8
        cx = x + sin(share * 4 + chance.unit() * 2) * size * (0.12 + 0.3 * share)
        cy = y - size * 1.7 * share
        r = size * (0.32 + 0.35 * share) * chance.between(0.8, 1.2)
        sheet.circle(cx, cy, r, sheet.glow("#ffffff", (cx, cy), r, strength * (1.05 - share)))


def cloud_sea(
    sheet: Sheet,
    seed: str,
    y: float,
    colour: str,
    shade: str,
    *,
    size: float = 60,
    start: float = -160,
    end: float = 1760,
    deep: float = 140,
    sink: float = 0.0,
) -> None:
    """A bank of cloud with a billowing upper edge; its right end sinks away over `sink` pixels."""
    chance = Chance(seed)
    x = start
    puffs: list[str] = []
    edge: list[Point] = [(start, y + deep)]
    while x < end:
        rx = size * chance.between(0.9, 2.3)
        ry = rx * chance.between(0.2, 0.34)
        drop = max(0.0, (x - end + sink) / sink) ** 2 * deep if sink else 0.0
        cy = y + drop + chance.between(-0.12, 0.12) * size
        puffs.append(
            f"M{x - rx:.1f} {cy:.1f}A{rx:.1f} {ry:.1f} 0 1 1 {x + rx:.1f} {cy:.1f}"
            f"A{rx:.1f} {ry:.1f} 0 1 1 {x - rx:.1f} {cy:.1f}Z"
        )
        edge.append((x, cy))
        x += rx * chance.between(0.9, 1.5)
    edge.append((min(x, end), y + deep))
    fill = sheet.fade([(0, colour), (0.55, shade), (1, colour)], (0, y - size * 0.6), (0, y + deep))
    sheet.shape("".join(puffs) + outline(edge), fill)


def spot(camera: Camera, sx: float, sy: float, ahead: float) -> Vec:
    """The place `ahead` metres before a camera (heading 0) that appears at a point of the sheet."""
    return (
        camera.eye[0] + (sx - camera.centre) * ahead / camera.focal,
        camera.eye[1] + ahead,
        camera.eye[2] - (sy - camera.horizon) * ahead / camera.focal,
    )


# Machines


def machining_centre(accent: str, *, five: bool = False, body: str = "#ebe8de") -> list[Item]:
    """A machining centre, 5.4 m wide and 3.9 m high, its door towards -y, its corner at 0."""
    items: list[Item] = [box(0, 0, 0, 5.4, 3.4, 0.9, "#57707b")]
    centre = box(0, 0.1, 0.9, 5.4, 3.3, 2.9, body)
    face = centre["front"]
    face.mark(0.4, 0.12, 3.9, 2.6, "#3e5863")
    face.mark(0.5, 0.22, 3.8, 2.5, "#24414d")
    face.mark(0.5, 0.22, 3.8, 0.6, "#74868d")
    if five:
        face.mark_shape([(0.9, 0.6), (1.35, 0.6), (1.45, 1.25), (1.1, 1.25)], "#9fb0b5")
        face.mark_shape([(2.95, 0.6), (3.4, 0.6), (3.2, 1.25), (2.85, 1.25)], "#9fb0b5")
        face.mark_shape([(1.35, 0.95), (2.95, 0.78), (2.98, 1.0), (1.38, 1.17)], "#b9c5c8")
        face.mark_shape([(1.7, 1.1), (2.6, 1.0), (2.5, 1.3), (2.2, 1.5), (1.85, 1.42)], "#d0a468")
        face.mark(1.85, 1.95, 2.55, 2.5, "#b3bfc3")
        face.mark_shape([(2.0, 1.95), (2.4, 1.95), (2.3, 1.66), (2.12, 1.66)], "#d5dcdc")
        face.mark(2.18, 1.45, 2.24, 1.68, "#eef1ef")
    else:
        face.mark(1.4, 0.6, 3.0, 0.95, "#9fb0b5")
        face.mark(1.75, 0.95, 2.65, 1.4, "#c9a06c")
        face.mark(1.85, 1.75, 2.55, 2.5, "#b3bfc3")
        face.mark(2.1, 1.4, 2.3, 1.75, "#d5dcdc")
    face.mark_shape([(0.6, 0.22), (1.1, 0.22), (1.7, 2.5), (1.2, 2.5)], "#ffffff", opacity=0.1)
    face.mark(4.2, 0.7, 5.2, 2.5, "#57707b")
    face.mark(4.32, 1.6, 5.08, 2.35, "#a9cbd0")
    for k in range(3):
        face.disc(4.45 + 0.25 * k, 1.2, 0.07, accent if k == 0 else "#c9d2d3")
    face.mark(0, 2.7, 5.4, 2.9, accent)
    centre["left"].mark(0.4, 0.4, 2.9, 2.3, lighter(body, -0.04))
    centre["right"].mark(0.4, 0.4, 2.9, 2.3, lighter(body, -0.04))
    items += [centre, box(1.3, 1.0, 3.8, 2.2, 2.0, 1.0, "#57707b")]
    return items


def welding_robot(accent: str) -> list[Item]:
    """A six-axis arm on its plinth at the origin, its torch over a table at +x."""
    dark = "#46565d"
    items: list[Item] = [
        box(-0.9, -0.9, 0, 1.8, 1.8, 0.5, "#8c999c"),
        drum(0, 0, 0.5, 0.6, 0.5, dark),
        drum(0, 0, 1.0, 0.52, 0.45, accent),
        tube((0, -0.5, 1.7), (0, 0.5, 1.7), 0.5, 0.5, accent),
        tube((0, 0, 1.7), (-0.45, 0, 3.3), 0.34, 0.28, accent),
        tube((-0.45, -0.42, 3.4), (-0.45, 0.42, 3.4), 0.42, 0.42, accent),
        tube((-0.9, 0, 3.45), (1.35, 0, 3.15), 0.3, 0.2, lighter(accent, 0.02)),
        tube((1.3, 0, 3.16), (1.62, 0, 3.05), 0.2, 0.2, dark),
        tube((1.6, 0, 3.1), (1.95, 0, 2.45), 0.13, 0.1, dark),
        tube((1.95, 0, 2.45), (2.02, 0, 1.98), 0.07, 0.04, "#c98f57"),
    ]
    hose = [(-0.9, 0.1, 3.6), (-0.2, 0.1, 4.05), (0.7, 0.1, 3.95), (1.4, 0.1, 3.4)]
    items.append(wires(*itertools.pairwise(hose), width=0.09, colour="#3a4b53"))
    return items


def welding_table() -> list[Item]:
    top = box(0, 0, 1.25, 2.6, 2.2, 0.2, "#8a9a9f", top="#9fb0b5")
    items: list[Item] = [
        wires(
            *[((px, py, 0), (px, py, 1.25)) for px in (0.15, 2.45) for py in (0.15, 2.05)],
            width=0.18,
            colour="#57707b",
        ),
        top,
        box(0.5, 0.7, 1.45, 1.7, 0.9, 0.12, "#7c8a90"),
        box(1.05, 0.7, 1.57, 0.12, 0.9, 0.36, "#6d7b81"),
        box(0.2, 0.3, 1.45, 0.24, 0.3, 0.3, "#d0a850"),
        box(2.2, 0.3, 1.45, 0.24, 0.3, 0.3, "#d0a850"),
    ]
    return items


def spark(x: float, y: float, z: float, size: float = 1.0) -> Sprite:
    def draw(sheet: Sheet, sx: float, sy: float, scale: float, _: Shade) -> None:
        r = size * scale
        sheet.circle(sx, sy, r, sheet.glow("#ffe9b8", (sx, sy), r, 0.9))
        chance = Chance("spark")
        for k in range(11):
            a = pi * (1.05 + 0.9 * k / 10)
            long = r * chance.between(0.3, 0.72)
            sheet.line(
                outline(
                    [
                        (sx + r * 0.1 * cos(a), sy + r * 0.1 * sin(a)),
                        (sx + long * cos(a), sy + long * sin(a) * 0.8),
                    ],
                    closed=False,
                ),
                "#ffdf9a",
                r * 0.02,
                0.9,
            )
        sheet.circle(sx, sy, r * 0.09, "#fffdf4")

    return Sprite((x, y, z), size * 0.3, size * 0.3, draw, casts=False)


def switchgear(
    panels: int, accent: str, *, wide: float = 1.15, high: float = 3.3, colour: str = "#d5dcda"
) -> list[Item]:
    """A row of distribution panels facing -y: doors, meters, lamps, a mimic line."""
    items: list[Item] = []
    for k in range(panels):
        made = box(k * wide, 0, 0, wide, 1.3, high, colour)
        face = made["front"]
        face.mark(0, 0, wide, 0.16, "#5b6d75")
        face.mark(0.06, 0.22, wide - 0.06, high * 0.42, lighter(colour, 0.025))
        face.mark(0.06, high * 0.44, wide - 0.06, high * 0.76, lighter(colour, 0.025))
        face.mark(0.06, high * 0.78, wide - 0.06, high - 0.08, lighter(colour, -0.03))
        for j in range(2):
            u = wide * (0.3 + 0.4 * j)
            face.disc(u, high * 0.88, 0.17, "#57707b")
            face.disc(u, high * 0.88, 0.14, "#f6f3ec")
            face.mark_shape(
                [(u - 0.01, high * 0.88), (u + 0.02, high * 0.88), (u + 0.1, high * 0.88 + 0.09)],
                "#b5473a",
            )
        for j, tone in enumerate(("#b5473a", "#5f9c72", "#d9b25e")):
            face.disc(wide * (0.28 + 0.22 * j), high * 0.7, 0.055, tone)
        face.mark(wide / 2 - 0.03, high * 0.24, wide / 2 + 0.03, high * 0.66, accent)
        face.mark(wide / 2 - 0.18, high * 0.46, wide / 2 + 0.18, high * 0.58, "#3e5863")
        face.mark(wide / 2 - 0.05, high * 0.48, wide / 2 + 0.05, high * 0.56, accent)
        face.mark(wide - 0.2, high * 0.28, wide - 0.14, high * 0.36, "#5b6d75")
        face.mark(wide - 0.02, 0, wide, high, lighter(colour, -0.14))
        items.append(made)
    return items


# Roads, roofs, basins


def deck(
    line: Sequence[Vec],
    width: float,
    *,
    colour: str = "#9aa5a8",
    wall: str = "#d6d8d2",
    thick: float = 2.2,
    marks: bool = True,
) -> list[Item]:
    """A motorway's deck along a line of (x, y, z): road, two kerbs, a middle strip, lane dashes."""
    items: list[Item] = []
    sides: list[tuple[float, float]] = []
    for i in range(len(line)):
        a, b = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = (dx * dx + dy * dy) ** 0.5
        sides.append((dy / size, -dx / size))

    def at(i: int, off: float, up: float, share: float = 0.0) -> Vec:
        p, n = line[i], sides[i]
        q, m = line[min(i + 1, len(line) - 1)], sides[min(i + 1, len(line) - 1)]
        return (
            p[0] + (q[0] - p[0]) * share + (n[0] + (m[0] - n[0]) * share) * off,
            p[1] + (q[1] - p[1]) * share + (n[1] + (m[1] - n[1]) * share) * off,
            p[2] + (q[2] - p[2]) * share + up,
        )

    half = width / 2
    for i in range(len(line) - 1):
        top = Face([at(i, -half, 0), at(i, half, 0), at(i, half, 0, 1), at(i, -half, 0, 1)], colour)

        def strip(off: float, wide: float, tone: str, a: float, b: float, i: int = i) -> Face:
            return Face(
                [
                    at(i, off - wide / 2, 0.03, a),
                    at(i, off + wide / 2, 0.03, a),
                    at(i, off + wide / 2, 0.03, b),
                    at(i, off - wide / 2, 0.03, b),
                ],
                tone,
            )

        if marks:
            for off in (-half + 1.6, -1.6, 1.6, half - 1.6):
                top.marks.append(strip(off, 0.3, "#f2f0e8", 0, 1))
            top.marks.append(strip(0, 1.5, "#a9b58c", 0, 1))
            for off in (-half * 0.53, half * 0.53):
                top.marks.append(strip(off, 0.3, "#f2f0e8", 0.1, 0.55))
        faces = [top]
        for side in (-1, 1):
            low = Face(
                [
                    at(i, side * half, -thick),
                    at(i, side * half, -thick, 1),
                    at(i, side * half, 1.0, 1),
                    at(i, side * half, 1.0),
                ],
                wall,
            )
            faces += [low, Face(list(reversed(low.points)), wall)]
        items.append(Solid(faces, casts=False, convex=False))
    return items


def piers(
    line: Sequence[Vec],
    every: int,
    *,
    wide: float = 8.0,
    colour: str = "#cfd2cc",
    foot: Callable[[float, float], float] | None = None,
) -> list[Item]:
    """Piers under a deck, one at each so many points of its line."""
    items: list[Item] = []
    for i in range(every // 2, len(line), every):
        x, y, z = line[i]
        base = foot(x, y) if foot else 0.0
        items += [
            box(x + dx - 1.1, y - 1.1, base, 2.2, 2.2, z - 3.6 - base, colour)
            for dx in (-wide * 0.32, wide * 0.32)
        ]
        items.append(box(x - wide * 0.62, y - 1.3, z - 3.6, wide * 1.24, 2.6, 1.4, colour))
    return items


def solar_hall(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    wall: str,
    roof: str,
    *,
    columns: int,
    rows: int,
    band: str = "",
    doors: int = 0,
    door: str = "#8fa3a8",
    cells: bool = True,
) -> list[Item]:
    """A works hall, ridge along x, both slopes covered by panels in blocks."""
    hall = gable(x, y, w, d, eave, ridge, wall, roof, along="x")
    for name in ("front", "right", "left"):
        face = hall[name]
        face.mark(0, 0, face.long, 1.0, lighter(wall, -0.13))
        if band:
            face.mark(0, eave - 1.2, face.long, eave - 0.5, band)
    front = hall["front"]
    bays = max(round(w / 7), 1)
    for k in range(bays):
        front.mark(w * k / bays + 0.8, eave * 0.56, w * (k + 1) / bays - 0.8, eave * 0.76, PANE)
    for k in range(doors):
        u = w * (k + 0.5) / doors
        front.mark(u - 2.2, 0, u + 2.2, eave * 0.5, door)
        for j in range(1, 5):
            front.mark(
                u - 2.2, eave * 0.1 * j - 0.05, u + 2.2, eave * 0.1 * j + 0.05, lighter(door, -0.06)
            )
    for name in ("roof1", "roof2"):
        face = hall[name]
        gap = 0.9
        bw = (w - 2.4 - gap * (columns - 1)) / columns
        bh = (face.high - 1.6 - gap * (rows - 1)) / rows
        for c in range(columns):
            for r in range(rows):
                u, v = 1.2 + c * (bw + gap), 0.8 + r * (bh + gap)
                tone = lighter(SOLAR, 0.018 * ((c * 2 + r) % 3))
                face.mark(u, v, u + bw, v + bh, tone)
                if not cells:
                    continue
                count = max(round(bw / 3.2), 2)
                for k in range(1, count):
                    at = u + bw * k / count
                    face.mark(at - 0.06, v, at + 0.06, v + bh, "#56788e", opacity=0.8)
                face.mark(u, v + bh / 2 - 0.06, u + bw, v + bh / 2 + 0.06, "#56788e", opacity=0.8)
    return [hall]


def storage_container(accent: str, *, long: float = 9.0) -> list[Item]:
    """A battery container along x, its doors towards -y, on a plinth."""
    body = "#eef0ec"
    made = box(0, 0, 0.4, long, 2.5, 2.9, body)
    face = made["front"]
    doors = 4
    step = (long - 1.6) / doors
    for k in range(doors):
        u = 0.2 + k * step
        face.mark(u, 0.2, u + step - 0.12, 2.6, lighter(body, -0.035))
        face.mark(u + step - 0.4, 1.2, u + step - 0.32, 1.7, "#7d8d92")
        for j in range(5):
            face.mark(u + 0.3, 2.0 + j * 0.1, u + step - 0.5, 2.05 + j * 0.1, "#b9c4c4")
    face.mark(long - 1.3, 0.3, long - 0.2, 2.5, "#c3ceCE".lower())
    for j in range(8):
        face.mark(long - 1.2, 0.5 + j * 0.24, long - 0.3, 0.6 + j * 0.24, "#93a2a6")
    face.mark(0, 2.68, long, 2.9, accent)
    made["right"].mark(0, 2.68, 2.5, 2.9, accent)
    made["left"].mark(0, 2.68, 2.5, 2.9, accent)
    return [box(-0.3, -0.3, 0, long + 0.6, 3.1, 0.4, "#b5b8b0"), made]


def transformer(colour: str = "#7f949b") -> list[Item]:
    """An oil-filled transformer with radiators and bushings, 5 m wide, its corner at 0."""
    items: list[Item] = [
        box(-0.6, -1.6, 0, 6.2, 5.2, 0.4, "#b5b8b0"),
        box(0.6, 0, 0.4, 3.8, 2.2, 2.7, colour),
    ]
    items += [
        box(0.75 + k * 0.52, -1.0, 0.8, 0.26, 1.0, 2.0, lighter(colour, 0.03)) for k in range(7)
    ]
    for k in range(3):
        x = 1.2 + k * 1.25
        items.append(
            rounds(
                x,
                1.3,
                [
                    (0.24, 3.1),
                    (0.24, 3.4),
                    (0.32, 3.45),
                    (0.2, 3.6),
                    (0.3, 3.7),
                    (0.18, 3.85),
                    (0.28, 3.95),
                    (0.12, 4.2),
                    (0.1, 4.7),
                ],
                "#b07a5c",
                sides=18,
            )
        )
    items.append(tube((0.4, 1.9, 3.6), (4.4, 1.9, 3.6), 0.4, 0.4, lighter(colour, 0.02)))
    return items


def covered_basin(
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    bays: int,
    *,
    wall: str = "#cfd1cb",
    cover: str = "#8fb0b4",
) -> list[Item]:
    """A long concrete basin whose bays lie under low curved covers, with a stack for the air."""
    items: list[Item] = [box(x, y, 0, w, d, h, wall, top=lighter(wall, -0.03))]
    base = items[0]
    if isinstance(base, Solid):
        base["front"].ribs(w / bays, lighter(wall, -0.07), 0.35, 1)
        base["front"].mark(0, h - 0.4, w, h, lighter(wall, 0.02))
    step = w / bays
    for k in range(bays):
        a, b = x + k * step + 0.5, x + (k + 1) * step - 0.5
        m, r = (a + b) / 2, (b - a) / 2
        profile = [(m + r * cos(pi * j / 8), h + 1.9 * sin(pi * j / 8)) for j in range(9)]
        shell = prism(profile, y + 0.6, y + d - 0.6, cover, along="y", cap=lighter(cover, -0.04))
        items.append(shell)
        for j in range(1, 6):
            yy = y + 0.6 + (d - 1.2) * j / 6
            ribs = [
                (m + (r + 0.03) * cos(pi * q / 8), yy, h + 1.95 * sin(pi * q / 8)) for q in range(9)
            ]
            items.append(
                Solid(
                    [],
                    [
                        Stroke(p, q, 0.22, lighter(cover, -0.06))
                        for p, q in itertools.pairwise(ribs)
                    ],
                    casts=False,
                )
            )
    return [Group(items)]


def stadium(
    x: float, y: float, straight: float, r: float, count: int = 24
) -> list[tuple[float, float]]:
    """The outline of a running track: two straights along x and two half circles."""
    half = straight / 2
    points = [
        (x + half + r * sin(pi * k / count), y - r * cos(pi * k / count)) for k in range(count + 1)
    ]
    points += [
        (x - half - r * sin(pi * k / count), y + r * cos(pi * k / count)) for k in range(count + 1)
    ]
    return points


def running_track(
    stage: Stage,
    x: float,
    y: float,
    straight: float,
    r: float,
    lanes: int,
    wide: float,
    colour: str,
    inside: str,
) -> None:
    """A track of so many lanes; r is the inner radius."""
    stage.ground(stadium(x, y, straight, r + lanes * wide + 0.6), lighter(colour, -0.05))
    stage.ground(stadium(x, y, straight, r + lanes * wide), "#f4efe6")
    for k in range(lanes, 0, -1):
        if k < lanes:
            stage.ground(stadium(x, y, straight, r + k * wide + 0.1), "#f4efe6")
        stage.ground(stadium(x, y, straight, r + k * wide - 0.1), colour)
    stage.ground(stadium(x, y, straight, r + 0.1), "#f4efe6")
    stage.ground(stadium(x, y, straight, r - 0.1), inside)
