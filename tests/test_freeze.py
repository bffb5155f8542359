"""Freezing: once, with the hash in the edition's own file, and errata afterwards."""

import json

import pytest

from guide.cli import main

EDITION = "projects/editions/guide.yml"
FROZEN = "projects/editions/guide.frozen.json"


def run(root, *args):
    return main(["--root", str(root), "--lang", "en", *args])


def test_freezing_touches_one_value_and_adds_one_file(starter, capsys):
    before = (starter / EDITION).read_text("utf-8")
    assert run(starter, "freeze", "guide") == 0
    digest = json.loads((starter / FROZEN).read_text("utf-8"))["hash"]
    after = (starter / EDITION).read_text("utf-8")
    assert f"data_hash: {digest}" in after
    kept = [line for line in before.splitlines() if not line.startswith("data_hash")]
    assert [line for line in after.splitlines() if not line.startswith("data_hash")] == kept
    assert run(starter, "check", "--strict") == 0


def test_what_was_printed_is_never_overwritten(starter, capsys):
    run(starter, "freeze", "guide")
    before = (starter / FROZEN).read_bytes(), (starter / EDITION).read_bytes()
    assert run(starter, "freeze", "guide") == 2
    assert "frozen already" in capsys.readouterr().err
    assert ((starter / FROZEN).read_bytes(), (starter / EDITION).read_bytes()) == before


def test_the_same_library_freezes_to_the_same_bytes(starter):
    run(starter, "freeze", "guide")
    first = (starter / FROZEN).read_bytes()
    (starter / FROZEN).unlink()
    run(starter, "freeze", "guide")
    assert (starter / FROZEN).read_bytes() == first


def test_nothing_internal_is_frozen(starter):
    internal = starter / "projects/_internal/projects"
    internal.mkdir(parents=True)
    (internal / "tea-processing.yml").write_text("leader: INTERNAL-CANARY-1\n", "utf-8")
    run(starter, "freeze", "guide")
    assert "CANARY" not in (starter / FROZEN).read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("freeze", "nothing"), "no edition"),
        (("changes", "--since", "nothing"), "no edition"),
        (("changes", "--since", "guide"), "not frozen yet"),
    ],
)
def test_editions_that_are_not_there(starter, capsys, args, words):
    assert run(starter, *args) == 2
    assert words in capsys.readouterr().err
    assert not (starter / FROZEN).exists()


def test_a_library_with_errors_is_not_frozen(starter, capsys):
    (starter / "projects/agriculture/tea-processing.yml").write_text("title: [", "utf-8")
    assert run(starter, "freeze", "guide") == 1
    assert not (starter / FROZEN).exists()


def test_a_damaged_file_stops_the_list_too(starter, capsys):
    run(starter, "freeze", "guide")
    text = (starter / FROZEN).read_text("utf-8")
    (starter / FROZEN).write_text(text.replace("9600", "9700"), "utf-8")
    assert run(starter, "changes", "--since", "guide") == 1
    assert "[frozen-damaged]" in capsys.readouterr().out


def test_errata_as_text_and_as_json(starter, capsys):
    run(starter, "freeze", "guide")
    capsys.readouterr()
    assert run(starter, "changes", "--since", "guide") == 0
    assert "nothing has changed" in capsys.readouterr().out
    file = starter / "projects/agriculture/tea-processing.yml"
    file.write_text(file.read_text("utf-8").replace("area: 60亩", "area: 66亩"), "utf-8")
    assert run(starter, "changes", "--since", "guide") == 0
    assert "4 ha (60 mu) → 4.4 ha (66 mu)" in capsys.readouterr().out
    assert run(starter, "--format", "json", "changes", "--since", "guide") == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    assert [each["id"] for each in found] == ["tea-processing"]
