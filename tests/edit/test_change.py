"""An edit says what it is told and leaves every other character of the file where it was."""

import copy
import random
from pathlib import Path

import pytest

from guide.edit import edited, edited_bytes, fresh, pruned
from guide.model.guide import COLLECTIONS
from guide.model.project import Project
from guide.tree import parse

SAMPLE = Path(__file__).parents[2] / "projects"
FILES = [file for file in sorted(SAMPLE.glob("*/*.yml")) if not file.parent.name.startswith("_")]

BEFORE = """\
status: draft        # until the survey is done
title:
  zh: 茶叶加工
  en: "Tea: processing"

# money
investment:
  total: 5.8亿元     # of the study
  funding:
    - {source: bank-loan, amount: 1亿元}
    - source: investor-equity
      amount: 4.8亿元
cooperation: [wholly-owned, equity-jv]
summary:
  en: >-
    The first line stays as it was and the second line is what somebody changes.
    This is the second line.
  zh: |-
    一
    二
"""


def plain(text):
    tree, problems = parse("", text)
    assert problems == []
    return pruned(tree.plain())


def after(**changes):
    """The file after changes; a path's steps are joined by two underscores."""
    target = plain(BEFORE)
    for path, value in changes.items():
        *way, last = path.split("__")
        node = target
        for step in way:
            node = node[int(step) if step.isdigit() else step]
        if value is None:
            del node[last]
        elif isinstance(node, list):
            node.append(value)
        else:
            node[last] = value
    text = edited(BEFORE, target, Project)
    assert plain(text) == pruned(target)
    return text


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"investment__total": "6亿元"}, "total: 5.8亿元  ", "total: 6亿元  "),
        ({"title__en": 'A "new" one'}, '"Tea: processing"', '"A \\"new\\" one"'),
        ({"title__zh": "茶: 叶"}, "zh: 茶叶加工", 'zh: "茶: 叶"'),
        ({"code": "0551"}, "title:\n", 'code: "0551"\ntitle:\n'),
        ({"investment__sought": "4亿元"}, "of the study\n", "of the study\n  sought: 4亿元\n"),
        ({"investment__funding__0__secured": "yes"}, "1亿元}", '1亿元, secured: "yes"}'),
        (
            {"investment__funding__x": {"source": "loan", "amount": "1亿元"}},
            "4.8亿元\n",
            "4.8亿元\n    - {source: loan, amount: 1亿元}\n",
        ),
        ({"cooperation__x": "lease, or sale"}, "equity-jv]", 'equity-jv, "lease, or sale"]'),
        ({"cooperation": ["lease"]}, "[wholly-owned, equity-jv]", "[lease]"),
        ({"summary__zh": "一\n三"}, "    二\n", "    三\n"),
        (
            {
                "summary__en": "The first line stays as it was and the second line is what "
                "somebody changes. So it is."
            },
            "    This is the second line.\n",
            "    So it is.\n",
        ),
        ({"status": None}, "status: draft        # until the survey is done\n", ""),
        ({"title__en": None}, '  en: "Tea: processing"\n', ""),
    ],
)
def test_only_what_changes_is_touched(changes, old, new):
    assert BEFORE.count(old) == 1
    assert after(**changes) == BEFORE.replace(old, new)


def test_line_ends_and_mark_of_a_file_stay():
    data = b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode()
    target = plain(BEFORE)
    target["investment"]["total"] = "6亿元"
    target["code"] = "A-1"
    new = edited_bytes(data, target, Project)
    expected = BEFORE.replace("5.8亿元", "6亿元").replace("title:", "code: A-1\ntitle:")
    assert new == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


def test_an_empty_line_of_a_form_is_filled_where_it_stands():
    assert edited("a: x\ncode:   # official\n", {"a": "x", "code": "7"}, Project) == (
        "a: x\ncode: 7   # official\n"
    )


HOSTILE = (
    *("=1+1", "- a", ": x", "a: b", "a #b", "#c", "，{花}", "no", "0551", "12:30", "null", '"q"'),
    *("it's", "a\nb", "a\n\n  b", "long " * 60 + "x", "x" * 300, "汉" * 200 + " 字", "tab\tx"),
    *("\\back", "[a]", "{b}", "@x", "%y", "!z", "&q", "*w", "a, b", "a]", "🙂", "true", ">-", "|"),
    *("? x", "-", "--- a", "...", "1e5", "=", "<<", "a:", "b :c", "end \\", "\u00a0é", "a  b"),
)


def mutated(value, chance):
    if isinstance(value, str):
        return chance.choice(HOSTILE) if chance.random() < 0.15 else value
    if isinstance(value, list):
        made = [mutated(each, chance) for each in value]
        if chance.random() < 0.2:
            made.append(copy.deepcopy(chance.choice(made)))
        if chance.random() < 0.1 and len(made) > 1:
            made.pop(chance.randrange(len(made)))
        return made
    made = {key: mutated(each, chance) for key, each in value.items()}
    if chance.random() < 0.1 and len(made) > 1:
        made.pop(chance.choice(list(made)))
    if chance.random() < 0.2:
        new = (chance.choice(HOSTILE), {"zh": chance.choice(HOSTILE)}, [{"a": "1", "b": "x " * 70}])
        made[chance.choice(("zz", "note", "kind", "total", *made))] = chance.choice(new)
    return made


@pytest.mark.parametrize("seed", range(12))
def test_any_edit_says_what_it_is_told(seed):
    # `edited` compares what it made with what it was told and raises where they differ.
    chance = random.Random(seed)
    for _ in range(25):
        file = chance.choice(FILES)
        source = file.read_text("utf-8")
        model = COLLECTIONS.get(file.parent.name, Project)
        assert edited(source, plain(source), model) == source
        edited(source, mutated(plain(source), chance), model)


@pytest.mark.parametrize("file", FILES[::9], ids=lambda file: file.stem)
def test_a_fresh_file_says_the_same_with_comments(file):
    model = COLLECTIONS.get(file.parent.name, Project)
    target = plain(file.read_text("utf-8"))
    text = fresh(target, model)
    assert plain(text) == target
    keys = [line.split(":")[0] for line in text.split("\n") if line[:1].isalpha()]
    order = list(model.model_fields)
    assert keys == sorted(keys, key=order.index)
    assert text.count("\n# ") + 1 == len(keys)
