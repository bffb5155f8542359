"""What stands in towns: housing, shops, stations, brick works, shelters, bicycles, street trees."""

from math import cos, pi, sin

from pictures.colour import BRICK, PAPER, STEEL, lighter
from pictures.drawing import Sheet, outline
from pictures.land import Shade
from pictures.parts import wires
from pictures.solids import box, eaves, gable, prism
from pictures.space import PANE, Face, Group, Item, Solid, Sprite, layered, put


def housing(
    x: float,
    y: float,
    w: float,
    d: float,
    floors: int,
    *,
    high: float = 3.0,
    wall: str = PAPER,
    base: float = 0.0,
    trim: str = "#cd7b5c",
    bay: float = 3.6,
    roof: str = "#b3bab8",
    hut: bool = False,
) -> list[Item]:
    """A block of flats; with `base` its ground floor is shops of that height."""
    tall = base + floors * high + 1.1
    block = box(x, y, 0, w, d, tall, wall)
    block["top"].mark(0.5, 0.5, w - 0.5, d - 0.5, roof)
    shade = lighter(wall, -0.06)
    for name in ("front", "back", "left", "right"):
        face = block[name]
        broad = face.long > 14
        count = max(round(face.long / bay), 1)
        step = face.long / count
        for floor in range(floors):
            v = base + floor * high
            for k in range(count):
                u = k * step
                if broad and k % 3 != 1:
                    # a loggia: depth, a door of glass, a balustrade before it
                    face.mark(u + 0.25, v + 0.1, u + step - 0.25, v + high - 0.35, "#8c9a9b")
                    face.mark(u + 0.5, v + 0.1, u + step - 0.5, v + high - 0.6, PANE)
                    face.mark(
                        u + 0.15,
                        v + 0.1,
                        u + step - 0.15,
                        v + 1.15,
                        trim if (k // 3 + floor // 4) % 3 == 1 else lighter(wall, 0.015),
                    )
                else:
                    face.mark(u + step * 0.26, v + 0.95, u + step * 0.74, v + high - 0.6, PANE)
            face.mark(0, v - 0.08, face.long, v + 0.1, shade)
        if base:
            shops = max(round(face.long / 5), 1)
            wide = face.long / shops
            face.mark(0, 0, face.long, base, lighter(wall, -0.12))
            for k in range(shops):
                face.mark(k * wide + 0.4, 0.3, (k + 1) * wide - 0.4, base - 1.3, "#6f93a2")
                face.mark(
                    k * wide + 0.25,
                    base - 1.1,
                    (k + 1) * wide - 0.25,
                    base - 0.3,
                    (trim, "#4f8195", "#d9b878", "#6f9a86")[k % 4],
                )
        face.mark(0, tall - 0.4, face.long, tall, shade)
    if not hut:
        return [block]
    stairs = box(x + w * 0.4, y + d * 0.3, tall, 5, d * 0.4, 2.8, lighter(wall, -0.02))
    return [layered(block, stairs)]


def awning(x: float, y: float, w: float, z: float, deep: float, colour: str) -> Solid:
    made = prism(
        [(y - deep, z), (y, z + 0.7), (y, z + 0.85), (y - deep, z + 0.15)],
        x,
        x + w,
        colour,
        along="x",
    )
    face = made["side2"]
    count = max(int(w / 0.8), 2)
    for k in range(0, count, 2):
        face.mark(
            face.long * k / count, 0, face.long * (k + 1) / count, face.high, lighter(colour, 0.12)
        )
    return made


def bicycle(
    x: float, y: float, *, colour: str = "#2f6d86", facing: int = 1, high: float = 1.05
) -> Sprite:
    """A bicycle from the side."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        h, f = high * scale, facing
        tyre, ink = shade("#3b474d"), shade(colour)

        def at(px: float, py: float) -> tuple[float, float]:
            return sx + px * h * f, sy - py * h

        for px in (-0.52, 0.52):
            cx, cy = at(px, 0.33)
            ring = [
                (cx + cos(2 * pi * k / 20) * 0.32 * h, cy + sin(2 * pi * k / 20) * 0.32 * h)
                for k in range(20)
            ]
            sheet.line(outline(ring), tyre, max(h * 0.05, 0.7))
        wide = max(h * 0.055, 0.8)
        for points in (
            ((-0.52, 0.33), (-0.18, 0.8), (0.36, 0.82), (-0.05, 0.34), (-0.52, 0.33)),
            ((-0.05, 0.34), (-0.22, 0.92)),
            ((0.52, 0.33), (0.34, 1.0)),
        ):
            sheet.line(outline([at(*p) for p in points], closed=False), ink, wide)
        sheet.line(outline([at(-0.34, 0.94), at(-0.1, 0.94)], closed=False), tyre, wide * 1.4)
        sheet.line(outline([at(0.2, 1.02), at(0.44, 1.0)], closed=False), tyre, wide)

    return Sprite((x, y, 0.0), 0.8 * high, high, draw, casts=False)


def shelter(
    x: float, y: float, w: float, *, colour: str = "#cd7b5c", bench: bool = True
) -> list[Item]:
    """A bus shelter open to the front: glass behind, a thin roof, a bench and a sign."""
    pane = Face(
        [(x, y + 1.7, 0.3), (x + w, y + 1.7, 0.3), (x + w, y + 1.7, 2.4), (x, y + 1.7, 2.4)],
        "#c6dde0",
        opacity=0.75,
    )
    items: list[Item] = [
        Solid([pane], casts=False, convex=False),
        wires(
            *[((x + w * k / 3, y + 1.7, 0), (x + w * k / 3, y + 1.7, 2.6)) for k in range(4)],
            width=0.12,
            colour="#5f7780",
        ),
    ]
    if bench:
        items.append(box(x + w * 0.12, y + 1.1, 0.4, w * 0.6, 0.4, 0.1, "#b68a5c"))
    panel = box(x + w - 0.12, y + 0.5, 0.3, 0.12, 1.1, 1.9, "#e9e4d6")
    panel["left"].mark(0.12, 0.15, 0.98, 1.75, colour)
    items.append(panel)
    lid = box(x - 0.3, y, 2.6, w + 0.6, 2.0, 0.22, "#5f7780", top="#7f959c")
    lid["front"].mark(0, 0.06, w + 0.6, 0.16, colour)
    items.append(lid)
    sign = [
        wires(((x - 1.6, y, 0), (x - 1.6, y, 3.2)), width=0.12, colour="#5f7780"),
        box(x - 2.0, y - 0.05, 2.5, 0.8, 0.1, 0.8, colour),
    ]
    return [layered(*items), *sign]


def portico(
    x: float,
    y: float,
    w: float,
    high: float,
    deep: float,
    *,
    colour: str = "#8fa2a8",
    columns: int = 8,
) -> list[Item]:
    """A covered walk: a flat roof on round posts."""
    posts = wires(
        *[
            (
                (x + 0.3 + (w - 0.6) * k / columns, y + 0.3, 0),
                (x + 0.3 + (w - 0.6) * k / columns, y + 0.3, high),
            )
            for k in range(columns + 1)
        ],
        width=0.26,
        colour="#d9d9d1",
    )
    return [posts, box(x, y, high, w, deep, 0.35, colour, top=lighter(colour, 0.05))]


def arched(face: Face, u: float, v: float, wide: float, high: float, fill: str, trim: str) -> None:
    """An opening with a round head, framed."""
    r = wide / 2
    for grow, tone in ((0.18, trim), (0.0, fill)):
        points = [(u - r - grow, v - grow * 0.5), (u + r + grow, v - grow * 0.5)]
        points += [
            (u + (r + grow) * cos(pi * k / 10), v + high - r + (r + grow) * sin(pi * k / 10))
            for k in range(11)
        ]
        face.mark_shape(points, tone)
    face.mark(u - 0.05, v, u + 0.05, v + high, trim)
    face.mark(u - r, v + (high - r) * 0.5 - 0.05, u + r, v + (high - r) * 0.5 + 0.05, trim)


def brick_works(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    *,
    colour: str = BRICK,
    roof: str = "#7d8f96",
    along: str = "y",
    bays: int = 3,
    storeys: int = 2,
) -> list[Item]:
    """An old works of brick, its gable to the street, arched windows, a new glass door."""
    body = gable(x, y, w, d, eave, ridge, colour, roof, along=along)
    trim = "#e0cdb4"
    for name in ("front", "right", "left", "back"):
        face = body[name]
        count = (
            bays
            if face.long < w * 1.05 and name in {"front", "back"}
            else max(round(face.long / 4.6), 1)
        )
        step = face.long / count
        face.mark(0, 0, face.long, 0.9, lighter(colour, -0.09))
        for k in range(count + 1):
            u = min(max(k * step, 0.35), face.long - 0.35)
            face.mark(u - 0.35, 0, u + 0.35, eave, lighter(colour, -0.035))
        for k in range(count):
            for level in range(storeys):
                tall = eave / storeys
                v = level * tall + tall * 0.2
                if name == "front" and level == 0 and k == count // 2:
                    arched(face, (k + 0.5) * step, 0.1, step * 0.6, tall * 0.82, "#4d7482", trim)
                    continue
                arched(face, (k + 0.5) * step, v, step * 0.42, tall * 0.66, PANE, trim)
        face.mark(0, eave - 0.35, face.long, eave, trim)
        if name == "front" and along == "y":
            face.disc(w / 2, eave + (ridge - eave) * 0.42, 0.9, trim)
            face.disc(w / 2, eave + (ridge - eave) * 0.42, 0.7, "#6f9fb3")
    top = eaves(x, y, w, d, eave, ridge, roof, along=along, over=0.5, thick=0.25)
    for name in ("roof1", "roof2"):
        top[name].ribs(1.4, lighter(roof, -0.035), 0.1, 0.7)
    return [layered(body, top)]


def clock(face: Face, u: float, v: float, r: float) -> None:
    """A clock without figures."""
    face.disc(u, v, r * 1.12, "#5f7780")
    face.disc(u, v, r, "#fbf8ef")
    for k in range(12):
        a = pi / 6 * k
        c, s = cos(a), sin(a)
        n = r * (0.05 if k % 3 == 0 else 0.03)
        face.mark_shape(
            [
                (u + r * 0.76 * c - n * s, v + r * 0.76 * s + n * c),
                (u + r * 0.93 * c - n * s, v + r * 0.93 * s + n * c),
                (u + r * 0.93 * c + n * s, v + r * 0.93 * s - n * c),
                (u + r * 0.76 * c + n * s, v + r * 0.76 * s - n * c),
            ],
            "#3f5158",
        )
    for a, long, wide in ((pi / 2 - 5.3, 0.5, 0.07), (pi / 2 - 1.05, 0.74, 0.05)):
        c, s = cos(a), sin(a)
        face.mark_shape(
            [
                (u - r * wide * s, v + r * wide * c),
                (u + r * long * c, v + r * long * s),
                (u + r * wide * s, v - r * wide * c),
            ],
            "#24414d",
        )


def station(
    x: float, y: float, *, wall: str = "#efe7d6", roof: str = "#6f8b97", trim: str = "#cd7b5c"
) -> list[Item]:
    """A station house of two wings and a clock tower in the middle, about 64 m wide."""
    items: list[Item] = []
    for dx in (0.0, 38.0):
        wing = box(x + dx, y, 0, 26, 14, 9.5, wall)
        face = wing["front"]
        for k in range(6):
            u = 2.2 + k * 4.3
            arched(face, u, 0.6, 2.7, 4.4, PANE, "#dccfb6")
            face.mark(u - 1.0, 6.4, u + 1.0, 8.4, PANE)
        face.mark(0, 5.6, 26, 5.9, "#dccfb6")
        face.mark(0, 0, 26, 0.6, "#cfc5b0")
        face.mark(0, 9.0, 26, 9.5, trim)
        for name in ("left", "right"):
            wing[name].mark(0, 9.0, 14, 9.5, trim)
            for k in range(3):
                arched(wing[name], 2.6 + k * 4.4, 0.6, 2.7, 4.4, PANE, "#dccfb6")
        top = prism(
            [(y - 0.6, 9.5), (y + 14.6, 9.5), (y + 10, 12.6), (y + 4, 12.6)],
            x + dx - 0.6,
            x + dx + 26.6,
            roof,
            along="x",
        )
        items.append(layered(wing, top))
    hall = box(x + 24, y - 2.5, 0, 16, 17, 12.5, lighter(wall, 0.012))
    face = hall["front"]
    for k in range(3):
        arched(face, 3.0 + k * 5.0, 0.3, 3.4, 8.2, PANE, "#dccfb6")
    face.mark(0, 11.8, 16, 12.5, trim)
    face.mark(0, 9.6, 16, 10.0, "#dccfb6")
    for name in ("left", "right"):
        hall[name].mark(0, 11.8, 17, 12.5, trim)
    tower = box(x + 28.5, y + 1, 12.5, 7, 7, 12.5, wall)
    for name in ("front", "left", "right"):
        t = tower[name]
        clock(t, 3.5, 8.4, 2.3)
        for u in (1.4, 3.5, 5.6):
            arched(t, u, 1.4, 1.0, 3.2, PANE, "#dccfb6")
        t.mark(0, 5.2, 7, 5.5, "#dccfb6")
        t.mark(0, 11.8, 7, 12.5, trim)
    cap = Solid(
        [
            Face([(x + 28, y + 0.5, 25), (x + 36, y + 0.5, 25), (x + 32, y + 4.5, 31)], roof),
            Face([(x + 36, y + 0.5, 25), (x + 36, y + 8.5, 25), (x + 32, y + 4.5, 31)], roof),
            Face([(x + 36, y + 8.5, 25), (x + 28, y + 8.5, 25), (x + 32, y + 4.5, 31)], roof),
            Face([(x + 28, y + 8.5, 25), (x + 28, y + 0.5, 25), (x + 32, y + 4.5, 31)], roof),
        ]
    )
    mast = wires(((x + 32, y + 4.5, 31), (x + 32, y + 4.5, 34)), width=0.25, colour=STEEL)
    items.append(layered(hall, tower, cap, mast))
    items += portico(x + 23, y - 6.5, 18, 4.6, 4.0, colour=trim, columns=6)
    return items


def beside(items: list[Item], x: float, y: float, *, turn: float = 0.0) -> Group:
    """A vehicle along the street, seen from its side: what stands on the far side is left out."""
    sign = -1.0 if turn else 1.0
    near = [
        item
        for item in items
        if max(sign * p[1] for p in item.corners()) < 0.3
        or min(sign * p[1] for p in item.corners()) < -0.3
    ]
    return put([layered(*near)], x, y, 0, turn)
