"""Drawings: true to their numbers, without words of their own, without style attributes."""

import re
from decimal import Decimal

import pytest

from guide.model.enumerations import CoordinateSystem
from guide.model.parts import Point
from guide.outputs.site.charts import bar, span, stack, years
from guide.outputs.site.codes import code
from guide.outputs.site.share import SIZE, Card, can_draw, drawn
from guide.outputs.site.sketch import Mark, sketch, with_here
from guide.outputs.site.structured import script


def numbers(svg, name):
    return [float(each) for each in re.findall(rf'\s{name}="([-0-9.]+)%?"', svg)]


def test_a_bar_is_as_long_as_its_share():
    assert numbers(bar(0.375), "width") == [37.5]
    assert numbers(bar(0), "width") == [0]
    assert numbers(bar(0.0001), "width") == [0.6]


def test_a_range_keeps_its_ends_on_the_line():
    left, right = numbers(span(0, 1), "cx")
    assert (left, right) == (2, 98)
    assert numbers(span(0.5, 0.5), "cx") == [50, 50]


def test_a_stack_fills_its_width_in_order():
    svg = stack([("a", 0.25), ("b", 0), ("c", 0.75)])
    assert re.findall('class="([a-c])"', svg) == ["a", "c"]
    assert numbers(svg, "x") == [0, 25]
    assert numbers(svg, "width") == [25, 75]


def test_years_stand_on_nought_or_hang_from_it():
    svg = years([2.0, -1.0, 1.0])
    zero = numbers(svg, "y1")[0]
    tops, heights = numbers(svg, "y"), numbers(svg, "height")
    assert tops[0] + heights[0] == pytest.approx(zero, abs=0.02)
    assert tops[1] == zero
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.02)
    assert svg.count('class="latest"') == 1


@pytest.mark.parametrize("svg", [bar(1), span(0, 1), stack([("a", 1)]), years([1, 2])])
def test_a_drawing_is_not_read_aloud(svg):
    assert 'aria-hidden="true"' in svg
    assert "style=" not in svg
    assert not re.sub("<[^>]*>", "", svg)


def test_a_sketch_has_the_north_at_the_top_and_keeps_proportions():
    marks = [
        Mark("township", 114.0, 26.0, "北"),
        Mark("township", 114.0, 25.0, "南"),
        Mark("township", 115.0, 25.0, "东"),
    ]
    svg = sketch(marks, "label")
    xs, ys = numbers(svg, "cx"), numbers(svg, "cy")
    assert ys[0] < ys[1] == ys[2]
    assert xs[0] == xs[1] < xs[2]
    # A degree of longitude is 0.9 of one of latitude at 25.5° north.
    assert (xs[2] - xs[1]) / (ys[1] - ys[0]) == pytest.approx(0.9026, abs=0.01)


def test_a_sketch_escapes_names_and_leaves_out_what_has_no_room():
    marks = [Mark("township", 114 + n / 1e5, 25.0, "<b>&") for n in range(30)]
    svg = sketch([*marks, Mark("park", 115.0, 26.0, "P")], '"><script>')
    assert "<b>" not in svg
    assert "<script>" not in svg
    assert "&lt;b&gt;&amp;" in svg
    assert svg.count("<text") < 20


def test_two_marks_make_no_sketch():
    assert sketch([Mark("township", 1, 1), Mark("park", 2, 2)], "") == ""
    point = Point(lat=Decimal(25), lon=Decimal(114), crs=CoordinateSystem.WGS_84)
    assert with_here((), None, "x") == ()
    assert [mark.kind for mark in with_here((), point, "x")] == ["here"]


def test_a_code_has_its_quiet_zone_and_escapes_its_label():
    svg = code("https://invest.yunling.example/zh/projects/a.html", '"<')
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])
    assert (side - 8 - 17) % 4 == 0
    assert "M4 4h7v1h-7z" in svg
    assert 'aria-label="&#34;&lt;"' in svg


@pytest.mark.skipif(not can_draw("zh"), reason="the printed guide's fonts are not installed")
@pytest.mark.parametrize("title", ["短", "长" * 120, "Long words " * 30, ""])
def test_a_shared_picture_is_the_same_each_time_and_of_the_size_that_is_asked_for(tmp_path, title):
    card = Card("zh", title, "12.6", "亿元", "总投资", "石墨", "指南", "#0b4f6c")
    data = drawn(card, tmp_path)
    assert data == drawn(card)
    assert data == drawn(card, tmp_path)
    assert data[16:24] == b"".join(n.to_bytes(4, "big") for n in SIZE)


def test_nothing_in_the_data_ends_its_element():
    text = script({"name": "</script><!--&"})
    assert text.count("</script>") == 1
    assert "<!--" not in text
