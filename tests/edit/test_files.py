"""Files are written together or not at all, and an undo takes back only what is still ours."""

import pytest

from guide.edit import Undone, UnfinishedError, files, undo, write


@pytest.fixture
def root(tmp_path):
    (tmp_path / "a.yml").write_bytes(b"a: 1\n")
    return tmp_path


def test_an_act_is_taken_back(root):
    write(root, {"a.yml": b"a: 2\n", "new/b.yml": b"b: 1\n"})
    assert (root / "new/b.yml").read_bytes() == b"b: 1\n"
    assert undo(root) == Undone(("a.yml", "new/b.yml"), ())
    assert (root / "a.yml").read_bytes() == b"a: 1\n"
    assert not (root / "new/b.yml").exists()
    assert undo(root) is None


def test_what_was_changed_since_stays_and_is_named(root):
    write(root, {"a.yml": b"a: 2\n", "b.yml": b"b: 1\n"})
    (root / "a.yml").write_bytes(b"a: 3\n")
    assert undo(root) == Undone(("b.yml",), ("a.yml",))
    assert (root / "a.yml").read_bytes() == b"a: 3\n"


def test_an_act_that_fails_half_way_leaves_nothing(root, monkeypatch):
    replace = files._replace

    def fail(path, data):
        if path.name == "b.yml":
            raise OSError(28, "no space left on device")
        replace(path, data)

    monkeypatch.setattr(files, "_replace", fail)
    with pytest.raises(OSError, match="no space"):
        write(root, {"a.yml": b"a: 2\n", "b.yml": b"b: 1\n"})
    assert (root / "a.yml").read_bytes() == b"a: 1\n"
    assert [each.name for each in root.iterdir()] == ["a.yml"]


def test_an_act_that_was_killed_is_undone_first(root, monkeypatch):
    replace = files._replace

    def die(path, data):
        if path.name == "b.yml":
            raise KeyboardInterrupt
        replace(path, data)

    monkeypatch.setattr(files, "_replace", die)
    with pytest.raises(KeyboardInterrupt):
        write(root, {"a.yml": b"a: 2\n", "b.yml": b"b: 1\n"})
    monkeypatch.setattr(files, "_replace", replace)
    assert (root / "a.yml").read_bytes() == b"a: 2\n"
    with pytest.raises(UnfinishedError):
        write(root, {"c.yml": b"c: 1\n"})
    assert undo(root) == Undone(("a.yml",), ())
    assert (root / "a.yml").read_bytes() == b"a: 1\n"


def test_permissions_stay(root):
    (root / "a.yml").chmod(0o640)
    write(root, {"a.yml": b"a: 2\n"})
    assert (root / "a.yml").stat().st_mode & 0o777 == 0o640
