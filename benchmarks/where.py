"""Where the time of a cold check and a cold site goes: the part of each module of the package.

    python benchmarks/where.py [1000]

A clock of processor time looks every few milliseconds at which function of the package is at work,
and counts what Python and other libraries do for that function as its own. One processor is used,
so that nothing is done in processes that the clock does not see; pictures are ready. What a site
does beyond the check before it is `build`. The table is written to where.md beside this file.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from make_library import make
from measuring import machine
from speed import CORE

import guide
from guide import cache, checks
from guide.outputs import OUTPUTS, Request

PACKAGE = f"{Path(guide.__file__).parent}{os.sep}"
TICK = 0.004
# Less than this is told together.
LEAST = 0.02


@dataclass
class Clock:
    """For how many seconds of processor time which module was at work."""

    seen: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    last: float = field(default_factory=time.process_time)

    def __call__(self, _signal: int, frame: FrameType | None) -> None:
        while frame and not frame.f_code.co_filename.startswith(PACKAGE):
            frame = frame.f_back
        name = frame.f_code.co_filename.removeprefix(PACKAGE) if frame else "imports and the rest"
        # A long call of a library takes many looks at once.
        now = time.process_time()
        self.seen[name] += now - self.last
        self.last = now


@contextmanager
def clocked(clock: Clock) -> Iterator[None]:
    """The clock runs as long as this does."""
    clock.last = time.process_time()
    before = signal.signal(signal.SIGPROF, clock)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def layer(module: str) -> str:
    """The layer of a module, of an output its name too."""
    parts = module.split("/")
    return "/".join(parts[:2]) if parts[0] == "outputs" else parts[0].removesuffix(".py")


def shares(seen: Mapping[str, float], of: Callable[[str], str]) -> Iterator[tuple[str, float]]:
    """The shares of the whole by a name, the largest first, small ones as one."""
    whole = sum(seen.values())
    found: defaultdict[str, float] = defaultdict(float)
    for module, count in seen.items():
        found[of(module)] += count
    small = 0.0
    for name, count in sorted(found.items(), key=lambda each: -each[1]):
        if count / whole >= LEAST:
            yield name, count / whole
        else:
            small += count / whole
    if small:
        yield "others", small


def table(name: str, size: int, clock: Clock) -> str:
    """A clock's shares by layer and by module, side by side."""
    by_layer = list(shares(clock.seen, layer))
    by_module = list(shares(clock.seen, lambda module: module))
    rows = max(len(by_layer), len(by_module))
    blank = [("", 0.0)] * rows
    seconds = sum(clock.seen.values())
    lines = [
        f"## {name}, {size:,} projects: about {seconds:.1f} s",
        "",
        "| layer | share | module | share |",
        "|---|--:|---|--:|",
    ]
    for (one, part), (other, share), _ in zip(
        by_layer + blank, by_module + blank, range(rows), strict=False
    ):
        lines.append(
            f"| {one} | {f'{part:.0%}' if one else ''} "
            f"| {other} | {f'{share:.0%}' if other else ''} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, nargs="?", default=1000)
    size = parser.parse_args().size
    here = machine()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    # As the core is installed: pictures to share would draw text with the booklet's fonts.
    sys.modules["justmytype_intl_cjk"] = None  # type: ignore[assignment]
    with tempfile.TemporaryDirectory(prefix="guide-where-") as folder:
        root = Path(folder) / "library"
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        make(root, size)
        once = [sys.executable, "-c", CORE, "--root", str(root), "build", "site"]
        subprocess.run(once, check=True, capture_output=True)
        for kept in cache.folder("pictures").parent.iterdir():
            if kept.name != "pictures":
                shutil.rmtree(kept)
        shutil.rmtree(root / "site")
        checking, building = Clock(), Clock()
        with clocked(checking):
            library, _ = checks.examine(root)
        if library is None:
            sys.exit("the library cannot be read")
        with clocked(building):
            OUTPUTS["site"](Request(guide=library.guide(), root=root))
    found = (table("check", size, checking), table("build", size, building))
    head = f"# Where the time goes\n\nMade by `python benchmarks/where.py {size}`: {here}.\n"
    text = "\n".join((head, *found))
    Path(__file__).with_suffix(".md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
