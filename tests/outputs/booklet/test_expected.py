"""The headings that the first pass takes for the contents are those that come."""

import json

import pytest
import typst

from guide.outputs.booklet.book import book
from guide.outputs.booklet.contents import in_print
from guide.outputs.booklet.furnishing import furnish
from guide.typesetting import fonts

PROBE = """
#include "book.typ"
#import "{lang}/front.typ": expected
#metadata(expected) <expected>
"""
HEADINGS = "query(heading.where(outlined: true)).map(each => (each.level, each.body.text))"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_expected_headings_are_those_that_come(built, tmp_path, lang):
    guide, _ = built
    # A small format needs no plans of pages.
    content = book(guide, None, lang) | {"format": "a5"}
    furnish(tmp_path, [in_print(content, {}, {})])
    (tmp_path / "probe.typ").write_text(PROBE.format(lang=lang), encoding="utf-8")
    compiler = typst.Compiler(
        input=str(tmp_path / "probe.typ"),
        root=str(tmp_path),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(each) for each in fonts.folders(lang)],
        ),
        sys_inputs={"rendering": "screen", "langs": lang, "layout": "single"},
    )
    (expected,) = json.loads(compiler.eval("query(<expected>).map(each => each.value)"))
    come = json.loads(compiler.eval(HEADINGS))
    assert len(come) > 10
    assert [(level, text) for level, _, text in expected] == [tuple(each) for each in come]
    sectors = [sector for _, sector, _ in expected if sector]
    assert sectors == [str(sector.id) for sector in guide.sectors]
