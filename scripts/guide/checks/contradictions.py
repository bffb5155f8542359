"""Clauses that nobody can meet: conditions or exclusions that contradict one another."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
)
from guide.model.condition import Condition
from guide.model.policy import Policy
from guide.policy import form, rules
from guide.policy.rules import Clause, Rules, Test, Value
from guide.problems import Label

# An exclusion asks for the opposite of what it names.
_OPPOSITE = {
    "at-least": "less-than",
    "more-than": "at-most",
    "at-most": "more-than",
    "less-than": "at-least",
    "one-of": "not-one-of",
    "equals": "not-one-of",
    "not-one-of": "one-of",
}


@error
@alone
def conditions_contradict(scope: Scope) -> Iterator[Finding]:
    """Some fact can meet all conditions of a clause, and none of its exclusions."""
    for policy in scope.of(Policy):
        if policy.effective is None or not policy.clauses:
            continue
        document = rules(form(policy))
        for number, clause in enumerate(document.clauses):
            index = _first(document, clause)
            if index is not None:
                yield _finding(policy, number, index)


def _finding(policy: Policy, number: int, index: int) -> Finding:
    clause = policy.clauses[number]
    condition: Condition = clause.conditions[index]
    path = ("clauses", number, "conditions", index)
    metric = Label("enums", "Metric", str(condition.metric))
    return at(policy, *path, metric=metric, clause=clause.number)


def _first(document: Rules, clause: Clause) -> int | None:
    """The first condition that leaves nothing over for a fact; None where all is well."""
    excluded = [
        (test.at, _OPPOSITE[test.op], test.than)
        for test in (*document.exclusions, *clause.exclusions)
        if not test.any
    ]
    for index, test in enumerate(clause.conditions):
        if test.any:
            continue
        earlier = [
            (one.at, one.op, one.than)
            for one in clause.conditions[: index + 1]
            if one.at == test.at and not one.any
        ]
        wanted = [(op, than) for at_, op, than in (*earlier, *excluded) if at_ == test.at]
        if not _possible(test, wanted):
            return index
    return None


def _possible(test: Test, wanted: Sequence[tuple[str, object]]) -> bool:
    if isinstance(test.than, Value):
        same = [(op, than) for op, than in wanted if isinstance(than, Value)]
        if any(than.dim != test.than.dim for _, than in same):
            return True  # sums in two currencies depend on a rate
        return _some_number([(op, than.number) for op, than in same])
    words: frozenset[str] | None = None
    for op, than in wanted:
        if not isinstance(than, frozenset):
            continue
        if op == "not-one-of":
            words = words - than if words is not None else None
        else:
            words = than if words is None else words & than
    return words is None or bool(words)


def _some_number(wanted: list[tuple[str, Fraction]]) -> bool:
    """Whether a number lies within all bounds."""
    low: tuple[Fraction, bool] | None = None  # the bound, and whether it is itself ruled out
    high: tuple[Fraction, bool] | None = None
    for op, number in wanted:
        if op in ("at-least", "more-than", "equals"):
            bound = (number, op == "more-than")
            low = bound if low is None else max(low, bound)
        if op in ("at-most", "less-than", "equals"):
            bound = (number, op == "less-than")
            high = bound if high is None else min(high, bound, key=lambda one: (one[0], not one[1]))
    if low is None or high is None:
        return True
    return low[0] < high[0] or (low[0] == high[0] and not (low[1] or high[1]))
