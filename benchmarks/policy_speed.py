"""A thousand policies for one profile: 50 ms at most in the browser, 250 ms in Python.

    python benchmarks/policy_speed.py

Processor time is measured, so that a busy machine does not spoil it: the median of the runs after
the first five, in which the browser still translates the script. The exit code is 1 over a limit.
"""

import shutil
import sys
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright
from policy_parity import ENGINE

from guide.load import load
from guide.policy import Profile, Rates, assess, form, rate_table, rules

ROOT = Path(__file__).parents[1]
COUNT = 1000
BROWSER_LIMIT, PYTHON_LIMIT = 50, 250  # milliseconds
DAY = "2026-11-22"
PROFILE = {
    "audience": ["enterprise", "foreign-invested-enterprise"],
    "facts": {
        "sector": {"value": {"words": ["graphite"]}},
        "park": {"value": {"words": ["high-tech-zone"]}},
        "origin": {"value": {"words": ["foreign"]}},
        "stage": {"value": {"words": ["new"]}},
        "fixed_assets": {"value": {"dim": "money:CNY", "value": ["26000000000", "1"]}},
        "paid_in_foreign_capital": {
            "years": {
                str(year): {"dim": "money:USD", "value": ["600000000", "1"]} for year in (1, 2, 3)
            }
        },
        "revenue": {"value": {"dim": "money:CNY", "value": ["20000000000", "1"]}},
        "insured_staff": {"value": {"dim": "number", "value": ["120", "1"]}},
    },
    "horizon": 3,
}
LOAD = "given => { window.given = given; }"
ASSESS = "() => { PolicyEngine.assess(...window.given); }"


def browser_times(given: list, runs: int) -> list[float]:
    """Milliseconds of processor time of Chromium's main thread, one assessment each."""
    with sync_playwright() as engines:
        browser = engines.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.add_script_tag(content=ENGINE.read_text(encoding="utf-8"))
        page.evaluate(LOAD, given)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return next(each["value"] for each in metrics if each["name"] == "TaskDuration")

        times = []
        for _ in range(runs):
            before = spent()
            page.evaluate(ASSESS)
            times.append((spent() - before) * 1000)
        browser.close()
    return times


def main() -> int:
    library, problems = load(ROOT)
    if library is None:
        print(problems)
        return 1
    own = [form(policy) for policy in library.policies.values()]
    policies = [
        {**own[index % len(own)], "id": f"{own[index % len(own)]['id']}-{index}"}
        for index in range(COUNT)
    ]
    rates = rate_table(library.settings.rates)
    times = browser_times([policies, PROFILE, DAY, rates], 45)
    clauses = sum(len(each["clauses"]) for each in policies)
    print(f"{COUNT} policies, {clauses} clauses")
    warm = sorted(times[5:])
    browser = warm[len(warm) // 2]
    print(f"browser: first {times[0]:.0f} ms, median {browser:.0f} ms, fastest {warm[0]:.0f} ms")
    known, profile = [rules(each) for each in policies], Profile.read(PROFILE)
    table, day = Rates.read(rates), date.fromisoformat(DAY)
    taken = []
    for _ in range(7):
        begun = time.process_time()
        assess(known, profile, day, table)
        taken.append((time.process_time() - begun) * 1000)
    python = sorted(taken)[len(taken) // 2]
    print(f"Python: first {taken[0]:.0f} ms, median {python:.0f} ms, fastest {min(taken):.0f} ms")
    return int(browser > BROWSER_LIMIT or python > PYTHON_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
