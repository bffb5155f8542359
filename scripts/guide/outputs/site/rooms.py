"""The pages on which a visitor finds and weighs: units of all parks, comparison, shortlist."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from guide.model.enumerations import PlotState, UnitState
from guide.outputs.site import details, lists
from guide.outputs.site.catalogue import catalogue
from guide.outputs.site.content import Content
from guide.outputs.site.outline import UNITS, folder, has_units, list_address
from guide.outputs.site.page import Entry, relative
from guide.outputs.site.render import Choice
from guide.outputs.site.spaces import Space, spaces
from guide.outputs.site.spoken import spoken
from guide.quantities import Measure, UnitPrice
from guide.words.types import Cell, Link
from guide.words.voice import Voice

_STYLE = Markup('<link rel="stylesheet" href="{}">')
_SCRIPT = Markup('<script src="{}" defer></script>')

# The columns of the unit finder by the fields that they show.
_UNIT_COLUMNS = ("area", "floor_load", "clear_height", "crane", "power", "rent", "state")
_PLOT_COLUMNS = ("area", "use", "floor_area_ratio", "price", "term", "state")


# Fewer units and plots of a park one reads without a filter.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A choice above the unit finder: `key` names the number it compares, `most` turns it round."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    most: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A unit or plot as the finder shows it; `data` is what its script filters by."""

    key: str
    title: str
    park: Link
    data: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]


def assets(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The data files of these pages and of the project browser in one language."""
    yield spoken(content.voice(lang).locale)
    yield from catalogue(content, lang)
    yield from details.details(content, lang)


def head(entry: Entry, *names: str) -> Markup:
    """The lines of a head that load scripts and the style sheet of these pages."""
    style = _STYLE.format(relative("assets/browser.css", entry.address))
    scripts = (_SCRIPT.format(relative(f"assets/{name}.js", entry.address)) for name in names)
    return Markup("\n").join([style, *scripts])


def kept(content: Content, entry: Entry) -> dict[str, Any]:
    """What the templates of the comparison and the shortlist want."""
    voice = content.voice(entry.lang)
    return {
        "title": voice.word(f"section-{entry.kind}"),
        "intro": voice.word(f"{entry.kind}-intro"),
        "blocks": details.blocks(content),
        "language": folder(entry.lang),
        "guide_title": voice.text(content.guide.settings.title),
        "date": voice.say(content.guide.date),
    }


def browser(content: Content, entry: Entry) -> dict[str, Any]:
    """What the list of all projects wants so that a script can make a browser of it."""
    if entry.kind != "projects" or entry.part > 1:
        return {"counted": ""}
    count = len(content.guide.projects)
    return {"counted": lists.counted(count, "project", entry.lang) if count else ""}


def ways_on(content: Content, entry: Entry) -> dict[str, Any]:
    """The way from a list or a park to the page on which a visitor filters; None where none is."""
    here, guide = content.here(entry), content.guide
    way = None
    if entry.kind.startswith("by-") and entry.section == "projects":
        query = f"?{entry.kind.removeprefix('by-')}={entry.subject}"
        way = Choice(here.word("filter-these"), here.page(list_address("projects")) + query)
    elif entry.kind == "parks" and has_units(guide):
        way = Choice(here.word("find-units"), here.page(UNITS))
    elif entry.kind == "park" and has_units(guide):
        park = guide.parks[entry.subject]
        query = f"?park={entry.subject}" if park.buildings or park.plots else ""
        way = Choice(here.word("find-units"), here.page(UNITS) + query)
    return {"way": way}


def units(content: Content, entry: Entry) -> dict[str, Any]:
    """What the template of the unit finder wants."""
    voice, here = content.voice(entry.lang), content.here(entry)
    found = _free(content, entry, content.guide.parks)
    return {
        "title": voice.word("section-units"),
        "intro": voice.word("units-intro"),
        "own": False,
        **_narrowed(found, entry, voice),
        "parks_list": Choice(voice.word("section-parks"), here.page(list_address("parks"))),
    }


def own_units(content: Content, entry: Entry) -> dict[str, Any]:
    """What a park's page wants of the finder: nothing where there is nothing to choose from."""
    found = _free(content, entry, [entry.subject])
    if len(found) < _FEWEST:
        return {"counted": ""}
    return {"own": True, **_narrowed(found, entry, content.voice(entry.lang))}


def _free(content: Content, entry: Entry, parks: Iterable[str]) -> list[Space]:
    return [
        space
        for id in parks
        for space in spaces(content.guide, content.words("parks", id, entry.lang))
        if space.free
    ]


def _narrowed(free: Sequence[Space], entry: Entry, voice: Voice) -> dict[str, Any]:
    """Units and plots with the choices that narrow them."""
    label = voice.locale.field
    factory = [space for space in free if space.kind == "units"]
    plots = [space for space in free if space.kind == "plots"]
    used = dict.fromkeys(space.park for space in free)
    return {
        "narrowings": tuple(_narrowings(factory, free, voice)),
        "parks": tuple((id, _park_name(id, voice)) for id in used),
        "park_label": label("ProjectLocation", "park"),
        "unit_label": label("Unit", "id"),
        "plot_label": label("Plot", "id"),
        "unit_heads": tuple(_heads(factory, _UNIT_COLUMNS)),
        "plot_heads": tuple(_heads(plots, _PLOT_COLUMNS)),
        "units": tuple(_row(each, _UNIT_COLUMNS, factory, voice) for each in factory),
        "plots": tuple(_row(each, _PLOT_COLUMNS, plots, voice) for each in plots),
        "counted": lists.counted(len(free), "space", entry.lang) if free else "",
        "notes": tuple(_notes(free, voice)),
    }


def _heads(found: Sequence[Space], keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        columns = (column for space in found for column in space.columns if column.key == key)
        column = next(columns, None)
        if column is not None:
            yield key, column.label


def _row(space: Space, keys: Sequence[str], among: Sequence[Space], voice: Voice) -> Row:
    numbers = space.numbers
    data = {
        "kind": space.kind,
        "park": space.park,
        "area": _plain(numbers.area),
        "load": _plain(numbers.floor_load),
        "height": _plain(numbers.clear_height),
        "power": _plain(numbers.power),
        "crane": _plain(numbers.crane) if space.kind == "units" else "",
        "rent": _plain(float(space.rent.low)) if space.rent else "",
        "ready": _ready(space),
    }
    heads = [key for key, _ in _heads(among, keys)]
    cells = [space.cell(key) for key in heads]
    if space.ready is not None:
        state = heads.index("state")
        note = voice.word("from-day", date=voice.say(space.ready))
        cells[state] = Cell(cells[state].text, note)
    said = tuple(
        Cell(cell.text, cell.note if key == "state" else "")
        for key, cell in zip(heads, cells, strict=True)
    )
    link = Link("parks", space.park, _park_name(space.park, voice))
    return Row(space.key, space.id, link, tuple(data.items()), said)


def _park_name(id: str, voice: Voice) -> str:
    """A park's short name where it has one."""
    return voice.text(voice.guide.parks[id].short_name) or voice.title("parks", id)


def _ready(space: Space) -> str:
    """When it falls vacant: a day, empty for already, `later` for a day that nobody knows."""
    if space.state in (UnitState.VACANT, PlotState.CLEARED):
        return ""
    return space.ready.isoformat() if space.ready is not None else "later"


def _notes(found: Iterable[Space], voice: Voice) -> Iterator[tuple[str, str]]:
    """What prices include, said once: park, and note."""
    said: dict[tuple[str, str], None] = {}
    for space in found:
        for key in ("rent", "price"):
            note = space.cell(key).note
            if note:
                said[_park_name(space.park, voice), note] = None
    yield from said


def _narrowings(
    factory: Sequence[Space], free: Sequence[Space], voice: Voice
) -> Iterator[Narrowing]:
    label = voice.locale.field
    for key, name, unit, of, rungs in (
        ("area", "area", "m2", free, (500, 1000, 1500, 2000, 3000, 5000, 10_000, 50_000)),
        ("load", "floor_load", "t/m2", factory, None),
        ("height", "clear_height", "m", factory, None),
        ("power", "power", "kVA", factory, None),
        ("crane", "crane", "t", factory, None),
    ):
        attribute = {"load": "floor_load", "height": "clear_height"}.get(key, key)
        numbers = sorted({n for each in of if (n := getattr(each.numbers, attribute))})
        steps = [n for n in rungs if numbers and n <= numbers[-1]] if rungs else numbers
        if steps:
            options = tuple(
                (
                    _plain(step),
                    voice.word("at-least", value=voice.say(Measure(Decimal(_plain(step)), unit))),
                )
                for step in steps
            )
            yield Narrowing(key, label("Unit", name), options)
    rents = {each.rent.low: each.rent for each in factory if each.rent is not None}
    if rents:
        options = tuple((_plain(float(low)), _at_most(rents[low], voice)) for low in sorted(rents))
        yield Narrowing("rent", label("Unit", "rent"), options, most=True)


def _at_most(price: UnitPrice, voice: Voice) -> str:
    return voice.word("at-most", value=voice.say(replace(price, high=price.low)))


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:g}" if number < 1_000_000 else f"{number:.0f}"
