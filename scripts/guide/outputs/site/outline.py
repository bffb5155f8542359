"""The outline of the site: every address in every language, and what stands at it."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from guide.locales import written
from guide.model.guide import PAGES, Guide
from guide.outputs.site.page import Entry
from guide.words.compilation import CHAPTERS, on_offer

# How many records one sheet of a list shows; the next sheet has an address of its own.
SHEET = 60

# A kind's records by the name of one of them, and the part of the site they belong to.
RECORDS = {
    "projects": "project",
    "parks": "park",
    "policies": "policy",
    "chains": "chain",
    "events": "event",
    "organisations": "organisation",
}
COLLECTIONS = {name: kind for kind, name in RECORDS.items()}
SECTIONS = {kind: kind for kind in PAGES} | {"organisations": "contacts"}

# Entries that are documents of their own, without the theme.
DOCUMENTS = ("chooser", "moved")

# The parts of the site in the order of the navigation.
NAVIGATION = ("projects", "parks", "policies", "chains", "events", "place", "contacts")


# The page that finds the clauses that fit.
FINDER = "policies/finder.html"


# The pages on which a visitor finds units of all parks, weighs records and keeps a list of them.
UNITS = "parks/units.html"
KEPT = ("compare", "shortlist")


# What is offered in figures, and the files that other programs read.
OVERVIEW = "overview.html"
DATA = "data.html"


def outline(guide: Guide) -> tuple[Entry, ...]:
    """Every page made from the library, language by language."""
    lists = shelved(guide)
    return tuple(entry for tag in guide.languages for entry in _language(guide, tag, lists))


def folder(tag: str) -> str:
    """The folder of a language in addresses: its tag as guide.yml has it, in lower case."""
    return written(tag).lower()


def record_address(tag: str, kind: str, id: str) -> str:
    """The permanent address of a record (`kind` is its collection's name: `projects`)."""
    return f"{folder(tag)}/{kind}/{id}.html"


def shelved(guide: Guide) -> dict[tuple[str, str], list[str]]:
    """The ids of the projects on each list of projects, in order, by (kind, subject)."""
    lists: dict[tuple[str, str], list[str]] = {("projects", ""): list(guide.projects)}
    for id, project in guide.projects.items():
        for by, subject in (
            ("by-sector", project.sector),
            ("by-park", project.location.park),
            ("by-township", project.location.township),
        ):
            if subject:
                lists.setdefault((by, str(subject)), []).append(id)
    return lists


def sheet(records: Sequence[str], entry: Entry) -> Sequence[str]:
    """The part of a list that stands at an entry."""
    return records[(entry.part - 1) * SHEET : entry.part * SHEET]


def list_address(kind: str, subject: str = "", part: int = 1) -> str:
    """The address of a list's sheet within its language."""
    if kind.startswith("by-"):
        rest = f"{subject}.html" if part == 1 else f"{subject}/{part}.html"
        return f"projects/{kind}/{rest}"
    return f"{kind}/index.html" if part == 1 else f"{kind}/page/{part}.html"


def chapter_address(kind: str, subject: str) -> str:
    """The address of a chapter of the policy compilation within its language."""
    return f"policies/{kind}/{subject}.html"


def changes_address(edition: str) -> str:
    """The page of what changed since an edition was printed, within its language."""
    return f"changes/{edition}.html"


def shown(guide: Guide, key: str) -> bool:
    """Whether a part of the site has anything to show, so that the navigation names it."""
    if key == "place":
        return guide.place is not None
    return key in ("projects", "contacts") or bool(guide.collection(key))


def has_units(guide: Guide) -> bool:
    """Whether there is a page of all parks' units and plots; a park may have its address."""
    return "units" not in guide.parks and any(
        park.buildings or park.plots for park in guide.parks.values()
    )


def _language(
    guide: Guide, tag: str, lists: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[Entry]:
    root = folder(tag)
    yield Entry(f"{root}/index.html", tag, "home")
    if guide.place is not None:
        yield Entry(f"{root}/place.html", tag, "place", section="place")
    yield Entry(f"{root}/contacts.html", tag, "contacts", section="contacts")
    yield Entry(f"{root}/{OVERVIEW}", tag, "overview", section="projects")
    yield Entry(f"{root}/{DATA}", tag, "data")
    for edition in guide.frozen:
        yield Entry(f"{root}/{changes_address(edition)}", tag, "changes", edition)
    for kind in KEPT:
        yield Entry(f"{root}/{kind}.html", tag, kind, section=kind)
    if has_units(guide):
        yield Entry(f"{root}/{UNITS}", tag, "units", section="parks")
    for kind in PAGES:
        yield from _list(tag, kind, "", len(guide.collection(kind)))
    for by, subjects in (
        ("by-sector", [sector.id for sector in guide.sectors]),
        ("by-park", list(guide.parks)),
        ("by-township", [t.id for t in guide.place.townships] if guide.place else []),
    ):
        for subject in subjects:
            yield from _list(tag, by, subject, len(lists.get((by, subject), ())))
    yield from _policy_pages(guide, tag)
    for kind in PAGES:
        yield from _records(guide, tag, kind)


def _policy_pages(guide: Guide, tag: str) -> Iterator[Entry]:
    """The finder, and a chapter for each audience and tier that has a clause."""
    policies = on_offer(guide)
    if not policies:
        return
    yield Entry(f"{folder(tag)}/{FINDER}", tag, "finder", section="policies")
    audiences = {
        each for policy in policies for clause in policy.clauses for each in clause.audience
    }
    tiers = {policy.tier for policy in policies if policy.clauses}
    for kind, found in (("by-audience", audiences), ("by-tier", tiers)):
        for subject in CHAPTERS[kind]:
            if subject in found:
                address = f"{folder(tag)}/{chapter_address(kind, subject.value)}"
                yield Entry(address, tag, kind, subject.value, "policies")


def _records(guide: Guide, tag: str, kind: str) -> Iterator[Entry]:
    section = SECTIONS[kind]
    public, withdrawn = guide.collection(kind), guide.withdrawn.get(kind, {})
    for id in public:
        yield Entry(record_address(tag, kind, id), tag, RECORDS[kind], id, section)
    for id in withdrawn:
        yield Entry(record_address(tag, kind, id), tag, "gone", id, section)
    moved = {old: id for id, record in withdrawn.items() for old in record.formerly}
    for old, new in (moved | dict(guide.moved.get(kind, {}))).items():
        if old not in public and old not in withdrawn:
            yield Entry(record_address(tag, kind, old), tag, "moved", new, section)


def _list(tag: str, kind: str, subject: str, count: int) -> Iterator[Entry]:
    parts = max(1, ceil(count / SHEET))
    section = SECTIONS.get(kind, "projects")
    for part in range(1, parts + 1):
        address = f"{folder(tag)}/{list_address(kind, subject, part)}"
        yield Entry(address, tag, kind, subject, section, part=part, parts=parts)
