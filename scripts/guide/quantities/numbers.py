"""Numbers: digits, separators and the words 万, 亿, million, exactly as Decimals."""

import re
from decimal import Decimal
from typing import Final, NamedTuple, NoReturn

from guide.quantities.errors import QuantityError
from guide.quantities.exact import shifted
from guide.quantities.text import reader
from guide.quantities.vocabulary import scales

LONGEST_NUMBER: Final = 40
# Ten to this power and more is a slip of the pen in any library.
LARGEST: Final = 30

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9](?:[0-9,. ]*[0-9])?)")
_PLAIN: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
_EXPONENT: Final = re.compile(r"[eE][+-]?[0-9]")
_HAN_DIGITS: Final = re.compile(
    "[零〇一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾佰仟半百千][零〇一二三四五六七八九十百千万亿两]*"
)
_ABOUT: Final = (
    r"(?:大?约|将?近|接近|超过?|逾|不足|不到|~|≈|\b(?:about|approx\.?|approximately|around|circa|"
    r"c\.|ca\.|nearly|almost|roughly|over|more than|less than|some)(?![A-Za-z]))"
)
_LIMIT: Final = (
    r"(?:[<>≤≥]=?|不[低少小]于|至少|不超过|不[高大多]于|至多|最[多高大低少]|"
    r"\b(?:at least|at most|up to|not more than|minimum|maximum|max\.?|min\.?|from)(?![A-Za-z]))"
)
_ABOUT_BEFORE: Final = re.compile(rf"^{_ABOUT}|{_ABOUT}$", re.IGNORECASE)
_ABOUT_AFTER: Final = re.compile(
    r"^\s*[百千万亿]*(?:余|多|来|左右|上下)|(?:左右|上下|\bor so|\+)$", re.IGNORECASE
)
_LIMIT_BEFORE: Final = re.compile(rf"^{_LIMIT}|{_LIMIT}$", re.IGNORECASE)
LIMIT_AFTER: Final = re.compile(r"(?:以上|以下|以内|起)$")
_ODD_SEPARATOR: Final = re.compile(r"[.,。、·'’_][0-9]")
_SECOND_END: Final = re.compile(r"\s*(?:[-~至到]|to\b)", re.IGNORECASE)


class Pieces(NamedTuple):
    """A text cut around its first number."""

    before: str
    number: str
    after: str


def cut(folded: str) -> Pieces:
    """Cut a folded text into what stands before its first number, the number, and the rest.

    QuantityError when there is no number, or words make it no exact one.
    """
    match = _NUMBER.search(folded)
    if not folded.isascii() and any(c.isdigit() and not c.isascii() for c in folded):
        raise QuantityError("odd-digits", text=folded)
    if match is None:
        _no_number(folded)
    before, number, after = folded[: match.start()].rstrip(), match[0], folded[match.end() :]
    if before and _LIMIT_BEFORE.search(before):
        raise QuantityError("limit-not-wanted", text=folded)
    if (before and _ABOUT_BEFORE.search(before)) or _ABOUT_AFTER.search(after):
        raise QuantityError("approximate", text=folded)
    if before[-1:] in (".", ",") or _ODD_SEPARATOR.match(after):
        raise QuantityError("number-separators", text=folded)
    if _EXPONENT.match(after):
        raise QuantityError("number-exponent", text=folded)
    if LIMIT_AFTER.search(after):
        raise QuantityError("limit-unclear", text=folded)
    return Pieces(before, number, after.lstrip())


def _no_number(folded: str) -> NoReturn:
    if _HAN_DIGITS.search(folded):
        raise QuantityError("han-digits", text=folded)
    raise QuantityError("number-missing", text=folded)


def decimal(number: str) -> Decimal:
    """The Decimal of digits with well-formed separators, as written."""
    if len(number) > LONGEST_NUMBER:
        raise QuantityError("number-too-long", text=number)
    if _PLAIN.fullmatch(number):
        return Decimal(number)
    if _GROUPED.fullmatch(number):
        return Decimal(number.replace(",", "").replace(" ", ""))
    raise QuantityError("number-separators", text=number)


def scale_at(after: str) -> tuple[int, str]:
    """The power of ten that the text begins with, and what follows it; (0, text) without one."""
    pattern, powers = scales()
    match = pattern.match(after)
    if match is None:
        return 0, after
    return powers[match[0].lower()], after[match.end() :].lstrip()


def scaled(number: str, power: int, text: str) -> Decimal:
    """The exact value of digits and a power of ten; QuantityError when it is beyond reason."""
    value = decimal(number)
    if power:
        value = shifted(value, power)
    if value and value.adjusted() >= LARGEST:
        raise QuantityError("number-too-large", text=text)
    return value


def no_second_number(after: str, text: str) -> None:
    """QuantityError when a further number follows, as in 1亿2000万 or 5–8."""
    if after[:1].isdigit():
        raise QuantityError("number-compound", text=text)
    if _SECOND_END.match(after):
        raise QuantityError("range-not-wanted", text=text)


@reader
def parse_number(text: str) -> Decimal:
    """A plain number: `1.0`, `23,600`, `8000万`, `1.2 million`."""
    before, number, after = cut(text)
    power, rest = scale_at(after)
    value = scaled(number, power, text)
    no_second_number(rest, text)
    if before:
        raise QuantityError("number-with-word", text=text, word=before)
    if rest in ("%", "‰"):
        raise QuantityError("number-with-sign", text=text, word=rest)
    if rest:
        raise QuantityError("number-with-word", text=text, word=rest)
    return value


def parse_integer(text: str) -> int:
    """A whole number: `214`, `23,600`, `8000万`."""
    value = parse_number(text)
    if value != int(value):
        raise QuantityError("number-not-whole", text=text)
    return int(value)
