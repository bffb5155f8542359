"""A look at files changes with what they say, and with nothing else."""

import os

import pytest

from guide import cache
from guide.cache.look import look, program, stamps

LONG_AGO = 1_700_000_000


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder whose files were written long ago, looked at for the first time."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "root"
    (root / "projects" / "parks").mkdir(parents=True)
    for name in ("guide.yml", "parks/a.yml", "parks/b.yml"):
        write(root / "projects" / name, name)
    return root


def write(file, text, when=LONG_AGO):
    file.write_text(text, "utf-8")
    os.utime(file, (when, when))


def seen(root):
    return look(root, ["projects", "docs"])


def test_the_same_files_give_the_same_digest(root):
    assert seen(root) == seen(root) is not None


@pytest.mark.parametrize("when", [LONG_AGO, LONG_AGO + 1])
def test_a_file_that_says_something_else_of_the_same_length_and_time(root, when):
    before = seen(root)
    write(root / "projects/parks/a.yml", "parks/A.yml", when)
    assert seen(root) != before


def test_a_file_touched_without_a_change_is_the_same(root):
    before = seen(root)
    os.utime(root / "projects/parks/a.yml")
    assert seen(root) == before


@pytest.mark.parametrize("act", ["add", "remove", "rename", "swap", "folder", "link", "docs"])
def test_what_is_added_removed_and_renamed_is_seen(root, act):
    before, parks = seen(root), root / "projects/parks"
    if act == "add":
        write(parks / "c.yml", "c")
    elif act == "remove":
        (parks / "a.yml").unlink()
    elif act == "rename":
        (parks / "a.yml").rename(parks / "c.yml")
    elif act == "swap":
        (parks / "a.yml").rename(parks / "c.yml")
        (parks / "b.yml").rename(parks / "a.yml")
        (parks / "c.yml").rename(parks / "b.yml")
    elif act == "folder":
        (parks / "c").mkdir()
    elif act == "link":
        (parks / "c.yml").symlink_to(parks / "a.yml")
    else:
        (root / "docs").mkdir()
    assert seen(root) != before


def test_unread_files_are_told_by_their_stamps(root, monkeypatch):
    before = seen(root)
    monkeypatch.setattr("guide.cache.look._DOUBT", -(10**18))  # a file's ctime is now, in a test
    assert seen(root) == before
    monkeypatch.setattr("guide.cache.look._read", lambda file: pytest.fail(f"{file} was read"))
    assert seen(root) == before


def test_another_folder_that_says_the_same_gives_the_same_digest(root, tmp_path):
    before = seen(root)
    root.rename(tmp_path / "elsewhere")
    assert seen(tmp_path / "elsewhere") == before


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_memory_changes_nothing(root, damage, monkeypatch):
    monkeypatch.setattr("guide.cache.look._DOUBT", -(10**18))
    before = seen(root)
    for file in cache.folder("looks").iterdir():
        file.write_bytes(file.read_bytes()[:-1] + b"!" if damage is None else damage)
    assert seen(root) == before


def test_a_folder_that_cannot_be_read_has_no_digest(root, monkeypatch):
    def refuse(_):
        raise PermissionError

    monkeypatch.setattr("guide.cache.look._read", refuse)
    assert seen(root) is None


def test_stamps_tell_of_any_touch(root):
    before = stamps(root)
    assert stamps(root) == before
    os.utime(root / "projects/parks/a.yml")
    assert stamps(root) != before


def test_the_program_is_known():
    assert program() == program() is not None


def test_the_folder_that_somebody_stands_in_is_no_part_of_the_program(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for entry in ("", str(tmp_path)):
        monkeypatch.syspath_prepend(entry)
        before = program()
        (tmp_path / f"site{len(entry)}").mkdir()
        assert program() == before
