"""Shares and rates as people type them: `2.5%`, `4‰`, `15 per cent`."""

import re
from typing import Final

from guide.quantities.errors import QuantityError
from guide.quantities.numbers import cut, decimal, no_second_number
from guide.quantities.text import reader
from guide.quantities.values import Rate

_SIGNS: Final = {
    "%": "%",
    "‰": "‰",
    "percent": "%",
    "per cent": "%",
    "per mille": "‰",
    "permille": "‰",
}
_FRACTIONS: Final = {"百分之": "%", "千分之": "‰"}
_RATIO: Final = re.compile(r"[0-9]\s*[:/比]\s*[0-9]")


@reader
def parse_rate(text: str) -> Rate:
    """A number with `%` or `‰`. A ratio such as `1:1` is refused: it does not say of what."""
    if _RATIO.search(text):
        raise QuantityError("ratio-as-rate", text=text)
    before, number, after = cut(text)
    no_second_number(after.lstrip("%‰ "), text)
    value = decimal(number)
    sign = _SIGNS.get(after.lower())
    if before in _FRACTIONS and not after:
        return Rate(value, _FRACTIONS[before])
    if not before and sign:
        return Rate(value, sign)
    if not before and not after:
        raise QuantityError("rate-without-sign", text=text)
    raise QuantityError("rate-not-read", text=text)
