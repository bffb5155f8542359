"""Drawings beside figures: bars, ranges, stacks and years, as SVG that takes the page's colours.

None of them holds words: the cell or table that a drawing stands in says what it shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_OPEN = '<svg class="{}" aria-hidden="true" focusable="false"{}>'


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: its name, its drawing and what it says in words, cell by cell."""

    title: str
    drawing: Markup
    cells: tuple[str, ...]
    href: str = ""
    sector: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A table with a drawing in each line; `heads` name the lines and the cells."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A statistic over the years: its drawing between its first and its last value."""

    title: str
    drawing: Markup
    first: tuple[str, str]
    last: tuple[str, str]


def bar(share: float) -> Markup:
    """A bar from the left over a share of the width, 0 to 1; a thread where it is not nothing."""
    width = max(share * 100, 0.6) if share > 0 else 0.0
    return _svg("bar", f'<rect width="{width:.2f}%" height="100%" rx="2"/>')


def span(low: float, high: float) -> Markup:
    """A range on its own line: two dots and what lies between; the ends are shares, 0 to 1."""
    left, right = (2 + 96 * end for end in (low, high))
    return _svg(
        "span",
        f'<line class="zero" x1="0" x2="100%" y1="50%" y2="50%"/>'
        f'<line class="reach-line" x1="{left:.2f}%" x2="{right:.2f}%" y1="50%" y2="50%"/>'
        f'<circle cx="{left:.2f}%" cy="50%" r="5"/><circle cx="{right:.2f}%" cy="50%" r="5"/>',
    )


def stack(parts: Sequence[tuple[str, float]]) -> Markup:
    """Shares of one bar side by side, each under the class that gives its look."""
    drawn, left = [], 0.0
    for name, share in parts:
        if share > 0:
            drawn.append(
                f'<rect class="{name}" x="{left * 100:.2f}%" width="{share * 100:.2f}%" '
                'height="100%"/>'
            )
        left += share
    return _svg("stack", "".join(drawn))


def years(values: Sequence[float]) -> Markup:
    """A bar for each year from a common zero line, the last one strong."""
    top, bottom = max(0.0, *values), min(0.0, *values)
    reach = (top - bottom) or 1.0
    zero = 2 + 46 * top / reach
    step = 100 / len(values)
    drawn = []
    for place, each in enumerate(values):
        height = max(46 * abs(each) / reach, 0.4)
        name = ' class="latest"' if place == len(values) - 1 else ""
        above = zero - height if each >= 0 else zero
        drawn.append(
            f'<rect{name} x="{place * step + step * 0.12:.2f}" y="{above:.2f}" '
            f'width="{step * 0.76:.2f}" height="{height:.2f}"/>'
        )
    box = ' viewBox="0 0 100 50" preserveAspectRatio="none"'
    floor = f'<line class="zero" x1="0" x2="100" y1="{zero:.2f}" y2="{zero:.2f}"/>'
    return _svg("years", "".join([*drawn, floor]), box)


def _svg(name: str, inner: str, attributes: str = "") -> Markup:
    # Numbers and names of our own only: nothing of a record is in it.
    return Markup(f"{_OPEN.format(name, attributes)}{inner}</svg>")
