"""Typography: each language keeps to its own signs, in Chinese by GB/T 15835 and clreq."""

import re
from collections.abc import Iterator

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    warning,
)

_HAN = "\u3400-\u9fff"
_FULL_WIDTH = re.compile("[，。；：？！（）【】「」『』《》、％～０-９Ａ-Ｚａ-ｚ\u3000]")
_STRAIGHT = re.compile("[\"']")
_ASCII = re.compile(rf"(?<=[{_HAN}])[,;:?!()]|[,;:?!()](?=[{_HAN}])")
_SPACED = re.compile(rf"[{_HAN}] +[A-Za-z0-9{_HAN}]|[A-Za-z0-9] +[{_HAN}]")
_DOUBLE = re.compile(r"\S( {2,})\S")
_ODD = re.compile(r"\.\.\.+|。。+|[，；：、！？]{2,}|(?<!-)--+(?!-)")
# A-1-2 and A3-201 are no ranges, and neither are telephones and days.
_HYPHEN = re.compile(
    r"(?<![A-Za-z\d.-])\d{1,4}(?:\.\d+)?(?:年|月|%)?-\d{1,5}(?:\.\d+)?"
    rf"(?=[年月日%万亿{_HAN}])(?!-)"
)
_ONCE = re.compile(r"(?<![\d.])\d[\d.]*[–—~～]\d[\d.]*(?:%|[万亿])")
_MIXED = re.compile(r"\d[十百千](?![瓦米克伏赫帕卡分万亿])")
_WIDE_DIGIT = re.compile("[０-９％]+")
# Where a link leads is no prose.
_TARGET = re.compile(r"\]\([^)]*\)+")
_PAIRS = ("“”", "（）", "《》", "‘’", "【】")


def _found(scope: Scope, tag: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for kind, id, path, first in scope.matching(tag, pattern):
        match = pattern.search(_TARGET.sub("]", first.string))
        if match:
            yield Finding(kind, id, path, {"text": match[0]})


@warning
@alone
def full_width_in_english(scope: Scope) -> Iterator[Finding]:
    """An English text has no full-width signs, digits or letters."""
    yield from _found(scope, "en", _FULL_WIDTH)


@warning
@alone
def straight_quotes(scope: Scope) -> Iterator[Finding]:
    """A Chinese text has curly quotation marks."""
    yield from _found(scope, "zh", _STRAIGHT)


@warning
@alone
def ascii_punctuation(scope: Scope) -> Iterator[Finding]:
    """Beside Han characters stand full-width signs."""
    yield from _found(scope, "zh", _ASCII)


@warning
@alone
def spaced_han(scope: Scope) -> Iterator[Finding]:
    """No space is typed beside a Han character: pages and booklet set the gap."""
    yield from _found(scope, "zh", _SPACED)


@warning
@alone
def double_space(scope: Scope) -> Iterator[Finding]:
    """Words are parted by one space."""
    for kind, id, path, text in scope.texts:
        for tag in text:
            if "  " not in text[tag]:
                continue
            match = _DOUBLE.search(text[tag])
            if match:
                yield Finding(kind, id, (*path, tag), {"text": match[0]})


@warning
@alone
def odd_punctuation(scope: Scope) -> Iterator[Finding]:
    """An ellipsis is ……, a dash ——, and no sign stands twice."""
    yield from _found(scope, "zh", _ODD)


@warning
@alone
def unpaired_signs(scope: Scope) -> Iterator[Finding]:
    """Quotation marks and brackets come in pairs."""
    for kind, id, path, text in scope.texts:
        said = text.get("zh", "")
        for pair in _PAIRS:
            if said.count(pair[0]) != said.count(pair[1]):
                yield Finding(kind, id, (*path, "zh"), {"text": pair})


@warning
@alone
def range_hyphen(scope: Scope) -> Iterator[Finding]:
    """A range of numbers has a dash or a wave, no hyphen (GB/T 15834)."""
    yield from _found(scope, "zh", _HYPHEN)


@warning
@alone
def range_unclear(scope: Scope) -> Iterator[Finding]:
    """Both ends of a range carry their percent sign, 万 or 亿 (GB/T 15835)."""
    yield from _found(scope, "zh", _ONCE)


@warning
@alone
def mixed_numeral(scope: Scope) -> Iterator[Finding]:
    """Digits go with 万 and 亿 only: 3千 is 3000 or 三千 (GB/T 15835)."""
    yield from _found(scope, "zh", _MIXED)


@warning
@alone
def full_width_digit(scope: Scope) -> Iterator[Finding]:
    """Digits are half-width (GB/T 15835)."""
    yield from _found(scope, "zh", _WIDE_DIGIT)
