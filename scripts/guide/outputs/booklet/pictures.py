"""Photographs prepared for the page: upright, in the rendering's colours, no larger than needed."""

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path

from PIL import Image

from guide import images
from guide.outputs.booklet.press.profile import MAKING, MOST_INK, Profile, separated

# The widest place is the measure of 170 mm; where it is high, a picture fills it as if it were up
# to 200 mm wide and loses its sides. The press wants 300 dpi there, the screen about 150.
PIXELS = {"screen": 1050, "press": 2400}
_QUALITY = 88
# A press wants so many dots an inch where a picture is printed. Places of about a size share one.
_FINE, _SHARED, _SPARE = 300, 100, 10
# A shape in steps of so many pixels has a tiny stand-in. From so many pixels on nobody misses the
# rest, nor does it take half a per cent of the dpi that a press asks for; what was made smaller for
# its place has some to spare.
_STEPS = {"screen": (10, 200, 200), "press": (5, 1000, 400)}
# A change here makes every picture anew.
_SHAPING = "steps 2"
_DIGEST = 32
# The cache keeps the pictures that were used last, up to so many bytes.
_ROOM = 2_000_000_000
# So many pictures are made before one is taken.
_AHEAD = 16

# Pixels across and down that a picture is to fill at least, losing its sides or its top and foot.
Room = tuple[int, int]


def room(width: float, height: float) -> Room:
    """What a place of so many points asks of a picture on a press; a few sizes serve all places."""
    across, down = (
        _SHARED * ceil((side * _FINE / 72 + _SPARE) / _SHARED) for side in (width, height)
    )
    return across, down


def all_prepared(
    files: Sequence[Path],
    media: Path,
    profile: Profile | None,
    cache: Path | None = None,
    rooms: Mapping[Path, Room] | None = None,
) -> Iterator[bytes | images.Fault]:
    """Each file's picture, in their order, for the press whose profile it is or, without, a screen.

    A picture is a JPEG without metadata; an unusable file has its fault instead. Files must lie in
    the library's `media` folder. `cache` keeps what was made by the content of the source. Pictures
    are made for the widest place, but for those that have `rooms` of their own. The pictures of a
    large book are more than memory should hold: take one after another.
    """
    rooms = rooms or {}
    # Pillow lets other threads run while it works on pixels.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for start in range(0, len(files), _AHEAD):
            some = files[start : start + _AHEAD]
            yield from pool.map(
                lambda file: prepared(file, media, profile, cache, rooms.get(file)), some
            )
    if cache is not None:
        _tidy(cache, _ROOM)


def prepared(
    file: Path,
    media: Path,
    profile: Profile | None,
    cache: Path | None = None,
    filled: Room | None = None,
) -> bytes | images.Fault:
    """One picture as `all_prepared` gives it."""
    if not _is_inside(file, media):
        return images.Fault("picture-outside", {"file": file.name})
    widest = PIXELS["press" if profile else "screen"]
    across, down = filled or (widest, 1)
    kept = _place(file, profile, cache, (across, down))
    known = _recalled(kept)
    if known is not None:
        return known
    found = images.opened(file, (across, down))
    if isinstance(found, images.Fault):
        return found
    share = max(across / found.width, down / found.height)
    made = _made(found, profile, min(share, widest / found.width))
    _remember(kept, made)
    return made


def _made(picture: Image.Image, profile: Profile | None, share: float) -> bytes:
    """The picture with a share of its pixels on each side, never with more than it has."""
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    step, large, smaller = _STEPS["press" if profile else "screen"]
    if share < 1:
        size = [max(1, round(side * share)) for side in ground.size]
        ground = ground.resize((size[0], size[1]), Image.Resampling.LANCZOS, reducing_gap=3.0)
        large = smaller
    if min(ground.size) >= large:
        width, height = (side - side % step for side in ground.size)
        ground = ground.crop((0, 0, width, height))
    if profile is not None:
        return separated(ground, profile)
    data = io.BytesIO()
    ground.save(data, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return data.getvalue()


def _is_inside(file: Path, folder: Path) -> bool:
    try:
        return folder.resolve() in file.resolve().parents
    except (OSError, ValueError):  # a name that no file can have
        return False


def _place(file: Path, profile: Profile | None, cache: Path | None, filled: Room) -> Path | None:
    """The file of the cache that holds a picture, named by all that it is made from."""
    if cache is None or file.is_symlink() or not file.is_file():
        return None
    if file.stat().st_size > images.MAX_BYTES:
        return None
    inks = profile.digest if profile else ""
    making = f"{MAKING} {_SHAPING} {MOST_INK} {_QUALITY} {filled} {inks}"
    key = hashlib.sha256(making.encode() + b"\0" + file.read_bytes()).hexdigest()
    return cache / f"{key}.jpg"


def _recalled(kept: Path | None) -> bytes | None:
    """What the cache has whole: a file begins with the digest of the rest."""
    if kept is None:
        return None
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    digest, picture = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(picture).digest() != digest:
        return None
    with contextlib.suppress(OSError):
        os.utime(kept)
    return picture


def _remember(kept: Path | None, picture: bytes) -> None:
    if kept is None:
        return
    aside = kept.with_suffix(f".{os.getpid()}.part")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(hashlib.sha256(picture).digest() + picture)
        aside.replace(kept)
    except OSError:
        return  # a full or read-only disk costs time, nothing else


def _tidy(cache: Path, room: int) -> None:
    """Leave as many bytes of pictures as there is room for, those that were used last."""
    try:
        files = [(file.stat(), file) for file in cache.glob("*.jpg")]
    except OSError:
        return
    for found, file in sorted(files, key=lambda each: each[0].st_mtime, reverse=True):
        room -= found.st_size
        if room < 0:
            file.unlink(missing_ok=True)
