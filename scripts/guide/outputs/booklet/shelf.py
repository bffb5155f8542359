"""Finished PDFs, kept by a digest of everything that they were made from."""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide import cache as caches
from guide.outputs.booklet import furnishing, press
from guide.problems import Place, Problem, Severity
from guide.typesetting import fonts

_KEPT = 24


def key(content: dict[str, Any], pictures: Iterable[Path], rendering: str) -> str:
    """The digest of a book's content, its pictures, the templates, the fonts and the makers."""
    made = (version("typst"), rendering, press.MAKING, *map(str, fonts.files(content["lang"])))
    digest = hashlib.sha256("\0".join(made).encode())
    for template in furnishing.templates():
        digest.update(template.name.encode() + b"\0" + template.read_bytes())
    for picture in pictures:
        digest.update(picture.name.encode() + b"\0")
        digest.update(hashlib.sha256(picture.read_bytes()).digest() if picture.is_file() else b"-")
    digest.update(json.dumps(content, ensure_ascii=False).encode())
    return digest.hexdigest()


def found(cache: Path | None, key: str) -> tuple[Path | None, list[Problem]]:
    """A kept PDF with the warnings that went with it; (None, []) where there is none."""
    if cache is None:
        return None, []
    pdf = cache / f"{key}.pdf"
    try:
        said = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
        whole = hashlib.sha256(pdf.read_bytes()).hexdigest() == said["digest"]
        warnings = [
            Problem(each["code"], Place(each["file"]), each["args"], Severity.WARNING)
            for each in said["warnings"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return None, []
    return (pdf, warnings) if whole else (None, [])


def keep(cache: Path | None, key: str, pdf: Path, problems: Iterable[Problem]) -> None:
    """Keep a PDF and its warnings; a full or read-only disk costs time, nothing else."""
    if cache is None:
        return
    warnings = [{"code": p.code, "file": p.place.file, "args": dict(p.args)} for p in problems]
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        note = {"digest": digest, "warnings": warnings}
        (cache / f"{key}.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        caches.put(pdf, cache / f"{key}.pdf")
        _tidy(cache)
    except OSError:
        return


def _tidy(cache: Path) -> None:
    """Leave the files that were made last."""
    kept = sorted(cache.glob("*.pdf"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_KEPT:]:
        file.unlink(missing_ok=True)
        file.with_suffix(".json").unlink(missing_ok=True)
