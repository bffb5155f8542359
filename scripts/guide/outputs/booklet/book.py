"""The whole booklet as one JSON document: what the templates set, and nothing they must decide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guide import quantities
from guide.model.chain import Chain
from guide.model.edition import Edition
from guide.model.enumerations import Chapter
from guide.model.event import Event
from guide.model.guide import Guide
from guide.model.lists import Sector
from guide.model.organisation import Organisation
from guide.model.parts import Distance
from guide.model.policy import Policy
from guide.model.project import Project
from guide.model.record import Record
from guide.outputs.booklet import (
    codes,
    colours,
    drawing,
    fonts,
    indexes,
    parts,
    prose,
    tables,
)
from guide.outputs.booklet.contents import texts
from guide.outputs.booklet.glyphs import RAISED
from guide.outputs.booklet.parts import Part
from guide.outputs.booklet.selection import selected
from guide.outputs.booklet.type import opened, width
from guide.policy import term
from guide.quantities import Measure, Money, PartialDate
from guide.words import Voice, place_words, record_words
from guide.words.people import contact
from guide.words.types import RecordWords

PRIMARY, ACCENT = "#0b4f6c", "#c8102e"
WHOLE = "guide"

# The chapters of the place's own part of the book, by the groups of words that they hold.
_OF_PLACE: Mapping[Chapter, tuple[str, ...]] = {
    Chapter.PLACE: ("description", "figures", "distances", "townships", "resources", "education"),
    Chapter.LIVING: ("living", "honours"),
    Chapter.COSTS: ("costs", "wages"),
    Chapter.ROADMAP: ("roadmap",),
    Chapter.CASES: ("cases",),
    Chapter.FAQ: ("faq",),
}
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
# What a full page leaves to the web page that its code leads to, the first of these first. The
# page says so; everything else stays and, at worst, runs on to a second page. A picture goes after
# the ranks that are higher than its own, which the template knows.
_YIELDING = (
    "events",
    "encouraged_basis",
    "social",
    "support_needed",
    "risks",
    "environment.note",
    "policies",
    "conditions",
    "returns.note",
    "market",
)
_HAN = ("zh", "zh-Hant", "ja")
# Above these weights a project surely needs the next tighter setting.
_LOOSE = {"han": (1800.0, 2600.0), "latin": (3000.0, 4400.0)}
_HOW = ("readiness", "prices", "areas", "dates", "policies", "codes")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every part of the book is made with."""

    guide: Guide
    voice: Voice
    edition: Edition | None
    projects: Sequence[Project]

    @property
    def edition_id(self) -> str:
        return self.edition.id if self.edition else WHOLE

    def other(self) -> str:
        """The language in which titles are repeated in light type; its own if there is none."""
        tags = [tag for tag in self.guide.languages if tag != self.voice.lang]
        return tags[0] if tags else self.voice.lang


def book(guide: Guide, edition: Edition | None, lang: str) -> Part:
    """The book of an edition in a language; None means the whole guide.

    Lengths, colours and texts are ready: the templates lay them out. Pictures are named by their
    path below `projects/`.
    """
    made = _book(guide, edition, lang)
    return made | {"raised": any(RAISED.intersection(text) for text in texts(made))}


def _book(guide: Guide, edition: Edition | None, lang: str) -> Part:
    desk = _Desk(guide, Voice(guide, lang), edition, selected(guide, edition))
    chapters = list(dict.fromkeys((edition.chapters if edition else ()) or _ALL_CHAPTERS))
    theme = guide.settings.theme
    shelves = [(s, [p for p in desk.projects if str(p.sector) == str(s.id)]) for s in guide.sectors]
    used = [
        (sector, shelf)
        for sector, shelf in shelves
        if shelf or edition is None or not edition.select
    ]
    return {
        "lang": lang,
        "format": str(edition.format) if edition and edition.format else "large-16mo",
        "fonts": list(fonts.families(lang)),
        "tokens": colours.tokens(
            (theme and theme.primary) or PRIMARY,
            (theme and theme.accent) or ACCENT,
            [sector.id for sector in guide.sectors],
        ),
        "words": _words(desk.voice),
        "meta": _meta(desk),
        "cover": drawing.ridges(
            desk.voice.text(guide.settings.title), [_amounts(shelf) for _, shelf in used]
        ),
        "chapters": _order(chapters),
        "how": [
            {
                "label": desk.voice.word(f"booklet-how-{key}"),
                "blocks": prose.plain(desk.voice.word(f"booklet-how-{key}-text")),
            }
            for key in _HOW
        ],
        "message": _message(desk),
        "place": _place(desk, chapters),
        "chains": [_chain(desk, chain) for chain in guide.chains.values()],
        "sectors": [_sector(desk, sector, shelf) for sector, shelf in used],
        "parks": [
            _record(desk, park, swaps={"distances": _bars(park.distances, desk.voice)})
            for park in guide.parks.values()
        ],
        "policies": [_policy(desk, policy) for policy in guide.policies.values()],
        "events": [_event(desk, event) for event in guide.events.values()],
        "organisations": [_organisation(desk, each) for each in guide.organisations.values()],
        "terms": [{"zh": term.zh, "en": term.en} for term in guide.terms],
        "indexes": indexes.indexes(desk.projects, desk.voice),
        "hotline": _hotline(desk),
    }


def _order(chapters: Iterable[Chapter]) -> list[str]:
    """The book's own chapters in the edition's order; those about the place stand as one."""
    names = ("place" if chapter in _OF_PLACE else chapter.value for chapter in chapters)
    return list(dict.fromkeys(names))


def _words(voice: Voice) -> dict[str, str]:
    """The words that templates ask for by name."""
    before, after = voice.word("booklet-page", page="\0").split("\0")
    keys = [
        "contents", "issuer", "edition", "date", "print-run", "as-of", "site", "scan",
        "at-a-glance", "no-projects", "more-online", "links-sought", "place", "chains", "projects",
        "parks", "policies", "events", "contacts", "terms", "index", "how", "message",
    ]  # fmt: skip
    found = {key: voice.word(f"booklet-{key}") for key in keys}
    found |= {"hotline": voice.word("hotline"), "official-text": voice.word("official-text")}
    credit_before, credit_after = voice.word("picture-credit", name="\0").split("\0")
    return found | {
        "comma": voice.word("list-comma"),
        "page-before": before,
        "page-after": after,
        "credit-before": credit_before,
        "credit-after": credit_after,
    }


def _meta(desk: _Desk) -> Part:
    guide, voice, edition = desk.guide, desk.voice, desk.edition
    settings = guide.settings
    title = voice.text(settings.title)
    name = voice.text(guide.place.name) if guide.place else ""
    issuer = guide.organisations.get((edition.issuer if edition else None) or settings.issuer or "")
    printed = edition.date if edition else None
    as_of = max((p.as_of for p in desk.projects if p.as_of), default=guide.date)
    site = str(settings.site_url or "")
    # `Yunling District` large, `Investment Guide` under it: only where the title is made like that.
    split = bool(name) and title.startswith(name) and title != name
    subtitle = edition.subtitle if edition and edition.subtitle else settings.subtitle
    copies = edition.print_run if edition else None
    return {
        "title": voice.text(edition.title) if edition else title,
        "name": name if split else title,
        "rest": title[len(name) :].strip(" :：·") if split else "",
        "subtitle": voice.text(subtitle),
        "parent": voice.text(guide.place.parent) if guide.place else "",
        "year": voice.say(PartialDate(printed.year if printed else guide.date.year)),
        "year_number": str(printed.year if printed else guide.date.year),
        "issuer": voice.text(issuer.name) if issuer else "",
        "edition": str(edition.number) if edition else "",
        "date": voice.say(printed or guide.date),
        "iso": [guide.date.year, guide.date.month, guide.date.day],
        "print_run": voice.word("booklet-copies", count=voice.say(copies)) if copies else "",
        "as_of": voice.say(as_of),
        "imprint": prose.tree(voice.text(settings.imprint)),
        "notice": voice.text(settings.notice),
        "site": site,
        "qr": codes.qr(site) if site else None,
    }


def _address(desk: _Desk, kind: str, id: str) -> str:
    site = str(desk.guide.settings.site_url or "").rstrip("/")
    lang = desk.voice.lang.lower()
    return f"{site}/{lang}/{kind}/{id}.html?edition={desk.edition_id}" if site else ""


def _record(
    desk: _Desk,
    record: Record,
    *,
    swaps: Mapping[str, Part | None] | None = None,
    measure: float = tables.PAGE,
) -> Part:
    """A record with its code and its first picture; `swaps` replace tables by their key."""
    words = record_words(record, desk.guide, desk.voice.lang)
    made = parts.record(words, _other_title(desk, record), desk.voice, measure)
    address = _address(desk, words.kind, words.id)
    made["qr"] = codes.qr(address) if address else None
    made["picture"] = _picture(words)
    for group in made["groups"]:
        group["items"] = [
            ((swaps or {}).get(item["key"]) or item) | {"rank": 0} for item in group["items"]
        ]
    return made


def _other_title(desk: _Desk, record: Record) -> str:
    return record.heading.get(desk.other(), "")


def _picture(words: RecordWords) -> Part | None:
    if not words.pictures:
        return None
    first = words.pictures[0]
    return {"file": first.file, "alt": first.alt, "credit": first.credit, "caption": first.caption}


def _bars(distances: Sequence[Distance], voice: Voice) -> Part | None:
    """Distances as bars: the length is the way, the words say the time."""
    if not distances:
        return None
    rows = []
    for each in distances:
        span = voice.say(Measure(each.km, "km"))
        if each.minutes is not None:
            span = f"{span} · {voice.say(Measure(Decimal(each.minutes), 'min'))}"
        detail = voice.join([voice.say(each.kind), voice.say(each.mode)])
        rows.append((voice.text(each.to), detail, span, float(each.km)))
    return parts.bars("distances", "", rows)


def _message(desk: _Desk) -> Part | None:
    message = desk.edition.message if desk.edition else None
    if message is None:
        return None
    by = contact(message.by, desk.voice)
    blocks = prose.tree(desk.voice.text(message.text))
    return {"blocks": blocks, "by": parts.contact(by) if by else None}


def _place(desk: _Desk, chapters: Iterable[Chapter]) -> Part | None:
    words = place_words(desk.guide, desk.voice.lang)
    place = desk.guide.place
    if words is None or place is None:
        return None
    made = parts.record(words, place.name.get(desk.other(), ""), desk.voice)
    made["picture"] = _picture(words)
    by_key = {group["key"]: group for group in made["groups"]}
    bars = _bars(place.distances, desk.voice)
    if bars and "distances" in by_key:
        by_key["distances"]["items"] = [bars | {"rank": 0}]
    made["groups"] = [
        by_key[key]
        for chapter in chapters
        if chapter in _OF_PLACE
        for key in _OF_PLACE[chapter]
        if key in by_key
    ]
    return made


def _sector(desk: _Desk, sector: Sector, shelf: Sequence[Project]) -> Part:
    voice = desk.voice
    return {
        "id": sector.id,
        "name": voice.text(sector.name),
        "other_name": sector.name.get(desk.other(), ""),
        "summary": voice.text(sector.summary),
        "figures": _totals(shelf, voice),
        "ridges": drawing.ridges(sector.id, [_amounts(shelf)], fewest=4),
        "projects": [_project(desk, project) for project in shelf],
    }


def _project(desk: _Desk, project: Project) -> Part:
    made = _record(desk, project, measure=tables.COLUMN)
    for group in made["groups"]:
        for item in group["items"]:
            if item["key"] in _YIELDING:
                item["rank"] = len(_YIELDING) - _YIELDING.index(item["key"])
    where = project.location.park or project.location.township or ""
    kind = "parks" if project.location.park else "townships"
    return made | {
        "density": density(made, desk.voice.lang),
        "code": str(project.code or ""),
        "amount": desk.voice.say(project.investment.total) if project.investment else "",
        "where": desk.voice.title(kind, where),
    }


def weight(project: Part) -> float:
    """How much a project has to say, in Latin characters: every text of its groups and its lead."""
    return sum(
        width(text) for key in ("subtitle", "summary", "groups") for text in _said(project[key])
    )


def density(project: Part, lang: str) -> int:
    """A first guess at how tightly a project must be set, 0 to 2, from the length of its texts.

    It errs on the loose side: the template measures, and tightens where the guess was too hopeful.
    """
    return sum(weight(project) > limit for limit in _LOOSE["han" if lang in _HAN else "latin"])


def _said(value: object) -> Iterator[str]:
    """Every text of a part, without the keys and marks that are not set."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _said(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("t", "key", "to", "state"):
                yield from _said(each)


def _amounts(shelf: Iterable[Project]) -> list[float]:
    """The totals of projects in millions, whatever the currency: only a drawing is made of them."""
    return [
        float(p.investment.total.minor) / 1e8 if p.investment is not None else 0.5 for p in shelf
    ]


def _totals(shelf: Sequence[Project], voice: Voice) -> list[Part]:
    """How many projects a sector has and what they cost, one sum a currency."""
    if not shelf:
        return []
    sums: dict[str, int] = {}
    for project in shelf:
        if project.investment is not None:
            total = project.investment.total
            sums[total.currency] = sums.get(total.currency, 0) + total.minor
    label = voice.word("booklet-projects")
    found = [{"number": voice.say(len(shelf)), "unit": "", "label": label, "note": ""}]
    for currency, minor in sums.items():
        number, unit = quantities.parts(Money(minor, currency), voice.lang)
        label = voice.locale.field("Investment", "total")
        found.append({"number": number, "unit": unit, "label": label, "note": ""})
    return found


def _chain(desk: _Desk, chain: Chain) -> Part:
    words = record_words(chain, desk.guide, desk.voice.lang)
    made = parts.record(words, _other_title(desk, chain), desk.voice)
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


def _policy(desk: _Desk, policy: Policy) -> Part:
    words = record_words(policy, desk.guide, desk.voice.lang)
    span = term(policy, desk.guide.date)
    voice = desk.voice
    made = _record(desk, policy)
    made["clauses"] = [parts.clause(each, voice) for each in words.clauses]
    made["validity"] = {
        "from": voice.say(span.first),
        "to": voice.say(span.last) if span.last else "",
        "holds": span.state.holds,
        "past": _past(span.first, span.last, desk.guide.date),
    }
    return made


def _past(first: date, last: date | None, today: date) -> float:
    """The share of a span that is over, 0 to 1; half of an open one, which has no end."""
    if today <= first:
        return 0.0
    if last is None:
        return 0.5
    return round(min((today - first).days / max((last - first).days, 1), 1.0), 4)


def _event(desk: _Desk, event: Event) -> Part:
    made = _record(desk, event)
    start = event.dates.from_
    return made | {
        "date": {
            "day": str(start.day),
            "month": desk.voice.say(PartialDate(start.year, start.month)),
        }
    }


def _organisation(desk: _Desk, organisation: Organisation) -> Part:
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


def _hotline(desk: _Desk) -> Part | None:
    hotline = desk.guide.settings.hotline
    if hotline is None:
        return None
    voice = desk.voice
    return {
        "number": str(hotline.number),
        "hours": voice.text(hotline.hours),
        "promise": voice.text(hotline.promise),
    }
