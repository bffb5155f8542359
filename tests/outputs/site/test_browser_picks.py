"""Comparison and shortlist in a real browser: kept there, shared by link, printed."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
CHOSEN = "projects/cell-cases,projects/hostile,projects/motors"


def ready(page: Page) -> Page:
    page.wait_for_selector("html[data-browser=ready]")
    return page


def pick(page: Page, action: str, title: str) -> None:
    page.get_by_role("button", name=f"{action}: {title}", exact=True).click()


def follow(page: Page, address: str) -> Page:
    page.goto(page.url.split("/en/")[0] + "/en/" + address)
    return page


def test_a_shortlist_stays_in_the_browser(visit: Visit) -> None:
    page = visit("en/projects/by-sector/vehicles.html")
    pick(page, "Shortlist", "Cell Cases")
    pick(page, "Shortlist", "Motors")
    follow(page, "projects/motors.html")
    button = page.get_by_role("button", name="Shortlist: Motors")
    assert button.get_attribute("aria-pressed") == "true"
    expect(page.locator("#to-shortlist .tally")).to_have_text("2")
    button.press("Space")
    page.locator("#to-shortlist").press("Enter")
    ready(page)
    assert page.locator(".kept-entry h3").all_inner_texts() == ["Cell Cases"]
    assert "#" not in page.url
    page.get_by_role("button", name="Remove: Cell Cases").press("Enter")
    expect(page.locator(".empty")).to_contain_text("The list is empty")
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_a_shared_list_is_read_before_it_is_kept(visit: Visit) -> None:
    page = ready(visit(f"en/shortlist.html#{CHOSEN},projects/gone,units/yunling-edz/A1-101"))
    assert page.locator(".kept-entry h3").count() == 4
    expect(page.locator("#kept-lost")).to_contain_text("1")
    assert page.evaluate("localStorage.getItem('guide-shortlist')") is None
    assert page.locator("#kept-address").input_value().endswith("A1-101")
    page.click("#kept-keep")
    expect(page.locator("#to-shortlist .tally")).to_have_text("5")
    assert "#" not in page.url


def test_the_shortlist_prints_as_a_booklet(visit: Visit) -> None:
    page = ready(visit(f"en/shortlist.html#{CHOSEN}"))
    assert page.locator(".cover").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".cover li").count() == 3
    for shown in (".cover", ".kept-entry .facts >> nth=0", ".kept-call >> nth=0", ".notice"):
        assert page.locator(shown).is_visible(), shown
    for hidden in (".top", "#kept-tools", "#kept-shared", ".list-head", ".callbar"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden


def test_up_to_four_stand_side_by_side(visit: Visit) -> None:
    page = visit("en/projects/by-sector/vehicles.html")
    for title in ("Cell Cases", "Motors", "Part 1", "Part 2"):
        pick(page, "Compare", title)
    pick(page, "Compare", "Part 3")
    expect(page.locator(".tray-note")).to_contain_text("Four are chosen")
    page.get_by_role("link", name="Compare 4").click()
    ready(page)
    heads = page.locator(".weigh thead th a").all_inner_texts()
    assert heads == ["Cell Cases", "Motors", "Part 1", "Part 2"]
    total = page.locator("tr", has=page.get_by_role("rowheader", name="Total investment"))
    assert "differs" in (total.get_attribute("class") or "")
    assert "(differs)" in total.locator("th").inner_text()
    same = page.locator("tr.same", has_text="Seeking investors")
    assert same.count() == 1
    page.check("#only-differences")
    assert same.is_hidden()
    page.get_by_role("button", name="Remove: Part 1").press("Enter")
    expect(page.locator(".weigh thead th")).to_have_count(3)
    assert page.url.endswith("#projects/cell-cases,projects/motors,projects/part-2")


def test_parks_and_units_compare_too(visit: Visit) -> None:
    page = visit("en/parks/index.html")
    pick(page, "Compare", "Port Park")
    follow(page, "parks/yunling-edz.html")
    pick(page, "Compare", "Yunling EDZ")
    follow(page, "parks/units.html")
    pick(page, "Compare", "A1-101")
    pick(page, "Compare", "D-01")
    page.get_by_role("link", name="Compare 2").click()
    ready(page)
    assert page.locator(".weigh thead th a").all_inner_texts() == ["A1-101", "D-01"]
    page.locator("#weigh-kinds a", has_text="Parks").click()
    expect(page.locator(".weigh thead th a").first).to_have_text("Port Park")


@pytest.mark.parametrize(
    "fragment",
    [
        "projects/<img src=x onerror=window.hacked=1>",
        "projects/%E0%A4%A,units/%3Cscript%3E,constructor,__proto__,projects/__proto__",
        "projects/constructor,plots/a/b/c",
    ],
)
def test_a_hostile_link_does_nothing(visit: Visit, fragment: str) -> None:
    for address in ("en/compare.html", "en/shortlist.html"):
        page = ready(visit(f"{address}#{fragment}"))
        expect(page.locator("p.empty")).to_be_visible()
    page.evaluate("localStorage.setItem('guide-shortlist', '{\"a\": 1}')")
    page.evaluate("localStorage.setItem('guide-compare', '[1, null, \"x\", \"projects/motors\"]')")
    ready(follow(page, "compare.html"))


def test_hostile_texts_are_texts(visit: Visit) -> None:
    for address in ("en/compare.html", "en/shortlist.html"):
        page = ready(visit(f"{address}#{CHOSEN}"))
        assert "=Hostile<script>window.hacked" in page.locator("main").inner_text()
        assert page.locator("main img").count() == 0


def test_without_script_the_pages_say_where_to_go(visit: Visit) -> None:
    for address in ("zh/compare.html", "zh/shortlist.html"):
        page = visit(address, java_script_enabled=False)
        assert page.locator(".without-script a:visible").count() == 2
        assert page.locator("button:visible").count() == 0


STATES = {
    "list": ("projects/index.html?amount=0,4&sort=amount", None),
    "sheet": ("projects/index.html?sector=food", "#open-filters"),
    "nothing": ("projects/index.html?q=qqqq", None),
    "units": ("parks/units.html?load=1", None),
    "compare": (f"compare.html#{CHOSEN}", "#only-differences"),
    "shortlist": (f"shortlist.html#{CHOSEN},parks/yunling-edz,units/yunling-edz/A1-101", None),
}


# Each value of language, width and scheme with each value of the others.
VIEWS = (
    ("zh", 360, "light"),
    ("zh", 1280, "dark"),
    ("en", 360, "dark"),
    ("en", 1280, "light"),
)


@pytest.mark.parametrize("name", STATES)
def test_nothing_bars_anybody(visit: Visit, name: str) -> None:
    address, press = STATES[name]
    for lang, width, scheme in VIEWS:
        size = {"width": width, "height": 800}
        page = visit(f"{lang}/{address}", viewport=size, color_scheme=scheme)
        if name != "units":
            ready(page)
        if press and page.locator(press).is_visible():
            page.click(press)
            page.wait_for_timeout(200)
        found = Axe().run(page, context="main").response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_letters_twice_as_large_keep_to_the_screen(visit: Visit) -> None:
    for address in ("en/policies/index.html", "zh/policies/index.html"):
        page = visit(address, viewport={"width": 360, "height": 740})
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
