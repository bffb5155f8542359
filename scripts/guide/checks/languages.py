"""Languages: every text stands in every language of the guide, within its length, as plain text."""

import re
from collections.abc import Iterator

from guide.checks.registry import Finding, Scope, error, warning
from guide.locales import CONVERTED
from guide.model.base import Model, Step, marks, walk, yaml_name
from guide.model.guide import Library
from guide.model.text import LongText, Text

# A text without a limit of its own may have so many Han characters; Latin ones three times that.
DEFAULT_LIMIT = 120
LONG_LIMIT = 600
LATIN = 3

_RAW_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*>|!--)")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WITH_HAN = ("ja", "ko")
_SENTENCE = 12  # characters; shorter texts may be nothing but a name
_LINKED = ("http://", "https://", "mailto:", "tel:")


def texts(scope: Scope) -> Iterator[tuple[str, str, tuple[Step, ...], Text]]:
    """Every text of the library with its place."""
    yield from texts_of(scope.library)


def texts_of(library: Library) -> Iterator[tuple[str, str, tuple[Step, ...], Text]]:
    """The same for a library as it was loaded."""
    for record in library.all():
        yield from _within(record.collection, record.id, (), record)
    yield from _within("guide", "", (), library.settings)
    if library.place is not None:
        yield from _within("place", "", (), library.place)
    for number, sector in enumerate(library.sectors):
        yield from _within("sectors", "", (number,), sector)


def _within(
    kind: str, id: str, start: tuple[Step, ...], model: Model
) -> Iterator[tuple[str, str, tuple[Step, ...], Text]]:
    for path, leaf in walk(model, start):
        if isinstance(leaf, Text):
            yield kind, id, path, leaf


@error
def missing_translation(scope: Scope) -> Iterator[Finding]:
    """A published text stands in every language that guide.yml names."""
    settings = scope.library.settings
    for kind, id, path, text in texts(scope):
        for tag in settings.languages:
            allowed = [each.to for each in settings.fallbacks if each.from_ == tag]
            if not any(text.get(each) for each in (tag, CONVERTED.get(tag, ""), *allowed)):
                yield Finding(kind, id, path, {"language": tag}, key=True)


@error
def conversion_empty(scope: Scope) -> Iterator[Finding]:
    """What replaces a conversion is not empty."""
    for kind, id, path, text in texts(scope):
        for tag in CONVERTED:
            if text.get(tag) == "":
                yield Finding(kind, id, (*path, tag), {"language": tag}, key=True)


@error
def unconfigured_language(scope: Scope) -> Iterator[Finding]:
    """A text is in no language that guide.yml does not name."""
    languages = scope.library.settings.languages
    for kind, id, path, text in texts(scope):
        for tag in text:
            if tag not in languages:
                args = {"language": tag, "languages": ", ".join(languages)}
                yield Finding(kind, id, (*path, tag), args, key=True)


@error
def text_over_limit(scope: Scope) -> Iterator[Finding]:
    """A text keeps to the length for which cards, pages and the booklet are made."""
    for kind, id, path, model in _models(scope):
        for name, info in type(model).model_fields.items():
            text = getattr(model, name)
            if isinstance(text, Text):
                limit = marks(info).limit or (
                    LONG_LIMIT if isinstance(text, LongText) else DEFAULT_LIMIT
                )
                yield from _too_long(kind, id, (*path, yaml_name(name, info)), text, limit)


def _models(scope: Scope) -> Iterator[tuple[str, str, tuple[Step, ...], Model]]:
    library = scope.library
    roots: list[tuple[str, str, tuple[Step, ...], Model]] = [
        (record.collection, record.id, (), record) for record in library.all()
    ]
    roots.append(("guide", "", (), library.settings))
    if library.place is not None:
        roots.append(("place", "", (), library.place))
    roots += [("sectors", "", (number,), each) for number, each in enumerate(library.sectors)]
    for kind, id, start, root in roots:
        for path, leaf in walk(root, start):
            if isinstance(leaf, Model):
                yield kind, id, path, leaf


def _too_long(
    kind: str, id: str, path: tuple[Step, ...], text: Text, limit: int
) -> Iterator[Finding]:
    for tag, said in text.items():
        most = limit if _HAN.search(said) else limit * LATIN
        if len(said) > most:
            args = {"length": len(said), "limit": most}
            yield Finding(kind, id, (*path, tag), args)


@error
def raw_html(scope: Scope) -> Iterator[Finding]:
    """Long texts are CommonMark without raw HTML."""
    for kind, id, path, text in texts(scope):
        if isinstance(text, LongText):
            for tag, said in text.items():
                found = _RAW_HTML.search(said)
                if found:
                    yield Finding(kind, id, (*path, tag), {"text": found[0][:40]})


@error
def link_scheme(scope: Scope) -> Iterator[Finding]:
    """Links in long texts lead to http, https, mailto or tel addresses."""
    for kind, id, path, text in texts(scope):
        if isinstance(text, LongText):
            for tag, said in text.items():
                for target in _LINK.findall(said):
                    if not target.lower().startswith(_LINKED):
                        yield Finding(kind, id, (*path, tag), {"text": target[:60]})


@warning
def han_in_english(scope: Scope) -> Iterator[Finding]:
    """An English text has no Chinese characters left in it."""
    for kind, id, path, text in texts(scope):
        found = _HAN.search(text.get("en", ""))
        if found:
            yield Finding(kind, id, (*path, "en"), {"text": found[0]})


@warning
def copied_source(scope: Scope) -> Iterator[Finding]:
    """A translation is not a copy of its source."""
    languages = scope.library.settings.languages
    for kind, id, path, text in texts(scope):
        first = text.get(languages[0], "")
        for tag in languages[1:]:
            # Names may be the same in another script or language that writes Han characters.
            written_alike = tag in CONVERTED or (tag in _WITH_HAN and len(first) < _SENTENCE)
            if _HAN.search(first) and text.get(tag) == first and not written_alike:
                yield Finding(kind, id, (*path, tag), {"language": tag})
