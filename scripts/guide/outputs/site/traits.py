"""What a project is filtered and sorted by, so that nobody need open the project for it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guide.model.enumerations import Offer, Progress, Status
from guide.model.guide import Guide
from guide.model.project import Project, Readiness
from guide.quantities import Money


@dataclass(frozen=True, slots=True)
class Traits:
    """`amount` is what a project costs, `least` the least that one on offer takes.

    `land` is in mu, `day` the date of its data as the number yyyymmdd (0: not known). Ids of what a
    project does not name are empty.
    """

    sector: str
    park: str
    township: str
    link: str
    offer: str
    cooperation: tuple[str, ...]
    ready: tuple[str, ...]
    amount: Money | None
    least: Money | None
    land: Fraction | None
    day: int


def traits(project: Project, guide: Guide) -> Traits:
    """The traits of a project of a guide."""
    where, chain = project.location, project.chain
    return Traits(
        sector=str(project.sector),
        park=str(where.park or ""),
        township=str(where.township or ""),
        link=f"{chain.ref}.{chain.link}" if chain else "",
        offer=project.offer.value,
        cooperation=tuple(each.value for each in project.cooperation),
        ready=tuple(_done(project)),
        amount=_amount(project),
        least=_least(project),
        land=_land(project, guide),
        day=_day(project, guide),
    )


def plain(of: Traits) -> list[Any]:
    """Traits as JSON keeps them."""
    texts = [of.sector, of.park, of.township, of.link, of.offer]
    sums = [[each.minor, each.currency] if each else None for each in (of.amount, of.least)]
    land = str(of.land) if of.land is not None else None
    return [*texts, of.cooperation, of.ready, *sums, land, of.day]


def read(found: Sequence[Any]) -> Traits:
    """Traits that JSON has kept."""
    sector, park, township, link, offer, cooperation, ready, amount, least, land, day = found
    return Traits(
        *(sector, park, township, link, offer),
        tuple(cooperation),
        tuple(ready),
        Money(*amount) if amount else None,
        Money(*least) if least else None,
        Fraction(land) if land is not None else None,
        day,
    )


def _done(project: Project) -> list[str]:
    readiness = project.readiness
    steps = [(name, getattr(readiness, name, None)) for name in Readiness.model_fields]
    return [name for name, step in steps if step is not None and step.state is Progress.DONE]


def _amount(project: Project) -> Money | None:
    """What a project costs, or what an asset was appraised at."""
    if project.investment is not None:
        return project.investment.total
    valuation = project.asset.valuation if project.asset is not None else None
    return valuation.amount if valuation is not None else None


def _least(project: Project) -> Money | None:
    if project.offer is not Offer.SEEKING or project.status is not Status.PUBLISHED:
        return None
    plan = project.investment
    return (plan.minimum_ticket or plan.sought or plan.total) if plan else _amount(project)


def _land(project: Project, guide: Guide) -> Fraction | None:
    """The land that a project needs or offers, in mu; its park's plots speak for it."""
    if project.land is not None:
        return project.land.area.to("mu")
    park = guide.parks.get(project.location.park or "")
    areas = [
        plot.area.to("mu")
        for plot in (park.plots if park else ())
        if str(plot.id) in project.location.plots
    ]
    return sum(areas, Fraction(0)) if areas else None


def _day(project: Project, guide: Guide) -> int:
    owner = guide.organisations.get(project.owner)
    day = project.as_of or (owner.collected if owner else None)
    return int(f"{day:%Y%m%d}") if day else 0
