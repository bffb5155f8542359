"""What a language calls currencies, units and the things that are measured."""

from collections.abc import Mapping
from typing import Any

from guide.locales import locale

Formats = Mapping[str, Any]
Label = str | Mapping[str, str]


def formats_of(lang: str) -> Formats:
    """How a language writes quantities: the `formats` of its locale file."""
    return locale(lang).formats


def currency_label(currency: str, lang: str) -> str:
    """How a language writes a currency beside an amount; its code where it has no own way."""
    return str(formats_of(lang)["currencies"].get(currency, currency))


def unit_label(unit: str, lang: str, plural: str = "other") -> str:
    """A unit in a language: `m²`, `sets`, `吨/小时`; `plural` is a CLDR category."""
    formats = formats_of(lang)
    first, *below = unit.split("/")
    label: Label = formats["units"][first]
    own = label if isinstance(label, str) else label.get(plural, label["other"])
    if not below:
        return own
    # Symbols are divided by a stroke, t/h; words by a word, sets per hour.
    worded = not isinstance(label, str) or any(_is_word(formats["units"][part]) for part in below)
    compound = formats["compound"]["words" if worded else "symbols"]
    per = compound["join"].join(_divisor(part, formats, worded=worded) for part in below)
    return str(compound["form"].format(unit=own, per=per))


def per_label(per: tuple[str, ...], lang: str) -> str:
    """The units of a price: `平方米·月`, `m² per month`."""
    formats = formats_of(lang)
    return str(formats["per_join"].join(_divisor(unit, formats, worded=True) for unit in per))


def _is_word(label: Label) -> bool:
    return not isinstance(label, str) and "per" not in label


def _divisor(unit: str, formats: Formats, *, worded: bool) -> str:
    """A unit by which is divided: `h` after a stroke, `hour` after a word."""
    label: Label = formats["units"][unit]
    if isinstance(label, str):
        return label
    order = ("one", "per", "other") if worded else ("per", "one", "other")
    return next(label[key] for key in order if key in label)


def kind_label(name: str, lang: str) -> str:
    """What is measured: `面积`, `mass/time`."""
    labels = formats_of(lang)["dimensions"]
    return "/".join(str(labels[part]) for part in name.split("/"))
