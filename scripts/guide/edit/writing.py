"""Plain data written as YAML: short things on one line, long texts folded, order as given."""

import re
from collections.abc import Mapping, Sequence

Plain = str | bool | int | Sequence["Plain"] | Mapping[str, "Plain"]

WIDTH = 120
# A mapping or a list stands in braces or brackets up to this many characters.
_SHORT = 90

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_UNSAFE = re.compile(r":(?:\s|$)|\s#|^[=<]{1,2}$|^(?:---|\.\.\.)")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:$")
# What other readers of YAML take for a number, a truth value or nothing.
_OTHER_TYPE = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)"
    r"|[-+]?0[0-9_]+|\+[0-9].*|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9.]+[eE][-+]?[0-9]+|[-+]?\.(?i:inf|nan)"
    r"|[0-9]+(?:_[0-9]*)+"
)


def scalar(text: str | bool | int, *, flow: bool = False, style: str = "") -> str:
    """A scalar on one line, in the style that it had (`'`, `"`) or as plainly as is safe."""
    if isinstance(text, bool):
        return "true" if text else "false"
    if isinstance(text, int):
        return str(text)
    if style == "'" and "\n" not in text and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == '"' or not _is_plain(text, flow=flow):
        return _quoted(text)
    return text


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or "\n" in text or "\t" in text:
        return False
    first = text[0]
    if first in _INDICATORS and not (first in "-?:" and len(text) > 1 and text[1] not in " ,[]{}"):
        return False
    if _UNSAFE.search(text) or _OTHER_TYPE.fullmatch(text) or not text.isprintable():
        return False
    return not (flow and _UNSAFE_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def folded(text: str, indent: int) -> str:
    """A long text without line breaks as a `>-` block, broken at single spaces."""
    lead = "\n" + " " * indent
    return ">-" + lead + lead.join(wrapped(text, WIDTH - indent))


def wrapped(text: str, width: int) -> list[str]:
    """A text as lines that join with one space each; a break never stands beside a space."""
    lines: list[str] = []
    words = re.split(r"(?<=\S) (?=\S)", text)
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line += " " + word
    return [*lines, line]


def literal(text: str, indent: int) -> str:
    """A text of several lines as a `|-` block."""
    pad = " " * indent
    return "|-\n" + "\n".join(pad + line if line else "" for line in text.split("\n"))


def may_fold(text: str) -> bool:
    """Whether a text comes back from a folded block as it was."""
    return bool(text) and text == text.strip() and text.replace(" ", "").isprintable()


def may_stand(text: str) -> bool:
    """Whether a text of several lines comes back from a literal block as it was."""
    return text == text.strip() and all(
        line.replace("\t", "").isprintable() and not line.startswith((" ", "\t"))
        for line in text.split("\n")
    )


def value(of: Plain, indent: int, *, flow: bool = False) -> str:
    """What stands after `key:` or `-`, with the space or the line break before it.

    `indent` is the column of the key or hyphen that it hangs on.
    """
    if isinstance(of, str | bool | int):
        return " " + text(of, indent + 2, flow=flow)
    line = inline(of)
    if flow or (len(line) <= _SHORT and _is_short(of)):
        return " " + line
    if isinstance(of, Mapping):
        return "\n" + " " * (indent + 2) + mapping(of, indent + 2)
    return "\n" + " " * (indent + 2) + items(of, indent + 2)


def text(of: str | bool | int, indent: int, *, flow: bool = False) -> str:
    """A scalar, as a block where it is long or has several lines and nothing forbids it."""
    if isinstance(of, str) and not flow:
        if "\n" in of and may_stand(of):
            return literal(of, indent)
        if len(of) > WIDTH - indent and may_fold(of) and " " in of:
            return folded(of, indent)
    return scalar(of, flow=flow)


def mapping(of: Mapping[str, Plain], indent: int) -> str:
    """Keys and values as a block; the first line stands where the caller has put the cursor."""
    lines = [pair(key, each, indent) for key, each in of.items()]
    return ("\n" + " " * indent).join(lines)


def pair(key: str, of: Plain, indent: int, *, flow: bool = False) -> str:
    """`key: value`."""
    return f"{scalar(key, flow=True)}:{value(of, indent, flow=flow)}"


def items(of: Sequence[Plain], indent: int) -> str:
    """A list as a block, one hyphen an item."""
    return ("\n" + " " * indent).join(item(each, indent) for each in of)


def item(of: Plain, indent: int) -> str:
    """A hyphen and what stands after it."""
    if isinstance(of, Mapping) and not (_is_short(of) and len(inline(of)) <= _SHORT):
        return "- " + mapping(of, indent + 2)
    if isinstance(of, Sequence) and not isinstance(of, str):
        return "- " + inline(of)
    return "-" + value(of, indent)


def inline(of: Plain) -> str:
    """Plain data on one line."""
    if isinstance(of, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {inline(each)}" for key, each in of.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(of, Sequence) and not isinstance(of, str):
        return "[" + ", ".join(inline(each) for each in of) + "]"
    return scalar(of, flow=True)


def _is_short(of: Plain) -> bool:
    """Whether it reads well on one line: texts without line breaks, at most one level below."""
    if isinstance(of, str | bool | int):
        return not isinstance(of, str) or "\n" not in of
    parts = list(of.values()) if isinstance(of, Mapping) else list(of)
    deep = [each for each in parts if not isinstance(each, str | bool | int)]
    if isinstance(of, Sequence):
        return not any(isinstance(each, Mapping) for each in parts) and all(map(_is_short, parts))
    return all(_is_short(each) for each in deep) and all(map(_is_short, parts))
