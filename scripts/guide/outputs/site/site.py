"""A site in the making: its guide, its outline, and where its pages stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from guide.locales import locale
from guide.model.guide import Guide
from guide.outputs.site.inputs import Inputs
from guide.outputs.site.outline import NAVIGATION, folder, outline
from guide.outputs.site.page import Entry, Page, relative
from guide.outputs.site.shell import Foot

# The addresses of the parts of the site within a language.
ADDRESSES = {key: f"{key}/index.html" for key in NAVIGATION} | {
    "home": "index.html",
    "place": "place.html",
    "contacts": "contacts.html",
}


@dataclass(frozen=True, slots=True)
class Prose:
    """A page written by hand: its address within its language, and its title."""

    inner: str
    title: str


@dataclass(frozen=True)
class Site:
    """Everything that pages share.

    `write` makes a page in full from its entry, `foot` the foot of a language's pages. `assets`
    gives the files that pages of a language need beside the theme's (path, bytes), and for an
    empty tag those that all pages need, such as pictures. `gather` works out what many of them ask
    for, before processes go their own ways. `prose` holds the pages written by hand
    by language. `base` is the path below which the site stands on its server (`/` or `/guide/`):
    only the page for unknown addresses needs it. `inputs` tells what pages are made from, for those
    who keep pages once made.
    """

    guide: Guide
    write: Callable[[Entry], Page]
    foot: Callable[[str], Foot]
    assets: Callable[[str], Iterable[tuple[str, bytes]]] = lambda _: ()
    gather: Callable[[], None] = lambda: None
    prose: Mapping[str, Sequence[Prose]] = field(default_factory=dict)
    base: str = "/"
    guarded: bool = True
    inputs: Inputs | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every page made from the library."""
        return outline(self.guide)

    @cached_property
    def by_address(self) -> Mapping[str, Entry]:
        """The entries by address."""
        return {entry.address: entry for entry in self.entries}

    @property
    def url(self) -> str:
        """The site's own address with a slash at its end; empty where none is configured."""
        url = self.guide.settings.site_url
        return url.rstrip("/") + "/" if url else ""

    @cached_property
    def _prose_languages(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for tag, pages in self.prose.items():
            for page in pages:
                found[page.inner] = (*found.get(page.inner, ()), tag)
        return found

    def languages_of(self, inner: str) -> tuple[str, ...]:
        """The languages in which a page stands; all of them for what comes from the library."""
        return self._prose_languages.get(inner, self.guide.languages)

    @cached_property
    def feet(self) -> Mapping[str, Foot]:
        """The foot of every page by language."""
        return {tag: self.foot(tag) for tag in self.guide.languages}


def base_path(url: str | None) -> str:
    """The path of a site's address with slashes at both ends."""
    path = urlsplit(url or "/").path
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def alternates(site: Site, lang: str, inner: str) -> dict[str, str]:
    """Language and address of one page in each of its languages, and which one is for the rest.

    Addresses are absolute where the site's own is known, relative where it is not. A page in a
    single language has no alternates.
    """
    here = f"{folder(lang)}/{inner}"

    def href(address: str) -> str:
        return site.url + address if site.url else relative(address, here)

    tags = site.languages_of(inner)
    if len(tags) == 1:
        return {}
    links = {locale(tag).html: href(f"{folder(tag)}/{inner}") for tag in tags}
    if inner == ADDRESSES["home"]:
        links["x-default"] = href("index.html")
    else:
        rest = "en" if "en" in tags else tags[0]
        links["x-default"] = href(f"{folder(rest)}/{inner}")
    return links
