"""Trade and logistics."""

from dataclasses import replace

from pictures.colour import (
    AFTERNOON,
    ASPHALT,
    CLADDING,
    DEEP,
    DUSK,
    MORNING,
    NOON,
    PAPER,
    ROOF_BLUE,
    ROOF_GREY,
    WALL,
    WARM,
    YARD,
    lighter,
)
from pictures.drawing import Chance, Point, Sheet, outline
from pictures.indoors import cabinet, joints, outlook, shadow_on
from pictures.land import bush, row, tree, wood
from pictures.parts import (
    car,
    crate,
    fence,
    forklift,
    gantry,
    lamp,
    locomotive,
    lorry,
    pallet,
    person,
    rack,
    stacks,
    track,
    van,
    wagon,
    wires,
    works_hall,
)
from pictures.setting import outdoors
from pictures.sites import road
from pictures.solids import box, drum, eaves, gable
from pictures.space import PANE, Item, Solid, Stroke, framed, layered, put, span

ACCENT = WARM["logistics"]


def land_port_phase_two() -> Sheet:
    camera = framed(
        (-30, -78, 15),
        22,
        [
            *span(-8, -4, 0, 2, 8, 22),
            *span(34, 0, 0, 40, 10, 22),
            *span(-34, 20, 0, -30, 40, 8),
            *span(58, -8, 0, 62, 0, 8),
        ],
        (60, 130, 1560, 745),
    )
    stage = outdoors(
        "land-port-two",
        DUSK,
        camera,
        height=175,
        sunny=1,
        belts=(900, 600),
        disc=(1290, 240, 40),
        cloud=4,
    )
    stage.ground([(-200, -90), (240, -90), (240, 190), (-200, 190)], "#b9bcb6")
    joints(stage, -40, -70, 90, -6, 6, "#b0b3ad")
    # two tracks run away from us under the crane
    for x in (8, 14.5):
        track(stage, [(x, -84), (x, 240)])
    for x in (-3, 35):
        stage.ribbon([(x, -84), (x, 200)], 1.4, "#a3a6a0")
        stage.ribbon([(x, -84), (x, 200)], 0.25, "#66757b")
    stage.ribbon([(21, -84), (21, 200)], 0.3, "#e0b660")
    goods = [
        [(12.2, "#2f6d86")],
        [(6.1, "#d8d5cb"), (6.1, "#9db3b8")],
        [(12.2, ACCENT)],
        [(12.2, "#54788a")],
        [(6.1, "#e4dfd2"), (6.1, "#0b4f6c")],
        [(12.2, "#7d9a94")],
    ]
    for k in range(12):
        stage.add(put(wagon(goods[k % 6] if k != 2 else []), 8, -30 + k * 15.2, 0, 90))
        stage.add(put(wagon(goods[(k + 3) % 6]), 14.5, -12 + k * 15.2, 0, 90))
    stage.add(put(locomotive(), 14.5, -32, 0, 90))
    stage.add(gantry(-3, -2, 38, 17, ACCENT, trolley=0.345, drop=6.4, load="#2f6d86", width=13))
    stage.add(gantry(-3, 92, 38, 17, lighter(ACCENT, -0.01), trolley=0.62, drop=5, width=13))
    # stacks to the right, the consolidation warehouse to the left
    stage.add(*stacks("port", 40, -34, 6, 9, 4, along="y", gap=0.5))
    stage.add(
        *works_hall(
            -52,
            14,
            34,
            110,
            10,
            13,
            CLADDING,
            ROOF_BLUE,
            along="y",
            band=DEEP,
            doors=2,
            door=ACCENT,
        )
    )
    hall = stage.items[-2]
    if isinstance(hall, Solid):
        face = hall["right"]
        for k in range(9):
            face.mark(
                4 + k * 12,
                1.2,
                9 + k * 12,
                5.6,
                "#ffe1a8" if k % 3 else "#8d7a66",
                shaded=not k % 3,
            )
    for k in range(3):
        stage.add(
            put(
                lorry(kind="container" if k else "box", body="#d8d5cb" if k else PAPER),
                -12,
                8 + k * 26,
                0,
                90,
            )
        )
    stage.add(
        *[lamp(21.5, -50 + 40 * k, 18, arm=2, glow=True) for k in range(2, 6)],
        *[lamp(-8.5, -30 + 40 * k, 18, arm=-2, glow=True) for k in range(2, 6)],
    )
    stage.add(put(lorry(kind="container", body="#c98a62"), 27, -22, 0, -90))
    stage.add(*wood("port", (-200, 190, 260, 300), 130))
    stage.paint()
    return stage.sheet


def cold_chain_hub() -> Sheet:
    camera = framed(
        (-11, -27, 5.0),
        24,
        [
            *span(-14, 0, 0, -10, 2, 13),
            *span(38, 0, 0, 40, 2, 13),
            (-7.4, -20, 1.0),
            (-5, -22, 1.0),
        ],
        (60, 120, 1540, 735),
    )
    light = replace(NOON, bearing=-150)
    stage = outdoors("cold-chain", light, camera, height=190, belts=(700,), peak=(1250, 60, 420))
    stage.ground([(-200, -60), (200, -60), (200, 100), (-200, 100)], YARD)
    joints(stage, -40, -26, 60, -1, 5, lighter(YARD, -0.03))
    store = box(-26, 0, 0, 92, 60, 13, "#eef0ec", top="#c8d3d4")
    for name in ("front", "left", "right"):
        store[name].ribs(1.3, "#dfe5e3", 0.1, 0.9)
        store[name].mark(0, 11.4, store[name].long, 12.2, "#2f7893")
        store[name].mark(0, 12.2, store[name].long, 13, "#e2e7e4")
    stage.add(store)
    # the closed dock along the front, with seals and doors
    dock = box(-26, -3.4, 0, 92, 3.4, 5.6, "#d5dddc", top="#aab9bd")
    face = dock["front"]
    face.mark(0, 0, 92, 1.1, "#8fa0a4")
    for k in range(14):
        u = 3.4 + k * 6.4
        face.mark(u - 0.5, 0.9, u + 3.5, 4.6, "#46555c")
        face.mark(u, 1.1, u + 3.0, 4.1, "#f1f1ea" if k % 3 else ACCENT)
        for j in range(1, 4):
            face.mark(u, 1.1 + j * 0.75 - 0.03, u + 3.0, 1.1 + j * 0.75 + 0.03, "#cfd6d4")
        face.mark(u - 0.2, 0.5, u + 0.2, 0.9, "#2f3d44")
        face.mark(u + 2.8, 0.5, u + 3.2, 0.9, "#2f3d44")
    stage.add(dock)
    for k in range(5):
        stage.add(
            box(-12 + k * 14, 20, 13, 5, 6, 2.0, "#dfe4e1"),
            drum(-9.5 + k * 14, 23, 15, 1.7, 0.5, "#8fa0a4"),
        )
    for k, u in enumerate((7, 19.9, 26.3, 39.1)):
        x = -26 + 3.4 + 1.5 + (u - 7) + 6.4
        stage.add(
            put(
                lorry(
                    kind="reefer",
                    body="#f6f6f1",
                    cab=ACCENT if k % 2 == 0 else "#e5e2d8",
                    stripe="#2f7893",
                    long=9.4,
                ),
                x,
                -3.5 - 11.9,
                0,
                -90,
            )
        )
    stage.add(put(van(), 34, -19, 0, 180))
    # crates on a pallet stand in front
    deck = box(-16, -24.6, 0, 22, 4.2, 1.0, "#b69a70", top="#d3bd97")
    for k in range(1, 12):
        deck["top"].mark(0, k * 0.35 - 0.012, 22, k * 0.35 + 0.012, "#bda57c")
    stage.add(deck)
    first = len(stage.items)
    for k in range(9):
        kind = "citrus" if k % 2 == 0 else "greens"
        x = -9.3 + k * 1.02
        for j in range(2):
            stage.add(
                put(
                    crate(
                        0,
                        0,
                        0,
                        kind,
                        f"c{k}{j}",
                        w=0.94,
                        d=0.66,
                        h=0.4,
                        colour="#3f7f98" if (k + j) % 2 else "#d9dcd4",
                    ),
                    x + 0.1 * j,
                    -22.0 + j * 0.78,
                    1.0,
                )
            )
    shadow_on(stage, deck, *([item] for item in stage.items[first:]), strength=0.22)
    stage.add(
        *[lamp(-30 + 24 * k, -14.5, 10) for k in range(2, 5)],
        *wood("cch", (-160, 64, 200, 130), 90, heights=(9, 13)),
    )
    stage.paint()
    return stage.sheet


def _dashed(sheet: Sheet, points: list[Point]) -> None:
    sheet.line(outline(points), "#2f7088", 2.6, 0.95, dash="9 6")


def _ghost(x: float, y: float, w: float, d: float, eave: float, ridge: float) -> Solid:
    """A warehouse that is only planned: thin pale walls with dashed edges."""
    hall = gable(x, y, w, d, eave, ridge, "#f0f2ee", "#dbe6e8", along="y")
    for face in hall.faces:
        face.opacity = 0.86
        face.art = _dashed
    hall.casts = False
    return hall


def bonded_logistics_centre() -> Sheet:
    camera = framed(
        (-40, -120, 36),
        20,
        [
            *span(-46, -26, 0, -40, -20, 4),
            *span(112, -26, 0, 118, 92, 6),
            *span(-46, 84, 0, -40, 92, 12),
        ],
        (70, 235, 1540, 765),
    )
    stage = outdoors("bonded", MORNING, camera, height=150, sunny=1, belts=(1800, 1100, 700))
    stage.ground([(-60, -44), (132, -44), (132, 106), (-60, 106)], "#b4bd95")
    stage.ground([(-46, -26), (118, -26), (118, 92), (-46, 92)], "#cfc6ae")
    stage.ground([(-40, 24), (112, 24), (112, 42), (-40, 42)], "#c9cbc4")
    stage.ground([(28, -26), (46, -26), (46, 92), (28, 92)], "#c9cbc4")
    road(stage, [(-240, -54), (320, -54)], 12, marks=True)
    stage.ground([(24, -50), (50, -50), (50, -26), (24, -26)], ASPHALT)
    for k in range(4):
        stage.add(_ghost(-38 + k * 33 + (15 if k > 1 else 0), -18, 26, 38, 9, 12))
        stage.add(_ghost(-38 + k * 33 + (15 if k > 1 else 0), 46, 26, 38, 9, 12))
    stage.add(
        *fence([(-46, 92), (-46, -26), (24, -26)], 3.2, step=5),
        *fence([(50, -26), (118, -26), (118, 92), (-46, 92)], 3.2, step=5),
    )
    # the two-way gate under its canopy
    for x in (24.5, 36.4, 49):
        stage.add(box(x - 0.5, -28, 0, 1.0, 4, 6, "#e3e3da"))
    stage.add(box(22.5, -30.5, 6, 29, 9, 1.0, ACCENT, top=lighter(ACCENT, 0.06)))
    for x in (29, 44):
        booth = box(x - 1.1, -28, 0, 2.2, 3.6, 3.0, PAPER)
        for name in ("front", "left", "right"):
            booth[name].mark(0.2, 1.1, booth[name].long - 0.2, 2.5, PANE)
        stage.add(booth)
    for x, end in ((30.4, 36.0), (42.6, 37.0)):
        stage.add(
            Solid(
                [],
                [
                    Stroke((x, -29, 1.1), (end, -29, 1.1), 0.3, "#d6503a"),
                    Stroke((x, -29, 0), (x, -29, 1.3), 0.5, "#7d8b90"),
                ],
                casts=False,
            )
        )
    stage.add(
        put(lorry(kind="container", body="#2f6d86"), 33, -33, 0, 90),
        put(lorry(kind="container", body="#c98a62"), 40.5, -40, 0, -90),
        put(lorry(kind="box", body=PAPER, stripe=ACCENT), -40, -51.4, 0, 0),
        put(car(), 90, -56.6, 0, 180),
    )
    stage.add(
        *row("bd", (-58, -36), (20, -36), 9, height=6, sunny=1),
        *row("bd2", (56, -36), (130, -36), 9, height=6, sunny=1),
    )
    # the park that is there
    stage.add(
        *works_hall(-150, 10, 70, 30, 10, 13, CLADDING, ROOF_BLUE),
        *works_hall(-150, 60, 70, 30, 10, 13, WALL, ROOF_GREY),
        *works_hall(150, 30, 90, 40, 10, 13, CLADDING, ROOF_BLUE, along="y"),
    )
    stage.add(*wood("bd", (-260, 120, 340, 260), 120, sunny=1))
    stage.paint()
    return stage.sheet


def e_commerce_warehouses() -> Sheet:
    camera = framed((25, -54, 10), -2, [*span(0, 0, -0.4, 52, 3, 17.5)], (80, 200, 1520, 770))
    stage = outdoors("e-commerce", AFTERNOON, camera, height=180, belts=(800,))
    stage.ground([(-200, -70), (260, -70), (260, 90), (-200, 90)], YARD)
    stage.ground([(-200, -36), (260, -36), (260, -20), (-200, -20)], ASPHALT)
    stage.dashes([(-200, -28), (260, -28)], 0.3, "#f2efe6")
    w, d, low, high = 52.0, 22.0, 8.6, 7.0
    top = low + high
    pale, steel = "#ebe9e0", "#5b8ea4"
    for z, tall in ((0.0, low), (low, high)):
        inside = box(0, d, z, w, 0.4, tall, pale)
        face = inside["front"]
        for k in range(8):
            u = 1.4 + k * 6.3
            v = tall * (0.62 if z == 0 else 0.34)
            pane = face.mark(u, v, u + 4.8, v + 1.9, "#dcebec", shaded=False)
            pane.art = outlook("ecom", MORNING)
        stage.add(inside)
        for x in (0.0, w - 0.3):
            stage.add(box(x, 0, z, 0.3, d, tall, lighter(pale, -0.01)))
    for x in range(0, 53, 13):
        stage.add(wires(((x, 0.3, 0), (x, 0.3, top)), width=0.5, colour=steel))
        stage.add(wires(((x, 11, 0), (x, 11, low - 0.7)), width=0.45, colour=steel))
    slab = box(-0.3, 0, low - 0.7, w + 0.6, d + 0.4, 0.7, "#d2d1c8", top="#dad8ce")
    slab["front"].mark(0, 0, w + 0.6, 0.7, steel)
    stage.add(slab)
    roof = gable(-0.6, 0, w + 1.2, d + 0.6, top + 0.5, top + 2.2, steel, "#7ba0ae", z=0)
    roof.faces = [f for f in roof.faces if min(p[2] for p in f.points) > top]
    stage.add(box(-0.6, 0, top, w + 1.2, d + 0.6, 0.55, steel, top="#7ba0ae"))
    # below: pallet racks in three depths
    stage.add(*rack(3, 15, 38, 2.0, 3, 2.4, seed="e1", colour=ACCENT))
    stage.add(
        *rack(
            3,
            6.4,
            24,
            2.0,
            3,
            2.4,
            seed="e2",
            colour=ACCENT,
            goods=("#c9a67c", "#d8bd96", "#a9bcc0", "#b8956c"),
        )
    )
    stage.add(put([*forklift("#d9a648"), *pallet(0.1, -0.5, "#d8bd96", z=0.4)], 31, 4.2, 0, 180))
    for k in range(4):
        stage.add(*pallet(34 + k * 1.9, 8, "#d8bd96" if k % 2 else "#c9a67c"))
    stage.add(put(lorry(kind="box", body=PAPER, stripe=ACCENT, long=7), 64.5, 7, 0, 0))
    # above: sorting tables with parcels, and a small studio
    z = low
    for k in range(4):
        x = 2.5 + k * 8.0
        stage.add(box(x, 5, z, 6.2, 1.6, 0.95, "#a9bcc0", top="#dfe3de"))
        chance = Chance(f"parcel{k}")
        u = x + 0.2
        while u < x + 5.4:
            size = chance.between(0.4, 0.8)
            stage.add(
                box(
                    u,
                    5.3,
                    z + 0.95,
                    size,
                    0.7,
                    chance.between(0.3, 0.7),
                    chance.pick(("#c9a67c", "#d8bd96", "#e4d3b4", "#b8956c")),
                    casts=False,
                )
            )
            u += size + chance.between(0.1, 0.5)
        stage.add(person(x + 2, 7.6, z=z, coat="#4f7f92" if k % 2 else "#d08a5c", pose="work"))
        stage.add(person(x + 4.6, 4.3, z=z, coat="#6f97a5", pose="work", facing=-1))
    stage.add(
        *rack(
            3,
            15,
            30,
            1.4,
            2,
            2.0,
            seed="e3",
            z=z,
            colour="#5b7f90",
            goods=("#c9a67c", "#d8bd96", "#9db3b8"),
        )
    )
    sx = 38.0
    stage.add(box(sx - 0.3, 0.6, z, 0.3, d - 1, high - 1.4, "#dcd8cc"))
    back = box(sx + 1, 12, z, 10.5, 0.2, 4.2, "#f1d9bd")
    back["front"].mark(1.0, 1.9, 9.5, 2.05, "#b98e62")
    for k in range(6):
        back["front"].mark(
            1.4 + k * 1.35,
            2.05,
            2.1 + k * 1.35,
            2.6 + 0.2 * (k % 3),
            ("#d96a3c", "#5b8ea4", "#e8c987")[k % 3],
        )
    stage.add(back, box(sx + 3.6, 8.4, z, 4.6, 1.2, 0.95, "#c98f66", top="#ecd6b8"))
    for k in range(4):
        stage.add(
            drum(
                sx + 4.2 + k * 0.9, 9, z + 0.95, 0.2, 0.5, ("#eb9733", "#7aa86a", "#e4dfd2")[k % 3]
            )
        )
    stage.add(person(sx + 5.8, 10.4, z=z, coat="#f0ece2", legs="#5b6a70"))
    stage.add(
        wires(
            ((sx + 4, 4, z), (sx + 4, 4, z + 1.6)),
            ((sx + 3.5, 3.6, z), (sx + 4, 4, z + 1.0)),
            ((sx + 4.5, 3.6, z), (sx + 4, 4, z + 1.0)),
            width=0.09,
            colour="#3f5158",
        )
    )
    stage.add(box(sx + 3.75, 3.8, z + 1.6, 0.5, 0.6, 0.35, "#2f3d44"))
    for x in (sx + 1.8, sx + 10):
        stage.add(wires(((x, 6, z), (x, 6, z + 3.2)), width=0.09, colour="#3f5158"))
        lampbox = box(x - 0.5, 5.8, z + 3.0, 1.0, 0.2, 0.8, "#fff4d8")
        lampbox["front"].mark(0.05, 0.05, 0.95, 0.75, "#fff8e4", shaded=False)
        stage.add(lampbox)
    stage.add(cabinet(34, 16, 3, 1, 2.2, z=0))
    stage.add(put(van("#e9e4d8"), -12, 6, 0, 180), put(van("#d9dcd8"), -12, 11, 0, 180))
    stage.add(
        *row("ec", (-60, 30), (-4, 30), 8, height=8),
        *row("ec2", (66, 30), (140, 30), 8, height=8),
        *wood("ec", (-160, 60, 220, 100), 60),
    )
    stage.paint()
    return stage.sheet


def building_materials_market() -> Sheet:
    camera = framed(
        (-3, -44, 14.5),
        9,
        [(-30, 24, 11), (42, 30, 11), (-24, 10, 0), (34, 10, 0), (-4, -14, 0), (8, -16, 0)],
        (60, 235, 1540, 785),
    )
    light = replace(AFTERNOON, bearing=-135, height=36)
    stage = outdoors("market", light, camera, height=170, belts=(700, 460), peak=(1180, 60, 400))
    stage.ground([(-120, -80), (120, -80), (120, 120), (-120, 120)], "#c9c5b7")
    joints(stage, -24, -40, 30, 28, 4, "#bfbbac")
    stage.ground([(-120, -46), (120, -46), (120, -32), (-120, -32)], ASPHALT)
    stage.dashes([(-120, -39), (120, -39)], 0.3, "#f2efe6")
    tiles = ("#c77a55", "#e6e0d2", "#8fa9b0", "#b9b3a4", "#d9b48c", "#7d9a94")
    wood_tones = ("#c99f6c", "#b98a58", "#dcbc8c")

    def wing(long: float, seed: str) -> Item:
        """Two-storey shops along +x with a colonnade in front (towards -y)."""
        items: list[Item] = []
        block = box(0, 0, 0, long, 12, 7.4, "#e9e3d4")
        face = block["front"]
        count = int(long / 5)
        bay = long / count
        chance = Chance(seed)
        for k in range(count):
            u = k * bay
            shut = chance.unit() < 0.3
            face.mark(u + 0.35, 0.1, u + bay - 0.35, 3.0, "#7f8f93" if shut else "#4c5f66")
            if shut:
                for j in range(5):
                    face.mark(u + 0.35, 0.5 + j * 0.5, u + bay - 0.35, 0.56 + j * 0.5, "#91a0a3")
            face.mark(
                u + 0.3,
                3.15,
                u + bay - 0.3,
                3.75,
                chance.pick((ACCENT, "#2f6d86", "#c9a45c", "#7d9a94")),
            )
            face.mark(u + 0.8, 4.7, u + bay - 0.8, 6.4, PANE)
            face.mark(u + bay / 2 - 0.06, 4.7, u + bay / 2 + 0.06, 6.4, "#f2eee4")
            face.mark(u - 0.12, 0, u + 0.12, 7.4, "#d6cfbe")
        items.append(
            layered(block, eaves(0, 0, long, 12, 7.4, 10.6, "#8b9194", along="x", over=1.0))
        )
        items.append(box(0, -3.2, 3.9, long, 3.2, 0.3, "#b7ab98", top="#a9aca8"))
        items += [
            box(min(k * bay, long - 0.35), -3.1, 0, 0.35, 0.35, 3.9, "#d6cfbe")
            for k in range(count + 1)
        ]
        for k in range(count):
            u = k * bay + 0.7
            if chance.unit() < 0.5:
                for j in range(3):
                    tone = chance.pick(tiles)
                    stack = box(u + j * 1.2, -2.6, 0, 1.0, 1.0, chance.between(0.6, 1.5), tone)
                    stack["front"].courses(0.2, lighter(tone, -0.06), 0.04, 0.9)
                    items.append(stack)
            else:
                tone = chance.pick(wood_tones)
                pile = box(u, -2.7, 0, 3.4, 1.3, chance.between(0.6, 1.2), tone)
                pile["front"].courses(0.16, lighter(tone, -0.07), 0.04, 0.9)
                items.append(pile)
        return put(items, 0, 0)

    stage.add(
        put([wing(72, "back")], -30, 30),
        put([wing(46, "left")], -30, -16, 0, 90),
        put([wing(46, "right")], 42, 30, 0, -90),
    )
    stage.add(put(lorry(kind="flat", cab=ACCENT, long=8), 4, -8, 0, 14))
    for k in range(4):
        tone = wood_tones[k % 3]
        pile = box(-0.9 - k * 1.9 - 2.5, -1.0, 1.32, 1.7, 2.0, 1.0 - 0.15 * (k % 2), tone)
        pile["front"].courses(0.2, lighter(tone, -0.07), 0.04, 0.9)
        stage.add(put([pile], 4, -8, 0, 14))
    stage.add(
        put(van(), -14, 12, 0, 0),
        put(van("#d9dcd8"), 30, 14, 0, 100),
        put(forklift(), 20, 16, 0, 60),
    )
    stage.add(
        put(car("#9db3b8"), -20, -42, 0, 0),
        put(lorry(kind="box", body=PAPER, stripe=ACCENT, long=6), 40, -36, 0, 180),
    )
    for x, y in ((2, 21), (9, 20.4), (24, 2), (-6, -8)):
        tone = tiles[int(x * 3 + y) % 6]
        stage.add(
            box(x, y, 0, 2.2, 1.2, 1.1, tone),
            box(x + 2.5, y, 0, 1.6, 1.2, 0.7, lighter(tone, 0.05)),
        )
    stage.add(
        *row("mk", (-60, -29), (-36, -29), 7, height=6),
        *row("mk2", (48, -29), (90, -29), 7, height=6),
        *wood("mk", (-120, 52, 130, 110), 70),
        tree(34, -22, 7),
        tree(-26, -24, 7),
    )
    # old housing slabs behind
    for k in range(4):
        stage.add(put(_old_slab(), -70 + k * 44, 70))
    stage.add(*[bush(-30 + 2 * k, -29.5, 1.2) for k in range(4)])
    stage.paint()
    return stage.sheet


def _old_slab() -> list[Item]:
    block = box(0, 0, 0, 30, 11, 17, "#ddd5c4", top="#a7aca8")
    block["front"].panes(9, 6, PANE, left=1, right=1, foot=0.9, head=0.9, gap=1.4, rise=1.3)
    return [block]


PICTURES = {
    "land-port-phase-two": land_port_phase_two,
    "cold-chain-hub": cold_chain_hub,
    "bonded-logistics-centre": bonded_logistics_centre,
    "e-commerce-warehouses": e_commerce_warehouses,
    "building-materials-market": building_materials_market,
}
