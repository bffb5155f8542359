"""References: everything that is named exists, and what the public reads leads to public pages."""

from collections.abc import Iterator, Mapping

from guide.checks.registry import (
    CHECKS,
    Finding,
    Scope,
    alone,
    at,
    error,
    over,
)
from guide.load.bind import closest
from guide.model.base import Step, walk
from guide.model.condition import Condition
from guide.model.enumerations import FactWord, Metric, Status
from guide.model.guide import COLLECTIONS, Library, outlines
from guide.model.park import ClauseLink, Park
from guide.model.parts import ContactRef, RecordLink
from guide.model.policy import Policy
from guide.model.project import ChainPosition, PolicyUse, Project, ProjectLocation
from guide.model.record import Record
from guide.model.references import (
    BenefitRef,
    ClauseRef,
    Id,
    LinkRef,
    MediaFile,
    PersonRef,
    PlotRef,
    Ref,
    UnitRef,
)
from guide.problems import Label

# What a reference may be, or hold.
_LOOKED_AT = (
    *(Ref, RecordLink, ContactRef, ChainPosition, PolicyUse, ClauseLink, ProjectLocation),
    Policy,
)

# Their container tells which park, policy, chain or organisation they belong to.
_SCOPED = (BenefitRef, ClauseRef, LinkRef, PersonRef, PlotRef, UnitRef)


@error
@alone
def unknown_reference(scope: Scope) -> Iterator[Finding]:
    """Every id that a record names exists."""
    library = scope.library
    known = scope.once(_known)
    for kind, id, path, leaf in scope.leaves(*_LOOKED_AT):
        yield from _plain(kind, id, path, leaf, known)
        yield from _scoped(kind, id, path, leaf, library)
        if isinstance(leaf, RecordLink) and leaf.id not in library.names[leaf.kind.value]:
            yield _unknown(kind, id, (*path, "id"), leaf.kind.value, leaf.id, known[leaf.kind])


def _known(scope: Scope) -> Mapping[str, frozenset[str]]:
    library = scope.library
    townships = library.place.townships if library.place else ()
    return {
        **library.names,
        "sectors": frozenset(str(sector.id) for sector in library.sectors),
        "townships": frozenset(str(township.id) for township in townships),
    }


def _plain(
    kind: str,
    id: str,
    path: tuple[Step, ...],
    leaf: object,
    known: Mapping[str, frozenset[str]],
) -> Iterator[Finding]:
    if not isinstance(leaf, Ref) or isinstance(leaf, (*_SCOPED, MediaFile, Id)) or not leaf.kind:
        return
    if leaf not in known[leaf.kind]:
        yield _unknown(kind, id, path, leaf.kind, leaf, known[leaf.kind])


def _scoped(
    kind: str, id: str, path: tuple[Step, ...], leaf: object, library: Library
) -> Iterator[Finding]:
    """References whose meaning depends on a neighbour: a person of an organisation, and so on."""
    if isinstance(leaf, ContactRef) and leaf.person is not None:
        owner = library.organisations.get(leaf.organisation)
        if owner is not None:
            ids = frozenset(str(person.id) for person in owner.people)
            yield from _one(kind, id, (*path, "person"), leaf.person, ids)
    elif isinstance(leaf, ChainPosition):
        chain = library.chains.get(leaf.ref)
        if chain is not None:
            ids = frozenset(str(link.id) for link in chain.links)
            yield from _one(kind, id, (*path, "link"), leaf.link, ids)
    elif isinstance(leaf, PolicyUse):
        policy = library.policies.get(leaf.policy)
        for number, clause in enumerate(leaf.clauses if policy else ()):
            yield from _one(kind, id, (*path, "clauses", number), clause, _clauses(policy))
    elif isinstance(leaf, ClauseLink):
        policy = library.policies.get(leaf.policy)
        if policy is not None:
            yield from _one(kind, id, (*path, "clause"), leaf.clause, _clauses(policy))
    elif isinstance(leaf, ProjectLocation):
        yield from _location(kind, id, path, leaf, library)
    elif isinstance(leaf, Policy):
        ids = _clauses(leaf)
        for at_clause, clause in _own_clauses(leaf):
            yield from _one(kind, id, (*path, *at_clause), clause, ids)
        for number, each in enumerate(leaf.clauses):
            own = frozenset(str(benefit.id) for benefit in each.benefits)
            for index, limit in enumerate(each.caps):
                for position, ref in enumerate(limit.benefits):
                    at_ref = (*path, "clauses", number, "caps", index, "benefits", position)
                    yield from _one(kind, id, at_ref, ref, own)


def _own_clauses(policy: Policy) -> Iterator[tuple[tuple[Step, ...], ClauseRef]]:
    for number, clause in enumerate(policy.clauses):
        for index, rule in enumerate(clause.stacking):
            for position, ref in enumerate(rule.clauses):
                yield ("clauses", number, "stacking", index, "clauses", position), ref
    for index, rule in enumerate(policy.stacking):
        for position, ref in enumerate(rule.clauses):
            yield ("stacking", index, "clauses", position), ref
    for index, limit in enumerate(policy.caps):
        for position, ref in enumerate(limit.clauses):
            yield ("caps", index, "clauses", position), ref


def _location(
    kind: str, id: str, path: tuple[Step, ...], leaf: ProjectLocation, library: Library
) -> Iterator[Finding]:
    park = library.parks.get(leaf.park or "")
    if park is None:
        return
    plots = frozenset(str(plot.id) for plot in park.plots)
    units = frozenset(str(unit.id) for building in park.buildings for unit in building.units)
    for number, plot in enumerate(leaf.plots):
        yield from _one(kind, id, (*path, "plots", number), plot, plots)
    for number, unit in enumerate(leaf.units):
        yield from _one(kind, id, (*path, "units", number), unit, units)


def _clauses(policy: Policy | None) -> frozenset[str]:
    return frozenset(str(clause.id) for clause in policy.clauses) if policy else frozenset()


def _one(
    kind: str, id: str, path: tuple[Step, ...], ref: Ref, known: frozenset[str]
) -> Iterator[Finding]:
    if str(ref) not in known:
        yield _unknown(kind, id, path, ref.kind, ref, known)


def _unknown(
    kind: str, id: str, path: tuple[Step, ...], wanted: str, ref: str, known: frozenset[str]
) -> Finding:
    args = {
        "id": str(ref),
        "kind": Label("words", f"one-of-{wanted}"),
        "suggestion": closest(str(ref), known),
    }
    return Finding(kind, id, path, args)


@error
@alone
def unpublished_reference(scope: Scope) -> Iterator[Finding]:
    """What a published record leads to can be seen by its readers."""
    library = scope.library
    published = {
        (record.collection, record.id)
        for record in scope.records
        if record.status is Status.PUBLISHED
    }
    for kind, id, path, ref in scope.leaves(Ref):
        if (kind, id) not in published or ref.kind not in COLLECTIONS:
            continue
        named = library.outline(ref.kind, ref)
        if named is not None and named.status in (None, Status.DRAFT, Status.WITHDRAWN):
            args = {"id": str(ref), "kind": Label("words", f"one-of-{ref.kind}")}
            yield Finding(kind, id, path, args)


@error
@alone
def park_of_plots_missing(scope: Scope) -> Iterator[Finding]:
    """Plots and units are named together with their park."""
    for project in scope.of(Project):
        where = project.location
        if where is not None and (where.plots or where.units) and where.park is None:
            yield at(project, "location", key=True)


@error
@alone
def duplicate_part_id(scope: Scope) -> Iterator[Finding]:
    """Clauses, links, people, buildings, units and plots have ids of their own."""
    for record in scope.records:
        for path, ids in _parts(record):
            seen: set[str] = set()
            for number, part in enumerate(ids):
                if part.casefold() in seen:
                    yield at(record, *path, number, "id", id=part)
                seen.add(part.casefold())


def _parts(record: Record) -> Iterator[tuple[tuple[Step, ...], list[str]]]:
    for name in ("clauses", "links", "people", "buildings", "plots", "guarantees"):
        parts = getattr(record, name, ())
        yield (name,), [str(part.id) for part in parts]
    if isinstance(record, Park):
        for number, building in enumerate(record.buildings):
            yield ("buildings", number, "units"), [str(unit.id) for unit in building.units]
    if isinstance(record, Policy):
        for number, clause in enumerate(record.clauses):
            yield ("clauses", number, "benefits"), [str(b.id) for b in clause.benefits]


@error
def former_id_in_use(scope: Scope) -> Iterator[Finding]:
    """An old id leads to one record only, and to none that bears it now."""
    for kind in COLLECTIONS:
        taken: dict[str, str] = {}
        for id, record in outlines(scope.library.collection(kind)):
            for number, old in enumerate(record.formerly):
                other = taken.setdefault(str(old), id)
                if str(old) in scope.library.names[kind] or other != id:
                    yield Finding(kind, id, ("formerly", number), {"id": str(old)})


@error
@alone
def unknown_check(scope: Scope) -> Iterator[Finding]:
    """A waiver names a check that exists."""
    for record in scope.records:
        for number, waiver in enumerate(record.waivers):
            if waiver.check not in CHECKS:
                suggestion = closest(waiver.check, CHECKS)
                yield at(record, "waivers", number, "check", id=waiver.check, suggestion=suggestion)


@error
@over("policies", "parks")
def unknown_condition_word(scope: Scope) -> Iterator[Finding]:
    """The words that a condition compares with are words that the guide knows."""
    library = scope.library
    words = frozenset(word.value for word in FactWord)
    named = {
        Metric.SECTOR: frozenset(str(s.id) for s in library.sectors),
        Metric.PARK: library.names["parks"],
    }
    records: list[Record] = [*library.policies.values(), *library.parks.values()]
    for record in records:
        for path, leaf in walk(record):
            if not isinstance(leaf, Condition) or not isinstance(leaf.value, tuple):
                continue
            known = named.get(leaf.metric, words) if leaf.metric else words
            for number, word in enumerate(leaf.value):
                if word not in known and not (leaf.metric is Metric.SECTOR and word in words):
                    suggestion = closest(word, known)
                    yield at(record, *path, "value", number, id=word, suggestion=suggestion)
