"""Feeds: new and changed projects, newest first, one Atom feed for each language."""

from collections.abc import Iterator
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from guide.data.places import feed_place, folder, page_url
from guide.locales import locale
from guide.model.guide import Guide
from guide.model.project import Project
from guide.model.record import Record
from guide.words.voice import Voice

_MOST = 100


def feeds(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """A feed for each language; none where the guide has no address to lead to."""
    if guide.settings.site_url:
        for lang in guide.languages:
            yield feed_place(lang), feed(guide, lang).encode()


def changed(record: Record) -> date:
    """The last day on which a record was brought up to date or checked."""
    return max(record.as_of, record.reviewed.date) if record.as_of else record.reviewed.date


def feed(guide: Guide, lang: str) -> str:
    """The feed of a language, the newest hundred projects in it."""
    voice, settings = Voice(guide, lang), guide.settings
    # Of one day's projects the order of the guide decides.
    newest = sorted(guide.projects.values(), key=changed, reverse=True)[:_MOST]
    site = (settings.site_url or "").rstrip("/")
    here = f"{site}/data/{feed_place(lang)}"
    home = f"{site}/{folder(lang)}/projects/index.html"
    issuer = voice.title("organisations", settings.issuer) if settings.issuer else ""
    title = voice.text(settings.title)
    updated = max(map(changed, newest), default=guide.date)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale(lang).html)}>',
        f"<id>{escape(here)}</id>",
        f"<title>{_text(voice.word('feed-title', guide=title))}</title>",
        f"<updated>{_moment(updated, guide)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>',
        f"<author><name>{_text(issuer or title)}</name></author>",
        *(entry for project in newest for entry in _entry(project, guide, voice)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(project: Project, guide: Guide, voice: Voice) -> Iterator[str]:
    url = page_url(guide, voice.lang, "projects", project.id)
    sector = voice.title("sectors", project.sector)
    yield "<entry>"
    yield f"<id>{escape(url)}</id>"
    yield f"<title>{_text(voice.text(project.title))}</title>"
    yield f"<updated>{_moment(changed(project), guide)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
    yield f"<category term={quoteattr(str(project.sector))} label={quoteattr(_plain(sector))}/>"
    yield f"<summary>{_text(voice.text(project.summary))}</summary>"
    yield "</entry>"


def _moment(day: date, guide: Guide) -> str:
    """The first moment of a day in the guide's time zone."""
    zone = ZoneInfo(guide.settings.timezone or "UTC")
    return datetime.combine(day, time(), zone).isoformat()


def _text(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str) -> str:
    """Text without the control characters that XML has no way to hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
