"""Names with numbers in English: documents, plans, rankings, classes, telephones, addresses."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.addresses import address, phone
from guide.agreement.english import numerals
from guide.agreement.number import Number, Weight, bare, document, exact, named
from guide.agreement.reading import NUMBER, Made, Readers, one


def _named(match: re.Match[str], _text: str) -> Made:
    return [
        Number(match[0], match.start() + each.start(), match.start() + each.end(),
               (bare(Fraction(each[0].replace(",", ""))),), Weight.NAME)
        for each in re.finditer(NUMBER, match[0])
    ], match.end()  # fmt: skip


def _document(match: re.Match[str], _text: str) -> Made:
    year, number = match["doc_year"] or match["doc_year2"], match["doc"] or match["doc2"]
    number = number or match["doc3"]
    return document(match[0], match.start(), year or "", number), match.end()


def _plan(match: re.Match[str], _text: str) -> Made:
    word = match["which"].lower()
    raw = int(word[:-2]) if word[0].isdigit() else numerals.value(word)
    return named(match[0], match.start(), raw, "plan"), match.end()


def _ranking(match: re.Match[str], _text: str) -> Made:
    word = match["rank"] or match["rank2"]
    raw = 100 if word == "hundred" else exact(word)
    return named(match[0], match.start(), raw, "ranking"), match.end()


def _address(match: re.Match[str], _text: str) -> Made:
    written = match[0].rstrip(".,")
    end = match.start() + len(written)
    return [Number(written, match.start(), end, (address(written),))], match.end()


def _phone(match: re.Match[str], _text: str) -> Made:
    digits = re.sub(r"^[A-Za-z.:\s]*", "", match[0])
    start = match.end() - len(digits)
    return [Number(digits, start, match.end(), (phone(digits),))], match.end()


def _grade(match: re.Match[str], _text: str) -> Made:
    roman = {"II": 2, "III": 3, "IV": 4, "V": 5}
    word = match["class_"]
    return one(match, Weight.SOFT, bare(roman[word] if word in roman else int(word)))


READERS: Final[Readers] = {
    "address": _address,
    "document": _document,
    "plan": _plan,
    "ranking": _ranking,
    "phone": _phone,
    "dial": _phone,
    "name": _named,
    "grade": _grade,
    "floor": lambda match, _: one(match, Weight.SOFT, bare(int(match["storey"]))),
}
