"""Infrastructure: a motorway to the airport, a sewage plant, roofs with solar panels."""

import itertools
from dataclasses import replace
from math import atan2, cos, pi, sin

from pictures.colour import (
    AFTERNOON,
    DEEP,
    MORNING,
    NOON,
    PAPER,
    RIVER,
    ROOF_BLUE,
    ROOF_GREY,
    WALL,
    WARM,
    lighter,
)
from pictures.drawing import HEIGHT, WIDTH, Chance, Point, Sheet, smooth
from pictures.land import Shade, bush, crown, row, tree, wood
from pictures.parts import car, fence, lamp, lorry, pool, storeys, wires, works_hall
from pictures.setting import outdoors
from pictures.sites import road
from pictures.solids import box, drum, rounds
from pictures.space import Camera, Item, Vec, curve, put
from pictures.valley import (
    circle,
    covered_basin,
    deck,
    piers,
    solar_hall,
    storage_container,
    transformer,
)

ACCENT = WARM["infrastructure"]


def _line(points: list[tuple[float, float, float]]) -> list[Vec]:
    """A soft line through places, level between them."""
    flat = curve([(p[0], p[1]) for p in points])
    last = len(points) - 1
    found = []
    for k, (x, y) in enumerate(flat):
        at = min(k / 10, last)
        i = min(int(at), last - 1)
        found.append((x, y, points[i][2] + (points[i + 1][2] - points[i][2]) * (at - i)))
    return found


def airport_expressway() -> Sheet:
    camera = Camera((0, -150, 78), heading=0, focal=1250, horizon=212)
    light = replace(NOON, bearing=-125, height=44)
    stage = outdoors(
        "expressway",
        light,
        camera,
        height=130,
        belts=(3000,),
        ground="#a3bb8a",
        village=False,
        peak=(420, 60, 420),
    )
    sheet, view = stage.sheet, stage.view
    # the airport on the plain
    stage.ground([(250, 1250), (900, 1250), (900, 1330), (250, 1330)], "#b9c0b8")
    stage.ground([(230, 1120), (1100, 1120), (1100, 1160), (230, 1160)], "#a9b2b0")
    stage.ribbon([(240, 1140), (1100, 1140)], 3, "#f2f0e8")
    # the river at the foot of the hills
    stage.ribbon(
        [(-420, 260), (-250, 190), (-150, 120), (-40, 20), (40, -40), (120, -120)], 44, "#9bb489"
    )
    stage.ribbon(
        [(-420, 260), (-250, 190), (-150, 120), (-40, 20), (40, -40), (120, -120)], 26, RIVER
    )
    stage.paint()
    tower: list[Item] = [
        *storeys(300, 1262, 190, 40, 2, 9, PAPER, bay=14, strip=True, trim=ROOF_BLUE, huts=0),
        rounds(540, 1290, [(10, 0), (7, 78)], "#e6e4da"),
        rounds(540, 1290, [(7, 76), (17, 84)], "#cfd4d0"),
        rounds(540, 1290, [(17, 84), (20, 98)], "#5d8494"),
        rounds(540, 1290, [(20.5, 98), (19, 103), (4, 106)], "#e6e4da"),
        wires(((540, 1290, 106), (540, 1290, 126)), width=1.2),
    ]
    view.paint(tower)
    chance = Chance("airtrees")

    def shade_at(far: float) -> Shade:
        return lambda colour: light.far(light.lit(colour, 0.5, 0.6), far)

    def trees(
        line: list[Point], count: int, size: tuple[float, float], far: float, depth: float
    ) -> None:
        tone = shade_at(far)
        spots = []
        for _ in range(count):
            x = chance.between(max(line[0][0], -20), min(line[-1][0], WIDTH + 20))
            y = _height(line, x) + chance.unit() ** 0.8 * depth
            spots.append((y, x))
        for y, x in sorted(spots):
            r = chance.between(*size)
            leaves = chance.pick(("#5b8f70", "#6f9f74", "#4a7f66", "#86ad7f"))
            crown(sheet, x, y, r, r * 0.9, leaves, tone, chance)

    # the road beyond the hill
    far_line = _line(
        [
            (14, 205, 26),
            (66, 280, 26),
            (140, 400, 26),
            (214, 560, 25),
            (290, 800, 20),
            (420, 1120, 4),
        ]
    )
    view.paint(piers(far_line, 4, wide=20))
    view.paint(deck(far_line, 24))
    # the hill that the tunnel passes through
    hill: list[Point] = [
        (470, 640),
        (540, 540),
        (610, 452),
        (690, 372),
        (770, 318),
        (850, 300),
        (920, 322),
        (990, 376),
        (1060, 428),
        (1150, 470),
        (1260, 520),
        (1380, 575),
        (1640, 640),
    ]
    far_hill: list[Point] = [
        (-40, 350),
        (60, 318),
        (160, 326),
        (260, 372),
        (380, 430),
        (520, 500),
        (640, 560),
    ]
    for line, top, low, tone, far in (
        (far_hill, 318, 560, "#6f9f7c", 520),
        (hill, 300, 700, "#659a72", 260),
    ):
        a = light.far(light.lit(tone, 0.55, 0.6), far)
        b = light.far(light.lit("#9dba86", 0.6, 0.9), far)
        shape = smooth(line) + f"L{line[-1][0]} {low}L{line[0][0]} {low}Z"
        if line is far_hill:
            shape = smooth(line) + f"Q{line[-1][0] - 200} {low - 40} {line[0][0]} {low - 60}Z"
        sheet.shape(
            shape,
            sheet.fade(
                [(0, a), (0.7, b), (1, b, 0.0 if line is hill else 1.0)], (0, top), (0, low)
            ),
        )
        if line is hill:
            sheet.open(f'clip-path="{sheet.clip(shape)}"')
            dark = lighter(a, -0.07)
            side: list[Point] = [(850, 300), (872, 380), (926, 440), (930, 540), (990, 700)]
            sheet.shape(
                smooth(side) + "L1500 700L1500 300Z",
                sheet.fade([(0, dark, 0.75), (1, dark, 0.0)], (870, 330), (1020, 630)),
            )
            sheet.close()
        trees(
            line,
            46 if line is far_hill else 76,
            (20, 34) if line is far_hill else (26, 44),
            far,
            70 if line is far_hill else 110,
        )
    # the portal with its two bores
    near = _line([(-190, -88, 22), (-120, -52, 23), (-70, -10, 24), (-30, 44, 25), (4, 104, 26)])
    end, before = near[-1], near[-4]
    dx, dy = end[0] - before[0], end[1] - before[1]
    size = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / size, dy / size
    turn = -180 / pi * _angle(ux, uy)
    portal: list[Item] = []
    front = box(-17, 0, -4, 34, 3, 17, "#d5d3c8", top="#b9bfae")
    face = front["front"]
    face.mark(0, 15.8, 34, 17, "#e4e2d8")
    for u in (10.2, 23.8):
        for grow, colour in ((0.9, "#bcbcb2"), (0.0, "#33464f")):
            r = 5.0 + grow
            pts = [(u - r, 4.0), (u + r, 4.0)]
            pts += [(u + r * cos(pi * k / 14), 7.4 + r * sin(pi * k / 14)) for k in range(15)]
            face.mark_shape(pts, colour)
    portal.append(front)
    group = put(portal, end[0], end[1], end[2], turn)
    view.paint([group])
    leaf = shade_at(230)
    for along, up, r in (
        (-23, -2, 44),
        (-20.5, -7, 40),
        (-27, -9, 46),
        (21, -6, 46),
        (24.5, -11, 52),
        (19.5, -13, 44),
        (29, -16, 46),
        (23, -18, 44),
    ):
        px, py = camera.at((end[0] + uy * along, end[1] - ux * along, end[2] + up))
        crown(
            sheet,
            px,
            py,
            r,
            r * 0.9,
            chance.pick(("#5b8f70", "#6f9f74", "#4a7f66")),
            leaf,
            chance,
        )
    view.paint(piers(near, 6, wide=14))
    view.paint(deck(near, 26, thick=2.6))
    # traffic
    cars: list[Item] = []
    for i, off, kind in (
        (8, 7.6, "lorry"),
        (17, 4.4, "car"),
        (25, 8.6, "car"),
        (14, -5, "car"),
        (22, -8.4, "lorry"),
        (31, -5, "car"),
    ):
        a, b = near[i], near[i + 1]
        gx, gy = b[0] - a[0], b[1] - a[1]
        g = (gx * gx + gy * gy) ** 0.5
        x, y = a[0] + gy / g * off, a[1] - gx / g * off
        heading = 90 - 180 / pi * _angle(gx / g, gy / g) + (180 if off < 0 else 0)
        made = lorry(kind="box", body=PAPER, stripe=ACCENT) if kind == "lorry" else car("#e6e3da")
        cars.append(put(made, x, y, a[2], heading))
    view.paint(cars)
    # the route, dashed: over the hill to the tower
    over: list[Point] = [
        camera.at((end[0], end[1], end[2] + 14)),
        (830, 356),
        (876, 330),
        (930, 352),
    ]
    over += [camera.at(far_line[k]) for k in (17, 24, 30, 36, 42, 46, 49)]
    route = [camera.at(p) for p in near[3:]] + over
    for tone, wide in (("#ffffff", 9.0), (ACCENT, 5.5)):
        sheet.line(
            smooth(route),
            tone,
            wide,
            0.95 if tone == ACCENT else 0.75,
            dash="20 17",
            cap="butt" if tone == ACCENT else "round",
        )
    sheet.circle(route[-1][0], route[-1][1], 9, "#ffffff")
    sheet.circle(route[-1][0], route[-1][1], 5.5, "#c9693f")
    # the near bank
    bank: list[Point] = [
        (900, 910),
        (1000, 800),
        (1130, 730),
        (1280, 690),
        (1450, 660),
        (1640, 650),
    ]
    near_tone = light.far(light.lit("#6f9f74", 0.55, 0.6), 90)
    sheet.shape(
        smooth(bank) + f"L{WIDTH + 40} {HEIGHT + 10}L900 {HEIGHT + 10}Z",
        sheet.fade([(0, near_tone), (1, lighter(near_tone, 0.05))], (0, 650), (0, HEIGHT)),
    )
    trees(bank, 44, (46, 76), 90, 150)
    return sheet


def _angle(ux: float, uy: float) -> float:
    """The heading of a direction in radians, 0 along +y."""
    return atan2(ux, uy)


def _height(line: list[Point], x: float) -> float:
    for a, b in itertools.pairwise(line):
        if a[0] <= x <= b[0]:
            return a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])
    return line[-1][1]


def dongpu_sewage_plant() -> Sheet:
    camera = Camera((2, -98, 36), heading=-0.5, focal=1300, horizon=180)
    light = replace(MORNING, bearing=-128, height=36)
    stage = outdoors(
        "sewage", light, camera, height=120, belts=(1700, 1000), sunny=-1, peak=(1180, 50, 380)
    )
    stage.ground([(-400, 128), (500, 128), (500, 285), (-400, 275)], "#c2bd9c")
    stage.ground([(-400, 136), (500, 142), (500, 262), (-400, 250)], RIVER)
    stage.ribbon([(-260, 160), (-80, 164)], 1.6, "#79b1c0")
    stage.ribbon([(20, 206), (220, 210)], 1.6, "#79b1c0")
    stage.ribbon([(-120, 150), (60, 152)], 1.2, "#79b1c0")
    stage.ground([(-220, -90), (220, -90), (220, 122), (-220, 122)], "#9fbb84")
    stage.ribbon([(-220, 119), (240, 123)], 4.5, "#d8d2bf")
    road(stage, [(-120, -24), (-30, -24), (40, -24), (140, -24)], 6)
    road(stage, [(2, -90), (2, 60), (2, 110)], 6)
    for x, y, w, d in ((-62, -14, 58, 44), (10, -16, 62, 58), (-62, 40, 58, 50)):
        stage.ground([(x, y), (x + w, y), (x + w, y + d), (x, y + d)], "#a9c48d")
    for cx, cy, arm in ((-33, 3, 0.5), (-33, 64, 2.4)):
        stage.ground(circle(cx, cy, 19.5), "#d3d2c6")
        stage.add(*pool(cx, cy, 17, arm=arm, z=2.6, water="#6fa7b3"))
    for k in range(2):
        stage.ground(
            [(11, -15 + 30 * k), (68, -15 + 30 * k), (68, 11 + 30 * k), (11, 11 + 30 * k)],
            "#d3d2c6",
        )
        stage.add(*covered_basin(13, -13 + 30 * k, 53, 22, 3.4, 6))
    for x in (24, 50):
        stage.add(box(x, 52, 0, 10, 8, 5, "#e9e4d7", top="#9aa7a9"))
    stage.add(*storeys(74, 56, 26, 14, 2, 4.2, "#efe9dc", bay=4.2, trim=ACCENT, huts=0))
    stage.add(*works_hall(16, 68, 46, 18, 7, 9, WALL, ROOF_BLUE, vent=False, lights=False))
    stage.add(
        drum(90, 30, 0, 7, 9, "#dfe3dd"),
        rounds(90, 30, [(7.2, 9), (5.4, 11.5), (2, 12.8)], "#8fb0b4"),
    )
    stage.add(
        drum(90, 8, 0, 7, 9, "#dfe3dd"),
        rounds(90, 8, [(7.2, 9), (5.4, 11.5), (2, 12.8)], "#8fb0b4"),
    )
    stage.add(
        put(car("#dfe2df"), 30, -25.5, 0, 0),
        put(lorry(kind="tip", body="#7f9f94", long=6.5), -50, -22.5, 0, 180),
    )
    stage.add(
        *row("sw", (-78, -10), (-78, 100), 9, height=7),
        *row("sw2", (-2.4, -14), (-2.4, 100), 11, height=5.4),
        *row("sw3", (106, -16), (106, 100), 9, height=7),
        *row("sw4", (-80, 112), (110, 113), 9, height=7),
    )
    stage.add(
        *[bush(-70 + 5 * k, -30, 1.8) for k in range(13)],
        *[bush(8 + 5 * k, -30, 1.8) for k in range(14)],
    )
    stage.add(tree(-58, -44, 9), tree(52, -46, 9, colour="#6f9f6c"), tree(64, -42, 8))
    stage.add(*[lamp(-56 + 28 * k, -19.4, 7) for k in range(5)])
    stage.paint()
    return stage.sheet


def park_solar_storage() -> Sheet:
    camera = Camera((-22, -112, 34), heading=12, focal=1370, horizon=168)
    light = replace(AFTERNOON, bearing=-150, height=40, haze="#e6e3d2")
    stage = outdoors(
        "solar",
        light,
        camera,
        height=115,
        belts=(900,),
        sunny=-1,
        peak=(420, 50, 380),
        village=False,
        patches=False,
        relief=0.25,
        layers=3,
        cloud=2,
    )
    stage.ground([(-260, -90), (320, -90), (320, 220), (-260, 220)], "#c4c8bf")
    stage.ground([(-260, -90), (320, -90), (320, -32), (-260, -32)], "#a9ba8c")
    road(stage, [(-260, -8), (340, -8)], 9, marks=True)
    walls = ("#e6e4da", "#dfe3e1", "#ece8de", "#e2e3dc")
    k = 0
    for j, y in enumerate((4, 46, 90, 136, 184)):
        for i in range(5):
            x = -112 + i * 64 + (6 if j % 2 else 0) + j * 8
            w = 56
            stage.add(
                *solar_hall(
                    x,
                    y,
                    w,
                    32,
                    9,
                    13.4,
                    walls[k % 4],
                    ROOF_GREY if k % 3 else ROOF_BLUE,
                    columns=4 if j < 1 else 3 if j < 3 else 2,
                    rows=2 if j < 2 else 1,
                    band=DEEP if k % 2 else "",
                    doors=2 if j == 0 else 0,
                    cells=j < 1,
                )
            )
            k += 1
    stage.add(*row("so", (-200, -2), (300, -2), 24, height=5.4))
    # storage: a row of containers, the transformer at its end
    stage.ground([(-44, -38), (46, -38), (46, -17), (-44, -17)], "#cfd0c8")
    for i in range(5):
        stage.add(put(storage_container(ACCENT), -41 + i * 11.4, -28))
    stage.add(put(transformer(), 20, -28.4))
    hut = box(30.4, -28.6, 0, 4.2, 2.6, 3.0, "#e9e4d7", top="#9aa7a9")
    hut["front"].mark(0.4, 0.2, 1.9, 2.5, "#8fa3a8")
    hut["front"].mark(2.3, 0.2, 3.8, 2.5, "#8fa3a8")
    stage.add(hut)
    stage.add(
        wires(
            ((21.4, -27, 4.7), (21.4, -20, 7.4)),
            ((22.6, -27, 4.7), (22.6, -20, 7.4)),
            ((23.9, -27, 4.7), (23.9, -20, 7.4)),
            ((20, -20, 0), (20, -20, 8.4)),
            ((25.4, -20, 0), (25.4, -20, 8.4)),
            ((20, -20, 7.5), (25.4, -20, 7.5)),
            width=0.2,
        )
    )
    stage.add(
        *fence([(-44, -17.5), (46, -17.5)], 2.2, step=7.5),
        *fence([(46, -38), (46, -17.5)], 2.2, step=7),
    )
    stage.add(
        put(lorry(kind="box", body=PAPER, stripe=ACCENT), 10, -10.2, 0, 0),
        put(car("#dfe2df"), -44, -6, 0, 180),
    )
    stage.add(*wood("solar", (-260, 225, 400, 260), 24, heights=(8, 12)))
    stage.paint()
    return stage.sheet


PICTURES = {
    "airport-expressway": airport_expressway,
    "dongpu-sewage-plant": dongpu_sewage_plant,
    "park-solar-storage": park_solar_storage,
}
