"""Whether thousands of projects go out as a workbook and come in again without a changed byte.

    python benchmarks/round_trip.py [PROJECTS] [--seed 1]

Makes a library of the sample's records with `make_library.py`, puts a hostile text into each
project (what spreadsheets take for formulas, numbers, dates, errors, escapes; what cannot be seen),
writes its workbook, reads it and writes back what an import would, and compares every file of the
library. Prints how many records came back; fails where one differs or a problem is found.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from make_library import APART, make

from guide.edit import edited
from guide.intake.preview import of_files
from guide.journal import write
from guide.load import load
from guide.model.project import Project
from guide.outputs import Request
from guide.outputs.workbook import make as export
from guide.tree import parse

HOSTILE = (
    *("=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", '=HYPERLINK("x","y")', "=DISPIMG(1)", "'=1"),
    *("1e5", "1E+17", "2026-11-22", "0551", "12,000", "3.10", "TRUE", "#N/A", "null", "~", "是"),
    *(
        "（删除）x",
        "※ 说明",
        "合计",
        "；",
        "a；b",
        "a/b",
        "a\nb",
        "_x0041_",
        "<b>&amp;</b>",
        '"',
        "'",
    ),
    *(
        "\u00a0x\u00a0y",
        "　全角　",
        "１２３",
        "🙂𠀀",
        "é́",
        "汉字 " * 90,
        "{a: b}",
        "- x",
        "# y",
        "\\",
    ),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("projects", nargs="?", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, options.projects, options.seed)
        hostile(root, random.Random(options.seed))
        before = snapshot(root)
        library, problems = load(root)
        if library is None or problems:
            raise SystemExit(f"the library is not sound: {problems[:3]}")
        # Not by the command, which refuses to build what the checks find in such texts.
        found = of_files(library, export(Request(guide=library.guide(), root=root)).paths)
        write(root, found.judged.writable)
        same = snapshot(root) == before and not found.judged.drafts and not found.problems
        print(f"{time.strftime('%-d %B %Y')}: {len(found.unchanged):,} records unchanged of")
        print(f"{options.projects:,} projects and all else; every file the same: {same}")
        return 0 if same else 1


def hostile(root: Path, chance: random.Random) -> None:
    """Put a text that a spreadsheet would take for something else into each project."""
    for file in sorted((root / "projects").glob("*/*.yml")):
        if file.parent.name in APART:
            continue
        text = file.read_text("utf-8")
        tree, _ = parse(file.name, text)
        said = tree.plain() if tree else None
        if isinstance(said, dict):
            note = chance.choice(HOSTILE) + chance.choice(("", chance.choice(HOSTILE)))
            said["social"] = {"zh": note, "en": note}
            file.write_text(edited(text, said, Project), "utf-8")


def snapshot(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((root / "projects").rglob("*.yml"))}


if __name__ == "__main__":
    sys.exit(main())
