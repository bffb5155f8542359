"""A piece of the open data as one text in a language."""

import re
from collections.abc import Mapping
from typing import Any

from guide.load.bind import model_at, ref_at
from guide.model.base import Model
from guide.quantities import parse_date
from guide.words import Voice

# What a quantity is made of in the open data, beside the words for it.
_QUANTITY = frozenset({"amount", "currency", "value", "unit", "low", "high", "per", "sides"})
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def is_value(data: dict[str, Any]) -> bool:
    """Whether a mapping is one value with its words, and not a part of a record."""
    keys = set(data)
    return keys == {"value", "label"} or (len(keys) > 1 and keys - _QUANTITY == {"text"})


def bare(data: Any) -> Any:
    """Data without the words that are made from its values: a better word is no change."""
    if isinstance(data, dict):
        words = ("text", "label") if is_value(data) else ()
        return {key: bare(each) for key, each in data.items() if key not in words}
    return [bare(each) for each in data] if isinstance(data, list) else data


def said(data: Any, voice: Voice, model: type[Model] | None = None, key: str = "") -> str:
    """What a value says; `model` and `key` tell what an id leads to. Empty for nothing."""
    match data:
        case None:
            return ""
        case bool():
            return voice.say(data)
        case dict() if is_value(data):
            words = data.get("text") or data["label"]
            return str(words.get(voice.lang) or next(iter(words.values()), ""))
        case dict():
            if voice.lang in data and all(isinstance(each, str) for each in data.values()):
                return str(data[voice.lang])
            inner = model_at(model, (key,)) if model is not None and key else None
            parts = (said(each, voice, inner, part) for part, each in data.items() if part != "id")
            return voice.word("note-comma").join(part for part in parts if part)
        case list():
            parts = (said(each, voice, model, key) for each in data)
            return voice.word("list-comma").join(part for part in parts if part)
        case str():
            return _text(data, voice, model, key)
    return str(data)


def name(data: Mapping[str, Any], voice: Voice) -> str:
    """What a part of a record is called: its name, its number or its id."""
    called = data.get("name") or data.get("title") or data.get("number") or data["id"]
    return said(called, voice)


def _text(text: str, voice: Voice, model: type[Model] | None, key: str) -> str:
    if _DATE.fullmatch(text):
        return voice.say(parse_date(text))
    kind = _leads_to(model, key) if model is not None and key else ""
    return (voice.title(kind, text) if kind else "") or text


def _leads_to(model: type[Model], key: str) -> str:
    """The kind of record that an id in a field names; empty for any other text."""
    found = ref_at(model, key)
    return found.kind if found is not None else ""
