"""What was found sound is passed over, and only that."""

import shutil
from pathlib import Path

import pytest

from guide import cache, checks
from guide.checks.registry import ALONE, CHECKS
from guide.load import load
from guide.load.internal import load_internal


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def looked_at(monkeypatch):
    """The documents that the checks of one document at a time have seen, run by run."""
    name = "double-space"
    check, seen = CHECKS[name], []

    def function(scope):
        seen.append({(each.kind, each.id) for each in scope.documents})
        return check.function(scope)

    monkeypatch.setitem(CHECKS, name, type(check)(name, function, check.severity))
    return seen


def found(root):
    library, _ = load(root)
    internal, _ = load_internal(root)
    return checks.run(library, internal)


def change(root, old, new, file="projects/parks/sample-park.yml"):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_sound_documents_are_looked_at_once(starter, looked_at):
    assert found(starter) == found(starter) == []
    assert looked_at[0]
    assert looked_at[1] == set()


def test_a_faulty_document_is_looked_at_again(starter, looked_at):
    change(starter, "en: ", "en: Two  spaces, ")
    first, second = found(starter), found(starter)
    assert {problem.code for problem in first} >= {"double-space"}
    assert second == first
    assert looked_at[1] == {("parks", "sample-park")}


def test_a_changed_document_is_looked_at_again(starter, looked_at):
    found(starter)
    change(starter, "en: ", "en: Two  spaces, ")
    assert "double-space" in {problem.code for problem in found(starter)}
    assert looked_at[1] == {("parks", "sample-park")}


@pytest.mark.parametrize("name", ["guide", "place", "sectors", "terms"])
def test_other_settings_begin_anew(starter, looked_at, name):
    found(starter)
    file = starter / "projects" / f"{name}.yml"
    file.write_text(file.read_text("utf-8") + "\n# another\n", "utf-8")
    found(starter)
    assert looked_at[1] == looked_at[0]


def test_another_program_begins_anew(starter, looked_at, monkeypatch):
    found(starter)
    monkeypatch.setattr("guide.checks.sound.program", lambda: "another")
    found(starter)
    monkeypatch.setattr("guide.checks.sound.program", lambda: None)
    found(starter)
    assert looked_at[2] == looked_at[1] == looked_at[0]


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_memory_is_none(starter, looked_at, damage):
    found(starter)
    for file in cache.folder("sound").iterdir():
        file.write_bytes(file.read_bytes()[:-1] + b"!" if damage is None else damage)
    found(starter)
    assert looked_at[1] == looked_at[0]


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_check_that_looks_at_one_document_needs_no_other(name, sample_scope):
    """Its findings in all documents together are those in each of them."""
    whole, apart = sample_scope
    together = list(CHECKS[name].function(whole))
    alone = [finding for each in apart for finding in CHECKS[name].function(each)]
    assert sorted(map(repr, alone)) == sorted(map(repr, together))


@pytest.fixture(scope="module")
def sample_scope(tmp_path_factory):
    """A library with mistakes of many kinds: in whole, and document by document."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(Path(__file__).parents[2] / "projects", root / "projects")
    for number, file in enumerate(sorted(root.glob("projects/*/*.yml"))):
        text = file.read_text("utf-8")
        mistakes = ("最佳 A ,0551", "..  ", "保证收益", "内部资料", "3千－5", "<b>", "１")
        wrong = mistakes[number % len(mistakes)]
        if "_internal" not in file.parts:
            text = text.replace("  zh: ", f"  zh: {wrong}", 3).replace("  en: ", "  en: x  、", 3)
            file.write_text(text, "utf-8")
    library, _ = load(root)
    internal, _ = load_internal(root)
    whole = checks.Scope(library, internal)
    return whole, [checks.Scope(library, internal, (each,)) for each in whole.documents]
