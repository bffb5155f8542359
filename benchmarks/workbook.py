"""How long 10,000 projects take to go out as a workbook and to be read and compared again.

    python benchmarks/workbook.py [PROJECTS]

Measures, for a library made on the spot from 40 columns of text, amounts and choices: reading the
library, writing the workbook, reading it and comparing each cell with the library, and the most
memory that each of the last two took, in processes of their own.
"""

import argparse
import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from guide.edit import fresh
from guide.load import load
from guide.model.project import Project
from guide.outputs import Request


def project(number: int) -> dict[str, object]:
    """A project that fills 40 columns."""

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


def measured(label: str, work: Callable[[Path], tuple[float, float, str]], root: Path) -> None:
    """Run work in a process of its own and print its time and most memory."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        seconds, megabytes, note = pool.apply(work, (root,))
    print(f"{label:34} {seconds:6.1f} s {megabytes:6.0f} MB  {note}")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def export(root: Path) -> tuple[float, float, str]:
    from guide.outputs.workbook import make  # noqa: PLC0415

    library, _ = load(root)
    started = time.perf_counter()
    (path,) = make(Request(guide=library.guide(), root=root)).paths
    return time.perf_counter() - started, peak(), f"{path.stat().st_size >> 10} KB"


def bring(root: Path) -> tuple[float, float, str]:
    from guide.intake.preview import of_files  # noqa: PLC0415

    started = time.perf_counter()
    library, _ = load(root)
    loaded = time.perf_counter() - started
    found = of_files(library, [root / "dist" / "library.xlsx"])
    if found.problems or found.judged.drafts:
        raise SystemExit(f"something changed: {found.problems[:2]} {len(found.judged.drafts)}")
    took = time.perf_counter() - started
    note = f"{len(found.unchanged)} unchanged; {loaded:.1f} s of it the library"
    return took, peak(), note


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("projects", nargs="?", type=int, default=10_000)
    count = parser.parse_args().projects
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(str(files("guide") / "starter"), root, dirs_exist_ok=True)
        for number in range(count):
            path = root / "projects" / "agriculture" / f"tea-{number}.yml"
            path.write_text(fresh(project(number), Project), encoding="utf-8")
        measured(f"export, {count:,} projects", export, root)
        measured(f"import, {count:,} projects", bring, root)


if __name__ == "__main__":
    main()
