"""Addresses and the links between them."""

import pytest

from guide.outputs.site.page import Entry, relative


@pytest.mark.parametrize(
    ("target", "here", "href"),
    [
        ("zh/index.html", "zh/index.html", "index.html"),
        ("zh/projects/a.html", "zh/projects/b.html", "a.html"),
        ("zh/projects/a.html", "zh/index.html", "projects/a.html"),
        ("zh/index.html", "zh/projects/by-sector/a.html", "../../index.html"),
        ("en/projects/a.html", "zh/projects/a.html", "../../en/projects/a.html"),
        ("assets/a.css", "index.html", "assets/a.css"),
        ("zh/parks/a.html#B3-101", "zh/projects/a.html", "../parks/a.html#B3-101"),
        ("zh/a.html?x=/y#z", "zh/projects/a.html", "../a.html?x=/y#z"),
        ("zh/名称.html", "zh/index.html", "%E5%90%8D%E7%A7%B0.html"),
    ],
)
def test_relative(target: str, here: str, href: str) -> None:
    assert relative(target, here) == href


def test_an_entry_knows_its_address_within_its_language() -> None:
    entry = Entry("zh-hant/projects/a.html", "zh-Hant", "project", "a")
    assert (entry.inner, entry.depth) == ("projects/a.html", 2)
