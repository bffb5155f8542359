"""Land and property."""

from collections.abc import Callable

from pictures.colour import (
    AFTERNOON,
    MORNING,
    PAPER,
    RIVER,
    SOIL,
    WALL,
    WARM,
    lighter,
)
from pictures.drawing import Chance, Sheet
from pictures.indoors import joints
from pictures.land import bush, row, tree, wood
from pictures.parts import car, coach, lamp, person, tower_crane
from pictures.setting import outdoors
from pictures.sites import frame, road, scaffold
from pictures.solids import box, drum
from pictures.space import Solid, Stroke, framed, put, span
from pictures.town import awning, beside, bicycle, brick_works, housing, portico, shelter, station

ACCENT = WARM["real-estate"]


def dongpu_residential_land() -> Sheet:
    camera = framed(
        (-30, -150, 60),
        10,
        [*span(-84, 0, 0, 110, 130, 0), (-60, 250, 30), (170, 250, 30)],
        (40, 225, 1560, 775),
    )
    stage = outdoors(
        "dongpu",
        MORNING,
        camera,
        height=150,
        sunny=-1,
        belts=(2600, 1500),
        patches=False,
        village=False,
        peak=(420, 45, 420),
        ground="#a9ba8a",
    )
    # the stream along the left
    stream = [(-150, -260), (-122, -120), (-118, 0), (-92, 90), (-66, 180), (-78, 290), (-50, 460)]
    stage.ribbon(stream, 44, "#98b183")
    stage.ribbon(stream, 21, "#b9c3a0")
    stage.ribbon(stream, 16, RIVER)
    stage.ribbon(stream, 3, "#7fb3c1", offset=-3, opacity=0.6)
    # the plot: a trapezium
    plot = [(-86, 6), (88, 6), (88, 122), (-44, 122)]
    wide = [(-89, 3), (91, 3), (91, 125), (-46, 125)]
    stage.ground(wide, lighter(SOIL, 0.06))
    stage.ground(plot, "#cbb08a")
    chance = Chance("dongpu")
    for _ in range(9):
        x, y = chance.between(-40, 60), chance.between(12, 104)
        w, d = chance.between(16, 34), chance.between(4, 11)
        stage.ground(
            [(x, y), (x + w, y), (x + w + 2, y + d), (x + 3, y + d)],
            lighter("#cbb08a", chance.between(-0.025, 0.03)),
        )
    for k in range(1, 8):
        y = 6 + 116 * k / 8
        left = -86 + 42 * k / 8
        stage.ribbon([(left + 5, y), (84, y)], 0.8, lighter("#cbb08a", -0.03))
    for x, y in plot:
        stage.add(
            Solid(
                [],
                [
                    Stroke((x, y, 0), (x, y, 4.5), 0.6, "#f4f1ea"),
                    Stroke((x, y, 3.4), (x, y, 4.5), 0.7, ACCENT),
                ],
                casts=False,
            )
        )
    # finished roads on three sides
    road(stage, [(-102, -10), (320, -10)], 13, marks=True)
    road(stage, [(104, -180), (104, 420)], 13, marks=True)
    road(stage, [(-52, 140), (320, 140)], 11, marks=True)
    road(stage, [(-300, -10), (-102, -10)], 13, marks=True)
    for y in (-20, 0.6):
        stage.add(*row(f"dp{y}", (-92 if y > 0 else -100, y), (92, y), 14, height=7, sunny=-1))
    for x in (94.5, 113.5):
        stage.add(*row(f"dq{x}", (x, 6), (x, 128), 14, height=7, sunny=-1))
    stage.add(*row("dr", (-44, 130.5), (90, 130.5), 14, height=7, sunny=-1))
    stage.add(*row("dw", (-108, -2), (-62, 120), 16, height=8, colour="#7fa878", sunny=-1))
    for x, y, turn, tone in (
        (30, -12.5, 0, "#dfe2df"),
        (-40, -7, 180, "#c98a62"),
        (106.5, 70, 90, "#7fa3ae"),
    ):
        stage.add(put(car(tone), x, y, 0, turn))
    # housing beyond
    for k, (x, y, w, n) in enumerate(
        (
            (-24, 168, 34, 9),
            (24, 176, 34, 11),
            (72, 168, 24, 9),
            (-8, 222, 36, 11),
            (44, 226, 36, 12),
            (128, 160, 34, 8),
            (176, 168, 34, 10),
            (134, 220, 36, 11),
            (186, 226, 34, 12),
            (136, 92, 32, 7),
        )
    ):
        stage.add(
            *housing(
                x,
                y,
                w,
                13,
                n,
                wall=(PAPER, WALL, "#ece3d5")[k % 3],
                trim=ACCENT,
                bay=5.6,
                hut=n > 8,
            )
        )
    stage.add(
        *wood("dp", (-60, 250, 300, 330), 30, heights=(8, 13), sunny=-1),
        *wood("dp2", (-330, -60, -150, 330), 26, heights=(8, 13), sunny=-1),
    )
    stage.paint()
    return stage.sheet


def rental_housing() -> Sheet:
    camera = framed(
        (-4, -58, 11.5),
        3,
        [*span(-40, 0, 0, 44, 40, 37), (-20, -26, 0), (24, -26, 0)],
        (30, 125, 1570, 738),
    )
    stage = outdoors(
        "rental",
        AFTERNOON,
        camera,
        height=130,
        sunny=1,
        belts=(900,),
        patches=False,
        village=False,
        ground="#a9ba8a",
    )
    stage.ground([(-160, -90), (180, -90), (180, 110), (-160, 110)], "#d3d2c8")
    road(stage, [(-220, -29), (240, -29)], 8, marks=True)
    stage.ground([(-120, -22), (140, -22), (140, -12), (-120, -12)], "#dad8ce")
    # the courtyard garden
    stage.ground([(-22, -8), (26, -8), (26, 36), (-22, 36)], "#d8d3c4")
    stage.ground([(-17, -5), (-2, -5), (-2, 30), (-17, 30)], "#9fb884")
    stage.ground([(6, -5), (21, -5), (21, 30), (6, 30)], "#9fb884")
    stage.ground([(-1, 10), (5, 10), (5, 16), (-1, 16)], "#c3b79c")
    shops = 4.6
    stage.add(*housing(-24, 42, 52, 14, 10, base=shops, wall=PAPER, trim=ACCENT, bay=6.4))
    stage.add(*housing(-44, -8, 15, 44, 10, base=shops, wall="#f0e9dc", trim=ACCENT, bay=6.0))
    stage.add(*housing(33, -8, 15, 44, 10, base=shops, wall=WALL, trim=ACCENT, bay=6.0))
    for k in range(3):
        stage.add(awning(-43.4 + k * 4.9, -8, 4.2, 3.0, 1.4, (ACCENT, "#4f8195", "#d9b878")[k]))
        stage.add(awning(33.6 + k * 4.9, -8, 4.2, 3.0, 1.4, ("#4f8195", ACCENT, "#6f9a86")[k]))
    for x, y, h in ((-13, 2, 7), (-8, 14, 8), (-13, 24, 7), (10, 4, 7), (16, 15, 8), (11, 25, 7)):
        stage.add(tree(x, y, h, sunny=1, seed="rh"))
    stage.add(
        *[bush(-16.4 + k * 2.4, -4.4, 1.5, sunny=1) for k in range(6)],
        *[bush(7 + k * 2.4, -4.4, 1.5, sunny=1) for k in range(6)],
    )
    # the covered walk with bicycles, the shelter at the kerb
    stage.add(*portico(-27, -13.6, 18, 3.0, 2.6, colour="#7f98a1", columns=6))
    for k in range(9):
        stage.add(
            bicycle(
                -25.6 + k * 1.9,
                -12.6,
                high=1.35,
                colour=("#2f6d86", ACCENT, "#d0a44e", "#5f8b7a")[k % 4],
                facing=1 if k % 3 else -1,
            )
        )
    stage.add(*shelter(8, -23.2, 9, colour=ACCENT))
    for x, y, coat, facing, pose in (
        (10.4, -23.0, "#c98a63", 1, "stand"),
        (12, -22.8, "#4f7f92", -1, "stand"),
        (-4, -17, "#7d94a8", 1, "walk"),
        (2, 6, "#c98a63", -1, "walk"),
        (-30, -19, "#6f9a86", 1, "walk"),
        (30, -16, "#4f7f92", -1, "walk"),
    ):
        stage.add(person(x, y, coat=coat, facing=facing, pose=pose, high=1.75))
    stage.add(
        put(coach("#eeeae0", "#3f7f78"), -6, -27.4, 0, 0), put(car("#c98a62"), 40, -31.2, 0, 180)
    )
    stage.add(*[tree(x, -20.4, 7, sunny=1, seed="rs", spread=0.7) for x in (-44, -33, 24, 35, 46)])
    stage.add(*[lamp(x, -24.4, 8) for x in (-38, -14, 20, 42)])
    stage.paint()
    return stage.sheet


def station_quarter() -> Sheet:
    camera = framed(
        (0, -88, 12),
        0,
        [*span(-52, 0, 0, 52, 4, 34), (-30, -58.5, 0), (30, -58.5, 0)],
        (10, 128, 1590, 778),
    )
    stage = outdoors(
        "station",
        MORNING,
        camera,
        height=150,
        sunny=-1,
        belts=(900, 600),
        peak=(1200, 50, 380),
        ground="#a9ba8a",
    )
    stage.ground([(-200, -100), (220, -100), (220, 60), (-200, 60)], "#d2cfc3")
    stage.ground([(-24, -46), (24, -46), (24, -4), (-24, -4)], "#ddd6c6")
    joints(stage, -24, -46, 24, -6, 4, "#cbc4b3", width=0.12)
    stage.ground([(-4, -46), (4, -46), (4, -8), (-4, -8)], "#cdbca4")
    for x in (-20, 8):
        stage.ground([(x, -40), (x + 12, -40), (x + 12, -14), (x, -14)], "#a3bb86")
    road(stage, [(-260, -54), (280, -54)], 9, marks=True)
    stage.add(*station(-32, -4))
    # brick works on the left
    stage.add(*brick_works(-66, -36, 15, 34, 9.6, 13.4, bays=3))
    stage.add(*brick_works(-50.4, -36, 15, 34, 9.6, 13.4, bays=3, colour="#b06d52"))
    stage.add(drum(-56, 8, 0, 1.5, 25, "#a9634a"))
    stage.add(awning(-65, -36, 5, 3.2, 1.6, "#4f8195"), awning(-41, -36, 5, 3.2, 1.6, "#d9b878"))
    # new housing on the right
    stage.add(*housing(36, -36, 24, 14, 5, base=4.4, wall=PAPER, trim=ACCENT, bay=3.7))
    stage.add(*housing(40, -12, 24, 14, 7, base=4.4, wall="#efe7da", trim=ACCENT, bay=3.7))
    stage.add(*housing(64, -36, 22, 14, 6, base=4.4, wall=WALL, trim=ACCENT, bay=3.7))
    stage.add(
        *frame(70, 10, 20, 14, 7, 3.2, 4, 2),
        scaffold(70, 9, 20, 0, 22, "front"),
        tower_crane(64, 26, 44, 34, "#d6a03f", turn=8),
    )
    # trees along the street and on the square
    stage.add(
        *[tree(x, -47.6, 7, sunny=-1, seed="sq", spread=0.75) for x in (-58, -45, -32, 34, 47, 60)]
    )
    stage.add(
        *[
            tree(x, y, 4.4, sunny=-1, seed="sr", spread=0.8)
            for x in (-17.5, -10.5, 10.5, 17.5)
            for y in (-37, -29, -20)
        ]
    )
    stage.add(
        *[
            tree(x, y, 5.0, sunny=-1, seed="ss", spread=0.78)
            for x in (-28.5, 29.5)
            for y in (-44, -36, -28, -20, -12)
        ]
    )
    stage.add(
        *[bush(x, -40.6, 1.6, sunny=-1) for x in (-18, -15.5, -13, -10.5, 10, 12.5, 15, 17.5)]
    )
    for k, (x, y) in enumerate(
        (
            (-3, -22),
            (1.5, -8),
            (3, -34),
            (-6, -44),
            (6, -43),
            (-2, -40),
            (26, -44),
            (-27, -43),
            (4, -12),
            (-5, -15),
        )
    ):
        stage.add(
            person(
                x,
                y,
                high=1.9,
                coat=("#c98a63", "#4f7f92", "#6f9a86", "#d0a44e")[k % 4],
                facing=1 if k % 2 else -1,
                pose="walk",
            )
        )
    stage.add(
        beside(coach("#eeeae0", "#3f7f78"), -14, -52),
        beside(car("#c98a62"), 22, -56.2, turn=180),
        beside(car("#dfe2df"), 48, -52),
    )
    stage.add(*[lamp(x, -46.6, 8, arm=1.4) for x in (-26, 24)])
    stage.add(box(-1.6, -30, 0, 3.2, 3.2, 0.7, "#e3ddce"), drum(0, -28.4, 0.7, 0.9, 2.4, "#9fb3b8"))
    stage.paint()
    return stage.sheet


PICTURES: dict[str, Callable[[], Sheet]] = {
    "dongpu-residential-land": dongpu_residential_land,
    "rental-housing": rental_housing,
    "station-quarter": station_quarter,
}
