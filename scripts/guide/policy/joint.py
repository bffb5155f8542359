"""What several awards may come to together: the benefits of a clause, the clauses of a document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from guide.policy.awards import Worth, whole
from guide.policy.judging import Setting
from guide.policy.profile import MissingFactError, UnfitError
from guide.policy.result import Contest, once
from guide.policy.rounding import half_up
from guide.policy.rules import Clause, JointCap, Rules, Value
from guide.policy.stacking import Slot, Stack

ZERO = Fraction(0)


def within_clause(
    clause: Clause, worths: Mapping[str, Worth], setting: Setting
) -> Mapping[str, Worth]:
    """The benefits within the clause's caps: what comes first in the document is paid first.

    Where a limit cannot be known yet, what it limits is worth that sum at most.
    """
    made = dict(worths)
    for index, cap in enumerate(clause.caps):
        covered = [
            id
            for id, each in made.items()
            if each.state == "sum" and (not cap.only or id in cap.only)
        ]
        try:
            made |= _lowered(index, cap, {id: made[id] for id in covered}, setting)
        except MissingFactError as missing:
            for id in covered:
                needs = once((*made[id].needs, *missing.args))
                made[id] = replace(made[id], certainty="up-to", needs=needs)
        except UnfitError:
            for id in covered:
                made[id] = Worth("not-computable", made[id].certainty, "")
    return made


def _lowered(
    index: int, cap: JointCap, worths: Mapping[str, Worth], setting: Setting
) -> dict[str, Worth]:
    sums = {id: dict(each.years) for id, each in worths.items()}
    used = ZERO
    for year in _years(sums.values()):
        most = _most(cap, year, setting)
        limit = most.number - (used if cap.period == "total" else ZERO)
        left = max(limit, ZERO)
        for id, years in sums.items():
            here = years.get(year)
            if here is None:
                continue
            factor = _factor(worths[id].currency, most, setting)
            paid = min(here.amount * factor, left)
            left -= paid
            used += paid
            if paid < here.amount * factor:
                years[year] = replace(here, amount=paid / factor, joint=(*here.joint, index))
    return {
        id: replace(each, years=sums[id], state=_state(sums[id].values(), each.state))
        for id, each in worths.items()
    }


def _state(years: Iterable[object], state: str) -> str:
    return state if any(getattr(each, "amount", 0) > 0 for each in years) else "nothing"


def within_document(document: Rules, stack: Stack, setting: Setting) -> Iterator[Contest]:
    """Lower what the stacking rules left to the document's caps, clause by clause in its order."""
    for index, cap in enumerate(document.caps):
        slots = [
            slot
            for clause in document.clauses
            if not cap.only or clause.id in cap.only
            for slot in stack.slots.get(f"{document.id}/{clause.id}", ())
            if any(stack.paid[slot].values())
        ]
        if not slots:
            continue
        before = {slot: dict(stack.paid[slot]) for slot in slots}
        waiting: tuple[str, ...] = ()
        try:
            lowered = _limited(cap, before, stack, setting)
        except MissingFactError as missing:
            waiting = once(slot[0] for slot in slots)
            for slot in slots:
                stack.unsure[slot] = once((*stack.unsure.get(slot, ()), *missing.args))
        except UnfitError:
            waiting = once(slot[0] for slot in slots)
            for slot in slots:
                stack.unsure.setdefault(slot, ())
        else:
            stack.paid |= lowered
        dropped = stack.dropped([slots], before)
        if dropped or waiting:
            kept = stack.keys(slots)
            yield Contest(
                *("joint-cap", document.id, "", cap.period, "", "cap"),
                *(kept, dropped, waiting),
                cap=index,
            )


def _limited(
    cap: JointCap, paid: Mapping[Slot, dict[int, int]], stack: Stack, setting: Setting
) -> dict[Slot, dict[int, int]]:
    made = {slot: dict(years) for slot, years in paid.items()}
    used = ZERO
    for year in _years(made.values()):
        most = _most(cap, year, setting)
        limit = half_up(most.number) - (used if cap.period == "total" else ZERO)
        left = max(Fraction(limit), ZERO)
        for slot, years in made.items():
            here = years.get(year, 0)
            if not here:
                continue
            factor = _factor(stack.awards[slot].currency, most, setting)
            # Rounded down, so that the whole never exceeds the limit.
            years[year] = min(here, left // factor)
            left -= years[year] * factor
            used += years[year] * factor
    return made


def _years(sums: Iterable[Mapping[int, object]]) -> list[int]:
    return sorted({year for years in sums for year in years})


def _most(cap: JointCap, year: int, setting: Setting) -> Value:
    """The limit of a year, or of all; money, else UnfitError."""
    if cap.amount is not None:
        return cap.amount
    if cap.share is None:
        raise UnfitError
    base = whole(cap, year, setting)
    if not base.dim.startswith("money:"):
        raise UnfitError
    return Value(base.dim, base.number * cap.share)


def _factor(currency: str, most: Value, setting: Setting) -> Fraction:
    return setting.rates.factor(currency, most.dim[6:])
