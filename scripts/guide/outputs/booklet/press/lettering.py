"""Small texts around the pages, set by Typst: a line in each sheet's slug, and the spine."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from guide.typesetting import FACES, fonts, furnish

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
    # The extra `booklet`: a library without booklets needs no Typst.
    import typst  # noqa: PLC0415

    given = {
        "fonts": list(fonts.families(lang)),
        "lang": lang.partition("-")[0],
        "title": lines[0] if lines else "",
        "lines": list(lines),
        "line-width": _LINE_WIDTH,
        "spine": asdict(spine) if spine else None,
    }
    with TemporaryDirectory(prefix="guide-lettering-") as name:
        folder = Path(name)
        (folder / "lettering.json").write_text(json.dumps(given), encoding="utf-8")
        furnish(folder, [_TEMPLATE, FACES])
        typst.compile(
            str(folder / _TEMPLATE.name),
            output=str(folder / "out.pdf"),
            root=name,
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(each) for each in fonts.folders(lang)],
            ),
            timestamp=0,
        )
        return pikepdf.open(io.BytesIO((folder / "out.pdf").read_bytes()))
