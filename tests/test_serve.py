"""`guide serve` shows the site, or what is wrong with the library."""

from pathlib import Path

from guide.problems import Place, Problem
from guide.serve import problem_page, rebuild


def test_a_library_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problems = rebuild(tmp_path, None, tmp_path / "site", "http://127.0.0.1:8000/")
    assert "no-library" in {problem.code for problem in problems}
    assert not (tmp_path / "site").exists()


def test_the_problem_page_shows_text_as_text(tmp_path: Path) -> None:
    problem = Problem("no-library", Place("projects"), {"root": "<script>"})
    page = problem_page([problem], tmp_path, ["en"]).decode()
    assert "&lt;script&gt;" in page
    assert page.count("<script>") == 1
