"""Checks hold what records say against each other: one function each, under its own name."""

from collections.abc import Iterator, Mapping, Sequence
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
from guide.checks.finding import Waived, told
from guide.checks.looking import alone, looked_at
from guide.checks.registry import (
    ALONE,
    CHECKS,
    OVER,
    SHARED,
    Document,
    Scope,
    documents_beside,
)
from guide.checks.together import meeting, shared
from guide.checks.verdicts import Key, Verdict, Verdicts
from guide.load import open_library
from guide.load.internal import Internal, load_internal
from guide.load.shelf import Shelf
from guide.model.guide import COLLECTIONS, Library, ids
from guide.problems import Problem, Severity

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

    Returns the library, or None where it could not be read, and all of its problems. What was
    found before is not looked for again where nothing changed that it depends on.
    """
    opened = open_library(root, on)
    internal_data, problems = load_internal(root)
    found = run(opened.library, internal_data, opened.shelf) if opened.library else []
    return opened.library, [*opened.all_problems(), *problems, *found]


def run(library: Library, internal_data: Internal, shelf: Shelf | None = None) -> list[Problem]:
    """Run every check; acknowledged warnings are left out, a waiver of nothing is told.

    With the `shelf` of a library several processes may read its records.
    """
    scope = Scope(library, internal_data)
    memory = Verdicts(scope)
    keys = [(kind, id) for kind in COLLECTIONS for id in ids(library.collection(kind))]
    unread = set(shelf.unread()) if shelf else set()
    before = {
        key: verdict
        for key in keys
        if key not in unread and (verdict := memory.of(key)) is not None
    }
    fresh = looked_at(scope, [key for key in keys if key not in before], shelf)
    verdicts = {key: verdict for key in keys if (verdict := before.get(key) or fresh.get(key))}
    waived = {(*key, name) for key, verdict in verdicts.items() for name in verdict.waived}
    others = scope.part(documents_beside(library))
    problems = [problem for verdict in verdicts.values() for problem in verdict.problems]
    problems += [problem for found in alone(others, waived).values() for problem in found]
    over = {
        name: (kinds, _over(scope, memory, name, kinds, waived)) for name, kinds in OVER.items()
    }
    problems += [problem for _, found in over.values() for problem in found]
    problems += _compared(scope, list(verdicts), verdicts, others, waived)
    for name in CHECKS:
        if name not in ALONE and name not in OVER and name not in SHARED:
            problems += told(scope, name, waived)
    # What a waiver acknowledges is looked for each time.
    names = {name for *_, name in waived}
    memory.keep(verdicts, {name: over[name] for name in over if name not in names})
    order = {name: number for number, name in enumerate(CHECKS)}
    problems.sort(key=lambda problem: order[problem.code])
    holders = [key for key, verdict in verdicts.items() if verdict.waivers]
    return [*problems, *_idle(scope, holders, waived)]


def _idle(scope: Scope, keys: Sequence[Key], waived: set[Waived]) -> Iterator[Problem]:
    """Waivers that acknowledge nothing: what they were for is mended, or has become an error."""
    place = scope.library.place
    holders = [(*key, scope.library.collection(key[0])[key[1]].waivers) for key in keys]
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


def _over(
    scope: Scope, memory: Verdicts, name: str, kinds: tuple[str, ...], waived: set[Waived]
) -> list[Problem]:
    """What a check of whole collections finds, or found before."""
    found = memory.over(name, kinds)
    return told(scope, name, waived) if found is None else found


def _compared(
    scope: Scope,
    keys: Sequence[Key],
    verdicts: Mapping[Key, Verdict],
    others: Scope,
    waived: set[Waived],
) -> list[Problem]:
    """What the checks find that compare documents; only those that meet are read."""
    shares = {number: verdicts[key].shared for number, key in enumerate(keys)}
    for number, each in enumerate(others.documents, start=len(keys)):
        shares[number] = shared(each, others)
    meet = meeting(shares)
    documents = [
        Document(*keys[number], (), scope.library.collection(keys[number][0])[keys[number][1]])
        if number < len(keys)
        else others.documents[number - len(keys)]
        for number in meet
    ]
    part = scope.part(documents)
    return [p for name in SHARED for p in told(part, name, waived)] if meet else []
