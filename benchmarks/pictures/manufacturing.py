"""Other manufacturing: bamboo packaging, knitwear, technical ceramics."""

from collections.abc import Callable
from math import cos, pi, sin

from pictures.colour import INDOORS, MORNING, NOON, PAPER, STEEL, WARM, Light, lighter, mix
from pictures.drawing import Chance, Point, Sheet, outline, smooth
from pictures.farm import thicket
from pictures.indoors import (
    back_wall,
    ceiling,
    indoors,
    joints,
    outlook,
    side_wall,
)
from pictures.land import Shade, ridge, treeline
from pictures.parts import person, table, wires
from pictures.setting import outdoors
from pictures.solids import box, drum, prism, rounds, tube
from pictures.space import Face, Group, Item, Solid, Sprite, Stroke, framed, layered, span

ACCENT = WARM["manufacturing"]
PULP = "#ead9a6"


def bamboo_packaging() -> Sheet:
    camera = framed(
        (1.5, -15, 4.2),
        9,
        [*span(-13, 4, 0, 15, 9, 6.2), (-5, -5, 0), (8, -5, 0)],
        (20, 140, 1580, 775),
    )
    stage = outdoors("packaging", NOON, camera, height=170, belts=(500,), ground="#9fb384")
    stage.ground([(-6.5, -60), (80, -60), (80, 10), (-6.5, 10)], "#cfd0c8")
    joints(stage, -6.5, -8, 50, 9.8, 2.4, "#bfc2bb", width=0.05)
    stage.ground([(-7.6, -60), (-6.5, -60), (-6.5, 10), (-7.6, 10)], "#b9bdb4")
    stage.add(
        *thicket("bp1", (-40, 15, 44, 21), 32, heights=(9, 12)),
        *thicket("bp2", (-30, -1, -9.5, 10), 30, heights=(7, 11)),
    )
    # the hall, cut open: back wall, posts, roof
    back = box(-6, 9.6, 0, 60, 0.3, 6.6, "#eceae1")
    face = back["front"]
    face.mark(0, 0, 60, 1.0, "#cfd2ca")
    for k in range(9):
        u = 0.8 + k * 5.2
        face.mark(u - 0.1, 3.0, u + 4.1, 5.3, "#f6f3ec")
        pane = face.mark(u, 3.1, u + 4.0, 5.2, "#dcebec", shaded=False)
        pane.art = _bamboo_view(f"bpw{k}")
    stage.add(back)
    for k in range(4):
        stage.add(box(-6.3, -0.4 + k * 3.2, 0, 0.4, 0.4, 6.0, "#d9dbd4", casts=False))
    lid = box(-7.4, -0.6, 6.0, 64, 10.8, 0.5, "#8aa3aa", top="#9db2b7")
    lid["front"].mark(0, 0.12, 64, 0.3, ACCENT)
    stage.add(lid)
    # moulding machines
    for k in range(4):
        stage.add(layered(*_press(-3.6 + k * 5.2, 4.6)))
    for k in range(3):
        stage.add(
            person(
                0.6 + k * 5.2,
                3.6,
                coat="#6f9aa6",
                cap="#6f9aa6",
                facing=-1 if k % 2 else 1,
                pose="work",
                legs="#47606c",
            )
        )
    # boxes and trays in front
    for x, y, kind, high in (
        (-4.6, -3.6, "box", 7),
        (-2.5, -3.9, "box", 10),
        (-0.4, -3.5, "tray", 12),
        (1.9, -3.8, "box", 8),
        (4.0, -3.5, "tray", 9),
        (6.2, -3.8, "box", 11),
        (8.3, -3.5, "tray", 7),
    ):
        stage.add(Group(_stack(x, y, kind, high)))
    stage.paint()
    return stage.sheet


def _bamboo_view(seed: str) -> Callable[[Sheet, list[Point]], None]:
    """Stems and leaves close behind a window."""

    def art(sheet: Sheet, points: list[Point]) -> None:
        top, foot = min(p[1] for p in points), max(p[1] for p in points)
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        tall = foot - top
        chance = Chance(seed)
        sheet.open(f'clip-path="{sheet.clip(outline(points))}"')
        sheet.rect(
            left,
            top,
            right - left,
            tall,
            sheet.fade([(0, "#c9dfd6"), (1, "#a9c69a")], (0, top), (0, foot)),
        )
        for _ in range(6):
            x = chance.between(left, right)
            tone = chance.pick(("#7fa86a", "#6f9c62", "#93b673", "#5c8a5f"))
            sheet.line(
                f"M{x:.1f} {foot:.1f}L{x + chance.between(-9, 9):.1f} {top:.1f}",
                tone,
                chance.between(2.2, 4.4),
            )
            for _ in range(2):
                px, py = x + chance.between(-14, 14), chance.between(top, foot)
                side = 1 if chance.unit() > 0.5 else -1
                sheet.shape(
                    smooth(
                        [
                            (px, py),
                            (px + side * 8, py - 3),
                            (px + side * 20, py + 7),
                            (px + side * 8, py + 5),
                        ],
                        closed=True,
                    ),
                    tone,
                )
        sheet.close()

    return art


def _press(x: float, y: float) -> list[Item]:
    """A moulding machine: a frame with a moving head over a form, a pulp tank beside it."""
    blue = "#5f8b9b"
    pale = "#dfe5e3"
    base = box(x, y, 0, 3.4, 2.4, 1.0, blue)
    base["front"].mark(0.2, 0.2, 3.2, 0.75, lighter(blue, -0.05))
    items: list[Item] = [base]
    items.append(box(x + 0.5, y + 0.4, 1.0, 2.4, 1.6, 0.28, "#9aa9ac"))
    form = box(x + 0.6, y + 0.3, 1.28, 2.2, 1.5, 0.16, PULP)
    front = form["front"]
    for k in range(1, 4):
        front.mark(k * 0.55 - 0.03, 0, k * 0.55 + 0.03, 0.16, lighter(PULP, -0.07))
    items.append(form)
    posts = (x + 0.12, x + 3.04)
    items += [box(px, y + 1.8, 1.0, 0.24, 0.24, 3.1, STEEL) for px in posts]
    items.append(
        tube((x + 1.7, y + 1.0, 2.6), (x + 1.7, y + 1.0, 3.6), 0.22, 0.22, "#c9d3d4", sides=20)
    )
    items.append(box(x + 0.5, y + 0.3, 2.2, 2.4, 1.6, 0.42, "#8fa2a8"))
    items += [box(px, y + 0.1, 1.0, 0.24, 0.24, 3.1, STEEL) for px in posts]
    crown = box(x - 0.1, y, 3.6, 3.6, 2.4, 0.9, pale)
    crown["front"].mark(0.25, 0.22, 1.1, 0.66, "#2d5d70")
    crown["front"].mark(1.4, 0.36, 3.35, 0.54, ACCENT)
    items.append(crown)
    items.append(
        rounds(x + 4.25, y + 1.5, [(0.2, 0.5), (0.62, 1.2), (0.62, 2.9), (0.5, 3.1)], "#cdd7d8")
    )
    return items


def _stack(x: float, y: float, kind: str, high: int) -> list[Item]:
    """A pile of nested lunch boxes or trays on a pallet."""
    items: list[Item] = [box(x - 0.1, y - 0.1, 0, 1.9, 1.5, 0.16, "#a9885f")]
    z = 0.16
    for k in range(high):
        tone = lighter(PULP, 0.012 if k % 2 else -0.012)
        if kind == "box":
            tone = lighter(tone, 0.01)
            one = box(x + 0.05, y + 0.05, z, 1.6, 1.2, 0.15, tone, casts=k == 0)
            one["front"].mark(0, 0.11, 1.6, 0.15, lighter(tone, 0.035))
            one["front"].mark(0, 0.0, 1.6, 0.03, lighter(tone, -0.08))
            one["front"].mark(0.76, 0.03, 0.84, 0.11, lighter(tone, -0.05))
            step = 0.155
        else:
            one = prism(
                [(x + 0.14, z), (x + 1.56, z), (x + 1.7, z + 0.1), (x, z + 0.1)],
                y,
                y + 1.3,
                tone,
                along="y",
            )
            one.casts = k == 0
            step = 0.11
        items.append(one)
        z += step
    last = items[-1]
    if isinstance(last, Solid):
        top = last["top"] if kind == "box" else last["side2"]
        dark, deep = lighter(PULP, -0.05), lighter(PULP, -0.09)
        w, d = top.long, top.high
        if kind == "box":
            top.mark(w * 0.05, d * 0.06, w * 0.95, d * 0.94, lighter(PULP, -0.025))
            top.mark(w * 0.12, d * 0.14, w * 0.88, d * 0.86, dark)
        else:
            for i in range(3):
                for j in range(2):
                    top.mark(
                        w * (0.07 + 0.3 * i),
                        d * (0.08 + 0.46 * j),
                        w * (0.33 + 0.3 * i),
                        d * (0.46 + 0.46 * j),
                        deep if (i + j) % 2 else dark,
                    )
    return [layered(*items)]


def knitwear_workshops() -> Sheet:
    camera = framed(
        (0.6, -10.6, 2.8),
        0,
        [*span(-8.2, 2.6, 3.4, 8.6, 3, 5.4), (-4.6, -1.4, 0), (4.9, -1.4, 0)],
        (30, 135, 1570, 770),
    )
    light = INDOORS
    stage = indoors(camera, light, wall="#e9e5da", floor="#d3d2c8")
    back = back_wall(stage, -16, 16, 22, 7.2, "#d0d8d6", base=0.9)
    for k in range(5):
        u = 1.4 + k * 6.0
        back.mark(u - 0.15, 1.15, u + 5.35, 4.75, "#f8f5ee")
        pane = back.mark(u, 1.3, u + 5.2, 4.6, "#dcebec", shaded=False)
        pane.art = _village_view("knit", u)
        for b in (1, 2):
            back.mark(u + 5.2 * b / 3 - 0.05, 1.3, u + 5.2 * b / 3 + 0.05, 4.6, "#f8f5ee")
    left = side_wall(stage, -10.5, -8, 22, 7.2, "#d9ddd8", base=0.9)
    right = side_wall(stage, 11.5, -8, 22, 7.2, "#d2d8d4", base=0.9)
    left.colour, right.colour = "#b7c4c6", "#c3cdcd"
    for side in (left, right):
        side.shaded = False
        for k in range(5):
            u = 1.6 + k * 5.8
            side.mark(u - 0.12, 1.3, u + 4.4, 4.6, "#f8f5ee")
            side.mark(u, 1.42, u + 4.28, 4.48, "#dbe9ea", shaded=False)
            side.mark(u, 1.42, u + 4.28, 2.3, "#b4cba9", shaded=False)
            for b in (1, 2):
                side.mark(u + 4.28 * b / 3 - 0.05, 1.42, u + 4.28 * b / 3 + 0.05, 4.48, "#f8f5ee")
    roof = ceiling(stage, -10.5, 11.5, -8, 22, 7.2, "#b9c6c8")
    roof.shaded = False
    for x in (5.6, 10.7, 15.8):
        roof.mark(x - 0.16, 0.5, x + 0.16, 29, "#ffffff", shaded=False)
    joints(stage, -10, -6, 11, 21.5, 2, "#c6c5bb", width=0.04)
    # sewing places in two rows
    for side in (-1, 1):
        for k in range(7):
            y = -1.2 + k * 3.1
            x = -4.6 if side < 0 else 3.0
            stage.add(Group(_sewing_place(x, y, side, k)))
    # the hanging line: across the room, then back along the left
    rail = "#8fa1a6"
    high, y = 5.3, 2.6
    for k in range(20):
        stage.add(box(-10 + k * 1.1, y - 0.06, high, 1.1, 0.12, 0.14, "#5d7b87", casts=False))
    for x in (-8, -4, 0, 4, 8):
        stage.add(wires(((x, y, high), (x, y, 7.2)), width=0.06, colour=rail))
    tones = ("#fbf3e4", "#f3dfcc", "#e9eee6", "#f7efe0", "#dfe9ea", "#f6e6c8")
    chance = Chance("pieces")
    for k in range(11):
        kind = ("body", "sleeve", "front", "sleeve", "body")[k % 5]
        stage.add(_piece(-8.8 + k * 1.66 + chance.between(-0.1, 0.1), y, high, kind, tones[k % 6]))
    stage.paint()
    return stage.sheet


def _piece(x: float, y: float, z: float, kind: str, tone: str) -> Solid:
    """A cut or knitted piece on a hanger, facing the viewer."""
    shapes = {
        "body": [
            (-0.5, 0.0),
            (0.5, 0.0),
            (0.5, 0.75),
            (0.62, 0.9),
            (0.42, 1.2),
            (0.16, 1.26),
            (0.0, 1.16),
            (-0.16, 1.26),
            (-0.42, 1.2),
            (-0.62, 0.9),
            (-0.5, 0.75),
        ],
        "front": [
            (-0.5, 0.0),
            (0.5, 0.0),
            (0.5, 0.8),
            (0.4, 1.2),
            (0.16, 1.26),
            (0.0, 0.86),
            (-0.16, 1.26),
            (-0.4, 1.2),
            (-0.5, 0.8),
        ],
        "sleeve": [
            (-0.24, 0.0),
            (0.24, 0.0),
            (0.42, 0.9),
            (0.22, 1.14),
            (0.0, 1.22),
            (-0.22, 1.14),
            (-0.42, 0.9),
        ],
    }
    foot = z - 1.9
    face = Face([(x + px, y, foot + pz) for px, pz in shapes[kind]], tone, shaded=False)
    wide = 0.24 if kind == "sleeve" else 0.5
    face.marks.append(
        Face(
            [(x + px, y, foot + pz) for px, pz in [(0.0, 0.0), *shapes[kind]] if px >= 0],
            lighter(tone, -0.022),
            shaded=False,
        )
    )
    face.marks.append(
        Face(
            [
                (x - wide, y, foot),
                (x + wide, y, foot),
                (x + wide, y, foot + 0.12),
                (x - wide, y, foot + 0.12),
            ],
            lighter(tone, -0.06),
            shaded=False,
        )
    )
    for k in range(1, 4):
        px = -wide + 2 * wide * k / 4
        face.marks.append(
            Face(
                [
                    (x + px - 0.012, y, foot + 0.12),
                    (x + px + 0.012, y, foot + 0.12),
                    (x + px + 0.012, y, foot + 0.8),
                    (x + px - 0.012, y, foot + 0.8),
                ],
                lighter(tone, -0.045),
                shaded=False,
            )
        )
    made = Solid([face], casts=False, convex=False)
    made.strokes = [
        Stroke((x, y, foot + 1.5), (x, y, z), 0.04, "#6d8791"),
        Stroke((x - 0.4, y, foot + 1.24), (x, y, foot + 1.5), 0.04, "#6d8791"),
        Stroke((x + 0.4, y, foot + 1.24), (x, y, foot + 1.5), 0.04, "#6d8791"),
    ]
    return made


def _sewing_place(x: float, y: float, side: int, number: int) -> list[Item]:
    """A table with a machine, its seat and, at most places, somebody sewing."""
    items: list[Item] = [*table(x, y, 1.9, 0.9, 0.85, "#d8c4a2")]
    body = "#f3f2ec"
    items.append(box(x + 0.55, y + 0.35, 0.85, 0.8, 0.3, 0.08, lighter(body, -0.05)))
    items.append(box(x + 1.13, y + 0.38, 0.93, 0.2, 0.24, 0.34, body))
    items.append(box(x + 0.6, y + 0.38, 1.17, 0.73, 0.24, 0.16, body))
    items.append(box(x + 0.6, y + 0.4, 0.95, 0.08, 0.18, 0.22, "#8fa1a6"))
    items.append(
        tube((x + 1.33, y + 0.5, 1.2), (x + 1.4, y + 0.5, 1.2), 0.13, 0.13, "#4f6872", sides=18)
    )
    items.append(wires(((x + 1.6, y + 0.7, 0.85), (x + 1.6, y + 0.7, 1.75)), width=0.04))
    items.append(
        drum(x + 1.6, y + 0.7, 1.5, 0.09, 0.24, ACCENT if number % 2 else "#7fa3ae", sides=14)
    )
    cloth = ("#ecd9c6", "#dfe4dc", "#efe7d9")[number % 3]
    items.append(_cloth(x + 0.35, y + 0.4, 0.86, cloth))
    if number != 3 or side > 0:
        coat = ("#6f9aa6", "#c98a63", "#8aa9a0", "#7d94a8")[(number * 2 + side) % 4]
        items.append(
            person(
                x + (0.75 if side < 0 else 0.85),
                y + 1.25,
                coat=coat,
                cap="",
                high=1.62,
                facing=1,
                pose="work",
                legs="#4a5f69",
            )
        )
    else:
        items.append(box(x + 0.6, y + 1.2, 0.0, 0.5, 0.4, 0.48, "#8c9ea3"))
    return items


def _cloth(x: float, y: float, z: float, tone: str) -> Sprite:
    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        s = scale * 0.42
        sheet.shape(
            smooth(
                [
                    (sx - s, sy + 0.02 * s),
                    (sx - 0.7 * s, sy - 0.35 * s),
                    (sx, sy - 0.3 * s),
                    (sx + 0.8 * s, sy - 0.16 * s),
                    (sx + s, sy + 0.06 * s),
                    (sx, sy + 0.16 * s),
                ],
                closed=True,
            ),
            shade(tone),
        )
        sheet.shape(
            smooth(
                [
                    (sx - 0.6 * s, sy - 0.2 * s),
                    (sx, sy - 0.2 * s),
                    (sx + 0.7 * s, sy - 0.05 * s),
                    (sx, sy - 0.08 * s),
                ],
                closed=True,
            ),
            shade(lighter(tone, -0.05)),
        )

    return Sprite((x, y, z), 0.4, 0.2, draw, casts=False)


def _village_view(
    seed: str, shift: float, light: Light = MORNING
) -> Callable[[Sheet, list[Point]], None]:
    """Hills, a row of village houses and fields behind a window."""

    def art(sheet: Sheet, points: list[Point]) -> None:
        top, foot = min(p[1] for p in points), max(p[1] for p in points)
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        tall, wide = foot - top, right - left
        sheet.open(f'clip-path="{sheet.clip(outline(points))}"')
        sheet.rect(left, top, wide, tall, sheet.fade(light.sky, (0, top), (0, foot)))
        far, near = light.hills
        for layer in range(3):
            ridge(
                sheet,
                f"{seed}{layer}",
                top + tall * (0.56 + 0.08 * layer),
                tall * (0.44 - 0.1 * layer),
                mix(far, near, layer * 0.4),
                light.haze,
                wave=tall * 2.2,
                start=left - 4,
                end=right + 4,
                level=0.15,
            )
        ground = top + tall * 0.7
        sheet.rect(left, ground, wide, tall, "#b3c08d")
        sheet.rect(left, ground + tall * 0.12, wide, tall, "#c9bf78")
        sheet.rect(left, ground + tall * 0.2, wide, tall, "#a7b97f")
        treeline(
            sheet, f"{seed}t{shift}", ground + 2, tall * 0.08, "#6f9c7c", start=left, end=right
        )
        chance = Chance(f"{seed}{shift:.0f}houses")
        x = left + chance.between(0, 0.1) * wide
        while x < right:
            w, h = tall * chance.between(0.17, 0.24), tall * chance.between(0.12, 0.2)
            base = ground + tall * chance.between(0.03, 0.07)
            sheet.rect(x, base - h, w, h, "#f1ece0")
            sheet.rect(x + w * 0.62, base - h, w * 0.38, h, "#dcd8cc")
            sheet.shape(
                outline(
                    [
                        (x - 3, base - h),
                        (x + w * 0.16, base - h - tall * 0.07),
                        (x + w * 0.84, base - h - tall * 0.07),
                        (x + w + 3, base - h),
                    ]
                ),
                "#71838a",
            )
            for k in range(2):
                sheet.rect(
                    x + w * (0.12 + 0.26 * k), base - h * 0.72, w * 0.13, h * 0.34, "#8fb0bd"
                )
            x += w * chance.between(1.15, 1.9)
        treeline(
            sheet,
            f"{seed}u{shift}",
            ground + tall * 0.13,
            tall * 0.05,
            "#7fa878",
            start=left + wide * 0.1,
            end=left + wide * 0.55,
        )
        sheet.close()

    return art


def technical_ceramics() -> Sheet:
    camera = framed(
        (-0.6, -6.6, 2.75),
        4,
        [*span(-7, 5, 0, 9, 7, 4.2), (-3.0, -1.8, 0.9), (1.9, -1.8, 0.9)],
        (30, 120, 1570, 680),
    )
    stage = indoors(camera, wall="#e7ebe8", floor="#cfd6d5")
    back = back_wall(stage, -20, 26, 8.6, 6.4, "#e6eae7", base=0.15, plinth="#b4c2c4")
    for x in range(2, 46, 2):
        back.mark(x - 0.015, 0, x + 0.015, 6.4, "#d6dedc")
    for k in range(8):
        u = 1.2 + k * 5.6
        back.mark(u - 0.1, 4.35, u + 4.5, 5.75, "#f8f8f4")
        pane = back.mark(u, 4.45, u + 4.4, 5.65, "#dcebec", shaded=False)
        pane.art = outlook("ceram", MORNING)
    joints(stage, -18, -4, 26, 8.4, 1.3, "#bfc9c8", width=0.03)
    # upright furnaces
    for k in range(6):
        stage.add(layered(*_furnace(-8.4 + k * 2.15, 5.6)))
    stage.add(*_laser_table(5.4, 4.4))
    stage.add(
        person(4.75, 4.0, high=1.72, coat="#f6f7f5", cap="#f6f7f5", legs="#e6ecea", pose="work")
    )
    stage.add(
        person(
            -2.9,
            3.9,
            high=1.72,
            coat="#f6f7f5",
            cap="#f6f7f5",
            legs="#e6ecea",
            facing=-1,
            pose="work",
        )
    )
    # the bench in front with setters and sheets
    stage.add(box(-9, -3.4, 0, 18, 2.6, 0.86, "#b3c0c1", top="#dfe0d8"))
    white = "#f6f5ef"
    for x, y, w, d, count, lid in (
        (-2.85, -2.75, 1.5, 1.3, 9, True),
        (-1.1, -2.6, 1.3, 1.25, 5, False),
        (0.4, -2.65, 1.2, 1.2, 3, True),
    ):
        z = 0.86
        setter = "#c9a98a"
        pile: list[Item] = [
            box(px, py, z, 0.16, 0.16, 0.1, lighter(setter, -0.05))
            for px in (x, x + w - 0.16)
            for py in (y, y + d - 0.16)
        ]
        pile.append(
            box(
                x - 0.06,
                y - 0.06,
                z + 0.1,
                w + 0.12,
                d + 0.12,
                0.09,
                setter,
                top=lighter(setter, 0.03),
            )
        )
        z += 0.19
        chance = Chance(f"sheets{x}")
        for _ in range(count):
            dx, dy = chance.between(-0.02, 0.02), chance.between(-0.02, 0.02)
            one = box(
                x + 0.14 + dx,
                y + 0.12 + dy,
                z,
                w - 0.28,
                d - 0.24,
                0.05,
                white,
                top="#fbfaf6",
                casts=False,
            )
            one["front"].mark(0, 0, w - 0.28, 0.014, "#c9cdc8")
            pile.append(one)
            z += 0.064
        top = pile[-1]
        if isinstance(top, Solid) and lid:
            face = top["top"]
            for i in range(1, 6):
                u, v = face.long * i / 6, face.high * i / 6
                face.mark(u - 0.005, 0.03, u + 0.005, face.high - 0.03, "#cfd6d4")
                face.mark(0.03, v - 0.005, face.long - 0.03, v + 0.005, "#cfd6d4")
        stage.add(layered(*pile))
    # one metallised tile leaning on a block
    stage.add(box(1.95, -2.45, 0.86, 0.5, 0.3, 0.4, "#8fa2a8"))
    tile = prism(
        [(-2.75, 0.86), (-2.69, 0.86), (-2.27, 1.72), (-2.33, 1.74)], 1.8, 2.6, white, along="x"
    )
    face = tile["side3"]
    face.points = [(1.8, -2.75, 0.86), (2.6, -2.75, 0.86), (2.6, -2.33, 1.74), (1.8, -2.33, 1.74)]
    for i in range(2):
        for j in range(2):
            face.mark(0.07 + 0.35 * i, 0.09 + 0.43 * j, 0.38 + 0.35 * i, 0.44 + 0.43 * j, ACCENT)
            face.mark(0.13 + 0.35 * i, 0.15 + 0.43 * j, 0.32 + 0.35 * i, 0.24 + 0.43 * j, white)
    stage.add(tile)
    stage.paint()
    return stage.sheet


def _furnace(x: float, y: float) -> list[Item]:
    """An upright sintering furnace: a drum on a frame, a round door, a cabinet."""
    shell = "#b9c9cd"
    items: list[Item] = [box(x - 0.8, y - 0.7, 0, 1.6, 1.5, 0.5, "#7f949b")]
    items.append(rounds(x, y, [(0.78, 0.5), (0.78, 2.7), (0.6, 2.95), (0.2, 3.05)], shell))
    items += [
        rounds(x, y, [(0.81, z), (0.81, z + 0.1)], lighter(shell, -0.09)) for z in (0.8, 1.6, 2.4)
    ]
    items.append(tube((x, y, 3.0), (x, y, 3.7), 0.13, 0.13, "#8fa2a8", sides=16))
    door = tube((x, y - 0.98, 1.68), (x, y - 0.72, 1.68), 0.5, 0.54, lighter(shell, 0.04))
    face = door["start"]
    face.marks.append(
        Face(
            [
                (x + 0.16 * cos(2 * pi * k / 24), y - 0.98, 1.68 + 0.16 * sin(2 * pi * k / 24))
                for k in range(24)
            ],
            "#4f6872",
        )
    )
    face.marks.append(
        Face(
            [
                (x + 0.12 * cos(2 * pi * k / 24), y - 0.98, 1.68 + 0.12 * sin(2 * pi * k / 24))
                for k in range(24)
            ],
            "#f6c26e",
            shaded=False,
        )
    )
    items.append(door)
    panel = box(x + 0.82, y - 0.5, 0, 0.4, 0.5, 1.5, PAPER)
    panel["front"].mark(0.06, 1.0, 0.34, 1.3, "#2d5d70")
    panel["front"].mark(0.06, 0.8, 0.34, 0.88, ACCENT)
    items.append(panel)
    return items


def _laser_table(x: float, y: float) -> list[Item]:
    """A laser scribing table: granite bed, gantry, head with its beam, a sheet below."""
    items: list[Item] = [
        box(x, y, 0, 3.6, 1.8, 0.95, "#dfe4e2"),
        box(x - 0.1, y - 0.1, 0.95, 3.8, 2.0, 0.16, "#5b6f77", top="#6b8089"),
    ]
    sheet_plate = box(x + 0.9, y + 0.3, 1.11, 1.5, 1.0, 0.03, "#fbfaf6")
    for i in range(1, 6):
        sheet_plate["top"].mark(0.25 * i - 0.01, 0, 0.25 * i + 0.01, 1.0, "#cdd5d3")
    items.append(sheet_plate)
    items += [box(px, y + 0.6, 1.11, 0.3, 0.6, 0.95, PAPER) for px in (x + 0.05, x + 3.25)]
    beam = box(x, y + 0.6, 2.06, 3.6, 0.6, 0.34, PAPER)
    beam["front"].mark(0.1, 0.12, 3.5, 0.2, ACCENT)
    items.append(beam)
    items.append(box(x + 1.45, y + 0.35, 1.75, 0.5, 0.28, 0.9, "#2f6d86"))
    items.append(rounds(x + 1.7, y + 0.48, [(0.05, 1.5), (0.16, 1.75)], "#44606d", sides=18))
    items.append(
        wires(((x + 1.7, y + 0.48, 1.14), (x + 1.7, y + 0.48, 1.5)), width=0.03, colour="#ff9d5c")
    )
    screen = box(x + 2.6, y + 0.1, 1.3, 0.8, 0.06, 0.5, "#44606d")
    screen["front"].mark(0.05, 0.05, 0.75, 0.45, "#9fd0d0")
    items.append(screen)
    return [layered(*items)]


PICTURES: dict[str, Callable[[], Sheet]] = {
    "bamboo-packaging": bamboo_packaging,
    "knitwear-workshops": knitwear_workshops,
    "technical-ceramics": technical_ceramics,
}
