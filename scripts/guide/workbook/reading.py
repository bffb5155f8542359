"""What a person typed into a cell becomes the text that a file of the library would hold."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from guide.locales import locale, staff
from guide.model.references import is_id
from guide.problems import Label
from guide.workbook.columns import Column
from guide.workbook.names import Names, folded

Raw = (
    str
    | float
    | int
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
    | None
)

Typed = str | bool | list["Typed"]

SEPARATOR = "；"
# The sorts of columns whose values have units.
QUANTITIES = frozenset({"money", "area", "rate", "other"})
# Typed into a cell, it empties the field; an empty cell says nothing.
REMOVE = frozenset({"(删除)", "(delete)"})
_FIRST_SEPARATORS = re.compile(r"[；;\n]")
_SEPARATORS = re.compile(r"[；;\n]|(?<=[^\d])[、,，/](?=\D)|、")
_BARE = re.compile(
    r"[-+]?[0-9０-９][0-9０-９,，.．]*(?:\s*[-–—~～至]\s*[0-9０-９][0-9０-９,，.．]*)?"
)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{2,}")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = str.maketrans({0xA0: " ", 0x200B: None, 0xFEFF: None, 0x2060: None})
# A double holds 15 digits of a number; a spreadsheet shows zeros for the rest.
_SAFE_DIGITS = 15
_FIRST_SERIAL, _LAST_SERIAL = 18_000, 80_000
_EPOCH = datetime.date(1899, 12, 30)
_MIDNIGHT = datetime.time()


class CellError(Exception):
    """A cell that cannot be read; `code` and `args_` make the problem."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code, self.args_ = code, args


def clean(text: str) -> str:
    """A text without what cannot be seen: other spaces, zero-width marks, line ends of Windows."""
    text = text.translate(_INVISIBLE).replace("_x000D_\n", "\n")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    for character in text if not text.isprintable() else "":
        if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            raise CellError("forbidden-character", character=f"U+{ord(character):04X}")
        if 0x202A <= ord(character) <= 0x202E or 0x2066 <= ord(character) <= 0x2069:
            raise CellError("forbidden-character", character=f"U+{ord(character):04X}")
    return text


def take(column: Column, raw: Raw, names: Names, unit: str = "", *, shift: int = 0) -> Typed | None:
    """The text of a cell as YAML holds it, a list of texts, True or False; None for an empty cell.

    `unit` stands in the column's head and belongs to bare numbers. `shift` is added to a serial
    date (1462 in a workbook that counts from 1904). CellError where nothing can be made of it,
    or where it is none of the choices that a drop-down offers; any other text that its field does
    not want is left for the model to refuse, in its own words.
    """
    if isinstance(raw, str):
        raw = clean(raw)
    if raw is None or raw == "":
        return None
    if isinstance(raw, str) and folded(raw) in REMOVE:
        return raw
    if column.many:
        text = _text(column, raw)
        parts = [each.strip() for each in _split(column, text, names)]
        return [_one(column, each, names, unit, shift) for each in parts if each]
    return _one(column, raw, names, unit, shift)


def _one(column: Column, raw: Any, names: Names, unit: str, shift: int) -> Typed:
    sort = column.sort
    if sort in ("day", "date"):
        return _date(raw, shift)
    if sort == "boolean":
        return _boolean(raw)
    text = _text(column, raw)
    if sort in _EXACT:
        text = text.translate(_FULL_WIDTH)
    if sort == "enum":
        return _choice(column, text)
    if sort == "ref":
        return _reference(column, text, names)
    if sort in QUANTITIES:
        return _quantity(text, unit)
    if sort == "condition":
        pieces = [each.strip() for each in re.split("[；;]", text) if each.strip()]
        return pieces if len(pieces) > 1 else text
    return text


def _split(column: Column, text: str, names: Names) -> Iterable[str]:
    """The items of a cell; a name or a label that contains a separator stays whole."""

    def is_whole(piece: str) -> bool:
        if column.sort == "ref":
            return bool(names.read(column.of.kind, piece))
        return column.sort == "enum" and folded(piece) in values(column.of)

    for piece in [text] if is_whole(text) else map(str.strip, _FIRST_SEPARATORS.split(text)):
        yield from [piece] if is_whole(piece) else _SEPARATORS.split(piece)


def _text(column: Column, raw: Raw) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float | int):
        return _number(raw, is_code=column.sort in ("plain", "ref"))
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat() if raw.time() == _MIDNIGHT else raw.isoformat(" ")
    if isinstance(raw, datetime.date | datetime.time):
        return raw.isoformat()
    text = str(raw)
    if column.sort in ("plain", "ref") and _SCIENTIFIC.fullmatch(text):
        raise CellError("code-as-number", text=text)
    return text


def _number(raw: float, *, is_code: bool) -> str:
    if raw == int(raw):
        if is_code and len(str(abs(int(raw)))) > _SAFE_DIGITS:
            raise CellError("code-as-number", text=str(int(raw)))
        return str(int(raw))
    return f"{Decimal(repr(float(raw))):f}"


def _date(raw: Raw, shift: int) -> str:
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat()
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        if raw == int(raw) and _FIRST_SERIAL <= raw + shift <= _LAST_SERIAL:
            return (_EPOCH + datetime.timedelta(days=int(raw) + shift)).isoformat()
        return _number(raw, is_code=False)
    return str(raw).translate(_FULL_WIDTH)


# Full-width digits and letters mean the same there, and a file should have the plain ones.
_EXACT = frozenset({"number", "money", "area", "rate", "other", "plain", "condition"})
_YES = frozenset(["是", "有", "对", "√", "✓", "✔", "yes", "y", "true", "1"])
_NO = frozenset(["否", "无", "不", "×", "✗", "✘", "no", "n", "false", "0"])


def _boolean(raw: Raw) -> Typed:
    text = folded(_number(raw, is_code=False) if isinstance(raw, float) else str(raw))
    if text not in _YES | _NO:
        raise CellError("yes-or-no", text=str(raw))
    return text in _YES


def _choice(column: Column, text: str) -> str:
    found = values(column.of).get(folded(text))
    if found is None:
        choices = [Label("enums", column.of.__name__, each.value) for each in column.of]
        raise CellError("choice-unknown", text=text, choices=choices)
    return found


def _reference(column: Column, text: str, names: Names) -> str:
    kind = column.of.kind
    if kind in names.ids:
        found = names.read(kind, text) or text
        # A key says which record a row is for, and has words of its own where it says none.
        if not is_id(found) and not column.path[0].startswith("@"):
            args = {
                "kind": Label("words", f"one-of-{kind}"),
                "suggestion": names.nearest(kind, text),
            }
            raise CellError("name-unknown", text=text, **args)
        return found
    if kind == "media" or not column.of.strict:
        return unicodedata.normalize("NFKC", text).strip()
    return folded(text)


def _quantity(text: str, unit: str) -> str:
    """A bare number takes the unit of the column's head."""
    return f"{text}{unit}" if unit and _BARE.fullmatch(text) else text


@cache
def values(enumeration: type[StrEnum]) -> dict[str, str]:
    """By folded label in any language, by synonym and by itself: a value of a closed list."""
    found: dict[str, str] = {}
    for tag in staff():
        labels = locale(tag).enums.get(enumeration.__name__, {})
        for value, label in labels.items():
            synonyms = locale(tag).staff.get(f"synonyms-{enumeration.__name__}.{value}", "")
            for name in map(folded, filter(None, [label, *synonyms.split("|")])):
                found[name] = value if found.get(name, value) == value else ""
    found |= {folded(member.value): member.value for member in enumeration}
    return {name: value for name, value in found.items() if value}
