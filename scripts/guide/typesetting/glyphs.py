"""Which characters a font can draw, read from its `cmap` table."""

import struct
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# Typst sets these without a glyph: spaces, line ends and what Unicode calls format characters.
_NEVER_DRAWN = {"Zs", "Zl", "Zp", "Cf"}
# The face for the letters of foreign names, and these.
_WESTERN, _LETTERS = "NotoSans[", frozenset({*range(0x100, 0x250), *range(0x1E00, 0x1F00)})
# The template sets these as small digits, lowered or raised, so no font needs them.
RAISED = frozenset("₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def missing(text: str, fonts: Iterable[Path]) -> tuple[str, ...]:
    """The characters of `text` that none of the fonts has, each once, in order of appearance."""
    known = _known(tuple(fonts))
    return tuple(
        char
        for char in dict.fromkeys(text)
        if ord(char) not in known
        and char not in RAISED
        and char not in "\n\t"
        and unicodedata.category(char) not in _NEVER_DRAWN
    )


def _asked(font: Path) -> frozenset[int]:
    """What the templates ask a font for: of the western one the letters in `faces.typ` alone."""
    return covered(font) & _LETTERS if font.name.startswith(_WESTERN) else covered(font)


@cache
def _known(fonts: tuple[Path, ...]) -> frozenset[int]:
    """The code points that any of the fonts has."""
    return frozenset[int]().union(*(_asked(font) for font in fonts))


@cache
def covered(font: Path) -> frozenset[int]:
    """The code points that a TrueType or OpenType file maps to a glyph."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == b"cmap":
            return frozenset(_code_points(data, start))
    return frozenset()


def _code_points(data: bytes, cmap: int) -> set[int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if platform not in (0, 3):
            continue
        if form == 12:
            found |= _segmented_coverage(data, cmap + offset)
        elif form == 4:
            found |= _segment_mapping(data, cmap + offset)
    return found


def _segmented_coverage(data: bytes, start: int) -> set[int]:
    (groups,) = struct.unpack_from(">I", data, start + 12)
    found: set[int] = set()
    for index in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * index)
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _segment_mapping(data: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    ends, starts = start + 14, start + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    found: set[int] = set()
    for at in range(0, doubled, 2):
        (last,) = struct.unpack_from(">H", data, ends + at)
        (first,) = struct.unpack_from(">H", data, starts + at)
        (delta,) = struct.unpack_from(">H", data, deltas + at)
        (offset,) = struct.unpack_from(">H", data, offsets + at)
        for code in range(first, last + 1):
            if code == 0xFFFF:
                continue
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(
                    ">H", data, offsets + at + offset + 2 * (code - first)
                )
            if (glyph + delta) & 0xFFFF and (glyph or not offset):
                found.add(code)
    return found
