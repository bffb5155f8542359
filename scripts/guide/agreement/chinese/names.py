"""Names with numbers in Chinese: documents, plans, rankings, codes, telephones, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from guide.agreement.addresses import address, phone
from guide.agreement.chinese.numerals import value
from guide.agreement.number import Number, Weight, bare, document, named
from guide.agreement.reading import NUMBER, Made, Readers, one


def _named(match: re.Match[str], _text: str) -> Made:
    """The digits inside a name, for a translation that says them otherwise."""
    return list(_within(match, Weight.NAME)), match.end()


def _within(match: re.Match[str], weight: Weight) -> Iterator[Number]:
    for each in re.finditer(rf"{NUMBER}|[零一二两三四五六七八九十百千万]+", match[0]):
        start = match.start() + each.start()
        yield Number(match[0], start, start + len(each[0]), (bare(value(each[0])),), weight)


def _document(match: re.Match[str], _text: str) -> Made:
    number = match["doc"] or match["doc2"] or match["doc3"]
    return document(match[0], match.start(), match["doc_year"] or "", number), match.end()


def _code(match: re.Match[str], _text: str) -> Made:
    start = match.start("digits_of")
    code = bare(int(match["digits_of"]))
    return [Number(match["digits_of"], start, match.end(), (code,))], match.end()


def _plan(match: re.Match[str], _text: str) -> Made:
    return named(
        match[0], match.start(), value(match["which"] or match["which2"]), "plan"
    ), match.end()


def _ranking(match: re.Match[str], _text: str) -> Made:
    return named(match[0], match.start(), value(match["rank"]), "ranking"), match.end()


def _address(match: re.Match[str], _text: str) -> Made:
    return one(match, Weight.HARD, address(match[0]))


def _phone(match: re.Match[str], _text: str) -> Made:
    digits = re.sub(r"^\D*(?=[+(（\d])", "", match[0])
    start = match.end() - len(digits)
    return [Number(digits, start, match.end(), (phone(digits),))], match.end()


def _roman(match: re.Match[str], _text: str) -> Made:
    return one(match, Weight.SOFT, bare(1 + "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".index(match[0])))


READERS: Final[Readers] = {
    "address": _address,
    "document": _document,
    "code": _code,
    "plan": _plan,
    "ranking": _ranking,
    "phone": _phone,
    "dial": _phone,
    "name": _named,
    "phrase": _named,
    "roman": _roman,
}
