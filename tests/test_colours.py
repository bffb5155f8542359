"""Computed colours read on their grounds, and there are as many as are asked for."""

import pytest

from guide.colours import (
    LEGIBLE,
    MIST,
    NIGHT,
    NIGHT_MIST,
    WHITE,
    contrast,
    dark_twin,
    legible,
    sector_colours,
)

PRIMARIES = ("#0b4f6c", "#c8102e", "#ffd700", "#000000", "#ffffff", "#7f7f7f", "#00ff00")


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000", WHITE, 21.0), (WHITE, WHITE, 1.0)])
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio)


@pytest.mark.parametrize("primary", PRIMARIES)
@pytest.mark.parametrize("count", [0, 1, 4, 10, 23])
def test_every_sector_has_a_legible_colour_of_its_own(primary, count):
    for dark, grounds in ((False, (WHITE, MIST)), (True, (NIGHT, NIGHT_MIST))):
        colours = sector_colours(primary, count, dark=dark)
        assert len(set(colours)) == count
        assert all(contrast(c, ground) >= LEGIBLE for c in colours for ground in grounds)
        lightness = [contrast(colour, WHITE) for colour in colours]
        assert not colours or max(lightness) / min(lightness) < 1.25


@pytest.mark.parametrize("colour", PRIMARIES)
def test_a_bureaus_colour_is_moved_until_it_reads(colour):
    assert contrast(legible(colour, WHITE, MIST), MIST) >= LEGIBLE
    assert contrast(dark_twin(colour), NIGHT_MIST) >= LEGIBLE


def test_a_colour_that_reads_stays_as_it_is():
    assert legible("#0b4f6c", WHITE, MIST) == "#0b4f6c"
