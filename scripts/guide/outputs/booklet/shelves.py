"""The sectors with their projects: what a page each is made from, and how full it will be."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from guide import quantities
from guide.locales import written
from guide.model.enumerations import Format
from guide.model.lists import Sector
from guide.model.project import Project
from guide.outputs.booklet import drawing
from guide.outputs.booklet.desk import Desk
from guide.outputs.booklet.entries import entry
from guide.outputs.booklet.fitting import SPARE
from guide.quantities import Money
from guide.side import can_fork, side_by_side
from guide.typesetting import parts, tables
from guide.typesetting.parts import Part
from guide.typesetting.type import width
from guide.words import Voice

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
# So many projects are worth the start of a process.
_ENOUGH = 60
_HAN = ("zh", "zh-Hant", "ja")
# Above these weights a project surely needs the next tighter setting.
_LOOSE = {"han": (1800.0, 2600.0), "latin": (3000.0, 4400.0)}


def project_parts(desk: Desk, projects: Sequence[Project]) -> dict[str, Part]:
    """What the page of each project is made from, by its id; of many in several processes."""
    count = len(os.sched_getaffinity(0)) if len(projects) >= _ENOUGH and can_fork() else 1
    ends = [len(projects) * share // count for share in range(count + 1)]

    def made(first: int, end: int) -> dict[str, Part]:
        return {project.id: _project(desk, project) for project in projects[first:end]}

    found: dict[str, Part] = {}
    jobs = [partial(made, *share) for share in pairwise(ends)]
    for share in side_by_side(jobs, forked=count > 1):
        found |= share
    return found


def sector_part(
    desk: Desk, sector: Sector, shelf: Sequence[Project], made: Mapping[str, Part]
) -> Part:
    """A sector with its sums, its drawing and its projects in order; `made` are their parts."""
    voice = desk.voice
    return {
        "id": sector.id,
        "name": voice.text(sector.name),
        "other_name": desk.second(sector.name),
        "summary": voice.text(sector.summary),
        "figures": _totals(shelf, voice),
        "ridges": drawing.ridges(sector.id, [amounts(shelf)], fewest=4),
        "projects": [made[project.id] for project in shelf],
    }


def _project(desk: Desk, project: Project) -> Part:
    small = desk.format is Format.A5  # where no band of facts narrows the text
    made = entry(desk, project, measure=desk.measure if small else tables.COLUMN)
    for group in made["groups"]:
        for item in group["items"]:
            if item["key"] in _YIELDING:
                item["rank"] = len(_YIELDING) - _YIELDING.index(item["key"])
    made["groups"] += [_in_a_line(group, desk.voice) for group in made["by_rule"]]
    where = project.location.park or project.location.township or ""
    kind = "parks" if project.location.park else "townships"
    return made | {
        "density": density(made, desk.voice.lang) if desk.facing else 0,
        "code": str(project.code or ""),
        "amount": desk.voice.say(project.investment.total) if project.investment else "",
        "where": desk.voice.title(kind, where),
    }


def _in_a_line(of: Part, voice: Voice) -> Part:
    """A group of names as one text, which gives way before anything is set tighter."""
    names = voice.join([line["text"] for item in of["items"] for line in item["lines"]])
    notes = [item["note"] for item in of["items"] if item["note"]]
    item = parts.fact(of["key"], of["label"], [parts.line(text) for text in (names, *notes)])
    return of | {"items": [item | {"rank": SPARE}]}


def weight(project: Part) -> float:
    """How much a project has to say, in Latin characters: every text of its groups and its lead."""
    return sum(
        width(text) for key in ("subtitle", "summary", "groups") for text in _said(project[key])
    )


def density(project: Part, lang: str) -> int:
    """A first guess at how tightly a project must be set, 0 to 2, from the length of its texts.

    It errs on the loose side: the template measures, and tightens where the guess was too hopeful.
    """
    limits = _LOOSE["han" if written(lang) in _HAN else "latin"]
    return sum(weight(project) > limit for limit in limits)


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


def amounts(shelf: Iterable[Project]) -> list[float]:
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
