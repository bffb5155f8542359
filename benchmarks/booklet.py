"""How fast booklets are set and made ready for a press, beside WeasyPrint on an equal document.

    python benchmarks/booklet.py [100 300 1000] [--folder DIR] [--without-weasyprint]

Makes libraries with `make_library.py`, a photograph of its own for each project, and shortens their
projects to what a page holds. Each is a volume in Chinese: the projects and the indexes. Every step
is a process of its own, which reads the library and builds: for the screen, its pictures prepared;
again, unchanged; for the press, PDF/X-4 with preflight, once with all pictures to be converted and
once with them prepared. Before that the sample's own edition for the screen. Time is of the build
alone, processor time and the most memory of all its processes.

Every line is printed, and the table of `benchmarks/booklet.md` written, as soon as it is measured;
`booklet.json` keeps the figures, so that a run of other sizes adds to them.

Where the time goes, in processor time on the machine of the tables (cProfile for the book at 280
projects; for Typst 93 projects on 125 pages, with a debugger that notes the processor time at each
start of a layout pass and of the export, and perf):

- the book in Python 7 to 9 ms a project, shared by all processors where projects are many; words
  are four tenths, the code and the record's binding a seventh each, marks of borrowed texts a
  tenth. Python holds 230 MB of a thousand projects while Typst sets them;
- the measuring run 12 to 15 ms a project and density, more the more stand in one run, 1.4 densities
  a project: half of that under evaluated functions, a quarter in paragraphs, of which half shaping;
  no function alone has more than 4 %, and those that keep what was computed come first;
- the setting run 19 to 28 ms a page: reading and evaluating 6, by one processor, the first pass 10
  to 12, the second and the third, which put in the numbers of pages and find them unchanged, 5, PDF
  2. Chapters and sectors are runs of pages, which Typst lays out side by side: three quarters of
  the seconds of one processor. It holds 2.1 MB a page, most of it what it remembers from pass to
  pass; a book without any number that is looked up would take a quarter less of both;
- preflight 17 ms a page, in as many processes as there are processors; a photograph of 2,400 pixels
  made as large as its place asks for and separated 120 ms: a quarter reading, two fifths resizing,
  a third inks and JPEG.

Simple instead of optimal line breaks are no faster. References to pages left out save a fifth, in
the passes after the first.

WeasyPrint sets the smallest library from HTML, the same texts, pictures, codes and indexes, in an
environment that is made for it and thrown away; it wants Pango of the system (`apt-get install
libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`). Where it cannot be had, the table says so.
"""

import argparse
import itertools
import json
import math
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import weasyprint_book
from make_library import COLLECTIONS, make
from measuring import Taken, machine, taken, yes
from remembering import Found, Row, before, say

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
PREPARE = """
import sys
from pathlib import Path
from guide.load import load
from guide.outputs.booklet.pictures import all_prepared
root, cache = Path(sys.argv[1]), Path(sys.argv[2])
projects = load(root)[0].guide().projects.values()
files = [root / "projects" / each.file for project in projects for each in project.media]
list(all_prepared(files, root / "projects" / "media", None, cache / "pictures"))
"""
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
    "PDF/X-4 with preflight, all pictures to be converted",
)
EDITION_ALONE, BESIDE = "the sample's edition, one language, for the screen", "WeasyPrint"
# Seconds for a thousand projects; all of them within so many megabytes.
TARGETS = {SCREEN: 20.0, AGAIN: 1.0, READY: 60.0, CONVERTED: 180.0}
MEGABYTES, GROWTH, SAMPLE, TIMES, MOST_BESIDE = 2500, 1.10, 3.0, 15, 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, LARGE])
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    parser.add_argument("--without-weasyprint", action="store_true")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="booklet-benchmark-"))
    work.mkdir(parents=True, exist_ok=True)
    found, absent = before(TABLE), ""
    try:
        for size, step, row in measured(work, sorted(options.sizes)):
            found.setdefault(size, {})[step] = row
            say(TABLE, found, line(size, step, row), report)
        smallest = min(options.sizes)
        if options.without_weasyprint:
            absent = "left out on request"
        elif smallest > MOST_BESIDE:
            absent = f"left out: it is set beside {MOST_BESIDE} projects at most"
        else:
            try:
                taken_beside = weasyprint_book.measured(
                    work / str(smallest), work / f"cache-{smallest}", work
                )
                row = found[smallest][BESIDE] = Row(*taken_beside)
                say(TABLE, found, line(smallest, BESIDE, row), report)
            except weasyprint_book.AbsentError as error:
                absent = f"not measured: {error}"
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    text = report(found, absent)
    TABLE.write_text(text, "utf-8")
    print(text)


def measured(work: Path, sizes: list[int]) -> Iterator[tuple[int, str, Row]]:
    """Every step at every size, as soon as it is known; the sample counts as size 0."""
    yield 0, EDITION_ALONE, whole_sample(work)
    for size in sizes:
        for step, row in steps(work, size):
            yield size, step, row


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


def steps(work: Path, size: int) -> Iterator[tuple[str, Row]]:
    """The steps of a size, one after the other."""
    root, cache, target = library(work, size), work / f"cache-{size}", work / f"dist-{size}"
    taken([sys.executable, "-c", PREPARE, str(root), str(cache)], root)

    def built(rendering: str) -> Row:
        made = build(root, cache, target, "pages", rendering)
        return Row(made, count(target / f"pages-{rendering}-zh.pdf"))

    forget(cache, pictures=True)
    yield SCREEN, built("screen")
    yield AGAIN, built("screen")
    forget(cache, pictures=False)
    yield CONVERTED, built("press")
    forget(cache, pictures=True)
    yield READY, built("press")


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


def whole_sample(work: Path) -> Row:
    """The sample's own edition, one language, for the screen, its pictures prepared."""
    cache, target = work / "cache-sample", work / "dist-sample"
    taken([sys.executable, "-c", PREPARE, str(ROOT), str(cache)], ROOT)
    forget(cache, pictures=True)
    made = build(ROOT, cache, target, "guide", "screen")
    return Row(made, count(target / "guide-screen-zh.pdf"))


def line(size: int, step: str, row: Row) -> str:
    target, most = None, MEGABYTES
    if size == LARGE:
        target = TARGETS.get(step)
    elif step == EDITION_ALONE:
        target = SAMPLE
    wanted = met = ""
    if target:
        wanted = f"≤ {target:g} s, ≤ {most:,} MB"
        time_met, memory_met = row.taken.wall <= target, row.taken.memory <= most
        met = f"seconds {yes(time_met)}, MB {yes(memory_met)}"
    return (
        f"| {size or 'sample'} | {row.made:,} | {step} | {row.taken.wall:.2f} "
        f"| {row.taken.cpu:.1f} | {row.taken.memory:.0f} | {wanted} | {met} |"
    )


def report(found: Found, absent: str = "") -> str:
    sizes = sorted(size for size in found if size)
    lines = [
        "# The booklet",
        "",
        (
            f"By `python benchmarks/booklet.py`, {time.strftime('%Y-%m-%d', time.gmtime())}: "
            f"{machine()}."
        ),
        "A page a project, two for those that say more, each with a photograph of its own, and the",
        "indexes, in Chinese. Seconds are of the build; processor seconds and memory are of all",
        "processes, with the reading of the library.",
        "",
        "| projects | pages | work | seconds | processor s | MB at once | target | |",
        "|--:|--:|---|--:|--:|--:|---|---|",
        *(line(size, step, row) for size in sorted(found) for step, row in found[size].items()),
        "",
    ]
    for small, large in itertools.pairwise(sizes):
        for step in (SCREEN, READY):
            one, two = found[small].get(step), found[large].get(step)
            if one and two:
                grown = math.log(two.taken.cpu / one.taken.cpu) / math.log(large / small)
                lines += [
                    (
                        f"Growth of processor time from {small:,} to {large:,}, {step}: "
                        f"{grown:.2f}; target ≤ {GROWTH:.2f}: {yes(grown <= GROWTH)}."
                    ),
                    "",
                ]
    return "\n".join([*lines, *beside(found, absent), ""])


def beside(found: Found, absent: str) -> list[str]:
    """How many times as long as ours WeasyPrint takes for the same book."""
    said = []
    for size, rows in sorted(found.items()):
        if BESIDE in rows and SCREEN in rows:
            times = rows[BESIDE].taken.cpu / rows[SCREEN].taken.cpu
            seconds = rows[BESIDE].taken.wall / rows[SCREEN].taken.wall
            said.append(
                f"WeasyPrint at {size:,} projects: {times:.1f} × the processor time of ours, "
                f"{seconds:.1f} × its seconds; expected ≥ {TIMES} ×: {yes(times >= TIMES)}."
            )
    return said or ([f"WeasyPrint: {absent}."] if absent else [])


def count(pdf: Path) -> int:
    with pikepdf.open(pdf) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
