"""A content stream read once, quickly: the colours, pictures, forms, fonts and states it uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# Strings, names and comments are stepped over whole, so that nothing in them looks like an
# operator. Path operators are not looked at: they are most of a page and say nothing of colour.
_TOKEN = re.compile(
    rb"""
      \((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]|\([^()]*\))*\))*\)
    | <[0-9A-Fa-f\s]*>
    | /[^\s/<>\[\](){}%]*
    | %[^\r\n]*
    | \b(?:q|Q|cm|Do|gs|sh|k|K|g|G|rg|RG|cs|CS|scn|SCN|sc|SC|Tf|Tj|TJ|Tr|BI|ri)\b
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(rb"(?<=\))\s*['\"]")
_INLINE_END = re.compile(rb"\sEI(?=[\s]|$)")
_DEVICE = {
    b"k": (4, "fill", "DeviceCMYK"), b"K": (4, "stroke", "DeviceCMYK"),
    b"rg": (3, "fill", "DeviceRGB"), b"RG": (3, "stroke", "DeviceRGB"),
    b"g": (1, "fill", "DeviceGray"), b"G": (1, "stroke", "DeviceGray"),
}  # fmt: skip
_INVISIBLE = 3


@dataclass(slots=True)
class Marks:
    """What a content stream puts on paper.

    `colours` are device colours by space, each with its parts; `spaces` are the names of colour
    spaces set, `patterns` those of patterns; `drawn` are XObjects with the matrix they are drawn
    under; `letters` are the device colours of visible text.
    """

    colours: dict[str, set[tuple[float, ...]]] = field(default_factory=dict)
    letters: set[tuple[float, ...]] = field(default_factory=set)
    spaces: set[str] = field(default_factory=set)
    tints: set[tuple[str, tuple[float, ...]]] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    shadings: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    drawn: list[tuple[str, Matrix]] = field(default_factory=list)
    inline: int = 0


def scanned(data: bytes) -> Marks:
    """The marks of a content stream whose filters are undone."""
    marks = Marks()
    matrix, mode = UNIT, 0
    fill: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    space = {"fill": "DeviceGray", "stroke": "DeviceGray"}
    stack: list[tuple[Matrix, tuple[str, tuple[float, ...]], int, dict[str, str]]] = []
    known: dict[bytes, tuple[float, ...]] = {}
    name, end = "", 0
    for start, token in _tokens(data, marks):
        if token[:1] == b"/":
            name = token[1:].decode("latin-1")
        elif token == b"q":
            stack.append((matrix, fill, mode, dict(space)))
        elif token == b"Q":
            if stack:
                matrix, fill, mode, space = stack.pop()
        elif token == b"cm":
            matrix = times(_six(data, end, start), matrix)
        elif token in _DEVICE:
            parts, kind, device = _DEVICE[token]
            text = data[max(end, start - 64) : start]
            values = known.get(text)
            if values is None or len(values) != parts:
                values = known[text] = _numbers(text, parts)
            marks.colours.setdefault(device, set()).add(values)
            space[kind] = device
            if kind == "fill":
                fill = (device, values)
        elif token in (b"Tj", b"TJ", b"'", b'"'):
            if mode != _INVISIBLE and fill[0].startswith("Device"):
                marks.letters.add(fill[1])
        elif token == b"Tf":
            marks.fonts.add(name)
        elif token == b"Tr":
            mode = int(_numbers(data[max(end, start - 24) : start], 1)[0])
        elif token == b"Do":
            marks.drawn.append((name, matrix))
        elif token in (b"cs", b"CS"):
            marks.spaces.add(name)
            space["fill" if token == b"cs" else "stroke"] = name
            if token == b"cs":
                fill = (name, ())
        elif token in (b"scn", b"SCN", b"sc", b"SC"):
            current = space["fill" if token in (b"scn", b"sc") else "stroke"]
            if current == "Pattern":
                marks.patterns.add(name)
            else:
                values = _all_numbers(data[max(end, start - 96) : start])
                marks.tints.add((current, values))
                if token in (b"scn", b"sc"):
                    fill = (current, values)
        elif token == b"gs":
            marks.states.add(name)
        elif token == b"sh":
            marks.shadings.add(name)
        end = start + len(token)
    return marks


def _tokens(data: bytes, marks: Marks) -> Iterator[tuple[int, bytes]]:
    """The tokens that matter with their places; the bytes of inline images are stepped over."""
    at = 0
    while at < len(data):
        for match in _TOKEN.finditer(data, at):
            token = match.group()
            first = token[:1]
            if first == b"(":
                quoted = _QUOTED.match(data, match.end())
                if quoted:
                    yield quoted.end() - 1, quoted.group()[-1:]
            elif token == b"BI":
                marks.inline += 1
                found = _INLINE_END.search(data, match.end())
                at = found.end() if found else len(data)
                break
            elif first not in (b"<", b"%"):
                yield match.start(), token
        else:
            return


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and after it `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _six(data: bytes, end: int, start: int) -> Matrix:
    a, b, c, d, e, f = _numbers(data[max(end, start - 120) : start], 6)
    return a, b, c, d, e, f


def _numbers(text: bytes, count: int) -> tuple[float, ...]:
    """The last `count` numbers before an operator; 0 for what is missing or no number."""
    found = [_number(word) for word in text.split()[-count:]]
    return (*(0.0 for _ in range(count - len(found))), *found)


def _all_numbers(text: bytes) -> tuple[float, ...]:
    found: list[float] = []
    for word in reversed(text.split()):
        try:
            found.append(float(word))
        except ValueError:
            break
    return tuple(reversed(found))


def _number(word: bytes) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0
