"""The first page: the proposition, figures, the ways in, what is featured, what comes next."""

from typing import Any

from guide import quantities
from guide.model.enumerations import EventState, Offer, Status
from guide.model.guide import Guide
from guide.model.project import Project
from guide.outputs.site.content import Content
from guide.outputs.site.lists import is_coming
from guide.outputs.site.outline import FINDER, UNITS, has_units, list_address
from guide.outputs.site.page import Entry
from guide.outputs.site.render import Choice, Door, Here, Stream
from guide.quantities import Money
from guide.words.compilation import on_offer
from guide.words.people import guide_contacts
from guide.words.place import headline_figures
from guide.words.voice import Voice

_FEATURED = 6
_EVENTS = 3
_CHOICES = 6


def parts(content: Content, entry: Entry) -> dict[str, Any]:
    """What the template of the first page wants."""
    guide, lang = content.guide, entry.lang
    here, voice = content.here(entry), content.voice(lang)
    settings, place = guide.settings, guide.place
    title = voice.text(settings.title)
    return {
        "title": voice.text(place.name) if place else title,
        "place": voice.text(place.parent if place else settings.subtitle),
        "proposition": voice.text(settings.proposition) or title,
        "figures": headline_figures(guide, lang),
        "streams": _streams(guide, here, voice),
        "doors": tuple(_doors(content, here, voice)),
        "featured": tuple(content.words("projects", id, lang) for id in _featured(guide)),
        "events": tuple(content.words("events", id, lang) for id in _next_events(guide)),
        "contacts": guide_contacts(guide, lang),
    }


def _offered(guide: Guide) -> list[Project]:
    return [
        project
        for project in guide.projects.values()
        if project.offer is Offer.SEEKING and project.status is Status.PUBLISHED
    ]


def _featured(guide: Guide) -> list[str]:
    """The featured projects on offer, filled up with the first others."""
    offered = _offered(guide)
    chosen = [p for p in offered if p.featured] + [p for p in offered if not p.featured]
    return [project.id for project in chosen[:_FEATURED]]


def _next_events(guide: Guide) -> list[str]:
    """What comes next and has not been called off."""
    coming = [
        event
        for event in guide.events.values()
        if is_coming(guide, event.id) and event.state is not EventState.CANCELLED
    ]
    return [event.id for event in sorted(coming, key=lambda e: e.dates.from_)[:_EVENTS]]


def _streams(guide: Guide, here: Here, voice: Voice) -> tuple[Stream, ...]:
    """What is sought in each sector; nothing where amounts cannot be added or compared."""
    sums: dict[str, list[Money]] = {}
    for project in _offered(guide):
        if project.investment is not None:
            money = project.investment.sought or project.investment.total
            sums.setdefault(project.sector, []).append(money)
    currencies = {money.currency for amounts in sums.values() for money in amounts}
    if len(sums) < 2 or len(currencies) != 1:
        return ()
    streams = []
    for sector in guide.sectors:
        if sector.id in sums:
            amount = sum(sums[sector.id][1:], start=sums[sector.id][0])
            streams.append(
                Stream(
                    sector.id,
                    voice.text(sector.name),
                    here.page(list_address("by-sector", sector.id)),
                    float(amount.fraction),
                    quantities.show(amount, voice.lang),
                    len(sums[sector.id]),
                )
            )
    return tuple(streams)


def _doors(content: Content, here: Here, voice: Voice) -> list[Door]:
    """The three ways in; one that leads to nothing is left out."""
    guide = content.guide
    sectors = [
        Choice(voice.text(sector.name), here.page(list_address("by-sector", sector.id)))
        for sector in guide.sectors
        if ("by-sector", sector.id) in content.lists
    ]
    choices = {"projects": sectors}
    counts = {"projects": len(_offered(guide))}
    for kind in ("parks", "policies"):
        current = [id for id, r in guide.collection(kind).items() if r.status is Status.PUBLISHED]
        counts[kind] = len(current)
        choices[kind] = [
            Choice(voice.title(kind, id), here.record(kind, id) or "") for id in current
        ]
    if has_units(guide):
        choices["parks"].insert(0, Choice(voice.word("section-units"), here.page(UNITS)))
    if on_offer(guide):
        choices["policies"].insert(0, Choice(voice.word("section-finder"), here.page(FINDER)))
    return [
        Door(
            voice.word(f"section-{kind}"),
            here.page(list_address(kind)),
            quantities.show(counts[kind], voice.lang),
            voice.word(f"door-{kind}-unit"),
            voice.word(f"door-{kind}"),
            tuple(found[:_CHOICES]),
        )
        for kind, found in choices.items()
        if kind == "projects" or counts[kind]
    ]
