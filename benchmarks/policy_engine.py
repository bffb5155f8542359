"""How long 1,000 policies take for one project: 250 ms at most.

    python benchmarks/policy_engine.py [LIBRARY]

The policies are those of the library, over and over under other names; the projects are those of
the cases. Processor time is measured, so that a busy machine does not spoil it.
"""

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path

from guide.load import load
from guide.policy import Profile, Rates, assess, form, rate_table, rules

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "policy" / "cases" / "sample.json"
LIMIT = 0.250
COUNT = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", nargs="?", type=Path, default=ROOT)
    given = parser.parse_args()
    library, _ = load(given.library)
    if library is None:
        return 2
    forms = [form(each) for each in library.policies.values()]
    many = [
        {**forms[n % len(forms)], "id": f"{forms[n % len(forms)]['id']}-{n}"} for n in range(COUNT)
    ]
    began = time.process_time()
    prepared = [rules(each) for each in many]
    print(f"read {COUNT} policies: {(time.process_time() - began) * 1000:.0f} ms")
    rates = Rates.read(rate_table(library.settings.rates))
    slowest = 0.0
    for case in json.loads(CASES.read_text(encoding="utf-8"))["cases"]:
        profile = Profile.read(case["profile"])
        took = min(_timed(prepared, profile, rates) for _ in range(3))
        slowest = max(slowest, took)
        print(f"{took * 1000:6.0f} ms  {case['name']}")
    print(f"slowest {slowest * 1000:.0f} ms, limit {LIMIT * 1000:.0f} ms")
    return 0 if slowest <= LIMIT else 1


def _timed(prepared: list, profile: Profile, rates: Rates) -> float:
    began = time.process_time()
    assess(prepared, profile, date(2026, 11, 22), rates)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
