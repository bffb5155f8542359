"""Skimming gives what plainly written YAML says, without places, ten times as fast as a parser.

Most files are written plainly: keys, lists, texts on one line, in quotation marks, in simple
braces or as a block below. Whatever else stands in a file leaves the whole of it to `tree`, which
knows all of YAML and the place of each word; a test holds that both say the same.
"""

import re
from typing import Any, Final

from guide.tree import EMPTY, HASH, MAX_DEPTH

# Indent, dashes, and a key with its value or, without a key, an item of a list. What follows a
# key is a space or the line's end.
_LINE: Final = re.compile(r" *(- +)?(?:([A-Za-z0-9_][A-Za-z0-9_-]*):(?: +(?! )(.*)|)$|(.*))").match
# What begins a text that stands by itself: no sign that means something to YAML.
_QUOTED: Final = re.compile(r""""([^"\\]*)" *(?: #.*)?|'((?:[^']|'')*)' *(?: #.*)?""").fullmatch
_BLOCK: Final = re.compile(r"([|>])(-?)").fullmatch
_SPECIAL: Final = frozenset("&*!%@`\"'[]{}#|>,?:-")
_TOKEN: Final = re.compile(
    r""" *(?:([\[\]{},])|"([^"\\]*)"|'((?:[^']|'')*)'"""
    r"""|([^\s\[\]{},:#&*!|>'"%@`?-](?:[^\[\]{},:#?]|:(?=[^\s\[\]{},:#?]))*))"""
    r"(:(?= ))?"
).match


class _NotPlainError(Exception):
    """The parser has to read this."""


def skim(text: str) -> dict[str, Any] | None:
    """The mapping that a text says, without its empty values; None where it is not plain.

    `text` is as `tree.decode` gives it without a problem. What is skimmed is what `tree.parse`
    finds no problem in.
    """
    if "\t" in text or HASH.search(text):
        return None
    try:
        return _Reading(text).whole()
    except _NotPlainError:
        return None


class _Reading:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        if self.lines[-1]:
            raise _NotPlainError
        self.lines.pop()
        self.at = -1
        self.depth = 0
        self.indent = -1
        self.parts: tuple[str | None, ...] = ()
        self.next()

    def whole(self) -> dict[str, Any]:
        if self.indent != 0 or self.parts[0]:
            raise _NotPlainError
        found = self.mapping(0)
        if self.indent != -1:
            raise _NotPlainError
        return found

    def next(self) -> None:
        """Go on to the next line that says something; indent -1 is the end."""
        lines, at = self.lines, self.at + 1
        while at < len(lines):
            line = lines[at].lstrip(" ")
            if line and line[0] != "#":
                found = _LINE(lines[at])
                if found is None:
                    raise _NotPlainError
                self.parts = found.groups()
                self.indent = len(lines[at]) - len(line)
                self.at = at
                return
            at += 1
        self.at, self.indent = at, -1

    def mapping(self, indent: int) -> dict[str, Any]:
        """The keys at an indent, from the one on the present line; its dash is read already."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NotPlainError
        found: dict[str, Any] = {}
        lacking: list[str] = []
        while True:
            _, key, value, _ = self.parts
            if key is None or key in found:
                raise _NotPlainError
            said = self.value(value, indent, listed=False)
            found[key] = said
            if said is None:
                lacking.append(key)
            if self.indent != indent or self.parts[0]:
                break
        for key in lacking:
            del found[key]
        self.depth -= 1
        return found

    def value(self, said: str | None, indent: int, *, listed: bool) -> Any:
        """The value that begins with `said`; the present line is then the one after it."""
        if not said or (said[0] == "#"):
            return self.below(indent, listed=listed)
        first = said[0]
        if first in _SPECIAL:
            if first in "|>":
                return self.block(said, indent)
            found = _special(said, self.depth)
        else:
            end = said.find(" #")
            if end >= 0:
                said = said[:end]
            if ": " in said or said[-1] == ":":
                raise _NotPlainError
            said = said.rstrip(" ")
            if said[-1] == ":":
                raise _NotPlainError
            found = None if said in EMPTY else said
        self.next()
        # A line that stands further in goes on with this text, or is a mistake.
        if self.indent > indent:
            raise _NotPlainError
        return found

    def below(self, indent: int, *, listed: bool) -> Any:
        """What stands in the lines below a key: a mapping, a list or nothing."""
        if listed:
            raise _NotPlainError
        self.next()
        if self.indent > indent:
            return self.items(self.indent) if self.parts[0] else self.mapping(self.indent)
        if self.indent == indent and self.parts[0]:
            return self.items(indent)
        return None

    def items(self, indent: int) -> list[Any]:
        """The items of a list whose dashes stand at an indent."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NotPlainError
        found = []
        while self.indent == indent and self.parts[0]:
            dash, key, _, rest = self.parts
            if key is not None:
                within = indent + len(dash or "")
                self.indent, self.parts = within, (None, *self.parts[1:])
                found.append(self.mapping(within))
            else:
                said = self.value(rest, indent, listed=True)
                if said is not None:
                    found.append(said)
        if self.indent > indent:
            raise _NotPlainError
        self.depth -= 1
        return found

    def block(self, head: str, indent: int) -> str:
        """A text in the lines below, kept or folded."""
        kind = _BLOCK(head)
        if kind is None:
            raise _NotPlainError
        lines, at = self.lines, self.at + 1
        first = at
        inner = 0
        texts: list[str] = []
        while at < len(lines):
            line = lines[at]
            bare = line.lstrip(" ")
            if not bare:
                if line:
                    raise _NotPlainError
                texts.append("")
            else:
                here = len(line) - len(bare)
                if here <= indent:
                    break
                if not inner:
                    if at != first:
                        raise _NotPlainError
                    inner = here
                if here < inner or (here > inner and kind[1] == ">"):
                    raise _NotPlainError
                texts.append(line[inner:])
            at += 1
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            raise _NotPlainError
        self.at = at - 1
        self.next()
        if self.indent > indent:
            raise _NotPlainError
        end = "" if kind[2] else "\n"
        return ("\n".join(texts) if kind[1] == "|" else _folded(texts)) + end


def _folded(texts: list[str]) -> str:
    """Lines joined by spaces; where lines are empty, each of them is a line break."""
    if "" not in texts:
        return " ".join(texts)
    found, empty = texts[0], 0
    for text in texts[1:]:
        if not text:
            empty += 1
        else:
            found += ("\n" * empty or " ") + text
            empty = 0
    return found


def _special(said: str, depth: int) -> Any:
    """What stands in quotation marks, brackets or braces on one line."""
    if said[0] in "[{":
        found, at = _flow(said, 0, depth)
        rest = said[at:].lstrip(" ")
        if rest and not (rest[0] == "#" and said[at] == " "):
            raise _NotPlainError
        return found
    quoted = _QUOTED(said)
    if quoted is None:
        raise _NotPlainError
    return quoted[1] if quoted[1] is not None else quoted[2].replace("''", "'")


def _flow(said: str, at: int, depth: int) -> tuple[Any, int]:
    """The list or mapping that begins at a place, without its empty values, and where it ends."""
    if depth >= MAX_DEPTH:
        raise _NotPlainError
    opened = said[at]
    listed = opened == "["
    items: list[Any] = []
    pairs: dict[str, Any] = {}
    key = ""
    at += 1
    if said[at : at + 1] == ("]" if listed else "}"):
        return ([] if listed else {}), at + 1
    while True:
        if not listed:
            found = _token(said, at)
            key = _text(found)
            if not found[5] or key in pairs:
                raise _NotPlainError
            at = found.end()
        found = _token(said, at)
        if found[1] and found[1] in "[{":
            value, at = _flow(said, found.start(1), depth + 1)
        else:
            value, at = _text(found), found.end()
            if found[5]:
                raise _NotPlainError
            if found[4] and value in EMPTY:
                raise _NotPlainError
        if listed:
            items.append(value)
        else:
            pairs[key] = value
        found = _token(said, at)
        if found[5]:
            raise _NotPlainError
        at = found.end()
        if found[1] == ",":
            continue
        if found[1] != ("]" if listed else "}"):
            raise _NotPlainError
        return (items if listed else pairs), at


def _token(said: str, at: int) -> re.Match[str]:
    found = _TOKEN(said, at)
    if found is None:
        raise _NotPlainError
    return found


def _text(found: re.Match[str]) -> str:
    """The text that a token says: in quotation marks or bare."""
    if found[2] is not None:
        return found[2]
    if found[3] is not None:
        return found[3].replace("''", "'")
    if found[4] is None:
        raise _NotPlainError
    return found[4].rstrip(" ")
