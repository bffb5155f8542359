"""QR codes as inline SVG: one path of dark runs on a white ground, quiet zone included."""

import segno
from markupsafe import Markup, escape

_QUIET = 4
# Readers take any mask; to weigh all eight against each other is most of the work.
_MASK = 2


def code(address: str, label: str) -> Markup:
    """The code of an address; `label` tells people what it leads to."""
    matrix = segno.make_qr(address, error="m", mask=_MASK).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            width = 0
            while x + width < len(row) and row[x + width]:
                width += 1
            if width:
                runs.append(f"M{x + _QUIET} {y + _QUIET}h{width}v1h-{width}z")
            x += width or 1
    side = len(matrix) + 2 * _QUIET
    return Markup(
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(label)}">'
        f'<rect class="qr-ground" width="{side}" height="{side}"/>'
        f'<path class="qr-dark" d="{"".join(runs)}"/></svg>'
    )
