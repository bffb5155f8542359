"""Dates: nothing is past its own validity, and nothing was done in the future."""

from collections.abc import Iterator

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    warning,
)
from guide.model.enumerations import EventState, Offer, Status
from guide.model.event import Event
from guide.model.place import PlaceProfile
from guide.model.project import Project
from guide.model.record import Record
from guide.problems import Label

STALE_DAYS = 366


@error
@alone
def past_valid_until(scope: Scope) -> Iterator[Finding]:
    """A published record is within its own validity."""
    today = scope.library.date
    for record in scope.records:
        if record.status is Status.PUBLISHED and record.valid_until and record.valid_until < today:
            yield at(record, "valid_until", until=record.valid_until, date=today)


@warning
@alone
def date_in_future(scope: Scope) -> Iterator[Finding]:
    """Data was collected and reviewed before the guide's date."""
    today = scope.library.date
    for record in scope.records:
        # An edition is planned: its data are of its own day.
        if record.collection == "editions":
            continue
        if record.as_of and record.as_of > today:
            yield at(record, "as_of", date=record.as_of, today=today)
        if record.reviewed and record.reviewed.date > today:
            yield at(record, "reviewed", "date", date=record.reviewed.date, today=today)


@warning
@alone
def data_stale(scope: Scope) -> Iterator[Finding]:
    """Data is at most a year old."""
    today = scope.library.date
    documents: list[tuple[str, str, Record | PlaceProfile]] = [
        (record.collection, record.id, record)
        for record in scope.records
        if record.status is Status.PUBLISHED
    ]
    documents += [
        ("place", "", each.model)
        for each in scope.documents
        if isinstance(each.model, PlaceProfile)
    ]
    for kind, id, document in documents:
        if document.as_of and (today - document.as_of).days > STALE_DAYS:
            yield Finding(kind, id, ("as_of",), {"date": document.as_of})


@warning
@alone
def reviewed_before_collected(scope: Scope) -> Iterator[Finding]:
    """A review looked at the data as it is now."""
    for record in scope.records:
        if record.reviewed and record.as_of and record.reviewed.date < record.as_of:
            yield at(record, "reviewed", "date", date=record.reviewed.date, as_of=record.as_of)


@warning
@alone
def event_past(scope: Scope) -> Iterator[Finding]:
    """An event that is over is marked held or cancelled."""
    today = scope.library.date
    open_states = (EventState.PLANNED, EventState.CONFIRMED, EventState.POSTPONED)
    for event in scope.of(Event):
        last = event.dates and (event.dates.to or event.dates.from_)
        if last and last < today and event.state in open_states:
            state = Label("enums", "EventState", event.state.value)
            yield at(event, "state", date=last, state=state)


@warning
@alone
def event_held_early(scope: Scope) -> Iterator[Finding]:
    """An event that is still to come is not marked held."""
    today = scope.library.date
    for event in scope.of(Event):
        if event.dates and event.dates.from_ > today and event.state is EventState.HELD:
            yield at(event, "state", date=event.dates.from_)


@warning
@alone
def ready_in_future(scope: Scope) -> Iterator[Finding]:
    """A preliminary step that is done was done before the guide's date."""
    today = scope.library.date
    for project in scope.of(Project):
        if project.readiness is None:
            continue
        for name in type(project.readiness).model_fields:
            step = getattr(project.readiness, name)
            if step and step.date and step.state.value == "done" and step.date.first > today:
                yield at(project, "readiness", name, "date", date=step.date)


@warning
@alone
def start_past(scope: Scope) -> Iterator[Finding]:
    """A project that still seeks investors does not start in the past."""
    today = scope.library.date
    for project in scope.of(Project):
        start = project.schedule.start if project.schedule else None
        if start and project.offer is Offer.SEEKING and start.last < today:
            yield at(project, "schedule", "start", date=start)
