"""Hostile libraries through the real path: MkDocs, Typst, XlsxWriter, python-docx, every file."""

import json
import re
import time
import zipfile

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from guide.cli import main
from guide.outputs.site.policy import Inline, inline_of
from guide.tree import parse

LANGUAGES = {"zh", "en"}
EVERYTHING = 6
REWRITE = (
    "agriculture/tea-processing",
    "parks/sample-park",
    "policies/processing-support",
    "place",
)


def poisoned(node, words):
    """Plain data with each text by language replaced."""
    if isinstance(node, dict):
        if node and set(node) <= LANGUAGES:
            return {tag: next(words) for tag in node}
        return {key: poisoned(each, words) for key, each in node.items()}
    if isinstance(node, list):
        return [poisoned(each, words) for each in node]
    return node


def assert_harmless(root):
    for file in sorted((root / "site").rglob("*.html")):
        held = inline_of(file.read_text(encoding="utf-8"))
        assert held == Inline(), (file.name, held)
    for file in sorted(root.rglob("*.xlsx")):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                assert not re.search(rb"<f>(?!\s*(SUM|SUBTOTAL)\()", archive.read(name)), (
                    file,
                    name,
                )
                assert "externalLink" not in name
    for file in sorted(root.rglob("*.docx")):
        with zipfile.ZipFile(file) as archive:
            assert b"instrText" not in archive.read("word/document.xml"), file
    for file in sorted(root.rglob("*.pdf")):
        with pikepdf.open(file) as pdf:
            assert "/JavaScript" not in pdf.Root.get("/Names", {}), file
            assert "/OpenAction" not in pdf.Root or "/JS" not in str(pdf.Root.OpenAction), file
            for page in pdf.pages:
                for link in page.get("/Annots", []):
                    uri = str(link.get("/A", {}).get("/URI", "https:"))
                    assert uri.startswith(("https:", "http:", "mailto:", "tel:")), uri


def test_hostile_libraries(starter, fuzz, figure, capfd, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    started, count, built = time.process_time(), 0, 0
    plain = {
        name: parse("x.yml", (starter / f"projects/{name}.yml").read_text("utf-8"))[0].plain()
        for name in REWRITE
    }

    @fuzz["trials"](12)
    @given(st.lists(fuzz["hostile"], min_size=8, max_size=30))
    def poison(words):
        nonlocal count, built
        # What the checks refuse would end the build before an output sees it.
        usable = [w.replace("\t", " ").strip()[:60] for w in words if not re.search(r"[<\[]", w)]
        usable = [word for word in usable if word] + ["=1+1", "{{ 7 * 191 }}", '#eval("7 * 191")']
        turn = iter(usable * 500)
        for name, record in plain.items():
            text = json.dumps(poisoned(record, turn), ensure_ascii=False)
            (starter / f"projects/{name}.yml").write_text(text, encoding="utf-8")
        outputs = ["site", "booklet", "sheets", "workbook"] if count % EVERYTHING == 0 else ["site"]
        code = main(["--root", str(starter), "--lang", "en", "build", *outputs])
        said = capfd.readouterr()
        assert code in (0, 1), said.err
        count, built = count + 1, built + (code == 0)
        assert_harmless(starter)

    poison()
    figure(f"{built} of {count} hostile libraries were published, the others refused in words")
    fuzz["tried"](count, "whole builds of hostile libraries", started)
