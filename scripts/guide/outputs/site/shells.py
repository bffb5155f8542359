"""The shells of pages: what the theme is told of each, or the marks that stand for it in a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape

from markupsafe import Markup, escape

from guide.data.places import feed_place
from guide.locales import Locale, locale
from guide.outputs.site.head import head, safe
from guide.outputs.site.outline import DATA, NAVIGATION, OVERVIEW, folder, shown
from guide.outputs.site.page import Entry, Page, relative
from guide.outputs.site.policy import Inline, policy
from guide.outputs.site.sharing import is_shared, tags
from guide.outputs.site.shell import Lost, Section, Shell, Tongue
from guide.outputs.site.site import ADDRESSES, Site, alternates
from guide.outputs.site.stamp import Slots
from guide.outputs.site.structured import structured
from guide.words.voice import Voice


def page_head(site: Site, entry: Entry, page: Page) -> Markup:
    """The head of a page made from the library."""
    return head(
        page.description,
        canonical=site.url + entry.address if site.url else None,
        alternates=alternates(site, entry.lang, entry.inner),
        listed=entry.listed,
        more=Markup("\n").join(filter(None, (_shared(site, entry, page), Markup(page.head)))),
    )


def _shared(site: Site, entry: Entry, page: Page) -> Markup:
    """What a page says where somebody shares it, and to engines; goodbyes say nothing."""
    if not is_shared(entry.kind):
        return Markup("")
    said = tags(
        site,
        entry.lang,
        entry.inner,
        page.title,
        page.description,
        kind=entry.kind,
        image=page.image,
    )
    return Markup("\n").join(filter(None, (said, structured(site.guide, entry))))


def form_of(entry: Entry) -> Entry:
    """The entry without what differs between pages of one form: its name and its subject.

    Two entries with the same form differ only in what is poured into it.
    """
    names = ["-"] * (entry.depth - 1) + ["-.html"]
    address = "/".join([entry.address.split("/", 1)[0], *names])
    return replace(entry, address=address, subject="", part=1, parts=1)


def blank_shell(site: Site, form: Entry, slots: Slots) -> Shell:
    """The shell of a form, with marks where values are poured in."""
    return _shell(
        site,
        form.lang,
        form.address,
        title=slots.plain("title"),
        head=slots.plain("head"),
        section=form.section,
        kind=form.kind,
        inner=slots.plain("inner"),
        tags=site.guide.languages,
    )


def entry_shell(site: Site, entry: Entry, page: Page) -> Shell:
    """The shell of a page made from the library."""
    return _shell(
        site,
        entry.lang,
        entry.address,
        title=safe(page.title),
        head=page_head(site, entry, page),
        section=entry.section,
        kind=entry.kind,
        inner=Markup(relative(entry.inner, "")),
        tags=site.guide.languages,
    )


def values(site: Site, entry: Entry, page: Page) -> dict[str, str]:
    """What is poured into a form: the counterpart of `blank_shell`, and the content."""
    return {
        "title": safe(page.title),
        "head": page_head(site, entry, page),
        "inner": relative(entry.inner, ""),
        "content": page.content,
    }


def prose_shell(
    site: Site, lang: str, inner: str, title: str, description: str, inline: Inline
) -> Shell:
    """The shell of a page written by hand; `title` may hold entities, but no tags."""
    return _shell(
        site,
        lang,
        f"{folder(lang)}/{inner}",
        title=safe(unescape(title)),
        head=head(
            description,
            canonical=f"{site.url}{folder(lang)}/{inner}" if site.url else None,
            alternates=alternates(site, lang, inner),
            more=tags(site, lang, inner, unescape(title), description, kind="prose"),
        ),
        section=inner,
        kind="prose",
        inner=Markup(relative(inner, "")),
        tags=site.languages_of(inner),
        inline=inline,
    )


def lost_shell(site: Site) -> Shell:
    """The shell of the page for unknown addresses: every language's words, absolute links."""
    source = site.guide.settings.source
    tags = site.guide.languages
    shell = _shell(
        site,
        source,
        "404.html",
        title=Markup("404"),
        head=head("", canonical=None, alternates={}, listed=False),
        section="",
        kind="lost",
        inner=Markup(ADDRESSES["home"]),
        tags=tags,
    )
    lost = tuple(
        Lost(
            html=locale(tag).html,
            title=locale(tag).word("lost-title"),
            text=locale(tag).word("lost-text"),
            link=locale(tag).word("lost-link"),
            href=f"{site.base}{folder(tag)}/index.html",
        )
        for tag in tags
    )
    return replace(shell, lost=lost)


def _shell(
    site: Site,
    lang: str,
    address: str,
    *,
    title: Markup,
    head: Markup,
    section: str,
    kind: str,
    inner: Markup,
    tags: Sequence[str],
    inline: Inline = Inline(),  # noqa: B008  it is frozen
) -> Shell:
    # Always by way of the language's folder: the shortest way would differ between the pages of
    # one form.
    words = locale(lang)
    lost = kind == "lost"
    depth = address.count("/")
    up = site.base if lost else "../" * depth
    rise = f"{up}{folder(lang)}/" if lost else "../" * (depth - 1)

    def href(inside: str) -> str:
        return rise + relative(inside, "")

    foot = site.feet[lang]
    written = (
        *(Section(p.inner, p.title, href(p.inner)) for p in site.prose.get(lang, ())),
        Section("overview", words.word("overview"), href(OVERVIEW)),
        Section("data", words.word("open-data"), href(DATA)),
        *(
            (Section("feed", words.word("feed"), f"{up}data/{feed_place(lang)}"),)
            if site.url
            else ()
        ),
    )
    return Shell(
        lang=lang,
        folder=folder(lang),
        html=words.html,
        site=safe(Voice(site.guide, lang).text(site.guide.settings.title)),
        title=title,
        head=head,
        section=section,
        kind=kind,
        home=href(ADDRESSES["home"]),
        search=href(ADDRESSES["projects"]),
        shortlist=href("shortlist.html"),
        sections=tuple(
            Section(key, words.word(f"section-{key}"), href(ADDRESSES[key]))
            for key in NAVIGATION
            if shown(site.guide, key)
        ),
        languages=tuple(
            Tongue(
                tag=tag,
                html=locale(tag).html,
                name=locale(tag).name,
                href=Markup(f"{up}{folder(tag)}/") + (inner if tag in tags else ADDRESSES["home"]),
                current=tag == lang and not lost,
            )
            for tag in site.guide.languages
        ),
        foot=replace(foot, pages=written),
        policy=policy(inline) if site.guarded else "",
        word=_word(words),
    )


def _word(words: Locale) -> Callable[..., Markup]:
    def word(key: str, **args: object) -> Markup:
        return escape(words.word(key, **args))

    return word
