"""Bodies of which buildings and machines are made; metres, z upwards, faces known by name."""

import itertools
from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin

from pictures.colour import lighter
from pictures.space import Face, Solid, Stroke, Vec


def box(
    x: float,
    y: float,
    z: float,
    w: float,
    d: float,
    h: float,
    colour: str,
    *,
    top: str = "",
    casts: bool = True,
) -> Solid:
    """A block; `front` faces -y, `right` faces +x."""
    a, b, c = x + w, y + d, z + h
    faces = {
        "front": Face([(x, y, z), (a, y, z), (a, y, c), (x, y, c)], colour),
        "right": Face([(a, y, z), (a, b, z), (a, b, c), (a, y, c)], colour),
        "back": Face([(a, b, z), (x, b, z), (x, b, c), (a, b, c)], colour),
        "left": Face([(x, b, z), (x, y, z), (x, y, c), (x, b, c)], colour),
        "top": Face([(x, y, c), (a, y, c), (a, b, c), (x, b, c)], top or colour),
        "under": Face([(x, y, z), (x, b, z), (a, b, z), (a, y, z)], colour),
    }
    return Solid(list(faces.values()), named=faces, casts=casts)


def flat_hall(
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    colour: str,
    roof: str,
    *,
    parapet: float = 0.6,
    z: float = 0.0,
) -> Solid:
    """A building with a flat roof inside a parapet."""
    hall = box(x, y, z, w, d, h, colour)
    hall["top"].mark(parapet, parapet, w - parapet, d - parapet, roof)
    return hall


def gable(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    colour: str,
    roof: str,
    *,
    along: str = "x",
    z: float = 0.0,
) -> Solid:
    """A hall with a pitched roof whose ridge runs along x or y; roofs are `roof1`, `roof2`."""
    a, b, e, r = x + w, y + d, z + eave, z + ridge
    if along == "x":
        m = y + d / 2
        faces = {
            "front": Face([(x, y, z), (a, y, z), (a, y, e), (x, y, e)], colour),
            "right": Face([(a, y, z), (a, b, z), (a, b, e), (a, m, r), (a, y, e)], colour),
            "back": Face([(a, b, z), (x, b, z), (x, b, e), (a, b, e)], colour),
            "left": Face([(x, b, z), (x, y, z), (x, y, e), (x, m, r), (x, b, e)], colour),
            "roof1": Face([(x, y, e), (a, y, e), (a, m, r), (x, m, r)], roof),
            "roof2": Face([(a, b, e), (x, b, e), (x, m, r), (a, m, r)], roof),
        }
    else:
        m = x + w / 2
        faces = {
            "front": Face([(x, y, z), (a, y, z), (a, y, e), (m, y, r), (x, y, e)], colour),
            "right": Face([(a, y, z), (a, b, z), (a, b, e), (a, y, e)], colour),
            "back": Face([(a, b, z), (x, b, z), (x, b, e), (m, b, r), (a, b, e)], colour),
            "left": Face([(x, b, z), (x, y, z), (x, y, e), (x, b, e)], colour),
            "roof1": Face([(x, b, e), (x, y, e), (m, y, r), (m, b, r)], roof),
            "roof2": Face([(a, y, e), (a, b, e), (m, b, r), (m, y, r)], roof),
        }
    return Solid(list(faces.values()), named=faces)


def eaves(
    x: float,
    y: float,
    w: float,
    d: float,
    eave: float,
    ridge: float,
    colour: str,
    *,
    along: str = "x",
    over: float = 0.8,
    thick: float = 0.35,
    z: float = 0.0,
) -> Solid:
    """The overhanging pitched roof alone, as a thin solid over a gable hall."""
    slope = (ridge - eave) / ((d if along == "x" else w) / 2)
    e = z + eave - slope * over + 0.05
    r = z + ridge + 0.05
    if along == "x":
        x0, x1, y0, y1, m = x - over * 0.6, x + w + over * 0.6, y - over, y + d + over, y + d / 2
        faces = {
            "roof1": Face(
                [(x0, y0, e + thick), (x1, y0, e + thick), (x1, m, r + thick), (x0, m, r + thick)],
                colour,
            ),
            "roof2": Face(
                [(x1, y1, e + thick), (x0, y1, e + thick), (x0, m, r + thick), (x1, m, r + thick)],
                colour,
            ),
            "edge1": Face(
                [(x0, y0, e), (x1, y0, e), (x1, y0, e + thick), (x0, y0, e + thick)], colour
            ),
            "edge2": Face(
                [(x1, y1, e), (x0, y1, e), (x0, y1, e + thick), (x1, y1, e + thick)], colour
            ),
            "verge1": Face(
                [(x1, y0, e), (x1, m, r), (x1, m, r + thick), (x1, y0, e + thick)], colour
            ),
            "verge2": Face(
                [(x1, m, r), (x1, y1, e), (x1, y1, e + thick), (x1, m, r + thick)], colour
            ),
            "verge3": Face(
                [(x0, m, r), (x0, y0, e), (x0, y0, e + thick), (x0, m, r + thick)], colour
            ),
            "verge4": Face(
                [(x0, y1, e), (x0, m, r), (x0, m, r + thick), (x0, y1, e + thick)], colour
            ),
        }
    else:
        x0, x1, y0, y1, m = x - over, x + w + over, y - over * 0.6, y + d + over * 0.6, x + w / 2
        faces = {
            "roof1": Face(
                [(x0, y1, e + thick), (x0, y0, e + thick), (m, y0, r + thick), (m, y1, r + thick)],
                colour,
            ),
            "roof2": Face(
                [(x1, y0, e + thick), (x1, y1, e + thick), (m, y1, r + thick), (m, y0, r + thick)],
                colour,
            ),
            "edge1": Face(
                [(x0, y1, e), (x0, y0, e), (x0, y0, e + thick), (x0, y1, e + thick)], colour
            ),
            "edge2": Face(
                [(x1, y0, e), (x1, y1, e), (x1, y1, e + thick), (x1, y0, e + thick)], colour
            ),
            "verge1": Face(
                [(x0, y0, e), (m, y0, r), (m, y0, r + thick), (x0, y0, e + thick)], colour
            ),
            "verge2": Face(
                [(m, y0, r), (x1, y0, e), (x1, y0, e + thick), (m, y0, r + thick)], colour
            ),
            "verge3": Face(
                [(x1, y1, e), (m, y1, r), (m, y1, r + thick), (x1, y1, e + thick)], colour
            ),
            "verge4": Face(
                [(m, y1, r), (x0, y1, e), (x0, y1, e + thick), (m, y1, r + thick)], colour
            ),
        }
    return Solid(list(faces.values()), named=faces, convex=False)


def prism(
    profile: Sequence[tuple[float, float]],
    start: float,
    end: float,
    colour: str,
    *,
    along: str = "x",
    cap: str = "",
    colours: dict[int, str] | None = None,
) -> Solid:
    """A convex outline drawn out along an axis: (y, z) along x, (x, z) along y, (x, y) along z."""

    def at(p: tuple[float, float], s: float) -> Vec:
        if along == "x":
            return s, p[0], p[1]
        if along == "y":
            return p[0], s, p[1]
        return p[0], p[1], s

    named: dict[str, Face] = {
        "start": Face([at(p, start) for p in profile], cap or colour),
        "end": Face([at(p, end) for p in profile], cap or colour),
    }
    count = len(profile)
    for index, p in enumerate(profile):
        q = profile[(index + 1) % count]
        if along == "z":
            corners = [at(p, start), at(q, start), at(q, end), at(p, end)]
        else:
            corners = [at(p, start), at(p, end), at(q, end), at(q, start)]
        named[f"side{index}"] = Face(corners, (colours or {}).get(index, colour))
    return Solid(list(named.values()), named=named)


def rounds(
    x: float,
    y: float,
    rings: Sequence[tuple[float, float]],
    colour: str,
    *,
    sides: int = 36,
    top: str = "",
) -> Solid:
    """A turned body on an upright axis; rings are (radius, z) from the foot upwards."""
    faces: list[Face] = []
    circle = [(cos(2 * pi * i / sides), sin(2 * pi * i / sides)) for i in range(sides)]
    for (r0, z0), (r1, z1) in itertools.pairwise(rings):
        for i, (c, s) in enumerate(circle):
            e, t = circle[(i + 1) % sides]
            quad = [
                (x + r0 * c, y + r0 * s, z0),
                (x + r0 * e, y + r0 * t, z0),
                (x + r1 * e, y + r1 * t, z1),
                (x + r1 * c, y + r1 * s, z1),
            ]
            if r1 < 1e-6:
                quad = quad[:3]
            elif r0 < 1e-6:
                quad = [quad[0], quad[2], quad[3]]
            faces.append(Face(quad, colour, curved=True))
    radius, height = rings[-1]
    named: dict[str, Face] = {}
    if radius > 1e-6:
        named["top"] = Face(
            [(x + radius * c, y + radius * s, height) for c, s in circle], top or colour
        )
        faces.append(named["top"])
    return Solid(faces, named=named)


def drum(
    x: float,
    y: float,
    z: float,
    r: float,
    h: float,
    colour: str,
    *,
    top: str = "",
    sides: int = 36,
) -> Solid:
    return rounds(x, y, [(r, z), (r, z + h)], colour, top=top, sides=sides)


def silo(
    x: float, y: float, r: float, h: float, colour: str, *, cone: float = 0.5, z: float = 0.0
) -> Solid:
    """An upright tank with a cone on top (its height as a share of the radius)."""
    return rounds(x, y, [(r, z), (r, z + h), (r * 0.16, z + h + r * cone)], colour)


def hopper(
    x: float, y: float, r: float, h: float, colour: str, *, z: float = 0.0, legs: float = 4.0
) -> list[Solid]:
    """A silo with a funnel below, on four legs."""
    body = rounds(
        x,
        y,
        [
            (r * 0.2, z + legs * 0.45),
            (r, z + legs + r * 0.5),
            (r, z + legs + h),
            (r * 0.2, z + legs + h + r * 0.4),
        ],
        colour,
    )
    posts = []
    for dx in (-0.72, 0.72):
        for dy in (-0.72, 0.72):
            px, py = x + dx * r, y + dy * r
            posts.append(Stroke((px, py, z), (px, py, z + legs + r * 0.5), 0.35, "#7f9097"))
    return [Solid([], posts, casts=False), body]


def dome(
    x: float,
    y: float,
    z: float,
    r: float,
    h: float,
    colour: str,
    *,
    wall: float = 0.0,
    sides: int = 36,
) -> Solid:
    """A bell: an upright wall and a round cap of height h."""
    steps = 7
    rings = [(r, z)] if wall else []
    rings += [
        (r * cos(pi / 2 * i / steps), z + wall + h * sin(pi / 2 * i / steps))
        for i in range(steps + 1)
    ]
    return rounds(x, y, rings, colour, sides=sides)


def tube(
    p: Vec, q: Vec, r0: float, r1: float, colour: str, *, sides: int = 28, cap: str = ""
) -> Solid:
    """A round bar between two points; ends are `start` and `end`."""
    axis = (q[0] - p[0], q[1] - p[1], q[2] - p[2])
    length = hypot(*axis) or 1.0
    ax, ay, az = (each / length for each in axis)
    ux, uy, uz = (0.0, 0.0, 1.0) if abs(az) < 0.9 else (1.0, 0.0, 0.0)
    vx, vy, vz = ay * uz - az * uy, az * ux - ax * uz, ax * uy - ay * ux
    size = hypot(vx, vy, vz)
    vx, vy, vz = vx / size, vy / size, vz / size
    wx, wy, wz = ay * vz - az * vy, az * vx - ax * vz, ax * vy - ay * vx

    def ring(centre: Vec, r: float) -> list[Vec]:
        found = []
        for i in range(sides):
            c, s = cos(2 * pi * i / sides), sin(2 * pi * i / sides)
            found.append(
                (
                    centre[0] + r * (c * vx + s * wx),
                    centre[1] + r * (c * vy + s * wy),
                    centre[2] + r * (c * vz + s * wz),
                )
            )
        return found

    first, last = ring(p, r0), ring(q, r1)
    faces = []
    for i in range(sides):
        j = (i + 1) % sides
        quad = [first[i], first[j], last[j], last[i]]
        if r1 < 1e-6:
            quad = quad[:3]
        elif r0 < 1e-6:
            quad = [first[i], last[j], last[i]]
        faces.append(Face(quad, colour, curved=True))
    named = {}
    if r0 > 1e-6:
        named["start"] = Face(first, cap or colour)
    if r1 > 1e-6:
        named["end"] = Face(last, cap or colour)
    return Solid(faces + list(named.values()), named=named)


def lying_tank(
    x: float, y: float, z: float, r: float, length: float, colour: str, *, along: str = "x"
) -> list[Solid]:
    """A tank on its side with bulging ends, on two saddles."""

    def at(s: float) -> Vec:
        return (x + s, y, z + r) if along == "x" else (x, y + s, z + r)

    parts = [
        tube(at(-r * 0.3), at(0), r * 0.6, r, colour),
        tube(at(0), at(length), r, r, colour),
        tube(at(length), at(length + r * 0.3), r, r * 0.6, colour),
    ]
    for share in (0.2, 0.8):
        sx, sy, _ = at(length * share)
        parts.append(box(sx - 0.3, sy - 0.3, z - r * 0.5, 0.6, 0.6, r * 0.7, "#9aa5a6"))
    return parts


def lattice(
    p: Vec, q: Vec, size: float, colour: str, *, bay: float = 2.0, bar: float = 0.14
) -> Solid:
    """An open girder with a square section between two points, for masts and jibs."""
    length = hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2])
    upright = abs(q[2] - p[2]) > 0.9 * length
    half = size / 2
    if upright:
        offsets = [(-half, -half, 0.0), (half, -half, 0.0), (half, half, 0.0), (-half, half, 0.0)]
    elif abs(q[0] - p[0]) > abs(q[1] - p[1]):
        offsets = [(0.0, -half, -half), (0.0, half, -half), (0.0, half, half), (0.0, -half, half)]
    else:
        offsets = [(-half, 0.0, -half), (half, 0.0, -half), (half, 0.0, half), (-half, 0.0, half)]
    count = max(round(length / bay), 1)
    spots = [
        (
            p[0] + (q[0] - p[0]) * i / count,
            p[1] + (q[1] - p[1]) * i / count,
            p[2] + (q[2] - p[2]) * i / count,
        )
        for i in range(count + 1)
    ]

    def corner(spot: Vec, k: int) -> Vec:
        o = offsets[k % 4]
        return spot[0] + o[0], spot[1] + o[1], spot[2] + o[2]

    bars = [Stroke(corner(p, k), corner(q, k), bar, colour) for k in range(4)]
    for i in range(count):
        for k in range(4):
            a, b = (k, k + 1) if i % 2 else (k + 1, k)
            bars.append(Stroke(corner(spots[i], a), corner(spots[i + 1], b), bar * 0.6, colour))
    return Solid([], bars, casts=False)


def turned(points: Sequence[tuple[float, float]], angle: float) -> list[tuple[float, float]]:
    c, s = cos(radians(angle)), sin(radians(angle))
    return [(x * c - y * s, x * s + y * c) for x, y in points]


def heap(
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    inset: float,
    colour: str,
    *,
    z: float = 0.0,
    top: str = "",
) -> Solid:
    """A pile with sloping sides and a flat top."""
    low = [(x, y, z), (x + w, y, z), (x + w, y + d, z), (x, y + d, z)]
    a, b = x + inset, y + inset
    c, e = x + w - inset, y + d - inset
    high = [(a, b, z + h), (c, b, z + h), (c, e, z + h), (a, e, z + h)]
    named = {"top": Face(high, top or colour)}
    for k, name in enumerate(("front", "right", "back", "left")):
        n = (k + 1) % 4
        named[name] = Face([low[k], low[n], high[n], high[k]], colour)
    return Solid(list(named.values()), named=named)


def coil(
    x: float,
    y: float,
    z: float,
    r: float,
    hole: float,
    long: float,
    colour: str,
    behind: str,
    *,
    along: str = "y",
) -> Solid:
    """A coil of wire or strip on a level axis, its near face ringed by turns."""
    q = (x, y + long, z) if along == "y" else (x + long, y, z)
    made = tube((x, y, z), q, r, r, colour, sides=40)
    for name in ("start", "end"):
        face = made[name]
        centre = (
            sum(p[0] for p in face.points) / 40,
            sum(p[1] for p in face.points) / 40,
            sum(p[2] for p in face.points) / 40,
        )

        def ring(share: float, points: list[Vec] = face.points, centre: Vec = centre) -> list[Vec]:
            return [
                (
                    centre[0] + (p[0] - centre[0]) * share,
                    centre[1] + (p[1] - centre[1]) * share,
                    centre[2] + (p[2] - centre[2]) * share,
                )
                for p in points
            ]

        turns = 6
        for k in range(turns):
            share = 1 - (1 - hole / r) * k / turns
            face.marks.append(Face(ring(share), lighter(colour, 0.03 if k % 2 else -0.03)))
        face.marks.append(Face(ring(hole / r), behind))
    return made
