"""Parks: areas fit into each other, and what is free is free."""

from collections.abc import Iterator
from fractions import Fraction

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    over,
    warning,
)
from guide.model.enumerations import Offer, Operation, PlotState, ProjectKind, UnitState
from guide.model.park import Park
from guide.model.project import Project
from guide.problems import Label

_TAKEN = (UnitState.LET, UnitState.RESERVED)


@error
@alone
def park_areas(scope: Scope) -> Iterator[Finding]:
    """What is built or available fits into what was planned or approved."""
    for park in scope.of(Park):
        areas = park.areas
        if areas is None:
            continue
        outer = [a.to("m2") for a in (areas.approved, areas.planned) if a is not None]
        for name in ("built", "available"):
            area = getattr(areas, name)
            if area is not None and outer and area.to("m2") > max(outer):
                yield at(park, "areas", name, area=area)


@warning
@alone
def available_differs(scope: Scope) -> Iterator[Finding]:
    """The land available is the sum of the plots that can be had."""
    for park in scope.of(Park):
        if park.areas is None or park.areas.available is None or not park.plots:
            continue
        free = [
            p.area for p in park.plots if p.state not in (PlotState.RESERVED, PlotState.GRANTED)
        ]
        total = sum((area.to("mu") for area in free), Fraction(0))
        if total != park.areas.available.to("mu"):
            stated = park.areas.available
            yield at(park, "areas", "available", stated=stated, plots=f"{float(total):g}")


@error
@alone
def spare_exceeds_capacity(scope: Scope) -> Iterator[Finding]:
    """No utility has more to spare than it supplies."""
    for park in scope.of(Park):
        for number, utility in enumerate(park.utilities):
            if utility.capacity is None or utility.spare is None:
                continue
            same = utility.capacity.dimension == utility.spare.dimension
            if not same or utility.spare > utility.capacity:
                yield at(park, "utilities", number, "spare", spare=utility.spare)


@warning
@alone
def planned_but_offered(scope: Scope) -> Iterator[Finding]:
    """A park that is only planned has no factory units to move into."""
    for park in scope.of(Park):
        if park.operation not in (Operation.PLANNED, Operation.APPROVED):
            continue
        for number, building in enumerate(park.buildings):
            if any(unit.state is UnitState.VACANT for unit in building.units):
                state = Label("enums", "Operation", park.operation.value)
                yield at(park, "buildings", number, "units", key=True, state=state)


@error
@over("parks")
def park_circle(scope: Scope) -> Iterator[Finding]:
    """No park is part of itself, be it through others."""
    parks = scope.library.parks
    for park in parks.values():
        seen, here = set(), park.part_of
        while here is not None and here in parks and here not in seen:
            seen.add(here)
            if here == park.id:
                yield at(park, "part_of", id=park.id)
                break
            here = parks[here].part_of


@warning
@alone
def offered_but_taken(scope: Scope) -> Iterator[Finding]:
    """A project on offer points at units and plots that can still be had."""
    library = scope.library
    for project in scope.of(Project):
        where = project.location
        if where is None or where.park is None or project.offer is not Offer.SEEKING:
            continue
        park = library.parks.get(where.park)
        if park is None:
            continue
        units = {str(u.id): u.state for b in park.buildings for u in b.units}
        for number, unit in enumerate(where.units):
            if units.get(str(unit)) in _TAKEN and project.kind is ProjectKind.BUILDING:
                yield at(project, "location", "units", number, id=str(unit))
        plots = {str(p.id): p.state for p in park.plots}
        for number, plot in enumerate(where.plots):
            if plots.get(str(plot)) is PlotState.GRANTED:
                yield at(project, "location", "plots", number, id=str(plot))


@error
@alone
def point_elsewhere(scope: Scope) -> Iterator[Finding]:
    """A coordinate is where the place is, not with latitude and longitude exchanged."""
    library = scope.library
    points = [t.point for t in (library.place.townships if library.place else ()) if t.point]
    if not points:
        return
    south, north = min(p.lat for p in points) - 2, max(p.lat for p in points) + 2
    west, east = min(p.lon for p in points) - 2, max(p.lon for p in points) + 2
    records: list[Project | Park] = [*scope.of(Project), *scope.of(Park)]
    for record in records:
        point = record.location.point if record.location else None
        if point and not (south <= point.lat <= north and west <= point.lon <= east):
            yield at(record, "location", "point", key=True, lat=str(point.lat), lon=str(point.lon))
