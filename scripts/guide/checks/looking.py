"""Looking at documents one at a time, in several processes where there are many."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from guide.checks.finding import Waived, problems_of
from guide.checks.registry import ALONE, CHECKS, Document, Scope
from guide.checks.together import shared
from guide.checks.verdicts import Key, Verdict
from guide.load.shelf import Known, Shelf
from guide.model.base import Step
from guide.model.guide import COLLECTIONS
from guide.model.parts import RecordLink
from guide.model.record import Record
from guide.model.references import MediaFile, Ref
from guide.problems import Problem
from guide.side import can_fork, side_by_side

# A process begins in the time in which so many documents are read and looked at.
_MANY = 200
# So many are looked at together: enough for a check to be called seldom, few enough to be let go.
_TOGETHER = 50


def looked_at(scope: Scope, keys: Sequence[Key], shelf: Shelf | None) -> dict[Key, Verdict]:
    """The verdict on each record; those whose file is not sound get none."""
    if shelf is None or len(keys) < _MANY or not can_fork():
        return dict(_verdicts(scope, keys))
    shares = len(os.sched_getaffinity(0))
    jobs = [
        partial(_share, scope, keys[number::shares], shelf, here=not number)
        for number in range(shares)
    ]
    found: dict[Key, Verdict] = {}
    for known, verdicts in side_by_side(jobs, forked=True):
        for key, each in known.items():
            shelf.learn(key, each)
        found.update(verdicts)
    return found


def _share(
    scope: Scope, keys: Sequence[Key], shelf: Shelf, *, here: bool
) -> tuple[dict[Key, Known], dict[Key, Verdict]]:
    """One process's share of the records: what became known of their files, and the verdicts.

    Only the process that goes on, `here`, keeps the records that it has read.
    """
    verdicts = {}
    for key, verdict in _verdicts(scope, keys):
        verdicts[key] = verdict
        if not here:
            shelf.forget(key)
    return {key: shelf.known(key) for key in keys}, verdicts


def _verdicts(scope: Scope, keys: Sequence[Key]) -> Iterator[tuple[Key, Verdict]]:
    for start in range(0, len(keys), _TOGETHER):
        some = keys[start : start + _TOGETHER]
        documents = tuple(
            Document(kind, id, (), record)
            for kind, id in some
            if (record := scope.library.record(kind, id)) is not None
        )
        part = scope.part(documents)
        waived: set[Waived] = set()
        problems = alone(part, waived)
        for each in documents:
            key = each.kind, each.id
            named, files = _named(part.walk(each.model))
            acknowledged = tuple(name for name in CHECKS if (*key, name) in waived)
            has_waivers = isinstance(each.model, Record) and bool(each.model.waivers)
            found = tuple(problems[key])
            yield (
                key,
                Verdict(named, files, shared(each, part), found, acknowledged, has_waivers),
            )


def alone(scope: Scope, waived: set[Waived]) -> defaultdict[Key, list[Problem]]:
    """What the checks of one document at a time find, in the order of the checks."""
    problems: defaultdict[Key, list[Problem]] = defaultdict(list)
    for name in CHECKS:
        if name in ALONE:
            for finding, problem in problems_of(scope, name):
                if problem is None:
                    waived.add((finding.kind, finding.id, name))
                else:
                    problems[finding.kind, finding.id].append(problem)
    return problems


def _named(
    walked: Iterable[tuple[tuple[Step, ...], object]],
) -> tuple[tuple[Key, ...], tuple[str, ...]]:
    """The records and the files that a document names."""
    named: dict[Key, None] = {}
    files: dict[str, None] = {}
    for _, leaf in walked:
        if isinstance(leaf, str):
            if not isinstance(leaf, Ref):
                continue
            if leaf.kind in COLLECTIONS:
                named[leaf.kind, str(leaf)] = None
            elif isinstance(leaf, MediaFile):
                files[str(leaf)] = None
        elif type(leaf) is RecordLink:
            named[leaf.kind.value, str(leaf.id)] = None
    return tuple(named), tuple(files)
