"""Tables of the world become a library that checks, a site and a booklet, in English alone."""

import importlib.util
import re
from pathlib import Path

import pytest

from guide.checks import examine
from guide.cli import main
from guide.problems import has_errors

ROOT = Path(__file__).parents[1]
TABLES = ROOT.parent / "shared" / "real"

pytestmark = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the tables of the world are not here: no folder {TABLES}"
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("real", ROOT / "benchmarks" / "real_library.py")
    real = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(real)
    root = tmp_path_factory.mktemp("world")
    real.convert(TABLES, root)
    return root


def test_every_row_comes_in(world):
    library, problems = examine(world)
    assert not has_errors(problems)
    assert len(library.parks) == 141 + 8
    assert len(library.policies) == 15


def test_rows_that_lack_facts_are_drafts(world):
    library, _ = examine(world)
    guide = library.guide()
    assert len(guide.parks) == 131
    assert len(guide.policies) == 13


def test_they_build_in_english(world, capsys):
    assert main(["--root", str(world), "--lang", "en", "build"]) == 0, capsys.readouterr().err
    pages = {file.name for file in (world / "site" / "en" / "parks").glob("*.html")}
    assert len(pages) == 131 + 1
    assert (world / "dist" / "guide-screen-en.pdf").stat().st_size > 100_000
    home = (world / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert not re.search("[\u4e00-\u9fff]", home)
