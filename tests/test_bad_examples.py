"""Each mistake in examples/bad: its words in Chinese and English, its exit code, nothing touched.

A case is a YAML file: `edit` replaces text in files of the starter library (old, new), `write` adds
files, `bytes` adds files from hexadecimal, `delete` removes them, `link` makes symbolic links. The
expected words stand beside it in `<case>.txt`; `exit` is 1 where it is not said.
"""

import re
from pathlib import Path

import pytest
import yaml

from guide.checks import CHECKS
from guide.cli import main
from guide.locales import locale

FOLDER = Path(__file__).parent / "examples" / "bad"
CASES = sorted(FOLDER.glob("*.yml"))


def apply(case, root):
    for name, replacements in case.get("edit", {}).items():
        file = root / "projects" / name
        text = file.read_text(encoding="utf-8")
        for old, new in replacements:
            assert text.count(old) == 1, f"{name}: {text.count(old)} × {old!r}"
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    for name, text in case.get("write", {}).items():
        file = root / "projects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name, digits in case.get("bytes", {}).items():
        file = root / "projects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes.fromhex(digits))
    for name in case.get("delete", ()):
        (root / "projects" / name).unlink()
    for name, target in case.get("link", {}).items():
        (root / "projects" / name).symlink_to(target)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_and_exit_code(path, starter, capsys, golden):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    apply(case, starter)
    root = ["--root", str(starter)]
    said = []
    for lang in ("zh", "en"):
        code = main([*root, "--lang", lang, "check", *case.get("options", [])])
        assert code == case.get("exit", 1)
        said.append(capsys.readouterr().out.replace(str(starter), "ROOT"))
    golden("\n".join(said), path.with_suffix(".txt"))
    code = case.get("code", path.stem.partition("--")[0])
    assert f"[{code}]" in said[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_built_from_errors(path, starter, capsys):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if case.get("exit", 1) == 0:
        pytest.skip("a warning lets the build go on")
    apply(case, starter)
    (starter / "site").mkdir()
    (starter / "site" / "index.html").write_text("published")
    assert main(["--root", str(starter), "--lang", "en", "build", *case.get("options", [])]) == 1
    assert [p.name for p in (starter / "site").iterdir()] == ["index.html"]
    assert not (starter / "dist").exists()


def test_every_check_has_an_example():
    goldens = FOLDER.glob("*.txt")
    shown = {code for p in goldens for code in re.findall(r"\[([a-z-]+)\]", p.read_text("utf-8"))}
    assert set(CHECKS) <= shown


def test_the_starter_is_sound(starter, capsys):
    assert main(["--root", str(starter), "--lang", "en", "check", "--strict"]) == 0
    assert capsys.readouterr().out == locale("en").word("check-sound") + "\n"
