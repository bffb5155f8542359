"""Both engines on 100,000 random assessments: python benchmarks/policy_parity.py [COUNT]."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from guide.policy import Profile, Rates, assess, rules

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "policy"))

from random_policies import batch  # noqa: E402  # it stands beside the tests that share it

Json = Any
ENGINE = Path(str(files("guide.outputs.site"))) / "theme" / "assets" / "policy-engine.js"
PROFILES = 5  # cases of a batch of three policies
SLICE = 400  # batches that one process takes at a time


def by_node(batches: list[Json], folder: Path) -> list[Json]:
    """The browser's engine under Node, where that is on the machine."""
    file = folder / "batches.json"
    file.write_text(json.dumps(batches), encoding="utf-8")
    command = ["node", str(HERE / "policy_engine.js"), str(ENGINE), str(file)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_python(given: Json) -> list[Json]:
    """The results of a batch as plain JSON."""
    policies, rates = [rules(each) for each in given["policies"]], Rates.read(given["rates"])
    results = []
    for case in given["cases"]:
        chosen = [each for each in policies if each.id in case.get("policies", [each.id])]
        profile, day = Profile.read(case["profile"]), date.fromisoformat(case["date"])
        results.append(json.loads(json.dumps(assess(chosen, profile, day, rates).as_json())))
    return results


def differences(one: Json, other: Json, path: str = "") -> list[str]:
    """Where two results are not the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = {**one, **other}
        return [
            line
            for key in keys
            for line in differences(one.get(key), other.get(key), f"{path}/{key}")
        ]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for index, (a, b) in pairs for line in differences(a, b, f"{path}/{index}")]
    return [] if one == other else [f"{path}: Python {one!r}, browser {other!r}"]


def compared(
    batches: list[Json],
    folder: Path,
    in_script: Callable[[list[Json], Path], list[Json]] = by_node,
) -> list[str]:
    """Every difference, under the name of its case; `in_script` runs the browser's engine."""
    found = []
    for given, scripted in zip(batches, in_script(batches, folder), strict=True):
        for case, mine, theirs in zip(given["cases"], in_python(given), scripted, strict=True):
            found += [f"{case['name']}: {line}" for line in differences(mine, theirs)]
    return found


def part(first: int) -> list[str]:
    """The differences of one slice of seeds."""
    with tempfile.TemporaryDirectory() as folder:
        batches = [batch(seed, profiles=PROFILES) for seed in range(first, first + SLICE)]
        return compared(batches, Path(folder))


def main() -> int:
    if shutil.which("node") is None:
        print("This needs Node.")
        return 2
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    slices = range(1_000_000, 1_000_000 + -(-wanted // PROFILES), SLICE)
    started, found = time.perf_counter(), 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for lines in pool.map(part, slices):
            for line in lines:
                print(line)
            found += len(lines)
    count = len(slices) * SLICE * PROFILES
    print(f"{count} assessments, {found} differences, {time.perf_counter() - started:.0f} s")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
