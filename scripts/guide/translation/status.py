"""How much is translated: a table by kind, sector and language, in texts and Han characters."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from guide.locales import locale
from guide.report import columns
from guide.translation.states import WANTING, Standing, State

# What an agency bills: Han characters with their punctuation; a word in Latin letters counts one.
_BILLED = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[A-Za-z0-9]+")


class Row(NamedTuple):
    """One line of the table: how many texts are in each state, and what is left to translate."""

    kind: str
    sector: str
    language: str
    texts: dict[State, int]
    characters: int


def billed(text: str) -> int:
    """The Han characters of a text, as agencies bill them."""
    return len(_BILLED.findall(text))


def table(standings: Iterable[Standing]) -> list[Row]:
    """The lines of the table, in the library's order."""
    rows: dict[tuple[str, str, str], Row] = {}
    for each in standings:
        name = (each.field.kind, each.field.sector, each.language)
        row = rows.setdefault(name, Row(*name, dict.fromkeys(State, 0), 0))
        row.texts[each.state] += 1
        if each.state in WANTING:
            rows[name] = row._replace(characters=row.characters + billed(each.source))
    return list(rows.values())


def as_text(rows: list[Row], lang: str) -> str:
    """The table for a terminal, with a line of sums."""
    words = locale(lang)
    heads = [words.word(f"i18n-{key}") for key in ("kind", "sector", "language")]
    heads += [words.word(f"i18n-state-{state}") for state in State]
    heads.append(words.word("i18n-characters"))
    lines = [heads, *(_line(row) for row in rows)]
    if len(rows) > 1:
        sums = {state: sum(row.texts[state] for row in rows) for state in State}
        total = Row(words.word("i18n-total"), "", "", sums, sum(row.characters for row in rows))
        lines.append(_line(total))
    widths = [max(_width(line[at]) for line in lines) for at in range(len(heads))]
    return "\n".join(_set(line, widths) for line in lines)


def _line(row: Row) -> list[str]:
    counts = [f"{row.texts[state]:,}" for state in State]
    return [row.kind, row.sector, row.language, *counts, f"{row.characters:,}"]


def _set(line: list[str], widths: list[int]) -> str:
    cells = []
    for at, (cell, width) in enumerate(zip(line, widths, strict=True)):
        gap = " " * (width - _width(cell))
        cells.append(cell + gap if at < 3 else gap + cell)
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(map(columns, text))
