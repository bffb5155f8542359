"""The last step of a site: stamp the pages, add what engines read, follow the links."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from guide.outputs import manifest
from guide.outputs.site import headers, links
from guide.outputs.site.outline import COLLECTIONS, folder
from guide.outputs.site.page import Entry, Page
from guide.outputs.site.policy import Inline
from guide.outputs.site.shells import form_of, values
from guide.outputs.site.site import Site, alternates
from guide.outputs.site.sitemap import Location, robots, sitemaps
from guide.outputs.site.stamp import Form
from guide.words.borrowed import clothed

Write = Callable[[str, bytes], None]


def finish(
    site: Site,
    forms: Mapping[Entry, Form],
    into: Path,
    write: Write,
    *,
    inline: Inline,
    stamped: bool = True,
) -> list[links.Broken]:
    """Complete a site of which MkDocs has written its part; returns the links that lead nowhere.

    `inline` is what pages written by hand hold. Without `stamped` the pages with a form are there
    already.
    """
    for path, data in site.assets():
        write(path, data)
    by_mkdocs = {path for path, _ in manifest.walk(into)}
    for path, text in _for_engines(site, inline):
        if path not in by_mkdocs:  # a robots.txt of the bureau's own
            write(path, text.encode())
    files = by_mkdocs | set(site.by_address) | {"index.html"}
    files |= {path for path, _ in manifest.walk(into)}

    def pages() -> Iterator[tuple[str, links.Marks]]:
        for path in sorted(by_mkdocs):
            if path.endswith(".html"):
                yield path, links.marks((into / path).read_text(encoding="utf-8"))
        for entry in (Entry("index.html", site.guide.settings.source, "chooser"), *site.entries):
            if not stamped and entry.address in by_mkdocs:
                continue
            page = site.write(entry)
            data = _bytes(site, forms, entry, page)
            write(entry.address, data)
            yield entry.address, links.marks(data.decode())

    def names_of(path: str) -> frozenset[str]:
        return links.marks((into / path).read_text(encoding="utf-8")).names

    return list(links.broken(pages(), files, names_of, site.base))


def _bytes(site: Site, forms: Mapping[Entry, Form], entry: Entry, page: Page) -> bytes:
    if page.document:
        return clothed(page.document).encode("utf-8", errors="xmlcharrefreplace")
    poured = forms[form_of(entry)].pour(values(site, entry, page))
    return clothed(poured.decode()).encode()


def _for_engines(site: Site, inline: Inline) -> Iterator[tuple[str, str]]:
    yield headers.IN_SITE, headers.pages(headers.headers(inline))
    yield "robots.txt", robots(site.url)
    if site.url:
        yield from sitemaps(_locations(site), site.url).items()


def _locations(site: Site) -> Iterator[Location]:
    guide = site.guide
    home = alternates(site, guide.settings.source, "index.html")
    yield Location(site.url + "index.html", None, home)
    for entry in site.entries:
        if entry.listed:
            kind = COLLECTIONS.get(entry.kind)
            record = guide.collection(kind).get(entry.subject) if kind else None
            yield Location(
                site.url + entry.address,
                record.as_of if record else None,
                alternates(site, entry.lang, entry.inner),
            )
    for tag, pages in site.prose.items():
        for page in pages:
            address = f"{folder(tag)}/{page.inner}"
            yield Location(site.url + address, None, alternates(site, tag, page.inner))
