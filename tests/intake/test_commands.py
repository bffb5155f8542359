"""Templates, reports and imports from the command line: exit codes, files, words, undoing."""

import zipfile

import pytest
import xlsxwriter

from guide.cli import main

HEADS = (
    "项目标识（ID）",
    "产业门类",
    "项目名称（中文）",
    "项目名称（英语）",
    "带动就业",
    "状态",
)
TEA = "tea-processing"
NEW = ("oil-pressing", "农业产业", "茶籽压榨项目", "Tea Seed Oil Pressing", 32, "草稿")


def run(root, *args, lang="zh"):
    return main(["--root", str(root), "--lang", lang, *(str(arg) for arg in args)])


def sent(path, *rows):
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("项目")
    for number, cells in enumerate([HEADS, *rows]):
        for column, cell in enumerate(cells):
            if cell is not None:
                page.write(number, column, cell)
    book.close()
    return path


def snapshot(root):
    return {p: p.read_bytes() for p in sorted((root / "projects").rglob("*")) if p.is_file()}


@pytest.fixture
def tea(tmp_path):
    """A workbook that changes the jobs of the starter's project and brings a new one."""
    return sent(tmp_path / "乡镇.xlsx", (TEA, None, None, None, 97, None), NEW)


def test_a_dry_run_writes_nothing(starter, tea, capsys):
    before = snapshot(starter)
    assert run(starter, "import", tea, "--dry-run") == 0
    out, err = capsys.readouterr()
    assert "带动就业：110 → 97  [项目!E2]" in out
    assert "新增 projects/agriculture/oil-pressing.yml（乡镇.xlsx [项目!A3]）" in out
    assert "新增1，修改1，未变0；有问题待改0。" in out
    assert "只是预览，没有写入。" in err
    assert snapshot(starter) == before


def test_an_import_is_written_and_taken_back(starter, tea, capsys):
    before = snapshot(starter)
    assert run(starter, "import", tea) == 0
    assert "已写入2个文件" in capsys.readouterr().err
    after = snapshot(starter)
    changed = {path for path in after if after[path] != before.get(path)}
    folder = starter / "projects" / "agriculture"
    assert changed == {folder / f"{TEA}.yml", folder / "oil-pressing.yml"}
    old = before[folder / f"{TEA}.yml"].decode().split("\n")
    new = after[folder / f"{TEA}.yml"].decode().split("\n")
    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ("jobs: 110", "jobs: 97")
    ]
    assert (
        after[folder / "oil-pressing.yml"].decode().startswith("# 状态 · Status\nstatus: draft\n")
    )
    assert run(starter, "import", tea) == 0
    capsys.readouterr()
    assert run(starter, "import", "--undo") == 0
    assert snapshot(starter) == before


def test_an_undo_leaves_what_was_changed_since(starter, tea, capsys):
    before = snapshot(starter)
    assert run(starter, "import", tea) == 0
    file = starter / "projects" / "agriculture" / f"{TEA}.yml"
    file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    mine = file.read_bytes()
    capsys.readouterr()
    assert run(starter, "import", "--undo") == 1
    out = "".join(capsys.readouterr())
    assert f"projects/agriculture/{TEA}.yml" in out
    assert snapshot(starter) == {**before, file: mine}


def test_nothing_to_undo(starter, capsys):
    assert run(starter, "import", "--undo") == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "不在可选值之中"), ("en", "none of the choices")]
)
def test_a_mistake_stops_all_and_comes_back_marked(starter, tea, tmp_path, capsys, lang, word):
    before = snapshot(starter)
    path = sent(tmp_path / "b.xlsx", (TEA, None, None, None, 97, "已公布"), NEW)
    assert run(starter, "import", path, lang=lang) == 1
    out = capsys.readouterr().out
    assert "b.xlsx [项目!F2]" in out
    assert word in out
    assert snapshot(starter) == before
    with zipfile.ZipFile(starter / "dist" / "b-problems.xlsx") as archive:
        assert any(b'ref="F2"' in archive.read(n) for n in archive.namelist() if "comment" in n)


def test_sound_rows_go_in_while_the_others_wait(starter, tmp_path, capsys):
    before = snapshot(starter)
    path = sent(tmp_path / "b.xlsx", (TEA, None, None, None, 97, "已公布"), NEW)
    assert run(starter, "import", path, "--partial") == 1
    after = snapshot(starter)
    new = starter / "projects" / "agriculture" / "oil-pressing.yml"
    assert {p for p in after if after[p] != before.get(p)} == {new}
    assert "已写入1个文件" in capsys.readouterr().err


def test_somebody_elses_table_comes_in_by_a_map(starter, tmp_path, capsys):
    (tmp_path / "list.csv").write_text("Name,Chinese\nOil Pressing,茶籽压榨项目\n", "utf-8")
    (tmp_path / "map.yml").write_text(
        "kind: projects\nid: {column: Name}\nsector: {value: agriculture}\n"
        "fields:\n  title.zh: {column: Chinese}\n  title.en: {column: Name}\n"
        "  kind: {value: opportunity}\n",
        "utf-8",
    )
    args = ("import", tmp_path / "list.csv", "--map", tmp_path / "map.yml")
    assert run(starter, *args) == 0
    assert "oil-pressing.yml" in capsys.readouterr().out
    assert "title:" in (starter / "projects/agriculture/oil-pressing.yml").read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_import_needs_a_file(starter, lang, capsys):
    assert run(starter, "import", lang=lang) == 2
    assert run(starter, "import", "absent.xlsx", lang=lang) == 1
    assert "absent.xlsx" in capsys.readouterr().out


def test_a_template_is_a_file_named_after_what_was_asked(starter, capsys):
    assert run(starter, "template", "projects", "--owner", "investment-bureau") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("dist/template-projects-investment-bureau.xlsx")
    assert zipfile.is_zipfile(line)


def test_an_import_of_an_empty_template_changes_nothing(starter, capsys):
    assert run(starter, "template", "projects") == 0
    before = snapshot(starter)
    assert run(starter, "import", starter / "dist" / "template-projects.xlsx") == 0
    assert "新增0，修改0" in capsys.readouterr().out
    assert snapshot(starter) == before


@pytest.mark.parametrize(
    "args",
    [
        ("template", "nonsense"),
        ("template", "projects", "--owner", "nobody"),
        ("template", "projects", "--township", "nowhere"),
        ("report", "nonsense"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_library_does_not_have(starter, args, lang, capsys):
    assert run(starter, *args, lang=lang) == 2
    assert args[-1] in capsys.readouterr().err
    assert not (starter / "dist").exists()


@pytest.mark.parametrize(
    ("name", "file"), [("township", "report-township.xlsx"), ("dispatch", "内部-dispatch.xlsx")]
)
def test_a_report_is_a_file_and_an_internal_one_says_so(starter, name, file, capsys):
    assert run(starter, "report", name) == 0
    assert capsys.readouterr().out == f"{starter / 'dist' / file}\n"
    assert zipfile.is_zipfile(starter / "dist" / file)


def test_rows_that_are_no_records_wait_too(starter, tmp_path, capsys):
    nameless = (None, "农业产业", "没有标识的项目", None, 1, "草稿")
    file = sent(tmp_path / "x.xlsx", NEW, nameless, (None, *nameless[1:]))
    assert run(starter, "import", file, "--dry-run") == 1
    assert "新增1，修改0，未变0；有问题待改2。" in capsys.readouterr().out


def test_an_owner_that_is_none_is_told_who_is(starter, capsys):
    assert run(starter, "template", "projects", "--owner", "招商局") == 2
    assert "没有“招商局”；可选：investment-bureau" in capsys.readouterr().err


def test_what_the_system_refuses_is_said_in_the_readers_language(starter, tmp_path, capsys):
    (starter / "dist").write_text("", encoding="utf-8")
    assert run(starter, "template", "projects") == 2
    assert "已有同名的文件" in capsys.readouterr().err
