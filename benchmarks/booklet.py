"""How fast booklets are set and made ready for a press, beside WeasyPrint on an equal document.

    python benchmarks/booklet.py [100 300 1000] [--folder DIR] [--runs 1] [--without-weasyprint]

Makes libraries with `make_library.py`, a photograph of its own for each project, and shortens their
projects to what a page holds. Each is a volume in Chinese: the projects and the indexes. Every step
is a process of its own, which reads the library and builds: for the screen; again, unchanged; for
the press, PDF/X-4 with preflight, once with its pictures prepared and once with none. Last the
sample's own edition for the screen. Time is of the build alone, processor time and the most memory
of all its processes. Prints targets beside results and writes them to `benchmarks/booklet.md`.

WeasyPrint sets the same texts, pictures, codes and indexes from HTML, in an environment that is
made for it and thrown away; it wants Pango of the system (`apt-get install libpango-1.0-0
libpangoft2-1.0-0 libharfbuzz-subset0`). Where it cannot be had, the table says so.
"""

import argparse
import json
import math
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import weasyprint_book
from make_library import COLLECTIONS, make
from measuring import Taken, machine, middle, taken, yes

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".md")
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
# root, cache, target, edition, rendering, file for the seconds that it took
BUILD = """
import json, sys, time
from pathlib import Path
from guide.load import load
from guide.outputs.booklet import build, planned
from guide.outputs.booklet import volumes
root, cache, target = map(Path, sys.argv[1:4])
edition, rendering, said = sys.argv[4:]
guide = load(root)[0].guide()
volumes.planned = lambda *given: planned(*given)[:1]
start = time.perf_counter()
problems = build(guide, target, editions=[edition], renderings=[rendering], cache=cache)
took = time.perf_counter() - start
assert not problems, problems[:3]
Path(said).write_text(json.dumps(took))
"""
LARGE = 1000
SCREEN, AGAIN, READY, CONVERTED = (
    "pages, for the screen",
    "again, unchanged",
    "PDF/X-4 with preflight, pictures prepared",
    "the same, all pictures to be converted",
)
# Seconds for a thousand projects; all of them within so many megabytes.
TARGETS = {SCREEN: 20.0, AGAIN: 1.0, READY: 60.0, CONVERTED: 180.0}
MEGABYTES, GROWTH, SAMPLE, TIMES = 2500, 1.10, 3.0, 15


@dataclass(frozen=True)
class Row:
    """A step at a size."""

    size: int
    step: str
    taken: Taken
    pages: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, LARGE])
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--without-weasyprint", action="store_true")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="booklet-benchmark-"))
    work.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    try:
        for size in sorted(options.sizes):
            for row in steps(work, size, options.runs):
                rows.append(row)
                print(line(row), flush=True)
        sample = whole_sample(work, options.runs)
        beside = "left out on request"
        if not options.without_weasyprint:
            beside = weasyprint(work, min(options.sizes), rows)
        text = report(rows, sample, beside)
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    TABLE.write_text(text, "utf-8")
    print(text)


def library(work: Path, size: int) -> Path:
    root = work / str(size)
    if not root.exists():
        make(root, size, pictures=True)
        shorten(root / "projects")
    return root


def shorten(projects: Path) -> None:
    """Take out of every project what a single page has no room for, and add the edition."""
    for file in projects.glob("*/*.yml"):
        if file.parent.name not in COLLECTIONS and file.parent.name != "_internal":
            text = file.read_text("utf-8")
            file.write_text(re.sub(rf"(?m)^(?:{LONG}):.*\n(?:[ #\n].*\n?)*", "", text), "utf-8")
    (projects / "editions/pages.yml").write_text(EDITION.lstrip(), "utf-8")


def steps(work: Path, size: int, runs: int) -> Iterator[Row]:
    """The steps of a size, each with medians of its runs."""
    root, cache, target = library(work, size), work / f"cache-{size}", work / f"dist-{size}"

    def built(rendering: str, *, pictures: bool) -> Taken:
        forget(cache, pictures=pictures)
        return build(root, cache, target, "pages", rendering)

    build(root, cache, target, "pages", "screen")
    screen = [(built("screen", pictures=True), again(root, cache, target)) for _ in range(runs)]
    pages = count(target / "pages-screen-zh.pdf")
    yield Row(size, SCREEN, middle([first for first, _ in screen]), pages)
    yield Row(size, AGAIN, middle([second for _, second in screen]), pages)
    press = [(built("press", pictures=False), built("press", pictures=True)) for _ in range(runs)]
    yield Row(size, READY, middle([ready for _, ready in press]), pages)
    yield Row(size, CONVERTED, middle([all_new for all_new, _ in press]), pages)


def again(root: Path, cache: Path, target: Path) -> Taken:
    return build(root, cache, target, "pages", "screen")


def forget(cache: Path, *, pictures: bool) -> None:
    """Take out of a cache all that was made, but prepared pictures where they may stay."""
    for entry in cache.iterdir() if cache.is_dir() else ():
        if entry.is_file():
            entry.unlink()
        elif entry.name != "pictures" or not pictures:
            shutil.rmtree(entry)


def build(root: Path, cache: Path, target: Path, edition: str, rendering: str) -> Taken:
    """The seconds of a build; processor time and memory are those of its whole process."""
    with tempfile.NamedTemporaryFile() as said:
        words = [str(each) for each in (root, cache, target, edition, rendering, said.name)]
        found = taken([sys.executable, "-c", BUILD, *words], root)
        return Taken(json.loads(Path(said.name).read_text()), found.cpu, found.memory)


def whole_sample(work: Path, runs: int) -> Taken:
    """The sample's own edition, one language, for the screen, its pictures prepared."""
    cache, target, found = work / "cache-sample", work / "dist-sample", []
    build(ROOT, cache, target, "guide", "screen")
    for _ in range(runs):
        forget(cache, pictures=True)
        found.append(build(ROOT, cache, target, "guide", "screen"))
    return middle(found)


def weasyprint(work: Path, size: int, rows: list[Row]) -> str:
    """How long WeasyPrint takes for the same book, and how many times ours that is."""
    try:
        found, pages = weasyprint_book.measured(work / str(size), work / f"cache-{size}", work)
    except weasyprint_book.AbsentError as absent:
        return f"not measured: {absent}"
    own = next(row for row in rows if (row.size, row.step) == (size, SCREEN))
    times = found.cpu / own.taken.cpu
    return (
        f"{size} projects, {pages} pages: {found.wall:.1f} s, {found.cpu:.1f} s of processors, "
        f"{found.memory:.0f} MB: {times:.1f} × the processor time of ours, "
        f"{found.wall / own.taken.wall:.1f} × its seconds; expected ≥ {TIMES} ×: "
        f"{yes(times >= TIMES)}"
    )


def line(row: Row) -> str:
    target = TARGETS[row.step] if row.size == LARGE else None
    wanted = f"≤ {target:g} s, ≤ {MEGABYTES:,} MB" if target else ""
    met = ""
    if target:
        met = yes(row.taken.wall <= target and row.taken.memory <= MEGABYTES)
    return (
        f"| {row.size:,} | {row.pages:,} | {row.step} | {row.taken.wall:.2f} "
        f"| {row.taken.cpu:.1f} | {row.taken.memory:.0f} | {wanted} | {met} |"
    )


def report(rows: list[Row], sample: Taken, beside: str) -> str:
    sizes = sorted({row.size for row in rows})
    lines = [
        "# The booklet",
        "",
        (
            f"By `python benchmarks/booklet.py`, {time.strftime('%Y-%m-%d', time.gmtime())}: "
            f"{machine()}."
        ),
        "A page a project, each with a photograph of its own, and the indexes, in Chinese. Seconds",
        "are of the build; processor seconds and memory are of all processes, with the reading of",
        "the library.",
        "",
        "| projects | pages | work | seconds | processor s | MB at once | target | |",
        "|--:|--:|---|--:|--:|--:|---|---|",
        *map(line, rows),
        "",
        (
            f"The sample's edition, one language, for the screen: {sample.wall:.2f} s "
            f"({sample.cpu:.1f} s of processors); target ≤ {SAMPLE:g} s: "
            f"{yes(sample.wall <= SAMPLE)}."
        ),
        "",
    ]
    if len(sizes) > 1:
        small, large = sizes[0], sizes[-1]
        by = {(row.size, row.step): row.taken.cpu for row in rows}
        for step in (SCREEN, READY):
            grown = math.log(by[large, step] / by[small, step]) / math.log(large / small)
            lines += [
                (
                    f"Growth of processor time from {small:,} to {large:,}, {step}: {grown:.2f}; "
                    f"target ≤ {GROWTH:.2f}: {yes(grown <= GROWTH)}."
                ),
                "",
            ]
    return "\n".join([*lines, f"WeasyPrint: {beside}.", ""])


def count(pdf: Path) -> int:
    with pikepdf.open(pdf) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
