"""Japanese: a locale file and texts, nothing else, and what is missing is visibly borrowed."""

import re
import shutil
from pathlib import Path
from subprocess import run

import pytest

from guide.cache import folder
from guide.checks import examine
from guide.cli import main
from guide.locales import staff, tags
from guide.outputs.site import build

ROOT = Path(__file__).parents[1]
PUBLIC = (".html", ".js", ".json", ".csv", ".xml", ".txt")
EDITION = {
    "languages: [zh]": "languages: [ja]",
    "- {townships: [yunding]}": "- {sectors: [education]}",
    "chapters: [place, living, projects, contacts]": "chapters: [projects, contacts]",
}
KANA = re.compile("[\u3041-\u30ff]")


def copied(root: Path, *, fallbacks: bool = True) -> Path:
    """The sample with Japanese switched on: one line of guide.yml."""
    for name in ("projects", "docs"):
        shutil.copytree(ROOT / name, root / name)
    file = root / "projects" / "guide.yml"
    text = file.read_text(encoding="utf-8")
    before, after = "languages: [zh, en]\n", "languages: [zh, en, ja]\n"
    assert before in text
    text = text.replace(before, after)
    if not fallbacks:
        text = re.sub(r"fallbacks:\n(?:  - .*\n)+", "", text)
    file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a site in three languages."""
    root = copied(tmp_path_factory.mktemp("three"))
    library, problems = examine(root)
    assert library is not None
    assert problems == []
    made = build(library.guide(), root, root / "site", cache=folder("pictures"))
    assert made.problems == ()
    return root / "site"


def page(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def test_it_is_published_and_not_for_staff() -> None:
    assert "ja" in tags()
    assert "ja" not in staff()


def test_a_translated_project_is_japanese_throughout(site: Path) -> None:
    html = page(site, "ja/projects/industry-college.html")
    assert '<html lang="ja">' in html
    assert "<h1>雲嶺職業技術学院 産学連携拠点プロジェクト</h1>" in html
    assert "6 ha（90ムー）" in html
    assert "総投資額" in html
    assert "億元" in html
    assert "万円" not in html


def test_what_is_not_translated_is_visibly_borrowed(site: Path) -> None:
    html = page(site, "ja/projects/anode-materials.html")
    borrowed = re.findall(r'<span class="borrowed" lang="(\w+)">([^<]+)</span>', html)
    assert ("en", "Lithium-Ion Anode Materials Plant") in borrowed or len(borrowed) > 10
    assert {tag for tag, _ in borrowed} == {"en"}
    assert '<small class="borrowed-from">English</small>' in html
    # The words around it are Japanese all the same.
    assert len(KANA.findall(html)) > 100


def test_every_page_exists_in_japanese(site: Path) -> None:
    pages = {
        tag: {file.relative_to(site / tag) for file in (site / tag).rglob("*.html")}
        for tag in ("zh", "ja")
    }
    assert pages["zh"] == pages["ja"]


def test_pages_written_by_hand_are_japanese(site: Path) -> None:
    written = sorted(file.stem for file in (ROOT / "docs" / "ja").glob("*.md"))
    assert written == sorted(file.stem for file in (ROOT / "docs" / "zh").glob("*.md"))
    for name in written:
        html = page(site, f"ja/{name}.html")
        assert "borrowed-page" not in html
        assert len(KANA.findall(html)) > 500


def test_search_has_japanese_words(site: Path) -> None:
    data = "".join(
        file.read_text(encoding="utf-8")
        for file in site.rglob("*.js")
        if "industry-college" in file.read_text(encoding="utf-8")
    )
    assert "産学連携拠点" in data


def test_without_leave_a_missing_text_is_refused(tmp_path: Path) -> None:
    _, problems = examine(copied(tmp_path, fallbacks=False))
    assert {problem.code for problem in problems} == {"missing-translation"}
    assert all(problem.args["language"] == "ja" for problem in problems)
    assert len(problems) > 1000


def test_a_language_in_preparation_reaches_no_public_byte(starter: Path, tmp_path: Path) -> None:
    guide = starter / "projects" / "guide.yml"
    tea = starter / "projects" / "agriculture" / "tea-processing.yml"
    guide.write_text(guide.read_text("utf-8") + "\nin_preparation: [ja]\n", "utf-8")
    title = "  en: Tea Refining Plant\n"
    assert title in tea.read_text("utf-8")
    tea.write_text(tea.read_text("utf-8").replace(title, f"{title}  ja: 製茶工場\n"), "utf-8")
    library, problems = examine(starter)
    assert library is not None
    assert problems == []
    assert library.guide().languages == ("zh", "en")
    build(library.guide(), starter, tmp_path / "site", cache=folder("pictures"))
    made = [file for file in (tmp_path / "site").rglob("*") if file.suffix in PUBLIC]
    assert len(made) > 50
    assert not [file for file in made if "製茶" in file.read_text(encoding="utf-8")]


def test_a_booklet_is_set_in_japanese_glyphs(tmp_path: Path) -> None:
    root = copied(tmp_path)
    file = root / "projects" / "editions" / "yunding-town.yml"
    text = file.read_text("utf-8")
    for before, after in EDITION.items():
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    assert main(["--root", str(root), "build", "booklet", "--edition", "yunding-town"]) == 0
    book = root / "dist" / "yunding-town-screen-ja.pdf"
    fonts = run(["pdffonts", book], capture_output=True, text=True, check=True).stdout
    assert "NotoSansJP" in fonts
    assert "NotoSansTC" not in fonts
    said = run(["pdftotext", "-raw", book, "-"], capture_output=True, text=True, check=True).stdout
    assert "雲嶺職業技術学院" in said
    assert "総投資額" in said
    # What nobody translated says whose words it is.
    assert "[English]" in said
