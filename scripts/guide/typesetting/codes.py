"""QR codes as rectangles, so that the template draws them as curves of pure black."""

import segno

_MASK = 2


def qr(address: str) -> dict[str, object]:
    """`{size, boxes: [[x, y, width, height], …], address}` in modules, without the quiet zone.

    Equal runs of neighbouring rows are joined, which halves the number of boxes. The mask is
    fixed: readers take any, and to weigh all eight against each other is most of the work.
    """
    code = segno.make_qr(address, error="m", mask=_MASK)
    matrix = [[bool(cell) for cell in row] for row in code.matrix]
    boxes: list[list[int]] = []
    open_runs: dict[tuple[int, int], list[int]] = {}
    for y, row in enumerate(matrix):
        runs = _runs(row)
        next_open: dict[tuple[int, int], list[int]] = {}
        for x, width in runs:
            box = open_runs.get((x, width))
            if box is None:
                box = [x, y, width, 0]
                boxes.append(box)
            box[3] += 1
            next_open[(x, width)] = box
        open_runs = next_open
    return {"size": len(matrix), "boxes": boxes, "address": address}


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = -1
    for x, dark in enumerate([*row, False]):
        if dark and start < 0:
            start = x
        elif not dark and start >= 0:
            found.append((start, x - start))
            start = -1
    return found
