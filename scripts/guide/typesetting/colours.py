"""Colours of the booklet: every token as RGB for the screen with a CMYK twin for the press."""

from collections.abc import Sequence

from guide.colours import sector_colours
from guide.model.guide import Guide
from guide.typesetting.separation import Parts, separation

PRIMARY, ACCENT = "#0b4f6c", "#c8102e"

Twin = dict[str, object]

NEUTRALS = {
    "ink": "#16202b",
    "paper": "#ffffff",
    "mist": "#f4f6f8",
    "rule": "#d9dfe5",
    "muted": "#5b6873",
}
# Neutrals print in black alone, so that small type never depends on the register of four plates.
BLACK_SHARE = {"ink": 100, "paper": 0, "mist": 5, "rule": 18, "muted": 70}
TINTS = {"mid": 0.58, "pale": 0.28, "far": 0.11}


def of_guide(guide: Guide) -> dict[str, Twin]:
    """The colours of a guide: its own where its theme names them."""
    theme = guide.settings.theme
    return tokens(
        (theme and theme.primary) or PRIMARY,
        (theme and theme.accent) or ACCENT,
        [str(sector.id) for sector in guide.sectors],
    )


def tokens(primary: str, accent: str, sectors: Sequence[str]) -> dict[str, Twin]:
    """Every colour name the templates use, `{rgb: "#rrggbb", cmyk: [c, m, y, k] in per cent}`."""
    colours: dict[str, Twin] = {
        name: {"rgb": rgb, "cmyk": [0, 0, 0, BLACK_SHARE[name]]} for name, rgb in NEUTRALS.items()
    }
    colours["primary"] = _twin(_parts(primary))
    colours["accent"] = _twin(_parts(accent))
    colours["primary-deep"] = _twin(_mix(_parts(primary), (0.02, 0.05, 0.09), 0.62))
    colours |= _tints("primary", primary)
    hues = sector_colours(primary, len(sectors)) if sectors else []
    for sector, colour in zip(sectors, hues, strict=True):
        colours[f"sector-{sector}"] = _twin(_parts(colour))
        colours |= _tints(f"sector-{sector}", colour)
    return colours


def _tints(name: str, colour: str) -> dict[str, Twin]:
    """Lighter steps of a colour; on the press each is the same ink in a lower percentage."""
    parts = _parts(colour)
    return {
        f"{name}-{step}": {
            "rgb": _hex(_mix(parts, (1.0, 1.0, 1.0), share)),
            "cmyk": [round(100 * share * part) for part in separation(parts)],
        }
        for step, share in TINTS.items()
    }


def _twin(parts: Parts) -> Twin:
    return {"rgb": _hex(parts), "cmyk": [round(100 * part) for part in separation(parts)]}


def _mix(colour: Parts, ground: Parts, share: float) -> Parts:
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(colour, ground, strict=True))
    return red, green, blue


def _parts(colour: str) -> Parts:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _hex(parts: Parts) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
