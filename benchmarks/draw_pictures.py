"""Draws the sample library's pictures again: one a project and one a park, the same on every run.

    python benchmarks/draw_pictures.py [--out projects/media] [name …]

Each is composed as SVG, painted by Chromium at twice its size and saved as a progressive JPEG of
2400 × 1350 pixels without any metadata. `--svg folder` keeps the drawings as well.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pictures.drawing import HEIGHT, WIDTH
from pictures.scenes import SCENES
from PIL import Image
from playwright.sync_api import Page, sync_playwright

SIZE = (2400, 1350)
LIMIT = 158_000
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--disable-lcd-text",
]


@contextmanager
def painter() -> Iterator[Page]:
    """A browser page of the sheet's size, three device pixels to each of its units."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=3)
        yield page
        browser.close()


def paint(page: Page, svg: str) -> Image.Image:
    page.set_content(
        "<!doctype html><style>html,body{margin:0;background:#fff}svg{display:block}</style>" + svg
    )
    shot = page.screenshot(type="png", clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    return image.resize(
        SIZE, Image.Resampling.BOX if image.width % SIZE[0] == 0 else Image.Resampling.LANCZOS
    )


def encoded(image: Image.Image) -> bytes:
    """The best quality that stays under the limit."""
    data = b""
    for quality in range(90, 58, -2):
        held = io.BytesIO()
        image.save(
            held,
            "JPEG",
            quality=quality,
            progressive=True,
            optimize=True,
            subsampling="4:2:0" if quality < 86 else "4:4:4",
        )
        data = held.getvalue()
        if len(data) <= LIMIT:
            break
    return data


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the sample library's pictures.")
    parser.add_argument("names", nargs="*", help="record ids; all if none is given")
    parser.add_argument("--out", type=Path, default=Path("projects/media"))
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in SCENES]
    if unknown:
        print(f"No such picture: {', '.join(unknown)}", file=sys.stderr)
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    with painter() as page:
        for name in given.names or SCENES:
            svg = SCENES[name]().svg()
            if given.svg:
                given.svg.mkdir(parents=True, exist_ok=True)
                (given.svg / f"{name}.svg").write_text(svg, encoding="utf-8")
            data = encoded(paint(page, svg))
            (given.out / f"{name}.jpg").write_bytes(data)
            print(f"{name}.jpg {len(data) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
