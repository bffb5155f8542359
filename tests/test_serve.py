"""`guide serve` shows the site, or what is wrong with the library."""

from pathlib import Path

from guide.cli import main
from guide.problems import Place, Problem
from guide.serve import problem_page, rebuild, translations
from guide.translation.page import ADDRESS


def test_a_library_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problems = rebuild(tmp_path, None, tmp_path / "site", "http://127.0.0.1:8000/")
    assert "no-library" in {problem.code for problem in problems}
    assert not (tmp_path / "site").exists()


def test_the_problem_page_shows_text_as_text(tmp_path: Path) -> None:
    problem = Problem("no-library", Place("projects"), {"root": "<script>"})
    page = problem_page([problem], tmp_path, ["en"]).decode()
    assert "&lt;script&gt;" in page
    assert page.count("<script>") == 1


def test_staff_see_which_translation_is_stale(starter: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    assert main(["--root", str(starter), "i18n", "review", "--to", "en", "--by", "desk"]) == 0
    assert translations(starter, None, site, "en") == []
    assert "Every text is translated." in (site / ADDRESS).read_text("utf-8")
    file = starter / "projects" / "agriculture" / "tea-processing.yml"
    text = file.read_text("utf-8").replace("七成运到外地精制", "<b>六成</b>运到外地精制")
    file.write_text(text, "utf-8")
    assert translations(starter, None, site, "zh") == []
    page = (site / ADDRESS).read_text("utf-8")
    assert page.count("<section>") == 1
    assert "projects/tea-processing background · en · 过期" in page
    assert "&lt;b&gt;六成" in page
    assert "七成" in page
