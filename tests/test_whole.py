"""The whole sample, built as the README says: complete, the same bytes twice, nothing leaked."""

import io
import re
from pathlib import Path

import pikepdf
import pytest

from guide.checks import examine
from guide.cli import main
from guide.load.internal import load_internal
from guide.model.base import walk
from guide.model.enumerations import Status

ROOT = Path(__file__).parents[1]


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("site", "dist")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def names(whole):
    """What was made: bytes by name."""
    return files(whole)


def unpacked(file):
    """A PDF with every stream inflated."""
    held = io.BytesIO()
    with pikepdf.open(file) as pdf:
        pdf.save(
            held,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return held.getvalue()


def within(text, pdf):
    """Whether a text stands in an unpacked PDF: in a stream, or as a string of either kind."""
    ways = text.encode(), text.encode().hex().encode(), text.encode("utf-16-be").hex().encode()
    return any(way in pdf for way in ways)


def test_everything_is_there(names):
    assert "site/index.html" in names
    for lang in ("zh", "en"):
        assert f"dist/guide-screen-{lang}.pdf" in names
        for kind in ("projects", "parks", "policies", "chains", "events", "organisations"):
            assert f"site/{lang}/{kind}/index.html" in names


def test_every_public_record_has_a_page_in_each_language(names):
    library, _ = examine(ROOT)
    for record in library.guide().all():
        if record.collection != "editions":
            for lang in library.languages:
                assert f"site/{lang}/{record.collection}/{record.id}.html" in names


def test_nothing_internal_is_anywhere(whole, names):
    internal, _ = load_internal(ROOT)
    canaries = {
        canary
        for model in internal.projects.values()
        for _, leaf in walk(model)
        if isinstance(leaf, str)
        for canary in re.findall(r"INTERNAL-CANARY-\d+", leaf)
    }
    assert len(canaries) > 15
    for name, data in names.items():
        assert b"INTERNAL-CANARY" not in data, name
        assert b"_internal" not in data, name
    pdfs = {file.name: unpacked(file) for file in (whole / "dist").rglob("*.pdf")}
    assert [name for name, pdf in pdfs.items() if within("INTERNAL-CANARY", pdf)] == []
    # As it would be found: the title of the booklet stands in its properties.
    library, _ = examine(ROOT)
    assert within(library.settings.title["zh"], pdfs["guide-screen-zh.pdf"])


def test_no_draft_is_anywhere(names):
    library, _ = examine(ROOT)
    hidden = [r for r in library.all() if r.status is Status.DRAFT]
    assert hidden
    for name, data in names.items():
        if name.endswith((".html", ".xml", ".js", ".json")):
            text = data.decode()
            for record in hidden:
                assert f"{record.collection}/{record.id}." not in text, name
                for title in record.heading.values():
                    assert title not in text, name


def test_no_page_asks_another_host(names):
    for name, data in names.items():
        if name.endswith(".html"):
            asked = re.findall(r"""(?:src|srcset|action)=["']?(https?:)?//""", data.decode())
            assert not asked, name


def test_the_same_library_gives_the_same_bytes(names, copied, tmp_path):
    again = copied(tmp_path)
    assert main(["--root", str(again), "--lang", "zh", "build"]) == 0
    second = files(again)
    assert names.keys() == second.keys()
    assert [name for name in names if names[name] != second[name]] == []
