"""The library's two short lists: local sectors, 产业门类, and the termbase."""

from guide.model.base import Model, field, needed
from guide.model.enumerations import SectorIcon, TermKind, TermStanding
from guide.model.references import Id
from guide.model.text import Text
from guide.model.values import Boolean, Plain


class Sector(Model):
    """A local sector, in the order in which the guide shows them."""

    id: Id = needed()
    name: Text = needed(limit=16)
    summary: Text | None = field(limit=120)
    icon: SectorIcon | None = field()


class Term(Model):
    """An official name with its one approved translation."""

    zh: Plain = needed()
    en: Plain = needed()
    short_en: Plain | None = field()
    also: tuple[Plain, ...] = field(many=tuple)
    loose: Boolean | None = field()
    forbidden: tuple[Plain, ...] = field(many=tuple)
    zh_hant: Plain | None = field(alias="zh-Hant")
    kind: TermKind = needed()
    status: TermStanding = needed()
    source: Text | None = field()
