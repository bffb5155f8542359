"""Profiles of presses: what they make of pictures, and what is refused."""

import io

import pytest
from PIL import Image, ImageCms

from guide.outputs.booklet.press import profile
from guide.problems import RefusedError


def inks(colour):
    """The four inks, in per cent, that a colour is printed with."""
    data = profile.separated(Image.new("RGB", (16, 16), colour), profile.standard())
    with Image.open(io.BytesIO(data)) as made:
        assert made.mode == "CMYK"
        return [round(ink / 2.55) for ink in made.getpixel((8, 8))]


def exact(colour):
    """The same, straight through the profile."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile.standard().data)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    found = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
    return [round(ink / 2.55) for ink in found.getpixel((0, 0))]


def test_paper_takes_no_ink():
    assert max(inks((255, 255, 255))) <= 1


@pytest.mark.parametrize("colour", [(200, 30, 40), (20, 90, 160), (128, 128, 128), (90, 140, 60)])
def test_the_table_says_what_the_profile_says(colour):
    assert inks(colour) == pytest.approx(exact(colour), abs=3)


@pytest.mark.parametrize("colour", [(0, 0, 0), (8, 4, 0), (0, 10, 14), (20, 8, 4)])
def test_the_darkest_colours_keep_to_the_limit(colour):
    found = inks(colour)
    assert 250 < sum(found) <= 100 * profile.MOST_INK + 3
    assert found[3] > 80


def test_the_standard_is_named_as_registries_name_it():
    assert profile.standard().condition == "FOGRA39"
    assert profile.Profile(b"", "Our press, matt").condition == "Custom"


def test_a_press_may_bring_its_own(tmp_path):
    file = tmp_path / "press.icc"
    file.write_bytes(profile.standard().data)
    assert profile.read(file).digest == profile.standard().digest
    assert not profile.read(file).own


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("icc-no-profile", b""),
        ("icc-no-profile", b"no profile at all" * 20),
        ("icc-no-profile", b"\0" * 36 + b"acsp" + b"\0" * 400),
        ("icc-not-cmyk", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(tmp_path, code, data):
    file = tmp_path / "bad.icc"
    file.write_bytes(data)
    with pytest.raises(RefusedError) as refused:
        profile.read(file)
    assert refused.value.code == code
    assert refused.value.args_["file"] == file


@pytest.mark.parametrize("place", ["none.icc", "."])
def test_what_cannot_be_read_is_refused(tmp_path, place):
    with pytest.raises(RefusedError) as refused:
        profile.read(tmp_path / place)
    assert refused.value.code == "icc-unreadable"


def test_a_cut_profile_is_refused(tmp_path):
    file = tmp_path / "cut.icc"
    file.write_bytes(profile.standard().data[:2000])
    with pytest.raises(RefusedError) as refused:
        profile.read(file)
    assert refused.value.code == "icc-no-profile"
