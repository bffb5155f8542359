"""How long the sheets of many projects take: three PDFs a project, and Word's forms.

    python benchmarks/sheets.py [100 1000] [--folder DIR]

Makes libraries with `make_library.py`, a photograph of its own for each project, and makes their
sheets as `guide build sheets` does, each step in a process of its own: all PDFs (each language, and
both on two sides), all Word forms (a file for each project and language, and all of a language in
one), everything again unchanged, and again after one project has changed. Seconds are of the step,
processor seconds and memory of all its processes, with the reading of the library. Prints targets
beside results and writes them to `benchmarks/sheets.md`.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from make_library import APART, make
from measuring import Taken, machine, taken, yes

TABLE = Path(__file__).with_suffix(".md")
# root, what to make, the file for the seconds and the count
MAKE = """
import json, sys, tempfile, time
from pathlib import Path
from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets import make
from guide.outputs.sheets.forms import Forms
from guide.outputs.sheets.pages import Workshop
root, what, said = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
guide = load(root)[0].guide()
projects = list(guide.projects.values())
start = time.perf_counter()
if what == "pdf":
    workshop = Workshop(guide, None, guide.languages)
    with tempfile.TemporaryDirectory() as work:
        made, problems = workshop.made(list(workshop.pages(projects)), Path(work))
elif what == "word":
    forms = Forms(guide, guide.languages)
    made, problems = forms.made(list(forms.pages(projects)))
else:
    done = make(Request(guide=guide, root=root))
    made, problems = list(done.paths[0].glob("[!.]*")), done.problems
took = time.perf_counter() - start
assert not any(p.severity.name == "ERROR" for p in problems), problems[:3]
said.write_text(json.dumps([took, len(made)]))
"""
LARGE = 1000
PDFS, WORD, UNCHANGED, ONE = "PDF", "Word", "all again, unchanged", "all again, one project changed"
# Seconds for a thousand projects, as for 3,000 PDFs; Word's for every thousand files.
SECONDS, WORD_SECONDS = 120, 60


@dataclass(frozen=True)
class Row:
    """A step at a size, and how many files it made."""

    size: int
    step: str
    taken: Taken
    files: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, LARGE])
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="sheets-benchmark-"))
    work.mkdir(parents=True, exist_ok=True)
    rows = []
    try:
        for size in sorted(options.sizes):
            for row in steps(work, size):
                rows.append(row)
                print(line(row), flush=True)
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    text = report(rows)
    TABLE.write_text(text, "utf-8")
    print(text)


def steps(work: Path, size: int) -> Iterator[Row]:
    root = work / f"sheets-{size}"
    if not root.exists():
        make(root, size, pictures=True)
    shutil.rmtree(root / "dist", ignore_errors=True)
    for step, what in ((PDFS, "pdf"), (WORD, "word")):
        yield made(root, size, step, what)
    made(root, size, "", "all")
    yield made(root, size, UNCHANGED, "all")
    files = (root / "projects").glob("*/*.yml")
    first = min(file for file in files if file.parent.name not in APART)
    text = first.read_text("utf-8")
    first.write_text(text.replace("  zh: ", f"  zh: {time.time_ns() % 1000}号", 1), "utf-8")
    yield made(root, size, ONE, "all")
    first.write_text(text, "utf-8")


def made(root: Path, size: int, step: str, what: str) -> Row:
    with tempfile.NamedTemporaryFile() as said:
        found = taken([sys.executable, "-c", MAKE, str(root), what, said.name], root)
        took, files = json.loads(Path(said.name).read_text())
    return Row(size, step, Taken(took, found.cpu, found.memory), files)


def line(row: Row) -> str:
    wanted, met = "", ""
    if row.size == LARGE and row.step == PDFS:
        wanted, met = f"≤ {SECONDS} s", yes(row.taken.wall <= SECONDS)
    if row.size == LARGE and row.step == WORD:
        each = 1000 * row.taken.wall / row.files
        wanted, met = f"≤ {WORD_SECONDS} s a thousand", f"{each:.1f} s: {yes(each <= WORD_SECONDS)}"
    return (
        f"| {row.size:,} | {row.step} | {row.files:,} | {row.taken.wall:.1f} "
        f"| {row.taken.cpu:.1f} | {row.taken.memory:.0f} | {wanted} | {met} |"
    )


def report(rows: list[Row]) -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime())
    return "\n".join(
        [
            "# The sheets",
            "",
            f"By `python benchmarks/sheets.py`, {day}: {machine()}.",
            "Seconds are of the step; processor seconds and memory are of all its processes, with",
            "the reading of the library.",
            "",
            "| projects | work | files | seconds | processor s | MB at once | target | |",
            "|--:|---|--:|--:|--:|--:|---|---|",
            *map(line, rows),
            "",
        ]
    )


if __name__ == "__main__":
    main()
