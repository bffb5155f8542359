"""Calendars: events, the last days of policies and their windows for applications, as iCalendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from guide.data.lines import document, escaped, line
from guide.data.places import calendar_place, deadlines_place, events_place, page_url
from guide.locales import locale
from guide.model.enumerations import EventState, Repeats, Status
from guide.model.event import Event
from guide.model.guide import Guide
from guide.model.policy import Policy
from guide.model.record import Record
from guide.policy import Validity, term, window_days
from guide.words.clauses import article
from guide.words.voice import Voice

_STATUS = {
    EventState.PLANNED: "TENTATIVE",
    EventState.POSTPONED: "TENTATIVE",
    EventState.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Whole days in a calendar, both included; `until` ends what comes back every year."""

    uid: str
    first: date
    last: date
    title: str
    stamp: date
    status: str = "CONFIRMED"
    text: str = ""
    place: str = ""
    url: str = ""
    yearly: bool = False
    until: date | None = None


def calendars(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """In each language: all events, all deadlines, and each event's and policy's own."""
    for lang in guide.languages:
        voice = Voice(guide, lang)
        events = {id: [event_entry(each, voice)] for id, each in guide.events.items()}
        policies = {
            id: found
            for id, each in guide.policies.items()
            if (found := list(policy_entries(each, voice)))
        }
        for kind, place, entries in (
            ("events", events_place(lang), events),
            ("policies", deadlines_place(lang), policies),
        ):
            if entries:
                every = [entry for found in entries.values() for entry in found]
                yield place, calendar(voice.word(f"calendar-{kind}"), every, voice)
            for id, found in entries.items():
                title = voice.title(kind, id)
                yield calendar_place(lang, kind, id), calendar(title, found, voice)


def has_deadlines(policy: Policy, guide: Guide) -> bool:
    """Whether a policy has a calendar of its own."""
    return any(True for _ in policy_entries(policy, Voice(guide, guide.settings.source)))


def event_entry(event: Event, voice: Voice) -> Entry:
    """An event from its first to its last day; the opening time stands in its text."""
    kind = voice.say(event.kind)
    where = [voice.text(event.venue), event.booth or "", voice.text(event.city)]
    hours = voice.say(event.dates) if event.dates.opens else ""
    return Entry(
        _uid(event, "", voice),
        event.dates.from_,
        event.dates.to or event.dates.from_,
        voice.text(event.name),
        _stamp(event),
        status=_STATUS.get(event.state, "CONFIRMED"),
        text="\n".join(part for part in (kind, hours, voice.text(event.summary)) if part),
        place=voice.join(where),
        url=page_url(voice.guide, voice.lang, "events", event.id),
    )


def policy_entries(policy: Policy, voice: Voice) -> Iterator[Entry]:
    """The last day of a policy that holds or will hold, and its clauses' windows."""
    guide = voice.guide
    span = term(policy, guide.date)
    if policy.status is not Status.PUBLISHED or not (
        span.state.holds or span.state is Validity.NOT_YET
    ):
        return
    title, stamp = voice.text(policy.title), _stamp(policy)
    url = page_url(guide, voice.lang, "policies", policy.id)
    if span.last is not None:
        said = voice.word("calendar-expires", title=title)
        yield Entry(_uid(policy, "expires", voice), span.last, span.last, said, stamp, url=url)
    for clause in policy.clauses:
        days = window_days(clause.window, span.first) if clause.window else None
        yearly = clause.window is not None and clause.window.repeats is Repeats.YEARLY
        if days is None or days[0] < span.first or (span.last is not None and days[0] > span.last):
            continue
        if days[1] < guide.date and not yearly:
            continue
        named = voice.aside(article(clause.number, voice), voice.text(clause.title))
        yield Entry(
            _uid(policy, clause.id, voice),
            *days,
            voice.word("calendar-window", title=title, clause=named),
            stamp,
            text=voice.join(voice.text(paper) for paper in clause.documents),
            place=voice.text(clause.channel),
            url=f"{url}#clause-{clause.id}" if url else "",
            yearly=yearly,
            until=span.last,
        )


def calendar(title: str, entries: list[Entry], voice: Voice) -> bytes:
    """The bytes of a calendar file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Investment Guide//guide//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        line("X-WR-CALNAME", title),
    ]
    for entry in entries:
        lines += _event(entry, voice)
    return document([*lines, "END:VCALENDAR"])


def _event(of: Entry, voice: Voice) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{of.uid}"
    yield f"DTSTAMP:{of.stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{of.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{of.last + timedelta(days=1):%Y%m%d}"
    if of.yearly:
        yield "RRULE:FREQ=YEARLY" + (f";UNTIL={of.until:%Y%m%d}" if of.until else "")
    yield f"SUMMARY;LANGUAGE={locale(voice.lang).html}:{escaped(of.title)}"
    if of.text:
        yield line("DESCRIPTION", of.text)
    if of.place:
        yield line("LOCATION", of.place)
    if of.url:
        yield f"URL:{of.url}"
    yield f"STATUS:{of.status}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(record: Record, part: str, voice: Voice) -> str:
    host = urlsplit(voice.guide.settings.site_url or "").hostname or "guide.invalid"
    return "-".join(filter(None, (record.collection, record.id, part))) + f"@{host}"


def _stamp(record: Record) -> date:
    """The day of a record's present words, so that the same library gives the same bytes."""
    return record.as_of or record.reviewed.date
