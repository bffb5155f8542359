"""A site in three languages, one converted, one borrowing: nothing assumes that there are two."""

import json
import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from guide.checks import examine
from guide.outputs.site import build
from guide.outputs.site.folding import fold

STARTER = Path(str(files("guide"))) / "starter"
TEA = "agriculture/tea-processing.yml"
EDITS = {
    "guide.yml": (
        "languages: [zh, en]\n",
        "languages: [zh, en, zh-Hant]\nfallbacks: [{from: en, to: zh}]\n",
    ),
    TEA: ("  en: Tea Refining Plant\n", "  zh-Hant: 茶葉精製廠\n"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter library with one line more, a title of its own in zh-Hant and none in en."""
    root = tmp_path_factory.mktemp("three")
    shutil.copytree(STARTER, root, dirs_exist_ok=True)
    for name, (before, after) in EDITS.items():
        file = root / "projects" / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
    life = root / "docs" / "zh" / "life.md"
    life.parent.mkdir(parents=True, exist_ok=True)
    life.write_text("# 宜居生活\n\n见[关于](about.md)。\n", encoding="utf-8")
    library, problems = examine(root)
    assert library is not None
    assert problems == []
    made = build(library.guide(), root, root / "site", strict=True)
    assert made.problems == ()
    return root / "site"


def page(built: Path, address: str) -> str:
    return (built / address).read_text(encoding="utf-8")


def test_every_language_has_every_page(built: Path) -> None:
    pages = {
        tag: {file.relative_to(built / tag) for file in (built / tag).rglob("*.html")}
        for tag in ("zh", "en", "zh-hant")
    }
    assert len(pages["zh"]) > 20
    assert pages["zh"] == pages["en"] == pages["zh-hant"]


def test_a_page_names_its_language_and_leads_to_the_others(built: Path) -> None:
    html = page(built, "zh-hant/projects/tea-processing.html")
    assert '<html lang="zh-Hant-HK">' in html
    assert re.findall(r'class="control" href="([^"]+)" lang="([^"]+)"', html) == [
        ("../../zh/projects/tea-processing.html", "zh-Hans"),
        ("../../en/projects/tea-processing.html", "en"),
    ]
    tags = re.findall(r'hreflang="([^"]+)" href="https', html)
    assert tags == ["zh-Hans", "en", "zh-Hant-HK", "x-default"]


def test_the_sitemap_and_the_chooser_know_all_three(built: Path) -> None:
    assert page(built, "sitemap.xml").count('hreflang="zh-Hant-HK"') > 20
    assert re.findall(r'<li lang="([^"]+)">', page(built, "index.html")) == [
        "zh-Hans", "en", "zh-Hant-HK",
    ]  # fmt: skip


def test_words_amounts_and_hand_written_pages_are_converted(built: Path) -> None:
    html = page(built, "zh-hant/projects/tea-processing.html")
    assert "人民幣9600萬元" in html
    assert "60畝（4公頃）" in html
    assert "項目" in page(built, "zh-hant/about.html")
    assert "关于" not in page(built, "zh-hant/about.html")


def test_a_text_of_its_own_replaces_the_conversion(built: Path) -> None:
    html = page(built, "zh-hant/projects/tea-processing.html")
    assert "<h1>茶葉精製廠</h1>" in html


def test_every_page_says_that_it_was_converted(built: Path) -> None:
    for file in (built / "zh-hant").rglob("*.html"):
        assert "自動轉換，尚未經人工審校" in file.read_text(encoding="utf-8"), file
    assert "自动转换" not in page(built, "zh/index.html")


def test_a_borrowed_text_is_marked_where_it_stands(built: Path) -> None:
    html = page(built, "en/projects/tea-processing.html")
    mark = '<small class="borrowed-from">中文</small>'
    assert f'<h1><span class="borrowed" lang="zh-Hans">茶叶精制加工项目</span> {mark}</h1>' in html
    assert "<title>茶叶精制加工项目 [中文]" in html


def test_a_page_written_by_hand_is_borrowed_as_its_texts_are(built: Path) -> None:
    html = page(built, "en/life.html")
    assert '<html lang="en">' in html
    assert "This page has no English version yet; what follows is in another language" in html
    lent = html[html.index('<div class="borrowed" lang="zh-Hans">') : html.index("</article>")]
    assert ">宜居生活</h1>" in lent
    assert '<a href="about.html">关于</a>' in lent
    assert "<title>宜居生活 [中文]" in html
    foot = '<span class="borrowed" lang="zh-Hans">宜居生活</span> <small class="borrowed-from">'
    assert foot in page(built, "en/index.html")
    assert "no English version" not in page(built, "en/about.html")
    assert "borrowed" not in page(built, "zh-hant/life.html")


def test_no_unseen_sign_is_left_in_any_byte(built: Path) -> None:
    for file in built.rglob("*"):
        if file.suffix in (".html", ".js", ".json", ".csv", ".atom", ".ics", ".vcf", ".xml"):
            assert not set(file.read_text(encoding="utf-8")) & set("\u2062\u2063\u2064"), file


def test_a_search_finds_either_script(built: Path) -> None:
    for tag in ("zh", "zh-hant"):
        script = page(built, f"assets/find.{tag}.js")
        (text,) = json.loads(script[script.index("{") : script.rindex("}") + 1])["texts"]
        assert fold("茶葉精製") in text
        assert fold("茶叶精制") in text
        signs = page(built, f"assets/catalogue.{tag}.js")
        assert "葉叶" in signs


@pytest.mark.parametrize("tag", ["zh", "en", "zh-hant"])
def test_the_browser_of_each_language_finds_what_is_sought(
    built: Path, chromium: Browser, tag: str
) -> None:
    with chromium.new_context() as context:
        visitor = context.new_page()
        visitor.set_default_timeout(5000)
        lost: list[str] = []
        visitor.on("requestfailed", lambda request: lost.append(request.url))
        for sought, found in (("茶葉精製", 1), ("茶叶精制", 1), ("石墨", 0)):
            visitor.goto(f"{built.as_uri()}/{tag}/projects/index.html?q={sought}")
            visitor.wait_for_selector("html[data-browser=ready]")
            expect(visitor.locator(".results .card-title:visible")).to_have_count(found)
        assert lost == []


def test_open_data_speaks_all_three(built: Path) -> None:
    (project,) = json.loads(page(built, "data/projects.json"))
    assert project["title"] == {
        "zh": "茶叶精制加工项目",
        "en": "茶叶精制加工项目 [中文]",
        "zh-Hant-HK": "茶葉精製廠",
    }
    assert project["pages"]["zh-Hant-HK"].endswith("/zh-hant/projects/tea-processing.html")


def test_once_somebody_read_the_conversion_every_page_says_who_and_when(
    starter: Path, tmp_path: Path
) -> None:
    file = starter / "projects" / "guide.yml"
    text = file.read_text("utf-8").replace(*EDITS["guide.yml"])
    review = "zh_hant_reviewed: {by: investment-bureau, date: 2026-11-12}\n"
    file.write_text(f"{text}{review}", "utf-8")
    library, problems = examine(starter)
    assert library is not None
    assert problems == []
    build(library.guide(), starter, tmp_path / "site")
    pages = list((tmp_path / "site" / "zh-hant").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        html = page.read_text("utf-8")
        assert "自動轉換，示例縣投資促進局於2026年11月12日審校" in html, page
        assert "尚未經人工審校" not in html, page
