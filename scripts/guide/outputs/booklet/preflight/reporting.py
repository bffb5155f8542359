"""A measurement told to people and machines: rows in a language, text, JSON."""

import json
from collections.abc import Sequence
from typing import Any

from guide.locales import Locale, locale
from guide.outputs.booklet.preflight.measuring import Measured, Placed
from guide.outputs.booklet.preflight.verdict import Wanted
from guide.problems import Problem, has_errors

LANGS = ("zh", "en")
Row = tuple[str, str]


def state(problems: Sequence[Problem]) -> str:
    """`passed`, `remarks` or `failed`."""
    if has_errors(problems):
        return "failed"
    return "remarks" if problems else "passed"


def rows(found: Measured, wanted: Wanted, lang: str) -> list[Row]:
    """What was measured as label and value, in the order in which a printer asks."""
    words = locale(lang)
    none, comma = words.word("preflight-none"), words.word("list-comma")

    def label(key: str) -> str:
        return words.word(f"preflight-row-{key}")

    def pages(numbers: set[int]) -> str:
        listed = ", ".join(map(str, sorted(numbers)[:8])) + (" …" if len(numbers) > 8 else "")
        return words.word("preflight-on-pages", pages=listed) if numbers else none

    boxes = list(found.boxes)
    sizes = dict.fromkeys(f"{box.width:g} × {box.height:g} mm" for box in boxes)
    bleeds = dict.fromkeys(f"{box.bleed:g} mm" for box in boxes)
    slugs = dict.fromkeys(f"{box.slug:g} mm" for box in boxes)
    dpis = [placed.dpi for placed in found.placed]
    intent = f"{found.intent.get('condition', '')} — {found.intent.get('info', '')}"
    embedded = sum(found.fonts.values())
    made: list[Row | None] = [
        (label("standard"), f"{found.declared.get('version') or none} (PDF {found.version})"),
        (label("intent"), intent if found.intent else none),
        (label("pages"), str(found.pages)),
        (label("trim"), comma.join(sizes) or none),
        (label("bleed"), comma.join(bleeds) or none),
        (label("slug"), comma.join(slugs) or none),
        (label("binding"), words.enum("Binding", wanted.binding)) if wanted.binding else None,
        (label("spine"), f"{_spine(found, wanted):g} mm = {wanted.spine_sum}")
        if wanted.spine is not None
        else None,
        (
            label("fonts"),
            words.word("preflight-fonts", count=len(found.fonts), embedded=embedded,
                       subset=len(found.fonts) - len(found.whole)),
        ),
        (label("colours"), comma.join(sorted(found.colours)) or none),
        (
            label("pictures"),
            words.word("preflight-pictures", count=len(dpis), least=round(min(dpis)))
            if dpis
            else none,
        ),
        (
            label("ink"),
            words.word("preflight-most-ink", ink=round(100 * found.ink), page=found.ink_page),
        ),
        (label("rich-text"), pages(found.rich_text)),
        (label("overprint"), pages(found.overprint)),
        (label("transparency"), pages(found.transparent)),
        (label("live"), comma.join(sorted(found.live)) or none),
        (label("trapped"), _trapped(found.declared.get("trapped", ""), words)),
        (label("digest"), found.digest),
    ]  # fmt: skip
    return [row for row in made if row is not None]


def _trapped(declared: str, words: Locale) -> str:
    """Whether colours were spread under each other already; as it is written where that is odd."""
    known = declared.lower()
    return words.word(f"preflight-trapped-{known}") if known in ("true", "false") else declared


def _spine(found: Measured, wanted: Wanted) -> float:
    """The spine of a cover as its trimmed width has it."""
    width = max((box.width for box in found.boxes), default=0.0)
    return round(width - (wanted.width - (wanted.spine or 0.0)), 1)


def _file(placed: Placed, wanted: Wanted) -> str:
    source = wanted.sources.get(placed.picture.digest)
    return source.file if source else ""


def said(problem: Problem, lang: str) -> str:
    """A finding in a sentence."""
    return locale(lang).problem(problem.code)["message"].format(**problem.args)


def text(found: Measured, wanted: Wanted, problems: Sequence[Problem]) -> str:
    """The report as plain text, one language after the other."""
    parts = []
    for lang in LANGS:
        words = locale(lang)
        lines = [
            f"{words.word('preflight-title')}: {found.name}",
            words.word(f"preflight-{state(problems)}"),
            "",
            *(f"{name}: {value}" for name, value in rows(found, wanted, lang)),
        ]
        if problems:
            lines += ["", *(f"- {_weight(each, lang)}: {said(each, lang)}" for each in problems)]
        parts.append("\n".join(lines))
    return "\n\n\n".join(parts) + "\n"


def _weight(problem: Problem, lang: str) -> str:
    return locale(lang).word(f"severity-{problem.severity.name.lower()}")


def data(found: Measured, wanted: Wanted, problems: Sequence[Problem]) -> str:
    """The report as JSON; lengths in mm, ink in per cent, pages as numbers in the file."""
    content: dict[str, Any] = {
        "file": found.name,
        "sha256": found.digest,
        "bytes": found.size,
        "result": state(problems),
        "standard": {"declared": found.declared.get("version", ""), "pdf": found.version},
        "output_intent": found.intent,
        "title": found.declared.get("title", ""),
        "trapped": found.declared.get("trapped", ""),
        "pages": found.pages,
        "binding": wanted.binding,
        "boxes": [
            {
                "trim": [box.width, box.height],
                "bleed": box.bleed,
                "slug": box.slug,
                "pages": len(pages),
            }
            for box, pages in found.boxes.items()
        ],
        "spine": _spine(found, wanted) if wanted.spine is not None else None,
        "fonts": [
            {"name": name, "embedded": there, "subset": name not in found.whole}
            for name, there in sorted(found.fonts.items())
        ],
        "colour_spaces": {name: len(pages) for name, pages in sorted(found.colours.items())},
        "images": [
            {
                "page": placed.page,
                "file": source.file
                if (source := wanted.sources.get(placed.picture.digest))
                else "",
                "pixels": [placed.picture.width, placed.picture.height],
                "size": [round(placed.width, 1), round(placed.height, 1)],
                "dpi": round(placed.dpi),
                "space": placed.picture.space,
                "coding": placed.picture.coding,
                "ink": None if placed.picture.ink is None else round(100 * placed.picture.ink),
            }
            for placed in found.placed
        ],
        "total_ink": {"most": round(100 * found.ink), "page": found.ink_page},
        "rich_black_text": sorted(found.rich_text),
        "overprint": sorted(found.overprint),
        "transparency": sorted(found.transparent),
        "live": sorted(found.live),
        "findings": [
            {
                "code": each.code,
                "severity": each.severity.name.lower(),
                "place": str(each.place),
                "message": {lang: said(each, lang) for lang in LANGS},
            }
            for each in problems
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
