"""A problem as JSON and back, to be remembered: of closed types only, so that nothing runs."""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from guide.model.references import Ref
from guide.problems import Label, Meaning, Place, Problem, Severity
from guide.quantities import (
    Dimensions,
    ExchangeRate,
    Measure,
    Money,
    MonthDay,
    PartialDate,
    Range,
    Rate,
    UnitPrice,
)

_PARTS: Final[dict[str, type[Any]]] = {
    each.__name__: each
    for each in (
        *(
            Label,
            Meaning,
            Money,
            Measure,
            Rate,
            Range,
            UnitPrice,
            PartialDate,
            MonthDay,
            Dimensions,
        ),
        ExchangeRate,
    )
}
_WRITTEN: Final[dict[str, tuple[type[Any], Callable[[Any], str], Callable[[str], Any]]]] = {
    "Decimal": (Decimal, str, Decimal),
    "Fraction": (Fraction, str, Fraction),
    "date": (date, date.isoformat, date.fromisoformat),
}


def packed(problem: Problem) -> list[Any]:
    """A problem as JSON; TypeError where an argument is of a kind that cannot be packed."""
    args = {name: _packed(value) for name, value in problem.args.items()}
    places = [dataclasses.astuple(place) for place in (problem.place, *problem.related)]
    return [problem.code, int(problem.severity), args, places]


def unpacked(found: list[Any]) -> Problem:
    """The problem that was packed."""
    code, severity, args, places = found
    place, *related = (Place(*each) for each in places)
    told = {name: _unpacked(value) for name, value in args.items()}
    return Problem(code, place, told, Severity(severity), tuple(related))


def _packed(value: object) -> Any:
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, Ref):
        return str(value)
    kind = type(value).__name__
    if type(value) is tuple:
        return [kind, *map(_packed, value)]
    if type(value) is _PARTS.get(kind):
        fields = dataclasses.fields(value)  # type: ignore[arg-type]
        return [kind, *(_packed(getattr(value, each.name)) for each in fields)]
    if kind in _WRITTEN and type(value) is _WRITTEN[kind][0]:
        return [kind, _WRITTEN[kind][1](value)]
    raise TypeError(kind)


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    if kind in _WRITTEN:
        return _WRITTEN[kind][2](parts[0])
    if kind == "tuple":
        return tuple(map(_unpacked, parts))
    return _PARTS[kind](*map(_unpacked, parts))
