"""Lighthouse on home, browser and project page: medians of five runs, mobile, simulated throttling.

python benchmarks/lighthouse.py [SITE]    (default: site/; wants npm and chromium)
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from finished import served

FOLDER = Path(tempfile.gettempdir()) / "guide-lighthouse"
PAGES = (
    "zh/index.html",
    "en/index.html",
    "zh/projects/index.html",
    "en/projects/anode-materials.html",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = int(os.environ.get("RUNS", "5"))


def program() -> Path:
    """Lighthouse, fetched once into a folder of its own."""
    file = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not file.exists():
        npm = shutil.which("npm") or sys.exit("npm is not installed")
        subprocess.run([npm, "install", "--prefix", str(FOLDER), "lighthouse"], check=True)
    return file


def scores(url: str) -> tuple[dict[str, float], list[str]]:
    """The score of each category, and the audits that cost points outside performance."""
    run = subprocess.run(
        [str(program()), url, "--quiet", "--output=json", "--output-path=stdout",
         f"--only-categories={','.join(CATEGORIES)}",
         "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"],
        check=True, capture_output=True, text=True,
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
    )  # fmt: skip
    report = json.loads(run.stdout)
    lost = [
        f"{name}: {ref['id']}"
        for name in CATEGORIES[1:]
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"]
        and (report["audits"][ref["id"]]["score"] or 0) < 1
        and report["audits"][ref["id"]]["scoreDisplayMode"] in ("binary", "numeric")
    ]
    return {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}, lost


def main() -> int:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    with served(site) as address:
        for page in PAGES:
            results = [scores(address + page) for _ in range(RUNS)]
            medians = {n: statistics.median(r[n] for r, _ in results) for n in CATEGORIES}
            said = ", ".join(f"{name} {score:.0f}" for name, score in medians.items())
            print(f"{page}: {said}", *sorted(set(results[-1][1])), sep="\n    ", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
