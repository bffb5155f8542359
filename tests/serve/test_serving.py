"""`guide serve` shows each page as a build would make it now, and says in it what is wrong."""

import json
import threading
from urllib.request import urlopen

import pytest

from guide.cli import main
from guide.load import load
from guide.outputs.site.build import build_site
from guide.outputs.site.opening import open_site
from guide.serve import Serving
from guide.serve.web import News, server
from guide.translation.page import ADDRESS

URL = "http://127.0.0.1:8000/"
PROJECT = "projects/agriculture/tea-processing.yml"


@pytest.fixture
def serving(starter, tmp_path):
    return Serving(starter, None, tmp_path / "served", URL, ["zh", "en"])


def built(root, into):
    """The pages of a whole build for the same address."""
    library, _ = load(root)
    site, _ = open_site(library.guide())
    assert build_site(site, root, into, url=URL).outcome is not None
    files = (file for file in into.rglob("*") if file.is_file() and not file.name.startswith("."))
    return {file.relative_to(into).as_posix(): file.read_bytes() for file in files}


def test_every_file_is_as_a_build_makes_it_before_and_after_a_change(serving, starter, tmp_path):
    file = starter / PROJECT
    for turn in range(2):
        expected = built(starter, tmp_path / f"built-{turn}")
        assert "zh/projects/tea-processing.html" in expected
        for address in ("sitemap.xml", "robots.txt", "_headers"):  # for a published site only
            expected.pop(address, None)
        different = [path for path, data in expected.items() if serving.answer(path) != data]
        assert different == []
        file.write_text(
            file.read_text("utf-8").replace("title:\n  zh: ", "title:\n  zh: 新"), "utf-8"
        )
        serving.renew([file])


def test_a_mistake_is_named_with_its_place_and_the_page_stays(serving, starter):
    page = "zh/projects/tea-processing.html"
    before, file = serving.answer(page), starter / PROJECT
    text = file.read_text("utf-8")
    file.write_text(f"{text.rstrip()}\nfavourite: <b>\n", "utf-8")
    serving.renew([file])
    line = text.rstrip().count("\n") + 2
    assert f"{PROJECT}:{line}:1: " in serving.news.html
    assert "favourite" in serving.news.html
    assert "<b>" not in serving.news.html
    assert serving.answer(page) == before
    file.write_text(text, "utf-8")
    serving.renew([file])
    assert serving.news.html == ""


def test_checks_between_records_are_told_after_the_page(serving, starter):
    file = starter / PROJECT
    text = file.read_text("utf-8")
    file.write_text(text.replace("park: sample-park", "park: nowhere", 1), "utf-8")
    serving.renew([file])
    assert serving.answer("zh/projects/tea-processing.html") is not None
    serving.check()
    assert "nowhere" in serving.news.html
    file.write_text(text, "utf-8")
    serving.renew([file])
    serving.check()
    assert serving.problems == []


def test_new_and_deleted_files_are_taken_up(serving, starter):
    file = starter / PROJECT
    twin = file.with_name("another.yml")
    twin.write_text(file.read_text("utf-8").replace("\nformerly:", "\n# formerly:"), "utf-8")
    serving.renew([twin])
    assert serving.answer("en/projects/another.html") is not None
    twin.unlink()
    serving.renew([twin])
    assert serving.answer("en/projects/another.html") is None


def test_a_library_that_is_not_there_is_a_problem(tmp_path):
    serving = Serving(tmp_path, None, tmp_path / "served", URL, ["en"])
    assert {problem.code for problem in serving.problems} == {"no-library"}
    assert serving.answer("index.html") is None
    assert "projects" in serving.news.html


def test_browsers_are_told_as_soon_as_something_changes(serving, starter):
    news = serving.news
    web = server(0, serving.answer, news)
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{web.server_port}"
    try:
        with urlopen(f"{address}/zh/projects/tea-processing.html") as answer:  # noqa: S310  our own
            page = answer.read().decode()
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.count('id="guide-problems"') == 1
        timer = threading.Timer(0.2, news.tell, ["<p>x</p>"])
        timer.start()
        asked = f"{address}/_guide/news?pages={news.pages}&problems={news.problems}"
        with urlopen(asked) as answer:  # noqa: S310  our own
            told = json.loads(answer.read())
        assert told == {"pages": news.pages, "problems": news.problems, "html": "<p>x</p>"}
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


def test_a_page_without_a_body_is_dressed_too():
    news = News()
    news.tell("<p>wrong</p>")
    page = news.dressed(b"<!doctype html>").decode()
    assert page.startswith("<!doctype html>")
    assert page.count("<p>wrong</p>") == 1


def test_staff_see_which_translation_is_stale(starter, tmp_path):
    assert main(["--root", str(starter), "i18n", "review", "--to", "en", "--by", "desk"]) == 0
    english = Serving(starter, None, tmp_path / "served", URL, ["en"])
    assert "Every text is translated." in english.answer(ADDRESS).decode()
    file = starter / PROJECT
    text = file.read_text("utf-8").replace("七成运到外地精制", "<b>六成</b>运到外地精制")
    file.write_text(text, "utf-8")
    serving = Serving(starter, None, tmp_path / "served", URL, ["zh"])
    page = serving.answer(ADDRESS).decode()
    assert page.count("<section>") == 1
    assert "projects/tea-processing background · en · 过期" in page
    assert "&lt;b&gt;六成" in page
    assert "七成" in page
