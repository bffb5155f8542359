"""The whole sample, built as the README says: complete, the same bytes twice, nothing leaked."""

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from guide.checks import examine
from guide.cli import main
from guide.load.internal import load_internal
from guide.model.base import walk
from guide.model.enumerations import Status

ROOT = Path(__file__).parents[1]


def copy(folder):
    shutil.copytree(ROOT / "projects", folder / "projects")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("manual"))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = copy(tmp_path_factory.mktemp("first"))
    assert main(["--root", str(root), "--lang", "en", "build"]) == 0
    return root


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("site", "dist")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def streams(file):
    """A PDF's bytes with every stream inflated."""
    with pikepdf.open(file) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes()
                except pikepdf.PdfError:
                    yield thing.read_raw_bytes()
            else:
                yield repr(thing).encode()


def test_everything_is_there(built):
    names = files(built)
    assert "site/index.html" in names
    for lang in ("zh", "en"):
        assert f"dist/guide-screen-{lang}.pdf" in names
        for kind in ("projects", "parks", "policies", "chains", "events", "organisations"):
            assert f"site/{lang}/{kind}/index.html" in names


def test_every_public_record_has_a_page_in_each_language(built):
    library, _ = examine(ROOT)
    names = files(built)
    for record in library.guide().all():
        if record.collection != "editions":
            for lang in library.languages:
                assert f"site/{lang}/{record.collection}/{record.id}.html" in names


def test_nothing_internal_is_anywhere(built):
    internal, _ = load_internal(ROOT)
    canaries = {
        canary
        for model in internal.projects.values()
        for _, leaf in walk(model)
        if isinstance(leaf, str)
        for canary in re.findall(r"INTERNAL-CANARY-\d+", leaf)
    }
    assert len(canaries) > 15
    for name, data in files(built).items():
        assert b"INTERNAL-CANARY" not in data, name
        assert b"_internal" not in data, name
    for pdf in (built / "dist").rglob("*.pdf"):
        for stream in streams(pdf):
            assert b"INTERNAL-CANARY" not in stream, pdf.name


def test_no_draft_is_anywhere(built):
    library, _ = examine(ROOT)
    hidden = [r for r in library.all() if r.status is Status.DRAFT]
    assert hidden
    for name, data in files(built).items():
        if name.endswith((".html", ".xml", ".js", ".json")):
            text = data.decode()
            for record in hidden:
                assert f"{record.collection}/{record.id}." not in text, name
                for title in record.heading.values():
                    assert title not in text, name


def test_no_page_asks_another_host(built):
    for name, data in files(built).items():
        if name.endswith(".html"):
            asked = re.findall(r"""(?:src|srcset|action)=["']?(https?:)?//""", data.decode())
            assert not asked, name


def test_the_same_library_gives_the_same_bytes(built, tmp_path):
    again = copy(tmp_path)
    assert main(["--root", str(again), "--lang", "zh", "build"]) == 0
    first, second = files(built), files(again)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
