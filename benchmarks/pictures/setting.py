"""A scene's beginning: a sheet with a sky and hills, a camera, and ground to the horizon."""

from collections.abc import Sequence

from pictures.colour import GRASS, LEAF_DARK, MEADOW, PADDY, STRAW, Light, lighter
from pictures.drawing import WIDTH, Chance, Sheet, outline
from pictures.land import clouds, hills, mist, sky, sun, treeline
from pictures.space import Camera, Stage, View

FIELDS = (MEADOW, GRASS, PADDY, "#9db58c", STRAW)


def outdoors(
    name: str,
    light: Light,
    camera: Camera,
    *,
    ground: str = MEADOW,
    layers: int = 4,
    height: float = 150,
    relief: float = 0.6,
    sunny: int = -1,
    peak: tuple[float, float, float] | None = None,
    cloud: int = 3,
    cloud_size: float = 1.0,
    disc: tuple[float, float, float] | None = None,
    haze: float = 0.45,
    wave: float = 520,
    rise: float = 0.0,
    shrink: float = 0.62,
    belts: Sequence[float] = (1500, 900, 560),
    patches: bool = True,
    village: bool = True,
) -> Stage:
    """Sky, clouds, ridges on the horizon and a plain with far fields, belts of trees and houses.

    `belts` are the distances of the belts in metres, farthest first.
    """
    sheet = Sheet()
    stage = Stage(View(camera, light, sheet))
    sky(sheet, light, foot=camera.horizon)
    if disc:
        sun(sheet, light, *disc)
    if cloud:
        clouds(
            sheet,
            light,
            name + "cloud",
            count=cloud,
            top=camera.horizon * 0.1,
            foot=max(camera.horizon - height * 1.2, 50),
            size=cloud_size,
        )
    hills(
        sheet,
        light,
        name,
        camera.horizon + 2,
        layers=layers,
        height=height,
        relief=relief,
        sunny=sunny,
        peak=peak,
        wave=wave,
        rise=rise,
        shrink=shrink,
    )
    if haze:
        mist(sheet, light, camera.horizon - 2, 44, haze)
    stage.plane(ground)
    if patches and belts:
        _patches(stage, name, belts[0], belts[-1])

    def far() -> None:
        for index, distance in enumerate(belts):
            y = camera.horizon + camera.focal * camera.eye[2] / distance
            tall = camera.focal * 8 / distance
            colour = light.far(light.lit(LEAF_DARK, 0.4, 0.5), distance)
            if village:
                _houses(sheet, light, f"{name}v{index}", y, camera.focal / distance, distance)
            chance = Chance(f"{name}belt{index}")
            x = -60.0
            while x < WIDTH:
                wide = chance.between(0.25, 0.8) * WIDTH * 0.6
                treeline(sheet, f"{name}{index}{x:.0f}", y, tall, colour, start=x, end=x + wide)
                x += wide + chance.between(30, 240)

    stage.ground_art(far)
    return stage


def _patches(stage: Stage, name: str, far: float, near: float) -> None:
    """Fields between the belts, level with the picture."""
    chance = Chance(name + "fields")
    camera, light, sheet = stage.view.camera, stage.view.light, stage.view.sheet

    def draw() -> None:
        rows = 9
        distance = far * 1.4
        for _ in range(rows):
            ahead = distance * (near * 0.7 / (far * 1.4)) ** (1 / rows)
            y0 = camera.horizon + camera.focal * camera.eye[2] / distance
            y1 = camera.horizon + camera.focal * camera.eye[2] / ahead
            x = chance.between(-300, -50)
            while x < WIDTH + 60:
                wide = chance.between(90, 340) * (0.4 + 400 / ahead * 0.6)
                slant = (x - camera.centre) * (y1 - y0) / max(y0 - camera.horizon, 4)
                slant2 = (x + wide - camera.centre) * (y1 - y0) / max(y0 - camera.horizon, 4)
                base = light.lit(chance.pick(FIELDS), stage.view.sunward()[2], 1.0)
                tone = light.far(lighter(base, chance.between(-0.03, 0.03)), ahead)
                sheet.shape(
                    outline(
                        [
                            (x, y0),
                            (x + wide, y0),
                            (x + wide + slant2, y1 + 0.6),
                            (x + slant, y1 + 0.6),
                        ]
                    ),
                    tone,
                    0.8,
                )
                x += wide
            distance = ahead

    stage.ground_art(draw)


def _houses(sheet: Sheet, light: Light, seed: str, y: float, scale: float, distance: float) -> None:
    """Clusters of small houses along a line of the sheet."""
    chance = Chance(seed)
    wall = light.far(light.lit("#efeae0", 0.5, 0.2), distance)
    shade = light.far(light.lit("#d5d3cc", 0.1, 0.2), distance)
    roof = light.far(light.lit("#7f8e93", 0.6, 0.6), distance)
    for _ in range(3):
        x = chance.between(0, WIDTH)
        for _ in range(int(chance.between(3, 8))):
            wide, tall = chance.between(8, 14) * scale, chance.between(5, 9) * scale
            foot = y + chance.between(-2, 1) * scale
            sheet.rect(x, foot - tall, wide * 0.6, tall, wall)
            sheet.rect(x + wide * 0.6, foot - tall, wide * 0.4, tall, shade)
            sheet.shape(
                outline(
                    [
                        (x - scale, foot - tall),
                        (x + wide * 0.12, foot - tall - 2.6 * scale),
                        (x + wide * 0.9, foot - tall - 2.6 * scale),
                        (x + wide + scale, foot - tall),
                    ]
                ),
                roof,
            )
            x += wide * chance.between(1.0, 2.0)
