"""A command on an unchanged library says again what it said, and never anything else."""

import shutil

import pytest

from guide import cache, checks, outputs
from guide.cli import main
from guide.outputs import Made


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def examined(monkeypatch):
    """How often the library was loaded and checked."""
    times = []
    real = checks.examine

    def examine(*args):
        times.append(args)
        return real(*args)

    monkeypatch.setattr(checks, "examine", examine)
    return times


@pytest.fixture
def made(monkeypatch):
    """How often an output was made; it is one file in dist/."""
    times = []

    def make(request):
        times.append(request)
        file = request.root / "dist" / "data.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(str(len(request.guide.projects)), "utf-8")
        return Made((file,), (), ("a note",))

    monkeypatch.setitem(outputs.OUTPUTS, "data", make)
    return times


def run(capsys, root, *args):
    code = main(["--root", str(root), "--lang", "en", *args])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_check_is_said_again(starter, capsys, examined):
    file = starter / "projects" / "parks" / "sample-park.yml"
    file.write_text(file.read_text("utf-8").replace("available: 60亩", "available: 50亩"), "utf-8")
    first = run(capsys, starter, "check", "--strict")
    assert first[0] == 1
    assert run(capsys, starter, "check", "--strict") == first
    assert len(examined) == 1


def test_other_words_are_another_question(starter, capsys, examined):
    run(capsys, starter, "check")
    run(capsys, starter, "check", "--strict")
    run(capsys, starter, "--format", "json", "check")
    run(capsys, starter, "--date", "2029-06-01", "check")
    assert len(examined) == 4


def test_a_changed_library_is_checked(starter, capsys, examined):
    run(capsys, starter, "check")
    file = starter / "projects" / "parks" / "sample-park.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("available: 60亩", "available: 50亩"), "utf-8")
    assert "warnings: 1" in run(capsys, starter, "check")[1]
    file.write_text(text, "utf-8")
    assert run(capsys, starter, "check")[1] == "No problems.\n"
    assert len(examined) == 2


def test_the_day_is_part_of_the_question(starter, capsys, examined, monkeypatch):
    file = starter / "projects" / "guide.yml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(each for each in lines if not each.startswith("date:")), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    run(capsys, starter, "check")
    run(capsys, starter, "check")
    assert len(examined) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895305600")
    assert run(capsys, starter, "check")[0] == 1
    assert len(examined) == 2


def test_what_was_made_is_not_made_again(starter, capsys, examined, made):
    first = run(capsys, starter, "build", "data")
    second = run(capsys, starter, "build", "data")
    assert second[:2] == first[:2]
    assert second[2] == "a note\nNothing changed since this was made.\n"
    assert len(examined) == len(made) == 1


@pytest.mark.parametrize("act", ["edit", "remove", "add", "folder"])
def test_what_somebody_touched_is_made_again(starter, capsys, made, act):
    run(capsys, starter, "build", "data")
    file = starter / "dist" / "data.txt"
    if act == "edit":
        file.write_text("9", "utf-8")
    elif act == "remove":
        file.unlink()
    elif act == "add":
        (file.parent / "more.txt").touch()
    else:
        shutil.rmtree(file.parent)
    run(capsys, starter, "build", "data")
    assert len(made) == 2
    assert file.read_text("utf-8") == str(len(made[0].guide.projects))


def test_a_library_that_changes_meanwhile_is_not_remembered(starter, capsys, monkeypatch):
    file = starter / "projects" / "parks" / "sample-park.yml"
    real = checks.examine

    def examine(*args):
        found = real(*args)
        text = file.read_text("utf-8")
        file.write_text(text.replace("available: 60亩", "available: 50亩"), "utf-8")
        return found

    monkeypatch.setattr(checks, "examine", examine)
    assert run(capsys, starter, "check")[1] == "No problems.\n"
    assert "warnings: 1" in run(capsys, starter, "check")[1]


@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_a_damaged_answer_is_no_answer(starter, capsys, examined, damage):
    first = run(capsys, starter, "check")
    for file in cache.folder("answers").iterdir():
        file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert run(capsys, starter, "check") == first
    assert len(examined) == 2


def test_without_a_cache_folder_nothing_is_lost(starter, capsys, examined, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run(capsys, starter, "check") == run(capsys, starter, "check")
    assert len(examined) == 2
