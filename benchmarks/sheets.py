"""How long the sheets of many projects take: three PDFs a project, and Word's forms.

    python benchmarks/sheets.py [100 1000] [--folder DIR]

Makes libraries with `make_library.py`, a photograph of its own for each project, and makes their
sheets as `guide build sheets` does: everything from nothing, of which the PDFs (each language, and
both on two sides) and the Word forms (a file for each project and language, and all of a language
in one) are told apart; again unchanged; and again after one project has changed. Each run is a
process of its own. Seconds are of the step, processor seconds and memory of all its processes;
those of PDF and Word are parts of the first run, and its memory.

Every line is printed, and the table of `benchmarks/sheets.md` written, as soon as it is measured;
`sheets.json` keeps the figures, so that a run of other sizes adds to them.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from make_library import APART, make
from measuring import Taken, machine, taken, yes
from remembering import Found, Row, before, say

TABLE = Path(__file__).with_suffix(".md")
# root, the file for the seconds, processor seconds and files of each kind and of all
MAKE = """
import json, os, sys, time
from pathlib import Path
from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets import make
from guide.outputs.sheets.forms import Forms
from guide.outputs.sheets.pages import Workshop
root, said = Path(sys.argv[1]), Path(sys.argv[2])
found = {}
def clock():
    return time.perf_counter(), sum(os.times()[:4])
def timed(kind, name, of):
    def run(*given):
        start = clock()
        made = of(*given)
        made = list(made) if name == "pages" else made
        spent = [end - begin for begin, end in zip(start, clock())]
        files = len(made) if name == "pages" else 0
        found[kind] = [a + b for a, b in zip(found.get(kind, [0, 0, 0]), [*spent, files])]
        return made
    return run
for kind, place in (("PDF", Workshop), ("Word", Forms)):
    for name in ("pages", "made"):
        setattr(place, name, timed(kind, name, getattr(place, name)))
guide = load(root)[0].guide()
start = time.perf_counter()
done = make(Request(guide=guide, root=root))
assert not any(p.severity.name == "ERROR" for p in done.problems), done.problems[:3]
found["all"] = [time.perf_counter() - start, 0, len(list(done.paths[0].glob("[!.]*")))]
said.write_text(json.dumps(found))
"""
LARGE = 1000
ALL, PDFS, WORD = "all, from nothing", "of which PDF", "of which Word"
UNCHANGED, ONE = "all again, unchanged", "all again, one project changed"
# Seconds for a thousand projects, as for 3,000 PDFs; Word's for every thousand files.
SECONDS, WORD_SECONDS = 120, 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, LARGE])
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="sheets-benchmark-"))
    work.mkdir(parents=True, exist_ok=True)
    found = before(TABLE)
    try:
        for size in sorted(options.sizes):
            for step, row in steps(work, size):
                found.setdefault(size, {})[step] = row
                say(TABLE, found, line(size, step, row), report)
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    print(report(found))


def steps(work: Path, size: int) -> Iterator[tuple[str, Row]]:
    root = work / f"sheets-{size}"
    if not root.exists():
        make(root, size, pictures=True)
    shutil.rmtree(root / "dist", ignore_errors=True)
    first = made(root)
    yield ALL, first["all"]
    yield PDFS, first["PDF"]
    yield WORD, first["Word"]
    yield UNCHANGED, made(root)["all"]
    files = (root / "projects").glob("*/*.yml")
    chosen = min(file for file in files if file.parent.name not in APART)
    text = chosen.read_text("utf-8")
    chosen.write_text(text.replace("  zh: ", f"  zh: {time.time_ns() % 1000}号", 1), "utf-8")
    yield ONE, made(root)["all"]
    chosen.write_text(text, "utf-8")


def made(root: Path) -> dict[str, Row]:
    """Make the sheets; what all of it took, the PDFs and the Word forms."""
    with tempfile.NamedTemporaryFile() as said:
        whole = taken([sys.executable, "-c", MAKE, str(root), said.name], root)
        found = json.loads(Path(said.name).read_text())
    return {
        kind: Row(Taken(wall, whole.cpu if kind == "all" else cpu, whole.memory), files)
        for kind, (wall, cpu, files) in found.items()
    }


def line(size: int, step: str, row: Row) -> str:
    wanted, met = "", ""
    if size == LARGE and step == PDFS:
        wanted, met = f"≤ {SECONDS} s", yes(row.taken.wall <= SECONDS)
    if size == LARGE and step == WORD:
        each = 1000 * row.taken.wall / row.made
        wanted, met = f"≤ {WORD_SECONDS} s a thousand", f"{each:.1f} s: {yes(each <= WORD_SECONDS)}"
    return (
        f"| {size:,} | {step} | {row.made:,} | {row.taken.wall:.1f} "
        f"| {row.taken.cpu:.1f} | {row.taken.memory:.0f} | {wanted} | {met} |"
    )


def report(found: Found) -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime())
    return "\n".join(
        [
            "# The sheets",
            "",
            f"By `python benchmarks/sheets.py`, {day}: {machine()}.",
            "Seconds are of the step; processor seconds and memory are of all its processes, with",
            "the reading of the library. PDF and Word are parts of the first run, and its memory.",
            "",
            "| projects | work | files | seconds | processor s | MB at once | target | |",
            "|--:|---|--:|--:|--:|--:|---|---|",
            *(line(size, step, row) for size in sorted(found) for step, row in found[size].items()),
            "",
        ]
    )


if __name__ == "__main__":
    main()
