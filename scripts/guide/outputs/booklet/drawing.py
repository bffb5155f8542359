"""The drawing on cover and dividers: ridges computed from the sectors' amounts, as curves."""

import hashlib
import math
from collections.abc import Callable, Sequence

Point = tuple[float, float]
Path = list[list[float]]

SAMPLES = 110


def ridges(name: str, sectors: Sequence[Sequence[float]], fewest: int = 6) -> list[Path]:
    """Skylines from the amounts of each sector's projects, the farthest first.

    A path is a list of `[x, y]` in a unit square, y down.
    Every ridge is one sector and every summit one project, its height the root of its amount;
    further ridges from the place's name fill up a small library, so no cover stays empty.
    """
    largest = max((amount for amounts in sectors for amount in amounts), default=0.0)
    summits = [
        [math.sqrt(amount / largest) if largest else 0.5 for amount in amounts[:12]]
        for amounts in sectors
        if amounts
    ]
    summits.extend(
        [0.35 + 0.5 * share for share in _shares(f"{name}/far/{index}", 3)]
        for index in range(len(summits), fewest)
    )
    summits.sort(key=max, reverse=True)
    count = len(summits)
    return [
        _ridge(f"{name}/{index}", heights, index / max(count - 1, 1))
        for index, heights in enumerate(summits)
    ]


def _ridge(seed: str, summits: Sequence[float], nearness: float) -> Path:
    """The skyline of one ridge; nearer ridges lie lower and are smoother at their foot."""
    offsets = _shares(seed, len(summits))
    count = len(summits)
    centres = [(i + 0.1 + 0.8 * offsets[i]) / count for i in range(count)]
    rough = _roughness(seed)
    foot, reach = 0.34 - 0.26 * nearness, 0.60 - 0.22 * nearness
    path = []
    for step in range(SAMPLES + 1):
        x = -0.02 + 1.04 * step / SAMPLES
        rise = max(
            height * math.exp(-((abs(x - centre) / (0.10 + 0.14 * height)) ** 1.15))
            for height, centre in zip(summits, centres, strict=True)
        )
        height = foot + reach * rise * (0.80 + 0.34 * rough(x)) + 0.055 * rough(x * 0.7 + 3)
        path.append([round(x, 4), round(1 - min(height, 1.0), 4)])
    return path


def _roughness(seed: str) -> Callable[[float], float]:
    """Ridged noise of five octaves, about 0 to 1: sharp crests, soft valleys."""
    lattice = _shares(f"{seed}/rock", 512)

    def wave(x: float) -> float:
        cell = math.floor(x)
        part = x - cell
        ease = part * part * (3 - 2 * part)
        low, high = lattice[cell % 512], lattice[(cell + 1) % 512]
        return low + (high - low) * ease

    def rough(x: float) -> float:
        total = weight = 0.0
        for octave in range(5):
            size = 0.55**octave
            total += size * (1 - abs(2 * wave(5 * 2**octave * (x + 1) + 37 * octave) - 1))
            weight += size
        return total / weight

    return rough


def _shares(seed: str, count: int) -> list[float]:
    """`count` numbers from 0 to 1 that are the same for the same seed on every machine."""
    digest = hashlib.sha256(seed.encode()).digest()
    while len(digest) < 2 * count:
        digest += hashlib.sha256(digest).digest()
    return [int.from_bytes(digest[2 * i : 2 * i + 2], "big") / 65535 for i in range(count)]
