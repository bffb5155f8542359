"""Two states of a record compared field by field, in the words of each language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from guide.changes.said import bare, is_value, name, said
from guide.changes.snapshot import public
from guide.load.bind import model_at, ref_at
from guide.model.base import Model
from guide.model.frozen import Frozen
from guide.model.guide import COLLECTIONS, PAGES, Guide
from guide.model.place import PlaceProfile
from guide.policy.validity import term
from guide.selection import selected
from guide.words import Voice

Said = Mapping[str, str]
# By kind and id of a printed record: its id today, or its printed title where it has no page.
Renamed = Mapping[str, Mapping[str, Any]]

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
    """What became of a record: `new`, `changed`, `expired` or `withdrawn`.

    `title` and `note` are texts by language; a note says until when or why. A record that has
    another id now is the same record: its old address leads to it.
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
    renamed = {kind: _renamed(frozen.data.get(kind, {}), guide, kind) for kind in COLLECTIONS}
    return [
        change for kind in data for change in _of_kind(frozen, guide, kind, data[kind], renamed)
    ]


def _renamed(printed: Mapping[str, Any], guide: Guide, kind: str) -> Mapping[str, Any]:
    moved, public = guide.moved.get(kind, {}), guide.collection(kind)
    gone = {id: data.get("title") or data.get("name") for id, data in printed.items()}
    return {**{id: title for id, title in gone.items() if id not in public}, **moved}


def _of_kind(
    frozen: Frozen, guide: Guide, kind: str, after: Mapping[str, Any], renamed: Renamed
) -> Iterator[Change]:
    moved = guide.moved.get(kind, {})
    before = {moved.get(id, id): data for id, data in frozen.data.get(kind, {}).items()}
    printed, shown = list(before), list(after)
    if kind == "projects":
        edition = guide.editions.get(frozen.edition)
        printed = [id for id in (moved.get(id, id) for id in frozen.projects) if id in before]
        shown = [each.id for each in selected(guide, edition)] if edition else []
    voices = [Voice(guide, lang) for lang in guide.languages]
    model = PlaceProfile if kind == "place" else COLLECTIONS[kind]
    for id in printed:
        if id not in after:
            yield _gone(guide, kind, id, _title(before[id], voices))
            continue
        details = tuple(_details(model, before[id], after[id], (), voices, renamed))
        title = _title(after[id], voices)
        note = _lapsed(frozen, guide, id, voices) if kind == "policies" else None
        if note is not None:
            yield Change(kind, id, "expired", title, details, note)
        elif details:
            yield Change(kind, id, "changed", title, details)
    for id in shown:
        if id not in before:
            yield Change(kind, id, "new", _title(after[id], voices))


def _gone(guide: Guide, kind: str, id: str, title: Said) -> Change:
    record = guide.withdrawn.get(kind, {}).get(id)
    withdrawal = record.withdrawal if record else None
    voices = [Voice(guide, lang) for lang in guide.languages]
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
    renamed: Renamed,
) -> Iterator[Detail]:
    for key in dict.fromkeys([*after, *before]):
        if key in _UNTOLD:
            continue
        old, new = before.get(key), after.get(key)
        if bare(old) == bare(new):
            continue
        old = _today(old, model, key, renamed)
        own = {voice.lang: voice.locale.field(model.__name__, key) for voice in voices}
        inner = model_at(model, (key,))
        path = (*labels, own)
        if inner is not None and _is_part(old) and _is_part(new):
            yield from _details(inner, old or {}, new or {}, path, voices, renamed)
        elif inner is not None and _is_named(old) and _is_named(new):
            yield from _items(inner, old or [], new or [], path, voices, renamed)
        elif isinstance(old, list) and isinstance(new, list):
            yield from _listed(model, key, old, new, path, voices)
        elif bare(old) != bare(new):
            yield _detail(model, key, old, new, path, voices)


def _items(
    model: type[Model],
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    labels: tuple[Said, ...],
    voices: Sequence[Voice],
    renamed: Renamed,
) -> Iterator[Detail]:
    """Parts that can be told apart, such as clauses and units, compared one by one."""
    old, new = ({_identity(each): each for each in items} for items in (before, after))
    for key in dict.fromkeys([*new, *old]):
        called = {voice.lang: name(new.get(key) or old[key], voice) for voice in voices}
        path = (*labels[:-1], called)
        if key in old and key in new:
            yield from _details(model, old[key], new[key], path, voices, renamed)
        else:
            yield _detail(model, "", old.get(key), new.get(key), path, voices)


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


def _today(data: Any, model: type[Model], key: str, renamed: Renamed) -> Any:
    """What a field said in print, with the records it names as they are found today."""
    if isinstance(data, list):
        return [_today(each, model, key, renamed) for each in data]
    inner = model_at(model, (key,))
    if isinstance(data, dict) and inner is not None:
        return {name: _today(each, inner, name, renamed) for name, each in data.items()}
    ref = ref_at(model, key)
    return renamed.get(ref.kind, {}).get(data, data) if ref and isinstance(data, str) else data


def _listed(
    model: type[Model],
    key: str,
    before: Sequence[Any],
    after: Sequence[Any],
    labels: tuple[Said, ...],
    voices: Sequence[Voice],
) -> Iterator[Detail]:
    """What went from a list and what came; their order is no news."""
    old, new = [bare(each) for each in before], [bare(each) for each in after]
    gone = [each for each, plain in zip(before, old, strict=True) if plain not in new]
    come = [each for each, plain in zip(after, new, strict=True) if plain not in old]
    if not gone and not come:
        return
    told = _detail(model, key, gone, come, labels, voices)
    if len(gone) == len(before):
        yield told
        return
    now = {
        v.lang: v.word("note-comma").join(filter(None, (told.after[v.lang], v.word("change-rest"))))
        for v in voices
    }
    yield Detail(told.label, told.before, now)


def _is_part(data: object) -> bool:
    """A mapping that the model takes apart, or nothing; not a value with its words."""
    return data is None or (isinstance(data, dict) and not is_value(data))


def _is_named(data: object) -> bool:
    if data is None:
        return True
    if not isinstance(data, list):
        return False
    keys = [_identity(each) for each in data]
    return all(keys) and len({*keys}) == len(keys)


def _identity(item: object) -> str:
    """The id of a part, or else its name as data; empty where it has neither."""
    if not isinstance(item, dict):
        return ""
    called = item.get("id") or item.get("name") or item.get("title")
    return json.dumps(called, sort_keys=True) if called else ""
