"""A published site is what its library and version produce, or each file that is not is named."""

import json
import shutil

from guide import builds
from guide.cli import main
from guide.problems import Place, Problem


def run(root, *words, lang="en"):
    return main(["--root", str(root), "--lang", lang, *words])


def snapshot(root):
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}


def test_a_site_is_proved_or_each_wrong_file_named(starter, tmp_path, capsys):
    assert run(starter, "build", "site") == 0
    copy = tmp_path / "downloaded"
    shutil.copytree(starter / "site", copy)
    capsys.readouterr()
    before = snapshot(starter)
    assert run(starter, "verify", str(copy)) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{len(snapshot(copy))} files, each what this library" in said.err
    page = copy / "en/projects/tea-processing.html"
    page.write_bytes(page.read_bytes().replace(b"96", b"69"))
    (copy / "zh/about.html").unlink()
    (copy / "evil.js").write_text("1")
    (copy / "assets/site.js").unlink()
    (copy / "assets/site.js").symlink_to(starter / "site/assets/site.js")
    assert run(starter, "verify", str(copy)) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.endswith("]")]
    assert [(line.split(":")[0], line.rpartition("[")[2][:-1]) for line in lines] == [
        ("assets/site.js", "verify-differs"),
        ("en/projects/tea-processing.html", "verify-differs"),
        ("evil.js", "verify-extra"),
        ("zh/about.html", "verify-missing"),
    ]
    assert snapshot(starter) == before


def test_a_changed_library_is_not_what_was_published(starter, capsys):
    assert run(starter, "build", "site") == 0
    file = starter / "projects/agriculture/tea-processing.yml"
    file.write_text(file.read_text("utf-8").replace("jobs: 110", "jobs: 111"), "utf-8")
    assert run(starter, "verify", str(starter / "site")) == 1
    assert "en/projects/tea-processing.html: error" in capsys.readouterr().out


def test_sheets_that_the_site_offers_are_proved_too(starter, capsys):
    assert run(starter, "build", "site", "sheets") == 0
    assert (starter / "site/sheets/tea-processing-en.pdf").is_file()
    assert run(starter, "verify", str(starter / "site")) == 0


def test_there_must_be_a_site(starter, capsys):
    assert run(starter, "verify", str(starter / "none")) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_builds_are_noted_beside_the_library_and_in_no_output(starter, capsys):
    assert run(starter, "build", "site", "data") == 0
    file = starter / "projects/agriculture/tea-processing.yml"
    file.write_text(file.read_text("utf-8").replace("jobs: 110", "jobs: 111"), "utf-8")
    assert run(starter, "build", "site", "data") == 0
    first, second = map(json.loads, (starter / builds.LOG).read_text("utf-8").splitlines())
    assert first["outputs"] == ["site", "data"]
    assert first["day"] == "2026-11-22"
    assert first["data"] != second["data"]
    assert first["site"] != second["site"]
    assert first["at"] <= second["at"]
    for folder in ("site", "dist"):
        for name, data in snapshot(starter / folder).items():
            assert first["data"].encode() not in data, name
            assert second["at"].encode() not in data, name


def test_a_log_that_cannot_be_written_costs_nothing_else(starter, capsys):
    (starter / ".guide").write_text("a file in the way")
    assert run(starter, "build", "data") == 0


def test_a_site_that_cannot_be_made_is_not_counted(starter, capsys, monkeypatch):
    fault = Problem("sheet-not-set", Place("projects/guide.yml"), {"record": "x", "reason": "y"})
    monkeypatch.setattr("guide.verify.verify", lambda *_: (0, [fault]))
    (starter / "site").mkdir()
    assert main(["--root", str(starter), "--lang", "en", "verify", str(starter / "site")]) == 1
    said = capsys.readouterr()
    assert "[sheet-not-set]" in said.out
    assert said.err.startswith("The site could not be made anew, so nothing was compared.")
