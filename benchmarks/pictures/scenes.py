"""Every picture by the id of its record."""

from collections.abc import Callable

from pictures import (
    agriculture,
    education,
    electronics,
    graphite,
    infrastructure,
    logistics,
    machinery,
    manufacturing,
    parks,
    place,
    real_estate,
    tourism,
)
from pictures.drawing import Sheet

SCENES: dict[str, Callable[[], Sheet]] = {
    **parks.PICTURES,
    **place.PICTURES,
    **graphite.PICTURES,
    **machinery.PICTURES,
    **electronics.PICTURES,
    **logistics.PICTURES,
    **tourism.PICTURES,
    **education.PICTURES,
    **agriculture.PICTURES,
    **manufacturing.PICTURES,
    **infrastructure.PICTURES,
    **real_estate.PICTURES,
}
