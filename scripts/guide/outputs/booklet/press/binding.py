"""What a binding can hold, how thick the book becomes, and how wide its spine is."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from guide.model.edition import Edition, Paper
from guide.model.enumerations import Binding

# A sheet that is folded once makes four pages.
FOLD = 4
COVER = 4
SADDLE_LEAST, SADDLE_MANY, SADDLE_MOST = 8, 64, 80
PERFECT_LEAST, PERFECT_FEW = 32, 60
THICKEST = Decimal(60)
# Letters stand upright on a spine of at least this width, with a millimetre of air on either side.
LETTERED = Decimal(5)
GLUE = Decimal("0.4")
_STEP = Decimal("0.1")
# What papers are usually thick, g/m² to mm, where the edition gives a weight alone.
_USUAL = {80: "0.10", 90: "0.075", 105: "0.085", 128: "0.10", 157: "0.125", 200: "0.16"}


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a number of pages cannot or should not be bound: a problem's code, arguments, weight."""

    code: str
    args: dict[str, object]
    stops: bool = True


def filled(pages: int) -> int:
    """The least number of pages, cover included, that folded sheets can have."""
    return -(-pages // FOLD) * FOLD


def caliper(paper: Paper | None) -> Decimal | None:
    """The thickness of a leaf in mm: as stated, else what paper of that weight usually has."""
    if paper is None:
        return None
    if paper.caliper is not None:
        exact = paper.caliper.to("mm")
        return Decimal(exact.numerator) / exact.denominator
    usual = _USUAL.get(int(paper.weight.value)) if paper.weight is not None else None
    return Decimal(usual) if usual else None


def spine(edition: Edition, pages: int) -> Decimal | None:
    """The spine in mm: leaves times caliper and the glue; None where no paper is stated.

    `pages` are those of the text, without the cover.
    """
    leaf = caliper(edition.paper.text) if edition.paper else None
    if leaf is None:
        return None
    return (Decimal(pages) / 2 * leaf + _glue(edition)).quantize(_STEP, ROUND_HALF_UP)


def spine_sum(edition: Edition, pages: int) -> str:
    """How the spine is computed, to be checked by a person with a pencil."""
    leaf = caliper(edition.paper.text) if edition.paper else None
    return f"{pages} ÷ 2 × {leaf:f} + {_glue(edition):f}" if leaf is not None else ""


def _glue(edition: Edition) -> Decimal:
    papers = edition.paper
    if papers is None or papers.glue is None:
        return GLUE
    exact = papers.glue.to("mm")
    return Decimal(exact.numerator) / exact.denominator


def objections(edition: Edition, pages: int) -> Iterator[Objection]:
    """What speaks against binding so many pages, cover included, as the edition wants."""
    papers = edition.paper
    leaf = caliper(papers.text) if papers else None
    if edition.binding is Binding.SADDLE:
        args: dict[str, object] = {"pages": pages, "most": SADDLE_MOST, "least": SADDLE_LEAST}
        if pages > SADDLE_MOST:
            yield Objection("binding-too-thick", args)
        elif pages > SADDLE_MANY:
            yield Objection("binding-thick", args, stops=False)
        if pages < SADDLE_LEAST:
            yield Objection("binding-too-few", args)
        if edition.creep and leaf is None:
            yield Objection("creep-without-caliper", {})
    elif edition.binding is Binding.PERFECT:
        text = pages - COVER
        args = {"pages": text, "least": PERFECT_LEAST}
        width = spine(edition, text)
        if text < PERFECT_LEAST:
            yield Objection("spine-too-thin", args)
        elif text < PERFECT_FEW:
            yield Objection("spine-thin", args, stops=False)
        if width is None:
            yield Objection("spine-unknown", {}, stops=False)
        elif width > THICKEST:
            yield Objection("spine-too-wide", {**args, "width": width, "most": THICKEST})
