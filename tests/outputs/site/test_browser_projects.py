"""The project browser in a real browser: facets, search, order, address, table, keyboard."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
LIST = "zh/projects/index.html"
PHONE = {"width": 360, "height": 740}


def ready(page: Page) -> Page:
    page.wait_for_selector("html[data-browser=ready]")
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".results .card-title:visible").all_inner_texts()


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f"input[name={facet}][value='{value}']").check()


def count_of(page: Page, facet: str, value: str) -> str:
    box = page.locator(f"li:has(> label > input[name={facet}][value='{value}']) .count")
    return box.inner_text()


def test_a_filter_narrows_says_so_and_stands_in_the_address(visit: Visit) -> None:
    page = ready(visit(LIST))
    expect(page.locator("#count")).to_have_text("35个项目")
    assert page.locator("#count").get_attribute("role") == "status"
    choose(page, "sector", "food")
    expect(page.locator("#count")).to_have_text("2个项目")
    assert page.url.endswith("?sector=food")
    assert len(titles(page)) == 2
    # Its own facet counts as if nothing were chosen in it, the others count what is left.
    assert count_of(page, "sector", "vehicles") == "33"
    assert count_of(page, "amount", "0") == "1"
    choose(page, "sector", "vehicles")
    expect(page.locator("#count")).to_have_text("35个项目")
    page.go_back()
    expect(page.locator("#count")).to_have_text("2个项目")
    page.locator("#chips button").first.click()
    expect(page.locator("#count")).to_have_text("35个项目")
    assert "?" not in page.url


def test_an_address_brings_the_state_back(visit: Visit) -> None:
    page = ready(visit(LIST + "?q=零件&budget=50&sort=amount&sector=vehicles,nonsense"))
    assert page.locator("#find").input_value() == "零件"
    assert page.locator("#sort").input_value() == "amount"
    assert page.locator("input[name=budget][value='50']").is_checked()
    assert titles(page) == [f"零件{n}号项目" for n in (5, 4, 3, 2, 1)]
    link = page.locator("a[hreflang=en]").get_attribute("href") or ""
    assert "sector=vehicles" in link
    assert "budget=50" in link


@pytest.mark.parametrize(
    ("address", "question", "found"),
    [
        (LIST, "电机", {"电机项目", "精密機械與電機項目"}),
        (LIST, "電機", {"电机项目", "精密機械與電機項目"}),
        (LIST, "djxm", {"电机项目", "精密機械與電機項目"}),
        (LIST, "ＣＥＬＬ", {"电池壳体项目"}),
        (LIST, "壳体 电池", {"电池壳体项目"}),
        ("en/projects/index.html", "cell cases", {"Cell Cases"}),
        ("en/projects/index.html", "电池", {"Cell Cases"}),
        (LIST, "沒有這個", set()),
    ],
)
def test_search_finds_it_however_it_is_written(
    visit: Visit, address: str, question: str, found: set[str]
) -> None:
    page = ready(visit(address))
    page.fill("#find", question)
    expect(page.locator("#chips button")).to_have_count(1)
    expect(page.locator(".results .card-title:visible")).to_have_count(len(found))
    assert set(titles(page)) == found


def test_the_field_in_the_header_leads_to_the_list(visit: Visit) -> None:
    page = visit("en/index.html")
    page.fill("#find", "motors")
    page.press("#find", "Enter")
    ready(page)
    assert page.url.endswith("/en/projects/index.html?q=motors")
    assert titles(page) == ["Motors"]


def test_orders(visit: Visit) -> None:
    page = ready(visit("en/projects/index.html"))
    page.select_option("#sort", "amount")
    expect(page.locator(".card-title:visible").first).to_have_text("Precision Machines")
    page.select_option("#sort", "amount-up")
    assert titles(page)[0].startswith("=Hostile")
    page.select_option("#sort", "name")
    names = [title for title in titles(page) if title.startswith("Part")]
    assert names[:3] == ["Part 1", "Part 2", "Part 3"]
    zh = ready(visit(LIST + "?sort=name&budget=1000"))
    assert titles(zh).index("电池壳体项目") < titles(zh).index("零件1号项目")


def test_more_cards_come_when_asked_for(visit: Visit) -> None:
    page = ready(visit("en/projects/index.html?sort=amount"))
    assert len(titles(page)) == 24
    page.get_by_role("button", name="Show more").last.click()
    expect(page.locator(".card-title:visible")).to_have_count(35)
    assert page.evaluate("document.activeElement.closest('.card') !== null")


def test_the_table_to_take_away_holds_no_formula(visit: Visit) -> None:
    page = ready(visit("en/projects/index.html?sector=food"))
    with page.expect_download() as download:
        page.click("#save-csv")
    data = Path(str(download.value.path())).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 3
    cells = {row[0]: row for row in rows[1:]}
    hostile = next(title for title in cells if "Hostile" in title)
    assert hostile.startswith("'=Hostile<script>")
    assert cells[hostile][1] == "8000000"
    assert cells[hostile][-1].endswith("/en/projects/hostile.html")


def test_by_keyboard_alone_on_a_phone(visit: Visit) -> None:
    page = ready(visit(LIST, viewport=PHONE))
    page.locator("#open-filters").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sheet")).to_be_visible()
    for _ in range(30):
        if page.evaluate("document.activeElement.value") == "food":
            break
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('#sheet').contains(document.activeElement)")
    page.keyboard.press("Space")
    expect(page.locator(".sheet-done")).to_have_text("查看2个项目")
    page.keyboard.press("Escape")
    expect(page.locator("#sheet")).not_to_be_visible()
    assert page.evaluate("document.activeElement.id") == "open-filters"
    page.locator("#chips button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("35个项目")
    assert page.evaluate("document.activeElement.id") == "count"


def test_text_from_the_library_is_text(visit: Visit) -> None:
    page = ready(visit(LIST + "?q=恶意"))
    assert titles(page)[0].startswith("=恶意项目<script>window.hacked = 1</script></script>\"'>")
    assert page.locator(".results img").count() == 0
    other = ready(visit(LIST + "?q=<img src=x onerror='window.hacked=1'>&sort=<b>"))
    assert "<img" in other.locator("#chips").inner_text()


def test_without_script_the_plain_lists_stay(visit: Visit) -> None:
    page = visit(LIST, java_script_enabled=False)
    assert page.locator(".card-title").count() == 35
    for hidden in ("#browser", ".seek", ".picks", ".facets"):
        assert page.locator(f"{hidden}:visible").count() == 0
    assert page.locator(".ways a:visible").count() > 0
