"""A span is a YAML node with the exact stretch of source text that it takes."""

from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its value, its style (`'`, `"`, `|`, `>` or empty) and where it stands."""

    text: str
    style: str
    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A list; `column` is that of its first hyphen, `flow` is true inside brackets."""

    items: tuple["Span", ...]
    flow: bool
    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping as pairs of key and value; `column` is that of its first key."""

    items: tuple[tuple[Leaf, "Span"], ...]
    flow: bool
    start: int
    end: int
    column: int


Span = Leaf | Branch | Table


def spans(text: str) -> Span:
    """The root span of one sound YAML document, as `guide.tree.parse` has accepted it."""
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise ValueError("nothing to edit in an empty document")
    return _span(root, text)


def _span(node: yaml.Node, text: str) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    column = node.start_mark.column
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        if style in ("|", ">"):
            # The parser's mark stands behind the blank lines that follow.
            end = start + len(text[start:end].rstrip())
        return Leaf(node.value, style, start, end, column)
    if not isinstance(node, yaml.CollectionNode):
        raise TypeError(node.tag)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_span(item, text) for item in node.value)
        # A block ends with its last item: the parser's mark stands at the next token.
        end = end if node.flow_style or not items else items[-1].end
        return Branch(items, bool(node.flow_style), start, end, column)
    pairs = []
    for key, value in node.value:
        name = _span(key, text)
        if not isinstance(name, Leaf):
            raise TypeError("a key is a text")
        pairs.append((name, _span(value, text)))
    end = end if node.flow_style or not pairs else max(pairs[-1][0].end + 1, pairs[-1][1].end)
    return Table(tuple(pairs), bool(node.flow_style), start, end, column)
