"""Whom to call: the contacts of records, of organisations and of the guide itself."""

from guide.locales import known, locale
from guide.model.guide import Guide
from guide.model.organisation import Organisation, Person
from guide.model.parts import ContactRef
from guide.model.record import Record
from guide.words.types import Contact
from guide.words.voice import Voice


def record_contacts(record: Record, voice: Voice) -> tuple[Contact, ...]:
    """A record's contacts, or those of the organisation that owns it."""
    named = tuple(c for ref in record.contacts if (c := contact(ref, voice)) is not None)
    if named:
        return named
    owner = voice.guide.organisations.get(record.owner)
    return (_first(owner, voice),) if owner else ()


def guide_contacts(guide: Guide, lang: str) -> tuple[Contact, ...]:
    """The guide's own contact: the one that guide.yml names, else its issuer's."""
    voice, settings = Voice(guide, lang), guide.settings
    if settings.contact is not None:
        found = contact(settings.contact, voice)
        return (found,) if found else ()
    issuer = guide.organisations.get(settings.issuer or "")
    return (_first(issuer, voice),) if issuer else ()


def contact(ref: ContactRef, voice: Voice) -> Contact | None:
    """The person or organisation that a reference names, or None where it is not public."""
    organisation = voice.guide.organisations.get(ref.organisation)
    if organisation is None:
        return None
    person = voice.guide.person(ref.organisation, ref.person or "")
    return person_contact(organisation, person, voice)


def person_contact(organisation: Organisation, person: Person | None, voice: Voice) -> Contact:
    """An organisation's person, or the organisation's own telephone where none is named.

    Personal numbers are left out unless their owner agreed to be shown.
    """
    if person is None:
        hotline = organisation.hotline
        return Contact(
            organisation=voice.text(organisation.name),
            phone=str(organisation.phone or (hotline.number if hotline else "")),
            email=str(organisation.email or ""),
            address=voice.text(organisation.address),
            organisation_id=organisation.id,
        )
    agreed = person.consent is not None
    return Contact(
        organisation=voice.text(organisation.name),
        name=voice.text(person.name),
        role=voice.text(person.role),
        phone=str(person.phone or organisation.phone or ""),
        email=str(person.email or organisation.email or ""),
        languages=voice.join(_language(tag, voice) for tag in person.languages),
        address=voice.text(organisation.address),
        mobile=str(person.mobile or "") if agreed else "",
        wechat=str(person.wechat or "") if agreed else "",
        organisation_id=organisation.id,
        person_id=str(person.id),
    )


def _first(organisation: Organisation, voice: Voice) -> Contact:
    return person_contact(organisation, next(iter(organisation.people), None), voice)


def _language(tag: str, voice: Voice) -> str:
    """A language's name: the reader's word for it, else its own name, else its tag."""
    words = voice.locale.words
    if f"language-{tag}" in words:
        return words[f"language-{tag}"]
    return locale(tag).name if tag in known() else tag
