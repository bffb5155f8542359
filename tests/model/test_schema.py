"""The schemas that editors read: fresh, explained in both languages, and true to the examples."""

import json
from pathlib import Path

import pytest

from guide.schema import SCHEMAS, schemas, write

ROOT = Path(__file__).parents[2]


def test_the_committed_schemas_are_fresh():
    folder = ROOT / "projects" / "_schema"
    assert {file.name for file in folder.iterdir()} == {f"{name}.json" for name in SCHEMAS}
    for name, text in schemas():
        assert (folder / name).read_text(encoding="utf-8") == text, "run: guide schema"


def test_writing_twice_changes_nothing(tmp_path):
    assert len(write(tmp_path)) == len(SCHEMAS)
    assert write(tmp_path) == []


def test_fields_are_explained_in_both_languages():
    project = json.loads(dict(schemas())["project.json"])
    said = project["definitions"]["Investment"]["properties"]["total"]["description"]
    assert "总投资" in said
    assert "Total investment" in said


def test_no_schema_allows_null():
    for _, text in schemas():
        assert '"null"' not in text


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_editor_knows_where_each_schema_belongs(name):
    settings = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert f"_schema/{name}.json" in settings


def test_a_new_library_brings_the_same_mapping():
    ours = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    starter = ROOT / "scripts" / "guide" / "starter" / ".vscode" / "settings.json"
    theirs = json.loads(starter.read_text(encoding="utf-8"))
    assert theirs["yaml.schemas"] == ours["yaml.schemas"]
