"""The whole booklet as one JSON document: what the templates set, and nothing they must decide."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from guide.model.edition import Edition
from guide.model.enumerations import Chapter, TermKind
from guide.model.guide import Guide
from guide.model.park import Park
from guide.model.policy import Policy
from guide.outputs.booklet import (
    compilation,
    drawing,
    indexes,
    neighbours,
    opening,
    sections,
    shelves,
)
from guide.outputs.booklet.contents import texts
from guide.outputs.booklet.desk import Desk
from guide.outputs.booklet.entries import bars, entry
from guide.selection import selected
from guide.terms import NAMES
from guide.typesetting import colours, fonts
from guide.typesetting.glyphs import RAISED
from guide.typesetting.parts import Part
from guide.words import Voice
from guide.words.borrowed import spoken
from guide.words.compilation import by_tier

_T = TypeVar("_T")
# Readers look up names of places and bodies; the trade's words are for translators.
PRINTED_TERMS = NAMES | {TermKind.PLACE, TermKind.PROJECT}

_ALL_CHAPTERS = (
    Chapter.MESSAGE,
    Chapter.PLACE,
    Chapter.LIVING,
    Chapter.COSTS,
    Chapter.ROADMAP,
    Chapter.CASES,
    Chapter.CHAINS,
    Chapter.PROJECTS,
    Chapter.PARKS,
    Chapter.POLICIES,
    Chapter.EVENTS,
    Chapter.FAQ,
    Chapter.CONTACTS,
    Chapter.TERMS,
    Chapter.INDEX,
)


def book(guide: Guide, edition: Edition | None, lang: str) -> Part:
    """The book of an edition in a language; None means the whole guide.

    Lengths, colours and texts are ready: the templates lay them out. Pictures are named by their
    path below `projects/`.
    """
    made: Part = _spoken(_book(_as_of(guide, edition), edition, lang))
    return made | {"raised": any(RAISED.intersection(text) for text in texts(made))}


def _spoken(value: Any) -> Any:
    """A part of the book with its borrowed texts marked in plain words."""
    if isinstance(value, str):
        return spoken(value)
    if isinstance(value, dict):
        return {key: _spoken(each) for key, each in value.items()}
    return [_spoken(each) for each in value] if isinstance(value, list | tuple) else value


def _as_of(guide: Guide, edition: Edition | None) -> Guide:
    """The guide on the edition's own date where that is later: what has lapsed by then says so."""
    if edition is None or edition.date.first <= guide.date:
        return guide
    return replace(guide, date=edition.date.first)


def _book(guide: Guide, edition: Edition | None, lang: str) -> Part:
    desk = Desk(guide, Voice(guide, lang), edition, selected(guide, edition))
    chapters = list(dict.fromkeys((edition.chapters if edition else ()) or _ALL_CHAPTERS))
    stock = [(s, [p for p in desk.projects if str(p.sector) == str(s.id)]) for s in guide.sectors]
    used = [
        (sector, shelf) for sector, shelf in stock if shelf or edition is None or not edition.select
    ]
    made = shelves.project_parts(desk, [project for _, shelf in used for project in shelf])
    policies = _made(chapters, Chapter.POLICIES, desk, _policies, sections.policy_part)
    return {
        "lang": lang,
        "second": desk.other(),
        "binding": str(edition.binding) if edition and edition.binding else "",
        "format": desk.format.value,
        "bleed": desk.bleed,
        "fonts": list(fonts.families(lang)),
        "tokens": colours.of_guide(guide),
        "words": opening.fixed_words(desk.voice),
        "meta": opening.meta(desk),
        "cover": drawing.ridges(
            desk.voice.text(guide.settings.title), [shelves.amounts(shelf) for _, shelf in used]
        ),
        "chapters": _order(chapters),
        "how": opening.how_to_use(desk.voice),
        "message": opening.message_of(desk),
        "place": sections.place_part(desk, chapters),
        "chains": _made(chapters, Chapter.CHAINS, desk, neighbours.chains, sections.chain_part),
        "sectors": [shelves.sector_part(desk, sector, shelf, made) for sector, shelf in used],
        "parks": _made(chapters, Chapter.PARKS, desk, neighbours.parks, _park),
        "policies": policies,
        "compilation": compilation.compilation(desk, {each["id"]: each for each in policies}),
        "events": _made(chapters, Chapter.EVENTS, desk, neighbours.events, sections.event_part),
        "organisations": _made(
            chapters,
            Chapter.CONTACTS,
            desk,
            neighbours.organisations,
            sections.organisation_part,
        ),
        "terms": [
            {"zh": term.zh, "en": term.en} for term in guide.terms if term.kind in PRINTED_TERMS
        ],
        "indexes": indexes.indexes(desk.projects, desk.voice),
        "hotline": opening.hotline_of(desk),
    }


def _made(
    chapters: Iterable[Chapter],
    chapter: Chapter,
    desk: Desk,
    records: Callable[[Desk], Iterable[_T]],
    part: Callable[[Desk, _T], Part],
) -> list[Part]:
    """The parts of a chapter; none where the edition has no such chapter."""
    return [part(desk, each) for each in records(desk)] if chapter in chapters else []


def _policies(desk: Desk) -> Iterable[Policy]:
    return by_tier(neighbours.policies(desk))


def _park(desk: Desk, park: Park) -> Part:
    return entry(desk, park, swaps={"distances": bars(park.distances, desk.voice)})


def _order(chapters: Iterable[Chapter]) -> list[str]:
    """The book's own chapters in the edition's order; those about the place stand as one."""
    names = ("place" if chapter in sections.OF_PLACE else chapter.value for chapter in chapters)
    return list(dict.fromkeys(names))
