"""Education: a school, a college's base with workshops, a skills centre."""

from dataclasses import replace

from pictures.colour import DEEP, GRASS, INDOORS, MORNING, NOON, WARM
from pictures.drawing import Sheet
from pictures.indoors import (
    back_wall,
    cabinet,
    column,
    indoors,
    joints,
    windows,
)
from pictures.land import bush, row, tree, wood
from pictures.parts import person, saw_hall, storeys, wires
from pictures.setting import outdoors
from pictures.solids import box
from pictures.space import Camera, Item, framed, put, span
from pictures.valley import (
    covered_walk,
    machining_centre,
    running_track,
    spark,
    stadium,
    switchgear,
    welding_robot,
    welding_table,
)

ACCENT = WARM["education"]


def _block(
    w: float, d: float, *, floors: int = 3, wall: str = "#f1ebde", trim: str = ACCENT
) -> list[Item]:
    """A teaching block with open galleries along its front."""
    high = 3.9
    items = storeys(
        0, 2.4, w, d, floors, high, wall, bay=6.0, trim=trim, huts=0, pane=0.66, roof="#b9bfbd"
    )
    for floor in range(1, floors + 1):
        z = floor * high
        slab = box(-0.2, 0, z - 0.3, w + 0.4, 2.4, 0.3, "#ddd8cb")
        items.append(slab)
        if floor < floors:
            rail = box(-0.2, 0, z, w + 0.4, 0.14, 1.1, wall)
            rail["front"].mark(0, 0.86, w + 0.4, 1.1, trim)
            items.append(rail)
    count = max(round(w / 4.2), 2)
    posts = [
        ((w * k / count, 0.1, 0.0), (w * k / count, 0.1, floors * high)) for k in range(count + 1)
    ]
    items.append(wires(*posts, width=0.42, colour="#e4ddcd"))
    items.append(box(-0.4, -0.2, floors * high, w + 0.8, d + 2.8, 0.5, trim, top="#bcc2c0"))
    return items


def dongpu_school() -> Sheet:
    camera = Camera((0, -92, 28), heading=1.5, focal=1270, horizon=190)
    stage = outdoors(
        "school",
        NOON,
        camera,
        height=150,
        belts=(700,),
        relief=0.35,
        layers=3,
        cloud=2,
        village=False,
        patches=False,
    )
    stage.ground([(-220, -90), (240, -90), (240, 130), (-220, 130)], "#a9ba8c")
    stage.ground([(-64, -44), (76, -44), (76, 74), (-64, 74)], "#d5d0c3")
    running_track(stage, 4, -4, 42, 15.5, 4, 1.4, "#c9694f", "#8fb57d")
    stage.ground([(3.85, -19), (4.15, -19), (4.15, 11), (3.85, 11)], "#eef2e4")
    stage.ground(stadium(4, -4, 0.01, 5.2), "#eef2e4", opacity=0.9)
    stage.ground(stadium(4, -4, 0.01, 4.9), "#97bb84")
    # three blocks: left, behind, right
    stage.add(put(_block(52, 11), -18, 34))
    # the gallery of the left block looks to the right, that of the right block to the left
    stage.add(put(_block(42, 11), -42, -14, 0, 90), put(_block(42, 11), 50, 28, 0, -90))
    stage.add(
        put(covered_walk(27, roof="#b9664f", high=3.2), -44, 31),
        put(covered_walk(20, roof="#b9664f", high=3.2), 36, 31),
    )
    stage.add(tree(-31, 40, 8), tree(-26, 44, 9), tree(46, 42, 9), tree(41, 46, 8))
    # pupils on the track
    runners = [
        (-16, -21.0, "#d9a648"),
        (-11.4, -22.2, "#4f8ea3"),
        (-4, -20.2, "#eee8da"),
        (3.4, -21.6, ACCENT),
        (13, -22.3, "#5f9c72"),
        (17.4, -20.6, "#4f8ea3"),
        (24, -21.4, "#d9a648"),
    ]
    for x, y, coat in runners:
        stage.add(person(x, y, high=1.55, coat=coat, pose="run", facing=1))
    for x, y, coat in (
        (-6, -3, "#eee8da"),
        (-2, 0, "#4f8ea3"),
        (9, -8, "#d9a648"),
        (12, -6, "#eee8da"),
        (14.6, -8.6, ACCENT),
        (36, -30, "#4f8ea3"),
        (38, -31, "#eee8da"),
        (-30, -29, ACCENT),
        (-28.4, -29.8, "#d9a648"),
        (0, 30, "#4f8ea3"),
        (2, 29.5, "#eee8da"),
    ):
        stage.add(person(x, y, high=1.55, coat=coat))
    for x in (-17.5, 25.5):
        stage.add(
            wires(
                ((x, -7.6, 0), (x, -7.6, 2.4)),
                ((x, -0.4, 0), (x, -0.4, 2.4)),
                ((x, -7.6, 2.4), (x, -0.4, 2.4)),
                width=0.14,
                colour="#f4f1ea",
            )
        )
    stage.add(
        *row("s1", (-74, -20), (-70, 60), 11, height=8),
        *row("s2", (82, -20), (82, 60), 11, height=8),
    )
    stage.add(
        *row("s3", (-60, 64), (74, 64), 13, height=10),
        *wood("school", (-180, 84, 220, 120), 26, heights=(7, 11)),
    )
    stage.paint()
    return stage.sheet


def industry_college() -> Sheet:
    camera = framed(
        (-1, -25, 4.6),
        6,
        [*span(-18.5, 12, 0, -17, 14, 12.5), *span(18.4, 0, 0, 19, 2, 9), (0, -7, 0)],
        (30, 150, 1580, 775),
    )
    light = replace(MORNING, bearing=-140, height=36)
    stage = outdoors(
        "college",
        light,
        camera,
        height=250,
        belts=(700, 420),
        sunny=-1,
        peak=(660, 70, 320),
        cloud=4,
    )
    stage.ground([(-120, -60), (140, -60), (140, 90), (-120, 90)], "#d3d0c5")
    joints(stage, -48, -34, 48, 30, 3, "#c8c5b9", width=0.06)
    stage.ground([(-14, 4), (-3.5, 4), (-3.5, 50), (-14, 50)], GRASS)
    stage.ground([(-10, -6), (-7.4, -6), (-7.4, 60), (-10, 60)], "#dcd8cc")
    # the teaching block on the left
    stage.add(*storeys(-38, 8, 23, 40, 4, 3.8, "#f1ebde", bay=4.2, trim=ACCENT, huts=1, pane=0.66))
    stage.add(box(-15, 8, 3.5, 1.5, 40, 0.3, ACCENT))
    # the workshop on the right: its near bay is open
    x0, w, d = -2.5, 21.0, 9.0
    stage.ground([(x0, 0), (x0 + w, 0), (x0 + w, d), (x0, d)], "#c3c7c2")
    stage.ground([(x0, 0), (x0 + w, 0), (x0 + w, 0.25), (x0, 0.25)], "#d9b65f")
    rear = box(x0, d, 0, w, 0.4, 6.4, "#dfe2dc")
    rear["front"].panes(7, 1, "#b9d3d8", left=1.0, right=1.0, foot=3.6, head=0.8, gap=0.9)
    rear["front"].mark(0, 0, w, 0.9, "#b9bfba")
    side = box(x0 + w - 0.4, 0, 0, 0.4, d, 6.4, "#d5dad5")
    stage.add(rear, side)
    for k in (0, 1):
        stage.add(box(x0 + (w - 0.6) * k, 0, 0, 0.6, 0.6, 6.4, "#5d8494"))
    stage.add(put(saw_hall(0, 0, w, 40, 0.9, 3.0, 5, "#e4e1d6", "#7f99a3"), x0, 0, 6.4))
    beam = box(x0 - 0.3, -0.35, 6.3, w + 0.6, 0.4, 1.1, DEEP)
    stage.add(beam)
    # machines and students within
    stage.add(put(machining_centre(ACCENT), x0 + 6.8, 3.8))
    stage.add(
        put(machining_centre("#5d8494"), x0 + 15.2, 5.2),
        cabinet(x0 + 1.6, 7.4, 3.2, 1, 2.3, "#cfd6d2"),
    )
    coats = ("#4f7f92", "#5d7fa0", ACCENT, "#6d8f98", "#4f7f92", "#5d7fa0")
    for k, (x, y, facing) in enumerate(
        (
            (5.7, 2.9, 1),
            (7.0, 1.8, 1),
            (8.2, 2.8, 1),
            (12.4, 2.7, -1),
            (11.6, 1.7, -1),
            (13.5, 3.1, -1),
        )
    ):
        stage.add(
            person(
                x0 + x,
                y,
                coat=coats[k],
                facing=facing,
                pose="work" if k in {2, 3} else "stand",
                high=1.9,
                goggles=True,
                legs="#3a4d57",
            )
        )
    for x, y, coat in (
        (-16.5, -1, "#d9a648"),
        (-15.2, -1.5, "#5f9c72"),
        (-8.6, 12, "#4f7f92"),
        (-8.0, 24, ACCENT),
    ):
        stage.add(person(x, y, coat=coat, pose="walk", high=1.75))
    stage.add(person(x0 + 17.4, 4.0, coat="#4f7f92", pose="work", high=1.9, goggles=True))
    stage.add(
        *row("ic", (-12.4, 7), (-12.4, 44), 7, height=5.2),
        *row("ic2", (-5, 9), (-5, 44), 7, height=5.2),
    )
    stage.add(
        *[bush(-13.4 + 1.3 * k, 4.6, 0.9) for k in range(3)],
        *[bush(-6.6 + 1.3 * k, 4.6, 0.9) for k in range(3)],
    )
    stage.add(tree(23.5, 8, 9), tree(26, 2, 8))
    stage.add(*wood("college", (-120, 70, 140, 120), 90, heights=(8, 12)))
    stage.paint()
    return stage.sheet


def skills_centre_equipment() -> Sheet:
    camera = framed((0.5, -13.5, 3.0), 0, [*span(-9.6, -1, 0, 10.0, 2, 5.2)], (60, 140, 1540, 745))
    stage = indoors(camera, replace(INDOORS, bearing=-130), wall="#e7e5dc", floor="#d6d5cc")
    back = back_wall(stage, -30, 30, 9, 11, "#e9e6dc", base=0.9)
    back.mark(0, 4.9, 60, 5.25, ACCENT)
    windows(back, 12, 5.9, 9.4, "skills", left=0.6, right=0.6, gap=0.8, bars=1, cross=1)
    joints(stage, -20, -12, 20, 8.6, 2, "#c6c6bd", width=0.04)
    stage.ground([(-30, -1.9), (30, -1.9), (30, -1.72), (-30, -1.72)], "#d9b65f")
    stage.ground([(-30, 3.9), (30, 3.9), (30, 4.08), (-30, 4.08)], "#d9b65f")
    for x in range(-20, 25, 10):
        stage.add(column(x, 8.6, 11, size=0.7))
    # older benches at the back wall
    for k in range(5):
        stage.add(cabinet(-14.5 + 6.4 * k, 7.4, 2.6, 0.9, 2.2, "#d5dad5", screen=False))
    # five-axis machine, welding cell, switchgear
    stage.add(put(machining_centre(ACCENT, five=True), -9.6, -0.6))
    stage.ground([(-3.2, -1.2), (3.7, -1.2), (3.7, 3.4), (-3.2, 3.4)], "#c2c4bc")
    stage.add(put(welding_robot("#dd9a3e"), -1.6, 1.2))
    stage.add(put(welding_table(), -0.7, 0.2))
    stage.add(spark(0.43, 0.9, 1.95, 0.85))
    screen = box(-3.2, 3.3, 0, 6.9, 0.1, 2.3, "#6f9aa8")
    stage.add(screen)
    stage.add(put(switchgear(5, ACCENT, high=3.3), 4.7, 0.2))
    # trainees
    stage.add(
        person(
            -4.6,
            -2.5,
            high=2.25,
            coat="#4f7f92",
            pose="work",
            facing=-1,
            goggles=True,
            cap="#e9e6dc",
        )
    )
    stage.add(
        person(
            -6.6, -3.0, high=2.2, coat="#5d7fa0", pose="work", facing=1, goggles=True, cap="#d9a648"
        )
    )
    stage.add(
        person(
            2.75, -2.3, high=2.25, coat=ACCENT, pose="work", facing=-1, goggles=True, cap="#e9e6dc"
        )
    )
    stage.add(
        person(
            6.9, -2.4, high=2.2, coat="#4f7f92", pose="work", facing=1, goggles=True, cap="#d9a648"
        )
    )
    stage.add(
        person(
            9.0,
            -2.2,
            high=2.25,
            coat="#6d8f98",
            pose="work",
            facing=-1,
            goggles=True,
            cap="#e9e6dc",
        )
    )
    # their stands, in front
    for x, w in ((-6.3, 1.4), (1.2, 1.2)):
        stage.add(
            box(x, -2.4, 0, w, 0.7, 1.15, "#c9b48c", top="#e0cfa8"),
            box(x + w * 0.3, -2.2, 1.15, w * 0.45, 0.12, 0.42, "#3e5863"),
        )
    stage.paint()
    return stage.sheet


PICTURES = {
    "dongpu-school": dongpu_school,
    "industry-college": industry_college,
    "skills-centre-equipment": skills_centre_equipment,
}
