"""A thousand policies for one profile: 50 ms at most in the browser, 250 ms in Python.

    python benchmarks/policy_speed.py

Processor time, so that a busy machine does not spoil it, each time from a program or a page that
has just begun: the first answer, then those that follow as an investor types. The table is written
to benchmarks/policy_speed.md; the exit code is 1 over a limit.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from policy_parity import ENGINE

from guide.load import load
from guide.policy import form, rate_table

HERE = Path(__file__).parent
TABLE = HERE / "policy_speed.md"
COUNT, ANSWERS, STARTS = 1000, 12, 5
BROWSER_LIMIT, PYTHON_LIMIT = 50, 250  # milliseconds
COMMAND = "`python benchmarks/policy_speed.py`"
FIRST = (
    "The first answer of a page takes longer than those that follow because V8 interprets the "
    "script before it compiles it; the limit is for the answers as an investor types."
)
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
# A process of its own: it reads the policies' data form once, then answers.
PYTHON = """
import json, sys, time
from datetime import date
from guide.policy.assess import assess
from guide.policy.profile import Profile, Rates
from guide.policy.rules import rules
with open(sys.argv[1], encoding="utf-8") as file:
    policies, profile, day, rates = json.load(file)
taken = [time.process_time()]
known = [rules(each) for each in policies]
taken.append(time.process_time())
who, on, table = Profile.read(profile), date.fromisoformat(day), Rates.read(rates)
for _ in range(int(sys.argv[2])):
    assess(known, who, on, table)
    taken.append(time.process_time())
print(json.dumps([(b - a) * 1000 for a, b in zip(taken, taken[1:])]))
"""


def given() -> tuple[list[Any], list[Any]]:
    """What `assess` takes: the library's own policies, and the same over and over, renamed."""
    library, problems = load(HERE.parent)
    if library is None:
        raise SystemExit(str(problems))
    own = [form(policy) for policy in library.policies.values()]
    policies = [
        {**own[index % len(own)], "id": f"{own[index % len(own)]['id']}-{index}"}
        for index in range(COUNT)
    ]
    rest = [PROFILE, DAY, rate_table(library.settings.rates)]
    return [own, *rest], [policies, *rest]


def in_browser(given: list[Any]) -> Iterator[list[float]]:
    """Milliseconds of the main thread's processor time of each answer, by browser."""
    with sync_playwright() as engines:
        for _ in range(STARTS):
            browser = engines.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page()
            page.add_script_tag(content=ENGINE.read_text(encoding="utf-8"))
            page.evaluate(LOAD, given)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            marks = [_spent(session)]
            for _ in range(ANSWERS):
                page.evaluate(ASSESS)
                marks.append(_spent(session))
            yield [(b - a) * 1000 for a, b in pairwise(marks)]
            browser.close()


def _spent(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    found: float = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
    return found


def in_python(given: list[Any]) -> Iterator[list[float]]:
    """Milliseconds of processor time: reading the policies, then each answer; by process."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "given.json"
        file.write_text(json.dumps(given), encoding="utf-8")
        command = [sys.executable, "-c", PYTHON, str(file), str(ANSWERS)]
        for _ in range(STARTS):
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            yield json.loads(done.stdout)


def main() -> int:
    """Measure, print and write the table."""
    own, asked = given()
    clauses = sum(len(each["clauses"]) for each in asked[0])
    few = list(in_browser(own))
    browser, python = list(in_browser(asked)), list(in_python(asked))
    middle = statistics.median
    answers = [
        ("browser, the answers that follow", BROWSER_LIMIT, [middle(run[1:]) for run in browser]),
        ("browser, the first answer", None, [run[0] for run in browser]),
        (f"browser, the first answer on the sample's own {len(own[0])}", None, [r[0] for r in few]),
        ("Python, the answers that follow", PYTHON_LIMIT, [middle(run[2:]) for run in python]),
        ("Python, the first answer", PYTHON_LIMIT, [run[1] for run in python]),
        ("Python, reading the policies once", None, [run[0] for run in python]),
    ]
    lines = [
        f"# {COUNT} policies for one profile",
        "",
        f"{clauses} clauses; processor time, median of {STARTS} starts; {COMMAND}.",
        "",
        "| what | wanted | measured |",
        "|---|---|---|",
    ]
    over = False
    for what, limit, times in answers:
        over |= limit is not None and middle(times) > limit
        wanted = f"≤ {limit} ms" if limit else "—"
        spread = f"{middle(times):.0f} ms ({min(times):.0f}–{max(times):.0f})"
        lines.append(f"| {what} | {wanted} | {spread} |")
    lines += [
        "",
        FIRST,
    ]
    text = "\n".join(lines) + "\n"
    TABLE.write_text(text, encoding="utf-8")
    print(text)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
