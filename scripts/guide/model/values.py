"""The scalars of the model: each parses what staff write and says what went wrong."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from guide import quantities
from guide.model.base import fault
from guide.quantities import (
    Dimensions,
    Measure,
    Money,
    PartialDate,
    QuantityError,
    Range,
    Rate,
    UnitPrice,
)


def _scalar(value: Any) -> str:
    """The text of a scalar; collections and empty values are refused with a fault."""
    if isinstance(value, dict | list):
        raise fault("not-a-value")
    if value is None or not str(value).strip():
        raise fault("empty-value")
    return str(value).strip()


def parsed(parse: Callable[[str], Any], *kept: type) -> PlainValidator:
    """A validator that parses text with `parse`; values of the `kept` types pass as they are."""

    def validate(value: Any) -> Any:
        if kept and isinstance(value, kept):
            return value
        try:
            return parse(_scalar(value))
        except QuantityError as error:
            raise fault(error.code, **error.args_) from None

    return PlainValidator(validate)


def _written(description: str) -> WithJsonSchema:
    # Editors meet numbers where the model wants text: `phone: 5551234` must not turn red.
    return WithJsonSchema({"type": ["string", "number"], "description": description})


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise fault("not-a-boolean", text=text)
    return text == "true"


def _day(text: str) -> date:
    parsed_date = quantities.parse_date(text)
    if parsed_date.month is None or parsed_date.day is None:
        raise fault("day-wanted", text=text)
    return parsed_date.first


def _length_of_time(text: str) -> Measure:
    return quantities.parse_measure(text, "time")


def _measure(text: str) -> Measure:
    return quantities.parse_measure(text)


def _money_range(text: str) -> Range[Money]:
    return quantities.parse_range(text, quantities.parse_money)


def _rate_range(text: str) -> Range[Rate]:
    return quantities.parse_range(text, quantities.parse_rate)


def _number_range(text: str) -> Range[Decimal]:
    return quantities.parse_range(text, quantities.parse_number)


def _first_that_fits(*parsers: Callable[[str], Any]) -> Callable[[str], Any]:
    """Try parsers in order; the last one's error is the one a person reads."""

    def parse(text: str) -> Any:
        for parser in parsers[:-1]:
            try:
                return parser(text)
            except QuantityError:
                continue
        return parsers[-1](text)

    return parse


Plain = Annotated[str, BeforeValidator(_scalar), _written("text, kept as written")]
Boolean = Annotated[bool, parsed(_boolean, bool), WithJsonSchema({"type": "boolean"})]
Integer = Annotated[
    int, parsed(quantities.parse_integer, int), WithJsonSchema({"type": ["integer", "string"]})
]
Number = Annotated[
    Decimal,
    parsed(quantities.parse_number, Decimal),
    WithJsonSchema({"type": ["number", "string"]}),
]
MoneyValue = Annotated[
    Money, parsed(quantities.parse_money, Money), _written("5.8亿元, 1200万元, USD 18 million")
]
MoneyRange = Annotated[
    Range[Money], parsed(_money_range, Range), _written("5.8亿元, 8000万–1.2亿元")
]
AreaValue = Annotated[
    Measure, parsed(quantities.parse_area, Measure), _written("320亩, 21.3公顷, 48000 m2")
]
MeasureValue = Annotated[Measure, parsed(_measure, Measure), _written("12 t/h, 8 m, 2500 kVA")]
Duration = Annotated[
    Measure, parsed(_length_of_time, Measure), _written("50 years, 18 months, 45 min")
]
UnitName = Annotated[str, parsed(quantities.parse_unit), _written("a unit: t, set, m2, TEU")]
RateValue = Annotated[Rate, parsed(quantities.parse_rate, Rate), _written("2.5%, 4‰")]
RateRange = Annotated[Range[Rate], parsed(_rate_range, Range), _written("15%, 12%–15%")]
NumberRange = Annotated[Range[Decimal], parsed(_number_range, Range), _written("6.8, 6–7.5")]
PriceRange = Annotated[
    UnitPrice | Range[Money] | Range[Rate],
    parsed(
        _first_that_fits(_rate_range, _money_range, quantities.parse_unit_price), UnitPrice, Range
    ),
    _written("15–17元/平方米·月, 10–25万元/亩"),
]
Grid = Annotated[Dimensions, parsed(quantities.parse_dimensions, Dimensions), _written("9 m x 9 m")]
Day = Annotated[date, parsed(_day, date), WithJsonSchema({"type": "string", "format": "date"})]
AnyDate = Annotated[
    PartialDate,
    parsed(quantities.parse_date, PartialDate),
    WithJsonSchema({"type": ["string", "integer"], "description": "2026-11-22, 2026-11, 2026"}),
]
parse_amount = parsed(
    _first_that_fits(
        quantities.parse_money,
        quantities.parse_unit_price,
        quantities.parse_measure,
        quantities.parse_rate,
        quantities.parse_number,
    ),
    Money,
    UnitPrice,
    Measure,
    Rate,
    Decimal,
)
Amount = Annotated[
    Money | UnitPrice | Measure | Rate | Decimal,
    parse_amount,
    _written("an amount of the metric it belongs to: 200万美元, 5000 m2, 200, 3%"),
]
