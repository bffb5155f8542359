"""However a site is built, its bytes are the same: anew, after changes, in one process or many."""

import json
import os
import random
import re
import subprocess
import sys

import pytest
from PIL import Image

from guide import cache
from guide.cli import main
from guide.outputs.site import opening
from guide.outputs.site.pages import write

PICTURE = """media:
  - file: media/view.png
    credit: {zh: 示例, en: A sample}
    licence: owned
    taken: 2026-10
    alt: {zh: 一块颜色, en: A colour}
"""

# With processes even for a few pages; `alone` leaves the build one processor, so one process.
BUILD = """
import os, sys
from guide.outputs.site import finish
finish._ENOUGH = 0
if sys.argv[2] == "alone":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from guide.cli import main
sys.exit(main(["--root", sys.argv[1], "build", "site"]))
"""


def anew(root, where, how, tmp_path):
    """A build of a copy without a cache, in a process of its own."""
    copy = tmp_path / where
    copy.mkdir()
    (copy / "projects").symlink_to(root / "projects")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / f"cache-{where}")}
    command = [sys.executable, "-c", BUILD, str(copy), how]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tree(copy / "site")


def tree(site):
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def projects(root):
    kinds = {"parks", "policies", "chains", "events", "editions", "organisations", "media"}
    found = (root / "projects").glob("*/*.yml")
    return sorted(f for f in found if f.parent.name not in kinds and "_" not in f.parent.name)


def stamps(site):
    return {path: path.stat().st_mtime_ns for path in sorted(site.rglob("*"))}


def edit(root, chance, number):
    file = chance.choice(projects(root))
    text = file.read_text("utf-8")
    text = text.replace("title:\n  zh: ", f"title:\n  zh: 第{number}次", 1)
    file.write_text(text.replace("\n  en: ", f"\n  en: Round {number} ", 1), "utf-8")


def add(root, chance, number):
    file = chance.choice(projects(root))
    text = "".join(
        line for line in file.read_text("utf-8").splitlines(True) if not line.startswith("formerly")
    )
    text = text.replace("title:\n  zh: ", f"title:\n  zh: 新{number}号", 1)
    new = file.with_name(f"added-{number}.yml")
    new.write_text(text.replace("\n  en: ", f"\n  en: New {number} ", 1), "utf-8")


def edit_other(root, chance, number):
    """A record that many pages name: a park, a policy, an organisation, an event, a chain."""
    kinds = ("parks", "policies", "organisations", "events", "chains")
    file = chance.choice(sorted(f for k in kinds for f in (root / "projects" / k).glob("*.yml")))
    text = file.read_text("utf-8")
    title = re.search(r"(?m)^(?:name|title):\s*\{?\s*zh: ([^,\n}]*)", text)
    file.write_text(
        f"{text[: title.start(1)]}{title[1]}（{number}）{text[title.end(1) :]}", "utf-8"
    )


def untie(root, chance, number):
    """A project no longer names its policies, its promoter or its park, whose pages name it."""
    ties = (r"policies: .*\n", r"promoter: .*\n", r"  park: .*\n  plots: .*\n")
    for file in projects(root):
        text = file.read_text("utf-8")
        file.write_text(re.sub(f"(?m)^{chance.choice(ties)}", "", text, count=1), "utf-8")


def lapse(root, chance, number):
    """A policy that holds for another time."""
    file = chance.choice(sorted((root / "projects" / "policies").glob("*.yml")))
    text = re.sub(r", to: \d{4}", f", to: {2030 + number}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def picture(root, chance, number):
    """Every project shows a picture, which each time is another under the same name."""
    media = root / "projects" / "media"
    media.mkdir(exist_ok=True)
    colour = tuple(chance.randrange(256) for _ in range(3))
    Image.new("RGB", (1200, 800), colour).save(media / "view.png")
    for file in projects(root):
        text = file.read_text("utf-8")
        if "\nmedia:" not in text:
            file.write_text(f"{text.rstrip()}\n{PICTURE}", "utf-8")


def spoil(root, chance, number):
    """A published page that somebody wrote over."""
    page = chance.choice(sorted((root / "site").rglob("*.html")))
    page.unlink()
    page.write_text(f"spoiled {number}", "utf-8")


def rename(root, chance, number):
    file = chance.choice(projects(root))
    old = file.stem
    text = "".join(
        line for line in file.read_text("utf-8").splitlines(True) if not line.startswith("formerly")
    )
    new = file.rename(file.with_name(f"renamed-{number}.yml"))
    new.write_text(f"{text.rstrip()}\nformerly: [{old}]\n", "utf-8")


def delete(root, chance, number):
    found = projects(root)
    if len(found) > 1:
        chance.choice(found).unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="processors are chosen on Linux")
@pytest.mark.parametrize("seed", [1, 2])
def test_random_changes_give_the_bytes_of_a_build_anew(starter, tmp_path, monkeypatch, seed):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    chance = random.Random(seed)
    acts = [edit, edit_other, add, rename, delete, untie, lapse, picture, picture]
    assert main(["--root", str(starter), "build", "site"]) == 0
    changed = tree(starter / "site")
    for number, act in enumerate(chance.sample(acts, len(acts))):
        former, alone = changed, len(projects(starter)) == 1
        act(starter, chance, number)
        spoil(starter, chance, number)
        assert main(["--root", str(starter), "build", "site"]) == 0
        changed = tree(starter / "site")
        assert changed != former or (act is delete and alone)
    assert anew(starter, "many", "many", tmp_path) == changed
    assert anew(starter, "one", "alone", tmp_path) == changed
    # Nothing changed since, and nothing is written.
    before = stamps(starter / "site")
    assert main(["--root", str(starter), "build", "site"]) == 0
    assert stamps(starter / "site") == before


def test_a_page_is_made_again_only_where_its_inputs_changed(starter, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert main(["--root", str(starter), "build", "site"]) == 0
    made = []
    monkeypatch.setattr(
        opening, "write", lambda content, entry: made.append(entry) or write(content, entry)
    )
    edited = projects(starter)[0]
    edited.write_text(
        edited.read_text("utf-8").replace("\nsummary:\n  zh: ", "\nsummary:\n  zh: 新", 1), "utf-8"
    )
    assert main(["--root", str(starter), "build", "site"]) == 0
    assert {entry.subject for entry in made if entry.kind == "project"} >= {edited.stem}
    kept = {"park", "policy", "chain", "event", "organisation", "finder", "by-audience"}
    kept |= {"parks", "policies", "chains", "events", "organisations", "by-tier"}
    assert not kept & {entry.kind for entry in made}


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied", "swapped", "removed"])
def test_a_damaged_cache_changes_no_byte(starter, tmp_path, monkeypatch, capsys, damage):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert main(["--root", str(starter), "build", "site"]) == 0
    first = tree(starter / "site")
    kept = [
        file
        for name in ("looks", "answers", "read", "verdicts", "pages", "pieces")
        for file in sorted(cache.folder(name).glob("*"))
    ]
    assert {file.parent.name for file in kept} >= {"answers", "read", "verdicts", "pages", "pieces"}
    contents = [file.read_bytes() for file in kept]
    for number, file in enumerate(kept):
        if damage == "cut":
            file.write_bytes(contents[number][: len(contents[number]) // 2])
        elif damage == "turned":
            file.write_bytes(contents[number][:-1] + bytes([contents[number][-1] ^ 1]))
        elif damage == "emptied":
            file.write_bytes(b"")
        elif damage == "swapped":
            file.write_bytes(contents[number - 1])
        else:
            file.unlink()
    edit(starter, random.Random(damage), 1)
    assert main(["--root", str(starter), "build", "site"]) == 0
    changed = tree(starter / "site")
    assert changed != first
    assert anew(starter, "anew", "many", tmp_path) == changed
    capsys.readouterr()
    assert main(["--root", str(starter), "--format", "json", "check"]) == 0
    warm = json.loads(capsys.readouterr().out)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert main(["--root", str(starter), "--format", "json", "check"]) == 0
    assert json.loads(capsys.readouterr().out) == warm
