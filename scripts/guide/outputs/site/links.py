"""Links are followed over a finished site: MkDocs does not see those of stamped pages."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

_ATTRIBUTE = re.compile(r'\s(href|src|id|srcset|action|poster)="([^"]*)"')
_ELSEWHERE = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the page it stands on, the link as written, and why.

    `target` is the address it means. `why` is `no-page`, `no-anchor`, `leaves-site` or
    `not-a-link`. `count` pages of the folder have it; `page` is the first of them.
    """

    page: str
    link: str
    target: str
    why: str
    count: int = 1


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


@dataclass(frozen=True, slots=True)
class Held:
    """What a page links to, each once and in order; `lost` are names it seeks in itself in vain."""

    links: list[str]
    lost: list[str]


def held(html: str) -> Held:
    """What a page links to, and which of its links to itself lead nowhere."""
    found = marks(html)
    inner = sorted(link for link in found.links if link.startswith("#"))
    lost = [link for link in inner if (name := _name(link[1:])) and name not in found.names]
    return Held(sorted(found.links), lost)


@dataclass(slots=True)
class Seen:
    """The links of many pages: by folder and link, for the pages of a folder share most of them.

    With each stands the first page that has it and the number of those that do. `lost` are links
    to names within their own page that are not there.
    """

    links: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    lost: list[Broken] = field(default_factory=list)

    @classmethod
    def of(cls, pages: Iterable[tuple[str, Held]]) -> "Seen":
        """What was seen once all of some pages were."""
        seen = cls()
        for page, found in pages:
            seen.add(page, found)
        return seen

    def add(self, page: str, found: Held) -> None:
        """Take up a page."""
        folder = posixpath.dirname(page)
        for link in found.links:
            first, count = self.links.get((folder, link), (page, 0))
            self.links[folder, link] = first, count + 1
        for link in found.lost:
            self.lost.append(Broken(page, link, f"{page}#{_name(link[1:])}", "no-anchor"))

    def join(self, other: "Seen") -> None:
        """Take up pages that were seen after these."""
        for key, (page, count) in other.links.items():
            first, before = self.links.get(key, (page, 0))
            self.links[key] = first, before + count
        self.lost += other.lost


def broken(
    seen: Seen,
    files: Collection[str],
    names_of: Callable[[str], Collection[str]],
    base: str = "/",
) -> Iterator[Broken]:
    """Every link that leads to no file of the site, or to no name in it, by folder and link.

    Paths count from the site's root. A link that begins with a slash must stand under `base`.
    `names_of` tells the names in a page. Other hosts are not visited.
    """
    names: dict[str, Collection[str]] = {}
    for (folder, link), (page, count) in sorted(seen.links.items()):
        goal = _meaning(folder, link, files, base)
        if isinstance(goal, str):
            if goal:
                yield Broken(page, link, link, goal, count)
        elif not goal.found:
            yield Broken(page, link, goal.target, "no-page", count)
        elif goal.name and goal.target:
            if goal.target not in names:
                names[goal.target] = names_of(goal.target)
            if goal.name not in names[goal.target]:
                yield Broken(page, link, f"{goal.target}#{goal.name}", "no-anchor", count)
    yield from sorted(seen.lost, key=lambda each: (each.page, each.link))


def _name(fragment: str) -> str:
    """The name that a fragment asks for; with an equals sign it is answers for a script."""
    return "" if "=" in fragment else unquote(fragment)


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
    path, name = unquote(parts.path), _name(parts.fragment)
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
