"""The offline edition: the same bytes each time, wholly old or wholly new; others' files kept."""

import os
import time
import zipfile
from datetime import date

import pytest

from guide.publish import PublishError
from guide.publish.archive import Archive

DAY = date(2026, 11, 22)


def bring(site, file, *, adopt=False, day=DAY):
    archive = Archive(site, file, day)
    plan = archive.plan(adopt=adopt)
    if plan:
        archive.carry_out()
    return plan


def test_the_archive_holds_the_site_below_one_folder(sites, tmp_path, said):
    old, new = sites
    file = tmp_path / "stick/guide.zip"
    bring(old, file)
    plan = bring(new, file)
    assert "en/projects/tea-goes.html" in plan.removed
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {f"guide/{path}": data for path, data in said(new).items()}
    assert not bring(new, file)
    assert [path.name for path in file.parent.iterdir()] == ["guide.zip"]


def test_the_same_site_gives_the_same_bytes(small, tmp_path, monkeypatch):
    texts = {"b.html": "b" * 5000, "a/图.webp": "x", "index.html": "1"}
    bring(small(texts, "one"), tmp_path / "1/guide.zip")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    mask = os.umask(0o077)
    try:
        bring(small(dict(reversed(texts.items())), "two"), tmp_path / "2/guide.zip")
    finally:
        os.umask(mask)
        monkeypatch.undo()
        time.tzset()
    one, two = ((tmp_path / name / "guide.zip").read_bytes() for name in "12")
    assert one == two


def test_a_file_of_somebody_else_is_kept(small, tmp_path):
    site, file = small({"index.html": "1"}), tmp_path / "guide.zip"
    for data in (b"no archive", b"PK\x03\x04 broken", b""):
        file.write_bytes(data)
        with pytest.raises(PublishError) as error:
            bring(site, file)
        assert error.value.code == "publish-not-ours"
        assert file.read_bytes() == data
    file.write_bytes(b"theirs")
    bring(site, file, adopt=True)
    assert (tmp_path / "guide.zip.kept").read_bytes() == b"theirs"
    assert zipfile.is_zipfile(file)


def test_another_archive_is_no_former_edition(small, tmp_path):
    site, file = small({"index.html": "1"}), tmp_path / "guide.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("guide/letter.txt", "theirs")
    with pytest.raises(PublishError):
        bring(site, file)


def test_an_edition_that_was_damaged_is_made_anew_when_told(small, tmp_path):
    site, file = small({"index.html": "1" * 5000, "x.html": "x" * 500}), tmp_path / "guide.zip"
    bring(site, file)
    data = bytearray(file.read_bytes())
    data[data.index(b"guide/x.html") + 15] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(PublishError):
        bring(site, file)
    bring(site, file, adopt=True)
    assert not bring(site, file)


def test_a_link_is_refused(small, tmp_path):
    (tmp_path / "guide.zip").symlink_to(tmp_path / "elsewhere.zip")
    with pytest.raises(PublishError) as error:
        bring(small({"index.html": "1"}), tmp_path / "guide.zip")
    assert error.value.code == "publish-link"


def test_a_site_that_changes_meanwhile_leaves_the_former_edition(small, tmp_path):
    file = tmp_path / "guide.zip"
    bring(small({"index.html": "1"}, "first"), file)
    before = file.read_bytes()
    site = small({"index.html": "2", "x.html": "x"}, "second")
    (site.folder / "x.html").write_text("no longer")
    with pytest.raises(PublishError):
        bring(site, file)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
