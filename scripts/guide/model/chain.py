"""An industry chain, 产业链, with the links that are there, weak or missing."""

from typing import ClassVar

from guide.model.base import Model, field, needed
from guide.model.enumerations import LinkState, Stream
from guide.model.record import Record
from guide.model.references import Id, OrganisationRef, ParkRef, SectorRef
from guide.model.text import LongText, Text
from guide.model.values import Integer


class Link(Model):
    """One link of a chain; a missing one is the invitation."""

    id: Id = needed()
    name: Text = needed(limit=20)
    stream: Stream = needed()
    state: LinkState = needed()
    firms: Integer | None = field()
    parks: tuple[ParkRef, ...] = field(many=tuple)
    text: Text | None = field(limit=80)


class Chain(Record):
    """A chain of industries in the place."""

    collection: ClassVar[str] = "chains"

    name: Text = field(required=True, limit=30)
    summary: Text | None = field(limit=120)
    description: LongText = field("description", required=True, limit=500)
    sectors: tuple[SectorRef, ...] = field("basics", many=tuple)
    lead: OrganisationRef | None = field("basics")
    links: tuple[Link, ...] = field(required=True, many=tuple)
