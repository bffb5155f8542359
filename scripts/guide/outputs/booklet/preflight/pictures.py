"""A picture in a finished PDF: how many pixels, which colours, how much ink it lays."""

import hashlib
import io
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image, ImageChops

from guide.outputs.booklet.preflight import spaces

# Ink is measured on patches of eight by eight pixels, 0.7 mm at 300 dpi: paper takes it no finer.
_PATCH = 8


@dataclass(frozen=True, slots=True)
class Picture:
    """`digest` is the SHA-256 of its data as stored; `ink` the most on any patch, 1 for one ink."""

    digest: str
    width: int
    height: int
    space: str
    bits: int
    coding: str
    ink: float | None
    soft: bool


def looked_at(image: Any) -> Picture:
    """What there is to say of an image XObject, wherever it is placed."""
    raw = image.read_raw_bytes()
    mask = bool(image.get("/ImageMask", False))
    space = "mask" if mask else spaces.named(image.get("/ColorSpace"))
    coding = image.get("/Filter")
    name = str(coding[-1] if isinstance(coding, pikepdf.Array) else coding or "/none")[1:]
    return Picture(
        digest=hashlib.sha256(raw).hexdigest(),
        width=int(image.Width),
        height=int(image.Height),
        space=space,
        bits=1 if mask else int(image.get("/BitsPerComponent", 8)),
        coding=name,
        ink=_ink(image, raw, name) if space == "DeviceCMYK" else None,
        soft="/SMask" in image,
    )


def _ink(image: Any, raw: bytes, coding: str) -> float | None:
    try:
        if coding == "DCTDecode":
            picture: Any = Image.open(io.BytesIO(raw))
            picture.draft("CMYK", (picture.width // _PATCH, picture.height // _PATCH))
            picture.load()
            # Pillow gives the ink of a JPEG that is stored inverted, as `Decode` then says.
            if picture.info.get("adobe") and not _inverted(image):
                picture = ImageChops.invert(picture)
        else:
            size = (int(image.Width), int(image.Height))
            picture = Image.frombytes("CMYK", size, image.read_bytes())
            picture = picture.reduce(min(_PATCH, *size))
    except (OSError, ValueError, pikepdf.PdfError):
        return None
    if picture.mode != "CMYK":
        return None
    cyan, magenta, yellow, black = picture.split()
    half = ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2)
    quarter: Any = ImageChops.add(*half, scale=2)
    _, most = quarter.getextrema()
    return float(4 * most / 255)


def _inverted(image: Any) -> bool:
    decode = image.get("/Decode")
    return decode is not None and float(decode[0]) > float(decode[1])
