"""What a press would refuse or ask about: a measurement against what was wanted."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guide.outputs.booklet.preflight import spaces
from guide.outputs.booklet.preflight.measuring import Measured, Placed
from guide.problems import Place, Problem, Severity

# Half a per cent allows for the rounding of eight-bit inks and of placed sizes.
MOST_INK = 3.005
FINE, COARSE = 300, 150
_ROUNDING = 0.995
_NEAR = 0.15
_VERSIONS = {"PDF/X-4": "1.6", "PDF/X-1a:2003": "1.4"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture in the file comes from: its name in the library and who shows it."""

    file: str
    record: str
    place: Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is to be. Lengths in mm; `spine` where the file is a cover with one.

    `multiple` is what its number of pages must divide by; `sources` are its pictures by the digest
    of their data.
    """

    place: Place
    kind: str
    standard: str
    width: float
    height: float
    bleed: float
    multiple: int
    binding: str = ""
    spine: float | None = None
    spine_sum: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)


def verdict(found: Measured, wanted: Wanted) -> list[Problem]:
    """Everything that is wrong or doubtful; an error means that a press would refuse the file."""
    return [*_form(found, wanted), *_colour(found, wanted), *_pictures(found, wanted)]


def _form(found: Measured, wanted: Wanted) -> Iterator[Problem]:
    """Boxes, pages, fonts and declarations."""
    sizes = sorted({(box.width, box.height) for box in found.boxes})
    if found.unboxed:
        yield _error(found, wanted, "preflight-boxes", pages=_pages(found.unboxed))
    nested = [page for box, pages in found.boxes.items() if not box.nested for page in pages]
    if nested:
        yield _error(found, wanted, "preflight-boxes", pages=_pages(nested))
    right = (round(wanted.width, 1), round(wanted.height, 1))
    for width, height in sizes:
        if abs(width - right[0]) > _NEAR or abs(height - right[1]) > _NEAR:
            args = {"found": _size(width, height), "wanted": _size(*right)}
            spined = wanted.spine is not None and abs(height - right[1]) <= _NEAR
            yield _error(found, wanted, "preflight-spine" if spined else "preflight-trim", **args)
    bled = min((box.bleed for box in found.boxes), default=0.0)
    if bled < wanted.bleed - 0.05:
        yield _error(found, wanted, "preflight-bleed", bleed=f"{bled:g}", least=f"{wanted.bleed:g}")
    if found.pages % wanted.multiple or not found.pages:
        pages = {"pages": found.pages, "multiple": wanted.multiple}
        yield _error(found, wanted, "preflight-pages", **pages)
    missing = sorted(name for name, there in found.fonts.items() if not there)
    if missing:
        yield _error(found, wanted, "preflight-font-missing", fonts=", ".join(missing))
    whole = sorted(found.whole - set(missing))
    if whole:
        yield _warning(found, wanted, "preflight-font-whole", fonts=", ".join(whole))
    if found.drawn_fonts:
        fonts = ", ".join(sorted(found.drawn_fonts))
        yield _warning(found, wanted, "preflight-font-drawn", fonts=fonts)
    version = found.declared.get("version", "")
    if version != wanted.standard or found.version != _VERSIONS[wanted.standard]:
        said = f"{version or '—'}, PDF {found.version}"
        yield _error(found, wanted, "preflight-standard", found=said, wanted=wanted.standard)
    if found.clashes:
        yield _error(found, wanted, "preflight-metadata", keys=", ".join(sorted(found.clashes)))
    if (found.intent.get("space"), found.intent.get("kind")) != ("CMYK", "prtr"):
        yield _error(found, wanted, "preflight-intent")
    live = sorted(found.live | ({"Encrypt"} if found.encrypted else set()))
    if live:
        yield _error(found, wanted, "preflight-live", keys=", ".join(live))


def _colour(found: Measured, wanted: Wanted) -> Iterator[Problem]:
    """Inks, black text, overprint and transparency."""
    for space, pages in sorted(found.colours.items()):
        if not spaces.is_print(space):
            yield _error(found, wanted, "preflight-colour", space=space, pages=_pages(pages))
    if found.inline:
        yield _error(found, wanted, "preflight-inline", count=found.inline)
    if found.rich_text:
        yield _error(found, wanted, "preflight-rich-text", pages=_pages(found.rich_text))
    if found.ink > MOST_INK:
        args = {"ink": round(100 * found.ink), "most": round(100 * MOST_INK)}
        yield _error(found, wanted, "preflight-ink", page=found.ink_page, **args)
    if found.unknown_ink:
        yield _warning(found, wanted, "preflight-ink-unknown", pages=_pages(found.unknown_ink))
    if found.overprint:
        yield _warning(found, wanted, "preflight-overprint", pages=_pages(found.overprint))
    if found.transparent:
        weigh = _warning if wanted.standard == "PDF/X-4" else _error
        yield weigh(found, wanted, "preflight-transparency", pages=_pages(found.transparent))


def _pictures(found: Measured, wanted: Wanted) -> Iterator[Problem]:
    """Pictures with too few pixels for the size at which they are printed."""
    worst: dict[str, Placed] = {}
    for placed in found.placed:
        before = worst.get(placed.picture.digest)
        if before is None or placed.dpi < before.dpi:
            worst[placed.picture.digest] = placed
    for digest, placed in worst.items():
        if placed.dpi >= FINE * _ROUNDING:
            continue
        source = wanted.sources.get(digest)
        args = {
            "record": source.record if source else "",
            "picture": source.file if source else "",
            "page": placed.page,
            "dpi": round(placed.dpi),
            "width": math.ceil(placed.width / 25.4 * FINE),
            "height": math.ceil(placed.height / 25.4 * FINE),
            "least": FINE if placed.dpi >= COARSE else COARSE,
        }
        coarse = placed.dpi < COARSE
        code = "preflight-picture-coarse" if coarse else "preflight-picture-small"
        severity = Severity.ERROR if coarse else Severity.WARNING
        place = source.place if source else wanted.place
        yield Problem(code, place, {"file": found.name, **args}, severity)


def _error(found: Measured, wanted: Wanted, code: str, /, **args: object) -> Problem:
    return Problem(code, wanted.place, {"file": found.name, **args})


def _warning(found: Measured, wanted: Wanted, code: str, /, **args: object) -> Problem:
    return Problem(code, wanted.place, {"file": found.name, **args}, Severity.WARNING)


def _pages(pages: Iterable[int]) -> str:
    """Page numbers of the file, the first few of many."""
    ordered = sorted(pages)
    return ", ".join(map(str, ordered[:8])) + (" …" if len(ordered) > 8 else "")


def _size(width: float, height: float) -> str:
    return f"{width:g} × {height:g} mm"
