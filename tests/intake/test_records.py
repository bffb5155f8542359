"""Which record a row means, and what is asked of a person before a record is doubled."""

import pytest
import xlsxwriter

from guide.intake.preview import of_files
from guide.load import load
from guide.problems import Severity

TEA = "tea-processing"
TITLES = ("产业门类", "项目名称（中文）", "项目名称（英语）")


def codes(found, *wanted):
    return {(p.code, p.place.cell) for p in found.problems if p.code in wanted}


@pytest.mark.parametrize("title", ["茶叶精制加工项目", "茶叶 精制加工项目\u00a0"])
def test_a_title_that_the_library_has_is_asked_about(send, title):
    found = send(("农业产业", title, "Another"), heads=TITLES)
    assert codes(found, "same-title") == {("same-title", "项目!B2")}
    assert found.judged.drafts == []


def test_an_english_title_that_the_library_has_is_asked_about(send):
    found = send(("农业产业", "新项目", "TEA REFINING PLANT"), heads=TITLES)
    assert codes(found, "same-title", "near-duplicate") <= {("same-title", "项目!C2")}


PROMOTED = ("项目标识（ID）", *TITLES, "总投资（万元）", "项目单位")


def test_the_same_promoter_and_amount_are_asked_about(send):
    row = (None, "农业产业", "茶厂新项目", "A New Plant", 9600, "示例县招商局")
    names = {p.code for p in send(row, heads=PROMOTED).problems}
    library_says = _promoter(send)
    found = send((*row[:5], library_says), heads=PROMOTED)
    assert codes(found, "near-duplicate") == {("near-duplicate", "项目!C2")}
    assert not found.may_write
    assert "near-duplicate" in names or library_says != "示例县招商局"


def test_a_row_with_an_id_of_its_own_is_only_warned_of(send):
    row = ("new-plant", "农业产业", "茶厂新项目", "A New Plant", 9600, _promoter(send))
    found = send(row, heads=PROMOTED)
    (problem,) = [p for p in found.problems if p.code == "near-duplicate"]
    assert problem.severity is Severity.WARNING
    assert [draft.id for draft in found.judged.sound] == ["new-plant"]


def test_another_amount_is_another_project(send):
    row = (None, "农业产业", "茶厂新项目", "A New Plant", 9601, _promoter(send))
    assert codes(send(row, heads=PROMOTED), "near-duplicate") == set()


@pytest.mark.parametrize(
    "heads",
    [
        ("项目标识", "产业门类", "项目名称（英文）", "项目名称（中文）"),
        ("项目标识（ID）", "产业门类", "项目英文名称", "项目名称"),
        ("项目标识", "所属产业", "项目名称 (EN)", "项目名称（汉语）"),
    ],
)
def test_a_language_has_several_names(send, heads):
    found = send(("new-plant", "农业产业", "A New Plant", "新厂"), heads=heads)
    (draft,) = found.judged.drafts
    assert draft.id == "new-plant"
    assert draft.target["title"] == {"zh": "新厂", "en": "A New Plant"}


def test_an_english_title_alone_is_not_taken_for_the_chinese_one(send):
    found = send(
        ("new-plant", "农业产业", "A New Plant"), heads=(*PROMOTED[:2], "项目名称（英文）")
    )
    (draft,) = found.judged.drafts
    assert draft.target["title"] == {"en": "A New Plant"}


def _promoter(send):
    """The promoter of the starter's project, as its file says it."""
    found = send((TEA, None), heads=("项目标识（ID）", "项目名称（中文）"))
    return found.unchanged[0].tree.plain()["promoter"]


def test_two_new_rows_of_one_promoter_and_amount(send):
    rows = [
        (None, "农业产业", f"新项目{n}", f"New Plant {word}", 500, _promoter(send))
        for n, word in enumerate(("one", "two"))
    ]
    assert codes(send(*rows, heads=PROMOTED), "near-duplicate") == {("near-duplicate", "项目!C3")}


def test_another_sector_would_move_the_file(send):
    heads = ("项目标识（ID）", "产业门类", "带动就业")
    found = send((TEA, "现代服务业", 5), heads=heads)
    wanted = {("sector-differs", "项目!B2")}
    assert codes(found, "sector-differs") == wanted
    assert found.judged.drafts == []


def test_a_new_project_needs_a_sector(send):
    found = send((None, "茶厂新项目", "A New Plant"), heads=TITLES)
    assert codes(found, "sector-missing") == {("sector-missing", "项目!A2")}


def test_an_official_number_finds_the_record(send):
    found = send(("SX-2026-001", 111), heads=("项目编号", "带动就业"))
    (draft,) = found.judged.drafts
    assert (draft.id, [d.after for d in draft.differences]) == (TEA, ["111"])


def test_no_title_that_an_id_could_be_made_of(send):
    found = send(("农业产业", "茶厂新项目"), heads=TITLES[:2])
    assert codes(found, "id-missing") == {("id-missing", "项目!A2")}


FUNDING = ("项目标识（ID）", "资金来源", "金额（万元）")
LIST = "项目·投资估算与资金筹措·资金筹措"


def test_a_row_of_a_list_needs_its_record(send):
    found = send((None, "银行贷款", 5), ("nobody", "银行贷款", 5), heads=FUNDING, sheet=LIST[:31])
    assert codes(found, "owner-missing", "owner-unknown") == {
        ("owner-missing", f"{LIST[:31]}!A2"),
        ("owner-unknown", f"{LIST[:31]}!A3"),
    }


def test_a_row_of_a_list_may_name_the_record_by_its_title(send):
    found = send(("茶叶精制加工项目", "银行贷款", 5), heads=FUNDING, sheet=LIST[:31])
    (draft,) = found.judged.drafts
    assert draft.id == TEA


def test_a_new_record_and_its_lists_come_in_one_workbook(tmp_path, starter):
    path = tmp_path / "new.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in (
        (LIST[:31], (FUNDING, ("茶厂新项目", "银行贷款", 300), ("茶厂新项目", "其他", 200))),
        ("项目", (PROMOTED, (None, "农业产业", "茶厂新项目", "A New Plant", 500, None))),
    ):
        page = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    book.close()
    library, _ = load(starter)
    (draft,) = of_files(library, [path]).judged.sound
    assert draft.id == "a-new-plant"
    assert [each["amount"] for each in draft.target["investment"]["funding"]] == [
        "300万元",
        "200万元",
    ]
