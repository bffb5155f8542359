"""What is skimmed is what the parser reads; what the parser would complain of is not skimmed."""

import random
import textwrap
from pathlib import Path

import pytest

from guide.load.bind import _without_empty
from guide.skim import skim
from guide.tree import decode, parse

ROOT = Path(__file__).parents[1]
SAMPLE = sorted((ROOT / "projects").glob("*/*.yml"))
# What, put anywhere, makes another text of one that was plain.
PIECES = (
    *("\n", " ", "  ", "\n\n", "\n  ", "\n    ", "\n- x\n", "\n# c\n", "- ", "-", "- - a", "? "),
    *(": ", ":", "#", " #", " # c", '"', "'", "{", "}", "[", "]", ",", "|", ">", ">-", "|2", ">+"),
    *("&a ", "*a", "!x ", "%", "@", "`", "\\", "null", "~", "''", "<<: ", "=", "0", "1:1", "："),
    *("---\n", "...\n", "key: v\n", "a: b", '"x"', "'y'", "x: {a: b}", "[a, b]", "[]", "茶"),
    *("\u00a0", "\u3000", "é", "https://a.example/#b", "\t"),
)


def agrees(text):
    """Whether a text is skimmed; where it is, the parser says the same and has no problem."""
    said = skim(text)
    if said is None:
        return False
    tree, problems = parse("x.yml", text)
    assert tree is not None, text
    assert problems == [], text
    assert repr(_without_empty(tree.plain())) == repr(said), text
    return True


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_sample(file):
    text, problems = decode(file.name, file.read_bytes())
    assert problems == []
    agrees(text)


def test_most_of_the_sample_is_plain():
    plain = [skim(file.read_text("utf-8")) is not None for file in SAMPLE]
    assert sum(plain) > 0.95 * len(plain)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# c\n", "a\n", "- a\n", "a: b", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: b: c\n"),
        *("a: b\na: c\n", "a:\tb\n", "a: b #c\n", "a: {b: }\n", "a: {b: c, b: d}\n", "a: 'b\n"),
        *("a: b\n  c\n", "a:\n- b\n c: d\n", "---\na: b\n", "a: {b: c\n", "a: >\n b\n  c\n"),
        "".join(f"{'  ' * n}a:\n" for n in range(25)),
        "a: " + "[" * 25 + "]" * 25 + "\n",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(text):
    assert skim(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\nc:\nd: ~\n", {"a": "b"}),
        ("a:\n- b\n- c: d\n  e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
        ("a:\n  - b\n  -  c: d\n     e: f\n# g\n", {"a": ["b", {"c": "d", "e": "f"}]}),
        ("a: 'it''s' # c\nb: \"x: y\"\nc: d # e\n", {"a": "it's", "b": "x: y", "c": "d"}),
        ("a: [b, {c: 'd', e: f:g}, []]\n", {"a": ["b", {"c": "d", "e": "f:g"}, []]}),
        ("a: >-\n  b\n  c\n\n  d\ne: |\n  f\n   g\n\n", {"a": "b c\nd", "e": "f\n g\n"}),
    ],
)  # fmt: skip
def test_what_is_plain(text, said):
    assert skim(text) == said
    assert agrees(text)


def test_damaged_texts():
    """Whatever is put into a text, or taken out: both say the same or only the parser reads it."""
    chance = random.Random(5)
    texts = [file.read_text("utf-8") for file in SAMPLE]
    skimmed = 0
    for _ in range(12_000):
        lines = chance.choice(texts).split("\n")
        start = chance.randrange(len(lines))
        some = "\n".join(lines[start : start + chance.randint(1, 20)])
        text = textwrap.dedent(some).lstrip(" ") + "\n"
        for _ in range(chance.randint(0, 3)):
            at, cut = chance.randrange(len(text) + 1), chance.choice((0, 0, 0, 1, 2, 5))
            text = text[:at] + chance.choice(PIECES) + text[at + cut :]
        text, problems = decode("x.yml", text.encode())
        skimmed += not problems and agrees(text)
    assert skimmed > 500
