"""The policy compilation: what is on offer, clause by clause, for an audience or of a tier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.locales import locale
from guide.model.enumerations import Audience, PolicyTier
from guide.model.guide import Guide
from guide.outputs.site.content import Content
from guide.outputs.site.outline import FINDER, chapter_address
from guide.outputs.site.page import Entry, Page
from guide.outputs.site.render import Choice, Here, Way, render_page
from guide.outputs.site.tags import validity_tag
from guide.words.compilation import CHAPTERS, belongs, chapter, on_offer
from guide.words.types import ClauseWords, RecordWords


@dataclass(frozen=True, slots=True)
class Part:
    """A document and those of its clauses that belong to the chapter."""

    record: RecordWords
    clauses: tuple[ClauseWords, ...]


def write(content: Content, entry: Entry) -> Page:
    """A chapter: the documents by tier, and under each its clauses in order."""
    here, voice = content.here(entry), content.voice(entry.lang)
    enumeration = CHAPTERS[entry.kind]
    title = voice.locale.enum(enumeration.__name__, entry.subject)
    intro = voice.word(
        f"chapter-{entry.kind}", name=voice.locale.phrase(enumeration.__name__, entry.subject)
    )
    html = render_page(
        "chapter",
        here,
        title=title,
        intro=intro,
        parts=tuple(_parts(content, entry)),
        ways=ways(content.guide, entry, here),
        finder=here.page(FINDER),
    )
    return Page(entry, title, intro, html, validity_tag(content.guide, entry))


def _parts(content: Content, entry: Entry) -> Iterator[Part]:
    for policy, clauses in chapter(content.guide, entry.kind, entry.subject):
        chosen = {str(each.id) for each in clauses}
        record = content.words("policies", policy.id, entry.lang)
        yield Part(record, tuple(each for each in record.clauses if each.id in chosen))


def ways(guide: Guide, entry: Entry, here: Here) -> tuple[Way, ...]:
    """To every chapter, with the number of its clauses."""
    return tuple(
        Way(here.word(kind), tuple(_choices(guide, entry, here, kind))) for kind in CHAPTERS
    )


def _choices(guide: Guide, entry: Entry, here: Here, kind: str) -> Iterator[Choice]:
    labels: Sequence[Audience | PolicyTier] = list(CHAPTERS[kind])
    for value in labels:
        count = sum(
            belongs(policy, clause, kind, value.value)
            for policy in on_offer(guide)
            for clause in policy.clauses
        )
        if count:
            label = locale(entry.lang).enum(type(value).__name__, value.value)
            current = (entry.kind, entry.subject) == (kind, value.value)
            yield Choice(label, here.page(chapter_address(kind, value.value)), count, current)
