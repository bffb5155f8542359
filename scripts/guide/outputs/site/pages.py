"""Every page in full: the words of its records, poured into its template."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guide.locales import locale
from guide.model.guide import Guide
from guide.outputs.site import (
    chapters,
    downloads,
    editions,
    files,
    finder,
    home,
    lists,
    overview,
    rooms,
)
from guide.outputs.site.catalogue import scripts
from guide.outputs.site.content import Content
from guide.outputs.site.drawings import STYLE, drawings
from guide.outputs.site.exchange import exchange
from guide.outputs.site.head import head
from guide.outputs.site.outline import (
    COLLECTIONS,
    FINDER,
    folder,
    outline,
    record_address,
)
from guide.outputs.site.page import Entry, Page, relative
from guide.outputs.site.policy import policy
from guide.outputs.site.portraits import portrait
from guide.outputs.site.render import Choice, render_page
from guide.outputs.site.tags import style, validity_tag
from guide.words.compilation import CHAPTERS
from guide.words.place import place_words
from guide.words.types import RecordWords
from guide.words.voice import Voice


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language on the page that lets visitors choose one."""

    html: str
    href: str
    title: str
    name: str


def pages(content: Content) -> Iterator[Page]:
    """Every page that is made from the library, the one at the root first."""
    root = Entry("index.html", content.guide.settings.source, "chooser")
    return (write(content, entry) for entry in (root, *outline(content.guide)))


def write(content: Content, entry: Entry) -> Page:
    """The page at an entry."""
    return _WRITERS.get(entry.kind, _list)(content, entry)


def _record(content: Content, entry: Entry) -> Page:
    words = content.words(COLLECTIONS[entry.kind], entry.subject, entry.lang)
    more: dict[str, object] = {}
    if entry.kind == "project":
        project = content.guide.projects[entry.subject]
        said = exchange(project, content.voice(entry.lang))
        files = (*downloads.of_project(content, entry), *_picture(content, entry))
        more = {"related": _related(content, words), "downloads": files, "exchange": said}
    if entry.kind == "park":
        more = rooms.ways_on(content, entry) | rooms.own_units(content, entry)
    here, drawn = content.here(entry), drawings(content, entry)
    if entry.kind in ("project", "park") and content.offered:
        more["finder"] = here.page(FINDER) + finder.told(content, entry)
    lines = style(entry, STYLE) if drawn else Markup("")
    if more.get("counted"):
        lines += rooms.head(entry, "units")
    if entry.kind == "policy":
        more["finder"] = here.page(FINDER) if content.offered else ""
        lines += validity_tag(content.guide, entry)
    if entry.kind in ("project", "park", "policy"):
        lines += editions.note(content, entry, words.kind)
    html = render_page(entry.kind, here, record=words, **more, **drawn)
    card = portrait(content, words.id, entry.lang) if entry.kind == "project" else None
    image = card.address if card else ""
    return Page(entry, words.title, words.summary or words.subtitle, html, lines, image=image)


def _picture(content: Content, entry: Entry) -> tuple[Choice, ...]:
    """The picture that stands for a project where links show none, such as in WeChat."""
    card, here = portrait(content, entry.subject, entry.lang), content.here(entry)
    return (Choice(here.word("share-picture"), here.file(card.address)),) if card else ()


def _related(content: Content, words: RecordWords) -> tuple[RecordWords, ...]:
    return tuple(content.words("projects", id, words.language) for id in content.related(words.id))


def _place(content: Content, entry: Entry) -> Page:
    words = place_words(content.guide, entry.lang)
    if words is None:
        raise ValueError("the outline has no place without place.yml")
    drawn = drawings(content, entry)
    html = render_page("place", content.here(entry), record=content.seen(words), **drawn)
    return Page(entry, words.title, words.summary, html, style(entry, STYLE))


def _home(content: Content, entry: Entry) -> Page:
    guide, voice = content.guide, content.voice(entry.lang)
    settings = guide.settings
    drawn = drawings(content, entry)
    html = render_page("home", content.here(entry), **home.parts(content, entry), **drawn)
    title = voice.text(settings.proposition) or voice.text(settings.title)
    description = voice.text(settings.subtitle) or title
    return Page(entry, title, description, html, style(entry, STYLE))


def _overview(content: Content, entry: Entry) -> Page:
    here, voice = content.here(entry), content.voice(entry.lang)
    more = overview.parts(content.guide, here, voice)
    html = render_page("overview", here, **more)
    return Page(entry, more["title"], more["intro"], html, style(entry, STYLE))


def _data(content: Content, entry: Entry) -> Page:
    more = files.parts(content, entry)
    html = render_page("data", content.here(entry), **more)
    return Page(entry, more["title"], more["intro"], html)


def _list(content: Content, entry: Entry) -> Page:
    title, intro, more = lists.parts(content, entry)
    sheet = f" ({entry.part}/{entry.parts})" if entry.parts > 1 else ""
    lines = ""
    more |= rooms.ways_on(content, entry)
    if entry.kind == "projects":
        more |= rooms.browser(content, entry)
        lines = rooms.head(entry, *scripts(content.guide)) if more["counted"] else ""
    here = content.here(entry)
    if entry.kind == "policies":
        more |= {"finder": here.page(FINDER) if content.offered else ""}
        more["ways"] = chapters.ways(content.guide, entry, here)
        lines = validity_tag(content.guide, entry)
    html = render_page(entry.kind, here, title=title, intro=intro, **more)
    return Page(entry, title + sheet, intro or title, html, lines)


def _room(content: Content, entry: Entry) -> Page:
    """A page on which a visitor finds, weighs or keeps; its script has the page's name."""
    more = rooms.units(content, entry) if entry.kind == "units" else rooms.kept(content, entry)
    html = render_page(entry.kind, content.here(entry), **more)
    return Page(entry, more["title"], more["intro"], html, rooms.head(entry, entry.kind))


def _gone(content: Content, entry: Entry) -> Page:
    here = content.here(entry)
    title = here.word("gone-title")
    kind = entry.inner.split("/", 1)[0]
    voice = content.voice(entry.lang)
    withdrawal = content.guide.withdrawn[kind][entry.subject].withdrawal
    on = [(voice.link(each.kind, each.id)) for each in (withdrawal.see if withdrawal else ())]
    links = (
        *(Choice(link.title, here.record(link.kind, link.id) or "") for link in on if link),
        Choice(here.word(f"section-{kind}"), here.page(f"{kind}/index.html")),
        Choice(here.word("lost-link"), here.page("index.html")),
    )
    text = voice.say(withdrawal.reason) if withdrawal else here.word("gone-text")
    date = here.word("gone-since", date=voice.say(withdrawal.date)) if withdrawal else ""
    html = render_page("gone", here, title=title, text=text, date=date, links=links)
    return Page(entry, title, "", html)


def _moved(content: Content, entry: Entry) -> Page:
    here = content.here(entry)
    kind = entry.inner.split("/", 1)[0]
    address = record_address(entry.lang, kind, entry.subject)
    public = here.record(kind, entry.subject) is not None
    title = content.voice(entry.lang).title(kind, entry.subject) if public else ""
    url = content.guide.settings.site_url
    html = render_page(
        "moved",
        here,
        html=locale(entry.lang).html,
        title=title or here.word("gone-title"),
        href=relative(address, entry.address),
        canonical=f"{url.rstrip('/')}/{address}" if url and public else "",
        policy=policy(),
    )
    return Page(entry, title, "", "", document=html)


def _chooser(content: Content, entry: Entry) -> Page:
    guide, voice = content.guide, content.voice(entry.lang)
    tongues = tuple(
        Tongue(
            locale(tag).html,
            f"{folder(tag)}/index.html",
            Voice(guide, tag).text(guide.settings.title),
            locale(tag).name,
        )
        for tag in guide.languages
    )
    title = voice.text(guide.settings.title)
    html = render_page(
        "chooser",
        content.here(entry),
        html=locale(entry.lang).html,
        title=title,
        root="",
        policy=policy(),
        head=_chooser_head(guide),
        tongues=tongues,
        notice=" ".join(
            Voice(guide, tag).text(guide.settings.notice)
            for tag in guide.languages
            if tag not in guide.converters
        ),
    )
    return Page(entry, title, "", "", document=html)


def _chooser_head(guide: Guide) -> Markup:
    """The chooser stands for every language, so it is the answer to all the others."""
    if not guide.settings.site_url or len(guide.languages) == 1:
        return Markup("")
    url = guide.settings.site_url.rstrip("/") + "/"
    links = {locale(tag).html: f"{url}{folder(tag)}/index.html" for tag in guide.languages}
    links["x-default"] = root = url + "index.html"
    return head("", canonical=root, alternates=links)


_WRITERS: Mapping[str, Callable[[Content, Entry], Page]] = {
    **dict.fromkeys(COLLECTIONS, _record),
    **dict.fromkeys(("units", "compare", "shortlist"), _room),
    **dict.fromkeys(CHAPTERS, chapters.write),
    "finder": finder.write,
    "home": _home,
    "place": _place,
    "overview": _overview,
    "data": _data,
    "changes": editions.write,
    "gone": _gone,
    "moved": _moved,
    "chooser": _chooser,
}
