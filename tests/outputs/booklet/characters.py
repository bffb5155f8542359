"""Every character of a PDF page with its place, read from the page's own content stream."""

import re
from dataclasses import dataclass
from itertools import groupby

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class Character:
    """A character: the left and right end of its advance, its base line and its size in points
    from the page's lower left, the family and the number of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float
    family: str
    font: int

    @property
    def width(self):
        """Its advance in em."""
        return (self.right - self.left) / self.size


class _Font:
    def __init__(self, font):
        below = font.DescendantFonts[0]
        self.family = str(below.BaseFont).lstrip("/").split("+")[-1].split("-")[0]
        self.number = font.objgen[0]
        self.default = float(below.get("/DW", 1000))
        self.widths = dict(_widths(below.get("/W", [])))
        self.texts = dict(_texts(font.ToUnicode.read_bytes()))

    def glyphs(self, data):
        for at in range(0, len(data), 2):
            glyph = int.from_bytes(data[at : at + 2])
            yield self.texts.get(glyph, ""), self.widths.get(glyph, self.default) / 1000


def _widths(parts):
    parts = list(parts)
    at = 0
    while at < len(parts):
        first, second = int(parts[at]), parts[at + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            at += 2
        else:
            yield from ((glyph, float(parts[at + 2])) for glyph in range(first, int(second) + 1))
            at += 3


def _texts(cmap):
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, text in _PAIR.findall(section):
            yield int(glyph, 16), bytes.fromhex(text.decode()).decode("utf-16-be")
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in _RANGE.findall(section):
            for glyph in range(int(first, 16), int(last, 16) + 1):
                yield glyph, chr(int(text, 16) + glyph - int(first, 16))


def characters(page):
    """The characters of a page in the order in which they are set; those that say nothing too."""
    fonts = {name: _Font(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    matrix, saved = pikepdf.Matrix(), []
    text, font, size = pikepdf.Matrix(), None, 1.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                saved.append(matrix)
            case "Q":
                matrix = saved.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "BT":
                text = pikepdf.Matrix()
            case "Tm":
                text = pikepdf.Matrix(*map(float, operands))
            case "Td":
                text = pikepdf.Matrix(1, 0, 0, 1, float(operands[0]), float(operands[1])) @ text
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tj" | "TJ":
                parts = operands if str(operator) == "Tj" else operands[0]
                for part in parts:
                    if not isinstance(part, pikepdf.String):
                        shift = -float(part) / 1000 * size
                        text = pikepdf.Matrix(1, 0, 0, 1, shift, 0) @ text
                        continue
                    for char, width in font.glyphs(bytes(part)):
                        placed = text @ matrix
                        scale = abs(placed.a) or abs(placed.b)
                        advance = width * size
                        yield Character(
                            char,
                            placed.e,
                            placed.e + advance * scale,
                            placed.f,
                            size * scale,
                            font.family,
                            font.number,
                        )
                        text = pikepdf.Matrix(1, 0, 0, 1, advance, 0) @ text


def said(line):
    """The text of a line."""
    return "".join(each.text for each in line)


def lines(page):
    """The lines of a page: characters that stand on one base line and follow each other."""
    found = []
    for _, run in groupby(characters(page), key=lambda each: round(each.base, 1)):
        line = []
        for each in run:
            if line and not -0.6 * each.size < each.left - line[-1].right < 1.1 * each.size:
                found.append(line)
                line = []
            line.append(each)
        found.append(line)
    return [line for line in found if said(line).strip()]


def paragraphs(of_page):
    """Lines of one face and size under each other at one distance: lists of two and more."""
    found, column = [], []
    for line in of_page:
        if column and _goes_on(column, line):
            column.append(line)
        else:
            found.append(column)
            column = [line]
    return [each for each in (*found, column) if len(each) > 1]


def _goes_on(column, line):
    first, above = line[0], column[-1][0]
    lead = above.base - first.base
    # An opening mark at the head of a line is set half an em to the left of it.
    beside = -0.6 * first.size < first.left - column[0][0].left < 0.1 * first.size
    even = len(column) == 1 or abs(column[-2][0].base - above.base - lead) < 0.2
    alike = abs(first.size - column[-1][-1].size) < 0.1 and first.font == column[-1][-1].font
    return beside and even and alike and 0.9 * first.size < lead < 2.1 * first.size
