"""The browser's engine says what Python's says, to the last fen: the case files and random ones."""

import importlib.util
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BENCHMARKS = HERE.parents[1] / "benchmarks"


def loaded(name):
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


parity = loaded("policy_parity")
batch = parity.batch
CASES = sorted((HERE / "cases").glob("*.json"))
BATCHES = 420  # of five cases each: 2,100 random assessments of three policies
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ASSESS = """batches => batches.map(batch => batch.cases.map(each => PolicyEngine.assess(
  batch.policies.filter(one => !each.policies || each.policies.includes(one.id)),
  each.profile, each.date, batch.rates)))"""


def by_chromium(batches, executable):
    """The same in a browser."""
    playwright = pytest.importorskip("playwright.sync_api")
    # Another test's browser may be open in this thread, which has room for one only.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_by_chromium, playwright, batches, executable).result()


def _by_chromium(playwright, batches, executable):
    with playwright.sync_playwright() as engines:
        browser = engines.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.add_script_tag(content=parity.ENGINE.read_text(encoding="utf-8"))
        try:
            return page.evaluate(ASSESS, batches)
        finally:
            browser.close()


def in_script(batches, folder):
    if shutil.which("node"):
        return parity.by_node(batches, folder)
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if executable is None:
        pytest.skip("neither Node nor Chromium is on this machine")
    return by_chromium(batches, executable)


def test_all_cases(tmp_path):
    batches = [json.loads(file.read_text(encoding="utf-8")) for file in CASES]
    assert CASES
    assert parity.compared(batches, tmp_path, in_script)[:5] == []


def test_random_policies(tmp_path):
    batches = [batch(seed, profiles=parity.PROFILES) for seed in range(BATCHES)]
    assert parity.compared(batches, tmp_path, in_script)[:5] == []


def test_random_policies_reach_every_state():
    """What the random policies never do they cannot prove."""
    states, verdicts, contests, cut = set(), set(), set(), False
    for seed in range(120):
        for result in parity.in_python(batch(seed)):
            contests |= {each["rule"] for each in result["stacking"]}
            for clause in result["clauses"].values():
                verdicts.add(clause["verdict"])
                for benefit in clause["benefits"].values():
                    states.add(benefit["state"])
                    cut |= any("cut" in year for year in benefit["years"].values())
    assert verdicts == {"applies", "depends", "does-not-apply"}
    assert states == {"sum", "needs", "nothing", "in-kind", "case-by-case", "not-computable"}
    assert contests == {"highest-only", "difference-only", "excludes", "choose-one", "joint-cap"}
    assert cut


@pytest.mark.skipif(not any(map(shutil.which, CHROMIUM)), reason="Chromium is not installed")
def test_a_browser_agrees_with_node(tmp_path):
    executable = next(filter(None, map(shutil.which, CHROMIUM)))
    batches = [batch(seed) for seed in range(5000, 5020)]
    scripted = by_chromium(batches, executable)
    for given, results in zip(batches, scripted, strict=True):
        for mine, theirs in zip(parity.in_python(given), results, strict=True):
            assert parity.differences(mine, theirs) == []
