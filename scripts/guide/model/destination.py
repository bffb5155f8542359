"""A destination is where the site is published: how it is reached, and never with what secret."""

import re
from typing import Self

from pydantic import model_validator

from guide.model.base import Model, fault, field, needed
from guide.model.enumerations import DestinationKind
from guide.model.references import Id
from guide.model.values import Plain
from guide.problems import Label

_USER_HOST = r"([A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*"
_HERE = r"http://(localhost|127\.0\.0\.1)(:\d{1,5})?"
_THERE = r"https://[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?"
# No sign that a shell on the way could take for more than a part of a name.
_FILE = r"""[^\0-\x1f\x7f"'\\`$;&|<>*?(){}\[\]!:-][^\0-\x1f\x7f"'\\`$;&|<>*?(){}\[\]!:]*"""
_LOCAL = r"[^\0-\x1f\x7f-][^\0-\x1f\x7f]*"

_ADDRESSES = {
    DestinationKind.FOLDER: _LOCAL,
    DestinationKind.ZIP: rf"{_LOCAL}\.zip",
    DestinationKind.RSYNC: rf"{_USER_HOST}:{_FILE}",
    DestinationKind.BUCKET: rf"({_THERE}|{_HERE})(/[A-Za-z0-9][A-Za-z0-9.-]*)?/?",
    DestinationKind.GIT: rf"({_THERE}/{_FILE}|ssh://{_USER_HOST}(:\d+)?/{_FILE}"
    rf"|{_USER_HOST}:{_FILE}|{_FILE})",
}
_OWN = {"prefix": DestinationKind.BUCKET, "region": DestinationKind.BUCKET}
_OWN["branch"] = DestinationKind.GIT
_PREFIX = r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*"
_BRANCH = r"[A-Za-z0-9_]([A-Za-z0-9_-]|[./](?=[A-Za-z0-9_-]))*(?<!\.lock)"
_NAMES = {"prefix": _PREFIX, "region": r"[a-z0-9-]+", "branch": _BRANCH}


class Destination(Model):
    """Where the site is published, under the name by which it is called."""

    name: Id = needed()
    kind: DestinationKind = needed()
    address: Plain = needed()
    prefix: Plain | None = field()
    region: Plain | None = field()
    branch: Plain | None = field()

    @model_validator(mode="after")
    def _is_reachable(self) -> Self:
        kind = Label("enums", "DestinationKind", self.kind)
        if re.match(r"[a-z0-9+.-]+://[^/]*:[^/]*@", self.address):
            raise fault("destination-secret")
        if not re.fullmatch(_ADDRESSES[self.kind], self.address):
            raise fault("destination-address", text=self.address, kind=kind)
        for name, owner in _OWN.items():
            value = getattr(self, name)
            if value is None:
                continue
            if self.kind is not owner:
                own = Label("enums", "DestinationKind", owner)
                raise fault("destination-field", field=name, kind=kind, own=own)
            if not re.fullmatch(_NAMES[name], value):
                raise fault("destination-name", field=name, text=value)
        return self
