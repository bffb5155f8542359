"""A record in the book: its words, its QR code with the edition in it, its picture."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from guide.locales import written
from guide.model.parts import Distance
from guide.model.record import Record
from guide.outputs.booklet.desk import Desk
from guide.quantities import Measure
from guide.typesetting import codes, parts
from guide.typesetting.parts import Part
from guide.words import Voice, record_words
from guide.words.types import Fact, Group, RecordWords

# So many names of what rules bring together stand in print; all of them stand on the site.
_BY_RULE = 12


def entry(
    desk: Desk,
    record: Record,
    *,
    swaps: Mapping[str, Part | None] | None = None,
    measure: float | None = None,
) -> Part:
    """A record with its code and its first picture; `swaps` replace tables by their key."""
    words = record_words(record, desk.guide, desk.voice.lang)
    made = parts.record(words, other_title(desk, record), desk.voice, measure or desk.measure)
    address = _address(desk, words.kind, words.id)
    made["qr"] = codes.qr(address) if address else None
    made["picture"] = first_picture(words)
    made["by_rule"] = [_by_rule(group, desk.voice) for group in words.by_rule]
    for group in made["groups"]:
        group["items"] = [
            ((swaps or {}).get(item["key"]) or item) | {"rank": 0} for item in group["items"]
        ]
    return made


def _by_rule(of: Group, voice: Voice) -> Part:
    """What a policy's scope and conditions bring together: the first of it, each with its page."""
    lines = [parts.line(each.value, each.link) for each in of.items if isinstance(each, Fact)]
    more = len(lines) - _BY_RULE
    note = voice.word("by-rule-more", count=more) if more > 0 else ""
    item = parts.fact(of.key, "", lines[:_BY_RULE], note) | {"rank": 0}
    return {"key": of.key, "label": of.label, "items": [item]}


def other_title(desk: Desk, record: Record) -> str:
    """A record's title in the guide's next language; empty where that says nothing new."""
    return desk.second(record.heading)


def first_picture(words: RecordWords) -> Part | None:
    """The picture that a record is shown with."""
    if not words.pictures:
        return None
    first = words.pictures[0]
    return {"file": first.file, "alt": first.alt, "credit": first.credit, "caption": first.caption}


def bars(distances: Sequence[Distance], voice: Voice) -> Part | None:
    """Distances as bars: the length is the way, the words say the time."""
    if not distances:
        return None
    rows = []
    for each in distances:
        span = voice.say(Measure(each.km, "km"))
        if each.minutes is not None:
            span = f"{span} · {voice.say(Measure(Decimal(each.minutes), 'min'))}"
        detail = voice.join([voice.say(each.kind), voice.say(each.mode)])
        rows.append((voice.text(each.to), detail, span, float(each.km)))
    return parts.bars("distances", "", rows)


def _address(desk: Desk, kind: str, id: str) -> str:
    site = str(desk.guide.settings.site_url or "").rstrip("/")
    lang = written(desk.voice.lang).lower()
    return f"{site}/{lang}/{kind}/{id}.html?edition={desk.edition_id}" if site else ""
