"""A preferential policy, 优惠政策: document, clauses, conditions and benefits."""

from typing import ClassVar, Self

from pydantic import (
    model_validator,
)

from guide.model.base import Model, fault, field, needed
from guide.model.condition import Condition
from guide.model.enumerations import (
    Audience,
    BenefitKind,
    Boundary,
    CapPeriod,
    CapScope,
    Certainty,
    Compare,
    ConditionMeasure,
    CountedFrom,
    InstalmentMissed,
    LegalStatus,
    Metric,
    NoQuote,
    ObligationKind,
    PayoutTrigger,
    Period,
    PolicyKind,
    PolicyTier,
    RateDate,
    RateRule,
    Recovery,
    Repeats,
    SharedBy,
    StackingRule,
    TierMethod,
    Times,
)
from guide.model.parts import Source, TimeLimit
from guide.model.record import Record
from guide.model.references import (
    BenefitRef,
    ClauseRef,
    Id,
    MediaFile,
    OrganisationRef,
    ParkRef,
    PolicyRef,
    SectorRef,
    TownshipRef,
    Url,
)
from guide.model.text import LongText, Text
from guide.model.values import (
    Amount,
    Boolean,
    Day,
    Duration,
    Integer,
    MoneyValue,
    Plain,
    RateValue,
)


class Band(Model):
    """One band of a table: `from` includes its number, `to` excludes it unless told otherwise."""

    from_: Amount | None = field(alias="from")
    to: Amount | None = field()
    to_inclusive: Boolean = field()
    amount: MoneyValue | None = field()
    rate: RateValue | None = field()

    @model_validator(mode="after")
    def _gives_one_thing(self) -> Self:
        if (self.amount is None) == (self.rate is None):
            raise fault("band-needs-one")
        return self


class Tiers(Model):
    """A table of bands; `whole` rates the whole base, `marginal` the part inside each band."""

    method: TierMethod = needed()
    bands: tuple[Band, ...] = needed()


class PerUnit(Model):
    """A sum for each full step of the base, counted above a threshold."""

    amount: MoneyValue = needed()
    step: Amount | None = field()
    above: Amount | None = field()


class Matching(Model):
    """A share of what another government pays, such as the city's award."""

    of: Text = needed()
    ratio: RateValue = needed()


class Case(Model):
    """A formula of its own for those who meet its conditions."""

    when: tuple[Condition, ...] = needed()
    amount: MoneyValue | None = field()
    rate: RateValue | None = field()

    @model_validator(mode="after")
    def _gives_one_thing(self) -> Self:
        if (self.amount is None) == (self.rate is None):
            raise fault("band-needs-one")
        return self


FORMULAS = ("amount", "rate", "tiers", "per_unit", "matching", "cases", "in_kind")


class Formula(Model):
    """Exactly one way of computing a benefit."""

    amount: MoneyValue | None = field()
    rate: RateValue | None = field()
    tiers: Tiers | None = field()
    per_unit: PerUnit | None = field()
    matching: Matching | None = field()
    cases: tuple[Case, ...] = field(many=tuple)
    in_kind: Text | None = field()

    @property
    def formula(self) -> str:
        """The name of the formula that is given; empty where there is none."""
        return next((name for name in FORMULAS if getattr(self, name)), "")

    def _count(self) -> int:
        return sum(1 for name in FORMULAS if getattr(self, name))


class ScheduleStep(Formula):
    """The formula of some years, counted from the first."""

    years: tuple[Integer, ...] = needed()

    @model_validator(mode="after")
    def _has_one_formula(self) -> Self:
        if self._count() != 1:
            raise fault("one-formula", count=self._count())
        return self


class Base(Model):
    """What a rate or table is applied to."""

    metric: Metric = needed()
    period: Period | None = field()
    measure: ConditionMeasure | None = field()
    counted_from: CountedFrom | None = field()


class Cap(Model):
    """The most that is given: an amount, a share of something, or a number of times.

    What a share is reckoned on is named in `of`, or as a fact in `base`, which other rules share.
    """

    amount: MoneyValue | None = field()
    share: RateValue | None = field()
    count: Integer | None = field()
    of: Text | None = field()
    base: Base | None = field()
    scope: CapScope = needed()
    period: CapPeriod = needed()

    @model_validator(mode="after")
    def _limits_one_thing(self) -> Self:
        if sum(x is not None for x in (self.amount, self.share, self.count)) != 1:
            raise fault("cap-needs-one")
        return self


class JointCap(Model):
    """The most that several awards come to together: an amount, or a share of something.

    It limits a company, project or person, by year or in total; `text` is the official wording.
    """

    amount: MoneyValue | None = field()
    share: RateValue | None = field()
    of: Text | None = field()
    base: Base | None = field()
    scope: CapScope = needed()
    period: CapPeriod = needed()
    text: Text | None = field()

    @model_validator(mode="after")
    def _limits_one_thing(self) -> Self:
        if (self.amount is None) == (self.share is None):
            raise fault("joint-cap-needs-one")
        if self.scope is CapScope.ITEM or self.period is CapPeriod.MONTH:
            raise fault("joint-cap-span")
        return self


class ClauseCap(JointCap):
    """What benefits of one clause come to together: those named, or all."""

    benefits: tuple[BenefitRef, ...] = field(many=tuple)


class PolicyCap(JointCap):
    """What clauses of one document come to together: those named, or all."""

    clauses: tuple[ClauseRef, ...] = field(many=tuple)


class Increment(Model):
    """What is added when further conditions hold: a sum, or a share of the benefit."""

    when: tuple[Condition, ...] = needed()
    add: Amount = needed()
    cumulative: Boolean = field()


class Instalment(Model):
    """A part of the award, when it is paid, and on what condition."""

    share: RateValue = needed()
    trigger: PayoutTrigger = needed()
    conditions: tuple[Condition, ...] = field(many=tuple)


class Milestone(Model):
    """A sum paid at an event on the way, such as a listing application."""

    event: PayoutTrigger = needed()
    amount: MoneyValue = needed()


class Benefit(Formula):
    """One thing that a clause gives, and how it is computed."""

    id: Id = needed()
    kind: BenefitKind = needed()
    base: Base | None = field()
    certainty: Certainty | None = field()
    schedule: tuple[ScheduleStep, ...] = field(many=tuple)
    milestones: tuple[Milestone, ...] = field(many=tuple)
    caps: tuple[Cap, ...] = field(many=tuple)
    increments: tuple[Increment, ...] = field(many=tuple)
    payout: tuple[Instalment, ...] = field(many=tuple)
    instalment_missed: InstalmentMissed | None = field()
    times: Times | None = field()
    duration: Duration | None = field()
    shared_by: SharedBy | None = field()
    note: Text | None = field()

    @model_validator(mode="after")
    def _has_one_formula(self) -> Self:
        count = self._count() + bool(self.schedule) + bool(self.milestones)
        case_by_case = self.certainty is Certainty.CASE_BY_CASE and count == 0
        if count != 1 and not case_by_case:
            raise fault("one-formula", count=count)
        return self


class Stacking(Model):
    """How a benefit goes together with others, 叠加规则."""

    rule: StackingRule = needed()
    group: Id | None = field()
    clauses: tuple[ClauseRef, ...] = field(many=tuple)
    with_: tuple[PolicyRef, ...] = field(many=tuple, alias="with")
    compare: Compare | None = field()
    text: Text | None = field()


class Obligation(Model):
    """What a firm undertakes in return, and what it pays back if it does not."""

    kind: ObligationKind = needed()
    term: Duration | None = field()
    recovery: Recovery = needed()
    text: Text = needed()


class Window(Model):
    """When applications are taken: month and day, yearly; or two dates."""

    from_: Plain | None = field(alias="from")
    to: Plain | None = field()
    repeats: Repeats = needed()
    note: Text | None = field()


class Clause(Model):
    """One article of a policy: its official words and what they mean as data."""

    id: Id = needed()
    number: Plain = needed()
    title: Text | None = field(limit=30)
    text: LongText = needed()
    plain: Text | None = field(limit=160)
    audience: tuple[Audience, ...] = needed()
    conditions: tuple[Condition, ...] = field(many=tuple)
    exclusions: tuple[Condition, ...] = field(many=tuple)
    benefits: tuple[Benefit, ...] = field(many=tuple)
    caps: tuple[ClauseCap, ...] = field(many=tuple)
    stacking: tuple[Stacking, ...] = field(many=tuple)
    obligations: tuple[Obligation, ...] = field(many=tuple)
    documents: tuple[Text, ...] = field(many=tuple)
    window: Window | None = field()
    channel: Text | None = field()
    time_limit: TimeLimit | None = field()
    notes: LongText | None = field()


class Effective(Model):
    """From when and until when a document is in force."""

    from_: Day = needed(alias="from")
    to: Day | None = field()
    term: Duration | None = field()
    open_ended: Boolean = field()
    text: Text | None = field()

    @model_validator(mode="after")
    def _ends_in_one_way(self) -> Self:
        if sum((self.to is not None, self.term is not None, bool(self.open_ended))) != 1:
            raise fault("effective-needs-one-end")
        if self.to is not None and self.to < self.from_:
            raise fault("dates-reversed", first=self.from_, last=self.to)
        return self


class Days(Model):
    """A span of days, both included."""

    from_: Day = needed(alias="from")
    to: Day = needed()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise fault("dates-reversed", first=self.from_, last=self.to)
        return self


class CompetitionReview(Model):
    """The fair competition review of a document, 公平竞争审查."""

    done: Boolean = needed()
    date: Day | None = field()
    opinion_no: Plain | None = field()


class Scope(Model):
    """Where and for whom a document holds."""

    sectors: tuple[SectorRef, ...] = field(many=tuple)
    parks: tuple[ParkRef, ...] = field(many=tuple)
    townships: tuple[TownshipRef, ...] = field(many=tuple)


class Interpretation(Model):
    """Whether 以上 and 以下 include the number; documents differ, so it is never assumed."""

    above: Boundary = needed()
    below: Boundary = needed()
    text: Text | None = field()


class CurrencyRule(Model):
    """How sums in another currency are converted."""

    paid_in: Plain = needed()
    rate: RateRule = needed()
    rate_date: RateDate = needed()
    no_quote: NoQuote | None = field()
    text: Text | None = field()


class Definition(Model):
    """What a document means by a word."""

    term: Text = needed()
    meaning: Text = needed()


class FundingShare(Model):
    """Who pays which share of the awards."""

    payer: Text = needed()
    share: RateValue = needed()


class Supersession(Model):
    """An act that ended or changed the document."""

    status: LegalStatus = needed()
    date: Day = needed()
    by: PolicyRef | None = field()
    text: Text | None = field()


class Policy(Record):
    """A policy document with its validity, clauses and rules."""

    collection: ClassVar[str] = "policies"

    title: Text = field(required=True, limit=50)
    tier: PolicyTier = field("document", required=True)
    issuer: OrganisationRef | Text = field("document", required=True)
    document_no: Plain = field("document", required=True)
    document_no_reason: Text | None = field("document")
    kind: PolicyKind | None = field("document")
    trial: Boolean = field("document")
    issued: Day = field("document", required=True)
    effective: Effective = field(required=True)
    applies_to_events: Days | None = field()
    legal_status: tuple[Supersession, ...] = field("document", many=tuple)
    supersedes: tuple[PolicyRef, ...] = field("document", many=tuple)
    transition: Text | None = field("rules")
    legal_basis: tuple[Source, ...] = field("document", many=tuple)
    executing_department: OrganisationRef | Text | None = field("document")
    interpreter: OrganisationRef | Text | None = field("document")
    source_url: Url | None = field("document")
    file: MediaFile | None = field("document")
    fair_competition_review: CompetitionReview | None = field("document")
    scope: Scope | None = field("rules")
    interpretation: Interpretation | None = field("rules")
    currency_rule: CurrencyRule | None = field("rules")
    exclusions: tuple[Condition, ...] = field("rules", many=tuple)
    definitions: tuple[Definition, ...] = field("rules", many=tuple)
    budget: MoneyValue | None = field("document")
    funding_split: tuple[FundingShare, ...] = field("document", many=tuple)
    caps: tuple[PolicyCap, ...] = field("rules", many=tuple)
    stacking: tuple[Stacking, ...] = field("rules", many=tuple)
    summary: Text = field(required=True, limit=160)
    clauses: tuple[Clause, ...] = field(many=tuple)
