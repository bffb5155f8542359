"""Tourism: an engine depot, a hot spring, a mountain."""

import itertools
from dataclasses import replace
from math import cos, radians, sin

from pictures.colour import AFTERNOON, DAWN, GRAPHITE, LEAF, LEAF_DARK, WARM, lighter, mix
from pictures.drawing import HEIGHT, WIDTH, Chance, Point, Sheet, outline, smooth
from pictures.land import (
    Shade,
    bamboo,
    bush,
    clouds,
    crown,
    hills,
    mist,
    ridge,
    sky,
    sun,
    tree,
    wood,
)
from pictures.parts import lamp, person, track
from pictures.setting import outdoors
from pictures.solids import box
from pictures.space import Camera, Item, Stage, View, put
from pictures.valley import (
    TILE,
    boulder,
    circle,
    cloud_sea,
    covered_walk,
    lantern,
    lodge,
    pool_outline,
    rounded,
    spot,
    stall,
    steam,
    steam_engine,
    water_tower,
)

ACCENT = WARM["tourism"]


def engine_depot() -> Sheet:
    camera = Camera((4, -104, 35), heading=0, focal=1290, horizon=178, centre=790)
    light = replace(AFTERNOON, bearing=-138, height=33)
    stage = outdoors(
        "depot", light, camera, height=120, belts=(1400, 800, 480), sunny=-1, peak=(1240, 50, 420)
    )
    stage.ground([(-220, -110), (240, -110), (240, 120), (-220, 120)], "#b9b694")
    stage.ground(circle(0, 0, 76), "#c2b99d")
    inner, outer, count = 34.0, 58.0, 11
    step = radians(15.2)
    angles = [90 + (k - (count - 1) / 2) * 15.2 for k in range(count)]
    for angle in angles:
        a = radians(angle)
        track(
            stage, [(13.2 * cos(a), 13.2 * sin(a)), (inner * cos(a), inner * sin(a))], bed="#aea793"
        )
    for angle in (196, 344):
        a = radians(angle)
        track(stage, [(13.2 * cos(a), 13.2 * sin(a)), (120 * cos(a), 120 * sin(a))], bed="#aea793")
    stage.ground(circle(0, 0, 14.2), "#d5d0c2")
    stage.ground(circle(0, 0, 13.0), "#8f8c82")
    stage.ground(circle(0, 0, 11.4), "#9c998e")
    turn = 16.0
    bridge: list[Item] = [
        box(-12.8, -2.0, -0.3, 25.6, 4.0, 0.6, "#5d7480", top="#9b9384"),
        box(-12.8, -2.2, -0.2, 25.6, 0.3, 1.1, "#6d8791"),
        box(-12.8, 1.9, -0.2, 25.6, 0.3, 1.1, "#6d8791"),
        box(-1.2, -4.4, 0.2, 2.6, 2.2, 2.8, "#e6dfcf", top="#7d6a5a"),
    ]
    stage.add(put(bridge, 0, 0, 0, turn))
    for k, angle in enumerate(angles):
        opened = k in {2, 5, 8}
        door = GRAPHITE if opened else "#4f7680"
        stage.add(
            put(
                stall(inner, outer, step / 2, 8.2, 12.2, door=door, roof="#8a8d88"),
                0,
                0,
                0,
                angle - 90,
            )
        )
    a = radians(196)
    stage.add(put(steam_engine(), 17.5 * cos(a), 17.5 * sin(a), 0, 16))
    stage.add(*water_tower(63, 5, 3.6, 11.5))
    stage.add(
        person(-19, -14.5, coat="#5d7f8d"),
        person(22, -12, coat=ACCENT),
        person(23.2, -12.4, coat="#7f9f94"),
        person(9, -19, coat="#8b7f9a"),
    )
    stage.add(*[lamp(x, y, 8) for x, y in ((-48, -24), (44, -22))])
    for x, y, h in (
        (-70, 26, 13),
        (-78, 6, 12),
        (-66, 44, 14),
        (84, 20, 13),
        (78, 40, 14),
        (92, 0, 12),
        (-88, -16, 11),
    ):
        stage.add(tree(x, y, h, colour="#4f8a66", spread=1.05, seed="depot"))
    stage.add(*wood("depot", (-200, 82, 210, 170), 150, heights=(8, 13)))
    chance = Chance("depotbush")
    stage.add(
        *[
            bush(
                chance.between(-70, 70),
                chance.between(-44, -32),
                chance.between(1.2, 2.2),
                colour="#8fa878",
            )
            for _ in range(16)
        ]
    )
    stage.paint()
    return stage.sheet


def tangquan_hot_springs() -> Sheet:
    camera = Camera((0, -40, 11.5), heading=0, focal=1180, horizon=226)
    light = replace(DAWN, bearing=-125, height=24, glow="#ffdf9f", fill=(0.42, 0.45, 0.50))
    stage = outdoors(
        "tangquan",
        light,
        camera,
        height=190,
        belts=(),
        patches=False,
        village=False,
        ground="#9fb48e",
        peak=(1120, 60, 420),
        cloud=3,
    )
    sheet = stage.sheet

    def near_hill() -> None:
        ridge(
            sheet,
            "tangquanhill",
            camera.horizon + 62,
            190,
            light.far(light.lit("#5c8f72", 0.5, 0.5), 420),
            light.haze,
            wave=760,
            fringe=5,
            level=0.2,
        )
        mist(sheet, light, camera.horizon + 60, 150, 0.7)

    stage.ground_art(near_hill)
    stage.ground([(-60, -40), (60, -40), (60, 26), (-60, 26)], "#a9ba8c")
    stage.ground(
        rounded([(-26, -22), (-4, -28), (22, -24), (27, -8), (16, 4), (-10, 6), (-27, 0)]),
        "#d2cabb",
    )
    pools = [
        (-11.6, -8.6, 8.6, 5.6, "p1"),
        (10.4, -10.4, 7.8, 5.4, "p2"),
        (0.5, 2.0, 6.4, 3.0, "p3"),
    ]
    for x, y, rx, ry, seed in pools:
        shape = pool_outline(x, y, rx, ry, seed)
        stage.ground(
            rounded([(x + (px - x) * 1.13, y + (py - y) * 1.16) for px, py in shape]), "#c4bfb1"
        )
        stage.ground(
            rounded([(x + (px - x) * 1.03, y + (py - y) * 1.05) for px, py in shape]), "#6f7f7d"
        )
        flat = rounded(shape)
        near, far = camera.at((x, y - ry, 0))[1], camera.at((x, y + ry, 0))[1]
        stage.ground(
            flat,
            "#5fa6b5",
            fill=sheet.fade(
                [(0, "#e9c3a0"), (0.35, "#9dbdb8"), (1, "#4f95a3")], (0, far), (0, near)
            ),
        )
        stage.ground(
            [(x + (px - x) * 0.6 - rx * 0.1, y + (py - y) * 0.55) for px, py in flat],
            "#ffffff",
            opacity=0.13,
            fill="#ffffff",
        )
        dense = [(x + (px - x) * 1.09, y + (py - y) * 1.12) for px, py in rounded(shape, 3)]
        chance = Chance(seed + "s")
        stage.add(*[boulder(px, py, chance.between(0.9, 2.0), seed=seed) for px, py in dense])
    # stepping stones
    for k in range(7):
        stage.ground(circle(-1.4 + 0.25 * k, -21 + 2.5 * k, 0.75, 18), "#dedacd")
    # rooms and the covered walk
    for k, (x, y, w, floors) in enumerate(
        ((-36, 13, 13, 1), (-20, 15, 14, 2), (8, 15, 14, 2), (24, 13, 13, 1))
    ):
        stage.add(put(lodge(w, 8, floors, roof=TILE if k % 2 else "#6a6f70", plinth=0.7), x, y))
    stage.add(put(covered_walk(48, high=3.0), -24, 8))
    stage.add(*[lantern(-22.4 + 6.4 * k, 7.9, 2.5) for k in range(8)])
    chance = Chance("tqb")
    for _ in range(46):
        x = chance.between(-62, 62)
        stage.add(bamboo(x, chance.between(27, 38), chance.between(11, 16), seed="tq"))
    for x, y, h in ((-40, 2, 10), (-46, -6, 11), (41, 2, 10), (47, -7, 11)):
        stage.add(bamboo(x, y, h, seed="tq2"))
    stage.add(
        tree(-27.5, 5.5, 6, colour="#b5664c", seed="maple", spread=1.0),
        tree(28, 5, 5.6, colour="#c47a50", seed="maple", spread=1.0),
    )
    stage.add(
        *[
            bush(x, y, 1.8, colour="#6f9a72")
            for x, y in (
                (-24, -15),
                (-25.6, -20),
                (24, -19.6),
                (25.8, -17.6),
                (-1.2, -6.4),
                (0.6, -7.2),
                (20.6, -2),
            )
        ]
    )
    stage.paint()
    for x, y, rx, _, seed in pools:
        for k in range(3):
            sx, sy = camera.at((x + (k - 1) * rx * 0.5, y + 0.6 * (k % 2), 0))
            steam(sheet, sx, sy, 92 if y < 0 else 66, f"{seed}{k}", strength=0.5)
    return sheet


def yunding_mountain() -> Sheet:
    light = replace(DAWN, haze="#f1dcc8")
    camera = Camera((0, 0, 60), heading=0, focal=1600, horizon=330)
    sheet = Sheet()
    stage = Stage(View(camera, light, sheet))
    sky(sheet, light, foot=520)
    sun(sheet, light, 330, 250, 44)
    clouds(sheet, light, "yunding", count=4, top=60, foot=150)
    hills(
        sheet,
        light,
        "yundingfar",
        470,
        layers=3,
        height=210,
        peak=(760, 80, 300),
        relief=0.6,
        sunny=-1,
        rise=30,
    )
    cloud_sea(sheet, "sea0", 452, "#fbeee0", "#eed9c8", size=46, deep=120)
    ridge(
        sheet,
        "yundingmid",
        600,
        170,
        "#6d9a98",
        "#e9d6c6",
        wave=520,
        relief=0.5,
        sunny=-1,
        sharp=0.4,
        level=0.1,
        deep=1.0,
    )
    cloud_sea(sheet, "sea1", 540, "#fdf3e8", "#efdccd", size=62, deep=150)
    ridge(
        sheet,
        "yundinglow",
        700,
        110,
        "#4f8583",
        "#e6d4c6",
        wave=380,
        relief=0.5,
        sunny=-1,
        end=1000,
        fringe=2,
        level=0.0,
    )
    cloud_sea(sheet, "sea2", 640, "#fef7ee", "#f0e0d3", size=76, deep=330)
    # the mountain itself, its crest rising to a summit on the right
    crest: list[Point] = [
        (380, 905),
        (500, 770),
        (600, 690),
        (690, 640),
        (770, 566),
        (860, 512),
        (930, 452),
        (1010, 388),
        (1080, 348),
        (1150, 262),
        (1204, 196),
        (1236, 170),
        (1276, 178),
        (1330, 236),
        (1400, 300),
        (1470, 336),
        (1540, 400),
        (1640, 450),
    ]
    fill = sheet.fade([(0, "#7fa183"), (0.45, "#6a9a7c"), (1, "#8fb08c")], (0, 170), (0, HEIGHT))
    body = smooth(crest) + f"L{WIDTH + 40} {HEIGHT + 10}L380 {HEIGHT + 10}Z"
    sheet.shape(body, fill)
    sheet.open(f'clip-path="{sheet.clip(body)}"')
    dark = mix("#35695b", "#0b4f6c", 0.25)
    for top, spine, right in (
        (((1240, 168), (1214, 300), (1262, 430), (1230, 560), (1290, 700)), 0.34, 1460),
        (((1010, 386), (1040, 470), (1010, 560), (1060, 660)), 0.24, 1180),
        (((770, 566), (806, 640), (790, 720), (840, 800)), 0.2, 930),
        (((1400, 300), (1386, 420), (1440, 560)), 0.28, 1640),
    ):
        pts = list(top)
        last = pts[-1]
        shape = (
            smooth(pts) + f"L{right} {last[1]}L{right} {pts[0][1] + 40}L{pts[0][0]} {pts[0][1]}Z"
        )
        sheet.shape(
            shape,
            sheet.fade(
                [(0, dark, spine), (0.6, dark, spine * 0.5), (1, dark, 0)],
                (pts[0][0], 0),
                (right, 0),
            ),
        )
    # the path
    trail: list[Point] = [
        (560, 905),
        (700, 836),
        (900, 806),
        (1010, 770),
        (920, 716),
        (900, 676),
        (1010, 640),
        (1130, 616),
        (1180, 580),
        (1110, 540),
        (1066, 512),
        (1120, 470),
        (1196, 444),
        (1226, 410),
        (1190, 372),
        (1172, 340),
        (1206, 300),
        (1240, 268),
        (1226, 232),
        (1244, 190),
    ]
    sheet.line(smooth(trail[:10]), "#d9c7a3", 9)
    sheet.line(smooth(trail[8:]), "#d9c7a3", 6)
    sheet.line(smooth(trail[:10]), "#f3e8d0", 5)
    sheet.line(smooth(trail[8:]), "#f3e8d0", 3)
    sheet.close()
    # woods
    chance = Chance("yundingwood")
    marks: list[tuple[float, float]] = []
    while len(marks) < 210:
        x, y = chance.between(470, 1620), chance.between(240, 900)
        edge = _level(crest, x)
        if y < edge + 10 or _near(trail, x, y) < 24:
            continue
        marks.append((x, y))
    lodges = [
        (826, 640, 330, 26, 3, 0),
        (1010, 592, 350, 22, 2, 1),
        (1250, 560, 345, 26, 3, 0),
        (1400, 640, 320, 24, 3, 1),
        (1080, 742, 290, 26, 3, 0),
        (760, 770, 290, 22, 2, 1),
        (1330, 790, 280, 28, 3, 0),
        (1300, 452, 420, 20, 2, 1),
    ]
    things: list[tuple[float, Item | tuple[float, float]]] = []
    for sx, sy, ahead, w, floors, kind in lodges:
        x, y, z = spot(camera, sx, sy, ahead)
        d = 12
        scale = camera.focal / ahead
        terrace = box(-3, -5, -5, w + 6, d + 9, 5, "#b5ab98", top="#c9c2ac")
        group = put(
            [
                put([terrace], 0, 0),
                put(lodge(w, d, floors, roof=TILE if kind else "#6f6a64", pitch=0.7), 0, 0),
            ],
            x - w / 2,
            y,
            z,
            12 if kind else -9,
        )
        things.append((sy + 2 * scale, group))
    for x, y in marks:
        if any(
            abs(x - sx) < w * camera.focal / ahead * 0.66 + 8 and -74 < y - sy < 40
            for sx, sy, ahead, w, _, _ in lodges
        ):
            continue
        things.append((y, (x, y)))
    things.sort(key=lambda t: t[0])
    for foot, thing in things:
        if isinstance(thing, tuple):
            x, y = thing
            size = 15 + 30 * (foot - 240) / 660
            chance2 = Chance(f"{x:.1f}")
            far = 260 * (1 - (foot - 240) / 660)

            def shade(colour: str, far: float = far) -> str:
                return light.far(light.lit(colour, 0.5, 0.6), far)

            if chance2.unit() < 0.45:
                _fir(sheet, x, y, size * 1.5, shade)
            else:
                sheet.ellipse(x + size * 0.1, y, size * 0.5, size * 0.14, "#17455c", 0.18)
                crown(
                    sheet,
                    x,
                    y - size * 0.45,
                    size,
                    size * 0.95,
                    chance2.pick((LEAF, LEAF_DARK, "#6f9f6c")),
                    shade,
                    chance2,
                    sunny=-1,
                )
        else:
            stage.view.paint([thing])
    # a small pavilion on the summit
    sx, sy = 1244, 186
    sheet.rect(sx - 13, sy - 18, 3, 20, "#8f5b48")
    sheet.rect(sx + 10, sy - 18, 3, 20, "#8f5b48")
    sheet.shape(
        f"M{sx - 22} {sy - 16}Q{sx - 8} {sy - 20} {sx} {sy - 34}"
        f"Q{sx + 8} {sy - 20} {sx + 22} {sy - 16}Z",
        "#5b6a70",
    )
    # cloud that laps at the foot of the slope
    cloud_sea(sheet, "sea3", 770, "#fff9f2", "#f5e8dc", size=70, end=700, deep=190, sink=420)
    cloud_sea(sheet, "sea4", 846, "#fffaf4", "#f7ece2", size=52, end=1240, deep=110, sink=700)
    return sheet


def _level(crest: list[Point], x: float) -> float:
    for a, b in itertools.pairwise(crest):
        if a[0] <= x <= b[0]:
            return a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])
    return float(HEIGHT)


def _near(line: list[Point], x: float, y: float) -> float:
    best = 1e9
    for a, b in itertools.pairwise(line):
        dx, dy = b[0] - a[0], b[1] - a[1]
        t = min(max(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy), 0), 1)
        best = min(best, ((x - a[0] - dx * t) ** 2 + (y - a[1] - dy * t) ** 2) ** 0.5)
    return best


def _fir(sheet: Sheet, x: float, y: float, h: float, tone: Shade) -> None:
    sheet.ellipse(x + h * 0.06, y, h * 0.22, h * 0.06, "#17455c", 0.18)
    for k in range(3):
        low, top = y - h * (0.05 + 0.28 * k), y - h * (0.5 + 0.25 * k)
        half = h * (0.2 - 0.045 * k)
        sheet.shape(
            outline([(x - half, low), (x + half, low), (x, top)]), tone(lighter(LEAF_DARK, -0.05))
        )
        sheet.shape(outline([(x - half, low), (x, low), (x, top)]), tone(lighter(LEAF_DARK, 0.05)))


PICTURES = {
    "engine-depot": engine_depot,
    "tangquan-hot-springs": tangquan_hot_springs,
    "yunding-mountain": yunding_mountain,
}
