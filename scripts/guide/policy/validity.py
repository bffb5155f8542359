"""Whether a policy holds on a date: in force, not yet, about to lapse, lapsed or ended."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from guide.model.enumerations import LegalStatus
from guide.model.policy import Effective, Policy
from guide.quantities import Measure

# A policy that lapses within this many days is shown with a countdown.
EXPIRING_DAYS = 60


class Validity(StrEnum):
    """The state of a policy on a date."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    ABOLISHED = "abolished"

    @property
    def holds(self) -> bool:
        """Whether an investor can rely on it on that day."""
        return self in (Validity.IN_FORCE, Validity.EXPIRING)


@dataclass(frozen=True, slots=True)
class Term:
    """The state of a policy on a date, its first and last day, and the days left until the last."""

    state: Validity
    first: date
    last: date | None
    days_left: int | None


def last_day(effective: Effective) -> date | None:
    """The last day on which a document is in force; None for an open-ended one.

    A term counts from the first day: three years from 2025-01-01 end on 2027-12-31.
    """
    if effective.to is not None:
        return effective.to
    if effective.term is not None:
        return _after(effective.from_, effective.term)
    return None


def term(policy: Policy, on: date) -> Term:
    """The validity of a policy on a day, its first and last days included."""
    first, last = policy.effective.from_, last_day(policy.effective)
    acts = tuple((act.status.value, act.date) for act in policy.legal_status)
    state, left = state_on(first, last, acts, on)
    return Term(state, first, last, left)


def state_on(
    first: date, last: date | None, acts: Iterable[tuple[str, date]], on: date
) -> tuple[Validity, int | None]:
    """The state on a day of what runs from a first to a last day, and the days left."""
    left = (last - on).days if last is not None else None
    state = Validity.IN_FORCE
    for status, day in acts:
        # A revision leaves the document in force; the other acts end it on their day.
        if day <= on and status == LegalStatus.SUPERSEDED:
            state = Validity.SUPERSEDED
        elif day <= on and status == LegalStatus.ABOLISHED:
            state = Validity.ABOLISHED
    if state is Validity.IN_FORCE:
        if on < first:
            state = Validity.NOT_YET
        elif left is not None and left < 0:
            state = Validity.EXPIRED
        elif left is not None and left <= EXPIRING_DAYS:
            state = Validity.EXPIRING
    return state, left


def _after(first: date, span: Measure) -> date | None:
    """The last day of a span of years, months or days; None past the calendar's end."""
    try:
        if span.unit in ("year", "month"):
            months = int(span.to("month"))
            index = first.year * 12 + first.month - 1 + months
            year, month = divmod(index, 12)
            day = min(first.day, calendar.monthrange(year, month + 1)[1])
            return date(year, month + 1, day) - timedelta(days=1)
        return first + timedelta(days=int(span.to("d")) - 1)
    except (ValueError, OverflowError):
        return None
