"""Problems in the three forms in which they are told."""

import json

from guide.locales import locale
from guide.problems import Label, Meaning, Place, Problem, Severity, in_order
from guide.quantities import Money
from guide.report import as_github, as_json, as_text, columns, sentence, summary

TYPO = Problem("unknown-field", Place("projects/a.yml", 2, 3, 4), {"field": "x", "suggestion": "y"})
WARNED = Problem("boast", Place("projects/b.yml"), {"text": "最佳"}, Severity.WARNING)


def test_quantities_are_said_in_the_readers_language():
    args = {"total": Money(58_000_000_000, "CNY"), "parts": Money(1_000_000, "CNY")}
    problem = Problem("investment-parts", Place("a.yml"), args)
    assert "5.8亿元" in sentence(problem, "zh")[0]
    assert "CNY 580 million" in sentence(problem, "en")[0]


def test_labels_are_said_in_the_readers_language():
    args = {"label": Label("fields", "Investment", "total"), "field": "total"}
    problem = Problem("missing-field", Place("a.yml"), args)
    assert "总投资" in sentence(problem, "zh")[0]
    assert "Total investment" in sentence(problem, "en")[0]


def test_a_value_is_never_read_as_a_template():
    problem = Problem("boast", Place("a.yml"), {"text": "{text} {0} {missing}"})
    assert "{text} {0} {missing}" in sentence(problem, "en")[0]


def test_control_characters_do_not_reach_the_terminal():
    problem = Problem("boast", Place("a.yml"), {"text": "\x1b[31mred"})
    assert "\x1b" not in sentence(problem, "en")[0]


def test_the_caret_stands_under_the_place(tmp_path):
    (tmp_path / "a.yml").write_text("标题: {zh: 中文, en: 10,000 t}\n", encoding="utf-8")
    problem = Problem("comma-in-braces", Place("a.yml", 1, 21, 5), {"text": "000 t"})
    lines = as_text([problem], tmp_path, ["en"]).split("\n")
    source, caret = lines[1], lines[2]
    at = sum(columns(c) for c in source[: source.index("000 t")])
    assert caret.index("^") == at
    assert caret.count("^") == 5


def test_a_long_line_is_shown_around_the_place(tmp_path):
    (tmp_path / "a.yml").write_text("a: " + "x" * 300 + "HERE" + "y" * 300, encoding="utf-8")
    text = as_text(
        [Problem("boast", Place("a.yml", 1, 304, 4), {"text": "HERE"})], tmp_path, ["en"]
    )
    assert "HERE" in text
    assert max(len(line) for line in text.split("\n")) < 120


def test_both_languages_where_none_is_asked_for(tmp_path):
    text = as_text([TYPO], tmp_path, ["zh", "en"])
    assert "错误" in text
    assert "error" in text
    assert text.count("[unknown-field]") == 1


def test_json_has_place_and_words(tmp_path):
    first, second = json.loads(as_json([WARNED, TYPO], tmp_path, ["zh", "en"]))
    assert (first["code"], first["line"], first["column"]) == ("unknown-field", 2, 3)
    assert second["severity"] == "warning"
    assert set(second["message"]) == {"zh", "en"}


def test_github_annotations_are_escaped(tmp_path):
    problem = Problem("boast", Place("a,b:c.yml", 3, 1), {"text": "100%\n::error::x"})
    line = as_github([problem], tmp_path, ["en"])
    assert line.startswith("::error file=a%2Cb%3Ac.yml,line=3,col=1,title=boast::")
    assert line.count("\n") == 1


def test_order_and_repetition():
    assert in_order([WARNED, TYPO, TYPO]) == [TYPO, WARNED]


def test_counts():
    assert summary([], "en") == locale("en").word("check-sound")
    assert "1" in summary([TYPO, WARNED], "en")


def test_what_a_text_means_is_left_out_where_a_language_writes_it_so():
    zh = Meaning("9600万元", Money(9_600_000_000, "CNY"))
    en = Meaning("every month", "every month")
    args = {"zh": "9600万元", "zh_value": zh, "en": "every month", "en_value": en, "mistake": ""}
    problem = Problem("numbers-differ", Place("x.yml", 1, 1), args)
    assert sentence(problem, "zh")[0] == "中文为“9600万元”；英文为“every month”。"
    assert "“9600万元”, that is CNY 96 million; the English" in sentence(problem, "en")[0]
