"""Amounts of money as people type them: `5.8亿元`, `USD 18 million`, `RMB 1,200.50`."""

import re
from decimal import Decimal
from typing import Final

from guide.quantities.currencies import digits_of
from guide.quantities.errors import QuantityError
from guide.quantities.exact import shifted
from guide.quantities.numbers import cut, no_second_number, scaled
from guide.quantities.text import reader
from guide.quantities.unit_names import acre_in, find_unit
from guide.quantities.values import Kind, Money
from guide.quantities.vocabulary import currencies, scales

_MONEY: Final = Kind("money")
_PER: Final = re.compile(r"[/每]|(?:per|an?|each)\b", re.IGNORECASE)


@reader
def parse_money(text: str) -> Money:
    """An amount with its currency. The amount must be whole in the currency's smallest unit."""
    value, currency = amount(text)
    digits = digits_of(currency)
    minor = shifted(value, digits)
    if minor != int(minor):
        raise QuantityError("money-too-fine", text=text, currency=currency, digits=digits)
    return Money(int(minor), currency)


def amount(folded: str) -> tuple[Decimal, str]:
    """The amount in the main unit and the currency's code, of a folded text."""
    before, number, after = cut(folded)
    negative = before.startswith("-")
    if negative:
        before = before[1:].lstrip()
    found, rest = currencies_at(before)
    if rest:
        raise QuantityError("currency-unknown", text=folded, word=rest)
    last = folded[: folded.index(number)][-1:]
    if number[0] == "-" and (negative or (last.isalpha() and last.isascii())):
        # CNY-5 may be minus five or a hyphen: only a space or a sign such as ¥ makes it clear.
        raise QuantityError("money-not-read", text=folded)
    power, rest = _scale(after, bool(found))
    value = scaled(number, power, folded)
    no_second_number(rest, folded)
    more, rest = currencies_at(rest)
    no_second_number(rest, folded)
    codes = list(dict.fromkeys([*found, *more]))
    if rest:
        _refuse(folded, rest, bool(codes))
    if not codes:
        raise QuantityError("money-without-currency", text=folded)
    if len(codes) > 1:
        raise QuantityError("mixed-currencies", text=folded, first=codes[0], second=codes[1])
    return (value.copy_negate() if negative else value), codes[0]


def _scale(after: str, has_currency: bool) -> tuple[int, str]:
    """The power of ten after a number, and the rest. Beside a currency m is no metre."""
    pattern, powers = scales(short=True)
    match = pattern.match(after)
    if match is None:
        return 0, after
    rest = after[match.end() :].lstrip()
    if not has_currency and find_unit(after) and not currencies_at(rest)[0]:
        return 0, after
    return powers[match[0].lower()], rest


def currencies_at(text: str) -> tuple[list[str], str]:
    """The codes of the currency words that the text begins with, and what follows them."""
    pattern, codes = currencies()
    found: list[str] = []
    while match := pattern.match(text):
        found.append(codes[match[0].lower()])
        text = text[match.end() :].lstrip()
    return found, text


def _refuse(folded: str, rest: str, has_currency: bool) -> None:
    """Say what the words after an amount are, when they are not a currency."""
    if acre_in(rest):
        raise QuantityError("acre", text=folded)
    if rest in ("%", "‰"):
        raise QuantityError("wrong-dimension", text=folded, read=Kind("rate"), wanted=_MONEY)
    if _PER.match(rest):
        raise QuantityError("money-per-unit" if has_currency else "money-not-read", text=folded)
    unit = find_unit(rest)
    if unit is not None and not has_currency:
        raise QuantityError(
            "wrong-dimension", text=folded, read=Kind(unit.dimension), wanted=_MONEY
        )
    if not has_currency:
        raise QuantityError("currency-unknown", text=folded, word=rest)
    raise QuantityError("money-not-read", text=folded, word=rest)
