"""A tree is one YAML file as text with places: mappings, sequences and scalars, not yet typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import yaml

from guide import encodings
from guide.problems import Label, Place, Problem, Severity

MAX_BYTES = 1 << 20
MAX_DEPTH = 20

# libyaml where the wheel has it; the pure parser gives the same events, only slower.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# A comment has a space after its mark; a number sign within a text has none.
HASH = re.compile(r"[^\S\n](#[^\s#].*)$", re.MULTILINE)
# What, as a plain scalar, says nothing.
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

# In libyaml's words, and in those of the parser in Python: what was open when it gave up.
_OPEN = re.compile(r"while (scanning a quoted|parsing a flow)")
_QUOTES = ('"', "'")

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
class ListNode:
    """A list of nodes."""

    items: list["Node"]
    line: int
    column: int
    width: int = 1


@dataclass(slots=True)
class MappingNode:
    """Keys, each with the scalar that names it and its node. `flow` is true inside braces."""

    items: dict[str, tuple[Scalar, "Node"]]
    flow: bool
    line: int
    column: int
    width: int = 1


Node = Scalar | ListNode | MappingNode


@dataclass(frozen=True)
class Tree:
    """One file: its name relative to the root, its source text and its root node."""

    file: str
    source: str
    root: Node

    @cached_property
    def lines(self) -> list[str]:
        """The source's lines; only a line feed ends one."""
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
            if isinstance(node, MappingNode) and str(step) in node.items:
                name, node = node.items[str(step)]
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                name, node = None, node.items[step]
            else:
                # A missing field or a model's own rule: the parent's key says where to add it.
                return self._at(name or node)
        return self._at(name if key and name is not None else node)

    def keys(self, path: Path) -> tuple[str, ...]:
        """The keys of the mapping at `path`; empty where there is none."""
        node: Node | None = self.node(path)
        return tuple(node.items) if isinstance(node, MappingNode) else ()

    def node(self, path: Path) -> Node | None:
        """The node at `path`, or None."""
        node: Node = self.root
        for step in path:
            if isinstance(node, MappingNode) and str(step) in node.items:
                node = node.items[str(step)][1]
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def _at(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column, max(1, node.width))


def decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file's bytes (UTF-8, with or without BOM, or UTF-16 with one).

    Anything else is a problem that names what it looks like, so that a desk whose editor saved GBK
    knows what to choose in the save dialogue.
    """
    if len(data) > MAX_BYTES:
        return "", [Problem("file-too-large", Place(file), {"size": len(data), "limit": MAX_BYTES})]
    kind = encodings.other_kind(data)
    if kind is not None:
        return "", [Problem("not-a-text", Place(file), {"kind": kind})]
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return "", [_not_decoded(file, data, error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_forbidden_characters(file, text))


def _not_decoded(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    place = Place(file, before.count(b"\n") + 1, 1)
    if error.encoding.startswith("utf-16") or encodings.is_damaged(data):
        return Problem("encoding-damaged", place, {"bytes": data[error.start : error.end].hex(" ")})
    found = encodings.likely(data)
    if found is None:
        return Problem("encoding-unknown", place)
    return Problem("encoding", place, {"encoding": found[1]})


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
    tree = Tree(file, text, root)
    return tree, [*problems, *_swallowed(tree)]


class _Composer:
    """Turns events into nodes, with a stack of its own: depth never becomes recursion."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file, self.text, self.problems = file, text, problems
        self.root: Node | None = None
        # The open collections; beside a mapping the key that waits for its value.
        self.open: list[tuple[MappingNode | ListNode, Scalar | None]] = []

    def compose(self) -> Node | None:
        """The root node; what is refused ends the reading or leaves a gap, and is reported."""
        documents = 0
        for event in yaml.parse(self.text, Loader=_LOADER):
            # Nine of ten events are scalars: they are asked for first, and by their very type.
            if type(event) is yaml.ScalarEvent:
                if event.anchor or event.tag:
                    self._refuse_marks(event)
                self._hang(_scalar(event))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("several-documents", event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                self._refuse_marks(event)
                if isinstance(event, yaml.CollectionStartEvent) and len(self.open) >= MAX_DEPTH:
                    self._report("too-deep", event, limit=MAX_DEPTH)
                    break
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
        return self.root

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags: a library says everything where it stands, as text."""
        if event.anchor:
            self._report("anchor", event)
        tag = getattr(event, "tag", None)
        if tag:
            self._report("tag", event, tag=tag)

    def _node(self, event: yaml.NodeEvent) -> None:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        line, column = start.line + 1, start.column + 1
        if isinstance(event, yaml.MappingStartEvent):
            mapping = MappingNode({}, bool(event.flow_style), line, column)
            self._hang(mapping)
            self.open.append((mapping, None))
        elif isinstance(event, yaml.SequenceStartEvent):
            items = ListNode([], line, column)
            self._hang(items)
            self.open.append((items, None))
        else:
            # An alias, refused above, leaves an empty text in its place.
            width = end.column - start.column if end.line == start.line else 1
            self._hang(Scalar("", plain=False, line=line, column=column, width=width))

    def _hang(self, node: Node) -> None:
        """Hang a node under the innermost open collection, or make it the root."""
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self._problem("key-is-not-text", node)
                node = Scalar("", plain=False, line=node.line, column=node.column, width=1)
            self.open[-1] = (parent, node)
        else:
            self.open[-1] = (parent, None)
            self._pair(parent, key, node)

    def _pair(self, parent: MappingNode, key: Scalar, node: Node) -> None:
        if key.text in parent.items:
            first = parent.items[key.text][0]
            self._problem("duplicate-key", key, key=key.text, line=first.line)
            return
        parent.items[key.text] = (key, node)
        if parent.flow and isinstance(node, Scalar) and node.plain and not node.width:
            self._problem("comma-in-braces", key, text=key.text)

    def _report(self, code: str, event: yaml.Event, **args: object) -> None:
        mark = _mark(event.start_mark)
        self.problems.append(Problem(code, Place(self.file, mark.line + 1, mark.column + 1), args))

    def _problem(self, code: str, node: Node, **args: object) -> None:
        place = Place(self.file, node.line, node.column, max(1, node.width))
        self.problems.append(Problem(code, place, args))


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    line, column = start.line, start.column
    width = end.column - column if end.line == line else 1
    return Scalar(event.value, not event.style, line + 1, column + 1, width)


def _mark(mark: Any) -> yaml.Mark:
    # Parsed events always carry marks; the stubs also think of hand-made ones.
    return cast(yaml.Mark, mark)


def _swallowed(tree: Tree) -> Iterator[Problem]:
    """Texts cut short by a `#` that their writer did not mean as a comment: `厂区 #3 车间`."""
    for number, line in enumerate(tree.lines, start=1):
        found = HASH.search(line)
        if found and ": " in line[: found.start()] and not _in_quotes(line[: found.start()]):
            place = Place(tree.file, number, found.start(1) + 1, len(found[1]))
            yield Problem("text-after-hash", place, {"text": found[1][:40]}, Severity.WARNING)


def _in_quotes(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("'") % 2 == 1


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return None if node.plain and node.text in EMPTY else node.text
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, (_, value) in node.items.items()}


# What the parser says of the commonest slips, and the locales' words for it.
_REASONS = {
    "mapping values are not allowed in this context": "yaml-colon",
    "could not find expected ':'": "yaml-no-colon",
    "did not find expected key": "yaml-uneven",
    "did not find expected ',' or '}'": "yaml-brace",
    "did not find expected ',' or ']'": "yaml-bracket",
    "found unexpected end of stream": "yaml-quote",
    "found character that cannot start any token": "yaml-beginning",
    "did not find expected '-' indicator": "yaml-dash",
    "block sequence entries are not allowed in this context": "yaml-item",
    "found unknown escape character": "yaml-backslash",
    "did not find expected node content": "yaml-nothing",
}


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error; the commonest slips of a Chinese keyboard by name."""
    lines = text.split("\n")
    number, column = _broken(lines, error)
    for index, line in enumerate(lines):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            return Problem("merge-conflict", Place(file, index + 1, 1))
    for index in (number, number - 1):
        line = lines[index] if 0 <= index < len(lines) else ""
        if "：" in line and ":" not in line.split("：", 1)[0]:
            return Problem("full-width-colon", Place(file, index + 1, line.index("：") + 1))
    if "\t" in lines[number][: len(lines[number]) - len(lines[number].lstrip())]:
        return Problem("tab-indent", Place(file, number + 1, lines[number].index("\t") + 1))
    said = str(error.problem or "")
    reason = Label("words", _REASONS[said]) if said in _REASONS else said
    return Problem("yaml-syntax", Place(file, number + 1, column + 1), {"reason": reason})


def _broken(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Where a syntax is broken: line and column, from 0.

    A quotation mark or bracket without its partner is named where it opens: the parser only
    notices at the next one, or at the end of the file.
    """
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    # The end-of-stream mark lies one line past the file.
    number = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    if opened and opened.line < number and _OPEN.match(error.context or ""):
        return opened.line, opened.column
    before = lines[number][:column]
    quote = before[-1:]
    if quote in _QUOTES and before.count(quote) % 2:
        for above in range(number - 1, -1, -1):
            at = lines[above].rfind(quote)
            # An apostrophe within a word opens nothing.
            if lines[above].count(quote) % 2 and lines[above][:at][-1:] in " [{,":
                return above, at
    return number, column


def _unreadable(file: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    position = getattr(error, "position", 0) or 0
    line = text.count("\n", 0, position) + 1
    return Problem("forbidden-character", Place(file, line, 1), {"character": "?"})


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    """Control, bidirectional, invisible and unpaired surrogate characters: they can hide text."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable() or line.replace("\t", "").isprintable():
            continue
        for column, character in enumerate(line, start=1):
            if _is_forbidden(ord(character)):
                name = f"U+{ord(character):04X}"
                yield Problem(
                    "forbidden-character", Place(file, number, column), {"character": name}
                )
                break


def _is_forbidden(point: int) -> bool:
    return (
        (point < 0x20 and point != 0x09)
        or 0x7F <= point <= 0x9F
        # Nobody sees a space without width, and no search finds the word that holds it.
        or point in (0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF)
        or 0x2060 <= point <= 0x2064
        or 0xE0000 <= point <= 0xE007F
        # Line and paragraph separator: YAML ends a line there, editors do not.
        or 0x2028 <= point <= 0x202E
        or 0x2066 <= point <= 0x2069
        or 0xD800 <= point <= 0xDFFF
        or point in (0xFFFE, 0xFFFF)
    )
