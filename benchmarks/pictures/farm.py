"""What stands on farms and in food works: groves, terraces, barns, greenhouses, fruit, sheds."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

from pictures.colour import BAMBOO, STEEL, TEA, lighter
from pictures.drawing import Chance, Point, Sheet, outline, smooth
from pictures.land import Shade, Terrain, bamboo
from pictures.parts import wires
from pictures.solids import box, eaves, gable, heap, prism, rounds
from pictures.space import PANE, Face, Item, Solid, Sprite, Stage, Stroke, Vec

GREENS = (BAMBOO, "#6f9c62", "#93b673", "#5c8a5f")


def thicket(
    seed: str,
    area: tuple[float, float, float, float],
    count: int,
    *,
    heights: tuple[float, float] = (8, 13),
    z: float = 0.0,
) -> list[Sprite]:
    """Bamboo scattered over a rectangle (x0, y0, x1, y1)."""
    chance = Chance(seed)
    return [
        bamboo(
            chance.between(area[0], area[2]),
            chance.between(area[1], area[3]),
            chance.between(*heights),
            colour=chance.pick(GREENS),
            seed=seed,
            z=z,
            stems=4 + int(chance.unit() * 3),
        )
        for _ in range(count)
    ]


def unshaded(items: Sequence[Sprite]) -> list[Sprite]:
    """The same without shadows, for what stands above the plain."""
    for item in items:
        item.casts = False
    return list(items)


def hillside(
    stage: Stage,
    seed: str,
    x0: float,
    x1: float,
    y0: float,
    *,
    steps: int,
    depth: float,
    rise: float,
    colour: str,
    bank: str,
    rows: int = 0,
    leaf: str = TEA,
    bulge: float = 10.0,
    wave: float = 60.0,
    hedge: float = 0.9,
    piece: float = 3.0,
) -> list[list[Vec]]:
    """Terraces one above the other, painted with the ground; gives the middle line of each.

    Each has a bank in front and, if asked, `rows` of clipped bushes on its tread.
    """
    terrain = Terrain(seed, 1600 * wave / (x1 - x0), rough=0.35)
    count = max(int((x1 - x0) / piece), 2)

    def line(level: float, z: float) -> list[Vec]:
        found = []
        for k in range(count + 1):
            share = k / count
            swell = terrain(share * 1600) - 0.5
            found.append(
                (x0 + (x1 - x0) * share, y0 + level * depth - swell * bulge * (1 + 0.06 * level), z)
            )
        return found

    view = stage.view

    def strip(low: list[Vec], high: list[Vec], tone: str) -> None:
        for a, b, c, d in zip(low, low[1:], high[1:], high, strict=False):
            view.face(Face([a, b, c, d], tone))

    def draw() -> None:
        chance = Chance(seed + "tone")
        for level in range(steps - 1, -1, -1):
            top = (level + 1) * rise
            shift = chance.between(-0.02, 0.02)
            strip(line(level, top), line(level + 1, top), lighter(colour, shift))
            for r in range(rows - 1, -1, -1):
                at = level + (r + 0.4) / rows
                width = 0.55 / rows
                tone = lighter(leaf, shift + chance.between(-0.02, 0.02))
                strip(line(at, top + hedge), line(at + width, top + hedge), lighter(tone, 0.03))
                strip(line(at, top), line(at, top + hedge), lighter(tone, -0.035))
            strip(line(level, level * rise), line(level, top), lighter(bank, shift))

    stage.ground_art(draw)
    return [line(level + 0.5, (level + 1) * rise) for level in range(steps)]


def barn(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    *,
    z: float = 0.0,
    roof: str = "#7d99a3",
    wall: str = "#e3dfd4",
) -> list[Item]:
    """An open-sided barn: a low wall, dark depth behind posts, a wide roof with a ridge vent."""
    body = gable(x, y, w, d, eave, ridge, wall, roof, z=z)
    bays = max(round(w / 5), 1)
    step = w / bays
    for name in ("front", "back"):
        face = body[name]
        face.mark(0.3, 1.0, w - 0.3, eave, "#586c6e")
        face.mark(0.3, 1.0, w - 0.3, 1.7, "#48595c")
        face.mark(0.3, 1.75, w - 0.3, 1.9, "#b9c4c4")
        for k in range(bays + 1):
            u = min(max(k * step, 0.2), w - 0.2)
            face.mark(u - 0.17, 0, u + 0.17, eave, "#d5d8d2")
    for name in ("left", "right"):
        face = body[name]
        face.mark(d / 2 - 2.2, 0, d / 2 + 2.2, eave * 0.95, "#586c6e")
        face.ribs(1.6, lighter(wall, -0.04), 0.08, 0.8)
    top = eaves(x, y, w, d, eave, ridge, roof, over=1.6, z=z)
    for name in ("roof1", "roof2"):
        top[name].ribs(2.0, lighter(roof, -0.035), 0.12, 0.7)
        for k in range(bays):
            u = (k + 0.5) * top[name].long / bays
            top[name].mark(u - 0.5, 0.8, u + 0.5, top[name].high - 0.8, "#dbe6e4", opacity=0.7)
    m = y + d / 2
    vent = prism(
        [
            (m - 1.0, z + ridge),
            (m + 1.0, z + ridge),
            (m + 1.2, z + ridge + 0.9),
            (m, z + ridge + 1.5),
            (m - 1.2, z + ridge + 0.9),
        ],
        x + 1,
        x + w - 1,
        lighter(roof, 0.04),
        along="x",
    )
    return [body, top, vent]


def rails(
    points: Sequence[tuple[float, float]],
    *,
    z: float = 0.0,
    high: float = 1.3,
    colour: str = "#c9b491",
    step: float = 3.0,
) -> list[Solid]:
    """A post-and-rail fence, one solid a bay."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(points):
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        count = max(round(length / step), 1)
        for k in range(count):
            s, t = k / count, (k + 1) / count
            a = (x0 + (x1 - x0) * s, y0 + (y1 - y0) * s)
            b = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
            found.append(
                Solid(
                    [],
                    [
                        Stroke((*a, z), (*a, z + high + 0.15), 0.16, colour),
                        *[
                            Stroke((*a, z + high * up), (*b, z + high * up), 0.1, colour)
                            for up in (0.35, 0.68, 1.0)
                        ],
                    ],
                    casts=False,
                )
            )
    return found


def clamp(x: float, y: float, w: float, d: float, h: float, *, covered: bool = True) -> list[Item]:
    """A silage clamp open to the front: concrete walls, a heap, a pale cover held down by tyres."""
    wall = "#cdcec6"
    items: list[Item] = [
        box(x, y + d, 0, w, 0.4, h, wall),
        box(x - 0.4, y, 0, 0.4, d + 0.4, h, wall),
        box(x + w, y, 0, 0.4, d + 0.4, h, wall),
    ]
    tone = "#9c9a5e"
    mound = heap(
        x + 0.1,
        y + 0.6,
        w - 0.2,
        d - 0.6,
        h * 1.15,
        w * 0.16,
        tone,
        top="#e9e9e2" if covered else lighter(tone, 0.04),
    )
    if covered:
        for name in ("left", "right", "back"):
            mound[name].colour = "#dfe0da"
        top = mound["top"]
        for i in range(int(top.long / 1.5)):
            for j in range(int(top.high / 2.0)):
                top.disc(0.8 + i * 1.5 + 0.4 * (j % 2), 1.0 + j * 2.0, 0.36, "#4d5a60")
    items.append(mound)
    return items


def greenhouse(
    x: float, y: float, spans: int, w: float, d: float, eave: float, ridge: float
) -> list[Item]:
    """A glasshouse of several spans side by side, gable ends towards -y."""
    items: list[Item] = []
    glass = "#cfe2df"
    bar = "#f3f5f0"
    for k in range(spans):
        a = x + k * w
        profile = [
            (a, 0.0),
            (a + w, 0.0),
            (a + w, eave),
            (a + w * 0.8, eave + (ridge - eave) * 0.66),
            (a + w * 0.5, ridge),
            (a + w * 0.2, eave + (ridge - eave) * 0.66),
            (a, eave),
        ]
        span = prism(
            profile,
            y,
            y + d,
            glass,
            along="y",
            cap="#bcd8d4",
            colours={3: "#d9e9e5", 4: "#d3e6e2", 2: "#c6dedb", 5: "#dcebe7"},
        )
        for name in ("side2", "side3", "side4", "side5", "side1", "side6"):
            span[name].ribs(2.4, bar, 0.12, 0.9)
        front = span["start"]
        front.marks.append(
            Face(
                [(a + 0.2, y, 0), (a + w - 0.2, y, 0), (a + w - 0.2, y, 1.1), (a + 0.2, y, 1.1)],
                "#7fae7c",
            )
        )
        front.marks.append(
            Face([(a, y, 0), (a + w, y, 0), (a + w, y, 0.35), (a, y, 0.35)], "#d7d8d0")
        )
        for u in (0.0, 0.25, 0.5, 0.75, 1.0):
            px = a + w * u
            high = ridge - abs(u - 0.5) * 2 * (ridge - eave) * 0.9
            half = 0.1 if u not in {0.0, 1.0} else 0.2
            front.marks.append(
                Face(
                    [
                        (px - half, y, 0),
                        (px + half, y, 0),
                        (px + half, y, high),
                        (px - half, y, high),
                    ],
                    bar,
                )
            )
        for v in (eave * 0.5, eave):
            front.marks.append(
                Face(
                    [
                        (a, y, v - 0.08),
                        (a + w, y, v - 0.08),
                        (a + w, y, v + 0.08),
                        (a, y, v + 0.08),
                    ],
                    bar,
                )
            )
        items.append(span)
    return items


def seedlings(
    x: float,
    y: float,
    z: float,
    w: float,
    d: float,
    seed: str,
    *,
    columns: int,
    rows: int,
    tall: float,
    colour: str = "#6dac5b",
) -> list[Item]:
    """A plug tray full of seedlings, each with a pair of leaves."""
    tray = box(x, y, z, w, d, 0.1, "#4a565a", top="#5d5344", casts=False)
    items: list[Item] = [tray]
    chance = Chance(seed)
    for j in range(rows):
        for i in range(columns):
            px = x + w * (i + 0.5) / columns
            py = y + d * (rows - j - 0.5) / rows
            high = tall * chance.between(0.8, 1.15)
            tone = lighter(colour, chance.between(-0.05, 0.05))

            def draw(
                sheet: Sheet,
                sx: float,
                sy: float,
                scale: float,
                shade: Shade,
                high: float = high,
                tone: str = tone,
            ) -> None:
                h = high * scale
                dark, base, light = (shade(lighter(tone, s)) for s in (-0.07, 0.0, 0.07))
                sheet.line(
                    f"M{sx:.1f} {sy:.1f}L{sx:.1f} {sy - h * 0.6:.1f}", dark, max(h * 0.08, 0.5)
                )
                for side, ink in ((-1, light), (1, base)):
                    sheet.shape(
                        smooth(
                            [
                                (sx, sy - h * 0.45),
                                (sx + side * h * 0.3, sy - h * 0.85),
                                (sx + side * h * 0.62, sy - h * 0.82),
                                (sx + side * h * 0.45, sy - h * 0.5),
                            ],
                            closed=True,
                        ),
                        ink,
                    )
                sheet.ellipse(sx, sy - h * 0.78, h * 0.13, h * 0.26, base)

            items.append(Sprite((px, py, z + 0.1), tall * 0.4, tall, draw, casts=False))
    return items


def orange(x: float, y: float, z: float, r: float, *, colour: str = "#ec9836") -> Sprite:
    """One fruit lying at a height."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        s = r * scale
        sheet.circle(sx, sy - s, s, shade(lighter(colour, -0.075)))
        sheet.circle(sx - s * 0.09, sy - s * 1.1, s * 0.87, shade(colour))
        sheet.circle(sx - s * 0.3, sy - s * 1.35, s * 0.34, shade(lighter(colour, 0.085)))
        sheet.circle(sx + s * 0.22, sy - s * 1.62, s * 0.08, shade("#6f8a4a"))

    return Sprite((x, y, z), r, 2 * r, draw, casts=False)


def tank(
    x: float,
    y: float,
    r: float,
    h: float,
    colour: str,
    *,
    band: str = "",
    legs: float = 0.0,
    z: float = 0.0,
) -> list[Item]:
    """An upright stainless tank with a domed top, seams and, if asked, a coloured band."""
    items: list[Item] = []
    base = z + legs
    if legs:
        items.append(
            wires(
                *[
                    (
                        (x + r * 0.8 * cos(a), y + r * 0.8 * sin(a), z),
                        (x + r * 0.8 * cos(a), y + r * 0.8 * sin(a), base + 0.4),
                    )
                    for a in (pi / 4, 3 * pi / 4, 5 * pi / 4, 7 * pi / 4)
                ],
                width=0.22,
                colour=STEEL,
            )
        )
        items.append(rounds(x, y, [(r * 0.25, base - legs * 0.35), (r, base + 0.3)], colour))
    rings = [
        (r, base + 0.3 if legs else base),
        (r, base + h),
        (r * 0.86, base + h + r * 0.2),
        (r * 0.5, base + h + r * 0.36),
        (r * 0.12, base + h + r * 0.42),
    ]
    items.append(rounds(x, y, rings, colour))
    for share in (0.33, 0.66):
        v = base + h * share
        items.append(rounds(x, y, [(r * 1.012, v), (r * 1.012, v + 0.09)], lighter(colour, -0.06)))
    if band:
        v = base + h * 0.78
        items.append(rounds(x, y, [(r * 1.015, v), (r * 1.015, v + h * 0.07)], band))
    return items


def grain_silo(x: float, y: float, r: float, h: float, colour: str) -> list[Item]:
    """A ribbed steel silo with a flat cone."""
    items: list[Item] = []
    rings = [(r, 0.0)]
    count = 8
    for k in range(count):
        high = h * (k + 1) / count
        rings += [(r, high - 0.12), (r * 1.02, high - 0.06), (r, high)]
    items.append(rounds(x, y, [*rings, (r * 1.05, h), (r * 0.14, h + r * 0.5)], colour))
    items.append(
        rounds(
            x,
            y,
            [(r * 0.14, h + r * 0.5), (r * 0.14, h + r * 0.62)],
            lighter(colour, -0.05),
            sides=16,
        )
    )
    return items


def open_hall(
    x: float,
    y: float,
    w: float,
    d: float,
    high: float,
    *,
    wall: str,
    roof: str,
    bays: int = 5,
    rise: float = 1.6,
) -> list[Item]:
    """A hall cut open along its front: back wall with windows, end walls, posts, a lean roof."""
    back = box(x, y + d - 0.3, 0, w, 0.3, high + rise, wall)
    face = back["front"]
    step = w / bays
    for k in range(bays):
        face.mark(k * step + 0.5, 1.5, (k + 1) * step - 0.5, high - 0.3, "#f6f3ec")
        face.mark(k * step + 0.6, 1.6, (k + 1) * step - 0.6, high - 0.4, PANE)
    face.mark(0, 0, w, 0.9, lighter(wall, -0.08))
    items: list[Item] = [back]
    end = [(y, 0.0), (y + d - 0.3, 0.0), (y + d - 0.3, high + rise), (y, high)]
    items += [prism(end, px, px + 0.3, wall, along="x") for px in (x, x + w - 0.3)]
    items += [
        box(x + k * step - 0.11, y, 0, 0.22, 0.22, high, "#d9d5ca", casts=False)
        for k in range(1, bays)
    ]
    lid = prism(
        [
            (y - 1.6, high - 0.1),
            (y + d + 0.4, high + rise + 0.1),
            (y + d + 0.4, high + rise + 0.45),
            (y - 1.6, high + 0.35),
        ],
        x - 0.6,
        x + w + 0.6,
        roof,
        along="x",
    )
    for name in ("side2",):
        lid[name].ribs(1.2, lighter(roof, -0.035), 0.08, 0.8)
    lid["side3"].colour = lighter(roof, -0.05)
    items.append(lid)
    return items


def shoot(
    x: float, y: float, z: float, long: float, *, lean: float = 0.0, peeled: bool = False
) -> Sprite:
    """A bamboo shoot, standing or leaning, in its sheaths or peeled."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        h = long * scale
        w = h * 0.24
        tip = (sx + lean * h, sy - h * (1 - abs(lean) * 0.35))
        base = "#ecdcae" if peeled else "#a98352"
        body = [
            (sx - w, sy),
            (sx - w * 0.85 + lean * h * 0.35, sy - h * 0.4),
            tip,
            (sx + w * 0.85 + lean * h * 0.35, sy - h * 0.4),
            (sx + w, sy),
        ]
        sheet.shape(smooth(body, closed=False) + "Z", shade(base))
        sheet.shape(
            smooth(
                [
                    (sx, sy),
                    (sx + w * 0.1 + lean * h * 0.35, sy - h * 0.4),
                    tip,
                    (sx + w * 0.85 + lean * h * 0.35, sy - h * 0.4),
                    (sx + w, sy),
                ]
            )
            + "Z",
            shade(lighter(base, -0.06)),
        )
        if not peeled:
            sheet.shape(
                outline(
                    [
                        tip,
                        (tip[0] - w * 0.5, tip[1] + h * 0.22),
                        (tip[0] + w * 0.35, tip[1] + h * 0.2),
                    ]
                ),
                shade("#8aa25f"),
            )

    return Sprite((x, y, z), long * 0.25, long, draw, casts=False)


def pouch(x: float, y: float, z: float, w: float, h: float, colour: str, label: str) -> Solid:
    """A pouch standing on a shelf, seen from the front."""
    made = prism(
        [(y, z), (y + w * 0.4, z), (y + w * 0.12, z + h), (y + w * 0.08, z + h)],
        x,
        x + w,
        colour,
        along="x",
    )
    made.casts = False
    face = made["side3"]
    face.points = [(x, y, z), (x + w, y, z), (x + w, y + w * 0.08, z + h), (x, y + w * 0.08, z + h)]
    face.mark(w * 0.14, h * 0.16, w * 0.86, h * 0.62, label)
    face.mark(0, h * 0.86, w, h * 0.9, lighter(colour, -0.08))
    return made


def spoon(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    *,
    china: str = "#f3f1e8",
    powder: str = "#a5a95c",
) -> None:
    """A porcelain spoon with a heap of powder, its bowl at (x, y), handle to the right."""
    s = size

    def at(px: float, py: float) -> Point:
        return x + px * s, y + py * s

    sheet.ellipse(x + 0.25 * s, y + 0.36 * s, 1.2 * s, 0.13 * s, "#3d3a36", 0.3)
    handle = [
        at(0.62, -0.12),
        at(1.4, -0.3),
        at(2.5, -0.62),
        at(2.72, -0.56),
        at(2.66, -0.42),
        at(1.5, -0.04),
        at(0.7, 0.22),
    ]
    sheet.shape(smooth(handle, closed=True), lighter(china, -0.06))
    sheet.shape(
        smooth(
            [
                at(0.7, -0.1),
                at(1.4, -0.27),
                at(2.5, -0.59),
                at(2.62, -0.54),
                at(1.5, -0.18),
                at(0.75, 0.02),
            ],
            closed=True,
        ),
        china,
    )
    sheet.shape(
        smooth(
            [
                at(-1.0, -0.06),
                at(-0.82, 0.26),
                at(-0.3, 0.44),
                at(0.35, 0.42),
                at(0.8, 0.22),
                at(0.95, -0.02),
                at(0, -0.2),
            ],
            closed=True,
        ),
        lighter(china, -0.09),
    )
    sheet.ellipse(x, y - 0.04 * s, 1.0 * s, 0.3 * s, china)
    sheet.ellipse(x, y - 0.02 * s, 0.9 * s, 0.24 * s, lighter(china, -0.11))
    dark, base, light = (lighter(powder, k) for k in (-0.06, 0.0, 0.06))
    sheet.shape(
        smooth(
            [
                at(-0.86, 0.0),
                at(-0.55, -0.2),
                at(-0.15, -0.46),
                at(0.12, -0.5),
                at(0.5, -0.26),
                at(0.86, 0.0),
                at(0.5, 0.18),
                at(0.0, 0.22),
                at(-0.5, 0.18),
            ],
            closed=True,
        ),
        base,
    )
    sheet.shape(
        smooth(
            [
                at(0.12, -0.5),
                at(0.5, -0.26),
                at(0.86, 0.0),
                at(0.5, 0.18),
                at(0.05, 0.2),
                at(0.25, -0.1),
            ],
            closed=True,
        ),
        dark,
    )
    sheet.shape(
        smooth(
            [
                at(-0.7, -0.04),
                at(-0.45, -0.2),
                at(-0.15, -0.42),
                at(0.02, -0.45),
                at(-0.15, -0.2),
                at(-0.35, -0.05),
            ],
            closed=True,
        ),
        light,
    )
    chance = Chance("powder")
    for _ in range(50):
        a, r = chance.between(0, 2 * pi), chance.unit() ** 0.5
        px, py = cos(a) * r * 0.7, sin(a) * r * 0.16 - 0.06
        sheet.circle(*at(px, py), s * 0.012, chance.pick((dark, light)))
