"""What pages are written from: the guide in words, its pictures, and the way to other pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from guide.changes import Change, changes, current
from guide.data import resources
from guide.data.calendars import has_deadlines
from guide.data.places import calendar_place, card_place
from guide.data.resource import Resource
from guide.locales import locale
from guide.model.guide import PAGES, Guide
from guide.model.policy import Policy
from guide.outputs.site.media import Published
from guide.outputs.site.outline import folder, list_address, record_address, shelved
from guide.outputs.site.page import Entry, relative
from guide.outputs.site.render import Here, Image, Sector
from guide.outputs.site.sketch import Mark, guide_marks
from guide.words.compilation import on_offer
from guide.words.records import record_words
from guide.words.types import Contact, RecordWords
from guide.words.voice import Voice

# A list asks for the same records as their own pages; more of them than this are said again.
_REMEMBERED = 20_000


Piece = Callable[[str, str, str, Callable[[], str]], str]


@dataclass(frozen=True)
class Content:
    """What pages are written from. `media` holds each published picture's sizes, largest last.

    `sheets` is a folder with the projects' one-page sheets, None where the site offers none.
    `piece` gives what is made of a project for many pages at once, made now or kept: (what it is,
    the project's id, language, make).
    """

    guide: Guide
    media: Mapping[str, Sequence[Published]]
    sheets: Path | None = None
    piece: Piece = field(default=lambda _name, _id, _lang, make: make(), compare=False)

    @cached_property
    def words(self) -> Callable[[str, str, str], RecordWords]:
        """A public record in words: (kind, id, language)."""

        @lru_cache(maxsize=_REMEMBERED)
        def said(kind: str, id: str, lang: str) -> RecordWords:
            words = record_words(self.guide.collection(kind)[id], self.guide, lang)
            return self.seen(words)

        return said

    def seen(self, words: RecordWords) -> RecordWords:
        """A record's words with those of its pictures that are published."""
        pictures = tuple(each for each in words.pictures if each.file in self.media)
        return words if pictures == words.pictures else replace(words, pictures=pictures)

    @cached_property
    def lists(self) -> Mapping[tuple[str, str], list[str]]:
        """The ids on each list of projects."""
        return shelved(self.guide)

    def related(self, id: str) -> list[str]:
        """Up to three other projects of a project's sector, those that follow it first."""
        sector = str(self.guide.projects[id].sector)
        ids, at = self.lists["by-sector", sector], self._positions[id]
        return [*ids[at + 1 : at + 4], *ids[: min(at, 3)]][:3]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        """Where each project stands on the list of its sector."""
        return {
            id: at
            for (by, _), ids in self.lists.items()
            if by == "by-sector"
            for at, id in enumerate(ids)
        }

    @cached_property
    def changes(self) -> Mapping[str, Sequence[Change]]:
        """What changed since each frozen edition, by its id."""
        guide = self.guide
        now = current(guide) if guide.frozen else {}
        return {id: changes(frozen, guide, now) for id, frozen in guide.frozen.items()}

    @cached_property
    def open_data(self) -> tuple[Resource, ...]:
        """The tables and documents of the open data, which a page lists."""
        return resources(self.guide, lambda name, of, make: self.piece(name, of, "", make))

    @cached_property
    def offered(self) -> Sequence[Policy]:
        """The policies that an investor can rely on, or soon will."""
        return on_offer(self.guide)

    @cached_property
    def marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """What stands on every sketch, by language."""
        return {lang: guide_marks(self.guide, lang) for lang in self.guide.languages}

    def voice(self, lang: str) -> Voice:
        """The guide in a language."""
        return Voice(self.guide, lang)

    @cached_property
    def here(self) -> Callable[[Entry], Here]:
        """What templates may ask for at an entry."""
        # The parts of a page ask one after another.
        return lru_cache(maxsize=4)(self._here)

    def _here(self, entry: Entry) -> Here:
        guide, voice = self.guide, self.voice(entry.lang)
        root = folder(entry.lang)

        def page(address: str) -> str:
            return relative(f"{root}/{address}", entry.address)

        def record(kind: str, id: str) -> str | None:
            if kind not in PAGES or id not in guide.collection(kind):
                return None
            return relative(record_address(entry.lang, kind, id), entry.address)

        def image(file: str) -> Image:
            sizes = self.media[file]
            hrefs = [relative(size.address, entry.address) for size in sizes]
            choices = zip(hrefs, sizes, strict=True)
            srcset = ", ".join(f"{href} {size.width}w" for href, size in choices)
            largest = sizes[-1]
            return Image(hrefs[-1], largest.width, largest.height, srcset if len(sizes) > 1 else "")

        def file(path: str) -> str:
            return relative(path, entry.address)

        def card(contact: Contact) -> str | None:
            if not contact.organisation_id:
                return None
            place = card_place(entry.lang, contact.organisation_id, contact.person_id)
            return file(f"data/{place}")

        def calendar(kind: str, id: str) -> str | None:
            if kind == "policies":
                dated = has_deadlines(guide.policies[id], guide)
            else:
                dated = kind == "events"
            return file(f"data/{calendar_place(entry.lang, kind, id)}") if dated else None

        return Here(
            lang=entry.lang,
            folder=root,
            word=locale(entry.lang).word,
            record=record,
            page=page,
            image=image,
            sectors={
                sector.id: Sector(
                    sector.id,
                    voice.text(sector.name),
                    sector.icon or "",
                    page(list_address("by-sector", sector.id)),
                )
                for sector in guide.sectors
            },
            file=file,
            card=card,
            calendar=calendar,
        )
