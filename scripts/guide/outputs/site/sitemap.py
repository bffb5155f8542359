"""sitemap.xml and robots.txt: what search engines are told about the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

# What the protocol allows in one file: addresses, and bytes (50 MB, less what stands around them).
LIMIT, BYTES = 50_000, 52_000_000

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class Location:
    """A page for search engines: its whole address, its date, and all its languages."""

    url: str
    modified: date | None
    alternates: Mapping[str, str]


def sitemaps(locations: Iterable[Location], url: str) -> dict[str, str]:
    """The files by name: one sitemap.xml, or several and an index where there are many pages.

    `url` is the site's own address with a slash at its end.
    """
    sheets = list(_sheets(map(_entry, locations))) or [_sheet("")]
    if len(sheets) == 1:
        return {"sitemap.xml": sheets[0]}
    files = {f"sitemap-{n}.xml": sheet for n, sheet in enumerate(sheets, start=1)}
    entries = "".join(f"<sitemap><loc>{escape(url + name)}</loc></sitemap>\n" for name in files)
    return {"sitemap.xml": f"{_HEAD}<sitemapindex {_SPACE}>\n{entries}</sitemapindex>\n", **files}


def _sheets(entries: Iterable[str]) -> Iterator[str]:
    """Sitemaps as full as the protocol allows."""
    held: list[str] = []
    size = 0
    for entry in entries:
        own = len(entry.encode())
        if len(held) == LIMIT or (held and size + own > BYTES):
            yield _sheet("".join(held))
            held, size = [], 0
        held.append(entry)
        size += own
    if held:
        yield _sheet("".join(held))


def robots(url: str) -> str:
    """Everything may be read; the sitemap is named where the site's address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if url:
        lines.append(f"Sitemap: {url}sitemap.xml")
    return "\n".join(lines) + "\n"


def _sheet(entries: str) -> str:
    return f"{_HEAD}<urlset {_SPACE} {_LINKS}>\n{entries}</urlset>\n"


def _entry(location: Location) -> str:
    modified = f"<lastmod>{location.modified.isoformat()}</lastmod>" if location.modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(href)}/>'
        for tag, href in location.alternates.items()
    )
    return f"<url><loc>{escape(location.url)}</loc>{modified}{links}</url>\n"
