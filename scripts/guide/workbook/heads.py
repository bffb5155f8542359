"""The words over columns and on sheets, in each language, and how a sender's words are matched."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from guide.locales import Locale, locale
from guide.workbook.columns import MONEY_UNIT, Column
from guide.workbook.layout import ID, KEY, KINDS, SECTOR, Sheet, sheets
from guide.workbook.names import folded

LANGUAGES = ("zh", "en")
LONGEST_NAME = 31
# A row that begins so explains the columns and is no data.
NOTE = "※"

_BRACKETS = re.compile(r"[（(\[]([^（()\[\]）]*)[）)\]]")
_MARKS = re.compile(r"[*＊:：\s※]+")
_UNITS_IN_ENGLISH = {MONEY_UNIT: "CNY 10,000", "亩": "mu", "平方米": "m²"}
# Words that a head may have in brackets and that are no unit.
_NO_UNIT = frozenset({"必填", "选填", "required", "optional", "中文", "英文", "chinese", "english"})


@cache
def labels(sheet: Sheet, tag: str) -> tuple[str, ...]:
    """The head of each column of a sheet in a language, unique within the sheet."""
    words = locale(tag)
    parts = [_parts(column, words) for column in sheet.all]
    chosen = [each[-1:] for each in parts]
    depth = 1
    while depth < 4:
        counts = Counter(zip(map(_join, chosen), (c.lang for c in sheet.all), strict=True))
        depth += 1
        chosen = [
            each[-depth:] if counts[_join(short), column.lang] > 1 else short
            for each, short, column in zip(parts, chosen, sheet.all, strict=True)
        ]
    made = [
        _join(short) + _aside(column, words)
        for short, column in zip(chosen, sheet.all, strict=True)
    ]
    # Two fields of one record may have one label: their places on a page tell them apart there.
    seen = Counter(made)
    return tuple(
        f"{label} [{'.'.join(column.path)}]" if seen[label] > 1 and label in made[:index] else label
        for index, (label, column) in enumerate(zip(made, sheet.all, strict=True))
    )


def _join(parts: Sequence[str]) -> str:
    return "·".join(parts)


def _parts(column: Column, words: Locale) -> tuple[str, ...]:
    """The label of a column's field, after those of the parts that it lies in."""
    if column.path == (ID,):
        return (words.word("column-id", kind=words.word(f"section-{kind_of(column)}")),)
    if column.path == (SECTOR,):
        return (words.word("column-sector"),)
    if column.path[0] == KEY:
        word = "column-number" if column.sort == "number" else "column-item-id"
        return (words.field(column.owners[-1].__name__, column.path[-1]), words.word(word))
    if not column.owners:
        return (words.word("column-text"),)
    return tuple(
        words.field(owner.__name__, name)
        for owner, name in zip(column.owners, column.fields, strict=True)
    )


def kind_of(column: Column) -> str:
    """The kind of record whose id a column holds."""
    return str(getattr(column.owners[0], "collection", ""))


def _aside(column: Column, words: Locale) -> str:
    """The language or the unit, in brackets."""
    if column.lang:
        said = words.words.get(f"language-{column.lang}", column.lang)
    elif column.unit:
        said = column.unit if words.tag == "zh" else _UNITS_IN_ENGLISH[column.unit]
    else:
        return ""
    gap = "" if words.tag == "zh" else " "
    return gap + words.word("column-aside", said=said)


def _asides(column: Column, words: Locale) -> list[str]:
    """The language or the unit, in brackets; a language by every name: 英语, 英文, English, EN."""
    names: list[str] = []
    for each in map(locale, LANGUAGES) if column.lang else ():
        names.append(each.words.get(f"language-{column.lang}", ""))
        names += each.staff.get(f"synonyms-language.{column.lang}", "").split("|")
    return [_aside(column, words), *(f"({name})" for name in names if name)]


def sheet_label(sheet: Sheet, tag: str) -> str:
    """What a sheet is called in a language: 项目, 项目·资金筹措."""
    words = locale(tag)
    parts = [words.word(f"section-{sheet.kind}")]
    owners = iter(sheet.models)
    if sheet.levels:
        names = [step for level in sheet.levels for step in level]
        parts += [words.field(next(owners).__name__, name) for name in names][-2:]
    return _join(parts)


def sheet_names(chosen: Sequence[Sheet], tag: str) -> dict[str, str]:
    """A name for each sheet's tab, by the sheet's own name: 31 characters, unique."""
    names: dict[str, str] = {}
    for sheet in chosen:
        label = re.sub(r"[\[\]:*?/\\']", " ", sheet_label(sheet, tag))
        name, number = label[:LONGEST_NAME], 1
        while name.casefold() in {each.casefold() for each in names.values()}:
            number += 1
            name = f"{label[: LONGEST_NAME - 3]} {number}"
        names[sheet.name] = name
    return names


def match(heads: Sequence[str], sheet: Sheet) -> dict[int, tuple[Column, str]]:
    """Which column each head means, with the unit that the head gives to bare numbers.

    A head is matched by its label in either language, whole or without its group, by the path of
    the field, or by a synonym; brackets may hold a unit.
    """
    known = _known(sheet)
    found: dict[int, tuple[Column, str]] = {}
    for index, head in enumerate(heads):
        whole, bare, unit = _read(head)
        column = known.get(whole) or known.get(bare)
        if column is not None and column not in {each for each, _ in found.values()}:
            own = whole in known and bool(column.unit)
            found[index] = (column, column.unit if own else unit)
    return found


def _read(head: str) -> tuple[str, str, str]:
    """A head folded, the same without brackets, and what of the brackets may be a unit."""
    said = _MARKS.sub("", head)
    asides = [each for each in _BRACKETS.findall(head) if folded(each) not in _NO_UNIT]
    unit = asides[-1].removeprefix("单位").strip("：: ") if asides else ""
    return folded(said), folded(_BRACKETS.sub("", said)), unit


@cache
def _known(sheet: Sheet) -> Mapping[str, Column]:
    """By folded head, every name of every column; a name that two columns share is no name."""
    found: dict[str, Column | None] = {}

    def add(name: str, column: Column) -> None:
        key = folded(_MARKS.sub("", name))
        if key and key not in own and found.setdefault(key, column) is not column:
            found[key] = None

    for tag in LANGUAGES:
        for column, label in zip(sheet.all, labels(sheet, tag), strict=True):
            found[folded(_MARKS.sub("", label))] = column
    own = frozenset(found)
    for tag in LANGUAGES:
        words = locale(tag)
        for column in sheet.all:
            parts = _parts(column, words)
            if not column.lang or column.lang == tag:
                for start in range(len(parts)):
                    add(_join(parts[start:]), column)
            for aside in _asides(column, words) if column.lang else ():
                add(_join(parts) + aside, column)
                add(parts[-1] + aside, column)
            if column.path == (ID,):
                add(_BRACKETS.sub("", parts[-1]), column)
    for column in sheet.all:
        add(".".join(column.path), column)
        for synonym in _synonyms(sheet, column):
            found.setdefault(folded(synonym), column)
    return {name: column for name, column in found.items() if column is not None}


def _synonyms(sheet: Sheet, column: Column) -> list[str]:
    """Other names under which staff know a field, by its kind and path."""
    path = ".".join(column.path)
    return [
        word.strip()
        for tag in LANGUAGES
        for word in locale(tag).staff.get(f"synonyms-{sheet.name}.{path}", "").split("|")
        if word.strip()
    ]


def all_sheets(languages: tuple[str, ...]) -> tuple[Sheet, ...]:
    """The sheets of every kind."""
    return tuple(sheet for kind in KINDS for sheet in sheets(kind, languages))


@cache
def by_label(languages: tuple[str, ...]) -> Mapping[str, Sheet]:
    """Every sheet by its folded name in each language."""
    found: dict[str, Sheet] = {}
    for tag in LANGUAGES:
        for kind in KINDS:
            own = sheets(kind, languages)
            names = sheet_names(own, tag)
            found |= {folded(names[sheet.name]): sheet for sheet in own}
        every = all_sheets(languages)
        names = sheet_names(every, tag)
        found |= {folded(names[sheet.name]): sheet for sheet in every}
    return found
