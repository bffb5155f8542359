"""A packaged investment project, 招商项目."""

from typing import ClassVar

from guide.model.base import Model, field, needed
from guide.model.enumerations import (
    ChainRole,
    Cooperation,
    EiaClass,
    FundingSource,
    LandState,
    LandUse,
    Offer,
    PaybackKind,
    ProfitKind,
    Progress,
    ProjectKind,
    ReturnsBasis,
    TaxBasis,
    Tenure,
    TransferMode,
    UnitOffer,
)
from guide.model.parts import Picture, Point, Price
from guide.model.record import Record
from guide.model.references import (
    ChainRef,
    ClauseRef,
    EventRef,
    LinkRef,
    OrganisationRef,
    ParkRef,
    PlotRef,
    PolicyRef,
    SectorRef,
    TownshipRef,
    UnitRef,
)
from guide.model.text import LongText, Text
from guide.model.values import (
    AnyDate,
    AreaValue,
    Boolean,
    Day,
    Duration,
    Integer,
    MoneyRange,
    MoneyValue,
    Number,
    NumberRange,
    Plain,
    RateRange,
    UnitName,
)

# Land, buildings and idle assets are offered as they are: they need no investment plan.
PLANNED = frozenset({ProjectKind.OPPORTUNITY.value, ProjectKind.FINANCING.value})


class EncouragedBasis(Model):
    """The entry of a catalogue of encouraged industries that a project falls under."""

    catalogue: Text = needed()
    item: Text = needed()


class ChainPosition(Model):
    """Where a project stands in an industry chain; the stream belongs to the link."""

    ref: ChainRef = needed()
    link: LinkRef = needed()
    role: ChainRole = field()


class ProjectLocation(Model):
    """Where a project is to be built."""

    text: Text = needed("site", limit=60)
    township: TownshipRef | None = field("site")
    park: ParkRef | None = field("site")
    plots: tuple[PlotRef, ...] = field("site", many=tuple)
    units: tuple[UnitRef, ...] = field("site", many=tuple)
    point: Point | None = field()


class Capacity(Model):
    """A product with its yearly, monthly or one-off quantity; `unit` is a unit of the table."""

    product: Text = needed()
    quantity: Number = needed()
    unit: UnitName = needed()
    per: UnitName | None = field()


class Funding(Model):
    """One source of a project's money."""

    source: FundingSource = needed()
    amount: MoneyValue = needed()
    secured: Boolean = field()


class Investment(Model):
    """What a project costs and who pays, 投资估算与资金筹措."""

    total: MoneyValue = needed("investment")
    fixed_assets: MoneyValue | None = field("investment")
    working_capital: MoneyValue | None = field("investment")
    sought: MoneyValue | None = field("investment")
    secured: MoneyValue | None = field("investment")
    minimum_ticket: MoneyValue | None = field("investment")
    funding: tuple[Funding, ...] = field("investment", many=tuple)


class Land(Model):
    """The land a project needs or offers."""

    area: AreaValue = needed("site")
    use: LandUse = field("site")
    tenure: tuple[Tenure, ...] = field("site", many=tuple)
    state: LandState = field("site")
    term: Duration | None = field("site")


class Valuation(Model):
    """What an asset was appraised at."""

    amount: MoneyValue = needed()
    date: Day = needed()
    appraiser: Text = needed()


class AssetOffer(Model):
    """One way in which an asset, or a part of it, is offered."""

    name: Text = needed()
    price: Price = needed()
    offer: UnitOffer | None = field()
    includes: Text | None = field()
    excludes: Text | None = field()


class Asset(Model):
    """An idle asset to be brought back into use, 存量资产."""

    ownership: Text = needed("asset")
    certificates: tuple[Text, ...] = field("asset", many=tuple)
    encumbrances: Text | None = field("asset")
    occupancy: RateRange | None = field("asset")
    tenants: Integer | None = field("asset")
    annual_income: MoneyValue | None = field("asset")
    valuation: Valuation | None = field("asset")
    transfer: TransferMode = field("asset")
    offers: tuple[AssetOffer, ...] = field("asset", many=tuple)


class ReadinessStep(Model):
    """One step of preliminary work: how far, since when, by which document."""

    state: Progress = needed()
    date: AnyDate | None = field()
    document: Text | None = field()


class Readiness(Model):
    """Preliminary work, 前期工作, step by step."""

    feasibility: ReadinessStep | None = field()
    registration: ReadinessStep | None = field()
    land: ReadinessStep | None = field()
    site_opinion: ReadinessStep | None = field()
    planning: ReadinessStep | None = field()
    eia: ReadinessStep | None = field()
    energy_review: ReadinessStep | None = field()
    safety: ReadinessStep | None = field()
    water_soil: ReadinessStep | None = field()
    social_stability: ReadinessStep | None = field()
    construction_permit: ReadinessStep | None = field()
    utilities: ReadinessStep | None = field()
    raw_material: ReadinessStep | None = field()


class Profit(Model):
    """A year's profit and what it is: 利润总额 or 净利润."""

    amount: MoneyRange = needed()
    kind: ProfitKind = needed()


class Payback(Model):
    """The years until the investment is recovered, and how they are counted."""

    years: NumberRange = needed()
    kind: PaybackKind = needed()
    tax: TaxBasis = needed()
    includes_construction: Boolean = field()


class InternalRate(Model):
    """The internal rate of return."""

    value: RateRange = needed()
    tax: TaxBasis = needed()


class Returns(Model):
    """Estimated returns with the basis they rest on, 经济效益."""

    basis: ReturnsBasis = needed("returns")
    price_year: AnyDate | None = field("returns")
    annual_revenue: MoneyRange | None = field("returns")
    annual_profit: Profit | None = field("returns")
    annual_tax: MoneyRange | None = field("returns")
    payback: Payback | None = field("returns")
    irr: InternalRate | None = field("returns")
    note: Text | None = field("returns", limit=120)


class Risk(Model):
    """A risk and what is done about it."""

    text: Text = needed()
    mitigation: Text = needed()


class Schedule(Model):
    """How long building takes and when it may start."""

    months: Integer = needed("progress")
    start: AnyDate | None = field("progress")


class Environment(Model):
    """Environmental class and energy."""

    eia_class: EiaClass = field("site")
    high_energy_high_emission: Boolean = field("site")
    note: Text | None = field("site", limit=80)


class Support(Model):
    """What is still lacking, and who provides it by when."""

    item: Text = needed()
    provider: OrganisationRef = needed()
    due: AnyDate | None = field()


class PolicyUse(Model):
    """A policy, or some of its clauses, that a project may draw on."""

    policy: PolicyRef = needed()
    clauses: tuple[ClauseRef, ...] = field(many=tuple)


class Project(Record):
    """One project of the library; its sector is the folder that it lies in."""

    collection: ClassVar[str] = "projects"

    code: Plain | None = field("basics")
    kind: ProjectKind = field("basics", required=True)
    title: Text = field(required=True, limit=40)
    highlight: Text | None = field(limit=50)
    summary: Text = field(required=True, limit=120)
    offer: Offer = field("basics", required=True)
    industry: Plain | None = field("basics")
    encouraged_basis: tuple[EncouragedBasis, ...] = field("basics", many=tuple)
    chain: ChainPosition | None = field("basics")
    location: ProjectLocation = field("site", required=True)
    background: LongText | None = field("background", required=PLANNED, limit=260)
    content: LongText | None = field("content", required=PLANNED, limit=260)
    products: Text | None = field("content", limit=120)
    market: LongText | None = field("market", limit=260)
    capacity: tuple[Capacity, ...] = field("content", many=tuple)
    investment: Investment | None = field("investment", required=PLANNED)
    cooperation: tuple[Cooperation, ...] = field("cooperation", required=True, many=tuple)
    cooperation_note: Text | None = field("cooperation", limit=100)
    investor_profile: Text | None = field("cooperation", limit=80)
    land: Land | None = field("site")
    building_area: AreaValue | None = field("site")
    asset: Asset | None = field("asset", required=frozenset({ProjectKind.ASSET.value}))
    readiness: Readiness | None = field("progress", required=PLANNED)
    returns: Returns | None = field("returns", required=PLANNED)
    jobs: Integer | None = field("returns")
    social: LongText | None = field("market", limit=160)
    risks: tuple[Risk, ...] = field("risks", many=tuple)
    schedule: Schedule | None = field("progress")
    environment: Environment | None = field("site")
    conditions: LongText | None = field("conditions", limit=200)
    support_needed: tuple[Support, ...] = field("conditions", many=tuple)
    policies: tuple[PolicyUse, ...] = field("policies", many=tuple)
    promoter: OrganisationRef | Text = field("cooperation", required=True)
    events: tuple[EventRef, ...] = field("events", many=tuple)
    featured: Boolean = field()
    media: tuple[Picture, ...] = field(many=tuple)

    _sector: SectorRef = SectorRef("")

    @property
    def sector(self) -> SectorRef:
        """The id of the sector whose folder holds the project."""
        return self._sector
