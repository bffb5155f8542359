"""Chinese as W3C's clreq wants it set, English without rivers: measured in the finished pages.

Every judge below takes lines or paragraphs of placed characters and gives what is wrong with them;
the last test shows each of them a fault.
"""

import re
import shutil
import subprocess
from collections import defaultdict
from itertools import pairwise

import pikepdf
import pytest

CLOSING, OPENING = frozenset("，。、；：！？）》」』〉】〕”’"), frozenset("（《「『〈【〔“‘")
NEVER_FIRST, NEVER_LAST = CLOSING | set("％…~%"), OPENING | set("￥$")
HAN = re.compile(r"[\u3400-\u9fff]")
# What a line that is spaced out to its margin may look like, in em.
GAP, PAIR, WORD_SPACE = (0.1, 0.5), 0.75, 0.9
TRIM = 5 / 25.4 * 72
# Of the spaces between English words so many may be wider than this.
WIDE, SELDOM = 0.5, 0.01


def is_han(character):
    return bool(HAN.match(character.text))


def is_latin(character):
    return character.text.isascii() and character.text.isalnum()


def text(line):
    return "".join(each.text for each in line).strip()


def misplaced_marks(paragraph):
    """Lines that begin with a closing mark, or end with an opening one."""
    texts = [text(line) for line in paragraph]
    found = [each for each in texts[1:] if each[0] in NEVER_FIRST]
    return found + [each for each in texts[:-1] if each[-1] in NEVER_LAST]


def runts(paragraph):
    """Last lines that hold a single Han character, whatever marks follow it."""
    last = [each for each in text(paragraph[-1]) if each not in CLOSING]
    return [text(paragraph[-1])] if len(last) == 1 and HAN.match(last[0]) else []


def loose_pairs(line):
    """Marks beside each other that keep the full em which each has alone."""
    return [
        one.text + other.text
        for one, other in pairwise(line)
        if one.text in CLOSING and other.text in CLOSING | OPENING
        if other.left - one.left > PAIR * one.size
    ]


def loose_ends(paragraph):
    """Closing marks at the end of a full line that keep the half em which stands empty."""
    full = [line for line in paragraph[:-1] if is_han(line[-1])]
    edges = {round(line[-1].right) for line in full}
    if len(full) < 2 or len(edges) > 1:
        return []
    edge = max(line[-1].right for line in full)
    ends = [line[-1] for line in paragraph[:-1] if line[-1].text in CLOSING - set("”’")]
    # A line that is shorter ends further from the edge.
    return [end.text for end in ends if -1.1 < (end.left - edge) / end.size < -0.75]


def gaps(line):
    """The space between Han and Latin characters that meet, in em."""
    return [
        (other.left - one.right) / min(one.size, other.size)
        for one, other in pairwise(line)
        if (is_han(one) and is_latin(other)) or (is_latin(one) and is_han(other))
        if abs(one.size - other.size) < 0.1
        # More than that is a label and its value.
        if other.left - one.right < 0.75 * one.size
    ]


def wrong_gaps(line):
    return [gap for gap in gaps(line) if not GAP[0] < gap < GAP[1]]


def spaces(line):
    """The spaces between the words of a line, in em."""
    return [
        (after.left - before.right) / before.size
        for before, space, after in zip(line, line[1:], line[2:], strict=False)
        if space.text == " " and before.size == after.size and before.text != " "
    ]


def uneven_digits(line):
    """The fonts whose digits are of several widths, with these."""
    widths = defaultdict(set)
    for each in line:
        if each.text.isascii() and each.text.isdigit():
            widths[each.font].add(each.width)
    return {font: found for font, found in widths.items() if max(found) - min(found) > 0.005}


def near_the_trim(line, width, height):
    """Characters that come nearer to the edge of a page than a press's knife is exact."""
    return [
        each.text
        for each in line
        if each.text.strip()
        and not (
            each.left >= TRIM
            and each.right <= width - TRIM
            and each.base - 0.12 * each.size >= TRIM
            and each.base + 0.88 * each.size <= height - TRIM
        )
    ]


@pytest.fixture(scope="module")
def pages(sample, characters_of):
    """(size, lines, paragraphs) of every page of an edition in English and Chinese."""
    _, volume = sample
    return characters_of(volume("embassy", "en+zh"))


@pytest.fixture(scope="module")
def characters_of(reading):
    def read(pdf):
        with pikepdf.open(pdf) as document:
            found = [(page.mediabox[2:], reading.lines(page)) for page in document.pages]
            return [
                (tuple(map(float, size)), lines, reading.paragraphs(lines)) for size, lines in found
            ]

    return read


def of_all(pages, judge):
    return [fault for _, lines, _ in pages for line in lines for fault in judge(line)]


def of_paragraphs(pages, judge):
    return [fault for *_, found in pages for each in found for fault in judge(each)]


def test_no_line_begins_or_ends_with_a_mark_that_may_not(pages):
    assert sum(len(found) for *_, found in pages) > 1000
    assert of_paragraphs(pages, misplaced_marks) == []


def test_no_character_stands_alone_in_a_last_line(pages):
    assert of_paragraphs(pages, runts) == []


def test_marks_beside_each_other_share_their_space(pages):
    beside = re.compile("[，。、；：！？）》”][，。、；：！？）》”（《“]")
    assert sum(len(beside.findall(text(line))) for _, lines, _ in pages for line in lines) > 100
    assert of_all(pages, loose_pairs) == []


def test_marks_at_the_end_of_a_line_give_up_theirs(pages):
    assert of_paragraphs(pages, loose_ends) == []


def test_a_quarter_of_an_em_stands_between_han_and_latin(pages):
    found = sorted(of_all(pages, gaps))
    assert len(found) > 3000
    assert found[len(found) // 2] == pytest.approx(0.25, abs=0.01)
    assert of_all(pages, wrong_gaps) == []


def test_english_words_stand_close(pages):
    found = of_all(pages, spaces)
    assert len(found) > 20000
    assert max(found) < WORD_SPACE
    assert sum(each > WIDE for each in found) < SELDOM * len(found)


def test_figures_stand_under_each_other(pages):
    assert of_all(pages, lambda line: uneven_digits(line).items()) == []


def test_no_text_comes_near_the_trim(pages):
    found = [
        fault for size, lines, _ in pages for line in lines for fault in near_the_trim(line, *size)
    ]
    assert found == []


def test_chinese_is_drawn_as_its_region_does(pages):
    families = {
        each.family for _, lines, _ in pages for line in lines for each in line if is_han(each)
    }
    assert families == {"NotoSansSC"}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here")
def test_a_note_stays_on_the_page_of_its_row(sample):
    guide, volume = sample
    run = ["pdftotext", "-raw", str(volume("embassy", "en+zh")), "-"]
    said = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    pages = ["".join(page.split()) for page in said.split("\f")]
    for step in guide.place.roadmap:
        name, paper = step.step["zh"], "".join(step.documents[0]["zh"].split())
        assert any(paper in page.partition(f".{name}")[2] for page in pages), step.id
    assert len(guide.place.roadmap) > 10


def test_contacts_do_not_stand_alone_on_a_page(sample):
    guide, volume = sample
    run = ["pdftotext", "-raw", str(volume("embassy", "en+zh")), "-"]
    said = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    pages = [page.strip().split("\n") for page in said.split("\f")]
    people = tuple(
        person.name[lang]
        for organisation in guide.organisations.values()
        for person in organisation.people
        for lang in ("zh", "en")
    )
    # The first line is the running head; the chapter of contacts fills its pages.
    short = [page for page in pages if 1 < len(page) < 20]
    assert not [page for page in short if page[1].startswith(people)]
    assert len(short) > 5


def test_every_judge_can_find_a_fault(reading):
    """One line or paragraph that is wrong for each of them, and the same when it is right."""

    def line(*parts, base=100.0, digit=0.555):
        found, left = [], 50.0
        for part in parts:
            if isinstance(part, float):
                left += part * 10
                continue
            for char in part:
                narrow = digit if char.isdigit() else 0.5
                wide = narrow if char.isascii() else 1.0
                found.append(reading.Character(char, left, left + wide * 10, base, 10.0, "", 1))
                left += wide * 10
        return found

    full, next_line = line("水电气路齐备园区"), line("园区水电气路齐备", base=84.0)
    assert misplaced_marks([full, line("，园区", base=84.0)])
    assert misplaced_marks([line("水电气路齐备（"), line("园区", base=84.0)])
    assert not misplaced_marks([full, line("园区，", base=84.0)])
    assert runts([full, line("区。", base=84.0)])
    assert not runts([full, line("园区。", base=84.0)])
    assert loose_pairs(line("（路）", "，"))
    assert not loose_pairs(line("（路）", -0.5, "，"))
    last = line("园", base=52.0)
    assert loose_ends([full, next_line, line("水电气路齐备园，", base=68.0), last])
    assert not loose_ends([full, next_line, line("水电气路齐备园区", -0.5, "，", base=68.0), last])
    assert wrong_gaps(line("占地", "62", "亩")) == [0.0, 0.0]
    assert not wrong_gaps(line("占地", 0.25, "62", 0.25, "亩"))
    assert max(spaces(line("wide ", 0.6, "river"))) > WORD_SPACE
    assert max(spaces(line("close set"))) == pytest.approx(0.5)
    assert uneven_digits([*line("1"), *line("8", digit=0.6)])
    assert not uneven_digits(line("18"))
    assert near_the_trim(line("近", base=10.0), 595, 808)
    assert near_the_trim(line("近"), 62, 808)
    assert not near_the_trim(full, 595, 808)
