"""Graphite processing."""

from dataclasses import replace
from math import cos, pi, sin

from pictures.colour import (
    CLADDING,
    DAWN,
    DEEP,
    GRAPHITE,
    IRON,
    MIST,
    MORNING,
    PAPER,
    ROOF_BLUE,
    ROOF_GREY,
    STEEL,
    WALL,
    WARM,
    YARD,
    lighter,
)
from pictures.drawing import Chance, Sheet
from pictures.indoors import (
    annulus,
    back_wall,
    cabinet,
    column,
    indoors,
    joints,
    motor,
    overhead_crane,
    platform,
    shadow_on,
    side_wall,
    sphere,
    trusses,
    windows,
)
from pictures.land import bush, crown, ridge, row, tree, wood
from pictures.parts import (
    conveyor,
    forklift,
    lamp,
    lorry,
    pool,
    put,
    storeys,
    wires,
    works_hall,
)
from pictures.setting import outdoors
from pictures.sites import road
from pictures.solids import box, coil, drum, heap, hopper, prism, rounds, silo, tube
from pictures.space import Camera, Face, Item, Solid, framed, span

ACCENT = WARM["graphite"]
BLACK = "#3b4449"


def bulk_bag(x: float, y: float, z: float = 0.0, *, full: bool = True) -> list[Item]:
    """A bulk bag: white cloth, four loops, black powder in its mouth."""
    cloth = "#eceae2"
    body = prism(
        [
            (x, z),
            (x + 1.1, z),
            (x + 1.14, z + 0.5),
            (x + 1.08, z + 1.05),
            (x + 0.02, z + 1.05),
            (x - 0.04, z + 0.5),
        ],
        y,
        y + 1.1,
        cloth,
        along="y",
    )
    for name in ("start", "end"):
        yy = body[name].points[0][1]
        for u in (0.22, 0.84):
            body[name].marks.append(
                Face(
                    [
                        (x + u, yy, z),
                        (x + u + 0.05, yy, z),
                        (x + u + 0.05, yy, z + 1.05),
                        (x + u, yy, z + 1.05),
                    ],
                    "#c9c8c0",
                )
            )
        body[name].marks.append(
            Face(
                [
                    (x + 0.36, yy, z + 0.35),
                    (x + 0.76, yy, z + 0.35),
                    (x + 0.76, yy, z + 0.7),
                    (x + 0.36, yy, z + 0.7),
                ],
                ACCENT,
            )
        )
    items: list[Item] = [body]
    if full:
        items.append(
            rounds(
                x + 0.55,
                y + 0.55,
                [(0.43, z + 1.05), (0.4, z + 1.1), (0.0, z + 1.3)],
                "#2c3438",
                sides=20,
            )
        )
    loops = [
        ((x + dx, y + dy, z + 1.0), (x + dx * 0.94 + 0.03, y + dy, z + 1.32))
        for dx in (0.06, 1.0)
        for dy in (0.06, 1.0)
    ]
    items.append(wires(*loops, width=0.05, colour="#b9b8b0"))
    return items


def anode_materials() -> Sheet:
    camera = framed(
        (-14, -60, 7.2),
        24,
        [(-34, 0, 0), (-34, 0, 20), *span(110, 2, 0, 111, 12, 27), (-10, -44, 0)],
        (40, 150, 1560, 740),
    )
    stage = outdoors(
        "anode",
        replace(DAWN, bearing=-168, height=26),
        camera,
        height=190,
        peak=(520, 70, 420),
        sunny=-1,
        belts=(900, 620),
    )
    stage.ground([(-160, -80), (220, -80), (220, 110), (-160, 110)], YARD)
    joints(stage, -60, -56, 100, -4, 5, lighter(YARD, -0.025))
    for k in range(4):
        x = -34 + k * 25
        stage.add(
            *works_hall(
                x,
                0,
                23,
                84,
                11.5,
                15.5,
                CLADDING,
                ROOF_BLUE,
                along="y",
                band=DEEP,
                doors=1,
                door=ACCENT,
                vent=False,
            )
        )
        for j in range(4):
            y = 10 + j * 20
            stage.add(
                tube((x + 11.5, y, 15.5), (x + 11.5, y, 20.4), 0.8, 0.8, "#bcc6c6", sides=18),
                tube((x + 11.5, y, 20.4), (x + 11.5, y, 21.2), 1.2, 1.2, "#8d9a9e", sides=18),
            )
    for k in range(4):
        sx = 74 + k * 10.6
        stage.add(silo(sx, 8, 4.8, 24, "#e6e4da"))
        stage.add(
            wires(*[((sx - 4.6, 3.1 + 0, z), (sx + 4.6, 3.1, z)) for z in (25.2,)], width=0.12)
        )
    stage.add(box(70, 6.6, 27.2, 40, 2.6, 0.3, STEEL))
    stage.add(
        wires(
            ((70, 6.6, 28.5), (110, 6.6, 28.5)),
            *[((70 + 4 * k, 6.6, 27.4), (70 + 4 * k, 6.6, 28.5)) for k in range(11)],
            width=0.09,
            colour=IRON,
        )
    )
    stage.add(*conveyor((62, 30, 13), (78, 30, 27), legs=1))
    stage.add(*works_hall(118, 0, 30, 60, 10, 13, WALL, ROOF_GREY, along="y"))
    for k in range(9):
        for j in range(2):
            if (k, j) in {(4, 0), (4, 1)}:
                continue
            x, y = -11 + k * 1.75 + (0.6 if k > 4 else 0), -44 + j * 1.8
            stage.add(
                put(
                    [*bulk_bag(0, 0, 0.16), box(-0.08, -0.06, 0, 1.26, 1.22, 0.15, "#a9885f")], x, y
                )
            )
    for k in range(3):
        stage.add(
            put(
                [*bulk_bag(0, 0, 0.16), box(-0.08, -0.06, 0, 1.26, 1.22, 0.15, "#a9885f")],
                9 + k * 1.7,
                -41,
            )
        )
    stage.add(put([*forklift(ACCENT), *bulk_bag(0.1, -0.55, 0.45)], 6.5, -38.5, 0, 170))
    stage.add(put(lorry(kind="box", body=PAPER, stripe=ACCENT), 52, -14, 0, 0))
    stage.add(*[lamp(-40 + 30 * k, -8, 10) for k in range(7)])
    stage.add(
        *row("an", (-60, 96), (200, 96), 8, height=9), *wood("an", (-160, 110, 260, 220), 110)
    )
    stage.paint()
    return stage.sheet


def isostatic_graphite() -> Sheet:
    camera = framed(
        (-1, -17, 5.4),
        8,
        [*span(-9, 2, 0, 0, 6, 11.4), *span(2, -4.6, 0, 14.5, 4, 2)],
        (230, 130, 1400, 765),
    )
    stage = indoors(camera)
    back = back_wall(stage, -40, 60, 16, 26, "#dfe3de")
    windows(back, 10, 6.4, 10.4, "iso", left=1, right=1, gap=1.6, bars=3, cross=1)
    side_wall(stage, -17, -14, 16, 26, "#d4dad7")
    joints(stage, -20, -12, 30, 15.5, 3, "#bfc2bb")
    stage.ground([(-16.5, 7.4), (32, 7.4), (32, 7.65), (-16.5, 7.65)], "#d9b65f")
    stage.add(*trusses(-16.6, 60, (15,), 12.2, 2.2))
    for x in (-16, -6.6, 3, 12.6, 22):
        stage.add(column(x, 15.4, 13))
    # the press: a wound yoke around a vessel
    px, py = -5.2, 4.4
    yoke = "#2f6c85"
    stage.add(box(px - 3.2, py - 2.0, 0, 6.4, 4.0, 0.7, "#9aa6a8"))
    stage.add(box(px - 2.7, py - 1.3, 0.7, 1.25, 2.6, 8.4, yoke))
    stage.add(box(px + 1.45, py - 1.3, 0.7, 1.25, 2.6, 8.4, yoke))
    arch = [(px + 2.7 * cos(pi * k / 14), 9.1 + 2.1 * sin(pi * k / 14)) for k in range(15)]
    top = prism(arch, py - 1.3, py + 1.3, yoke, along="y")
    for name in ("start", "end"):
        yy = top[name].points[0][1]
        top[name].marks.append(
            Face(
                [
                    (px + 1.45 * cos(pi * k / 14), yy, 9.1 + 0.9 * sin(pi * k / 14))
                    for k in range(15)
                ],
                "#24566c",
            )
        )
    stage.add(top)
    stage.add(rounds(px, py, [(1.42, 0.7), (1.42, 6.6)], "#c5d0d2", top="#9fb0b5"))
    for z in (1.5, 3.4, 5.3):
        stage.add(rounds(px, py, [(1.47, z), (1.47, z + 0.35)], ACCENT))
    stage.add(drum(px, py, 6.9, 0.95, 2.2, "#8fa2a9"))
    stage.add(*platform(px - 5.6, py + 2.2, 11.2, 2.2, 5.4))
    stage.add(cabinet(-12.2, 6.6, 3.2, 1.0, 2.4), cabinet(-12.2, 4.9, 1.2, 0.8, 1.5, "#cfd6d4"))
    stage.add(tube((px - 2.9, py + 0.6, 1.2), (-10, py + 3.0, 1.2), 0.16, 0.16, ACCENT))
    # blanks in rows
    for j in range(2):
        for k in range(6):
            x, y = 3.0 + k * 2.2, 1.2 + j * 2.6
            stage.add(
                drum(
                    x,
                    y,
                    0.14,
                    0.62,
                    1.5 + 0.35 * ((k + j) % 2),
                    GRAPHITE,
                    top=lighter(GRAPHITE, 0.09),
                )
            )
            stage.add(box(x - 0.72, y - 0.72, 0, 1.44, 1.44, 0.13, "#b08d62"))
    for j in range(2):
        for k in range(5):
            x, y = 2.2 + k * 2.5, -4.4 + j * 2.4
            high = 1 + j + ((k + j) % 2)
            stage.add(box(x - 0.1, y - 0.1, 0, 1.6, 1.2, 0.13, "#b08d62"))
            for h in range(high):
                stage.add(
                    box(
                        x,
                        y,
                        0.14 + h * 0.46,
                        1.4,
                        1.0,
                        0.43,
                        lighter(GRAPHITE, 0.02 * h),
                        top=lighter(GRAPHITE, 0.1),
                    )
                )
    stage.add(put(forklift(ACCENT), 14.5, 6.4, 0, 200))
    stage.add(*overhead_crane(-16.6, 60, 9, 12.0, ACCENT, trolley=0.3, drop=4.6))
    stage.paint()
    return stage.sheet


def spherical_graphite_line() -> Sheet:
    camera = Camera((-2, -19, 5.2), heading=10, focal=1120, horizon=400)
    stage = indoors(camera, floor="#d3d3ca")
    back = back_wall(stage, -40, 60, 15, 30, "#e4e2d8")
    windows(back, 12, 10.2, 13.6, "sph", left=1, right=1, gap=2.2, bars=2)
    joints(stage, -26, -16, 36, 14.5, 3, "#c2c4bb")
    for x in range(-26, 40, 9):
        stage.add(column(x, 14.4, 17))
    stage.add(*trusses(-30, 40, (14,), 15.4, 2))
    for k in range(6):
        x = -11.5 + k * 6.0
        # the mill
        stage.add(box(x - 1.5, 0.0, 0, 3.2, 2.6, 0.5, "#aab3b2"))
        stage.add(rounds(x, 1.3, [(0.7, 0.5), (1.15, 1.2), (1.15, 2.3), (0.75, 2.9)], ACCENT))
        stage.add(*motor(x + 1.25, 1.3, 1.15, 0.42, 1.3, "#4f7f92"))
        # the cyclone on its deck
        cz = 5.2
        stage.add(
            rounds(
                x + 1.7,
                5.6,
                [(0.2, cz - 1.4), (0.95, cz + 1.4), (0.95, cz + 3.6)],
                "#cdd7d8",
                top="#e3e9e8",
            )
        )
        stage.add(rounds(x + 1.7, 5.6, [(0.4, cz + 3.6), (0.4, cz + 4.4)], "#b4c2c6"))
        stage.add(rounds(x + 1.7, 5.6, [(0.34, cz - 2.5), (0.34, cz - 1.4)], "#8fa0a6"))
        # ducts: mill up to the cyclone, cyclone over to the next mill
        stage.add(tube((x, 1.3, 2.9), (x, 1.3, 7.3), 0.3, 0.3, STEEL, sides=20))
        stage.add(tube((x, 1.3, 7.3), (x + 0.9, 5.3, 8.1), 0.3, 0.3, STEEL, sides=20))
        if k < 5:
            stage.add(
                tube(
                    (x + 1.7, 5.6, 9.7),
                    (x + 4.6, 3.4, 10.3),
                    0.3,
                    0.3,
                    lighter(STEEL, 0.04),
                    sides=20,
                )
            )
            stage.add(
                tube(
                    (x + 4.6, 3.4, 10.3),
                    (x + 4.6, 3.4, 3.2),
                    0.26,
                    0.26,
                    lighter(STEEL, 0.04),
                    sides=20,
                )
            )
            stage.add(
                tube(
                    (x + 4.6, 3.4, 3.2),
                    (x + 5.6, 1.6, 2.2),
                    0.26,
                    0.26,
                    lighter(STEEL, 0.04),
                    sides=20,
                )
            )
    stage.add(*platform(-12.5, 4.2, 36, 3.0, 4.0, rails=False))
    stage.add(
        wires(
            *[((-12.5 + 2 * k, 4.2, 4.25), (-12.5 + 2 * k, 4.2, 5.3)) for k in range(19)],
            ((-12.5, 4.2, 5.3), (23.5, 4.2, 5.3)),
            ((-12.5, 4.2, 4.8), (23.5, 4.2, 4.8)),
            width=0.07,
            colour="#d0a850",
        )
    )
    for k in range(3):
        stage.add(*hopper(26.5 + k * 3.6, 7, 1.6, 5.4, "#dfe2dc", legs=4))
    stage.add(cabinet(-17.4, 4, 3.4, 1.0, 2.4))
    stage.paint()
    # particles under the glass
    sheet = stage.sheet
    cx, cy, r = 300, 560, 205
    sheet.circle(cx + 8, cy + 12, r + 12, "#17455c", 0.16)
    sheet.circle(cx, cy, r + 12, "#fbf9f3")
    sheet.circle(cx, cy, r, "#dbe4e4")
    sheet.open(f'clip-path="{sheet.clip(_round(cx, cy, r))}"')
    chance = Chance("particles")
    for _ in range(22):
        sheet.circle(
            cx + chance.between(-200, 200),
            cy + chance.between(-200, 200),
            chance.between(10, 22),
            "#b9c6c8",
        )
    for dx, dy, size in (
        (-118, -92, 58),
        (30, -128, 66),
        (136, -30, 60),
        (-150, 44, 52),
        (-34, -6, 84),
        (104, 96, 74),
        (-60, 132, 66),
        (168, 170, 50),
        (-176, 158, 40),
    ):
        sheet.circle(cx + dx + 5, cy + dy + 8, size, "#17455c", 0.18)
        sphere(sheet, cx + dx, cy + dy, size, "#4a565c")
    sheet.close()
    return sheet


def _round(x: float, y: float, r: float) -> str:
    return f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"


def expanded_graphite_seals() -> Sheet:
    camera = framed(
        (-5.5, -10.6, 4.6),
        24,
        [*span(-4.6, 0, 0, 4.5, 4, 4.0), (13, 2, 3), (-6.4, -5.5, 2.2), (-1, -6, 2.15)],
        (150, 170, 1500, 800),
    )
    stage = indoors(camera, wall="#e6e3da")
    back = back_wall(stage, -20, 30, 11, 9.5, "#e2e2d9")
    windows(back, 7, 4.2, 7.4, "seal", left=0.8, right=0.8, gap=1.4, bars=2, cross=1)
    joints(stage, -18, -8, 26, 10.8, 2.5, "#bfc2bb")
    for x in range(-16, 30, 7):
        stage.add(column(x, 10.6, 9.4))
    foil = "#87919a"
    # the calender: two stands, two rolls
    cx = 2.2
    for y in (-0.4, 3.2):
        stand = box(cx - 0.9, y, 0, 1.8, 0.55, 3.5, "#2f6c85")
        stand["front"].disc(0.9, 1.35, 0.36, "#c9d2d3")
        stand["front"].disc(0.9, 2.4, 0.36, "#c9d2d3")
        stage.add(stand)
    stage.add(tube((cx, 0.15, 1.35), (cx, 3.2, 1.35), 0.52, 0.52, "#cbd4d6"))
    stage.add(tube((cx, 0.15, 2.4), (cx, 3.2, 2.4), 0.52, 0.52, "#cbd4d6"))
    stage.add(box(cx - 0.7, -0.4, 3.5, 1.4, 4.15, 0.5, ACCENT))
    # foil: from the oven into the rolls and on to the winder
    stage.add(box(7.0, -0.2, 0, 6.4, 3.8, 3.0, "#dcdcd3"))
    oven = stage.items[-1]
    if isinstance(oven, Solid):
        oven["left"].mark(0.5, 1.5, 3.3, 2.2, BLACK)
        oven["front"].mark(0.5, 0.5, 2.8, 2.5, "#cfd2ca")
        oven["front"].mark(3.4, 0.5, 5.8, 2.5, "#cfd2ca")
        oven["front"].mark(0.5, 2.55, 5.8, 2.75, ACCENT)
    stage.add(tube((9, 1.7, 3.0), (9, 1.7, 9.5), 0.45, 0.45, "#b6c2c5"))
    stage.add(box(cx + 0.3, 0.35, 1.86, 4.6, 2.65, 0.05, foil, top="#98a2a9"))
    stage.add(
        prism(
            [(cx - 0.3, 1.85), (cx - 0.3, 1.91), (-2.9, 1.66), (-2.9, 1.6)],
            0.35,
            3.0,
            "#98a2a9",
            along="y",
        )
    )
    for k in range(3):
        x = 3.6 + k * 1.2
        stage.add(tube((x, 0.25, 1.72), (x, 3.1, 1.72), 0.12, 0.12, STEEL, sides=14))
    roll = coil(-3.5, 0.35, 1.1, 0.92, 0.2, 2.65, "#7b858c", "#d9c39a")
    stage.add(roll)
    for y in (0.05, 3.05):
        stage.add(
            prism(
                [(-4.3, 0), (-2.7, 0), (-3.2, 1.25), (-3.8, 1.25)],
                y,
                y + 0.25,
                "#2f6c85",
                along="y",
            )
        )
    for k in range(3):
        stage.add(coil(-8.2 + k * 2.1, 5.0, 0.92, 0.9, 0.2, 1.8, "#7b858c", "#d9c39a"))
    stage.add(cabinet(-10.5, 8.6, 3, 1, 2.4))
    # gaskets on the bench in front
    bench = box(-14, -10.0, 0, 24, 5.9, 2.15, "#d8c6a2", top="#e6d9bd")
    stage.add(bench)
    first = len(stage.items)
    wood_top = "#e6d9bd"
    z = 2.15
    tone = "#5b666d"
    for x, y, r, hole, bolts in (
        (-4.6, -5.05, 0.62, 0.36, 8),
        (-3.1, -5.3, 0.44, 0.24, 6),
        (-2.2, -4.75, 0.36, 0.24, 0),
        (-1.15, -5.25, 0.54, 0.3, 8),
        (0.05, -4.85, 0.4, 0.22, 4),
    ):
        stage.add(annulus(x, y, z, r, hole, 0.05, tone, wood_top, bolts=bolts))
    for k in range(4):
        stage.add(
            annulus(
                -5.95,
                -4.9,
                z + k * 0.07,
                0.46,
                0.28,
                0.07,
                lighter(tone, 0.02 * (k % 2)),
                wood_top if k == 0 else "#9aa0a0",
            )
        )
    shadow_on(stage, bench, *([item] for item in stage.items[first:-4]), stage.items[-4:])
    stage.paint()
    return stage.sheet


def tailings_reuse() -> Sheet:
    camera = framed(
        (-24, -74, 13),
        20,
        [*span(-42, 30, 0, -40, 60, 22), *span(62, 10, 0, 96, 14, 15), (-4, -45, 0), (58, -28, 0)],
        (60, 240, 1560, 765),
    )
    stage = outdoors(
        "tailings", MORNING, camera, height=190, sunny=1, belts=(), cloud=3, ground="#a5b588"
    )
    sheet = stage.sheet

    def near_hill() -> None:
        light = stage.view.light
        ridge(
            sheet,
            "tailhill",
            camera.horizon + 60,
            280,
            light.far(light.lit("#5c8f72", 0.6, 0.5), 300),
            light.far("#8fb08a", 300),
            wave=900,
            fringe=6,
            level=0.25,
        )
        chance = Chance("tailtrees")
        for _ in range(150):
            x, y = chance.between(0, 1600), camera.horizon + chance.between(-40, 52)
            size = chance.between(12, 24)
            crown(
                sheet,
                x,
                y,
                size,
                size,
                "#5d9071",
                lambda c: light.far(light.lit(c, 0.5, 0.6), 260),
                chance,
                sunny=1,
            )

    stage.ground_art(near_hill)
    stage.ground([(-160, -90), (200, -90), (200, 74), (-160, 74)], "#c6c4b4")
    joints(stage, -30, -62, 70, 0, 6, "#bdbcae")
    # the stack in three lifts
    pale = "#cfd0ca"
    stage.add(
        heap(-66, 30, 78, 40, 9, 7, pale),
        heap(-56, 38, 58, 26, 8, 6, lighter(pale, 0.03), z=9),
        heap(-46, 44, 38, 14, 5, 4, lighter(pale, 0.055), z=17),
    )
    # conveyor to the works
    stage.add(*conveyor((4, 34, 2), (38, 34, 14), legs=3, colour="#b9c7ca"))
    stage.add(box(38, 28, 0, 10, 12, 18, CLADDING, top=ROOF_BLUE))
    stage.add(*works_hall(48, 10, 58, 34, 11, 15, CLADDING, ROOF_BLUE, band=ACCENT, doors=2))
    for k in range(2):
        stage.add(silo(52 + k * 7, 50, 3, 18, "#e6e4da"))
    # blocks in the yard
    chance = Chance("blocks")
    for bx, by, cols, rows, high in (
        (14, -16, 6, 3, 4),
        (30, -16, 6, 3, 5),
        (46, -16, 6, 3, 3),
        (14, -28, 6, 3, 3),
        (30, -28, 6, 3, 2),
        (-4, -45, 5, 2, 3),
        (9, -44, 4, 2, 2),
    ):
        for h in range(high):
            for c in range(cols):
                for r in range(rows):
                    if h == high - 1 and chance.unit() < 0.25:
                        continue
                    stage.add(
                        box(
                            bx + c * 2.05,
                            by + r * 1.55,
                            h * 1.05,
                            1.95,
                            1.45,
                            1.0,
                            "#f1efe8",
                            casts=h == high - 1 or r == 0,
                        )
                    )
    stage.add(put(forklift(ACCENT), 9.5, -21, 0, 10))
    stage.add(put(lorry(kind="flat", cab=ACCENT), -2, -4, 0, -160))
    stage.add(put(lorry(kind="tip", body=ACCENT, long=7), -30, 18, 0, 25))
    stage.paint()
    return sheet


def heishi_concentrator() -> Sheet:
    camera = framed(
        (30, -120, 22),
        -9,
        [*span(-98, 12, 0, -90, 16, 41), *span(84, 10, 0, 92, 12, 29), (58, -28, 0)],
        (40, 225, 1560, 770),
    )
    mild = replace(MIST, reach=2300, sun=(0.56, 0.52, 0.45), fill=(0.50, 0.53, 0.55), bearing=-155)
    stage = outdoors(
        "heishi", mild, camera, height=200, belts=(), cloud=0, ground="#a9b592", haze=0.8
    )
    sheet = stage.sheet

    def near_hill() -> None:
        light = stage.view.light
        foot = camera.horizon + 90
        for name, high, base, away, peak in (
            ("heishiback", 360, "#7f9f94", 900, (420, 90, 700)),
            ("heishihill", 300, "#5f8f79", 420, (120, 130, 700)),
        ):
            tone = light.far(light.lit(base, 0.6, 0.5), away)
            mild_haze = light.far(light.lit("#a5bb9a", 0.6, 0.6), away * 0.6)
            ridge(
                sheet, name, foot, high, tone, mild_haze, wave=1100, fringe=6, level=0.1, peak=peak
            )
        chance = Chance("heishitrees")
        spots = sorted(
            (chance.between(camera.horizon - 70, camera.horizon + 60), chance.between(0, 1600))
            for _ in range(120)
        )
        for y, x in spots:
            size = chance.between(12, 22)
            crown(
                sheet,
                x,
                y,
                size,
                size,
                "#64907c",
                lambda c: light.far(light.lit(c, 0.5, 0.6), 420),
                chance,
            )

    stage.ground_art(near_hill)
    # terraces that step down to the right
    steps = [(-74, 19), (-50, 14.5), (-28, 10), (-6, 6), (16, 2.5)]
    for k, (x, z) in enumerate(steps):
        wide = (steps[k + 1][0] - x) if k < 4 else 26
        stage.add(
            prism([(2 - z * 0.85, 0), (52, 0), (52, z), (2, z)], x, x + wide, "#a9b890"),
            box(x, 2, z, wide, 0.5, 0.9, "#c2beac"),
        )
    # the flotation building, one roof a step
    wall, roof = "#d6d4c8", "#8a9b9f"
    for k, (x, z) in enumerate(steps):
        w = 21 if k < 4 else 22
        lean = prism(
            [(x + 1, z), (x + w, z), (x + w, z + 9), (x + 1, z + 13.5)],
            10,
            40,
            wall,
            along="y",
            colours={2: roof},
        )
        for name in ("start", "end"):
            yy = lean[name].points[0][1]
            for j in range(5):
                u = x + 2.4 + j * 3.8
                for v, tall in ((2.2, 2.4), (6.2, 1.9)):
                    tone = "#6d858c" if (j * 3 + k) % 4 else "#47585e"
                    lean[name].marks.append(
                        Face(
                            [
                                (u, yy, z + v),
                                (u + 2.4, yy, z + v),
                                (u + 2.4, yy, z + v + tall),
                                (u, yy, z + v + tall),
                            ],
                            tone,
                        )
                    )
            lean[name].marks.append(
                Face(
                    [(x + 1, yy, z), (x + w, yy, z), (x + w, yy, z + 0.9), (x + 1, yy, z + 0.9)],
                    "#b7b4a6",
                )
            )
        lean["side2"].ribs(2.4, lighter(roof, -0.03), 0.14, 0.8)
        for j in range(3):
            lean["side2"].mark(
                lean["side2"].long * (0.2 + 0.27 * j),
                lean["side2"].high * 0.25,
                lean["side2"].long * (0.2 + 0.27 * j) + 3,
                lean["side2"].high * 0.5,
                "#a0786a" if (j + k) % 3 == 0 else lighter(roof, 0.03),
                opacity=0.7,
            )
        stage.add(lean)
    # crusher house at the top, the gallery down to it
    stage.add(*storeys(-97, 14, 15, 16, 3, 5.5, wall, bay=5, roof=roof, z=23, huts=0))
    stage.add(prism([(-17, 0), (52, 0), (52, 23), (2, 23)], -140, -74.2, "#a9b890"))
    # an empty gallery on trestles across the yard
    stage.add(*conveyor((37, 16, 7), (82, 16, 24), legs=4, colour="#b1bcbb", high=2.8, wide=3))
    stage.add(box(80, 10, 0, 12, 13, 29, wall, top=roof))
    top = stage.items[-1]
    if isinstance(top, Solid):
        top["front"].panes(3, 4, "#6d858c", left=1.4, right=1.4, foot=9, head=2, gap=1.2, rise=2)
        top["left"].panes(3, 4, "#6d858c", left=1.4, right=1.4, foot=9, head=2, gap=1.2, rise=2)
    # the thickener
    stage.add(*pool(58, -14, 13, z=3.4, arm=-0.5, water="#93a7a6", wall="#bfc0b6"))
    stage.ground([(-120, -60), (200, -60), (200, 2), (-120, 2)], "#b4b79c")
    road(
        stage, [(-140, -34), (20, -36), (110, -8), (180, 20)], 7, colour="#b5b5a9", verge="#aab08f"
    )
    stage.add(
        *[
            bush(-100 + 6.3 * k, -20 + (k % 3) + k * 0.5, 2.2 + (k % 2), colour="#7f9f74")
            for k in range(22)
        ]
    )
    stage.add(*[bush(26 + 3.4 * k, -32 + (k % 4) * 1.5, 1.8, colour="#8aa577") for k in range(9)])
    stage.add(
        *wood("hs", (100, 30, 240, 120), 60),
        tree(96, -12, 12),
        tree(106, -4, 10),
        *wood("hs2", (-160, -20, -104, 40), 20),
    )
    stage.paint()
    return sheet


PICTURES = {
    "anode-materials": anode_materials,
    "isostatic-graphite": isostatic_graphite,
    "spherical-graphite-line": spherical_graphite_line,
    "expanded-graphite-seals": expanded_graphite_seals,
    "tailings-reuse": tailings_reuse,
    "heishi-concentrator": heishi_concentrator,
}
