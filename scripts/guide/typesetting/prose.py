"""Long text for the template: CommonMark as a small tree of lists, never as markup."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Node = str | dict[str, Any]

_COMMONMARK = MarkdownIt("commonmark", {"html": False})
_MARKS = {"strong_open": "strong", "em_open": "em"}
_LINKS = ("http://", "https://", "mailto:", "tel:")


def tree(text: str) -> list[dict[str, Any]]:
    """Blocks `{t: p|h|ul|ol|quote|rule, …}`; a paragraph's `c` holds text and inline nodes.

    Inline nodes are strings, `{t: strong|em|link, c: […], to}` and `{t: break}`. Raw HTML stays
    text, a picture gives its description, a table or code block its words.
    """
    return _blocks(_COMMONMARK.parse(text))


def plain(text: str) -> list[dict[str, Any]]:
    """One paragraph of text as it stands."""
    return [{"t": "p", "c": [text]}]


def _blocks(tokens: Sequence[Token]) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                blocks.append({"t": "p", "c": _inline(inside)})
            case "heading_open":
                blocks.append({"t": "h", "c": _inline(inside)})
            case "bullet_list_open":
                blocks.append({"t": "ul", "items": _items(inside)})
            case "ordered_list_open":
                start = int(token.attrGet("start") or 1)
                blocks.append({"t": "ol", "start": start, "items": _items(inside)})
            case "blockquote_open":
                blocks.append({"t": "quote", "c": _blocks(inside)})
            case "hr":
                blocks.append({"t": "rule"})
            case "fence" | "code_block" | "html_block":
                blocks.append({"t": "p", "c": [token.content.strip()]})
        index = end + 1
    return blocks


def _items(tokens: Sequence[Token]) -> list[list[dict[str, Any]]]:
    items = []
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        items.append(_blocks(tokens[index + 1 : end]))
        index = end + 1
    return items


def _closing(tokens: Sequence[Token], index: int) -> int:
    if tokens[index].nesting != 1:
        return index
    level = tokens[index].level
    for end in range(index + 1, len(tokens)):
        if tokens[end].nesting == -1 and tokens[end].level == level:
            return end
    return len(tokens)


def _inline(tokens: Sequence[Token]) -> list[Node]:
    nodes: list[Node] = []
    for token in tokens:
        if token.type == "inline":
            nodes.extend(_spans(token.children or []))
    return nodes


def _spans(tokens: Sequence[Token]) -> list[Node]:
    nodes: list[Node] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inside = tokens[index + 1 : end]
        if token.type in _MARKS:
            nodes.append({"t": _MARKS[token.type], "c": _spans(inside)})
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
            if address.startswith(_LINKS):
                nodes.append({"t": "link", "to": address, "c": _spans(inside)})
            else:
                nodes.extend(_spans(inside))
        elif token.type == "hardbreak":
            nodes.append({"t": "break"})
        elif token.type == "softbreak":
            nodes.append("\n")
        elif token.content:
            nodes.append(token.content)
        index = end + 1
    return _joined(nodes)


def _joined(nodes: list[Node]) -> list[Node]:
    """Neighbouring texts as one; a soft line end is a space between Latin words, nothing in Han."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and joined and isinstance(joined[-1], str):
            joined[-1] += node
        else:
            joined.append(node)
    return [_unwrapped(node) if isinstance(node, str) else node for node in joined]


def _unwrapped(text: str) -> str:
    first, *rest = text.split("\n")
    for line in rest:
        between_han = first[-1:] > "\u2e7f" and line[:1] > "\u2e7f"
        first += line if between_han else " " + line
    return first
