"""What every record has: identity, status, ownership, review and validity."""

from typing import ClassVar

from pydantic import PrivateAttr

from guide.model.base import Model, field, needed
from guide.model.enumerations import Status
from guide.model.parts import ContactRef, RecordLink, Review, Source, Waiver
from guide.model.references import Id, OrganisationRef
from guide.model.text import Text
from guide.model.values import Day


class Withdrawal(Model):
    """Why a record was taken down, and where its readers may go on: its goodbye to them."""

    date: Day = needed()
    reason: Text = needed(limit=120)
    see: tuple[RecordLink, ...] = field(many=tuple)


class Record(Model):
    """One file of the library. Its id is the file's name."""

    collection: ClassVar[str] = ""

    status: Status = field()
    owner: OrganisationRef = field("provenance", required=True)
    as_of: Day | None = field("provenance", required=True)
    valid_until: Day | None = field("provenance")
    reviewed: Review = field("provenance", required=True)
    sources: tuple[Source, ...] = field("provenance", many=tuple)
    formerly: tuple[Id, ...] = field(many=tuple)
    withdrawal: Withdrawal | None = field()
    waivers: tuple[Waiver, ...] = field(many=tuple)
    sort_key: Text | None = field()
    contacts: tuple[ContactRef, ...] = field(many=tuple)

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """The record's id, unique within its kind."""
        return self._id

    @property
    def heading(self) -> Text:
        """The title or name under which the record is listed."""
        text: Text = getattr(self, "title", None) or getattr(self, "name", None) or Text({})
        return text
