"""Every template pours every kind of words, in each language, and text stays text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from guide.locales import locale, tags
from guide.outputs.site import render
from guide.outputs.site.chapters import Part
from guide.outputs.site.charts import Chart, Years, bar, years
from guide.outputs.site.charts import Row as Line
from guide.outputs.site.codes import code
from guide.outputs.site.editions import Altered
from guide.outputs.site.files import File
from guide.outputs.site.questions import Ask, Option, Question
from guide.outputs.site.render import (
    Choice,
    Door,
    Here,
    Image,
    Sector,
    Shelf,
    Stream,
    Way,
    colours_css,
    course,
    prose,
    render_page,
)
from guide.outputs.site.rooms import Narrowing, Row
from guide.outputs.site.shell import Hotline
from guide.outputs.site.sketch import Mark, sketch
from guide.words.types import (
    Badge,
    Bullets,
    Cell,
    Change,
    ClauseChange,
    ClauseWords,
    Column,
    Contact,
    Fact,
    Group,
    KeyFigure,
    Link,
    Links,
    LinkWords,
    Picture,
    Prose,
    RecordWords,
    Step,
    Steps,
    Table,
    Versions,
)

SITE = Path(str(files("guide.outputs.site")))
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
THEME = sorted((SITE / "theme").rglob("*.*"))
LISTS = (
    *("projects", "parks", "policies", "chains", "events", "organisations"),
    *("by-sector", "by-park", "by-township"),
)
HOSTILE = "\"'><script>alert(1)</script>{{ 7*7 }}{% raw %}&amp;<img src=x onerror=alert(1)>"
VOID = {"meta", "link", "img", "input", "br", "path", "rect", "line", "circle"}


def table(key: str, columns: int, text: str) -> Table:
    """A table with two rows, the last cell of each with a note."""
    heads = tuple(Column(f"{text}{n}", numeric=n > 0, key=f"k{n}") for n in range(columns))
    row = (*(Cell(f"{text}{n}") for n in range(columns - 1)), Cell(text, text))
    return Table(key, text, heads, (row, row), text)


def altered(text: str, name: str = "a") -> Altered:
    """A record as the page of an edition's changes shows it."""
    return Altered(name, "changed", text, text, "../a.html", text, ((text, text, ""),))


def record(kind: str, text: str) -> RecordWords:
    """A record that uses every piece, all of whose words are one text."""
    items = (
        Fact("location.township", text, text, text),
        Fact("cooperation", text, "https://yunling.example/a?b=1&c=2", text),
        Fact("dates", text, text, link=Link("projects", "one", text)),
        Fact("unlabelled", "", text, link=Link("parks", "missing", text)),
        Links("links", text, (Link("projects", "one", text),)),
        table("narrow", 3, text),
        table("wide", 12, text),
        table("roadmap-before", 4, text),
        Prose("text", text, f"# {text}\n\n- [a](javascript:alert(1))\n- ![b](https://x.example/b)"),
        Steps("readiness", text, (Step("land", text, "done", text, text, text),)),
        Bullets("bullets", text, (text, text)),
    )
    clause = ClauseWords(
        id="award",
        **dict.fromkeys(("number", "title", "headline", "plain", "text", "audience"), text),
        **dict.fromkeys(("conditions", "exclusions", "caps", "payout", "stacking"), (text, text)),
        **dict.fromkeys(("obligations", "documents"), (text,)),
        benefits=(text, table("tiers", 2, text)),
        **dict.fromkeys(("window", "channel", "time_limit", "notes"), text),
    )
    link = LinkWords(
        "cells", text, "midstream", text, "missing", text, text, text,
        (Link("parks", "one", text),), (Link("projects", "one", text),),
    )  # fmt: skip
    return RecordWords(
        kind=kind,
        id="one",
        language="en",
        title=text,
        subtitle=text,
        summary=text,
        badges=(Badge("offer", "signed", text), Badge("kind", "opportunity", text)),
        figures=(KeyFigure("5.8", text, text, text), KeyFigure(text, "", text)),
        groups=(Group("site", text, items), Group("plain", text, items[:1])),
        contacts=(Contact(*[text] * 10), Contact(text)),
        pictures=(Picture("media/a.jpg", text, text, text), Picture("media/b.jpg", text, text)),
        provenance=(Fact("sources", "Source", text), Fact("sources", "Source", text)),
        related=(Group("projects", text, (Fact("one", "", text),)),),
        sector="food",
        clauses=(clause,),
        links=(link,),
    )


def here(lang: str, text: str = "Food") -> Here:
    """A page two folders deep on a site that has one record of each kind."""
    return Here(
        lang=lang,
        folder=lang,
        word=locale(lang).word,
        record=lambda kind, name: f"../{kind}/one.html" if name == "one" else None,
        page=lambda address: f"../{address}",
        image=lambda file: Image("../../media/a.webp", 16, 9) if file == "media/a.jpg" else None,
        sectors={"food": Sector("food", text, "leaf", "../projects/by-sector/food.html")},
    )


def units(text: str) -> dict[str, object]:
    """What the template of the unit finder wants."""
    park = Link("parks", "one", text)
    row = Row(f"units/one/{text}", text, park, (("kind", text),), (Cell(text, text),))
    words = ("title", "intro", "park_label", "unit_label", "plot_label", "counted")
    return {
        **dict.fromkeys(words, text),
        "narrowings": (Narrowing("load", text, ((text, text),)),),
        "parks": ((text, text), ("two", text)),
        "unit_heads": (("area", text),),
        "plot_heads": (("area", text),),
        "units": (row,),
        "plots": (row,),
        "notes": ((text, text),),
        "parks_list": Choice(text, "../a.html"),
        "own": False,
    }


def own_units(text: str) -> dict[str, object]:
    """What the template of a park wants of the same."""
    ways = ("title", "intro", "parks_list")
    return {k: v for k, v in units(text).items() if k not in ways} | {"own": True}


def kept(text: str) -> dict[str, object]:
    """What the template of the comparison wants, and that of the shortlist too."""
    return {**dict.fromkeys(("title", "intro", "language"), text), "blocks": 3}


def drawn(kind: str, text: str) -> dict[str, object]:
    """What a template of this kind wants for its drawings."""
    chart = Chart("key", text, (text, text), (Line(text, bar(0.5), (text,), "../a.html", "food"),))
    marks = [Mark("township", east, 25.0, text) for east in (113.0, 113.5, 114.0)]
    around = {"sketch": sketch(marks, text), "sketch_note": text}
    groups = tuple(Group(key, text, ()) for key in ("figures", "townships", "costs"))
    found: dict[str, dict[str, object]] = {
        "home": {"bands": chart},
        "project": {**around, "code": code("https://a.example/", text)},
        "park": around,
        "place": {
            **around,
            "record": replace(record("places", text), groups=groups),
            "years": (Years(text, years([1.0, -1.0, 2.0]), (text, text), (text, text)),),
            "prices": (replace(chart, key="prices", note=text),),
        },
        "overview": {"title": text, "intro": text, "charts": (chart,)},
        "data": {
            **dict.fromkeys(("title", "intro", "package"), text),
            **dict.fromkeys(("tables", "documents"), (File(text, "../a.csv", text, text),)),
            "subscriptions": (File(text, "../a.ics", text),),
        },
    }
    return found.get(kind, {})


def old(text: str) -> tuple[Versions, ...]:
    """A document against the one it superseded, with every state that a clause may be in."""
    changes = (Change(text, (text,), ()), Change(text, (), (text, text)))
    states = ("new", "changed", "same", "dropped")
    clauses = tuple(ClauseChange(each, "award", text, text, text, changes) for each in states)
    return (Versions(Link("policies", "one", text), clauses),)


def questions(text: str) -> tuple[Question, ...]:
    """A question of each kind; keys and units come from the program, never from a library."""
    option = Option("graphite", text)
    kinds = ("choices", "choice", "date", "money", "area", "number", "share", "time", "price")
    asked = (
        Question(f"key-{kind}", text, kind, text, (option, option), "CNY", "m2", (0, 1))
        for kind in kinds
    )
    return (*asked, Question("yearly", text, "money", text, years=(1, 2), yearly=True))


def content(kind: str, text: str) -> dict[str, object]:
    """What a template of this kind wants."""
    choice = Choice(text, "../a.html", 1, current=True)
    shelves = (
        Shelf(text, (record("projects", text),), href="../a.html", sector="food", note=text),
        Shelf("", (record("projects", text),)),
    )
    listed = {"title": text, "intro": text, "shelves": shelves}
    if kind in LISTS:
        own: dict[str, object] = {"counted": text} if kind == "projects" else {}
        if kind == "parks" or kind.startswith("by-"):
            own["way"] = choice
        if kind == "policies":
            own["finder"] = "../a.html"
        return {**listed, "ways": (Way(text, (choice,)),), "pages": (choice,), **own}
    more: dict[str, dict[str, object]] = {
        "home": {
            "title": text,
            "place": text,
            "proposition": text,
            "figures": record("place", text).figures,
            "streams": (Stream("food", text, "../a.html", 2.0, text, 1),) * 2,
            "doors": (Door(text, "../a.html", "3", text, text, (choice,)),),
            "featured": (record("projects", text),),
            "events": (record("events", text),),
            "contacts": (Contact(text),),
        },
        "contacts": {**listed, "hotline": Hotline("0555-1 2", text, text)},
        "gone": {"title": text, "text": text, "date": text, "links": (choice,)},
        "project": {
            "record": record("projects", text),
            "related": (record("projects", text),),
            "downloads": (choice,),
            "exchange": text,
        },
        "park": {**own_units(text), "record": record("parks", text), "way": choice},
        "policy": {"record": replace(record("policies", text), versions=old(text)), "finder": "a"},
        "chapter": {
            "title": text,
            "intro": text,
            "parts": (Part(record("policies", text), record("policies", text).clauses[:1]),),
            "ways": (Way(text, (choice,)),),
            "finder": "../a.html",
        },
        "finder": {
            "title": text,
            "lead": text,
            "asks": (Ask("who", text, questions(text), open=True),),
            "ways": (Way(text, (choice,)),),
        },
        "changes": {
            "title": text,
            "intro": text,
            "summary": text,
            "sections": ((text, (altered(text), altered(text, name="b"))),),
        },
        "units": units(text),
        "compare": kept(text),
        "shortlist": {**kept(text), "guide_title": text, "date": text},
        "moved": {"html": "en", "title": text, "href": "a.html", "canonical": "", "policy": ""},
        "chooser": {
            "html": "en",
            "title": text,
            "head": "",
            "policy": "",
            "root": "",
            "notice": text,
            "tongues": ({"html": "en", "href": "en/index.html", "title": text, "name": text},),
        },
    }
    own = drawn(kind, text)
    if "title" in own:
        return own
    return {**(more.get(kind) or {"record": record(f"{kind}s", text)}), **own}


KINDS = [file.stem for file in TEMPLATES if not file.stem.startswith("_")]


class Reader(HTMLParser):
    """Collects what must hold of every page: elements, attributes, ids, headings, balance."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def named(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value for key, value in self.attributes if key == name]


@pytest.mark.parametrize("lang", tags())
@pytest.mark.parametrize("kind", KINDS)
def test_text_is_text_in_every_template(kind, lang):
    page = Reader(render_page(kind, here(lang, HOSTILE), **content(kind, HOSTILE)))
    scripts = page.elements.count("script")
    assert scripts == (1 if kind == "chooser" else 0)
    assert not {"style", "iframe", "object", "base"} & set(page.elements)
    assert not [name for name, _ in page.attributes if name == "style" or name.startswith("on")]
    links = page.named("href") + page.named("src")
    assert not [link for link in links if link.lower().startswith(("javascript:", "data:", "//"))]
    assert "49" not in render_page(kind, here(lang), **content(kind, "{{ 7*7 }}"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_one_title_headings_in_order_and_ids_of_its_own(kind):
    page = Reader(render_page(kind, here("en"), **content(kind, "Text")))
    levels = [int(tag[1]) for tag in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.named("aria-labelledby")) == 0
    anchors = {href[1:] for href in page.named("href") if href.startswith("#")}
    assert anchors <= set(page.named("id"))


def test_the_title_is_there_before_the_first_other_heading():
    html = render_page("project", here("zh"), **content("project", "项目"))
    assert html.index("<h1") < html.index("<h2")


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_value_raises(kind):
    wanted = content(kind, "Text")
    for name in wanted:
        with pytest.raises(UndefinedError):
            render_page(kind, here("en"), **{k: v for k, v in wanted.items() if k != name})


@pytest.mark.parametrize("kind", LISTS)
def test_an_empty_list_says_so(kind):
    empty = content(kind, "Text") | {"shelves": (), "ways": (), "pages": ()}
    assert locale("en").word("nothing-here-yet") in render_page(kind, here("en"), **empty)


def test_a_record_without_a_public_page_is_named_not_linked():
    html = render_page("park", here("en"), **content("park", "Text"))
    assert "missing" not in html


def test_what_has_lapsed_is_struck():
    policy = record("policies", "Text")
    assert "<h1><s>" not in render_page("policy", here("en"), record=policy, finder="")
    lapsed = replace(policy, badges=(Badge("validity", "expired", "Expired"),))
    assert "<h1><s>Text</s></h1>" in render_page("policy", here("en"), record=lapsed, finder="")


def test_a_picture_that_cannot_be_shown_leaves_no_frame():
    html = render_page("park", here("en"), **content("park", "Text"))
    assert html.count('<figure class="picture"') == html.count("<img") == 1


def test_long_text_has_no_html_no_pictures_no_strange_links():
    html = prose(
        "## A\n\n<b>x</b> [a](javascript:x) [b](https://y.example) ![p](https://z.example)"
    )
    assert "<h4>A</h4>" in html
    assert "<b>" not in html
    assert "<img" not in html
    assert re.findall('href="([^"]*)"', html) == ["https://y.example", "https://z.example"]


@settings(deadline=None)
@given(st.text(alphabet="ab1.9) 年“（-=+#>*_~`|[]!<&\"'\\\n\t:\u00a0\u3000\u2028", max_size=12))
def test_text_that_needs_no_parser_is_what_the_parser_makes_of_it(text: str):
    own, passed = prose(text), re.compile("(?!)")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(render, "_PLAIN", passed)
        assert own == prose(text)


def test_most_long_text_needs_no_parser():
    plain = render._PLAIN.fullmatch
    assert plain("本项目占地320亩。\n分两期建设（2026–2028年）。\n\nThe plant's output is 3.5%.")
    assert plain("2026年建成，年产值3.2亿元")
    for marked in ("1. one", "- one", "*one*", "a\n===", "a & b", "<b>", "a  \nb", " a", "3) x"):
        assert not plain(marked)


def words_used() -> Iterator[str]:
    """The interface words that templates and theme ask for by name."""
    for file in (*TEMPLATES, *(f for f in THEME if f.suffix == ".html")):
        text = file.read_text(encoding="utf-8")
        yield from re.findall(r"""word\(\s*["']([a-z-]+)["']""", text)
        yield from re.findall(r"""["']((?:section|clause|project)-[a-z-]+)["']""", text)


@pytest.mark.parametrize("lang", tags())
def test_every_word_of_the_templates_is_in_the_locale(lang):
    classes = {"clause-title", "clause-number"}
    assert set(words_used()) - classes <= set(locale(lang).words)


def test_the_theme_is_light_and_asks_no_other_host():
    everywhere = [file for file in THEME if file.name in ("tokens.css", "site.css")]
    assert sum(file.stat().st_size for file in everywhere) < 44_000
    for file in THEME + TEMPLATES:
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text.replace('"http://"', "")
        assert "https://" not in text
        assert "@import" not in text
        assert "url(" not in text
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", text), file


def test_the_tokens_are_those_of_the_look():
    css = (SITE / "theme/assets/tokens.css").read_text(encoding="utf-8")
    for token in ("--ink: #16202b", "--paper: #ffffff", "--mist: #f4f6f8", "--primary: #0b4f6c"):
        assert token in css


def test_a_bureaus_colours_stand_over_the_tokens_in_both_schemes():
    css = colours_css("#0b4f6c", "#c8102e", ["food", "vehicles"])
    assert css.startswith(":root { --primary: #0b4f6c; --accent: #c8102e }\n")
    assert css.count('[data-sector="food"]') == 3
    assert css.count("{") == css.count("}")


def test_streams_keep_their_width_and_meet_their_rows():
    streams = [Stream("a", "", "", weight, "", 1) for weight in (6.0, 3.0, 0.0)]
    paths = [[float(n) for n in re.findall(r"-?\d+\.?\d*", path)] for path in course(streams)]
    assert len(paths) == 3
    for row, path in enumerate(paths):
        high, low = path[7], path[8]
        assert (high + low) / 2 == pytest.approx(100 * (row + 0.5) / 3, abs=0.1)
    assert course([]) == []
