"""Files are written together or not at all, and an undo takes back only what is still ours."""

import os

import pytest

from guide import journal, lock
from guide.journal import BusyError, JournalError, Undone, recover, undo, write


@pytest.fixture
def root(tmp_path):
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects/a.yml").write_bytes(b"a: 1\n")
    return tmp_path


def test_an_act_is_taken_back(root):
    write(root, {"projects/a.yml": b"a: 2\n", "projects/new/b.yml": b"b: 1\n"})
    assert (root / "projects/new/b.yml").read_bytes() == b"b: 1\n"
    assert undo(root) == Undone(("projects/a.yml", "projects/new/b.yml"), ())
    assert (root / "projects/a.yml").read_bytes() == b"a: 1\n"
    assert not (root / "projects/new/b.yml").exists()
    assert undo(root) is None


def test_what_was_changed_since_stays_and_is_named(root):
    write(root, {"projects/a.yml": b"a: 2\n", "projects/b.yml": b"b: 1\n"})
    (root / "projects/a.yml").write_bytes(b"a: 3\n")
    assert undo(root) == Undone(("projects/b.yml",), ("projects/a.yml",))
    assert (root / "projects/a.yml").read_bytes() == b"a: 3\n"


def test_an_act_that_fails_half_way_leaves_nothing(root, monkeypatch):
    replace = journal.whole.write

    def fail(path, data):
        if path.name == "b.yml":
            raise OSError(28, "no space left on device")
        replace(path, data)

    monkeypatch.setattr(journal.whole, "write", fail)
    with pytest.raises(OSError, match="no space"):
        write(root, {"projects/a.yml": b"a: 2\n", "projects/b.yml": b"b: 1\n"})
    assert (root / "projects/a.yml").read_bytes() == b"a: 1\n"
    assert [each.name for each in root.iterdir()] == ["projects"]


def killed(root, monkeypatch, name):
    """An act of two files that dies when it comes to the file of a name."""
    replace = journal.whole.write

    def die(path, data):
        if path.name == name:
            raise KeyboardInterrupt
        replace(path, data)

    monkeypatch.setattr(journal.whole, "write", die)
    with pytest.raises(KeyboardInterrupt):
        write(root, {"projects/a.yml": b"a: 2\n", "projects/b.yml": b"b: 1\n"})
    monkeypatch.setattr(journal.whole, "write", replace)


def test_an_act_that_was_killed_is_taken_back_by_the_next(root, monkeypatch):
    killed(root, monkeypatch, "b.yml")
    assert (root / "projects/a.yml").read_bytes() == b"a: 2\n"
    write(root, {"projects/c.yml": b"c: 1\n"})
    assert (root / "projects/a.yml").read_bytes() == b"a: 1\n"
    assert undo(root) == Undone(("projects/c.yml",), ())


def test_an_act_that_was_killed_is_taken_back_before_anybody_reads(root, monkeypatch):
    killed(root, monkeypatch, "b.yml")
    assert recover(root) == Undone(("projects/a.yml",), ())
    assert (root / "projects/a.yml").read_bytes() == b"a: 1\n"
    assert recover(root) is None
    assert [each.name for each in root.iterdir()] == ["projects"]


def test_an_act_that_was_killed_when_all_was_written_is_whole(root, monkeypatch):
    write(root, {"projects/a.yml": b"a: 2\n"})
    file = root / journal.JOURNAL
    file.write_bytes(file.read_bytes().replace(b'"done": true', b'"done": false'))
    assert recover(root) is None
    assert (root / "projects/a.yml").read_bytes() == b"a: 2\n"
    assert undo(root) == Undone(("projects/a.yml",), ())


def test_a_finished_act_is_not_taken_back_because_a_file_is_as_it_was_before(root):
    write(root, {"projects/a.yml": b"a: 2\n", "projects/b.yml": b"b: 1\n"})
    (root / "projects/a.yml").write_bytes(b"a: 1\n")
    assert recover(root) is None
    assert (root / "projects/b.yml").exists()


def test_two_acts_at_once_do_not_meet(root):
    held = lock.hold(root / ".guide/lock")
    with pytest.raises(BusyError) as refused:
        write(root, {"projects/a.yml": b"a: 2\n"})
    assert refused.value.holder.pid == os.getpid()
    lock.release(held)
    write(root, {"projects/a.yml": b"a: 2\n"})


def test_a_journal_never_reaches_beyond_the_library(root, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "precious.yml").write_bytes(b"a: 2\n")
    write(root, {"projects/a.yml": b"a: 2\n"})
    (root / "projects/a.yml").unlink()
    (root / "projects/a.yml").symlink_to(other / "precious.yml")
    with pytest.raises(JournalError):
        undo(root)
    assert (other / "precious.yml").read_bytes() == b"a: 2\n"


def test_an_act_that_is_not_to_be_undone_leaves_no_journal(root):
    write(root, {"projects/a.yml": b"a: 2\n"}, undoable=False)
    assert undo(root) is None
    assert not (root / ".guide").exists()


def test_permissions_stay(root):
    (root / "projects/a.yml").chmod(0o640)
    write(root, {"projects/a.yml": b"a: 2\n"})
    assert (root / "projects/a.yml").stat().st_mode & 0o777 == 0o640


def test_half_a_journal_goes_with_the_next_command(root):
    half = journal.whole.beside(root / journal.JOURNAL)
    half.parent.mkdir()
    half.write_bytes(b"{")
    assert recover(root) is None
    assert [each.name for each in root.iterdir()] == ["projects"]
