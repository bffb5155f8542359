"""A build folder: book.json and the templates that set it."""

import json
from pathlib import Path
from typing import Any

from guide import typesetting

_TEMPLATES = Path(__file__).parent / "templates"


def templates() -> list[Path]:
    """The template files, in order of their names."""
    return typesetting.templates(_TEMPLATES)


def furnish(folder: Path, content: dict[str, Any]) -> None:
    """Put book.json and the templates into a build folder."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / "book.json").write_text(text, encoding="utf-8")
    typesetting.furnish(folder, templates())
