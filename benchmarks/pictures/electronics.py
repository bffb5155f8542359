"""Electronics and instruments."""

from math import cos, pi, sin

from pictures.colour import (
    CONCRETE,
    DEEP,
    GRASS,
    MORNING,
    NOON,
    PAPER,
    STEEL,
    WALL,
    WARM,
    YARD,
    lighter,
)
from pictures.drawing import Sheet
from pictures.indoors import (
    back_wall,
    cabinet,
    ceiling,
    indoors,
    joints,
    outlook,
    shadow_on,
    side_wall,
)
from pictures.land import bush, row, wood
from pictures.parts import lorry, pallet, person, storeys, tower_crane, wires
from pictures.setting import outdoors
from pictures.sites import frame, scaffold
from pictures.solids import box, drum, prism, rounds, tube
from pictures.space import Face, Solid, framed, put, span

ACCENT = WARM["electronics"]


def assembly_units() -> Sheet:
    camera = framed((17, -62, 12.5), -1.5, [*span(-2, 0, 0, 50, 3, 24.6)], (130, 150, 1470, 750))
    stage = outdoors("assembly", NOON, camera, height=170, belts=(900, 600), sunny=-1)
    stage.ground([(-200, -70), (260, -70), (260, 80), (-200, 80)], YARD)
    stage.ground([(-200, -40), (260, -40), (260, -18), (-200, -18)], GRASS)
    stage.add(
        *row("asm", (-60, 24), (-6, 24), 8, height=9),
        *row("asm2", (56, 24), (130, 24), 8, height=9),
    )
    w, d, high = 48.0, 20.0, 4.6
    pale = "#efece3"
    for floor in range(5):
        z = floor * high
        inside = box(0, d, z, w, 0.4, high, lighter(pale, -0.02))
        face = inside["front"]
        for k in range(9):
            u = 1.2 + k * 5.2
            pane = face.mark(u, 1.3, u + 3.8, 3.6, "#dcebec", shaded=False)
            pane.art = outlook("asmview", MORNING, sink=0.8 - floor * 0.05)
            face.mark(u + 1.85, 1.3, u + 1.95, 3.6, "#f6f3ec")
        stage.add(inside)
        for x in (0.0, w - 0.4):
            end = box(x, 0, z, 0.4, d, high, pale)
            stage.add(end)
        slab = box(-0.3, 0, z + high - 0.5, w + 0.6, d + 0.4, 0.5, "#d9d8d0", top="#d6d5cc")
        slab["front"].mark(0, 0, w + 0.6, 0.5, "#5d7d8b")
        stage.add(slab)
        for r in range(3):
            for c in range(7):
                cx = 0.4 + (w - 1.5) * c / 6
                cy = 1.0 + r * 8.6
                post = box(cx, cy, z, 0.7, 0.7, high - 0.5, "#e3e1d8", casts=False)
                stage.add(post)
    stage.add(box(-0.3, 0, 5 * high, w + 0.6, 0.5, 1.0, pale), box(34, 6, 5 * high, 6, 6, 3, pale))
    # ground floor: goods in and out
    for k in range(6):
        stage.add(*pallet(4 + k * 2.4, 4 + (k % 2) * 1.6, "#cfae80" if k % 2 else "#d8bd96"))
    stage.add(cabinet(22, 14, 5, 1, 2.3, "#cfd8d8"))
    stage.add(put(lorry(kind="box", body=PAPER, stripe=ACCENT, long=6.5), 44, 6, 0, 0))
    # third floor: one surface-mount line
    z = 2 * high
    x = 3.0
    for k, (long, tall, tone) in enumerate(
        (
            (3.0, 1.5, "#c4d0d1"),
            (3.4, 1.8, PAPER),
            (4.6, 1.9, PAPER),
            (4.6, 1.9, PAPER),
            (3.0, 1.6, "#c4d0d1"),
            (9.0, 1.7, PAPER),
            (3.0, 1.4, "#c4d0d1"),
            (3.2, 1.6, PAPER),
        )
    ):
        machine = box(x, 4.4, z, long, 2.0, tall, tone)
        machine["front"].mark(0.3, 0.8, long - 0.3, tall - 0.3, "#44687a" if k % 2 else "#9fb6bc")
        machine["front"].mark(0, tall - 0.2, long, tall, ACCENT)
        stage.add(machine)
        if k in {2, 3, 5}:
            stage.add(
                wires(
                    ((x + long - 0.4, 5.4, z + tall), (x + long - 0.4, 5.4, z + tall + 0.9)),
                    width=0.12,
                ),
                box(x + long - 0.55, 5.25, z + tall + 0.9, 0.3, 0.3, 0.3, ACCENT),
            )
        stage.add(box(x + long, 5.0, z + 0.8, 0.9, 0.8, 0.12, "#7d949c"))
        x += long + 0.9
    for px in (6.5, 15, 29):
        stage.add(person(px, 3.4, z=z, coat="#7fa9b8", cap="#7fa9b8"))
    # fifth floor: benches of the tenant who is there
    z = 4 * high
    for k in range(5):
        bench = box(5 + k * 5, 6, z, 3.4, 1.4, 0.9, "#c9b48c")
        stage.add(bench, box(5.6 + k * 5, 6.5, z + 0.9, 0.8, 0.4, 0.5, "#44687a"))
    stage.add(
        *wood("asm", (-120, 60, 200, 110), 60),
        *[bush(-16 + 3 * k, -19, 1.6) for k in range(5)],
        *[bush(52 + 3 * k, -19, 1.6) for k in range(5)],
    )
    stage.add(put(lorry(kind="box", body=PAPER, stripe=DEEP), 74, 6, 0, 180))
    stage.paint()
    return stage.sheet


def _ring(
    x: float, y: float, z: float, r: float, count: int = 40
) -> list[tuple[float, float, float]]:
    return [
        (x + r * cos(2 * pi * k / count), y + r * sin(2 * pi * k / count), z) for k in range(count)
    ]


def _dial(
    face: Face,
    u: float,
    v: float,
    r: float,
    *,
    needle: float = 0.8,
    rim: str = "#57707b",
    plate: str = "#fbfaf5",
    ticks: int = 24,
) -> None:
    """A dial without figures on a wall or a housing."""
    face.disc(u, v, r, rim)
    face.disc(u, v, r * 0.9, plate)
    for k in range(ticks + 1):
        a = pi * 1.25 - pi * 1.5 * k / ticks
        long = 0.16 if k % 4 == 0 else 0.09
        wide = r * (0.022 if k % 4 == 0 else 0.013)
        c, s = cos(a), sin(a)
        p, q = r * (0.84 - long), r * 0.84
        face.mark_shape(
            [
                (u + p * c - wide * s, v + p * s + wide * c),
                (u + q * c - wide * s, v + q * s + wide * c),
                (u + q * c + wide * s, v + q * s - wide * c),
                (u + p * c + wide * s, v + p * s - wide * c),
            ],
            "#3f5158",
        )
    arc = []
    for k in range(9):
        a = pi * 0.12 - pi * 0.37 * k / 8
        arc.append((u + r * 0.62 * cos(a), v + r * 0.62 * sin(a)))
    for k in range(8, -1, -1):
        a = pi * 0.12 - pi * 0.37 * k / 8
        arc.append((u + r * 0.55 * cos(a), v + r * 0.55 * sin(a)))
    face.mark_shape(arc, ACCENT)
    c, s = cos(needle), sin(needle)
    face.mark_shape(
        [
            (u - r * 0.16 * c - r * 0.03 * s, v - r * 0.16 * s + r * 0.03 * c),
            (u + r * 0.72 * c, v + r * 0.72 * s),
            (u - r * 0.16 * c + r * 0.03 * s, v - r * 0.16 * s - r * 0.03 * c),
        ],
        "#c45a34",
    )
    face.disc(u, v, r * 0.07, "#3f5158")


def calibration_laboratory() -> Sheet:
    camera = framed(
        (0.2, -4.7, 2.05),
        -3,
        [*span(-2.9, 0, 0.85, 3.1, 0.9, 1.3), (-2.4, 2.6, 3.0), (2.9, 2.6, 3.0)],
        (120, 165, 1480, 735),
    )
    stage = indoors(camera, wall="#e4eae8", floor="#c9d0cf")
    back = back_wall(stage, -8, 8, 2.6, 4.6, "#e4eae8", base=0.12, plinth="#aebbbd")
    for x in range(-7, 9, 2):
        back.mark(x + 8 - 0.008, 0, x + 8 + 0.008, 4.6, "#d2dbda")
    side_wall(stage, -4.6, -4, 2.6, 4.6, "#d9e1e0", base=0.12)
    # a window into the corridor and out to the hills
    back.mark(9.1, 1.15, 13.3, 2.75, "#f4f3ee")
    for k in range(3):
        pane = back.mark(9.18 + k * 1.38, 1.22, 10.42 + k * 1.38, 2.68, "#dcebec", shaded=False)
        pane.art = outlook("calib", MORNING)
    # the dial on the wall, the thermostat beside it
    _dial(back, 6.5, 2.3, 0.62)
    back.mark(7.45, 2.0, 7.75, 2.45, "#f7f6f1")
    back.mark(7.5, 2.2, 7.7, 2.4, "#2d5d70")
    back.mark(3.6, 3.3, 12.8, 3.5, "#c3cecf")
    for k in range(15):
        back.mark(3.7 + k * 0.6, 3.34, 4.15 + k * 0.6, 3.46, "#9db0b4")
    # back bench with the standards
    stage.add(box(-4.5, 1.7, 0, 10.5, 0.85, 0.88, "#c2cccc", top="#f1efe8"))
    bench = stage.items[-1]
    if isinstance(bench, Solid):
        for k in range(8):
            bench["front"].mark(0.1 + k * 1.3, 0.12, 1.3 + k * 1.3, 0.8, "#d6dddc")
            bench["front"].mark(0.6 + k * 1.3, 0.64, 0.85 + k * 1.3, 0.68, "#8b9b9f")
    std = box(-3.6, 1.9, 0.88, 0.95, 0.5, 0.5, "#3f6b7e")
    std["front"].mark(0.08, 0.16, 0.55, 0.42, "#b9dcd9")
    std["front"].disc(0.75, 0.25, 0.11, PAPER)
    stage.add(std)
    std = box(-3.5, 1.9, 1.38, 0.85, 0.48, 0.32, PAPER)
    std["front"].mark(0.08, 0.08, 0.45, 0.24, "#2d5d70")
    std["front"].disc(0.62, 0.16, 0.07, "#57707b")
    stage.add(std)
    # a dead-weight tester: column and stacked weights
    stage.add(box(-2.25, 1.85, 0.88, 0.9, 0.55, 0.16, "#57707b"))
    stage.add(rounds(-1.95, 2.1, [(0.05, 1.04), (0.05, 1.3)], STEEL))
    for k in range(5):
        stage.add(drum(-1.95, 2.1, 1.3 + k * 0.075, 0.21 - 0.012 * k, 0.07, "#cdb57a"))
    stage.add(rounds(-1.5, 2.1, [(0.03, 1.04), (0.03, 1.22)], STEEL))
    stage.add(tube((-1.5, 1.98, 1.4), (-1.5, 2.06, 1.4), 0.18, 0.18, "#8fa2a9"))
    gauge = stage.items[-1]
    if isinstance(gauge, Solid):
        start = gauge["start"]
        start.marks.append(
            Face(
                [
                    (-1.5 + 0.15 * cos(2 * pi * k / 24), 1.98, 1.4 + 0.15 * sin(2 * pi * k / 24))
                    for k in range(24)
                ],
                PAPER,
            )
        )
        start.marks.append(
            Face([(-1.51, 1.98, 1.38), (-1.4, 1.98, 1.5), (-1.49, 1.98, 1.41)], "#c45a34")
        )
    # a water-meter test bench: pipe, three meters, glass column
    stage.add(tube((0.4, 2.1, 1.14), (3.9, 2.1, 1.14), 0.07, 0.07, "#9fb3ba", sides=20))
    for k in range(4):
        x = 0.85 + k * 0.78
        stage.add(drum(x, 2.1, 1.06, 0.17, 0.24, "#c9a45c", top="#e9e6dc"))
        stage.add(box(x - 0.05, 2.05, 0.88, 0.1, 0.1, 0.2, "#8b9b9f"))
        unit = stage.items[-2]
        if isinstance(unit, Solid):
            unit["top"].marks.append(Face(_ring(x, 2.1, 1.3, 0.12, 24), "#3f6b7e"))
    stage.add(rounds(4.3, 2.15, [(0.16, 0.88), (0.16, 2.2)], "#bcd8dc", top="#d6e8e8"))
    stage.add(
        rounds(4.3, 2.15, [(0.19, 0.88), (0.19, 0.96)], "#57707b"),
        rounds(4.3, 2.15, [(0.19, 2.2), (0.19, 2.28)], "#57707b"),
    )
    # front bench: instruments waiting
    stage.add(box(-6.0, 0, 0, 12, 1.0, 0.85, "#c6d0d0", top="#ebe6d9"))
    near = stage.items[-1]
    first = len(stage.items)
    if isinstance(near, Solid):
        near["front"].mark(0, 0.8, 12, 0.85, "#d9d3c2")
        for k in range(10):
            near["front"].mark(0.05 + k * 1.2, 0.08, 1.15 + k * 1.2, 0.56, "#d3dbda")
            near["front"].mark(0.05 + k * 1.2, 0.6, 1.15 + k * 1.2, 0.77, "#d3dbda")
            near["front"].mark(0.48 + k * 1.2, 0.68, 0.72 + k * 1.2, 0.7, "#7f9095")
            near["front"].mark(0.48 + k * 1.2, 0.48, 0.72 + k * 1.2, 0.5, "#7f9095")
    for k in range(8):
        x = -3.0 + k * 0.62
        if k % 3 == 2:
            unit = box(x - 0.17, 0.35, 0.85, 0.36, 0.28, 0.46, "#dfe0d8")
            unit["front"].mark(0.05, 0.26, 0.31, 0.4, "#2d5d70")
            unit["front"].mark(0.05, 0.06, 0.31, 0.12, ACCENT)
            stage.add(unit)
            continue
        stage.add(rounds(x, 0.5, [(0.05, 0.85), (0.05, 0.97)], "#c9a45c", sides=6))
        stage.add(
            tube((x, 0.42, 1.16), (x, 0.56, 1.16), 0.21, 0.21, "#57707b" if k % 2 else "#c0a25c")
        )
        made = stage.items[-1]
        if isinstance(made, Solid):
            face = made["start"]
            face.marks.append(
                Face(
                    [
                        (x + 0.18 * cos(2 * pi * j / 28), 0.42, 1.16 + 0.18 * sin(2 * pi * j / 28))
                        for j in range(28)
                    ],
                    "#fbfaf5",
                )
            )
            for j in range(11):
                a = pi * 1.25 - pi * 1.5 * j / 10
                face.marks.append(
                    Face(
                        [
                            (x + 0.165 * cos(a - 0.03), 0.42, 1.16 + 0.165 * sin(a - 0.03)),
                            (x + 0.165 * cos(a + 0.03), 0.42, 1.16 + 0.165 * sin(a + 0.03)),
                            (x + 0.135 * cos(a + 0.03), 0.42, 1.16 + 0.135 * sin(a + 0.03)),
                            (x + 0.135 * cos(a - 0.03), 0.42, 1.16 + 0.135 * sin(a - 0.03)),
                        ],
                        "#3f5158",
                    )
                )
            a = pi * (1.25 - 0.16 * k)
            face.marks.append(
                Face(
                    [
                        (x - 0.02 * sin(a), 0.42, 1.16 + 0.02 * cos(a)),
                        (x + 0.13 * cos(a), 0.42, 1.16 + 0.13 * sin(a)),
                        (x + 0.02 * sin(a), 0.42, 1.16 - 0.02 * cos(a)),
                    ],
                    "#c45a34",
                )
            )
    tray = box(2.1, 0.2, 0.85, 1.35, 0.6, 0.08, "#3f6b7e", top="#54808f")
    stage.add(tray)
    for k in range(4):
        stage.add(drum(2.3 + k * 0.31, 0.5, 0.93, 0.12, 0.16, "#c9a45c", top="#ebe6d9"))
    if isinstance(near, Solid):
        shadow_on(stage, near, *([item] for item in stage.items[first:-4]), strength=0.16)
    stage.paint()
    return stage.sheet


def pressure_sensors() -> Sheet:
    camera = framed(
        (0.2, -9.6, 4.5),
        4,
        [*span(-3.1, -4.5, 1.1, -0.6, -3.2, 2.4), *span(4.0, 3, 0.6, 4.4, 3, 2.4)],
        (170, 215, 1430, 795),
    )
    stage = indoors(camera, wall="#e7edec", floor="#cfd8d8")
    back = back_wall(stage, -20, 30, 9, 6.5, "#e6eceb", base=0.15, plinth="#b4c2c4")
    for x in range(2, 50, 2):
        back.mark(x - 0.02, 0, x + 0.02, 6.5, "#d3dddc")
    for k in range(6):
        u = 5.5 + k * 5.6
        back.mark(u - 0.1, 1.2, u + 4.1, 3.3, "#f8f8f4")
        pane = back.mark(u, 1.3, u + 4, 3.2, "#dcebec", shaded=False)
        pane.art = outlook("sens", NOON)
    joints(stage, -18, -6, 28, 8.8, 1.2, "#c0cbcb", width=0.03)
    roof = ceiling(stage, -20, 30, -6, 9, 6.0, "#edf1ef")
    for j in range(5):
        for k in range(9):
            roof.mark(
                1.5 + k * 5.6, 1.2 + j * 3.0, 4.7 + k * 5.6, 2.2 + j * 3.0, "#ffffff", shaded=False
            )
    # wire bonders on their tables
    for j in range(2):
        for k in range(6):
            x, y = -7.4 + k * 3.0 + j * 1.4, 6.2 - j * 3.4
            table = box(x, y, 0, 1.7, 1.1, 0.85, "#c3cfd0", top="#dfe5e4")
            stage.add(table)
            stage.add(box(x + 0.2, y + 0.25, 0.85, 1.3, 0.8, 0.3, "#5b8091"))
            stage.add(
                prism(
                    [(y + 0.35, 1.15), (y + 1.05, 1.15), (y + 1.05, 1.95), (y + 0.75, 1.95)],
                    x + 0.35,
                    x + 1.05,
                    "#eef0ec",
                    along="x",
                )
            )
            stage.add(
                tube(
                    (x + 0.7, y + 0.2, 1.55),
                    (x + 0.7, y + 0.55, 1.8),
                    0.1,
                    0.13,
                    "#44606d",
                    sides=16,
                )
            )
            stage.add(drum(x + 0.7, y + 0.3, 1.15, 0.13, 0.12, ACCENT))
            screen = box(x + 1.15, y + 0.6, 1.3, 0.5, 0.08, 0.42, "#44606d")
            screen["front"].mark(0.04, 0.04, 0.46, 0.38, "#9fd0d0")
            stage.add(screen)
    for x, y in ((0.4, 1.6), (6.6, 5.4)):
        stage.add(person(x, y - 0.4, coat="#f3f6f5", legs="#e6ecea", cap="#f3f6f5"))
    # the sensor, very much enlarged, on its pins
    cx, cy = -1.85, -3.4
    stand = box(-14, -9.4, 0, 30, 7.6, 1.1, "#d4dcdb", top="#e6eae6")
    stage.add(stand)
    first = len(stage.items)
    gold = "#d9b35e"
    base = 1.1
    for k in range(8):
        a = 2 * pi * k / 8 + 0.2
        px, py = cx + 0.62 * cos(a), cy + 0.62 * sin(a)
        stage.add(rounds(px, py, [(0.05, base), (0.05, base + 0.62)], gold, sides=14))
    stage.add(rounds(cx, cy, [(1.16, base + 0.62), (1.16, base + 0.76)], gold, sides=60))
    stage.add(
        rounds(
            cx,
            cy,
            [(0.98, base + 0.76), (0.98, base + 1.2), (0.9, base + 1.28)],
            "#b7c6cc",
            sides=60,
            top="#d5dfe1",
        )
    )
    top = stage.items[-1]
    z = base + 1.28
    if isinstance(top, Solid):
        marks = top["top"].marks
        marks.append(Face(_ring(cx, cy, z, 0.74), "#7f949d"))
        marks.append(Face(_ring(cx, cy + 0.02, z, 0.71), "#46606c"))
        marks.append(Face(_ring(cx, cy, z, 0.6), "#2f4e5b"))
        marks.append(
            Face(
                [
                    (cx - 0.28, cy - 0.28, z),
                    (cx + 0.28, cy - 0.28, z),
                    (cx + 0.28, cy + 0.28, z),
                    (cx - 0.28, cy + 0.28, z),
                ],
                "#8fb4bd",
            )
        )
        marks.append(
            Face(
                [
                    (cx - 0.2, cy - 0.2, z),
                    (cx + 0.2, cy - 0.2, z),
                    (cx + 0.2, cy + 0.2, z),
                    (cx - 0.2, cy + 0.2, z),
                ],
                "#a9cdd1",
            )
        )
        marks.append(Face(_ring(cx, cy, z, 0.12), "#c8e0e0"))
        for k in range(8):
            a = 2 * pi * k / 8 + 0.2
            px, py = cx + 0.5 * cos(a), cy + 0.5 * sin(a)
            marks.append(Face(_ring(px, py, z, 0.06, 20), gold))
            ix = cx + 0.25 * max(min(cos(a) * 1.4, 1), -1)
            iy = cy + 0.25 * max(min(sin(a) * 1.4, 1), -1)
            marks.append(
                Face(
                    [
                        (px - 0.012, py - 0.012, z),
                        (px + 0.012, py + 0.012, z),
                        (ix + 0.012, iy + 0.012, z),
                        (ix - 0.012, iy - 0.012, z),
                    ],
                    "#f0d48c",
                )
            )
    shadow_on(stage, stand, stage.items[first:], strength=0.18)
    stage.paint()
    return stage.sheet


def smart_meters() -> Sheet:
    camera = framed(
        (-6.9, -31.9, 6.5),
        13,
        [
            *span(-12, 20, 0, -10, 22, 22),
            (40, 20, 34),
            (44, 22, 0),
            (-9.2, -29, 4.2),
            (-3.6, -29, 4.2),
        ],
        (70, 175, 1530, 805),
    )
    stage = outdoors(
        "smart-meters", MORNING, camera, height=170, sunny=1, belts=(800, 520), peak=(300, 60, 420)
    )
    stage.ground([(-160, -60), (200, -60), (200, 110), (-160, 110)], "#c4bfae")
    stage.ground([(-160, 2), (200, 2), (200, 10), (-160, 10)], YARD)
    # the topped-out building: walls on the lower floors, frame above
    stage.add(*storeys(-12, 20, 50, 26, 2, 5, WALL, bay=5, huts=0, trim=DEEP))
    stage.add(put(frame(-12, 20, 50, 26, 2, 5, 8, 3, rebar=False), 0, 0, 11))
    stage.add(put([scaffold(-12, 19.2, 50, 11, 21.5, "front")], 0, 0))
    stage.add(box(-12.5, 19.5, 21, 51, 27, 0.9, lighter(CONCRETE, 0.04)))
    stage.add(tower_crane(46, 34, 36, 44, "#d6a03f", turn=190, drop=9, hook=0.5))
    stage.add(
        box(24, 6, 0, 6, 2.5, 2.6, "#d8d5cb"),
        box(31, 6, 0, 6, 2.5, 2.6, "#2f6d86"),
        box(24, 6, 2.6, 6, 2.5, 2.6, "#9db3b8"),
    )
    stage.add(put(lorry(kind="tip", body="#c98a52", long=7), 8, 4, 0, 0))
    stage.add(
        *wood("smm", (-160, 70, 200, 160), 110, sunny=1),
        *row("smr", (-80, 60), (120, 60), 8, height=8, sunny=1),
    )
    # the meters on a ledge before us
    ledge = box(-20, -31.6, 0, 40, 5.4, 4.2, "#d6cfbe", top="#e4ddcc")
    stage.add(ledge)
    first = len(stage.items)
    z = 4.2
    brass = "#cda75e"
    wx, wy = -7.6, -28.2
    stage.add(
        tube(
            (wx - 1.25, wy, z + 0.42),
            (wx - 0.95, wy, z + 0.42),
            0.27,
            0.27,
            lighter(brass, -0.05),
            sides=30,
        )
    )
    stage.add(tube((wx - 0.95, wy, z + 0.42), (wx - 0.4, wy, z + 0.42), 0.22, 0.34, brass))
    stage.add(tube((wx + 0.4, wy, z + 0.42), (wx + 0.95, wy, z + 0.42), 0.34, 0.22, brass))
    stage.add(
        tube(
            (wx + 0.95, wy, z + 0.42),
            (wx + 1.25, wy, z + 0.42),
            0.27,
            0.27,
            lighter(brass, -0.05),
            sides=30,
        )
    )
    stage.add(
        rounds(
            wx, wy, [(0.42, z), (0.6, z + 0.2), (0.6, z + 0.62), (0.54, z + 0.7)], brass, sides=48
        )
    )
    stage.add(
        rounds(
            wx,
            wy,
            [(0.52, z + 0.7), (0.52, z + 1.02), (0.48, z + 1.06)],
            "#3a7c96",
            sides=48,
            top="#3a7c96",
        )
    )
    cap = stage.items[-1]
    if isinstance(cap, Solid):
        zz = z + 1.06
        cap["top"].marks.append(Face(_ring(wx, wy, zz, 0.42), "#f3f2ec"))
        cap["top"].marks.append(
            Face(
                [
                    (wx - 0.27, wy + 0.02, zz),
                    (wx + 0.27, wy + 0.02, zz),
                    (wx + 0.27, wy + 0.2, zz),
                    (wx - 0.27, wy + 0.2, zz),
                ],
                "#9fb8a8",
            )
        )
        cap["top"].marks.append(Face(_ring(wx - 0.14, wy - 0.16, zz, 0.1, 20), "#c45a34"))
        cap["top"].marks.append(Face(_ring(wx + 0.14, wy - 0.16, zz, 0.1, 20), "#57707b"))
    shadow_on(stage, ledge, stage.items[first:], strength=0.24)
    first = len(stage.items)
    gx, gy = -5.1, -28.0
    body = box(gx - 0.72, gy - 0.35, z, 1.44, 0.75, 1.25, "#e9e7de", top="#f4f2ea")
    face = body["front"]
    face.mark(0, 0.58, 1.44, 0.66, "#cfcdc3")
    face.mark(0.3, 0.72, 1.14, 1.12, "#3a4b53")
    face.mark(0.36, 0.86, 1.08, 1.06, "#a9c0ab")
    for k in range(6):
        face.mark(0.4 + k * 0.115, 0.89, 0.48 + k * 0.115, 1.03, "#33433f")
    face.disc(0.5, 0.3, 0.1, ACCENT)
    face.disc(0.94, 0.3, 0.1, "#c3c1b6")
    stage.add(body)
    for dx in (-0.42, 0.42):
        stage.add(
            rounds(
                gx + dx,
                gy,
                [
                    (0.15, z + 1.25),
                    (0.15, z + 1.4),
                    (0.2, z + 1.4),
                    (0.2, z + 1.54),
                    (0.13, z + 1.54),
                    (0.13, z + 2.2),
                ],
                "#b0bcc0",
                sides=26,
            )
        )
    shadow_on(stage, ledge, [body], stage.items[-2:-1], stage.items[-1:], strength=0.24)
    stage.paint()
    return stage.sheet


PICTURES = {
    "assembly-units": assembly_units,
    "calibration-laboratory": calibration_laboratory,
    "pressure-sensors": pressure_sensors,
    "smart-meters": smart_meters,
}
