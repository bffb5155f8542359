"""Machinery."""

from dataclasses import replace
from math import cos, pi, sin

from pictures.colour import (
    AFTERNOON,
    BRICK,
    DEEP,
    IRON,
    STEEL,
    WARM,
    lighter,
)
from pictures.drawing import Chance, Point, Sheet, outline
from pictures.indoors import (
    back_wall,
    cabinet,
    column,
    indoors,
    joints,
    overhead_crane,
    shadow_on,
    trusses,
    wall,
    windows,
)
from pictures.land import bush, tree, wood
from pictures.parts import bolt, forklift, hexagon_nut, lorry, wires
from pictures.setting import outdoors
from pictures.solids import box, coil, dome, drum, eaves, gable, prism, rounds, tube
from pictures.space import PANE, Camera, Face, Item, Solid, framed, layered, put, span

ACCENT = WARM["machinery"]


def fastener_wire() -> Sheet:
    camera = framed(
        (-3, -16, 4.4),
        12,
        [
            *span(-11, 0, 1.6, -10, 2, 7.2),
            *span(12, 0, 1.4, 13, 2, 7.2),
            *span(-8, 9, 0, 18, 12, 8),
        ],
        (60, 150, 1540, 745),
    )
    stage = indoors(camera)
    back = back_wall(stage, -40, 70, 17, 30, "#e1e3db")
    windows(back, 12, 9.6, 13.0, "wire", left=1, right=1, gap=1.8, bars=2)
    joints(stage, -30, -14, 50, 16.5, 3, "#bfc2bb")
    stage.ground([(-40, 5.6), (70, 5.6), (70, 5.9), (-40, 5.9)], "#d9b65f")
    for x in range(-35, 70, 10):
        stage.add(column(x, 16.4, 18))
    stage.add(*trusses(-40, 70, (16,), 13.0, 2))
    # bell furnaces
    for k in range(7):
        x = -17 + k * 6.6
        stage.add(drum(x, 11, 0, 2.6, 0.8, "#98a4a6"))
        stage.add(dome(x, 11, 0.8, 2.2, 1.5, ACCENT, wall=4.4))
        for z in (1.6, 3.4, 5.0):
            stage.add(rounds(x, 11, [(2.24, z), (2.24, z + 0.22)], lighter(ACCENT, -0.06)))
        stage.add(tube((x, 11, 6.6), (x, 11, 7.6), 0.3, 0.3, "#8e9a9d", sides=16))
        stage.add(tube((x + 2.6, 9.6, 0.4), (x + 4.0, 9.6, 0.4), 0.22, 0.22, "#5f8ea0", sides=16))
        stage.add(cabinet(x + 2.75, 12.6, 1.0, 0.6, 2.0))
    # the hook conveyor with its coils
    stage.add(box(-40, 0.55, 6.9, 110, 0.5, 0.55, "#2f6c85"))
    for x in range(-34, 60, 8):
        stage.add(wires(((x, 0.8, 7.4), (x, 0.8, 13)), width=0.2, colour=STEEL))
    for k in range(10):
        x = -19.5 + k * 3.9
        hook = Solid(
            [
                Face(
                    [
                        (x - 0.16, 0.6, 4.05),
                        (x + 0.16, 0.6, 4.05),
                        (x + 0.16, 0.6, 6.2),
                        (x - 0.16, 0.6, 6.2),
                    ],
                    "#47565d",
                )
            ],
            casts=False,
            convex=False,
        )
        stage.add(hook)
        stage.add(box(x - 0.45, 0.45, 6.2, 0.9, 0.7, 0.75, "#47565d"))
        stage.add(coil(x, 0.1, 3.1, 1.28, 0.72, 1.7, "#9aabb2", "#c3cbc8"))
        stage.add(box(x - 0.12, -0.1, 3.68, 0.24, 2.0, 0.2, "#47565d"))
    # coils resting on the floor
    for k in range(4):
        stage.add(drum(-9 + k * 3.4, -4.8, 0.1, 1.28, 1.5, "#9aabb2", top="#a9b9bf"))
        top = stage.items[-1]
        if isinstance(top, Solid):
            x, y = -9 + k * 3.4, -4.8
            for share, tone in ((0.95, 0.03), (0.86, -0.02), (0.77, 0.03), (0.68, -0.02)):
                top["top"].marks.append(
                    Face(_circle(x, y, 1.6, 1.28 * share), lighter("#a9b9bf", tone))
                )
            top["top"].marks.append(Face(_circle(x, y, 1.6, 0.74), "#4d5a60"))
    stage.paint()
    return stage.sheet


def _circle(
    x: float, y: float, z: float, r: float, count: int = 36
) -> list[tuple[float, float, float]]:
    return [
        (x + r * cos(2 * pi * k / count), y + r * sin(2 * pi * k / count), z) for k in range(count)
    ]


def machine_tool_works() -> Sheet:
    camera = framed(
        (1.5, -15.5, 3.4),
        -4,
        [*span(-9, 0, 0, 9.5, 3, 3.4), (-9, 9, 13), (9, 9, 13)],
        (130, 120, 1470, 740),
    )
    stage = indoors(camera, wall="#dfe0d8")
    back = back_wall(stage, -40, 40, 14, 10.4, "#e5e4db")
    windows(back, 12, 3.6, 7.4, "tools", left=1, right=1, gap=1.6, bars=3, cross=2)
    # the saw-tooth roof, seen from inside: glass faces the viewer's left
    for k in range(-5, 6):
        x = k * 8.0
        roof = Face([(x, 14, 10.4), (x + 8.0, 14, 10.4), (x + 1.4, 14, 14.6)], "#cfd4cf")
        wall(stage, roof)
        for j in range(1, 6):
            y = 14 - j * 4.6
            slope = Face(
                [
                    (x + 8, y, 10.4),
                    (x + 8, y + 4.6, 10.4),
                    (x + 1.4, y + 4.6, 14.6),
                    (x + 1.4, y, 14.6),
                ],
                lighter("#c9d0cd", -0.012 * (j % 2)),
            )
            wall(stage, slope)
            glass = Face(
                [(x, y + 4.6, 10.4), (x, y, 10.4), (x + 1.4, y, 14.6), (x + 1.4, y + 4.6, 14.6)],
                "#eef6f4",
                shaded=False,
            )
            for v in (0.25, 0.5, 0.75):
                glass.mark(0, glass.high * v - 0.05, 4.6, glass.high * v + 0.05, "#b9c8c9")
            wall(stage, glass)
    joints(stage, -30, -13, 30, 13.5, 2.5, "#bfc2bb")
    stage.ground([(-40, 4.9), (40, 4.9), (40, 5.15), (-40, 5.15)], "#d9b65f")
    for x in (-20, -12, -4, 4, 12, 20):
        stage.add(column(x, 13.4, 10.4))
    for y in (13,):
        stage.add(box(-40, y - 0.3, 8.3, 80, 0.6, 0.6, "#b7c2c4"))
    stage.add(*overhead_crane(-40, 40, 7.5, 8.0, ACCENT, trolley=0.5, drop=3.0))
    # the lathe
    body = "#ebe8de"
    x0 = -9.2
    stage.add(box(x0, 0, 0, 8.6, 3.0, 1.0, "#57707b"))
    lathe = box(x0, 0.2, 1.0, 8.6, 2.8, 2.3, body)
    front = lathe["front"]
    front.mark(2.2, 0.1, 6.4, 2.1, "#3e5863")
    front.mark(2.3, 0.2, 6.3, 2.0, "#24414d")
    front.mark(2.3, 0.95, 3.1, 1.65, "#8e9ba0")
    front.disc(3.15, 1.2, 0.46, "#b3bfc3")
    front.disc(3.2, 1.2, 0.3, "#8c9aa0")
    front.mark(3.3, 1.02, 5.0, 1.38, "#c5ced0")
    front.mark(5.0, 0.5, 5.6, 1.5, "#728790")
    front.mark(4.2, 0.35, 4.5, 1.0, "#9fb0b5")
    front.mark(2.3, 0.2, 3.0, 2.0, "#ffffff", opacity=0.12)
    front.mark(3.6, 0.2, 4.0, 2.0, "#ffffff", opacity=0.1)
    front.mark(6.5, 0.1, 6.62, 2.1, lighter(body, -0.1))
    front.mark(0, 2.12, 8.6, 2.3, ACCENT)
    front.mark(6.9, 0.7, 8.2, 1.9, "#57707b")
    front.mark(7.05, 1.2, 8.05, 1.8, "#a9cbd0")
    front.mark(0.3, 0.3, 1.9, 1.9, lighter(body, -0.04))
    stage.add(lathe)
    # the machining centre
    x1 = 1.8
    stage.add(box(x1, 0, 0, 5.4, 3.4, 0.9, "#57707b"))
    centre = box(x1, 0.1, 0.9, 5.4, 3.3, 2.9, body)
    face = centre["front"]
    face.mark(0.5, 0.15, 3.9, 2.6, "#3e5863")
    face.mark(0.6, 0.25, 3.8, 2.5, "#24414d")
    face.mark(0.6, 0.25, 3.8, 0.75, "#74868d")
    face.mark(1.4, 0.75, 3.0, 1.1, "#9fb0b5")
    face.mark(1.75, 1.1, 2.65, 1.45, "#c9a06c")
    face.mark(1.85, 1.75, 2.55, 2.5, "#b3bfc3")
    face.mark(2.1, 1.45, 2.3, 1.75, "#d5dcdc")
    face.mark(2.18, 0.25, 2.24, 2.5, lighter(body, -0.12))
    face.mark(0.6, 0.25, 1.1, 2.5, "#ffffff", opacity=0.12)
    face.mark(4.2, 0.9, 5.2, 2.5, "#57707b")
    face.mark(4.32, 1.7, 5.08, 2.35, "#a9cbd0")
    face.mark(0, 2.7, 5.4, 2.9, ACCENT)
    stage.add(centre, box(x1 + 1.3, 1.0, 3.8, 2.2, 2.0, 1.3, "#57707b"))
    stage.add(
        box(9.2, 1.4, 0, 2.6, 1.2, 0.7, "#8a989c"),
        *[drum(9.7 + 0.55 * k, 2.0, 0.7, 0.2, 0.35, STEEL) for k in range(4)],
    )
    # older machines behind
    for k in range(5):
        x = -16 + k * 8.2
        stage.add(
            box(x, 8.2, 0, 4.4, 2.0, 2.6, "#9fb3b5"), box(x + 0.5, 8.6, 2.6, 2, 1.4, 0.8, "#8ba2a6")
        )
    stage.add(put(forklift("#d9a648"), 16, 2.6, 0, 180))
    stage.paint()
    return stage.sheet


def _teeth(
    cx: float, cy: float, rx: float, ry: float, count: int, deep: float, *, inward: bool = False
) -> list[Point]:
    points = []
    for k in range(count * 4):
        a = 2 * pi * k / (count * 4)
        high = deep if k % 4 in {1, 2} else 0.0
        sign = -1 if inward else 1
        points.append((cx + (rx + sign * high) * cos(a), cy + (ry + sign * high) * sin(a)))
    return points


def robot_reducers() -> Sheet:
    camera = Camera((0, -12, 4.5), heading=0, focal=1150, horizon=300)
    stage = indoors(camera, wall="#e3e5de", floor="#d5d6ce")
    back = back_wall(stage, -30, 30, 14, 16, "#e3e5de")
    windows(back, 8, 2.6, 8.0, "robot", left=1, right=1, gap=1.0, bars=2, cross=1)
    stage.add(box(-30, 1.2, 0, 60, 4, 1.1, "#d9d6ca", top="#ecebe3"))
    # a tray of finished units on the bench
    stage.add(box(3.6, 1.7, 1.1, 6.3, 3.0, 0.2, "#56808f", top="#4a7283"))
    for j in range(3):
        for k in range(6):
            x, y = 4.2 + k * 1.02, 2.2 + j * 1.0
            stage.add(drum(x, y, 1.3, 0.4, 0.42, "#b7c3c7", top="#cdd6d8"))
            unit = stage.items[-1]
            if isinstance(unit, Solid):
                for share, tone in (
                    (0.72, "#8d9ca2"),
                    (0.6, "#c3ced1"),
                    (0.34, ACCENT),
                    (0.16, "#56656c"),
                ):
                    unit["top"].marks.append(Face(_circle(x, y, 1.72, 0.4 * share, 24), tone))
    stage.paint()
    sheet = stage.sheet
    cx, cy = 560, 455
    arm, edge, shade = "#f0ece2", "#c9c8c0", "#d9d7cd"
    # shadow, base and upper arm
    sheet.shape(outline([(395, 470), (372, 880), (606, 880), (745, 520)]), edge)
    sheet.shape(outline([(395, 470), (372, 880), (560, 880), (700, 520)]), arm)
    sheet.circle(489, 862, 150, edge)
    sheet.circle(484, 858, 145, arm)
    sheet.circle(484, 858, 92, shade)
    sheet.circle(484, 858, 78, DEEP)
    sheet.circle(484, 858, 30, "#2f7088")
    # the forearm leaves to the upper right
    sheet.shape(
        outline([(480, 300), (620, 270), (1010, 96), (1150, 96), (1130, 168), (700, 470)]), arm
    )
    sheet.shape(outline([(700, 470), (1130, 168), (1120, 205), (720, 520)]), edge)
    sheet.shape(outline([(1000, 100), (1150, 70), (1200, 130), (1120, 210), (1040, 210)]), shade)
    sheet.shape(outline([(1060, 92), (1150, 72), (1196, 128), (1100, 150)]), arm)
    sheet.shape(outline([(1190, 106), (1262, 84), (1276, 118), (1206, 146)]), "#57707b")
    sheet.shape(outline([(1262, 84), (1320, 60), (1324, 72), (1272, 100)]), "#57707b")
    sheet.shape(outline([(1272, 108), (1330, 100), (1328, 114), (1276, 118)]), "#57707b")
    sheet.line("M700 250Q860 150 1010 130", DEEP, 10)
    # the joint, cut open
    sheet.circle(cx, cy, 244, edge)
    sheet.circle(cx - 5, cy - 6, 238, arm)
    sheet.circle(cx, cy, 214, "#5a6d76")
    sheet.circle(cx, cy, 210, "#41535c")
    for k in range(12):
        a = 2 * pi * k / 12 + 0.13
        sheet.circle(cx + 226 * cos(a), cy + 226 * sin(a), 9, "#b6bdbb")
        sheet.circle(cx + 226 * cos(a), cy + 226 * sin(a), 5, "#6c7a80")
    # circular spline: a rigid ring toothed inside
    sheet.circle(cx, cy, 202, "#94a6ae")
    sheet.circle(cx - 3, cy - 4, 198, "#b2c1c7")
    sheet.shape(outline(_teeth(cx, cy, 160, 160, 62, 8, inward=True)), "#3a4b53")
    for k in range(8):
        a = 2 * pi * k / 8 + 0.3
        sheet.circle(cx + 180 * cos(a), cy + 180 * sin(a), 8, "#7d9099")
    # flexspline: a thin ellipse toothed outside, meeting the ring left and right
    tilt = f'transform="rotate(-24 {cx} {cy})"'
    sheet.open(tilt)
    sheet.shape(outline(_teeth(cx, cy, 150, 138, 60, 8)), ACCENT)
    sheet.ellipse(cx, cy, 141, 129, lighter(ACCENT, 0.07))
    sheet.ellipse(cx, cy, 134, 120, "#44555d")
    # the bearing and the wave generator
    for k in range(22):
        a = 2 * pi * k / 22
        x, y = cx + 121 * cos(a), cy + 107 * sin(a)
        sheet.circle(x, y, 12.5, "#dfe6e6")
        sheet.circle(x - 3, y - 3, 5, "#ffffff", 0.8)
    sheet.ellipse(cx, cy, 107, 93, "#9fb1b8")
    sheet.ellipse(cx - 2, cy - 3, 102, 88, "#c9d4d7")
    sheet.ellipse(cx, cy, 66, 60, "#8799a1")
    sheet.ellipse(cx - 1, cy - 2, 62, 56, "#dde3e2")
    sheet.close()
    for k in range(6):
        a = 2 * pi * k / 6 + 0.4
        sheet.circle(cx + 46 * cos(a), cy + 42 * sin(a), 7, "#75868d")
    sheet.circle(cx, cy, 25, "#6b7c84")
    sheet.circle(cx, cy, 19, "#45555d")
    sheet.rect(cx - 5, cy - 26, 10, 10, "#6b7c84")
    # where the housing is cut away
    sheet.line(f"M{cx - 150} {cy - 150}A212 212 0 0 1 {cx + 150} {cy - 150}", "#ffffff", 5, 0.35)
    return sheet


def surface_treatment_centre() -> Sheet:
    camera = framed(
        (-6.5, -10.5, 4.6),
        24,
        [*span(-9, 3, 0, 20, 6, 6.0), (-5, -5, 2.4), (0, -6, 2.4)],
        (60, 110, 1560, 715),
    )
    stage = indoors(camera, wall="#e2e5de")
    back = back_wall(stage, -40, 60, 13, 20, "#dfe4df")
    windows(back, 14, 6.4, 9.2, "plating", left=1, right=1, gap=1.6, bars=2)
    joints(stage, -30, -10, 50, 12.5, 2.5, "#bfc2bb")
    for x in range(-36, 60, 8):
        stage.add(column(x, 12.6, 14))
    liquids = (
        "#7fb3b8",
        "#93bfa8",
        "#8fb6c9",
        "#c7b98d",
        "#86b2a6",
        "#9cc3cc",
        "#b7c9a4",
        "#7faab9",
    )
    for k in range(13):
        x = -11 + k * 3.0
        tank = box(x, 3, 0, 2.6, 3.4, 1.9, "#c7d0d0")
        tank["top"].mark(0.2, 0.2, 2.4, 3.2, lighter(liquids[k % 8], -0.07))
        tank["top"].mark(0.2, 0.2, 2.4, 3.0, liquids[k % 8])
        tank["front"].mark(0, 1.7, 2.6, 1.9, "#e3e7e4")
        tank["front"].mark(0.9, 0.25, 1.7, 0.7, "#6f8790")
        stage.add(tank)
    stage.add(
        wires(
            ((-12, 2.2, 0.35), (30, 2.2, 0.35)),
            ((-12, 2.2, 0.7), (30, 2.2, 0.7)),
            width=0.16,
            colour="#5f8ea0",
        )
    )
    # runway and hoists
    for y in (2.2, 7.2):
        stage.add(box(-40, y - 0.15, 5.6, 100, 0.3, 0.45, "#2f6c85"))
    for x in range(-12, 40, 6):
        for y in (2.2, 7.2):
            stage.add(wires(((x, y, 0), (x, y, 5.6)), width=0.26, colour="#8fa0a5"))
    for x, low in ((-3.7, 2.9), (8.3, 3.5), (17.3, 2.4)):
        items: list[Item] = [
            box(x - 0.9, 2.1, 6.05, 1.8, 5.2, 0.7, ACCENT),
            box(x - 0.5, 3.6, 6.75, 1.0, 2.2, 0.6, "#e9e5da"),
            wires(
                ((x, 3.3, 6), (x, 3.3, low + 0.9)), ((x, 6.1, 6), (x, 6.1, low + 0.9)), width=0.1
            ),
            box(x - 0.15, 3.2, low + 0.75, 0.3, 3.0, 0.25, "#5b6a70"),
        ]
        ring = [
            (x + 0.72 * cos(pi / 3 * k + pi / 6), low + 0.72 * sin(pi / 3 * k + pi / 6))
            for k in range(6)
        ]
        barrel = prism(ring, 3.4, 6.0, "#dcd7c8", along="y")
        barrel["start"].marks.append(
            Face(
                [
                    (x + 0.3 * cos(2 * pi * k / 20), 3.4, low + 0.3 * sin(2 * pi * k / 20))
                    for k in range(20)
                ],
                "#8d9a9c",
            )
        )
        for name in ("side0", "side1", "side2", "side3", "side4", "side5"):
            side = barrel[name]
            for j in range(1, 9):
                for i in (0.18, 0.36, 0.54):
                    side.mark(
                        side.long * j / 9 - 0.04,
                        i - 0.04,
                        side.long * j / 9 + 0.04,
                        i + 0.04,
                        "#9d9a8d",
                    )
        items.append(barrel)
        stage.add(put(items, 0, 0))
    stage.add(cabinet(-16, 8, 2.4, 1, 2.4))
    # bolts and nuts on the bench in front
    bench = box(-20, -10.2, 0, 40, 5.4, 2.3, "#cfc3aa", top="#e0d6bf")
    stage.add(bench)
    first = len(stage.items)
    chance = Chance("bolts")
    z = 2.3
    spots = [
        (-6.6, -5.6, 20),
        (-5.5, -6.3, 80),
        (-4.3, -5.5, -30),
        (-3.2, -6.2, 10),
        (-2.0, -5.5, 60),
        (-0.9, -6.1, -15),
        (0.3, -5.6, 35),
        (-4.9, -5.1, 5),
        (-2.6, -5.05, -50),
        (1.4, -6.0, 70),
    ]
    for x, y, angle in spots:
        long = chance.between(0.75, 0.95)
        r = 0.105
        a = angle * pi / 180
        stage.add(
            put(
                bolt(
                    (-long / 2, 0, r * 1.6),
                    (long / 2, 0, r * 1.05),
                    r,
                    "#b4c2c8" if chance.unit() < 0.6 else "#cdb886",
                ),
                x,
                y,
                z,
                a * 180 / pi,
            )
        )
    for x, y in (
        (-6.0, -5.1),
        (-4.6, -6.5),
        (-3.6, -5.4),
        (-1.4, -5.2),
        (-0.2, -5.2),
        (-2.4, -6.4),
        (0.9, -5.2),
    ):
        stage.add(
            hexagon_nut(
                x, y, z, 0.2, 0.17, "#b4c2c8" if chance.unit() < 0.6 else "#cdb886", chance.unit()
            )
        )
    shadow_on(stage, bench, *([item] for item in stage.items[first:]))
    stage.paint()
    return stage.sheet


def zhuping_foundry() -> Sheet:
    camera = framed(
        (-26, -70, 11),
        20,
        [*span(-26, 0, 0, 26, 4, 23), *span(56, 2, 0, 60, 12, 14)],
        (90, 170, 1530, 735),
    )
    light = replace(AFTERNOON, bearing=-140, height=30)
    stage = outdoors("foundry", light, camera, height=180, belts=(700,), peak=(1280, 70, 420))
    stage.ground([(-120, -80), (180, -80), (180, 110), (-120, 110)], "#c9c3b0")
    joints(stage, -40, -60, 90, -4, 6, "#c0baa7")
    chance = Chance("weeds")
    for _ in range(26):
        x, y = chance.between(-40, 80), chance.between(-50, -3)
        w = chance.between(2, 6)
        stage.ground(
            [(x, y), (x + w, y + 0.4), (x + w * 0.8, y + 1.6), (x + 0.3, y + 1.2)], "#aab187"
        )
    for k, x in enumerate((-26, 1.5)):
        stage.add(_brick_hall(x, 0, 25.5, 72, 16, 22, k))
    # the open-air crane gantry beside them
    for y in (6, 20, 34, 48, 62):
        for x in (36, 58):
            stage.add(box(x - 0.6, y - 0.6, 0, 1.2, 1.2, 11.5, "#b9b7ab"))
    for x in (36, 58):
        stage.add(box(x - 0.5, 2, 11.5, 1.0, 64, 1.5, "#8fa3a8"))
    stage.add(
        box(35.4, 16, 13.0, 23.2, 0.9, 1.6, ACCENT),
        box(35.4, 19, 13.0, 23.2, 0.9, 1.6, ACCENT),
        box(45, 15.6, 14.6, 3.4, 4.6, 1.1, "#e4dfd2"),
        wires(((46.2, 17.8, 13), (46.2, 17.8, 6)), ((47.2, 17.8, 13), (47.2, 17.8, 6)), width=0.09),
        box(46.1, 17.4, 5.2, 1.2, 0.8, 0.8, IRON),
    )
    for x, y, w, h in ((40, 12, 4, 2), (46, 28, 6, 2.4), (41, 40, 5, 1.8), (50, 10, 3, 1.4)):
        stage.add(box(x, y, 0, w, w * 0.7, h, "#8d8a83"))
    for x, y, h in ((-35, -3, 13), (-43, 10, 16), (68, 6, 13), (76, 16, 16), (84, 2, 14)):
        stage.add(tree(x, y, h, colour="#4f8a66", spread=1.12, trunk=0.3, seed="camphor"))
    stage.add(put(lorry(kind="flat", cab="#d8cbb2"), 34, -12, 0, 0))
    stage.add(
        *wood("fd", (-160, 84, 220, 190), 120, heights=(9, 14)),
        *[bush(28 + 2 * k, -1 - (k % 2), 1.8) for k in range(4)],
    )
    stage.paint()
    return stage.sheet


def _brick_hall(
    x: float, y: float, w: float, d: float, eave: float, ridge: float, seed: int
) -> Item:
    hall = gable(x, y, w, d, eave, ridge, BRICK, "#8c8f8d", along="y")
    front = hall["front"]
    pale = "#d9c9b2"
    front.mark(0, 0, w, 1.4, "#9a948a")
    for k in range(4):
        u = w * (k + 0.5) / 4
        front.mark(u - w / 8 - 0.0, 0, u - w / 8 + 0.7, eave, lighter(BRICK, -0.035))
        front.mark(u + w / 8 - 0.7, 0, u + w / 8, eave, lighter(BRICK, -0.035))
        if k not in {1, 2} or seed:
            _arched(
                front,
                u,
                2.6 if k not in {1, 2} else 7.4,
                1.5,
                4.2 if k not in {1, 2} else 2.4,
                pale,
            )
        _arched(front, u, 10.4, 1.5, 3.4, pale)
    wide = 5.6
    front.mark(w / 2 - wide / 2 - 0.4, 0, w / 2 + wide / 2 + 0.4, 6.6, pale)
    leaf = front.mark(w / 2 - wide / 2, 0, w / 2 + wide / 2, 6.2, "#5c6f74")
    leaf.ribs(0.8, "#52646a", 0.08, 0.9)
    front.mark(w / 2 - 0.06, 0, w / 2 + 0.06, 6.2, "#47575d")
    front.disc(w / 2, eave + 2.3, 1.5, pale)
    front.disc(w / 2, eave + 2.3, 1.2, "#6d858c")
    front.mark(0, eave - 0.5, w, eave, pale)
    for name in ("left", "right"):
        face = hall[name]
        count = 12
        for k in range(count):
            u = face.long * (k + 0.5) / count
            _arched(face, u, 2.6, 1.7, 4.6, pale)
            _arched(face, u, 10.2, 1.7, 3.6, pale)
            face.mark(
                face.long * k / count - 0.4,
                0,
                face.long * k / count + 0.4,
                eave,
                lighter(BRICK, -0.035),
            )
        face.mark(0, 0, face.long, 1.4, "#9a948a")
        face.mark(0, eave - 0.5, face.long, eave, pale)
    roof = eaves(x, y, w, d, eave, ridge, "#8c8f8d", along="y", over=0.7, thick=0.45)
    for name in ("roof1", "roof2"):
        roof[name].ribs(2.4, "#838684", 0.14, 0.8)
        for k in range(6):
            roof[name].mark(6 + k * 11, 4, 12 + k * 11, 8.5, "#a5b7ba", opacity=0.9)
    m = x + w / 2
    lantern = gable(
        m - 2.4, y + 6, 4.8, d - 12, 2.2, 3.4, "#c9c3b5", "#7f8382", along="y", z=ridge - 1.6
    )
    for name in ("left", "right"):
        lantern[name].panes(14, 1, "#7d939a", left=1, right=1, foot=1.2, head=0.2, gap=0.6)
    hall.faces = [face for name, face in hall.named.items() if not name.startswith("roof")]
    return layered(roof, lantern, hall)


def _arched(face: Face, u: float, v: float, wide: float, high: float, trim: str) -> None:
    """A tall window with a round head, centred on u."""
    for grow, colour in ((0.28, trim), (0.0, PANE)):
        half = wide / 2 + grow
        points = [(u - half, v - grow), (u + half, v - grow), (u + half, v + high)]
        points += [
            (u + half * cos(pi * k / 8), v + high + half * sin(pi * k / 8)) for k in range(1, 8)
        ]
        points.append((u - half, v + high))
        face.mark_shape(points, colour)
    face.mark(u - 0.07, v, u + 0.07, v + high + wide * 0.45, "#cfd5d2")
    for share in (0.33, 0.66, 1.0):
        face.mark(
            u - wide / 2, v + high * share - 0.06, u + wide / 2, v + high * share + 0.06, "#cfd5d2"
        )


PICTURES = {
    "fastener-wire": fastener_wire,
    "machine-tool-works": machine_tool_works,
    "robot-reducers": robot_reducers,
    "surface-treatment-centre": surface_treatment_centre,
    "zhuping-foundry": zhuping_foundry,
}
