"""Likeness: a translation has its source's length, end and names; one text has one of them."""

import re
from collections.abc import Iterator

from guide.checks.registry import (
    TEXTS,
    Document,
    Finding,
    Scope,
    alone,
    warning,
    where_shared,
)
from guide.model.base import Step
from guide.model.text import Text

# English letters for each Chinese character: in the sample library between 1.8 and 6.5.
_SHORT, _LONG = 1.2, 8
_TELLING = 20
# Names of two or three characters, such as 次, are words with many meanings.
_NAMED = 4
_SMALL = re.compile("an?|and|as|at|but|by|for|from|into?|nor|o[fnr]|over|per|the|to|up|via|with")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_CLOSERS = "”’\"')）」』 "
_ABBREVIATED = re.compile(r"\b(?:Ltd|Co|Inc|Corp|No|etc|approx|a\.m|p\.m|Dr|Mr|Ms|St|Mt|U\.S)\.$")


@warning
@alone
def odd_length(scope: Scope) -> Iterator[Finding]:
    """A translation is neither far shorter nor far longer than its source."""
    for kind, id, path, text in scope.texts:
        zh, en = text.get("zh", ""), text.get("en", "")
        if len(zh) < _TELLING or not en:
            continue
        ratio = len(en) / len(zh)
        if not _SHORT <= ratio <= _LONG:
            args = {"source": len(zh), "translation": len(en)}
            yield Finding(kind, id, (*path, "en"), args)


@warning
@alone
def final_stop(scope: Scope) -> Iterator[Finding]:
    """Where one language ends with a stop, the other does."""
    for kind, id, path, text in scope.texts:
        zh, en = text.get("zh", ""), text.get("en", "")
        if not zh or not en or _ABBREVIATED.search(en.rstrip(_CLOSERS)):
            continue
        stopped = zh.rstrip(_CLOSERS).endswith(tuple("。！？；：…")) or zh.endswith("。")
        ended = en.rstrip(_CLOSERS).endswith(tuple(".!?;:…"))
        if stopped != ended:
            tag = "en" if stopped else "zh"
            yield Finding(kind, id, (*path, tag), {"language": tag})


@warning
@alone
def title_case(scope: Scope) -> Iterator[Finding]:
    """An English title has capitals but for its small words and units."""
    for kind, id, path, text in scope.texts:
        if path != ("title",):
            continue
        for word in _WORD.findall(text.get("en", "")):
            if word[0].islower() and not _SMALL.fullmatch(word) and len(word) > 2:
                yield Finding(kind, id, (*path, "en"), {"text": word})
                break


def _translations(document: Document, scope: Scope) -> Iterator[tuple[str, str]]:
    for path, text in scope.walk(document.model, document.start):
        if type(text) in TEXTS and isinstance(text, Text):
            zh, en = text.get("zh", ""), text.get("en", "")
            if len(zh) >= _NAMED and en and path:
                yield f"{_field(path)}\0{zh}", en.casefold()


def _field(path: tuple[Step, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


@warning
@where_shared(_translations)
def translated_otherwise(scope: Scope) -> Iterator[Finding]:
    """The same text in the same field has one translation throughout the library."""
    seen: dict[tuple[object, str, str], tuple[str, str]] = {}
    for kind, id, path, text in scope.texts:
        zh, en = text.get("zh", ""), text.get("en", "")
        if len(zh) < _NAMED or not en or not path:
            continue
        where = f"{kind}/{id}" if id else kind
        first, there = seen.setdefault((_field(path), "en", zh), (en, where))
        if first.casefold() != en.casefold():
            args = {"zh": zh[:40], "en": first[:60], "record": there}
            yield Finding(kind, id, (*path, "en"), args)


def people_of(scope: Scope) -> dict[str, str]:
    """The Chinese and English names of all people."""
    return {
        person.name["zh"]: person.name["en"]
        for organisation in scope.library.organisations.values()
        for person in organisation.people
        if "zh" in person.name and "en" in person.name
    }


def _pattern(scope: Scope) -> re.Pattern[str]:
    people = scope.once(people_of)
    return re.compile("|".join(map(re.escape, sorted(people, key=len, reverse=True))))


@warning
@alone
def person_name(scope: Scope) -> Iterator[Finding]:
    """A person has one name in each language, in every text that names that person."""
    people = scope.once(people_of)
    if not people:
        return
    named = scope.once(_pattern)
    for kind, id, path, text in scope.texts:
        for zh in dict.fromkeys(named.findall(text.get("zh", ""))):
            if "en" in text and people[zh] not in text["en"]:
                yield Finding(kind, id, (*path, "en"), {"zh": zh, "en": people[zh]})
