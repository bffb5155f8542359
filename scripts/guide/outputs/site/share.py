"""A project's picture for where links are shared: its title and amount, drawn at build."""

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from guide.locales import written
from guide.words.types import RecordWords

SIZE = (1200, 630)
# How the addresses of these pictures begin.
SHARED = "media/share-"

# A change here draws every picture anew.
_MAKING = "share 1"
_PACKAGE = "justmytype_intl_cjk"  # the booklet's fonts
_FOLDERS = {"zh-Hant": "notosanstc", "ja": "notosansjp", "ko": "notosanskr"}
_EFFORT = 6  # of zlib
_EDGE = 80
_LEFT = 104
_INK, _MUTED, _PAPER = "#16202b", "#5b6873", "#ffffff"
_NEVER_FIRST = "，。、；：？！）》」』”’%‰"


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says, in one language, and in which colours (hex)."""

    lang: str
    title: str
    number: str
    unit: str
    label: str
    sector: str
    guide: str
    colour: str

    @property
    def address(self) -> str:
        """Where the picture stands in the site; what it says gives the name."""
        said = "\0".join((_MAKING, *astuple(self)))
        return f"{SHARED}{hashlib.sha256(said.encode()).hexdigest()[:20]}.png"


def can_draw(lang: str) -> bool:
    """Whether the fonts for a language are installed; without them there are no pictures."""
    return _font_file(lang) is not None


def drawn(card: Card, cache: Path | None = None) -> bytes:
    """The picture of a card as PNG, 1200 by 630; `cache` is a folder that keeps what was drawn."""
    kept = cache / Path(card.address).name if cache else None
    if kept is not None:
        with contextlib.suppress(OSError):
            return kept.read_bytes()
    data = _draw(card)
    if kept is not None:
        aside = kept.with_name(f"{kept.name}.{os.getpid()}")
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(data)
            aside.replace(kept)
        except OSError:  # a full disk, a folder that is not ours: then it is drawn again
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
    return data


def _draw(card: Card) -> bytes:
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 24, SIZE[1]), fill=card.colour)
    small = _font(card.lang, 34, 600)
    pen.text((_LEFT, _EDGE), card.sector, font=small, fill=card.colour, anchor="ls")
    size, lines = _set(card)
    top = 150
    for line in lines:
        pen.text((_LEFT, top), line, font=_font(card.lang, size, 650), fill=_INK, anchor="lt")
        top += round(size * 1.36)
    base = SIZE[1] - 132
    if card.number:
        big = _font(card.lang, 104, 500)
        pen.text((_LEFT, base), card.number, font=big, fill=card.colour, anchor="ls")
        across = _LEFT + pen.textlength(card.number, font=big) + 16
        unit = _font(card.lang, 40, 500)
        pen.text((across, base), card.unit, font=unit, fill=card.colour, anchor="ls")
        across += pen.textlength(card.unit, font=unit) + 32
        light = _font(card.lang, 32, 400)
        pen.text((across, base), card.label, font=light, fill=_MUTED, anchor="ls")
    foot = SIZE[1] - 56
    pen.line((_LEFT, foot - 48, SIZE[0] - _EDGE, foot - 48), fill="#d9dfe5", width=2)
    pen.text((_LEFT, foot), card.guide, font=_font(card.lang, 28, 500), fill=_MUTED, anchor="ls")
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=_EFFORT)
    return stream.getvalue()


def _set(card: Card) -> tuple[int, list[str]]:
    """The largest size at which a title takes at most three lines, and those lines."""
    lines: list[str] = []
    for size in (76, 66, 56, 46):
        lines = list(_lines(card.title, _font(card.lang, size, 650), SIZE[0] - _LEFT - _EDGE))
        if len(lines) * size * 1.36 <= 250:
            return size, lines
    return 46, [*lines[:3], f"{lines[3][:-1]}…"] if len(lines) > 3 else lines


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Text in lines of at most this many pixels: between words, or between Han characters."""
    line = ""
    for piece in _pieces(text):
        if line and font.getlength((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for sign in " ".join(text.split()):
        alone = ord(sign) > 0x2E7F and sign not in _NEVER_FIRST
        if (
            piece
            and (alone or ord(piece[-1]) > 0x2E7F or piece[-1] in " -")
            and (sign not in _NEVER_FIRST)
        ):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


@lru_cache(maxsize=32)
def _font(lang: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    file = _font_file(lang)
    if file is None:
        raise FileNotFoundError(_PACKAGE)
    font = ImageFont.truetype(str(file), size)
    with contextlib.suppress(OSError):  # a font of one weight
        font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=8)
def _font_file(lang: str) -> Path | None:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "fonts" / "ofl" / _FOLDERS.get(written(lang), "notosanssc")
    return next(iter(sorted(folder.glob("*.ttf"))), None)


def card_of(words: RecordWords, sector: str, guide: str, colour: str) -> Card:
    """The card of a record: its first key figure is its amount."""
    figure = words.figures[0] if words.figures else None
    return Card(
        words.language,
        words.title,
        figure.number if figure else "",
        figure.unit if figure else "",
        figure.label if figure else "",
        sector,
        guide,
        colour,
    )
