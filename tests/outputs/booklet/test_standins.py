"""Pictures: what stands in for them while a book is set, and how many the cache keeps."""

import io
import os
from hashlib import sha256

import pikepdf
import pytest
from PIL import Image

from guide.outputs.booklet import pictures, standins
from guide.outputs.booklet.press import profile


def photograph(file, size=(1700, 1000), shade=0):
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.effect_noise(size, 40 + shade).convert("RGB")
    image.save(file, "JPEG")
    return file


def jpeg(mode, size):
    data = io.BytesIO()
    Image.new(mode, size).save(data, "JPEG")
    return data.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
@pytest.mark.parametrize("size", [(1050, 590), (2400, 1350), (61, 53), (590, 1050)])
def test_it_has_the_same_shape_and_colours(mode, size):
    found = Image.open(io.BytesIO(standins.standin(jpeg(mode, size))))
    assert found.mode == mode
    assert found.width * size[1] == found.height * size[0]
    assert found.width <= size[0] / 10 or min(size) < 100


def test_two_pictures_of_a_shape_have_different_ones():
    first, second = (standins.standin(jpeg("RGB", (1050, 590)) + tail) for tail in (b"\0", b"\0\0"))
    assert first != second


@pytest.mark.parametrize("press", [True, False])
def test_a_prepared_picture_has_a_small_one(tmp_path, press):
    file = photograph(tmp_path / "media/a.jpg", (2500, 1407))
    made = pictures.prepared(file, tmp_path / "media", profile.standard() if press else None)
    found = Image.open(io.BytesIO(standins.standin(made)))
    assert found.width * found.height < 150_000


@pytest.mark.parametrize("size", [(4000, 2250), (2250, 4000), (1400, 700), (900, 500)])
def test_a_picture_fills_its_place_at_300_dpi_and_has_a_small_stand_in(tmp_path, size):
    file = photograph(tmp_path / "media/a.jpg", size)
    across, down = pictures.room(309.0, 150.0)
    made = pictures.prepared(file, tmp_path / "media", profile.standard(), filled=(across, down))
    found = Image.open(io.BytesIO(made))
    wanted = max(309 / 72 * 300 / size[0], 150 / 72 * 300 / size[1])
    if wanted <= 1:
        assert found.width >= 309 / 72 * 300
        assert found.height >= 150 / 72 * 300
        assert min(found.width / across, found.height / down) <= 1
        tiny = Image.open(io.BytesIO(standins.standin(made)))
        assert tiny.width * tiny.height < found.width * found.height / 20
    else:
        assert found.size == size


def test_a_place_takes_no_more_pixels_than_the_widest_page(tmp_path):
    file = photograph(tmp_path / "media/a.jpg", (4000, 1500))
    made = pictures.prepared(
        file, tmp_path / "media", profile.standard(), filled=pictures.room(309.0, 300.0)
    )
    assert Image.open(io.BytesIO(made)).width == pictures.PIXELS["press"]


def test_the_pictures_take_their_places(tmp_path):
    picture = jpeg("RGB", (1050, 590))
    (tmp_path / "picture.jpg").write_bytes(picture)
    tiny = standins.standin(picture)
    file = tmp_path / "set.pdf"
    with pikepdf.new() as pdf:
        for data in (tiny, b"another"):
            image = pdf.make_stream(data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
            image.Width, image.Height, image.Filter = 105, 59, pikepdf.Name.DCTDecode
            pdf.Root[f"/P{len(data)}"] = image
        pdf.add_blank_page()
        pdf.save(file)
    standins.replaced(file, {sha256(tiny).hexdigest(): tmp_path / "picture.jpg"})
    with pikepdf.open(file) as pdf:
        image, other = pdf.Root[f"/P{len(tiny)}"], pdf.Root["/P7"]
        assert image.read_raw_bytes() == picture
        assert (image.Width, image.Height) == (1050, 590)
        assert other.read_raw_bytes() == b"another"


def test_the_cache_keeps_what_was_used_last_up_to_its_bound(tmp_path, monkeypatch):
    cache, media = tmp_path / "cache", tmp_path / "media"
    files = [photograph(media / f"{name}.jpg", shade=at) for at, name in enumerate("abc")]
    list(pictures.all_prepared(files, media, None, cache))
    kept = {file: pictures._place(file, None, cache, (1050, 1)) for file in files}
    sizes = {file: place.stat().st_size for file, place in kept.items()}
    for age, file in enumerate(files):
        os.utime(kept[file], (1_000_000 + age, 1_000_000 + age))
    # Used again, the oldest is the youngest.
    assert pictures._ROOM == 2_000_000_000
    monkeypatch.setattr(pictures, "_ROOM", sizes[files[0]] + sizes[files[2]])
    list(pictures.all_prepared(files[:1], media, None, cache))
    assert [file.name for file in files if kept[file].exists()] == ["a.jpg", "c.jpg"]
