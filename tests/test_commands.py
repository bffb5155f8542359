"""The commands: helps and complaints in the language asked for, none left over."""

import argparse
import inspect
import re
import subprocess
import sys

import pytest

from guide.commands import command_line, runner
from guide.commands.parsing import words
from guide.locales import locale, staff

HAN = re.compile(r"[\u4e00-\u9fff]")


def parsers(parser, name=""):
    """Every command with its parser, the program itself first."""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, child in action.choices.items():
                yield from parsers(child, f"{name} {verb}".strip())


@pytest.mark.parametrize("lang", staff())
def test_every_help_is_in_the_language_asked_for(lang):
    for name, parser in parsers(command_line((lang,))):
        helps = [parser.description, *(action.help for action in parser._actions)]
        for said in filter(None, helps):
            assert bool(HAN.search(said)) == (lang == "zh") or "…" in said, f"{name}: {said}"


def test_both_languages_stand_side_by_side():
    assert words("check", ("zh", "en")) == "检查资料库 / check the library"


def test_no_help_is_left_over():
    used = {"guide", "no-day"}
    for name, parser in parsers(command_line(("en",))):
        used.add(name)
        for action in parser._actions:
            flag = action.option_strings[-1] if action.option_strings else action.dest
            used |= {flag, f"{name} {flag}"}
    assert set(locale("en").commands) <= used


def test_what_argparse_says_is_what_it_is_translated_from():
    source = inspect.getsource(argparse)
    for text in locale("en").parser:
        assert repr(text) in source or text.replace("\n", "\\n") in source


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--date", "2026-02-30", "check"], "“2026-02-30”不是日期"),
        (["chek"], "没有'chek'，可选：check,"),
        (["check", "--all"], "没有这样的参数：--all"),
        (["freeze"], "缺少参数：ID"),
        (["serve", "--port", "x"], "写法不对"),
        (["--root"], "后面要写一个值"),
    ],
)
def test_usage_in_chinese(args, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line(("zh",)).parse_args(args)
    assert stopped.value.code == 2
    assert said in re.sub(r"\s*\n\s*", " ", capsys.readouterr().err).replace("'check'", "check")


def test_every_command_has_its_function():
    names = [parser.get_default("run") for _, parser in parsers(command_line(("en",)))]
    assert all(callable(runner(name)) for name in names if name)
    assert len([name for name in names if name]) > 15


def test_a_command_line_is_read_without_models():
    program = """
import sys
import guide.cli
from guide.commands import checking, command_line, making
command_line(("zh", "en"))
print(*sorted({"pydantic", "mkdocs", "guide.model", "guide.checks"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b""
