"""A value taken apart for print: its digits and scale word in a language, and the words beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, singledispatch
from typing import Any, Final

from babel import Locale as Cldr

from guide.quantities.currencies import digits_of
from guide.quantities.exact import bare, places, rounded, shifted
from guide.quantities.labels import Formats, currency_label, formats_of, per_label, unit_label
from guide.quantities.values import Measure, Money, Range, Rate, UnitPrice

# A number that is exact at a lower scale only is written there up to so many digits before the
# point; a longer one is rounded at its own scale.
_LONGEST_EXACT: Final = 8
# A range in one scale may write its low end as 0.8 or 0.75 of it.
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A number as printed, and what a template needs beside it.

    `form` names the language's template; `of` is the currency, unit or sign that both ends of a
    range must share to be written once; `power` is the power of ten of the scale word.
    """

    digits: str
    form: str = "number"
    of: object = ""
    power: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""


@cache
def _plural_rule(lang: str) -> Any:
    return Cldr.parse(lang, sep="-").plural_form


def plural(shown: Decimal, power: int, lang: str) -> str:
    """The CLDR plural category of a printed number: 1 is one, 1.0 and 1 million are other."""
    return "other" if power else str(_plural_rule(lang)(abs(shown)))


def digits(value: Decimal, formats: Formats) -> str:
    """A decimal with the language's signs, its trailing zeros kept."""
    signs = formats["number"]
    whole, _, part = f"{abs(value):f}".partition(".")
    if signs["group"]:
        whole = f"{int(whole):,}".replace(",", signs["group"])
    minus, point = signs["minus"] * (value < 0), signs["decimal"] * bool(part)
    return f"{minus}{whole}{point}{part}"


def _natural(value: Decimal, powers: list[int]) -> int:
    """The largest power of ten among the scales that the value reaches, or 0."""
    return max((power for power in powers if value and value.adjusted() >= power), default=0)


def _at(value: Decimal, power: int, limit: int) -> Decimal:
    """The number to print at a scale; at none it keeps the zeros with which it was written."""
    shown = shifted(value, -power) if power else value
    return shown if places(shown) <= limit else rounded(shown, limit)


def _scale_of(value: Decimal, formats: Formats, limit: int) -> int:
    """The power of ten at which a number is written: exactly, where that is short enough.

    `limit` is how many decimals a number without a scale word may have.
    """
    powers = [int(power) for power in formats["scales"]]
    natural, most = _natural(value, powers), formats["decimals"]
    for power in sorted((p for p in {0, *powers} if p <= natural), reverse=True):
        shown = shifted(value, -power) if power else value
        long = power < natural and shown.adjusted() >= _LONGEST_EXACT
        # Five digits read better whole than with many decimals: 47776, not 4.7776 at 10⁴.
        broken = bool(power) and places(shown) > 2 and value.adjusted() < 5
        if places(shown) <= (most if power else limit) and not long and not broken:
            return power
    # Rounding may reach the next scale: 9999.99999万 is 1亿.
    return _natural(shifted(_at(value, natural, most), natural), powers)


@singledispatch
def written(value: Any, lang: str, power: int | None = None) -> Written:  # noqa: ARG001
    """The value as printed, at a given scale or at its own."""
    raise TypeError(f"no number: {type(value).__name__}")


@written.register
def _(value: Decimal, lang: str, power: int | None = None) -> Written:
    formats = formats_of(lang)
    limit = formats["decimals"]
    if power is None:
        long = bool(value) and value.adjusted() >= formats["number"]["scale_from"]
        power = _scale_of(value, formats, limit) if long else 0
    return Written(digits(_at(value, power, limit), formats), power=power)


@written.register
def _(value: int, lang: str, power: int | None = None) -> Written:
    return written(Decimal(value), lang, power)


@written.register
def _(value: Money, lang: str, power: int | None = None) -> Written:
    formats = formats_of(lang)
    limit, amount = formats["decimals"], bare(value.amount)
    power = _scale_of(amount, formats, limit) if power is None else power
    shown = _at(amount, power, limit)
    if power == 0 and places(shown):
        # Cents are written in full: 3.50, never 3.5.
        shown = Decimal(f"{shown:.{digits_of(value.currency)}f}")
    words = {"currency": currency_label(value.currency, lang)}
    number = digits(shown, formats)
    return Written(number, "money", value.currency, power, words, value.currency)


@written.register
def _(value: Measure, lang: str, power: int | None = None) -> Written:
    formats = formats_of(lang)
    limit = formats["decimals"]
    power = _scale_of(value.value, formats, limit) if power is None else power
    shown = _at(value.value, power, limit)
    words = {"unit": unit_label(value.unit, lang, plural(shown, power, lang))}
    return Written(digits(shown, formats), "measure", value.unit, power, words)


@written.register
def _(value: Rate, lang: str, power: int | None = None) -> Written:  # noqa: ARG001
    formats = formats_of(lang)
    shown = digits(_at(value.value, 0, formats["decimals"]), formats)
    return Written(shown, "rate", value.sign, 0, {"sign": value.sign})


@written.register
def _(value: UnitPrice, lang: str, power: int | None = None) -> Written:
    formats = formats_of(lang)
    limit = formats["price_decimals"]
    if power is None:
        power = min(_scale_of(end, formats, limit) for end in (value.low or value.high, value.high))
    limit = formats["decimals"] if power else limit
    low, high = (digits(_at(end, power, limit), formats) for end in (value.low, value.high))
    words = {
        "currency": currency_label(value.currency, lang),
        "per": per_label(value.per, lang),
    }
    shown = low if value.low == value.high else joined(low, high, formats, minus=value.high < 0)
    of = (value.currency, value.per)
    return Written(shown, "price", of, power, words, value.currency)


def joined(low: str, high: str, formats: Formats, *, minus: bool) -> str:
    """Two ends with the language's dash, or its word where a dash would stand beside a minus."""
    return low + str(formats["range"]["beside_minus" if minus else "dash"]) + high


def size(value: Any) -> Decimal:
    """The number of a value in its own unit."""
    if isinstance(value, Money):
        return value.amount
    return value.value if isinstance(value, Measure | Rate) else Decimal(value)


def once(value: Range[Any], lang: str, *, one_scale: bool = False) -> Written | None:
    """A closed range with its unit written once; None when its ends differ in unit or in scale.

    With `one_scale` ends of different scales are brought to one.
    """
    low, high = written(value.low, lang), written(value.high, lang)
    if low.of != high.of:
        return None
    if low.power != high.power:
        least = size(value.low)
        short = places(shifted(least, -high.power)) <= _SHORT
        if least and not one_scale:
            return None
        power = high.power if short else low.power
        low, high = written(value.low, lang, power), written(value.high, lang, power)
    minus = size(value.high) < 0
    return replace(high, digits=joined(low.digits, high.digits, formats_of(lang), minus=minus))
