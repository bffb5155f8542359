"""What every test may use: the starter library, expected texts, figures that a run prints."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

_FIGURE = "figure"
STARTER = Path(str(files("guide"))) / "starter"


def pytest_addoption(parser):
    parser.addoption(
        "--update-goldens", action="store_true", help="rewrite expected texts; review the diff"
    )


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory):
    """A cache folder of this run's own: what a former run found is no result of this one."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared / "cache"))
        yield


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
