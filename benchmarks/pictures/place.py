"""The district itself, its stand at a fair, a firm's workshop."""

import itertools
from dataclasses import replace
from math import cos, pi, sin

from pictures.colour import (
    AFTERNOON,
    DEEP,
    GRAPHITE,
    INDOORS,
    MORNING,
    PADDY,
    PAPER,
    RIVER,
    ROOF_BLUE,
    ROOF_GREY,
    STEEL,
    STRAW,
    WARM,
    lighter,
)
from pictures.drawing import Chance, Point, Sheet, smooth
from pictures.indoors import (
    annulus,
    back_wall,
    cabinet,
    column,
    indoors,
    joints,
    outlook,
    trusses,
    wall,
    windows,
)
from pictures.land import bush, crown, tree, wood
from pictures.parts import locomotive, person, wagon, wires
from pictures.setting import outdoors
from pictures.sites import furrows, road
from pictures.solids import box, coil, drum, gable, rounds, tube
from pictures.space import Camera, Face, Item, Solid, framed, put, span
from pictures.valley import deck

ACCENT = WARM["parks"]
WARM_GRAPHITE = WARM["graphite"]


def _house(seed: Chance) -> tuple[list[Item], float, float]:
    """A small house with a pitched roof."""
    w, d = seed.between(12, 20), seed.between(9, 12)
    high = seed.between(5, 9)
    wall_colour = seed.pick(("#f1ebde", "#e9e2d3", "#f5f1e8"))
    body = gable(
        0,
        0,
        w,
        d,
        high,
        high + d * 0.34,
        wall_colour,
        seed.pick(("#6a7a80", "#7d8a8c", "#b0654d", "#8a7568")),
    )
    body["front"].panes(
        3,
        1 if high < 7 else 2,
        "#8fa9b2",
        left=1.6,
        right=1.6,
        foot=1.4,
        head=1.2,
        gap=1.8,
        rise=1.4,
    )
    return [body], w, d


def _tower(seed: Chance, floors: int) -> list[Item]:
    """A block of flats or offices with bands of windows."""
    w, d = seed.between(20, 30), seed.between(16, 20)
    tall = floors * 3.6
    body = box(
        0,
        0,
        0,
        w,
        d,
        tall,
        seed.pick(("#f5efe2", "#e2e4de", "#f0dcc6", "#d6e0e0")),
        top=seed.pick(("#b9bfbd", "#8fa9b2", "#b98a74")),
    )
    for name in ("front", "left", "right"):
        face = body[name]
        for k in range(floors):
            face.mark(1.2, k * 3.6 + 1.0, face.long - 1.2, k * 3.6 + 2.8, "#7c9fae")
        face.mark(face.long / 2 - 1.2, 0, face.long / 2 + 1.2, tall, body["front"].colour)
    return [body, box(w * 0.35, d * 0.3, tall, w * 0.3, d * 0.4, 3, "#d9d6cb")]


def yunling() -> Sheet:
    camera = Camera((-10, -300, 112), heading=3, focal=1330, horizon=215)
    light = replace(AFTERNOON, bearing=-132, height=34, haze="#e9e2cf", reach=3600)
    stage = outdoors(
        "yunling",
        light,
        camera,
        height=160,
        belts=(2800,),
        sunny=-1,
        peak=(1080, 34, 420),
        layers=4,
        relief=0.45,
        village=False,
        patches=False,
        ground="#a6b985",
    )
    sheet = stage.sheet
    river = [
        (150, -330),
        (60, -200),
        (-30, -90),
        (0, 40),
        (70, 170),
        (60, 330),
        (-60, 520),
        (-110, 760),
        (20, 1060),
        (240, 1400),
        (300, 1900),
    ]
    chance = Chance("yunling")
    # rice on the left bank
    for i in range(8):
        for j in range(6):
            x, y = -420 + i * 48, -150 + j * 62
            if x + 48 > -66 + (30 if y < -60 else 0) or y > 170:
                continue
            tone = chance.pick((STRAW, PADDY, "#cdbb6c", "#a8bd7c"))
            furrows(stage, x, y, 45, 58, tone, lighter(tone, -0.03), 15)
    for i in range(9):
        for j in range(5):
            x, y = 16 + i * 46, -236 + j * 58
            bank = max(60 - 0.82 * (y + 200), -30 + 0.23 * (y + 144)) + 36
            if x < bank or 150 < x < 222 or y > 20 or (y > -70 and 76 < x < 150):
                continue
            tone = chance.pick((STRAW, PADDY, "#b3c184", "#a8bd7c", "#d8c480"))
            furrows(stage, x, y, 43, 54, tone, lighter(tone, -0.03), 15)
    stage.ribbon(river, 62, "#b9bd94")
    stage.ribbon(river, 40, RIVER)
    stage.ribbon(river, 6, "#63a4ba", offset=-6)
    # town on the right bank, its streets
    stage.ground([(110, 130), (560, 130), (640, 760), (40, 760), (100, 420)], "#cfcdbd")
    for y in (190, 290, 400, 530, 680):
        road(stage, [(150 if y < 300 else 84 if y < 420 else 10, y), (640, y)], 12)
    for x in (190, 320, 450, 560):
        road(stage, [(x, 120), (x + 20, 760)], 12)
    road(stage, [(-520, 205), (-200, 200), (-66, 196)], 10)
    road(stage, [(200, -320), (205, -120), (198, 60), (192, 130)], 11, marks=True)
    # factories on the left bank behind the railway
    stage.ground([(-520, 240), (-40, 240), (-120, 560), (-520, 560)], "#c6c8ba")
    for i in range(5):
        for j in range(3):
            x, y = -480 + i * 84, 262 + j * 96
            if x + 70 > -70 - j * 20:
                continue
            roof = chance.pick((ROOF_BLUE, ROOF_GREY, "#86a0a8", "#c9cfcc"))
            works = gable(x, y, 70, 60, 12, 17, "#e3e4dd", roof)
            works["front"].mark(3, 6.2, 67, 8.6, "#8fa9b2")
            works["front"].mark(0, 0, 70, 1.6, "#c4c6bf")
            stage.add(works)
    for x in (46, 84):
        stage.add(rounds(-300 + x, 590, [(4, 0), (3, 46)], "#dcd9cf"))
    for gx in range(4):
        for gy in range(5):
            bx = (206, 336, 466, 576)[gx] + gy * 4
            by = (206, 306, 418, 548, 696)[gy]
            for k in range(2):
                floors = int(chance.between(4, 9 + 7 * (gx in {1, 2} and gy in {1, 2, 3})))
                stage.add(put(_tower(chance, floors), bx + k * 56, by + chance.between(4, 30)))
    for _ in range(20):
        x, y = chance.between(112, 178), chance.between(140, 640)
        made, _, _ = _house(chance)
        stage.add(put(made, x - y * 0.03, y, 0, chance.between(-8, 8)))
    # villages near the river
    for x, y in (
        (-128, -52),
        (-104, -40),
        (-146, -30),
        (-118, -10),
        (-92, -8),
        (-156, -50),
        (-176, -34),
        (-134, 8),
    ):
        made, _, _ = _house(chance)
        stage.add(put(made, x, y, 0, chance.between(-12, 12)))
    for x, y in ((96, -34), (118, -48), (110, -12), (136, -28), (142, 4), (88, 6), (120, 16)):
        made, _, _ = _house(chance)
        stage.add(put(made, x, y, 0, chance.between(-12, 12)))
    # the railway: an embankment, a bridge over the river, a train
    stage.add(
        box(-760, 84, 0, 740, 16, 9, "#94ab7c", top="#b8b1a4"),
        box(120, 84, 0, 740, 16, 9, "#94ab7c", top="#b8b1a4"),
    )
    for k in range(5):
        stage.add(box(-20 + 32 * k, 87, 0, 5, 10, 6.6, "#c9cbc4"))
    bridge = box(-22, 85, 6.4, 144, 14, 2.6, "#b7c2c4", top="#b8b1a4")
    stage.add(bridge)
    for k in range(3):
        a = -14 + 44 * k
        arc = [(a + 40 * t / 12, 84.6, 9 + 12 * sin(pi * t / 12)) for t in range(13)]
        bars = list(itertools.pairwise(arc))
        bars += [((p[0], p[1], 9.0), p) for p in arc[1:-1:2]]
        stage.add(wires(*bars, width=0.8, colour="#c4664a"))
    goods = (
        [(12.2, "#2f6d86")],
        [(12.2, ACCENT)],
        [(6.1, "#d8d5cb"), (6.1, "#9db3b8")],
        [(12.2, "#54788a")],
        [(12.2, "#e4dfd2")],
    )
    train: list[Item] = [put(locomotive(), 0, 0)]
    train += [put(wagon(goods[k % 5]), -17.5 - k * 15.2, 0) for k in range(14)]
    stage.add(put(train, 108, 92, 9.0))
    # a road bridge further up
    line = [
        (-70, 196, 1),
        (-30, 196, 4),
        (20, 195, 6),
        (70, 194, 6),
        (110, 193, 4),
        (160, 191, 1),
    ]
    stage.add(*deck([(float(p[0]), float(p[1]), float(p[2])) for p in line], 12, marks=False))
    for a, b in itertools.pairwise(river[:6]):
        for k in range(2):
            for side in (-1, 1):
                t = (k + chance.unit()) / 2
                stage.add(
                    tree(
                        a[0] + (b[0] - a[0]) * t + side * chance.between(36, 46),
                        a[1] + (b[1] - a[1]) * t,
                        chance.between(8, 13),
                        seed="bank",
                        colour=chance.pick(("#5b8f70", "#86ad7f", "#4a7f66")),
                    )
                )
    stage.add(
        *wood("yl", (-560, 20, -190, 76), 30, heights=(9, 14)),
        *wood("yl2", (220, 40, 640, 78), 34, heights=(9, 14)),
        *wood("yl3", (112, 10, 186, 74), 12, heights=(8, 12)),
        *wood("yl5", (-70, -60, -44, 70), 10, heights=(8, 11)),
        *wood("yl6", (-560, 104, -40, 130), 50, heights=(8, 12)),
    )

    def flanks() -> None:
        for line, top, low in (
            ([(-40, 236), (80, 232), (190, 262), (300, 296), (420, 318), (560, 330)], 230, 350),
            (
                [(1010, 330), (1160, 312), (1290, 270), (1400, 246), (1500, 232), (1640, 224)],
                222,
                350,
            ),
        ):
            pts: list[Point] = [(float(x), float(y)) for x, y in line]
            a = light.far(light.lit("#5f9573", 0.55, 0.6), 900)
            b = light.far(light.lit("#9dba86", 0.6, 0.9), 900)
            sheet.shape(
                smooth(pts) + f"L{pts[-1][0]} {low}L{pts[0][0]} {low}Z",
                sheet.fade([(0, a), (0.75, b), (1, b, 0.0)], (0, top), (0, low)),
            )
            spots = []
            for _ in range(48):
                x = chance.between(max(pts[0][0], 0), min(pts[-1][0], 1600))
                for p, q in itertools.pairwise(pts):
                    if p[0] <= x <= q[0]:
                        spots.append(
                            (
                                p[1]
                                + (q[1] - p[1]) * (x - p[0]) / (q[0] - p[0])
                                + chance.unit() * 40,
                                x,
                            )
                        )
            for y, x in sorted(spots):
                r = chance.between(14, 24)
                crown(
                    sheet,
                    x,
                    y,
                    r,
                    r * 0.85,
                    chance.pick(("#5b8f70", "#6f9f74", "#4a7f66")),
                    lambda c: light.far(light.lit(c, 0.5, 0.6), 800),
                    chance,
                )

    stage.ground_art(flanks)
    stage.paint()
    return sheet


def shenzhen_fair() -> Sheet:
    camera = framed(
        (-7.5, -17.5, 3.9),
        20,
        [*span(-6.6, -5, 0, 6.6, 4.5, 0.1), *span(-6, 4.4, 0, 6, 4.5, 7.6)],
        (150, 130, 1470, 770),
    )
    light = replace(INDOORS, bearing=-140)
    stage = indoors(camera, light, wall="#c9d0d0", floor="#c6c8c4")
    back = back_wall(stage, -60, 80, 40, 16, "#bcc6c8", base=0)
    back.mark(0, 9.0, 140, 11.5, "#d5dfe0", shaded=False)
    wall(stage, Face([(-60, 40, 15), (80, 40, 15), (80, -10, 15), (-60, -10, 15)], "#9aa7aa"))
    joints(stage, -30, -14, 50, 38, 4, "#b9bcb7", width=0.05)
    stage.ground([(-9, -8), (9.5, -8), (9.5, -5.6), (-9, -5.6)], "#b5bdbd")
    # neighbours, quiet
    for x, y, w, d, h, tone in (
        (-24, 6, 12, 8, 4, "#d3d8d6"),
        (14, 8, 12, 9, 4.4, "#d8d6cd"),
        (-12, 22, 14, 8, 4.2, "#cfd6d6"),
        (8, 24, 16, 8, 4.4, "#d6d3ca"),
        (32, 16, 14, 10, 4.6, "#cdd5d6"),
        (-30, 26, 12, 8, 4.4, "#d6d8d2"),
    ):
        stage.add(
            box(x, y + d, 0, w, 0.3, h, tone),
            box(x, y, 0, 0.3, d, h, lighter(tone, -0.02)),
            box(x + 2, y + 1, 0, 2.4, 0.9, 1.1, lighter(tone, 0.03)),
            box(x, y, 0, w, d, 0.1, lighter(tone, -0.05)),
            box(x, y, h, w, 0.3, 0.7, lighter(tone, -0.08)),
        )
    stage.add(*trusses(-60, 80, (10, 26, 36), 12.0, 2.0, "#98a6a9"))
    # the stand: 12 by 9 metres
    stage.add(box(-6, -4.5, 0, 12, 9, 0.14, ACCENT, top="#d9c9ab"))
    rear = box(-6, 4.2, 0.14, 12, 0.3, 4.6, PAPER)
    face = rear["front"]
    picture = face.mark(0.4, 0.9, 8.2, 4.2, "#dcebec", shaded=False)
    picture.art = outlook("fairview", MORNING, sink=0.7)
    face.mark(8.6, 0, 12, 4.6, DEEP)
    for k in range(3):
        face.mark(9.0, 3.1 - k * 0.95, 11.6, 3.85 - k * 0.95, lighter(DEEP, 0.09))
        face.mark(9.0, 3.1 - k * 0.95, 9.0 + (1.8, 1.2, 2.2)[k], 3.22 - k * 0.95, ACCENT)
    stage.add(rear)
    flank = box(-6, 0.4, 0.14, 0.3, 3.8, 4.6, PAPER)
    flank["right"].mark(0.5, 1.3, 3.2, 3.2, "#24414d")
    flank["right"].mark(0.6, 1.4, 3.1, 3.1, "#8fbccb")
    stage.add(flank)
    for x in (-5.8, 5.6):
        stage.add(box(x, -4.3, 0.14, 0.3, 0.3, 5.2, "#e3e1d8"))
    # the ring over it
    for x, y, w, d in (
        (-6.0, -4.4, 11.9, 0.3),
        (-6.0, 4.2, 11.9, 0.3),
        (-6.0, -4.4, 0.3, 8.9),
        (5.6, -4.4, 0.3, 8.9),
    ):
        beam = box(x, y, 5.3, w, d, 1.2, DEEP, casts=False)
        for name in ("front", "right", "left"):
            beam[name].mark(0, 0, beam[name].long, 0.22, ACCENT)
        stage.add(beam)
    stage.add(
        wires(*[((x, y, 6.5), (x, y, 14)) for x in (-5.8, 5.7) for y in (-4.2, 4.3)], width=0.05)
    )
    # the model of the valley on its plinth
    stage.add(box(-2.6, -1.2, 0.14, 4.0, 2.4, 0.85, "#efece3"))
    model = box(-2.6, -1.2, 0.99, 4.0, 2.4, 0.14, "#c7b48f", top="#a9bd8c")
    top = model["top"]
    top.mark_shape(
        [
            (0.2, 0.0),
            (0.7, 0.0),
            (1.5, 0.9),
            (2.1, 1.2),
            (3.0, 2.4),
            (2.5, 2.4),
            (1.8, 1.4),
            (1.1, 1.0),
        ],
        RIVER,
    )
    stage.add(model)
    for x, y, r, h in (
        (-2.2, 0.7, 0.42, 0.55),
        (-1.6, 0.9, 0.34, 0.4),
        (1.0, 0.8, 0.34, 0.45),
        (0.9, -0.1, 0.28, 0.28),
        (-2.25, 0.0, 0.3, 0.3),
    ):
        stage.add(
            rounds(
                x, y, [(r, 1.13), (r * 0.6, 1.13 + h * 0.6), (0.04, 1.13 + h)], "#6f9f7c", sides=14
            )
        )
    for k in range(7):
        stage.add(
            box(
                -1.2 + 0.26 * (k % 4),
                -0.95 + 0.32 * (k // 4),
                1.13,
                0.16,
                0.16,
                0.12 + 0.07 * (k % 3),
                PAPER,
            )
        )
    # counter and tables
    counter = box(2.3, -3.9, 0.14, 3.0, 0.9, 1.1, PAPER, top="#d9b98c")
    counter["front"].mark(0, 0.72, 3.0, 0.9, ACCENT)
    counter["front"].mark(0.3, 0.2, 2.7, 0.6, "#e9e4d7")
    stage.add(
        counter,
        box(3.0, -3.7, 1.24, 0.3, 0.24, 0.16, "#f3f0e6"),
        box(3.5, -3.7, 1.24, 0.3, 0.24, 0.1, "#8fbccb"),
    )
    for x, y in ((3.6, 1.2), (-4.6, -2.9)):
        stage.add(
            drum(x, y, 0.14, 0.3, 0.05, STEEL, sides=20),
            tube((x, y, 0.18), (x, y, 0.86), 0.05, 0.05, STEEL, sides=10),
            drum(x, y, 0.86, 0.55, 0.05, "#efece3", sides=28),
        )
        for a in (0.4, 2.4, 4.4):
            cx, cy = x + 0.95 * cos(a), y + 0.95 * sin(a)
            stage.add(drum(cx, cy, 0.14, 0.24, 0.42, "#7fa3ae", sides=20))
    # plants
    for x, y in ((5.3, 3.6), (-5.3, -3.9)):
        stage.add(rounds(x, y, [(0.2, 0.14), (0.3, 0.6)], "#e3e1d8", sides=18))
        stage.add(bush(x, y, 1.1, colour="#5f9368", z=0.55))
    # visitors
    for x, y, coat, f, pose in (
        (-3.1, -1.9, "#4f7f92", 1, "work"),
        (-0.6, -2.2, "#8b6f63", 1, "stand"),
        (0.6, -1.9, "#5d7f8d", -1, "work"),
        (2.0, 0.2, "#c98f57", -1, "stand"),
        (3.4, -2.7, "#2f5d70", -1, "stand"),
        (4.3, -2.7, "#a9634a", 1, "stand"),
        (3.0, -5.3, "#6d7f98", 1, "work"),
        (-4.2, 2.2, "#5f8f72", -1, "stand"),
        (-7.6, -5.6, "#7d8a98", 1, "walk"),
        (-8.5, -5.2, "#b08a6c", 1, "walk"),
        (8.4, -3.2, "#5d7f8d", -1, "walk"),
        (9.6, 2.6, "#8b7f9a", 1, "walk"),
        (-9.8, 2.4, "#7f9f94", 1, "walk"),
        (12.4, 4.6, "#7d8a98", -1, "walk"),
        (-13.4, 8.4, "#a08a7c", 1, "walk"),
        (3.6, 12, "#7f9aa2", 1, "walk"),
    ):
        stage.add(
            person(
                x,
                y,
                z=0.14 if abs(x) < 6 and abs(y) < 4.5 else 0.0,
                coat=coat,
                facing=f,
                pose=pose,
                high=1.74,
            )
        )
    stage.paint()
    return stage.sheet


def case_hengfeng() -> Sheet:
    camera = framed(
        (9.5, -13.5, 5.0),
        -28,
        [*span(-7.5, 1, 0, 8.0, 4, 4.6), (5.4, -4.0, 0.0), (-2, -4, 0), *span(9, 6, 0, 10, 8, 4.6)],
        (40, 140, 1570, 772),
    )
    light = replace(INDOORS, bearing=120)
    stage = indoors(camera, light, wall="#e6e3da")
    back = back_wall(stage, -46, 30, 12, 12, "#e4e2d9")
    windows(back, 11, 4.4, 8.4, "hengfeng", left=1, right=1, gap=1.6, bars=2, cross=1)
    joints(stage, -40, -10, 24, 11.6, 2.5, "#bfc2bb")
    stage.ground([(-50, 6.3), (30, 6.3), (30, 6.55), (-50, 6.55)], "#d9b65f")
    for x in range(-40, 30, 8):
        stage.add(column(x, 11.6, 12))
    stage.add(*trusses(-50, 34, (11,), 10.0, 1.8))
    # rolls of foil on their rack
    dark = "#737d84"
    for level in range(3):
        z = 0.35 + level * 1.75
        stage.add(box(-17.2, 7.6, z - 0.3, 13.4, 1.9, 0.14, "#2f6c85"))
        for k in range(7):
            stage.add(
                coil(
                    -16.2 + k * 1.86,
                    7.7,
                    z + 0.62,
                    0.74,
                    0.2,
                    1.6,
                    lighter(dark, 0.012 * ((k + level) % 3)),
                    "#d9c39a",
                )
            )
    for k in range(4):
        stage.add(
            wires(
                ((-17.2 + k * 4.46, 7.5, 0), (-17.2 + k * 4.46, 7.5, 5.6)),
                width=0.16,
                colour="#2f6c85",
            )
        )
    # the cutting table with its gantry
    stage.add(box(-6.2, 0.2, 0, 9.6, 3.4, 0.8, "#57707b"))
    table = box(-6.4, 0.0, 0.8, 10.0, 3.8, 0.3, "#dfe2dc", top="#cfd5d2")
    top = table["top"]
    sheet_tone = "#59646b"
    top.mark(0.5, 0.4, 9.5, 3.4, sheet_tone)
    line, gone = "#a9b4b8", "#dfe2dc"
    for k in range(6):
        for j in range(2):
            u, v = 1.4 + k * 1.45, 1.12 + j * 1.5
            cut = k < 4
            top.disc(u, v, 0.66, gone if cut and (k + j) % 3 else line)
            if cut and (k + j) % 3:
                top.disc(u, v, 0.4, sheet_tone)
            else:
                top.disc(u, v, 0.63, sheet_tone)
                top.disc(u, v, 0.43, line)
                top.disc(u, v, 0.4, sheet_tone)
    stage.add(table)
    gx = 0.55
    stage.add(
        box(gx - 0.35, -0.35, 0.6, 0.9, 0.35, 1.6, "#2f6c85"),
        box(gx - 0.35, 3.8, 0.6, 0.9, 0.35, 1.6, "#2f6c85"),
    )
    bridge = box(gx - 0.3, -0.35, 2.2, 0.8, 4.5, 0.55, WARM_GRAPHITE)
    stage.add(
        bridge,
        box(gx - 0.65, 1.0, 1.75, 0.4, 0.8, 1.15, PAPER),
        tube((gx - 0.45, 1.4, 1.75), (gx - 0.45, 1.4, 1.18), 0.1, 0.04, GRAPHITE),
    )
    stage.add(cabinet(4.3, 5.6, 1.3, 0.8, 1.9, "#dfe2de"))
    # the press on the right
    px, py = 7.0, 4.2
    stage.add(box(px, py, 0, 3.6, 2.4, 0.9, "#57707b"))
    for dx in (0.2, 2.9):
        stage.add(
            tube(
                (px + dx + 0.25, py + 0.4, 0.9),
                (px + dx + 0.25, py + 0.4, 3.9),
                0.2,
                0.2,
                "#c9d2d3",
            )
        )
    stage.add(
        box(px, py, 3.7, 3.6, 2.4, 1.1, "#2f6c85"),
        box(px + 0.7, py + 0.2, 2.4, 2.2, 2.0, 0.4, WARM_GRAPHITE),
        tube((px + 1.8, py + 1.0, 2.8), (px + 1.8, py + 1.0, 3.8), 0.35, 0.35, "#c9d2d3"),
        box(px + 0.6, py + 0.2, 0.9, 2.4, 2.0, 0.25, "#9aa6a8"),
    )
    # stacks of gaskets on pallets in front
    for x, y, r, hole, count in (
        (-0.4, -3.3, 0.62, 0.4, 10),
        (1.3, -3.5, 0.5, 0.28, 15),
        (2.9, -3.2, 0.66, 0.44, 8),
        (4.6, -3.4, 0.46, 0.24, 16),
        (6.3, -3.1, 0.62, 0.36, 12),
    ):
        stage.add(box(x - 0.78, y - 0.78, 0, 1.56, 1.56, 0.16, "#b08d62"))
        top_ring = annulus(
            x,
            y,
            0.16 + (count - 1) * 0.075,
            r,
            hole,
            0.075,
            "#667178",
            "#3f4a50",
            bolts=8 if r > 0.55 else 0,
        )
        stage.add(put([_pile(x, y, r, count), top_ring], 0, 0))
    # people
    stage.add(
        person(4.2, 1.6, high=1.95, coat="#4f7f92", pose="work", facing=1, cap="#d9b25e"),
        person(6.3, 3.6, high=1.9, coat=WARM_GRAPHITE, pose="work", facing=1, cap="#d9b25e"),
    )
    stage.paint()
    stage.view.paint(
        [
            person(
                -4.3,
                -0.9,
                high=1.95,
                coat="#eceae2",
                pose="work",
                facing=1,
                cap="#eceae2",
                goggles=True,
            ),
        ]
    )
    return stage.sheet


def _pile(x: float, y: float, r: float, count: int) -> Solid:
    """The side of a stack of rings as one turned body with dark joints."""
    rings = [(r, 0.16), (r, 0.16 + (count - 1) * 0.075)]
    body = rounds(x, y, rings, "#5f6a71", sides=36)
    for k in range(1, count - 1):
        z = 0.16 + k * 0.075
        for j in range(36):
            a, b = 2 * pi * j / 36, 2 * pi * (j + 1) / 36
            body.faces[j].marks.append(
                Face(
                    [
                        (x + r * cos(a), y + r * sin(a), z),
                        (x + r * cos(b), y + r * sin(b), z),
                        (x + r * cos(b), y + r * sin(b), z + 0.018),
                        (x + r * cos(a), y + r * sin(a), z + 0.018),
                    ],
                    "#444f56",
                )
            )
    return body


PICTURES = {
    "yunling": yunling,
    "shenzhen-fair-2027": shenzhen_fair,
    "case-hengfeng": case_hengfeng,
}
