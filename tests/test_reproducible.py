"""The same library gives the same bytes on any machine: path, locale, zone, seed, umask, order."""

import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

STARTER = Path(str(files("guide"))) / "starter"
# A machine whose folders list their entries in another order.
RUN = """
import os, random, sys
chance, listed, scanned = random.Random(sys.argv.pop(1)), os.listdir, os.scandir
os.umask(int(sys.argv.pop(1), 8))
class Shuffled:
    def __init__(self, entries):
        entries = list(entries)
        chance.shuffle(entries)
        self.entries = iter(entries)
    def __iter__(self): return self.entries
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *said): pass
    def close(self): pass
def listdir(path="."):
    found = listed(path)
    chance.shuffle(found)
    return found
os.listdir, os.scandir = listdir, lambda path=".": Shuffled(scanned(path))
from guide.cli import main
sys.exit(main(sys.argv[1:]))
"""
MACHINES = (
    ("here", "1", "022", {"LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"}),
    (
        "another place/深/é",
        "2",
        "077",
        {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "TZ": "Pacific/Kiritimati"},
    ),
    ("x", "3", "000", {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago", "USER": "somebody-else"}),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What each machine makes of the same library, with a cache of its own."""
    found = []
    for place, seed, umask, environment in MACHINES:
        base = tmp_path_factory.mktemp("machine")
        root = base / place / "library"
        shutil.copytree(STARTER, root)
        run = subprocess.run(
            [sys.executable, "-c", RUN, seed, umask, "--root", str(root), "build", "--all"],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(base),
                "XDG_CACHE_HOME": str(base / "cache"),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        found.append(
            {
                path.relative_to(root).as_posix(): path.read_bytes()
                for folder in ("site", "dist")
                for path in sorted((root / folder).rglob("*"))
                if path.is_file()
            }
        )
    return found


def test_every_machine_makes_the_same(made, figure):
    first = made[0]
    kinds = {Path(name).suffix for name in first}
    assert {".html", ".pdf", ".xlsx", ".docx", ".json", ".csv", ".ics", ".png"} <= kinds
    for other in made[1:]:
        assert other.keys() == first.keys()
        assert [name for name in first if first[name] != other[name]] == []
    figure(f"{len(first)} files of {len(kinds)} kinds, the same bytes on {len(made)} machines")


def test_no_file_names_the_machine(made):
    host = os.uname().nodename.encode()
    own = [b"/machine", "深/é".encode(), b"somebody-else"]
    own += [host] if len(host) > 6 else []  # a shorter one stands in any file by chance
    for machine in made:
        for name, data in machine.items():
            for each in own:
                assert each not in data, (name, each)
