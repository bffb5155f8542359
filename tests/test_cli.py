"""The command line: exit codes, languages, what goes where."""

import json
import os
import subprocess
import sys

import pytest

from guide import outputs
from guide.cli import main
from guide.locales import locale


def run(*args):
    return main([str(arg) for arg in args])


def test_sound(starter, capsys):
    assert run("--root", starter, "--lang", "en", "check") == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_warnings_count_only_when_strict(starter, capsys):
    file = starter / "projects" / "parks" / "sample-park.yml"
    file.write_text(file.read_text("utf-8").replace("available: 60亩", "available: 50亩"), "utf-8")
    assert run("--root", starter, "check") == 0
    assert run("--root", starter, "check", "--strict") == 1


def test_the_date_is_an_input(starter, capsys):
    assert run("--root", starter, "--date", "2029-06-01", "--lang", "en", "check") == 1
    assert "[policy-lapsed]" in capsys.readouterr().out


def test_json_is_json(starter, capsys):
    assert run("--root", starter, "--date", "2029-06-01", "--format", "json", "check") == 1
    assert "policy-lapsed" in {p["code"] for p in json.loads(capsys.readouterr().out)}


def test_no_library(tmp_path, capsys):
    assert run("--root", tmp_path, "--lang", "en", "check") == 1
    assert "[no-library]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "args",
    [
        ["--date", "2026-02-30", "check"],
        ["--lang", "fr", "check"],
        ["frobnicate"],
        ["check", "--unknown"],
    ],
)
def test_usage(args, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(*args)
    assert stopped.value.code == 2


def test_nothing_asked_is_answered_with_what_may_be_asked(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run() == 2
    assert "检查资料库" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["build", "sight"], "sight"),
        (["build", "booklet", "--edition", "none"], "none"),
    ],
)
def test_what_does_not_exist_is_refused(starter, capsys, args, said):
    assert run("--root", starter, "--lang", "en", *args) == 2
    assert said in capsys.readouterr().err
    assert not (starter / "site").exists()


def test_a_bug_ends_with_three_and_a_log(starter, capsys, monkeypatch):
    monkeypatch.setattr("guide.checks.examine", lambda *_: 1 / 0)
    assert run("--root", starter, "--lang", "en", "check") == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "maintainers" in said


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有发现问题"),
        ({"LC_ALL": "en_GB.UTF-8"}, "No problems"),
    ],
)
def test_the_systems_language(starter, capsys, monkeypatch, variables, word):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    run("--root", starter, "check")
    assert word in capsys.readouterr().out


def test_both_languages_without_either(starter, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    run("--root", starter, "check")
    out = capsys.readouterr().out
    assert "没有发现问题" in out
    assert "No problems" in out


def test_a_new_library_is_sound_and_in_git(tmp_path, capsys):
    folder = tmp_path / "guide"
    assert run("--lang", "en", "new", folder) == 0
    assert (folder / ".git").is_dir()
    assert (folder / "projects" / "_schema" / "project.json").is_file()
    assert run("--root", folder, "check", "--strict") == 0
    assert run("--lang", "en", "new", folder) == 2


def test_the_doctor(starter, capsys):
    assert run("--root", starter, "doctor") == 0
    assert "Python" in capsys.readouterr().out


def test_schemas_are_written_once(starter, capsys):
    assert run("--root", starter, "schema") == 0
    assert len(capsys.readouterr().out.splitlines()) > 10
    assert run("--root", starter, "schema") == 0
    assert capsys.readouterr().out == ""


def test_a_reader_that_stops_early_is_no_bug(starter):
    command = [sys.executable, "-m", "guide", "--root", str(starter), "--help"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0
    assert "check" in done.stdout


def test_a_target_that_cannot_be_written_is_refused(starter, capsys, monkeypatch):
    def full(_request):
        raise OSError(28, "No space left on device", "dist")

    monkeypatch.setitem(outputs.OUTPUTS, "site", full)
    assert run("--root", starter, "--lang", "en", "build", "site") == 2
    assert "No space left on device" in capsys.readouterr().err


def test_an_output_whose_libraries_are_absent_is_named(starter, capsys, monkeypatch):
    def absent(_request):
        raise outputs.UnavailableError("booklet", "booklet")

    monkeypatch.setitem(outputs.OUTPUTS, "booklet", absent)
    assert run("--root", starter, "--lang", "en", "build", "booklet") == 2
    assert "investment-guide[booklet]" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("output", outputs.OUTPUTS)
def test_the_start_of_each_output_is_told(output, lang):
    assert locale(lang).word(f"making-{output}")


def test_a_file_whose_name_is_no_text(starter, capsys):
    (starter / "projects/agriculture" / os.fsdecode(b"\xff.yml")).write_bytes(b"status: draft")
    assert run("--root", starter, "--lang", "en", "check") == 1
    assert "[bad-file-name]" in capsys.readouterr().out
