"""A sheet of SVG that is written piece by piece, and chance that is the same on every run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

WIDTH = 1600
HEIGHT = 900

Point = tuple[float, float]
_Item = TypeVar("_Item")


class Chance:
    """Numbers that look random and are the same on every machine."""

    def __init__(self, seed: str) -> None:
        state = 2166136261
        for letter in seed:
            state = ((state ^ ord(letter)) * 16777619) & 0xFFFFFFFF
        self._state = state or 1

    def unit(self) -> float:
        """The next number from 0 to 1."""
        state = self._state
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        self._state = state
        return state / 0x100000000

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.unit()

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[int(self.unit() * len(items))]


def number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def outline(points: Sequence[Point], *, closed: bool = True) -> str:
    """The `d` of a path of straight lines."""
    body = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{body}{'Z' if closed else ''}"


def smooth(points: Sequence[Point], *, closed: bool = False) -> str:
    """The `d` of a soft curve through the points (Catmull–Rom)."""
    count = len(points)
    first = points[0]
    parts = [f"M{number(first[0])} {number(first[1])}"]
    last = count if closed else count - 1
    for index in range(last):
        if closed:
            before, here = points[index - 1], points[index]
            there, after = points[(index + 1) % count], points[(index + 2) % count]
        else:
            before, here = points[max(index - 1, 0)], points[index]
            there, after = points[index + 1], points[min(index + 2, count - 1)]
        parts.append(
            f"C{number(here[0] + (there[0] - before[0]) / 6)} "
            f"{number(here[1] + (there[1] - before[1]) / 6)} "
            f"{number(there[0] - (after[0] - here[0]) / 6)} "
            f"{number(there[1] - (after[1] - here[1]) / 6)} "
            f"{number(there[0])} {number(there[1])}"
        )
    return "".join(parts) + ("Z" if closed else "")


@dataclass
class Sheet:
    """Pieces of SVG in the order in which they are painted, and what they refer to."""

    pieces: list[str] = field(default_factory=list)
    defs: list[str] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def define(self, body: str) -> str:
        """Keep a definition (its `id` written as `{id}`) once; returns `url(#…)`."""
        if body not in self._known:
            name = f"d{len(self._known)}"
            self._known[body] = name
            self.defs.append(body.replace("{id}", name))
        return f"url(#{self._known[body]})"

    def fade(
        self,
        stops: Sequence[tuple[float, str] | tuple[float, str, float]],
        start: Point,
        end: Point,
    ) -> str:
        """A linear gradient in the sheet's own units; a stop is (offset, colour[, opacity])."""
        body = "".join(
            f'<stop offset="{number(stop[0])}" stop-color="{stop[1]}"'
            + (f' stop-opacity="{number(stop[2])}"' if len(stop) > 2 else "")
            + "/>"
            for stop in stops
        )
        return self.define(
            f'<linearGradient id="{{id}}" gradientUnits="userSpaceOnUse" x1="{number(start[0])}" '
            f'y1="{number(start[1])}" x2="{number(end[0])}" y2="{number(end[1])}">{body}'
            "</linearGradient>"
        )

    def glow(self, colour: str, centre: Point, radius: float, strength: float) -> str:
        """A radial gradient from a colour to nothing."""
        body = (
            f'<stop offset="0" stop-color="{colour}" stop-opacity="{number(strength)}"/>'
            f'<stop offset=".45" stop-color="{colour}" stop-opacity="{number(strength * 0.35)}"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/>'
        )
        return self.define(
            f'<radialGradient id="{{id}}" gradientUnits="userSpaceOnUse" cx="{number(centre[0])}" '
            f'cy="{number(centre[1])}" r="{number(radius)}">{body}</radialGradient>'
        )

    def clip(self, d: str) -> str:
        return self.define(f'<clipPath id="{{id}}"><path d="{d}"/></clipPath>')

    def add(self, piece: str) -> None:
        self.pieces.append(piece)

    def shape(self, d: str, fill: str, opacity: float = 1.0, *, seam: float = 0.0) -> None:
        """A filled path; `seam` widens it by a line of its own colour, which hides joints."""
        self.add(filled(d, fill, opacity, seam=seam))

    def line(
        self,
        d: str,
        colour: str,
        width: float,
        opacity: float = 1.0,
        *,
        cap: str = "round",
        dash: str = "",
    ) -> None:
        self.add(
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + (f' opacity="{number(opacity)}"' if opacity < 1 else "")
            + "/>"
        )

    def circle(self, x: float, y: float, radius: float, fill: str, opacity: float = 1.0) -> None:
        self.ellipse(x, y, radius, radius, fill, opacity)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1.0
    ) -> None:
        self.add(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}" '
            f'fill="{fill}"' + (f' opacity="{number(opacity)}"' if opacity < 1 else "") + "/>"
        )

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        opacity: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        self.add(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" '
            f'fill="{fill}"'
            + (f' rx="{number(radius)}"' if radius else "")
            + (f' opacity="{number(opacity)}"' if opacity < 1 else "")
            + "/>"
        )

    def open(self, attributes: str) -> None:
        self.add(f"<g {attributes}>")

    def close(self) -> None:
        self.add("</g>")

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}"><defs>{"".join(self.defs)}</defs>'
            + "".join(self.pieces)
            + "</svg>"
        )


def filled(d: str, fill: str, opacity: float = 1.0, *, seam: float = 0.0) -> str:
    return (
        f'<path d="{d}" fill="{fill}"'
        + (
            f' stroke="{fill}" stroke-width="{number(seam)}" stroke-linejoin="round"'
            if seam
            else ""
        )
        + (f' opacity="{number(opacity)}"' if opacity < 1 else "")
        + "/>"
    )
