"""The way of a translation: stale, to the agency and back, by machine; and what goes wrong."""

import difflib
import json
import sys
from pathlib import Path

import pytest
import python_calamine as calamine
import xlsxwriter

from guide.cli import main
from guide.load import load
from guide.serve import translations
from guide.translation import machine
from guide.translation.keeping import FOLDER
from guide.translation.sheet import COLUMNS

FILE = "projects/agriculture/tea-processing.yml"
OLD, NEW = "七成运到外地精制", "六成运到外地精制"
ENGLISH = "The county makes 3,600 t of raw tea a year, six tenths of which is refined elsewhere."
KEPT = f"{FOLDER}/projects-agriculture.tsv"


@pytest.fixture
def run(starter, capsys):
    """Run `guide i18n …` on the starter; the code, what it printed and what it said."""

    def call(*words, lang="en", form="text"):
        code = main(["--root", str(starter), "--lang", lang, "--format", form, "i18n", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def reviewed(starter, run):
    """The starter with every translation reviewed."""
    assert run("review", "--to", "en", "--by", "desk")[0] == 0
    return starter


def edit(root, old, new, file=FILE):
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def counts(run):
    code, out, _ = run("status", form="json")
    assert code == 0
    rows = json.loads(out)
    return {s: sum(r["texts"][s] for r in rows) for s in rows[0]["texts"]}, sum(
        r["characters"] for r in rows
    )


def shown(root):
    """How many stale translations the staff's page of `guide serve` lists."""
    listed = translations(root, load(root)[0], "en")
    assert listed is not None
    return listed.decode().count(" · stale")


def sent(root, run, *words):
    """The rows of the file that goes to the agency."""
    code, out, _ = run("export", "--to", "en", *words)
    assert code == 0
    path = Path(out.strip())
    sheet = calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("en")
    return path, sheet.to_python(skip_empty_area=False)


def back(root, rows, merge=None, name="en"):
    """A file as the agency may send it back."""
    path = root / "back.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(number, column, cell)
        if merge:
            sheet.merge_range(*merge, "merged")
    return str(path)


def library(root):
    return {p: p.read_bytes() for p in sorted((root / "projects").rglob("*")) if p.is_file()}


def at(column):
    return COLUMNS.index(column)


def test_a_sentence_that_changed_makes_its_translation_stale_until_the_agency_answers(
    reviewed, run
):
    before, _ = counts(run)
    assert set(before) == {"missing", "stale", "machine", "draft", "reviewed"}
    assert before["reviewed"] == sum(before.values())
    edit(reviewed, OLD, NEW)
    after, characters = counts(run)
    assert after == {**before, "reviewed": before["reviewed"] - 1, "stale": 1}
    assert characters > 20
    assert shown(reviewed) == 1
    _, rows = sent(reviewed, run)
    assert len(rows) == 2
    row = rows[1]
    assert (row[0], row[1]) == ("projects/tea-processing", "background")
    assert NEW in row[at("source")]
    assert OLD in row[at("before")]
    assert row[at("memory")].startswith("9")
    assert "示例县 = Sample County" not in row[at("terms")]
    row[at("new")] = ENGLISH
    source = (reviewed / FILE).read_text("utf-8")
    code, _, said = run("import", back(reviewed, rows), "--to", "en", "--by", "agency")
    assert (code, said) == (0, "Translations written: 1.\n")
    now = (reviewed / FILE).read_text("utf-8")
    lines = list(difflib.ndiff(source.split("\n"), now.split("\n")))
    gone = [line[2:] for line in lines if line.startswith("- ")]
    come = [line[2:] for line in lines if line.startswith("+ ")]
    assert [line[:26] for line in gone] == ["  en: The county makes 3,60"[:26]]
    assert " ".join(" ".join(come).split()).endswith(ENGLISH)
    assert "# 项目属性" in now
    assert counts(run) == ({**before, "reviewed": before["reviewed"] - 1, "draft": 1}, 0)
    assert shown(reviewed) == 0


def test_who_changes_both_languages_leaves_a_draft(reviewed, run):
    edit(reviewed, OLD, NEW)
    edit(reviewed, "seven tenths", "six tenths")
    assert counts(run)[0]["draft"] == 1
    assert counts(run)[0]["stale"] == 0


def test_a_text_that_moves_within_its_record_stays_reviewed(reviewed, run):
    total = counts(run)[0]["reviewed"]
    edit(
        reviewed,
        "capacity:\n",
        "capacity:\n  - product: {zh: 茶粉, en: Tea powder}\n"
        "    quantity: 10\n    unit: t\n    per: year\n",
    )
    states, _ = counts(run)
    assert (states["reviewed"], states["draft"], states["stale"]) == (total, 1, 0)


@pytest.mark.parametrize(
    ("spoil", "code", "cell"),
    [
        (
            lambda rows: rows[1].__setitem__(at("source"), rows[2][at("source")]),
            "agency-row-changed",
            "C2",
        ),
        (lambda rows: rows[1].__setitem__(0, rows[2][0] + "x"), "agency-row-changed", "C2"),
        (lambda rows: rows.append(list(rows[1])), "agency-row-twice", "F5"),
        (lambda rows: rows[0].__setitem__(2, "Source"), "agency-no-sheet", ""),
    ],
)
def test_rows_that_no_longer_hold_together(reviewed, run, spoil, code, cell):
    edit(reviewed, OLD, NEW)
    edit(reviewed, "用地60亩已平整", "用地60亩，均已平整")
    edit(reviewed, "净地60亩", "净地60亩，现成")
    _, rows = sent(reviewed, run)
    assert len(rows) == 4
    for row in rows[1:]:
        row[at("new")] = "New text."
    spoil(rows)
    before = library(reviewed)
    found, out, said = run("import", back(reviewed, rows), "--to", "en", "--by", "agency")
    assert found == 1
    assert f"[{code}]" in out
    assert cell in out
    assert "Nothing was written" in said
    assert library(reviewed) == before


def test_shifted_rows_merged_cells_and_another_language(reviewed, run):
    edit(reviewed, OLD, NEW)
    edit(reviewed, "净地60亩", "净地60亩，现成")
    _, rows = sent(reviewed, run)
    for row in rows[1:]:
        row[at("new")] = "New text."
    column = at("source")
    shifted = [list(row) for row in rows]
    shifted[1][column], shifted[2][column] = rows[2][column], rows[1][column]
    before = library(reviewed)
    new = at("new")
    for cells, merge, name, code in (
        (shifted, None, "en", "agency-row-changed"),
        (rows, (1, new, 2, new), "en", "agency-merged"),
        (rows, None, "ja", "agency-other-language"),
    ):
        file = back(reviewed, cells, merge=merge, name=name)
        found, out, _ = run("import", file, "--to", "en", "--by", "agency")
        assert found == 1
        assert f"[{code}]" in out
    assert library(reviewed) == before


def test_a_column_that_slipped_by_a_row_is_known_by_its_numbers(reviewed, run):
    edit(reviewed, OLD, NEW)
    edit(reviewed, "用地60亩已平整", "用地60亩，均已平整")
    _, rows = sent(reviewed, run)
    texts = [row[at("current")] for row in rows[1:]]
    texts[1 if "seven tenths" in texts[1] else 0] = ENGLISH
    for row, text in zip(rows[1:], texts[::-1], strict=True):
        row[at("new")] = text
    before = library(reviewed)
    code, out, said = run("import", back(reviewed, rows), "--to", "en", "--by", "agency")
    assert code == 1
    assert out.count("[agency-shifted]") == 2
    assert "the one in row 3" in out
    assert "Nothing was written" in said
    assert library(reviewed) == before


def test_a_number_is_no_translation_and_empty_cells_are_counted(reviewed, run):
    edit(reviewed, OLD, NEW)
    _, rows = sent(reviewed, run)
    before = library(reviewed)
    code, _, said = run("import", back(reviewed, rows), "--to", "en", "--by", "agency")
    assert (code, said.splitlines()[-1]) == (
        0,
        "Rows whose new translation is empty, left as they were: 1.",
    )
    rows[1][at("new")] = 12345
    code, out, _ = run("import", back(reviewed, rows), "--to", "en", "--by", "agency")
    assert code == 1
    assert "back.xlsx [en!F2]" in out
    assert "[agency-not-text]" in out
    assert library(reviewed) == before


def test_what_changed_at_home_meanwhile_is_not_overwritten(reviewed, run):
    edit(reviewed, OLD, NEW)
    _, rows = sent(reviewed, run)
    rows[1][at("new")] = ENGLISH
    file = back(reviewed, rows)
    edit(reviewed, "seven tenths", "six parts in ten")
    assert "[agency-edited-here]" in run("import", file, "--to", "en", "--by", "agency")[1]
    edit(reviewed, NEW, "五成运到外地精制")
    assert "[agency-source-moved]" in run("import", file, "--to", "en", "--by", "agency")[1]
    assert "six parts in ten" in (reviewed / FILE).read_text("utf-8")


def test_numbers_of_a_new_translation_are_compared(reviewed, run):
    edit(reviewed, OLD, NEW)
    _, rows = sent(reviewed, run)
    rows[1][at("new")] = ENGLISH.replace("3,600", "36,000")
    code, out, _ = run("import", back(reviewed, rows), "--to", "en", "--by", "agency", "--dry-run")
    assert code == 0
    assert "back.xlsx [en!F2]" in out
    assert "[agency-numbers]" in out


def test_a_damaged_file_is_neither_read_nor_written(reviewed, run):
    path = reviewed / KEPT
    path.write_text(path.read_text("utf-8").replace("reviewed", "revewed", 1), "utf-8")
    before = library(reviewed)
    for words in (("status",), ("review", "--to", "en", "--by", "desk")):
        code, out, _ = run(*words)
        assert code == 1
        assert f"{KEPT}:2:1" in out
        assert "[translations-damaged]" in out
    assert library(reviewed) == before


def test_a_merge_that_kept_both_lines(reviewed, run):
    path = reviewed / KEPT
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join([*lines[:2], lines[1], *lines[2:]]), "utf-8")
    code, out, _ = run("status", lang="zh")
    assert (code, "[translations-twice]" in out) == (1, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_that_name_nothing(starter, run, lang):
    for words in (
        ("export", "--to", "ja"),
        ("export", "--to", "zh"),
        ("export", "--to", "en", "--state", "old"),
        ("review", "--to", "en", "--by", "desk", "projects/none"),
        ("machine", "--to", "en", "--command", "no-such-program", "--state", "draft"),
    ):
        code, _, said = run(*words, lang=lang)
        assert (code, bool(said), "Traceback" in said) == (2, True, False)


def test_a_language_that_is_kept_and_no_longer_configured(reviewed, run):
    path = reviewed / KEPT
    line = path.read_text("utf-8").split("\n")[1].replace("\ten\t", "\tja\t")
    with path.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    code, out, _ = run("status")
    assert (code, "[translations-language]" in out) == (0, True)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('no quota')", "exit code 1: no quota"),
        ("import sys; sys.stderr.buffer.write('失败'.encode('gbk')); sys.exit(3)", "exit code 3"),
        ("print('<html>502</html>')", "Line 1 of what the command answered is no JSON"),
        ("print('[1]')", "Line 1 of what the command answered is no JSON"),
        ('print(\'{"id": 0, "text": null}\')', "with an id and a text"),
        ("import sys; sys.stdout.buffer.write('{\"译\"}'.encode('gbk'))", "no JSON in UTF-8"),
        ('print(\'{"id": 9, "text": "x"}\')', "the id “9”, for which it was not asked"),
        ('print(\'{"id": 0, "text": "x"}\\n\' * 2)', "Line 2"),
    ],
)
def test_a_command_that_answers_badly_changes_nothing(reviewed, run, tmp_path, program, said):
    edit(reviewed, OLD, NEW)
    file = tmp_path / "translate.py"
    file.write_text(program, encoding="utf-8")
    before = library(reviewed)
    code, _, told = run("machine", "--to", "en", "--command", f"{sys.executable} {file}")
    assert code == 2
    assert said in told
    assert library(reviewed) == before


def test_a_command_that_hangs_is_stopped(reviewed, run, tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "_BEGINNING", 1)
    monkeypatch.setattr(machine, "_EACH", 0)
    edit(reviewed, OLD, NEW)
    file = tmp_path / "hangs.py"
    file.write_text("import time; print('{}', flush=True); time.sleep(60)", encoding="utf-8")
    before = library(reviewed)
    code, _, told = run("machine", "--to", "en", "--command", f"{sys.executable} {file}")
    assert code == 2
    assert "had not ended after 1 min (texts: 1) and was stopped" in told
    assert library(reviewed) == before


def test_texts_that_a_command_leaves_out_are_counted(reviewed, run, tmp_path):
    edit(reviewed, OLD, NEW)
    file = tmp_path / "silent.py"
    file.write_text("", encoding="utf-8")
    before = library(reviewed)
    code, _, told = run("machine", "--to", "en", "--command", f"{sys.executable} {file}")
    assert code == 0
    assert "left without a translation, as they were: 1." in told
    assert library(reviewed) == before


def test_a_machine_counts_as_missing_until_somebody_read_it(starter, reviewed, run, tmp_path):
    edit(reviewed, OLD, NEW)
    program = tmp_path / "translate.py"
    program.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    assert asked['to'] == 'en' and asked['from'] == 'zh'\n"
        f"    print(json.dumps({{'id': asked['id'], 'text': {ENGLISH!r}}}))\n"
    )
    command = f"{sys.executable} {program}"
    assert run("machine", "--to", "en", "--command", command)[0] == 0
    states, characters = counts(run)
    assert (states["machine"], states["stale"]) == (1, 0)
    assert characters > 0
    assert "six tenths" in (reviewed / FILE).read_text("utf-8")
    assert run("review", "--to", "en", "--by", "desk", "projects/tea-processing")[0] == 0
    assert counts(run)[1] == 0


def test_the_same_export_twice_is_the_same_file(reviewed, run):
    edit(reviewed, OLD, NEW)
    path, _ = sent(reviewed, run)
    first = path.read_bytes()
    assert sent(reviewed, run)[0].read_bytes() == first
