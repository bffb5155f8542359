"""What stands before and around the chapters: title, imprint, message, hotline, fixed words."""

from guide.locales import written
from guide.model.enumerations import Progress
from guide.outputs.booklet.desk import Desk
from guide.quantities import PartialDate
from guide.typesetting import codes, parts, prose
from guide.typesetting.parts import Part
from guide.typesetting.type import opened
from guide.words import Voice
from guide.words.people import contact

# Those that a legend explains; a step that is not stated looks like one that is not needed.
_STATES = (Progress.DONE, Progress.IN_PROGRESS, Progress.NOT_STARTED, Progress.NOT_NEEDED)
_HOW = ("readiness", "prices", "areas", "dates", "policies", "codes")


def fixed_words(voice: Voice) -> dict[str, str]:
    """The words that templates ask for by name."""
    before, after = voice.word("booklet-page", page="\0").split("\0")
    keys = [
        "contents", "issuer", "edition", "date", "print-run", "as-of", "data-hash", "site", "scan",
        "at-a-glance", "no-projects", "more-online", "links-sought", "place", "chains", "projects",
        "parks", "policies", "events", "contacts", "terms", "index", "how", "message",
        "notes-page", "online", "online-text",
    ]  # fmt: skip
    found = {key: voice.word(f"booklet-{key}") for key in keys}
    found |= {"hotline": voice.word("hotline"), "official-text": voice.word("official-text")}
    found |= {key: voice.word(key) for key in ("clause-example", "example-note")}
    found |= {f"state-{state}": opened(voice.say(state)) for state in _STATES}
    credit_before, credit_after = voice.word("picture-credit", name="\0").split("\0")
    return found | {
        "comma": voice.word("list-comma"),
        "page-before": before,
        "page-after": after,
        "credit-before": credit_before,
        "credit-after": credit_after,
    }


def how_to_use(voice: Voice) -> list[Part]:
    """How the guide is to be read: a heading and a paragraph for each point."""
    return [
        {
            "key": key,
            "label": voice.word(f"booklet-how-{key}"),
            "blocks": prose.plain(voice.word(f"booklet-how-{key}-text")),
        }
        for key in _HOW
    ]


def meta(desk: Desk) -> Part:
    """What cover and imprint say of the edition."""
    guide, voice, edition = desk.guide, desk.voice, desk.edition
    settings = guide.settings
    title = voice.text(edition.title if edition else settings.title)
    name = voice.text(guide.place.name) if guide.place else ""
    issuer = guide.organisations.get((edition.issuer if edition else None) or settings.issuer or "")
    printed = edition.date if edition else None
    as_of = max((p.as_of for p in desk.projects if p.as_of), default=guide.date)
    site = str(settings.site_url or "")
    home = f"{site.rstrip('/')}/{written(voice.lang).lower()}/index.html?edition={desk.edition_id}"
    # `Yunling District` large, `Investment Guide` under it: only where the title is made like that.
    split = bool(name) and title.startswith(name) and title != name
    subtitle = voice.text(edition.subtitle if edition else settings.subtitle)
    copies = edition.print_run if edition else None
    return {
        "title": title,
        "name": name if split else title,
        "rest": title[len(name) :].strip(" :：·") if split else "",
        "subtitle": subtitle or voice.say(printed or PartialDate(guide.date.year)),
        "parent": voice.text(guide.place.parent) if guide.place else "",
        "year_number": str(printed.year if printed else guide.date.year),
        "issuer": voice.text(issuer.name) if issuer else "",
        "edition": str(edition.number) if edition else "",
        "date": voice.say(printed or guide.date),
        "iso": [guide.date.year, guide.date.month, guide.date.day],
        "print_run": voice.word("booklet-copies", count=voice.say(copies)) if copies else "",
        "as_of": voice.say(as_of),
        "data_hash": (edition.data_hash or "")[:16] if edition else "",
        "imprint": prose.tree(voice.text(settings.imprint)),
        "notice": " ".join(
            part for part in (voice.text(settings.notice), voice.conversion()) if part
        ),
        "site": site,
        "qr": codes.qr(home) if site else None,
    }


def message_of(desk: Desk) -> Part | None:
    """The word of welcome and who signs it."""
    message = desk.edition.message if desk.edition else None
    if message is None:
        return None
    by = contact(message.by, desk.voice)
    blocks = prose.tree(desk.voice.text(message.text))
    return {"blocks": blocks, "by": parts.contact(by) if by else None}


def hotline_of(desk: Desk) -> Part | None:
    """The telephone that stands on every page and on the back."""
    hotline = desk.guide.settings.hotline
    if hotline is None:
        return None
    voice = desk.voice
    return {
        "number": str(hotline.number),
        "hours": voice.text(hotline.hours),
        "promise": voice.text(hotline.promise),
    }
