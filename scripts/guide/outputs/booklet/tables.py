"""Tables made to fit a measure: column widths, and what stands under a row or under the table."""

from dataclasses import dataclass, field

from guide.outputs.booklet.type import opened, width
from guide.words.types import Table
from guide.words.voice import Voice

# Widths count Latin characters of a table's small type: so many fit on a line of the measure.
PAGE, COLUMN = 118.0, 86.0
_BETWEEN = 3.0
# A table of more columns than this is set smaller, so that more fits.
_MANY, _SMALLER = 8, 1.15
_NARROW = 14
_NUMBER = 26
_LONGEST = 60


@dataclass(slots=True)
class _Grid:
    """A table being fitted: columns of cells, a note under each row, notes under the table."""

    labels: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    asides: list[list[str]]
    under: list[list[str]]
    foot: list[str] = field(default_factory=list)

    def drop(self, at: int) -> None:
        """Take a column out."""
        del self.labels[at], self.numeric[at]
        for row in (*self.rows, *self.asides):
            del row[at]

    def need(self, at: int) -> float:
        """The width with which no cell of a column breaks."""
        words = max((width(word) for word in self.labels[at].split()), default=0.0)
        texts = [width(row[at]) for row in (*self.rows, *self.asides)]
        return min(max([words, 3.0, *texts]), _LONGEST) + _BETWEEN

    def needs(self) -> list[float]:
        return [self.need(at) for at in range(len(self.labels))]


def fitted(of: Table, voice: Voice, measure: float = PAGE) -> dict[str, object]:
    """A table as the templates set it: `{columns: [{label, numeric, share}], rows: [{cells, note}]}`.

    Long notes would make tall, narrow cells: in a small table they get a column of their own, in a
    wide one a line under their row; a note that is the same everywhere stands once, under the
    table. A table that is still too wide gives up columns that say the same in every row, which
    are said once, and then its longest texts, which go under their rows.
    """
    grid = _Grid(
        labels=[column.label for column in of.columns],
        numeric=[column.numeric for column in of.columns],
        rows=[[opened(cell.text) for cell in row] for row in of.rows],
        asides=[[cell.note for cell in row] for row in of.rows],
        under=[[] for _ in of.rows],
        foot=[of.note] if of.note else [],
    )
    _place_notes(grid, voice)
    for at in reversed(range(len(grid.labels))):
        if not any(row[at] for row in grid.rows):
            grid.drop(at)
    _narrow(grid, voice, measure)
    join = voice.word("note-comma").join
    return {
        "t": "table",
        "key": of.key,
        "label": opened(of.label),
        "columns": [
            {"label": label, "numeric": numeric, "share": share}
            for label, numeric, share in zip(
                grid.labels, grid.numeric, _shares(grid, measure), strict=True
            )
        ],
        "rows": [
            {
                "cells": [
                    {"text": text, "note": note} for text, note in zip(row, notes, strict=True)
                ],
                "note": join(under),
            }
            for row, notes, under in zip(grid.rows, grid.asides, grid.under, strict=True)
        ],
        "note": join(grid.foot),
    }


def _place_notes(grid: _Grid, voice: Voice) -> None:
    said = []
    for notes in grid.asides:
        long = list(dict.fromkeys(note for note in notes if width(note) > _NARROW))
        for at, note in enumerate(notes):
            notes[at] = "" if width(note) > _NARROW else note
        said.append(voice.word("note-comma").join(long))
    if not any(said):
        return
    if len(said) > 1 and len(set(said)) == 1:
        grid.foot.append(said[0])
    elif len(grid.labels) <= 3:
        grid.labels.append(voice.word("booklet-notes"))
        grid.numeric.append(False)
        for row, notes, note in zip(grid.rows, grid.asides, said, strict=True):
            row.append(note)
            notes.append("")
    else:
        for below, note in zip(grid.under, said, strict=True):
            below.extend([note] if note else [])


def _narrow(grid: _Grid, voice: Voice, measure: float) -> None:
    def labelled(at: int, row: int) -> str:
        return voice.word("labelled", label=grid.labels[at], value=grid.rows[row][at])

    if len(grid.rows) > 1:
        for at in reversed(range(1, len(grid.labels))):
            same = len({row[at] for row in grid.rows}) == 1
            if same and not any(notes[at] for notes in grid.asides) and _too_wide(grid, measure):
                grid.foot.append(labelled(at, 0))
                grid.drop(at)
    while _too_wide(grid, measure) and len(grid.labels) > 2:
        needs = grid.needs()
        texts = [at for at in range(1, len(needs)) if not grid.numeric[at]]
        at = max(texts or range(1, len(needs)), key=lambda each: needs[each])
        if texts and needs[at] <= _NARROW + _BETWEEN:
            at = max(range(1, len(needs)), key=lambda each: needs[each])
        for row in range(len(grid.rows)):
            if grid.rows[row][at]:
                grid.under[row].append(labelled(at, row))
            grid.under[row] += [grid.asides[row][at]] if grid.asides[row][at] else []
        grid.drop(at)


def _too_wide(grid: _Grid, measure: float) -> bool:
    """Whether the short columns leave the long ones less than they can decently be set in."""
    needs = (min(need, 18 + _BETWEEN) if need > _NUMBER else need for need in grid.needs())
    return sum(needs) > _room(grid, measure)


def _room(grid: _Grid, measure: float) -> float:
    return measure * _SMALLER if len(grid.labels) > _MANY else measure


def _shares(grid: _Grid, measure: float) -> list[float]:
    """Relative widths: short columns get what they need, long ones share what is left."""
    needs, measure = grid.needs(), _room(grid, measure)
    if sum(needs) <= measure:
        return [round(need, 1) for need in needs]
    limits = [_NUMBER if numeric else _NARROW + _BETWEEN for numeric in grid.numeric]
    long = [at for at, need in enumerate(needs) if need > limits[at]] or [
        max(range(len(needs)), key=lambda each: needs[each])
    ]
    left = measure - sum(need for at, need in enumerate(needs) if at not in long)
    roots = sum(needs[at] ** 0.6 for at in long)
    return [
        round(max(left * need**0.6 / roots, 9.0) if at in long else need, 1)
        for at, need in enumerate(needs)
    ]
