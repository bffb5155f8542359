"""From screen colours to the four inks of a coated offset press, without a profile file.

The print of two inks over each other is predicted by the Neugebauer equations, with the usual
Yule–Nielsen factor for the spread of dots, from the colours of the full overprints on coated paper;
the three coloured inks are then found by Newton's method.
"""

from collections.abc import Sequence
from itertools import product

Parts = tuple[float, float, float]
Inks = tuple[float, float, float, float]

# The overprints of cyan, magenta and yellow on coated paper as sRGB, in the order of `product`.
_OVERPRINTS = (
    (255, 255, 255), (255, 237, 0), (230, 0, 126), (227, 6, 19),
    (0, 158, 224), (0, 150, 64), (49, 39, 131), (62, 56, 53),
)  # fmt: skip
_BLACK = (29, 29, 27)
_SPREAD = 2.0
_GREY_TO_BLACK = 0.30
_ROUNDS = 14


def separation(colour: Parts) -> Inks:
    """Cyan, magenta, yellow and black, each 0 to 1, for sRGB parts from 0 to 1.

    Grey is partly printed in black; the sum of the inks stays under 300 %.
    """
    grey = min(1 - part for part in colour)
    black = max(0.0, (grey - _GREY_TO_BLACK) / (1 - _GREY_TO_BLACK)) ** 1.4
    under = [1 - black + black * each for each in _BLACK_LIGHT]
    wanted = [min(_spread(part) / below, 1.0) for part, below in zip(colour, under, strict=True)]
    inks = [1 - part for part in colour]
    for _ in range(_ROUNDS):
        for at in range(3):
            inks[at] = _improved(inks, at, wanted)
    most = (3.0 - black) / max(sum(inks), 1e-9)
    cyan, magenta, yellow = (ink * min(most, 1.0) for ink in inks)
    return cyan, magenta, yellow, black


def _improved(inks: Sequence[float], at: int, wanted: Sequence[float]) -> float:
    """The amount of one ink that brings the print nearest to the wanted colour."""
    empty = _print([*inks[:at], 0.0, *inks[at + 1 :]])
    full = _print([*inks[:at], 1.0, *inks[at + 1 :]])
    slope = [b - a for a, b in zip(empty, full, strict=True)]
    steep = sum(s * s for s in slope) or 1.0
    best = sum(s * (w - a) for s, w, a in zip(slope, wanted, empty, strict=True)) / steep
    return min(max(best, 0.0), 1.0)


def _print(inks: Sequence[float]) -> list[float]:
    total = [0.0, 0.0, 0.0]
    for covered, light in zip(product((False, True), repeat=3), _LIGHT, strict=True):
        share = 1.0
        for ink, on in zip(inks, covered, strict=True):
            share *= ink if on else 1 - ink
        for part in range(3):
            total[part] += share * light[part]
    return total


def _spread(part: float) -> float:
    linear = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return float(linear ** (1 / _SPREAD))


_LIGHT = [[_spread(part / 255) for part in colour] for colour in _OVERPRINTS]
_BLACK_LIGHT = [_spread(part / 255) for part in _BLACK]
