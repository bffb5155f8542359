"""What scripts need to read and write amounts: spellings of all languages, formats of one."""

from typing import Any

from guide.quantities.currencies import digits_of
from guide.quantities.labels import formats_of
from guide.quantities.units import UNITS
from guide.quantities.vocabulary import currencies, scales, units
from guide.simplified import pairs

# What a visitor may be asked to measure.
_DIMENSIONS = ("area", "time")
_SHORT = ("k", "mn", "mln", "m", "bn", "tn")


def vocabulary() -> dict[str, Any]:
    """Words as people type them, in lower case: scales, currencies, units of area and time."""
    codes = currencies()[1]
    names = units()
    read = set("".join((*scales(short=True)[1], *codes, *names.exact)))
    asked = {id_: unit for id_, unit in UNITS.items() if unit.dimension in _DIMENSIONS}
    return {
        "scales": dict(scales(short=True)[1]),
        "short": list(_SHORT),
        "currencies": dict(codes),
        "fold": "".join(a + b for a, b in pairs().items() if b in read),
        "digits": {code: digits_of(code) for code in sorted(set(codes.values()))},
        "units": {
            word: id_ for word, id_ in {**names.lower, **names.exact}.items() if id_ in asked
        },
        "factors": {
            id_: [unit.base, str(unit.factor.numerator), str(unit.factor.denominator)]
            for id_, unit in asked.items()
        },
    }


def formats(lang: str) -> dict[str, Any]:
    """How a language writes numbers, money and measures; see guide.quantities.writing."""
    said = formats_of(lang)
    return {
        **{key: said["number"][key] for key in ("decimal", "group", "minus")},
        "decimals": said["decimals"],
        "scales": {str(power): word for power, word in said["scales"].items()},
        "money": said["money"]["form"],
        "own": {code: each["form"] for code, each in said["money"].get("own", {}).items()},
        "measure": said["measure"]["form"],
        "currencies": dict(said["currencies"]),
        "units": {
            id_: label
            for id_, label in said["units"].items()
            if UNITS[id_].dimension in _DIMENSIONS
        },
        "pairs": {unit: list(pair) for unit, pair in said["pairs"].items()},
        "aside": said["aside"],
        "day": said["dates"]["day"],
        "months": list(said.get("months", ())),
    }
