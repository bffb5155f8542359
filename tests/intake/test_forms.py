"""The Word form on its way back: what nobody changed stays, and every mistake has its cell."""

import io
import shutil
import zipfile

import pytest
import yaml
from docx import Document

from guide.cli import main
from guide.intake import preview
from guide.intake.forms import _Reader
from guide.load import load
from guide.outputs.sheets import form
from guide.outputs.sheets.forms import Forms

PROJECT = "projects/agriculture/tea-processing.yml"


def crumpled():
    """A Word file whose archive is sound but for the packed bytes of a part."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<document/>" * 50)
    data = bytearray(held.getvalue())
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start : start + 4] = b"\x01\x00\x00\x00"
    return bytes(data)


def library_of(root):
    library, problems = load(root)
    assert problems == []
    return library


@pytest.fixture
def forms(starter, tmp_path):
    """The starter's forms as files: a function from a name to its path."""
    guide = library_of(starter).guide()
    maker = Forms(guide, guide.languages)
    made, problems = maker.made(list(maker.pages(guide.projects.values())))
    assert problems == []
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return lambda name: tmp_path / name


@pytest.fixture
def filled(starter, forms):
    """Fill cells of a form by their labels, and preview its import."""

    def fill(changes, name="tea-processing-zh.docx"):
        document = Document(forms(name))
        left = dict(changes)
        for row in document.tables[0].rows:
            cells = list(dict.fromkeys(cell._tc for cell in row.cells))
            texts = [
                "".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t")) for cell in cells
            ]
            for label, value in zip(texts[::2], cells[1::2], strict=False):
                if label in left:
                    inside = [t for t in value.iter() if t.tag.endswith("}t")]
                    inside[0].text = left.pop(label)
                    for extra in inside[1:]:
                        extra.text = ""
        assert left == {}
        document.save(forms(name))
        return preview.of_files(library_of(starter), [forms(name)])

    return fill


def changes(found):
    return {
        difference.path: difference.after
        for d in found.judged.drafts
        for difference in d.differences
    }


@pytest.mark.parametrize(
    "name", ["tea-processing-zh", "tea-processing-en", "_projects-zh", "_projects-en"]
)
def test_a_form_that_nobody_touched_changes_nothing(starter, forms, name):
    found = preview.of_files(library_of(starter), [forms(f"{name}.docx")])
    assert found.problems == []
    assert found.judged.drafts == []
    assert [draft.id for draft in found.unchanged] == ["tea-processing"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_value_of_a_form_can_be_read_back(starter, forms, lang, monkeypatch):
    # Without the comparison of texts every cell is read as if somebody had typed it.
    monkeypatch.setattr(form, "said", lambda *_: "\0")
    found = preview.of_files(library_of(starter), [forms(f"tea-processing-{lang}.docx")])
    assert found.problems == []
    assert changes(found) == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_fields_have_one_label(starter, lang):
    assert len(_Reader(library_of(starter)).labels[lang]) == len(list(form.fields())) + 2


def test_what_people_type(filled):
    found = filled(
        {
            "用地面积": "66亩",
            "合作方式": "合资、租赁",
            "可行性研究": "已完成；2026年5月；可行性研究报告；修订稿",
            "开工时间": "2027年6月",
            "项目简介": "新的简介。",
        }
    )
    said = changes(found)
    assert said["land", "area"] == "66亩"
    assert said["cooperation",] == "equity-jv, lease"
    assert said["readiness", "feasibility", "date"] == "2026-05"
    assert said["readiness", "feasibility", "document", "zh"] == "可行性研究报告；修订稿"
    assert said["schedule", "start"] == "2027-06"
    assert said["summary", "zh"] == "新的简介。"


def test_a_mistake_has_its_cell(filled):
    found = filled({"用地面积": "六十英亩 acres"})
    (problem,) = [p for p in found.problems if p.place.cell]
    assert problem.place.file == "tea-processing-zh.docx"
    assert problem.place.cell.startswith("1!B")
    assert found.judged.writable == {}


def test_sums_that_no_longer_agree_are_found_at_their_cell(filled):
    found = filled({"总投资": "1.2亿元"})
    assert "investment-parts" in [problem.code for problem in found.problems]
    assert all(problem.place.cell.startswith("1!B") for problem in found.problems)
    assert found.judged.writable == {}


def test_an_empty_cell_deletes_nothing(filled):
    assert changes(filled({"总投资": "", "项目简介": ""})) == {}


def test_a_new_project_is_a_draft(starter, filled):
    found = filled({"资料库编号": "agriculture/green-tea"})
    (draft,) = found.judged.drafts
    assert (draft.id, draft.file) == ("green-tea", "projects/agriculture/green-tea.yml")
    assert draft.target["status"] == "draft"


def test_the_command_writes_only_what_changed(starter, filled, forms, capsys):
    filled({"用地面积": "66亩"})
    before = (starter / PROJECT).read_text("utf-8")
    file = forms("tea-processing-zh.docx")
    assert main(["--root", str(starter), "--lang", "en", "import", str(file)]) == 0
    after = (starter / PROJECT).read_text("utf-8")
    assert after == before.replace("  area: 60亩", "  area: 66亩")
    assert yaml.safe_load(after)["land"]["area"] == "66亩"
    assert main(["--root", str(starter), "import", "--undo"]) == 0
    assert (starter / PROJECT).read_text("utf-8") == before


def test_a_bureau_s_own_form_comes_back(starter, tmp_path):
    own = Document()
    table = own.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("编号", "{id}"), ("用工人数", "{jobs}")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    folder = starter / "projects" / "_forms"
    folder.mkdir()
    own.save(folder / "project-zh.docx")
    table.rows[0].cells[1].text = "agriculture/tea-processing"
    table.rows[1].cells[1].text = "120"
    extra = own.add_table(rows=1, cols=2)
    extra.rows[0].cells[0].text = "备注"
    own.save(tmp_path / "back.docx")
    found = preview.of_files(library_of(starter), [tmp_path / "back.docx"])
    assert found.problems == []
    assert changes(found) == {("jobs",): "120"}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda file: file.write_bytes(b"PK no zip"), "form-not-word"),
        (lambda file: file.write_bytes(crumpled()), "form-not-word"),
        (lambda file: Document().save(file), "form-unknown"),
        (lambda file: shutil.copy(__file__, file), "form-not-word"),
    ],
)
def test_documents_that_are_no_forms(starter, tmp_path, make, code):
    file = tmp_path / "other.docx"
    make(file)
    found = preview.of_files(library_of(starter), [file])
    assert [problem.code for problem in found.problems] == [code]
    assert found.judged.writable == {}


def test_a_form_without_its_id_is_known_by_its_official_number(filled):
    found = filled({"资料库编号": "", "用地面积": "66亩"})
    assert [draft.id for draft in found.judged.drafts] == ["tea-processing"]


def test_a_form_without_the_row_of_its_id(starter, forms):
    document = Document(forms("tea-processing-zh.docx"))
    row = document.tables[0].rows[0]._tr
    row.getparent().remove(row)
    document.save(forms("tea-processing-zh.docx"))
    found = preview.of_files(library_of(starter), [forms("tea-processing-zh.docx")])
    assert [problem.code for problem in found.problems] == ["form-without-id"]
    assert found.judged.writable == {}


def test_a_form_of_a_converted_language_is_refused(starter, tmp_path):
    settings = starter / "projects/guide.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("languages: [zh, en]", "languages: [zh, en, zh-Hant]"), "utf-8"
    )
    guide = library_of(starter).guide()
    maker = Forms(guide, guide.languages)
    made, _ = maker.made(list(maker.pages(guide.projects.values())))
    for lang, codes in (("zh-Hant", ["form-converted"]), ("zh", [])):
        file = tmp_path / f"{lang}.docx"
        file.write_bytes(made[f"tea-processing-{lang}.docx"])
        found = preview.of_files(library_of(starter), [file])
        assert [problem.code for problem in found.problems] == codes
        assert found.judged.drafts == []
