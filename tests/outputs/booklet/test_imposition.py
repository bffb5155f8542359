"""The folded sheets, folded again: a test that turns paper in its head."""

from decimal import Decimal

import pytest

from guide.outputs.booklet.press.imposition import sides


def bound(pages):
    """The pages as a reader turns them, from sheets laid into each other, folded in the middle.

    Every sheet becomes two leaves: its right half is a leaf of the first half of the book, whose
    recto is the front's right page and whose verso is what the back has behind it; turned over the
    short edge, that is the back's left page. Its left half is a leaf of the second half.
    """
    plan = list(sides(pages))
    fronts = {side.sheet: side for side in plan if side.front}
    backs = {side.sheet: side for side in plan if not side.front}
    first = [(fronts[n].right, backs[n].left) for n in sorted(fronts)]
    second = [(backs[n].right, fronts[n].left) for n in sorted(fronts, reverse=True)]
    return [page for leaf in (*first, *second) for page in leaf]


@pytest.mark.parametrize("pages", [4, 8, 16, 44, 80])
def test_the_folded_booklet_reads_in_order(pages):
    assert bound(pages) == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", [8, 16, 44])
def test_the_innermost_sheet_shows_the_middle_spread(pages):
    *_, last = sides(pages)
    assert not last.front
    assert (last.left, last.right) == (pages // 2, pages // 2 + 1)


def test_the_outermost_sheet_is_the_cover():
    outside, inside, *_ = sides(16)
    assert (outside.left, outside.right) == (16, 1)
    assert (inside.left, inside.right) == (2, 15)
    assert (outside.front, inside.front) == (True, False)


def test_facing_pages_lie_side_by_side_or_meet_at_a_fold():
    """Pages 2n and 2n + 1 are seen together: on one side of a sheet or on two that touch."""
    plan = list(sides(24))
    place = {}
    for side in plan:
        place[side.left], place[side.right] = (side, "left"), (side, "right")
    for even in range(2, 24, 2):
        (verso, half), (recto, other) = place[even], place[even + 1]
        assert (half, other) == ("left", "right")
        assert verso is recto or abs(verso.sheet - recto.sheet) == 1


def test_creep_grows_from_sheet_to_sheet():
    found = [side.creep for side in sides(16, Decimal("0.2"), Decimal("0.1")) if side.front]
    assert found == [Decimal(0), Decimal("0.2"), Decimal("0.3"), Decimal("0.4")]


@pytest.mark.parametrize("pages", [0, -4, 6, 13])
def test_what_does_not_fold_is_refused(pages):
    with pytest.raises(ValueError, match="do not fold"):
        list(sides(pages))
