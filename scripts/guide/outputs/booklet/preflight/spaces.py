"""Colour spaces, functions and shadings of a PDF: which they are, and how much ink they can lay."""

from collections.abc import Iterator
from typing import Any

import pikepdf

# Deeper nesting than this is no colour space but an attack or a loop.
_DEEPEST = 8


def named(space: Any, depth: int = 0) -> str:
    """A colour space's name with what it stands on, such as `Separation All` or `Indexed RGB`."""
    if depth > _DEEPEST:
        return "unknown"
    if isinstance(space, pikepdf.Name):
        return _short(str(space)[1:])
    if not isinstance(space, pikepdf.Array) or not len(space):
        return "unknown"
    kind = str(space[0])[1:]
    if kind == "ICCBased":
        return f"ICCBased {int(space[1].get('/N', 0))}"
    if kind == "Separation":
        return f"Separation {str(space[1])[1:]}"
    if kind in ("Indexed", "I", "Pattern") and len(space) > 1:
        return f"{'Pattern' if kind == 'Pattern' else 'Indexed'} {named(space[1], depth + 1)}"
    return _short(kind)


def _short(name: str) -> str:
    short = {"CMYK": "DeviceCMYK", "RGB": "DeviceRGB", "G": "DeviceGray", "I": "Indexed"}
    return short.get(name, name)


def base(space: Any) -> Any:
    """What a Separation or DeviceN space is printed with where its ink is absent."""
    return space[2] if isinstance(space, pikepdf.Array) and len(space) > 2 else None


def is_print(name: str) -> bool:
    """Whether a named space is CMYK or a single ink; grey, RGB and the rest are not."""
    if name.startswith(("Pattern ", "Indexed ")):
        return is_print(name.partition(" ")[2])
    return name in ("DeviceCMYK", "Pattern") or name.startswith("Separation ")


def most_ink(function: Any, depth: int = 0) -> float | None:
    """The largest sum of four outputs of a function, 1 for one full ink; None if not computable.

    Exponential functions are largest at an end, stitched ones in a part; samples are looked up.
    """
    if depth > _DEEPEST or function is None:
        return None
    if isinstance(function, pikepdf.Array):
        parts = [most_ink(each, depth + 1) for each in function]
        return sum(part for part in parts if part is not None) if None not in parts else None
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        ends = [function.get("/C0", [0]), function.get("/C1", [1])]
        return max(sum(float(part) for part in end) for end in ends)
    if kind == 3:
        found = [most_ink(each, depth + 1) for each in function.Functions]
        return max((f for f in found if f is not None), default=None) if None not in found else None
    if kind == 0 and int(function.get("/BitsPerSample", 8)) == 8:
        outputs = len(function.Range) // 2
        data = function.read_bytes()
        sums = (sum(data[at : at + outputs]) for at in range(0, len(data), outputs))
        return max(sums, default=0) / 255
    return None


def shadings(resources: Any, names: set[str], kind: str) -> Iterator[Any]:
    """The shading dictionaries behind names of patterns (`/Pattern`) or shadings (`/Shading`)."""
    held = resources.get(kind, {}) if resources is not None else {}
    for name in sorted(names):
        thing = held.get(f"/{name}")
        if thing is None:
            continue
        if kind == "/Shading":
            yield thing
        elif int(thing.get("/PatternType", 1)) == 2:
            yield thing.Shading
