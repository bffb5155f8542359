"""What search engines read."""

from datetime import date
from xml.etree import ElementTree

import pytest

from guide.outputs.site import sitemap
from guide.outputs.site.sitemap import Location, robots, sitemaps

SITE = "https://a.example/guide/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def place(number: int) -> Location:
    url = f"{SITE}zh/{number}.html?a=1&b=2"
    return Location(url, date(2026, 11, 22), {"zh-Hans": url, "x-default": url})


def test_a_sitemap_names_pages_with_date_and_languages() -> None:
    (text,) = sitemaps([place(1)], SITE).values()
    url = ElementTree.fromstring(text)[0]  # noqa: S314  our own
    assert [child.text for child in url[:2]] == [f"{SITE}zh/1.html?a=1&b=2", "2026-11-22"]
    assert [link.get("hreflang") for link in url.iter(LINK)] == ["zh-Hans", "x-default"]


def test_many_pages_are_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 2)
    files = sitemaps([place(n) for n in range(5)], SITE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"])  # noqa: S314  our own
    assert [loc.text for loc in index.iter(f"{SPACE}loc")] == [
        f"{SITE}sitemap-{n}.xml" for n in (1, 2, 3)
    ]


def test_no_sitemap_is_larger_than_the_protocol_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    one = len(sitemaps([place(0)], SITE)["sitemap.xml"]) - len(sitemaps([], SITE)["sitemap.xml"])
    monkeypatch.setattr(sitemap, "BYTES", 2 * one)
    assert len(sitemaps([place(n) for n in range(5)], SITE)) == 4
    assert len(sitemaps([place(n) for n in range(2)], SITE)) == 1


def test_fifty_thousand_addresses_are_one_file_and_one_more_is_two() -> None:
    near = [Location(f"{SITE}{n}", None, {}) for n in range(50_001)]
    assert list(sitemaps(near[1:], SITE)) == ["sitemap.xml"]
    files = sitemaps(near, SITE)
    assert [text.count("<url>") for text in files.values()] == [0, 50_000, 1]


def test_robots_name_the_sitemap_where_the_address_is_known() -> None:
    assert f"Sitemap: {SITE}sitemap.xml" in robots(SITE)
    assert "Sitemap" not in robots("")
