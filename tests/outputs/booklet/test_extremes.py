"""Every text as long as it may be: all of it stands in its place, in all languages and formats."""

import shutil
import subprocess
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pikepdf
import pytest

from guide.checks.languages import DEFAULT_LIMIT, LATIN, LONG_LIMIT
from guide.checks.registry import documents
from guide.load import load
from guide.model.base import Model, marks, walk
from guide.model.edition import Selection, Selector
from guide.model.enumerations import Chapter, Format, Layout
from guide.model.text import LongText, Text
from guide.outputs.booklet import build

ROOT = Path(__file__).parents[3]
PROJECT = "e-commerce-warehouses"
HAN = "本项目选址于产业园东区，水电气路齐备（含双回路供电），原料就近供应；2027年投产后年产3.5万吨"
WORDS = "Telecommunications infrastructure for pharmaceutical intermediates, well-built in 2027; "
MARKS = "（《“‘’”》），。；、："
# The text ends so far above the lower edge, and the footer begins so much lower still.
FOOT = {Format.A5: 19 / 25.4 * 72, Format.LARGE_16MO: 24 / 25.4 * 72}
FOOTER = 9 / 25.4 * 72
# Pages have this much of a margin at the least, in points, and marks may hang by half an em.
MARGIN = {Format.A5: 13 / 25.4 * 72, Format.LARGE_16MO: 18 / 25.4 * 72}


def longest(text, limit):
    """A text's languages as long as they may be; each ends with a word of its own."""
    made = {}
    for tag in text:
        most = limit * (LATIN if tag == "en" else 1)
        last = " at the end" if tag == "en" else "到此为止"
        said = ((WORDS if tag == "en" else HAN) * (most // 30 + 2))[: most - len(last)]
        made[tag] = said.rstrip(" ,;，；") + last
    return made


@pytest.fixture(scope="module")
def stretched():
    """The sample with every text at its limit."""
    library, _ = load(ROOT)
    count = 0
    for document in documents(library):
        for _, model in walk(document.model, document.start):
            if not isinstance(model, Model):
                continue
            for name, info in type(model).model_fields.items():
                text = getattr(model, name)
                if isinstance(text, Text):
                    usual = LONG_LIMIT if isinstance(text, LongText) else DEFAULT_LIMIT
                    text._texts = tuple(longest(text, marks(info).limit or usual).items())
                    count += 1
    assert count > 1000
    return library.guide()


# Between them they have both ways to set a project and every chapter with texts of its own.
VOLUMES = [
    (
        Layout.CONSECUTIVE,
        Format.A5,
        ("place", "living", "cases", "faq", "chains", "projects", "events"),
    ),
    (
        Layout.FACING,
        Format.LARGE_16MO,
        (
            "message",
            "costs",
            "roadmap",
            "chains",
            "parks",
            "projects",
            "policies",
            "contacts",
            "index",
        ),
    ),
]


@pytest.fixture(scope="module", params=VOLUMES, ids=["a5", "facing"])
def volume(request, stretched, reading, tmp_path_factory):
    """An edition of one project and what belongs to it: format, PDF, the lines of its pages."""
    layout, form, chapters = request.param
    chosen = Selection(any=(Selector(ids=(PROJECT,)),))
    own = stretched.editions["guide"].model_copy(
        update={
            "select": chosen,
            "layout": layout,
            "format": form,
            "languages": ("zh", "en"),
            "chapters": tuple(map(Chapter, chapters)),
        }
    )
    guide = replace(stretched, editions={**stretched.editions, "one": own})
    folder = tmp_path_factory.mktemp("longest")
    problems = build(guide, folder, editions=["one"], renderings=["screen"])
    assert {problem.code for problem in problems} <= {"booklet-page-full"}
    pdf = folder / "guide-screen-zh+en.pdf"
    with pikepdf.open(pdf) as document:
        pages = [(page.mediabox, reading.lines(page)) for page in document.pages]
    return form, pdf, pages


def box(line):
    """Where a line has ink for certain: between base line and the height of small letters."""
    size = max(each.size for each in line)
    inked = [each for each in line if each.text.strip() and each.text not in MARKS]
    if not inked:
        return None
    return (inked[0].left + 0.5, line[0].base, inked[-1].right - 0.5, line[0].base + 0.5 * size)


def overlaps(lines):
    """Pairs of lines that stand upon each other."""
    boxes = sorted(((box(line), line) for line in lines if box(line)), key=lambda each: each[0][1])
    for at, (one, line) in enumerate(boxes):
        for other, beside in islice(boxes, at + 1, None):
            if other[1] >= one[3]:
                break
            if one[0] < other[2] and other[0] < one[2]:
                yield line, beside


def outside(lines, mediabox, margin):
    """Characters that reach into a page's margin by more than a hanging mark does."""
    width = float(mediabox[2])
    for line in lines:
        for each in line:
            least, most = margin - 0.6 * each.size, width - margin + 0.6 * each.size
            if each.text.strip() and not least < each.left <= each.right < most:
                yield each


def test_no_text_stands_upon_another(volume, reading):
    *_, pages = volume
    assert sum(len(lines) for _, lines in pages) > 1500
    found = [
        (number, reading.said(one), reading.said(other))
        for number, (_, lines) in enumerate(pages, start=1)
        for one, other in overlaps(lines)
    ]
    assert found == []


def test_no_text_meets_the_footer(volume):
    form, _, pages = volume
    below = [
        (number, line)
        for number, (_, lines) in enumerate(pages[:-1], start=1)  # the back cover has none
        for line in lines
        if line[0].base < FOOT[form] and any(each.text.strip() for each in line)
    ]
    assert len({number for number, _ in below}) > len(pages) / 2, "folios and notices"
    assert [each for each in below if each[1][0].base > FOOT[form] - FOOTER] == []


def test_no_text_leaves_its_page_s_measure(volume):
    form, _, pages = volume
    found = [
        (number, each)
        for number, (mediabox, lines) in enumerate(pages, start=1)
        for each in outside(lines, mediabox, MARGIN[form])
    ]
    assert found == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here")
def test_what_a_project_says_is_all_there(volume, stretched):
    _, pdf, _ = volume
    run = ["pdftotext", "-raw", str(pdf), "-"]
    everything = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    said = "".join(everything.split()).replace("-", "")
    project = stretched.projects[PROJECT]
    for text in (project.title, project.highlight, project.summary):
        for value in text.values():
            assert "".join(value.split()).replace("-", "") in said


def test_the_judges_can_find_a_fault(reading):
    def line(text, left, base):
        return [
            reading.Character(char, left + 9.0 * at, left + 9.0 * (at + 1), base, 9.0, "", 1)
            for at, char in enumerate(text)
        ]

    assert list(overlaps([line("云岭区", 60, 100), line("投资指南", 80, 102)]))
    assert not list(overlaps([line("云岭区", 60, 100), line("投资", 90, 100)]))
    assert not list(overlaps([line("云岭区", 60, 100), line("投资指南", 60, 110)]))
    assert list(outside([line("云岭区", 10, 100)], [0, 0, 400, 600], 37))
    assert list(outside([line("云岭区", 350, 100)], [0, 0, 400, 600], 37))
    assert not list(outside([line("云岭区", 40, 100)], [0, 0, 400, 600], 37))
