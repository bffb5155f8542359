"""A target never loses what it held: refused, swapped, recovered, carried along."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide.outputs import manifest, target
from guide.outputs.carry import kept_folder
from guide.outputs.manifest import MANIFEST
from guide.outputs.target import TargetError, building, check, claim


def put(folder: Path, **files: str) -> target.Outcome:
    new = target.begin(folder)
    for name, text in files.items():
        new.write(name.replace("__", "/") + ".html", text.encode())
    return target.commit(new)


def listing(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def names(folder: Path) -> list[str]:
    return sorted(path for path, _ in manifest.walk(folder) if path != MANIFEST)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_first_build_makes_the_target_and_leaves_nothing_beside_it(site: Path) -> None:
    outcome = put(site, index="one", zh__a="two")
    assert names(site) == ["index.html", "zh/a.html"]
    assert outcome.written == ("index.html", "zh/a.html")
    assert listing(site.parent) == ["site"]
    assert set(manifest.read(site) or {}) == {"index.html", "zh/a.html"}


def test_unchanged_files_are_the_same_files_and_stale_ones_go(site: Path) -> None:
    put(site, same="1", changed="1", stale="1")
    inode, date = (site / "same.html").stat().st_ino, (site / "same.html").stat().st_mtime_ns
    outcome = put(site, same="1", changed="2", new="1")
    assert (site / "same.html").stat().st_ino == inode
    assert (site / "same.html").stat().st_mtime_ns == date
    assert outcome.unchanged == ("same.html",)
    assert outcome.written == ("changed.html", "new.html")
    assert outcome.removed == ("stale.html",)
    assert names(site) == ["changed.html", "new.html", "same.html"]


def test_a_finished_file_is_moved_in_and_the_same_one_stays_the_file_it_was(
    site: Path, tmp_path: Path
) -> None:
    outcomes = []
    for text in ("one", "one", "two"):
        made = tmp_path / "made.pdf"
        made.write_text(text)
        with building(site) as new:
            new.take("press/book.pdf", made)
        outcomes.append((site / "press/book.pdf").stat().st_ino)
        assert (site / "press/book.pdf").read_text() == text
        assert manifest.read(site) == {"press/book.pdf": manifest.digest(text.encode())}
    assert outcomes[0] == outcomes[1] != outcomes[2]


def test_files_that_others_write_into_the_tree_are_taken_up(site: Path) -> None:
    for _ in range(2):
        new = target.begin(site)
        (new.folder / "assets").mkdir()
        (new.folder / "assets/site.css").write_text("a{}")
        outcome = target.commit(new)
    assert outcome.unchanged == ("assets/site.css",)
    assert "assets/site.css" in (manifest.read(site) or {})


def test_the_same_files_give_the_same_manifest(tmp_path: Path) -> None:
    put(tmp_path / "one", a="1", b="2")
    put(tmp_path / "two", b="2", a="1")
    one, two = (tmp_path / name / MANIFEST for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_failed_build_leaves_the_target_as_it_was(site: Path) -> None:
    put(site, index="old")
    with pytest.raises(KeyError), target.building(site) as new:
        new.write("index.html", {"": b"new"}["missing"])
    assert (site / "index.html").read_text() == "old"
    assert listing(site.parent) == ["site"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    script = Path(__file__).with_name("kills.py")
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 40


def test_two_renames_do_where_folders_cannot_be_exchanged(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "exchange", lambda one, other: False)
    put(site, index="old", gone="1")
    put(site, index="new")
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert listing(site.parent) == ["site"]


def test_a_folder_that_is_not_ours_is_refused_with_a_listing(site: Path) -> None:
    site.mkdir()
    (site / "thesis.doc").write_text("years of work")
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-not-ours"
    assert refused.value.found == ("thesis.doc",)
    assert listing(site.parent) == ["site"]


def test_an_empty_folder_is_welcome(site: Path) -> None:
    site.mkdir()
    put(site, index="1")
    assert names(site) == ["index.html"]


def test_an_adopted_folder_keeps_its_files_beside_ours(site: Path) -> None:
    site.mkdir()
    (site / "CNAME").write_text("invest.example")
    (site / "index.html").write_text("theirs")
    new = target.begin(site, adopt=True)
    new.write("index.html", b"ours")
    outcome = target.commit(new)
    assert (site / "CNAME").read_text() == "invest.example"
    assert (site / "index.html").read_text() == "ours"
    assert (kept_folder(site) / "index.html").read_text() == "theirs"
    assert (outcome.strange, outcome.aside) == (("CNAME",), ("index.html",))
    put(site, index="2")
    assert (site / "CNAME").read_text() == "invest.example"


def test_a_page_edited_by_hand_is_never_lost(site: Path) -> None:
    put(site, index="1", stale="1")
    (site / "index.html").write_text("edited")
    (site / "stale.html").write_text("edited too")
    outcome = put(site, index="1")
    assert (site / "index.html").read_text() == "1"
    assert (kept_folder(site) / "index.html").read_text() == "edited"
    assert (site / "stale.html").read_text() == "edited too"
    assert outcome.aside == ("index.html",)
    (site / "index.html").write_text("edited again")
    put(site, index="1")
    assert (kept_folder(site) / "index.html.2").read_text() == "edited again"


def test_a_strange_file_in_the_way_of_a_folder_is_set_aside(site: Path) -> None:
    put(site, index="1")
    (site / "zh").write_text("a file where we want a folder")
    outcome = put(site, zh__a="1")
    assert outcome.aside == ("zh",)
    assert (kept_folder(site) / "zh").read_text() == "a file where we want a folder"
    assert names(site) == ["zh/a.html"]


def test_links_are_not_followed(tmp_path: Path, site: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_text("precious")
    put(site, index="1", zh__a="1")
    for file in (site / "zh").iterdir():
        file.unlink()
    (site / "zh").rmdir()
    (site / "zh").symlink_to(outside)
    (site / "link.txt").symlink_to(outside / "a.html")
    outcome = put(site, index="1", zh__a="2")
    assert (outside / "a.html").read_text() == "precious"
    assert not (site / "zh").is_symlink()
    assert (site / "zh/a.html").read_text() == "2"
    assert (site / "link.txt").is_symlink()
    assert (outcome.strange, outcome.aside) == (("link.txt",), ("zh",))


def test_a_target_that_is_a_link_is_refused(tmp_path: Path, site: Path) -> None:
    (tmp_path / "real").mkdir()
    site.symlink_to(tmp_path / "real")
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-is-link"


def test_a_target_that_is_a_file_is_refused(site: Path) -> None:
    site.write_text("")
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-is-file"


@pytest.mark.parametrize("place", [".", "projects", "projects/site"])
def test_the_library_is_no_target(tmp_path: Path, place: str) -> None:
    library = tmp_path / "projects"
    library.mkdir()
    with pytest.raises(TargetError) as refused:
        target.begin(tmp_path / place, adopt=True, protect=[library])
    assert refused.value.code == "target-holds-library"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 2, "files": {}}',
        '{"format": 1, "files": {"../../etc/passwd": "%s"}}' % ("0" * 64),
        '{"format": 1, "files": {"C:/x": "%s"}}' % ("0" * 64),
        '{"format": 1, "files": {"a": 1}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_manifest_deletes_nothing(site: Path, text: str) -> None:
    site.mkdir()
    (site / MANIFEST).write_text(text)
    (site / "a.html").write_text("theirs")
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-manifest-damaged"
    assert (site / "a.html").read_text() == "theirs"


def test_two_builds_of_one_target_do_not_meet(site: Path) -> None:
    first = target.begin(site)
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-busy"
    first.write("index.html", b"1")
    target.commit(first)
    put(site, index="2")
    assert (site / "index.html").read_text() == "2"


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/./b", "C:/x", "a\\b", ""])
def test_nothing_is_written_outside_the_tree(site: Path, path: str) -> None:
    with target.building(site) as new, pytest.raises(ValueError, match="inside the tree"):
        new.write(path, b"")


def test_a_folder_of_the_work_folders_name_is_left_alone(site: Path) -> None:
    mine = target.work_folder(site)
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")
    with pytest.raises(TargetError) as refused:
        target.begin(site)
    assert refused.value.code == "target-not-ours"
    assert (mine / "notes.txt").read_text() == "mine"


def test_a_folder_that_cannot_change_places_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(one: Path, other: Path) -> bool:
        raise OSError(16, "Device or resource busy")

    put(site, index="old")
    monkeypatch.setattr(target, "exchange", busy)
    with pytest.raises(TargetError) as refused, target.building(site) as new:
        new.write("index.html", b"new")
    assert refused.value.code == "target-not-swappable"
    assert (site / "index.html").read_text() == "old"
    monkeypatch.undo()
    put(site, index="newer")
    assert listing(site.parent) == ["site"]


def test_a_folder_claimed_for_single_files_takes_a_tree_later(tmp_path):
    folder = tmp_path / "dist"
    claim(folder)
    (folder / "library.xlsx").write_bytes(b"a workbook")
    (folder / "sheets").mkdir()
    with building(folder) as new:
        new.write("guide.pdf", b"a booklet")
    claim(folder)  # a folder in use stays as it is
    assert (folder / "library.xlsx").read_bytes() == b"a workbook"
    assert (folder / "guide.pdf").read_bytes() == b"a booklet"


def test_a_folder_of_somebody_else_is_not_claimed(tmp_path):
    (tmp_path / "thesis.doc").write_bytes(b"years of work")
    claim(tmp_path)
    with pytest.raises(TargetError) as refused:
        check(tmp_path)
    assert refused.value.code == "target-not-ours"
