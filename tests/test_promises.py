"""Each promise of SECURITY.md names the tests that hold it, and each of them exists."""

import re
from pathlib import Path

HOME = Path(__file__).parents[1]
TEXT = (HOME / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = TEXT.partition("## What the program promises")[2].partition("\n## ")[0]
NAMED = re.compile(r"\[`([\w-]+)`\]\(([\w./-]+)\)")


def test_every_promise_names_a_test():
    promises = re.findall(r"^- .*", PROMISES, re.MULTILINE)
    assert len(promises) > 8
    for promise in promises:
        assert NAMED.search(promise), promise


def test_every_named_test_exists(figure):
    named = NAMED.findall(PROMISES)
    for name, place in named:
        file = HOME / place
        assert file.is_file(), place
        if file.suffix == ".py":
            assert re.search(rf"^\s*def {name}\(", file.read_text(encoding="utf-8"), re.MULTILINE)
        else:
            assert file.stem == name
            assert file.with_suffix(".txt").is_file()
    figure(f"{len(named)} tests and cases hold the promises of SECURITY.md")
