"""What the project browser costs a visitor, and how quick it is, from a hundred projects on.

    python benchmarks/browser.py [--sizes 100 1000 10000 100000] [--runs 5]

Only the data files of the catalogue are made at each size, for the pages of a hundred projects.
Projects are put together from those of the sample so that no two neighbours are alike: traits are
drawn one by one, texts are made of sentences of all projects, one Han character in twenty is
exchanged. Chromium opens the pages from files, as a phone of 390 px; what it asks for is counted as
a server would send it, text compressed. Times are until the last change of the page is laid out.
The table is written to `benchmarks/browser.md`.
"""

import argparse
import dataclasses
import gzip
import hashlib
import itertools
import json
import platform
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from guide.load import load
from guide.model.guide import Guide
from guide.model.text import Text
from guide.outputs.site import build
from guide.outputs.site.cards import told
from guide.outputs.site.catalogue import catalogue, in_one
from guide.outputs.site.content import Content

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".md")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LANG, LIST = "zh", "zh/projects/index.html"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# A phone's processor, as Lighthouse has it.
SLOWER = 4
# So many projects have pages of their own.
PAGES = 100
# Larger libraries are not made twice to see what a change is.
TWICE = 10_000

# What is wanted: bytes that a phone loads, compressed, at the largest size; milliseconds.
WANTED_BYTES = {"page": 150_000, "search": 300_000, "filter": 600_000}
WANTED_MS = {"ready": (300, 0), "filter": (50, 100), "key": (50, 100), "first": (1000, 0)}

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
  const wait = window.patience || 80;
  const pause = () => new Promise((done) => setTimeout(done, wait));
  do { await pause(); } while (performance.now() - last < wait);
  observer.disconnect();
  return last - started;
};
window.type = (text) => {
  const field = document.getElementById("find");
  field.value = text;
  field.dispatchEvent(new Event("input"));
};
"""

Made = Callable[[str, str, str, Callable[[], str]], str]


def many(guide: Guide, count: int) -> Guide:
    """The guide with its projects repeated under new ids and titles."""
    projects = {}
    stock = itertools.cycle(guide.projects.values())
    for number, project in zip(range(count), stock, strict=False):
        title = Text({tag: f"{text} {number}" for tag, text in project.title.items()})
        twin = project.model_copy(update={"title": title})
        twin._id = f"{project.id}-{number}"  # noqa: SLF001  # a copy has no file to be named by
        projects[twin.id] = twin
    order = [sector.id for sector in guide.sectors]
    shelved = sorted(projects.items(), key=lambda item: order.index(item[1].sector))
    return dataclasses.replace(guide, projects=dict(shelved))


def mixed(guide: Guide, lang: str) -> Made:
    """What makes the piece of a project out of those of all projects of the guide."""
    kept: dict[str, list[Any]] = {}

    def keep(_name: str, id: str, _lang: str, make: Callable[[], str]) -> str:
        made = make()
        kept[id] = json.loads(made)
        return made

    for _ in told(Content(guide, {}, piece=keep), lang):
        pass
    stock = list(kept.values())
    sentences = [re.split(r"(?<=[。；，.;,])", text) for _, _, text, *_ in stock]
    han = [sign for each in stock for sign in re.findall(r"[\u4e00-\u9fff]", each[2])]

    def made(_name: str, id: str, _lang: str, make: Callable[[], str]) -> str:
        if not id:
            return make()
        chance = random.Random(id)
        first, _, number = id.rpartition("-")
        title, card, _, letters, name, own = kept[first]
        size = len(chance.choice(sentences))
        text = " ".join(chance.choice(chance.choice(sentences)) for _ in range(size))
        text = "".join(
            chance.choice(han) if sign > "\u4e00" and chance.random() < 1 / 20 else sign
            for sign in text
        )
        traits = [chance.choice(stock)[5][at] for at in range(len(own))]
        traits[0] = own[0]
        if traits[7]:
            traits[7] = [traits[7][0] * chance.randrange(1, 40), traits[7][1]]
        told = f"{title} {number} {text} {id}"
        piece = (f"{title} {number}", card, told, letters + number, f"{name} {number}", traits)
        return json.dumps(piece, ensure_ascii=False)

    return made


@dataclasses.dataclass
class Size:
    """One size of library: bytes that a phone loads by act, milliseconds by act, and the data."""

    projects: int
    loads: dict[str, tuple[int, int]]
    times: dict[str, list[float]]
    files: int
    packed: int
    seconds: float
    changed: tuple[str, str]


def written(content: Content, site: Path | None) -> dict[str, str]:
    """The data of a catalogue, put into a site; the digest of each file."""
    found = {}
    for path, data in catalogue(content, LANG):
        found[path] = hashlib.sha256(data).hexdigest()
        if site is not None:
            (site / path).write_bytes(data)
    return found


def changes(guide: Guide, made: Made) -> tuple[str, str]:
    """How many files are others after one word more in a project, and after one more project."""
    before = written(Content(guide, {}, piece=made), None)
    chosen = list(guide.projects)[len(guide.projects) // 2]

    def edited(name: str, id: str, lang: str, make: Callable[[], str]) -> str:
        piece = made(name, id, lang, make)
        if id != chosen:
            return piece
        title, card, text, *rest = json.loads(piece)
        card[0] += "氢能"
        return json.dumps([title, card, text + " 氢能", *rest], ensure_ascii=False)

    without = {id: each for id, each in guide.projects.items() if id != chosen}
    told = []
    for after in (
        written(Content(guide, {}, piece=edited), None),
        written(Content(dataclasses.replace(guide, projects=without), {}, piece=made), None),
    ):
        others = sum(after.get(path) != digest for path, digest in before.items())
        told.append(f"{others} of {len(before)}")
    return told[0], told[1]


def weighed(files: list[Path]) -> tuple[int, int]:
    """The bytes of some files as a server sends them, and their number."""
    text = (".html", ".css", ".js", ".svg")
    sizes = [
        len(gzip.compress(file.read_bytes(), 6)) if file.suffix in text else file.stat().st_size
        for file in files
    ]
    return sum(sizes), len(files)


def opened(browser: Browser, view: dict[str, int], slower: int = 1) -> tuple[Page, list[Path]]:
    """A page, and the files that it asks for from now on."""
    # What measures is a script that the policy of the pages would keep out.
    context = browser.new_context(viewport=view, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    asked: list[Path] = []
    page.on(
        "request",
        lambda one: (
            asked.append(Path(unquote(urlsplit(one.url).path)))
            if one.url.startswith("file:")
            else None
        ),
    )
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page, asked


def loads(browser: Browser, address: str) -> dict[str, tuple[int, int]]:
    """What a phone loads: the page, then by a search of one word; the page, then by a filter."""
    found = {}
    for name in ("search", "filter"):
        page, asked = opened(browser, PHONE)
        page.goto(address)
        page.wait_for_function("window.finished")
        page.wait_for_load_state("networkidle")
        found["page"] = weighed(asked)
        asked.clear()
        if name == "search":
            page.locator("#find").focus()
            page.evaluate("window.timed(() => window.type('石墨'))")
        else:
            page.click("#open-filters")
            page.evaluate("window.timed(() => document.querySelector('.facets input').click())")
        page.wait_for_load_state("networkidle")
        found[name] = weighed(asked)
        page.context.close()
    return found


def times(browser: Browser, address: str, runs: int) -> dict[str, list[float]]:
    """Milliseconds at a desk, and until the first result on a phone."""
    found: dict[str, list[float]] = {name: [] for name in WANTED_MS}
    for _ in range(runs):
        page, _ = opened(browser, DESK)
        page.goto(address)
        page.wait_for_function("window.finished")
        found["ready"].append(page.evaluate("window.finished - window.arrived"))
        boxes = page.locator(".facets input").count()
        for number in range(0, boxes, max(1, boxes // 20)):
            click = f"document.querySelectorAll('.facets input')[{number}].click()"
            found["filter"] += [timed(page, click), timed(page, click)]  # on and off
        page.locator("#find").focus()
        page.wait_for_timeout(500)
        for text in ("石", "石墨", "石墨加", "石墨加工", "石墨", "x", "xm", "電", "電子"):
            found["key"].append(timed(page, f"window.type('{text}')"))
        page.context.close()
        page, _ = opened(browser, PHONE, SLOWER)
        page.goto(address)
        page.wait_for_function("window.finished")
        page.evaluate("window.patience = 600")
        found["first"].append(timed(page, "window.type('石墨')"))
        page.context.close()
    return found


def timed(page: Page, act: str) -> float:
    result: float = page.evaluate(f"window.timed(() => {{ {act} }})")
    return result


def first_visit(browser: Browser, address: str) -> tuple[int, int]:
    """Bytes that the first visit of a page transfers, text compressed, and the number of files."""
    page, asked = opened(browser, PHONE)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = weighed(asked)
    page.context.close()
    return found


def measured(browser: Browser, guide: Guide, site: Path, count: int, runs: int) -> Size:
    """A library of a size, its catalogue put into the site."""
    made, larger = mixed(guide, LANG), many(guide, count)
    for pattern in ("cards", "find", "columns", "catalogue"):
        for file in (site / "assets").glob(f"{pattern}.{LANG}.*"):
            file.unlink()
    started = time.process_time()
    files = written(Content(larger, {}, piece=made), site)
    spent = time.process_time() - started
    started = time.process_time()
    for id in larger.projects:
        made("", id, LANG, str)
    spent -= time.process_time() - started
    page = site / LIST
    html = page.read_text(encoding="utf-8")
    script = "whole.js" if in_one(larger) else "blocks.js"
    page.write_text(re.sub(r"(whole|blocks)\.js", script, html), encoding="utf-8")
    packed, _ = weighed([site / path for path in files])
    return Size(
        count,
        loads(browser, page.as_uri()),
        times(browser, page.as_uri(), runs if count >= 10_000 else 1),
        len(files),
        packed,
        spent,
        changes(larger, made) if count <= TWICE else ("", ""),
    )


def table(sizes: list[Size], pages: dict[str, int], visits: dict[str, tuple[int, int]]) -> str:
    """The report: targets beside results."""
    return "\n".join(_lines(sizes, pages, visits)) + "\n"


def _lines(
    sizes: list[Size], pages: dict[str, int], visits: dict[str, tuple[int, int]]
) -> Iterator[str]:
    yield "# The project browser in figures"
    yield ""
    yield (
        f"Written by `python benchmarks/browser.py` on {time.strftime('%Y-%m-%d')}: "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, Chromium."
    )
    yield "What is made and measured, and how, is told in the script."
    yield ""
    heads = [f"{size.projects:,}" for size in sizes]
    yield f"| projects | target | {' | '.join(heads)} |"
    yield f"|---|---|{'--:|' * len(sizes)}"
    for name, label in (
        ("page", "the page of projects, on a phone: KB (files)"),
        ("search", "then a search of one word: KB (files)"),
        ("filter", "or a filter: KB (files)"),
    ):
        wanted = f"≤ {WANTED_BYTES[name] // 1000} KB"
        cells = [f"{size.loads[name][0] / 1000:.0f} ({size.loads[name][1]})" for size in sizes]
        yield f"| {label} | {wanted} | {' | '.join(cells)} |"
    for name, label in (
        ("ready", "ready after its data is there, desk: ms"),
        ("filter", "a filter answers, desk: ms (p95)"),
        ("key", "a key of a search answers, desk: ms (p95)"),
        ("first", f"first results on a processor {SLOWER} times slower: ms"),
    ):
        middle, slow = WANTED_MS[name]
        wanted = f"≤ {middle}, p95 ≤ {slow}" if slow else f"≤ {middle}"
        cells = [said(size.times[name], tail=bool(slow)) for size in sizes]
        yield f"| {label} | {wanted} at 10,000 | {' | '.join(cells)} |"
    cells = [f"{size.packed / 1e6:.1f} ({size.files})" for size in sizes]
    yield f"| all of it, one language: MB (files) | | {' | '.join(cells)} |"
    yield f"| made in: s of a processor | | {' | '.join(f'{s.seconds:.1f}' for s in sizes)} |"
    for at, label in enumerate(("one word more in a project", "one project less")):
        cells = [size.changed[at] or "–" for size in sizes]
        yield f"| files that change by {label} | | {' | '.join(cells)} |"
    yield ""
    yield "| page | target | compressed |"
    yield "|---|---|--:|"
    for lang, size in pages.items():
        yield f"| a project's page, {lang}, mean of {PAGES} | | {size / 1000:.1f} KB |"
    for address, (size, count) in visits.items():
        yield f"| first visit of {address} | ≤ 250 KB | {size / 1000:.1f} KB in {count} files |"


def said(values: list[float], *, tail: bool) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(values):.0f}" + (f" ({p95:.0f})" if tail else "")


def main() -> None:
    options = argparse.ArgumentParser(description="The project browser with many projects.")
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    options.add_argument("--runs", type=int, default=5)
    given: Any = options.parse_args()
    library, problems = load(ROOT)
    if library is None:
        raise SystemExit(str(problems))
    guide = library.guide()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(many(guide, PAGES), ROOT, site)
        pages = {
            lang: weighed(records)[0] // len(records)
            for lang in ("zh", "en")
            if (records := list((site / lang / "projects").glob("*-*.html")))
        }
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        visits = {
            address: first_visit(browser, (site / address).as_uri())
            for address in ("zh/index.html", "en/index.html")
        }
        sizes = [measured(browser, guide, site, count, given.runs) for count in given.sizes]
        browser.close()
    report = table(sizes, pages, visits)
    TABLE.write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
