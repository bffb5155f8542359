"""Languages: every text stands in every language of the guide, within its length, as plain text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast, get_args

from guide.checks.registry import (
    TEXTS,
    Finding,
    Scope,
    alone,
    error,
    warning,
)
from guide.locales import CONVERTED
from guide.model.base import Model, Step, is_model, marks, yaml_name
from guide.model.text import LongText, Text
from guide.romanised import person, place

# A text without a limit of its own may have so many Han characters; Latin ones three times that.
DEFAULT_LIMIT = 120
LONG_LIMIT = 600
LATIN = 3

_RAW_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*>|!--)")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WITH_HAN = ("ja", "ko")
_SENTENCE = 12  # characters; shorter texts may be nothing but a name
_NAME = 8  # characters; no name of a place is longer
_LINKED = ("http://", "https://", "mailto:", "tel:")


@error
@alone
def missing_translation(scope: Scope) -> Iterator[Finding]:
    """A published text stands in every language that guide.yml names."""
    settings = scope.library.settings
    wanted = [
        (tag, (CONVERTED.get(tag, ""), *(e.to for e in settings.fallbacks if e.from_ == tag)))
        for tag in settings.languages
    ]
    for kind, id, path, text in scope.texts:
        for tag, instead in wanted:
            if not text.get(tag) and not any(map(text.get, instead)):
                suggestion = _romanised(path, text.get("zh", "")) if tag == "en" else ""
                args = {"language": tag, "suggestion": suggestion}
                yield Finding(kind, id, path, args, key=True)


def _romanised(path: tuple[Step, ...], chinese: str) -> str:
    """How a person's or a place's name would be written in English; "" for other texts."""
    if len(chinese) > _NAME:
        return ""
    return person(chinese) if "people" in path and path[-1] == "name" else place(chinese)


@error
@alone
def conversion_empty(scope: Scope) -> Iterator[Finding]:
    """What replaces a conversion is not empty."""
    for kind, id, path, text in scope.texts:
        for tag in CONVERTED:
            if text.get(tag) == "":
                yield Finding(kind, id, (*path, tag), {"language": tag}, key=True)


@error
@alone
def unconfigured_language(scope: Scope) -> Iterator[Finding]:
    """A text is in no language that guide.yml neither publishes nor prepares."""
    languages = scope.library.settings.written_in
    for kind, id, path, text in scope.texts:
        for tag in text:
            if tag not in languages:
                args = {"language": tag, "languages": ", ".join(languages)}
                yield Finding(kind, id, (*path, tag), args, key=True)


@error
@alone
def text_over_limit(scope: Scope) -> Iterator[Finding]:
    """A text keeps to the length for which cards, pages and the booklet are made."""
    for each in scope.documents:
        for path, model in scope.walk(each.model, each.start):
            for name, key, limit in _limits(cast("type[Model]", type(model))):
                text = getattr(model, name)
                if type(text) in TEXTS:
                    usual = LONG_LIMIT if type(text) is LongText else DEFAULT_LIMIT
                    place = (*path, key)
                    yield from _too_long(each.kind, each.id, place, text, limit or usual)


@cache
def _limits(model: type[Model]) -> tuple[tuple[str, str, int], ...]:
    """The texts of a model with the keys that people write and the limits they have."""
    if not is_model(model):
        return ()
    return tuple(
        (name, yaml_name(name, info), marks(info).limit)
        for name, info in model.model_fields.items()
        if _may_be_text(info.annotation)
    )


def _may_be_text(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return True
    return any(map(_may_be_text, get_args(annotation)))


def _too_long(
    kind: str, id: str, path: tuple[Step, ...], text: Text, limit: int
) -> Iterator[Finding]:
    for tag, said in text.items():
        most = limit
        if len(said) > limit and not _HAN.search(said):
            most = limit * LATIN
        if len(said) > most:
            args = {"length": len(said), "limit": most}
            yield Finding(kind, id, (*path, tag), args)


@error
@alone
def raw_html(scope: Scope) -> Iterator[Finding]:
    """Long texts are CommonMark without raw HTML."""
    for kind, id, path, text in scope.texts:
        if type(text) is LongText:
            for tag, said in text.items():
                found = _RAW_HTML.search(said)
                if found:
                    yield Finding(kind, id, (*path, tag), {"text": found[0][:40]})


@error
@alone
def link_scheme(scope: Scope) -> Iterator[Finding]:
    """Links in long texts lead to http, https, mailto or tel addresses."""
    for kind, id, path, text in scope.texts:
        if type(text) is LongText:
            for tag, said in text.items():
                for target in _LINK.findall(said):
                    if not target.lower().startswith(_LINKED):
                        yield Finding(kind, id, (*path, tag), {"text": target[:60]})


@warning
@alone
def han_in_english(scope: Scope) -> Iterator[Finding]:
    """An English text has no Chinese characters left in it."""
    for kind, id, path, match in scope.matching("en", _HAN):
        yield Finding(kind, id, path, {"text": match[0]})


@warning
@alone
def copied_source(scope: Scope) -> Iterator[Finding]:
    """A translation is not a copy of its source."""
    languages = scope.library.settings.languages
    for kind, id, path, text in scope.texts:
        first = text.get(languages[0], "")
        for tag in languages[1:]:
            # Names may be the same in another script or language that writes Han characters.
            written_alike = tag in CONVERTED or (tag in _WITH_HAN and len(first) < _SENTENCE)
            if _HAN.search(first) and text.get(tag) == first and not written_alike:
                yield Finding(kind, id, (*path, tag), {"language": tag})
