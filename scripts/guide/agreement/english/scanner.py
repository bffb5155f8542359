"""Where numbers stand in an English text, and which reader each is for."""

import re
import string
from collections.abc import Iterator
from functools import cache
from typing import Final

from guide.agreement.addresses import HOST, hinted
from guide.agreement.english import amounts, dates, durations, names, numerals, shares
from guide.agreement.measures import currency_prefixes, latin_symbols
from guide.agreement.number import Number
from guide.agreement.reading import NUMBER, Readers
from guide.agreement.rules import pattern
from guide.agreement.sharing import shared

# Words at which what is no number word tells of a number.
_TELLING: Final = """tel telephone phone fax call dial hotline order announcement decree circular
notice document no project projects programme programmes plan plans fortune top best global industry
web table tables figure figures fig annex annexes appendix page pages chapter volume midnight noon
around round half dual double doubles doubled doubling treble trebled triple triples tripled
tripling quadruple quadrupled quadrupling quintupled decade century fortnight minute week month year
day grade class category phase stage""".split()  # noqa: SIM905
# The words, and the signs at which a number may begin; a name such as A3 begins at its letters.
_TOKEN: Final = re.compile(r"[A-Za-z]+(?=(?P<named>[-–./$]{0,2} ?\d)|)|[\d(+\[〔①-⑳$€¥£￥]")
_A_NUMBER: Final = re.compile(
    r"[Aa]n? (?:half|third|quarter|f|s[ie]|e[ilv]|ninth|t[ewh]|hundred|[mb]illion|dozen"
    r"|[ymwhd]\w+ and)"
)
_LETTERS: Final = frozenset(string.ascii_letters)
_NUMBER_WORDS: Final = frozenset(
    each
    for word in (*numerals.WORDS, *_TELLING, *(name.lower() for name in dates.MONTHS))
    for each in (word, word.capitalize())
) | {"II", "III", "IV"}
_READERS: Final[Readers] = {
    "mark": lambda match, _: ([], match.end()),
    **names.READERS,
    **dates.READERS,
    **durations.READERS,
    **shares.READERS,
    **amounts.READERS,
}


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": NUMBER,
        "W": numerals.PATTERN,
        "MONTH": dates.MONTH,
        "TIME": durations.TIMES,
        "CURRENCIES": currency_prefixes(),
        "UNITS": latin_symbols(),
        "HOST": HOST,
        "ORDINALS": f"(?i:{numerals.ANY_ORDINAL})",
    }
    return pattern("en", macros)


@cache
def _plain() -> re.Pattern[str]:
    """The plain numbers, which most are, found without asking for dates, codes and telephones."""
    return re.compile(
        rf"(?P<currency>(?:{currency_prefixes()})\s?)?(?P<digits>{NUMBER})(?P<ordinal>(?!))?"
        r"(?:[ -](?P<scale>thousand|million|billion|trillion))?(?P<short>(?!))?"
        r"(?(currency)(?![A-Za-z\d])"
        r"|(?=\s?%| (?:ha|mu|m²|km|m|t|kg|kW|kVA|m³|MW|kWh|sets|firms|people)\b))"
    )


def _starts(text: str) -> Iterator[int]:
    """Where a number may begin: a digit, a sign before one, or a word that tells of one."""
    addressed = hinted(text)
    for token in _TOKEN.finditer(text):
        start, word = token.start(), token[0]
        if not word.isalpha():
            if text[start - 1 : start] not in _LETTERS or not start:
                yield start
        elif (
            word in _NUMBER_WORDS
            or addressed
            or token["named"]
            or (word in ("a", "A", "an", "An") and _A_NUMBER.match(text, start))
        ):
            yield start


def numbers(text: str) -> list[Number]:
    """The numbers of an English text, in its order."""
    found: list[Number] = []
    position = 0
    rules, plain = _pattern(), _plain()
    for start in _starts(text):
        if start < position:
            continue
        if match := plain.match(text, start):
            made, position = _READERS["number"](match, text)
            found += made
            continue
        match = rules.match(text, start)
        if match is None:
            continue
        made, position = _READERS[match.lastgroup or ""](match, text)
        found += made
        position = max(position, match.end()) if not made else position
    return shared(found, text)
