"""The documents are true: reference pages are fresh, what they name exists, examples run."""

import re
import shlex
from pathlib import Path

import pytest

from guide.checks import CHECKS
from guide.cli import command_line, main
from guide.reference import LANGUAGES, pages

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = next(a for a in command_line()._actions if a.dest == "verb").choices


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reference_pages_are_fresh(lang):
    for name, text in pages(lang):
        file = ROOT / "docs" / "manual" / lang / name
        assert file.read_text(encoding="utf-8") == text, "run: make manual"


def test_every_command_is_in_the_readme():
    for verb in VERBS:
        assert f"guide {verb}" in README


def test_every_layer_is_explained():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+)/?`", text))
    package = ROOT / "scripts" / "guide"
    modules = {p.stem for p in package.glob("*.py")} | {
        p.name for p in package.iterdir() if (p / "__init__.py").exists()
    }
    assert modules - {"__init__", "__main__", "colours"} <= named


@pytest.mark.parametrize("code", CHECKS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_check_is_explained(code, lang):
    text = (ROOT / "docs" / "manual" / lang / "checks.md").read_text(encoding="utf-8")
    assert f"## `{code}`" in text


def sessions():
    """The commands of the README with the output that it shows for them."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output.strip()


RUN_HERE = [
    (command, output)
    for command, output in sessions()
    if command.startswith("guide") and "check" in command
]


def test_the_readme_shows_a_check():
    assert len(RUN_HERE) >= 2


@pytest.mark.parametrize(("command", "output"), RUN_HERE, ids=[c for c, _ in RUN_HERE])
def test_sessions_are_real(command, output, starter, capsys, monkeypatch):
    monkeypatch.chdir(starter)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    if output != "No problems.":
        file = starter / "projects" / "agriculture" / "tea-processing.yml"
        mistaken = file.read_text("utf-8").replace(
            "equity, amount: 4800万元", "equity, amount: 480万元"
        )
        file.write_text(mistaken, encoding="utf-8")
    main(shlex.split(command)[1:])
    assert capsys.readouterr().out.strip() == output


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
def test_named_files_exist(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for name in re.findall(
        r"`((?:scripts|tests|docs|projects|benchmarks)/[A-Za-z0-9_./-]+)`", text
    ):
        if "<" not in name and "*" not in name:
            assert (ROOT / name).exists(), name
