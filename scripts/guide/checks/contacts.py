"""Contacts: there is a named person for every project, and nobody is shown against their will."""

import re
from collections.abc import Iterator
from datetime import date

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    warning,
)
from guide.model.organisation import Organisation, Person
from guide.model.park import Park
from guide.model.parts import ContactRef
from guide.model.project import Project
from guide.model.record import Record

# Chinese mobile numbers have eleven digits and begin with 13 to 19.
_MOBILE = re.compile(r"^(\+?86[ -]?)?1[3-9](?:[ -]?\d){9}$")
STALE_DAYS = 400


@error
@alone
def no_contact(scope: Scope) -> Iterator[Finding]:
    """A project or a park leads to a person or office with a telephone or e-mail."""
    records: list[Record] = [*scope.of(Project), *scope.of(Park)]
    for record in records:
        refs = record.contacts or tuple(
            ContactRef(organisation=record.owner) for _ in (0,) if record.owner
        )
        if not any(_reachable(scope, ref) for ref in refs):
            yield at(record, *(("contacts",) if record.contacts else ()), key=True)


def _reachable(scope: Scope, ref: ContactRef) -> bool:
    owner = scope.library.organisations.get(ref.organisation)
    if owner is None:
        # Its absence is another check's finding, and its file may merely have a typo.
        return True
    people = [p for p in owner.people if ref.person is None or str(p.id) == str(ref.person)]
    return bool(
        owner.phone or owner.email or owner.hotline or any(p.phone or p.email for p in people)
    )


@error
@alone
def personal_number_without_consent(scope: Scope) -> Iterator[Finding]:
    """Mobile and WeChat numbers are shown with consent and its date only."""
    for organisation in scope.of(Organisation):
        for number, person in enumerate(organisation.people):
            for name in _personal(person):
                if person.consent is None:
                    yield at(
                        organisation, "people", number, name, number=str(getattr(person, name))
                    )


def _personal(person: Person) -> Iterator[str]:
    for name in ("mobile", "wechat"):
        if getattr(person, name) is not None:
            yield name
    if person.phone is not None and _MOBILE.match(person.phone):
        yield "phone"


@error
@alone
def verified_missing(scope: Scope) -> Iterator[Finding]:
    """It is known when a person's number was last tried."""
    for organisation in scope.of(Organisation):
        for number, person in enumerate(organisation.people):
            if person.verified_on is None:
                yield at(organisation, "people", number)


@warning
@alone
def verified_long_ago(scope: Scope) -> Iterator[Finding]:
    """A person's number was tried within the last year or so."""
    today: date = scope.library.date
    for organisation in scope.of(Organisation):
        for number, person in enumerate(organisation.people):
            if person.verified_on and (today - person.verified_on).days > STALE_DAYS:
                yield at(organisation, "people", number, "verified_on", date=person.verified_on)
