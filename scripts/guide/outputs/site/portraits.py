"""The pictures that stand for projects where their pages are shared: which ones, and where."""

import json
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from guide.colours import sector_colours
from guide.model.guide import Guide
from guide.outputs.site.content import Content
from guide.outputs.site.share import Card, can_draw, card_of, drawn

PRIMARY = "#0b4f6c"


def portrait(content: Content, id: str, lang: str) -> Card | None:
    """The picture of a project in a language; None where its fonts are not installed."""
    guide = content.guide
    if not guide.settings.site_url or not can_draw(lang):
        return None

    def made() -> str:
        words, voice = content.words("projects", id, lang), content.voice(lang)
        sector, title = voice.title("sectors", words.sector), voice.text(guide.settings.title)
        return json.dumps(astuple(card_of(words, sector, title, _colour(guide, words.sector))))

    return Card(*json.loads(content.piece("portrait", id, lang, made)))


def portraits(content: Content, cache: Path | None, lang: str) -> Iterator[tuple[str, bytes]]:
    """Every project's picture in a language, drawn or taken from the cache."""
    for id in content.guide.projects:
        card = portrait(content, id, lang)
        if card is not None:
            yield card.address, drawn(card, cache)


def _colour(guide: Guide, sector: str) -> str:
    theme, ids = guide.settings.theme, [str(each.id) for each in guide.sectors]
    colours = sector_colours((theme.primary if theme else None) or PRIMARY, len(ids))
    return dict(zip(ids, colours, strict=True))[sector]
