"""The preflight report as a page for the printer, in Chinese and English, set by Typst."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from guide.locales import locale
from guide.outputs.booklet.preflight.measuring import Measured
from guide.outputs.booklet.preflight.reporting import LANGS, rows, said, state
from guide.outputs.booklet.preflight.verdict import Wanted
from guide.problems import Problem
from guide.typesetting import fonts
from guide.typesetting.small import small

_TEMPLATE = Path(__file__).parent / "templates" / "preflight.typ"
# A page has room for so many findings; the text file lists all of them.
_SHOWN = 7


def sheet(
    found: Measured,
    wanted: Wanted,
    problems: Sequence[Problem],
    edition: str,
    day: date,
) -> bytes:
    """A PDF of one A4 page. `edition` is the title of what is printed."""
    given = _given(found, wanted, problems, edition, day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return small(_TEMPLATE, given, "zh", int(midnight.timestamp()))


def _given(
    found: Measured, wanted: Wanted, problems: Sequence[Problem], edition: str, day: date
) -> dict[str, Any]:
    zh, en = (rows(found, wanted, lang) for lang in LANGS)
    first = next(iter(found.boxes), None)
    return {
        "title": [locale(lang).word("preflight-title") for lang in LANGS],
        "file": found.name,
        "edition": edition,
        "day": [day.year, day.month, day.day],
        "fonts": list(fonts.families("zh")),
        "state": state(problems),
        "result": [locale(lang).word(f"preflight-{state(problems)}") for lang in LANGS],
        "rows": [
            {"label": [one[0], other[0]], "value": list(dict.fromkeys([one[1], other[1]]))}
            for one, other in zip(zh, en, strict=True)
        ],
        "findings": [
            {"severity": each.severity.name.lower(), "said": [said(each, lang) for lang in LANGS]}
            for each in problems[:_SHOWN]
        ],
        "more": [
            locale(lang).word("preflight-more", count=len(problems) - _SHOWN) for lang in LANGS
        ]
        if len(problems) > _SHOWN
        else [],
        "boxes": {
            "width": first.width,
            "height": first.height,
            "bleed": first.bleed,
            "slug": first.slug,
            "spine": wanted.spine,
            "folded": wanted.kind == "imposed",
        }
        if first
        else None,
        "words": {
            key: [locale(lang).word(f"preflight-{key}") for lang in LANGS]
            for key in ("findings", "sketch")
        },
    }
