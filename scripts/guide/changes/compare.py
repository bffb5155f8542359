"""Two states of a record compared field by field, in the words of each language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from guide.changes.said import bare, is_value, name, said
from guide.changes.snapshot import public
from guide.load.bind import model_at
from guide.model.base import Model
from guide.model.frozen import Frozen
from guide.model.guide import COLLECTIONS, PAGES, Guide
from guide.model.place import PlaceProfile
from guide.policy.validity import term
from guide.selection import selected
from guide.words import Voice

Said = Mapping[str, str]

# Whose turn it was to look at a record, and with what, is no news to its readers.
_UNTOLD = frozenset({"id", "as_of", "reviewed", "media", "featured", "formerly"})


@dataclass(frozen=True, slots=True)
class Detail:
    """A field that says something else now: its label and both texts by language.

    A text is empty where the field was not there.
    """

    label: Said
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a record: `new`, `changed`, `expired`, `withdrawn` or `renamed`.

    `title` and `note` are texts by language; a note says until when, why or to which id.
    """

    kind: str
    id: str
    state: str
    title: Said
    details: tuple[Detail, ...] = ()
    note: Said | None = None


def current(guide: Guide) -> Mapping[str, Mapping[str, Any]]:
    """The guide's public data as they would be read back from a file."""
    data = {kind: public(guide, kind) for kind in ("place", *PAGES)}
    return cast(Mapping[str, Mapping[str, Any]], json.loads(json.dumps(data)))


def changes(
    frozen: Frozen, guide: Guide, now: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Change]:
    """Everything that a reader of a printed edition should know, kind by kind.

    Of the projects only those count that the edition showed or would show now. `now` is what
    `current` gives, where several editions are compared with it.
    """
    data = now or current(guide)
    return [change for kind in data for change in _of_kind(frozen, guide, kind, data[kind])]


def _of_kind(frozen: Frozen, guide: Guide, kind: str, after: Mapping[str, Any]) -> Iterator[Change]:
    before: Mapping[str, Any] = frozen.data.get(kind, {})
    printed, shown = list(before), list(after)
    if kind == "projects":
        edition = guide.editions.get(frozen.edition)
        printed = [id for id in printed if id in frozen.projects]
        shown = [each.id for each in selected(guide, edition)] if edition else []
    voices = [Voice(guide, lang) for lang in guide.languages]
    model = PlaceProfile if kind == "place" else COLLECTIONS[kind]
    for id in printed:
        if id not in after:
            yield _gone(frozen, guide, kind, id)
            continue
        details = tuple(_details(model, before[id], after[id], (), voices))
        title = _title(after[id], voices)
        note = _lapsed(frozen, guide, id, voices) if kind == "policies" else None
        if note is not None:
            yield Change(kind, id, "expired", title, details, note)
        elif details:
            yield Change(kind, id, "changed", title, details)
    for id in shown:
        if id not in before:
            yield Change(kind, id, "new", _title(after[id], voices))


def _gone(frozen: Frozen, guide: Guide, kind: str, id: str) -> Change:
    voices = [Voice(guide, lang) for lang in guide.languages]
    title = _title(frozen.data[kind][id], voices)
    moved = guide.moved.get(kind, {}).get(id)
    if moved is not None:
        note = {voice.lang: voice.title(kind, moved) for voice in voices}
        return Change(kind, id, "renamed", title, note=note)
    record = guide.withdrawn.get(kind, {}).get(id)
    withdrawal = record.withdrawal if record else None
    reason = {v.lang: v.text(withdrawal.reason) for v in voices} if withdrawal else None
    return Change(kind, id, "withdrawn", title, note=reason)


def _lapsed(frozen: Frozen, guide: Guide, id: str, voices: Sequence[Voice]) -> Said | None:
    """Until when a policy ran that held when the edition was printed and no longer does."""
    policy = guide.policies[id]
    now = term(policy, guide.date)
    if now.state.holds or not term(policy, frozen.date).state.holds:
        return None
    return {
        voice.lang: voice.word("until-date", date=voice.say(now.last))
        if now.last
        else voice.locale.enum("Validity", now.state.value)
        for voice in voices
    }


def _title(data: Mapping[str, Any], voices: Sequence[Voice]) -> Said:
    text = data.get("title") or data.get("name") or {}
    return {voice.lang: said(text, voice) for voice in voices}


def _details(
    model: type[Model],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    labels: tuple[Said, ...],
    voices: Sequence[Voice],
) -> Iterator[Detail]:
    for key in dict.fromkeys([*after, *before]):
        if key in _UNTOLD:
            continue
        old, new = before.get(key), after.get(key)
        if bare(old) == bare(new):
            continue
        own = {voice.lang: voice.locale.field(model.__name__, key) for voice in voices}
        inner = model_at(model, (key,))
        path = (*labels, own)
        if inner is not None and _is_part(old) and _is_part(new):
            yield from _details(inner, old or {}, new or {}, path, voices)
        elif inner is not None and _is_named(old) and _is_named(new):
            yield from _items(inner, old or [], new or [], path, voices)
        else:
            yield _detail(model, key, old, new, path, voices)


def _items(
    model: type[Model],
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    labels: tuple[Said, ...],
    voices: Sequence[Voice],
) -> Iterator[Detail]:
    """Parts with an id, such as clauses and units, compared one by one."""
    old, new = ({each["id"]: each for each in items} for items in (before, after))
    for id in dict.fromkeys([*new, *old]):
        called = {voice.lang: name(new.get(id) or old[id], voice) for voice in voices}
        path = (*labels[:-1], called)
        if id in old and id in new:
            yield from _details(model, old[id], new[id], path, voices)
        else:
            yield _detail(model, "", old.get(id), new.get(id), path, voices)


def _detail(
    model: type[Model],
    key: str,
    before: object,
    after: object,
    labels: tuple[Said, ...],
    voices: Sequence[Voice],
) -> Detail:
    return Detail(
        {v.lang: " · ".join(dict.fromkeys(each[v.lang] for each in labels)) for v in voices},
        {v.lang: said(before, v, model, key) for v in voices},
        {v.lang: said(after, v, model, key) for v in voices},
    )


def _is_part(data: object) -> bool:
    """A mapping that the model takes apart, or nothing; not a value with its words."""
    return data is None or (isinstance(data, dict) and not is_value(data))


def _is_named(data: object) -> bool:
    return data is None or (
        isinstance(data, list) and all(isinstance(each, dict) and "id" in each for each in data)
    )
