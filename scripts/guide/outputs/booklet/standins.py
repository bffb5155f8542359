"""Tiny pictures that stand in for the real ones while a book is set, and are replaced afterwards.

Typst holds every picture unpacked, a thousand photographs at 300 dpi in ten gigabytes. It needs no
more than their shape.
"""

import io
import math
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pikepdf
from PIL import Image

_COMMENT = b"\xff\xfe"


def standin(picture: bytes) -> bytes:
    """A grey JPEG of exactly the same shape and colours, as small as can be.

    It carries the picture's digest as a comment, so that no other equals it.
    """
    with Image.open(io.BytesIO(picture)) as found:
        step = math.gcd(*found.size)
        size, mode = (found.width // step, found.height // step), found.mode
    grey = Image.new(mode, size, (0,) * (len(mode) - 1) + (96,) if mode == "CMYK" else None)
    data = io.BytesIO()
    grey.save(data, "JPEG")
    said = sha256(picture).hexdigest().encode()
    made = data.getvalue()
    return made[:2] + _COMMENT + (len(said) + 2).to_bytes(2, "big") + said + made[2:]


def replaced(pdf: Path, pictures: Mapping[str, Path]) -> None:
    """Put the pictures into a typeset file; they are known by the digest of their stand-ins."""
    if not pictures:
        return
    aside = pdf.with_suffix(".pictures.pdf")
    with pikepdf.open(pdf) as document:
        for image in document.objects:
            if not isinstance(image, pikepdf.Stream) or image.get("/Subtype") != "/Image":
                continue
            file = pictures.get(sha256(image.read_raw_bytes()).hexdigest())
            if file is None:
                continue
            data = file.read_bytes()
            with Image.open(io.BytesIO(data)) as found:
                image.Width, image.Height = found.size
            image.write(data, filter=pikepdf.Name.DCTDecode)
        document.save(
            aside, object_stream_mode=pikepdf.ObjectStreamMode.preserve, deterministic_id=True
        )
    aside.replace(pdf)
