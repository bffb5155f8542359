"""Run by test_kills: commands die at random moments, and what they leave is looked at.

Half of the deaths come at a random time, half just before a random change on the disk, which hits
the short moments of writing. Usage: kill_commands.py FOLDER COUNT SEED.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from importlib.resources import files
from pathlib import Path

import python_calamine as calamine
import xlsxwriter

from guide import lock as locks
from guide.cli import main
from guide.outputs.target import work_folder
from guide.translation.sheet import COLUMNS
from guide.tree import decode, parse

STARTER = Path(str(files("guide"))) / "starter"
TEA = "projects/agriculture/tea-processing.yml"
PROJECTS = 8
NOBODY = 65534
CHANGES = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir")


def library(folder):
    """The starter with a few more projects."""
    shutil.copytree(STARTER, folder)
    text = (folder / TEA).read_text(encoding="utf-8")
    for number in range(PROJECTS):
        mine = text.replace("茶叶精制", f"茶叶精制{number}").replace("Tea Ref", f"Tea {number} Ref")
        (folder / f"projects/agriculture/tea-{number}.yml").write_text(mine, encoding="utf-8")
    return folder


def tree(folder, *names):
    """The files below some folders, as hashes."""
    found = {}
    for name in names:
        for file in sorted((folder / name).rglob("*")):
            if file.is_file():
                path = str(file.relative_to(folder))
                found[path] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def child(words, step=None):
    """Run a command in a process of its own; with a step it dies before that change on disk."""
    number = os.fork()
    if number:
        return number
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(os.open(os.environ["SAID"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    left = step

    def count(event, args):
        nonlocal left
        if left is None or event not in CHANGES:
            return
        if event == "open" and args[1] in ("r", "rb", None):
            return
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    code = 3
    try:
        code = main(words)
    finally:
        os._exit(code)


def limited(words, size=None, user=None, first=None):
    """Run a command that may write no file beyond a size, or as a user who may write nowhere.

    `first` is a command to run before that: what it imports, that user may not be able to read.
    """
    number = os.fork()
    if number:
        return ended(number)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.environ["SAID"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    code = 3
    try:
        if size is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        if first is not None:
            main(first)
        if user is not None:
            os.setuid(user)
        code = main(words)
    finally:
        os._exit(code)


def ended(number):
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def killed(words, chance, seconds, steps):
    """Run a command and kill it; True where it was still alive."""
    if chance.random() < 0.5:
        return ended(child(words, chance.randrange(steps))) == -signal.SIGKILL
    number = child(words)
    time.sleep(chance.uniform(0, seconds))
    os.kill(number, signal.SIGKILL)
    return ended(number) == -signal.SIGKILL


def trial(what, base, chance, count):
    """Kill a command again and again; how many died, and how many left something to mend.

    `what` gives its words, a look at what is left, how to begin anew, and the next command.
    """
    words, look, reset, again = what(base)
    reset()
    started = time.monotonic()
    assert ended(child(words)) == 0, said()
    seconds = time.monotonic() - started
    reset()
    steps = changes_of(words, reset)
    kills = torn = 0
    while kills < count:
        reset()
        kills += killed(words, chance, seconds, steps)
        look("killed")
        assert ended(child(again)) == 0, said()
        torn += "cut off" in said()
        look("recovered")
    return kills, torn


def changes_of(words, reset):
    """A number of changes on the disk beyond which the command outlives them."""
    steps = 8
    while True:
        reset()
        if ended(child(words, steps)) != -signal.SIGKILL:
            return steps
        steps *= 2


def build(base):
    """The site: wholly old or wholly new at every moment, and nothing beside it in the end."""
    root = library(base / "build")
    words = ["--root", str(root), "--lang", "en", "build", "site", "data"]
    text = (root / TEA).read_text(encoding="utf-8")
    kinds = []
    for jobs in ("jobs: 110", "jobs: 111"):
        (root / TEA).write_text(text.replace("jobs: 110", jobs), encoding="utf-8")
        assert ended(child(words)) == 0
        kinds.append(tree(root, "site"))
    assert kinds[0] != kinds[1]
    now = 1

    def reset():
        nonlocal now
        now = 1 - now
        (root / TEA).write_text(text.replace("jobs: 110", f"jobs: 11{now}"), encoding="utf-8")

    def look(when):
        left = tree(root, "site")
        assert left in kinds, [name for name in left if left.get(name) != kinds[0].get(name)][:5]
        if when == "recovered":
            assert left == kinds[now]
            for folder in ("site", "dist/data", "dist/headers"):
                assert not work_folder(root / folder).exists(), folder

    return words, look, reset, words


def written(root, old, new):
    """What holds of a command that writes into the library: all files of it, or none."""

    def look(when):
        for file in root.glob("projects/**/*.yml"):
            text, problems = decode(file.name, file.read_bytes())
            assert not problems, file
            assert parse(file.name, text)[0] is not None, file
        if when == "recovered":
            left = tree(root, "projects")
            assert left in (old, new), sorted(left.items() ^ old.items())[:6]
            assert not list(root.glob("projects/**/.*.new"))

    return look


def restored(root, kept):
    def reset():
        shutil.rmtree(root)
        shutil.copytree(kept, root)

    return reset


def imported(base):
    """An import of a workbook that changes every project."""
    root = library(base / "import")
    book = xlsxwriter.Workbook(str(base / "sent.xlsx"))
    page = book.add_worksheet("项目")
    page.write_row(0, 0, ["项目标识（ID）", "产业门类", "项目名称（中文）"])
    for number in range(PROJECTS):
        page.write_row(number + 1, 0, [f"tea-{number}", "农业产业", f"茶叶第{number}厂项目"])
    book.close()
    words = ["--root", str(root), "--lang", "en", "import", str(base / "sent.xlsx")]
    return around(root, base / "import-kept", words)


def translated(base):
    """An agency's workbook that brings every text anew."""
    root = library(base / "i18n")
    front = ["--root", str(root), "--lang", "en", "i18n"]
    assert ended(child([*front, "export", "--to", "en", "--state", "draft,missing,stale"])) == 0
    sent = root / "dist/translate-en.xlsx"
    sheet = calamine.CalamineWorkbook.from_path(str(sent)).get_sheet_by_name("en")
    rows = sheet.to_python(skip_empty_area=False)
    current, new = COLUMNS.index("current"), COLUMNS.index("new")
    book = xlsxwriter.Workbook(str(base / "agency.xlsx"))
    page = book.add_worksheet("en")
    for number, row in enumerate(rows):
        cells = [str(cell) for cell in row]
        if number and cells[0].startswith("projects/") and cells[1] == "title":
            cells[new] = f"{cells[current]} Project"
        for column, cell in enumerate(cells):
            page.write_string(number, column, cell)
    book.close()
    words = [*front, "import", "--to", "en", "--by", "agency", str(base / "agency.xlsx")]
    return around(root, base / "i18n-kept", words)


def frozen(base):
    """Freezing an edition writes two files."""
    root = library(base / "freeze")
    return around(
        root, base / "freeze-kept", ["--root", str(root), "--lang", "en", "freeze", "guide"]
    )


def around(root, kept, words):
    """A command that writes into a library, with the library before and after it."""
    shutil.rmtree(root / "dist", ignore_errors=True)
    shutil.copytree(root, kept)
    old = tree(root, "projects")
    assert ended(child(words)) == 0, said()
    new = tree(root, "projects")
    assert old != new
    check = ["--root", str(root), "--lang", "en", "check"]
    return words, written(root, old, new), restored(root, kept), check


def cached(base):
    """A check that fills the caches: what a killed one left there is never believed."""
    root = library(base / "cache")
    words = ["--root", str(root), "--lang", "en", "check"]
    place = Path(os.environ["XDG_CACHE_HOME"])

    def reset():
        shutil.rmtree(place, ignore_errors=True)

    return words, lambda when: None, reset, words


def full(base, chance, count):
    """A disk that takes no more: the command says so, and what was there stays."""
    root = library(base / "full")
    words = ["--root", str(root), "--lang", "en", "build", "site"]
    assert limited(words) == 0
    published, text = tree(root, "site"), (root / TEA).read_text(encoding="utf-8")
    largest = max(file.stat().st_size for file in root.rglob("site/**/*") if file.is_file())
    for number in range(count):
        (root / TEA).write_text(text.replace("jobs: 110", f"jobs: {200 + number}"), "utf-8")
        library_now = tree(root, "projects")
        assert limited(words, size=chance.randrange(300, largest - 1)) == 2
        assert "Cannot read or write" in said()
        assert tree(root, "site") == published
        assert tree(root, "projects") == library_now
        assert not work_folder(root / "site").exists()
    assert limited(words) == 0
    assert tree(root, "site") != published
    return count


def readonly(base, _chance, _count):
    """A folder that may not be written: the command says so, and touches nothing."""
    root = library(base / "readonly")
    words = ["--root", str(root), "--lang", "en", "build", "site"]
    assert limited(words) == 0
    (root / TEA).write_text((root / TEA).read_text("utf-8").replace("s: 110", "s: 112"), "utf-8")
    before = tree(root, "")
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    other = ["--root", str(library(base / "warm")), *words[2:]]
    code = limited(words, user=NOBODY if os.geteuid() == 0 else None, first=other)
    for folder in folders:
        folder.chmod(0o755)
    assert code == 2, said()
    assert "Cannot read or write" in said()
    assert tree(root, "") == before
    return 1


def together(base, _chance, count):
    """Several builds at once: one at a time, and the others say for whom they would wait."""
    root = library(base / "together")
    words = ["--root", str(root), "--lang", "en", "build", "site"]
    assert limited(words) == 0
    (root / TEA).write_text((root / TEA).read_text("utf-8").replace("s: 110", "s: 112"), "utf-8")
    numbers = [child(words) for _ in range(count)]
    codes = [ended(number) for number in numbers]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    assert limited([*words[:-2], "verify", str(root / "site")]) == 0, said()
    held = locks.hold(work_folder(root / "site") / "lock")
    (root / TEA).write_text((root / TEA).read_text("utf-8").replace("s: 112", "s: 113"), "utf-8")
    assert limited(words) == 2
    assert f"(process {os.getpid()} on " in said()
    locks.release(held)
    assert limited(words) == 0
    return count


def said():
    return Path(os.environ["SAID"]).read_text(encoding="utf-8")


def run(base, count, seed):
    os.environ["XDG_CACHE_HOME"] = str(base / "cache-home")
    os.environ["SAID"] = str(base / "said")
    told = {}
    for what in (build, imported, translated, frozen, cached):
        chance = random.Random(f"{seed} {what.__name__}")
        told[what.__name__] = trial(what, base, chance, count)
    for what in (full, readonly, together):
        told[what.__name__] = what(base, random.Random(f"{seed} {what.__name__}"), min(count, 20))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
