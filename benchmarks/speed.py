"""How fast the guide is, and how much memory it takes, beside Hugo, Eleventy and MkDocs.

    python benchmarks/speed.py [100 1000 10000 …] [--runs 3] [--without mkdocs eleventy …]

Each command is a process as a person starts it. Time is what the clock shows, processor time is
that of all its processes, memory the most that they held at one moment. Figures are medians of
`--runs`; commands take turns, so that a busy machine is busy for all of them. Sizes from 10,000 on
run once, from 100,000 on only `check` and `site`; booklet, sheets and pictures only up to 100
(`booklet.py` and `sheets.py` measure those at other sizes). On two quiet cores 100 and 1,000
together take some ten minutes, 10,000 another twenty.

`make bench` writes RESULTS.md, and what it measured beside it into RESULTS.json: another run of the
same program on the same machine replaces the sizes that it measures and leaves the others standing.

`site, cold, its pages alone` reads and checks the library, makes every page and follows the links:
no photographs, open data, searches or catalogues, which no other generator here makes.

The site is built as without the extra `booklet`: with its fonts the guide draws a picture of each
page to share, which no other generator does. That work is measured by itself.
"""

import argparse
import itertools
import math
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

import generators
import remembering
from make_library import make
from measuring import Taken, machine, middle, taken, yes

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("RESULTS.md")
MEASURED = RESULTS.with_suffix(".json")
# Without the fonts of the extra `booklet`, as the core is installed.
CORE = (
    "import sys; sys.modules['justmytype_intl_cjk'] = None;"
    "from guide.cli import main; sys.exit(main())"
)
# The pages alone, with what they need: reading, checks, links; pictures are there already.
PAGES = (
    "import sys; sys.modules['justmytype_intl_cjk'] = None;"
    "from dataclasses import replace; from pathlib import Path; from guide import cache, checks;"
    "from guide.outputs.site.build import build_site;"
    "from guide.outputs.site.opening import open_site;"
    "root = Path(sys.argv[1]); library, _ = checks.examine(root);"
    "site, _ = open_site(library.guide(), cache.folder('pictures'));"
    "build_site(replace(site, assets=lambda _: ()), root, root / 'pages')"
)
# What is put before a title to change it.
NAMES = itertools.cycle([("东", "East"), ("西", "West"), ("南", "South"), ("北", "North")])
ONCE, MOST, FEW = 10_000, 100_000, 100
OTHERS: dict[str, Callable[[Path, Path, Path], list[str]]] = {
    "hugo": generators.hugo,
    "eleventy": generators.eleventy,
    "mkdocs": generators.mkdocs,
}
# MkDocs grows with the square of its navigation.
LIMITS = {"mkdocs": 1_000, "eleventy": 10_000}


@dataclass(frozen=True)
class Step:
    """A row of the table: what is done, and what is made ready before, unmeasured."""

    name: str
    command: list[str]
    ready: Callable[[], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], choices=OTHERS)
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="guide-speed-"))
    work.mkdir(parents=True, exist_ok=True)
    others = {name: each for name, each in OTHERS.items() if name not in options.without}
    found: dict[int, dict[str, Taken]] = {}
    text = ""
    try:
        for size in sorted(options.sizes):
            runs = 1 if size >= ONCE else options.runs
            for rows in measured(work.resolve(), size, runs, others):
                # A run that is stopped keeps what it had.
                found[size] = rows
                # Sizes of an earlier run may be medians of more turns, never of fewer.
                text = report(remembered(found), runs)
                RESULTS.write_text(text, "utf-8")
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    print(text)


def remembered(found: dict[int, dict[str, Taken]]) -> dict[int, dict[str, Taken]]:
    """What was measured now, with the sizes that this program had measured here before."""
    before = {
        int(size): {name: Taken(*figures) for name, figures in rows.items()}
        for size, rows in remembering.known(MEASURED).items()
    }
    now = {size: before.get(size, {}) | rows for size, rows in found.items()}
    every = dict(sorted((before | now).items()))
    remembering.keep(
        MEASURED,
        {
            str(size): {name: astuple(row) for name, row in rows.items()}
            for size, rows in every.items()
        },
    )
    return every


def measured(
    work: Path, size: int, runs: int, others: dict[str, Callable[[Path, Path, Path], list[str]]]
) -> Iterator[dict[str, Taken]]:
    """The medians of the steps at a size, after each that was measured."""
    root = work / str(size)
    if not (root / "projects").is_dir():
        make(root, size)
    rows: dict[str, list[Taken]] = {}
    tools = work / "tools"
    tools.mkdir(exist_ok=True)
    for turn in range(runs):
        for step in steps(root, size):
            step.ready()
            rows.setdefault(step.name, []).append(taken(step.command, work))
            print(size, turn + 1, step.name, rows[step.name][-1], file=sys.stderr, flush=True)
            yield {name: middle(found) for name, found in rows.items()}
        for name, other in others.items():
            if size > LIMITS.get(name, MOST - 1) or (turn and name == "mkdocs"):
                continue
            folder = work / f"{name}-{size}"
            command = other(folder, root / "site", tools)
            rows.setdefault(name, []).append(taken(command, folder))
            print(size, turn + 1, name, rows[name][-1], file=sys.stderr, flush=True)
            yield {name: middle(found) for name, found in rows.items()}


def steps(root: Path, size: int) -> list[Step]:
    cache = root / "cache"
    os.environ["XDG_CACHE_HOME"] = str(cache)
    library = root / "projects"
    first = next(
        file
        for file in sorted(library.glob("*/*-*.yml"))
        if "_" not in str(file.relative_to(library))
    )

    def cold() -> None:
        for name in (cache / "investment-guide", root / "site", root / "dist"):
            shutil.rmtree(name, ignore_errors=True)

    def pages() -> None:
        """As cold, but for pictures once made."""
        for each in (cache / "investment-guide").iterdir():
            if each.name != "pictures":
                shutil.rmtree(each)
        shutil.rmtree(root / "pages", ignore_errors=True)

    def changed() -> None:
        """Another title in both languages: the page changes, and every list that names it."""
        zh, en = next(NAMES)
        text = first.read_text("utf-8")
        text = re.sub(r"(?m)^(title:\n  zh: )", rf"\g<1>{zh}", text, count=1)
        text = re.sub(r"(?m)^(title:\n.*\n  en: [\"']?)", rf"\g<1>{en} ", text, count=1)
        first.write_text(text, "utf-8")

    def nothing() -> None:
        """Everything stays as the step before left it."""

    def guide(*words: str) -> list[str]:
        return [sys.executable, "-c", CORE, "--root", str(root), *words]

    found: list[Step] = []
    if size <= FEW:
        whole = [sys.executable, "-m", "guide", "--root", str(root), "build"]
        found = [
            Step("site with pictures to share, cold", [*whole, "site"], cold),
            Step("booklet, cold", [*whole, "booklet"], cold),
            Step("booklet, nothing changed", [*whole, "booklet"], nothing),
            Step("sheets", [*whole, "sheets"], nothing),
        ]
    found += [
        Step("check, cold", guide("check"), cold),
        Step("check, nothing changed", guide("check"), nothing),
        Step("check, one file changed", guide("check"), changed),
        Step("site, cold", guide("build", "site"), cold),
        Step("site, nothing changed", guide("build", "site"), nothing),
        Step("site, one file changed", guide("build", "site"), changed),
        Step("site, cold, its pages alone", [sys.executable, "-c", PAGES, str(root)], pages),
    ]
    if size < ONCE:
        found.append(Step("open data", guide("build", "data"), nothing))
    return found


TARGETS: dict[int, dict[str, tuple[str, Callable[[dict[str, Taken]], float], float]]] = {
    10_000: {
        "check, cold": ("≤ 12 s", lambda rows: rows["check, cold"].wall, 12),
        "check, nothing changed": ("≤ 2 s", lambda rows: rows["check, nothing changed"].wall, 2),
        "site, cold": (
            "≤ 0.9 × Hugo's time",
            lambda rows: (
                rows["site, cold"].wall / rows["hugo"].wall if "hugo" in rows else math.nan
            ),
            0.9,
        ),
        "site, nothing changed": ("≤ 2 s", lambda rows: rows["site, nothing changed"].wall, 2),
        "site, one file changed": (
            "≤ 2.5 s",
            lambda rows: rows["site, one file changed"].wall,
            2.5,
        ),
    },
    1_000: {
        "mkdocs": (
            "≥ 15 × the time of site, cold",
            lambda rows: -rows["mkdocs"].wall / rows["site, cold"].wall,
            -15,
        )
    },
}


# Megabytes of all processes at once.
MEMORY = {10_000: 700, 100_000: 4_000}


def report(found: dict[int, dict[str, Taken]], runs: int) -> str:
    many = f"Medians of {runs} turns (of one from {ONCE:,} projects on)"
    turns = many if runs > 1 else "One turn"
    lines = [
        "# Speed",
        "",
        f"Written by `make bench` on {time.strftime('%Y-%m-%d', time.gmtime())}: {machine()}.",
        f"{turns}; each page stands in two languages.",
        "What is compared, and how, is told in `benchmarks/speed.py`.",
        "",
        "The work is not equal. The others put contents that are finished into one layout. The",
        "guide reads and checks the library, says every value in each language, draws charts,",
        "sketches and codes, makes photographs small, writes open data, search and catalogue, and",
        "follows every link. `its pages alone` leaves out photographs, data, search and catalogue.",
    ]
    for size, rows in found.items():
        lines += ["", f"## {size:,} projects", ""]
        lines += ["| work | seconds | processor s | MB at once | target | reached |"]
        lines += ["|---|--:|--:|--:|---|---|"]
        for name, row in rows.items():
            target, reached = "", ""
            if name in TARGETS.get(size, {}):
                target, of, most = TARGETS[size][name]
                value = of(rows)
                said = "not measured" if math.isnan(value) else f"{abs(value):.2f}"
                reached = f"{'yes' if value <= most else 'no'}: {said}"
            lines.append(
                f"| {name} | {row.wall:.2f} | {row.cpu:.2f} | {row.memory:.0f} "
                f"| {target} | {reached} |"
            )
        lines += memory(size, rows)
    lines += ratios(found)
    lines += growth(found)
    return "\n".join(lines) + "\n"


def ratios(found: dict[int, dict[str, Taken]]) -> list[str]:
    """How many times as long as the guide's site, cold, others take for the same pages."""
    names = [name for name in OTHERS if any(name in rows for rows in found.values())]
    if not names:
        return []
    lines = ["", "## Beside others", ""]
    lines += ["Their time and memory for the same pages, as a multiple of the guide's site, cold."]
    lines += ["", f"| projects | {' | '.join(f'{n}: time | {n}: memory' for n in names)} |"]
    lines += [f"|--:|{'--:|' * 2 * len(names)}"]
    for size, rows in found.items():
        own, cells = rows.get("site, cold"), list[str]()
        for name in names:
            times = ["", ""]
            other = rows.get(name)
            if own and other:
                times = [f"{other.wall / own.wall:.2f}", f"{other.memory / own.memory:.2f}"]
            cells += times
        lines.append(f"| {size:,} | {' | '.join(cells)} |")
    return lines


def memory(size: int, rows: dict[str, Taken]) -> list[str]:
    """What the whole site holds at once, against its targets."""
    cold, hugo, most = rows.get("site, cold"), rows.get("hugo"), MEMORY.get(size)
    if cold is None or most is None:
        return []
    site = cold.memory
    said = f"Memory of the site, cold: {site:.0f} MB; target ≤ {most:,} MB: {yes(site <= most)}"
    if hugo is not None:
        half = hugo.memory / 2
        said += f"; ≤ half of Hugo's, {half:.0f} MB: {yes(site <= half)}"
    return ["", f"{said}."]


def growth(found: dict[int, dict[str, Taken]]) -> list[str]:
    """How processor time grows with size: 1 is in proportion. Target: ≤ 1.10."""
    sizes = list(found)
    if len(sizes) < 2:
        return []
    lines = ["", "## Growth", "", "Exponent of processor time; the target is at most 1.10.", ""]
    lines += ["| from | to | check, cold | site, cold | hugo |", "|--:|--:|--:|--:|--:|"]
    for small, large in itertools.pairwise(sizes):
        cells = []
        for name in ("check, cold", "site, cold", "hugo"):
            one, two = found[small].get(name), found[large].get(name)
            times = math.log(two.cpu / one.cpu) / math.log(large / small) if one and two else None
            cells.append("" if times is None else f"{times:.2f}")
        lines.append(f"| {small:,} | {large:,} | {' | '.join(cells)} |")
    return lines


if __name__ == "__main__":
    main()
