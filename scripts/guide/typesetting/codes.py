"""QR codes as dashed lines, one a row, so that the template strokes them in pure black."""

from itertools import groupby

import segno

_MASK = 2


def qr(address: str) -> dict[str, object]:
    """`{size, rows: [[x, dark, light, dark, …], …], address}` in modules, without the quiet zone.

    A row begins at its first dark module; the lengths of its dark and light runs follow in turn.
    So a row is one stroke: a box for each run would be most of a page's work. The mask is fixed:
    readers take any, and to weigh all eight against each other is most of the work here.
    """
    code = segno.make_qr(address, error="m", mask=_MASK)
    rows = [_dashes(bytes(row)) for row in code.matrix]
    return {"size": len(rows), "rows": rows, "address": address}


def _dashes(row: bytes) -> list[int]:
    """Where the first dark module is, and the runs from there to the last."""
    inked = row.rstrip(b"\0")
    runs = [len(list(run)) for _, run in groupby(inked.lstrip(b"\0"))]
    return [len(inked) - sum(runs), *runs]
