"""The closed lists of the model. Their labels stand in the locale files, one per language."""

from enum import StrEnum


class Status(StrEnum):
    """How far a record is from the public."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class Collection(StrEnum):
    """A kind of record, by the name of its folder."""

    PROJECTS = "projects"
    PARKS = "parks"
    POLICIES = "policies"
    CHAINS = "chains"
    EVENTS = "events"
    EDITIONS = "editions"
    ORGANISATIONS = "organisations"


class ProjectKind(StrEnum):
    """What a project offers: 招商, 融资, 土地, 楼宇厂房, 存量资产盘活."""

    OPPORTUNITY = "opportunity"
    FINANCING = "financing"
    LAND = "land"
    BUILDING = "building"
    ASSET = "asset"


class Offer(StrEnum):
    """Where a project stands for an investor, 项目属性; only `seeking` is on offer."""

    SEEKING = "seeking"
    SIGNED = "signed"
    UNDER_CONSTRUCTION = "under-construction"
    IN_PRODUCTION = "in-production"


class ChainRole(StrEnum):
    """What a project does for its chain: 延链, 补链, 强链."""

    EXTEND = "extend"
    FILL = "fill"
    STRENGTHEN = "strengthen"


class Stream(StrEnum):
    """A link's place in its chain: 上游, 中游, 下游."""

    UPSTREAM = "upstream"
    MIDSTREAM = "midstream"
    DOWNSTREAM = "downstream"


class LinkState(StrEnum):
    """Whether a chain's link exists in the place."""

    PRESENT = "present"
    WEAK = "weak"
    MISSING = "missing"


class CoordinateSystem(StrEnum):
    """The datum of a point; Chinese web maps use GCJ-02."""

    WGS_84 = "WGS-84"
    GCJ_02 = "GCJ-02"
    CGCS2000 = "CGCS2000"


class FundingSource(StrEnum):
    """Where a project's money comes from, 资金筹措."""

    INVESTOR_EQUITY = "investor-equity"
    LOCAL_EQUITY = "local-equity"
    BANK_LOAN = "bank-loan"
    GOVERNMENT_FUND = "government-fund"
    BONDS = "bonds"
    SHAREHOLDER_LOAN = "shareholder-loan"
    LEASE_FINANCE = "lease-finance"
    VILLAGE_COLLECTIVE = "village-collective"
    SUBSIDY = "subsidy"
    INDUSTRY_FUND = "industry-fund"
    OWN_CAPITAL = "own-capital"
    OTHER = "other"


class Cooperation(StrEnum):
    """How an investor may take part, 合作方式."""

    WHOLLY_OWNED = "wholly-owned"
    EQUITY_JV = "equity-jv"
    CONTRACTUAL = "contractual"
    JOINT_DEVELOPMENT = "joint-development"
    EQUITY_TRANSFER = "equity-transfer"
    CAPITAL_INCREASE = "capital-increase"
    MERGER = "merger"
    PPP = "ppp"
    BOT = "bot"
    BOO = "boo"
    TOT = "tot"
    ROT = "rot"
    EPC = "epc"
    LEASE = "lease"
    LAND_TRANSFER = "land-transfer"
    ENTRUSTED = "entrusted"
    TECHNOLOGY = "technology"
    PROCESSING = "processing"
    CONTRACT_FARMING = "contract-farming"
    FUND = "fund"
    DEBT = "debt"
    NEGOTIABLE = "negotiable"


class LandUse(StrEnum):
    """The planned use of land, 土地用途."""

    INDUSTRIAL = "industrial"
    LOGISTICS = "logistics"
    RESIDENTIAL = "residential"
    COMMERCIAL = "commercial"
    RESEARCH = "research"
    EDUCATION = "education"
    FACILITY_AGRICULTURE = "facility-agriculture"
    TOURISM = "tourism"
    MIXED = "mixed"


class Tenure(StrEnum):
    """How land is obtained: 出让, 租赁, 先租后让, 弹性年期, 标准地, 划拨, 作价出资, 流转."""

    GRANT = "grant"
    LEASE = "lease"
    LEASE_THEN_GRANT = "lease-then-grant"
    FLEXIBLE_TERM = "flexible-term"
    STANDARD_LAND = "standard-land"
    ALLOCATION = "allocation"
    RURAL_TRANSFER = "rural-transfer"


class LandState(StrEnum):
    """Whether land can be handed over: 净地, 已批, 待拆."""

    CLEARED = "cleared"
    APPROVED = "approved"
    TO_CLEAR = "to-clear"


class TransferMode(StrEnum):
    """How an asset changes hands: 协议, 挂牌, 拍卖, 重整."""

    AGREEMENT = "agreement"
    LISTING = "listing"
    AUCTION = "auction"
    RESTRUCTURING = "restructuring"


class Progress(StrEnum):
    """How far a preparatory step is, 前期工作."""

    NOT_STATED = "not-stated"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    NOT_NEEDED = "not-needed"


class ReturnsBasis(StrEnum):
    """What estimated returns rest on: 可研 or 匡算."""

    STUDY = "study"
    ESTIMATE = "estimate"


class ProfitKind(StrEnum):
    """Profit before or after income tax: 利润总额, 净利润."""

    TOTAL = "total"
    NET = "net"


class PaybackKind(StrEnum):
    """Simple or discounted payback: 静态, 动态."""

    STATIC = "static"
    DYNAMIC = "dynamic"


class TaxBasis(StrEnum):
    """Before or after income tax, 税前 or 税后."""

    BEFORE = "before"
    AFTER = "after"


class EiaClass(StrEnum):
    """The class of environmental impact assessment: 报告书, 报告表, 登记表, 豁免."""

    REPORT = "report"
    REPORT_FORM = "report-form"
    REGISTRATION = "registration"
    EXEMPT = "exempt"


class ParkLevel(StrEnum):
    """Who approved a park."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    TOWNSHIP = "township"
    PRIVATE = "private"


class ParkKind(StrEnum):
    """What a park is."""

    ECONOMIC_DEVELOPMENT_ZONE = "economic-development-zone"
    HIGH_TECH_ZONE = "high-tech-zone"
    BONDED_ZONE = "bonded-zone"
    FREE_TRADE_AREA = "free-trade-area"
    NEW_AREA = "new-area"
    SPECIALISED_PARK = "specialised-park"
    CHEMICAL_PARK = "chemical-park"
    LOGISTICS_PARK = "logistics-park"
    LAND_PORT = "land-port"
    AIRPORT_ECONOMY = "airport-economy"
    SCIENCE_PARK = "science-park"
    CREATIVE_PARK = "creative-park"
    INCUBATOR = "incubator"
    SMALL_FIRM_PARK = "small-firm-park"
    ENCLAVE = "enclave"
    AGRICULTURAL_PARK = "agricultural-park"


class Operation(StrEnum):
    """Whether something is open: planned is not open."""

    PLANNED = "planned"
    APPROVED = "approved"
    UNDER_CONSTRUCTION = "under-construction"
    OPERATING = "operating"


class DistanceKind(StrEnum):
    """What a distance leads to."""

    AIRPORT = "airport"
    PORT = "port"
    RAIL = "rail"
    EXPRESSWAY = "expressway"
    BORDER = "border"
    CITY = "city"


class TransportMode(StrEnum):
    """How a distance is travelled."""

    ROAD = "road"
    RAIL = "rail"
    AIR = "air"
    WATER = "water"


class Utility(StrEnum):
    """What a park supplies."""

    ELECTRICITY = "electricity"
    WATER = "water"
    NATURAL_GAS = "natural-gas"
    STEAM = "steam"
    SEWAGE_TREATMENT = "sewage-treatment"
    TELECOMS = "telecoms"
    SOLID_WASTE = "solid-waste"
    COMPRESSED_AIR = "compressed-air"


class ParkService(StrEnum):
    """What a park offers its firms, 配套服务."""

    ONE_STOP_WINDOW = "one-stop-window"
    DORMITORY = "dormitory"
    CANTEEN = "canteen"
    BONDED_WAREHOUSE = "bonded-warehouse"
    CUSTOMS_INSPECTION = "customs-inspection"
    VOCATIONAL_SCHOOL = "vocational-school"
    HOSPITAL = "hospital"
    BUS_LINE = "bus-line"
    BANK_BRANCH = "bank-branch"
    TESTING_LABORATORY = "testing-laboratory"
    BUSINESS_CENTRE = "business-centre"
    CONFERENCE_ROOM = "conference-room"
    FIRE_STATION = "fire-station"
    TRUCK_PARK = "truck-park"
    COLD_STORE = "cold-store"
    KINDERGARTEN = "kindergarten"
    SHUTTLE_BUS = "shuttle-bus"
    E_COMMERCE_SERVICE = "e-commerce-service"
    CHARGING_POINTS = "charging-points"


class Structure(StrEnum):
    """A building's frame, 结构形式."""

    REINFORCED_CONCRETE_FRAME = "reinforced-concrete-frame"
    STEEL_PORTAL_FRAME = "steel-portal-frame"
    STEEL_FRAME = "steel-frame"
    PRECAST = "precast"


class FireResistance(StrEnum):
    """Fire-resistance rating of a building, 耐火等级, GB 50016."""

    GRADE_1 = "grade-1"
    GRADE_2 = "grade-2"
    GRADE_3 = "grade-3"
    GRADE_4 = "grade-4"


class FireHazard(StrEnum):
    """Fire-hazard category of production, 火灾危险性类别 甲 to 戊, GB 50016."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class AreaBasis(StrEnum):
    """What a floor area counts, 建筑面积 or 使用面积."""

    GROSS = "gross"
    USABLE = "usable"


class Drainage(StrEnum):
    """What a unit may discharge."""

    INDUSTRIAL = "industrial"
    DOMESTIC = "domestic"
    NONE = "none"


class Delivery(StrEnum):
    """The state in which a unit is handed over, 交付标准."""

    BARE_SHELL = "bare-shell"
    BASIC_FIT_OUT = "basic-fit-out"
    FITTED_OUT = "fitted-out"


class UnitState(StrEnum):
    """Whether a unit can be had."""

    VACANT = "vacant"
    SOON = "soon"
    RESERVED = "reserved"
    LET = "let"


class PlotState(StrEnum):
    """Whether a plot can be had: 净地, 已批, 待拆, 已预订, 已供地."""

    CLEARED = "cleared"
    APPROVED = "approved"
    TO_CLEAR = "to-clear"
    RESERVED = "reserved"
    GRANTED = "granted"


class UnitOffer(StrEnum):
    """How a unit is offered."""

    LEASE = "lease"
    SALE = "sale"


class LiftKind(StrEnum):
    """What a lift carries."""

    GOODS = "goods"
    PASSENGER = "passenger"


class PlotService(StrEnum):
    """A service at the plot's boundary, 七通一平."""

    WATER = "water"
    POWER = "power"
    ROADS = "roads"
    DRAINAGE = "drainage"
    GAS = "gas"
    HEAT = "heat"
    TELECOMS = "telecoms"
    LEVELLED = "levelled"


class PriceItem(StrEnum):
    """What a price includes or leaves out."""

    VAT = "vat"
    PROPERTY_FEE = "property-fee"
    SEWAGE_FEE = "sewage-fee"
    DEED_TAX = "deed-tax"
    MAINTENANCE_FUND = "maintenance-fund"
    LAND_PREMIUM = "land-premium"
    PARKING = "parking"
    HEATING = "heating"
    WATER_AND_POWER = "water-and-power"
    TERMINAL_HANDLING = "terminal-handling"
    INSURANCE = "insurance"
    FUEL_SURCHARGE = "fuel-surcharge"
    TOLLS = "tolls"
    OVERTIME = "overtime"
    SOCIAL_INSURANCE = "social-insurance"
    MEALS = "meals"
    FIT_OUT = "fit-out"
    SERVICE_FEE = "service-fee"
    STAMP_DUTY = "stamp-duty"
    CUSTOMS_CLEARANCE = "customs-clearance"


class PolicyTier(StrEnum):
    """Whose policy a document is, 政策层级."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    PARK = "park"


class PolicyKind(StrEnum):
    """What a document is, 文种."""

    LAW = "law"
    REGULATION = "regulation"
    MEASURES = "measures"
    OPINIONS = "opinions"
    NOTICE = "notice"
    RULES = "rules"
    PLAN = "plan"
    GUIDELINES = "guidelines"
    PROVISIONS = "provisions"


class Boundary(StrEnum):
    """Whether a boundary word such as 以上 or 以下 includes the number itself."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


class LegalStatus(StrEnum):
    """An act that ended or changed a document; lapse by date is computed."""

    SUPERSEDED = "superseded"
    REVISED = "revised"
    ABOLISHED = "abolished"


class RateRule(StrEnum):
    """The exchange rate a policy names."""

    PBOC_CENTRAL_PARITY = "pboc-central-parity"
    BANK_SELLING = "bank-selling"
    BANK_BUYING = "bank-buying"


class RateDate(StrEnum):
    """The day or month whose rate counts."""

    ARRIVAL = "arrival"
    APPLICATION = "application"
    MONTH_MIDDLE = "month-middle"
    YEAR_AVERAGE = "year-average"
    YEAR_END = "year-end"


class NoQuote(StrEnum):
    """What holds on a day without a rate."""

    PREVIOUS_QUOTED_DAY = "previous-quoted-day"
    NEXT_QUOTED_DAY = "next-quoted-day"


class Audience(StrEnum):
    """Who may benefit, 适用对象."""

    ENTERPRISE = "enterprise"
    FOREIGN_INVESTED_ENTERPRISE = "foreign-invested-enterprise"
    INTERMEDIARY = "intermediary"
    INDIVIDUAL = "individual"
    TALENT = "talent"
    EXECUTIVE = "executive"
    BANK = "bank"
    ASSOCIATION = "association"
    BUILDING_OPERATOR = "building-operator"
    INCUBATOR = "incubator"
    COOPERATIVE = "cooperative"
    VILLAGE_COLLECTIVE = "village-collective"


class Metric(StrEnum):
    """What a condition or formula measures."""

    FIXED_ASSETS = "fixed_assets"
    REGISTERED_CAPITAL = "registered_capital"
    PAID_IN_FOREIGN_CAPITAL = "paid_in_foreign_capital"
    PAID_IN_CAPITAL = "paid_in_capital"
    TOTAL_INVESTMENT = "total_investment"
    REVENUE = "revenue"
    EXPORTS = "exports"
    IMPORTS = "imports"
    RD_SPEND = "rd_spend"
    EQUIPMENT_SPEND = "equipment_spend"
    FLOOR_AREA = "floor_area"
    LEASED_AREA = "leased_area"
    LAND_AREA = "land_area"
    JOBS = "jobs"
    INSURED_STAFF = "insured_staff"
    WAGES = "wages"
    INVESTMENT_PER_MU = "investment_per_mu"
    TAX_PER_MU = "tax_per_mu"
    LOANS_GRANTED = "loans_granted"
    INTEREST_PAID = "interest_paid"
    GUARANTEE_AMOUNT = "guarantee_amount"
    PREMIUM_PAID = "premium_paid"
    RENT_PAID = "rent_paid"
    TAX_PAID = "tax_paid"
    LOCAL_CONTRIBUTION = "local_contribution"
    CITY_AWARD = "city_award"
    YEARS_OPERATING = "years_operating"
    COMPLETION_AGE = "completion_age"
    SECTOR = "sector"
    PARK = "park"
    ORIGIN = "origin"
    STAGE = "stage"
    COMPANY_CLASS = "company_class"
    RECOGNITION = "recognition"
    RECIPIENT = "recipient"
    CONTAINERS = "containers"
    VISITORS = "visitors"


class Operator(StrEnum):
    """How a fact is compared."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    EQUALS = "equals"
    ONE_OF = "one-of"
    NOT_ONE_OF = "not-one-of"


class Period(StrEnum):
    """The span a fact is counted over."""

    YEAR = "year"
    PREVIOUS_YEAR = "previous-year"
    EACH_YEAR = "each-year"
    CUMULATIVE = "cumulative"
    MONTH = "month"


class ConditionMeasure(StrEnum):
    """Whether the level, the growth in percent or the increase counts."""

    LEVEL = "level"
    GROWTH = "growth"
    INCREASE = "increase"
    FIRST_TIME = "first-time"


class Subject(StrEnum):
    """Whose fact it is."""

    COMPANY = "company"
    PROJECT = "project"
    PERSON = "person"


class CountedFrom(StrEnum):
    """The event from which time counts."""

    BUSINESS_LICENCE = "business-licence"
    ARRIVAL = "arrival"
    ACCEPTANCE = "acceptance"
    CONSTRUCTION_START = "construction-start"
    COMPLETION = "completion"
    LEASE_START = "lease-start"
    REGISTRATION = "registration"
    LISTING = "listing"
    RECOGNITION = "recognition"


class BenefitKind(StrEnum):
    """What a clause gives."""

    GRANT = "grant"
    SUBSIDY = "subsidy"
    RENT = "rent"
    INTEREST = "interest"
    GUARANTEE = "guarantee"
    LAND = "land"
    TAX = "tax"
    TALENT = "talent"
    FEE = "fee"
    SERVICE = "service"
    REFERRAL = "referral"


class Certainty(StrEnum):
    """How firm a benefit is; `up-to` is never shown as the sum itself."""

    EXACT = "exact"
    UP_TO = "up-to"
    AT_LEAST = "at-least"
    CASE_BY_CASE = "case-by-case"


class TierMethod(StrEnum):
    """Whether a band's rate applies to the whole or to the part inside it."""

    WHOLE = "whole"
    MARGINAL = "marginal"


class CapScope(StrEnum):
    """Whom or what a cap limits."""

    PROJECT = "project"
    COMPANY = "company"
    PERSON = "person"
    ITEM = "item"


class CapPeriod(StrEnum):
    """The span a cap limits."""

    YEAR = "year"
    TOTAL = "total"
    MONTH = "month"


class PayoutTrigger(StrEnum):
    """When an instalment falls due."""

    CONTRACT_SIGNED = "contract-signed"
    CONSTRUCTION_START = "construction-start"
    PRODUCTION_CONFIRMED = "production-confirmed"
    COMPLETION = "completion"
    FULL_YEAR_1 = "full-year-1"
    FULL_YEAR_2 = "full-year-2"
    SHARE_REFORM = "share-reform"
    LISTING_ACCEPTED = "listing-accepted"
    LISTED = "listed"


class InstalmentMissed(StrEnum):
    """What becomes of an instalment whose condition failed."""

    FORFEITED = "forfeited"
    DEFERRED = "deferred"


class Times(StrEnum):
    """How often a benefit is given."""

    ONCE = "once"
    YEARLY = "yearly"
    PER_ITEM = "per-item"
    PER_EVENT = "per-event"


class StackingRule(StrEnum):
    """How benefits go together, 叠加规则."""

    HIGHEST_ONLY = "highest-only"
    DIFFERENCE_ONLY = "difference-only"
    CUMULATIVE = "cumulative"
    EXCLUDES = "excludes"
    CHOOSE_ONE = "choose-one"
    TOP_UP = "top-up"


class Compare(StrEnum):
    """Over which span stacked benefits are compared."""

    YEAR = "year"
    TOTAL = "total"


class ObligationKind(StrEnum):
    """What a firm undertakes in return, 履约义务."""

    NO_RELOCATION = "no-relocation"
    NO_SUBLET = "no-sublet"
    KEEP_JOBS = "keep-jobs"
    KEEP_INVESTMENT = "keep-investment"
    NO_TRANSFER = "no-transfer"
    KEEP_USE = "keep-use"
    REPORT_DATA = "report-data"


class Recovery(StrEnum):
    """What is paid back when an obligation is broken."""

    FULL = "full"
    PROPORTIONAL = "proportional"
    NONE = "none"
    STOP_PAYMENT = "stop-payment"


class TimeKind(StrEnum):
    """Whether days are working or calendar days."""

    WORKING = "working"
    CALENDAR = "calendar"


class Repeats(StrEnum):
    """How often a window opens."""

    YEARLY = "yearly"
    ONCE = "once"
    ROLLING = "rolling"


class SharedBy(StrEnum):
    """How several recipients divide an award."""

    AGREEMENT = "agreement"
    EQUALLY = "equally"


class FactWord(StrEnum):
    """A word that a condition compares a fact with."""

    FOREIGN = "foreign"
    HMT = "hmt"
    DOMESTIC = "domestic"
    NEW = "new"
    EXPANSION = "expansion"
    CAPITAL_INCREASE = "capital-increase"
    ACQUISITION = "acquisition"
    STATE_ORGAN = "state-organ"
    PUBLIC_INSTITUTION = "public-institution"
    STATE_OWNED_ENTERPRISE = "state-owned-enterprise"
    PUBLIC_OFFICIAL = "public-official"
    INVESTOR = "investor"
    RELATED_PARTY = "related-party"
    REAL_ESTATE = "real-estate"
    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    HIGH_TECH_ENTERPRISE = "high-tech-enterprise"


class EventKind(StrEnum):
    """What an event is, 推介活动."""

    FAIR = "fair"
    THEMED = "themed"
    ROADSHOW = "roadshow"
    SIGNING = "signing"
    FORUM = "forum"
    MATCHMAKING = "matchmaking"
    ONLINE = "online"
    STATIONED = "stationed"
    OUTBOUND_VISIT = "outbound-visit"
    RETURNEE_CONFERENCE = "returnee-conference"


class EventState(StrEnum):
    """Whether an event takes place."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


class Layout(StrEnum):
    """How languages share an edition's pages."""

    SINGLE = "single"
    FACING = "facing"
    CONSECUTIVE = "consecutive"


class Format(StrEnum):
    """A booklet's trimmed size: 大度16开 210×285, A4, A5."""

    LARGE_16MO = "large-16mo"
    A4 = "a4"
    A5 = "a5"


class Binding(StrEnum):
    """How a booklet is bound: 骑马钉, 胶装."""

    SADDLE = "saddle"
    PERFECT = "perfect"


class Finish(StrEnum):
    """A paper's surface."""

    UNCOATED = "uncoated"
    MATTE_COATED = "matte-coated"
    GLOSS_COATED = "gloss-coated"
    MATTE_LAMINATED = "matte-laminated"
    GLOSS_LAMINATED = "gloss-laminated"


class OrganisationRole(StrEnum):
    """What an organisation does for investors."""

    GOVERNMENT = "government"
    BUREAU = "bureau"
    DEPARTMENT = "department"
    PARK_COMMITTEE = "park-committee"
    TOWNSHIP = "township"
    PROMOTER = "promoter"
    WINDOW = "window"
    COMPLAINT_CENTRE = "complaint-centre"
    GUARANTOR = "guarantor"
    BANK = "bank"
    ASSOCIATION = "association"


class Level(StrEnum):
    """The level of government that decides."""

    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    NATIONAL = "national"


class RoadmapPhase(StrEnum):
    """A phase of the approval roadmap."""

    ESTABLISHMENT = "establishment"
    LAND = "land"
    APPROVAL = "approval"
    CONSTRUCTION = "construction"
    OPERATION = "operation"


class TownshipKind(StrEnum):
    """What a township is: 街道, 镇, 乡."""

    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    TOWNSHIP = "township"


class SchoolKind(StrEnum):
    """What a school is."""

    COLLEGE = "college"
    SECONDARY_VOCATIONAL = "secondary-vocational"
    SKILLS_CENTRE = "skills-centre"
    SCHOOL = "school"


class CostGroup(StrEnum):
    """The part of the cost sheet a price belongs to."""

    LAND = "land"
    FACTORY = "factory"
    OFFICE = "office"
    HOUSING = "housing"
    ELECTRICITY = "electricity"
    WATER = "water"
    GAS = "gas"
    HEAT = "heat"
    SEWAGE = "sewage"
    TELECOMS = "telecoms"
    LABOUR = "labour"
    SOCIAL_INSURANCE = "social-insurance"
    FREIGHT = "freight"
    FINANCE = "finance"
    FEES = "fees"


class LivingKind(StrEnum):
    """What makes life in the place."""

    HEALTHCARE = "healthcare"
    SCHOOLING = "schooling"
    HOUSING = "housing"
    TRANSPORT = "transport"
    LEISURE = "leisure"
    ENVIRONMENT = "environment"
    SERVICES = "services"
    SAFETY = "safety"


class HonourLevel(StrEnum):
    """Who awarded an honour."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


class LineMode(StrEnum):
    """How a freight line runs."""

    RAIL_SEA = "rail-sea"
    RAIL = "rail"
    ROAD = "road"
    AIR = "air"
    WATER = "water"


class LineOperation(StrEnum):
    """Whether a freight line runs."""

    OPERATING = "operating"
    PLANNED = "planned"
    SUSPENDED = "suspended"


class MapKind(StrEnum):
    """A sketch, or an image that needs a review number."""

    SKETCH = "sketch"
    IMAGE = "image"


class Variant(StrEnum):
    """Whose traditional characters and words zh-Hant uses."""

    HK = "hk"
    TW = "tw"


class DestinationKind(StrEnum):
    """What the site is published to: 文件夹, 压缩包, 服务器, 存储桶, Git分支."""

    FOLDER = "folder"
    ZIP = "zip"
    RSYNC = "rsync"
    BUCKET = "bucket"
    GIT = "git"


class SectorIcon(StrEnum):
    """The mark of a sector."""

    HEXAGONS = "hexagons"
    GEAR = "gear"
    GAUGE = "gauge"
    CONTAINER = "container"
    MOUNTAIN = "mountain"
    SCHOOL = "school"
    LEAF = "leaf"
    FACTORY = "factory"
    BRIDGE = "bridge"
    BUILDING = "building"


class FigureItem(StrEnum):
    """A statistic the guide knows by name."""

    AREA = "area"
    POPULATION = "population"
    GDP = "gdp"
    GDP_PER_HEAD = "gdp-per-head"
    GDP_GROWTH = "gdp-growth"
    PRIMARY_INDUSTRY = "primary-industry"
    SECONDARY_INDUSTRY = "secondary-industry"
    TERTIARY_INDUSTRY = "tertiary-industry"
    INDUSTRIAL_OUTPUT = "industrial-output"
    INDUSTRIAL_FIRMS = "industrial-firms"
    EXPORTS = "exports"
    IMPORTS = "imports"
    FDI = "fdi"
    BUDGET_REVENUE = "budget-revenue"
    RETAIL_SALES = "retail-sales"
    FIXED_INVESTMENT_GROWTH = "fixed-investment-growth"
    URBAN_INCOME = "urban-income"
    RURAL_INCOME = "rural-income"
    RAIL_FREIGHT = "rail-freight"
    VISITORS = "visitors"
    AVERAGE_WAGE = "average-wage"
    FOREST_COVER = "forest-cover"
    LABOUR_FORCE = "labour-force"
    GRADUATES = "graduates"
    FIRMS = "firms"
    JOBS = "jobs"
    TRAIN_CONTAINERS = "train-containers"
    WAREHOUSE_AREA = "warehouse-area"


class Chapter(StrEnum):
    """A chapter of the booklet."""

    MESSAGE = "message"
    PLACE = "place"
    LIVING = "living"
    COSTS = "costs"
    CHAINS = "chains"
    PARKS = "parks"
    PROJECTS = "projects"
    POLICIES = "policies"
    ROADMAP = "roadmap"
    EVENTS = "events"
    CASES = "cases"
    FAQ = "faq"
    CONTACTS = "contacts"
    TERMS = "terms"
    INDEX = "index"


class TermKind(StrEnum):
    """What a term names."""

    PLACE = "place"
    ORGANISATION = "organisation"
    PARK = "park"
    ADMINISTRATIVE = "administrative"
    POLICY = "policy"
    FINANCE = "finance"
    LAND = "land"
    BUILDING = "building"
    UTILITY = "utility"
    TRADE = "trade"
    SECTOR = "sector"
    PROJECT = "project"
    LAW = "law"
    MEASURE = "measure"
    DOCUMENT = "document"
    ROLE = "role"


class TermStanding(StrEnum):
    """Where a translation comes from: read in a source, or house style."""

    OFFICIAL = "official"
    HOUSE_STYLE = "house-style"


class InternalStage(StrEnum):
    """How far a deal is, 推进阶段; internal."""

    LEAD = "lead"
    INTENTION = "intention"
    NEGOTIATION = "negotiation"
    SIGNED = "signed"
    STARTED = "started"
    CONSTRUCTION = "construction"
    PRODUCTION = "production"
    FULL_CAPACITY = "full-capacity"
    PAUSED = "paused"
    ENDED = "ended"


class ContractKind(StrEnum):
    """What was signed: 框架, 意向, 合同; internal."""

    FRAMEWORK = "framework"
    LETTER_OF_INTENT = "letter-of-intent"
    CONTRACT = "contract"
