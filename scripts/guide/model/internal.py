"""Internal data, 内部: what never leaves the library. Public outputs cannot import this module."""

from typing import ClassVar

from guide.model.base import Model, field, needed
from guide.model.enumerations import ContractKind, InternalStage
from guide.model.values import AnyDate, Day, MoneyValue, Plain


class StageEntry(Model):
    """A dated entry of the stage log, 推进阶段."""

    date: Day = needed()
    stage: InternalStage = needed()
    note: Plain | None = field()


class Target(Model):
    """A company that is being courted."""

    name: Plain = needed()
    note: Plain | None = field()


class PrivateNumber(Model):
    """A personal number given without consent to publish it."""

    person: Plain = needed()
    number: Plain = needed()


class InternalProject(Model):
    """What only staff may read about a project."""

    collection: ClassVar[str] = "projects"

    stage_log: tuple[StageEntry, ...] = field(many=tuple)
    contract_kind: ContractKind | None = field()
    contract_date: Day | None = field()
    signed_amount: MoneyValue | None = field()
    leader: Plain | None = field()
    manager: Plain | None = field()
    team: tuple[Plain, ...] = field(many=tuple)
    plan: Plain | None = field()
    targets: tuple[Target, ...] = field(many=tuple)
    mobile_numbers: tuple[PrivateNumber, ...] = field(many=tuple)
    due_diligence: Plain | None = field()
    next_report: AnyDate | None = field()
    notes: Plain | None = field()


class InternalNote(Model):
    """What only staff may read about any other record."""

    leader: Plain | None = field()
    manager: Plain | None = field()
    mobile_numbers: tuple[PrivateNumber, ...] = field(many=tuple)
    targets: tuple[Target, ...] = field(many=tuple)
    notes: Plain | None = field()
