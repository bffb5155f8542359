"""Completeness: what a record must say before it may be published."""

from collections.abc import Iterator
from functools import cache

from guide.checks.registry import (
    Document,
    Finding,
    Scope,
    alone,
    at,
    error,
    warning,
    where_shared,
)
from guide.model.base import EVERY_KIND, marks, yaml_name
from guide.model.enumerations import ProjectKind
from guide.model.policy import Policy
from guide.model.project import Project
from guide.model.record import Record
from guide.problems import Label


@error
@alone
def required_field(scope: Scope) -> Iterator[Finding]:
    """A published record says all that its kind requires."""
    for record in scope.records:
        for name, key, required in _required(type(record)):
            if getattr(record, name) not in (None, (), ""):
                continue
            kind = record.kind if isinstance(record, Project) else None
            if required != EVERY_KIND and (kind is None or kind.value not in required):
                continue
            if name == "as_of" and _collected(scope, record):
                continue
            owner = type(record).__name__ if name not in Record.model_fields else "Record"
            yield at(record, field=key, label=Label("fields", owner, key))
    for each in scope.documents:
        if each.kind == "place":
            for name in ("owner", "as_of", "reviewed"):
                if getattr(each.model, name) is None:
                    label = Label("fields", "Record", name)
                    yield Finding("place", "", (), {"field": name, "label": label})


@cache
def _required(model: type[Record]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The fields that a record of a kind must have: name, key, and for which kinds of project."""
    return tuple(
        (name, yaml_name(name, info), marks(info).required)
        for name, info in model.model_fields.items()
        if marks(info).required
    )


def _collected(scope: Scope, record: Record) -> bool:
    owner = scope.library.organisations.get(record.owner)
    return owner is not None and owner.collected is not None


@error
@alone
def valid_until_missing(scope: Scope) -> Iterator[Finding]:
    """A published project says until when it is on offer."""
    for project in scope.of(Project):
        if project.valid_until is None:
            yield at(project)


@error
@alone
def status_missing(scope: Scope) -> Iterator[Finding]:
    """Every record says whether it is a draft or published."""
    for record in scope.records:
        if record.status is None:
            yield at(record)


@error
@alone
def nothing_offered(scope: Scope) -> Iterator[Finding]:
    """A land project names plots or land, a building project units or floor area."""
    for project in scope.of(Project):
        where = project.location
        if where is None:
            continue
        if project.kind is ProjectKind.LAND and not (where.plots or project.land):
            yield at(project, "location", key=True, missing=Label("fields", "Land", "area"))
        if project.kind is ProjectKind.BUILDING and not (where.units or project.building_area):
            missing = Label("fields", "Project", "building_area")
            yield at(project, "location", key=True, missing=missing)


@error
@alone
def document_number_reason(scope: Scope) -> Iterator[Finding]:
    """A policy without a document number says why."""
    for policy in scope.of(Policy):
        if policy.document_no == "none" and policy.document_no_reason is None:
            yield at(policy, "document_no")


@warning
@alone
def source_missing(scope: Scope) -> Iterator[Finding]:
    """A published policy leads to its official text."""
    for policy in scope.of(Policy):
        if policy.source_url is None and policy.file is None and policy.document_no != "none":
            yield at(policy)


def _title(document: Document, scope: Scope) -> Iterator[tuple[str, str]]:
    if isinstance(document.model, Project) and document.model.title:
        title = document.model.title.get(scope.library.settings.source, "").replace(" ", "")
        if title:
            yield f"{title}\0{document.model.promoter!r}", document.id


@warning
@where_shared(_title)
def duplicate_title(scope: Scope) -> Iterator[Finding]:
    """Two projects of one promoter do not bear the same title."""
    seen: dict[tuple[object, object], Project] = {}
    source = scope.library.settings.source
    for project in scope.of(Project):
        title = project.title and project.title.get(source, "").replace(" ", "")
        if not title:
            continue
        first = seen.setdefault((title, project.promoter), project)
        if first is not project:
            file = scope.library.trees["projects", first.id].file
            yield at(project, "title", other=file)
