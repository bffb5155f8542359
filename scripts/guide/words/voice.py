"""A voice is the guide in one language: it says any value of the model in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, singledispatch

from guide import quantities
from guide.locales import CONVERTED, Locale, capital, locale, variant, written
from guide.model.base import Model, yaml_name
from guide.model.event import EventDates, Registration
from guide.model.guide import PAGES, Guide
from guide.model.park import Crane, Lift, Ratio, Share, UnitArea
from guide.model.parts import (
    Address,
    ContactRef,
    Distance,
    Figure,
    Point,
    Price,
    Source,
    TimeLimit,
)
from guide.model.policy import Days
from guide.model.project import Capacity, ChainPosition, Payback
from guide.model.references import Ref
from guide.model.text import Text
from guide.quantities import (
    Dimensions,
    Measure,
    Money,
    MonthDay,
    PartialDate,
    Range,
    Rate,
    UnitPrice,
)
from guide.words.borrowed import borrowed
from guide.words.types import Cell, Link


@dataclass(frozen=True)
class Voice:
    """A guide and the language it is told in."""

    guide: Guide
    lang: str

    @property
    def locale(self) -> Locale:
        """The words of the language."""
        return locale(self.lang)

    def word(self, key: str, **args: object) -> str:
        """An interface word of the language."""
        return self.locale.word(key, **args)

    def text(self, text: Text | None) -> str:
        """A text in this language, converted to it, or marked in one that guide.yml allows instead.

        Empty for None.
        """
        if text is None:
            return ""
        language = written(self.lang)
        if said := text.get(language):
            return said
        if source := text.get(CONVERTED.get(language, "")):
            return self.guide.converters[self.lang](source)
        for fallback in self.guide.settings.fallbacks:
            if fallback.from_ == language and (said := text.get(fallback.to)):
                return borrowed(said, fallback.to)
        raise KeyError(self.lang)

    def conversion(self) -> str:
        """That this language was converted, and whether a person read it; empty for others."""
        if not variant(self.lang):
            return ""
        review = self.guide.settings.zh_hant_reviewed
        if review is None:
            return self.word("converted")
        by, date = self.say(review.by), self.say(review.date)
        return self.word("converted-reviewed", by=by, date=date)

    def join(self, parts: Iterable[str]) -> str:
        """The parts that are not empty, as a list within a sentence."""
        return self.word("list-comma").join(part for part in parts if part)

    def either(self, parts: Iterable[str]) -> str:
        """The parts that are not empty, as a choice within a sentence: `a, b or c`."""
        *first, last = [part for part in parts if part] or [""]
        return self.word("or-join").join(part for part in (self.join(first), last) if part)

    def aside(self, value: str, *notes: str) -> str:
        """A value with notes in brackets, where there are any.

        Brackets that the value ends with, such as those of `0.667 ha (10 mu)`, take them in.
        """
        comma = self.word("note-comma")
        joined = comma.join(note for note in notes if note)
        if not value or not joined:
            return value or joined
        close = self.locale.words["aside"].rpartition("}")[2]
        if value.endswith(close):
            return value.removesuffix(close) + comma + joined + close
        return self.word("aside", value=value, note=joined)

    def title(self, kind: str, id: str) -> str:
        """The short name of something with an id; empty where the public guide has none."""
        if kind == "sectors":
            return next((self.text(s.name) for s in self.guide.sectors if s.id == id), "")
        if kind == "townships":
            townships = self.guide.place.townships if self.guide.place else ()
            return next((self.text(t.name) for t in townships if t.id == id), "")
        if kind in PAGES or kind == "editions":
            record = self.guide.record(kind, id)
            return self.text(record.heading) if record else ""
        return id

    def link(self, kind: str, id: str) -> Link | None:
        """The link to a record's page; None where the public guide has no such page."""
        if kind not in PAGES or self.guide.record(kind, id) is None:
            return None
        return Link(kind, id, self.title(kind, id))

    def links(self, refs: Iterable[Ref]) -> tuple[Link, ...]:
        """The links to records that are public, in order."""
        found = (self.link(ref.kind, ref) for ref in refs)
        return tuple(link for link in found if link is not None)

    def say(self, value: object) -> str:
        """Any value of the model in words; empty for None."""
        return say(value, self)

    def phrase(self, value: object) -> str:
        """A value inside a sentence, where a label of a closed list loses its capital."""
        if isinstance(value, StrEnum):
            return self.locale.phrase(type(value).__name__, value.value)
        if isinstance(value, Range):
            return _shown(value, repr(value), self.lang)
        if isinstance(value, tuple):
            return self.join(self.phrase(part) for part in value)
        return self.say(value)

    def cell(self, value: object) -> Cell:
        """A value in a table's cell, with its note and its link."""
        if isinstance(value, Price):
            return Cell(self.say(value.range), price_note(value, self))
        if isinstance(value, Ref):
            return Cell(self.say(value), link=self.link(value.kind, value))
        return Cell(self.say(value))


@singledispatch
def say(value: object, voice: Voice) -> str:
    """A value in words; models are said as their first field with the others as notes."""
    if value is None:
        return ""
    if isinstance(value, Model):
        said = [
            (info, name, getattr(value, name)) for name, info in type(value).model_fields.items()
        ]
        phrases = [
            voice.locale.field(type(value).__name__, yaml_name(name, info))
            if part is True
            else voice.phrase(part)
            for info, name, part in said
            if part is not None and part is not False
        ]
        return voice.aside(capital(phrases[0]), *phrases[1:]) if phrases else ""
    raise TypeError(f"no words for {type(value).__name__}")


@say.register
def _(value: str, voice: Voice) -> str:
    """What is written as it is, such as a document's number: in another script it changes too."""
    convert = voice.guide.converters.get(voice.lang)
    return convert(value) if convert else str(value)


@say.register
def _(value: Ref, voice: Voice) -> str:
    return voice.title(value.kind, value) if value.kind else str(value)


@say.register
def _(value: StrEnum, voice: Voice) -> str:
    return voice.locale.enum(type(value).__name__, value.value)


@say.register
def _(value: Text, voice: Voice) -> str:
    return voice.text(value)


@say.register
def _(value: bool, voice: Voice) -> str:
    return voice.word("yes-word") if value else voice.word("no-word")


@say.register(int)
@say.register(Decimal)
@say.register(date)
@say.register(Money)
@say.register(Measure)
@say.register(Rate)
@say.register(UnitPrice)
@say.register(PartialDate)
@say.register(MonthDay)
@say.register(Dimensions)
def _(value: object, voice: Voice) -> str:
    return _shown(value, repr(value), voice.lang)


@lru_cache(maxsize=50_000)
def _shown(value: object, _exactly: str, lang: str) -> str:
    """A quantity in words, remembered: pages, lists and data say the same amounts.

    Values that are equal may be written differently, such as 1 and 1.0.
    """
    return quantities.show(value, lang)


@say.register
def _(value: Range, voice: Voice) -> str:  # type: ignore[type-arg]
    return capital(voice.phrase(value))


@say.register
def _(value: tuple, voice: Voice) -> str:  # type: ignore[type-arg]
    said = voice.phrase(value)
    return capital(said) if value and isinstance(value[0], StrEnum) else said


@say.register
def _(value: Price, voice: Voice) -> str:
    return voice.aside(voice.say(value.range), price_note(value, voice))


@say.register
def _(value: Capacity, voice: Voice) -> str:
    unit = f"{value.unit}/{value.per}" if value.per else value.unit
    quantity = voice.say(Measure(value.quantity, unit))
    return voice.word("labelled", label=voice.text(value.product), value=quantity)


@say.register
def _(value: Payback, voice: Voice) -> str:
    notes = [voice.phrase(value.kind), voice.phrase(value.tax)]
    if value.includes_construction is not None:
        key = "construction-included" if value.includes_construction else "construction-excluded"
        notes.append(voice.word(key))
    years = Range(*(Measure(n, "year") if n is not None else None for n in ends(value.years)))
    return voice.aside(voice.say(years), *notes)


@say.register
def _(value: ChainPosition, voice: Voice) -> str:
    chain = voice.guide.chains.get(value.ref)
    if chain is None:
        return ""
    link = next((voice.text(each.name) for each in chain.links if str(each.id) == value.link), "")
    said = voice.word("within", whole=voice.text(chain.name), part=link)
    return voice.aside(said, voice.phrase(value.role))


@say.register
def _(value: Figure, voice: Voice) -> str:
    return voice.aside(voice.say(value.value), figure_note(value, voice))


@say.register
def _(value: TimeLimit, voice: Voice) -> str:
    unit = "working-day" if value.kind.value == "working" else "d"
    said = voice.say(Measure(Decimal(value.days), unit))
    if value.counted_from is None:
        return said
    return voice.word("counted-from", span=said, event=voice.phrase(value.counted_from))


@say.register
def _(value: Days, voice: Voice) -> str:
    return voice.say(Range(_partial(value.from_), _partial(value.to)))


@say.register
def _(value: EventDates, voice: Voice) -> str:
    span = Range(_partial(value.from_), _partial(value.to or value.from_))
    opens = voice.word("opens-at", time=value.opens) if value.opens else ""
    return voice.aside(voice.say(span), opens)


@say.register
def _(value: UnitArea, voice: Voice) -> str:
    return voice.aside(voice.say(value.value), voice.phrase(value.basis))


@say.register(Crane)
@say.register(Lift)
def _(value: Crane | Lift, voice: Voice) -> str:
    load = voice.word("times-of", count=value.count, load=voice.say(value.load))
    if isinstance(value, Crane):
        return load
    return voice.word("lift", load=load, kind=voice.phrase(value.kind))


@say.register(Ratio)
@say.register(Share)
def _(value: Ratio | Share, voice: Voice) -> str:
    return voice.say(Range(value.min, value.max))


@say.register
def _(value: Distance, voice: Voice) -> str:
    return voice.join([voice.text(value.to), voice.say(Measure(value.km, "km"))])


@say.register
def _(value: Address, voice: Voice) -> str:
    address = voice.text(value.address)
    if value.postcode is None:
        return address
    return voice.word("with-postcode", address=address, postcode=value.postcode)


@say.register
def _(value: Registration, voice: Voice) -> str:
    closes = voice.word("closes-on", date=voice.say(value.closes)) if value.closes else ""
    return voice.aside(voice.say(value.url), closes, voice.text(value.note))


@say.register
def _(value: Source, voice: Voice) -> str:
    return voice.aside(voice.text(value.title), voice.say(value.date))


@say.register
def _(value: Point, _voice: Voice) -> str:
    return f"{value.lat}, {value.lon} ({value.crs.value})"


@say.register
def _(value: ContactRef, voice: Voice) -> str:
    person = voice.guide.person(value.organisation, value.person or "")
    return voice.join([voice.text(person.name) if person else "", voice.say(value.organisation)])


def ends(value: Range[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    """The two ends of a range."""
    return value.low, value.high


def price_note(price: Price, voice: Voice) -> str:
    """What a price includes and leaves out, since when, and whose word it is."""
    parts = [
        voice.word("price-includes", items=voice.phrase(price.includes)) if price.includes else "",
        voice.word("price-excludes", items=voice.phrase(price.excludes)) if price.excludes else "",
        voice.word("price-since", date=voice.say(price.effective), source=voice.text(price.source)),
        voice.text(price.note),
    ]
    return capital(voice.word("note-comma").join(part for part in parts if part))


def figure_note(figure: Figure, voice: Voice) -> str:
    """The year of a statistic, whether it is preliminary, its source and its note."""
    parts = [
        voice.say(figure.year),
        voice.word("preliminary") if figure.preliminary else "",
        voice.text(figure.source),
        voice.text(figure.note),
    ]
    return voice.word("note-comma").join(part for part in parts if part)


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
