"""The numbers that an English text says."""

import re
import string
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement import spelt
from guide.agreement.addresses import HOST, address, hinted, phone
from guide.agreement.measures import currency_prefixes, latin_symbols, latin_unit, measured
from guide.agreement.number import (
    Exact,
    Number,
    Reading,
    Weight,
    bare,
    document,
    exact,
    named,
    step,
    whole,
)
from guide.agreement.rules import pattern
from guide.agreement.sharing import shared

_N: Final = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALES: Final = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
                  "trillion": 10**12, "bn": 10**9, "mn": 10**6, "m": 10**6, "k": 10**3}  # fmt: skip
_NAMES_OF_MONTHS: Final = re.findall(
    "[A-Z][a-z]+",
    "JanuaryFebruaryMarchAprilMayJuneJulyAugustSeptemberOctoberNovemberDecember",
)
MONTHS: Final = {
    name[:length]: number
    for number, name in enumerate(_NAMES_OF_MONTHS, 1)
    for length in (3, len(name))
} | {"Sept": 9}
MONTH: Final = "|".join(sorted(MONTHS, key=lambda name: -len(name)))
# Words at which what is no number word tells of a number.
_TELLING: Final = """tel telephone phone fax call dial hotline order announcement decree circular
notice document no project projects programme programmes plan plans fortune top best global industry
web table tables figure figures fig annex annexes appendix page pages chapter volume midnight noon
around round half dual double doubles doubled doubling treble trebled triple triples tripled
tripling quadruple quadrupled quadrupling quintupled decade century fortnight minute week month year
day grade class category phase stage""".split()  # noqa: SIM905
_TIMES: Final = "year|month|week|working day|day|hour|minute|decade|century"


@cache
def _pattern() -> re.Pattern[str]:
    macros = {
        "N": _N,
        "W": spelt.PATTERN,
        "MONTH": MONTH,
        "TIME": _TIMES,
        "CURRENCIES": currency_prefixes(),
        "UNITS": latin_symbols(),
        "HOST": HOST,
        "ORDINALS": f"(?i:{spelt.ANY_ORDINAL})",
    }
    return pattern("en", macros)


@cache
def _plain() -> re.Pattern[str]:
    """The plain numbers, which most are, found without asking for dates, codes and telephones."""
    return re.compile(
        rf"(?P<currency>(?:{currency_prefixes()})\s?)?(?P<digits>{_N})(?P<ordinal>(?!))?"
        r"(?:[ -](?P<scale>thousand|million|billion|trillion))?(?P<short>(?!))?"
        r"(?(currency)(?![A-Za-z\d])"
        r"|(?=\s?%| (?:ha|mu|m²|km|m|t|kg|kW|kVA|m³|MW|kWh|sets|firms|people)\b))"
    )


# The words, and the signs at which a number may begin; a name such as A3 begins at its letters.
_TOKEN: Final = re.compile(r"[A-Za-z]+(?=(?P<named>[-–./$]{0,2} ?\d)|)|[\d(+\[〔①-⑳$€¥£￥]")
_A_NUMBER: Final = re.compile(
    r"[Aa]n? (?:half|third|quarter|f|s[ie]|e[ilv]|ninth|t[ewh]|hundred|[mb]illion|dozen"
    r"|[ymwhd]\w+ and)"
)
_LETTERS: Final = frozenset(string.ascii_letters)
_NUMBER_WORDS: Final = frozenset(
    each
    for word in (*spelt.WORDS, *_TELLING, *(name.lower() for name in MONTHS))
    for each in (word, word.capitalize())
) | {"II", "III", "IV"}


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


_LONGEST_MONTH: Final = 31
# The 18th fair is no day; the 18th, the 18th of each month and the 18th to the 20th are.
_COUNTED: Final = re.compile(r" (?!(?:of|to|and|each|every|day|at|in|on|or)\b)[A-Za-z]")
# The second and third year: the first of a row of ordinals speaks for all.
_IN_MONTH: Final = re.compile(
    rf"\b(?:{MONTH})(?:,| and|, and| or| to)[ ]$|"
    r"\b(?:[Ii]n|[Bb]y|of|[Ee]ach|[Ee]very|[Ff]rom|to|until|since|before|after|late|early|mid)[ -]$"
)
_MINUS: Final = re.compile(r"(?:\bminus |(?<![\w°])[-−–])$")
_LISTED: Final = re.compile(r"(?:first|second|third|fourth|fifth)(?:,| and|, and) $")
_TO_NOON: Final = re.compile(r"\s?(?:[-–]|to)\s?\d{1,2}(?:[:.]\d\d)?\s?p\.?m")
_DISCOUNT: Final = re.compile(r" (?:discount|off|rebate|reduction|cut)\b")
_DISCOUNTED: Final = re.compile(r"\b(?:discounted|reduced|cut|lowered) by (?:up to )?$")
_PER: Final = re.compile(
    r"(?:[^,.;\d]{0,24}? per |\s?/\s?|\s(?:per|an?|each)\s)"
    r"(mu|ha|hectare|acre|m²|m2|square metre|sq m|kg|tonne|t)\b",
    re.IGNORECASE,
)


_Made = tuple[list[Number], int]


def numbers(text: str) -> list[Number]:
    """The numbers of an English text, in its order."""
    found: list[Number] = []
    position = 0
    rules, plain = _pattern(), _plain()
    for start in _starts(text):
        if start < position:
            continue
        if match := plain.match(text, start):
            made, position = _number(match, text)
            found += made
            continue
        match = rules.match(text, start)
        if match is None:
            continue
        made, position = _READERS[match.lastgroup or ""](match, text)
        found += made
        position = max(position, match.end()) if not made else position
    return shared(found, text)


def _one(match: re.Match[str], weight: Weight, *readings: Reading) -> _Made:
    return [Number(match[0], match.start(), match.end(), readings, weight)], match.end()


def _named(match: re.Match[str], _text: str) -> _Made:
    return [
        Number(match[0], match.start() + each.start(), match.start() + each.end(),
               (bare(Fraction(each[0].replace(",", ""))),), Weight.NAME)
        for each in re.finditer(_N, match[0])
    ], match.end()  # fmt: skip


def _document(match: re.Match[str], _text: str) -> _Made:
    year, number = match["doc_year"] or match["doc_year2"], match["doc"] or match["doc2"]
    number = number or match["doc3"]
    return document(match[0], match.start(), year or "", number), match.end()


def _plan(match: re.Match[str], _text: str) -> _Made:
    word = match["which"].lower()
    raw = int(word[:-2]) if word[0].isdigit() else spelt.value(word)
    return named(match[0], match.start(), raw, "plan"), match.end()


def _ranking(match: re.Match[str], _text: str) -> _Made:
    word = match["rank"] or match["rank2"]
    raw = 100 if word == "hundred" else exact(word)
    return named(match[0], match.start(), raw, "ranking"), match.end()


def _address(match: re.Match[str], _text: str) -> _Made:
    written = match[0].rstrip(".,")
    end = match.start() + len(written)
    return [Number(written, match.start(), end, (address(written),))], match.end()


def _phone(match: re.Match[str], _text: str) -> _Made:
    digits = re.sub(r"^[A-Za-z.:\s]*", "", match[0])
    start = match.end() - len(digits)
    return [Number(digits, start, match.end(), (phone(digits),))], match.end()


def _clock(match: re.Match[str], text: str) -> _Made:
    if match["round"]:
        return _one(match, Weight.NAME, Reading(24, 24 * 3600, "time", "h"), bare(24))
    if match[0] in ("midnight", "noon"):
        hour = Fraction(24 if match[0] == "midnight" else 12)
        return _one(match, Weight.NAME, Reading(hour, hour * 60, "clock"), bare(hour))
    hours, minutes = int(match["hour"] or match["hour2"]), int(match["minute"] or 0)
    noon = match["noon"] or match["noon2"]
    if noon == "p" and hours < 12:
        hours += 12
    reading = Reading(Fraction(hours), Fraction(60 * hours + minutes), "clock")
    # Of 1:30–5:00 p.m. both are in the afternoon.
    later = not noon and hours < 12 and _TO_NOON.match(text, match.end())
    also = [reading._replace(value=reading.value + 720)] if later else []
    also += [] if minutes else [bare(Fraction(hours))]
    return _one(match, Weight.HARD, reading, *also)


def _weight(match: re.Match[str], text: str) -> Weight:
    """A month alone: may and march are words too, and in May is a month."""
    return Weight.SOFT if _IN_MONTH.search(text, 0, match.start()) else Weight.NAME


def _date(match: re.Match[str], text: str) -> _Made:
    if match["iso"]:
        year, month, day = (Fraction(part) for part in match["iso"].split("-"))
    else:
        groups = [match[n] for n in ("month", "month2", "month3", "month4") if match[n]]
        month = Fraction(MONTHS[groups[0]])
        years = match["year"] or match["year2"] or match["year3"]
        days = match["day"] or match["day2"]
        year, day = Fraction(years or 0), Fraction(days or 0)
    alone = bool(match["month4"])
    parts = [("day", day), ("month", month), ("year", year)]
    if match["month2"]:
        # What a neighbour in a row shares is what stands beside it: September 8–11.
        parts[:2] = parts[1::-1]
    return [
        Number(match[0], match.start(), match.end(), (Reading(v, v, name), bare(v)),
               _weight(match, text) if alone else Weight.HARD)
        for name, v in parts if v
    ], match.end()  # fmt: skip


def _decade(match: re.Match[str], _text: str) -> _Made:
    years = Fraction(int(match[0][:-1]) % 100)
    return _one(match, Weight.HARD, Reading(years, years, "decade"))


def _quarter(match: re.Match[str], _text: str) -> _Made:
    word = match[0].split()[0].lower()
    which = Fraction(int(word[1]) if word[1].isdigit() else spelt.value(word))
    return _one(match, Weight.SOFT, Reading(which, which, "quarter"), bare(which))


def _semester(match: re.Match[str], _text: str) -> _Made:
    which = Fraction(1 if match[0].lower().startswith(("first", "h1")) else 2)
    return _one(match, Weight.SOFT, Reading(which, which, "half-year"), bare(which))


def _share(value: Exact, half: Exact, text: str, start: int, end: int) -> Iterator[Reading]:
    """A share; 80% may be what is left to pay, and an 80% discount is what is not."""
    yield Reading(value * 100, value, "share", "%", half)
    if not (text.endswith("at ", 0, start) and text.startswith(" of ", end)):
        yield Reading(value * 100, value, "off", "%")
    if not _DISCOUNT.match(text, end) and not _DISCOUNTED.search(text, 0, start):
        yield Reading(value * 100, value, "left", "%")


def _lasting(match: re.Match[str], _text: str) -> _Made:
    hours, more = (
        int(word) if word.isdigit() else 1 if word.lower() == "an" else spelt.value(word.lower())
        for word in (match["hours"], match["minutes"])
    )
    minutes = 60 * hours + more
    return _one(match, Weight.HARD, Reading(minutes, minutes * 60, "time", "min"))


def _halves(match: re.Match[str], _text: str) -> _Made:
    if match["quarters"]:
        raw = Fraction(1 if match["quarters"].lower() == "a" else 3, 4)
        return _one(match, Weight.SOFT, Reading(raw, raw * 3600, "time", "h"), bare(raw))
    unit = match["unit"] or match["unit2"] or match["unit3"]
    raw = Fraction(1, 2)
    if match["unit"]:
        raw += 1
    elif match["unit3"]:
        before = match["whole"]
        raw += int(before) if before.isdigit() else spelt.value(before.lower())
    if unit in ("dozen", "million", "billion"):
        times = {"dozen": 12, **_SCALES}[unit]
        weight = Weight.SOFT if unit == "dozen" else Weight.HARD
        return _one(match, weight, bare(raw * times))
    found = measured(unit)
    reading = Reading(raw, raw * found.factor, found.dimension, found.unit)
    years = {"century": 100, "decade": 10}.get(unit)
    more = (bare(raw * years),) if years else (bare(raw),)
    return _one(match, Weight.SOFT, reading, *more)


def _grade(match: re.Match[str], _text: str) -> _Made:
    roman = {"II": 2, "III": 3, "IV": 4, "V": 5}
    word = match["class_"]
    return _one(match, Weight.SOFT, bare(roman[word] if word in roman else int(word)))


def _spell(match: re.Match[str], _text: str) -> _Made:
    """A time that is named and not counted: a further decade, one a minute."""
    count, unit = {"fortnight": (2, "week")}.get(match[0], (1, match[0]))
    found = measured(unit)
    years = {"decade": 10, "century": 100}.get(unit)
    more = (bare(years),) if years else ()
    reading = Reading(count, count * found.factor, found.dimension, found.unit)
    return _one(match, Weight.NAME, reading, *more)


def _part(match: re.Match[str], _text: str) -> _Made:
    count = 1 if match["count"] in "Aa" else spelt.value(match["count"].lower())
    word = match["piece"].lower().rstrip("s")
    below = 2 if word in ("half", "halve") else 4 if word in ("quarter", "fourth") else 0
    below = below or int(spelt.value(word))
    portion = Fraction(count, below)
    # A third may be one of three or the one after two.
    ordinal = (bare(Fraction(below)),) if count == 1 else (bare(Fraction(count)),)
    reading = Reading(portion * 100, portion, "share", "%")
    return _one(match, Weight.SOFT, reading, bare(portion), *ordinal)


def _multiple(match: re.Match[str], text: str) -> _Made:
    if match["verb"]:
        words = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5}
        times = Fraction(words[match["verb"].lower()])
        return _one(match, Weight.SOFT, Reading(times, times, "multiple"), bare(times))
    if match["twice"]:
        times = Fraction(spelt.value(match["twice"].lower()))
        return _one(match, Weight.SOFT, Reading(times, times, "multiple"), bare(times))
    written = (match["fold"] or match["times"]).replace(",", "")
    digits = written[0].isdigit()
    times = Fraction(written) if digits else Fraction(spelt.value(written.lower()))
    before = text[max(0, match.start() - 40) : match.start()]
    more = (
        [Reading(times, times, "more")]
        if re.search(r"\b(?:rose|grew|increas|up)\w*", before)
        else []
    )
    weight = Weight.HARD if digits else Weight.SOFT
    return _one(match, weight, Reading(times, times, "multiple"), *more, bare(times))


def _lanes(match: re.Match[str], _text: str) -> _Made:
    """A dual two-lane road is one of four lanes in Chinese."""
    return _one(match, Weight.SOFT, bare(2 * spelt.value(match["each"])))


def _number(match: re.Match[str], text: str) -> _Made:
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    end = match.end()
    if match["short"]:
        if match["currency"]:
            scale = _SCALES[match["short"]]
        else:
            end = match.start("short")
    raw = whole(exact(match["digits"]) * scale)
    half = step(match["digits"], scale)
    weight = Weight.HARD
    before = text[max(0, match.start() - 5) : match.start()]
    if match["ordinal"] and raw == 1:
        weight = Weight.NAME
    elif before.endswith(("No. ", "No.")) or (before[-1:] == "(" and text[end : end + 1] == ")"):
        weight = Weight.SOFT
    year = scale == 1 and re.fullmatch(r"[12]\d{3}", match["digits"]) is not None
    year = year and not match["currency"]
    return _measured(match, text, raw, half, weight, end, scale, year=year)


def _words(match: re.Match[str], text: str) -> _Made:
    words = match[0].lower()
    raw = spelt.value(words)
    weight = Weight.NAME if words in spelt.VAGUE or raw <= 1 else Weight.SOFT
    if raw >= 10**6 or (raw >= 1000 and " " in words):
        weight = Weight.HARD
    if words in spelt.WHOLE:
        return _one(
            match, Weight.NAME, Reading(raw, Fraction(1), "share", "%"), bare(Fraction(100))
        )
    if words in spelt.HALF:
        half = Fraction(1, 2)
        return _one(match, Weight.NAME, Reading(Fraction(50), half, "share", "%"), bare(half))
    if words in spelt.QUARTER:
        return _one(
            match,
            Weight.NAME,
            Reading(Fraction(25), Fraction(1, 4), "share", "%"),
            bare(Fraction(1, 4)),
        )
    return _measured(match, text, raw, 0, weight, match.end(), 1, spelled=True)


def _measured(
    match: re.Match[str], text: str, raw: Exact, half: Exact, weight: Weight,
    end: int, scale: int, *, year: bool = False, spelled: bool = False,
) -> _Made:  # fmt: skip
    """A number with its currency before it or the unit after it, and what it is reckoned by."""
    readings: list[Reading] = []
    start = match.start()
    currency = None if spelled else match["currency"]
    at = end + 1 if text[end : end + 1] in (" ", "-", "\u202f", "\xa0") else end
    unit = "" if currency else latin_unit(text, at)
    by = _PER.match(text, at + len(unit) if unit else end)
    per = measured(by[1].lower()).unit if by else ""
    ordinal = spelt.is_ordinal(match[0].lower()) if spelled else bool(match["ordinal"])
    if ordinal and text[end : end + 8].lstrip(" -").startswith("centur"):
        return [Number(match[0], start, end, (bare(raw),), Weight.NAME)], end
    if ordinal:
        readings.append(Reading(raw, raw, "ordinal"))
        if raw <= _LONGEST_MONTH and not _COUNTED.match(text, end):
            readings.append(Reading(raw, raw, "day"))
        if text.startswith((" anniversary", " year"), end):
            readings.append(Reading(raw, 12 * raw, "duration", "year"))
        if _LISTED.search(text, max(0, start - 12), start):
            weight = Weight.NAME
    elif currency:
        code = measured(currency.strip()).unit
        readings.append(Reading(raw, raw, "money", code, half, per))
    elif unit:
        found = measured(unit)
        end = at + len(unit)
        value = raw * found.factor
        readings.append(Reading(raw, value, found.dimension, found.unit, half * found.factor, per))
        if found.dimension == "temperature" and (
            _MINUS.search(text, 0, start) or text.startswith(" below zero", end)
        ):
            raw = -raw
            readings = [readings[0]._replace(raw=raw, value=-value)]
        if found.dimension == "share":
            readings = list(_share(value, half * found.factor, text, start, end))
        if spelled:
            hard = found.dimension in ("money", "share", "area", "mass", "length") and raw > 1
            weight = Weight.HARD if hard else Weight.SOFT if raw >= 1 and weight else weight
            if raw == 1 and match[0].lower() == "one":
                weight = Weight.SOFT
    if year and not readings:
        readings.append(Reading(raw, raw, "year"))
    readings.append(bare(raw))
    span = text[start : by.end() if by and readings[0].per else end]
    return [Number(span, start, end, tuple(readings), weight, scale)], end


_READERS: Final[dict[str, Callable[[re.Match[str], str], _Made]]] = {
    "address": _address,
    "document": _document,
    "plan": _plan,
    "spell": _spell,
    "grade": _grade,
    "floor": lambda match, _: _one(match, Weight.SOFT, bare(int(match["storey"]))),
    "ranking": _ranking,
    "mark": lambda match, _: ([], match.end()),
    "phone": _phone,
    "dial": _phone,
    "name": _named,
    "clock": _clock,
    "date": _date,
    "decade": _decade,
    "quarter": _quarter,
    "semester": _semester,
    "lasting": _lasting,
    "halves": _halves,
    "part": _part,
    "multiple": _multiple,
    "number": _number,
    "lanes": _lanes,
    "words": _words,
}
