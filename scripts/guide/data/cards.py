"""Visiting cards: vCard 3.0, which every telephone takes, for each organisation and person."""

from collections.abc import Iterator

from guide.data.lines import document, line
from guide.data.places import card_place, page_url
from guide.model.guide import Guide
from guide.model.organisation import Organisation, Person
from guide.words.people import person_contact
from guide.words.types import Contact
from guide.words.voice import Voice


def cards(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """The cards of all public organisations and their people, language by language."""
    for lang in guide.languages:
        voice = Voice(guide, lang)
        for organisation in guide.organisations.values():
            for person in (None, *organisation.people):
                place = card_place(lang, organisation.id, person.id if person else "")
                yield place, document(card(organisation, person, voice))


def card(organisation: Organisation, person: Person | None, voice: Voice) -> Iterator[str]:
    """The lines of a card. Personal numbers stand on it only where their owner agreed."""
    contact = person_contact(organisation, person, voice)
    name = contact.name or contact.organisation
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    # The whole name in its first part: no rule says where a Chinese name parts.
    yield line("N", name, "", "", "", "")
    yield line("FN", name)
    yield line("ORG", contact.organisation)
    if contact.role:
        yield line("TITLE", contact.role)
    yield from _numbers(contact)
    if contact.address:
        postcode = str(organisation.postcode or "")
        yield line("ADR;TYPE=WORK", "", "", contact.address, "", "", postcode, "")
    url = page_url(voice.guide, voice.lang, "organisations", organisation.id)
    if url:
        yield line("URL", url)
    notes = [contact.languages, _wechat(contact, voice)]
    if said := voice.word("note-comma").join(note for note in notes if note):
        yield line("NOTE", said)
    day = person.verified_on if person else organisation.as_of or organisation.reviewed.date
    yield f"REV:{day:%Y%m%d}T000000Z"
    yield "END:VCARD"


def _numbers(contact: Contact) -> Iterator[str]:
    if contact.phone:
        yield line("TEL;TYPE=WORK,VOICE", contact.phone)
    if contact.mobile:
        yield line("TEL;TYPE=CELL,VOICE", contact.mobile)
    if contact.email:
        yield line("EMAIL;TYPE=INTERNET,WORK", contact.email)


def _wechat(contact: Contact, voice: Voice) -> str:
    if not contact.wechat:
        return ""
    return voice.word("labelled", label=voice.word("wechat"), value=contact.wechat)
