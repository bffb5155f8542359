"""How quick the project browser is with 10,000 projects, and how much a first visit transfers.

    python benchmarks/browser.py [--projects 10000] [--runs 5]

The library's projects are multiplied in memory; only their data files are made, for the pages of
the sample. Times are taken in Chromium, from files: until the last change of the page has been laid
out, blocks of cards included.
"""

import argparse
import dataclasses
import gzip
import itertools
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from guide.load import load
from guide.model.guide import Guide
from guide.model.text import Text
from guide.outputs.site import build
from guide.outputs.site.catalogue import catalogue
from guide.outputs.site.content import Content

ROOT = Path(__file__).parents[1]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Seen from the page: when the data were there, when the list was ready, how long an act takes.
WATCH = """
document.addEventListener("load", (event) => {
  const source = event.target.src || "";
  if (source.includes("/catalogue.")) { window.arrived = performance.now(); }
}, true);
new MutationObserver(() => {
  if (!window.finished && document.documentElement.dataset.browser) {
    document.body.offsetHeight;
    window.finished = performance.now();
  }
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-browser"] });
window.timed = async (act) => {
  const started = performance.now();
  let last = started;
  const observer = new MutationObserver(() => {
    document.body.offsetHeight;
    last = performance.now();
  });
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document.querySelector(".list"), all);
  act();
  do { await new Promise((done) => setTimeout(done, 80)); } while (performance.now() - last < 80);
  observer.disconnect();
  return last - started;
};
"""

TYPE = """(text) => {
  const field = document.getElementById("find");
  field.value = text;
  field.dispatchEvent(new Event("input"));
}"""


def many(guide: Guide, count: int) -> Guide:
    """The guide with its projects repeated under new ids, titles and amounts."""
    projects = {}
    for number, project in zip(
        range(count), itertools.cycle(guide.projects.values()), strict=False
    ):
        title = Text({tag: f"{text} {number}" for tag, text in project.title.items()})
        twin = project.model_copy(update={"title": title})
        twin._id = f"{project.id}-{number}"  # noqa: SLF001  # a copy has no file to be named by
        projects[twin.id] = twin
    return dataclasses.replace(guide, projects=projects)


def measure(
    browser: Browser, address: str, runs: int
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds until ready, for each filter, for each key of a search."""
    ready, filters, keys = [], [], []
    for _ in range(runs):
        # What measures is a script that the policy of the pages would keep out.
        room = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page = room.new_page()
        page.add_init_script(WATCH)
        page.goto(address)
        page.wait_for_function("window.finished", timeout=60_000)
        ready.append(page.evaluate("window.finished - window.arrived"))
        boxes = page.locator(".facets input").count()
        for number in range(0, boxes, max(1, boxes // 20)):
            click = f"document.querySelectorAll('.facets input')[{number}].click()"
            filters += [timed(page, click), timed(page, click)]  # on and off
        page.locator("#find").focus()
        page.wait_for_function("window.GUIDE_FIND", timeout=60_000)
        page.wait_for_timeout(500)
        for text in ("石", "石墨", "石墨加", "石墨加工", "石墨", "x", "xm", "電", "電子"):
            keys.append(timed(page, f"({TYPE})('{text}')"))  # noqa: PERF401  # one after the other
        page.context.close()
    return ready, filters, keys


def timed(page: Page, act: str) -> float:
    result: float = page.evaluate(f"window.timed(() => {{ {act} }})")
    return result


def first_visit(browser: Browser, site: Path, address: str) -> tuple[int, int]:
    """Bytes that the first visit of a page transfers, text compressed, and the number of files."""
    asked: list[str] = []
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / address).as_uri())
    page.wait_for_load_state("networkidle")
    files = [Path(unquote(urlsplit(url).path)) for url in asked if url.startswith("file:")]
    sizes = [
        len(gzip.compress(file.read_bytes(), 6))
        if file.suffix in (".html", ".css", ".js", ".svg")
        else file.stat().st_size
        for file in files
    ]
    page.context.close()
    return sum(sizes), len(files)


def line(name: str, values: list[float], unit: str = "ms") -> None:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(values)
    print(f"{name:<34} median {middle:7.1f} {unit}   p95 {p95:7.1f} {unit}   n {len(values)}")


def main() -> None:
    options = argparse.ArgumentParser(description="The project browser with many projects.")
    options.add_argument("--projects", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=5)
    given: Any = options.parse_args()
    library, problems = load(ROOT)
    if library is None:
        raise SystemExit(str(problems))
    guide = library.guide()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(guide, ROOT, site)
        started = time.process_time()
        raw = packed = 0
        for path, data in catalogue(Content(many(guide, given.projects), {}), "zh"):
            (site / path).write_bytes(data)
            if "cards" not in path:
                size = len(gzip.compress(data, 6))
                print(f"{path:<34} {len(data) / 1024:9.0f} KB   gzip {size / 1024:7.0f} KB")
            raw, packed = raw + len(data), packed + len(gzip.compress(data, 6))
        spent = time.process_time() - started
        print(f"{'all of one language':<34} {raw / 1024:9.0f} KB   gzip {packed / 1024:7.0f} KB")
        print(f"{'made in':<34} {spent:9.1f} s of processor time")
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        ready, filters, keys = measure(
            browser, (site / "zh/projects/index.html").as_uri(), given.runs
        )
        line("ready after the data arrived", ready)
        line("a filter", filters)
        line("a key of a search", keys)
        for address in ("zh/index.html", "en/index.html"):
            size, count = first_visit(browser, site, address)
            print(
                f"first visit of {address:<19} {size / 1024:9.1f} KB in {count} files (text gzip)"
            )
        browser.close()


if __name__ == "__main__":
    main()
