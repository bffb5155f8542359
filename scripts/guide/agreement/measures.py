"""Units and currencies as prose writes them, in one pattern a language, and what they measure."""

import re
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from guide.agreement.number import whole
from guide.locales import locale
from guide.quantities import currencies as currency_table
from guide.quantities.units import SPELLINGS, UNITS

# The units that guides must not use are read all the same, or their misuse could not be told.
_FOREIGN: Final = {
    "acre": ("area", Fraction(40_468_564_224, 10**7), "acre|acres|英亩"),
    "mile": ("length", Fraction(1_609_344, 1000), "mile|miles|英里"),
    "foot": ("length", Fraction(3048, 10_000), "ft|foot|feet|英尺"),
    "sq-mile": ("area", Fraction(1_609_344, 1000) ** 2, "square mile|square miles|平方英里"),
    "sq-ft": ("area", Fraction(3048, 10_000) ** 2, "sq ft|square foot|square feet|平方英尺"),
    "coal": ("mass", Fraction(1000), "吨标准煤|吨标煤|tce|t of coal|tonnes of coal"),
    "pound": ("mass", Fraction(45_359_237, 10**8), "lb|lbs|pounds|英磅"),
    "li": ("length", Fraction(500), "华里"),
    "decade": ("duration", Fraction(120), "decade|decades"),
    "century": ("duration", Fraction(1200), "century|centuries"),
    "century-ordinal": ("century", Fraction(1), "世纪"),
    "ship-tonne": ("mass", Fraction(1000), "吨级|dwt|DWT"),
    "cubic": ("volume", Fraction(1), "方|方水"),
    "workday": (
        "working-day",
        Fraction(1),
        "working day|working days|个工作日|工作日|business days",
    ),
    "hectare": ("area", Fraction(10_000), "hm²"),
    "squares": ("area", Fraction(1), "㎡|m²|平"),
    "sq-km": ("area", Fraction(10**6), "km²|k㎡|㎢"),
    "cubics": ("volume", Fraction(1), "m³|㎥"),
    "percent": (
        "share",
        Fraction(1, 100),
        "%|％|per cent|percent|pct|percentage point|percentage points|个百分点|个点",
    ),
    "basis-point": ("share", Fraction(1, 10_000), "基点|个基点|basis point|basis points|bps"),
    "permille": ("share", Fraction(1, 1000), "‰|per mille|per mil|per thousand"),
}  # fmt: skip
# One unit under several names here is one unit.
_SAME: Final = {"hectare": "ha", "squares": "m2", "sq-km": "km2", "cubics": "m3", "cubic": "m3"}
# The words for time that the tables do not know, or know in another sense.
_TIMES: Final = {"month": "month", "year": "year", "day": "d", "hour": "h", "minute": "min",
                 "week": "week", "quarter": "quarter", "second": "s"}  # fmt: skip
# Spellings that mean something else in prose far more often.
_NOT_HAN: Final = frozenset("日月年时度分季床户对副听方平安牛升根支点列")
_NOT_LATIN: Final = frozenset(
    {
        "a",
        "A",
        "T",
        "N",
        "B",
        "J",
        "s",
        "sec",
        "second",
        "seconds",
        "y",
        "can",
        "box",
        "bar",
        "lines",
    }
)
# Chinese words for time are read by themselves: they take 个 and tell of dates.
_UNTOLD: Final = ("", "time", "duration", "working-day")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_WORDS: Final = re.compile(r"[A-Za-z°µμ‰%²³0-9.^()€$£¥-]+(?:[ /][A-Za-z²³]+){0,2}")


class Measured(NamedTuple):
    """What a unit measures, its factor to the base and its id."""

    dimension: str
    factor: int | Fraction
    unit: str


@cache
def _names() -> dict[str, Measured]:
    names: dict[str, Measured] = {}
    spelt = dict(SPELLINGS)
    for tag in ("zh", "en"):
        for id_, label in locale(tag).formats["units"].items():
            forms = [label] if isinstance(label, str) else list(label.values())
            spelt.update({form: id_ for form in forms if form})
    spelt.update(_TIMES)
    for word, id_ in spelt.items():
        unit = UNITS.get(id_)
        if unit is None:
            continue
        dimension, factor = unit.dimension, unit.factor
        if dimension == "count":
            dimension, factor = "", Fraction(1)
        if dimension == "time":
            dimension = {"s": "time", "month": "duration"}.get(unit.base, unit.base)
        names[word] = Measured(dimension, whole(factor), id_ if dimension else "")
    for id_, (dimension, factor, words) in _FOREIGN.items():
        for word in words.split("|"):
            names[word] = Measured(dimension, whole(factor), _SAME.get(id_, id_))
    for word, code in currency_table.SPELLINGS.items():
        names[word] = Measured("money", 1, code)
    return names


def measured(word: str) -> Measured:
    """What a unit's spelling means; KeyError for a word that the patterns do not find."""
    names = _names()
    if word in names:
        return names[word]
    return _lower()[re.sub(r"\s+", " ", word.lower())]


@cache
def _lower() -> dict[str, Measured]:
    return {word.lower(): unit for word, unit in reversed(_names().items())}


@cache
def han_units() -> dict[str, Measured]:
    """The units of Chinese prose, without counted things."""
    return {
        word: unit
        for word, unit in _names().items()
        if unit.dimension not in _UNTOLD
        and word not in _NOT_HAN
        and (not word.isascii() or _is_symbol(word))
    }


@cache
def _longest() -> int:
    return max(map(len, han_units()))


def han_unit(text: str, start: int) -> str:
    """The unit of Chinese prose that stands at `start`, the longest there is; "" without one."""
    units = han_units()
    for end in range(min(len(text), start + _longest()), start, -1):
        word = text[start:end]
        if word in units and not (
            word[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
        ):
            return word
    return ""


@cache
def latin_units() -> dict[str, Measured]:
    """The units of English prose, as spelt and, where no symbols, in lower case."""
    units = {
        word: unit
        for word, unit in _names().items()
        if unit.dimension and word not in _NOT_LATIN and not _HAN.search(word)
    }
    # As spelt first: MW is no mW.
    return {**{word.lower(): unit for word, unit in units.items() if len(word) > 2}, **units}


def latin_unit(text: str, start: int) -> str:
    """The unit of English prose that stands at `start`, of at most three words; "" without one."""
    match = _WORDS.match(text, start)
    if match is None:
        return ""
    units = latin_units()
    words = match[0].rstrip(".()")
    while words:
        if words in units or words.lower() in units:
            return words
        words = words[: max(words.rfind(" "), words.rfind("/"), 0)].rstrip(" /.()")
    sign = text[start : start + 1]
    before_digits = text[start + 1 : start + 2].isdigit()
    return sign if sign in units and not sign.isalpha() and not before_digits else ""


def latin_symbols() -> str:
    """A pattern of units that stand close to their digits, such as 380V; no other letters do."""
    symbols = [
        word for word in latin_units() if word.isascii() and word.isalnum() and _is_symbol(word)
    ]
    return rf"(?:{_alternatives(symbols)})"


def _is_symbol(word: str) -> bool:
    """Latin symbols that Chinese prose uses: kV, MW, km2; no English words."""
    unit = _names().get(word)
    known = unit is not None and bool(unit.dimension)
    return known and word not in _NOT_LATIN and " " not in word and len(word) < 6


@cache
def currency_prefixes() -> str:
    """A pattern of the currencies as they stand before an amount."""
    words = [w for w in currency_table.SPELLINGS if len(w) > 1 or not w.isalpha()]
    latin = [w for w in words if not _HAN.search(w) and " " not in w]
    return _alternatives([*latin, "人民币", "港币", "US $"])


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
