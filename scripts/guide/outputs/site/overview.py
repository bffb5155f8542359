"""What is offered, in figures: by sector, by amount, by township, and how far it is prepared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from guide import quantities
from guide.locales import capital
from guide.model.enumerations import Offer, Progress, Status
from guide.model.guide import Guide
from guide.model.parts import Figure
from guide.model.place import Cost, Wage
from guide.model.project import Project, Readiness
from guide.outputs.site.charts import Chart, Row, Years, bar, span, stack, years
from guide.outputs.site.outline import list_address
from guide.outputs.site.render import Here
from guide.quantities import Measure, Money, Range, Rate, UnitPrice
from guide.words.voice import Voice

# Where amounts part, in millions of the currency.
_BANDS = (50, 100, 500, 1000)
_FEWEST = 3  # lines of a chart, years of a statistic
_MOST_YEARS = 12


def offered(guide: Guide) -> list[Project]:
    """The projects that seek an investor."""
    return [
        project
        for project in guide.projects.values()
        if project.offer is Offer.SEEKING and project.status is Status.PUBLISHED
    ]


def parts(guide: Guide, here: Here, voice: Voice) -> dict[str, Any]:
    """What the template of the overview wants."""
    projects = offered(guide)
    charts = (
        by_sector(projects, guide, here, voice),
        by_amount(projects, voice),
        by_township(projects, guide, here, voice),
        readiness(projects, voice),
    )
    return {
        "title": voice.word("overview"),
        "intro": voice.word("overview-lead", count=len(projects)),
        "charts": tuple(chart for chart in charts if chart is not None),
    }


def sought(project: Project) -> Money | None:
    """The sum that a project asks for: what is sought of it, else the whole."""
    if project.investment is None:
        return None
    return project.investment.sought or project.investment.total


def by_sector(projects: Sequence[Project], guide: Guide, here: Here, voice: Voice) -> Chart | None:
    """What is sought in each sector."""
    rows = [
        (
            voice.text(sector.name),
            here.page(list_address("by-sector", sector.id)),
            str(sector.id),
            [project for project in projects if str(project.sector) == str(sector.id)],
        )
        for sector in guide.sectors
    ]
    return _sums("by-sector", voice.word("investment-by-sector"), rows, voice)


def by_township(
    projects: Sequence[Project], guide: Guide, here: Here, voice: Voice
) -> Chart | None:
    """What is sought in each township."""
    rows = [
        (
            voice.text(township.name),
            here.page(list_address("by-township", township.id)),
            "",
            [project for project in projects if str(project.location.township) == str(township.id)],
        )
        for township in (guide.place.townships if guide.place else ())
    ]
    return _sums("by-township", voice.word("investment-by-township"), rows, voice)


def by_amount(projects: Sequence[Project], voice: Voice) -> Chart | None:
    """How many projects ask for how much in all, in the currency that most are stated in."""
    totals = [p.investment.total for p in projects if p.investment is not None]
    currencies = [each.currency for each in totals]
    if not totals:
        return None
    currency = max(dict.fromkeys(currencies), key=currencies.count)
    edges = [quantities.parse_money(f"{currency} {millions} million") for millions in _BANDS]
    bounds: list[tuple[Money | None, Money | None]] = [
        (None, edges[0]),
        *pairwise(edges),
        (edges[-1], None),
    ]
    rows = []
    counts = [
        sum(
            (low is None or each >= low) and (high is None or each < high)
            for each in totals
            if each.currency == currency
        )
        for low, high in bounds
    ]
    for (low, high), count in zip(bounds, counts, strict=True):
        rows.append(Row(_band(low, high, voice), bar(count / max(1, *counts)), (voice.say(count),)))
    heads = (voice.locale.field("Investment", "total"), voice.word("projects-count"))
    others = len(projects) - sum(counts)
    note = voice.word("projects-without-amount", count=others) if others else ""
    return Chart("by-amount", voice.word("projects-by-amount"), heads, tuple(rows), note)


def _band(low: Money | None, high: Money | None, voice: Voice) -> str:
    if low is None:
        return capital(voice.word("band-to-exclusive", high=voice.say(high)))
    if high is None:
        return voice.word("band-from", low=voice.say(low))
    return voice.say(Range(low, high))


def _sums(
    key: str, title: str, rows: Sequence[tuple[str, str, str, list[Project]]], voice: Voice
) -> Chart | None:
    """Sums of money by line; nothing where they are in several currencies."""
    lines = []
    for name, href, sector, projects in rows:
        asked = [money for project in projects if (money := sought(project)) is not None]
        if asked:
            lines.append((name, href, sector, asked, len(asked)))
    if len(lines) < 2 or len({m.currency for *_, asked, _ in lines for m in asked}) != 1:
        return None
    totals = [sum(asked[1:], start=asked[0]) for *_, asked, _ in lines]
    most = max(float(total.fraction) for total in totals) or 1.0
    drawn = tuple(
        Row(
            name,
            bar(float(total.fraction) / most),
            (voice.say(total), voice.say(count)),
            href,
            sector,
        )
        for (name, href, sector, _, count), total in zip(lines, totals, strict=True)
    )
    heads = (voice.word(key), voice.word("amount-sought"), voice.word("projects-count"))
    return Chart(key, title, heads, drawn)


def readiness(projects: Sequence[Project], voice: Voice) -> Chart | None:
    """For each step of preliminary work, how many projects are how far; what needs none is out."""
    shown = (Progress.DONE, Progress.IN_PROGRESS, Progress.NOT_STARTED)
    rows = []
    for name in Readiness.model_fields:
        states = [
            step.state
            for project in projects
            if project.readiness and (step := getattr(project.readiness, name)) is not None
        ]
        counts = [states.count(state) for state in shown]
        if sum(counts):
            shares = [
                (f"stack-{state.value}", count / sum(counts))
                for state, count in zip(shown, counts, strict=True)
            ]
            label = voice.locale.field("Readiness", name)
            rows.append(Row(label, stack(shares), tuple(voice.say(count) for count in counts)))
    if not rows:
        return None
    heads = (voice.word("column-step"), *(voice.say(state) for state in shown))
    title = voice.locale.field("Project", "readiness")
    return Chart("readiness", title, heads, tuple(rows))


def over_years(figures: Sequence[Figure], voice: Voice) -> tuple[Years, ...]:
    """The statistics that have three years or more, in the library's order, twelve at most."""
    by_item: dict[object, list[Figure]] = {}
    for figure in figures:
        by_item.setdefault(figure.item, []).append(figure)
    found = []
    for item, series in by_item.items():
        ordered = sorted(series, key=lambda figure: figure.year)
        numbers = [_number(figure.value) for figure in ordered]
        kinds = {_kind(figure.value) for figure in ordered}
        if len(ordered) < _FEWEST or len(kinds) != 1 or None in numbers:
            continue
        first, last = ((voice.say(f.year), voice.say(f.value)) for f in (ordered[0], ordered[-1]))
        drawing = years([float(number) for number in numbers if number is not None])
        found.append(Years(voice.say(item), drawing, first, last))
    return tuple(found[:_MOST_YEARS])


def price_charts(lines: Sequence[Cost | Wage], voice: Voice) -> tuple[Chart, ...]:
    """Prices that are asked for in the same way, as ranges on one line each from nought."""
    by_unit: dict[tuple[str, tuple[str, ...]], list[tuple[str, UnitPrice]]] = {}
    for line in lines:
        price = line.price.range
        if isinstance(price, UnitPrice):
            name = (
                voice.aside(voice.text(line.item), voice.text(line.tier))
                if isinstance(line, Cost)
                else voice.text(line.role)
            )
            by_unit.setdefault((price.currency, price.per), []).append((name, price))
    charts = []
    for (currency, per), found in by_unit.items():
        if len(found) < _FEWEST:
            continue
        most = float(max(price.high for _, price in found)) or 1.0
        _, unit = quantities.parts(found[0][1], voice.lang)
        rows = tuple(
            Row(
                name,
                span(float(price.low) / most, float(price.high) / most),
                (_without(unit, price, voice),),
            )
            for name, price in found
        )
        heads = (voice.word("column-item"), voice.word("column-price"))
        key = "-".join(("prices", currency.lower(), *per)).replace("/", "-")
        charts.append(Chart(key, unit, heads, rows))
    return tuple(charts)


def _without(unit: str, price: UnitPrice, voice: Voice) -> str:
    """A price as a number alone where its unit is the one that stands above it."""
    number, own = quantities.parts(price, voice.lang)
    return number if own == unit else voice.say(price)


def _number(value: object) -> float | None:
    if isinstance(value, Money):
        return float(value.fraction)
    if isinstance(value, Measure | Rate):
        return float(value.value)
    if isinstance(value, UnitPrice):
        return None
    return float(str(value))


def _kind(value: object) -> tuple[str, str]:
    units = (getattr(value, name, "") for name in ("unit", "currency", "sign"))
    return type(value).__name__, "".join(units)
