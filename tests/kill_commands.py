"""Run by test_kills: commands die at random moments, and what they leave is looked at.

Half of the deaths come at a random time, half just before a random change on the disk, which hits
the short moments of writing. Usage: kill_commands.py FOLDER TRIAL COUNT SEED.
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
from guide.__main__ import main as run_guide
from guide.cli import main
from guide.outputs.manifest import MANIFEST
from guide.outputs.site import finish
from guide.outputs.target import work_folder
from guide.translation.sheet import COLUMNS
from guide.tree import decode, parse

STARTER = Path(str(files("guide"))) / "starter"
TEA = "projects/agriculture/tea-processing.yml"
PROJECTS = 4
NOBODY = 65534
TEMPLATE = ["template", "projects", "--owner", "investment-bureau"]
AGENCY = ["i18n", "export", "--to", "en", "--state", "draft,missing,stale"]
# Each kind of thing that commands make: the command, and the folder that it fills.
ARTEFACTS = (
    (["build", "site"], "site"),
    (["build", "sheets"], "dist/sheets"),
    (["build", "workbook"], "dist"),
    (TEMPLATE, "dist"),
    (["build", "data"], "dist/data"),
    (["build", "booklet"], "dist"),
    (["report", "sector"], "dist"),
    (AGENCY, "dist"),
)
# So many deaths are not for every day: then the trials are as large as life.
SOAKED = 10
CHANGES = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir")


def library(folder, projects=PROJECTS):
    """The starter with a few more projects."""
    shutil.copytree(STARTER, folder)
    text = (folder / TEA).read_text(encoding="utf-8")
    for number in range(projects):
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


def child(words, step=None, by=signal.SIGKILL):
    """Run a command in a process; with a step a signal comes just before that change on disk.

    Without one the file COUNTED says how many changes the command made.
    """
    number = os.fork()
    if number:
        return number
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(os.open(os.environ["SAID"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    made = 0

    def count(event, args):
        nonlocal made
        if event not in CHANGES or (event == "open" and args[1] in ("r", "rb", None)):
            return
        if made == step:
            os.kill(os.getpid(), by)
        made += 1

    sys.addaudithook(count)
    code = 3
    try:
        sys.argv[1:] = words
        code = run_guide()
    finally:
        if step is None:
            Path(os.environ["COUNTED"]).write_text(str(made), encoding="utf-8")
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
    words, look, reset, again = what(base, count)
    reset()
    started = time.monotonic()
    assert ended(child(words)) == 0, said()
    seconds = time.monotonic() - started
    steps = changes()
    kills = torn = 0
    while kills < count:
        reset()
        kills += killed(words, chance, seconds, steps)
        look("killed")
        assert ended(child(again)) == 0, said()
        torn += "cut off" in said()
        look("recovered")
    return kills, torn


def changes():
    """How many changes on the disk the last command made that came to its end."""
    return int(Path(os.environ["COUNTED"]).read_text(encoding="utf-8"))


def build(base, _count):
    """The site and the open data: wholly old or wholly new at every moment."""
    return of_two(library(base / "build"), ["build", "site", "data"], "site")


def forked(base, count):
    """A site whose pages several processes make: as many pages as that pays for, or a few."""
    projects = finish._ENOUGH // 2
    if count < SOAKED:
        finish._ENOUGH, projects = 1, 0
    return of_two(library(base / "forked", projects), ["build", "site"], "site")


def single(base, _count):
    """A single file in dist/."""
    return of_two(library(base / "single", 0), TEMPLATE, "dist")


def of_two(root, command, folder):
    """A command that fills a folder from a library that goes to and fro between two states."""
    words = ["--root", str(root), "--lang", "en", *command]
    state, now = states(root), 0

    def published():
        # The list of single files in dist/ is ahead of them.
        own = tree(root, folder).items()
        return {name: held for name, held in own if folder == "site" or "/." not in name}

    kinds = []
    for number in (1, 0):
        state(number)
        assert ended(child(words)) == 0, said()
        kinds.insert(0, published())
    assert kinds[0] != kinds[1]

    def reset():
        nonlocal now
        now = 1 - now
        state(now)

    def look(when):
        left = published()
        assert left in kinds, [name for name in left if left.get(name) != kinds[0].get(name)][:5]
        if when == "recovered":
            assert left == kinds[now]
            assert not [*root.rglob(".*.guide-build"), *root.rglob(".*.guide-new")]

    return words, look, reset, words


def states(root):
    """A function that brings the library into one of many states, which differ in every output."""
    text = (root / TEA).read_text(encoding="utf-8")

    def state(number):
        new = text.replace("jobs: 110", f"jobs: {110 + number}")
        new = new.replace("茶叶精制", "茶叶精制" + "一二三四五六七八九"[:number])
        (root / TEA).write_text(new, encoding="utf-8")

    return state


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
            assert not [*root.rglob(".*.guide-new")]

    return look


def restored(root, kept):
    def reset():
        shutil.rmtree(root)
        shutil.copytree(kept, root)

    return reset


def imported(base, _count):
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


def translated(base, _count):
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


def frozen(base, _count):
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


def cached(base, _count):
    """A check that fills the caches: what a killed one left there is never believed."""
    root = library(base / "cache")
    words = ["--root", str(root), "--lang", "en", "check"]
    place = Path(os.environ["XDG_CACHE_HOME"])

    def reset():
        shutil.rmtree(place, ignore_errors=True)

    return words, lambda when: None, reset, words


def full(base, chance, count):
    """A disk that takes no more: each artefact's command says so, and what was there stays."""
    root = library(base / "full")
    state, tried = states(root), 0
    for command, folder in artefacts(count):
        words = ["--root", str(root), "--lang", "en", *command]
        seen = []
        for number in (1, 0):
            state(number)
            assert limited(words) == 0, said()
            seen.append(kept(root))
        changed = [name for name, held in seen[1].items() if seen[0].get(name) != held]
        changed = [name for name in changed if name.startswith(f"{folder}/")]
        largest = max((root / name).stat().st_size for name in changed)
        for number in range(max(1, count // 5)):
            state(2 + number)  # one that no cache knows
            before = kept(root)
            assert limited(words, size=chance.randrange(2000, largest - 1)) == 2, (words, said())
            assert "Cannot read or write" in said(), (words, said())
            assert kept(root) == before, words
            tried += 1
        state(0)
        assert limited(words) == 0, said()
        assert kept(root) == seen[1]
    return tried


def artefacts(count):
    """What is made in a trial: every day one of each way of writing, without the slow booklet."""
    return ARTEFACTS if count >= SOAKED else ARTEFACTS[:4]


def kept(root):
    """All that a command which fails must leave: not the list of single files, which is ahead."""
    own = tree(root, "").items()
    return {n: held for n, held in own if n not in (f"dist/{MANIFEST}", ".guide/builds.jsonl")}


def unsound(base):
    """A workbook from outside whose import ends in a marked copy."""
    sent = base / "unsound.xlsx"
    book = xlsxwriter.Workbook(str(sent))
    page = book.add_worksheet("项目")
    page.write_row(0, 0, ["项目标识（ID）", "产业门类", "项目名称（中文）", "总投资（万元）"])
    page.write_row(1, 0, ["tea-processing", "农业产业", "茶叶精制加工项目", "很多"])
    book.close()
    sent.chmod(0o644)
    return sent


def readonly(base, _chance, count):
    """A folder that may not be written: each command says so, and touches nothing."""
    root, warm = library(base / "readonly"), library(base / "warm")
    commands = [command for command, _ in artefacts(count)]
    commands.append(["import", str(unsound(base))])
    for command in commands:
        code = limited(["--root", str(root), "--lang", "en", *command])
        assert code == (command[0] == "import"), said()
    states(root)(1)
    states(warm)(2)  # one that no cache knows: all that is needed is loaded
    before = tree(root, "")
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    number = os.fork()
    if not number:
        os._exit(refused(root, warm, commands))
    code = ended(number)
    for folder in folders:
        folder.chmod(0o755)
    assert code == 0, said()
    assert tree(root, "") == before
    return len(commands)


def refused(root, warm, commands):
    """As a user who may write nowhere: 0 where each command ends with exit 2 and says why.

    Each runs once before that where it may write: what it imports, that user may not be able to
    read.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for command in commands:
        main(["--root", str(warm), "--lang", "en", *command])
    os.dup2(os.open(os.environ["SAID"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    for command in commands:
        code = main(["--root", str(root), "--lang", "en", *command])
        if code != 2 or "Cannot read or write" not in said():
            os.write(2, f"{command} ended with {code}".encode())
            return 1
        os.ftruncate(2, 0)
    return 0


def interrupted(base, chance, count):
    """Ctrl-C or SIGTERM at a random moment: a sentence and its exit code, never a traceback."""
    words, look, reset, again = build(base, count)
    reset()
    assert ended(child(words)) == 0, said()
    steps, met = changes(), 0
    while met < count:
        reset()
        by = chance.choice((signal.SIGINT, signal.SIGTERM))
        code = ended(child(words, chance.randrange(steps), by))
        look("killed")
        if code:
            assert code == 128 + by, (code, said())
            assert said().endswith("Interrupted. What was there before stays as it was.\n"), said()
            assert "Traceback" not in said()
            assert ended(child(["--root", words[1], "--lang", "en", "check"])) == 0, said()
            met += 1
        assert ended(child(again)) == 0, said()
        look("recovered")
    return met


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


KILLED = (build, forked, single, imported, translated, frozen, cached)
SAYING = {
    full: "full disks that were said, with nothing torn",
    readonly: "commands refused in a read-only folder",
    interrupted: "interrupts that were said, with nothing torn",
    together: "builds of one target at once, one at a time",
}


def run(base, name, count, seed):
    """Carry out a trial and print what it counted."""
    os.environ["XDG_CACHE_HOME"] = str(base / "cache-home")
    os.environ["SAID"], os.environ["COUNTED"] = str(base / "said"), str(base / "counted")
    chance = random.Random(f"{seed} {name}")
    trials = {what.__name__: what for what in (*KILLED, *SAYING)}
    what = trials[name]
    if what in SAYING:
        told = {SAYING[what]: what(base, chance, count)}
    else:
        kills, torn = trial(what, base, chance, count)
        told = {f"kills of {name}": kills, f"kills of {name} that left work to mend": torn}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
