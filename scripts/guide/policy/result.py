"""What an assessment says: verdicts with reasons, sums by year, instalments, totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

Json = dict[str, Any]


class Verdict(IntEnum):
    """Three-valued: the least of all, the greatest of any."""

    NOT_MET = -1
    UNKNOWN = 0
    MET = 1


_CHECKED = {Verdict.MET: "met", Verdict.UNKNOWN: "unknown", Verdict.NOT_MET: "not-met"}
_CLAUSE = {
    Verdict.MET: "applies",
    Verdict.UNKNOWN: "depends",
    Verdict.NOT_MET: "does-not-apply",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One reason for a verdict: `of` which kind, `at` which place of the clause."""

    of: str
    verdict: Verdict
    at: tuple[str | int, ...] = ()
    needs: tuple[str, ...] = ()
    any: tuple["Check", ...] = ()
    assumed: bool = False

    def as_json(self) -> Json:
        made: Json = {"of": self.of} if self.of else {}
        if self.at:
            made["at"] = list(self.at)
        made["verdict"] = _CHECKED[self.verdict]
        if self.needs:
            made["needs"] = list(self.needs)
        if self.any:
            made["any"] = [each.as_json() for each in self.any]
        if self.assumed:
            made["assumed"] = True
        return made


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a benefit, in the currency's smallest unit."""

    before: int
    amount: int
    paid: int
    cut: tuple[int, ...] = ()
    why: str = ""
    each: bool = False
    items: int | None = None
    conditional: bool = False
    open_increments: bool = False
    joint: tuple[int, ...] = ()

    def as_json(self) -> Json:
        made: Json = {
            "before": str(self.before),
            "amount": str(self.amount),
            "paid": str(self.paid),
        }
        if self.cut:
            made["cut"] = list(self.cut)
        if self.why:
            made["why"] = self.why
        if self.each:
            made["each"] = True
        if self.items is not None:
            made["items"] = self.items
        if self.conditional:
            made["if"] = True
        if self.open_increments:
            made["open_increments"] = True
        if self.joint:
            made["joint"] = list(self.joint)
        return made


@dataclass(frozen=True, slots=True)
class Payment:
    """One instalment: how much, at which event, in which plan year, and whether it is due."""

    trigger: str
    share: str
    amount: int
    year: int
    day: date | None
    state: str
    checks: tuple[Check, ...] = ()

    def as_json(self) -> Json:
        made: Json = {"trigger": self.trigger}
        if self.share:
            made["share"] = self.share.split("/") if "/" in self.share else [self.share, "1"]
        made |= {"amount": str(self.amount), "year": self.year}
        if self.day is not None:
            made["date"] = self.day.isoformat()
        return made | {"state": self.state, "checks": [each.as_json() for each in self.checks]}


@dataclass(frozen=True, slots=True)
class Award:
    """A benefit's result: its state, its years, what it comes to."""

    id: str
    kind: str
    state: str
    certainty: str
    currency: str
    years: Mapping[int, Year]
    needs: tuple[str, ...] = ()
    at_most: int | None = None
    payout: tuple[Payment, ...] = ()

    @property
    def total(self) -> int:
        """What is paid over all years."""
        return sum(year.paid for year in self.years.values())

    def as_json(self) -> Json:
        made: Json = {"kind": self.kind, "state": self.state, "certainty": self.certainty}
        if self.currency:
            made["currency"] = self.currency
        made["years"] = {str(year): each.as_json() for year, each in sorted(self.years.items())}
        made["total"] = str(self.total)
        if self.at_most is not None:
            made["at_most"] = str(self.at_most)
        made["needs"] = list(self.needs)
        if self.payout:
            made["payout"] = [each.as_json() for each in self.payout]
        return made


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A clause: whether it applies, why, and what it gives; cited by document and number."""

    policy: str
    clause: str
    number: str
    document_no: str
    validity: str
    verdict: Verdict
    because: str
    checks: tuple[Check, ...]
    benefits: Mapping[str, Award]

    @property
    def key(self) -> str:
        """`policy/clause`."""
        return f"{self.policy}/{self.clause}"

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts without which its verdict stays open."""
        return once(key for check in self.checks for key in check.needs)

    def as_json(self) -> Json:
        made: Json = {
            "policy": self.policy,
            "clause": self.clause,
            "number": self.number,
            "document_no": self.document_no,
            "validity": self.validity,
            "verdict": _CLAUSE[self.verdict],
        }
        if self.because:
            made["because"] = self.because
        return made | {
            "checks": [each.as_json() for each in self.checks],
            "needs": list(self.needs),
            "benefits": {id: each.as_json() for id, each in self.benefits.items()},
        }


@dataclass(frozen=True, slots=True)
class Drop:
    """What a stacking rule took away."""

    clause: str
    year: int
    amount: int
    currency: str

    def as_json(self) -> Json:
        return {
            "clause": self.clause,
            "year": self.year,
            "amount": str(self.amount),
            "currency": self.currency,
        }


@dataclass(frozen=True, slots=True)
class Contest:
    """A stacking rule that chose, or could not: what it kept, dropped and left open.

    A document's cap on several clauses is one too: its rule is `joint-cap`, `cap` its place.
    """

    rule: str
    policy: str
    clause: str
    compare: str
    kind: str
    by: str
    kept: tuple[str, ...]
    dropped: tuple[Drop, ...]
    open: tuple[str, ...]
    cap: int | None = None

    def as_json(self) -> Json:
        made: Json = {"rule": self.rule, "policy": self.policy}
        if self.cap is not None:
            made["cap"] = self.cap
        if self.clause:
            made["clause"] = self.clause
        made["compare"] = self.compare
        if self.kind:
            made["kind"] = self.kind
        return made | {
            "by": self.by,
            "kept": list(self.kept),
            "dropped": [each.as_json() for each in self.dropped],
            "open": list(self.open),
        }


@dataclass(frozen=True, slots=True)
class Total:
    """What all clauses that apply give of one kind, and how much of it is due for sure."""

    kind: str
    currency: str
    certainty: str
    award: int
    due: int
    open: int
    forfeited: int

    def as_json(self) -> Json:
        return {
            "kind": self.kind,
            "currency": self.currency,
            "certainty": self.certainty,
            "award": str(self.award),
            "due": str(self.due),
            "open": str(self.open),
            "forfeited": str(self.forfeited),
        }


@dataclass(frozen=True, slots=True)
class UpTo:
    """A sum that is only a limit; it is never added to another."""

    clause: str
    benefit: str
    currency: str
    at_most: int

    def as_json(self) -> Json:
        return {
            "clause": self.clause,
            "benefit": self.benefit,
            "currency": self.currency,
            "at_most": str(self.at_most),
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to: what would I get, under which clause, and what must I still tell?"""

    date: date
    horizon: int
    clauses: Mapping[str, ClauseResult]
    stacking: tuple[Contest, ...]
    totals: tuple[Total, ...]
    up_to: tuple[UpTo, ...]
    by_year: Mapping[str, Mapping[int, int]]

    @property
    def needs(self) -> tuple[str, ...]:
        """All facts still asked for, each once."""
        return once(
            key
            for clause in self.clauses.values()
            for keys in (clause.needs, *(each.needs for each in clause.benefits.values()))
            for key in keys
        )

    def as_json(self) -> Json:
        """The result in the form that the cases compare and the browser's engine also gives."""
        return {
            "date": self.date.isoformat(),
            "horizon": self.horizon,
            "clauses": {key: each.as_json() for key, each in self.clauses.items()},
            "stacking": [each.as_json() for each in self.stacking],
            "totals": [each.as_json() for each in self.totals],
            "up_to": [each.as_json() for each in self.up_to],
            "by_year": {
                currency: {str(year): str(sum_) for year, sum_ in sorted(years.items())}
                for currency, years in self.by_year.items()
            },
            "needs": list(self.needs),
        }


def once(keys: Any) -> tuple[str, ...]:
    """Each key once, in order of appearance."""
    return tuple(dict.fromkeys(keys))
