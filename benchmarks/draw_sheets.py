"""Draws the manual's pictures of sheets, from the fictional sample, as an office suite shows them.

    python benchmarks/draw_sheets.py

Makes a template of one body, the same sent in with three mistakes and given back with red cells,
the workbook of the library and a report; LibreOffice prints them, poppler draws the pages, and what
is white around them is cut off. Writes `docs/manual/pictures/*.png`.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import xlsxwriter
from PIL import Image, ImageChops

from guide.intake import files
from guide.intake.marked import marked
from guide.intake.preview import of_files
from guide.load import load
from guide.model.guide import Library
from guide.outputs.workbook import workbook
from guide.reports import REPORTS
from guide.workbook.template import template

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "manual" / "pictures"
OWNER = "high-tech-zone-committee"
# Row (from 0) and head of the main sheet, and the mistake that is typed there.
MISTAKES = ((3, "状态", "已公布"), (4, "数据截至", "去年底"), (5, "产业门类", "石墨"))
# Each picture: the workbook, what stands on its page, and how much of the page, from the top left.
PICTURES = {
    "template-how": ("template.xlsx", "先看", 1.0, 1.0),
    "template": ("template.xlsx", "anode-materials", 1.0, 0.52),
    "problems": ("returned.xlsx", "怎么改", 0.62, 1.0),
    "returned": ("returned.xlsx", "expanded-graphite", 1.0, 1.0),
    "library": ("library.xlsx", "anode-materials", 1.0, 0.36),
    "report": ("report.xlsx", "合计", 0.6, 0.7),
}
RESOLUTION, WIDTH, EDGE, COLOURS = 110, 1100, 12, 48


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        library, problems = load(ROOT)
        if library is None or problems:
            raise SystemExit(f"the sample is not sound: {problems}")
        made = {
            "template.xlsx": template(library, "projects", OWNER),
            "library.xlsx": workbook(
                library.guide(), {"projects": library.guide().projects.values()}
            ),
            "report.xlsx": REPORTS["township"](library),
        }
        for name, data in made.items():
            (folder / name).write_bytes(data)
        (folder / "returned.xlsx").write_bytes(returned(library, folder))
        own = f"-env:UserInstallation=file://{folder}/profile"
        books = sorted(folder.glob("*.xlsx"))
        command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", work, *books]
        subprocess.run(command, check=True, capture_output=True)
        TARGET.mkdir(exist_ok=True)
        for name, (book, said, across, down) in PICTURES.items():
            page = drawn(folder / Path(book).with_suffix(".pdf"), said, folder)
            cut(page, across, down).save(TARGET / f"{name}.png", optimize=True)


def returned(library: Library, folder: Path) -> bytes:
    """The template as somebody fills it in with mistakes, and as it goes back."""
    grids, _ = files.read(folder / "template.xlsx")
    grid = next(each for each in grids if each.sheet == "项目")
    heads = [str(cell).removesuffix(" *") for cell in grid.rows[0]]
    for row, head, mistake in MISTAKES:
        grid.rows[row][heads.index(head)] = mistake
    sent = folder / "sent"
    book = xlsxwriter.Workbook(sent)
    page = book.add_worksheet(grid.sheet)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            page.write(number, column, cell, day if hasattr(cell, "year") else None)
    book.close()
    found = of_files(library, [sent])
    return marked(found.grids, found.problems, ("zh", "en"), library.date)


def drawn(pdf: Path, said: str, folder: Path) -> Image.Image:
    """The first page of a PDF that says something."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()
    number = next(n for n, page in enumerate(text.split("\f"), start=1) if said in page)
    span = ["-f", str(number), "-l", str(number), "-singlefile"]
    command = ["pdftoppm", "-png", "-r", str(RESOLUTION), *span, pdf, folder / "page"]
    subprocess.run(command, check=True)
    with Image.open(folder / "page.png") as page:
        return page.convert("RGB")


def cut(page: Image.Image, across: float, down: float) -> Image.Image:
    """A part of a page from the top left, without white around it, in a few colours."""
    part = page.crop((0, 0, round(page.width * across), round(page.height * down)))
    white = Image.new("RGB", part.size, "white")
    left, top, right, bottom = ImageChops.difference(part, white).getbbox() or part.getbbox()
    right, bottom = min(part.width, right + EDGE), min(part.height, bottom + EDGE)
    part = part.crop((max(0, left - EDGE), max(0, top - EDGE), right, bottom))
    if part.width > WIDTH:
        height = round(part.height * WIDTH / part.width)
        part = part.resize((WIDTH, height), Image.Resampling.LANCZOS)
    return part.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    if shutil.which("soffice") is None:
        raise SystemExit("this needs LibreOffice")
    main()
