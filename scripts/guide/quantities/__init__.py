"""Quantities: read what people type, keep it exactly, and write it in any language."""

from guide.quantities.dates import parse_date, parse_month_day
from guide.quantities.dimensions import parse_dimensions
from guide.quantities.errors import QuantityError
from guide.quantities.formatting import message, other_unit, parts, show, show_money
from guide.quantities.labels import currency_label, per_label, unit_label
from guide.quantities.measures import parse_area, parse_measure, units
from guide.quantities.money import parse_money
from guide.quantities.numbers import parse_integer, parse_number
from guide.quantities.plain import plain
from guide.quantities.prices import parse_unit_price
from guide.quantities.ranges import parse_range
from guide.quantities.rates import parse_rate
from guide.quantities.unit_names import parse_unit
from guide.quantities.values import (
    Dimensions,
    ExchangeRate,
    Kind,
    Measure,
    Money,
    MonthDay,
    PartialDate,
    Range,
    Rate,
    UnitPrice,
)

__all__ = [
    "Dimensions",
    "ExchangeRate",
    "Kind",
    "Measure",
    "Money",
    "MonthDay",
    "PartialDate",
    "QuantityError",
    "Range",
    "Rate",
    "UnitPrice",
    "currency_label",
    "message",
    "other_unit",
    "parse_area",
    "parse_date",
    "parse_dimensions",
    "parse_integer",
    "parse_measure",
    "parse_money",
    "parse_month_day",
    "parse_number",
    "parse_range",
    "parse_rate",
    "parse_unit",
    "parse_unit_price",
    "parts",
    "per_label",
    "plain",
    "show",
    "show_money",
    "unit_label",
    "units",
]
