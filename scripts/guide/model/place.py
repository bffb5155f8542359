"""place.yml: the place itself, 县(区)情, with its figures, costs and approval roadmap."""

from guide.model.base import Model, field, needed
from guide.model.enumerations import (
    CostGroup,
    HonourLevel,
    Level,
    LivingKind,
    MapKind,
    RoadmapPhase,
    SchoolKind,
    Status,
    TimeKind,
    TownshipKind,
)
from guide.model.parts import (
    Consent,
    Distance,
    Figure,
    Picture,
    Point,
    Price,
    Question,
    Review,
    Source,
    Waiver,
)
from guide.model.references import Id, MediaFile, OrganisationRef, ParkRef, SectorRef
from guide.model.text import LongText, Text
from guide.model.values import AnyDate, AreaValue, Day, Integer, MeasureValue, Plain


class Township(Model):
    """A township, town or subdistrict of the place."""

    id: Id = needed()
    name: Text = needed()
    kind: TownshipKind | None = field()
    area: AreaValue | None = field()
    population: MeasureValue | None = field()
    note: Text | None = field(limit=60)
    point: Point | None = field()


class Resource(Model):
    """A natural resource, a crop or another endowment."""

    id: Id = needed()
    name: Text = needed()
    text: LongText = needed(limit=200)
    figures: tuple[Figure, ...] = field(many=tuple)


class School(Model):
    """A school that trains people for firms."""

    name: Text = needed()
    kind: SchoolKind = needed()
    students: Integer | None = field()
    graduates: Integer | None = field()
    subjects: Text | None = field()


class Education(Model):
    """Who trains whom in the place."""

    text: LongText = needed(limit=300)
    schools: tuple[School, ...] = field(many=tuple)


class Wage(Model):
    """The usual pay of a kind of job."""

    id: Id = needed()
    role: Text = needed()
    price: Price = needed()


class Cost(Model):
    """A line of the cost sheet, 要素成本."""

    id: Id | None = field()
    group: CostGroup = needed()
    item: Text = needed()
    tier: Text | None = field()
    price: Price = needed()


class Living(Model):
    """One side of life in the place."""

    id: Id = needed()
    kind: LivingKind = needed()
    name: Text = needed()
    text: LongText = needed(limit=200)


class Honour(Model):
    """A title or recognition that the place holds."""

    name: Text = needed()
    level: HonourLevel = needed()
    awarded_by: Text = needed()
    year: AnyDate = needed()
    document_no: Plain | None = field()
    source: Text = needed()


class RoadmapStep(Model):
    """A step of the approval roadmap, 办事流程; 0 days means the same day."""

    id: Id = needed()
    phase: RoadmapPhase = needed()
    step: Text = needed()
    department: OrganisationRef | Text = needed()
    level: Level = needed()
    days: Integer = needed()
    days_kind: TimeKind = needed()
    documents: tuple[Text, ...] = field(many=tuple)
    window: OrganisationRef | Text | None = field()
    fee: Text | None = field()
    note: Text | None = field()


class Quote(Model):
    """What someone of a firm said, and who."""

    text: Text = needed(limit=120)
    speaker: Text = needed()
    role: Text = needed()


class CaseStudy(Model):
    """A resident firm's own story, shown with its consent."""

    id: Id = needed()
    firm: Text = needed()
    sector: SectorRef | None = field()
    park: ParkRef | None = field()
    since: AnyDate | None = field()
    text: LongText = needed(limit=300)
    quote: Quote | None = field()
    figures: tuple[Figure, ...] = field(many=tuple)
    consent: Consent = needed()
    media: tuple[Picture, ...] = field(many=tuple)


class PlaceMap(Model):
    """A map image with its review number 审图号, or a sketch, which needs none."""

    kind: MapKind = needed()
    file: MediaFile | None = field()
    review_no: Plain | None = field()
    caption: Text | None = field()


class PlaceProfile(Model):
    """The whole of place.yml."""

    status: Status = field()
    owner: OrganisationRef = field(required=True)
    as_of: Day = field(required=True)
    reviewed: Review = field(required=True)
    sources: tuple[Source, ...] = field(many=tuple)
    waivers: tuple[Waiver, ...] = field(many=tuple)
    name: Text = needed()
    full_name: Text | None = field()
    admin_code: Plain | None = field()
    postcode: Plain | None = field()
    parent: Text | None = field()
    summary: Text | None = field(limit=160)
    description: LongText | None = field(limit=600)
    townships: tuple[Township, ...] = field(many=tuple)
    figures: tuple[Figure, ...] = field(many=tuple)
    distances: tuple[Distance, ...] = field(many=tuple)
    resources: tuple[Resource, ...] = field(many=tuple)
    education: Education | None = field()
    wages: tuple[Wage, ...] = field(many=tuple)
    costs: tuple[Cost, ...] = field(many=tuple)
    living: tuple[Living, ...] = field(many=tuple)
    honours: tuple[Honour, ...] = field(many=tuple)
    roadmap: tuple[RoadmapStep, ...] = field(many=tuple)
    cases: tuple[CaseStudy, ...] = field(many=tuple)
    faq: tuple[Question, ...] = field(many=tuple)
    map: PlaceMap | None = field()
    media: tuple[Picture, ...] = field(many=tuple)
