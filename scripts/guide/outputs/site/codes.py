"""QR codes as inline SVG: one path of dark runs on a white ground, quiet zone included."""

import re
from dataclasses import dataclass

import segno
from markupsafe import Markup, escape

_QUIET = 4
# Readers take any mask; to weigh all eight against each other is most of the work.
_MASK = 2
# What is written byte by byte, whatever else stands in it.
_BYTES = re.compile(r"(?=.*[a-z])[!-~]+")
_DARK = re.compile("1+")


@dataclass(frozen=True, slots=True)
class _Known:
    """A text whose code is known: the modules as bits of a number, row by row, 1 for a dark one."""

    text: str
    kind: str
    side: int
    modules: int


# A bit of a text turns the same modules of its code, whatever the other bits say. So of texts that
# are equally long one code is made from scratch, and of each bit what it turns.
_KNOWN: dict[int, _Known] = {}
_TURNED: dict[tuple[str, int, int], int] = {}


def code(address: str, label: str) -> Markup:
    """The code of an address; `label` tells people what it leads to."""
    side, modules = matrix(address)
    bits = f"{modules:0{side * side}b}"
    runs = []
    for y in range(side):
        for run in _DARK.finditer(bits[y * side : (y + 1) * side]):
            width = run.end() - run.start()
            runs.append(f"M{run.start() + _QUIET} {y + _QUIET}h{width}v1h-{width}z")
    whole = side + 2 * _QUIET
    return Markup(
        f'<svg class="qr" viewBox="0 0 {whole} {whole}" role="img" aria-label="{escape(label)}">'
        f'<rect class="qr-ground" width="{whole}" height="{whole}"/>'
        f'<path class="qr-dark" d="{"".join(runs)}"/></svg>'
    )


def matrix(address: str) -> tuple[int, int]:
    """The side of an address's code, and its modules as bits of a number, the first one highest."""
    if not _BYTES.fullmatch(address):
        made = _made(address)
        return made.side, made.modules
    known = _KNOWN.get(len(address))
    if known is None:
        known = _KNOWN[len(address)] = _made(address)
    modules = known.modules
    for at, (own, other) in enumerate(zip(address, known.text, strict=True)):
        differing = ord(own) ^ ord(other)
        for bit in range(differing.bit_length()):
            if differing >> bit & 1:
                modules ^= _turned(known, at, bit)
    return known.side, modules


def _turned(known: _Known, at: int, bit: int) -> int:
    """The modules that a bit of the character at a place turns in codes of this kind."""
    found = _TURNED.get((known.kind, at, bit))
    if found is None:
        text = known.text
        other = f"{text[:at]}{chr(ord(text[at]) ^ 1 << bit)}{text[at + 1 :]}"
        found = known.modules ^ _made(other, mode="byte").modules
        _TURNED[known.kind, at, bit] = found
    return found


def _made(text: str, mode: str | None = None) -> _Known:
    made = segno.make_qr(text, error="m", mask=_MASK, mode=mode)
    modules = int("".join(f"{module:b}" for row in made.matrix for module in row), 2)
    return _Known(text, made.designator, len(made.matrix), modules)
