"""What all printed outputs are set with: fonts, colours, codes, parts and Typst's pieces."""

from collections.abc import Iterable
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"
# The one that a template of its own world needs too.
FACES = _TEMPLATES / "faces.typ"


def templates(own: Path) -> list[Path]:
    """The template files that an output needs: the shared ones and those of its own folder."""
    return sorted([*_TEMPLATES.glob("*.typ"), *own.glob("*.typ")], key=lambda file: file.name)


def furnish(folder: Path, files: Iterable[Path]) -> None:
    """Put templates into a build folder, side by side, as they import each other."""
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())
