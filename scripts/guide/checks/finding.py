"""From findings to problems: a place in a file, a severity, and what a person has waived."""

from collections.abc import Iterator

from guide.checks.registry import CHECKS, Finding, Scope
from guide.model.enumerations import Status
from guide.problems import Place, Problem, Severity

# The kind and id of a record, and a check of which it waives a finding.
Waived = tuple[str, str, str]


def told(scope: Scope, name: str, waived: set[Waived]) -> list[Problem]:
    """What a check finds; what was waived is added to `waived` instead."""
    problems = []
    for finding, problem in problems_of(scope, name):
        if problem is None:
            waived.add((finding.kind, finding.id, name))
        else:
            problems.append(problem)
    return problems


def problems_of(scope: Scope, name: str) -> Iterator[tuple[Finding, Problem | None]]:
    """What a check finds, with its problem; None where a waiver acknowledges it."""
    check = CHECKS[name]
    for finding in check.function(scope):
        severity = _severity(scope, check.severity, finding)
        if severity is Severity.WARNING and _waived(scope, name, finding):
            yield finding, None
            continue
        args = {"suggestion": "", **finding.args}
        yield finding, Problem(name, _place(scope, finding), args, severity)


def _severity(scope: Scope, severity: Severity, finding: Finding) -> Severity:
    """What is an error in a published record is a warning in one that nobody sees yet."""
    record = scope.record(finding)
    if record is not None and record.status in (None, Status.DRAFT, Status.WITHDRAWN):
        return Severity.WARNING
    return severity


def _waived(scope: Scope, name: str, finding: Finding) -> bool:
    record = scope.record(finding)
    holder = record if record is not None else scope.library.place
    if record is None and finding.kind != "place":
        return False
    return holder is not None and any(waiver.check == name for waiver in holder.waivers)


def _place(scope: Scope, finding: Finding) -> Place:
    trees = scope.internal.trees if finding.internal else scope.library.trees
    return trees[finding.kind, finding.id].place(finding.path, key=finding.key)
