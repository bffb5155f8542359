"""Small texts around the pages, set by Typst: a line in each sheet's slug, and the spine."""

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pikepdf

from guide.typesetting import fonts
from guide.typesetting.small import small

_TEMPLATE = Path(__file__).parent / "templates" / "lettering.typ"
_LINE_WIDTH = 230


@dataclass(frozen=True, slots=True)
class Spine:
    """A spine to be lettered: points, inks in per cent, Han upright or Latin on its side.

    `note` follows the title in smaller type; `foot` stands at the lower end.
    """

    width: float
    height: float
    bleed: float
    fill: Sequence[float]
    ink: Sequence[float]
    lettered: bool
    upright: bool
    title: str
    note: str
    foot: str


def lettered(lines: Sequence[str], spine: Spine | None, lang: str) -> pikepdf.Pdf:
    """A document with a page for each line and, last, the spine."""
    given = {
        "fonts": list(fonts.families(lang)),
        "lang": lang.partition("-")[0],
        "title": lines[0] if lines else "",
        "lines": list(lines),
        "line-width": _LINE_WIDTH,
        "spine": asdict(spine) if spine else None,
    }
    return pikepdf.open(io.BytesIO(small(_TEMPLATE, given, lang)))
