"""A link that leads nowhere is found, whatever it is written as."""

import pytest

from guide.outputs.site.links import Marks, Seen, broken, held, marks

FILES = {"index.html", "zh/index.html", "zh/a.html", "zh/名 称.html", "assets/site.css"}


def faults(page: str, *links: str, base: str = "/") -> list[tuple[str, str]]:
    tags = "".join(f'<a href="{link}">' for link in links)
    seen = Seen.of([(page, held(f'<main id="here">{tags}</main>'))])
    found = broken(seen, FILES, lambda _: {"there"}, base)
    return [(fault.link, fault.why) for fault in found]


@pytest.mark.parametrize(
    "link",
    [
        "a.html",
        "../index.html",
        "#here",
        "a.html#there",
        "?x=1",
        "a.html?edition=guide",
        "%E5%90%8D%20%E7%A7%B0.html",
        "../assets/site.css#anything",
        "/zh/a.html",
        "https://elsewhere.example/x",
        "mailto:a@b.example",
        "tel:0555-1234567",
    ],
)
def test_sound(link: str) -> None:
    assert faults("zh/index.html", link) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("b.html", "no-page"),
        ("A.html", "no-page"),
        ("./", "no-page"),
        ("#nowhere", "no-anchor"),
        ("a.html#nowhere", "no-anchor"),
        ("../../x.html", "leaves-site"),
        ("javascript:alert(1)", "not-a-link"),
        ("data:text/html,x", "not-a-link"),
        ("http://[", "not-a-link"),
    ],
)
def test_broken(link: str, why: str) -> None:
    assert faults("zh/index.html", link) == [(link, why)]


def test_absolute_links_stand_under_the_sites_own_path() -> None:
    assert faults("404.html", "/guide/zh/a.html", base="/guide/") == []
    assert faults("404.html", "/zh/a.html", base="/guide/") == [("/zh/a.html", "leaves-site")]


def test_marks_are_read_from_tags_only() -> None:
    html = (
        '<p id="a&amp;b">href="text.html" <a class="x" href="x.html?a=1&amp;b=2">y</a>'
        '<img src="p.webp" srcset="p.webp 480w, q.webp 960w" alt="id=&#34;no&#34;">'
        '<a data-href="no.html">&lt;a href="no.html"&gt;</a>'
    )
    assert marks(html) == Marks(
        frozenset({"x.html?a=1&b=2", "p.webp", "q.webp"}), frozenset({"a&b"})
    )
