"""Land in use and buildings going up: plots, roads, furrows, groves, frames, scaffolds."""

from collections.abc import Sequence

from pictures.colour import ASPHALT, CONCRETE, lighter
from pictures.drawing import Chance
from pictures.land import tree
from pictures.parts import wires
from pictures.solids import box
from pictures.space import Item, Solid, Sprite, Stage, Stroke


def road(
    stage: Stage,
    points: Sequence[tuple[float, float]],
    width: float,
    *,
    marks: bool = False,
    verge: str = "#c6c6b6",
    colour: str = ASPHALT,
) -> None:
    stage.ribbon(points, width * 1.28, verge)
    stage.ribbon(points, width, colour)
    if marks:
        for side in (-1, 1):
            stage.ribbon(points, 0.16, "#eeece4", offset=side * (width / 2 - 0.5))
        stage.dashes(points, 0.18, "#eeece4", dash=3, gap=5)


def plot(stage: Stage, x: float, y: float, w: float, d: float, colour: str, seed: str) -> None:
    """Levelled ground: a bare patch with grader tracks, a margin and corner stakes."""
    stage.ground([(x, y), (x + w, y), (x + w, y + d), (x, y + d)], lighter(colour, 0.05))
    stage.ground(
        [
            (x + 1.5, y + 1.5),
            (x + w - 1.5, y + 1.5),
            (x + w - 1.5, y + d - 1.5),
            (x + 1.5, y + d - 1.5),
        ],
        colour,
    )
    chance = Chance(seed)
    for _ in range(7):
        px, py = x + chance.between(0.05, 0.7) * w, y + chance.between(0.05, 0.8) * d
        pw, pd = w * chance.between(0.15, 0.28), d * chance.between(0.05, 0.14)
        stage.ground(
            [(px, py), (px + pw, py), (px + pw * 1.05, py + pd), (px + pw * 0.1, py + pd)],
            lighter(colour, chance.between(-0.025, 0.03)),
        )
    tracks = max(int(d / 12), 2)
    for k in range(1, tracks):
        v = y + d * k / tracks
        stage.ribbon([(x + w * 0.04, v), (x + w * 0.96, v)], d * 0.006, lighter(colour, -0.03))
    for cx, cy in ((x, y), (x + w, y), (x + w, y + d), (x, y + d)):
        stage.add(Solid([], [Stroke((cx, cy, 0), (cx, cy, 2.2), 0.3, "#f4f1ea")], casts=False))


def furrows(
    stage: Stage,
    x: float,
    y: float,
    w: float,
    d: float,
    colour: str,
    line: str,
    step: float,
    *,
    bank: str = "#9aab78",
) -> None:
    """A field with its rows running away from the viewer, inside a low bank."""
    stage.ground(
        [(x - 1, y - 1), (x + w + 1, y - 1), (x + w + 1, y + d + 1), (x - 1, y + d + 1)], bank
    )
    stage.ground([(x, y), (x + w, y), (x + w, y + d), (x, y + d)], colour)
    count = int(w / step)
    for k in range(1, count):
        u = x + w * k / count
        stage.ribbon([(u, y + 0.4), (u, y + d - 0.4)], step * 0.32, line)


def grove(
    seed: str,
    x: float,
    y: float,
    w: float,
    d: float,
    step: float,
    *,
    far: float = 5.0,
    height: float = 4.6,
    colour: str = "#4f8a62",
    dots: str = "#f0a23c",
    sunny: int = -1,
) -> list[Sprite]:
    """Fruit trees in rows."""
    chance = Chance(seed)
    found = []
    v = y
    while v <= y + d:
        u = x
        while u <= x + w:
            found.append(
                tree(
                    u + chance.between(-0.8, 0.8),
                    v + chance.between(-0.6, 0.6),
                    height * chance.between(0.88, 1.12),
                    colour=lighter(colour, chance.between(-0.03, 0.02)),
                    dots=dots,
                    seed=seed,
                    spread=0.98,
                    trunk=0.12,
                    sunny=sunny,
                )
            )
            u += step
        v += step + far * (v - y) / d
    return found


def frame(
    x: float,
    y: float,
    w: float,
    d: float,
    floors: int,
    high: float,
    columns: int,
    rows: int,
    *,
    colour: str = CONCRETE,
    rebar: bool = True,
) -> list[Item]:
    """A concrete frame: slabs on columns, starter bars on the top."""
    items: list[Item] = []
    size = 0.7
    for floor in range(floors):
        z = floor * high
        for r in range(rows + 1):
            for c in range(columns + 1):
                cx = x + (w - size) * c / columns
                cy = y + (d - size) * r / rows
                items.append(box(cx, cy, z, size, size, high - 0.45, colour))
        items.append(
            box(x - 0.3, y - 0.3, z + high - 0.45, w + 0.6, d + 0.6, 0.45, lighter(colour, 0.03))
        )
    if rebar:
        top = floors * high
        bars = []
        for r in range(rows + 1):
            for c in range(columns + 1):
                cx = x + (w - size) * c / columns + size / 2
                cy = y + (d - size) * r / rows + size / 2
                bars += [((cx + dx, cy, top), (cx + dx, cy, top + 1.6)) for dx in (-0.25, 0.25)]
        items.append(wires(*bars, width=0.1, colour="#a5704f"))
    return items


def scaffold(
    x: float,
    y: float,
    w: float,
    z0: float,
    z1: float,
    side: str = "front",
    *,
    colour: str = "#b78a52",
    bay: float = 2.6,
    lift: float = 2.2,
) -> Solid:
    """Scaffolding in one plane: along x before a front, along y beside a flank."""
    strokes = []
    count = max(round(w / bay), 1)
    levels = max(round((z1 - z0) / lift), 1)

    def at(s: float, z: float) -> tuple[float, float, float]:
        return (x + s, y, z) if side == "front" else (x, y + s, z)

    for k in range(count + 1):
        s = w * k / count
        strokes.append(Stroke(at(s, z0), at(s, z1 + 1), 0.1, colour))
    for level in range(levels + 1):
        z = z0 + (z1 - z0) * level / levels
        strokes.append(Stroke(at(0, z), at(w, z), 0.14 if level else 0.08, colour))
        if level:
            strokes.append(Stroke(at(0, z + 1), at(w, z + 1), 0.06, colour))
    for k in range(0, count, 3):
        s, t = w * k / count, w * (k + 1) / count
        for level in range(levels):
            a = z0 + (z1 - z0) * level / levels
            b = z0 + (z1 - z0) * (level + 1) / levels
            strokes.append(Stroke(at(s, a), at(t, b), 0.05, colour))
    return Solid([], strokes, casts=False)
