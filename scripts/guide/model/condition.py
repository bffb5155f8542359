"""A condition: one fact that must hold, of a firm, a project or a person."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import (
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from guide.model.base import Model, fault, field
from guide.model.enumerations import (
    ConditionMeasure,
    CountedFrom,
    Metric,
    Operator,
    Period,
    Subject,
)
from guide.model.text import Text
from guide.model.values import Integer, parse_amount
from guide.quantities import Measure, Money, Rate, UnitPrice

# Facts that are one of a list of words, not an amount.
WORD_METRICS = frozenset(
    {
        Metric.SECTOR,
        Metric.PARK,
        Metric.ORIGIN,
        Metric.STAGE,
        Metric.COMPANY_CLASS,
        Metric.RECOGNITION,
        Metric.RECIPIENT,
    }
)


# The validator below decides by the metric; the type only says what may come of it.
ConditionValue = Annotated[
    Money | UnitPrice | Measure | Rate | Decimal | tuple[str, ...],
    parse_amount,
    WithJsonSchema(
        {
            "type": ["string", "number", "array"],
            "items": {"type": "string"},
            "description": "an amount (200万美元, 5000 m2, 200) or words ([foreign, hmt])",
        }
    ),
]


class Condition(Model):
    """One fact that must hold. A list of conditions means all of them; `any` means one of them."""

    any: tuple["Condition", ...] = field(many=tuple)
    metric: Metric | None = field()
    op: Operator | None = field()
    value: ConditionValue | None = field()
    period: Period | None = field()
    years: Integer | None = field()
    measure: ConditionMeasure | None = field()
    counted_from: CountedFrom | None = field()
    subject: Subject | None = field()
    note: Text | None = field()

    @field_validator("value", mode="wrap")
    @classmethod
    def _value_of_metric(
        cls, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> object:
        metric = info.data.get("metric")
        if metric in WORD_METRICS:
            words = [value] if isinstance(value, str) else value
            if not isinstance(words, list | tuple) or any(not isinstance(w, str) for w in words):
                raise fault("words-wanted", metric=str(metric))
            return tuple(words)
        return handler(value)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.any:
            if self.metric is not None:
                raise fault("condition-and-any")
        elif self.metric is None or self.op is None or self.value is None:
            raise fault("condition-incomplete")
        return self
