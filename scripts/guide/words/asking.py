"""The facts that policies ask for, in words: what each is called, and its value."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guide.locales import capital
from guide.model.enumerations import Metric
from guide.model.text import Text
from guide.policy import Value
from guide.policy.rounding import half_up
from guide.quantities import Measure, Money, Rate, UnitPrice
from guide.quantities.currencies import digits_of
from guide.words.conditions import COUNTED, fact_word
from guide.words.voice import Voice

Json = Mapping[str, Any]

_MU = Fraction(2000, 3)


def fact_name(key: str, fact: Json, voice: Voice) -> str:
    """What a fact is called: its metric, how it is measured, and what it is a fact of.

    `key` and `fact` are those of `facts` in the data form of a policy.
    """
    metric = fact["metric"]
    said = voice.text(Text(fact["note"])) if fact.get("note") else ""
    if metric == "cap":
        return capital(said or voice.word("finder-cap-base"))
    if metric == "items":
        _, clause, _ = key.removeprefix("items#").split("/")
        policy = voice.guide.policies[key.removeprefix("items#").split("/")[0]]
        found = next(each for each in policy.clauses if str(each.id) == clause)
        return voice.word("finder-items", clause=voice.text(found.title) or found.number)
    if metric == "received":
        return voice.word("finder-received")
    if metric == "township":
        return voice.word("finder-township")
    name = voice.locale.phrase("Metric", metric)
    if fact.get("measure") in ("growth", "increase"):
        measure = voice.locale.phrase("ConditionMeasure", fact["measure"])
        name = voice.word("measure-of", metric=name, measure=measure)
    notes = [
        said,
        voice.locale.phrase("Period", "month") if fact.get("month") else "",
        voice.locale.phrase("Subject", "person") if fact.get("person") else "",
        voice.locale.phrase("ConditionMeasure", "first-time")
        if fact.get("measure") == "first-time"
        else "",
        voice.word("finder-as-share") if fact.get("share") and not said else "",
    ]
    return capital(voice.aside(name, *notes))


def fact_value(of: Value | frozenset[str], metric: str, voice: Voice) -> str:
    """The value of a fact: a sum, an area, a share, a number of what the metric counts, words."""
    if isinstance(of, frozenset):
        if not of:
            return voice.word("finder-none")
        return voice.either(_word(metric, each, voice) for each in sorted(of))
    kind, _, rest = of.dim.partition(":")
    if kind == "money":
        return voice.say(Money(half_up(of.number), rest))
    if kind == "price":
        # What is measured by area is told by the mu, as land is.
        currency = rest.partition("/")[0]
        price = decimal(of.number * _MU / 10 ** digits_of(currency))
        return voice.say(UnitPrice(price, price, currency, ("mu",)))
    if kind == "share":
        return voice.say(Rate(decimal(of.number * 100), "%"))
    if kind == "number":
        unit = COUNTED.get(Metric(metric)) if metric in set(Metric) else None
        number = decimal(of.number)
        return voice.say(Measure(number, unit) if unit else number)
    if metric == Metric.LAND_AREA.value:
        return voice.say(Measure(decimal(of.number / _MU), "mu"))
    return voice.say(Measure(decimal(of.number), kind))


def decimal(number: Fraction) -> Decimal:
    """An exact number as written, to six places where it has no end."""
    made = round(Decimal(number.numerator) / Decimal(number.denominator), 6)
    return made.to_integral_value() if made == made.to_integral_value() else made.normalize()


def _word(metric: str, word: str, voice: Voice) -> str:
    if metric == "township":
        return voice.title("townships", word) or word
    return fact_word(Metric(metric), word, voice)
