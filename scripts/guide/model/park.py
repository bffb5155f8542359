"""A development zone or industrial park, 园区, with its factory units and plots."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

from pydantic import model_validator

from guide.model.base import Model, fault, field, needed
from guide.model.condition import Condition
from guide.model.enumerations import (
    AreaBasis,
    Delivery,
    Drainage,
    FireHazard,
    FireResistance,
    LandUse,
    LiftKind,
    LineMode,
    LineOperation,
    Operation,
    ParkKind,
    ParkLevel,
    ParkService,
    PlotService,
    PlotState,
    Structure,
    UnitOffer,
    UnitState,
    Utility,
)
from guide.model.parts import Address, Consent, Distance, Figure, Picture, Price
from guide.model.record import Record
from guide.model.references import (
    ClauseRef,
    Id,
    OrganisationRef,
    ParkRef,
    PartId,
    PolicyRef,
    SectorRef,
    Url,
)
from guide.model.text import LongText, Text
from guide.model.values import (
    AnyDate,
    AreaValue,
    Day,
    Duration,
    Grid,
    Integer,
    MeasureValue,
    Number,
    Plain,
    RateValue,
)


class Approval(Model):
    """Who approved a park, by which document."""

    authority: Text = needed("basics")
    document_no: Plain | None = field("basics")
    date: AnyDate | None = field("basics")


class ParkAreas(Model):
    """A park's land: approved, planned, built and available."""

    approved: AreaValue | None = field("land")
    planned: AreaValue | None = field("land")
    built: AreaValue | None = field("land")
    available: AreaValue | None = field("land")


class UtilitySupply(Model):
    """What a park supplies: capacity, what of it is spare, and at what price."""

    item: Utility = needed()
    capacity: MeasureValue | None = field()
    spare: MeasureValue | None = field()
    price: Price | None = field()
    note: Text | None = field()


class Resident(Model):
    """A firm in the park that agreed to be named."""

    name: Text = needed()
    since: AnyDate | None = field()
    business: Text = needed()
    consent: Consent = needed()


class FreightLine(Model):
    """A freight line of a park: rail–sea, train, truck; operating or planned."""

    id: Id = needed()
    name: Text = needed()
    mode: LineMode = needed()
    to: Text = needed()
    operation: LineOperation = needed()
    since: AnyDate | None = field()
    expected: AnyDate | None = field()
    frequency: Text | None = field()
    transit: MeasureValue | None = field()
    operator: OrganisationRef | Text | None = field()
    note: Text | None = field()


class Facility(Model):
    """Something a park has or will have, such as an inspection yard."""

    id: Id = needed()
    name: Text = needed()
    operation: Operation = needed()
    since: AnyDate | None = field()
    expected: AnyDate | None = field()
    text: Text | None = field()


class Crane(Model):
    """Overhead cranes of one capacity."""

    load: MeasureValue = needed()
    count: Integer = needed()


class Lift(Model):
    """Lifts of one kind and capacity."""

    kind: LiftKind = needed()
    load: MeasureValue = needed()
    count: Integer = needed()


class UnitArea(Model):
    """A unit's floor area and what it counts."""

    value: AreaValue = needed()
    basis: AreaBasis = needed()


class Unit(Model):
    """A unit of a standard factory building that can be let or sold by itself."""

    id: PartId = needed()
    floor: Integer = needed()
    area: UnitArea = needed()
    clear_height: MeasureValue | None = field()
    floor_load: MeasureValue | None = field()
    column_grid: Grid | None = field()
    lifts: tuple[Lift, ...] = field(many=tuple)
    crane: tuple[Crane, ...] = field(many=tuple)
    power: MeasureValue | None = field()
    fire_hazard_category: FireHazard = field()
    drainage: Drainage = field()
    delivery: Delivery = field()
    state: UnitState = needed()
    available_from: Day | None = field()
    offer: tuple[UnitOffer, ...] = field(many=tuple)
    rent: Price | None = field()
    sale_price: Price | None = field()
    deposit_months: Number | None = field()
    rent_free_months: Number | None = field()
    minimum_term_months: Integer | None = field()
    note: Text | None = field()


class Building(Model):
    """A standard factory building, 标准厂房."""

    id: PartId = needed()
    name: Text = needed()
    storeys: Integer = needed()
    structure: Structure = field()
    completed: AnyDate | None = field()
    fire_resistance_rating: FireResistance = field()
    owner: OrganisationRef | Text | None = field()
    units: tuple[Unit, ...] = field(many=tuple)


def _ends(low: Decimal | Fraction | None, high: Decimal | Fraction | None) -> None:
    """Refuse a limit without ends and one whose lower end is above its upper end."""
    if low is None and high is None:
        raise fault("limits-empty")
    if low is not None and high is not None and Fraction(low) > Fraction(high):
        raise fault("limits-reversed")


class Ratio(Model):
    """A ratio with a lower end, an upper end or both, such as a floor area ratio 容积率."""

    min: Number | None = field()
    max: Number | None = field()

    @model_validator(mode="after")
    def _has_ends_in_order(self) -> Self:
        _ends(self.min, self.max)
        return self


class Share(Model):
    """A share of the plot with a lower end, an upper end or both, such as 建筑密度."""

    min: RateValue | None = field()
    max: RateValue | None = field()

    @model_validator(mode="after")
    def _has_ends_in_order(self) -> Self:
        _ends(
            self.min.fraction if self.min is not None else None,
            self.max.fraction if self.max is not None else None,
        )
        return self


class Plot(Model):
    """A plot of land, 地块, with its planning conditions."""

    id: PartId = needed()
    area: AreaValue = needed()
    use: LandUse = needed()
    floor_area_ratio: Ratio | None = field()
    building_coverage: Share | None = field()
    green_ratio: Share | None = field()
    height_limit: MeasureValue | None = field()
    price: Price | None = field()
    term: Duration | None = field()
    state: PlotState = needed()
    clearance: RateValue | None = field()
    services: tuple[PlotService, ...] = field(many=tuple)
    restrictions: Text | None = field()


class ClauseLink(Model):
    """One clause of one policy."""

    policy: PolicyRef = needed()
    clause: ClauseRef = needed()


class Guarantee(Model):
    """What a park undertakes if something happens, such as leasing back unlet space."""

    id: PartId = needed()
    trigger: Text = needed()
    undertaking: Text = needed()
    price_rule: Text | None = field()
    guarantor: OrganisationRef = needed()
    policy: ClauseLink | None = field()


class Park(Record):
    """A park that carries projects: its land, buildings, utilities and rules."""

    collection: ClassVar[str] = "parks"

    name: Text = field(required=True, limit=30)
    short_name: Text | None = field(limit=16)
    highlight: Text | None = field(limit=50)
    summary: Text | None = field(limit=120)
    description: LongText | None = field("description", limit=500)
    level: ParkLevel = field("basics")
    kind: ParkKind = field("basics", required=True)
    operation: Operation = field("basics", required=True)
    part_of: ParkRef | None = field("basics")
    approval: Approval | None = field("basics")
    website: Url | None = field("basics")
    leading_sectors: tuple[SectorRef, ...] = field("basics", many=tuple)
    areas: ParkAreas | None = field("land")
    location: Address = field("location", required=True)
    distances: tuple[Distance, ...] = field("location", many=tuple)
    lines: tuple[FreightLine, ...] = field("freight", many=tuple)
    facilities: tuple[Facility, ...] = field("freight", many=tuple)
    utilities: tuple[UtilitySupply, ...] = field("utilities", many=tuple)
    environment: LongText | None = field("environment", limit=300)
    services: tuple[ParkService, ...] = field("services", many=tuple)
    entry_rules: tuple[Condition, ...] = field("entry", many=tuple)
    figures: tuple[Figure, ...] = field(many=tuple)
    residents: tuple[Resident, ...] = field("firms", many=tuple)
    management: OrganisationRef | None = field("basics")
    developer: OrganisationRef | Text | None = field("basics")
    buildings: tuple[Building, ...] = field(many=tuple)
    plots: tuple[Plot, ...] = field(many=tuple)
    guarantees: tuple[Guarantee, ...] = field(many=tuple)
    media: tuple[Picture, ...] = field(many=tuple)
