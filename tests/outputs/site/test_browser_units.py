"""The unit finder in a real browser and without script."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def rows(page: Page) -> list[str]:
    return page.locator("tr[data-kind]:visible th").all_inner_texts()


def test_which_unit_carries_two_tonnes_and_is_free_now(visit: Visit) -> None:
    page = visit("en/index.html")
    page.get_by_role("link", name="Factory units and plots").click()
    page.select_option("select[name=load]", "2")
    page.select_option("select[name=free]", "now")
    assert rows(page) == ["A1-101"]
    expect(page.locator("#count")).to_have_text("1 unit or plot")
    assert page.url.endswith("/en/parks/units.html?free=now&load=2")


def test_what_is_let_is_not_offered_and_the_address_restores_the_choice(visit: Visit) -> None:
    page = visit("zh/parks/units.html")
    assert [row[:6] for row in rows(page)] == ["A1-101", "A1-102", "A1-202", "D-01"]
    again = visit("zh/parks/units.html?area=2000")
    assert rows(again) == ["A1-101", "D-01"]
    again.select_option("select[name=height]", "8")
    assert rows(again) == ["A1-101"]
    assert again.locator(".space-list:visible").count() == 1
    again.go_back()
    expect(again.locator("#count")).to_have_text("2个单元和地块")
    again.get_by_role("button", name="清除全部").click()
    expect(again.locator("#count")).to_have_text("4个单元和地块")
    between = visit("zh/parks/units.html?load=1.5")
    assert [row[:6] for row in rows(between)] == ["A1-101", "A1-202"]


def test_without_script_the_table_says_it_all(visit: Visit) -> None:
    page = visit("zh/parks/units.html", java_script_enabled=False)
    assert len(rows(page)) == 4
    assert page.locator("form:visible").count() == 0
    phone = visit("zh/parks/units.html", viewport={"width": 360, "height": 740})
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_a_park_narrows_its_own_units(visit: Visit) -> None:
    page = visit("en/parks/yunling-edz.html")
    assert page.locator(".own-spaces th[scope=row]:visible").count() == 0
    page.select_option("select[name=height]", "8")
    page.select_option("select[name=free]", "now")
    assert rows(page) == ["A1-101", "A1-102"]
    expect(page.locator("#count")).to_have_text("2 units and plots")
    assert "height=8" in page.url
    assert page.locator("select[name=park]").count() == 0
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#count")).to_have_text("4 units and plots")


def test_without_script_a_park_shows_its_own_tables_alone(visit: Visit) -> None:
    page = visit("zh/parks/yunling-edz.html", java_script_enabled=False)
    assert page.locator(".own-spaces:visible").count() == 0
    assert page.locator(".group table:visible", has_text="A1-101").count() == 1
