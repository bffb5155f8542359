"""Words are poured into the templates of this folder; what comes out is a page's content.

`render_page(kind, here, ...)` gives the HTML that stands inside the shell's <main>; the chooser and
the signpost of a moved page are documents of their own. What each kind wants, beside `here`:

    home           title, place, proposition, figures, streams, doors, featured, events, contacts
    place          record
    project        record, related (records), downloads
    park, policy, chain, event, organisation
                   record
    projects, parks, policies, chains, events, organisations, by-sector, by-park, by-township
                   title, intro, shelves, ways, pages
    changes        title, intro, summary, sections (of altered records)
    contacts       title, intro, hotline, shelves (of organisations)
    gone           title, text, date, links
    chooser        html, title, head, root, tongues (html, href, title, name), notice
    moved          html, title, href, canonical
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import material
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markupsafe import Markup

from guide.colours import MIST, WHITE, dark_twin, legible, sector_colours
from guide.model.enumerations import Progress
from guide.outputs.site.tables import glance, grid, is_wide, turned, wide
from guide.words.borrowed import parted
from guide.words.types import Contact, Fact, Item, LinkWords, RecordWords, Steps

_BORROWED = Markup(
    '<div class="borrowed" lang="{}">{}</div>\n<p class="borrowed-from"><small>{}</small></p>\n'
)
# Paragraphs in which no sign means anything to Markdown or HTML, as most are: they need no parser.
_LINE = r"(?!\d{1,9}[.)])(?!_)[\w“‘（《「](?:[^\\`*_\[\]<>&\"\x00-\x1f]*[^\\`*_\[\]<>&\"\s])?"
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
# What a badge says of a record that is kept as evidence only; its title is shown struck.
_PAST = frozenset({"archived", "expired", "abolished", "superseded", "cancelled"})
_STREAMS = ("upstream", "midstream", "downstream")
_FALLBACK_ICON = "material/circle-outline"
_SECTOR_ICONS = {  # by the names that sectors.yml may use
    "hexagons": "material/hexagon-multiple-outline",
    "gear": "material/cog-outline",
    "gauge": "material/gauge",
    "container": "material/train-car-container",
    "mountain": "material/terrain",
    "school": "material/school-outline",
    "leaf": "material/leaf",
    "factory": "material/factory",
    "bridge": "material/bridge",
    "building": "material/office-building-outline",
}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as published: `src` is relative to the page, width and height are in pixels.

    `srcset` may offer it in further sizes, as the attribute of that name does.
    """

    src: str
    width: int
    height: int
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector's mark: `icon` is a name that sectors.yml may use, or empty."""

    id: str
    name: str
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to another list or page, with the number of records behind it where that is known."""

    title: str
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A heading over choices of one sort, such as all sectors."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Records under one heading; an empty `title` shows them without."""

    title: str
    records: tuple[RecordWords, ...]
    key: str = ""
    href: str = ""
    sector: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """One of the ways in on the first page; `count` is a number ready to print."""

    title: str
    href: str
    count: str
    unit: str
    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """A sector's share of what is offered: `weight` draws it, `amount` says it in words."""

    sector: str
    title: str
    href: str
    weight: float
    amount: str
    count: int


@dataclass(frozen=True, slots=True)
class Here:
    """The place a page stands at: templates ask it for words, links and pictures.

    `record(kind, id)` is the href of a record's page, None where the public site has none.
    `page(address)` is the href of another page of this language (`projects/index.html`), `image` a
    picture by its file in the library, None where it cannot be shown. `file(path)` is the href of a
    file by its path from the site's root, `card` that of a contact's visiting card and `calendar`
    that of a record's dates, None where there are none.
    """

    lang: str
    folder: str
    word: Callable[..., str]
    record: Callable[[str, str], str | None]
    page: Callable[[str], str]
    image: Callable[[str], Image | None]
    sectors: Mapping[str, Sector]
    file: Callable[[str], str] = str
    card: Callable[[Contact], str | None] = field(default=lambda _: None)
    calendar: Callable[[str, str], str | None] = field(default=lambda _kind, _id: None)


_HERE: ContextVar[Here] = ContextVar("here")


class _Present:
    """The place of the page that is being made: pieces are compiled once and serve all pages."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_HERE.get(), name)

    def word(self, key: str, **args: object) -> str:
        """A word in the language of the page, also for who keeps this method."""
        return _HERE.get().word(key, **args)


def render_page(kind: str, here: Here, **content: Any) -> str:
    """The HTML of a page of this kind; a missing value raises, no page prints a blank."""
    before = _HERE.set(here)
    try:
        return _environment().get_template(f"{kind}.html").render(here=here, **content)
    finally:
        _HERE.reset(before)


def compile_all() -> None:
    """Compile every template, before processes that would each do so go their own ways."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def colours_css(primary: str, accent: str, sectors: Sequence[str]) -> str:
    """The generated part of the tokens: a bureau's own colours, and one for each sector id."""
    light = _scheme(
        {"primary": legible(primary, WHITE, MIST), "accent": legible(accent, WHITE, MIST)},
        dict(zip(sectors, sector_colours(primary, len(sectors)), strict=True)),
    )
    dark = _scheme(
        {"primary": dark_twin(primary), "accent": dark_twin(accent)},
        dict(zip(sectors, sector_colours(primary, len(sectors), dark=True), strict=True)),
    )
    chosen = dark.replace(":root", ':root[data-scheme="dark"]')
    wished = dark.replace(":root", ':root:not([data-scheme="light"])')
    when = "@media (prefers-color-scheme: dark)"
    return f"{light}@media screen {{\n{chosen}{when} {{\n{wished}}}\n}}\n"


def _scheme(tokens: Mapping[str, str], sectors: Mapping[str, str]) -> str:
    values = "; ".join(f"--{name}: {value}" for name, value in tokens.items())
    rules = [f':root [data-sector="{id_}"] {{ --sector: {hue} }}' for id_, hue in sectors.items()]
    return "\n".join([f":root {{ {values} }}", *rules, ""])


def icon(name: str) -> Markup:
    """A sector's icon or one of Material's by its path, as inline SVG that readers do not hear.

    A name that stands for nothing gives a plain ring.
    """
    return _svg(_SECTOR_ICONS.get(name, name))


def prose(text: str) -> Markup:
    """Long text as HTML: CommonMark without raw HTML and pictures, headings two levels down."""
    own, html, name = parted(text)
    if _PLAIN.fullmatch(own):
        made = Markup("".join(f"<p>{each}</p>\n" for each in own.split("\n\n")))
    else:
        made = Markup(_markdown().render(own))
    return _BORROWED.format(html, made, name) if html else made


def runs(items: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    """Neighbouring items of one type together, under the lower-case name of that type."""
    named = groupby(items, lambda item: type(item).__name__.lower())
    return [(name, list(run)) for name, run in named]


def reaches(links: Iterable[LinkWords]) -> list[tuple[str, list[LinkWords]]]:
    """A chain's links by stretch of the river, upstream first, under the stretch's label."""
    found: dict[str, list[LinkWords]] = {stream: [] for stream in _STREAMS}
    for link in links:
        found.setdefault(link.stream, []).append(link)
    return [(row[0].stream_label, row) for row in found.values() if row]


def fact(record: RecordWords, key: str) -> Fact | None:
    """The first fact with this key in any group of a record."""
    items = (item for group in record.groups for item in group.items)
    return next((i for i in items if isinstance(i, Fact) and i.key == key), None)


def steps(record: RecordWords) -> Steps | None:
    """The steps of a record's preliminary work."""
    items = (item for group in record.groups for item in group.items)
    return next((item for item in items if isinstance(item, Steps)), None)


def tally(item: Steps) -> dict[str, int]:
    """How many of the steps that a project needs are done, and how many it needs."""
    needed = [step.state for step in item.steps if step.state != Progress.NOT_NEEDED]
    return {"done": needed.count(Progress.DONE), "all": len(needed)}


@cache
def _svg(name: str) -> Markup:
    file = _ICONS / f"{name}.svg"
    if not file.resolve().is_relative_to(_ICONS) or not file.is_file():
        file = _ICONS / f"{_FALLBACK_ICON}.svg"
    drawing = file.read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
    drawing = drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    return Markup(drawing)


@cache
def _environment() -> Environment:
    folder = Path(str(files(__package__) / "templates"))
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    filters: tuple[Callable[..., object], ...] = (
        *(icon, prose, runs, fact, steps, tally, reaches, course, dial),
        *(wide, is_wide, grid, glance, turned),
    )
    environment.globals["here"] = _Present()
    environment.filters |= {function.__name__: function for function in filters}
    environment.tests |= {"web_address": _is_web_address, "past": _is_past}
    return environment


def _is_past(record: RecordWords) -> bool:
    return any(badge.value in _PAST for badge in record.badges)


def _is_web_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


def dial(number: str) -> str:
    """A written telephone number as the target of a link."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    markdown.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    markdown.core.ruler.push("lower_headings", _lower_headings)
    return markdown


def _lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"


def course(streams: Sequence[Stream]) -> list[str]:
    """SVG paths of one river that parts into its streams, top to bottom, in a box of 100 by 100.

    A stream is as wide as its share all the way down; at its mouth it meets the middle of a row,
    of which each stream has one of equal height. A share too small to see keeps a thread's width.
    """
    weights = [max(stream.weight, 0.0) for stream in streams]
    total = sum(weights) or 1.0
    row = 100 / max(len(streams), 1)
    depth = min(60.0, 0.7 * row * total / (max(weights, default=0.0) or total))
    widths = [max(depth * weight / total, 0.5) for weight in weights]
    top = 50 - sum(widths) / 2
    paths = []
    for index, width in enumerate(widths):
        bottom, high = top + width, row * (index + 0.5) - width / 2
        low = high + width
        paths.append(
            f"M0 {top:.2f}C55 {top:.2f} 45 {high:.2f} 100 {high:.2f}V{low:.2f}"
            f"C45 {low:.2f} 55 {bottom:.2f} 0 {bottom:.2f}Z"
        )
        top = bottom
    return paths
