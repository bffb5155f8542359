"""A project's picture cropped to the strip at the head of its sheet."""

import io
from pathlib import Path

from PIL import Image, ImageOps

from guide import images

# The strip is 178 × 44 mm, at 150 ppi.
_SIZE = (1050, 260)
_QUALITY = 84


def prepared(file: Path, media: Path) -> bytes | images.Fault:
    """A JPEG without metadata, or the fault of an unusable file, which must lie in `media`."""
    if media.resolve() not in file.resolve().parents:
        return images.Fault("picture-outside", {"file": file.name})
    found = images.opened(file, _SIZE)
    if isinstance(found, images.Fault):
        return found
    strip = ImageOps.fit(found, _SIZE, Image.Resampling.BICUBIC)
    ground = Image.new("RGB", _SIZE, "white")
    ground.paste(strip, mask=strip.getchannel("A") if strip.mode == "RGBA" else None)
    data = io.BytesIO()
    ground.save(data, "JPEG", quality=_QUALITY)
    return data.getvalue()
