"""Colours are computed from a few hex values so that every one of them can be read and printed.

All arithmetic is in OKLCH (lightness, chroma, hue), where equal lightness looks equally dark.
"""

from functools import lru_cache
from math import atan2, cbrt, cos, degrees, radians, sin

WHITE = "#ffffff"
MIST = "#f4f6f8"
NIGHT = "#0f151b"
NIGHT_MIST = "#18212a"
LEGIBLE = 4.5

_Rgb = tuple[float, float, float]
_SECTOR_CHROMA = 0.095


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two hex colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def legible(colour: str, *grounds: str) -> str:
    """The colour itself, or the nearest lightness of it that reads on every ground (4.5:1).

    Grounds are hex colours, all dark or all light.
    """
    lightness, chroma, hue = _to_oklch(colour)
    step = 0.005 if _luminance(grounds[0]) < 0.18 else -0.005
    result = _to_hex(lightness, chroma, hue)
    while any(contrast(result, ground) < LEGIBLE for ground in grounds) and 0 < lightness < 1:
        lightness += step
        result = _to_hex(lightness, chroma, hue)
    return result


def dark_twin(colour: str) -> str:
    """The same hue, light enough for text on the dark scheme's grounds."""
    lightness, chroma, hue = _to_oklch(colour)
    return legible(_to_hex(max(lightness, 0.74), min(chroma, 0.13), hue), NIGHT, NIGHT_MIST)


@lru_cache(maxsize=32)
def sector_colours(primary: str, count: int, *, dark: bool = False) -> tuple[str, ...]:
    """As many hex colours as there are sectors: hues around the circle from the primary's own.

    All have one lightness: the light scheme's read on white and mist, the dark scheme's on its
    own grounds, each at 4.5:1 or better.
    """
    hue = _to_oklch(primary)[2]
    hues = [(hue + 360 * index / count) % 360 for index in range(count)]
    grounds = (NIGHT, NIGHT_MIST) if dark else (WHITE, MIST)
    lightness, step = (0.62, 0.005) if dark else (0.56, -0.005)
    while True:
        colours = tuple(_to_hex(lightness, _SECTOR_CHROMA, each) for each in hues)
        if all(contrast(c, ground) >= LEGIBLE for c in colours for ground in grounds):
            return colours
        lightness += step


def _linear(colour: str) -> _Rgb:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return _decode(red), _decode(green), _decode(blue)


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encode(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> _Rgb:
    red, green, blue = _linear(colour)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, (a * a + b * b) ** 0.5, degrees(atan2(b, a)) % 360


def _to_hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour a screen has: lightness and hue are kept, chroma gives way."""
    lightness = min(max(lightness, 0.0), 1.0)
    while chroma > 0:
        channels = _to_linear(lightness, chroma, hue)
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):
            break
        chroma -= 0.002
    channels = _to_linear(lightness, max(chroma, 0.0), hue)
    steps = (round(_encode(min(max(channel, 0.0), 1.0)) * 255) for channel in channels)
    return "#" + "".join(f"{step:02x}" for step in steps)


def _to_linear(lightness: float, chroma: float, hue: float) -> _Rgb:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
