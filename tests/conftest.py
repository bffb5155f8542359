"""What every test may use: the starter library, and one flag that rewrites the expected texts."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

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
