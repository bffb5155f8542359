"""A record's words as the JSON that the templates lay out."""

from collections.abc import Iterable
from typing import Any

from guide.typesetting import prose, tables
from guide.typesetting.type import opened, width
from guide.words.types import (
    Bullets,
    ClauseWords,
    Contact,
    Fact,
    Group,
    Item,
    KeyFigure,
    Link,
    Links,
    Prose,
    RecordWords,
    Step,
    Steps,
    Table,
    WorkedExample,
)
from guide.words.voice import Voice

Part = dict[str, Any]

# A clause stands beside its number, so its tables are narrower than the page by so much.
_NUMBER = 18.0
# In the band of a project's page a label and its value share a line of this length.
_LONG_FACT, _BAND, _PAGE_REF = 76, 40, 10
_LONG_TEXT, _LONG_LABEL = 1500, 36


def record(words: RecordWords, other_title: str, voice: Voice, measure: float) -> Part:
    """What every kind of record has; pictures and codes are added by the book.

    `measure` is the width that its tables have.
    """
    return {
        "kind": words.kind,
        "id": words.id,
        "title": words.title,
        "other_title": other_title if other_title != words.title else "",
        "subtitle": words.subtitle,
        "summary": words.summary,
        "badges": [{"label": opened(badge.label)} for badge in words.badges],
        "figures": [figure(each) for each in words.figures],
        "groups": [group(each, voice, measure) for each in words.groups],
        "related": [group(each, voice, measure) for each in words.related],
        "contacts": [contact(each) for each in words.contacts],
        "provenance": [
            {"key": f.key, "label": f.label, "value": f.value} for f in words.provenance
        ],
        "sector": words.sector,
        "picture": None,
        "qr": None,
    }


def figure(of: KeyFigure) -> Part:
    """A key figure."""
    return {"number": of.number, "unit": of.unit, "label": of.label, "note": of.note}


def contact(of: Contact) -> Part:
    """A contact; every field is there, empty where the library does not say."""
    personal = [part for part in (of.mobile, of.wechat) if part]
    return {
        "organisation": of.organisation,
        "name": of.name,
        "role": of.role,
        "phone": of.phone,
        "email": of.email,
        "languages": of.languages,
        "address": of.address,
        "personal": personal,
    }


def group(of: Group, voice: Voice, measure: float) -> Part:
    """A group with its items."""
    items = [item(each, voice, measure) | {"rank": 0} for each in of.items]
    return {"key": of.key, "label": of.label, "items": items}


def item(of: Item, voice: Voice, measure: float) -> Part:
    """An item, told apart by its `t`."""
    match of:
        case Fact():
            return fact(of.key, of.label, [line(of.value, of.link)], of.note)
        case Links():
            return fact(of.key, of.label, [line(link.title, link) for link in of.links])
        case Table():
            return tables.fitted(of, voice, measure)
        case Prose():
            blocks = prose.tree(of.text)
            return {"t": "prose", "key": of.key, "label": of.label, "blocks": blocks}
        case Bullets():
            return {"t": "bullets", "key": of.key, "label": of.label, "items": list(of.items)}
        case Steps():
            steps = [_step(each) for each in of.steps]
            return {"t": "steps", "key": of.key, "label": of.label, "steps": steps}


def fact(key: str, label: str, lines: Iterable[Part], note: str = "") -> Part:
    """A label with one line or several, and a note under them."""
    found = list(lines)
    said = sum(width(each["text"]) + _PAGE_REF * bool(each["to"]) for each in found)
    return {
        "t": "fact",
        "key": key,
        "label": label,
        "lines": found,
        "note": note,
        "long": said > _LONG_FACT,
        "stacked": width(label) > _LONG_LABEL,
        "short": len(found) == 1 and width(label) + said < _BAND,
    }


def line(text: str, link: Link | None = None) -> Part:
    """A line of a fact; where it names a record of the book, its page is set behind it."""
    return {"text": opened(text), "to": [link.kind, link.id] if link else None}


def bars(key: str, label: str, rows: Iterable[tuple[str, str, str, float]], note: str = "") -> Part:
    """A bar chart from (label, detail, value, size); sizes are compared with the largest."""
    found = list(rows)
    largest = max((size for *_, size in found), default=0.0) or 1.0
    return {
        "t": "bars",
        "key": key,
        "label": label,
        "note": note,
        "bars": [
            {"label": name, "detail": detail, "value": value, "share": round(size / largest, 4)}
            for name, detail, value, size in found
        ],
    }


def clause(of: ClauseWords, voice: Voice, measure: float) -> Part:
    """A policy's clause: the amount, then what an investor must know, then the official words."""

    def lines(key: str, values: Iterable[str]) -> list[Part]:
        found = [line(value) for value in values if value]
        return [fact(key, voice.word(f"clause-{key}"), found)] if found else []

    given: list[Part] = []
    sentences: list[str] = []
    for benefit in of.benefits:
        if isinstance(benefit, str):
            sentences.append(benefit)
        else:
            given.append(tables.fitted(benefit, voice, measure - _NUMBER))
    items = [
        *lines("audience", [of.audience]),
        *lines("conditions", of.conditions),
        *lines("exclusions", of.exclusions),
        *(
            [fact("benefits", voice.word("what-you-get"), map(line, sentences))]
            if sentences
            else []
        ),
        *given,
        *lines("caps", of.caps),
        *lines("payout", of.payout),
        *lines("stacking", of.stacking),
        *lines("obligations", of.obligations),
        *lines("documents", of.documents),
        *lines("window", [of.window]),
        *lines("channel", [of.channel]),
        *lines("latest", [of.latest]),
        *lines("time-limit", [of.time_limit]),
        *lines("department", [of.department]),
        *lines("counter", [of.counter]),
    ]
    return {
        "id": of.id,
        "number": of.number,
        "title": of.title if of.title != of.headline else "",
        "headline": of.headline,
        "plain": of.plain,
        "items": [each | {"rank": 0} for each in items],
        "example": _example(of.example, voice) if of.example else [],
        "blocks": prose.tree(of.text),
        "long": width(of.text) > _LONG_TEXT,
        "notes": of.notes,
    }


def _example(of: WorkedExample, voice: Voice) -> list[Part]:
    """A project that gets the sum: what it is, the working, the result, the instalments."""
    told = {
        "project": [voice.join(of.profile)],
        "steps": of.steps,
        "result": [of.result],
        "payout": of.payout,
    }
    return [
        fact(key, voice.word(f"example-{key}"), map(line, values))
        for key, values in told.items()
        if any(values)
    ]


def _step(of: Step) -> Part:
    return {
        "key": of.key,
        "label": of.label,
        "state": of.state,
        "state_label": opened(of.state_label),
        "date": of.date,
    }
