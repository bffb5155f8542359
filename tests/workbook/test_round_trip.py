"""What goes out as a workbook comes in again without a changed byte, whatever the texts are."""

import io
import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import python_calamine

from guide.edit import fresh
from guide.intake.preview import of_files
from guide.journal import write
from guide.load import load
from guide.model.project import Project
from guide.outputs import Request
from guide.outputs.workbook import make
from guide.tree import parse
from guide.workbook.heads import LANGUAGES, labels, match
from guide.workbook.layout import KINDS, sheets
from guide.workbook.template import template

SAMPLE = Path(__file__).parents[2]
HOSTILE = (
    *(
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "＝1+1",
        '=HYPERLINK("http://x","y")',
        "=DISPIMG(1)",
        "'=1",
    ),
    *("a\nb", "a\n\nb", "tab\tx", "a\rb", "_x0041_", "_x000D_", "<b>&amp;</b>", '"', "'", "a'b"),
    *("1e5", "1E+17", "2026-11-22", "0551", "12,000", "3.10", "TRUE", "#N/A", "#REF!", "null", "~"),
    *("（删除）", "(delete)", "※ 说明", "合计", "是", "；", "a；b", "a, b", "a/b", "合资/合作"),
    *(
        "\u00a0x\u00a0y\u00a0",
        "a\u200bb",
        "　全角　",
        "１２３",
        "🙂𠀀",
        "é́",
        "x" * 400,
        "汉字 " * 90,
    ),
    *(
        "{a: b}",
        "- x",
        "# y",
        "a: b",
        "{{ 1 }}",
        "%d",
        "\\",
        "..\\..",
        "x\u0085y\u2028z",
        "x\u0007y",
    ),
)

# `benchmarks/round_trip.py` does the same with thousands.
MANY = 400


def snapshot(root):
    return {path: path.read_bytes() for path in sorted(root.glob("projects/**/*.yml"))}


def exported(root):
    library, problems = load(root)
    assert problems == []
    (path,) = make(Request(guide=library.guide(), root=root)).paths
    return library, path


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample's workbook, made in a folder of its own."""
    root = tmp_path_factory.mktemp("sample")
    (root / "projects").symlink_to(SAMPLE / "projects")
    return exported(root)


def test_the_sample_comes_back_without_a_change(sample):
    library, path = sample
    found = of_files(library, [path])
    assert found.problems == []
    assert found.judged.drafts == []
    guide = library.guide()
    assert len(found.unchanged) == sum(len(guide.collection(kind)) for kind in KINDS)


def test_a_change_in_the_workbook_is_seen(sample):
    """The proof that the comparison above could fail: the library changes meanwhile."""
    library, path = sample
    tea = library.projects["anode-materials"]
    tree = library.trees["projects", "anode-materials"]
    changed = tree.source.replace("total: 12.6亿元", "total: 12.7亿元").replace(
        "jobs: 480", "jobs: 481"
    )

    other, _ = parse(tree.file, changed)
    trees = {**library.trees, ("projects", "anode-materials"): other}
    found = of_files(replace(library, trees=trees), [path])
    (draft,) = found.judged.drafts
    assert {(d.path, d.before, d.after) for d in draft.differences} == {
        (("investment", "total"), "12.7亿元", "12.6亿元"),
        (("jobs",), "481", "480"),
    }
    assert tea.id == draft.id


def test_the_same_library_gives_the_same_bytes(sample):
    library, path = sample
    before = path.read_bytes()
    make(Request(guide=library.guide(), root=path.parents[1]))
    assert path.read_bytes() == before


@pytest.mark.parametrize("part", ["projects", "units", "clauses"])
def test_the_same_library_gives_the_same_template(sample, part):
    assert template(sample[0], part) == template(sample[0], part)


def project(chance):
    """A project with hostile texts, as plain data."""

    def text():
        return chance.choice(HOSTILE) + chance.choice(("", "", chance.choice(HOSTILE)))

    def both():
        return {"zh": text(), "en": text()}

    money = chance.choice(
        ("5.8亿元", "1200万元", "0.5元", "1234567.89元", "USD 18 million", "-3万元")
    )
    made = {
        "status": chance.choice(("draft", "published")),
        "code": text(),
        "kind": "opportunity",
        "title": both(),
        "summary": both(),
        "content": both(),
        "industry": chance.choice(("0551", "3091", text())),
        "investment": {
            "total": money,
            "funding": [
                {"source": "bank-loan", "amount": money, "secured": chance.choice((True, False))}
            ],
        },
        "cooperation": chance.sample(["wholly-owned", "equity-jv", "contractual", "lease"], 2),
        "land": {"area": chance.choice(("320亩", "21.3公顷", "4.8万平方米", "12 km2", "7.77亩"))},
        "building_area": chance.choice(("17.8万平方米", "18000 m2", "26.7亩")),
        "returns": {
            "basis": "study",
            "annual_revenue": chance.choice(("9.9亿元", "8000万–1.2亿元")),
            "payback": {"years": chance.choice(("8.5", "6–7.5")), "kind": "static", "tax": "after"},
            "irr": {"value": chance.choice(("12.8%", "12%–15%", "4‰")), "tax": "after"},
        },
        "jobs": str(chance.randrange(10_000)),
        "as_of": chance.choice(("2026-10-31", "1899-12-31", "1900-02-28")),
        "schedule": {"months": "24", "start": chance.choice(("2027", "2027-06", "2027-06-01"))},
        "risks": [{"text": both(), "mitigation": both()} for _ in range(chance.randrange(3))],
        "capacity": [{"product": both(), "quantity": "30000.50", "unit": "t"}],
        "promoter": both(),
    }
    keep = {"status", "title"}
    return {key: each for key, each in made.items() if key in keep or chance.random() < 0.7}


def test_hostile_projects_come_back_without_a_change(starter):
    chance = random.Random(8)
    write(
        starter,
        {
            f"projects/agriculture/p-{number}.yml": fresh(project(chance), Project).encode()
            for number in range(MANY)
        },
    )
    before = snapshot(starter)
    library, path = exported(starter)
    assert len(library.projects) == MANY + 1
    assert_harmless(path)
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("项目").to_python()
    totals = [row[sheet[0].index("总投资（万元）")] for row in sheet[2:]]
    assert -3.0 in totals
    assert {type(each) for each in totals if each not in ("", "1800万美元")} == {float}
    found = of_files(library, [path])
    assert found.problems == []
    assert [(d.id, d.differences) for d in found.judged.drafts] == []
    assert len(found.unchanged) > MANY * 0.45
    assert snapshot(starter) == before


def assert_harmless(path):
    """No formula, no link to another file, no macro: only values."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        names = archive.namelist()
        assert not [n for n in names if "vba" in n or "external" in n.lower()]
        for name in names:
            if name.startswith("xl/worksheets/sheet"):
                data = archive.read(name)
                assert not re.search(rb"<f[ >]", data)
                assert b"<c " in data


def test_no_cell_of_the_sample_runs(sample):
    assert_harmless(sample[1])


def test_amounts_are_numbers_that_add_up(sample):

    rows = (
        python_calamine.CalamineWorkbook.from_path(sample[1]).get_sheet_by_name("项目").to_python()
    )
    index = rows[0].index("总投资（万元）")
    amounts = [row[index] for row in rows[2:] if row[index] != ""]
    total = sum(
        p.investment.total.minor for p in sample[0].guide().projects.values() if p.investment
    )
    assert all(isinstance(each, float) for each in amounts)
    assert round(sum(amounts) * 1_000_000) == total


@pytest.mark.parametrize("kind", KINDS)
def test_every_head_is_found_again(kind):
    for sheet in sheets(kind, ("zh", "en")):
        for tag in LANGUAGES:
            heads = labels(sheet, tag)
            assert len(set(heads)) == len(heads)
            assert tuple(column for column, _ in match(heads, sheet).values()) == sheet.all
