"""The policy compilation: what is on offer, clause by clause, for an audience or of a tier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.locales import locale
from guide.model.enumerations import Audience, PolicyTier
from guide.model.guide import Guide
from guide.model.policy import Clause, Policy
from guide.outputs.site.content import Content
from guide.outputs.site.outline import CHAPTERS, FINDER, chapter_address, on_offer
from guide.outputs.site.page import Entry, Page
from guide.outputs.site.render import Choice, Here, Way, render_page
from guide.outputs.site.tags import validity_tag
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
    tiers = list(PolicyTier)
    policies = on_offer(content.guide)
    for policy in sorted(policies, key=lambda one: tiers.index(one.tier)):
        chosen = {str(each.id) for each in policy.clauses if _belongs(policy, each, entry)}
        if chosen:
            record = content.words("policies", policy.id, entry.lang)
            yield Part(record, tuple(each for each in record.clauses if each.id in chosen))


def _belongs(policy: Policy, clause: Clause, entry: Entry) -> bool:
    if entry.kind == "by-tier":
        return policy.tier.value == entry.subject
    return entry.subject in clause.audience


def ways(guide: Guide, entry: Entry, here: Here) -> tuple[Way, ...]:
    """To every chapter, with the number of its clauses."""
    return tuple(
        Way(here.word(kind), tuple(_choices(guide, entry, here, kind))) for kind in CHAPTERS
    )


def _choices(guide: Guide, entry: Entry, here: Here, kind: str) -> Iterator[Choice]:
    labels: Sequence[Audience | PolicyTier] = list(CHAPTERS[kind])
    for value in labels:
        at = Entry("", entry.lang, kind, value.value)
        count = sum(
            _belongs(policy, clause, at) for policy in on_offer(guide) for clause in policy.clauses
        )
        if count:
            label = locale(entry.lang).enum(type(value).__name__, value.value)
            current = (entry.kind, entry.subject) == (kind, value.value)
            yield Choice(label, here.page(chapter_address(kind, value.value)), count, current)
