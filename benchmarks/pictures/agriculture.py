"""Agriculture and food."""

from collections.abc import Callable

from pictures.colour import (
    AFTERNOON,
    DAWN,
    MIST,
    MORNING,
    NOON,
    PADDY,
    PAPER,
    ROOF_GREY,
    SOIL,
    STEEL,
    STRAW,
    WARM,
    YARD,
    lighter,
)
from pictures.drawing import Chance, Sheet
from pictures.farm import (
    barn,
    clamp,
    grain_silo,
    greenhouse,
    hillside,
    open_hall,
    orange,
    pouch,
    rails,
    seedlings,
    shoot,
    spoon,
    tank,
    thicket,
    unshaded,
)
from pictures.indoors import joints
from pictures.land import row, tree, wood
from pictures.parts import (
    conveyor,
    cow,
    lorry,
    person,
    roller_door,
    storeys,
    table,
    wires,
    works_hall,
)
from pictures.setting import outdoors
from pictures.sites import furrows, plot, road
from pictures.solids import box, prism, rounds, tube
from pictures.space import Group, Item, framed, put, span

ACCENT = WARM["agriculture"]


def bamboo_shoots() -> Sheet:
    camera = framed(
        (2.0, -13.5, 3.6),
        5,
        [*span(-4.6, 0, 0, 12.8, 5, 4.4), (-6, 1, 5), (0, -3.4, 0)],
        (70, 175, 1530, 775),
    )
    stage = outdoors(
        "shoots", MORNING, camera, height=170, sunny=-1, belts=(700, 450), ground="#a3b585"
    )
    stage.ground([(-9, -40), (60, -40), (60, 9), (-9, 9)], YARD)
    joints(stage, -9, -10, 40, 8.8, 3, lighter(YARD, -0.025))
    stage.add(
        *thicket("sh1", (-60, 12, 70, 30), 110, heights=(8, 12)),
        *thicket("sh2", (-40, 0, -8.5, 12), 30, heights=(7, 10)),
        *thicket("sh3", (15.5, 4, 40, 12), 20, heights=(8, 11)),
    )
    stage.add(*open_hall(-5, 0, 18.4, 5.6, 3.6, wall=PAPER, roof="#7f9aa3", bays=3, rise=0.9))
    # the long table: shoots in their sheaths at one end, peeled ones at the other
    stage.add(*table(-4.2, 0.9, 11.0, 1.3, 0.9, "#dfe3e0"))
    for k in range(20):
        stage.add(
            shoot(
                -3.9 + k * 0.55,
                1.2 + 0.3 * (k % 3),
                0.9,
                0.62,
                lean=0.5 if k % 2 else -0.4,
                peeled=k % 6 > 2,
            )
        )
    for k in range(5):
        stage.add(
            person(
                -3.3 + k * 2.2,
                2.6,
                high=1.8,
                coat="#f4f5f1",
                cap="#8fb7c2",
                legs="#5b7f8d",
                facing=-1 if k % 2 else 1,
                pose="work",
            )
        )
    for k, x in enumerate((-3.9, -2.2, 4.6)):
        stage.add(
            rounds(x, -1.6 - 0.4 * (k % 2), [(0.55, 0), (0.72, 0.62)], "#c39a5c", top="#7d6a47")
        )
        for j in range(6):
            stage.add(
                shoot(
                    x - 0.45 + 0.18 * j,
                    -1.75 - 0.4 * (k % 2) + 0.14 * (j % 3),
                    0.56,
                    0.78,
                    lean=-0.3 + 0.12 * j,
                )
            )
    # the rack with pouches
    shelf = "#6d8c98"
    for level in range(4):
        z = 0.25 + level * 0.72
        stage.add(box(8.1, 1.3, z - 0.07, 4.4, 0.6, 0.07, shelf, casts=False))
        for k in range(9):
            tone = ("#e9d9a4", "#cfdcb4", ACCENT, "#e9d9a4")[(k // 3 + level) % 4]
            stage.add(pouch(8.2 + k * 0.47, 1.36, z, 0.4, 0.54, tone, PAPER))
    stage.add(
        wires(*[((x, 1.3, 0), (x, 1.3, 3.0)) for x in (8.1, 10.3, 12.5)], width=0.09, colour=shelf)
    )
    stage.paint()
    return stage.sheet


def beef_cattle() -> Sheet:
    camera = framed(
        (-14, -52, 13),
        9,
        [*span(-44, 12, 0, 60, 90, 17), (-22, -21, 0), (22, -21, 0)],
        (20, 190, 1580, 765),
    )
    stage = outdoors(
        "cattle",
        AFTERNOON,
        camera,
        height=210,
        sunny=1,
        peak=(420, 50, 420),
        belts=(1500, 900),
        ground="#a4b680",
    )
    hillside(
        stage,
        "cattleslope",
        -320,
        420,
        6,
        steps=4,
        depth=34,
        rise=4.0,
        colour="#a8b983",
        bank="#8fa56f",
        bulge=3,
        wave=160,
        piece=10,
    )
    stage.ground([(-54, -20), (14, -20), (14, 2), (-54, 2)], "#cdb690")
    for k in range(5):
        stage.ground(
            [
                (-46 + k * 13, -15 + k % 3 * 4),
                (-38 + k * 13, -15 + k % 3 * 4),
                (-34 + k * 13, -12 + k % 3 * 4),
                (-43 + k * 13, -12 + k % 3 * 4),
            ],
            "#d5c19d",
            opacity=0.6,
        )
    for level, (x, count) in enumerate(((-44, 3), (-34, 3), (-24, 3))):
        y, z = 12 + level * 34, 4.0 * (level + 1)
        for k in range(count):
            house = barn(
                x + k * 38, y, 32, 13, 4.2, 7.4, roof="#7d99a3" if level != 1 else "#93a8ab"
            )
            if level:
                for part in house:
                    part.casts = False
            stage.add(put(house, 0, 0, z))
    chance = Chance("herd")
    spots = [
        (-42, -6),
        (-35, -13),
        (-29, -4),
        (-23, -11),
        (-15, -5),
        (-10, -14),
        (-3, -7),
        (3, -13),
        (9, -3),
        (11, -11),
        (-48, -16),
        (-52, -4),
        (-18, -16),
        (-1, -17),
    ]
    for k, (x, y) in enumerate(spots):
        stage.add(
            cow(
                x,
                y,
                colour=chance.pick(("#c8904f", "#d19c5c", "#bd8446", "#d6a566")),
                facing=1 if chance.unit() > 0.45 else -1,
                grazing=k % 3 == 1,
                high=2.1,
            )
        )
    stage.add(
        *rails([(-54, -20), (14, -20), (14, 2)], high=1.6, colour="#e3d6bc"),
        *rails([(-54, -20), (-54, 2)], high=1.6, colour="#e3d6bc"),
    )
    stage.add(box(-40, 0.2, 0, 26, 0.9, 0.8, "#c9cac2", top="#a99a5e"))
    for k in range(3):
        stage.add(*clamp(19 + k * 9.4, -10, 8.4, 14, 2.8, covered=k != 0))
    stage.ground([(16, -24), (66, -24), (66, 5), (16, 5)], YARD)
    stage.add(*row("cat", (-60, -20), (-60, 60), 12, height=8, sunny=1))
    stage.add(
        *unshaded(
            wood("cat", (-320, 150, 420, 240), 170, heights=(9, 15), sunny=1, z=15, evergreen=0.25)
        )
    )
    stage.paint()
    return stage.sheet


def citrus_processing() -> Sheet:
    camera = framed(
        (-4, -32, 7.6),
        5,
        [*span(-26, 0, 0, 40, 12, 15), (-8, -19, 0.4), (9, -19, 0.4)],
        (30, 175, 1570, 730),
    )
    stage = outdoors("citrus", NOON, camera, height=190, belts=(900,), ground="#a6b787", cloud=2)
    lines = hillside(
        stage,
        "grove",
        -230,
        300,
        34,
        steps=9,
        depth=13,
        rise=4.2,
        colour="#a9b57c",
        bank="#97a46b",
        bulge=26,
        wave=120,
        piece=5,
    )
    chance = Chance("citrusgrove")
    trees = []
    for level, line in enumerate(lines):
        for spot in line[::2]:
            x, y, z = spot
            if abs(x - 20) > 150 + level * 14:
                continue
            trees.append(
                tree(
                    x + chance.between(-1.4, 1.4),
                    y + chance.between(-2, 2),
                    5.6 * chance.between(0.9, 1.12),
                    z=z,
                    seed="cit",
                    dots=ACCENT,
                    colour=lighter("#4c8760", chance.between(-0.03, 0.03)),
                    spread=1.0,
                    trunk=0.12,
                )
            )
    stage.add(*unshaded(trees))
    stage.ground([(-90, -60), (120, -60), (120, 30), (-90, 30)], YARD)
    joints(stage, -60, -30, 90, 28, 5, lighter(YARD, -0.025))
    hall = works_hall(2, 8, 42, 22, 8.5, 11.5, PAPER, "#7f9aa3", band=ACCENT)
    body = hall[0]
    if not isinstance(body, Group):
        roller_door(body["front"], 18, 5, 4.6, "#7a97a1")
        roller_door(body["front"], 31, 5, 4.6, "#7a97a1")
    stage.add(*hall)
    for k in range(6):
        stage.add(
            Group(
                tank(-24 + k * 4.5, 9, 1.9, 9.4, "#cdd8da", band=ACCENT if k == 5 else "", legs=1.4)
            )
        )
    for k in range(5):
        stage.add(
            tube((-24 + k * 4.5, 9, 11.6), (-19.5 + k * 4.5, 9, 11.6), 0.16, 0.16, STEEL, sides=12)
        )
    # the belt in front, rising into the hall
    stage.add(*_belt(-24, 4.6, -17.5, 1.3, 1.3, 2.3, "c1"))
    stage.add(*_belt(4.6, 11.6, -17.5, 1.2, 1.2, 2.3, "c2", boxed=True))
    stage.add(box(7.2, -14.9, 0, 2.8, 22.9, 3.0, "#dfe4e2"))
    stage.add(
        person(-7.5, -18.4, coat="#f0f2ee", cap=ACCENT, legs="#5b7f8d", pose="work"),
        person(2.2, -18.4, coat="#f0f2ee", cap=ACCENT, legs="#5b7f8d", facing=-1, pose="work"),
    )
    stage.add(put(lorry(kind="tip", body="#7fa06a", cab=PAPER), 37, 1, 0, 180))
    stage.paint()
    return stage.sheet


def _belt(
    x0: float,
    x1: float,
    y: float,
    z0: float,
    z1: float,
    w: float,
    seed: str,
    *,
    boxed: bool = False,
) -> list[Item]:
    """A belt along x carrying oranges; boxed, it ends in a washing machine."""
    items: list[Item] = []
    if boxed:
        unit = box(x0, y - 0.3, 0.4, x1 - x0, w + 0.6, 3.2, "#dfe6e5", top="#e9eeec")
        front = unit["front"]
        for k in range(3):
            u = 0.5 + k * 2.2
            front.mark(u, 1.4, u + 1.7, 2.6, "#5d8797")
        front.mark(0, 0, x1 - x0, 0.4, "#8fa1a6")
        front.mark(0, 2.85, x1 - x0, 3.05, ACCENT)
        return [unit]
    legs = []
    x = x0 + 1
    while x < x1:
        legs += [((x, y + 0.1, 0), (x, y + 0.1, z0)), ((x, y + w - 0.1, 0), (x, y + w - 0.1, z0))]
        x += 4.0
    items.append(wires(*legs, width=0.22, colour=STEEL))
    bed = prism(
        [(x0, z0 - 0.45), (x1, z1 - 0.45), (x1, z1), (x0, z0)],
        y,
        y + w,
        "#6f8f9c",
        along="y",
        colours={2: "#4f656d"},
    )
    items.append(bed)
    chance = Chance(seed)
    fruit: list[Item] = []
    for j in range(5):
        x = x0 + 0.3
        while x < x1 - 0.4:
            share = (x - x0) / (x1 - x0)
            r = chance.between(0.17, 0.2)
            if chance.unit() < 0.9:
                fruit.append(
                    orange(
                        x,
                        y + w - 0.3 - j * 0.41,
                        z0 + (z1 - z0) * share,
                        r,
                        colour=chance.pick(("#ec9836", "#f0a444", "#e68b2d")),
                    )
                )
            x += chance.between(0.42, 0.54)
    items.append(Group(fruit))
    rim = box(x0, y - 0.06, z0 - 0.5, x1 - x0, 0.08, 0.62, "#d7dfdf", casts=False)
    items.append(rim)
    return [Group(items)]


def rice_mill() -> Sheet:
    camera = framed((-18, -64, 12.5), 14, [*span(-26, 0, 0, 62, 18, 25)], (50, 190, 1560, 640))
    stage = outdoors(
        "ricemill",
        DAWN,
        camera,
        height=150,
        sunny=-1,
        belts=(1500, 950, 600),
        relief=0.5,
        ground="#b3b984",
    )
    chance = Chance("paddies")
    for j in range(4):
        for i in range(14):
            x, y = -150 + i * 27, -66 + j * 15.5
            tone = chance.pick((STRAW, "#d3c172", "#cbbd6c", PADDY))
            furrows(stage, x, y, 25.5, 14, tone, lighter(tone, -0.035), 1.7, bank="#93a770")
    for j in range(4):
        for i in range(16):
            x, y = -300 + i * 40, 62 + j * 40
            tone = chance.pick((STRAW, "#d3c172", PADDY))
            furrows(stage, x, y, 37, 36, tone, lighter(tone, -0.03), 4, bank="#9aab78")
    stage.ground([(-50, -4), (96, -4), (96, 48), (-50, 48)], YARD)
    joints(stage, -50, -4, 96, 46, 6, lighter(YARD, -0.025))
    # silos with their gallery
    for k in range(6):
        stage.add(Group(grain_silo(24.5 + k * 8.2, 14, 3.8, 15.5, "#dfe2de")))
    stage.add(*conveyor((6, 14, 17.3), (68, 14, 17.3), wide=1.6, high=1.5, legs=0, windows=False))
    # the mill
    stage.add(
        *storeys(
            -6,
            6,
            16,
            16,
            4,
            4.7,
            "#f3eee1",
            bay=4.2,
            pane=0.5,
            huts=1,
            trim="#dcd6c6",
            roof=ROOF_GREY,
        )
    )
    stage.add(*works_hall(-34, 8, 28, 18, 7.5, 10, "#efeadd", "#8aa3aa", doors=1))
    # the canopy with the lorry below
    roof = box(9.0, -3.4, 6.0, 13.5, 9.5, 0.7, "#6f939f", top="#82a2ad")
    roof["front"].mark(0, 0.2, 13.5, 0.5, ACCENT)
    stage.add(
        roof,
        wires(
            *[((x, y, 0), (x, y, 6)) for x in (9.6, 21.9) for y in (-2.9, 5.6)],
            width=0.4,
            colour="#8fa1a6",
        ),
    )
    stage.add(put(lorry(kind="tip", body="#4f8195", cab=PAPER, long=7.5), 21.2, 0.6))
    stage.ground([(11, -1.2), (15, -1.2), (15, 2.4), (11, 2.4)], "#6f7b7c")
    stage.add(person(23.5, -1.2, coat=ACCENT, legs="#47606c"))
    stage.add(
        *row("rm", (-64, 30), (-64, 90), 10, height=8, sunny=-1),
        *wood("rm", (-70, 52, 120, 60), 40, heights=(6, 10)),
    )
    stage.paint()
    return stage.sheet


def seedling_land() -> Sheet:
    camera = framed(
        (-4, -30, 13.5),
        2,
        [*span(-44, 78, 0, 46, 80, 9), (-9, -17.5, 3), (3, -17.5, 3)],
        (60, 215, 1540, 770),
    )
    stage = outdoors(
        "seedling",
        MORNING,
        camera,
        height=165,
        sunny=-1,
        peak=(1080, 50, 400),
        belts=(1200, 600),
        ground="#a7b987",
        patches=False,
    )
    stage.ground([(-140, -30), (160, -30), (160, 4), (-140, 4)], "#9fb37e")
    plot(stage, -40, 10, 88, 62, SOIL, "seed")
    road(stage, [(-200, 4), (200, 4)], 4.5)
    road(stage, [(56, -30), (56, 140)], 4.5)
    stage.add(*greenhouse(-40, 73, 8, 8.5, 44, 5.6, 9.4))
    stage.add(
        *row("sd", (-47, 10), (-47, 70), 10, height=5.5),
        *row("sd2", (63, -8), (63, 120), 10, height=6),
    )
    stage.add(*wood("sd", (-220, 122, 240, 150), 74, heights=(8, 13)))
    # trays on a bench in front
    y0 = -19.6
    stage.add(box(-26, y0 - 2, 2.7, 60, 9.4, 0.3, "#b5c1c2", top="#d9dfdb", casts=False))
    for i in range(6):
        for j in range(2):
            stage.add(
                Group(
                    seedlings(
                        -14.4 + i * 4.1,
                        y0 + 1.2 + j * 3.0,
                        3.0,
                        3.8,
                        2.6,
                        f"t{i}{j}",
                        columns=6,
                        rows=3,
                        tall=0.85,
                        colour="#6dac5b" if (i + j) % 3 else "#8fbe62",
                    )
                )
            )
    stage.paint()
    return stage.sheet


def tea_extracts() -> Sheet:
    camera = framed((-4, -46, 8.0), 4, [*span(-27, 0, 0, 38, 12, 22)], (60, 130, 1560, 640))
    stage = outdoors(
        "teaplant",
        MIST,
        camera,
        height=200,
        layers=4,
        belts=(700,),
        ground="#a9ba8c",
        cloud=1,
        relief=0.5,
    )
    lines = hillside(
        stage,
        "teaslope",
        -190,
        220,
        26,
        steps=13,
        depth=8.5,
        rise=2.8,
        colour="#9db07a",
        bank="#b59a72",
        rows=2,
        bulge=56,
        wave=120,
        piece=3.4,
        leaf="#5f9a66",
    )
    chance = Chance("teacrest")
    stage.add(
        *unshaded(
            [
                tree(
                    x + chance.between(-2, 2),
                    y + chance.between(2, 12),
                    chance.between(6, 12),
                    z=z,
                    seed="tea",
                    colour=chance.pick(("#5b8f70", "#467a66", "#79a478")),
                )
                for x, y, z in lines[-1]
                if chance.unit() < 0.75
            ]
        )
    )
    stage.ground([(-120, -60), (140, -60), (140, 22), (-120, 22)], YARD)
    joints(stage, -60, -34, 80, 20, 5, lighter(YARD, -0.02))
    # extraction tanks on a steel deck
    for k in range(5):
        stage.add(
            Group(
                tank(
                    -24 + k * 5.6,
                    6,
                    2.2,
                    8.0,
                    "#cfdadb",
                    legs=2.2,
                    band="#6f9f6a" if k % 2 == 0 else "",
                )
            )
        )
    stage.add(box(-27.5, 2.2, 5.4, 29, 0.5, 0.35, "#8fa3a9"))
    stage.add(
        wires(
            *[((x, 2.3, 0), (x, 2.3, 6.7)) for x in (-27, -20, -13, -6, 1)],
            ((-27.5, 2.3, 6.7), (1.5, 2.3, 6.7)),
            ((-27.5, 2.3, 6.2), (1.5, 2.3, 6.2)),
            width=0.16,
            colour=STEEL,
        )
    )
    for k in range(4):
        stage.add(
            tube((-24 + k * 5.6, 6, 11.0), (-18.4 + k * 5.6, 6, 11.0), 0.18, 0.18, STEEL, sides=12)
        )
    # the spray-drying tower with its cyclone
    tower: list[Item] = [
        rounds(9.5, 6, [(0.5, 3.0), (4.0, 8.6), (4.0, 18.4), (3.2, 19.6), (0.8, 20.4)], "#dbe2e1"),
        rounds(9.5, 6, [(4.06, 14.8), (4.06, 15.6)], "#6f9f6a"),
        rounds(9.5, 6, [(0.8, 20.4), (0.8, 21.6)], "#9fb0b5", sides=20),
    ]
    stage.add(
        wires(
            *[
                ((9.5 + dx, 6 + dy, 0), (9.5 + dx, 6 + dy, 10))
                for dx in (-3.6, 3.6)
                for dy in (-2.0, 2.0)
            ],
            width=0.36,
            colour=STEEL,
        )
    )
    stage.add(Group(tower))
    stage.add(rounds(15.8, 6, [(0.3, 2.6), (1.5, 7.0), (1.5, 12.0), (0.7, 12.8)], "#c5d1d3"))
    stage.add(tube((9.5, 6, 3.4), (15.8, 6, 10.8), 0.35, 0.35, "#a9b8bd", sides=16))
    stage.add(*storeys(20, 8, 22, 14, 2, 4.6, PAPER, bay=4.4, pane=0.55, trim="#6f9f6a"))
    stage.add(person(4.2, 1.0, coat="#f0f2ee", legs="#5b7f8d"))
    stage.paint()
    sheet = stage.sheet
    # the table edge and the spoon before it
    sheet.rect(
        -10, 690, 1620, 230, sheet.fade([(0, "#b98f5f"), (1, "#9c7449")], (0, 690), (0, 900))
    )
    sheet.rect(-10, 690, 1620, 5, "#cfa878")
    for k, y in enumerate((716, 742, 776, 820, 866)):
        sheet.rect(-10, y, 1620, 1.5 + k * 0.3, "#8a6640", 0.28)
    spoon(sheet, 500, 700, 165)
    return sheet


PICTURES: dict[str, Callable[[], Sheet]] = {
    "bamboo-shoots": bamboo_shoots,
    "beef-cattle": beef_cattle,
    "citrus-processing": citrus_processing,
    "rice-mill": rice_mill,
    "seedling-land": seedling_land,
    "tea-extracts": tea_extracts,
}
