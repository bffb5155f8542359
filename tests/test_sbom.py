"""The bill of materials names every locked library with hashes and a licence that we accept."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
LOCK = (HOME / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("sbom", HOME / "scripts/sbom.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_locked_library_is_in_it(tool, figure):
    made, wrong = tool.sbom(LOCK)
    assert wrong == []
    names = set(re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE))
    assert {each["name"] for each in made["components"]} == names
    for each in made["components"]:
        assert each["externalReferences"], each["name"]
        assert each["licenses"][0]["expression"] not in ("", "NOASSERTION")
    refs = {each["bom-ref"] for each in made["components"]} | {"investment-guide"}
    assert {each["ref"] for each in made["dependencies"]} <= refs
    brought = {ref for each in made["dependencies"] for ref in each["dependsOn"]}
    assert brought == refs - {"investment-guide"}
    figure(f"{len(names)} libraries in the bill of materials, each with an accepted licence")


def test_the_same_lock_gives_the_same_bytes(tool, tmp_path):
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    assert [tool.main(str(file)) for file in files] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert json.loads(files[0].read_text("utf-8"))["bomFormat"] == "CycloneDX"


@pytest.mark.parametrize(
    ("expression", "lacking"),
    [
        ("MIT", []),
        ("Apache-2.0 OR GPL-3.0-only", []),
        ("GPL-3.0-only", ["GPL-3.0-only"]),
        ("MIT AND AGPL-3.0-only", ["AGPL-3.0-only"]),
        ("All rights reserved", ["All rights reserved"]),
    ],
)
def test_a_licence_that_is_not_accepted_is_named(tool, expression, lacking):
    assert tool.unaccepted(expression) == lacking


def test_a_library_that_is_not_installed_is_named(tool):
    _, wrong = tool.sbom("no-such-library==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    assert wrong == ["no-such-library: not installed, so its licence is not known"]


def test_a_licence_that_is_not_accepted_fails_the_run(tool, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tool, "ACCEPTED", tool.ACCEPTED - {"MPL-2.0"})
    assert tool.main(str(tmp_path / "sbom.json")) == 1
    assert "licence 'MPL-2.0' is not accepted" in capsys.readouterr().err
