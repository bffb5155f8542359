"""Photographs prepared for the page: upright, sRGB, no larger than their place in print needs."""

import io
from pathlib import Path

from PIL import Image

from guide import images
from guide.outputs.booklet.press import separated

# The widest place is the measure of 170 mm; the screen shows it at about 150 ppi.
PIXELS = {"screen": 1050, "press": 2010}
_QUALITY = 88


def prepared(file: Path, media: Path, rendering: str) -> bytes | images.Fault:
    """A JPEG of the picture for a rendering, without metadata; the fault of an unusable file.

    The press gets its four inks, the screen sRGB. A file must lie in the library's `media` folder.
    """
    if not _is_inside(file, media):
        return images.Fault("picture-outside", {"file": file.name})
    found = images.opened(file)
    if isinstance(found, images.Fault):
        return found
    ground = Image.new("RGB", found.size, "white")
    ground.paste(found, mask=found.getchannel("A") if found.mode == "RGBA" else None)
    if ground.width > PIXELS[rendering]:
        height = max(1, round(ground.height * PIXELS[rendering] / ground.width))
        ground = ground.resize((PIXELS[rendering], height), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    ground.save(data, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return separated(data.getvalue()) if rendering == "press" else data.getvalue()


def _is_inside(file: Path, folder: Path) -> bool:
    try:
        return folder.resolve() in file.resolve().parents
    except (OSError, ValueError):  # a name that no file can have
        return False
