"""The page that lists the open data: each file with what it holds, its form and its size."""

from dataclasses import dataclass
from typing import Any

from guide import quantities
from guide.data.places import deadlines_place, events_place, feed_place
from guide.data.resource import Resource
from guide.outputs.site.content import Content
from guide.outputs.site.page import Entry

_FORMS = {"csv": "CSV", "json": "JSON", "ics": "iCalendar", "atom": "Atom"}


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away: what it holds, where it stands, its form, its size in words."""

    title: str
    href: str
    form: str
    size: str = ""


def parts(content: Content, entry: Entry) -> dict[str, Any]:
    """What the template of the page wants."""
    guide, voice, here = content.guide, content.voice(entry.lang), content.here(entry)
    resources = content.open_data
    spare = {each.name: each.title for each in resources}

    def title(resource: Resource) -> str:
        name = resource.name.removesuffix("-json")
        for key in (f"data-{name}", f"section-{name}", f"group-{name.removeprefix('place-')}"):
            if key in voice.locale.words:
                return voice.word(key)
        return spare[resource.name]

    found = [
        File(
            title(each),
            here.file(f"data/{each.path}"),
            _FORMS[each.path.rpartition(".")[2]],
            _size(len(each.data), voice.lang),
        )
        for each in resources
    ]
    return {
        "title": voice.word("open-data"),
        "intro": voice.word("data-lead"),
        "tables": tuple(file for file in found if file.form == "CSV"),
        "documents": tuple(file for file in found if file.form == "JSON"),
        "package": here.file("data/datapackage.json"),
        "subscriptions": tuple(
            File(voice.word(word), here.file(f"data/{place}"), _FORMS[place.rpartition(".")[2]])
            for word, place, there in (
                ("feed", feed_place(entry.lang), bool(guide.settings.site_url)),
                ("calendar-events", events_place(entry.lang), bool(guide.events)),
                (
                    "calendar-policies",
                    deadlines_place(entry.lang),
                    any(here.calendar("policies", id) for id in guide.policies),
                ),
            )
            if there
        ),
    }


def _size(octets: int, lang: str) -> str:
    kilobytes = max(1, round(octets / 1000))
    return f"{quantities.show(kilobytes, lang)} KB"
