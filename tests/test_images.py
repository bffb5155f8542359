"""Pictures are made small and upright, and nothing hidden in them is published."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

from guide import images
from guide.images import Fault, Rendition, renditions, size


def save(file: Path, picture: Image.Image, **options: object) -> Path:
    picture.save(file, **options)
    return file


def photograph(width: int = 2000, height: int = 1000) -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert("RGB")


def sound(found: tuple[Rendition, ...] | Fault) -> tuple[Rendition, ...]:
    assert not isinstance(found, Fault), found
    return found


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(io.BytesIO(rendition.data))


def test_a_picture_comes_in_sizes(tmp_path: Path) -> None:
    made = sound(renditions(save(tmp_path / "a.jpg", photograph())))
    assert [(each.width, each.height) for each in made] == [(480, 240), (960, 480), (1600, 800)]
    assert [opened(each).size for each in made] == [(480, 240), (960, 480), (1600, 800)]


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    made = sound(renditions(save(tmp_path / "a.png", photograph(600, 300))))
    assert [each.width for each in made] == [480, 600]


def test_hidden_data_is_dropped(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (25.0, 48.0, 51.0)}  # where it was taken
    exif[0x013B] = "AUTHOR-CANARY"
    file = save(tmp_path / "a.jpg", photograph(), exif=exif, comment=b"COMMENT-CANARY")
    assert b"AUTHOR-CANARY" in file.read_bytes()
    for each in sound(renditions(file)):
        assert b"CANARY" not in each.data
        assert not opened(each).getexif()


def test_a_picture_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = save(tmp_path / "a.jpg", photograph(), exif=exif)
    assert size(file) == (1000, 2000)
    assert [each.height for each in sound(renditions(file))] == [960, 1920, 2000]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16", "YCbCr"])
def test_every_kind_of_pixel_is_read(tmp_path: Path, mode: str) -> None:
    name = "a.jpg" if mode in ("CMYK", "YCbCr") else "a.png"
    picture = Image.new("I;16", (50, 50), 30000) if mode == "I;16" else photograph(50, 50)
    if mode in ("LA", "RGBA"):
        picture.putalpha(99)
    file = save(tmp_path / name, picture if mode == "I;16" else picture.convert(mode))
    (made,) = sound(renditions(file))
    assert opened(made).mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")


def test_colours_are_converted_from_the_pictures_own_profile(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    damaged = save(tmp_path / "a.png", photograph(50, 50), icc_profile=profile)
    (made,) = sound(renditions(damaged))
    assert "icc_profile" not in opened(made).info


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-picture"),
        (b"\xff\xd8\xff\xe0 not a picture", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not-a-picture"),
        (b"%PDF-1.7", "not-a-picture"),
        (b"\0" * (images.MAX_BYTES + 1), "picture-too-large"),
    ],
)
def test_what_is_no_picture(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    for found in (size(tmp_path / "a.jpg"), renditions(tmp_path / "a.jpg")):
        assert isinstance(found, Fault)
        assert found.code == code


def test_a_truncated_picture_is_found(tmp_path: Path) -> None:
    file = save(tmp_path / "a.jpg", photograph())
    file.write_bytes(file.read_bytes()[:-2000])
    found = size(file)
    assert isinstance(found, Fault)
    assert found.code == "not-a-picture"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    for side in (6400, 20_000):  # 41 megapixels, and what Pillow itself refuses
        found = size(save(tmp_path / f"{side}.png", Image.new("1", (side, side))))
        assert isinstance(found, Fault)
        assert found.code == "picture-too-large"


def test_links_and_missing_files_are_faults(tmp_path: Path) -> None:
    save(tmp_path / "a.png", photograph(10, 10))
    (tmp_path / "link.png").symlink_to(tmp_path / "a.png")
    for name, code in (("link.png", "picture-is-link"), ("no.png", "picture-missing")):
        for found in (size(tmp_path / name), renditions(tmp_path / name)):
            assert isinstance(found, Fault)
            assert found.code == code


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    file = save(tmp_path / "a.jpg", photograph())
    assert renditions(file) == renditions(file)


def test_a_cache_is_used_and_never_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = save(tmp_path / "a.jpg", photograph()), tmp_path / "cache"
    made = renditions(file, cache)
    opened_again: list[Path] = []
    genuine = images._open
    monkeypatch.setattr(images, "_open", lambda f: opened_again.append(f) or genuine(f))
    assert renditions(file, cache) == made
    assert not opened_again
    for kept in sorted(cache.iterdir()):
        whole = kept.read_bytes()
        for damaged in (b"", whole[:-1], whole + b"x", hashlib.sha256(whole).digest()):
            kept.write_bytes(damaged)
            assert renditions(file, cache) == made, (kept, damaged)
    assert opened_again


def test_a_cache_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    file = save(tmp_path / "a.jpg", photograph(50, 50))
    assert renditions(file, file / "no folder") == renditions(file)


def test_a_large_photograph_comes_no_larger_than_is_needed(tmp_path):
    file = tmp_path / "a.jpg"
    Image.effect_noise((2400, 1350), 40).convert("RGB").save(file)
    assert images.opened(file).size == (2400, 1350)
    assert images.opened(file, (1050, 1)).size == (1200, 675)
    assert images.opened(file, (1050, 1000)).size == (2400, 1350)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    with Image.open(file) as image:
        image.save(tmp_path / "b.jpg", exif=exif)
    assert images.opened(tmp_path / "b.jpg", (1050, 1)).size == (1350, 2400)


def test_many_pictures_in_processes_are_the_same_as_one_by_one(tmp_path, monkeypatch):
    files = [
        save(tmp_path / f"{n}.jpg", Image.effect_noise((700, 400), n * 9)) for n in range(1, 7)
    ]
    files += [tmp_path / "missing.jpg", save(tmp_path / "same.jpg", Image.open(files[0]))]
    alone = [renditions(file) for file in files]
    for enough, cache in ((1, None), (1, tmp_path / "cache"), (99, tmp_path / "cache")):
        monkeypatch.setattr(images, "_ENOUGH", enough)
        assert images.all_renditions(files, cache) == alone
        assert images.all_renditions([], cache) == []
