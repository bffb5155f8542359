"""Single files beside a tree: whole, never over somebody else's, and taken along by builds."""

import json
import os
import stat
from pathlib import Path

import pytest

from guide import lock as locks
from guide.outputs import manifest, single
from guide.outputs.target import TargetError, building, work_folder
from guide.whole import beside

NAME = "template-projects.xlsx"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "dist" / NAME


def refused(file, data=b"new"):
    with pytest.raises(TargetError) as caught:
        single.put(file, data)
    return caught.value.code


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_we_wrote_is_replaced(file):
    for data in (b"one", b"two", b"two", b"three"):
        single.put(file, data)
        assert file.read_bytes() == data
    assert names(file.parent) == [manifest.MANIFEST, NAME]
    assert names(file.parent.parent) == ["dist"]


def test_what_somebody_filled_in_is_not_overwritten(file):
    single.put(file, b"empty form")
    file.write_bytes(b"filled in")
    assert refused(file) == "file-not-ours"
    assert file.read_bytes() == b"filled in"
    file.rename(file.with_name("mine.xlsx"))
    single.put(file, b"empty form")
    assert file.with_name("mine.xlsx").read_bytes() == b"filled in"


def test_a_file_of_somebody_else_stays(file):
    single.put(file.with_name("other.xlsx"), b"other")
    file.write_bytes(b"a stranger's")
    assert refused(file) == "file-not-ours"
    single.put(file, b"a stranger's")  # it says the same


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.symlink_to("elsewhere"), os.mkfifo])
def test_only_a_plain_file_is_replaced(file, make):
    single.put(file.with_name("other.xlsx"), b"other")
    make(file)
    assert refused(file) == "file-not-ours"
    assert not (file.parent / "elsewhere").exists()


def test_a_folder_of_somebody_else_is_refused(file):
    file.parent.mkdir()
    (file.parent / "thesis.docx").write_bytes(b"theirs")
    assert refused(file) == "target-not-ours"
    assert names(file.parent) == ["thesis.docx"]


def test_permissions_stay(file):
    single.put(file, b"one")
    file.chmod(0o640)
    single.put(file, b"two")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_build_of_the_tree_takes_it_along(file):
    single.put(file, b"one")
    with building(file.parent) as new:
        new.write("guide-screen-zh.pdf", b"pdf")
    assert names(file.parent) == [manifest.MANIFEST, "guide-screen-zh.pdf", NAME]
    single.put(file, b"two")
    assert manifest.read(file.parent) == {"guide-screen-zh.pdf": manifest.digest(b"pdf")}
    file.unlink()
    with building(file.parent) as new:
        new.write("guide-screen-zh.pdf", b"pdf")
    assert manifest.singles(file.parent) == {}


def test_nothing_is_written_while_the_folder_is_being_built(file):
    held = locks.hold(work_folder(file.parent) / "lock")
    assert refused(file) == "target-busy"
    locks.release(held)
    assert not file.exists()


def test_a_disk_that_is_full_leaves_the_file(file, monkeypatch):
    single.put(file, b"one")

    def full(_handle):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        single.put(file, b"two")
    monkeypatch.undo()
    assert file.read_bytes() == b"one"
    assert names(file.parent) == [manifest.MANIFEST, NAME]
    single.put(file, b"two")


def test_what_a_killed_run_left_goes_with_the_next(file):
    single.put(file, b"one")
    beside(file.with_name("another.xlsx")).write_bytes(b"half")
    single.put(file, b"two")
    assert names(file.parent) == [manifest.MANIFEST, NAME]


@pytest.mark.parametrize("said", ["x", ["x"], {NAME: "x"}, {NAME: [1]}, {NAME: {}}])
def test_a_list_that_is_none_names_no_file(file, said):
    single.put(file, b"one")
    content = json.loads((file.parent / manifest.MANIFEST).read_bytes())
    (file.parent / manifest.MANIFEST).write_text(json.dumps({**content, "single": said}))
    assert refused(file) == "file-not-ours"
