"""The parts that several kinds of record share: prices, figures, distances, contacts, pictures."""

from typing import Self

from pydantic import model_validator

from guide.model.base import Model, fault, field, needed
from guide.model.enumerations import (
    Collection,
    CoordinateSystem,
    CountedFrom,
    DistanceKind,
    FigureItem,
    PriceItem,
    TimeKind,
    TransportMode,
)
from guide.model.references import (
    Id,
    MediaFile,
    OrganisationRef,
    PersonRef,
    TownshipRef,
    Url,
)
from guide.model.text import LongText, Text
from guide.model.values import (
    Amount,
    AnyDate,
    Boolean,
    Day,
    Integer,
    Number,
    Plain,
    PriceRange,
)


class Source(Model):
    """Where a statement comes from."""

    title: Text = needed()
    url: Url | None = field()
    date: AnyDate | None = field()


class Review(Model):
    """Who checked a record, and when."""

    by: OrganisationRef = needed()
    date: Day = needed()


class Waiver(Model):
    """An acknowledged warning: which check, why, by whom and when."""

    check: Plain = needed()
    reason: Text = needed()
    by: OrganisationRef = needed()
    date: Day = needed()
    opinion_no: Plain | None = field()


class Consent(Model):
    """That a person or firm agreed to be shown, and when."""

    by: Text = needed()
    date: Day = needed()


class Price(Model):
    """A cost of doing business: a range with what it includes, its date and its source."""

    range: PriceRange = needed()
    includes: tuple[PriceItem, ...] = field(many=tuple)
    excludes: tuple[PriceItem, ...] = field(many=tuple)
    effective: AnyDate = needed()
    source: Text = needed()
    note: Text | None = field()


class Point(Model):
    """A coordinate with its datum, in decimal degrees."""

    lat: Number = needed()
    lon: Number = needed()
    crs: CoordinateSystem = needed()

    @model_validator(mode="after")
    def _on_the_globe(self) -> Self:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise fault("point-off-globe", lat=self.lat, lon=self.lon)
        return self


class Figure(Model):
    """A statistic: never without its year and source; `preliminary` marks 初步核算."""

    item: FigureItem | Text = needed()
    value: Amount = needed()
    year: AnyDate = needed()
    source: Text = needed()
    preliminary: Boolean = field()
    note: Text | None = field()


class Distance(Model):
    """How far something is, and how one gets there."""

    to: Text = needed()
    kind: DistanceKind = needed()
    km: Number = needed()
    minutes: Integer | None = field()
    mode: TransportMode = field()


class ContactRef(Model):
    """A person of an organisation, or the organisation itself where no person is named."""

    organisation: OrganisationRef = needed()
    person: PersonRef | None = field()


class Picture(Model):
    """A picture with its credit, licence and description."""

    file: MediaFile = needed()
    credit: Text = needed()
    licence: Plain = needed()
    taken: AnyDate | None = field()
    alt: Text = needed()
    caption: Text | None = field()


class Address(Model):
    """Where a park or an organisation is."""

    address: Text = needed()
    postcode: Plain | None = field()
    township: TownshipRef | None = field()
    point: Point | None = field()


class TimeLimit(Model):
    """A time limit in days and what it counts from."""

    days: Integer = needed()
    kind: TimeKind = needed()
    counted_from: CountedFrom | None = field()


class RecordLink(Model):
    """A link to a record: its kind and id."""

    kind: Collection = needed()
    id: Id = needed()


class Question(Model):
    """A question that investors ask, with its answer and where to read on."""

    question: Text = needed(limit=60)
    answer: LongText = needed(limit=400)
    links: tuple[RecordLink, ...] = field(many=tuple)
