"""The sample's finished site as visitors get it: sound, reachable, accessible, asking nobody."""

import json
import posixpath
import re
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from guide.checks import examine
from guide.model.guide import PAGES
from guide.outputs.site import links
from guide.outputs.site.outline import outline
from guide.outputs.site.share import SIZE, can_draw

HOME = Path(__file__).parents[3]
URL = "https://invest.yunling.example/"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]
CLICKS = 3
# Records that show most of what their kind can show.
OF_NOTE = {
    "anode-materials",
    "high-tech-zone",
    "foreign-investment-2026",
    "graphite-materials",
    "shenzhen-fair-2027",
    "investment-promotion-centre",
}
# Every rule of the Web Content Accessibility Guidelines 2.2 to level AA that axe knows, and more.
AXE = {"resultTypes": ["violations"]}


class Reading(HTMLParser):
    """The links that work without script, the head's links and properties, and the data."""

    def __init__(self, html):
        super().__init__()
        self.hrefs, self.alternates, self.properties = [], {}, {}
        self.canonical, self.data, self._in_data = None, [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "a" and "script-only" not in (given.get("class") or "").split():
            self.hrefs.append(given.get("href") or "")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        elif tag == "link" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"]
        elif tag == "meta" and "property" in given:
            self.properties[given["property"]] = given["content"]

    def handle_data(self, data):
        if self._in_data:
            self.data.append(json.loads(data))

    def handle_endtag(self, tag):
        self._in_data = False


@pytest.fixture(scope="module")
def guide():
    return examine(HOME)[0].guide()


@pytest.fixture(scope="module")
def site(whole):
    return whole / "site"


@pytest.fixture(scope="module")
def texts(site):
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(texts):
    return {address: Reading(html) for address, html in texts.items()}


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


def leads_to(page, href):
    """The address that a link on a page means; None for other hosts and for files."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def specimens(guide, texts):
    """A page of each template, the languages by turns: a list's shortest, a record's of note."""
    chosen = {}
    for entry in outline(guide):
        if entry.kind != "moved":
            chosen.setdefault(entry.kind, []).append(entry)
    found = ["index.html", "404.html"]
    for place, entries in enumerate(chosen.values()):
        tag = guide.languages[place % len(guide.languages)]
        ours = [entry for entry in entries if entry.lang == tag]
        notable = [entry for entry in ours if entry.subject in OF_NOTE]
        short = sorted(ours, key=lambda entry: len(texts[entry.address]))
        found.append((notable or short)[0].address)
    return found


def test_every_link_and_anchor_leads_somewhere(site, texts):
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    marks = {address: links.marks(html) for address, html in texts.items()}
    seen = links.Seen.of((page, links.held(html)) for page, html in texts.items())
    broken = list(links.broken(seen, files, lambda page: marks[page].names))
    assert broken == []
    assert len(marks) > 200


def test_languages_name_one_another(site, pages):
    seen = 0
    for address, page in pages.items():
        for tag, href in page.alternates.items():
            assert href.startswith(URL), address
            other = href.removeprefix(URL)
            assert other in pages, (address, tag)
            assert pages[other].alternates == page.alternates, (address, tag)
            seen += 1
        if page.alternates:
            assert URL + address in page.alternates.values()
            assert "x-default" in page.alternates
            assert page.canonical == URL + address
    assert seen > 500
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for address, page in pages.items():
        if page.canonical and not address.startswith("404"):
            assert f"<loc>{page.canonical}</loc>" in sitemap, address


def test_every_record_is_three_clicks_away_without_script(guide, pages):
    for tag in guide.languages:
        reached, ahead = {f"{tag}/index.html"}, [f"{tag}/index.html"]
        for _ in range(CLICKS):
            found = {leads_to(a, href) for a in ahead for href in pages[a].hrefs}
            ahead = sorted(each for each in found if each in pages and each not in reached)
            reached |= set(ahead)
        for kind in PAGES:
            for id in guide.collection(kind):
                assert f"{tag}/{kind}/{id}.html" in reached


def test_every_page_says_what_it_is_about(guide, pages):
    types = {
        "projects": "Offer",
        "parks": "Place",
        "policies": "GovernmentService",
        "events": "Event",
        "organisations": "Organization",
        "chains": "ItemList",
    }
    for tag in guide.languages:
        for kind, expected in types.items():
            for id in guide.collection(kind):
                (data,) = pages[f"{tag}/{kind}/{id}.html"].data
                assert data["@type"] == expected
                assert data["url"].startswith("https://")
        assert [d["@type"] for d in pages[f"{tag}/index.html"].data] == ["WebSite"]
        (dataset,) = pages[f"{tag}/data.html"].data
        assert dataset["@type"] == "Dataset"
    assert not [a for a, page in pages.items() if "InvestmentOrDeposit" in str(page.data)]


def test_every_project_has_a_picture_to_share(guide, site, pages):
    for tag in guide.languages:
        if not can_draw(tag):
            pytest.skip("the fonts of the printed guide are not installed")
        for id in guide.projects:
            said = pages[f"{tag}/projects/{id}.html"].properties
            assert said["og:title"] == guide.projects[id].title[tag]
            with Image.open(site / said["og:image"].removeprefix(URL)) as picture:
                assert picture.size == SIZE
                assert picture.format == "PNG"


def test_no_page_carries_a_style_or_asks_another_host(texts):
    for address, html in texts.items():
        tags = re.findall(r"<[a-z][^>]*>", html)
        assert not [tag for tag in tags if re.search(r"\sstyle=|\son[a-z]+=", tag)], address
        for tag in tags:
            if tag.startswith(("<script", "<img", '<link rel="stylesheet"', "<iframe", "<source")):
                assert not re.search(r"(src|href|srcset)=\"(https?:)?//", tag), address


def test_every_template_opens_from_a_stick(guide, site, texts, browser):
    context = browser.new_context()
    page = context.new_page()
    asked, faults = set(), []
    page.on("request", lambda request: asked.add(request.url.split(":", 1)[0]))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in specimens(guide, texts):
        if address != "404.html":  # its links are absolute, for a server
            page.goto((site / address).as_uri())
            assert not faults, (address, faults)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, address
    assert asked <= {"file", "data"}
    context.close()


def test_axe_finds_nothing(guide, site, texts, browser):
    # Each template in both languages, both schemes, both sizes: benchmarks/accessibility.py.
    axe, context = Axe(), browser.new_context()
    page, found = context.new_page(), {}
    looks = cycle((("light", 360), ("light", 1280), ("dark", 1280), ("dark", 360)))
    for address, (scheme, width) in zip(specimens(guide, texts), looks, strict=False):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto((site / address).as_uri())
        for each in axe.run(page, options=AXE).response["violations"]:
            where = [node["target"] for node in each["nodes"][:3]]
            found[address, each["id"]] = (scheme, width, where)
    context.close()
    assert found == {}


def test_what_fifty_million_can_do_in_machinery(guide, site, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site / "en/index.html").as_uri())
    page.locator(".sections").get_by_role("link", name="Projects").click()
    page.get_by_role("checkbox", name="CNY 50 million", exact=False).first.check()
    page.get_by_role("checkbox", name="Machinery").check()
    page.wait_for_selector(".results > .cards:not([hidden]) .card")
    assert page.url.endswith("?sector=machinery&budget=50")
    shown = page.locator(".results > .cards:not([hidden]) .card").all()
    ids = {each.get_attribute("data-pick").partition("/")[2] for each in shown}
    context.close()
    machinery = [p for p in guide.projects.values() if p.sector == "machinery" and p.investment]
    least = {p.id: p.investment.minimum_ticket or p.investment.sought for p in machinery}
    small = {id for id, money in least.items() if money and money.fraction <= 50_000_000}
    assert ids
    assert small & set(least) >= ids & set(least)
    assert all(guide.projects[id].offer == "seeking" for id in ids)


def test_what_support_under_which_document_until_when(guide, site, browser):
    policy = guide.policies["zero-risk-factories"]
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto((site / "en/index.html").as_uri())
    page.locator(".sections").get_by_role("link", name="Policies").click()
    page.get_by_role("link", name=policy.title["en"]).first.click()
    assert page.url.endswith("/en/policies/zero-risk-factories.html")
    said = page.locator("main").inner_text()
    context.close()
    assert str(policy.document_no) in said
    assert f"until {policy.effective.to.day} " in said or f"{policy.effective.to.year}" in said
    for clause in policy.clauses:
        assert clause.title["en"] in said
