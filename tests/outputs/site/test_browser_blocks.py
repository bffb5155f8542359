"""A large library's catalogue in blocks: it finds, counts and sorts as one block does, from little.

The same library is built twice, once in one block and once in blocks that hold next to nothing.
"""

import dataclasses
import functools
import http.server
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from guide.load import load
from guide.model.guide import Guide
from guide.model.text import Text
from guide.outputs.site import blocks, catalogue
from guide.outputs.site.blocks import blocks as in_blocks
from guide.outputs.site.build import build
from guide.outputs.site.content import Content
from guide.outputs.site.whole import whole

Visit = Callable[..., Page]
LIST = "zh/projects/index.html"
PHONE = {"width": 390, "height": 844}

# What a visitor's acts lead to, as the address says them.
STATES = (
    "",
    "?q=零件",
    "?q=電機",
    "?q=djxm",
    "?q=part-2",
    "?q=p",
    "?q=zzz",
    "?q=3号 项目&sort=name",
    "?sort=name",
    "?sort=amount",
    "?sort=amount-up&sector=vehicles",
    "?sort=newest&budget=50,100",
    "?sector=food&ready=feasibility",
    "?q=项目&amount=1,2&township=qixia&sort=amount",
)
SHOWN = """() => ({
  count: document.getElementById("count").textContent,
  cards: document.querySelector(".results > .cards:not(.shelf *)").innerHTML,
  plain: document.querySelector(".results > .cards").hidden,
  counts: Array.from(document.querySelectorAll(".facets .count"), (each) => each.textContent),
})"""


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Blocks of a few projects, so that a small library has many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "FEWEST", 1)
        patch.setattr(blocks, "MOST", 3)
        patch.setattr(blocks, "SHARD", 1)
        patch.setattr(blocks, "_BLOCKS", 3)
        yield


@pytest.fixture(scope="module")
def parted(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The furnished site with its catalogue in blocks."""
    library, problems = load(furnished.parent)
    assert library is not None, problems
    target = tmp_path_factory.mktemp("parted") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "MOST", 0)
        assert build(library.guide(), furnished.parent, target).outcome
    return target


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page at a desk; at its end no script has failed."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.set_default_timeout(5000)
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        yield opened
        assert faults == []


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-browser=ready]")
    return page


def test_every_state_is_the_same_in_blocks(furnished: Path, parted: Path, page: Page) -> None:
    for state in STATES:
        one = ready(page, f"{furnished.as_uri()}/{LIST}{state}").evaluate(SHOWN)
        many = ready(page, f"{parted.as_uri()}/{LIST}{state}").evaluate(SHOWN)
        assert many == one, state
    assert len(list((parted / "assets").glob("cards.zh.*.js"))) > 10
    assert len(list((parted / "assets").glob("find.zh.*.js"))) > 30


def test_the_table_is_the_same_in_blocks(furnished: Path, parted: Path, page: Page) -> None:
    tables = []
    for site in (furnished, parted):
        ready(page, f"{site.as_uri()}/{LIST}?q=项目&sort=name")
        with page.expect_download() as download:
            page.click("#save-csv")
        tables.append(Path(str(download.value.path())).read_bytes())
    assert tables[0].replace(furnished.as_uri().encode(), parted.as_uri().encode()) == tables[1]
    assert tables[1].count(b"\r\n") > 30


def many(guide: Guide, texts: list[str]) -> Guide:
    """The guide with one project for each text, which is its title and its content."""
    pattern = next(iter(guide.projects.values()))
    projects = {}
    for number, text in enumerate(texts):
        said = Text({"zh": text, "en": text})
        twin = pattern.model_copy(update={"title": said, "content": said, "sort_key": None})
        twin._id = f"p-{number}"  # a copy has no file to be named by
        projects[twin.id] = twin
    return dataclasses.replace(guide, projects=projects)


# Few characters, so that questions meet texts: both scripts, words, codes, signs between them.
_SIGNS = st.sampled_from("石墨加工水电機雲銀行éはgraphite-2026./&ab01 \u3000，。（）Ａ㎡𠮷")
_TEXTS = st.lists(
    st.text(_SIGNS, min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=9
)
FOUND = """async ([language, questions]) => {
  const source = await window.GUIDE_LIBRARY.open(language);
  const found = [];
  for (const question of questions) {
    const words = window.GUIDE_QUESTION.words(question, source.fold);
    found.push(Array.from(await source.look(words)));
  }
  return [found, Array.from(await source.order("name"))];
}"""


@pytest.fixture(scope="module")
def both(furnished: Path, parted: Path, chromium: Browser) -> Iterator[dict[Path, Page]]:
    """A page of each site."""
    with chromium.new_context() as context:
        pages = {site: context.new_page() for site in (furnished, parted)}
        for site, each in pages.items():
            ready(each, f"{site.as_uri()}/{LIST}")
        yield pages


_TURN = iter(range(10**6))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=_TEXTS, others=st.lists(st.text(_SIGNS, max_size=12), max_size=4), seed=st.integers())
def test_any_question_finds_the_same_in_blocks(
    furnished: Path, both: dict[Path, Page], texts: list[str], others: list[str], seed: int
) -> None:
    library, _ = load(furnished.parent)
    assert library is not None
    content = Content(many(library.guide(), texts), {})
    chance = random.Random(seed)
    cut = [sorted(chance.choices(range(len(text) + 1), k=2)) for text in texts]
    parts = [text[a:b] for text, (a, b) in zip(texts, cut, strict=True)]
    questions = [*others, *parts, *(word for text in texts for word in text.split())]
    tag = f"t{next(_TURN)}"
    answers = []
    for (site, page), make in zip(both.items(), (whole, in_blocks), strict=True):
        for path, data in make(content, "zh"):
            (site / path.replace(".zh.", f".{tag}.")).write_bytes(data)
        answers.append(page.evaluate(FOUND, [tag, questions]))
    assert answers[0] == answers[1]
    # A word is found where it stands, unless it is of signs alone.
    for number, text in enumerate(texts):
        for word in text.split():
            if any(sign.isalnum() for sign in word):
                assert answers[0][0][questions.index(word)][number], (word, text)


def asked(page: Page) -> list[str]:
    """The data files that a page asks for from now on."""
    names: list[str] = []
    page.on("request", lambda request: names.append(Path(urlsplit(request.url).path).name))
    return names


def kinds(names: list[str]) -> dict[str, int]:
    data = [name.split(".")[0] for name in names if name.endswith(".js") and name.count(".") > 1]
    return {kind: data.count(kind) for kind in data if kind != "words"}


def test_a_phone_loads_what_it_uses(parted: Path, chromium: Browser) -> None:
    with chromium.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        names = asked(page)
        ready(page, f"{parted.as_uri()}/{LIST}")
        assert kinds(names) == {"catalogue": 1}
        names.clear()
        page.fill("#find", "电机")
        expect(page.locator("#count")).to_have_text("2个项目")
        expect(page.locator(".results > .cards .card")).to_have_count(2)
        assert kinds(names) == {"find": 1, "cards": 2}
        names.clear()
        page.click("#open-filters")
        expect(page.locator("li:has(> label > input[value=vehicles]) .count")).to_have_text("2")
        assert kinds(names) == {"columns": 1}


def test_what_does_not_load_is_told_and_comes_at_the_second_try(parted: Path, page: Page) -> None:
    shards = list((parted / "assets").glob("find.zh.*.js"))
    ready(page, f"{parted.as_uri()}/{LIST}")
    for shard in shards:
        shard.rename(shard.with_suffix(".away"))
    page.fill("#find", "电机")
    failed = page.get_by_role("alert")
    expect(failed).to_contain_text("没有加载成功")
    expect(page.locator("#count")).to_have_text("35个项目")
    page.get_by_role("button", name="重试").focus()
    page.evaluate("document.activeElement.dataset.first = 1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".failed button:not([data-first])")
    expect(page.get_by_role("button", name="重试")).to_be_focused()
    faults = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults] == []
    for shard in shards:
        shard.with_suffix(".away").rename(shard)
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("2个项目")
    expect(page.locator("#count")).to_be_focused()
    expect(failed).to_be_empty()


def test_a_page_of_before_shows_no_project_for_another(parted: Path, page: Page) -> None:
    ready(page, f"{parted.as_uri()}/{LIST}")
    shards = {shard: shard.read_text("utf-8") for shard in (parted / "assets").glob("find.zh.*")}
    (order,) = {text.partition('"of":"')[2][:8] for text in shards.values()}
    for shard, text in shards.items():
        shard.write_text(text.replace(order, "00000000"), "utf-8")
    page.fill("#find", "电机")
    expect(page.get_by_role("alert")).to_contain_text("没有加载成功")
    for shard, text in shards.items():
        shard.write_text(text, "utf-8")
    page.get_by_role("button", name="重试").click()  # which opens the page anew
    expect(page.locator("#count")).to_have_text("2个项目")
    assert page.locator("#find").input_value() == "电机"


def test_a_change_is_a_change_of_few_files(furnished: Path) -> None:
    library, _ = load(furnished.parent)
    assert library is not None
    guide = library.guide()
    asked: list[list[str]] = []
    kept: dict[str, str] = {}

    def files(guide: Guide) -> dict[str, bytes]:
        asked.append([])

        def piece(name: str, _id: str, _lang: str, make: Callable[[], str]) -> str:
            if name.startswith("index-"):
                asked[-1].append(name)
                return kept[name] if name in kept else kept.setdefault(name, make())
            return make()

        return dict(in_blocks(Content(guide, {}, piece=piece), "zh"))

    before = files(guide)
    motors = guide.projects["motors"]
    content = Text({**motors.content, "zh": "内容。电容"})
    changed = {**guide.projects, "motors": motors.model_copy(update={"content": content})}
    changed["motors"]._id = "motors"
    after = files(dataclasses.replace(guide, projects=changed))
    assert after == dict(in_blocks(Content(dataclasses.replace(guide, projects=changed), {}), "zh"))
    other = {path.split(".")[0] for path in before if before[path] != after[path]}
    assert other == {"assets/find"}
    assert sum(before[path] != after[path] for path in before) <= 6
    fewer = {id: each for id, each in guide.projects.items() if id != "part-7"}
    without = files(dataclasses.replace(guide, projects=fewer))
    cards = [path for path in before if "cards" in path]
    assert sum(before[path] != without.get(path) for path in cards) <= 3
    # What is indexed stretch by stretch is made again for the stretch of the change.
    for later in asked[1:]:
        assert len(set(later) - set(asked[0])) <= 2 < len(asked[0])


def test_a_server_serves_the_same(parted: Path, page: Page) -> None:
    handler = functools.partial(_Quiet, directory=str(parted))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            ready(page, f"http://127.0.0.1:{server.server_port}/en/projects/index.html?q=motors")
            expect(page.locator(".results > .cards .card-title")).to_have_text("Motors")
            page.select_option("#sort", "name")
            expect(page.locator("#count")).to_have_text("1 project")
        finally:
            server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""
