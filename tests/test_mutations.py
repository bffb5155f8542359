"""Whatever a person types into a library, the answer is problems with places, never a traceback.

Each seed damages files of the starter library in many small ways.
"""

import random

import pytest

from guide.checks import examine
from guide.problems import has_errors
from guide.report import as_text
from guide.words import place_words, record_words

VALUES = (
    *("", "null", "[]", "{}", "[1]", "{a: 1}", "true", "~", ".nan", ".inf", "-", "[[[[]]]]"),
    *(
        "1e999999",
        "-1",
        "0",
        "-0",
        "٣",
        "９９亿元",
        "5.8亿",
        "1:1",
        "1,00",
        "9" * 60,
        "½",
        "𝟗",
        "1/0",
    ),
    *(
        "2026-02-30",
        "9999-12-31",
        "0001-01-01",
        "2026-13",
        "2026",
        "100%–5%",
        "–5元",
        "元/亩",
        "‰5",
    ),
    *('"{text} {0}"', "'<script>'", "'{{ 1 }}'", "'{% x %}'", "x" * 5000, "/etc/passwd", "CON"),
    *("media/../../x.jpg", "javascript:alert(1)", "{zh: a}", "{zh: a, en: b, ja: c}", "{en: }"),
)
ROUNDS = 40


def damaged(text, chance):
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        line = lines[at]
        way = chance.random()
        if ": " in line and way < 0.6:
            lines[at] = f"{line.partition(': ')[0]}: {chance.choice(VALUES)}"
        elif way < 0.7 and len(lines) > 1:
            del lines[at]
        elif way < 0.8:
            lines[at] = "  " + line
        elif way < 0.9:
            lines.insert(at, chance.choice(lines))
        else:
            cut = chance.randrange(len(line) + 1)
            lines[at] = line[:cut] + chance.choice(VALUES) + line[cut:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_damage_is_answered(seed, starter):
    chance = random.Random(seed)
    files = sorted(starter.rglob("*.yml"))
    for _ in range(ROUNDS):
        file = chance.choice(files)
        sound = file.read_text(encoding="utf-8")
        file.write_text(damaged(sound, chance), encoding="utf-8")
        library, problems = examine(starter)
        as_text(problems, starter, ["zh", "en"])
        if library is not None and not has_errors(problems):
            guide = library.guide()
            for lang in guide.languages:
                place_words(guide, lang)
                for record in guide.all():
                    if record.collection != "editions":
                        record_words(record, guide, lang)
        file.write_text(sound, encoding="utf-8")
