"""Files that departments send, damaged: each is answered with problems at places, never a crash."""

import importlib.util
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.cli import main

SPEC = importlib.util.spec_from_file_location("recipes", Path(__file__).parents[1] / "recipes.py")
recipes = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(recipes)

PIECES = (
    b"<",
    b">",
    b"&",
    b"<!DOCTYPE x>",
    b"<c r='ZZZ9999999'>",
    b' t="e"',
    b"\xff",
    b"</row>",
    b"<v>",
)
NUMBERS = (0, -1, 1e300, float("1e-300"), 45000, 3.14159, True)


@pytest.fixture
def sent(starter, capsys):
    """The library as a workbook, its project forms, and a small table of each kind."""
    assert main(["--root", str(starter), "--lang", "en", "build", "workbook", "sheets"]) == 0
    capsys.readouterr()
    found = {file.name: file.read_bytes() for file in sorted(starter.rglob("*.xlsx"))}
    found |= {file.name: file.read_bytes() for file in sorted(starter.rglob("*.docx"))[:1]}
    found["small.xlsx"] = recipes.workbook(recipes.ROW)
    lines = ",".join(recipes.HEADS), ",".join(map(str, recipes.ROW))
    found["small.csv"] = "\r\n".join(lines).encode("gb18030")
    assert len(found) == 4
    return found


def bytes_damaged(data, source):
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(source) - 1)))
        cut = data.draw(st.sampled_from((0, 1, 4, 200)))
        source = source[:at] + data.draw(st.binary(max_size=4)) + source[at + cut :]
    return source


def part_damaged(data, source):
    """An archive in order whose XML is not."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        victim = data.draw(st.sampled_from(names))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                held = old.read(name)
                if name == victim:
                    at = data.draw(st.integers(0, max(0, len(held) - 1)))
                    cut = data.draw(st.sampled_from((0, 1, 30)))
                    held = held[:at] + data.draw(st.sampled_from(PIECES)) + held[at + cut :]
                new.writestr(name, held)
    return out.getvalue()


def test_damaged_files(starter, sent, fuzz, tmp_path, capsys):
    started, count, refused = time.process_time(), 0, 0
    cell = st.one_of(fuzz["hostile"], st.sampled_from(NUMBERS), st.just(""))
    before = {file: file.read_bytes() for file in sorted(starter.glob("projects/**/*.yml"))}

    @fuzz["trials"](150)
    @given(st.data(), st.sampled_from(sorted(sent)), st.sampled_from(("bytes", "part", "cells")))
    def damage(data, name, how):
        nonlocal count, refused
        file = tmp_path / name
        if how == "cells":
            rows = data.draw(
                st.lists(st.tuples(*[cell] * len(recipes.HEADS)), min_size=1, max_size=4)
            )
            if name.endswith(".docx"):
                held = recipes.document(
                    *([str(each).translate(_PLAIN) for each in row] for row in rows)
                )
            elif name.endswith(".csv"):
                held = "\n".join(",".join(map(str, row)) for row in [recipes.HEADS, *rows]).encode()
            else:
                held = recipes.workbook(*rows)
        elif how == "part" and not name.endswith(".csv"):
            held = part_damaged(data, sent[name])
        else:
            held = bytes_damaged(data, sent[name])
        file.write_bytes(held)
        code = main(["--root", str(starter), "--lang", "en", "import", "--dry-run", str(file)])
        said = capsys.readouterr()
        assert code in (0, 1), said.err
        assert (code == 1) == (": error: " in said.out), said.out
        count, refused = count + 1, refused + code

    damage()
    assert {file: file.read_bytes() for file in sorted(starter.glob("projects/**/*.yml"))} == before
    assert 0 < refused < count
    fuzz["tried"](count, "damaged workbooks, forms and tables", started)


# What XML cannot hold; python-docx refuses to write it.
_PLAIN = {point: None for point in range(32) if point not in (9, 10)}


def test_an_archive_that_cannot_be_inflated(starter, capsys, tmp_path):
    data = bytearray(recipes.workbook(recipes.ROW))
    at = data.index(b"xl/worksheets/sheet1.xml") + 24
    data[at : at + 20] = zlib.crc32(b"x").to_bytes(4, "big") * 5
    (tmp_path / "sent.xlsx").write_bytes(data)
    assert main(["--root", str(starter), "import", str(tmp_path / "sent.xlsx")]) == 1
    assert "[file-damaged]" in capsys.readouterr().out
