"""Facing pages: one language after the other, laid side by side, folded so that they face."""

import re
import subprocess

import pytest

from guide.outputs.booklet import build
from guide.outputs.booklet.facing import order
from guide.outputs.booklet.press.imposition import sides

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("turns", "total", "expected"),
    [
        ([], 3, [1, 2, 3]),
        ([4, 6], 8, [1, 2, 3, 4, 6, 5, 7, 8]),
        ([2, 3, 4, 7], 10, [1, 2, 3, 4, 7, 5, 8, 6, 9, 10]),
    ],
)
def test_pages_are_laid_side_by_side(turns, total, expected):
    assert order(turns, total) == expected


def halves(pdf):
    """The texts of the left and the right half of every side of an imposed file."""
    sizes = subprocess.run(
        ["pdfinfo", "-box", str(pdf)], capture_output=True, check=True, text=True
    ).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", sizes).groups())
    count = int(re.search(r"Pages:\s+(\d+)", sizes)[1])
    for page in range(1, count + 1):
        yield tuple(
            subprocess.run(
                ["pdftotext", "-f", str(page), "-l", str(page), "-x", str(int(left)), "-y", "0",
                 "-W", str(int(width / 2)), "-H", str(int(height)), str(pdf), "-"],
                capture_output=True, check=True, text=True,
            ).stdout
            for left in (0, width / 2)
        )  # fmt: skip


@pytest.fixture(scope="module")
def leaves(facing, tmp_path_factory):
    """The pages of the imposed file as a reader turns them, and the guide."""
    folder = tmp_path_factory.mktemp("facing")
    assert build(facing, folder, renderings=["press"]) == []
    printed = list(halves(folder / "guide-imposed-zh+en.pdf"))
    plan = list(sides(2 * len(printed)))
    place = {}
    for side, (left, right) in zip(plan, printed, strict=True):
        place |= {side.left: left, side.right: right}
    return facing, [place[number] for number in sorted(place)]


def share(text):
    """How much of a text is Chinese."""
    letters = [char for char in text if char.isalpha()]
    return len(HAN.findall(text)) / max(len(letters), 1)


def test_chinese_lies_on_the_left_and_english_on_the_right(leaves):
    guide, pages = leaves
    seen = 0
    for left, right in zip(pages[3:-3:2], pages[4:-3:2], strict=True):
        for text, chinese in ((left, True), (right, False)):
            if len(text) > 200:
                assert (share(text) > 0.4) is chinese, text
                seen += 1
    assert seen > 2 * len(guide.projects) + 8


def test_both_languages_of_a_record_are_seen_together(leaves):
    guide, pages = leaves
    squeezed = ["".join(page.split()) for page in pages]
    found = 0
    for kind in ("projects", "parks", "policies", "chains"):
        for record in guide.collection(kind).values():
            titles = {lang: "".join(record.heading[lang].split()) for lang in ("zh", "en")}
            spreads = [
                at
                for at in range(3, len(pages) - 1, 2)
                if titles["zh"] in squeezed[at] and titles["en"] in squeezed[at + 1]
            ]
            assert spreads, (kind, record.id)
            found += 1
    assert found > 4


def test_the_printed_numbers_are_those_of_the_folded_pages(leaves):
    _, pages = leaves
    numbered = 0
    for number, text in enumerate(pages, start=1):
        if number > 3 and len(text) > 200:
            assert str(number) in text.split(), number
            numbered += 1
    assert numbered > 10


def test_a_spread_has_no_third_side(library, tmp_path):
    library.change("guide.yml", languages=["zh", "en", "zh-Hant"])
    library.change("editions/guide.yml", layout="facing", languages=["zh", "en", "zh-Hant"])
    problems = build(library.guide(), tmp_path / "dist", renderings=["screen"])
    assert [problem.code for problem in problems] == ["booklet-facing-languages"]
    assert not (tmp_path / "dist").exists()
