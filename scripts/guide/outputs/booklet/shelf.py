"""Finished files, kept by a digest of everything that they were made from."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide import __version__, images, typesetting
from guide import cache as caches
from guide.model.edition import Edition
from guide.outputs.booklet.finishing import Press
from guide.problems import Place, Problem, Severity
from guide.typesetting import fonts

# What is done between the book and the finished file, whatever it is called.
_MAKERS = (Path(__file__).parent, Path(typesetting.__file__).parent, Path(images.__file__))
_LIBRARIES = ("typst", "pikepdf", "pillow")
_KEPT = 24
_INDEX = "index.json"


def key(
    books: Sequence[dict[str, Any]],
    edition: Edition | None,
    pictures: Iterable[Path],
    rendering: str,
    layout: str,
    press: Press,
) -> str:
    """The digest of all that a volume is made from.

    Its books, its pictures, the fonts, the program's own files; for the press also the edition,
    whose papers and binding stand in no book.
    """
    faces = [str(file) for book in books for file in fonts.files(book["lang"])]
    made = [*map(version, _LIBRARIES), __version__, rendering, layout, *faces]
    if rendering == "press":
        made += [press.standard, press.profile.digest]
        if edition:
            made.append(f"{edition.binding} {edition.creep} {edition.bleed!r} {edition.paper!r}")
    digest = hashlib.sha256("\0".join(made).encode())
    for file in makers():
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for picture in pictures:
        digest.update(picture.name.encode() + b"\0")
        digest.update(hashlib.sha256(picture.read_bytes()).digest() if picture.is_file() else b"-")
    digest.update(json.dumps(books, ensure_ascii=False).encode())
    return digest.hexdigest()


def makers() -> list[Path]:
    """The program's files by which a volume is made: modules, templates, the profile."""
    files = (
        file for place in _MAKERS for file in (place.rglob("*.*") if place.is_dir() else [place])
    )
    return sorted(file for file in files if "__pycache__" not in file.parts and file.is_file())


def found(cache: Path | None, key: str) -> tuple[list[Path], list[Problem]]:
    """The kept files with the warnings that went with them; two empty lists where there are none.

    Every file is read, so that a damaged one is made anew.
    """
    if cache is None:
        return [], []
    folder = cache / key
    try:
        said = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        whole = all(_digest(folder / name) == digest for name, digest in said["files"].items())
        paths = [folder / name for name in said["files"]]
        warnings = [
            Problem(each["code"], Place(each["file"]), each["args"], Severity.WARNING)
            for each in said["warnings"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return [], []
    return (paths, warnings) if whole else ([], [])


def keep(cache: Path | None, key: str, paths: Sequence[Path], problems: Iterable[Problem]) -> None:
    """Keep files and their warnings; a full or read-only disk costs time, nothing else."""
    if cache is None:
        return
    warnings = [
        {"code": p.code, "file": p.place.file, "args": {k: str(v) for k, v in p.args.items()}}
        for p in problems
    ]
    folder = cache / key
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _INDEX).unlink(missing_ok=True)
        for path in paths:
            caches.put(path, folder / path.name)
        note = {"files": {path.name: _digest(path) for path in paths}, "warnings": warnings}
        (folder / _INDEX).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        _tidy(cache)
    except OSError:
        return


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _tidy(cache: Path) -> None:
    """Leave the volumes that were made last."""
    kept = [folder for folder in cache.iterdir() if (folder / _INDEX).is_file()]
    kept.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in kept[_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
