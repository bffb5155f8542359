"""How long a library takes to go out as a workbook, and to be read and compared again.

    python benchmarks/workbook.py [PROJECTS]

Makes a library on the spot whose projects fill at least 40 columns each with text, amounts and
choices, then measures, each in a process of its own: writing the whole library as a workbook, and
previewing that workbook over the library. The preview is what `guide import --dry-run` does: it
opens the file, unfolds it, finds heads, reads each cell by its column, compares it with the
library and judges what would change; nothing does, or the run fails. Reading the library's YAML
comes before either and stands on a line of its own; the most memory includes it. Prints the
targets beside the results, writes them to `benchmarks/workbook.md`, and fails where one is missed.
"""

import argparse
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import python_calamine

from guide.edit import fresh
from guide.load import load
from guide.model.project import Project
from guide.outputs import Request

TABLE = Path(__file__).with_suffix(".md")
# The targets hold for this many projects with at least so many columns filled.
PROJECTS, COLUMNS = 10_000, 40
SECONDS, MEGABYTES = 15, 600


def project(number: int) -> dict[str, object]:
    """A project that fills some sixty columns, texts in both languages."""

    def both(zh: str, en: str) -> dict[str, str]:
        return {"zh": f"{zh}{number}号", "en": f"{en} no. {number}"}

    total = 1000 + number % 90_000
    return {
        "status": "published",
        "owner": "investment-bureau",
        "as_of": "2026-10-31",
        "valid_until": "2027-10-31",
        "reviewed": {"by": "investment-bureau", "date": "2026-11-12"},
        "code": f"SX-2026-{number:05}",
        "kind": "opportunity",
        "title": both("茶叶精制加工项目", "Tea Refining Plant"),
        "highlight": both("原料就在茶山乡，净地60亩", "Leaf from the next township, on 4 ha"),
        "summary": both(
            "建设精制茶加工厂，用地已平整，前期工作已完成", "A plant refining tea on levelled land"
        ),
        "offer": "seeking",
        "industry": "1530",
        "location": {"text": both("示例县城关镇", "Chengguan Town"), "township": "chengguan"},
        "background": both(
            "全县毛茶七成运到外地精制，就地加工可减少运输", "Most raw tea is refined elsewhere"
        ),
        "content": both(
            "新建萎凋、揉捻、烘干、拣选和包装生产线", "Lines for withering, rolling, drying"
        ),
        "products": both("精制绿茶、红茶和茶粉", "Refined green and black tea, and tea powder"),
        "investment": {
            "total": f"{total}万元",
            "fixed_assets": f"{total - 400}万元",
            "working_capital": "400万元",
            "sought": f"{total}万元",
        },
        "cooperation": ["wholly-owned", "equity-jv"],
        "land": {"area": "60亩", "use": "industrial", "tenure": ["grant"], "state": "cleared"},
        "building_area": "18000平方米",
        "readiness": {"feasibility": {"state": "done", "date": "2026-06"}},
        "returns": {"basis": "study", "annual_revenue": f"{total}万元"},
        "jobs": str(number % 900 + 1),
        "schedule": {"months": "18", "start": "2027-03"},
        "promoter": "investment-bureau",
    }


@dataclass(frozen=True)
class Measured:
    """Wall and processor seconds of one piece of work, and of reading the library before it."""

    loading: float
    loading_processor: float
    wall: float
    processor: float
    megabytes: float
    note: str


def peak() -> float:
    """The most memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def export(root: Path) -> Measured:
    """Write the whole library as a workbook."""
    from guide.outputs.workbook import make  # noqa: PLC0415  counted with the work

    begun = time.perf_counter(), time.process_time()
    library, _ = load(root)
    loaded = time.perf_counter(), time.process_time()
    (path,) = make(Request(guide=library.guide(), root=root)).paths
    note = f"{path.stat().st_size / 1e6:.1f} MB"
    return measured(begun, loaded, note)


def bring(root: Path) -> Measured:
    """Preview the workbook over the library."""
    begun = time.perf_counter(), time.process_time()
    library, _ = load(root)
    loaded = time.perf_counter(), time.process_time()
    from guide.intake.preview import of_files  # noqa: PLC0415  counted with the work

    found = of_files(library, [root / "dist" / "library.xlsx"])
    if found.problems or found.judged.drafts:
        raise SystemExit(f"something changed: {found.problems[:2]} {len(found.judged.drafts)}")
    return measured(begun, loaded, f"{len(found.unchanged):,} records unchanged")


def measured(begun: tuple[float, float], loaded: tuple[float, float], note: str) -> Measured:
    now = time.perf_counter(), time.process_time()
    return Measured(
        loaded[0] - begun[0],
        loaded[1] - begun[1],
        now[0] - loaded[0],
        now[1] - loaded[1],
        peak(),
        note,
    )


def filled(root: Path) -> tuple[int, int]:
    """The fewest columns that a made project fills in the workbook, and the cells of its sheet."""
    book = python_calamine.CalamineWorkbook.from_path(root / "dist" / "library.xlsx")
    rows = book.get_sheet_by_name("项目").to_python()[2:]
    counts = [sum(cell != "" for cell in row) for row in rows if str(row[0]).startswith("tea-0")]
    every = sum(cell != "" for row in rows for cell in row)
    return min(counts), every


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("projects", nargs="?", type=int, default=PROJECTS)
    count = parser.parse_args().projects
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(str(files("guide") / "starter"), root, dirs_exist_ok=True)
        for number in range(count):
            path = root / "projects" / "agriculture" / f"tea-{number}.yml"
            path.write_text(fresh(project(number), Project), encoding="utf-8")
        context = multiprocessing.get_context("spawn")
        results = {}
        for name, work in (("export", export), ("import", bring)):
            with context.Pool(1) as pool:
                results[name] = pool.apply(work, (root,))
        columns, cells = filled(root)
    lines, sound = table(count, columns, cells, results)
    print("\n".join(lines))
    if count == PROJECTS:
        TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    return 0 if sound else 1


def table(
    count: int, columns: int, cells: int, results: dict[str, Measured]
) -> tuple[list[str], bool]:
    """The results as a page, and whether every target is met."""
    day = time.strftime("%-d %B %Y")
    lines = [
        "# Workbooks",
        "",
        (
            f"{count:,} projects with {columns} columns filled or more, {cells:,} cells in all; "
            f"{day}, Python {sys.version.split()[0]}. By `python benchmarks/workbook.py`, "
            "which says what each line counts."
        ),
        "",
        "| what | wanted | wall | processor | most memory | |",
        "|---|---|---|---|---|---|",
    ]
    sound = columns >= COLUMNS
    wanted = f"≤ {SECONDS} s, ≤ {MEGABYTES} MB" if count == PROJECTS else ""
    for name, each in results.items():
        lines += [
            (
                f"| read the library before the {name} | | {each.loading:.1f} s "
                f"| {each.loading_processor:.1f} s | | |"
            ),
            (
                f"| {name} | {wanted} | {each.wall:.1f} s | {each.processor:.1f} s "
                f"| {each.megabytes:.0f} MB | {each.note} |"
            ),
        ]
        if count == PROJECTS:
            sound = sound and each.wall <= SECONDS and each.megabytes <= MEGABYTES
    return lines, sound


if __name__ == "__main__":
    sys.exit(main())
