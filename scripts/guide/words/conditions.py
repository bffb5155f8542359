"""Conditions in words: `fixed-asset investment of at least CNY 20 million (cumulative)`."""

from collections.abc import Iterable
from decimal import Decimal

from guide.locales import capital
from guide.model.condition import Condition
from guide.model.enumerations import ConditionMeasure, Metric, Operator
from guide.quantities import Measure, Money
from guide.words.voice import Voice


def requirements(conditions: Iterable[Condition], voice: Voice) -> tuple[str, ...]:
    """Conditions as lines of a list."""
    return tuple(capital(condition(each, voice)) for each in conditions)


def condition(of: Condition, voice: Voice) -> str:
    """A condition as a phrase: `fixed-asset investment of at least CNY 20 million (cumulative)`."""
    if of.metric is None or of.op is None:
        return voice.word("any-of", items=voice.either(condition(each, voice) for each in of.any))
    metric, notes = voice.phrase(of.metric), [_span_of_time(of, voice)]
    if of.measure in (ConditionMeasure.GROWTH, ConditionMeasure.INCREASE):
        metric = voice.word("measure-of", metric=metric, measure=voice.phrase(of.measure))
    elif of.measure is ConditionMeasure.FIRST_TIME:
        notes.append(voice.phrase(of.measure))
    notes += [voice.phrase(of.subject), voice.text(of.note)]
    return voice.aside(_comparison(metric, of.metric, of.op, of.value, voice), *notes)


def conjunction(conditions: Iterable[Condition], voice: Voice) -> str:
    """Conditions that must all hold, as one phrase."""
    return voice.word("and-join").join(condition(each, voice) for each in conditions)


def _span_of_time(of: Condition, voice: Voice) -> str:
    """`cumulative over 2 years from the start of construction`, or as much of it as is said."""
    said = voice.phrase(of.period)
    if of.years is not None:
        years = voice.say(Measure(Decimal(of.years), "year"))
        said = voice.word("over-years", period=said, years=years).strip()
    if of.counted_from is None:
        return said
    event = voice.phrase(of.counted_from)
    if not said:
        return voice.word("from-event", event=event)
    return voice.word("counted-from", span=said, event=event)


def _comparison(name: str, metric: Metric, op: Operator, value: object, voice: Voice) -> str:
    if isinstance(value, tuple):
        said = voice.either(fact_word(metric, word, voice) for word in value)
    elif _is_zero(value):
        said = voice.word("zero")
    elif isinstance(value, Decimal) and metric in COUNTED:
        said = voice.say(Measure(value, COUNTED[metric]))
    else:
        said = voice.say(value)
    return voice.word(f"op-{op.value}", metric=name, value=said)


def _is_zero(value: object) -> bool:
    """Whether it is nothing, in whatever unit: `more than CNY 0` is `more than zero`."""
    number = value.minor if isinstance(value, Money) else getattr(value, "value", value)
    return isinstance(number, int | Decimal) and number == 0


# What a bare number of these counts.
COUNTED = {
    Metric.JOBS: "person",
    Metric.INSURED_STAFF: "person",
    Metric.VISITORS: "person-time",
    Metric.CONTAINERS: "TEU",
    Metric.YEARS_OPERATING: "year",
    Metric.COMPLETION_AGE: "year",
}

_NAMED = {Metric.SECTOR: "sectors", Metric.PARK: "parks"}


def fact_word(metric: Metric, word: str, voice: Voice) -> str:
    """A word that a condition compares with: a sector or park by name, others from the locale."""
    if metric in _NAMED:
        return voice.title(_NAMED[metric], word) or word
    return voice.locale.phrase("FactWord", word)
