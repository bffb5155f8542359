"""An edition of the printed guide: what it selects, how it is laid out, printed and dated."""

from typing import Annotated, ClassVar

from pydantic import Field

from guide.model.base import Model, field, needed
from guide.model.enumerations import Binding, Chapter, Finish, Format, Layout
from guide.model.parts import ContactRef
from guide.model.record import Record
from guide.model.references import (
    ChainRef,
    EventRef,
    OrganisationRef,
    ParkRef,
    ProjectRef,
    SectorRef,
    TownshipRef,
)
from guide.model.text import LongText, Text
from guide.model.values import AnyDate, Boolean, Integer, MeasureValue, Plain


class Paper(Model):
    """A paper: weight (g/m²), caliper (mm) and finish."""

    weight: MeasureValue | None = field()
    caliper: MeasureValue | None = field()
    finish: Finish = field()


class Papers(Model):
    """The papers of cover and text, and the glue (mm) of a perfect binding's spine."""

    cover: Paper | None = field()
    text: Paper | None = field()
    glue: MeasureValue | None = field()


class Selector(Model):
    """Projects that meet all that is named here."""

    sectors: tuple[SectorRef, ...] = field(many=tuple)
    parks: tuple[ParkRef, ...] = field(many=tuple)
    townships: tuple[TownshipRef, ...] = field(many=tuple)
    chains: tuple[ChainRef, ...] = field(many=tuple)
    events: tuple[EventRef, ...] = field(many=tuple)
    featured: Boolean | None = field()
    ids: tuple[ProjectRef, ...] = field(many=tuple)


class Selection(Model):
    """Which projects an edition shows: any or all of the selectors, less the excluded ones."""

    any: tuple[Selector, ...] = field(many=tuple)
    all: tuple[Selector, ...] = field(many=tuple)
    exclude: tuple[ProjectRef, ...] = field(many=tuple)


class Message(Model):
    """A word of welcome and who signs it."""

    text: LongText = needed(limit=500)
    by: ContactRef = needed()


class Edition(Record):
    """One edition of the guide; `guide` is the whole of it."""

    collection: ClassVar[str] = "editions"

    title: Text = field(required=True, limit=50)
    subtitle: Text | None = field(limit=50)
    summary: Text | None = field(limit=120)
    number: Plain = field(required=True)
    event: EventRef | None = field()
    languages: tuple[Plain, ...] = field(many=tuple)
    layout: Layout = field(required=True)
    format: Format = field(required=True)
    bleed: MeasureValue | None = field()
    binding: Binding = field()
    paper: Papers | None = field()
    creep: Boolean | None = field()
    select: Selection | None = field()
    chapters: tuple[Chapter, ...] = field(required=True, many=tuple)
    message: Message | None = field()
    date: AnyDate = field(required=True)
    print_run: Integer | None = field()
    issuer: OrganisationRef = field(required=True)
    data_hash: Annotated[str | None, Field(description="written by the freeze command")] = None
