"""A real office suite opens every workbook and Word document that the program makes.

All are made of the starter library and printed to PDF in one run of LibreOffice.
"""

import subprocess
from importlib.resources import files as resources
from pathlib import Path

import pytest
import xlsxwriter

from guide.intake.marked import marked
from guide.intake.preview import of_files
from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets.forms import Forms
from guide.outputs.workbook import make
from guide.reports import INTERNAL, REPORTS, file_name
from guide.workbook.layout import KINDS
from guide.workbook.template import parts, template

# The parts of a template whose sheets no other has: plots and units lie in parks, and so on.
PARTS = [part for part in parts() if part in KINDS]
# What the first page of each must say.
SAID = {
    **{f"template-{part}.xlsx": "先看" for part in PARTS},
    **{file_name(name): "合计" for name in REPORTS},
    "library.xlsx": "数据截止",
    "returned.xlsx": "不在可选值之中",
    "tea-processing-zh.docx": "招商项目表",
    "tea-processing-en.docx": "agriculture/tea-processing",
    "_projects-zh.docx": "招商项目表",
    "_projects-en.docx": "agriculture/tea-processing",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The pages of each file as texts, by its name."""
    folder = tmp_path_factory.mktemp("office")
    library, problems = load(Path(str(resources("guide"))) / "starter")
    assert problems == []
    for part in PARTS:
        (folder / f"template-{part}.xlsx").write_bytes(template(library, part))
    for name, report in REPORTS.items():
        (folder / file_name(name)).write_bytes(report(library))
    (made,) = make(Request(guide=library.guide(), root=folder)).paths
    made.rename(folder / made.name)
    (folder / "returned.xlsx").write_bytes(returned(library, folder / "sent.xlsx"))
    forms = Forms(library.guide(), library.languages)
    documents, problems = forms.made(list(forms.pages(library.guide().projects.values())))
    assert problems == []
    for name, data in documents.items():
        (folder / name).write_bytes(data)
    files = sorted(folder.glob("*.xlsx")) + sorted(folder.glob("*.docx"))
    own = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {file.name: pages(file.with_suffix(".pdf")) for file in files}


def returned(library, path):
    """A workbook with one mistake, as it goes back to its sender."""
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("项目")
    page.write_row(0, 0, ("项目标识（ID）", "状态"))
    page.write_row(1, 0, ("tea-processing", "已公布"))
    book.close()
    found = of_files(library, [path])
    return marked(found.grids, found.problems, ("zh", "en"), library.date)


def pages(pdf: Path):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("name", SAID)
def test_it_opens_and_prints(printed, name):
    assert SAID[name] in printed[name][0]


def test_nothing_was_made_that_is_not_looked_at(printed):
    assert set(printed) - {"sent.xlsx"} == set(SAID)


@pytest.mark.parametrize("name", REPORTS)
def test_every_page_of_an_internal_report_says_so(printed, name):
    for page in printed[file_name(name)]:
        assert ("内部资料" in page) == (name in INTERNAL)
