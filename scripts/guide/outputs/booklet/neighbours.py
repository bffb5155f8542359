"""What an edition that selects projects shows beside them: their parks, policies, people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from guide.model.chain import Chain
from guide.model.enumerations import Chapter
from guide.model.event import Event
from guide.model.organisation import Organisation
from guide.model.park import Park
from guide.model.policy import Policy
from guide.model.record import Record
from guide.outputs.booklet.desk import Desk
from guide.words.applying import links


def parks(desk: Desk) -> list[Park]:
    """The parks in which the edition's projects stand, and those that it names."""
    here = {str(project.location.park) for project in desk.projects if project.location.park}
    return _narrowed(desk, desk.guide.parks, here | _named(desk, "parks"))


def policies(desk: Desk) -> list[Policy]:
    """The policies that the edition's projects name or meet by rule."""
    named = {str(use.policy) for project in desk.projects for use in project.policies}
    by_rule = links(desk.guide).projects if _selects(desk) else {}
    met = {fit.policy for project in desk.projects for fit in by_rule.get(project.id, ())}
    return _narrowed(desk, desk.guide.policies, named | met)


def chains(desk: Desk) -> list[Chain]:
    """The chains of which the edition's projects are a link, and those that it names."""
    here = {str(project.chain.ref) for project in desk.projects if project.chain}
    return _narrowed(desk, desk.guide.chains, here | _named(desk, "chains"))


def events(desk: Desk) -> list[Event]:
    """The events at which the edition's projects are on show, and those that it names.

    The next one comes first; those that are over follow, the last of them first.
    """
    here = {str(event) for project in desk.projects for event in project.events}
    own = {str(desk.edition.event)} if desk.edition and desk.edition.event else set()
    found: list[Event] = _narrowed(desk, desk.guide.events, here | own | _named(desk, "events"))
    by_date = sorted(found, key=lambda event: event.dates.from_)
    past = [event for event in by_date if (event.dates.to or event.dates.from_) < desk.guide.date]
    return [event for event in by_date if event not in past] + past[::-1]


def organisations(desk: Desk) -> list[Organisation]:
    """Those that own what the edition shows or answer for it, and the edition's own."""
    shown: list[Record] = list(desk.projects)
    chapters = desk.edition.chapters if desk.edition else ()
    for chapter, records in _SHOWN.items():
        shown += records(desk) if chapter in chapters else ()
    if desk.edition:
        shown.append(desk.edition)
    here = {str(ref.organisation) for each in shown for ref in each.contacts}
    here |= {str(each.owner) for each in shown}
    issuer = {str(desk.edition.issuer)} if desk.edition else set()
    return _narrowed(desk, desk.guide.organisations, here | issuer)


_SHOWN: Mapping[Chapter, Callable[[Desk], Sequence[Record]]] = {
    Chapter.PARKS: parks,
    Chapter.POLICIES: policies,
    Chapter.CHAINS: chains,
    Chapter.EVENTS: events,
}


def _selects(desk: Desk) -> bool:
    return desk.edition is not None and desk.edition.select is not None


def _named(desk: Desk, field: str) -> set[str]:
    """What the edition's own selectors name."""
    select = desk.edition.select if desk.edition else None
    selectors = (*select.any, *select.all) if select else ()
    return {str(each) for selector in selectors for each in getattr(selector, field)}


def _narrowed(desk: Desk, records: Mapping[str, Any], wanted: Iterable[str]) -> list[Any]:
    """Of some records the wanted ones, all where the edition does not select; in their order."""
    chosen = set(wanted)
    return [each for id, each in records.items() if not _selects(desk) or id in chosen]
