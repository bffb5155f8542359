"""Colours of the pictures: one family around the guide's primary, and the lights of the day."""

from dataclasses import dataclass
from functools import cache
from math import cbrt, exp

Rgb = tuple[float, float, float]

# Neutrals and materials. Everything leans a little towards the river blue of the guide.
DEEP = "#0b4f6c"
INK = "#143643"
RIVER = "#3c89a3"
POOL = "#5fa6b5"
PAPER = "#f4f1ea"
WALL = "#ece8de"
CLADDING = "#dfe3e1"
CONCRETE = "#c6c9c4"
STEEL = "#a9b8bf"
IRON = "#6d7f88"
ASPHALT = "#96a1a4"
YARD = "#c9ccc5"
GRAPHITE = "#3a464d"
ROOF_BLUE = "#5e8ba0"
ROOF_GREY = "#a3b1b5"
GLASS = "#6f9fb3"
BRICK = "#a9634a"
TIMBER = "#b68a5c"
SOIL = "#c4a680"
SAND = "#d9c7a3"
GRASS = "#93ac83"
MEADOW = "#a9b98a"
PADDY = "#b9bf78"
STRAW = "#d9bf72"
LEAF = "#5b8f70"
LEAF_DARK = "#35695b"
LEAF_LIGHT = "#86ad7f"
TEA = "#5f9368"
BAMBOO = "#7fa86a"
HILL = "#2f6a70"

# One warm tone a sector.
WARM = {
    "graphite": "#d38b4f",
    "machinery": "#c9693f",
    "electronics": "#dfa244",
    "logistics": "#d96a3c",
    "tourism": "#e08e6d",
    "education": "#c4604a",
    "agriculture": "#ea9a35",
    "manufacturing": "#cf7f4f",
    "infrastructure": "#e5b048",
    "real-estate": "#cd7b5c",
    "parks": "#d9803f",
}


def _channel(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


@cache
def linear(colour: str) -> Rgb:
    """Linear light of a hex colour, each channel 0 to 1."""
    digits = colour.removeprefix("#")
    red, green, blue = (_channel(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return red, green, blue


def hexed(rgb: Rgb) -> str:
    """The hex colour of linear light; what is out of range is cut."""
    return "#" + "".join(f"{round(_gamma(each) * 255):02x}" for each in rgb)


@cache
def _lab(colour: str) -> Rgb:
    red, green, blue = linear(colour)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_lab(lab: Rgb) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return hexed(
        (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )
    )


@cache
def mix(one: str, other: str, share: float) -> str:
    """A step from one colour to another, as the eye sees it; share 0 to 1 of the other."""
    share = min(max(share, 0.0), 1.0)
    first, second = _lab(one), _lab(other)
    a, b, c = (x + (y - x) * share for x, y in zip(first, second, strict=True))
    return _from_lab((a, b, c))


@cache
def lighter(colour: str, step: float) -> str:
    """The same hue with its lightness moved by a step, -1 to 1."""
    lightness, a, b = _lab(colour)
    moved = min(max(lightness + step, 0.0), 1.0)
    return _from_lab((moved, a, b))


@dataclass(frozen=True)
class Light:
    """A time of day.

    `sky` runs from top to horizon. `sun` comes from `bearing` degrees right of the view (0 is
    ahead, 180 behind the viewer) at `height` degrees. `haze` is what things fade to; half of it is
    reached at about 0.7 × `reach` metres. `glow` is the colour of lit windows, empty by day.
    """

    sky: tuple[tuple[float, str], ...]
    haze: str
    reach: float = 2200.0
    sun: Rgb = (0.86, 0.80, 0.67)
    fill: Rgb = (0.41, 0.46, 0.51)
    bearing: float = 125.0
    height: float = 38.0
    shadow: str = "#17455c"
    depth: float = 0.34
    glow: str = ""
    hills: tuple[str, str] = ("#a9c6cc", "#2f6a70")
    disc_colour: str = "#fff6e2"
    clouds: tuple[str, float] = ("#ffffff", 0.55)

    def lit(self, colour: str, facing: float, up: float) -> str:
        """A colour under this light: `facing` is the cosine to the sun, `up` to the zenith."""
        return _lit(self.sun, self.fill, colour, round(facing, 3), round(up, 3))

    def far(self, colour: str, distance: float) -> str:
        """A colour seen through `distance` metres of air."""
        return mix(colour, self.haze, round(1 - exp(-max(distance, 0.0) / self.reach), 3))


@cache
def _lit(sun: Rgb, fill: Rgb, colour: str, facing: float, up: float) -> str:
    direct = max(facing, 0.0)
    around = 0.82 + 0.18 * up
    red, green, blue = (
        base * (sky * around + ray * direct)
        for base, sky, ray in zip(linear(colour), fill, sun, strict=True)
    )
    return hexed((red, green, blue))


MORNING = Light(
    sky=((0.0, "#9cc4d3"), (0.55, "#d3e5e6"), (1.0, "#f6efdf")),
    haze="#dfe9e6",
    bearing=-120,
    height=34,
    hills=("#b4cfd2", "#3d777a"),
)
NOON = Light(
    sky=((0.0, "#7fb4cb"), (0.6, "#c0dde5"), (1.0, "#e9f1ec")),
    haze="#d8e7ea",
    bearing=150,
    height=52,
    hills=("#a4c6cf", "#2f6f74"),
)
AFTERNOON = Light(
    sky=((0.0, "#8fbccb"), (0.55, "#d5e0d8"), (1.0, "#f8e3c1")),
    haze="#ecdfc6",
    sun=(0.98, 0.81, 0.57),
    fill=(0.40, 0.45, 0.50),
    bearing=115,
    height=28,
    hills=("#c3cfc4", "#3a706f"),
)
DAWN = Light(
    sky=((0.0, "#6fa3b9"), (0.5, "#c6d4cf"), (0.8, "#f4d9bb"), (1.0, "#f9c9a3")),
    haze="#efd5bd",
    sun=(0.92, 0.70, 0.52),
    fill=(0.40, 0.44, 0.50),
    bearing=-128,
    height=22,
    hills=("#d5c3b4", "#35666f"),
)
DUSK = Light(
    sky=((0.0, "#2d6380"), (0.45, "#7fa0a8"), (0.78, "#e6b794"), (1.0, "#f3a878")),
    haze="#d0a894",
    sun=(0.54, 0.36, 0.26),
    fill=(0.32, 0.37, 0.44),
    bearing=70,
    height=14,
    shadow="#0d3145",
    depth=0.3,
    glow="#ffd999",
    hills=("#b39a95", "#2b5668"),
)
MIST = Light(
    sky=((0.0, "#c2d4d7"), (0.6, "#e3eae6"), (1.0, "#f4f1e6")),
    haze="#e9ece4",
    reach=1300,
    sun=(0.40, 0.38, 0.34),
    fill=(0.60, 0.62, 0.62),
    bearing=-140,
    height=45,
    depth=0.2,
    hills=("#ccdada", "#4c8084"),
)
EVENING = Light(
    sky=((0.0, "#123f57"), (0.5, "#3a738b"), (0.85, "#a9b5a9"), (1.0, "#e6c193")),
    haze="#86a0a2",
    sun=(0.20, 0.17, 0.16),
    fill=(0.27, 0.35, 0.43),
    bearing=60,
    height=20,
    shadow="#082736",
    depth=0.25,
    glow="#ffd48a",
    hills=("#7e9a9d", "#1d4a5c"),
)
INDOORS = Light(
    sky=((0.0, "#a9cbd6"), (1.0, "#f3ecdc")),
    haze="#e8e9e3",
    reach=140,
    sun=(0.58, 0.54, 0.46),
    fill=(0.57, 0.60, 0.63),
    bearing=-130,
    height=42,
    depth=0.2,
)
