"""A site is put together: its guide, its words, its pictures, its colours."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from guide import LIBRARY
from guide.data import files
from guide.images import Fault
from guide.model.guide import Guide
from guide.outputs.site import downloads, finder, rooms
from guide.outputs.site.content import Content
from guide.outputs.site.foot import foot
from guide.outputs.site.inputs import Inputs
from guide.outputs.site.media import Published, published
from guide.outputs.site.pages import write
from guide.outputs.site.pieces import Shelf
from guide.outputs.site.portraits import portraits
from guide.outputs.site.render import colours_css, compile_all
from guide.outputs.site.site import Site
from guide.problems import Place, Problem, Severity
from guide.words.applying import links

# Stands where pieces have their language.
_RULES = "rules"
_PRIMARY, _ACCENT = "#0b4f6c", "#c8102e"


def open_site(
    guide: Guide, cache: Path | None = None, sheets: Path | None = None
) -> tuple[Site, list[Problem]]:
    """The site of a guide; a picture that cannot be used is left out and is a problem.

    `cache` is a folder for pictures once made, `sheets` one with the projects' one-page sheets.
    Without it pages are not kept either.
    """
    return site_of(guide, published(guide, cache), cache, sheets)


def site_of(
    guide: Guide,
    made: Mapping[str, tuple[Published, ...] | Fault],
    cache: Path | None = None,
    sheets: Path | None = None,
) -> tuple[Site, list[Problem]]:
    """The site of a guide whose pictures are made already."""
    sound = {file: found for file, found in made.items() if not isinstance(found, Fault)}
    problems = [
        Problem(found.code, Place(f"{LIBRARY}/{file}"), found.args, Severity.WARNING)
        for file, found in made.items()
        if isinstance(found, Fault)
    ]
    content, inputs, pieces = Content(guide, sound, sheets), None, None
    if cache:
        inputs = Inputs(content)
        pieces = Shelf(inputs)
        content = replace(content, piece=pieces.piece)
    site = Site(
        guide,
        write=partial(write, content),
        foot=partial(foot, guide),
        assets=partial(_assets, content, tuple(chain(*sound.values())), cache, pieces),
        gather=partial(_gather, content, pieces),
        inputs=inputs,
    )
    return site, problems


def _gather(content: Content, shelf: Shelf | None) -> None:
    """The links by rule, those of a project that did not change from before; the templates."""
    rules = links(content.guide)
    if shelf is not None:
        # A file of their own, closed before processes part.
        rules.recall(lambda one, make: shelf.piece("fits", one, _RULES, make))
        shelf.close(_RULES)
    _ = rules.projects_of, rules.parks_of
    compile_all()


def _assets(
    content: Content,
    pictures: Iterable[Published],
    cache: Path | None,
    shelf: Shelf | None,
    lang: str,
) -> Iterable[tuple[str, bytes]]:
    yield from _files(content, pictures, cache, lang)
    if shelf is not None:
        shelf.close(lang)


def _files(
    content: Content, pictures: Iterable[Published], cache: Path | None, lang: str
) -> Iterable[tuple[str, bytes]]:
    if lang:
        yield from rooms.assets(content, lang)
        yield from finder.words(content, lang)
        yield from portraits(content, cache, lang)
        yield from downloads.assets(content, lang)
        return
    guide, theme = content.guide, content.guide.settings.theme
    primary = (theme.primary if theme else None) or _PRIMARY
    accent = (theme.accent if theme else None) or _ACCENT
    css = colours_css(primary, accent, [sector.id for sector in guide.sectors])
    # What pages show comes first: a server makes no more than it is asked for.
    yield "assets/colours.css", css.encode()
    for picture in pictures:
        yield picture.address, picture.data
    yield from finder.data(guide)
    yield from ((f"data/{path}", data) for path, data in files(guide, content.open_data))
