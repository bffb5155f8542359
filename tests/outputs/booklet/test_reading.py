"""What helps reading, looked for in the finished PDF: tags for machines, Chinese lines for eyes."""

import re
import shutil
import subprocess
from itertools import pairwise

import pikepdf
import pytest

from guide.outputs.booklet import build

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here")

NEVER_FIRST = set("，。、；：？！）》」』〉】〕”’％…·")
NEVER_LAST = set("（《「『〈【〔“‘")
HAN = re.compile(r"[\u4e00-\u9fff]")


def tree(node):
    """Every element below a node of the structure tree."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tree(kid)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_machine_can_read_it_aloud(built, lang):
    guide, folder = built
    with pikepdf.open(folder / f"guide-screen-{lang}.pdf") as pdf:
        root = pdf.Root
        assert str(root.Lang).startswith(lang)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == guide.settings.title[lang]
        elements = list(tree(root.StructTreeRoot))
        kinds = {str(each.S) for each in elements}
        assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/Link"} <= kinds
        pictures = [each for each in elements if each.S == "/Figure"]
        assert all(str(each.get("/Alt", "")) for each in pictures)
        levels = [int(str(each.S)[2:]) for each in elements if re.fullmatch(r"/H\d", str(each.S))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        for page in pdf.pages:
            assert page.obj.get("/Tabs") == "/S" or "/Annots" not in page.obj
        with pdf.open_outline() as outline:
            titles = {item.title for item in outline.root}
        assert len(titles) > 3
        assert "/Suspects" not in root.MarkInfo


def lines(pdf):
    """The lines of each page as texts, block by block."""
    said = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout
    line = re.compile(r"<line [^>]*>(.*?)</line>", re.DOTALL)
    for block in re.findall(r"<block .*?</block>", said, re.DOTALL):
        yield [
            "".join(re.findall(r"<word [^>]*>(.*?)</word>", words)) for words in line.findall(block)
        ]


def test_chinese_lines_begin_and_end_as_they_may(built):
    _, folder = built
    seen = 0
    for block in lines(folder / "guide-screen-zh.pdf"):
        for at, text in enumerate(block):
            if len(text) < 2 or not HAN.search(text):
                continue
            seen += 1
            if at > 0:
                assert text[0] not in NEVER_FIRST, text
            if at < len(block) - 1:
                assert text[-1] not in NEVER_LAST, text
    assert seen > 300


def test_a_bleed_of_its_own_reaches_the_press(library, tmp_path):
    library.change("editions/guide.yml", bleed="5 mm", languages=["zh"])
    assert build(library.guide(), tmp_path, renderings=["press"]) == []
    for name in ("press", "cover", "imposed"):
        with pikepdf.open(tmp_path / f"guide-{name}-zh.pdf") as pdf:
            for page in pdf.pages:
                bled, trim = (list(map(float, box)) for box in (page.obj.BleedBox, page.trimbox))
                assert round((trim[0] - bled[0]) / 72 * 25.4, 2) == 5.0
