"""Dates, months and years as people type them: `2026-11-22`, `2026年11月`, `22 November 2026`."""

import re
from typing import Final

from guide.quantities.errors import QuantityError
from guide.quantities.text import reader
from guide.quantities.values import MonthDay, PartialDate
from guide.quantities.vocabulary import months

_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_HAN: Final = re.compile(
    r"([0-9]{4})\s*年(?:\s*([0-9]{1,2})\s*月(?:份|\s*([0-9]{1,2})\s*[日号])?)?"
)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})\s*[/.]\s*([0-9]{1,2})\s*[/.]\s*([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+([0-9]{4})"
)
_MONTH_FIRST: Final = re.compile(
    r"([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})"
)
_UNCLEAR: Final = re.compile(r"[0-9]{1,4}\s*[/.]\s*[0-9]{1,4}(?:\s*[/.]\s*[0-9]{1,4})?")
_QUARTER: Final = re.compile(
    r"[Qq][1-4]|季度?|quarter|[上下]半年|[上中下]旬|[年月]?[初中底末]|half", re.IGNORECASE
)
_SHORT_YEAR: Final = re.compile(r"'?[0-9]{2}\s*(?:年.*|-[0-9]{1,2}-[0-9]{1,2})")
_MONTH_DAY: Final = re.compile(
    r"([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]"
)
_NAMED_DAY: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})")


@reader
def parse_date(text: str) -> PartialDate:
    """A day, a month or a year, kept as vague as it is written."""
    if match := _ISO.fullmatch(text) or _HAN.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _date(text, year, int(month) if month else None, day)
    if match := _DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
        return _date(text, year, _month(text, name), day)
    if match := _MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
        return _date(text, year, _month(text, name), day)
    if _UNCLEAR.fullmatch(text):
        raise QuantityError("date-unclear", text=text)
    if _SHORT_YEAR.fullmatch(text):
        raise QuantityError("date-short-year", text=text)
    if _QUARTER.search(text):
        raise QuantityError("date-vague", text=text)
    raise QuantityError("date-not-read", text=text)


def _date(text: str, year: str, month: int | None, day: str | None) -> PartialDate:
    try:
        return PartialDate(int(year), month, int(day) if day else None)
    except QuantityError as error:
        raise error.within(text) from None


def _month(text: str, name: str) -> int:
    month = months().get(name.lower())
    if month is None:
        raise QuantityError("date-month-name", text=text, word=name)
    return month


@reader
def parse_month_day(text: str) -> MonthDay:
    """A day of every year: `01-31`, `1月31日`, `31 January`."""
    if match := _MONTH_DAY.fullmatch(text):
        month, day = (int(group) for group in match.groups() if group)
    elif match := _NAMED_DAY.fullmatch(text):
        day, month = int(match[1]), _month(text, match[2])
    else:
        raise QuantityError("month-day-not-read", text=text)
    return MonthDay(month, day)
