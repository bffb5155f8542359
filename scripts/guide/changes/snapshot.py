"""A snapshot is the public data of a guide as an edition prints it."""

from guide import __version__
from guide.data.records import record
from guide.data.values import value
from guide.model.edition import Edition
from guide.model.frozen import Frozen, digest
from guide.model.guide import PAGES, Guide
from guide.selection import selected


def snapshot(guide: Guide, edition: Edition) -> Frozen:
    """The guide's public data on its date, with the projects that the edition shows."""
    data = {kind: public(guide, kind) for kind in (*PAGES, "place")}
    return Frozen(
        edition=edition.id,
        number=str(edition.number),
        title=dict(edition.title),
        date=guide.date,
        version=__version__,
        projects=tuple(project.id for project in selected(guide, edition)),
        data=data,
        digest=digest(data),
    )


def public(guide: Guide, kind: str) -> dict[str, object]:
    """The records of a kind by id as the open data has them; the place has an empty id."""
    if kind == "place":
        return {"": value(guide.place, guide)} if guide.place is not None else {}
    records = {id: record(each, guide) for id, each in guide.collection(kind).items()}
    for each in records.values():
        each.pop("pages", None)
    return dict(records)
