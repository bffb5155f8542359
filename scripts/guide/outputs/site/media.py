"""The pictures of the site: which ones the public records show, and what is published of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide import LIBRARY
from guide.images import Fault, all_renditions
from guide.model.guide import PAGES, Guide


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the site: its address, its size in pixels, its bytes."""

    address: str
    width: int
    height: int
    data: bytes


def pictures(guide: Guide) -> tuple[str, ...]:
    """The files below `projects/` that public records show, each once, in order."""
    return tuple(dict.fromkeys(_files(guide)))


def published(guide: Guide, cache: Path | None = None) -> dict[str, tuple[Published, ...] | Fault]:
    """Each picture in its sizes, the largest last, under names that their bytes give.

    A file that cannot be used has its fault instead.
    """
    media = guide.root / LIBRARY / "media"
    paths = {file: guide.root / LIBRARY / file for file in pictures(guide)}
    inside = [path for path in paths.values() if _is_inside(path, media)]
    made = dict(zip(inside, all_renditions(inside, cache), strict=True))
    found: dict[str, tuple[Published, ...] | Fault] = {}
    for file, path in paths.items():
        sizes = made.get(path, Fault("picture-outside", {"file": file}))
        if isinstance(sizes, Fault):
            found[file] = sizes
        else:
            found[file] = tuple(
                Published(f"media/{_name(each.data)}.webp", each.width, each.height, each.data)
                for each in sizes
            )
    return found


def _files(guide: Guide) -> Iterator[str]:
    if guide.place is not None:
        yield from (picture.file for picture in guide.place.media)
    for kind in PAGES:
        for record in guide.collection(kind).values():
            yield from (picture.file for picture in getattr(record, "media", ()))


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return folder.resolve() in path.resolve().parents
    except (OSError, ValueError):  # a name that no file can have
        return False


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]
