"""The policy finder as an investor uses it: on a phone, by keyboard, from a USB stick, in print."""

import json
import re
import shutil
from importlib.resources import files as resources
from itertools import product
from pathlib import Path

import pytest

from guide.outputs.site.vocabulary import formats, vocabulary
from guide.quantities import Measure, Money, QuantityError, parse_area, parse_money, show

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

AMOUNTS = Path(str(resources("guide.outputs.site"))) / "theme" / "assets" / "amounts.js"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
TODAY = "2026-11-22T09:00:00+08:00"


def both(zh, en):
    return {"zh": zh, "en": en}


def clause(id, number, zh, en, **more):
    return {
        "id": id,
        "number": number,
        "title": both(zh, en),
        "text": both("条文。", "The text."),
        "audience": ["enterprise", "foreign-invested-enterprise"],
        "documents": [both("申请表", "Application form")],
        **more,
    }


POLICY = [
    clause(
        "plant",
        "第三条",
        "建厂奖励",
        "Award for a plant",
        conditions=[
            {"metric": "sector", "op": "one-of", "value": ["vehicles"]},
            {"metric": "fixed_assets", "op": "at-least", "value": "5000万元"},
        ],
        benefits=[
            {
                "id": "sum",
                "kind": "grant",
                "base": {"metric": "fixed_assets"},
                "rate": "2%",
                "caps": [{"amount": "300万元", "scope": "project", "period": "total"}],
                "times": "once",
            }
        ],
    ),
    clause(
        "capital",
        "第四条",
        "到资奖励",
        "Award on capital",
        conditions=[{"metric": "origin", "op": "one-of", "value": ["foreign", "hmt"]}],
        benefits=[
            {
                "id": "sum",
                "kind": "grant",
                "base": {"metric": "paid_in_foreign_capital", "period": "each-year"},
                "rate": "8‰",
                "times": "yearly",
                "duration": "3 years",
            }
        ],
        stacking=[{"rule": "choose-one", "clauses": ["plant"], "compare": "total"}],
    ),
    clause(
        "talk",
        "第五条",
        "一事一议",
        "Case by case",
        benefits=[{"id": "sum", "kind": "grant", "certainty": "case-by-case"}],
    ),
]


@pytest.fixture
def built(files, site):
    """The tiny library's site with a policy that has something to find, and a former one."""
    policy = files["policies/industry-2026.yml"]
    files["policies/industry-2020.yml"] = {
        **json.loads(json.dumps(policy)),
        "status": "archived",
        "document_no": "云岭政发〔2020〕1号",
        "effective": {"from": "2020-01-01", "to": "2025-12-31"},
        "clauses": [clause("plant", "第二条", "建厂奖励", "Award for a plant")],
    }
    policy |= {"clauses": POLICY, "supersedes": ["industry-2020"]}
    policy["currency_rule"] = {
        "paid_in": "CNY",
        "rate": "pboc-central-parity",
        "rate_date": "arrival",
    }
    files["guide.yml"]["rates"] = [
        {
            "from": "USD",
            "to": "CNY",
            "rate": "7.10",
            "date": "2026-10-30",
            "source": both("示例", "Sample"),
        }
    ]
    files["vehicles/cell-cases.yml"]["investment"]["fixed_assets"] = "2亿元"
    return site()


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


@pytest.fixture
def visit(browser, built):
    """Opens a page of the built site from the disk, on a day; fails on errors and requests."""
    faults, contexts = [], []

    def opened(address, viewport=DESK, day=TODAY, **options):
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(day)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith("file:") else faults.append(request.url),
        )
        page.goto((built / "x").as_uri().removesuffix("x") + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def keys(page, verdict):
    links = page.locator(f'[data-verdict="{verdict}"] .verdict-title a')
    return [href.rpartition("#clause-")[2] for href in links.evaluate_all(HREFS)]


HREFS = "links => links.map(link => link.getAttribute('href'))"


def test_an_investor_on_a_phone(visit):
    page = visit("en/policies/finder.html", PHONE)
    assert page.locator("[data-static]").is_hidden()
    assert keys(page, "depends")
    assert not keys(page, "applies")
    page.get_by_label("Foreign-invested enterprises").check()
    page.get_by_label("Sector").select_option("vehicles")
    page.get_by_label("Fixed-asset investment", exact=True).fill("1.2亿")
    playwright.expect(page).to_have_url(re.compile("#.*fixed_assets"))
    assert "CNY 120 million" in page.locator("[id='said-ask-fixed_assets']").inner_text()
    assert set(keys(page, "applies")) == {"plant", "talk"}
    estimate = page.locator("[data-estimate]")
    assert estimate.locator(".estimate-total .number").inner_text() == "CNY 2.4 million"
    page.get_by_label("Fixed-asset investment", exact=True).fill("9000 lots")
    page.wait_for_selector(".said.fault")
    page.get_by_label("Fixed-asset investment", exact=True).fill("200 million")
    playwright.expect(estimate.locator(".estimate-total")).to_contain_text("CNY 3 million")
    assert "Cut by a limit" in estimate.inner_text()
    page.locator("[data-bar]").click()
    assert page.evaluate("document.activeElement.id") == "estimate-title"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def answered(card):
    """A card says what one gets, under which document, until when, and what to bring."""
    text = card.inner_text()
    assert "〔2026〕" in text
    assert "Article 3" in text
    assert "Valid until 31 December 2028" in text
    assert "Apply by 31 December 2028 (770 days left)" in text
    assert card.get_by_text("What to hand in").count()
    return text


def test_three_clicks_from_home(visit):
    """What support would I get, under which document, until when?"""
    page = visit("en/index.html", PHONE)
    page.get_by_role("link", name="Policy finder").first.click()
    page.get_by_label("Enterprises", exact=True).check()
    page.get_by_label("Sector").select_option("vehicles")
    playwright.expect(page).to_have_url(re.compile("#.*sector"))
    card = page.locator('[data-verdict="depends"] .verdict', has_text="Article 3")
    assert "2% of fixed-asset investment" in answered(card)


def test_three_clicks_from_a_project(visit):
    page = visit("en/projects/cell-cases.html", PHONE)
    assert "Industry Policy" in page.locator(".by-rule").inner_text()
    page.get_by_role("link", name=re.compile("^What would I get")).click()
    page.get_by_label("Enterprises", exact=True).check()
    playwright.expect(page).to_have_url(re.compile("#.*audience"))
    assert page.locator("[id='ask-fixed_assets']").input_value() == "CNY 200 million"
    card = page.locator('[data-verdict="applies"] .verdict', has_text="Article 3")
    assert "CNY 3 million in year 1" in answered(card)


def test_an_answer_by_keyboard_alone(visit):
    """From the home page by Tab, Space, Enter and letters alone to the sum and its print."""
    page = visit("en/index.html")

    def tab_to(condition, most=150):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate(f"(here => {condition})(document.activeElement)"):
                return
        raise AssertionError(condition)

    tab_to("here.matches('main a') && here.textContent === 'Policy finder'")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-body]:not([hidden])")
    tab_to("here.value === 'enterprise'")
    page.keyboard.press("Space")
    tab_to("here.name === 'sector'")
    page.keyboard.type("New")
    tab_to("here.name === 'fixed_assets'")
    page.keyboard.type("120 million")
    page.wait_for_selector(".estimate-total")
    assert page.locator(".estimate-total .number").inner_text() == "CNY 2.4 million"
    tab_to("here.hasAttribute('data-print')")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_the_day_is_that_of_the_place_wherever_the_visitor_is(visit):
    zones = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati")
    days = {"2028-12-31T15:59:00+00:00": "2028-12-31", "2028-12-31T16:01:00+00:00": "2029-01-01"}
    for zone, (day, judged) in product(zones, days.items()):
        page = visit("en/policies/finder.html#audience=enterprise", day=day, timezone_id=zone)
        assert page.evaluate("GUIDE_POLICY_RESULT.date") == judged
        assert bool(keys(page, "applies")) == (judged == "2028-12-31")


def test_the_address_keeps_and_restores(visit):
    figures = "audience=enterprise&sector=vehicles&origin=foreign&fixed_assets=2亿"
    figures += "&paid_in_foreign_capital.1=1000万美元&paid_in_foreign_capital.2=0"
    page = visit(f"zh/policies/finder.html#{figures}&choices=industry-2026/capital")
    assert page.get_by_label("企业", exact=True).is_checked()
    assert page.locator("[id='ask-fixed_assets']").input_value() == "2亿"
    assert set(keys(page, "applies")) == {"plant", "capital", "talk"}
    # 8‰ of USD 10 million at 7.10; chosen instead of the award for the plant.
    assert page.locator(".estimate-total .number").inner_text() == "56.8万元"
    page.get_by_role("button", name="改选建厂奖励").click()
    assert page.locator(".estimate-total .number").inner_text() == "300万元"
    assert "choices=industry-2026%2Fplant" in page.url
    english = page.locator("header a[hreflang='en']").get_attribute("href")
    assert english.endswith(page.url.partition("#")[2])
    page.get_by_role("button", name="全部清空").click()
    playwright.expect(page).to_have_url(re.compile("^[^#]*#?$"))
    assert keys(page, "applies") == []


def test_by_keyboard_alone(visit):
    page = visit("en/policies/finder.html")
    page.locator("h1").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "audience":
            break
    page.keyboard.press("Space")
    playwright.expect(page).to_have_url(re.compile("#.*audience"))
    chip = page.locator('[data-verdict="depends"] button.chip').first
    chip.focus()
    label = chip.inner_text()
    page.keyboard.press("Enter")
    focused = page.evaluate(
        "document.activeElement.closest('[data-question]').querySelector('label,legend').innerText"
    )
    assert focused == label
    assert page.evaluate("document.activeElement.matches('input, select')")


def test_on_paper_stands_what_was_said(visit):
    page = visit("en/policies/finder.html#audience=enterprise&sector=vehicles&fixed_assets=1亿")
    page.emulate_media(media="print")
    assert page.locator("[data-form]").is_hidden()
    told = page.locator(".paper-only").inner_text()
    assert "Fixed-asset investment: CNY 100 million" in told


def test_without_script_the_clauses_stand_in_chapters(visit):
    page = visit("en/policies/finder.html", java_script_enabled=False)
    assert page.locator("[data-static]").is_visible()
    assert page.locator("[data-form]").is_hidden()
    page.get_by_role("link", name=re.compile("^Enterprises")).click()
    assert page.locator("h1").inner_text() == "Enterprises"
    assert page.locator(".clause-row").count() == len(POLICY)


def test_axe_finds_nothing(visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    figures = "#audience=enterprise&sector=vehicles&origin=foreign&fixed_assets=2亿"
    figures += "&paid_in_foreign_capital.1=1000万美元&paid_in_foreign_capital.2=x"
    pages = ("policies/finder.html" + figures, "policies/by-audience/enterprise.html")
    # Each value of language, scheme and width with each value of the others.
    looks = ("light", PHONE), ("dark", DESK), ("dark", PHONE), ("light", DESK)
    for lang, (scheme, viewport) in zip(("zh", "zh", "en", "en"), looks, strict=True):
        for address in pages:
            page = visit(f"{lang}/{address}", viewport, color_scheme=scheme)
            found = axe.run(page).response["violations"]
            page.close()
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        ("2026-04-02T00:30:00+08:00", "in-force", "1,004"),
        ("2026-11-22T00:30:00+08:00", "in-force", "770"),
        ("2028-12-31T23:59:00+08:00", "expiring", "0"),
        ("2028-12-31T16:01:00+00:00", "expired", None),  # past midnight where the policy holds
    ],
)
def test_a_page_that_nobody_rebuilt_marks_what_lapsed(visit, day, state, left):
    page = visit("en/policies/industry-2026.html", day=day)
    assert page.locator(".badge-validity").first.get_attribute("data-value") == state
    count = page.locator(".figure[data-until] .number")
    assert (count.inner_text() if count.count() else None) == left
    assert page.locator("article.lapsed").count() == (1 if state == "expired" else 0)


def test_two_versions_stand_side_by_side(built):
    html = (built / "en/policies/industry-2026.html").read_text(encoding="utf-8")
    section = html[html.index('id="versions-industry-2020"') :]
    assert "Article 2 → Article 3" in section
    assert section.count(">New<") == 2


def amounts(page, lang, call):
    said = json.dumps([vocabulary(), formats(lang), lang])
    script = f"(() => {{ const read = GuideAmounts(...{said}); return {call}; }})()"
    return page.evaluate(script)


def test_amounts_are_read_and_written_as_python_does(browser):
    page = browser.new_page()
    page.add_script_tag(content=AMOUNTS.read_text(encoding="utf-8"))
    texts = ["5.8亿元", "1200万美元", "USD 18 million", "58m CNY", "3,000元", "１２万元", "0元"]
    texts += ["12,34元", "约5亿元", "5亿日元", "1.005元", "3–5亿元", "20亩", "12", "5 5元"]
    for text in texts:
        try:
            wanted = parse_money(text)
        except QuantityError:
            wanted = None
        call = f"(m => m && [String(m.minor), m.currency])(read.money({json.dumps(text)}, 'CNY'))"
        found = amounts(page, "zh", call)
        if text == "12":  # the field says that it is about renminbi
            assert found == ["1200", "CNY"]
        else:
            assert found == ([str(wanted.minor), wanted.currency] if wanted else None), text
    minors = [0, 1, 10, 99, 12345, 5_000_000, 5_800_000_000, 47_776_00, 123_456_789_012, 10**13 - 1]
    for lang in ("zh", "en"):
        for minor in minors:
            call = f"read.showMoney({minor}n, 'CNY')"
            assert amounts(page, lang, call) == show(Money(minor, "CNY"), lang)
        for text in ("320亩", "21.3公顷", "48000 m2", "12平方公里", "1亩"):
            area = parse_area(text)
            assert isinstance(area, Measure)
            call = (
                f"(m => read.showMeasure(m.value, m.unit))(read.measure({json.dumps(text)}, 'm2'))"
            )
            assert amounts(page, lang, call) == show(area, lang)
    page.close()
