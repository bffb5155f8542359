"""`make soak`: chance that means harm, in rounds of new cases until the time is over.

A round is a run of the fuzzing, killing and reproducing tests. What they counted is added up and
printed at the end, also when somebody interrupts. A round that finds something goes on to the next
one; its output is kept beside the sums, and the exit code is 1. Usage: soak.py HOURS FOLDER.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

HOME = Path(__file__).parents[1]
TESTS = (
    *("tests/test_kills.py", "tests/publish/test_kills.py"),
    *("tests/fuzz", "tests/test_reproducible.py"),
)
# So many times the cases of `make test` a round.
TIMES = 3
WORKERS = "2"


def a_round(number: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """Run the tests once; what they counted, and the names of those that found something."""
    told, log = folder / f"round-{number}.xml", folder / f"round-{number}.log"
    told.unlink(missing_ok=True)
    with log.open("w", encoding="utf-8") as stream:
        subprocess.run(
            [sys.executable, "-m", "pytest", "-n", WORKERS, *TESTS, f"--junitxml={told}"],
            cwd=HOME,
            env={**os.environ, "GUIDE_SOAK": str(TIMES)},
            stdout=stream,
            stderr=stream,
            check=False,
        )
    if not told.exists():
        return Counter(), [f"the tests themselves, see {log}"]
    return counted(told.read_text(encoding="utf-8"))


def counted(report: str) -> tuple[Counter[str], list[str]]:
    """What a report of pytest says was counted, and the tests that failed."""
    sums: Counter[str] = Counter()
    failed = []
    for case in ET.fromstring(report).iter("testcase"):  # noqa: S314  pytest wrote it
        for each in case.iter("property"):
            if each.get("name") == "counted":
                number, _, what = (each.get("value") or "").partition(" ")
                sums[what] += float(number)  # type: ignore[assignment]
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(f"{case.get('classname')}.{case.get('name')}")
    return sums, failed


def summary(rounds: int, hours: float, sums: Counter[str], failed: list[str]) -> str:
    """The figures of a whole run."""
    lines = [f"{rounds} rounds in {hours:.2f} hours"]
    for what, number in sorted(sums.items()):
        lines.append(f"{number:>12,.3f} {what}" if number % 1 else f"{int(number):>12,} {what}")
    lines += [f"surprises: {len(failed)}", *(f"    {name}" for name in failed)]
    return "\n".join(lines) + "\n"


def main(hours: float, folder: Path) -> int:
    """Go on until the time is over, to the end of a round; 1 where anything was found."""
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    sums: Counter[str] = Counter()
    failed: list[str] = []
    rounds, spent = 0, 0.0
    try:
        while spent < hours:
            more, found = a_round(rounds + 1, folder)
            sums.update(more)
            failed += [f"round {rounds + 1}: {name}" for name in found]
            rounds, spent = rounds + 1, (time.monotonic() - started) / 3600
            (folder / "sums.txt").write_text(summary(rounds, spent, sums, failed), "utf-8")
    except KeyboardInterrupt:
        spent = (time.monotonic() - started) / 3600
    sys.stdout.write(summary(rounds, spent, sums, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), Path(sys.argv[2])))
