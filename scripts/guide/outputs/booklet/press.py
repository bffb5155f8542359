"""What a press needs beyond the pages: photographs in CMYK, boxes that say what is cut off."""

import io
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image, ImageFilter

from guide.typesetting.separation import separation

# A change here makes every press file anew.
MAKING = "press 1"
_STEPS = 11
_QUALITY = 92


def separated(jpeg: bytes) -> bytes:
    """An RGB picture as a CMYK JPEG, by the same separation as the colours of the page."""
    with Image.open(io.BytesIO(jpeg)) as image:
        inks = image.convert("RGB").filter(_table())
    # Pillow's table writes four bands under the name RGBA; they are cyan, magenta, yellow, black.
    data = io.BytesIO()
    Image.merge("CMYK", inks.split()).save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return data.getvalue()


@cache
def _table() -> ImageFilter.Color3DLUT:
    return ImageFilter.Color3DLUT.generate(
        _STEPS,
        lambda red, green, blue: separation((red, green, blue)),
        channels=4,
        target_mode="RGBA",
    )


def complete(pdf: Path) -> None:
    """Give every page its BleedBox and take out links, which a press does not follow."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        for page in document.pages:
            page.obj.BleedBox = page.mediabox
            if "/Annots" in page.obj:
                del page.obj.Annots
        document.save(pdf, deterministic_id=True)
