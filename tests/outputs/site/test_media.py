"""Pictures of public records are published, of no others, and only from the media folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from guide.model.guide import Guide


def picture(file: str) -> dict[str, Any]:
    return {
        "file": file,
        "credit": {"zh": "融媒体中心", "en": "Media Centre"},
        "licence": "owned",
        "alt": {"zh": "厂房", "en": "A factory"},
    }


def draw(root: Path, name: str, colour: str) -> None:
    file = root / "projects/media" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), colour).save(file)


def pictures(made: Path) -> list[Path]:
    """The library's own pictures among those of a site: share cards are drawn, not published."""
    return [file for file in made.glob("media/*") if not file.name.startswith("share-")]


def test_public_pictures_are_published(
    files: dict[str, Any], root: Path, site: Callable[..., Path]
) -> None:
    files["vehicles/cell-cases.yml"]["media"] = [picture("media/a.png"), picture("media/same.png")]
    files["food/secret.yml"]["media"] = [picture("media/draft.png")]
    files["food/given-up.yml"]["media"] = [picture("media/withdrawn.png")]
    for name, colour in (("a.png", "red"), ("same.png", "red")):
        draw(root, name, colour)
    for name, colour in (("draft.png", "green"), ("withdrawn.png", "blue")):
        draw(root, name, colour)
    made = site(strict=True)
    (published,) = pictures(made)
    page = (made / "en/projects/cell-cases.html").read_text(encoding="utf-8")
    assert page.count(f"../../media/{published.name}") == 2
    assert 'alt="A factory"' in page


def test_a_picture_that_cannot_be_used_is_a_problem_and_left_out(
    files: dict[str, Any], site: Callable[..., Path], tmp_path: Path
) -> None:
    Image.new("RGB", (64, 48)).save(tmp_path / "outside.png")
    files["vehicles/cell-cases.yml"]["media"] = [
        picture("media/none.png"),
        picture("../../outside.png"),
        picture(str(tmp_path / "outside.png")),
    ]
    files["place.yml"]["media"] = [picture("media/none.png")]
    made = site(problems=("picture-missing", "picture-outside"))
    assert pictures(made) == []
    assert "<img" not in (made / "en/projects/cell-cases.html").read_text(encoding="utf-8")


def test_no_picture_no_folder(guide: Callable[[], Guide], site: Callable[..., Path]) -> None:
    assert pictures(site()) == []
