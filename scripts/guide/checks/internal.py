"""Internal files: they belong to a record, do not contradict it, and stay out of public text."""

from collections.abc import Iterator

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    error,
    warning,
)
from guide.model.base import Model, Step, walk
from guide.model.enumerations import ContractKind, InternalStage, Offer
from guide.model.references import Ref
from guide.model.text import Text
from guide.problems import Label

# Shorter texts, such as a surname, occur in public text by chance.
SHORTEST_SECRET = 5
_EARLY = (InternalStage.LEAD, InternalStage.INTENTION, InternalStage.NEGOTIATION)


@warning
def internal_without_record(scope: Scope) -> Iterator[Finding]:
    """An internal file bears the id of a record."""
    for kind, id in scope.internal.trees:
        if id not in scope.library.names[kind]:
            yield Finding(kind, id, (), {"id": id}, internal=True)


@error
def signed_on_framework(scope: Scope) -> Iterator[Finding]:
    """A framework agreement or a letter of intent is not a signed investment."""
    for id, data in scope.internal.projects.items():
        project = scope.library.projects.get(id)
        if project is None or project.offer in (None, Offer.SEEKING):
            continue
        if data.contract_kind in (ContractKind.FRAMEWORK, ContractKind.LETTER_OF_INTENT):
            contract = Label("enums", "ContractKind", data.contract_kind.value)
            yield Finding("projects", id, ("offer",), {"contract": contract})


@error
def offer_ahead_of_stage(scope: Scope) -> Iterator[Finding]:
    """The public offer is not further than the internal stage."""
    for id, data in scope.internal.projects.items():
        project = scope.library.projects.get(id)
        if project is None or not data.stage_log or project.offer in (None, Offer.SEEKING):
            continue
        last = max(data.stage_log, key=lambda entry: entry.date)
        if last.stage in _EARLY:
            stage = Label("enums", "InternalStage", last.stage.value)
            yield Finding("projects", id, ("offer",), {"stage": stage})


@error
@alone
def internal_repeated(scope: Scope) -> Iterator[Finding]:
    """Nothing internal is repeated in a public text."""
    secrets = scope.once(secrets_of)
    if not secrets:
        return
    for record in scope.records:
        for path, text in _public(scope, record):
            for secret in secrets:
                if secret in text:
                    yield Finding(record.collection, record.id, path, {"text": secret[:40]})


def secrets_of(scope: Scope) -> list[str]:
    """The texts that stand in internal files."""
    return sorted(set(_secrets(scope)))


def _secrets(scope: Scope) -> Iterator[str]:
    models: list[Model] = [*scope.internal.projects.values(), *scope.internal.notes.values()]
    for model in models:
        for _, leaf in walk(model):
            if type(leaf) is str and len(leaf) >= SHORTEST_SECRET:
                yield leaf


def _public(scope: Scope, record: Model) -> Iterator[tuple[tuple[Step, ...], str]]:
    for path, leaf in scope.walk(record):
        if isinstance(leaf, Text):
            for tag, said in leaf.items():
                yield (*path, tag), said
        elif isinstance(leaf, str) and not isinstance(leaf, Ref):
            yield path, str(leaf)
