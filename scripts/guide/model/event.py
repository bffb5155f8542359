"""A promotion event, 推介活动: fair, themed promotion, signing, online talk."""

from typing import ClassVar, Self

from pydantic import model_validator

from guide.model.base import Model, fault, field, needed
from guide.model.enumerations import EventKind, EventState
from guide.model.parts import Picture
from guide.model.record import Record
from guide.model.references import (
    ChainRef,
    EditionRef,
    OrganisationRef,
    ParkRef,
    ProjectRef,
    Url,
)
from guide.model.text import LongText, Text
from guide.model.values import Day, Plain


class EventDates(Model):
    """From when to when an event lasts, and the zone of its clock."""

    from_: Day = needed(alias="from")
    to: Day | None = field()
    opens: Plain | None = field()
    timezone: Plain = field()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to is not None and self.to < self.from_:
            raise fault("dates-reversed", first=self.from_, last=self.to)
        return self


class Registration(Model):
    """Where and until when one registers."""

    url: Url | None = field()
    closes: Day | None = field()
    note: Text | None = field()


class Event(Record):
    """One event, with what is shown there."""

    collection: ClassVar[str] = "events"

    name: Text = field(required=True, limit=50)
    summary: Text | None = field(limit=120)
    kind: EventKind = field("basics", required=True)
    state: EventState = field("basics", required=True)
    state_note: Text | None = field("basics")
    dates: EventDates = field("basics", required=True)
    previous_dates: EventDates | None = field("basics")
    city: Text = field("basics", required=True)
    venue: Text | None = field("basics")
    booth: Plain | None = field("basics")
    organiser: tuple[OrganisationRef, ...] = field("basics", many=tuple)
    host: tuple[OrganisationRef, ...] = field("basics", many=tuple)
    audience: Text | None = field("basics")
    programme: LongText | None = field("programme", limit=400)
    chain: ChainRef | None = field("shown")
    registration: Registration | None = field("basics")
    projects: tuple[ProjectRef, ...] = field("shown", many=tuple)
    parks: tuple[ParkRef, ...] = field("shown", many=tuple)
    editions: tuple[EditionRef, ...] = field("shown", many=tuple)
    outcome: LongText | None = field("outcome", limit=300)
    media: tuple[Picture, ...] = field(many=tuple)
