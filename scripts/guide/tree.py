"""A tree is one YAML file as text with places: mappings, sequences and scalars, not yet typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import yaml

from guide.problems import Place, Problem

MAX_BYTES = 1 << 20
MAX_DEPTH = 20

# libyaml where the wheel has it; the pure parser gives the same events, only slower.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

Path = Sequence[str | int]


@dataclass(slots=True)
class Scalar:
    """A text as written; `plain` tells whether it stood without quotes or block marks."""

    text: str
    plain: bool
    line: int
    column: int
    width: int


@dataclass(slots=True)
class Sequence_:
    """A list of nodes."""

    items: list["Node"]
    line: int
    column: int
    width: int = 1


@dataclass(slots=True)
class Mapping_:
    """Keys, each with the scalar that names it and its node. `flow` is true inside braces."""

    items: dict[str, tuple[Scalar, "Node"]]
    flow: bool
    line: int
    column: int
    width: int = 1


Node = Scalar | Sequence_ | Mapping_


@dataclass(frozen=True)
class Tree:
    """One file: its name relative to the root, its source text and its root node."""

    file: str
    source: str
    root: Node

    @cached_property
    def lines(self) -> list[str]:
        """The source's lines. Only a line feed ends one: YAML texts may hold U+2028."""
        return self.source.split("\n")

    def plain(self) -> object:
        """The tree as dicts, lists, strings and None (for an empty or `null` plain scalar)."""
        return _plain(self.root)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the node at `path`, or of its nearest ancestor that exists.

        With `key`, the place of the last key itself instead of its value.
        """
        node, name = self.root, None
        for step in path:
            if isinstance(node, Mapping_) and str(step) in node.items:
                name, node = node.items[str(step)]
            elif isinstance(node, Sequence_) and isinstance(step, int) and step < len(node.items):
                name, node = None, node.items[step]
            else:
                # A missing field or a model's own rule: the parent's key says where to add it.
                return self._at(name or node)
        return self._at(name if key and name is not None else node)

    def keys(self, path: Path) -> tuple[str, ...]:
        """The keys of the mapping at `path`; empty where there is none."""
        node: Node | None = self.node(path)
        return tuple(node.items) if isinstance(node, Mapping_) else ()

    def node(self, path: Path) -> Node | None:
        """The node at `path`, or None."""
        node: Node = self.root
        for step in path:
            if isinstance(node, Mapping_) and str(step) in node.items:
                node = node.items[str(step)][1]
            elif isinstance(node, Sequence_) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def _at(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column, max(1, node.width))


def decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file's bytes (UTF-8, with or without BOM, or UTF-16 with one).

    Anything else is a problem that names the encoding it looks like, so that a desk whose editor
    saved GBK knows what to choose in the save dialogue.
    """
    if len(data) > MAX_BYTES:
        return "", [Problem("file-too-large", Place(file), {"size": len(data), "limit": MAX_BYTES})]
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem("encoding", Place(file, line, 1), {"encoding": _looks_like(data)})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_forbidden_characters(file, text))


def parse(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """Parse one YAML document of text. No tree comes back when its syntax is broken."""
    problems: list[Problem] = []
    try:
        root = _Composer(file, text, problems).compose()
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax(file, text, error)]
    except yaml.reader.ReaderError as error:
        return None, [*problems, _unreadable(file, text, error)]
    if root is None:
        return None, problems
    return Tree(file, text, root), problems


class _Composer:
    """Turns events into nodes, with a stack of its own: depth never becomes recursion."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file, self.text, self.problems = file, text, problems

    def compose(self) -> Node | None:
        root: Node | None = None
        stack: list[tuple[Mapping_ | Sequence_, Scalar | None]] = []
        documents = 0
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("several-documents", event)
                    return root
            if isinstance(event, yaml.AliasEvent):
                self._report("anchor", event)
                stack, root = self._add(stack, root, self._scalar(event, "", plain=False))
            elif isinstance(event, yaml.NodeEvent):
                if event.anchor:
                    self._report("anchor", event)
                tag = getattr(event, "tag", None)
                if tag:
                    self._report("tag", event, tag=tag)
            if isinstance(event, yaml.ScalarEvent):
                scalar = self._scalar(event, event.value, plain=not event.style)
                stack, root = self._add(stack, root, scalar)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(stack) >= MAX_DEPTH:
                    self._report("too-deep", event, limit=MAX_DEPTH)
                    return root
                mark = _mark(event.start_mark)
                line, column = mark.line + 1, mark.column + 1
                node: Mapping_ | Sequence_
                if isinstance(event, yaml.MappingStartEvent):
                    node = Mapping_({}, bool(event.flow_style), line, column)
                else:
                    node = Sequence_([], line, column)
                stack, root = self._add(stack, root, node)
                stack.append((node, None))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
        return root

    def _add(
        self, stack: list[tuple[Mapping_ | Sequence_, Scalar | None]], root: Node | None, node: Node
    ) -> tuple[list[tuple[Mapping_ | Sequence_, Scalar | None]], Node | None]:
        """Hang a node under the innermost open collection, or make it the root."""
        if not stack:
            return stack, node if root is None else root
        parent, key = stack[-1]
        if isinstance(parent, Sequence_):
            parent.items.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self._problem("key-is-not-text", node)
                node = Scalar("", plain=False, line=node.line, column=node.column, width=1)
            stack[-1] = (parent, node)
        else:
            stack[-1] = (parent, None)
            if key.text in parent.items:
                first = parent.items[key.text][0]
                self._problem("duplicate-key", key, key=key.text, line=first.line)
            else:
                parent.items[key.text] = (key, node)
                if parent.flow and isinstance(node, Scalar) and not node.width and node.plain:
                    self._problem("comma-in-braces", key, text=key.text)
        return stack, root

    def _scalar(self, event: yaml.Event, text: str, *, plain: bool) -> Scalar:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        width = end.column - start.column if end.line == start.line else 1
        return Scalar(text, plain, start.line + 1, start.column + 1, width)

    def _report(self, code: str, event: yaml.Event, **args: object) -> None:
        mark = _mark(event.start_mark)
        self.problems.append(Problem(code, Place(self.file, mark.line + 1, mark.column + 1), args))

    def _problem(self, code: str, node: Node, **args: object) -> None:
        place = Place(self.file, node.line, node.column, max(1, node.width))
        self.problems.append(Problem(code, place, args))


def _mark(mark: Any) -> yaml.Mark:
    # Parsed events always carry marks; only hand-made ones may lack them.
    assert mark is not None
    return cast(yaml.Mark, mark)


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return None if node.plain and node.text in _NULL else node.text
    if isinstance(node, Sequence_):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, (_, value) in node.items.items()}


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error; the commonest slips of a Chinese keyboard by name."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    # The end-of-stream mark lies one line past the file.
    number = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    for index in (number, number - 1):
        line = lines[index] if 0 <= index < len(lines) else ""
        if "：" in line and ":" not in line.split("：", 1)[0]:
            return Problem("full-width-colon", Place(file, index + 1, line.index("：") + 1))
    if "\t" in lines[number][: len(lines[number]) - len(lines[number].lstrip())]:
        return Problem("tab-indent", Place(file, number + 1, lines[number].index("\t") + 1))
    return Problem(
        "yaml-syntax", Place(file, number + 1, column + 1), {"reason": str(error.problem or "")}
    )


def _unreadable(file: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    position = getattr(error, "position", 0) or 0
    line = text.count("\n", 0, position) + 1
    return Problem("forbidden-character", Place(file, line, 1), {"character": "?"})


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    """Control, bidirectional-override and unpaired surrogate characters: they can hide text."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable() or line.replace("\t", "").isprintable():
            continue
        for column, character in enumerate(line, start=1):
            if _is_forbidden(ord(character)):
                name = f"U+{ord(character):04X}"
                yield Problem("forbidden-character", Place(file, number, column), {"character": name})
                break


def _is_forbidden(point: int) -> bool:
    return (
        (point < 0x20 and point != 0x09)
        or 0x7F <= point <= 0x9F
        or 0x202A <= point <= 0x202E
        or 0x2066 <= point <= 0x2069
        or 0xD800 <= point <= 0xDFFF
        or point in (0xFFFE, 0xFFFF)
    )


def _looks_like(data: bytes) -> str:
    for encoding, name in (("gb18030", "GBK/GB18030"), ("big5", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "?"
