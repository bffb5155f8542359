"""What stands in a target and is not ours: taken along, or kept aside where it is in the way."""

import os
import shutil
from collections.abc import Collection, Mapping
from itertools import takewhile
from pathlib import Path

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError


def kept_folder(target: Path) -> Path:
    """The folder beside a target that receives what was in the way and is not ours to delete."""
    return target.with_name(f"{target.name}.kept")


def carry(
    target: Path, folder: Path, before: Mapping[str, str], unchanged: Collection[str]
) -> tuple[list[str], list[str]]:
    """Bring what is in a target but not ours into the new folder, or keep it aside.

    `before` is the target's manifest, `unchanged` the paths that both trees share. Returns the
    paths that stay in place, and those that were in the way.
    """
    strange: list[str] = []
    aside: list[str] = []
    if not target.exists():
        return strange, aside
    for path, entry in manifest.walk(target):
        if path == MANIFEST or path in unchanged or _is_ours(path, entry, before):
            continue
        place = folder / path
        if not os.path.lexists(place) and _clear_way(folder, path):
            place.parent.mkdir(parents=True, exist_ok=True)
            _duplicate(Path(entry.path), place)
            strange.append(path)
        else:
            _set_aside(Path(entry.path), target, path)
            aside.append(path)
    return strange, aside


def clear(former: Path, target: Path) -> list[str]:
    """Delete a former tree: what its manifest names unchanged, and what the target has too.

    The rest, if there is any, goes to the kept folder. Returns the paths of that rest.
    """
    try:
        ours = manifest.read(former) or {}
    except ManifestError:
        ours = {}
    aside = []
    for path, entry in list(manifest.walk(former)):
        file = Path(entry.path)
        if path == MANIFEST:
            continue  # goes last, or a second run could not tell ours from theirs
        if not _is_same(file, target / path) and not _is_ours(path, entry, ours):
            _set_aside(file, target, path)
            aside.append(path)
        file.unlink()
    shutil.rmtree(former)
    return aside


def _is_ours(path: str, entry: os.DirEntry[str], digests: Mapping[str, str]) -> bool:
    return (
        path in digests
        and entry.is_file(follow_symlinks=False)
        and manifest.file_digest(Path(entry.path)) == digests[path]
    )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, equal files, or links to the same place."""
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    if not (one.is_file() and other.is_file()):
        return False
    return one.samefile(other) or (
        one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    )


def is_plain(file: Path, root: Path) -> bool:
    """Whether a path under root is a file that no link on the way leads elsewhere."""
    way = takewhile(lambda step: step != root, file.parents)
    return file.is_file() and not any(step.is_symlink() for step in (file, *way))


def _clear_way(folder: Path, path: str) -> bool:
    """Whether no file stands where the path needs a folder."""
    parents = [p for p in (folder / path).parents if folder in p.parents]
    return all(not os.path.lexists(p) or (p.is_dir() and not p.is_symlink()) for p in parents)


def _duplicate(source: Path, place: Path) -> None:
    """The same file, or the same link, at a second place."""
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, place, follow_symlinks=False)


def _set_aside(source: Path, target: Path, path: str) -> None:
    """Keep a copy in the kept folder, beside earlier ones of the same name."""
    kept = kept_folder(target)
    place, count = kept / path, 1
    while os.path.lexists(place) and not _is_same(source, place):
        count += 1
        place = kept / f"{path}.{count}"
    if not os.path.lexists(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        _duplicate(source, place)
