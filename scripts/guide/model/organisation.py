"""An organisation that owns records, answers investors or pays out policies."""

from typing import ClassVar

from guide.model.base import Model, field, needed
from guide.model.enumerations import OrganisationRole
from guide.model.parts import Consent, Point
from guide.model.record import Record
from guide.model.references import Email, Id, Phone, TownshipRef, Url
from guide.model.text import Text
from guide.model.values import Day, Plain


class Person(Model):
    """A contact person; office phone or office e-mail, personal numbers only with consent."""

    id: Id = needed()
    name: Text = needed(limit=20)
    role: Text | None = field(limit=40)
    phone: Phone | None = field()
    email: Email | None = field()
    languages: tuple[Plain, ...] = field(many=tuple)
    mobile: Phone | None = field()
    wechat: Plain | None = field()
    consent: Consent | None = field()
    verified_on: Day = field()


class Hotline(Model):
    """A telephone that is answered, when, and what is promised."""

    number: Phone = needed()
    hours: Text = needed()
    promise: Text = needed()


class Organisation(Record):
    """A bureau, committee, promoter, window, complaint centre, guarantor, bank or association."""

    collection: ClassVar[str] = "organisations"

    name: Text = field(required=True, limit=40)
    short_name: Text | None = field(limit=16)
    role: OrganisationRole = field("basics", required=True)
    summary: Text | None = field(limit=120)
    township: TownshipRef | None = field("basics")
    address: Text | None = field("basics")
    postcode: Plain | None = field("basics")
    point: Point | None = field()
    website: Url | None = field("basics")
    phone: Phone | None = field("basics")
    email: Email | None = field("basics")
    services: tuple[Text, ...] = field("services", many=tuple)
    collected: Day | None = field()
    people: tuple[Person, ...] = field(many=tuple)
    hotline: Hotline | None = field()
