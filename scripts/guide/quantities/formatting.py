"""Every quantity in words of a language: the one place where quantities are written for readers.

What differs between languages stands in each locale's `formats`; nothing here names a language.
"""

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from typing import Any, Final

from guide.locales import locale
from guide.quantities.currencies import digits_of
from guide.quantities.errors import QuantityError
from guide.quantities.exact import magnitude, rounded, shifted
from guide.quantities.labels import currency_label, formats_of, kind_label
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
from guide.quantities.writing import Written, digits, joined, once, size, written

# A converted value tells three figures: 320 mu is 21.3 ha.
_FIGURES: Final = 3


def _filled(value: Written, template: str, lang: str, *, own: bool = True) -> str:
    """A written number in its template; with `own` in that of its currency, where it has one."""
    formats = formats_of(lang)
    scale = formats["scales"][value.power] if value.power else ""
    number = value.digits
    if not scale and re.match("[A-Za-z]", value.words.get("unit", "")):
        # A symbol in Latin letters stands apart from its number in every language.
        number += " "
    forms = formats[value.form]
    if own:
        forms = forms.get("own", {}).get(value.currency, forms)
    text = forms[template].format(number=number, scale=scale, **value.words)
    # An empty scale leaves a double or an outer space.
    return re.sub(" {2,}", " ", text).strip(" ")


@singledispatch
def show(value: object, lang: str) -> str:
    """The value in a language, ready to print. TypeError for what is no quantity."""
    return _filled(written(value, lang), "form", lang)


@singledispatch
def parts(value: object, lang: str) -> tuple[str, str]:
    """A key figure's number and unit, to be set in two sizes: ("5.8", "亿元").

    What has no unit to part, such as a date, stands whole as the number.
    """
    return show(value, lang), ""


@parts.register(int)
@parts.register(Decimal)
@parts.register(Money)
@parts.register(Rate)
@parts.register(UnitPrice)
def _(value: object, lang: str) -> tuple[str, str]:
    figure = written(value, lang)
    return figure.digits, _filled(figure, "unit", lang)


@show.register
def _(value: Fraction, lang: str) -> str:
    return show(rounded(value, formats_of(lang)["decimals"]), lang)


# --- measures --------------------------------------------------------------------------------


@show.register
def _(value: Measure, lang: str) -> str:
    formats = formats_of(lang)
    pair = formats["pairs"].get(value.unit)
    if pair is None:
        return _single(value, lang)
    first, second = (_single(_converted(value, unit), lang) for unit in pair)
    return str(formats["aside"].format(value=first, aside=second))


@parts.register
def _(value: Measure, lang: str) -> tuple[str, str]:
    pair = formats_of(lang)["pairs"].get(value.unit, (value.unit,))
    figure = written(_converted(value, pair[0]), lang)
    return figure.digits, _filled(figure, "unit", lang)


def _single(value: object, lang: str, *, own: bool = True) -> str:
    """A value in its own unit only, as in a range."""
    return _filled(written(value, lang), "form", lang, own=own)


def other_unit(value: object, lang: str) -> str:
    """The second of the two units in which a language writes such a value; empty for others."""
    pair = formats_of(lang)["pairs"].get(value.unit) if isinstance(value, Measure) else None
    if not isinstance(value, Measure) or pair is None:
        return ""
    return _single(_converted(value, pair[1]), lang)


def _converted(value: Measure, unit: str) -> Measure:
    """The measure in another unit at three figures, whole numbers kept whole: 21.3 ha, 6,667 ha."""
    if unit == value.unit:
        return value
    exact = value.to(unit)
    return Measure(rounded(exact, max(_FIGURES - 1 - magnitude(exact), 0)), unit)


@show.register
def _(value: Dimensions, lang: str) -> str:
    return str(formats_of(lang)["times"].join(_single(side, lang) for side in value.sides))


@show.register
def _(value: Kind, lang: str) -> str:
    return kind_label(value.name, lang)


# --- ranges ----------------------------------------------------------------------------------


@show.register(Range)
def _(value: Range[Any], lang: str) -> str:
    formats = formats_of(lang)
    if value.low == value.high:
        return show(value.low, lang)
    if value.low is None or value.high is None:
        return _open(value, lang)
    if isinstance(value.low, PartialDate):
        return _date_range(value.low, value.high, lang)
    pair = formats["pairs"].get(getattr(value.low, "unit", ""))
    if pair is None or value.low.unit != value.high.unit:
        return _closed(value, lang)
    first, second = (
        _closed(Range(_converted(value.low, unit), _converted(value.high, unit)), lang)
        for unit in pair
    )
    return str(formats["aside"].format(value=first, aside=second))


def _closed(value: Range[Any], lang: str) -> str:
    """A range with two ends, each in its own unit only."""
    formats = formats_of(lang)
    both = None
    if formats["range"]["once"] or _unitless(value):
        both = once(value, lang, one_scale=_unitless(value))
    if both is not None:
        return _filled(both, "form", lang)
    # 人民幣8000萬元–1.2億元: whose money it is, is said once.
    same = written(value.low, lang).currency == written(value.high, lang).currency
    low, high = _single(value.low, lang), _single(value.high, lang, own=not same)
    return joined(low, high, formats, minus=size(value.high) < 0)


@parts.register(Range)
def _(value: Range[Any], lang: str) -> tuple[str, str]:
    if value.low == value.high:
        return parts(value.low, lang)
    dated = isinstance(value.low, PartialDate)
    if value.low is None or value.high is None or dated:
        return show(value, lang), ""
    both = once(value, lang, one_scale=True)
    return (both.digits, _filled(both, "unit", lang)) if both else (show(value, lang), "")


def _unitless(value: Range[Any]) -> bool:
    return isinstance(value.low, int | Decimal)


def _open(value: Range[Any], lang: str) -> str:
    """A range with one end."""
    end = value.high if value.low is None else value.low
    least, most = ("from", "until") if isinstance(end, PartialDate) else ("least", "most")
    template = formats_of(lang)["range"][most if value.low is None else least]
    shown = show(end, lang) if isinstance(end, PartialDate) else _single(end, lang)
    return str(template.format(value=shown))


# --- dates -----------------------------------------------------------------------------------


@show.register
def _(value: PartialDate, lang: str) -> str:
    precision = "day" if value.day else "month" if value.month else "year"
    return _dated(precision, lang, **_date_words(value, lang))


@show.register
def _(value: datetime.date, lang: str) -> str:
    return show(PartialDate(value.year, value.month, value.day), lang)


@show.register
def _(value: MonthDay, lang: str) -> str:
    return _dated("month_day", lang, **_date_words(PartialDate(2024, value.month, value.day), lang))


def _dated(template: str, lang: str, **words: object) -> str:
    return str(formats_of(lang)["dates"][template].format(**words))


def _date_words(value: PartialDate, lang: str, suffix: str = "") -> dict[str, object]:
    names = formats_of(lang).get("months")
    name = names[value.month - 1] if names and value.month else ""
    words = {"year": value.year, "month": value.month, "day": value.day, "month_name": name}
    return {key + suffix: word for key, word in words.items()}


def _date_range(low: PartialDate, high: PartialDate, lang: str) -> str:
    """From a date to a date, what both share said once."""
    same_year, days = low.year == high.year, bool(low.day and high.day)
    months = bool(low.month and high.month) and not (low.day or high.day)
    if days and same_year:
        template = "days_of_month" if low.month == high.month else "days_of_year"
    elif months and same_year:
        template = "months_of_year"
    elif not (low.month or high.month):
        template = "years"
    else:
        return _dated("between", lang, low=show(low, lang), high=show(high, lang))
    return _dated(template, lang, **_date_words(low, lang), **_date_words(high, lang, "2"))


# --- money in two currencies -----------------------------------------------------------------


def show_money(value: Money, lang: str, rate: ExchangeRate | None = None) -> str:
    """An amount; with a rate also about what it is in the rate's other currency, and the rate.

    ValueError when the rate does not know the amount's currency.
    """
    if rate is None:
        return show(value, lang)
    about = converted(value, rate)
    template = formats_of(lang)["money"]["converted"]
    return str(
        template.format(
            value=show(value, lang),
            about=show(about, lang),
            one=_price_of_one("1", rate.base, lang),
            price=_price_of_one(digits(rate.value, formats_of(lang)), rate.quote, lang),
            date=show(rate.date, lang),
        )
    )


def converted(value: Money, rate: ExchangeRate) -> Money:
    """About what an amount is in the rate's other currency, at three figures."""
    if value.currency not in (rate.base, rate.quote):
        raise ValueError(f"the rate does not know {value.currency}")
    forward = value.currency == rate.base
    other = rate.quote if forward else rate.base
    exact = value.fraction * (Fraction(rate.value) if forward else 1 / Fraction(rate.value))
    main = rounded(exact, min(_FIGURES - 1 - magnitude(exact), digits_of(other)))
    return Money(int(shifted(main, digits_of(other))), other)


def _price_of_one(number: str, currency: str, lang: str) -> str:
    words = {"currency": currency_label(currency, lang)}
    return _filled(Written(number, "money", currency, 0, words, currency), "form", lang)


# --- problems --------------------------------------------------------------------------------


def message(error: QuantityError, lang: str) -> tuple[str, str]:
    """An error's sentence and its remedy in a language."""
    words = locale(lang).problem(error.code)
    args = {
        key: arg if isinstance(arg, str) else show(arg, lang) for key, arg in error.args_.items()
    }
    return words["message"].format(**args), words["remedy"].format(**args)
