"""Which awards go together: the highest only, the difference only, one of several, or all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from guide.policy.profile import MissingFactError, Profile, Rates
from guide.policy.result import Award, ClauseResult, Contest, Drop, Verdict, once
from guide.policy.rounding import half_up
from guide.policy.rules import Lookup, Rules, Stacking, Value

Slot = tuple[str, str]
"""A benefit: `policy/clause` and its id."""

_ALTERNATIVES = ("choose-one", "excludes")
_COUNTED = ("exact", "at-least")
_OPEN_STATES = ("needs", "case-by-case")


@dataclass(frozen=True, slots=True)
class _Dispute:
    """Sides of which one is to win: the clauses of each, and the one kind of award it is about."""

    rule: str
    policy: str
    clause: str
    compare: str
    kind: str
    sides: tuple[tuple[str, ...], ...]
    lowers: bool = False

    @property
    def signature(self) -> object:
        """What makes two disputes the same."""
        rule = "alternatives" if self.rule in _ALTERNATIVES else self.rule
        sides: object = self.sides if self.lowers else frozenset(map(frozenset, self.sides))
        return rule, self.kind, self.lowers, sides


class Stack:
    """The awards as they are paid out while one rule after the other takes its part."""

    def __init__(self, results: Mapping[str, ClauseResult], profile: Profile, rates: Rates) -> None:
        self.results, self.profile, self.rates = results, profile, rates
        self.paid: dict[Slot, dict[int, int]] = {}
        self.awards: dict[Slot, Award] = {}
        self.slots: dict[str, list[Slot]] = {}
        self.open: dict[str, list[str]] = {}
        self.unsure: dict[Slot, tuple[str, ...]] = {}
        """What a cap of the document may still lower, and the facts that would tell."""
        for key, result in results.items():
            if result.verdict is Verdict.NOT_MET:
                continue
            for award in result.benefits.values():
                self._enter(key, award, result.verdict)

    def _enter(self, key: str, award: Award, verdict: Verdict) -> None:
        counted = award.state == "sum" and award.certainty in _COUNTED
        if verdict is Verdict.MET and counted:
            slot = (key, award.id)
            self.awards[slot] = award
            self.paid[slot] = {year: each.paid for year, each in award.years.items() if each.paid}
            self.slots.setdefault(key, []).append(slot)
        elif award.state in ("sum", *_OPEN_STATES):
            self.open.setdefault(key, []).append(award.kind)

    def settle(self, documents: Sequence[Rules]) -> tuple[Contest, ...]:
        """Apply all rules: those of clauses first, then those of documents."""
        if not self.paid:
            return ()
        held: set[object] = set()
        contests = []
        named = {document.id: document for document in documents}
        for dispute in chain(_of_clauses(documents, named), _of_documents(documents, named)):
            if not any(key in self.slots for side in dispute.sides for key in side):
                continue
            if dispute.signature in held:
                continue
            held.add(dispute.signature)
            contest = self._hold(dispute)
            if contest is not None:
                contests.append(contest)
        return tuple(contests)

    def _hold(self, dispute: _Dispute) -> Contest | None:
        sides = [self._slots_of(side, dispute.kind) for side in dispute.sides]
        if not any(self._sum(side) for side in sides):
            return None
        waiting = once(
            key
            for side in dispute.sides
            for key in side
            if any(not dispute.kind or kind == dispute.kind for kind in self.open.get(key, ()))
        )
        before = {slot: dict(self.paid[slot]) for side in sides for slot in side}
        try:
            if dispute.lowers:
                kept, by = self._lower(sides), "difference"
            elif dispute.rule == "difference-only":
                kept, by = self._differ(dispute, sides), "difference"
            else:
                kept, by = self._choose(dispute, sides)
        except MissingFactError:
            keys = tuple(key for side in sides for key in self.keys(side))
            waiting, kept, by = once((*keys, *waiting)), keys, "highest"
        dropped = self.dropped(sides, before)
        if not dropped and not waiting:
            return None
        return Contest(
            dispute.rule,
            dispute.policy,
            dispute.clause,
            dispute.compare,
            dispute.kind,
            by,
            once(kept),
            dropped,
            waiting,
        )

    def _slots_of(self, side: Iterable[str], kind: str) -> list[Slot]:
        return [
            slot
            for key in side
            for slot in self.slots.get(key, ())
            if not kind or self.awards[slot].kind == kind
        ]

    def dropped(
        self, sides: Iterable[Iterable[Slot]], before: Mapping[Slot, Mapping[int, int]]
    ) -> tuple[Drop, ...]:
        """What was paid before and is not now, by clause, year and currency."""
        found: dict[tuple[str, int, str], int] = {}
        for side in sides:
            for slot in side:
                for year, amount in sorted(before[slot].items()):
                    lost = amount - self.paid[slot].get(year, 0)
                    if lost:
                        key = (slot[0], year, self.awards[slot].currency)
                        found[key] = found.get(key, 0) + lost
        return tuple(Drop(key, year, lost, code) for (key, year, code), lost in found.items())

    def keys(self, side: Iterable[Slot]) -> tuple[str, ...]:
        """The clauses that still pay something."""
        return once(slot[0] for slot in side if any(self.paid[slot].values()))

    def _sum(self, side: Iterable[Slot], year: int | None = None, currency: str = "") -> Fraction:
        """A side's sum, of one year or of all, in a currency where one is named."""
        total = Fraction(0)
        for slot in side:
            years = self.paid[slot]
            amount = sum(years.values()) if year is None else years.get(year, 0)
            if amount and currency:
                total += amount * self.rates.factor(self.awards[slot].currency, currency)
            else:
                total += amount
        return total

    def _years(self, sides: Iterable[Iterable[Slot]]) -> list[int]:
        return sorted({year for side in sides for slot in side for year in self.paid[slot]})

    def _choose(self, dispute: _Dispute, sides: list[list[Slot]]) -> tuple[tuple[str, ...], str]:
        """One side wins: the chosen one, or the one with the greatest sum."""
        currency = next(self.awards[slot].currency for side in sides for slot in side)
        spans = self._years(sides) if dispute.compare == "year" else [None]
        kept: list[str] = []
        by = "highest"
        for span in spans:
            sums = [self._sum(side, span, currency) for side in sides]
            live = [index for index, amount in enumerate(sums) if amount]
            if not live:
                continue
            winner = max(live, key=lambda index: (sums[index], -index))
            if dispute.rule in _ALTERNATIVES and len(live) > 1:
                chosen = [i for i in live if set(dispute.sides[i]) & set(self.profile.choices)]
                if chosen:
                    winner, by = chosen[0], "choice"
            kept += [slot[0] for slot in sides[winner] if self._sum([slot], span)]
            for index in live:
                if index != winner:
                    self._drop(sides[index], span)
        return once(kept), by

    def _drop(self, side: Iterable[Slot], year: int | None) -> None:
        for slot in side:
            if year is None:
                self.paid[slot] = {}
            else:
                self.paid[slot].pop(year, None)

    def _differ(self, dispute: _Dispute, sides: list[list[Slot]]) -> tuple[str, ...]:
        """Each year pays what the best claim so far exceeds all that was paid before."""
        currency = next(self.awards[slot].currency for side in sides for slot in side)
        done = self._received(dispute, currency)
        claims = [Fraction(0) for _ in sides]
        kept: list[str] = []
        for year in self._years(sides):
            now = [self._sum(side, year, currency) for side in sides]
            claims = [claim + more for claim, more in zip(claims, now, strict=True)]
            best = max(range(len(sides)), key=lambda index: (claims[index], -index))
            due = max(claims[best] - done, Fraction(0))
            for index, side in enumerate(sides):
                if index != best or not due:
                    self._drop(side, year)
            if due:
                self._take(sides[best], year, now[best] - due, currency)
                kept += [slot[0] for slot in sides[best]]
                done += due
        return tuple(kept)

    def _received(self, dispute: _Dispute, currency: str) -> Fraction:
        total = Fraction(0)
        for key in once(key for side in dispute.sides for key in side):
            at = Lookup(f"received#{key}", "cumulative", None, 0, None)
            fact = self.profile.find(at, 1)
            if isinstance(fact, Value) and fact.dim.startswith("money:"):
                total += fact.number * self.rates.factor(fact.dim[6:], currency)
        return total

    def _lower(self, sides: list[list[Slot]]) -> tuple[str, ...]:
        """The first side's awards, less what the others pay: from its first year on."""
        own, others = sides[0], [slot for side in sides[1:] for slot in side]
        if not own:
            return ()
        currency = self.awards[own[0]].currency
        left = self._sum(others, None, currency)
        kept = self.keys(others)
        for year in self._years([own]):
            left -= self._take(own, year, left, currency)
        return kept

    def _take(self, side: Iterable[Slot], year: int, amount: Fraction, currency: str) -> Fraction:
        """Lower a year's sums, one benefit after the other; returns what was taken."""
        taken = Fraction(0)
        for slot in side:
            here = self.paid[slot].get(year, 0)
            factor = self.rates.factor(self.awards[slot].currency, currency)
            less = min(here * factor, amount - taken)
            if less > 0:
                self.paid[slot][year] = here - half_up(less / factor)
                taken += less
        return taken


def _of_clauses(documents: Sequence[Rules], named: Mapping[str, Rules]) -> Iterator[_Dispute]:
    for document in documents:
        for clause in document.clauses:
            own = f"{document.id}/{clause.id}"
            for rule in clause.stacking:
                kinds = once(each.kind for each in clause.benefits)
                yield from _disputes(rule, document, own, (own,), kinds, named)


def _of_documents(documents: Sequence[Rules], named: Mapping[str, Rules]) -> Iterator[_Dispute]:
    for document in documents:
        for rule in document.stacking:
            whole = tuple(f"{document.id}/{clause.id}" for clause in document.clauses)
            kinds = once(each.kind for clause in document.clauses for each in clause.benefits)
            yield from _disputes(rule, document, "", whole, kinds, named)


def _disputes(
    rule: Stacking,
    document: Rules,
    own: str,
    side: tuple[str, ...],
    kinds: tuple[str, ...],
    documents: Mapping[str, Rules],
) -> Iterator[_Dispute]:
    """The disputes that one rule starts: in its group, with named clauses, with other documents."""
    if rule.rule not in ("highest-only", "difference-only", *_ALTERNATIVES):
        return
    named = tuple(f"{document.id}/{each}" for each in rule.clauses)
    clause = own.rpartition("/")[2]
    if rule.group:
        members = tuple(
            (f"{document.id}/{each.id}",)
            for each in document.clauses
            if any(one.group == rule.group and one.rule == rule.rule for one in each.stacking)
        )
        yield _Dispute(rule.rule, document.id, clause, rule.compare, "", members)
    if named:
        sides: tuple[tuple[str, ...], ...]
        if rule.rule == "excludes" and own:
            sides = ((own,), named)
        else:
            sides = tuple((each,) for each in ((own, *named) if own else named))
        yield _Dispute(rule.rule, document.id, clause, rule.compare, "", sides)
    if rule.others:
        lowers = rule.rule == "difference-only"
        theirs = tuple(
            tuple(f"{other}/{one.id}" for one in documents[other].clauses)
            for other in rule.others
            if other in documents
        )
        if theirs:
            for kind in kinds:
                sides = (side, *theirs)
                yield _Dispute(rule.rule, document.id, clause, rule.compare, kind, sides, lowers)
    elif rule.rule == "difference-only" and not rule.group and not named and own:
        yield _Dispute(rule.rule, document.id, clause, rule.compare, "", ((own,),))
