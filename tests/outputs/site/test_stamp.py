"""Pouring into a form is the same as rendering, whatever is poured."""

import jinja2
import pytest

from guide.outputs.site.stamp import Slots, cut

TEMPLATE = jinja2.Template(
    '<title>{{ title }}</title><a title="{{ title }}">{{ inner }}->x</a>'
    "{% if '<h1' not in content %}<h1>{{ title }}</h1>{% endif %}<main>{{ content }}</main>"
)
NAMES = ("title", "inner")


def form(slots: Slots):
    marks = {name: slots.plain(name) for name in NAMES}
    return cut(TEMPLATE.render(content=slots.heading("content"), **marks), slots)


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        "",
        "<!--<h1 -->",
        "{{ title }}{% endif %}",
        "</title>&amp;\\1\\g<0>%s{0}",
        "\u2028\u202e\u200f\ufeff\x00\x85",
        "\U0010ffff汉字\r\n\t",
    ],
)
def test_pouring_is_rendering(value: str) -> None:
    slots = Slots.draw()
    values = {"title": value, "inner": value + value, "content": f"<h1>{value}</h1>"}
    assert form(slots).pour(values).decode() == TEMPLATE.render(**values)


def test_marks_within_values_are_left_alone() -> None:
    slots = Slots.draw()
    mark = slots.plain("title") + slots.heading("content")
    values = {"title": mark, "inner": mark, "content": mark}
    assert form(slots).pour(values).decode() == TEMPLATE.render(**values)


def test_what_utf8_cannot_say_is_said_as_mkdocs_does() -> None:
    poured = form(Slots.draw()).pour({"title": "\ud800", "inner": "", "content": "<h1>"})
    assert b"<title>&#55296;</title>" in poured


def test_marks_are_new_in_every_build() -> None:
    assert Slots.draw() != Slots.draw()
