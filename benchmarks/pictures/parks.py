"""The five parks."""

import itertools

from pictures.colour import (
    AFTERNOON,
    ASPHALT,
    CLADDING,
    DEEP,
    LEAF,
    MORNING,
    NOON,
    PADDY,
    PAPER,
    RIVER,
    ROOF_BLUE,
    ROOF_GREY,
    SAND,
    SOIL,
    STEEL,
    STRAW,
    WALL,
    WARM,
    YARD,
    lighter,
)
from pictures.drawing import Chance, Sheet
from pictures.indoors import joints
from pictures.land import row, tree, wood
from pictures.parts import (
    cables,
    car,
    lamp,
    locomotive,
    lorry,
    pool,
    pylon,
    reach_stacker,
    roller_door,
    saw_hall,
    stacks,
    storeys,
    tower_crane,
    track,
    wagon,
    wires,
    works_hall,
)
from pictures.setting import outdoors
from pictures.sites import frame, furrows, grove, plot, road, scaffold
from pictures.solids import box, drum, rounds
from pictures.space import Camera, Group, Item, framed, put, span

ACCENT = WARM["parks"]


def logistics_park() -> Sheet:
    camera = Camera((-34, -52, 15), heading=24, focal=1330, horizon=270)
    stage = outdoors("logistics-park", AFTERNOON, camera, height=165, peak=(1180, 60, 380))
    stage.ground([(-200, -60), (260, -60), (260, 60), (-200, 60)], YARD)
    joints(stage, -72, -50, 60, 4, 6, lighter(YARD, -0.03))
    stage.ground([(-400, 62), (400, 62), (400, 74), (-400, 74)], ASPHALT)
    for y in (8, 14.5):
        track(stage, [(-150, y), (320, y)])
    stage.ribbon([(-200, -1.8), (260, -1.8)], 0.3, "#d9b25e")
    stage.ribbon([(-200, -16), (30, -16)], 0.25, "#eeeae0")
    goods = [
        [(12.2, "#2f6d86")],
        [(6.1, "#d8d5cb"), (6.1, "#9db3b8")],
        [(12.2, ACCENT)],
        [(12.2, "#54788a")],
        [(6.1, "#e4dfd2"), (6.1, "#0b4f6c")],
        [(12.2, "#7d9a94")],
        [(12.2, "#d8d5cb")],
        [(12.2, "#2f6d86")],
        [(6.1, "#c98a62"), (6.1, "#9db3b8")],
    ]
    for k in range(13):
        stage.add(put(wagon(goods[k % 9]), -44 + k * 15.2, 14.5))
        if k > 2:
            stage.add(put(wagon(goods[(k * 2 + 1) % 9] if k != 3 else []), -44 + k * 15.2, 8))
    stage.add(put(locomotive(), -18, 8))
    stage.add(put(reach_stacker(ACCENT, "#2f6d86", lift=5.2), 7, -6, 0, 72))
    stage.add(*stacks("lp", 34, -14, 3, 2, 3))
    stage.add(*works_hall(20, 26, 96, 34, 11, 14, CLADDING, ROOF_BLUE, band=DEEP, doors=2))
    for k in range(4):
        stage.add(
            put(
                lorry(
                    kind="container" if k % 2 else "box", body=PAPER, cab="#d9cdb8", stripe=ACCENT
                ),
                -8 - k * 5,
                34,
                0,
                -90,
            )
        )
    stage.add(*[lamp(-40 + 34 * k, 21, 14) for k in range(8)])
    stage.add(
        *wood("lp", (-200, 84, 320, 200), 190, heights=(6, 10)),
        *row("lpr", (-180, 78), (260, 78), 8, height=6),
    )
    stage.paint()
    return stage.sheet


def high_tech_zone() -> Sheet:
    camera = Camera((20, -250, 120), heading=2, focal=1500, horizon=150)
    stage = outdoors(
        "high-tech",
        MORNING,
        camera,
        height=135,
        sunny=1,
        belts=(4200, 2600, 1700),
        rise=10,
        peak=(420, 40, 420),
        ground="#a3b78b",
    )
    # the west area, built
    stage.ground([(-520, -60), (-40, -60), (-40, 620), (-520, 620)], "#b4c09a")
    for y in (10, 150, 290, 430, 570):
        road(stage, [(-560, y), (430, y)], 11)
    for x in (-300, -60, 62, 330):
        road(stage, [(x, -140), (x, 700)], 11)
    stage.ribbon(
        [(-30, -160), (-6, -40), (-18, 90), (8, 230), (-4, 380), (14, 540), (0, 720)], 30, "#9fb68b"
    )
    stage.ribbon(
        [(-30, -160), (-6, -40), (-18, 90), (8, 230), (-4, 380), (14, 540), (0, 720)], 15, RIVER
    )
    for y in (10, 150, 290, 430, 570):
        stage.ribbon([(-58, y), (60, y)], 13, "#d3d2c8")
        stage.ribbon([(-58, y), (60, y)], 10, ASPHALT)
    chance = Chance("htz")
    roofs = (ROOF_BLUE, ROOF_GREY, "#c9cfcc", "#86a0a8")
    for gx in (-540, -288):
        for gy in (18, 158, 298, 438):
            for k in range(3):
                w = 62
                x = gx + 10 + k * 72
                stage.ground(
                    [(x - 6, gy), (x + 66, gy), (x + 66, gy + 122), (x - 6, gy + 122)], "#c9cbc2"
                )
                if chance.unit() < 0.25:
                    stage.add(
                        *storeys(x + 6, gy + 12, w - 14, 30, 4, 4.5, PAPER, bay=5, strip=True)
                    )
                    stage.add(
                        *works_hall(
                            x,
                            gy + 58,
                            w,
                            54,
                            11,
                            14,
                            WALL,
                            chance.pick(roofs),
                            along="y",
                            vent=False,
                        )
                    )
                elif chance.unit() < 0.3:
                    stage.add(*saw_hall(x, gy + 12, w, 96, 9, 4, 5, WALL, chance.pick(roofs)))
                else:
                    stage.add(
                        *works_hall(
                            x,
                            gy + 10,
                            w,
                            100,
                            12,
                            16,
                            CLADDING,
                            chance.pick(roofs),
                            along="y",
                            band=chance.pick(("", DEEP, ACCENT)),
                        )
                    )
    stage.add(
        *row("h1", (-48, -120), (-48, 620), 13, height=8, sunny=1),
        *row("h2", (38, -120), (38, 620), 13, height=8, sunny=1),
    )
    # the east area, levelled
    tones = (SOIL, SAND, "#cdb48e", "#bfa379")
    for k, (x, y, w, d) in enumerate(
        [
            (72, 20, 248, 122),
            (72, 160, 120, 122),
            (200, 160, 120, 122),
            (72, 300, 248, 122),
            (72, 440, 120, 122),
            (200, 440, 120, 122),
            (340, 20, 120, 122),
            (340, 160, 120, 260),
        ]
    ):
        plot(stage, x, y, w, d, tones[k % 4], f"htz{k}")
    stage.add(*row("h3", (70, 6), (324, 6), 14, height=7, sunny=1))
    for k in range(4):
        stage.add(put(lorry(kind="tip", body="#c98a52"), 110 + k * 44, 148 + (k % 2) * 4, 0, 0))
    # the substation and its line
    sx, sy = 150, 640
    stage.ground([(sx, sy), (sx + 170, sy), (sx + 170, sy + 120), (sx, sy + 120)], "#cbc9bf")
    for k in range(5):
        gx = sx + 14 + k * 32
        stage.add(
            wires(
                ((gx, sy + 20, 0), (gx, sy + 20, 20)),
                ((gx + 24, sy + 20, 0), (gx + 24, sy + 20, 20)),
                ((gx, sy + 20, 19), (gx + 24, sy + 20, 19)),
                width=0.9,
                colour=STEEL,
            )
        )
        stage.add(box(gx + 6, sy + 40, 0, 12, 10, 7, "#8fa0a5"))
        stage.add(
            wires(
                ((gx, sy + 80, 0), (gx, sy + 80, 20)),
                ((gx + 24, sy + 80, 0), (gx + 24, sy + 80, 20)),
                ((gx, sy + 80, 19), (gx + 24, sy + 80, 19)),
                width=0.9,
                colour=STEEL,
            )
        )
    stage.add(box(sx + 130, sy + 92, 0, 34, 18, 9, PAPER))
    line = [(240, 770), (300, 1050), (420, 1400), (560, 1800)]
    for a, b in itertools.pairwise(line):
        stage.add(pylon(*a, 46, arm=9), *cables(a, b, 46, arm=9, sag=6))
    stage.add(
        *wood("htz", (-600, 640, 130, 900), 150, sunny=1),
        *wood("htz2", (340, 640, 760, 900), 90, sunny=1),
        *wood("htz3", (470, 0, 640, 600), 80, sunny=1),
    )
    stage.paint()
    return stage.sheet


def standard_factory_park() -> Sheet:
    camera = framed((-58, -92, 20), 31, [*span(-26, -20, 0, 160, 24, 24)], (60, 240, 1560, 740))
    stage = outdoors(
        "standard-factory",
        NOON,
        camera,
        height=190,
        peak=(300, 60, 420),
        layers=4,
        belts=(900, 600),
    )
    stage.ground([(-200, -100), (300, -100), (300, 130), (-200, 130)], YARD)
    stage.ground([(-30, -14), (150, -14), (150, 0), (-30, 0)], "#d6d7d0")
    joints(stage, -60, -86, 150, -14, 6, lighter(YARD, -0.025))
    for k in range(9):
        stage.ribbon([(-26 + k * 5, -14), (-26 + k * 5, -2)], 0.18, "#f2efe6")
    stage.ribbon([(-60, -24), (150, -24)], 0.3, "#e0b660")
    # A1, four storeys
    stage.add(*storeys(-26, 0, 34, 22, 4, 4.6, PAPER, bay=4.2, trim=ROOF_BLUE, ground=0.8))
    stage.add(box(-26.5, -3, 4.6, 35, 3, 0.4, ROOF_BLUE))
    # A2, crane bays
    hall = works_hall(16, 0, 40, 24, 9, 11.5, CLADDING, ROOF_BLUE, along="x", band=DEEP)
    body = hall[0]
    if not isinstance(body, Group):
        for k in range(3):
            roller_door(body["front"], 4 + k * 13, 5.5, 5.4, ACCENT)
    stage.add(*hall)
    # A3, five storeys
    stage.add(*storeys(66, 0, 38, 24, 5, 4.6, WALL, bay=4.2, strip=True, trim=DEEP))
    stage.add(box(65.5, -3, 4.6, 39, 3, 0.4, ROOF_BLUE))
    # A4, going up
    stage.add(*frame(116, 2, 44, 24, 4, 4.6, 6, 3))
    stage.add(scaffold(116, 0.6, 44, 0, 4 * 4.6, "front"))
    stage.add(tower_crane(136, 34, 40, 42, "#d6a03f", turn=205, hook=0.55))
    for k, kind in enumerate(("box", "box", "flat")):
        stage.add(
            put(
                lorry(kind=kind, body=PAPER, stripe=ACCENT if k == 0 else DEEP, long=7.0),
                -19 + k * 10,
                -13.5,
                0,
                -90,
            )
        )
    stage.add(
        put(car(), 6, -32, 0, 0), put(lorry(kind="box", body="#e8e4da", stripe=ACCENT), 44, -20)
    )
    stage.add(*[lamp(-40 + 26 * k, -27, 9) for k in range(7)])
    stage.add(*row("sf", (-60, 30), (200, 30), 7, height=9, colour=LEAF))
    stage.add(*row("sf2", (-44, -3), (-44, 26), 6, height=6))
    stage.paint()
    return stage.sheet


def fastener_park() -> Sheet:
    camera = Camera((-16, -46, 17), heading=12, focal=1250, horizon=265)
    stage = outdoors(
        "fastener-park",
        MORNING,
        camera,
        height=150,
        sunny=1,
        belts=(1500, 950, 620),
        ground="#a8b98d",
    )
    stage.ground([(-30, -40), (200, -40), (200, 240), (-120, 240)], "#b3bd93")
    plot(stage, 8, 8, 84, 72, SOIL, "f1")
    plot(stage, -104, 8, 86, 72, "#cdb48e", "f2")
    plot(stage, -104, 96, 86, 90, SAND, "f3")
    plot(stage, 108, 8, 90, 120, "#cdb48e", "f5")
    for y in (0, 88, 196):
        road(stage, [(-300, y), (320, y)], 9, marks=True)
    for x in (-5, 100):
        road(stage, [(x, -80), (x, 260)], 9, marks=True)
    # the sign: a bolt of eight metres on its plinth
    bx, by = 20, 12
    stage.ground(
        [(bx - 5, by - 5), (bx + 5, by - 5), (bx + 5, by + 5), (bx - 5, by + 5)], "#d5d5cd"
    )
    stage.add(box(bx - 3.4, by - 3.4, 0, 6.8, 6.8, 1.0, "#e3e1d8"))
    shank: list[Item] = []
    r = 1.15
    for k in range(12):
        z = 1.0 + k * 0.42
        shank.append(
            rounds(bx, by, [(r * 0.94, z), (r * 1.06, z + 0.21), (r * 0.94, z + 0.42)], STEEL)
        )
    shank.append(drum(bx, by, 6.04, r, 2.4, lighter(STEEL, 0.03)))
    shank.append(drum(bx, by, 8.44, 2.35, 0.3, lighter(STEEL, -0.02)))
    shank.append(
        rounds(
            bx,
            by,
            [(2.1, 8.74), (2.1, 10.3), (1.7, 10.6)],
            ACCENT,
            sides=6,
            top=lighter(ACCENT, 0.03),
        )
    )
    stage.add(Group(shank))
    # the effluent plant, half built
    stage.ground([(8, 96), (92, 96), (92, 186), (8, 186)], "#c9b898")
    for cx, cy, arm in ((26, 118, None), (54, 118, None), (40, 156, None)):
        stage.add(*pool(cx, cy, 12.5, arm=arm, z=3.2, water="#b9ab92", wall="#cfcfc8"))
    stage.add(*frame(66, 140, 24, 26, 2, 5, 3, 2))
    stage.add(scaffold(66, 138.6, 24, 0, 10, "front"))
    stage.add(tower_crane(58, 176, 34, 40, "#d6a03f", turn=200))
    stage.add(
        *works_hall(-150, 214, 60, 40, 9, 12, WALL, ROOF_GREY),
        *works_hall(-240, 214, 70, 40, 9, 12, CLADDING, ROOF_BLUE),
    )
    for k in range(3):
        stage.add(put(lorry(kind="tip", body="#c98a52"), 20 + k * 30, 90, 0, 0))
    stage.add(put(car("#dfe2df"), -7, 50, 0, 90))
    stage.add(*[lamp(-96 + 24 * k, -6.5, 9) for k in range(9) if k not in {3, 4}])
    stage.add(
        *row("fp", (-2 + 3, 10), (1, 190), 11, height=5.5, sunny=1),
        *row("fp2", (-11, 10), (-11, 190), 11, height=5.5, sunny=1),
    )
    stage.add(*wood("fp", (-330, 300, 400, 460), 210, heights=(8, 13), sunny=1))
    stage.paint()
    return stage.sheet


def agricultural_park() -> Sheet:
    camera = Camera((6, -130, 62), heading=-3, focal=1330, horizon=190)
    stage = outdoors(
        "agricultural-park",
        AFTERNOON,
        camera,
        height=150,
        peak=(1250, 60, 420),
        belts=(3200, 2000, 1300),
    )
    # rice on the left
    chance = Chance("rice")
    for i in range(9):
        for j in range(7):
            x, y = -330 + i * 31, -70 + j * 48
            if x > -66:
                continue
            tone = chance.pick((STRAW, "#cdbb6c", PADDY, "#d8c480"))
            furrows(stage, x, y, 29, 44, tone, lighter(tone, -0.035), 2.4)
    # groves on the right
    stage.ground([(96, -80), (420, -80), (420, 420), (96, 420)], "#a9b27c")
    stage.add(*grove("ag", 100, -66, 300, 316, 9.5, far=7))
    # two levelled plots
    stage.ground([(-62, -80), (92, -80), (92, 250), (-62, 250)], "#a8b889")
    plot(stage, -56, 2, 66, 96, SOIL, "a1")
    plot(stage, 22, 2, 62, 96, "#cdb48e", "a2")
    stage.ground([(-56, 112), (84, 112), (84, 190), (-56, 190)], "#9db27f")
    road(
        stage,
        [(16, -150), (16, 60), (16, 105), (12, 170), (36, 230), (90, 262), (170, 280), (260, 291)],
        8,
        marks=True,
    )
    road(stage, [(-62, 105), (92, 105)], 7)
    # the expressway on its bank, with the interchange
    stage.ribbon([(-700, 302), (900, 302)], 40, "#92a877")
    stage.add(box(-900, 290, 0, 1900, 26, 7, "#8ea474", top="#a2aaa9"))
    for k in range(26):
        stage.add(box(-560 + k * 44, 289.4, 7, 36, 0.5, 1.1, "#dfe3df"))
    for k, kind in enumerate(("box", "container", "box", "reefer")):
        stage.add(put(lorry(kind=kind, body=PAPER, stripe=ACCENT), -150 + k * 70, 297, 7, 0))
    stage.ribbon([(30, 222), (-10, 250), (-70, 268), (-140, 280), (-220, 290)], 7, ASPHALT)
    stage.add(
        *row("ag", (-64, -76), (-64, 250), 12, height=7),
        *row("ag2", (94, -76), (94, 230), 12, height=7),
    )
    for x, y in ((-50, 150), (-20, 140), (40, 160)):
        stage.add(
            *works_hall(x, y, 16, 9, 4, 6, PAPER, "#8c979a", strip=False, lights=False, vent=False)
        )
    stage.add(*wood("ag", (-600, 330, 700, 480), 200, heights=(7, 12)))
    stage.add(tree(-60, -60, 10), tree(88, -40, 9, dots=ACCENT))
    stage.paint()
    return stage.sheet


PICTURES = {
    "logistics-park": logistics_park,
    "high-tech-zone": high_tech_zone,
    "standard-factory-park": standard_factory_park,
    "fastener-park": fastener_park,
    "agricultural-park": agricultural_park,
}
