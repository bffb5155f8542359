"""A library whose policies have all expired: refused as current, built as an archive."""

import re

from guide.cli import main

AFTER = "2029-01-01"  # the starter's one policy ends on 2028-12-31


def build(root, day):
    return main(["--root", str(root), "--lang", "en", "--date", day, "build", "site"])


def edit(file, *pairs):
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def ready(root):
    """Nothing but the policy is out of date."""
    for file in (root / "projects").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(valid_until: )\S+", r"\g<1>2035-12-31", text), encoding="utf-8")


def test_refused_as_current(starter, capsys):
    ready(starter)
    assert build(starter, "2028-12-31") == 0  # its last day
    (starter / "site" / "kept.txt").write_text("published")
    capsys.readouterr()
    assert build(starter, AFTER) == 1
    said = capsys.readouterr().out
    assert "[policy-lapsed]" in said
    assert "archived" in said  # what to do
    assert (starter / "site" / "kept.txt").read_text() == "published"


def test_built_as_an_archive(starter):
    ready(starter)
    policy = starter / "projects" / "policies" / "processing-support.yml"
    edit(policy, ("status: published", "status: archived"))
    assert build(starter, AFTER) == 0
    page = (starter / "site" / "en" / "policies" / "processing-support.html").read_text("utf-8")
    assert 'data-value="expired"' in page  # the mark
    assert "<h1><s>" in page  # struck
    assert "31 December 2028" in page  # dated
    assert "Worked example" not in page
    # Nothing to find is left, so no finder is offered.
    assert not (starter / "site" / "en" / "policies" / "finder.html").exists()
    project = (starter / "site" / "en" / "projects" / "tea-processing.html").read_text("utf-8")
    assert "finder.html" not in project
