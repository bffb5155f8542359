"""What the sheets' tests share: the starter's sheets, made once, and a cache of the test's own."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets import make

STARTER = Path(str(files("guide"))) / "starter"


def asked(root, **options):
    """Make the sheets of the library below a root."""
    library, problems = load(root)
    assert problems == []
    return make(Request(guide=library.guide(), root=root, **options))


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def sheets(tmp_path_factory):
    """The folder with the starter's sheets."""
    root = tmp_path_factory.mktemp("sheets") / "library"
    shutil.copytree(STARTER, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(root.parent / "cache"))
        made = asked(root)
    assert made.problems == ()
    return made.paths[0]
