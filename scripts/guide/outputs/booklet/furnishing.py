"""A build folder: for each language its book.json and the templates that set it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guide import typesetting

_TEMPLATES = Path(__file__).parent / "templates"


def templates() -> list[Path]:
    """The template files, in order of their names."""
    return typesetting.templates(_TEMPLATES)


def furnish(folder: Path, contents: Iterable[dict[str, Any]]) -> None:
    """Put a folder for each language into a build folder, and `book.typ`, which joins them.

    The templates read the book that lies beside them, so each language has a copy of its own.
    """
    for content in contents:
        own = folder / content["lang"]
        own.mkdir()
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (own / "book.json").write_text(text, encoding="utf-8")
        typesetting.furnish(own, templates())
    typesetting.furnish(folder, [_TEMPLATES / "book.typ"])
