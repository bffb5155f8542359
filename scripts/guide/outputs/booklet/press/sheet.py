"""A sheet as the press sees it: what is trimmed off, the bleed around it, the slug for marks."""

from dataclasses import dataclass

from guide.model.enumerations import Format

MM = 72 / 25.4
# Marks keep a millimetre away from the bleed, so that they never print into it.
GAP, MARK, SLUG = 1 * MM, 5 * MM, 10 * MM

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A trimmed size with its bleed in points; the trim's lower left corner is the origin."""

    width: float
    height: float
    bleed: float

    @property
    def trim(self) -> Box:
        return (0.0, 0.0, self.width, self.height)

    @property
    def bled(self) -> Box:
        return self._around(self.bleed)

    @property
    def media(self) -> Box:
        return self._around(self.bleed + SLUG)

    def _around(self, by: float) -> Box:
        return (-by, -by, self.width + by, self.height + by)


# Trimmed sizes in mm, as the formats' names say; what the templates set is measured against them.
SIZES = {
    Format.LARGE_16MO: (210.0, 285.0),
    Format.A4: (210.0, 297.0),
    Format.A5: (148.0, 210.0),
}
