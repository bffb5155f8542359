"""The last step of a site: stamp the pages, add what engines read, follow the links."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from guide.outputs import manifest
from guide.outputs.site import headers, links
from guide.outputs.site.inputs import digest_of, keys
from guide.outputs.site.kept import opened
from guide.outputs.site.outline import COLLECTIONS, folder
from guide.outputs.site.page import Entry
from guide.outputs.site.policy import Inline
from guide.outputs.site.shells import form_of, values
from guide.outputs.site.site import Site, alternates
from guide.outputs.site.sitemap import Location, robots, sitemaps
from guide.outputs.site.stamp import Form
from guide.outputs.target import Building
from guide.side import can_fork, side_by_side
from guide.words.borrowed import clothed

# So many pages are worth the start of a process.
_ENOUGH = 400
# Pages that speak of every language's files: they are made where those are.
_COMMON = ("chooser", "data")


def finish(
    site: Site,
    forms: Mapping[Entry, Form],
    tree: Building,
    *,
    inline: Inline,
    stamped: bool = True,
) -> list[links.Broken]:
    """Complete a site of which MkDocs has written its part; returns the links that lead nowhere.

    `inline` is what pages written by hand hold. Without `stamped` the pages with a form are there
    already. The pages of each language are made in a process of its own where that pays.
    """
    into = tree.folder
    by_mkdocs = {path for path, _ in manifest.walk(into)}
    for path, text in _for_engines(site, inline):
        if path not in by_mkdocs:  # a robots.txt of the bureau's own
            tree.write(path, text.encode())
    chooser = Entry("index.html", site.guide.settings.source, "chooser")
    wanted = [
        entry for entry in (chooser, *site.entries) if stamped or entry.address not in by_mkdocs
    ]

    site.gather()
    key = _keys(site, forms) if stamped else None

    def made(entry: Entry) -> tuple[bytes, links.Held]:
        data = page_bytes(site, forms, entry)
        return data, links.held(data.decode())

    def work(lang: str, entries: Sequence[Entry]) -> tuple[Building, links.Seen]:
        part, seen = tree.part(), links.Seen()
        kept = opened(tree.target, lang) if key else None
        for path, data in site.assets(lang):
            part.write(path, data)
        for entry in entries:
            of = key(entry) if key else ""
            if kept is not None and of:
                held = kept.page(entry.address, of, part, partial(made, entry))
            else:
                data, held = made(entry)
                part.write(entry.address, data)
            seen.add(entry.address, held)
        if kept is not None:
            kept.close()
        return part, seen

    jobs = [partial(work, "", [each for each in wanted if each.kind in _COMMON])]
    for tag in site.guide.languages:
        entries = [each for each in wanted if each.lang == tag and each.kind not in _COMMON]
        jobs.append(partial(work, tag, entries))
    seen = links.Seen()
    for path in sorted(by_mkdocs):
        if path.endswith(".html"):
            seen.add(path, links.held((into / path).read_text(encoding="utf-8")))
    for part, more in side_by_side(jobs, forked=len(wanted) >= _ENOUGH and can_fork()):
        tree.join(part)
        seen.join(more)
    files = {path for path, _ in manifest.walk(into)}

    def names_of(path: str) -> frozenset[str]:
        return links.marks((into / path).read_text(encoding="utf-8")).names

    return list(links.broken(seen, files, names_of, site.base))


def _keys(site: Site, forms: Mapping[Entry, Form]) -> Callable[[Entry], str] | None:
    """The keys of what pages are made from, their shells included; None for a site without."""
    if site.inputs is None:
        return None
    site.inputs.gather()
    common = (site.url, *(f"{tag}/{p.inner}" for tag, pages in site.prose.items() for p in pages))
    shells = {form: digest_of((*common, *form_.pieces)) for form, form_ in forms.items()}
    alone = digest_of(common)

    def shell(entry: Entry) -> str:
        return f"{entry.address} {shells.get(form_of(entry), alone)}"

    return keys(site.inputs, shell)


def page_bytes(site: Site, forms: Mapping[Entry, Form], entry: Entry) -> bytes:
    """A page in full, made now. KeyError where there is no form of its kind."""
    page = site.write(entry)
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
