"""Without an optional library the rest works; a command that wants it names what brings it."""

import subprocess
import sys

import pytest

WITHOUT = {
    "booklet": ("typst", "pikepdf", "justmytype_intl_cjk"),
    "office": ("xlsxwriter", "python_calamine", "docx"),
    "traditional": ("opencc",),
    "publish": ("requests_aws4auth",),
}
RUN = """
import sys
from importlib.machinery import PathFinder
absent, found = set(sys.argv.pop(1).split(",")), PathFinder.find_spec
def find(name, path=None, target=None):
    return None if name.partition(".")[0] in absent else found(name, path, target)
PathFinder.find_spec = find
from guide.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(root, extra, *words):
    return subprocess.run(
        [
            sys.executable,
            "-c",
            RUN,
            ",".join(WITHOUT[extra]),
            "--root",
            str(root),
            "--lang",
            "en",
            *words,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("booklet", ("build", "booklet")),
        ("booklet", ("build", "sheets")),
        ("office", ("build", "workbook")),
        ("office", ("build", "sheets")),
        ("office", ("import", "x.xlsx")),
        ("office", ("template", "projects")),
        ("office", ("report", "sector")),
        ("office", ("i18n", "export", "--to", "en")),
        ("office", ("i18n", "import", "--to", "en", "--by", "a", "x.xlsx")),
    ],
)
def test_what_is_absent_is_named(starter, extra, words):
    said = run(starter, extra, *words)
    assert said.returncode == 2, said.stderr
    assert f'pip install "investment-guide[{extra}]"' in said.stderr
    assert "Traceback" not in said.stderr


def test_a_converted_language_names_its_converter(starter):
    file = starter / "projects/guide.yml"
    text = file.read_text("utf-8").replace("languages: [zh, en]", "languages: [zh, en, zh-Hant]")
    file.write_text(text, "utf-8")
    said = run(starter, "traditional", "check")
    assert said.returncode == 1, said.stderr
    assert "[converter-missing]" in said.stdout


@pytest.mark.parametrize("extra", WITHOUT)
def test_the_rest_works(starter, extra):
    said = run(starter, extra, "build", "site", "data")
    assert said.returncode == 0, said.stderr
