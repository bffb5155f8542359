"""axe-core over each template in both languages, light and dark, telephone and desk.

python benchmarks/accessibility.py [SITE]    (default: site/)
"""

import shutil
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from finished import one_of_each
from playwright.sync_api import sync_playwright

LOOKS = [(s, w) for s in ("light", "dark") for w in (1280, 360)]


def main() -> int:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    runs = faults = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        # The policy of the pages would keep axe itself out.
        page = browser.new_page(bypass_csp=True)
        for address in one_of_each(site):
            page.goto((site / address).as_uri())
            for scheme, width in LOOKS:
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                runs += 1
                for each in Axe().run(page).response["violations"]:
                    faults += 1
                    where = [node["target"] for node in each["nodes"][:3]]
                    print(f"{address} ({scheme}, {width}): {each['id']} {where}")
        browser.close()
    print(f"{runs} runs, {faults} violations")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
