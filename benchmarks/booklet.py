"""How fast booklets are set: a page a project, each with a photograph of its own.

    python benchmarks/booklet.py [100 300 1000] [--folder DIR]

Makes libraries with `make_library.py`, shortens their projects to what a page holds, and sets the
projects and indexes of each for the screen, in Chinese, in a process of its own: first with nothing
kept but the prepared photographs, then again unchanged. Prints wall time, processor time, the most
memory that the process and its children held at once, pages, and how time grows with size, with
targets beside results, and writes them to `benchmarks/booklet.md`.
"""

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_library import COLLECTIONS, make

TABLE = Path(__file__).with_suffix(".md")
# For a thousand projects: seconds to set, megabytes, seconds again; and the growth from 100.
LARGE, SECONDS, MEGABYTES, AGAIN, GROWTH = 1000, 20, 2500, 1.0, 1.10
# What a project says beyond one page.
LONG = (
    "market|risks|support_needed|conditions|environment|social|cooperation_note|policies|events|"
    "sources|investor_profile|encouraged_basis"
)
EDITION = """
status: published
owner: investment-promotion-centre
as_of: 2026-10-31
reviewed: {by: district-government, date: 2026-11-18}
title: {zh: 项目册, en: Projects}
number: "1"
languages: [zh]
layout: single
format: large-16mo
chapters: [projects, index]
date: 2026-11
issuer: district-government
"""
BUILD = """
import json, sys, time
from pathlib import Path
from guide.load import load
from guide.outputs.booklet import build
root, cache, target = map(Path, sys.argv[1:4])
guide = load(root)[0].guide()
if len(sys.argv) > 4:
    from guide.outputs.booklet.pictures import all_prepared
    library = root / "projects"
    files = [library / m.file for p in guide.projects.values() for m in p.media[:1]]
    all_prepared(files, library / "media", None, cache / "pictures")
    sys.exit()
start = time.perf_counter()
problems = build(guide, target, editions=["pages"], renderings=["screen"], cache=cache)
print(json.dumps({"seconds": time.perf_counter() - start, "problems": [p.code for p in problems]}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="booklet-benchmark-"))
    taken, rows = {}, []
    print("projects   pages   set s    CPU s   peak MB   again s")
    for size in options.sizes:
        root = folder / str(size)
        if not root.exists():
            make(root, size, pictures=True)
            shorten(root / "projects")
        cache = Path(tempfile.mkdtemp(dir=folder))
        target = folder / f"dist-{size}"
        measured(root, cache, target, "pictures")
        first, cpu, peak = measured(root, cache, target)
        again, _, _ = measured(root, cache, target)
        for file in cache.glob("*.plans.json"):
            file.unlink()
        pages = count(target / "pages-screen-zh.pdf")
        taken[size] = first
        print(f"{size:8} {pages:7} {first:7.1f} {cpu:8.1f} {peak:9.0f} {again:9.2f}", flush=True)
        wanted = f"≤ {SECONDS} s, ≤ {MEGABYTES} MB, again ≤ {AGAIN} s" if size == LARGE else ""
        rows.append(
            f"| {size} | {pages} | {wanted} | {first:.1f} s | {cpu:.1f} s | {peak:.0f} MB "
            f"| {again:.2f} s |"
        )
    small, large = min(taken), max(taken)
    if large > small:
        growth = math.log(taken[large] / taken[small]) / math.log(large / small)
        print(f"growth exponent {small} to {large}: {growth:.2f}, wanted ≤ {GROWTH:.2f}")
        rows += [
            "",
            f"Growth exponent from {small} to {large}: {growth:.2f}, wanted ≤ {GROWTH:.2f}.",
        ]
    print(f"wanted for {LARGE}: ≤ {SECONDS} s, ≤ {MEGABYTES} MB, again ≤ {AGAIN} s")
    head = "| projects | pages | wanted | set | processor | most memory | again, unchanged |"
    said = ["# Setting the booklet", "", *about(), "", head, "|" + "---|" * 7, *rows, ""]
    TABLE.write_text("\n".join(said), "utf-8")


def about() -> list[str]:
    """What a reader must know of the figures."""
    day, load = time.strftime("%Y-%m-%d"), os.getloadavg()[0]
    return [
        "A page a project with a photograph of its own, prepared, for the screen, in Chinese.",
        f"Taken on {day} on {os.cpu_count()} processors, load {load:.1f} (booklet.py).",
    ]


def shorten(library: Path) -> None:
    """Take out of every project what a single page has no room for, and add the edition."""
    for file in library.glob("*/*.yml"):
        if file.parent.name not in COLLECTIONS and file.parent.name != "_internal":
            text = file.read_text("utf-8")
            file.write_text(re.sub(rf"(?m)^(?:{LONG}):.*\n(?:[ #\n].*\n?)*", "", text), "utf-8")
    (library / "editions/pages.yml").write_text(EDITION.lstrip(), "utf-8")


def measured(root: Path, cache: Path, target: Path, *more: str) -> tuple[float, float, float]:
    """Seconds of the build, processor seconds and peak memory in MB of the process and children."""
    command = [sys.executable, "-c", BUILD, str(root), str(cache), str(target), *more]
    before = os.times()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(memory, family(process.pid))))
            time.sleep(0.05)
        said = process.stdout.read() if process.stdout else ""
    after = os.times()
    if process.returncode != 0:
        raise SystemExit("the build failed")
    cpu = sum(after[2:4]) - sum(before[2:4])
    if not said:
        return 0.0, cpu, peak
    told = json.loads(said)
    if told["problems"]:
        print("problems:", sorted(set(told["problems"])))
    return told["seconds"], cpu, peak


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [int(c) for t in tasks for c in (t / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in family(child))]


def memory(pid: int) -> float:
    """Megabytes that a process has in memory."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def count(pdf: Path) -> int:
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(pdf) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
