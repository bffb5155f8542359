"""What the catalogue tells of each project: title, card, traits, and what it is found by."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guide.model.enumerations import Offer
from guide.model.project import Project
from guide.outputs.site.content import Content
from guide.outputs.site.folding import fold
from guide.outputs.site.traits import Traits, plain, read, traits
from guide.romanised import initials
from guide.words.borrowed import spoken
from guide.words.types import Fact, RecordWords, Steps
from guide.words.voice import Voice


@dataclass(frozen=True, slots=True)
class Told:
    """A project in the catalogue of one language.

    `name` is what it is sorted by, `text` all that a search looks through, folded; `initials` are
    those of its title's pinyin.
    """

    id: str
    title: str
    card: list[Any]
    text: str
    initials: str
    name: str
    traits: Traits


def told(content: Content, lang: str) -> Iterator[Told]:
    """Every project in the order of the guide, one after another."""
    voice = content.voice(lang)
    for id in content.guide.projects:
        kept = content.piece("catalogue", id, lang, partial(_made, content, id, voice))
        title, card, text, letters, name, found = json.loads(kept)
        yield Told(id, title, card, text, letters, name, read(found))


def _made(content: Content, id: str, voice: Voice) -> str:
    project, words = content.guide.projects[id], content.words("projects", id, voice.lang)
    spelt = project.sort_key.get(voice.lang, "") if project.sort_key else ""
    made = (
        *(words.title, _card(words), _text(project, words, voice)),
        "".join(word[0] for word in fold(spelt).split()) if spelt else initials(words.title),
        spelt or spoken(words.title),
        plain(traits(project, content.guide)),
    )
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _card(words: RecordWords) -> list[Any]:
    """What a card shows beside title and mark: amount, badges, place, summary, preparation."""
    facts = {
        item.key: item.value
        for group in words.groups
        for item in group.items
        if isinstance(item, Fact)
    }
    steps = next(
        (item for group in words.groups for item in group.items if isinstance(item, Steps)), None
    )
    amount = words.figures[0] if words.figures else None
    return [
        words.summary,
        [amount.number, amount.unit, amount.label] if amount else [],
        [
            facts[key]
            for key in ("location.township", "location.park", "cooperation")
            if key in facts
        ],
        [
            [badge.key, badge.value, badge.label]
            for badge in words.badges
            if badge.key in ("offer", "status") and badge.value != Offer.SEEKING
        ],
        [[step.label, step.state, step.state_label] for step in steps.steps] if steps else [],
    ]


def _text(project: Project, words: RecordWords, voice: Voice) -> str:
    """All that a search looks through, folded: the titles in every language first."""
    location = project.location
    names = [
        *project.title.values(),
        words.subtitle,
        words.summary,
        voice.text(project.products),
        voice.text(project.content),
        voice.text(project.investor_profile),
        voice.text(location.text),
        *(c for c in (project.code, project.industry, project.id) if c),
        voice.title("sectors", project.sector),
        voice.title("townships", location.township or ""),
        voice.title("parks", location.park or ""),
        voice.say(project.chain),
        voice.say(project.promoter),
        *(voice.say(each) for each in project.cooperation),
    ]
    return fold(spoken(" ".join(name for name in names if name)))
