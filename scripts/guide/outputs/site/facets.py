"""The ways to narrow the catalogue of projects: each with its options, and who has which."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from guide import quantities
from guide.model.enumerations import Cooperation, Offer
from guide.model.guide import Guide
from guide.model.project import Readiness
from guide.outputs.site.traits import Traits
from guide.quantities import Measure, Money, Range
from guide.words.voice import Voice

# Where the bands of amounts and areas begin: millions of the main unit, and mu (15 are a hectare).
_AMOUNTS = (10, 50, 100, 500, 1000)
_AREAS = (15, 30, 75, 150, 300)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the catalogue; `of` has a tuple of option numbers for each project.

    `many`: a project may have several options; `every`: it must have all that are chosen.
    """

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    of: tuple[tuple[int, ...], ...]
    many: bool = False
    every: bool = False

    @property
    def single(self) -> tuple[int, ...]:
        """The one option of each project; -1 for none."""
        return tuple(own[0] if own else -1 for own in self.of)


def facets(guide: Guide, voice: Voice, projects: Sequence[Traits]) -> tuple[Facet, ...]:
    """The facets in the order in which a page shows them; without those that tell nothing apart."""
    currency = common(projects)
    label = voice.locale.field
    townships = guide.place.townships if guide.place else ()
    links = [
        (f"{chain.id}.{link.id}", voice.word("within", whole=voice.text(chain.name),
                                             part=voice.text(link.name)))
        for chain in guide.chains.values()
        for link in chain.links
    ]  # fmt: skip
    amounts = [_millions(each, currency or "CNY") for each in _AMOUNTS]
    areas = [Measure(quantities.parse_number(str(each)), "mu") for each in _AREAS]

    def reach(one: Traits) -> list[str]:
        least = in_currency(one.least, currency, guide)
        if least is None:
            return []
        return [str(each) for each in _AMOUNTS if least <= each * 1_000_000]

    def cost(one: Traits) -> list[str]:
        return _band(in_currency(one.amount, currency, guide), _AMOUNTS, 1_000_000)

    found = (
        _chosen("sector", voice.word("facet-sector"), projects, lambda p: [p.sector],
                [(sector.id, voice.text(sector.name)) for sector in guide.sectors]),
        _chosen("budget", voice.word("facet-budget"), projects, reach,
                [(str(each), voice.say(money))
                 for each, money in zip(_AMOUNTS, amounts, strict=True)], many=True),
        _chosen("amount", label("Investment", "total"), projects, cost, _bands(amounts, voice)),
        _chosen("offer", label("Project", "offer"), projects, lambda p: [p.offer],
                [(offer.value, voice.say(offer)) for offer in Offer]),
        _chosen("cooperation", label("Project", "cooperation"), projects, lambda p: p.cooperation,
                [(each.value, voice.say(each)) for each in Cooperation], many=True),
        _chosen("ready", label("Project", "readiness"), projects, lambda p: p.ready,
                [(name, voice.word("step-is-done", step=label("Readiness", name)))
                 for name in Readiness.model_fields], many=True, every=True),
        _chosen("land", voice.word("facet-land"), projects, lambda p: _band(p.land, _AREAS, 1),
                _bands(areas, voice)),
        _chosen("park", label("ProjectLocation", "park"), projects, lambda p: [p.park],
                [(id, voice.title("parks", id)) for id in guide.parks]),
        _chosen("township", label("ProjectLocation", "township"), projects, lambda p: [p.township],
                [(t.id, voice.text(t.name)) for t in townships]),
        _chosen("link", label("Project", "chain"), projects, lambda p: [p.link], links),
    )  # fmt: skip
    return tuple(facet for facet in found if facet.options)


def common(projects: Iterable[Traits]) -> str:
    """The currency that most projects are stated in; empty where none states an amount."""
    counts = Counter(each.amount.currency for each in projects if each.amount is not None)
    return min(counts, key=lambda currency: (-counts[currency], currency), default="")


def in_currency(money: Money | None, currency: str, guide: Guide) -> Fraction | None:
    """An amount in a currency by the guide's own rate; None where it has none."""
    if money is None or money.currency == currency:
        return money.fraction if money is not None else None
    for rate in guide.settings.rates:
        if (rate.from_, rate.to) == (money.currency, currency):
            return money.fraction * Fraction(rate.rate)
        if (rate.from_, rate.to) == (currency, money.currency):
            return money.fraction / Fraction(rate.rate)
    return None


def amounts(projects: Sequence[Traits], guide: Guide) -> list[int | float | None]:
    """What each project costs in the common currency; None where that cannot be told."""
    currency = common(projects)
    found = (in_currency(each.amount, currency, guide) for each in projects)
    return [_number(each) if each is not None else None for each in found]


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _chosen(
    key: str,
    label: str,
    projects: Sequence[Traits],
    values: Callable[[Traits], Iterable[str]],
    options: Iterable[tuple[str, str]],
    *,
    many: bool = False,
    every: bool = False,
) -> Facet:
    """A facet with those options that some project has; projects with the same share a tuple."""
    every_option = tuple(options)
    numbers = {value: number for number, (value, _) in enumerate(every_option)}
    found = [tuple(numbers[value] for value in values(one) if value in numbers) for one in projects]
    kinds = set(found)
    used = sorted({number for own in kinds for number in own})
    place = {number: at for at, number in enumerate(used)}
    shared = {own: tuple(place[number] for number in own) for own in kinds}
    kept = tuple(every_option[number] for number in used)
    return Facet(key, label, kept, tuple(shared[own] for own in found), many, every)


def _millions(number: int, currency: str) -> Money:
    one = Money(1, currency).fraction
    return Money(int(number * 1_000_000 / one), currency)


def _bands(bounds: Sequence[Any], voice: Voice) -> list[tuple[str, str]]:
    """The bands between bounds, named by the number of bounds below them."""
    said = [voice.word("band-under", high=voice.say(bounds[0]))]
    said += [voice.say(Range(low, high)) for low, high in pairwise(bounds)]
    said.append(voice.word("band-from", low=voice.say(bounds[-1])))
    return [(str(number), label) for number, label in enumerate(said)]


def _band(size: Fraction | None, bounds: Sequence[int], unit: int) -> list[str]:
    return [] if size is None else [str(sum(size >= bound * unit for bound in bounds))]
