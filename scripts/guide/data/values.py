"""A value of the model as JSON holds it: exact, with its words in every language beside it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, singledispatch
from typing import Any

from guide.locales import locale
from guide.model.base import Model, yaml_name
from guide.model.guide import COLLECTIONS, Guide
from guide.model.parts import Consent, Waiver
from guide.model.references import MediaFile, Ref
from guide.model.text import Text
from guide.quantities import (
    Dimensions,
    Measure,
    Money,
    MonthDay,
    PartialDate,
    Range,
    Rate,
    UnitPrice,
    plain,
)
from guide.words.borrowed import spoken
from guide.words.voice import Voice

Json = Any

# What the public has no use for, or no right to: acknowledged warnings, who consented to what,
# files by the names they have in the library, and personal numbers without consent.
_LEFT_OUT = frozenset({"waivers", "consent", "sort_key", "withdrawal", "data_hash"})
_PERSONAL = ("mobile", "wechat")


class Hidden:
    """Stands for a value that the public guide does not have, such as a link to a draft."""


HIDDEN = Hidden()


def number(value: Decimal) -> int | float | str:
    """A number as JSON writes it without loss; text where no double is the same."""
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else format(value, "f")


def words(value: object, guide: Guide) -> dict[str, str]:
    """What every language of the guide says for a value."""
    return {lang: spoken(Voice(guide, lang).say(value)) for lang in guide.languages}


def is_public(value: object, guide: Guide) -> bool:
    """Whether a reference leads to something that the public guide has."""
    if isinstance(value, Ref) and value.kind in COLLECTIONS:
        return value in guide.collection(value.kind)
    return not isinstance(value, MediaFile)


def fields(model: Model, guide: Guide) -> Mapping[str, object] | None:
    """The public fields of a model that say something, by the keys that people write.

    None where a part without which the model makes no sense is not public.
    """
    found: dict[str, object] = {}
    for name, key, required in _keys(type(model)):
        value = getattr(model, name)
        if value is None or value == () or isinstance(value, Consent | Waiver):
            continue
        if key in _PERSONAL and getattr(model, "consent", None) is None:
            continue
        if not is_public(value, guide):
            if required:
                return None
            continue
        found[key] = value
    return found


@cache
def _keys(kind: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that may be public: name, the key that people write, if required."""
    named = ((name, yaml_name(name, info), info) for name, info in kind.model_fields.items())
    return tuple(
        (name, key, info.is_required()) for name, key, info in named if key not in _LEFT_OUT
    )


@singledispatch
def value(of: object, guide: Guide) -> Json:
    """Any value of the model; HIDDEN for what is not public. TypeError for what no model holds."""
    if isinstance(of, Model):
        return _model(of, guide)
    raise TypeError(f"no data for {type(of).__name__}")


def _model(of: Model, guide: Guide) -> Json:
    found = fields(of, guide)
    if found is None:
        return HIDDEN
    made = {key: value(each, guide) for key, each in found.items()}
    return {key: each for key, each in made.items() if each is not HIDDEN and each != []}


@value.register
def _(of: str, _guide: Guide) -> Json:
    return str(of)


@value.register
def _(of: Ref, guide: Guide) -> Json:
    return str(of) if is_public(of, guide) else HIDDEN


@value.register
def _(of: StrEnum, guide: Guide) -> Json:
    return {"value": of.value, "label": dict(_labels(of, guide.languages))}


# Values of two lists that are written alike are equal, so the type tells them apart.
@lru_cache(maxsize=5_000, typed=True)
def _labels(of: StrEnum, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What each language calls a value of a closed list."""
    name = type(of).__name__
    return tuple((lang, locale(lang).enum(name, of.value)) for lang in languages)


@value.register
def _(of: Text, guide: Guide) -> Json:
    return {lang: spoken(Voice(guide, lang).text(of)) for lang in guide.languages}


@value.register(bool)
@value.register(int)
def _(of: int, _guide: Guide) -> Json:
    return of


@value.register
def _(of: Decimal, _guide: Guide) -> Json:
    return number(of)


@value.register(date)
@value.register(PartialDate)
@value.register(MonthDay)
def _(of: object, _guide: Guide) -> Json:
    return plain(of)


@value.register
def _(of: Money, guide: Guide) -> Json:
    return {"amount": number(of.amount), "currency": of.currency, "text": words(of, guide)}


@value.register
def _(of: Measure, guide: Guide) -> Json:
    return {"value": number(of.value), "unit": of.unit, "text": words(of, guide)}


@value.register
def _(of: Rate, guide: Guide) -> Json:
    return {"value": number(of.value), "unit": of.sign, "text": words(of, guide)}


@value.register
def _(of: UnitPrice, guide: Guide) -> Json:
    return {
        "low": number(of.low),
        "high": number(of.high),
        "currency": of.currency,
        "per": list(of.per),
        "text": words(of, guide),
    }


@value.register
def _(of: Dimensions, guide: Guide) -> Json:
    return {"sides": [_bare(side, guide) for side in of.sides], "text": words(of, guide)}


@value.register(Range)
def _(of: Range[Any], guide: Guide) -> Json:
    ends = {"low": of.low, "high": of.high}
    said = {key: _bare(end, guide) for key, end in ends.items() if end is not None}
    return {**said, "text": words(of, guide)}


@value.register(tuple)
@value.register(list)
def _(of: tuple[object, ...], guide: Guide) -> Json:
    return [each for each in (value(one, guide) for one in of) if each is not HIDDEN]


def _bare(of: object, guide: Guide) -> Json:
    """A value without its words, where the whole that it belongs to has them."""
    made = value(of, guide)
    if isinstance(made, dict):
        return {key: each for key, each in made.items() if key != "text"}
    return made
