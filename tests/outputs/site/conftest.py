"""A tiny library that a test may change before it is written, and sites built from it."""

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from guide.load import load
from guide.model.guide import Guide
from guide.outputs.site.build import Built, build

_REVIEW = {"by": "bureau", "date": "2026-11-12"}
_RECORD: dict[str, Any] = {
    "status": "published",
    "owner": "bureau",
    "as_of": "2026-10-31",
    "reviewed": _REVIEW,
    "contacts": [{"organisation": "bureau", "person": "zhou-yan"}],
}


def _both(zh: str, en: str) -> dict[str, str]:
    """A text in the two languages."""
    return {"zh": zh, "en": en}


def _project(zh: str, en: str, **more: Any) -> dict[str, Any]:
    """A project that may be published."""
    return {
        **copy.deepcopy(_RECORD),
        "valid_until": "2027-10-31",
        "kind": "opportunity",
        "title": _both(zh, en),
        "summary": _both(f"{zh}的简介。", f"About {en}."),
        "offer": "seeking",
        "location": {"text": _both("栖霞镇", "Qixia Town"), "township": "qixia"},
        "background": _both("背景。", "Background."),
        "content": _both("内容。", "Content."),
        "investment": {"total": "5.8亿元"},
        "cooperation": ["wholly-owned"],
        "readiness": {"feasibility": {"state": "done", "date": "2026-08"}},
        "returns": {"basis": "estimate", "annual_revenue": "7.2亿元"},
        "promoter": "bureau",
        **more,
    }


def _tiny() -> dict[str, Any]:
    """The files of a small library by path below `projects/`."""
    return {
        "guide.yml": {
            "title": _both("云岭区投资指南", "Yunling Investment Guide"),
            "proposition": _both("一年建厂，两年投产", "A plant in a year"),
            "site_url": "https://invest.yunling.example/guide",
            "languages": ["zh", "en"],
            "date": "2026-11-22",
            "timezone": "Asia/Shanghai",
            "issuer": "bureau",
            "contact": {"organisation": "bureau", "person": "zhou-yan"},
            "notice": _both("示例数据", "Sample data"),
        },
        "place.yml": {
            "name": _both("云岭区", "Yunling District"),
            "owner": "bureau",
            "as_of": "2026-10-31",
            "reviewed": _REVIEW,
            "summary": _both("南岭市辖区。", "A district of Nanling City."),
            "townships": [
                {"id": "qixia", "name": _both("栖霞镇", "Qixia Town")},
                {"id": "heping", "name": _both("和平乡", "Heping Township")},
            ],
        },
        "sectors.yml": [
            {"id": "vehicles", "name": _both("新能源汽车", "New-energy vehicles")},
            {"id": "food", "name": _both("食品", "Food")},
            {"id": "empty", "name": _both("文旅", "Tourism")},
        ],
        "vehicles/cell-cases.yml": _project(
            "电池壳体项目", "Cell Cases", featured=True, formerly=["old-cases"]
        ),
        "vehicles/motors.yml": _project("电机项目", "Motors"),
        "food/cold-store.yml": _project("冷库项目", "Cold Store", status="archived"),
        "food/given-up.yml": _project("撤下的项目", "Given Up", status="withdrawn"),
        "food/secret.yml": _project("草稿项目DRAFT-CANARY", "DRAFT-CANARY", status="draft"),
        "parks/yunling-edz.yml": {
            **copy.deepcopy(_RECORD),
            "name": _both("云岭经济开发区", "Yunling EDZ"),
            "kind": "economic-development-zone",
            "operation": "operating",
            "location": {"address": _both("开元大道1号", "1 Kaiyuan Avenue")},
        },
        "policies/industry-2026.yml": {
            **copy.deepcopy(_RECORD),
            "title": _both("产业政策", "Industry Policy"),
            "tier": "district",
            "issuer": "bureau",
            "document_no": "云岭政发〔2026〕8号",
            "issued": "2026-03-18",
            "effective": {"from": "2026-04-01", "to": "2028-12-31"},
            "summary": _both("政策简介。", "About the policy."),
            "clauses": [
                {
                    "id": "award",
                    "number": "第三条",
                    "text": _both("给予奖励30万元。", "An award of CNY 300,000."),
                    "audience": ["enterprise"],
                    "benefits": [{"id": "sum", "kind": "grant", "amount": "30万元"}],
                }
            ],
        },
        "chains/batteries.yml": {
            **copy.deepcopy(_RECORD),
            "name": _both("动力电池产业链", "Power Batteries"),
            "description": _both("介绍。", "Description."),
            "links": [
                {
                    "id": "cells",
                    "name": _both("电芯", "Cells"),
                    "stream": "midstream",
                    "state": "present",
                }
            ],
        },
        "events/shenzhen.yml": {
            **copy.deepcopy(_RECORD),
            "name": _both("深圳推介会", "Promotion in Shenzhen"),
            "kind": "themed",
            "state": "confirmed",
            "dates": {"from": "2027-03-18"},
            "city": _both("深圳市", "Shenzhen"),
        },
        "organisations/bureau.yml": {
            **copy.deepcopy(_RECORD),
            "name": _both("投资促进局", "Investment Promotion Bureau"),
            "role": "bureau",
            "people": [
                {
                    "id": "zhou-yan",
                    "name": _both("周岩", "Zhou Yan"),
                    "phone": "0555-1234567",
                    "email": "zhou@yunling.example",
                    "languages": ["zh", "en"],
                    "verified_on": "2026-10-31",
                }
            ],
            "hotline": {
                "number": "0555-12345",
                "hours": _both("工作日", "Working days"),
                "promise": _both("当日回复", "Answer the same day"),
            },
        },
        "_internal/projects/cell-cases.yml": {
            "stage_log": [{"date": "2026-09-18", "stage": "lead"}],
            "notes": "INTERNAL-CANARY-1",
        },
    }


@pytest.fixture
def files() -> dict[str, Any]:
    """The files of a small library by path below `projects/`, for the test to change."""
    return _tiny()


@pytest.fixture
def project() -> Callable[..., dict[str, Any]]:
    """Makes a project that may be published: (zh title, en title, more fields)."""
    return _project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that holds the library."""
    return tmp_path / "root"


@pytest.fixture
def write(root: Path, files: dict[str, Any]) -> Callable[[], Path]:
    """Writes the library below the root; JSON is YAML too."""

    def written() -> Path:
        for path, content in files.items():
            file = root / "projects" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        return root

    return written


@pytest.fixture
def guide(write: Callable[[], Path]) -> Callable[[], Guide]:
    """Writes and loads the library."""

    def loaded() -> Guide:
        library, problems = load(write())
        assert library is not None, problems
        assert not problems
        return library.guide()

    return loaded


@pytest.fixture
def site(guide: Callable[[], Guide], root: Path) -> Callable[..., Path]:
    """Builds the site of the library; fails on any problem unless told that some are due."""

    def built(*, problems: tuple[str, ...] = (), **options: Any) -> Path:
        made: Built = build(guide(), root, root / "site", **options)
        assert sorted({problem.code for problem in made.problems}) == sorted(problems), made
        return root / "site"

    return built


HOSTILE = (
    "<script>window.hacked = 1</script></script>\"'>"
    "<img src=x onerror='window.hacked = 1'>{{ 7*7 }}"
)


def _unit(id: str, state: str, load: str, area: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "floor": 1,
        "area": {"value": area, "basis": "gross"},
        "clear_height": "8 m",
        "floor_load": load,
        "power": "500 kVA",
        "state": state,
        "rent": {
            "range": "12–14元/平方米·月",
            "effective": "2026-10",
            "source": _both("价目表", "Price list"),
        },
        **more,
    }


def _furnished() -> dict[str, Any]:
    """A library with enough in it to filter, search, compare and keep, and with hostile texts."""
    made = _tiny()
    made["food/hostile.yml"] = _project(
        "=恶意项目" + HOSTILE, "=Hostile" + HOSTILE, investment={"total": "800万元"}
    )
    made["food/hostile.yml"]["summary"] = _both("简介" + HOSTILE, "Summary" + HOSTILE)
    made["vehicles/taiwan.yml"] = _project(
        "精密機械與電機項目", "Precision Machines", investment={"total": "12亿元"}
    )
    for number in range(1, 31):
        made[f"vehicles/part-{number}.yml"] = _project(
            f"零件{number}号项目", f"Part {number}", investment={"total": f"{number * 1000}万元"}
        )
    park = made["parks/yunling-edz.yml"]
    park["buildings"] = [
        {
            "id": "A1",
            "name": _both("A1号厂房", "Building A1"),
            "storeys": 2,
            "units": [
                _unit("A1-101", "vacant", "3 t/m2", "2400 m2"),
                _unit("A1-102", "vacant", "1 t/m2", "900 m2"),
                _unit("A1-201", "let", "5 t/m2", "900 m2"),
                _unit("A1-202" + HOSTILE, "soon", "2 t/m2", "700 m2", available_from="2027-03-01"),
            ],
        }
    ]
    park["plots"] = [{"id": "D-01", "area": "60亩", "use": "industrial", "state": "cleared"}]
    made["parks/port.yml"] = {**copy.deepcopy(park), "name": _both("陆港园区", "Port Park")}
    for key in ("buildings", "plots"):
        del made["parks/port.yml"][key]
    return made


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small library with hostile texts, built once for all tests in a browser."""
    root = tmp_path_factory.mktemp("furnished")
    for path, content in _furnished().items():
        file = root / "projects" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    library, problems = load(root)
    assert library is not None, problems
    assert build(library.guide(), root, root / "site").outcome
    return root / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, quiet; each test opens a context of its own."""
    if not (program := shutil.which("chromium")):
        pytest.fail("install chromium: apt-get install chromium")
    still = ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *still],
        )
        yield running
        running.close()


@pytest.fixture
def visit(furnished: Path, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of the furnished site from its files: (address, options of the context).

    At the end: no script has failed, nothing hostile has run, nothing was asked of any host.
    """
    contexts, faults, asked = [], [], []

    def opened(address: str, **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}} | options
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{furnished.as_uri()}/{address}")
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            if context.pages and page.url.startswith("file:"):
                assert page.evaluate("window.hacked") is None
        context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
