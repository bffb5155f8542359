"""Tiny pictures that stand in for the real ones while a book is set, and are replaced afterwards.

Typst holds every picture unpacked, a thousand photographs at 300 dpi in ten gigabytes. It needs no
more than their shape.
"""

import io
import math
import os
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pikepdf
from PIL import Image

_COMMENT = b"\xff\xfe"
_START, _TAIL = re.compile(rb"startxref\s+(\d+)"), 1024


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
    """Put the pictures into a typeset file; they are known by the digest of their stand-ins.

    Each is appended as a later state of its stand-in. Whoever opens the file reads a picture when
    it is wanted, so that they need not be in memory together until all is saved.
    """
    if not pictures:
        return
    with pikepdf.open(pdf) as document:
        trailer = pikepdf.Dictionary(dict(document.trailer.items()))
        trailer.Prev = int(_START.findall(_tail(pdf))[-1])
        ending = trailer.unparse()
        states = [
            (image.objgen[0], _said(image, file), file)
            for image in document.objects
            if isinstance(image, pikepdf.Stream)
            and image.get("/Subtype") == "/Image"
            and (file := pictures.get(sha256(image.read_raw_bytes()).hexdigest()))
        ]
    with pdf.open("ab") as stream:
        table = [b"xref"]
        for number, said, file in states:
            table.append(b"%d 1\n%010d 00000 n " % (number, stream.tell()))
            stream.write(b"%d 0 obj\n%s\nstream\n" % (number, said))
            stream.write(file.read_bytes())
            stream.write(b"\nendstream\nendobj\n")
        start = b"%d" % stream.tell()
        stream.write(b"\n".join([*table, b"trailer", ending, b"startxref", start, b"%%EOF", b""]))


def _said(image: pikepdf.Stream, file: Path) -> bytes:
    """What a stand-in's dictionary says of the picture in its place."""
    said = pikepdf.Dictionary(dict(image.stream_dict.items()))
    with Image.open(file) as found:
        said.Width, said.Height = found.size
    said.Length, said.Filter = file.stat().st_size, pikepdf.Name.DCTDecode
    return said.unparse()


def _tail(file: Path) -> bytes:
    """The end of a PDF, which tells at which byte its table of objects begins."""
    with file.open("rb") as stream:
        stream.seek(-min(_TAIL, file.stat().st_size), os.SEEK_END)
        return stream.read()
