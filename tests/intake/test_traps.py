"""What spreadsheets do to data, case by case, each with its clear answer."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from guide.checks import CHECKS
from guide.intake import files
from guide.intake.preview import of_files
from guide.intake.telling import told
from guide.load import load
from guide.locales import staff
from guide.report import sentence

SENT = Path(__file__).parent / "sent"
TEA = "tea-processing"
HEADS = ("项目标识（ID）", "产业门类", "项目名称（中文）", "总投资（万元）", "合作方式")


def preview(root, *paths, **how):
    library, problems = load(root)
    assert problems == []
    return of_files(library, paths, **how)


def codes(found):
    """Code and cell of each problem of reading, in order; what records say is for the checks.

    Each is worded in every language of staff, and says what to do.
    """
    for problem in found.problems:
        for tag in staff():
            said = sentence(problem, tag)
            assert all(said), problem.code
            assert tag != "zh" or all(re.search("[\u4e00-\u9fff]", part) for part in said)
    return sorted((p.code, p.place.cell) for p in found.problems if p.code not in CHECKS)


def row(**changes):
    """A row for the project of the starter library, as it is there."""
    cells = dict(
        zip("isntc", (TEA, "农业产业", "茶叶精制加工项目", 9600, "独资；合资"), strict=True)
    )
    return tuple({**cells, **changes}.values())


def differences(found):
    return {
        ".".join(map(str, d.path)): (d.before, d.after)
        for draft in found.judged.drafts
        for d in draft.differences
    }


def changed(path, **parts):
    """Rewrite parts of a workbook; each is a regular expression and what replaces it."""
    data = io.BytesIO(path.read_bytes())
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for pattern, by in parts.get(name, ()):
                text, count = re.subn(pattern, by, text)
                assert count, pattern
            new.writestr(name, text)
        for name, text in parts.get("extra", ()):
            new.writestr(name, text)
    path.write_bytes(out.getvalue())
    return path


def test_what_the_library_says_already_is_no_change(send):
    found = send(row())
    assert codes(found) == []
    assert found.judged.drafts == []
    assert [draft.id for draft in found.unchanged] == [TEA]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1.2亿", None),
        ("１.2亿元", "1.2亿元"),
        (12000, "1.2亿元"),
        ("１２０００", "12000万元"),
        ("12,000", "12,000万元"),
        (" 1.2亿元\u00a0", "1.2亿元"),
        (9600.5, "9600.5万元"),
        (-5, "-5万元"),
    ],
)
def test_amounts_as_people_type_them(send, cell, said):
    found = send(row(t=cell))
    if said is None:
        assert codes(found) == [("money-without-currency", "项目!D2")]
    else:
        assert differences(found) == {"investment.total": ("9600万元", said)}


def test_choices_as_people_type_them(send):
    found = send(row(c="合资/合作"))
    assert differences(found) == {
        "cooperation": ("wholly-owned, equity-jv", "equity-jv, contractual")
    }


def test_spaces_that_nobody_sees_are_no_change(send):
    assert send(row(n="  茶叶精制加工项目\u00a0\u200b", i=f"{TEA} ")).judged.drafts == []


def test_heads_in_any_order_in_english_with_synonyms_and_another_unit(send):
    heads = ("Total investment (CNY 100 million)", "项目名称", "Projects: ID", "Sector", "备注")
    found = send((None, "茶叶精制加工厂", TEA, "Agriculture", "x"), heads=heads, sheet="Sheet1")
    assert codes(found) == [("unknown-head", "Sheet1!E1")]
    assert differences(found) == {"title.zh": ("茶叶精制加工项目", "茶叶精制加工厂")}


def test_the_unit_of_the_senders_own_head(send):
    heads = (HEADS[0], HEADS[2], "总投资（亿元）")
    found = send((TEA, "茶叶精制加工项目", 1.2), heads=heads)
    assert differences(found) == {"investment.total": ("9600万元", "1.2亿元")}


def test_an_empty_file(tmp_path, starter):
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert codes(preview(starter, tmp_path / "a.xlsx")) == [("file-empty", "")]


def test_an_empty_sheet(send):
    assert codes(send(heads=())) == [("no-heads", "")]


def test_a_zip_bomb(tmp_path, starter):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (40 << 20))
    assert codes(preview(starter, path)) == [("file-unfolds-too-far", "")]


def test_an_archive_of_too_many_files(tmp_path, starter):
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(files.MAX_ENTRIES + 1):
            archive.writestr(f"{number}", b"")
    assert codes(preview(starter, path)) == [("file-unfolds-too-far", "")]


def test_a_damaged_file(send, tmp_path, starter):
    send(row())
    path = tmp_path / "sent.xlsx"
    data = bytearray(path.read_bytes())
    data[200:260] = b"\0" * 60
    path.write_bytes(data)
    assert [code for code, _ in codes(preview(starter, path))] == ["file-damaged"]


def test_a_sheet_that_spans_the_world(send):
    found = send(row(), shape=lambda _, page: page.write(1_000_000, 16_000, "x"))
    assert codes(found) == [("sheet-too-large", "")]


def test_macros_are_not_run_and_named(send, tmp_path, starter):
    send(row())
    path = changed(tmp_path / "sent.xlsx", extra=[("xl/vbaProject.bin", b"macro")])
    assert codes(preview(starter, path)) == [("macros-ignored", "")]


def test_a_formula_gives_its_last_result(send):
    found = send(row(), shape=lambda _, page: page.write_formula("D2", "=9600+100", None, 9700))
    assert differences(found) == {"investment.total": ("9600万元", "9700万元")}


def test_a_formula_without_a_result(send):
    found = send(row(), shape=lambda _, page: page.write_formula("D2", "=9600+100", None, ""))
    assert codes(found) == [("formula-not-calculated", "项目!D2")]


def test_a_formula_of_another_file(send):
    found = send(
        row(), shape=lambda _, page: page.write_formula("D2", "='[1]Sheet1'!A1", None, 9700)
    )
    assert codes(found) == [("formula-of-another-file", "项目!D2")]


def test_an_error_in_a_cell(send):
    found = send(row(), shape=lambda _, page: page.write_formula("D2", "=1/0", None, "#DIV/0!"))
    assert codes(found) == [("cell-error", "项目!D2")]


def test_a_picture_in_a_cell(send):
    formula = '=_xlfn.DISPIMG("ID_6E1",1)'
    found = send(row(), shape=lambda _, page: page.write_formula("C2", formula, None, formula))
    assert codes(found) == [("cell-picture", "项目!C2")]


def test_merged_cells_hold_for_each(send):
    rows = ((TEA, None, "茶叶精制加工项目"), ("b", None, "乙项目"))

    def merge(_, page):
        page.merge_range("B2:B3", "农业产业")

    found = send(*rows, shape=merge)
    assert [draft.file for draft in found.judged.drafts] == ["projects/agriculture/b.yml"]


def test_heads_in_two_rows_with_merged_groups(send):
    def heads(_, page):
        page.merge_range("A1:A2", "项目标识（ID）")
        page.merge_range("B1:C1", "投资（万元）")
        page.write("B2", "总投资")
        page.write("C2", "流动资金")

    found = send((), (TEA, 9700, 2500), heads=(), shape=heads)
    assert differences(found) == {
        "investment.total": ("9600万元", "9700万元"),
        "investment.working_capital": ("2400万元", "2500万元"),
    }


def test_hidden_rows_are_read_and_named(send):
    found = send(row(t=9700), shape=lambda _, page: page.set_row(1, None, None, {"hidden": True}))
    assert codes(found) == [("rows-hidden", "项目!A2")]
    assert differences(found)


def test_hidden_sheets_are_named(send):
    found = send(row(), shape=lambda book, _: book.add_worksheet("旧").hide())
    assert codes(found) == [("sheet-hidden", "旧!A1")]


DATED = (HEADS[0], HEADS[2], "数据截至")


@pytest.mark.parametrize("is_1904", [False, True])
@pytest.mark.parametrize("has_format", [False, True])
def test_dates_as_numbers_and_from_1904(send, is_1904, has_format):
    def shape(book, page):
        serial = 46325 - 1462 * is_1904
        look = book.add_format({"num_format": "yyyy-mm-dd"}) if has_format else None
        page.write_number("C2", serial, look)

    options = {"date_1904": is_1904}
    found = send((TEA, None), heads=DATED, shape=shape, options=options)
    assert differences(found) == {"as_of": ("2026-10-31", "2026-10-30")}
    assert codes(found) == []


@pytest.mark.parametrize(
    ("shape", "said"),
    [("yyyy-mm", "2026-11"), ('yyyy"年"m"月"', "2026-11"), ("mmm-yy", "2026-11"), ("yyyy", "2026")],
)
@pytest.mark.parametrize("serial", [46327, 46328])
def test_a_month_that_a_spreadsheet_made_a_day(send, shape, said, serial):
    def typed(book, page):
        page.write_number("C2", serial, book.add_format({"num_format": shape}))

    found = send((TEA, None), heads=(*DATED[:2], "schedule.start"), shape=typed)
    assert codes(found) == []
    assert [after for _, after in differences(found).values()] == [said]


def test_a_percentage_of_a_spreadsheet(send):
    def shape(book, page):
        page.write_number("C2", 0.155, book.add_format({"num_format": "0.0%"}))

    found = send((TEA, None), heads=(*DATED[:2], "returns.irr.value"), shape=shape)
    assert [after for _, after in differences(found).values()] == ["15.5%"]


@pytest.mark.parametrize("cell", [360123456789012345678, "3.60123E+17"])
def test_a_long_code_that_became_a_number(send, cell):
    found = send((TEA, "茶叶精制加工项目", cell), heads=(*DATED[:2], "项目编号"))
    assert codes(found) == [("code-as-number", "项目!C2")]


def test_a_short_code_that_became_a_number(send):
    found = send((TEA, "茶叶精制加工项目", 20261), heads=(*DATED[:2], "项目编号"))
    assert differences(found) == {"code": ("SX-2026-001", "20261")}


def test_a_row_that_slipped_by_one_column(send):
    heads = (HEADS[0], "状态", "数据截至", "总投资（万元）", "合作方式", "featured")
    cells = ("已发布", "2026-10-31", 9600, "独资", "是")
    assert codes(send((TEA, *cells), heads=heads)) == []
    assert codes(send((TEA, "x", *cells), heads=(*heads, "x"))) == [
        ("row-shifted", "项目!B2"),
        ("unknown-head", "项目!G1"),
    ]


def test_two_sheets_with_the_same_heads_are_both_read(send):
    def more(book, _):
        page = book.add_worksheet("城关镇")
        for index, (head, cell) in enumerate(zip(HEADS, row(i="b", n="乙项目"), strict=True)):
            page.write(0, index, head)
            page.write(1, index, cell)

    found = send(row(), sheet="茶山乡", shape=more)
    assert [draft.id for draft in found.judged.drafts] == ["b"]
    assert [draft.id for draft in found.unchanged] == [TEA]


def test_a_record_in_two_sheets(send):
    def more(book, _):
        page = book.add_worksheet("城关镇")
        for index, (head, cell) in enumerate(zip(HEADS, row(), strict=True)):
            page.write(0, index, head)
            page.write(1, index, cell)

    assert codes(send(row(), sheet="茶山乡", shape=more)) == [("row-repeated", "城关镇!A2")]


def test_totals_and_notes_are_no_records(send):
    found = send(("※ 说明",), row(), ("合计", None, None, 9600))
    assert found.judged.drafts == []
    assert codes(found) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_any_encoding(tmp_path, starter, encoding, separator):
    lines = [HEADS, row(t="9700万元", c="独资")]
    text = "\r\n".join(separator.join(map(str, line)) for line in lines)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    found = preview(starter, tmp_path / "a.csv")
    assert codes(found) == []
    assert differences(found)["investment.total"] == ("9600万元", "9700万元")


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.xls", "locked.ods"])
def test_a_locked_file(starter, name):
    """Files that LibreOffice and msoffcrypto-tool have encrypted."""
    assert codes(preview(starter, SENT / name)) == [("file-locked", "")]


def test_an_et_file_of_another_make(tmp_path, starter):
    (tmp_path / "a.et").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    assert codes(preview(starter, tmp_path / "a.et")) == [("file-not-a-workbook", "")]


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\0", b"hello"])
def test_what_is_no_table_at_all(tmp_path, starter, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    assert codes(preview(starter, tmp_path / "a.xlsx")) == [("file-not-a-workbook", "")]


@pytest.mark.parametrize("suffix", ["xls", "et", "ods", "xlsb"])
def test_other_formats(starter, suffix):
    """Saved by LibreOffice, an .et being an .xls by another name; the .xlsb was made by hand."""
    found = preview(starter, SENT / f"table.{suffix}")
    assert codes(found) == []
    assert differences(found) == {"investment.total": ("9600万元", "9700万元")}


@pytest.mark.parametrize(
    ("head", "cell", "path", "said"),
    [
        ("数据截至", "2026年11月5日", "as_of", "2026-11-05"),
        ("schedule.start", "２０２６年3月", "schedule.start", "2026-03"),
        ("用地面积（亩）", 81, "land.area", "81亩"),
        ("用地面积（亩）", "5.4公顷", "land.area", "5.4公顷"),
        ("总投资（万元）", 58000, "investment.total", "5.8亿元"),
        ("featured", "否", "featured", "false"),
    ],
)
def test_what_a_file_says_for_what_was_typed(send, head, cell, path, said):
    found = send((TEA, "茶叶精制加工项目", cell), heads=(HEADS[0], HEADS[2], head))
    assert {key: after for key, (_, after) in differences(found).items()} == {path: said}


def test_a_preview_speaks_in_the_words_of_the_lists(send):
    found = send(row(c="独资；租赁"))
    assert "  合作方式：独资、合资 → 独资、租赁  [项目!E2]" in list(told(found, "zh"))
    assert "Wholly owned, Lease" in "".join(told(found, "en"))
