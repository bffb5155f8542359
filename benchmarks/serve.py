"""How long a saved file takes to stand on the page while `guide serve` runs, in Chromium.

    python benchmarks/serve.py [100 1000 10000] [--saves 9] [--folder DIR]

A project's page is open in a browser. Its file is saved with another title, and the clock runs
until that title is on the page; then with a mistake, until the page names file, line and column;
then mended. The table goes to serve.md; at 10,000 the start takes some minutes.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from make_library import make
from playwright.sync_api import Page, sync_playwright
from speed import CORE, machine

RESULTS = Path(__file__).with_name("serve.md")
PROJECT = "graphite/anode-materials"
# Milliseconds from the save to the page.
TARGETS = {1_000: 300, 10_000: 1_000}
CHROMIUM = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-dev-shm-usage"),
]
LONGEST = 1_200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1_000])
    parser.add_argument("--saves", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="where to work; kept, and used again")
    options = parser.parse_args()
    work = options.folder or Path(tempfile.mkdtemp(prefix="guide-serve-"))
    lines = [
        "# From a saved file to the page",
        "",
        f"Written by `python benchmarks/serve.py` on {time.strftime('%Y-%m-%d', time.gmtime())}:",
        f"{machine()}.",
        f"Milliseconds in Chromium, median (and longest) of {options.saves} saves of a project.",
        "",
        "| projects | start, s | new title on the page | target | reached | mistake named |",
        "|--:|--:|--:|--:|---|--:|",
    ]
    try:
        lines += [measured(work, size, options.saves) for size in sorted(options.sizes)]
    finally:
        if options.folder is None:
            shutil.rmtree(work, ignore_errors=True)
    text = "\n".join(lines) + "\n"
    RESULTS.write_text(text, "utf-8")
    print(text)


def measured(work: Path, size: int, saves: int) -> str:
    """A row of the table."""
    root = work / str(size)
    if not (root / "projects").is_dir():
        make(root, size)
    started = time.perf_counter()
    with serving(root) as url, sync_playwright() as tool:
        start = time.perf_counter() - started
        browser = tool.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page()
        page.goto(f"{url}en/projects/anode-materials.html")
        file = root / "projects" / f"{PROJECT}.yml"
        text = file.read_text("utf-8")
        shown, named = [], []
        try:
            for turn in range(saves):
                title = f"Turn {'abcdefghijklmnopqrstuvwxyz'[turn % 26]}"
                other = re.sub(r"(?m)^  en: ", f"  en: {title} ", text, count=1)
                shown.append(saved(page, file, other, f"h1:has-text('{title}')"))
                wrong = f"{text.rstrip()}\nmistake_{turn}: yes\n"
                place = f"{file.name}:{wrong.count(chr(10))}:1"
                named.append(saved(page, file, wrong, f"#guide-problems:has-text('{place}')"))
                saved(page, file, text, "#guide-problems[hidden]", state="attached")
        finally:
            file.write_text(text, "utf-8")
        browser.close()
    most = TARGETS.get(size)
    middle = statistics.median(shown)
    wanted = f"≤ {most} | {'yes' if middle <= most else 'no'}" if most else " | "
    return (
        f"| {size:,} | {start:.1f} | {middle:.0f} ({max(shown):.0f}) | {wanted} "
        f"| {statistics.median(named):.0f} ({max(named):.0f}) |"
    )


def saved(page: Page, file: Path, text: str, wanted: str, state: Any = "visible") -> float:
    """Save a file; milliseconds until the page has what is wanted."""
    started = time.perf_counter()
    file.write_text(text, "utf-8")
    page.wait_for_selector(wanted, state=state, timeout=60_000)
    took = (time.perf_counter() - started) * 1000
    time.sleep(1)  # a person does not save again at once
    return took


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """`guide serve` on a free port, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", CORE, "--root", str(root), "serve", "--port", str(port)]
    environment = os.environ | {"XDG_CACHE_HOME": str(root / "cache")}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        try:
            for _ in range(LONGEST * 5):
                try:
                    urllib.request.urlopen(url, timeout=60).close()
                    break
                except (urllib.error.URLError, OSError):
                    if process.poll() is not None:
                        said.seek(0)
                        sys.exit(said.read().decode(errors="replace")[-2000:])
                    time.sleep(0.2)
            yield url
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
