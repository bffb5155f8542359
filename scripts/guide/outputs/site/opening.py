"""A site is put together: its guide, its words, its pictures, its colours."""

from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from guide.images import Fault
from guide.load.files import LIBRARY
from guide.model.guide import Guide
from guide.outputs.site.content import Content
from guide.outputs.site.foot import foot
from guide.outputs.site.media import Published, published
from guide.outputs.site.pages import write
from guide.outputs.site.render import colours_css
from guide.outputs.site.site import Site
from guide.problems import Place, Problem, Severity

_PRIMARY, _ACCENT = "#0b4f6c", "#c8102e"


def open_site(guide: Guide, cache: Path | None = None) -> tuple[Site, list[Problem]]:
    """The site of a guide; a picture that cannot be used is left out and is a problem.

    `cache` is a folder for pictures once made.
    """
    made = published(guide, cache)
    sound = {file: found for file, found in made.items() if not isinstance(found, Fault)}
    problems = [
        Problem(found.code, Place(f"{LIBRARY}/{file}"), found.args, Severity.WARNING)
        for file, found in made.items()
        if isinstance(found, Fault)
    ]
    site = Site(
        guide,
        write=partial(write, Content(guide, sound)),
        foot=partial(foot, guide),
        assets=partial(_assets, guide, tuple(chain(*sound.values()))),
    )
    return site, problems


def _assets(guide: Guide, pictures: Iterable[Published]) -> Iterable[tuple[str, bytes]]:
    theme = guide.settings.theme
    primary = (theme.primary if theme else None) or _PRIMARY
    accent = (theme.accent if theme else None) or _ACCENT
    css = colours_css(primary, accent, [sector.id for sector in guide.sectors])
    yield "assets/colours.css", css.encode()
    for picture in pictures:
        yield picture.address, picture.data
