"""The other chapters: the place, chains, policies, events and organisations."""

from collections.abc import Iterable, Mapping
from datetime import date

from guide.model.chain import Chain
from guide.model.enumerations import Chapter
from guide.model.event import Event
from guide.model.organisation import Organisation
from guide.model.policy import Policy
from guide.outputs.booklet.desk import Desk
from guide.outputs.booklet.entries import bars, entry, first_picture, other_title
from guide.policy import term
from guide.quantities import PartialDate
from guide.typesetting import parts
from guide.typesetting.parts import Part
from guide.typesetting.type import opened
from guide.words import place_words, record_words
from guide.words.types import RecordWords

# The chapters of the place's own part of the book, by the groups of words that they hold.
OF_PLACE: Mapping[Chapter, tuple[str, ...]] = {
    Chapter.PLACE: ("description", "figures", "distances", "townships", "resources", "education"),
    Chapter.LIVING: ("living", "honours"),
    Chapter.COSTS: ("costs", "wages"),
    Chapter.ROADMAP: ("roadmap",),
    Chapter.CASES: ("cases",),
    Chapter.FAQ: ("faq",),
}

# Short chapters that share their pages with the one before, where others begin anew.
_SPREADS = {Chapter.LIVING: Chapter.PLACE}


def place_part(desk: Desk, chapters: Iterable[Chapter]) -> Part | None:
    """The place with the groups of the chapters that the edition wants, in that order."""
    words = place_words(desk.guide, desk.voice.lang)
    place = desk.guide.place
    if words is None or place is None:
        return None
    made = parts.record(words, desk.second(place.name), desk.voice, desk.measure)
    made["picture"] = first_picture(words)
    by_key = {group["key"]: group for group in made["groups"]}
    ways = bars(place.distances, desk.voice)
    if ways and "distances" in by_key:
        by_key["distances"]["items"] = [ways | {"rank": 0}]
    made["groups"] = [
        by_key[key] | {"chapter": _SPREADS.get(chapter, chapter)}
        for chapter in chapters
        if chapter in OF_PLACE
        for key in OF_PLACE[chapter]
        if key in by_key
    ]
    return made


def chain_part(desk: Desk, chain: Chain) -> Part:
    """A chain with its links stream by stream, each with the projects that would fill it."""
    words = record_words(chain, desk.guide, desk.voice.lang)
    made = parts.record(words, other_title(desk, chain), desk.voice, desk.measure)
    shown = {project.id for project in desk.projects}
    streams: dict[str, Part] = {}
    for link in words.links:
        stream = streams.setdefault(
            link.stream, {"id": link.stream, "label": opened(link.stream_label), "links": []}
        )
        stream["links"].append(
            {
                "id": link.id,
                "name": link.name,
                "state": link.state,
                "state_label": opened(link.state_label),
                "detail": link.firms,
                "text": link.text,
                "projects": [
                    {"id": p.id, "title": p.title} for p in link.projects if p.id in shown
                ],
            }
        )
    order = ("upstream", "midstream", "downstream")
    return made | {"streams": [streams[key] for key in order if key in streams]}


def policy_part(desk: Desk, policy: Policy) -> Part:
    """A policy with its clauses and how much of its life is over."""
    words = record_words(policy, desk.guide, desk.voice.lang)
    span = term(policy, desk.guide.date)
    voice = desk.voice
    made = entry(desk, policy)
    made["clauses"] = [parts.clause(each, voice, desk.measure) for each in words.clauses]
    made["tier"] = voice.say(policy.tier)
    made["validity"] = {
        "from": voice.say(span.first),
        "to": voice.say(span.last) if span.last else "",
        "holds": span.state.holds,
        "left": _left(words),
        "past": _past(span.first, span.last, desk.guide.date),
    }
    return made


def _left(words: RecordWords) -> str:
    """How long a document still runs, as of the guide's date; empty where it runs on or is over."""
    figure = next((each for each in words.figures if each.until), None)
    return f"{figure.label} {figure.number} {figure.unit}" if figure else ""


def _past(first: date, last: date | None, today: date) -> float:
    """The share of a span that is over, 0 to 1; half of an open one, which has no end."""
    if today <= first:
        return 0.0
    if last is None:
        return 0.5
    return round(min((today - first).days / max((last - first).days, 1), 1.0), 4)


def event_part(desk: Desk, event: Event) -> Part:
    """An event with its first day."""
    made = entry(desk, event)
    start = event.dates.from_
    return made | {
        "date": {
            "day": str(start.day),
            "month": desk.voice.say(PartialDate(start.year, start.month)),
        }
    }


def organisation_part(desk: Desk, organisation: Organisation) -> Part:
    """An organisation with its people."""
    words = record_words(organisation, desk.guide, desk.voice.lang)
    voice = desk.voice
    people = [parts.contact(each) for each in words.contacts]
    return {
        "id": words.id,
        "name": words.title,
        "role": words.subtitle,
        "address": voice.text(organisation.address),
        "phone": str(organisation.phone or ""),
        "email": str(organisation.email or ""),
        "website": str(organisation.website or ""),
        "people": people,
    }
