"""Lists of records: what stands on which shelf, and the ways to other lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from guide.locales import locale
from guide.model.enumerations import EventState, OrganisationRole, PolicyTier
from guide.model.guide import Guide
from guide.outputs.site.content import Content
from guide.outputs.site.foot import hotline
from guide.outputs.site.outline import list_address, sheet
from guide.outputs.site.page import Entry
from guide.outputs.site.render import Choice, Here, Shelf, Way
from guide.words.types import RecordWords

# Of more sheets than these a list names those that are near, and steps to the others.
_MOST_SHEETS = 40


def parts(content: Content, entry: Entry) -> tuple[str, str, dict[str, Any]]:
    """Title, introduction and what else the template of a list wants."""
    if entry.kind == "contacts":
        return _contacts(content, entry)
    here = content.here(entry)
    title, intro = _heading(content, entry)
    if entry.kind == "projects" or entry.kind.startswith("by-"):
        ids: Sequence[str] = content.lists.get((entry.kind, entry.subject), ())
        kind, ways = "projects", _ways(content, entry, here)
    else:
        ids, kind, ways = _in_order(content.guide, entry.kind), entry.kind, ()
    records = [content.words(kind, id, entry.lang) for id in sheet(ids, entry)]
    shelves = _SHELVES.get(entry.kind, _one_shelf)(content, entry, records)
    return title, intro, {"shelves": shelves, "ways": ways, "pages": _sheets(entry, here)}


def _in_order(guide: Guide, kind: str) -> list[str]:
    """The ids of a kind as its list shows them, shelf by shelf."""
    if kind == "policies":
        tiers = list(PolicyTier)
        return sorted(guide.policies, key=lambda one: tiers.index(guide.policies[one].tier))
    if kind == "organisations":
        roles = list(OrganisationRole)
        return sorted(
            guide.organisations, key=lambda one: roles.index(guide.organisations[one].role)
        )
    if kind == "events":
        by_date = sorted(guide.events, key=lambda one: guide.events[one].dates.from_)
        past = [id for id in by_date if not is_coming(guide, id)]
        return [id for id in by_date if is_coming(guide, id)] + past[::-1]
    return list(guide.collection(kind))


def _heading(content: Content, entry: Entry) -> tuple[str, str]:
    guide, voice = content.guide, content.voice(entry.lang)
    if entry.kind == "by-sector":
        sector = guide.sector(entry.subject)
        return voice.text(sector.name), voice.text(sector.summary)
    if entry.kind == "by-park":
        return voice.title("parks", entry.subject), ""
    if entry.kind == "by-township":
        return voice.title("townships", entry.subject), ""
    return voice.word(f"section-{entry.kind}"), ""


def _one_shelf(_: Content, __: Entry, records: list[RecordWords]) -> tuple[Shelf, ...]:
    return (Shelf("", tuple(records)),) if records else ()


def _by_sector(content: Content, entry: Entry, records: list[RecordWords]) -> tuple[Shelf, ...]:
    here, voice, guide = content.here(entry), content.voice(entry.lang), content.guide
    shelves = []
    for sector in guide.sectors:
        found = tuple(record for record in records if record.sector == sector.id)
        if found:
            shelves.append(
                Shelf(
                    voice.text(sector.name),
                    found,
                    key=sector.id,
                    href=here.page(list_address("by-sector", sector.id)),
                    sector=sector.id,
                    note=counted(len(content.lists["by-sector", sector.id]), "project", entry.lang),
                )
            )
    return tuple(shelves)


def _by_label(
    records: Iterable[RecordWords], label_of: Callable[[RecordWords], tuple[str, str]]
) -> tuple[Shelf, ...]:
    """Shelves in the order in which their first record comes."""
    found: dict[tuple[str, str], list[RecordWords]] = {}
    for record in records:
        found.setdefault(label_of(record), []).append(record)
    return tuple(Shelf(label, tuple(shelf), key=key) for (key, label), shelf in found.items())


def _by_tier(content: Content, entry: Entry, records: list[RecordWords]) -> tuple[Shelf, ...]:
    words = locale(entry.lang)

    def label(record: RecordWords) -> tuple[str, str]:
        tier = content.guide.policies[record.id].tier
        return tier, words.enum("PolicyTier", tier)

    return _by_label(records, label)


def _by_role(content: Content, entry: Entry, records: list[RecordWords]) -> tuple[Shelf, ...]:
    words = locale(entry.lang)

    def label(record: RecordWords) -> tuple[str, str]:
        role = content.guide.organisations[record.id].role
        return role, words.enum("OrganisationRole", role)

    return _by_label(records, label)


def _by_time(content: Content, entry: Entry, records: list[RecordWords]) -> tuple[Shelf, ...]:
    words = locale(entry.lang)

    def label(record: RecordWords) -> tuple[str, str]:
        key = "coming" if is_coming(content.guide, record.id) else "past"
        return key, words.word(f"events-{key}")

    return _by_label(records, label)


def is_coming(guide: Guide, id: str) -> bool:
    """Whether an event's dates are not over on the guide's date, be it called off or not."""
    event = guide.events[id]
    ends = event.dates.to or event.dates.from_
    return event.state is not EventState.HELD and ends >= guide.date


_SHELVES: Mapping[str, Callable[[Content, Entry, list[RecordWords]], tuple[Shelf, ...]]] = {
    "projects": _by_sector,
    "policies": _by_tier,
    "events": _by_time,
    "organisations": _by_role,
}


def counted(count: int, noun: str, lang: str) -> str:
    """A number of things: `1 project`, `3 projects`."""
    key = f"{noun}-one" if count == 1 else f"{noun}-many"
    return locale(lang).word(key, count=count)


def _ways(content: Content, entry: Entry, here: Here) -> tuple[Way, ...]:
    """To the lists of projects by sector, park and township, with the size of each."""
    guide, voice = content.guide, content.voice(entry.lang)
    subjects: dict[str, list[tuple[str, str]]] = {
        "by-sector": [(sector.id, voice.text(sector.name)) for sector in guide.sectors],
        "by-park": [(id, voice.title("parks", id)) for id in guide.parks],
        "by-township": [
            (t.id, voice.text(t.name)) for t in (guide.place.townships if guide.place else ())
        ],
    }
    return tuple(
        Way(
            voice.word(by),
            tuple(
                Choice(
                    title,
                    here.page(list_address(by, id)),
                    len(content.lists.get((by, id), ())),
                    current=(entry.kind, entry.subject) == (by, id),
                )
                for id, title in choices
            ),
        )
        for by, choices in subjects.items()
        if choices
    )


def _sheets(entry: Entry, here: Here) -> tuple[Choice, ...]:
    """The sheets of a long list; nothing for a short one."""
    if entry.parts == 1:
        return ()
    return tuple(
        Choice(
            str(part),
            here.page(list_address(entry.kind, entry.subject, part)),
            current=part == entry.part,
        )
        for part in near(entry.part, entry.parts)
    )


def near(part: int, parts: int) -> list[int]:
    """The sheets that one sheet leads on to: all of them, or those near and steps to the others.

    Were all named on each, a list of a hundred thousand would be links for the most part.
    """
    if parts <= _MOST_SHEETS:
        return list(range(1, parts + 1))
    steps = {*range(1, parts + 1, -(-parts // 20)), parts}
    close = {part + distance for distance in (*range(-3, 4), *range(-40, 41, 10))}
    return sorted(steps | {each for each in close if 1 <= each <= parts})


def _contacts(content: Content, entry: Entry) -> tuple[str, str, dict[str, Any]]:
    """Every organisation with its people, and the hotline above them."""
    ids = _in_order(content.guide, "organisations")
    records = [content.words("organisations", id, entry.lang) for id in ids]
    shelves = _by_role(content, entry, [record for record in records if record.contacts])
    return (
        content.voice(entry.lang).word("section-contacts"),
        "",
        {
            "shelves": shelves,
            "hotline": hotline(content.guide, entry.lang),
        },
    )
