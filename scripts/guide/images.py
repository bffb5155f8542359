"""Pictures made ready for the web: upright, in a few sizes, with nothing hidden in them."""

import hashlib
import io
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from PIL import ExifTags, Image, ImageCms, ImageOps

from guide.side import can_fork, side_by_side

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
# How EXIF says that the width is the height.
SIDEWAYS = frozenset({5, 6, 7, 8})
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")  # JPEG includes the MPO of stereo cameras

# Two thirds of the bytes that method 1 makes; method 4 takes twice the time for 5 % less.
_QUALITY, _METHOD = 80, 2
# A change here makes every picture anew.
_MAKING = f"webp {_QUALITY} {_METHOD} 2"
# So many new pictures are worth the start of a process.
_ENOUGH = 6

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be used as a picture: a problem's code with its arguments."""

    code: str
    args: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size; `data` is a WebP file without metadata."""

    width: int
    height: int
    data: bytes


def size(file: Path) -> tuple[int, int] | Fault:
    """Width and height as seen, turned upright, or the fault of a file that is no usable picture.

    Faults: `picture-missing`, `picture-is-link`, `picture-too-large` (over 20 MB or 40 megapixels),
    `not-a-picture`. The whole file is read, so that a truncated one is found, but no file twice.
    """
    if refused := _refused(file):
        return refused
    stat = file.stat()
    return _size(file, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=65_536)
def _size(file: Path, _bytes: int, _changed: int) -> tuple[int, int] | Fault:
    """The size of a file as it was when it had so many bytes and changed at that time."""
    return _read(file, _seen)


def opened(file: Path, least: tuple[int, int] | None = None) -> Image.Image | Fault:
    """The whole picture, upright, in sRGB (RGBA if transparent); faults as `size` gives.

    Where `least` pixels across and down are enough, a JPEG may come smaller, never below them.
    """
    return _open(file, least)


def renditions(file: Path, cache: Path | None = None) -> tuple[Rendition, ...] | Fault:
    """The picture in each width that it has, the largest last; faults as `size` gives them.

    `cache` is a folder that keeps what was made, by the content of the source; it may be deleted
    at any time.
    """
    return _known(file, cache) or _new(file, cache)


def all_renditions(
    files: Sequence[Path], cache: Path | None = None
) -> list[tuple[Rendition, ...] | Fault]:
    """`renditions` of many pictures, of those that are new in several processes."""
    found = {file: _known(file, cache) for file in files}
    new = [file for file, known in found.items() if not known]
    count = len(os.sched_getaffinity(0)) if len(new) >= _ENOUGH and can_fork() else 1

    def made(number: int) -> dict[Path, tuple[Rendition, ...] | Fault]:
        return {file: _new(file, cache) for file in new[number::count]}

    for share in side_by_side([partial(made, n) for n in range(count)], forked=count > 1):
        found |= share
    return [found[file] for file in files]


def _known(file: Path, cache: Path | None) -> tuple[Rendition, ...] | Fault:
    """What is kept of a picture or known to be wrong with it; nothing where it must be made."""
    return _refused(file) or _kept(cache, _key(file))


def _key(file: Path) -> str:
    return hashlib.sha256(_MAKING.encode() + file.read_bytes()).hexdigest()


def _new(file: Path, cache: Path | None) -> tuple[Rendition, ...] | Fault:
    key = _key(file)
    image = _open(file)
    if isinstance(image, Fault):
        return image
    made = tuple(_made(image))[::-1]
    _keep(cache, key, made)
    return made


def _refused(file: Path) -> Fault | None:
    """What is wrong with a file before it is read."""
    if file.is_symlink():
        return Fault("picture-is-link", {"file": file.name})
    if not file.is_file():
        return Fault("picture-missing", {"file": file.name})
    if file.stat().st_size > MAX_BYTES:
        return Fault("picture-too-large", {"file": file.name})
    return None


def _open(file: Path, least: tuple[int, int] | None = None) -> Image.Image | Fault:
    """The picture, decoded, upright, in sRGB."""
    if refused := _refused(file):
        return refused
    return _read(file, lambda image: _pixels(image, least))


def _read(file: Path, take: Callable[[Image.Image], T]) -> T | Fault:
    """What is taken from a picture, or the fault of a file that is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # damaged EXIF is dropped anyway
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return Fault("picture-too-large", {"file": file.name})
                image.verify()
            with Image.open(file, formats=FORMATS) as image:
                return take(image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Fault("picture-too-large", {"file": file.name})
    except Exception:  # noqa: BLE001  decoders fail on hostile files in every way there is
        return Fault("not-a-picture", {"file": file.name})


def _pixels(image: Image.Image, least: tuple[int, int] | None) -> Image.Image:
    if least and _upright(image):
        image.draft(image.mode, least)
    image.load()
    return _srgb(ImageOps.exif_transpose(image))


def _upright(image: Image.Image) -> bool:
    """Whether the width is the width: not for a picture that lies on its side."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation) not in SIDEWAYS
    except Exception:  # noqa: BLE001  damaged EXIF says nothing
        return True


def _seen(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    turned = not _upright(image)
    # A JPEG is read to its end all the same, yet eight times fewer pixels are made on each side.
    image.draft(image.mode, (width // 8, height // 8))
    image.load()
    return (height, width) if turned else (width, height)


def _srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, ValueError, OSError):
            converted = None
        if converted is not None:
            return converted
    if image.mode in ("I", "I;16", "I;16B", "F"):
        image = image.convert("F").point(lambda level: level / 257).convert("L")
    return image.convert(mode)


def _made(image: Image.Image) -> Iterator[Rendition]:
    """The renditions, the largest first: each is made of the one before."""
    largest, of = min(image.width, WIDTHS[-1]), image
    for width in (largest, *(w for w in reversed(WIDTHS) if w < largest)):
        height = max(1, round(image.height * width / image.width))
        of = of.resize((width, height), Image.Resampling.LANCZOS)
        data = io.BytesIO()
        of.save(data, "WEBP", quality=_QUALITY, method=_METHOD, exif=b"", icc_profile=b"")
        yield Rendition(width, height, data.getvalue())


def _kept(cache: Path | None, key: str) -> tuple[Rendition, ...]:
    """What the cache has whole; nothing where anything about it is strange."""
    if cache is None:
        return ()
    found = []
    try:
        names = (cache / f"{key}.txt").read_text(encoding="ascii").split()
        for name in names:
            width, height, digest = name.split("-")
            data = (cache / f"{key}-{width}.webp").read_bytes()
            if hashlib.sha256(data).hexdigest() != digest:
                return ()
            found.append(Rendition(int(width), int(height), data))
    except (OSError, ValueError):
        return ()
    return tuple(found)


def _keep(cache: Path | None, key: str, made: tuple[Rendition, ...]) -> None:
    if cache is None:
        return
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for each in made:
            _write(cache / f"{key}-{each.width}.webp", each.data)
        names = (f"{r.width}-{r.height}-{hashlib.sha256(r.data).hexdigest()}" for r in made)
        _write(cache / f"{key}.txt", "\n".join(names).encode())
    except OSError:
        return  # a full or read-only disk costs time, nothing else


def _write(file: Path, data: bytes) -> None:
    temporary = file.with_suffix(f".{os.getpid()}.part")  # another process may write the same
    temporary.write_bytes(data)
    temporary.replace(file)
