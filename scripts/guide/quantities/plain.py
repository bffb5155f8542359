"""Every quantity as canonical text in no language, which parses again to the same value."""

import datetime
from decimal import Decimal
from functools import singledispatch
from typing import Any

from guide.quantities.currencies import digits_of
from guide.quantities.exact import bare
from guide.quantities.values import (
    Dimensions,
    Measure,
    Money,
    MonthDay,
    PartialDate,
    Range,
    Rate,
    UnitPrice,
)


@singledispatch
def plain(value: object) -> str:
    """Canonical text that parses again, in no language: `CNY 580000000`, `320 mu`, `2.5%`."""
    raise TypeError(f"no quantity: {type(value).__name__}")


@plain.register
def _(value: int) -> str:
    return str(value)


@plain.register
def _(value: Decimal) -> str:
    return f"{value:f}"


@plain.register
def _(value: Money) -> str:
    digits = digits_of(value.currency)
    whole = value.minor % 10**digits == 0
    return f"{value.currency} {bare(value.amount) if whole else value.amount:f}"


@plain.register
def _(value: Measure) -> str:
    return f"{value.value:f} {value.unit}"


@plain.register
def _(value: Rate) -> str:
    return f"{value.value:f}{value.sign}"


@plain.register
def _(value: UnitPrice) -> str:
    per = "/".join(value.per)
    if value.low == value.high:
        return f"{value.currency} {value.low:f}/{per}"
    return f"{value.currency} {value.low:f}–{value.high:f}/{per}"


@plain.register
def _(value: PartialDate) -> str:
    return value.iso


@plain.register
def _(value: datetime.date) -> str:
    return value.isoformat()


@plain.register
def _(value: MonthDay) -> str:
    return f"{value.month:02}-{value.day:02}"


@plain.register
def _(value: Dimensions) -> str:
    return " x ".join(plain(side) for side in value.sides)


@plain.register(Range)
def _(value: Range[Any]) -> str:
    if value.low == value.high:
        return plain(value.low)
    if value.low is None or value.high is None:
        return f"≥{plain(value.low)}" if value.high is None else f"≤{plain(value.high)}"
    return f"{plain(value.low)}–{plain(value.high)}"
