"""References: plain ids whose type says which kind of record they name."""

import re
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from guide.model.base import fault

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 64

# Names that Windows keeps for devices: a file of that name cannot be made on most desks.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)


def is_id(text: str) -> bool:
    """True for lower-case ASCII words joined by hyphens, at most 64 characters, no device name."""
    return bool(ID.fullmatch(text)) and len(text) <= MAX_ID and text not in DEVICES


class Ref(str):
    """The id of something else in the library. `kind` says in which of its collections."""

    kind: ClassVar[str] = ""
    strict: ClassVar[bool] = True
    __slots__ = ()

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if isinstance(value, dict | list):
            raise fault("not-a-value")
        text = str(value if value is not None else "").strip()
        if not text:
            raise fault("empty-value")
        if cls.strict and not is_id(text):
            raise fault("bad-id", text=text)
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        if cls.strict:
            return {"type": "string", "pattern": f"^{ID.pattern}$"}
        return {"type": ["string", "number"]}


class Id(Ref):
    """A new id, of the record or part itself; it refers to nothing."""


class PartId(Ref):
    """The id of a plot, building or unit as painted on its gate: `E-07`, `B3-301`."""

    strict = False


class ProjectRef(Ref):
    """The id of a project."""

    kind = "projects"


class ParkRef(Ref):
    """The id of a park."""

    kind = "parks"


class PolicyRef(Ref):
    """The id of a policy document."""

    kind = "policies"


class ChainRef(Ref):
    """The id of an industry chain."""

    kind = "chains"


class EventRef(Ref):
    """The id of a promotion event."""

    kind = "events"


class EditionRef(Ref):
    """The id of an edition of the booklet."""

    kind = "editions"


class OrganisationRef(Ref):
    """The id of an organisation."""

    kind = "organisations"


class SectorRef(Ref):
    """The id of a sector in sectors.yml."""

    kind = "sectors"


class TownshipRef(Ref):
    """The id of a township in place.yml."""

    kind = "townships"


class PersonRef(Ref):
    """The id of a person; which organisation's, its neighbour field says."""

    kind = "people"


class ClauseRef(Ref):
    """The id of a clause; which policy's, its neighbour field or its document says."""

    kind = "clauses"


class BenefitRef(Ref):
    """The id of a benefit of the same clause."""

    kind = "benefits"


class LinkRef(Ref):
    """The id of a chain's link; which chain's, its neighbour field says."""

    kind = "links"


class PlotRef(PartId):
    """The id of a plot; which park's, its neighbour field says."""

    kind = "plots"


class UnitRef(PartId):
    """The id of a unit in a standard factory; which park's, its neighbour field says."""

    kind = "units"


class MediaFile(Ref):
    """The path of a picture or file below the library's root folder, such as `media/plan.jpg`."""

    kind = "media"
    strict = False


# No sign that an address has to write as %XX, so that it needs no escaping wherever it stands.
_URL = re.compile(r"""https?://[^\s/@:"'<>\\^`{|}?#]+(:\d{1,5})?(/[^\s"<>\\^`{|}]*)?""")


class Url(Ref):
    """An absolute http or https address."""

    strict = False

    @classmethod
    def _validate(cls, value: Any) -> Self:
        text = super()._validate(value)
        if not _URL.fullmatch(text):
            raise fault("bad-url", text=str(text))
        return text


class Email(Ref):
    """An e-mail address."""

    strict = False

    @classmethod
    def _validate(cls, value: Any) -> Self:
        text = super()._validate(value)
        if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
            raise fault("bad-email", text=str(text))
        return text


class Phone(Ref):
    """A telephone number as written; digits, spaces, hyphens, brackets, a leading plus."""

    strict = False

    @classmethod
    def _validate(cls, value: Any) -> Self:
        text = super()._validate(value)
        if not re.fullmatch(r"\+?[0-9][0-9 ()-]{2,24}[0-9]( ?(ext\.?|转) ?[0-9]{1,6})?", text):
            raise fault("bad-phone", text=str(text))
        return text
