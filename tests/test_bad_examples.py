"""Each mistake in examples/bad: its words in Chinese and English, its exit code, nothing touched.

A case is a YAML file: `edit` replaces text in files of the starter library (old, new), `write`
adds files, `bytes` adds files from hexadecimal, `make` adds what `recipes.py` makes, `delete`
removes files, `link` makes symbolic links. Paths count from `projects/`; `../` leads beside it.
`run` is the command line, `check` where it is not said; ROOT in it is the library's folder. The
expected words stand beside the case in `<case>.txt`; `exit` is 1 where it is not said, `leaves`
names what the command may leave behind. The file's name is the code of the problem, with two
hyphens before what tells it from others of its kind. What ends with exit 2 has words, but no code.
"""

import importlib.util
import re
import stat
from pathlib import Path

import pytest
import yaml

from guide.checks import CHECKS
from guide.cli import main
from guide.locales import locale

FOLDER = Path(__file__).parent / "examples" / "bad"
CASES = sorted(FOLDER.glob("*.yml"))


def recipes():
    spec = importlib.util.spec_from_file_location("recipes", Path(__file__).parent / "recipes.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.RECIPES


RECIPES = recipes()


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
        file = root / "projects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.symlink_to(target)
    for name, recipe in case.get("make", {}).items():
        file = root / "projects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        RECIPES[recipe](file)


def snapshot(root):
    """Everything below a folder: what it is, and what it says."""
    found = {}
    for path in sorted(root.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            said = path.read_bytes()
        else:
            said = path.readlink() if stat.S_ISLNK(mode) else stat.S_IFMT(mode)
        found[path.relative_to(root).as_posix()] = said
    return found


def run(root, lang, case, capsys):
    words = [word.replace("ROOT", str(root)) for word in case.get("run", ["check"])]
    try:
        code = main(["--root", str(root), "--lang", lang, *words, *case.get("options", [])])
    except SystemExit as end:  # the command line itself was not understood
        code = end.code
    said = capsys.readouterr()
    text = said.out + (said.err if "run" in case else "")
    text = text.replace(str(root), "ROOT").replace(str(root.resolve()), "ROOT")
    if text.startswith(("usage:", "用法")):  # it is as wide as the terminal; the last line says it
        text = text.splitlines()[-1] + "\n"
        text = re.sub(r"(choose from |可选：).*", r"\1…", text)  # commands come and go
    return code, text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_and_exit_code(path, starter, capsys, golden):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    apply(case, starter)
    before = snapshot(starter)
    said = []
    for lang in ("zh", "en"):
        code, text = run(starter, lang, case, capsys)
        assert code == case.get("exit", 1), text
        said.append(text)
    golden("\n".join(said), path.with_suffix(".txt"))
    if case.get("exit", 1) != 2:
        code = case.get("code", path.stem.partition("--")[0])
        assert f"[{code}]" in said[0]
    left = {name: held for name, held in snapshot(starter).items() if name not in before}
    assert sorted(left) == sorted(case.get("leaves", []))
    assert {n: h for n, h in snapshot(starter).items() if n in before} == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_built_from_errors(path, starter, capsys):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if case.get("exit", 1) == 0 or "run" in case:
        pytest.skip("nothing that stops a build")
    apply(case, starter)
    (starter / "site").mkdir()
    (starter / "site" / "index.html").write_text("published")
    assert main(["--root", str(starter), "--lang", "en", "build", *case.get("options", [])]) == 1
    assert [p.name for p in (starter / "site").iterdir()] == ["index.html"]
    assert not (starter / "dist").exists()


def test_the_catalogue_covers_every_entrance(figure):
    entrances = {}
    for path in CASES:
        run = yaml.safe_load(path.read_text(encoding="utf-8")).get("run", ["check"])
        entrances[run[0]] = entrances.get(run[0], 0) + 1
    told = ", ".join(f"{name} {count}" for name, count in sorted(entrances.items()))
    figure(f"{len(CASES)} bad inputs by command: {told}")
    assert len(CASES) >= 150
    assert {"check", "build", "import", "i18n", "freeze", "serve", "template"} <= set(entrances)


def test_every_check_has_an_example():
    goldens = FOLDER.glob("*.txt")
    shown = {code for p in goldens for code in re.findall(r"\[([a-z-]+)\]", p.read_text("utf-8"))}
    assert set(CHECKS) <= shown


def test_the_starter_is_sound(starter, capsys):
    assert main(["--root", str(starter), "--lang", "en", "check", "--strict"]) == 0
    assert capsys.readouterr().out == locale("en").word("check-sound") + "\n"
