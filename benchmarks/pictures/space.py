"""A small stage: solids in metres, a camera with upright verticals, sun, shadow and haze."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import cos, hypot, pi, radians, sin, sqrt

from pictures.colour import GLASS, Light, lighter, mix
from pictures.drawing import HEIGHT, WIDTH, Point, Sheet, outline

Vec = tuple[float, float, float]
NEAR = 0.4
PANE = "@glass"  # a window: the sky by day, lit or dark in the evening


@dataclass(frozen=True)
class Camera:
    """Stands at `eye`, looks level along `heading` (0 is +y, 90 is +x); the horizon is shifted."""

    eye: Vec
    heading: float = 0.0
    focal: float = 1400.0
    horizon: float = 300.0
    centre: float = WIDTH / 2

    def see(self, point: Vec) -> Vec:
        """A place as (right, ahead, above) of the camera, in metres."""
        dx, dy = point[0] - self.eye[0], point[1] - self.eye[1]
        turn = radians(self.heading)
        return (
            dx * cos(turn) - dy * sin(turn),
            dx * sin(turn) + dy * cos(turn),
            point[2] - self.eye[2],
        )

    def flat(self, seen: Vec) -> Point:
        scale = self.focal / seen[1]
        return self.centre + seen[0] * scale, self.horizon - seen[2] * scale

    def at(self, point: Vec) -> Point:
        """Where on the sheet a place appears."""
        return self.flat(self.see(point))

    def depth(self, y: float) -> float:
        """How far away the ground is that appears at a height of the sheet."""
        return self.focal * self.eye[2] / max(y - self.horizon, 0.5)


def span(x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> list[Vec]:
    """The corners of a block of space."""
    return [(x, y, z) for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)]


def framed(
    eye: Vec,
    heading: float,
    subject: Sequence[Vec],
    area: tuple[float, float, float, float] = (110, 175, 1490, 725),
) -> Camera:
    """The camera at a place that shows the subject as large as it fits into an area of the sheet.

    The area is (left, top, right, foot); it should lie in the middle band, which every cut keeps.
    """
    plain = Camera(eye, heading)
    seen = [plain.see(p) for p in subject]
    across = [p[0] / p[1] for p in seen]
    down = [-p[2] / p[1] for p in seen]
    wide, tall = max(across) - min(across), max(down) - min(down)
    focal = min((area[2] - area[0]) / wide, (area[3] - area[1]) / max(tall, 1e-6))
    return Camera(
        eye,
        heading,
        focal=focal,
        horizon=(area[1] + area[3]) / 2 - focal * (max(down) + min(down)) / 2,
        centre=(area[0] + area[2]) / 2 - focal * (max(across) + min(across)) / 2,
    )


@dataclass(frozen=True)
class Frame:
    """A place and a turn (degrees, anticlockwise from above) of local axes within the world's."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    turn: float = 0.0

    def out(self, p: Vec) -> Vec:
        angle = radians(self.turn)
        return (
            self.x + p[0] * cos(angle) - p[1] * sin(angle),
            self.y + p[0] * sin(angle) + p[1] * cos(angle),
            self.z + p[2],
        )

    def into(self, p: Vec) -> Vec:
        angle = radians(self.turn)
        dx, dy = p[0] - self.x, p[1] - self.y
        return (
            dx * cos(angle) + dy * sin(angle),
            -dx * sin(angle) + dy * cos(angle),
            p[2] - self.z,
        )

    def within(self, outer: "Frame") -> "Frame":
        x, y, z = outer.out((self.x, self.y, self.z))
        return Frame(x, y, z, self.turn + outer.turn)


def normal(points: Sequence[Vec]) -> Vec:
    x = y = z = 0.0
    for index, a in enumerate(points):
        b = points[(index + 1) % len(points)]
        x += (a[1] - b[1]) * (a[2] + b[2])
        y += (a[2] - b[2]) * (a[0] + b[0])
        z += (a[0] - b[0]) * (a[1] + b[1])
    length = sqrt(x * x + y * y + z * z) or 1.0
    return x / length, y / length, z / length


def middle(points: Sequence[Vec]) -> Vec:
    count = len(points)
    return (
        sum(p[0] for p in points) / count,
        sum(p[1] for p in points) / count,
        sum(p[2] for p in points) / count,
    )


def _dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _less(a: Vec, b: Vec) -> Vec:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


@dataclass
class Face:
    """A flat polygon; `marks` lie in it and are painted after it."""

    points: list[Vec]
    colour: str
    marks: list["Face"] = field(default_factory=list)
    shaded: bool = True
    curved: bool = False
    opacity: float = 1.0
    art: Callable[[Sheet, list[Point]], None] | None = None

    def place(self, u: float, v: float, lift: float = 0.0) -> Vec:
        """The point `u` metres along the first edge and `v` metres up from its start."""
        origin, right, up = self.points[0], self.points[1], self.points[-1]
        along, rise = _less(right, origin), _less(up, origin)
        long, high = sqrt(_dot(along, along)) or 1, sqrt(_dot(rise, rise)) or 1
        out = normal(self.points) if lift else (0.0, 0.0, 0.0)
        a, b = u / long, v / high
        return (
            origin[0] + along[0] * a + rise[0] * b + out[0] * lift,
            origin[1] + along[1] * a + rise[1] * b + out[1] * lift,
            origin[2] + along[2] * a + rise[2] * b + out[2] * lift,
        )

    @property
    def long(self) -> float:
        d = _less(self.points[1], self.points[0])
        return sqrt(_dot(d, d))

    @property
    def high(self) -> float:
        d = _less(self.points[-1], self.points[0])
        return sqrt(_dot(d, d))

    def mark(
        self,
        u0: float,
        v0: float,
        u1: float,
        v1: float,
        colour: str,
        *,
        shaded: bool = True,
        opacity: float = 1.0,
    ) -> "Face":
        """A rectangle in the face, in metres from its lower left corner."""
        corners = [self.place(u0, v0), self.place(u1, v0), self.place(u1, v1), self.place(u0, v1)]
        made = Face(corners, colour, shaded=shaded, opacity=opacity)
        self.marks.append(made)
        return made

    def mark_shape(
        self, points: Iterable[Point], colour: str, *, shaded: bool = True, opacity: float = 1.0
    ) -> "Face":
        made = Face([self.place(*p) for p in points], colour, shaded=shaded, opacity=opacity)
        self.marks.append(made)
        return made

    def disc(self, u: float, v: float, radius: float, colour: str, opacity: float = 1.0) -> "Face":
        ring = [
            (u + radius * cos(2 * pi * i / 44), v + radius * sin(2 * pi * i / 44))
            for i in range(44)
        ]
        return self.mark_shape(ring, colour, opacity=opacity)

    def ribs(self, spacing: float, colour: str, width: float = 0.12, opacity: float = 0.5) -> None:
        """Upright lines at equal distances, the seams of sheet metal."""
        count = max(int(self.long / spacing), 1)
        step = self.long / count
        for index in range(1, count):
            u = index * step
            self.mark(u - width / 2, 0, u + width / 2, self.high, colour, opacity=opacity)

    def courses(
        self, spacing: float, colour: str, width: float = 0.1, opacity: float = 0.5
    ) -> None:
        """Level lines at equal distances."""
        count = max(int(self.high / spacing), 1)
        step = self.high / count
        for index in range(1, count):
            v = index * step
            self.mark(0, v - width / 2, self.long, v + width / 2, colour, opacity=opacity)

    def panes(
        self,
        columns: int,
        rows: int,
        colour: str = PANE,
        *,
        left: float = 1.0,
        right: float = 1.0,
        foot: float = 1.0,
        head: float = 1.0,
        gap: float = 0.8,
        rise: float = 1.2,
        sill: str = "",
    ) -> None:
        """A regular grid of windows."""
        wide = (self.long - left - right - gap * (columns - 1)) / columns
        tall = (self.high - foot - head - rise * (rows - 1)) / rows
        for row in range(rows):
            for column in range(columns):
                u = left + column * (wide + gap)
                v = foot + row * (tall + rise)
                self.mark(u, v, u + wide, v + tall, colour)
                if sill:
                    self.mark(u - 0.1, v - 0.22, u + wide + 0.1, v, sill)


@dataclass
class Stroke:
    """A bar seen only by its width: a rail, a cable, a pole."""

    start: Vec
    end: Vec
    width: float
    colour: str
    shaded: bool = True


@dataclass
class Solid:
    """Flat faces around a convex body, outward sides found by themselves; strokes on top."""

    faces: list[Face]
    strokes: list[Stroke] = field(default_factory=list)
    casts: bool = True
    convex: bool = True
    named: dict[str, Face] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.convex or not self.faces:
            return
        heart = middle([middle(face.points) for face in self.faces])
        for face in self.faces:
            if _dot(normal(face.points), _less(middle(face.points), heart)) < 0:
                # The first edge stays the lower one, so marks keep their places.
                face.points = [face.points[1], face.points[0], *reversed(face.points[2:])]

    def __getitem__(self, name: str) -> Face:
        return self.named[name]

    def corners(self) -> list[Vec]:
        found = [p for face in self.faces for p in face.points]
        for stroke in self.strokes:
            found += [stroke.start, stroke.end]
        return found

    def hulls(self) -> list[list[Vec]]:
        if not self.casts:
            return []
        hulls = [self.corners()] if self.faces and self.convex else []
        if not self.convex:
            hulls += [face.points for face in self.faces]
        if not self.faces:
            for stroke in self.strokes:
                half = stroke.width / 2
                hulls.append(
                    [
                        *(
                            (p[0] + dx, p[1] + dy, p[2])
                            for p in (stroke.start, stroke.end)
                            for dx in (-half, half)
                            for dy in (-half, half)
                        ),
                    ]
                )
        return hulls

    def paint(self, view: "View") -> None:
        order = [
            face
            for face in self.faces
            if _dot(normal(face.points), _less(view.eye, face.points[0])) > 1e-6
        ]
        if not self.convex:
            order.sort(key=lambda face: -_distance(middle(face.points), view.eye))
        for face in order:
            view.face(face)
        for stroke in self.strokes:
            view.stroke(stroke)


@dataclass
class Sprite:
    """Something round enough to look the same from all sides: a tree, a heap, a lamp."""

    at: Vec
    radius: float
    height: float
    draw: Callable[[Sheet, float, float, float, Callable[[str], str]], None]
    casts: bool = True

    def corners(self) -> list[Vec]:
        x, y, z = self.at
        r = self.radius
        return [
            (x - r, y - r, z),
            (x + r, y + r, z + self.height),
            (x + r, y - r, z),
            (x - r, y + r, z + self.height),
        ]

    def hulls(self) -> list[list[Vec]]:
        if not self.casts:
            return []
        x, y, z = self.at
        r = self.radius * 0.9
        ring = [(cos(pi * i / 6), sin(pi * i / 6)) for i in range(12)]
        top = [(x + r * a, y + r * b, z + self.height * 0.55) for a, b in ring]
        crown = [(x + r * 0.6 * a, y + r * 0.6 * b, z + self.height * 0.95) for a, b in ring]
        foot = [(x + r * 0.25 * a, y + r * 0.25 * b, z) for a, b in ring]
        return [top + crown + foot]

    def paint(self, view: "View") -> None:
        seen = view.camera.see(view.frame.out(self.at))
        if seen[1] < NEAR * 4:
            return
        x, y = view.camera.flat(seen)
        scale = view.camera.focal / seen[1]
        far = view.light.far

        def shade(colour: str) -> str:
            return far(view.light.lit(colour, 0.55, 0.6), seen[1])

        self.draw(view.sheet, x, y, scale, shade)


@dataclass
class Group:
    """Things with their own axes, sorted among themselves (or kept in order), one thing outside."""

    items: list["Item"]
    frame: Frame = field(default_factory=Frame)
    fixed: bool = False

    def corners(self) -> list[Vec]:
        return [self.frame.out(p) for item in self.items for p in item.corners()]

    def hulls(self) -> list[list[Vec]]:
        return [[self.frame.out(p) for p in hull] for item in self.items for hull in item.hulls()]

    def paint(self, view: "View") -> None:
        inner = view.within(self.frame)
        if self.fixed:
            for item in self.items:
                item.paint(inner)
        else:
            inner.paint(self.items)


Item = Solid | Sprite | Group


def put(items: Iterable["Item"], x: float, y: float, z: float = 0.0, turn: float = 0.0) -> Group:
    """Things moved to a place as one."""
    return Group(list(items), Frame(x, y, z, turn))


def layered(*items: "Item") -> Group:
    """Things that are painted in the order given: a roof over its hall."""
    return Group(list(items), fixed=True)


def _distance(a: Vec, b: Vec) -> float:
    return hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _clip(points: list[Vec], near: float = NEAR) -> list[Vec]:
    """What of a polygon (in camera axes) lies ahead of the camera."""
    kept: list[Vec] = []
    for index, here in enumerate(points):
        before = points[index - 1]
        if (here[1] >= near) != (before[1] >= near):
            share = (near - before[1]) / (here[1] - before[1])
            kept.append(
                (
                    before[0] + (here[0] - before[0]) * share,
                    near,
                    before[2] + (here[2] - before[2]) * share,
                )
            )
        if here[1] >= near:
            kept.append(here)
    return kept


@dataclass
class View:
    """A camera in a light over a sheet, looking at things in a frame."""

    camera: Camera
    light: Light
    sheet: Sheet
    frame: Frame = field(default_factory=Frame)

    @property
    def eye(self) -> Vec:
        return self.frame.into(self.camera.eye)

    def within(self, frame: Frame) -> "View":
        return View(self.camera, self.light, self.sheet, frame.within(self.frame))

    def sunward(self) -> Vec:
        angle = radians(self.camera.heading + self.light.bearing)
        up = radians(self.light.height)
        return sin(angle) * cos(up), cos(angle) * cos(up), sin(up)

    def flat(self, points: Sequence[Vec]) -> tuple[list[Point], float]:
        """The points on the sheet, and their mean distance."""
        seen = _clip([self.camera.see(self.frame.out(p)) for p in points])
        if len(seen) < 3:
            return [], 0.0
        return [self.camera.flat(p) for p in seen], sum(p[1] for p in seen) / len(seen)

    def tone(self, colour: str, facing: Vec, distance: float, *, curved: bool = False) -> str:
        angle = radians(self.frame.turn)
        turned = (
            facing[0] * cos(angle) - facing[1] * sin(angle),
            facing[0] * sin(angle) + facing[1] * cos(angle),
            facing[2],
        )
        sun = max(_dot(turned, self.sunward()), 0.0)
        if curved:
            sun = round(sun * 9) / 9
        return self.light.far(self.light.lit(colour, sun, turned[2]), distance)

    def face(self, face: Face, seam: float = 0.7) -> None:
        points, distance = self.flat(face.points)
        if len(points) < 3:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if max(xs) < -50 or min(xs) > WIDTH + 50 or max(ys) < -50 or min(ys) > HEIGHT + 50:
            return
        if max(max(xs) - min(xs), max(ys) - min(ys)) < 0.6:
            return
        colour = self._colour(face, distance)
        fill = colour
        facing = normal(face.points)
        tall = max(ys) - min(ys)
        if face.shaded and tall > 40 and abs(facing[2]) < 0.3 and face.opacity == 1:
            fill = self.sheet.fade(
                [(0, lighter(colour, 0.014)), (1, lighter(colour, -0.028))],
                (0, round(min(ys))),
                (0, round(max(ys))),
            )
        self.sheet.shape(outline(points), fill, face.opacity, seam=seam if face.opacity == 1 else 0)
        if face.art is not None:
            face.art(self.sheet, points)
        for mark in face.marks:
            self.face(mark, seam=0)

    def _colour(self, face: Face, distance: float) -> str:
        if face.colour == PANE:
            if self.light.glow:
                spot = middle(face.points)
                lit = (
                    int(spot[0] * 7.3) * 31 + int(spot[1] * 5.1) * 17 + int(spot[2] * 3) * 13
                ) % 10
                colour = self.light.glow if lit < 5 else "#3d5f6e" if lit < 8 else "#d9b27c"
                return self.light.far(colour, distance * 0.6)
            return mix(self.tone(GLASS, normal(face.points), distance), self.light.haze, 0.12)
        if not face.shaded:
            return self.light.far(face.colour, distance * 0.7)
        return self.tone(face.colour, normal(face.points), distance, curved=face.curved)

    def stroke(self, stroke: Stroke) -> None:
        seen = [self.camera.see(self.frame.out(p)) for p in (stroke.start, stroke.end)]
        if seen[0][1] < NEAR and seen[1][1] < NEAR:
            return
        for a, b in ((0, 1), (1, 0)):
            if seen[a][1] < NEAR:
                share = (NEAR - seen[a][1]) / (seen[b][1] - seen[a][1])
                seen[a] = (
                    seen[a][0] + (seen[b][0] - seen[a][0]) * share,
                    NEAR,
                    seen[a][2] + (seen[b][2] - seen[a][2]) * share,
                )
        (x0, y0), (x1, y1) = (self.camera.flat(p) for p in seen)
        w0, w1 = (max(stroke.width * self.camera.focal / p[1], 0.55) / 2 for p in seen)
        length = hypot(x1 - x0, y1 - y0)
        if length < 0.3 or max(w0, w1) > 400:
            return
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        distance = (seen[0][1] + seen[1][1]) / 2
        colour = stroke.colour
        if stroke.shaded:
            colour = self.light.lit(colour, 0.5, 0.4)
        self.sheet.shape(
            outline(
                [
                    (x0 + nx * w0, y0 + ny * w0),
                    (x1 + nx * w1, y1 + ny * w1),
                    (x1 - nx * w1, y1 - ny * w1),
                    (x0 - nx * w0, y0 - ny * w0),
                ]
            ),
            self.light.far(colour, distance if stroke.shaded else distance * 0.5),
        )

    def paint(self, items: Sequence[Item]) -> None:
        for item in arranged(self, items):
            item.paint(self)


_Box = tuple[Vec, Vec]


def _bounds(points: Sequence[Vec]) -> _Box:
    return (
        (min(p[0] for p in points), min(p[1] for p in points), min(p[2] for p in points)),
        (max(p[0] for p in points), max(p[1] for p in points), max(p[2] for p in points)),
    )


def _before(a: _Box, b: _Box, eye: Vec) -> int:
    """-1 if a must be painted before b, 1 after, 0 if it does not matter."""
    votes: set[int] = set()
    slack = 0.02
    for axis in range(3):
        if a[1][axis] <= b[0][axis] + slack:
            low, high, sign = a[1][axis], b[0][axis], 1
        elif b[1][axis] <= a[0][axis] + slack:
            low, high, sign = b[1][axis], a[0][axis], -1
        else:
            continue
        if eye[axis] <= low:
            votes.add(sign)
        elif eye[axis] >= high:
            votes.add(-sign)
        else:
            return 0
    if len(votes) == 1:
        return votes.pop()
    if votes:
        return 0
    near_a = _distance(((a[0][0] + a[1][0]) / 2, (a[0][1] + a[1][1]) / 2, a[0][2]), eye)
    near_b = _distance(((b[0][0] + b[1][0]) / 2, (b[0][1] + b[1][1]) / 2, b[0][2]), eye)
    return -1 if near_a > near_b else 1


def arranged(view: View, items: Sequence[Item]) -> list[Item]:
    """The items from back to front."""
    eye = view.eye
    boxes: list[_Box] = []
    spans: list[tuple[float, float, float, float]] = []
    kept: list[Item] = []
    for item in items:
        corners = item.corners()
        if not corners:
            continue
        seen = [view.camera.see(view.frame.out(p)) for p in corners]
        if max(p[1] for p in seen) < NEAR:
            continue
        flat = [view.camera.flat((p[0], max(p[1], NEAR), p[2])) for p in seen]
        kept.append(item)
        boxes.append(_bounds(corners))
        spans.append(
            (
                min(p[0] for p in flat),
                max(p[0] for p in flat),
                min(p[1] for p in flat),
                max(p[1] for p in flat),
            )
        )
    count = len(kept)
    after: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    for i in range(count):
        a = spans[i]
        for j in range(i + 1, count):
            b = spans[j]
            if a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2]:
                continue
            relation = _before(boxes[i], boxes[j], eye)
            if relation < 0:
                after[i].append(j)
                waits[j] += 1
            elif relation > 0:
                after[j].append(i)
                waits[i] += 1
    far = [
        -_distance(((box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2, box[0][2]), eye)
        for box in boxes
    ]
    heap = [(far[i], i) for i in range(count) if not waits[i]]
    heap.sort()
    done = [False] * count
    result: list[Item] = []
    while len(result) < count:
        if heap:
            _, index = heappop(heap)
            if done[index]:
                continue
        else:  # a ring of things that hide each other: the farthest goes first
            index = min((i for i in range(count) if not done[i]), key=lambda i: far[i])
        done[index] = True
        result.append(kept[index])
        for other in after[index]:
            waits[other] -= 1
            if not waits[other] and not done[other]:
                heappush(heap, (far[other], other))
    return result


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex outline around the points, anticlockwise."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(sequence: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in sequence:
            while (
                len(chain) > 1
                and (
                    (chain[-1][0] - chain[-2][0]) * (p[1] - chain[-2][1])
                    - (chain[-1][1] - chain[-2][1]) * (p[0] - chain[-2][0])
                )
                <= 0
            ):
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


@dataclass
class Stage:
    """A scene: a backdrop is painted first, then the ground in order, shadows, and things."""

    view: View
    items: list[Item] = field(default_factory=list)
    _ground: list[Callable[[], None]] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        return self.view.sheet

    def add(self, *items: Item) -> None:
        self.items.extend(items)

    def ground_fill(self, colour: str, *, shaded: bool = True) -> str:
        """A gradient of a ground colour into the haze, the same for everything of that colour."""
        camera, light = self.view.camera, self.view.light
        base = light.lit(colour, self.view.sunward()[2], 1.0) if shaded else colour
        top = camera.horizon
        tall = HEIGHT - top
        stops = []
        for share in (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1.0):
            distance = camera.depth(top + max(share, 0.004) * tall)
            stops.append((share, light.far(base, distance)))
        return self.sheet.fade(stops, (0, top), (0, HEIGHT))

    def ground(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        *,
        z: float = 0.0,
        opacity: float = 1.0,
        fill: str = "",
    ) -> None:
        """A flat patch."""
        corners = [(x, y, z) for x, y in points]

        def paint() -> None:
            flat, _ = self.view.flat(corners)
            if len(flat) > 2:
                self.sheet.shape(outline(flat), fill or self.ground_fill(colour), opacity)

        self._ground.append(paint)

    def ground_art(self, draw: Callable[[], None]) -> None:
        """Anything else to be painted with the ground, in its turn."""
        self._ground.append(draw)

    def plane(self, colour: str) -> None:
        """The ground to the horizon."""
        top = self.view.camera.horizon

        def paint() -> None:
            self.sheet.rect(-10, top, WIDTH + 20, HEIGHT - top + 10, self.ground_fill(colour))

        self._ground.append(paint)

    def ribbon(
        self,
        points: Sequence[tuple[float, float]],
        width: float,
        colour: str,
        *,
        offset: float = 0.0,
        z: float = 0.0,
        opacity: float = 1.0,
        fill: str = "",
    ) -> None:
        """A strip along a line: a road, a stream, a lane mark (offset to its right)."""
        line = curve(points)
        left, right = [], []
        for index, (x, y) in enumerate(line):
            ax, ay = line[max(index - 1, 0)]
            bx, by = line[min(index + 1, len(line) - 1)]
            length = hypot(bx - ax, by - ay) or 1
            nx, ny = (by - ay) / length, -(bx - ax) / length
            left.append((x + nx * (offset - width / 2), y + ny * (offset - width / 2)))
            right.append((x + nx * (offset + width / 2), y + ny * (offset + width / 2)))
        for index in range(len(line) - 1):
            quad = [left[index], left[index + 1], right[index + 1], right[index]]
            corners = [(x, y, z) for x, y in quad]

            def paint(corners: list[Vec] = corners) -> None:
                flat, _ = self.view.flat(corners)
                if len(flat) > 2:
                    ink = fill or self.ground_fill(colour)
                    self.sheet.shape(outline(flat), ink, opacity, seam=0.8 if opacity == 1 else 0)

            self._ground.append(paint)

    def dashes(
        self,
        points: Sequence[tuple[float, float]],
        width: float,
        colour: str,
        *,
        dash: float = 4.0,
        gap: float = 6.0,
        offset: float = 0.0,
    ) -> None:
        line = curve(points)
        at, on = 0.0, True
        piece: list[tuple[float, float]] = [line[0]]
        for a, b in itertools.pairwise(line):
            length = hypot(b[0] - a[0], b[1] - a[1])
            done = 0.0
            while done < length:
                limit = dash if on else gap
                step = min(limit - at, length - done)
                done += step
                at += step
                spot = (a[0] + (b[0] - a[0]) * done / length, a[1] + (b[1] - a[1]) * done / length)
                if on:
                    piece.append(spot)
                if at >= limit - 1e-9:
                    if on and len(piece) > 1:
                        self.ribbon([piece[0], piece[-1]], width, colour, offset=offset)
                    on, at = not on, 0.0
                    piece = [spot]

    def _shadows(self) -> None:
        sun = self.view.sunward()
        if sun[2] < 0.05 or self.view.light.depth <= 0:
            return
        parts = []
        for item in self.items:
            for points in item.hulls():
                cast = [
                    (p[0] - sun[0] * p[2] / sun[2], p[1] - sun[1] * p[2] / sun[2])
                    for p in points
                    if p[2] > -0.5
                ]
                around = hull(cast)
                if len(around) < 3:
                    continue
                flat, _ = self.view.flat([(x, y, 0.0) for x, y in around])
                if len(flat) > 2:
                    parts.append(outline(hull(flat)))
        if not parts:
            return
        light, camera = self.view.light, self.view.camera
        top = camera.horizon
        stops = []
        for share in (0.01, 0.04, 0.1, 0.25, 1.0):
            distance = camera.depth(top + share * (HEIGHT - top))
            stops.append((share, light.shadow, light.depth * 0.5 ** (distance / light.reach / 0.7)))
        fill = self.sheet.fade(stops, (0, top), (0, HEIGHT))
        self.sheet.shape("".join(parts), fill)

    def paint(self) -> None:
        for piece in self._ground:
            piece()
        self._shadows()
        self.view.paint(self.items)


def curve(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line through the points, soft where there are more than two."""
    if len(points) < 3:
        return list(points)
    line: list[tuple[float, float]] = []
    last = len(points) - 1
    for index in range(last):
        p0, p1 = points[max(index - 1, 0)], points[index]
        p2, p3 = points[index + 1], points[min(index + 2, last)]
        for step in range(10):
            t = step / 10
            line.append(
                (
                    _spline(p0[0], p1[0], p2[0], p3[0], t),
                    _spline(p0[1], p1[1], p2[1], p3[1], t),
                )
            )
    line.append(points[-1])
    return line


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
