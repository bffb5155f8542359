"""What every test may use: the starter library, expected texts, figures that a run prints."""

import os
import shutil
import time
from importlib.resources import files
from pathlib import Path

import pytest

from guide import lock
from guide.cli import main

ROOT = Path(__file__).parents[1]
_FIGURE = "figure"
STARTER = Path(str(files("guide"))) / "starter"


def pytest_addoption(parser):
    parser.addoption(
        "--update-goldens", action="store_true", help="rewrite expected texts; review the diff"
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """The folder of this run, the same for all its workers."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(autouse=True, scope="session")
def _cache(shared):
    """A cache folder of this run's own: what a former run found is no result of this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared / "cache"))
        yield


@pytest.fixture(scope="session")
def once(shared):
    """Makes a folder once in a run, by the worker that asks first: (name, what fills it)."""

    def folder(name, fill):
        place, done, key = (shared / f"{name}{end}" for end in ("", ".done", ".lock"))
        while (held := lock.hold(key)) is None:
            time.sleep(0.1)
        try:
            if not done.exists():
                shutil.rmtree(place, ignore_errors=True)
                fill(place)
                done.touch()
        finally:
            lock.release(held)
        return place

    return folder


@pytest.fixture(scope="session")
def copied():
    """Copies the repository's own library and its pages written by hand into a folder."""

    def copy(root):
        shutil.copytree(ROOT / "projects", root / "projects")
        shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("manual"))
        return root

    return copy


@pytest.fixture(scope="session")
def whole(once, copied):
    """A copy of the sample with what `guide build --strict` makes of it, for reading only."""

    def fill(root):
        assert main(["--root", str(copied(root)), "--lang", "en", "build", "--strict"]) == 0

    return once("whole", fill)


def pytest_terminal_summary(terminalreporter):
    """The figures that tests counted, so that nobody types them."""
    reports = terminalreporter.getreports("passed")
    told = sorted(
        text for each in reports for name, text in each.user_properties if name == _FIGURE
    )
    if told:
        terminalreporter.section("figures")
        for text in told:
            terminalreporter.write_line(text)


@pytest.fixture
def figure(record_property):
    """Says a figure of this run, printed at its end: a text."""
    return lambda text: record_property(_FIGURE, text)


@pytest.fixture
def counted(record_property):
    """Says how many of something a run tried: a number and a name, summed up by soak.py."""
    return lambda number, what: record_property("counted", f"{number} {what}")


@pytest.fixture
def starter(tmp_path):
    """A copy of the small sound library that `guide new` begins with."""
    root = tmp_path / "library"
    shutil.copytree(STARTER, root)
    return root


@pytest.fixture
def golden(request):
    """Compare a text with its golden file, or rewrite the file under --update-goldens."""

    def compare(text: str, file: Path) -> None:
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.exists(), f"no golden {file}: run pytest --update-goldens and review it"
        assert text == file.read_text(encoding="utf-8")

    return compare
