"""guide.yml: the guide's own facts, such as its title, languages, clock, rates and colours."""

import re
from typing import Self

from pydantic import field_validator, model_validator

from guide.locales import CONVERTED, VARIANTS, known
from guide.model.base import Model, fault, field, needed
from guide.model.destination import Destination
from guide.model.enumerations import FigureItem, Variant
from guide.model.organisation import Hotline
from guide.model.parts import ContactRef, Review
from guide.model.references import MediaFile, OrganisationRef, Url
from guide.model.text import LongText, Text
from guide.model.values import Day, Number, Plain


class ExchangeRate(Model):
    """How many units of `to` one unit of `from` buys, on which day, by whose quotation."""

    from_: Plain = needed(alias="from")
    to: Plain = needed()
    rate: Number = needed()
    date: Day = needed()
    source: Text = needed()

    @model_validator(mode="after")
    def _is_positive(self) -> Self:
        if self.rate <= 0:
            raise fault("rate-not-positive", rate=self.rate)
        return self


class Theme(Model):
    """The bureau's colours and emblem."""

    primary: Plain | None = field()
    accent: Plain | None = field()
    emblem: MediaFile | None = field()

    @field_validator("primary", "accent")
    @classmethod
    def _is_colour(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise fault("bad-colour", text=value)
        return value


class Fallback(Model):
    """That texts missing in one language may be shown, visibly, in another."""

    from_: Plain = needed(alias="from")
    to: Plain = needed()

    @field_validator("from_", "to")
    @classmethod
    def _is_written(cls, tag: str) -> str:
        """A converted language lacks nothing and has too few texts of its own to lend."""
        if tag not in known():
            raise fault("language-unknown", language=tag, known=", ".join(known()))
        if tag in CONVERTED:
            raise fault("fallback-converted", language=tag, source=CONVERTED[tag])
        return tag


class Settings(Model):
    """The whole of guide.yml."""

    title: Text = needed(limit=30)
    subtitle: Text | None = field(limit=50)
    proposition: Text | None = field(limit=60)
    issuer: OrganisationRef | None = field()
    imprint: LongText | None = field(limit=400)
    notice: Text | None = field(limit=120)
    site_url: Url | None = field()
    languages: tuple[Plain, ...] = needed()
    zh_hant: Variant | None = field()
    zh_hant_reviewed: Review | None = field()
    date: Day | None = field()
    timezone: Plain = field()
    rates: tuple[ExchangeRate, ...] = field(many=tuple)
    theme: Theme | None = field()
    headline_figures: tuple[FigureItem, ...] = field(many=tuple)
    hotline: Hotline | None = field()
    contact: ContactRef | None = field()
    icp: Plain | None = field()
    police: Plain | None = field()
    site_code: Plain | None = field()
    in_preparation: tuple[Plain, ...] = field(many=tuple)
    fallbacks: tuple[Fallback, ...] = field(many=tuple)
    publish: tuple[Destination, ...] = field(many=tuple)

    @field_validator("languages")
    @classmethod
    def _are_languages(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        if not tags:
            raise fault("no-language")
        if len(set(tags)) != len(tags):
            raise fault("language-twice")
        for tag in tags:
            if tag not in known():
                raise fault("language-unknown", language=tag, known=", ".join(known()))
            if CONVERTED.get(tag, tags[0]) not in tags[: tags.index(tag) or 1]:
                raise fault("language-without-source", language=tag, source=CONVERTED[tag])
        return tags

    @field_validator("in_preparation")
    @classmethod
    def _are_known(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        for tag in tags:
            if tag not in known():
                raise fault("language-unknown", language=tag, known=", ".join(known()))
        return tags

    @field_validator("publish")
    @classmethod
    def _have_names(cls, destinations: tuple[Destination, ...]) -> tuple[Destination, ...]:
        names = [each.name for each in destinations]
        for name in names:
            if names.count(name) > 1:
                raise fault("destination-twice", name=str(name))
        return destinations

    @property
    def written_in(self) -> tuple[str, ...]:
        """The languages in which texts may stand: published ones, then those in preparation."""
        return tuple(dict.fromkeys((*self.languages, *self.in_preparation)))

    def full_tag(self, tag: str) -> str:
        """The tag of a language's locale: zh-Hant is one variant or the other."""
        return VARIANTS[self.zh_hant or Variant.HK] if tag in CONVERTED else tag

    @property
    def source(self) -> str:
        """The source language: the first of `languages`."""
        return self.languages[0]
