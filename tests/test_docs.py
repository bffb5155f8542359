"""The documents are true: reference pages are fresh, what they name exists, examples run."""

import re
import shlex
import shutil
from itertools import zip_longest
from pathlib import Path

import pytest

from guide.agreement import differences
from guide.checks import CHECKS, examine
from guide.cli import main
from guide.commands import command_line
from guide.load import load
from guide.locales import staff
from guide.problems import Severity
from guide.reference import pages
from guide.terms import NAMES, Termbase, uses
from guide.tree import parse

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = next(a for a in command_line(("en",))._actions if a.dest == "verb").choices


@pytest.mark.parametrize("lang", staff())
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
@pytest.mark.parametrize("lang", staff())
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


MANUAL = sorted((ROOT / "docs" / "manual").glob("*/*.md"))
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# A command with its output, and before it the changes to the starter library that bring it about.
SESSION = re.compile(
    r"^((?:<!-- in [^\n]* -->\n)*)```console\n\$ (guide [^\n]*\bcheck\b[^\n]*)\n(.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
CHANGE = re.compile(r"<!-- in (\S+): (.+?) → ?(.*?) ?-->")


def name_of(file):
    return f"{file.parent.name}/{file.stem}"


def yaml_blocks():
    for file in MANUAL:
        for number, match in enumerate(YAML.finditer(file.read_text("utf-8")), 1):
            yield pytest.param(match[1], id=f"{name_of(file)}-{number}")


def whole_files(text):
    """The YAML blocks that are whole files: path and text."""
    for match in YAML.finditer(text):
        if match[1].startswith("# projects/"):
            yield match.start(), match[1].split(maxsplit=2)[1], match[1]


@pytest.mark.parametrize("block", list(yaml_blocks()))
def test_yaml_of_the_manual_is_sound(block, starter):
    _, problems = parse("block.yml", block)
    assert problems == []
    for _, file, text in whole_files(f"```yaml\n{block}```"):
        write(starter, file, text)
        _, problems = examine(starter)
        if "status: draft" in text:
            problems = [each for each in problems if each.severity is Severity.ERROR]
        assert problems == []


def write(root, file, text):
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("file", MANUAL, ids=name_of)
def test_sessions_of_the_manual_are_real(file, starter, tmp_path, request, capsys, monkeypatch):
    """Each session runs in a starter library with the whole files that its page shows before it."""
    lang, text = file.parent.name, file.read_text("utf-8")

    def played(match):
        root = tmp_path / str(match.start())
        shutil.copytree(starter, root)
        for start, name, said in whole_files(text):
            if start < match.start():
                write(root, name, said)
        for name, *change in CHANGE.findall(match[1]):
            old, new = (part.replace(r"\n", "\n").replace(r"\t", "\t") for part in change)
            path = root / "projects" / name
            before = path.read_text("utf-8")
            assert before.count(old) == 1, (name, old)
            path.write_text(before.replace(old, new), encoding="utf-8")
        monkeypatch.chdir(root)
        main(["--lang", lang, *shlex.split(match[2])[1:]])
        return f"{match[1]}```console\n$ {match[2]}\n{capsys.readouterr().out}```"

    true = SESSION.sub(played, text)
    if request.config.getoption("--update-goldens"):
        file.write_text(true, encoding="utf-8", newline="\n")
        text = true
    assert text == true, "run: pytest --update-goldens, and review the diff"


PAGES = sorted(file.name for file in (ROOT / "docs" / "zh").glob("*.md"))


def paragraphs(lang, name):
    """The paragraphs of an investors' page, without the targets of links."""
    text = (ROOT / "docs" / lang / name).read_text(encoding="utf-8")
    return re.sub(r"\]\([^)]*\)|<https?:[^>]*>", "]", text).split("\n\n")


def test_investors_pages_stand_in_every_language():
    assert sorted(file.name for file in (ROOT / "docs" / "en").glob("*.md")) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_investors_pages_say_the_same(name):
    library, _ = load(ROOT)
    names = Termbase.of(term for term in library.terms if term.kind in NAMES)
    for zh, en in zip_longest(paragraphs("zh", name), paragraphs("en", name), fillvalue=""):
        assert not differences(zh, en), (zh, en)
        missing = [term.en for term in names.within(zh) if not uses(term, en)]
        assert not missing, (zh, en)
