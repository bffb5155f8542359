"""The place in words: figures over the years, distances, costs, the roadmap, cases, questions."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from guide import quantities
from guide.model.guide import Guide
from guide.model.parts import Figure
from guide.model.place import CaseStudy, PlaceProfile, Resource, RoadmapStep
from guide.quantities import Measure
from guide.words.facts import table
from guide.words.people import guide_contacts
from guide.words.pieces import picture, statistic
from guide.words.types import (
    Bullets,
    Cell,
    Column,
    Fact,
    Group,
    Item,
    KeyFigure,
    Prose,
    RecordWords,
    Table,
)
from guide.words.voice import Voice, figure_note


def place_words(guide: Guide, lang: str) -> RecordWords | None:
    """The place in a language; None where the library has no place.yml."""
    place, voice = guide.place, Voice(guide, lang)
    if place is None:
        return None
    return RecordWords(
        kind="place",
        id="place",
        language=lang,
        title=voice.text(place.name),
        subtitle=voice.text(place.parent),
        summary=voice.text(place.summary),
        badges=(),
        figures=headline_figures(guide, lang),
        groups=tuple(group for group in _groups(place, voice) if group.items),
        contacts=guide_contacts(guide, lang),
        pictures=tuple(picture(each, voice) for each in place.media),
        provenance=_provenance(place, voice),
    )


def headline_figures(guide: Guide, lang: str) -> tuple[KeyFigure, ...]:
    """The statistics that guide.yml names, each in its latest year; else the first four."""
    if guide.place is None:
        return ()
    voice = Voice(guide, lang)
    latest = {figure.item: figure for figure in sorted(guide.place.figures, key=lambda f: f.year)}
    wanted = guide.settings.headline_figures or tuple(latest)[:4]
    return tuple(statistic(latest[item], voice) for item in wanted if item in latest)


def _groups(place: PlaceProfile, voice: Voice) -> Iterable[Group]:
    def group(key: str, *items: Item | None) -> Group:
        return Group(key, voice.word(f"group-{key}"), tuple(i for i in items if i is not None))

    label = voice.locale.field
    yield group(
        "description",
        Prose("description", label("PlaceProfile", "description"), voice.text(place.description))
        if place.description
        else None,
    )
    yield group("figures", _years(place.figures, voice))
    yield group("townships", _rows(place.townships, "townships", voice))
    yield group("distances", _rows(place.distances, "distances", voice))
    yield group("resources", *(item for each in place.resources for item in _resource(each, voice)))
    yield group("costs", *_costs(place, voice))
    yield group("wages", _prices(place.wages, "wages", "role", voice))
    education = place.education
    if education is not None:
        yield group(
            "education",
            Prose("education", label("PlaceProfile", "education"), voice.text(education.text)),
            _rows(education.schools, "schools", voice),
        )
    yield group("roadmap", *_roadmap(place.roadmap, voice))
    yield group(
        "living",
        *(Prose(f"living-{e.id}", voice.text(e.name), voice.text(e.text)) for e in place.living),
    )
    yield group("honours", _rows(place.honours, "honours", voice))
    yield group("cases", *(item for case in place.cases for item in _case(case, voice)))
    yield group(
        "faq",
        *(
            Prose(f"faq-{number}", voice.text(each.question), voice.text(each.answer))
            for number, each in enumerate(place.faq, start=1)
        ),
    )


def _rows(models: tuple[Any, ...], key: str, voice: Voice) -> Table | None:
    if not models:
        return None
    return table(models, key, voice.word(f"group-{key}"), voice, without=("id", "point"))


def _years(figures: tuple[Figure, ...], voice: Voice) -> Table | None:
    """Statistics as a table with a row an item and a column a year, sources under it."""
    if not figures:
        return None
    years = sorted({figure.year for figure in figures})
    items = list(dict.fromkeys(figure.item for figure in figures))
    by_place = {(figure.item, figure.year): figure for figure in figures}
    rows = []
    for item in items:
        cells = [by_place.get((item, year)) for year in years]
        said = [
            Cell(
                voice.say(cell.value) if cell else "",
                voice.word("preliminary") if cell and cell.preliminary else "",
            )
            for cell in cells
        ]
        rows.append((Cell(voice.say(item)), *said))
    columns = (
        Column(voice.word("column-item")),
        *(Column(voice.say(year), numeric=True) for year in years),
    )
    sources = dict.fromkeys(voice.text(figure.source) for figure in figures)
    note = voice.word("sources-are", sources=voice.join(sources))
    return Table("figures", voice.word("group-figures"), columns, tuple(rows), note)


def _statistics(figures: tuple[Figure, ...], voice: Voice) -> list[Fact]:
    return [
        Fact(f"figure-{n}", voice.say(f.item), voice.say(f.value), figure_note(f, voice))
        for n, f in enumerate(figures, start=1)
    ]


def _costs(place: PlaceProfile, voice: Voice) -> Iterable[Table]:
    """The cost sheet, a table for each group of costs."""
    for key in dict.fromkeys(cost.group for cost in place.costs):
        costs = tuple(cost for cost in place.costs if cost.group is key)
        rows = tuple(
            (
                Cell(voice.aside(voice.text(cost.item), voice.text(cost.tier))),
                voice.cell(cost.price),
            )
            for cost in costs
        )
        columns = (Column(voice.word("column-item")), Column(voice.word("column-price"), True))
        yield Table(f"costs-{key.value}", voice.say(key), columns, rows)


def _prices(models: tuple[Any, ...], key: str, name: str, voice: Voice) -> Table | None:
    if not models:
        return None
    rows = tuple((Cell(voice.text(getattr(each, name))), voice.cell(each.price)) for each in models)
    columns = (Column(voice.word("column-item")), Column(voice.word("column-price"), True))
    return Table(key, voice.word(f"group-{key}"), columns, rows)


def _roadmap(steps: tuple[RoadmapStep, ...], voice: Voice) -> Iterable[Table]:
    """The approval roadmap, a table for each phase; steps are numbered from table to table."""
    phases = list(dict.fromkeys(step.phase for step in steps))
    in_order = sorted(steps, key=lambda step: phases.index(step.phase))
    numbers = {step.id: number for number, step in enumerate(in_order, start=1)}
    for phase in phases:
        rows = []
        for step in steps:
            if step.phase is not phase:
                continue
            papers = voice.word("note-comma").join(voice.text(paper) for paper in step.documents)
            fee = voice.text(step.fee)
            rows.append(
                (
                    Cell(f"{numbers[step.id]}. {voice.text(step.step)}", papers),
                    Cell(voice.say(step.department), voice.say(step.level)),
                    Cell(days(step, voice), voice.text(step.note)),
                    Cell(voice.say(step.window), fee),
                )
            )
        columns = tuple(
            Column(voice.word(f"column-{key}")) for key in ("step", "department", "days", "window")
        )
        yield Table(f"roadmap-{phase.value}", voice.say(phase), columns, tuple(rows))


def days(step: RoadmapStep, voice: Voice) -> str:
    """How long a step takes; none at all means the same day."""
    if step.days == 0:
        return voice.word("same-day")
    unit = "working-day" if step.days_kind.value == "working" else "d"
    return quantities.show(Measure(Decimal(step.days), unit), voice.lang)


def _resource(resource: Resource, voice: Voice) -> Iterable[Item]:
    yield Prose(f"resource-{resource.id}", voice.text(resource.name), voice.text(resource.text))
    yield from _statistics(resource.figures, voice)


def _case(case: CaseStudy, voice: Voice) -> Iterable[Item]:
    yield Prose(f"case-{case.id}", voice.text(case.firm), voice.text(case.text))
    if case.quote is not None:
        said = voice.word(
            "quotation",
            text=voice.text(case.quote.text),
            speaker=voice.text(case.quote.speaker),
            role=voice.text(case.quote.role),
        )
        yield Bullets(f"case-{case.id}-quote", "", (said,))
    yield from _statistics(case.figures, voice)


def _provenance(place: PlaceProfile, voice: Voice) -> tuple[Fact, ...]:
    facts = [
        Fact("owner", voice.locale.field("Record", "owner"), voice.say(place.owner)),
        Fact("as_of", voice.locale.field("Record", "as_of"), voice.say(place.as_of)),
    ]
    facts += [
        Fact("sources", voice.locale.field("Record", "sources"), voice.text(source.title))
        for source in place.sources
    ]
    return tuple(fact for fact in facts if fact.value)
