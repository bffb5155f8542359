"""A folder: links, somebody's files, disks that are full, and what stands in the way."""

import os
from pathlib import Path

import pytest

from guide.outputs.manifest import MANIFEST
from guide.publish import PublishError
from guide.publish.folder import Folder
from guide.publish.piecewise import Piecewise

HOSTILE = [
    "-rf.html",
    "a b.html",
    "$(x).html",
    "图片/项 目.html",
    "`x`.html",
    "a\nb.html",
    ".x/y.html",
]


def bring(site, folder, *, adopt=False, keep=lambda path, data: None):
    pieces = Piecewise(site, Folder(site, folder))
    plan = pieces.plan(adopt=adopt)
    if plan:
        pieces.carry_out(plan, keep)
    return plan


def test_a_folder_holds_the_site_and_nothing_else(sites, tmp_path, tree, said):
    old, new = sites
    bring(old, tmp_path / "www/guide")
    assert tree(tmp_path / "www/guide") == said(old)
    untouched = tmp_path / "www/guide/assets/site.js"
    before = untouched.stat().st_mtime_ns, untouched.stat().st_ino
    bring(new, tmp_path / "www/guide")
    assert tree(tmp_path / "www/guide") == said(new)
    assert (untouched.stat().st_mtime_ns, untouched.stat().st_ino) == before
    assert not bring(new, tmp_path / "www/guide")


def test_hostile_names(small, tmp_path, tree, said):
    site = small({"index.html": "x", **dict.fromkeys(HOSTILE, "x")})
    bring(site, tmp_path / "www")
    assert tree(tmp_path / "www") == said(site)
    bring(small({"index.html": "x"}, "later"), tmp_path / "www")
    assert sorted(path.name for path in (tmp_path / "www").iterdir()) == [MANIFEST, "index.html"]


def test_a_link_to_elsewhere_is_never_followed(small, tmp_path):
    elsewhere = tmp_path / "precious"
    elsewhere.mkdir()
    first, second = (
        small({"index.html": "1", "en/x.html": "x"}, "1"),
        small({"index.html": "2"}, "2"),
    )
    bring(first, tmp_path / "www")
    (elsewhere / "x.html").write_text("x")
    (tmp_path / "www/en/x.html").unlink()
    (tmp_path / "www/en").rmdir()
    (tmp_path / "www/en").symlink_to(elsewhere)
    bring(second, tmp_path / "www")
    assert (elsewhere / "x.html").read_text() == "x"
    with pytest.raises(PublishError) as error:
        bring(first, tmp_path / "www", adopt=True)
    assert error.value.code == "publish-in-the-way"
    assert [path.name for path in elsewhere.iterdir()] == ["x.html"]


def test_a_linked_target_is_refused(small, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "www").symlink_to(tmp_path / "real")
    with pytest.raises(PublishError) as error:
        bring(small({"index.html": "1"}), tmp_path / "www")
    assert error.value.code == "publish-link"


def test_a_file_that_is_a_link_is_replaced_and_not_written_through(small, tmp_path):
    site = small({"index.html": "1"})
    bring(site, tmp_path / "www")
    (tmp_path / "precious").write_text("precious")
    for name in ("index.html", ".guide-part"):
        (tmp_path / "www" / name).unlink(missing_ok=True)
        (tmp_path / "www" / name).symlink_to(tmp_path / "precious")
    bring(site, tmp_path / "www")
    assert (tmp_path / "precious").read_text() == "precious"
    assert (tmp_path / "www/index.html").read_text() == "1"


def test_a_full_disk_leaves_the_old_site_whole(sites, tmp_path, visitor, monkeypatch):
    """The error is the system's; that it becomes words, test_commands holds."""
    old, new = sites
    www = tmp_path / "www"
    bring(old, www)
    written, real = 0, Path.write_bytes

    def limited(self, data):
        nonlocal written
        written += len(data)
        if written > 200_000:
            real(self, data[: len(data) // 2])
            raise OSError(28, os.strerror(28), str(self))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", limited)
    with pytest.raises(OSError, match="No space"):
        bring(new, www)
    monkeypatch.undo()
    get = lambda path: (www / path).read_bytes() if (www / path).is_file() else None  # noqa: E731
    for path in visitor.sees(get):
        assert get(path) in [s.read(path) for s in sites if path in s.files]
    bring(new, www)
    assert not bring(new, www)
