"""The W3C checker (vnu) over a finished site: every page, errors and warnings by message.

python benchmarks/w3c.py [SITE]    (default: site/; wants java and npm, installs vnu-jar aside)
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "guide-vnu"


def checker() -> Path:
    """The checker's jar, fetched once into a folder of its own."""
    jar = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        npm = shutil.which("npm") or sys.exit("npm is not installed")
        subprocess.run([npm, "install", "--prefix", str(FOLDER), "vnu-jar"], check=True)
    return jar


def main() -> int:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    pages = sum(1 for _ in site.rglob("*.html"))
    run = subprocess.run(
        ["java", "-Xss8m", "-jar", str(checker()), "--skip-non-html", "--format", "json",
         "--exit-zero-always", "--stdout", str(site)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    # A file has no origin, so that the checker takes a page's own scripts for another host's, and
    # it takes data for scripts; how the policy holds is tested in a browser.
    said = [
        each
        for each in json.loads(run.stdout)["messages"]
        if "violates Content Security Policy (meta tag)" not in each["message"]
    ]
    kinds: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for each in said:
        level = each.get("subType") or each["type"]
        key = (level, each["message"])
        kinds[key] += 1
        place = each.get("url", "").rpartition(str(site))[2].lstrip("/")
        first.setdefault(
            key, f"{place}:{each.get('lastLine', '')} {each.get('extract', '')[:120]!r}"
        )
    for (level, message), count in kinds.most_common():
        print(f"{count:6} {level}: {message}\n       {first[level, message]}")
    errors = sum(count for (level, _), count in kinds.items() if level == "error")
    print(f"{pages} pages, {errors} errors, {len(said) - errors} others")
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
