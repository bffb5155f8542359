"""Factory units and plots of all parks, one by one, with the numbers that one filters by."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guide.model.enumerations import PlotState, UnitState
from guide.model.guide import Guide
from guide.model.park import Park, Plot, Unit
from guide.model.parts import Price
from guide.quantities import Measure, UnitPrice
from guide.words.types import Cell, Column, RecordWords, Table

# Whether one can still have it; what is let, granted or promised is not offered.
_FREE_UNITS = (UnitState.VACANT, UnitState.SOON)
_FREE_PLOTS = (PlotState.CLEARED, PlotState.APPROVED, PlotState.TO_CLEAR)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one filters by, in m², t/m², m, kVA and t; None: not stated."""

    area: float | None = None
    floor_load: float | None = None
    clear_height: float | None = None
    power: float | None = None
    crane: float | None = None


@dataclass(frozen=True)
class Space:
    """A unit (`kind` units) or a plot (plots) of a park, with its row of the park's own table.

    `key` names it in addresses (`units/standard-factory-park/A1-201`). `ready` is the day from
    which it can be had, where one is stated; `rent` is for a square metre and month.
    """

    kind: str
    park: str
    id: str
    state: str
    free: bool
    ready: datetime.date | None
    numbers: Numbers
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    building: str = ""
    rent: UnitPrice | None = None

    @property
    def key(self) -> str:
        """Its name in addresses and in a visitor's shortlist."""
        return f"{self.kind}/{self.park}/{self.id}"

    @cached_property
    def by_key(self) -> dict[str, Cell]:
        """The cells by the field that they show."""
        return {column.key: cell for column, cell in zip(self.columns, self.cells, strict=True)}

    def cell(self, key: str) -> Cell:
        """What a field says, an empty cell where it says nothing."""
        return self.by_key.get(key, Cell(""))


def spaces(guide: Guide, words: RecordWords) -> Iterator[Space]:
    """The units and plots of the park that these words are of, in its order."""
    park = guide.parks[words.id]
    tables = {
        item.key: item
        for group in words.groups
        if group.key in ("units", "plots")
        for item in group.items
        if isinstance(item, Table)
    }
    for building in park.buildings:
        if building.units:
            table = tables[f"building-{building.id}"]
            for unit, cells in zip(building.units, table.rows, strict=True):
                yield _unit(park, unit, table, cells)
    if park.plots:
        table = tables["plots"]
        for plot, cells in zip(park.plots, table.rows, strict=True):
            yield _plot(park, plot, table, cells)


def _unit(park: Park, unit: Unit, table: Table, cells: tuple[Cell, ...]) -> Space:
    loads = [crane.load for crane in unit.crane]
    numbers = Numbers(
        area=_in(unit.area.value, "m2"),
        floor_load=_in(unit.floor_load, "t/m2"),
        clear_height=_in(unit.clear_height, "m"),
        power=_in(unit.power, "kVA"),
        crane=max((number for load in loads if (number := _in(load, "t"))), default=0.0),
    )
    return Space(
        "units",
        park.id,
        str(unit.id),
        unit.state.value,
        unit.state in _FREE_UNITS,
        unit.available_from,
        numbers,
        table.columns,
        cells,
        table.label,
        _monthly(unit.rent),
    )


def _plot(park: Park, plot: Plot, table: Table, cells: tuple[Cell, ...]) -> Space:
    return Space(
        "plots",
        park.id,
        str(plot.id),
        plot.state.value,
        plot.state in _FREE_PLOTS,
        None,
        Numbers(area=_in(plot.area, "m2")),
        table.columns,
        cells,
    )


def _in(measure: Measure | None, unit: str) -> float | None:
    """A measure as a number of this unit; None where it is none of that kind."""
    if measure is None:
        return None
    try:
        return float(measure.to(unit))
    except ValueError:
        return None


def _monthly(price: Price | None) -> UnitPrice | None:
    """A rent for a square metre and month; None where it is counted otherwise."""
    rent = price.range if price is not None else None
    return rent if isinstance(rent, UnitPrice) and rent.per == ("m2", "month") else None
