"""What was found before is not looked for again, and never something else is found."""

import os
import random
import shutil
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from guide import cache, checks
from guide.checks import looking
from guide.checks.registry import ALONE, CHECKS, OVER, SHARED
from guide.checks.together import meeting, shared
from guide.load import load
from guide.load.internal import load_internal
from guide.load.packing import packed, unpacked
from guide.model.guide import COLLECTIONS
from guide.model.parts import RecordLink
from guide.model.references import Ref
from guide.problems import Place, Problem

STARTER = Path(str(files("guide"))) / "starter"
DAY = date(2026, 11, 20)
PARK = ("parks", "sample-park")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def looked_at(monkeypatch):
    """The records that the checks of one document at a time have seen, run by run."""
    name = "double-space"
    check, seen = CHECKS[name], []

    def function(scope):
        seen[-1] |= {(each.kind, each.id) for each in scope.documents if each.id}
        return check.function(scope)

    monkeypatch.setitem(CHECKS, name, type(check)(name, function, check.severity))
    return seen


def found(root, seen):
    seen.append(set())
    return checks.examine(root, DAY)[1]


def change(root, old, new, file="projects/parks/sample-park.yml"):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def named_by(root, key):
    """A record and those that name it."""
    library, _ = load(root, DAY)
    scope = checks.Scope(library, load_internal(root)[0])
    names = {
        (each.kind, each.id)
        for each in scope.documents
        for _, leaf in scope.walk(each.model)
        if isinstance(leaf, Ref) and (leaf.kind, str(leaf)) == key
    }
    return {key} | {each for each in names if each[1]}


def test_records_are_looked_at_once(starter, looked_at):
    assert found(starter, looked_at) == found(starter, looked_at) == []
    assert PARK in looked_at[0]
    assert looked_at[1] == set()


def test_what_is_wrong_with_a_record_is_remembered(starter, looked_at):
    change(starter, "en: ", "en: Two  spaces, ")
    first, second = found(starter, looked_at), found(starter, looked_at)
    assert {problem.code for problem in first} >= {"double-space"}
    assert second == first
    assert looked_at[1] == set()


def test_a_changed_record_and_those_that_name_it_are_looked_at_again(starter, looked_at):
    found(starter, looked_at)
    change(starter, "en: ", "en: Two  spaces, ")
    assert "double-space" in {problem.code for problem in found(starter, looked_at)}
    assert looked_at[1] == named_by(starter, PARK)


@pytest.mark.parametrize("name", ["guide", "place", "sectors", "terms"])
def test_other_settings_begin_anew(starter, looked_at, name):
    found(starter, looked_at)
    file = starter / "projects" / f"{name}.yml"
    file.write_text(file.read_text("utf-8") + "\n# another\n", "utf-8")
    found(starter, looked_at)
    assert looked_at[1] == looked_at[0]


def test_another_day_begins_anew(starter, looked_at):
    found(starter, looked_at)
    looked_at.append(set())
    checks.examine(starter, date(2026, 11, 21))
    assert looked_at[1] == looked_at[0]


def test_another_program_begins_anew(starter, looked_at, monkeypatch):
    found(starter, looked_at)
    for other in ("another", None):
        monkeypatch.setattr("guide.checks.verdicts.program", lambda other=other: other)
        monkeypatch.setattr("guide.load.memory.program", lambda other=other: other)
        found(starter, looked_at)
    assert looked_at[2] == looked_at[1] == looked_at[0]


@pytest.mark.parametrize("folder", ["read", "verdicts"])
@pytest.mark.parametrize("damage", ["empty", "short", "cut", "bit", "other"])
def test_a_damaged_memory_changes_nothing(starter, looked_at, folder, damage):
    change(starter, "en: ", "en: Two  spaces, ")
    first = found(starter, looked_at)
    (file,) = cache.folder(folder).iterdir()
    (other,) = cache.folder({"read": "verdicts"}.get(folder, "read")).iterdir()
    data = file.read_bytes()
    middle = len(data) // 2
    file.write_bytes(
        {
            "empty": b"",
            "short": b"short",
            "cut": data[:middle],
            "bit": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "other": other.read_bytes(),
        }[damage]
    )
    assert found(starter, looked_at) == first


# Each of these makes one library of another, in a way that matters to some check.
CHANGES = (
    ("en: ", "en: Best  in China, "),
    ("zh: ", "zh: 最佳 A "),
    ("status: published", "status: draft"),
    ("status: published", "status: archived\nformerly: [old-name]"),
    ("as_of: 2026", "as_of: 2024"),
    ("sample-park", "park-2"),
    ("investment-bureau", "bureau-2"),
    ("phone: ", "mobile: "),
    ("亿元", "万元"),
    ("\n\n", "\nx: [\n"),
    ("\n\n", "\nwaivers: [{check: double-space, reason: {zh: 有意, en: Meant}}]\n"),
    ("\n\n", "\nsort_key: {zh: 啊, en: Ah, fr: Ah}\n"),
    ("valid_until: ", "valid_until: 2020-01-01 # "),
)


def edited(root, chance):
    """Add, take away, rename or change a file; a hand that changes one file changes it well."""
    files = sorted((root / "projects").glob("*/*.yml"))
    file = chance.choice(files)
    text = file.read_text("utf-8")
    match chance.randrange(8):
        case 0 | 1:
            file.with_name(f"{file.stem}-{chance.randrange(9)}.yml").write_text(text, "utf-8")
        case 2 if len(files) > 5:
            file.unlink()
        case 3:
            file.rename(file.with_name(f"renamed-{chance.randrange(99)}.yml"))
        case _:
            old, new = chance.choice([each for each in CHANGES if each[0] in text])
            file.write_text(text.replace(old, new, 2), "utf-8")


def test_remembering_and_sharing_the_work_change_nothing(starter, monkeypatch, tmp_path):
    """After each of many edits: with the memory, without one, and in two processes."""
    chance = random.Random(7)
    codes = set()
    for turn in range(40):
        if turn % 5 == 0:
            # Too many mistakes hide one another.
            shutil.rmtree(starter)
            shutil.copytree(STARTER, starter)
        edited(starter, chance)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
        warm = checks.examine(starter, DAY)[1]
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"fresh-{turn}"))
        cold = checks.examine(starter, DAY)[1]
        assert list(map(repr, warm)) == list(map(repr, cold))
        if turn % 4 == 0:
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"forked-{turn}"))
            monkeypatch.setattr(looking, "_MANY", 1)
            monkeypatch.setattr(looking, "can_fork", lambda: hasattr(os, "fork"))
            monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
            assert list(map(repr, checks.examine(starter, DAY)[1])) == list(map(repr, cold))
            monkeypatch.undo()
        codes |= {problem.code for problem in cold}
    assert len(codes) > 12


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_check_of_one_document_needs_only_what_that_names(name, sample_scope):
    """Its findings in all documents together are those in each of them, with little around."""
    whole, apart = sample_scope
    together = list(CHECKS[name].function(whole))
    alone = [finding for each in apart for finding in CHECKS[name].function(each)]
    assert sorted(map(repr, alone)) == sorted(map(repr, together))


@pytest.mark.parametrize("name", sorted(OVER))
def test_a_check_of_collections_needs_no_other(name, sample_scope):
    whole, _ = sample_scope
    little = {kind: {} for kind in COLLECTIONS if kind not in OVER[name]}
    narrow = checks.Scope(replace(whole.library, **little), whole.internal)
    function = CHECKS[name].function
    assert list(map(repr, function(narrow))) == list(map(repr, function(whole)))


@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_check_that_compares_needs_only_those_that_meet(name, sample_scope):
    whole, _ = sample_scope
    shares = {n: shared(each, whole) for n, each in enumerate(whole.documents)}
    meet = meeting(shares)
    assert 0 < len(meet) < len(shares)
    part = whole.part(whole.documents[number] for number in meet)
    findings = list(map(repr, CHECKS[name].function(part)))
    assert findings
    assert findings == list(map(repr, CHECKS[name].function(whole)))


def test_every_check_says_what_it_looks_at():
    """What says nothing is run each time on all that it likes, and so must be cheap."""
    assert set(CHECKS) - ALONE - set(OVER) - set(SHARED) == {
        "former-id-in-use",
        "internal-without-record",
        "map-without-review-number",
        "offer-ahead-of-stage",
        "signed-on-framework",
        "term-twice",
    }


@pytest.fixture(scope="module")
def sample_scope(tmp_path_factory):
    """A library with mistakes of many kinds: in whole, and each document with what it names."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(Path(__file__).parents[2] / "projects", root / "projects")
    for number, file in enumerate(sorted(root.glob("projects/*/*.yml"))):
        text = file.read_text("utf-8")
        mistakes = ("最佳 A ,0551", "..  ", "保证收益", "内部资料", "3千－5", "<b>")
        wrong = mistakes[number % len(mistakes)]
        if "_internal" not in file.parts:
            text = text.replace("  zh: ", f"  zh: {wrong}", 3).replace("  en: ", "  en: x  、", 3)
            file.write_text(text, "utf-8")
    twin = next(iter(sorted(root.glob("projects/graphite/*.yml"))))
    text = twin.read_text("utf-8").replace("  en: x  、", "  en: y  、")
    twin.with_name("a-twin.yml").write_text(text, "utf-8")
    library, _ = load(root)
    internal, _ = load_internal(root)
    whole = checks.Scope(library, internal)
    return whole, [narrowed(whole, each) for each in whole.documents]


def narrowed(whole, document):
    """A document with the records that it names and, of the others, the people."""
    library = whole.library
    named = {(document.kind, document.id)}
    for _, leaf in whole.walk(document.model, document.start):
        if isinstance(leaf, Ref) and leaf.kind in COLLECTIONS:
            named.add((leaf.kind, str(leaf)))
        if isinstance(leaf, RecordLink):
            named.add((leaf.kind.value, str(leaf.id)))
    little = {
        kind: {id: record for id, record in library.collection(kind).items() if (kind, id) in named}
        for kind in COLLECTIONS
    }
    part = checks.Scope(replace(library, **little), whole.internal, (document,))
    part.shared.update(whole.shared)
    return part


def test_meeting():
    def data(**said):
        return b"".join(
            hash_.to_bytes(8, "little")
            for pair in said.items()
            for hash_ in (ord(pair[0]), pair[1])
        )

    assert meeting({0: data(a=1, b=2), 1: data(a=1), 2: data(c=3)}) == []
    assert meeting({0: data(a=1, b=2), 1: data(b=2), 2: data(c=3), 3: data(b=4)}) == [0, 3]


def test_a_problem_is_packed_and_unpacked():
    with pytest.raises(TypeError):
        packed(Problem("x", Place("x.yml"), {"what": object()}))
    problem = Problem("x", Place("x.yml", 1, 2, 3), {"day": DAY, "n": 1}, related=(Place("y"),))
    assert repr(unpacked(packed(problem))) == repr(problem)
