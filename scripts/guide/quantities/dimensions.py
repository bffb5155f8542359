"""Sides that belong together as people type them: `9 m x 9 m`, `9×9米`."""

import re
from typing import Final

from guide.quantities.errors import QuantityError
from guide.quantities.measures import one
from guide.quantities.text import reader
from guide.quantities.values import Dimensions, Kind, Measure

_TIMES: Final = re.compile(
    r"\s*(?:×|\*|(?<![A-Za-z])x(?![A-Za-z])|(?<=[0-9m米])\s*[xX乘])\s*", re.IGNORECASE
)
_NUMBER_ONLY: Final = re.compile(r"[0-9.,]+")


@reader
def parse_dimensions(text: str) -> Dimensions:
    """Two or three lengths; a side without a unit takes the last one's."""
    sides = _TIMES.split(text)
    if not 2 <= len(sides) <= 3:
        raise QuantityError("dimensions-not-read", text=text)
    unit = re.sub(r"^[0-9.,\s]+", "", sides[-1])
    measures = [one(side + unit if _NUMBER_ONLY.fullmatch(side) else side) for side in sides]
    for measure in measures:
        _check_length(measure, text)
    return Dimensions(tuple(measures))


def _check_length(measure: Measure, text: str) -> None:
    if measure.dimension != "length":
        raise QuantityError(
            "wrong-dimension", text=text, read=Kind(measure.dimension), wanted=Kind("length")
        )
