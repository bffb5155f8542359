"""A change turns a file's text into one that says something else, touching nothing but that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.edit import writing
from guide.edit.spans import Branch, Leaf, Span, Table, spans
from guide.edit.writing import Plain
from guide.load.bind import model_at
from guide.model.base import Model, Step, yaml_name
from guide.tree import decode, parse


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters `start` to `end` of a text give way to `text`."""

    start: int
    end: int
    text: str


def edited(source: str, target: Plain, model: type[Model]) -> str:
    """The source with as few characters changed as make it say `target`.

    Comments, order, quotes and layout stay. A key that is new stands where the model's order wants
    it; list items are compared by their position. What `target` lacks is removed; empty mappings,
    lists and texts count as lacking. `source` has line feeds only and parses without problems.
    """
    wanted = pruned(target)
    root = spans(source)
    if not _fits(root, wanted):
        raise TypeError("a file keeps its kind")
    splices = list(_Comparison(source, root, model).of(root, wanted, ()))
    result = spliced(source, splices)
    tree, problems = parse("", result)
    if tree is None or not _same(pruned(tree.plain()), wanted):
        raise AssertionError(f"an edit went wrong: {problems}\n{result}")
    return result


def edited_bytes(data: bytes, target: Plain, model: type[Model]) -> bytes:
    """The same for a file's bytes: its encoding, its mark and its line ends stay."""
    text, problems = decode("", data)
    if problems:
        raise ValueError(problems)
    new = edited(text, target, model)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, mark = ("utf-16-le" if data[0] == 0xFF else "utf-16-be"), data[:2]
    else:
        encoding, mark = "utf-8", data[:3] if data.startswith(b"\xef\xbb\xbf") else b""
    raw = data[len(mark) :].decode(encoding)
    if raw != text:
        new = _with_line_ends(raw, text, new)
    return mark + new.encode(encoding)


def pruned(of: object) -> Plain:
    """Plain data without what says nothing: None, empty mappings and lists; texts stripped."""
    if isinstance(of, Mapping):
        found = {str(key): pruned(each) for key, each in of.items() if each is not None}
        return {key: each for key, each in found.items() if each not in ({}, [])}
    if isinstance(of, Sequence) and not isinstance(of, str):
        return [pruned(each) for each in of if each is not None]
    return of.strip() if isinstance(of, str) else of  # type: ignore[return-value]


def spliced(source: str, splices: Sequence[Splice]) -> str:
    """The text after all splices; those at one place come in the order given."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        parts += [source[at : splice.start], splice.text]
        at = max(at, splice.end)
    return "".join([*parts, source[at:]])


class _Comparison:
    """Compares spans with what they are to say; yields the splices between."""

    def __init__(self, source: str, root: Span, model: type[Model]) -> None:
        self.source, self.model = source, model
        self.in_flow = frozenset(_leaves_in_flow(root, flow=False))

    def of(self, span: Span, target: Plain, path: tuple[Step, ...]) -> Iterator[Splice]:
        """The splices of a node that `target` fits; see `_fits`."""
        if isinstance(span, Leaf):
            yield from self._leaf(span, target)
        elif isinstance(span, Table):
            yield from self._table(span, dict(target), path)  # type: ignore[arg-type]
        else:
            yield from self._branch(span, list(target), path)  # type: ignore[arg-type]

    def _leaf(self, span: Leaf, target: Plain) -> Iterator[Splice]:
        said = _said(target)
        if span.text.strip() == said:
            return
        flow = span.start in self.in_flow
        if span.style in ("|", ">") and isinstance(target, str):
            new = self._block(span, target)
        else:
            style = span.style if isinstance(target, str) else ""
            new = writing.scalar(target, flow=flow, style=style)  # type: ignore[arg-type]
        glued = span.start == span.end and self.source[span.start - 1] not in " \n"
        yield Splice(span.start, span.end, " " * glued + new)

    def _block(self, span: Leaf, target: str) -> str:
        """A folded or literal block that says something else: lines before the change stay."""
        head, _, body = self.source[span.start : span.end].partition("\n")
        lines = body.split("\n")
        indent = min((len(w) - len(w.lstrip()) for w in lines if w.strip()), default=2)
        if "\n" not in target and span.style == ">" and writing.may_fold(target):
            kept: list[str] = []
            rest = target
            for line in lines:
                words = line.strip()
                if not words or not re.match(re.escape(words) + r" \S", rest):
                    break
                kept.append(line)
                rest = rest[len(words) + 1 :]
            pad = " " * indent
            more = [pad + each for each in writing.wrapped(rest, writing.WIDTH - indent)]
            return "\n".join([head, *kept, *more])
        if span.style == "|" and writing.may_stand(target):
            return head + writing.literal(target, indent).removeprefix("|-")
        return writing.text(target, indent)

    def _table(
        self, span: Table, target: dict[str, Plain], path: tuple[Step, ...]
    ) -> Iterator[Splice]:
        stays: dict[str, tuple[Leaf, int]] = {}
        gone: list[int] = []
        for index, (key, each) in enumerate(span.items):
            if key.text in target:
                colon = self.source.index(":", key.end) + 1
                stays[key.text] = (key, max(colon, each.end))
                yield from self._value(each, target[key.text], (*path, key.text), span, colon=colon)
            elif pruned(_plain(each)) in ({}, [], "", None):
                # A key without a value says nothing already: it stays for its writer to fill.
                stays[key.text] = (key, max(self.source.index(":", key.end) + 1, each.end))
            else:
                gone.append(index)
        extents = [(key.start, max(key.end + 1, each.end)) for key, each in span.items]
        yield from self._without(extents, gone, flow=span.flow)
        order = self._order(path, [*stays, *target])
        first = next(key.start for key, _ in stays.values())
        for number, name in enumerate(order):
            if name not in target or name in stays:
                continue
            text = writing.pair(name, target[name], span.column, flow=span.flow)
            before = [stays[n][1] for n in order[:number] if n in stays]
            if before:
                yield self._after(before[-1], text, span.column, flow=span.flow)
            else:
                gap = ", " if span.flow else "\n" + " " * span.column
                yield Splice(first, first, text + gap)

    def _value(
        self, span: Span, target: Plain, path: tuple[Step, ...], parent: Table | Branch, colon: int
    ) -> Iterator[Splice]:
        """The splices of a value; one of another kind is written anew behind its colon or hyphen.

        In brackets `colon` is where the value itself begins.
        """
        if _fits(span, target):
            yield from self.of(span, target, path)
            return
        new = writing.value(target, parent.column, flow=parent.flow)
        in_brackets = isinstance(parent, Branch) and parent.flow
        end = max(colon, span.end)
        first, line_feed, rest = new.partition("\n")
        if line_feed:
            # A comment behind the old value stays on its line, which is now the first.
            line_end = self.source.find("\n", end)
            comment = self.source[end : len(self.source) if line_end < 0 else line_end]
            new, end = first + comment.rstrip() + line_feed + rest, end + len(comment)
        yield Splice(colon, end, new.lstrip() if in_brackets else new)

    def _branch(
        self, span: Branch, target: list[Plain], path: tuple[Step, ...]
    ) -> Iterator[Splice]:
        extents = [
            (each.start if span.flow else self._hyphen(span, each), each.end) for each in span.items
        ]
        for index, (each, wanted) in enumerate(zip(span.items, target, strict=False)):
            start = extents[index][0]
            colon = start if span.flow else start + 1
            yield from self._value(each, wanted, (*path, index), span, colon=colon)
        gone = list(range(len(target), len(span.items)))
        yield from self._without(extents, gone, flow=span.flow)
        for wanted in target[len(span.items) :]:
            if span.flow:
                yield self._after(span.items[-1].end, writing.inline(wanted), 0, flow=True)
            else:
                text = writing.item(wanted, span.column)
                yield self._after(span.end, text, span.column, flow=False)

    def _hyphen(self, span: Branch, item: Span) -> int:
        """Where the hyphen of a block's item stands: alone at its column."""
        at = item.start + 1
        while True:
            at = self.source.rindex("-", 0, at)
            if at - (self.source.rfind("\n", 0, at) + 1) == span.column:
                return at

    def _after(self, at: int, text: str, column: int, *, flow: bool) -> Splice:
        """Put a pair or an item behind what ends at a place and the comment on its line."""
        if flow:
            return Splice(at, at, ", " + text)
        end = self.source.find("\n", at)
        end = len(self.source) if end < 0 else end
        return Splice(end, end, "\n" + " " * column + text)

    def _without(
        self, extents: Sequence[tuple[int, int]], gone: Sequence[int], *, flow: bool
    ) -> Iterator[Splice]:
        """Take pairs or items away with their comma, or with their lines; one at least stays."""
        for index in gone:
            start, end = extents[index]
            line_start = self.source.rfind("\n", 0, start) + 1
            stays_before = any(other not in gone for other in range(index))
            if flow and stays_before:
                yield Splice(extents[index - 1][1], end, "")
            elif flow or not line_start or self.source[line_start:start].strip():
                yield Splice(start, extents[index + 1][0], "")
            else:
                # The line feed before it goes, the one behind stays: others may insert there.
                line_end = self.source.find("\n", end)
                line_end = len(self.source) if line_end < 0 else line_end
                yield Splice(line_start - 1, line_end, "")

    def _order(self, path: tuple[Step, ...], names: Sequence[str]) -> list[str]:
        """Names in the model's order; what the model does not know, last."""
        model = model_at(self.model, path)
        known = [yaml_name(n, info) for n, info in model.model_fields.items()] if model else []
        others = list(dict.fromkeys(n for n in names if n not in known))
        return [*known, *others]


def _leaves_in_flow(span: Span, *, flow: bool) -> Iterator[int]:
    if isinstance(span, Leaf):
        if flow:
            yield span.start
        return
    for item in span.items:
        for each in item if isinstance(item, tuple) else (item,):
            yield from _leaves_in_flow(each, flow=flow or span.flow)


def _fits(span: Span, target: Plain) -> bool:
    """Whether a node can come to say something piece by piece: the same kind, a part in common."""
    if isinstance(span, Table):
        return isinstance(target, Mapping) and any(key.text in target for key, _ in span.items)
    if isinstance(span, Branch):
        is_list = isinstance(target, Sequence) and not isinstance(target, str)
        return is_list and bool(span.items)
    return isinstance(target, str | bool | int)


def _plain(span: Span) -> object:
    if isinstance(span, Leaf):
        return None if not span.style and span.text in ("", "~", "null") else span.text
    if isinstance(span, Branch):
        return [_plain(each) for each in span.items]
    return {key.text: _plain(each) for key, each in span.items}


def _said(of: Plain) -> str:
    if isinstance(of, bool):
        return "true" if of else "false"
    return str(of)


def _same(one: Plain, other: Plain) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)
    if isinstance(one, str | bool | int) or isinstance(other, str | bool | int):
        return _said(one) == _said(other)
    return len(one) == len(other) and all(map(_same, one, other))


def _with_line_ends(raw: str, text: str, new: str) -> str:
    """Give an edited text the line ends of the file that it came from.

    `raw` is the file with its own line ends, `text` the same with line feeds, `new` the edited
    text. Lines that both have keep their own end, new ones take the commonest.
    """
    ends = [("\r\n" if part.endswith("\r") else "\n") for part in raw.split("\n")[:-1]]
    common = max(("\r\n", "\n"), key=ends.count)
    lines, old = new.split("\n"), text.split("\n")
    head = 0
    while head < min(len(lines), len(old)) and lines[head] == old[head]:
        head += 1
    tail = 0
    while tail < min(len(lines), len(old)) - head and lines[-1 - tail] == old[-1 - tail]:
        tail += 1
    own = ends if len(ends) == len(old) - 1 else [common] * (len(old) - 1)
    made = own[:head]
    behind = own[len(own) - max(0, tail - 1) :] if tail > 1 else []
    made += [common] * (len(lines) - 1 - len(made) - len(behind)) + behind
    return "".join(line + end for line, end in zip(lines, [*made, ""], strict=True))
