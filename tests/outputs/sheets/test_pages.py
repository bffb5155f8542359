"""The PDF sheets: one page a language, both languages on two sides, only what changed anew."""

import shutil
import subprocess

import pikepdf
import zxingcpp
from PIL import Image

from guide.cli import main
from guide.load import load
from guide.outputs import Request
from guide.outputs.sheets import make, setter

PROJECT = "projects/agriculture/tea-processing.yml"


def asked(root, **options):
    library, problems = load(root)
    assert problems == []
    return make(Request(guide=library.guide(), root=root, **options))


def codes(made):
    return [problem.code for problem in made.problems]


def contents(root):
    return {file.name: file.read_bytes() for file in (root / "dist" / "sheets").glob("*.*")}


def test_a_project_has_a_sheet_in_each_language_and_one_in_both(sheets):
    names = sorted(file.name for file in sheets.iterdir() if not file.name.startswith("."))
    assert names == [
        "_projects-en.docx",
        "_projects-zh.docx",
        *(f"tea-processing-{langs}" for langs in ("en.docx", "en.pdf", "zh+en.pdf")),
        *(f"tea-processing-{langs}" for langs in ("zh.docx", "zh.pdf")),
    ]


def test_each_language_takes_one_page_of_a4(sheets):
    for langs, count in (("zh", 1), ("en", 1), ("zh+en", 2)):
        with pikepdf.open(sheets / f"tea-processing-{langs}.pdf") as document:
            assert len(document.pages) == count
            width, height = (float(side) for side in document.pages[0].mediabox[2:])
            assert (round(width), round(height)) == (595, 842)
            assert str(document.Root.Lang)[:2] == langs[:2]
            assert document.Root.MarkInfo.Marked


def test_the_code_leads_to_the_project_s_page(sheets, tmp_path):
    pdf = sheets / "tea-processing-en.pdf"
    subprocess.run(["pdftoppm", "-r", "150", "-png", pdf, tmp_path / "page"], check=True)
    (page,) = tmp_path.glob("page*.png")
    with Image.open(page) as image:
        (found,) = zxingcpp.read_barcodes(image)
    assert found.text.endswith("/en/projects/tea-processing.html")


def test_the_same_library_gives_the_same_bytes(sheets, starter):
    assert asked(starter).problems == ()
    assert contents(starter) == {
        file.name: file.read_bytes() for file in sheets.iterdir() if "." in file.name
    }


def test_only_what_changed_is_made_again(starter, monkeypatch):
    second = starter / "projects/agriculture/second.yml"
    shutil.copy(starter / PROJECT, second)
    second.write_text(second.read_text("utf-8").replace("code: ", "code: 2-"), "utf-8")
    assert asked(starter).problems == ()
    before = contents(starter)
    orders = []
    run = setter.run
    monkeypatch.setattr(setter, "run", lambda given: orders.extend(given) or run(given))
    asked(starter)
    assert orders == []
    text = (starter / PROJECT).read_text("utf-8")
    (starter / PROJECT).write_text(text.replace("en: Tea", "en: Green Tea"), "utf-8")
    asked(starter)
    assert {order.output.rpartition("/")[2] for order in orders} == {
        f"tea-processing-{langs}.pdf" for langs in ("zh", "en", "zh+en")
    }
    after = contents(starter)
    assert after["second-zh.pdf"] == before["second-zh.pdf"]
    assert after["tea-processing-en.pdf"] != before["tea-processing-en.pdf"]


def test_a_sheet_changed_by_hand_is_made_again(starter):
    asked(starter)
    before = contents(starter)
    (starter / "dist/sheets/tea-processing-en.pdf").write_bytes(b"scribble")
    asked(starter)
    assert contents(starter)["tea-processing-en.pdf"] == before["tea-processing-en.pdf"]


def test_a_character_in_no_font_stops_everything(starter):
    asked(starter)
    before = contents(starter)
    text = (starter / PROJECT).read_text("utf-8")
    (starter / PROJECT).write_text(text.replace("en: Tea", "en: Tea ꙮ"), "utf-8")
    made = asked(starter)
    assert set(codes(made)) == {"booklet-glyph-missing"}
    assert made.problems[0].place.file == PROJECT
    assert contents(starter) == before


def test_what_typst_refuses_is_a_problem_and_changes_nothing(starter, monkeypatch):
    refused = setter.Result(message="boom")
    monkeypatch.setattr(setter, "run", lambda orders: [refused for _ in orders])
    assert set(codes(asked(starter))) == {"sheet-not-set"}
    assert not (starter / "dist/sheets").exists()


def test_a_project_that_is_far_too_long_warns(starter):
    text = (starter / PROJECT).read_text("utf-8")
    long = "A long sentence about nothing at all, said again. " * 300
    (starter / PROJECT).write_text(text.replace("  en: Tea", f"  en: {long} Tea", 1), "utf-8")
    made = asked(starter)
    assert "sheet-full" in codes(made)
    assert codes(asked(starter)) == codes(made)


def test_an_edition_chooses_projects_and_is_in_the_code(starter):
    edition = starter / "projects/editions/fair.yml"
    shutil.copy(starter / "projects/editions/guide.yml", edition)
    text = edition.read_text("utf-8")
    edition.write_text(text + "select: {exclude: [tea-processing]}\n", "utf-8")
    assert codes(asked(starter, edition="fair")) == ["booklet-nothing-selected"]


def test_a_site_of_the_same_run_offers_the_sheets(starter, capsys):
    assert main(["--root", str(starter), "--lang", "en", "build", "site", "sheets"]) == 0
    page = (starter / "site/en/projects/tea-processing.html").read_text("utf-8")
    assert 'href="../../sheets/tea-processing-en.pdf"' in page
    offered = (starter / "site/sheets/tea-processing-en.pdf").read_bytes()
    assert offered == (starter / "dist/sheets/tea-processing-en.pdf").read_bytes()
    assert main(["--root", str(starter), "--lang", "en", "build", "site"]) == 0
    assert not (starter / "site/sheets").exists()
    assert "sheets/" not in (starter / "site/en/projects/tea-processing.html").read_text("utf-8")
