"""Each kind of record in words: its key figures, badges, groups, people and neighbours."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guide import quantities
from guide.locales import capital
from guide.model.chain import Chain
from guide.model.chain import Link as ChainLink
from guide.model.enumerations import LinkState, Offer, Status, UnitState
from guide.model.event import Event
from guide.model.guide import Guide
from guide.model.organisation import Organisation
from guide.model.park import Park
from guide.model.parts import Picture as ModelPicture
from guide.model.policy import Policy
from guide.model.project import Project
from guide.model.record import Record
from guide.policy import term
from guide.quantities import Measure
from guide.words.applying import policies_for, records_for
from guide.words.clauses import clauses, policy_caps
from guide.words.examples import examples
from guide.words.facts import groups, table
from guide.words.naming import naming
from guide.words.people import person_contact, record_contacts
from guide.words.pieces import badge, fact, key_figure, picture, statistic
from guide.words.types import (
    Badge,
    Bullets,
    ClauseWords,
    Contact,
    Fact,
    Group,
    Item,
    KeyFigure,
    Link,
    LinkWords,
    RecordWords,
    Versions,
)
from guide.words.versions import versions
from guide.words.voice import Voice

# What `document_no` says where a document has no number.
NO_NUMBER = "none"


def record_words(record: Record, guide: Guide, lang: str) -> RecordWords:
    """A record in a language, whatever its kind."""
    voice = Voice(guide, lang)
    return _BY_KIND[record.collection](record, voice)


def project_words(project: Project, voice: Voice) -> RecordWords:
    """A project: amount and size first, then the facts, then the reasons."""
    figures: list[KeyFigure] = []
    if project.investment is not None:
        figures.append(key_figure("Investment", "total", project.investment.total, voice))
        if project.investment.sought is not None:
            figures.append(key_figure("Investment", "sought", project.investment.sought, voice))
    if project.asset is not None and project.asset.valuation is not None:
        valuation = project.asset.valuation
        note = voice.say(valuation.date)
        figures.append(key_figure("Asset", "valuation", valuation.amount, voice, note))
    if project.land is not None:
        figures.append(key_figure("Land", "area", project.land.area, voice))
    elif project.building_area is not None:
        figures.append(key_figure("Project", "building_area", project.building_area, voice))
    figures += _offered_space(project, voice)
    if project.jobs is not None:
        jobs = Measure(Decimal(project.jobs), "person")
        figures.append(key_figure("Project", "jobs", jobs, voice))
    return _record(
        project,
        voice,
        subtitle=voice.text(project.highlight),
        summary=voice.text(project.summary),
        badges=(badge("offer", project.offer, voice), badge("kind", project.kind, voice)),
        figures=tuple(figures[:4]),
        groups=groups(project, voice),
        pictures=project.media,
        sector=project.sector,
        by_rule=policies_for(project, voice) if project.offer is Offer.SEEKING else (),
    )


def _offered_space(project: Project, voice: Voice) -> list[KeyFigure]:
    """The area of the plots or units that a land or building project points at."""
    park = voice.guide.parks.get(project.location.park or "")
    if park is None or project.land is not None:
        return []
    plots = [plot.area for plot in park.plots if str(plot.id) in project.location.plots]
    units = [
        unit.area.value
        for building in park.buildings
        for unit in building.units
        if str(unit.id) in project.location.units
    ]
    return [
        replace(key_figure(model, "area", total(areas), voice), label=voice.word(word))
        for model, word, areas in (
            ("Plot", "land-offered", plots),
            ("Unit", "space-offered", units),
        )
        if areas
    ]


def park_words(park: Park, voice: Voice) -> RecordWords:
    """A park: what is free, at what price, with what supply."""
    figures: list[KeyFigure] = []
    if park.areas is not None and park.areas.available is not None:
        figures.append(key_figure("ParkAreas", "available", park.areas.available, voice))
    free = [
        unit
        for building in park.buildings
        for unit in building.units
        if unit.state in (UnitState.VACANT, UnitState.SOON)
    ]
    if free:
        number, unit_ = quantities.parts(total([unit.area.value for unit in free]), voice.lang)
        note = voice.word("units-free", count=len(free))
        figures.append(KeyFigure(number, unit_, voice.word("space-free"), note))
    figures += [statistic(figure, voice) for figure in park.figures]
    return _record(
        park,
        voice,
        subtitle=voice.text(park.highlight),
        summary=voice.text(park.summary),
        badges=(
            badge("operation", park.operation, voice),
            badge("level", park.level, voice),
            badge("kind", park.kind, voice),
        ),
        figures=tuple(figures[:4]),
        groups=_with_first(groups(park, voice), _space(park, voice)),
        pictures=park.media,
        by_rule=policies_for(park, voice),
        related=_related(
            "projects",
            _naming("parks", park.id, voice),
            voice,
        ),
    )


def _space(park: Park, voice: Voice) -> tuple[Group, ...]:
    """Factory units, plots and guarantees: what an investor came for."""
    items: list[Item] = []
    for building in park.buildings:
        if building.units:
            notes = [
                voice.word("storeys", count=building.storeys),
                voice.phrase(building.structure),
                voice.word("completed", date=voice.say(building.completed))
                if building.completed
                else "",
                voice.word("fire-rating", rating=voice.phrase(building.fire_resistance_rating))
                if building.fire_resistance_rating
                else "",
                voice.say(building.owner),
            ]
            label = voice.aside(building.id, voice.text(building.name))
            note = capital(_joined(notes, voice))
            items.append(table(building.units, f"building-{building.id}", label, voice, note=note))
    found = [Group("units", voice.word("group-units"), tuple(items))] if items else []
    if park.plots:
        label = voice.word("group-plots")
        plots = table(park.plots, "plots", label, voice)
        found.append(Group("plots", label, (plots,)))
    if park.guarantees:
        label = voice.word("group-guarantees")
        facts = tuple(
            Fact(
                f"guarantee-{each.id}",
                voice.text(each.trigger),
                voice.text(each.undertaking),
                _joined([voice.text(each.price_rule), voice.say(each.guarantor)], voice),
                voice.link("policies", each.policy.policy) if each.policy else None,
            )
            for each in park.guarantees
        )
        found.append(Group("guarantees", label, facts))
    return tuple(found)


def _joined(notes: list[str], voice: Voice) -> str:
    return voice.word("note-comma").join(note for note in notes if note)


def policy_words(policy: Policy, voice: Voice) -> RecordWords:
    """A policy: its state on the guide's date, then clause by clause what one gets."""
    span = term(policy, voice.guide.date)
    validity = Badge(
        "validity",
        span.state.value,
        voice.locale.enum("Validity", span.state.value),
        since=span.first.isoformat(),
        until=span.last.isoformat() if span.last else "",
    )
    figures = []
    if span.last is not None and span.state.holds:
        left = Measure(Decimal(max(span.days_left or 0, 0)), "d")
        number, unit = quantities.parts(left, voice.lang)
        note = voice.word("until-date", date=voice.say(span.last))
        until = span.last.isoformat()
        figures.append(KeyFigure(number, unit, voice.word("days-left"), note, until))
    effective = policy.effective
    spoken = Fact(
        "effective",
        voice.locale.field("Policy", "effective"),
        voice.word("from-until", first=voice.say(span.first), last=voice.say(span.last))
        if span.last
        else voice.word("open-ended-from", first=voice.say(span.first)),
        voice.text(effective.text),
    )
    found = groups(policy, voice)
    found = tuple(_with_caps(each, policy, voice) for each in found)
    document = next((g for g in found if g.key == "document"), None)
    if document is not None:
        items = (_numbered(each, voice) for each in document.items)
        merged = Group(document.key, document.label, (spoken, *items))
        found = tuple(merged if g is document else g for g in found)
    return _record(
        policy,
        voice,
        subtitle=voice.say(policy.document_no) if policy.document_no != NO_NUMBER else "",
        summary=voice.text(policy.summary),
        badges=(validity, badge("tier", policy.tier, voice)),
        figures=tuple(figures),
        groups=found,
        pictures=(),
        clauses=_with_examples(policy, voice),
        versions=versions(policy, voice),
        by_rule=records_for(policy, voice) if span.state.holds else (),
        related=_related(
            "projects",
            _naming("policies", policy.id, voice),
            voice,
        ),
    )


def _with_examples(policy: Policy, voice: Voice) -> tuple[ClauseWords, ...]:
    found = examples(policy, voice)
    return tuple(replace(each, example=found.get(str(each.id))) for each in clauses(policy, voice))


def _with_caps(group: Group, policy: Policy, voice: Voice) -> Group:
    """Joint caps as sentences: which clauses they limit only their document tells."""
    items = (
        Bullets(each.key, each.label, policy_caps(policy, voice)) if each.key == "caps" else each
        for each in group.items
    )
    return replace(group, items=tuple(items))


def _numbered(item: Item, voice: Voice) -> Item:
    """The fact of a document's number, in words where it has none."""
    if isinstance(item, Fact) and item.key == "document_no" and item.value == NO_NUMBER:
        return Fact(item.key, item.label, voice.word("no-number"))
    return item


def chain_words(chain: Chain, voice: Voice) -> RecordWords:
    """A chain: how many links there are, and which are the invitation."""
    counts = [
        KeyFigure(
            str(sum(link.state is state for link in chain.links)),
            "",
            voice.word(f"links-{state.value}"),
        )
        for state in LinkState
    ]
    return _record(
        chain,
        voice,
        subtitle="",
        summary=voice.text(chain.summary),
        badges=(),
        figures=tuple(counts),
        groups=groups(chain, voice),
        pictures=(),
        links=tuple(_link(chain, link, voice) for link in chain.links),
    )


def _link(chain: Chain, link: ChainLink, voice: Voice) -> LinkWords:
    projects = [
        project
        for project in _naming("chains", chain.id, voice)
        if project.chain and str(project.chain.link) == link.id
    ]
    firms = voice.word("firms-count", count=link.firms) if link.firms else ""
    return LinkWords(
        id=link.id,
        name=voice.text(link.name),
        stream=link.stream.value,
        stream_label=voice.say(link.stream),
        state=link.state.value,
        state_label=voice.say(link.state),
        text=voice.text(link.text),
        firms=firms,
        parks=voice.links(link.parks),
        projects=_links(projects, voice),
    )


def event_words(event: Event, voice: Voice) -> RecordWords:
    """An event: when and where, for whom, with what."""
    return _record(
        event,
        voice,
        subtitle=voice.word(
            "dates-and-city", dates=voice.say(event.dates), city=voice.text(event.city)
        ),
        summary=voice.text(event.summary),
        badges=(badge("state", event.state, voice), badge("kind", event.kind, voice)),
        figures=(),
        groups=groups(event, voice),
        pictures=event.media,
    )


def organisation_words(organisation: Organisation, voice: Voice) -> RecordWords:
    """An organisation: its people, its promise, and what it looks after."""
    owned = _naming("organisations", organisation.id, voice)
    people = tuple(person_contact(organisation, person, voice) for person in organisation.people)
    found = groups(organisation, voice)
    if organisation.hotline is not None:
        hotline, label = organisation.hotline, voice.locale.field
        items = (
            Fact("hotline.number", label("Hotline", "number"), voice.say(hotline.number)),
            Fact("hotline.hours", label("Hotline", "hours"), voice.text(hotline.hours)),
            Fact("hotline.promise", label("Hotline", "promise"), voice.text(hotline.promise)),
        )
        found = (Group("hotline", voice.word("hotline"), items), *found)
    return _record(
        organisation,
        voice,
        subtitle=voice.say(organisation.role),
        summary=voice.text(organisation.summary),
        badges=(),
        figures=(),
        groups=found,
        pictures=(),
        related=_related("projects", owned, voice),
        contacts=people,
    )


def _record(
    record: Record,
    voice: Voice,
    *,
    subtitle: str,
    summary: str,
    badges: tuple[Badge, ...],
    figures: tuple[KeyFigure, ...],
    groups: tuple[Group, ...],
    pictures: tuple[ModelPicture, ...] = (),
    related: tuple[Group, ...] = (),
    sector: str = "",
    clauses: tuple[ClauseWords, ...] = (),
    links: tuple[LinkWords, ...] = (),
    versions: tuple[Versions, ...] = (),
    by_rule: tuple[Group, ...] = (),
    contacts: tuple[Contact, ...] | None = None,
) -> RecordWords:
    """What every kind shares: title, status, people and provenance."""
    archived = record.status is Status.ARCHIVED
    status = (badge("status", record.status, voice),) if archived else ()
    return RecordWords(
        kind=record.collection,
        id=record.id,
        language=voice.lang,
        title=voice.text(record.heading),
        subtitle=subtitle,
        summary=summary,
        badges=(*status, *(each for each in badges if each.label)),
        figures=figures,
        groups=groups,
        contacts=contacts if contacts is not None else record_contacts(record, voice),
        pictures=tuple(picture(each, voice) for each in pictures),
        provenance=provenance(record, voice),
        related=related,
        sector=sector,
        clauses=clauses,
        links=links,
        versions=versions,
        by_rule=by_rule,
    )


def provenance(record: Record, voice: Voice) -> tuple[Fact, ...]:
    """Whose data it is, as of when, who checked it, and what it rests on."""
    owner = voice.guide.organisations.get(record.owner)
    as_of = record.as_of or (owner.collected if owner else None)
    link = voice.link("organisations", record.owner)
    facts = [
        fact("Record", "owner", voice.say(record.owner), voice, link),
        fact("Record", "as_of", voice.say(as_of), voice),
        fact("Record", "valid_until", voice.say(record.valid_until), voice),
        fact(
            "Record",
            "reviewed",
            voice.aside(voice.say(record.reviewed.by), voice.say(record.reviewed.date)),
            voice,
        ),
    ]
    facts += [
        fact("Record", "sources", voice.aside(voice.text(s.title), voice.say(s.date)), voice)
        for s in record.sources
    ]
    return tuple(each for each in facts if each.value)


def _related(key: str, records: Iterable[Record], voice: Voice) -> tuple[Group, ...]:
    links = _links(records, voice)
    if not links:
        return ()
    label = voice.word(f"related-{key}")
    facts = tuple(Fact(link.id, "", link.title, link=link) for link in links)
    return (Group(key, label, facts),)


def _naming(kind: str, id: str, voice: Voice) -> list[Project]:
    """The projects that name a record."""
    guide = voice.guide
    return [guide.projects[each] for each in naming(guide).get((kind, id), ())]


def _links(records: Iterable[Record], voice: Voice) -> tuple[Link, ...]:
    return tuple(Link(r.collection, r.id, voice.text(r.heading)) for r in records)


def _with_first(found: tuple[Group, ...], first: tuple[Group, ...]) -> tuple[Group, ...]:
    """Groups with others put behind the first of them, which tells what the record is."""
    return (*found[:1], *first, *found[1:])


def total(measures: list[Measure]) -> Measure:
    """The sum of measures of one kind, in the unit of the first."""
    unit = measures[0].unit
    exact = sum((each.to(unit) for each in measures), Fraction(0))
    return Measure(Decimal(exact.numerator) / Decimal(exact.denominator), unit)


_BY_KIND: dict[str, Callable[[Any, Voice], RecordWords]] = {
    "projects": project_words,
    "parks": park_words,
    "policies": policy_words,
    "chains": chain_words,
    "events": event_words,
    "organisations": organisation_words,
}
