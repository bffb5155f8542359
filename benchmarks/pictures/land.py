"""The district outdoors: sky, sun, clouds, ridges of hills, mist, trees, fields."""

from collections.abc import Callable, Sequence
from math import cos, floor, hypot, pi, sin

from pictures.colour import (
    BAMBOO,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    TEA,
    Light,
    lighter,
    mix,
)
from pictures.drawing import HEIGHT, WIDTH, Chance, Point, Sheet, number, outline, smooth
from pictures.space import Sprite


def _noise(chance_values: Sequence[float], x: float) -> float:
    index = floor(x)
    share = x - index
    ease = share * share * (3 - 2 * share)
    count = len(chance_values)
    a, b = chance_values[index % count], chance_values[(index + 1) % count]
    return a + (b - a) * ease


class Terrain:
    """A line of hills: a height for every x, the same on every run."""

    def __init__(self, seed: str, wave: float, *, rough: float = 0.5, sharp: float = 0.0) -> None:
        chance = Chance(seed)
        self._values = [[chance.unit() for _ in range(64)] for _ in range(6)]
        self._wave = wave
        self._rough = rough
        self._sharp = sharp
        levels = [self._raw(x) for x in range(-20, WIDTH + 20, 8)]
        self._low, self._high = min(levels), max(levels)

    def __call__(self, x: float) -> float:
        """0 to 1, both of which occur across the sheet."""
        return (self._raw(x) - self._low) / max(self._high - self._low, 1e-6)

    def _raw(self, x: float) -> float:
        total, weight, wave, strength = 0.0, 0.0, self._wave, 1.0
        for values in self._values:
            level = _noise(values, x / wave + 7.3)
            ridged = 1 - abs(2 * level - 1)
            total += strength * (level + (ridged - level) * self._sharp)
            weight += strength
            wave *= 0.46
            strength *= self._rough * 0.72
        return total / weight


def sky(sheet: Sheet, light: Light, *, foot: float = HEIGHT) -> None:
    """The sky down to the horizon, with the sun's disc where the light has one."""
    fill = sheet.fade(light.sky, (0, 0), (0, foot))
    sheet.rect(-10, -10, WIDTH + 20, HEIGHT + 20, fill)


def sun(sheet: Sheet, light: Light, x: float, y: float, radius: float = 46) -> None:
    halo = sheet.glow(light.disc_colour, (x, y), radius * 6, 0.55)
    sheet.circle(x, y, radius * 6, halo)
    sheet.circle(x, y, radius, light.disc_colour, 0.95)


def clouds(
    sheet: Sheet,
    light: Light,
    seed: str,
    *,
    count: int = 4,
    top: float = 40,
    foot: float = 200,
    size: float = 1.0,
) -> None:
    """Long flat clouds with a level foot."""
    chance = Chance(seed)
    colour, strength = light.clouds
    for index in range(count):
        x = WIDTH * (index + chance.between(0.1, 0.9)) / count
        y = chance.between(top, foot)
        wide = chance.between(190, 420) * size
        tall = wide * chance.between(0.055, 0.085)
        half = wide / 2
        crest = [(x - half, y)]
        bumps = 4
        for k in range(bumps):
            share = (k + 0.5) / bumps
            crest.append(
                (
                    x - half + wide * share,
                    y - tall * chance.between(0.5, 1.0) * (1.25 - 2 * abs(share - 0.45)),
                )
            )
        crest.append((x + half, y))
        fill = sheet.fade(
            [(0, colour, strength), (1, colour, strength * 0.12)],
            (0, y - tall),
            (0, y + tall * 0.25),
        )
        sheet.shape(
            smooth(crest) + f"Q{number(x)} {number(y + tall * 0.3)} "
            f"{number(x - half)} {number(y)}Z",
            fill,
        )


def ridge(
    sheet: Sheet,
    seed: str,
    foot: float,
    height: float,
    colour: str,
    mist: str,
    *,
    wave: float = 420,
    rough: float = 0.5,
    sharp: float = 0.35,
    relief: float = 0.0,
    sunny: int = -1,
    fringe: float = 0.0,
    peak: tuple[float, float, float] | None = None,
    start: float = -20,
    end: float = WIDTH + 20,
    deep: float = 1.0,
    level: float = 0.0,
) -> list[Point]:
    """One ridge standing on `foot`; `relief` shades the slopes that turn from the sun.

    `peak` is (x, more height, width). `fringe` puts tree tops of that size on the line.
    """
    terrain = Terrain(seed, wave, rough=rough, sharp=sharp)
    crest: list[Point] = []
    step = 4
    x = start
    chance = Chance(seed + "fringe")
    while x <= end:
        high = level * height + height * (1 - level) * terrain(x)
        if peak is not None:
            far = abs(x - peak[0]) / peak[2]
            high += peak[1] * max(0.0, 1 - far) ** 1.25 * (1 + 0.05 * sin(x / 23))
        if fringe:
            high += fringe * (0.5 + 0.5 * abs(sin(x * 0.21 / fringe * 5 + chance.between(0, 0.6))))
        crest.append((x, foot - high))
        x += step
    tops = min(y for _, y in crest)
    fill = sheet.fade([(0, colour), (1, mix(colour, mist, 0.75 * deep))], (0, tops), (0, foot))
    body = [*crest, (end, foot + 4), (start, foot + 4)]
    sheet.shape(outline(body), fill)
    if relief:
        _relief(sheet, crest, foot, colour, mist, relief, sunny, chance)
    return crest


def _relief(
    sheet: Sheet,
    crest: list[Point],
    foot: float,
    colour: str,
    mist: str,
    strength: float,
    sunny: int,
    chance: Chance,
) -> None:
    """Shade from each top down the side that lies away from the sun, softer towards the valley."""
    window = 8
    dark = mix(lighter(colour, -0.085), "#0b4f6c", 0.12)
    line = crest if sunny < 0 else crest[::-1]
    count = len(line)
    for index in range(window, count - window):
        x0, y0 = line[index]
        if y0 > min(line[k][1] for k in range(index - window, index + window + 1)) + 1e-9:
            continue
        last = index
        while last + 1 < count and line[last + 1][1] >= line[last][1] - 0.9:
            last += 1
        run = line[index : last + 1]
        xe, ye = run[-1]
        if ye - y0 < 7 or abs(xe - x0) < 24:
            continue
        low = y0 + (foot - y0) * 0.9
        lean = (xe - x0) * chance.between(0.18, 0.4)
        spur = [(x0, y0)]
        steps = 5
        for k in range(1, steps + 1):
            share = k / steps
            wob = (1 if k % 2 else -1) * chance.between(0.0, 0.05) * abs(xe - x0)
            spur.append((x0 + lean * share**0.8 + wob, y0 + (low - y0) * share))
        body = [*run, (xe, min(ye + (low - ye) * 0.5, low)), *reversed(spur)]
        fill = sheet.fade(
            [
                (0, dark, strength),
                (0.55, mix(dark, mist, 0.3), strength * 0.45),
                (1, mix(dark, mist, 0.6), 0.0),
            ],
            (x0, y0),
            (x0 + (xe - x0) * 0.9, low),
        )
        sheet.shape(outline(body), fill)


def hills(
    sheet: Sheet,
    light: Light,
    seed: str,
    foot: float,
    *,
    layers: int = 4,
    height: float = 150,
    sunny: int = -1,
    relief: float = 0.55,
    peak: tuple[float, float, float] | None = None,
    shrink: float = 0.62,
    wave: float = 520,
    rise: float = 0.0,
) -> None:
    """Ridges one behind the other, from pale to full colour; the last stands on `foot`."""
    far, near = light.hills
    for layer in range(layers):
        share = layer / max(layers - 1, 1)
        colour = mix(far, near, share**1.15 * 0.92)
        tall = height * (1 - (1 - shrink) * share)
        base = foot - (1 - share) * rise
        ridge(
            sheet,
            f"{seed}{layer}",
            base + 3,
            tall,
            colour,
            mix(light.haze, far, 0.25 * share),
            wave=wave * (1 - 0.25 * share),
            relief=relief * (0.5 + 0.5 * share),
            sunny=sunny,
            sharp=0.42 - 0.2 * share,
            rough=0.55,
            peak=peak if peak and layer == 0 else None,
            fringe=2.2 if layer == layers - 1 else 0,
            deep=1.0 - 0.35 * share,
            level=0.12,
        )


def mist(sheet: Sheet, light: Light, y: float, thick: float, strength: float = 0.8) -> None:
    """A level band of mist."""
    fill = sheet.fade(
        [(0, light.haze, 0.0), (0.5, light.haze, strength), (1, light.haze, 0.0)],
        (0, y - thick / 2),
        (0, y + thick / 2),
    )
    sheet.rect(-10, y - thick / 2, WIDTH + 20, thick, fill)


def treeline(
    sheet: Sheet,
    seed: str,
    foot: float,
    height: float,
    colour: str,
    *,
    start: float = -20,
    end: float = WIDTH + 20,
    foot_colour: str = "",
) -> None:
    """A far row of tree tops in one colour."""
    chance = Chance(seed)
    x = start
    parts = []
    while x < end:
        r = height * chance.between(0.35, 0.75)
        y = foot - height * chance.between(0.25, 0.65)
        parts.append(_ring(x, y, r, r * 0.9))
        x += r * chance.between(0.6, 1.1)
    tops = foot - height * 1.4
    fill = sheet.fade(
        [(0, colour), (1, foot_colour or lighter(colour, -0.03))], (0, tops), (0, foot)
    )
    sheet.shape(
        "".join(parts)
        + outline(
            [
                (start, foot - height * 0.4),
                (end, foot - height * 0.4),
                (end, foot + 1),
                (start, foot + 1),
            ]
        ),
        fill,
    )


def _ring(x: float, y: float, rx: float, ry: float) -> str:
    a, b, r, s = number(x - rx), number(x + rx), number(rx), number(ry)
    return f"M{a} {number(y)}A{r} {s} 0 1 1 {b} {number(y)}A{r} {s} 0 1 1 {a} {number(y)}Z"


Shade = Callable[[str], str]


def crown(
    sheet: Sheet,
    x: float,
    y: float,
    wide: float,
    high: float,
    colour: str,
    shade: Shade,
    chance: Chance,
    *,
    sunny: int = -1,
    dots: str = "",
) -> None:
    """A leafy crown around (x, y): a dark body, a middle and a light patch towards the sun."""
    dark = shade(lighter(colour, -0.10))
    base = shade(colour)
    light = shade(lighter(colour, 0.075))
    size = max(wide, high)
    lobes = 4 if size < 16 else 6 if size < 40 else 9
    blobs = []
    for k in range(lobes):
        angle = 2 * pi * (k + chance.between(-0.2, 0.2)) / lobes
        far = chance.between(0.42, 0.62)
        blobs.append(
            (
                x + cos(angle) * wide * far * 0.62,
                y + sin(angle) * high * far * 0.62,
                wide * chance.between(0.27, 0.36),
                high * chance.between(0.27, 0.36),
            )
        )
    core = _ring(x, y, wide * 0.36, high * 0.36)
    sheet.shape(core + "".join(_ring(*b) for b in blobs), dark)
    if size < 7:
        sheet.ellipse(x + sunny * wide * 0.1, y - high * 0.12, wide * 0.3, high * 0.26, base)
        return
    shift_x, shift_y = sunny * wide * 0.08, -high * 0.09
    sheet.shape(
        "".join(_ring(bx + shift_x, by + shift_y, rx * 0.86, ry * 0.84) for bx, by, rx, ry in blobs)
        + _ring(x + shift_x, y + shift_y, wide * 0.3, high * 0.3),
        base,
    )
    lit = [b for b in blobs if (b[0] - x) * sunny > -wide * 0.16 and b[1] < y + high * 0.1]
    sheet.shape(
        "".join(
            _ring(bx + shift_x * 2, by + shift_y * 2.1, rx * 0.56, ry * 0.5)
            for bx, by, rx, ry in lit
        ),
        light,
    )
    if dots and size > 9:
        ink = shade(dots)
        for _ in range(min(int(size * 0.55), 26)):
            angle, far = chance.between(0, 2 * pi), chance.unit() ** 0.5 * 0.42
            sheet.circle(
                x + cos(angle) * wide * far,
                y + sin(angle) * high * far,
                max(size * 0.032, 0.9),
                ink,
            )


def tree(
    x: float,
    y: float,
    height: float,
    *,
    colour: str = LEAF,
    seed: str = "",
    z: float = 0.0,
    sunny: int = -1,
    spread: float = 0.8,
    dots: str = "",
    trunk: float = 0.22,
) -> Sprite:
    """A broad-leaved tree."""
    wide = height * spread

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        chance = Chance(f"{seed}{x:.1f}{y:.1f}")
        high = height * scale
        stem = max(high * 0.055, 0.6)
        sheet.rect(
            sx - stem / 2, sy - high * (trunk + 0.15), stem, high * (trunk + 0.15), shade("#7a6a58")
        )
        crown(
            sheet,
            sx,
            sy - high * (0.5 + trunk / 2),
            wide * scale,
            high * (1 - trunk),
            colour,
            shade,
            chance,
            sunny=sunny,
            dots=dots,
        )

    return Sprite((x, y, z), wide / 2, height, draw)


def cypress(
    x: float,
    y: float,
    height: float,
    *,
    colour: str = LEAF_DARK,
    z: float = 0.0,
    sunny: int = -1,
    spread: float = 0.34,
) -> Sprite:
    """A pointed evergreen: fir, cypress."""
    wide = height * spread

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        h, w = height * scale, wide * scale
        sheet.rect(sx - h * 0.02, sy - h * 0.12, h * 0.04, h * 0.12, shade("#6f6152"))
        tiers = 3 if h < 40 else 5
        for k in range(tiers):
            low, top = sy - h * (0.08 + 0.8 * k / tiers), sy - h * min(0.42 + 0.7 * k / tiers, 1)
            half = w / 2 * (1 - 0.72 * k / tiers)
            sheet.shape(
                outline([(sx - half, low), (sx + half, low), (sx, top)]),
                shade(lighter(colour, -0.05)),
            )
            sheet.shape(
                outline([(sx, low), (sx + sunny * half, low), (sx, top)]),
                shade(lighter(colour, 0.04)),
            )

    return Sprite((x, y, z), wide / 2, height, draw)


def bamboo(
    x: float,
    y: float,
    height: float,
    *,
    colour: str = BAMBOO,
    seed: str = "",
    z: float = 0.0,
    stems: int = 5,
) -> Sprite:
    """A clump of bamboo: leaning stems with feathered tops."""

    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        chance = Chance(f"{seed}{x:.1f}{y:.1f}b")
        h = height * scale
        for k in range(stems):
            lean = (k - (stems - 1) / 2) / max(stems, 1) * h * 0.55 + chance.between(
                -0.04, 0.04
            ) * h
            tall = h * chance.between(0.78, 1.0)
            foot = sx + (k - (stems - 1) / 2) * h * 0.035
            tip = (foot + lean, sy - tall)
            bend = (foot + lean * 0.25, sy - tall * 0.62)
            droop = (tip[0] + lean * 0.5 + (4 if lean >= 0 else -4), tip[1] + h * 0.1)
            sheet.line(
                f"M{number(foot)} {number(sy)}Q{number(bend[0])} {number(bend[1])} "
                f"{number(tip[0])} {number(tip[1])}",
                shade(lighter(colour, -0.06)),
                max(h * 0.014, 0.5),
            )
            tone = shade(lighter(colour, chance.between(-0.08, 0.06)))
            for _ in range(7 if h > 50 else 4):
                share = chance.between(0.4, 1.05)
                px = foot + (tip[0] - foot) * share**1.5
                py = sy - tall * share
                side = 1 if chance.unit() > 0.5 else -1
                wide = h * chance.between(0.07, 0.13)
                sheet.shape(
                    smooth(
                        [
                            (px, py),
                            (px + side * wide * 0.6, py - h * 0.02),
                            (px + side * wide * 1.3, py + h * 0.045),
                            (px + side * wide * 0.5, py + h * 0.03),
                        ],
                        closed=True,
                    ),
                    tone,
                )
            sheet.line(
                f"M{number(tip[0])} {number(tip[1])}Q{number((tip[0] + droop[0]) / 2)} "
                f"{number(tip[1] - h * 0.02)} {number(droop[0])} {number(droop[1])}",
                tone,
                max(h * 0.022, 0.6),
            )

    return Sprite((x, y, z), height * 0.3, height, draw)


def bush(
    x: float, y: float, size: float, *, colour: str = TEA, z: float = 0.0, sunny: int = -1
) -> Sprite:
    def draw(sheet: Sheet, sx: float, sy: float, scale: float, shade: Shade) -> None:
        w, h = size * scale, size * scale * 0.62
        sheet.ellipse(sx, sy - h * 0.42, w / 2, h / 2, shade(lighter(colour, -0.07)))
        sheet.ellipse(sx + sunny * w * 0.07, sy - h * 0.52, w * 0.42, h * 0.38, shade(colour))
        sheet.ellipse(
            sx + sunny * w * 0.13, sy - h * 0.62, w * 0.25, h * 0.2, shade(lighter(colour, 0.06))
        )

    return Sprite((x, y, z), size / 2, size * 0.62, draw)


def wood(
    seed: str,
    area: tuple[float, float, float, float],
    count: int,
    *,
    heights: tuple[float, float] = (7, 13),
    colours: Sequence[str] = (LEAF, LEAF_DARK, LEAF_LIGHT),
    sunny: int = -1,
    z: float = 0.0,
    evergreen: float = 0.0,
) -> list[Sprite]:
    """Trees scattered over a rectangle (x0, y0, x1, y1)."""
    chance = Chance(seed)
    found = []
    for _ in range(count):
        x, y = chance.between(area[0], area[2]), chance.between(area[1], area[3])
        tall = chance.between(*heights)
        colour = chance.pick(list(colours))
        if chance.unit() < evergreen:
            found.append(cypress(x, y, tall * 1.25, sunny=sunny, z=z))
        else:
            found.append(
                tree(
                    x,
                    y,
                    tall,
                    colour=colour,
                    seed=seed,
                    sunny=sunny,
                    z=z,
                    spread=chance.between(0.75, 0.95),
                )
            )
    return found


def row(
    seed: str,
    start: Point,
    end: Point,
    spacing: float,
    *,
    height: float = 7.0,
    colour: str = LEAF,
    sunny: int = -1,
    dots: str = "",
    trunk: float = 0.28,
    jitter: float = 0.12,
) -> list[Sprite]:
    """Trees at equal distances along a line."""
    chance = Chance(seed)
    length = hypot(end[0] - start[0], end[1] - start[1])
    count = max(int(length / spacing), 1)
    found = []
    for k in range(count + 1):
        share = k / count
        tall = height * chance.between(1 - jitter, 1 + jitter)
        found.append(
            tree(
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
                tall,
                colour=lighter(colour, chance.between(-0.02, 0.025)),
                seed=seed,
                sunny=sunny,
                dots=dots,
                trunk=trunk,
                spread=0.72,
            )
        )
    return found
