"""Bindings: what they hold, how thick a book becomes, what is refused."""

from decimal import Decimal

import pytest
import yaml

from guide.outputs.booklet import build
from guide.outputs.booklet.press import binding
from guide.problems import Severity

PROJECT = "agriculture/tea-processing.yml"
EDITION = "editions/guide.yml"
PAPER = {"text": {"weight": "105 g/m2", "caliper": "0.085 mm", "finish": "matte-coated"}}


@pytest.fixture
def edition(library):
    def make(**fields):
        library.change(EDITION, **fields)
        return library.guide().editions["guide"]

    return make


def said(edition, pages):
    return [(each.code, each.stops) for each in binding.objections(edition, pages)]


def test_a_spine_is_leaves_and_glue(edition):
    made = edition(binding="perfect", paper=PAPER)
    assert binding.spine(made, 180) == Decimal("8.1")
    assert binding.spine_sum(made, 180) == "180 ÷ 2 × 0.085 + 0.4"
    glued = edition(paper={**PAPER, "glue": "0.3 mm"})
    assert binding.spine(glued, 180) == Decimal("8.0")


def test_a_caliper_follows_from_the_weight_where_none_is_stated(edition):
    made = edition(binding="perfect", paper={"text": {"weight": "128 g/m2"}})
    assert binding.spine(made, 100) == Decimal("5.4")
    assert binding.spine(edition(paper={"text": {"weight": "333 g/m2"}}), 100) is None
    assert binding.spine(edition(paper=None), 100) is None


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (4, [("binding-too-few", True)]),
        (8, []),
        (64, []),
        (68, [("binding-thick", False)]),
        (200, [("binding-too-thick", True)]),
    ],
)
def test_what_can_be_stitched(edition, pages, expected):
    assert said(edition(binding="saddle"), pages) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (12, [("spine-too-thin", True)]),
        (48, [("spine-thin", False)]),
        (200, []),
        (1600, [("spine-too-wide", True)]),
    ],
)
def test_what_can_be_glued(edition, pages, expected):
    assert said(edition(binding="perfect", paper=PAPER), pages) == expected


def test_creep_needs_a_caliper(edition):
    assert said(edition(binding="saddle", creep=True), 16) == [("creep-without-caliper", True)]
    assert said(edition(paper=PAPER), 16) == []


@pytest.mark.parametrize(("pages", "filled"), [(1, 4), (4, 4), (5, 8), (181, 184)])
def test_pages_come_in_fours(pages, filled):
    assert binding.filled(pages) == filled


def test_an_edition_too_thin_to_be_glued_is_refused_and_nothing_written(library, tmp_path):
    library.change(EDITION, binding="perfect", paper=PAPER)
    problems = build(library.guide(), tmp_path / "dist", renderings=["press"])
    assert {(p.code, p.severity) for p in problems} == {("spine-too-thin", Severity.ERROR)}
    assert {p.place.file for p in problems} == {f"projects/{EDITION}"}
    assert not (tmp_path / "dist").exists()


def test_an_edition_too_thick_to_be_stitched_is_refused(library, tmp_path):
    text = yaml.safe_load((library.root / "projects" / PROJECT).read_text("utf-8"))
    for number in range(75):
        library.add(
            f"agriculture/tea-{number:02}.yml",
            PROJECT,
            code=f"SX-2026-1{number:02}",
            title={"zh": f"{text['title']['zh']}{number}", "en": f"Tea Project {number}"},
        )
    library.change(EDITION, languages=["zh"])
    problems = build(library.guide(), tmp_path / "dist", renderings=["press"])
    assert [p.code for p in problems] == ["binding-too-thick"]
    assert problems[0].args["pages"] > 80
    assert not (tmp_path / "dist").exists()
