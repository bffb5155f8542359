"""A filled template with thirty planted mistakes comes back with exactly thirty marks."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from guide.intake import files
from guide.intake.grid import letters
from guide.intake.marked import marked
from guide.intake.preview import of_files
from guide.load import load
from guide.locales import staff
from guide.report import sentence
from guide.workbook.template import template

SAMPLE = Path(__file__).parents[2]
OWNER = "high-tech-zone-committee"

# Sheet, head, and the mistakes that are planted below it, in the rows from the first on.
MISTAKES = (
    ("项目", "状态", ("已公布", "公开")),
    ("项目", "填报单位", ("高新区 管委会?!",)),
    ("项目", "数据截至", ("2026-02-30", "31/10/2026", "去年底")),
    ("项目", "项目类别", ("招商引资类",)),
    ("项目", "项目属性", ("x", "待定")),
    ("项目", "总投资（万元）", ("约12亿元", "12.6亿", "12.6亿元左右")),
    ("项目", "固定资产投资（万元）", ("一亿元", "3.2.1亿元")),
    ("项目", "合作方式", ("独资；联姻", "随便")),
    ("项目", "用地面积（亩）", ("260 acres", "260多亩", "大约300亩")),
    ("项目", "土地用途", ("盖楼",)),
    ("项目", "使用年限", ("fifty years", "50亩")),
    ("项目", "建设期（月）", ("两年", "24.5")),
    ("项目", "带动就业", ("四百八",)),
    ("项目·投资估算与资金筹措·资金筹措", "资金来源", ("朋友借款",)),
    ("项目·投资估算与资金筹措·资金筹措", "金额（万元）", ("5亿", "USD", "10–25万元")),
    ("项目·投资估算与资金筹措·资金筹措", "已落实", ("可能",)),
)


@pytest.fixture(scope="module")
def library():
    found, problems = load(SAMPLE)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def grids(library, tmp_path_factory):
    """The template of one body, filled with what it has: the cells as a spreadsheet gives them."""
    path = tmp_path_factory.mktemp("template") / "t.xlsx"
    path.write_bytes(template(library, "projects", OWNER))
    found, problems = files.read(path)
    assert problems == []
    return found


def saved(grids, path):
    """The same sheets as somebody would save them."""
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for grid in grids:
        page = book.add_worksheet(grid.sheet)
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    page.write_string(row, column, cell)
                elif isinstance(cell, float):
                    page.write_number(row, column, cell)
                elif cell is not None:
                    page.write_datetime(row, column, cell, day)
    book.close()
    return path


def test_a_template_of_a_body_changes_nothing(library, grids, tmp_path):
    found = of_files(library, [saved(grids, tmp_path / "t.xlsx")])
    assert found.problems == []
    assert found.judged.drafts == []
    assert len(found.unchanged) >= 4


def planted(grids):
    """The mistakes planted in a copy, and their cells."""
    copies = {grid.sheet: [list(row) for row in grid.rows] for grid in grids}
    cells = set()
    for sheet, head, wrong in MISTAKES:
        rows = copies[sheet]
        column = next(i for i, cell in enumerate(rows[0]) if cell.removesuffix(" *") == head)
        for row, text in enumerate(wrong, start=3):
            rows[row][column] = text
            cells.add(f"{sheet}!{letters(column)}{row + 1}")
    made = [files.Grid(grid.file, grid.sheet, copies[grid.sheet]) for grid in grids]
    return made, cells


def test_thirty_mistakes_are_thirty_marks(library, grids, tmp_path):
    copies, cells = planted(grids)
    assert len(cells) == 30
    found = of_files(library, [saved(copies, tmp_path / "t.xlsx")])
    assert {problem.place.cell for problem in found.problems} == cells
    assert len(found.problems) == 30
    assert found.judged.writable == {}
    for problem in found.problems:
        for tag in staff():
            message, remedy = sentence(problem, tag)
            assert message
            assert remedy
            assert re.search("[\u4e00-\u9fff]", message) or tag == "en"
            # Nobody who fills in a sheet knows the values of the files: industrial-fund, true.
            assert not re.search(r"[a-z]-[a-z]|\btrue\b", remedy) or tag == "en"
    data = marked(found.grids, found.problems, ("zh", "en"), library.date)
    assert data == marked(found.grids, found.problems, ("zh", "en"), library.date)
    assert comments(data) == {cell.partition("!")[0]: set() for cell in cells} | by_sheet(cells)


def by_sheet(cells):
    found = {}
    for cell in cells:
        sheet, _, place = cell.partition("!")
        found.setdefault(sheet, set()).add(place)
    return found


def comments(data):
    """By sheet, the cells that have a comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        found = {}
        for number, name in enumerate(names, start=1):
            links = f"xl/worksheets/_rels/sheet{number}.xml.rels"
            if links not in archive.namelist():
                continue
            part = re.search(r"comments\d+\.xml", archive.read(links).decode())
            if part:
                text = archive.read(f"xl/{part[0]}").decode()
                found[name] = set(re.findall(r'<comment ref="([A-Z]+\d+)"', text))
        return found


def test_sound_rows_go_in_while_the_others_wait(library, grids, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(SAMPLE / "projects", root / "projects")
    copy, _ = load(root)
    made = [files.Grid(g.file, g.sheet, [list(row) for row in g.rows]) for g in grids]
    rows = next(grid.rows for grid in made if grid.sheet == "项目")
    jobs = next(i for i, cell in enumerate(rows[0]) if cell.startswith("带动就业"))
    rows[3][jobs], rows[4][jobs] = "许多", 77.0
    path = saved(made, tmp_path / "t.xlsx")
    refused = of_files(copy, [path])
    assert not refused.may_write
    found = of_files(copy, [path], partial=True)
    assert [draft.id for draft in found.judged.sound] == [rows[4][0]]
    ((file, data),) = found.judged.writable.items()
    before = (root / file).read_text("utf-8")
    after = data.decode()
    assert [a for a, b in zip(after.split("\n"), before.split("\n"), strict=True) if a != b] == [
        "jobs: 77"
    ]
