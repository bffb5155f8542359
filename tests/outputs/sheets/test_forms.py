"""The Word form: a real table, fonts on every run, no author, and a bureau's own template."""

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets import filling, form, make

PROJECT = "projects/agriculture/tea-processing.yml"


def asked(root):
    library, _ = load(root)
    return make(Request(guide=library.guide(), root=root))


def rows(document):
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_the_form_is_one_table_with_every_value_beside_its_label(sheets):
    document = Document(sheets / "tea-processing-zh.docx")
    assert len(document.tables) == 1
    found = {row[0]: row[1] for row in rows(document)}
    assert found["资料库编号"] == "agriculture/tea-processing"
    assert found["项目名称"].startswith("茶")
    assert "{" not in "".join(text for row in rows(document) for text in row)


def test_labels_are_unlike_each_other(sheets):
    for lang in ("zh", "en"):
        document = Document(sheets / f"tea-processing-{lang}.docx")
        labels = [row[at] for row in rows(document) for at in (0, 2) if row[0] != row[3]]
        labels = [text for text in labels if text]
        assert len(labels) >= len(list(form.fields()))


def test_every_run_names_its_font_for_han(sheets):
    document = Document(sheets / "tea-processing-zh.docx")
    runs = list(document.element.iter(qn("w:r")))
    assert runs
    for run in runs:
        assert run.rPr.rFonts.get(qn("w:eastAsia")) in ("宋体", "黑体")


def test_nobody_s_name_and_no_time_of_day_is_in_the_file(sheets):
    with zipfile.ZipFile(sheets / "tea-processing-zh.docx") as archive:
        assert {entry.date_time[3:] for entry in archive.infolist()} == {(0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core


def test_a_batch_has_each_form_on_a_page_of_its_own(starter, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(starter / PROJECT, starter / "projects/agriculture/second.yml")
    asked(starter)
    document = Document(starter / "dist/sheets/_projects-en.docx")
    assert [table.rows[0].cells[1].text for table in document.tables] == [
        "agriculture/second",
        "agriculture/tea-processing",
    ]
    breaks = [each for each in document.element.iter(qn("w:br")) if each.get(qn("w:type"))]
    assert len(breaks) == 1


def own_template(starter, *paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    folder = starter / "projects" / "_forms"
    folder.mkdir()
    document.save(folder / "project-zh.docx")
    return folder / "project-zh.docx"


def test_a_bureau_s_own_template_is_filled(starter):
    own_template(starter, "我局：{title}，总投资{investment.total}")
    assert asked(starter).problems == ()
    document = Document(starter / "dist/sheets/tea-processing-zh.docx")
    assert document.paragraphs[0].text.startswith("我局：茶")
    assert "万元" in document.paragraphs[0].text


def test_a_name_that_word_cut_into_runs_is_filled():
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("“{ti", "tle", "}”"):
        paragraph.add_run(part)
    file = io.BytesIO()
    document.save(file)
    made = filling.filled(
        filling.opened(file.getvalue()),
        [{"title": "A\n{{ 7*7 }}\x0b<w:p>"}],
        "",
        date(2026, 11, 1),
    )
    assert Document(io.BytesIO(made)).paragraphs[0].text == "“A\n{{ 7*7 }}<w:p>”"


def test_an_unknown_field_in_a_template_is_a_problem(starter):
    file = own_template(starter, "{titel}")
    (problem,) = asked(starter).problems
    assert problem.code == "form-unknown-field"
    assert problem.place.file == "projects/_forms/project-zh.docx"
    assert problem.args["field"] == "titel"
    assert file.exists()
    assert not (starter / "dist/sheets").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/vbaProject.bin", b"macro"),
        ("word/_rels/document.xml.rels", b'<Relationships TargetMode="External"/>'),
    ],
)
def test_a_template_with_a_macro_or_a_link_is_refused(starter, name, content):
    file = own_template(starter, "{title}")
    parts = {}
    with zipfile.ZipFile(file) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for entry, data in {**parts, name: content}.items():
            archive.writestr(entry, data)
    (problem,) = asked(starter).problems
    assert problem.code == "form-active"
    assert problem.args["part"] == name


def test_a_template_that_is_no_word_file_is_refused(starter):
    file = own_template(starter, "")
    file.write_bytes(b"not a zip")
    assert [problem.code for problem in asked(starter).problems] == ["form-not-word"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_names_every_field(lang):
    manual = Path(__file__).parents[3] / "docs" / "manual" / lang / "sheets.md"
    text = manual.read_text("utf-8")
    assert [name for name in form.fields() if f"`{{{name}}}`" not in text] == []
