"""Checks hold what records say against each other: one function each, under its own name."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path

from guide.checks import (
    completeness,
    compliance,
    contacts,
    contradictions,
    dates,
    internal,
    languages,
    likeness,
    money,
    parks,
    pictures,
    policies,
    references,
    translation,
    typography,
    wording,
)
from guide.checks.registry import ALONE, CHECKS, Finding, Scope
from guide.checks.sound import remembered
from guide.load import load
from guide.load.internal import Internal, load_internal
from guide.model.enumerations import Status
from guide.model.guide import Library
from guide.problems import Place, Problem, Severity

__all__ = ["CHECKS", "examine", "run"]

# Importing a module registers its checks; the tuple keeps the imports in sight.
MODULES = (
    completeness,
    compliance,
    contacts,
    contradictions,
    dates,
    internal,
    languages,
    likeness,
    money,
    parks,
    pictures,
    policies,
    references,
    translation,
    typography,
    wording,
)


def examine(root: Path, on: date | None = None) -> tuple[Library | None, list[Problem]]:
    """Load a library and check it: what every command does first, so that none disagrees.

    Returns the library, or None where it could not be read, and all of its problems.
    """
    library, problems = load(root, on)
    internal_data, found = load_internal(root)
    problems += found
    if library is not None:
        problems += run(library, internal_data)
    return library, problems


def run(library: Library, internal_data: Internal) -> list[Problem]:
    """Run every check; acknowledged warnings are left out, a waiver of nothing is told."""
    scope = Scope(library, internal_data)
    problems: list[Problem] = []
    faulty: set[tuple[str, str]] = set()
    waived: set[tuple[str, str, str]] = set()
    with remembered(library) as memory:
        doubtful = Scope(library, internal_data, memory.without(scope.documents))
        for name in CHECKS:
            for finding, problem in _problems(doubtful if name in ALONE else scope, name):
                if problem is None:
                    waived.add((finding.kind, finding.id, name))
                else:
                    problems.append(problem)
                if name in ALONE:
                    faulty.add((finding.kind, finding.id))
        memory.add(each for each in doubtful.documents if (each.kind, each.id) not in faulty)
    return [*problems, *_idle(scope, waived)]


def _idle(scope: Scope, waived: AbstractSet[tuple[str, str, str]]) -> Iterator[Problem]:
    """Waivers that acknowledge nothing: what they were for is mended, or has become an error."""
    place = scope.library.place
    holders = [(each.collection, each.id, each.waivers) for each in scope.library.all()]
    holders += [("place", "", place.waivers)] if place is not None else []
    for kind, id, waivers in holders:
        for number, waiver in enumerate(waivers):
            known = waiver.check in CHECKS and _is_run(scope, waiver.check)
            if known and (kind, id, waiver.check) not in waived:
                where = scope.library.trees[kind, id].place(("waivers", number))
                args = {"check": waiver.check}
                yield Problem("waiver-unused", where, args, Severity.WARNING)


def _is_run(scope: Scope, name: str) -> bool:
    """Whether a check can find anything: those of internal data need some to be there."""
    return bool(scope.internal.trees) or CHECKS[name].function.__module__ != internal.__name__


def _problems(scope: Scope, name: str) -> Iterator[tuple[Finding, Problem | None]]:
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
