"""Where the files for people's own programs stand: below the data folder, one for each language."""

from guide.locales import written
from guide.model.guide import Guide


def folder(lang: str) -> str:
    """The folder of a language: its tag as guide.yml has it, in lower case."""
    return written(lang).lower()


def feed_place(lang: str) -> str:
    """The feed of new and changed projects."""
    return f"{folder(lang)}/projects.atom"


def events_place(lang: str) -> str:
    """The calendar of all events."""
    return f"{folder(lang)}/events.ics"


def deadlines_place(lang: str) -> str:
    """The calendar of all policies' last days and windows for applications."""
    return f"{folder(lang)}/policies.ics"


def calendar_place(lang: str, kind: str, id: str) -> str:
    """The calendar of one event or one policy."""
    return f"{folder(lang)}/{kind}/{id}.ics"


def card_place(lang: str, organisation: str, person: str = "") -> str:
    """The visiting card of an organisation or of one of its people."""
    name = f"{organisation}/{person}" if person else organisation
    return f"{folder(lang)}/contacts/{name}.vcf"


def page_url(guide: Guide, lang: str, kind: str, id: str) -> str:
    """The address of a record's page; empty where the guide has no address of its own."""
    url = guide.settings.site_url
    return f"{url.rstrip('/')}/{folder(lang)}/{kind}/{id}.html" if url else ""
