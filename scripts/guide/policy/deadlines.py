"""Until when one can apply under a clause: its window, within the document's own days."""

from datetime import date

from guide.model.enumerations import Repeats
from guide.model.policy import Clause, Policy, Window
from guide.policy.validity import last_day
from guide.quantities import MonthDay, QuantityError, parse_date, parse_month_day


def latest_day(policy: Policy, clause: Clause, on: date) -> date | None:
    """The last day of the window that is open or opens next; the document's last day without one.

    A window that opens after the document has ended is the one for its last year. None where
    nothing ends, where the document has ended, or where its one window has closed.
    """
    first, last = policy.effective.from_, last_day(policy.effective)
    if last is not None and last < on:
        return None
    window = clause.window
    found = window_days(window, first) if window is not None else None
    if window is None or found is None:
        return last
    if window.repeats is Repeats.YEARLY:
        start = max(first, on)
        years = (window_days(window, date(year, 1, 1)) for year in range(start.year - 1, 9999))
        found = next(days for days in years if days is not None and days[1] >= start)
    opens, closes = found
    if closes < on:
        return None
    return closes if last is None or opens > last else min(closes, last)


def window_days(window: Window, first: date) -> tuple[date, date] | None:
    """A window's days, of a yearly one those of its first full year; None for a rolling one."""
    if window.repeats is Repeats.ROLLING or not (window.from_ and window.to):
        return None
    try:
        if window.repeats is Repeats.YEARLY:
            opens, closes = parse_month_day(window.from_), parse_month_day(window.to)
            year = first.year if _on(opens, first.year) >= first else first.year + 1
            return _on(opens, year), _on(closes, year if closes >= opens else year + 1)
        return parse_date(window.from_).first, parse_date(window.to).last
    except QuantityError:
        return None


def _on(day: MonthDay, year: int) -> date:
    """A day of every year in one year; 29 February is the 28th where there is none."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return date(year, day.month, day.day - 1)
