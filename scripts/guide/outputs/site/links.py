"""Links are followed over a finished site: MkDocs does not see those of stamped pages."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

_ATTRIBUTE = re.compile(r'\s(href|src|id|srcset|action|poster)="([^"]*)"')
_ELSEWHERE = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the page it stands on, the link as written, and why.

    `target` is the address it means. `why` is `no-page`, `no-anchor`, `leaves-site` or
    `not-a-link`.
    """

    page: str
    link: str
    target: str
    why: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link into another page: sound if that page (`target`) has the name."""

    page: str
    link: str
    target: str
    name: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page links to and which names can be linked to in it."""

    links: frozenset[str]
    names: frozenset[str]


def marks(html: str) -> Marks:
    """Read the links and names of a page whose attributes stand in double quotes."""
    links: set[str] = set()
    names: set[str] = set()
    for found in _ATTRIBUTE.finditer(html):
        start = found.start()
        if html.rfind("<", 0, start) < html.rfind(">", 0, start):
            continue  # in the text of a page about HTML, not in a tag
        name, value = found.groups()
        if name == "id":
            names.add(value)
        elif name == "srcset":
            links.update(choice.split()[0] for choice in value.split(",") if choice.strip())
        else:
            links.add(value)
    return Marks(frozenset(map(unescape, links)), frozenset(map(unescape, names)))


def broken(
    pages: Iterable[tuple[str, Marks]],
    files: Collection[str],
    names_of: Callable[[str], Collection[str]],
    base: str = "/",
) -> Iterator[Broken]:
    """Every link of `pages` that leads to no file of the site, or to no name in it.

    Paths count from the site's root. A link that begins with a slash must stand under `base`.
    `names_of` is asked for the names in a page once all pages were seen. Other hosts are not
    visited.
    """
    anchors: list[Anchor] = []
    meant: dict[tuple[str, str], _Meaning | str] = {}  # the pages of a folder share most links
    for page, found in pages:
        folder = posixpath.dirname(page)
        for link in sorted(found.links):
            goal = meant.get((folder, link))
            if goal is None:
                goal = meant[folder, link] = _meaning(folder, link, files, base)
            if isinstance(goal, str):
                if goal:
                    yield Broken(page, link, link, goal)
            elif not goal.found:
                yield Broken(page, link, goal.target, "no-page")
            elif goal.name and goal.target not in ("", page):
                anchors.append(Anchor(page, link, goal.target, goal.name))
            elif goal.name and goal.name not in found.names:
                yield Broken(page, link, f"{page}#{goal.name}", "no-anchor")
    names: dict[str, Collection[str]] = {}
    for anchor in anchors:
        if anchor.target not in names:
            names[anchor.target] = names_of(anchor.target)
        if anchor.name not in names[anchor.target]:
            whole = f"{anchor.target}#{anchor.name}"
            yield Broken(anchor.page, anchor.link, whole, "no-anchor")


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The address that a link means (empty: the page itself), and the name it wants there."""

    target: str
    name: str
    found: bool


def _meaning(folder: str, link: str, files: Collection[str], base: str) -> _Meaning | str:
    """What a link means on the pages of a folder; why it is none; empty for other hosts."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return "not-a-link"
    if parts.scheme in _ELSEWHERE or parts.netloc:
        return ""
    if parts.scheme:
        return "not-a-link"
    # A fragment with an equals sign is answers for a script, no name in the page.
    path, name = unquote(parts.path), "" if "=" in parts.fragment else unquote(parts.fragment)
    if not path:
        return _Meaning("", name, found=True)
    if path.startswith("/"):
        if not path.startswith(base):
            return "leaves-site"
        path = path.removeprefix(base) or "."
    else:
        path = posixpath.join(folder, path)
    target = posixpath.normpath(path)
    if target.startswith(".."):
        return "leaves-site"
    return _Meaning(target, name if target.endswith(".html") else "", target in files)
