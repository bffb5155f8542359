"""What every part of the book is made with: the guide, its voice, the edition, its projects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.locales import CONVERTED, written
from guide.model.edition import Edition
from guide.model.enumerations import Format, Layout
from guide.model.guide import Guide
from guide.model.project import Project
from guide.typesetting import tables
from guide.words import Voice

WHOLE = "guide"
_BLEED = 3.0

_MEASURES = {
    Format.LARGE_16MO: tables.PAGE,
    Format.A4: tables.PAGE,
    Format.A5: tables.SMALL_PAGE,
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the book is made with."""

    guide: Guide
    voice: Voice
    edition: Edition | None
    projects: Sequence[Project]

    @property
    def edition_id(self) -> str:
        return self.edition.id if self.edition else WHOLE

    @property
    def format(self) -> Format:
        """The size of the page; 大度16开 where no edition says otherwise."""
        return self.edition.format if self.edition else Format.LARGE_16MO

    @property
    def facing(self) -> bool:
        """Whether two languages stand side by side, so that a project has one page in each."""
        return self.edition is not None and self.edition.layout is Layout.FACING

    @property
    def bleed(self) -> float:
        """What is printed beyond the trim, in mm; 3 where no edition says otherwise."""
        own = self.edition.bleed if self.edition else None
        return float(own.to("mm")) if own is not None else _BLEED

    @property
    def measure(self) -> float:
        """The width of the text, in Latin characters of a table's small type."""
        return _MEASURES[self.format]

    def other(self) -> str:
        """The language in which titles are repeated in light type; its own if there is none."""
        own = written(self.voice.lang)
        # Two scripts of one language would say the same twice.
        same = {own, CONVERTED.get(own, ""), *(tag for tag in CONVERTED if CONVERTED[tag] == own)}
        return next((tag for tag in self.guide.settings.languages if tag not in same), own)

    def second(self, names: Mapping[str, str]) -> str:
        """A name in that other language; empty where it is written as in this one."""
        other = names.get(self.other(), "")
        return "" if other == names.get(written(self.voice.lang), other) else other
