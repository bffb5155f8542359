"""Tables made to fit a measure: column widths, and what stands under a row or under the table."""

from dataclasses import dataclass, field

from guide.typesetting.type import opened, width
from guide.words.types import Table
from guide.words.voice import Voice

# Widths count Latin characters of a table's small type: so many fit on 170 mm, the measure of A4,
# on that of A5, and beside a band of facts.
PAGE, SMALL_PAGE, COLUMN = 118.0, 82.0, 82.0
_BETWEEN, _MARK = 3.3, 3.5
# A table that is too wide is first set smaller, so that this much more fits.
_SMALLER = 1.15
_NARROW = 14
_NUMBER = 30
_LONGEST = 60
_SQUEEZED = 14.0
# From so many rows on, notes that many of them share are marked and said once.
_MANY = 4
# What an investor compares first in the two widest tables of all.
_KEPT = {
    "Unit": ("floor", "area", "clear_height", "state", "available_from"),
    "Plot": ("area", "use", "floor_area_ratio", "state"),
}


@dataclass(slots=True)
class _Grid:
    """A table being fitted: columns of cells, a note under each row, notes under the table."""

    labels: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    asides: list[list[str]]
    under: list[list[str]]
    marks: list[list[str]]
    prices: set[int] = field(default_factory=set)
    small: bool = False
    years: bool = False
    foot: list[str] = field(default_factory=list)

    def drop(self, at: int) -> None:
        """Take a column out."""
        del self.labels[at], self.numeric[at]
        for row in (*self.rows, *self.asides):
            del row[at]
        self.prices = {each - (each > at) for each in self.prices if each != at}

    def need(self, at: int) -> float:
        """The width with which no cell of a column breaks."""
        words = max((width(word) for word in self.labels[at].split()), default=0.0)
        texts = [width(row[at]) for row in (*self.rows, *self.asides)]
        mark = _MARK if at in self.prices and any(self.marks) else 0.0
        return min(max([words, 3.0, *texts]) + mark, _LONGEST) + _BETWEEN

    def needs(self) -> list[float]:
        return [self.need(at) for at in range(len(self.labels))]


def fitted(of: Table, voice: Voice, measure: float) -> dict[str, object]:
    """A table as it is set: `{columns: [{label, numeric, share}], rows: [{cells, note}], …}`.

    Long notes would make tall, narrow cells: in a small table they get a column of their own, in a
    wide one a line under their row; a note that is the same everywhere stands once, under the
    table, and one of several is marked with a number. A table that is too wide is set smaller, then
    gives up columns that say the same in every row, which are said once, and then its longest
    texts, which go under their rows; prices stay, and what is compared first.
    """
    grid = _Grid(
        labels=[column.label for column in of.columns],
        numeric=[column.numeric for column in of.columns],
        rows=[[opened(cell.text) for cell in row] for row in of.rows],
        asides=[[cell.note for cell in row] for row in of.rows],
        under=[[] for _ in of.rows],
        marks=[[] for _ in of.rows],
        foot=[of.note] if of.note else [],
        years=of.key == "figures",
    )
    _place_notes(grid, voice)
    for at in reversed(range(len(grid.labels))):
        if not any(row[at] for row in grid.rows):
            grid.drop(at)
    grid.small = _too_wide(grid, measure)
    _narrow(grid, voice, measure)
    join = voice.word("note-comma").join
    return {
        "t": "table",
        "key": of.key,
        "label": opened(of.label),
        "small": grid.small,
        "columns": [
            {"label": label, "numeric": numeric, "share": share}
            for label, numeric, share in zip(
                grid.labels, grid.numeric, _shares(grid, measure), strict=True
            )
        ],
        "rows": [
            {
                "cells": [
                    {
                        "text": text,
                        "note": note,
                        "mark": ",".join(marks) if at == min(grid.prices, default=-1) else "",
                    }
                    for at, (text, note) in enumerate(zip(row, notes, strict=True))
                ],
                "note": join(under),
            }
            for row, notes, under, marks in zip(
                grid.rows, grid.asides, grid.under, grid.marks, strict=True
            )
        ],
        "note": join(grid.foot),
    }


def _place_notes(grid: _Grid, voice: Voice) -> None:
    """Take long notes out of the cells."""
    said = []
    for notes in grid.asides:
        said.append([note for note in notes if width(note) > _NARROW])
        grid.prices |= {at for at, note in enumerate(notes) if width(note) > _NARROW}
        notes[:] = ["" if width(note) > _NARROW else note for note in notes]
    distinct = list(dict.fromkeys(note for notes in said for note in notes))
    if not distinct:
        return
    join = voice.word("note-comma").join
    if len(said) > 1 and len(distinct) == 1 and all(said):
        grid.foot.append(distinct[0])
    elif len(grid.labels) <= 3 and not (len(said) >= _MANY and len(distinct) <= len(said) // 2):
        grid.labels.append(voice.word("booklet-notes"))
        grid.numeric.append(False)
        for row, notes, long in zip(grid.rows, grid.asides, said, strict=True):
            row.append(join(dict.fromkeys(long)))
            notes.append("")
    elif len(distinct) <= max(3, len(said) // 2):
        for marks, long in zip(grid.marks, said, strict=True):
            marks.extend(str(distinct.index(note) + 1) for note in dict.fromkeys(long))
        grid.foot += [f"{number}) {note}" for number, note in enumerate(distinct, start=1)]
    else:
        for below, long in zip(grid.under, said, strict=True):
            below.extend(dict.fromkeys(long))


def _narrow(grid: _Grid, voice: Voice, measure: float) -> None:
    """Give up columns until the rest can decently be set."""
    kept = {voice.locale.field(model, name) for model, names in _KEPT.items() for name in names}

    def labelled(at: int, row: int) -> str:
        return voice.word("labelled", label=grid.labels[at], value=grid.rows[row][at])

    if len(grid.rows) > 1:
        for column in reversed(range(1, len(grid.labels))):
            same = len({row[column] for row in grid.rows}) == 1 and column not in grid.prices
            bare = not any(notes[column] for notes in grid.asides)
            if same and bare and _too_wide(grid, measure):
                grid.foot.append(labelled(column, 0))
                grid.drop(column)
    while _too_wide(grid, measure) and len(grid.labels) > 2:
        at = _least(grid, kept)
        if at is None:
            return
        for row in range(len(grid.rows)):
            # Of statistics over the years the earliest go, where later ones are there.
            later = grid.years and any(grid.rows[row][at + 1 :])
            if grid.rows[row][at] and not later:
                grid.under[row].append(labelled(at, row))
            grid.under[row] += [grid.asides[row][at]] if grid.asides[row][at] and not later else []
        grid.drop(at)


def _least(grid: _Grid, kept: set[str]) -> int | None:
    """The column to give up: the longest text, else the last; never a price or one to be kept.

    Of columns that are years the first goes.
    """
    if grid.years:
        return 1
    needs = grid.needs()
    kept_or_price = grid.prices | {at for at, label in enumerate(grid.labels) if label in kept}
    free = [at for at in range(1, len(needs)) if at not in kept_or_price]
    texts = [at for at in free if not grid.numeric[at] and needs[at] > _NARROW + _BETWEEN]
    if texts:
        return max(texts, key=lambda at: needs[at])
    return free[-1] if free else None


def _too_wide(grid: _Grid, measure: float) -> bool:
    """Whether the short columns leave the long ones less than they can decently be set in."""
    needs = (min(need, 18 + _BETWEEN) if need > _NUMBER else need for need in grid.needs())
    return sum(needs) > _room(grid, measure)


def _room(grid: _Grid, measure: float) -> float:
    return measure * _SMALLER if grid.small else measure


def _shares(grid: _Grid, measure: float) -> list[float]:
    """Relative widths: short columns get what they need, long ones share what is left."""
    needs, measure = grid.needs(), _room(grid, measure)
    if sum(needs) <= measure:
        return [round(need, 1) for need in needs]
    long = _longer(needs, [float(_NUMBER)] * len(needs))
    left = measure - sum(need for at, need in enumerate(needs) if at not in long)
    if left < _SQUEEZED * len(long):
        limits = [float(_NUMBER) if each else _NARROW + _BETWEEN for each in grid.numeric]
        long = _longer(needs, limits)
        left = measure - sum(need for at, need in enumerate(needs) if at not in long)
    roots = sum(needs[at] ** 0.6 for at in long)
    return [
        round(max(left * need**0.6 / roots, 9.0) if at in long else need, 1)
        for at, need in enumerate(needs)
    ]


def _longer(needs: list[float], limits: list[float]) -> list[int]:
    """The columns that need more than their limit; the widest where none does."""
    found = [at for at, need in enumerate(needs) if need > limits[at]]
    return found or [max(range(len(needs)), key=lambda each: needs[each])]
