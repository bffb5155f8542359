"""The catalogue of projects as data: columns to filter and sort by, cards to show, text to search.

A page of one language loads `assets/catalogue.<lang>.js` (`window.GUIDE_CATALOGUE`); of the cards
(`assets/cards.<lang>.<n>.js`) only the blocks that it shows; the text (`assets/find.<lang>.js`)
once somebody searches. Lists run parallel, in the order of the guide:

    ids, titles, amounts (in one currency; null: not stated), days (yyyymmdd of the data)
    initials: those of the readings that staff gave because pinyin would guess wrong, by number
    facets: key, label, every (whether a project must have all that is chosen), options
        [[value, label], …], of (an option's number or several for each project; -1: none)
    fold: what to fold in a question, traditional and simplified characters by turns
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

from guide import quantities
from guide.model.enumerations import Cooperation, Offer, Progress, Status
from guide.model.guide import Guide
from guide.model.project import Project, Readiness
from guide.outputs.site.content import Content
from guide.outputs.site.data import assignment, delivery
from guide.outputs.site.folding import fold, folding
from guide.outputs.site.outline import folder
from guide.quantities import Measure, Money, Range
from guide.words.borrowed import spoken
from guide.words.types import Fact, RecordWords, Steps
from guide.words.voice import Voice

# How many projects' cards come in one file.
BLOCK = 50

# Where the bands of amounts and areas begin: millions of the main unit, and mu (15 are a hectare).
_AMOUNTS = (10, 50, 100, 500, 1000)
_AREAS = (15, 30, 75, 150, 300)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the catalogue; `of` has a tuple of option numbers for each project."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    of: tuple[tuple[int, ...], ...]
    many: bool = False
    every: bool = False


def catalogue(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language's catalogue: path from the site's root, and content."""
    guide, voice = content.guide, content.voice(lang)
    projects = list(guide.projects.values())
    pieces = [_piece(content, project, voice) for project in projects]
    found = facets(guide, voice)
    texts = [text for _, _, text in pieces]
    common = _common(projects)
    core = {
        "ids": [project.id for project in projects],
        "titles": [title for title, _, _ in pieces],
        "initials": _initials(projects, voice),
        "amounts": [_number(_comparable(project, common, guide)) for project in projects],
        "days": [_day(project, guide) for project in projects],
        "facets": [_facet(facet) for facet in found],
        "fold": "".join(a + b for a, b in folding(texts).items()),
        "block": BLOCK,
        "currency": common,
    }
    yield f"assets/catalogue.{folder(lang)}.js", assignment("GUIDE_CATALOGUE", core)
    for number, first in enumerate(range(0, len(pieces), BLOCK)):
        cards = [card for _, card, _ in pieces[first : first + BLOCK]]
        yield f"assets/cards.{folder(lang)}.{number}.js", delivery("GUIDE_CARDS", number, cards)
    yield f"assets/find.{folder(lang)}.js", assignment("GUIDE_FIND", texts)


def _piece(content: Content, project: Project, voice: Voice) -> tuple[str, list[Any], str]:
    """A project's title, its card and the text that a search looks through."""

    def made() -> str:
        words = content.words("projects", project.id, voice.lang)
        found = words.title, _card(words), _text(project, words, voice)
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    title, card, text = json.loads(content.piece("catalogue", project.id, voice.lang, made))
    return title, card, text


def facets(guide: Guide, voice: Voice) -> tuple[Facet, ...]:
    """The facets in the order in which a page shows them; without those that tell nothing apart."""
    projects = list(guide.projects.values())
    common = _common(projects)
    label = voice.locale.field
    townships = guide.place.townships if guide.place else ()
    links = [
        (f"{chain.id}.{link.id}", voice.word("within", whole=voice.text(chain.name),
                                             part=voice.text(link.name)))
        for chain in guide.chains.values()
        for link in chain.links
    ]  # fmt: skip
    amounts = [_millions(each, common or "CNY") for each in _AMOUNTS]
    areas = [Measure(quantities.parse_number(str(each)), "mu") for each in _AREAS]
    found = (
        _chosen("sector", voice.word("facet-sector"), projects, lambda p: [p.sector],
                [(sector.id, voice.text(sector.name)) for sector in guide.sectors]),
        _chosen("budget", voice.word("facet-budget"), projects,
                partial(_affordable, common=common, guide=guide),
                [(str(each), voice.say(_millions(each, common or "CNY"))) for each in _AMOUNTS],
                many=True),
        _chosen("amount", label("Investment", "total"), projects,
                partial(_band, bounds=_AMOUNTS,
                        size=lambda p: _comparable(p, common, guide), unit=Fraction(1_000_000)),
                _bands(amounts, voice)),
        _chosen("offer", label("Project", "offer"), projects, lambda p: [p.offer.value],
                [(offer.value, voice.say(offer)) for offer in Offer]),
        _chosen("cooperation", label("Project", "cooperation"), projects,
                lambda p: [each.value for each in p.cooperation],
                [(each.value, voice.say(each)) for each in Cooperation], many=True),
        _chosen("ready", label("Project", "readiness"), projects, _done,
                [(name, voice.word("step-is-done", step=label("Readiness", name)))
                 for name in Readiness.model_fields], many=True, every=True),
        _chosen("land", voice.word("facet-land"), projects,
                partial(_band, bounds=_AREAS, size=partial(_land, guide=guide), unit=Fraction(1)),
                _bands(areas, voice)),
        _chosen("park", label("ProjectLocation", "park"), projects, lambda p: [p.location.park],
                [(id, voice.title("parks", id)) for id in guide.parks]),
        _chosen("township", label("ProjectLocation", "township"), projects,
                lambda p: [p.location.township],
                [(t.id, voice.text(t.name)) for t in townships]),
        _chosen("link", label("Project", "chain"), projects,
                lambda p: [f"{p.chain.ref}.{p.chain.link}"] if p.chain else [], links),
    )  # fmt: skip
    return tuple(facet for facet in found if facet.options)


def _chosen(
    key: str,
    label: str,
    projects: Sequence[Project],
    values: Callable[[Project], Iterable[object]],
    options: Iterable[tuple[str, str]],
    *,
    many: bool = False,
    every: bool = False,
) -> Facet:
    """A facet with those options that some project has."""
    per_project = [[str(value) for value in values(project) if value] for project in projects]
    used = {value for found in per_project for value in found}
    kept = tuple((value, said) for value, said in options if value in used)
    numbers = {value: number for number, (value, _) in enumerate(kept)}
    of = tuple(tuple(numbers[each] for each in found if each in numbers) for found in per_project)
    return Facet(key, label, kept, of, many, every)


def _facet(facet: Facet) -> dict[str, Any]:
    single = [found[0] if found else -1 for found in facet.of]
    return {
        "key": facet.key,
        "label": facet.label,
        "every": facet.every,
        "options": facet.options,
        "of": facet.of if facet.many else single,
    }


def _millions(number: int, currency: str) -> Money:
    one = Money(1, currency).fraction
    return Money(int(number * 1_000_000 / one), currency)


def _bands(bounds: Sequence[Any], voice: Voice) -> list[tuple[str, str]]:
    """The bands between bounds, named by the number of bounds below them."""
    said = [voice.word("band-under", high=voice.say(bounds[0]))]
    said += [voice.say(Range(low, high)) for low, high in pairwise(bounds)]
    said.append(voice.word("band-from", low=voice.say(bounds[-1])))
    return [(str(number), label) for number, label in enumerate(said)]


def _band(
    project: Project,
    *,
    bounds: Sequence[int],
    size: Callable[[Project], Fraction | None],
    unit: Fraction,
) -> list[str]:
    found = size(project)
    return [] if found is None else [str(sum(found >= bound * unit for bound in bounds))]


def _amount(project: Project) -> Money | None:
    """What a project costs, or what an asset was appraised at."""
    if project.investment is not None:
        return project.investment.total
    valuation = project.asset.valuation if project.asset is not None else None
    return valuation.amount if valuation is not None else None


def _affordable(project: Project, *, common: str, guide: Guide) -> list[str]:
    """The budgets, in millions, that reach the least that a project on offer takes."""
    if project.offer is not Offer.SEEKING or project.status is not Status.PUBLISHED:
        return []
    plan = project.investment
    money = (plan.minimum_ticket or plan.sought or plan.total) if plan else _amount(project)
    least = _in_currency(money, common, guide)
    if least is None:
        return []
    return [str(each) for each in _AMOUNTS if least <= each * 1_000_000]


def _common(projects: Iterable[Project]) -> str:
    """The currency that most projects are stated in; empty where none states an amount."""
    counts = Counter(money.currency for each in projects if (money := _amount(each)) is not None)
    return min(counts, key=lambda currency: (-counts[currency], currency), default="")


def _comparable(project: Project, currency: str, guide: Guide) -> Fraction | None:
    """A project's amount in the common currency."""
    return _in_currency(_amount(project), currency, guide)


def _in_currency(money: Money | None, currency: str, guide: Guide) -> Fraction | None:
    """An amount in a currency by the guide's own rate; None where it has none."""
    if money is None or money.currency == currency:
        return money.fraction if money is not None else None
    for rate in guide.settings.rates:
        if (rate.from_, rate.to) == (money.currency, currency):
            return money.fraction * Fraction(rate.rate)
        if (rate.from_, rate.to) == (currency, money.currency):
            return money.fraction / Fraction(rate.rate)
    return None


def _land(project: Project, *, guide: Guide) -> Fraction | None:
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


def _done(project: Project) -> list[str]:
    readiness = project.readiness
    steps = [(name, getattr(readiness, name, None)) for name in Readiness.model_fields]
    return [name for name, step in steps if step is not None and step.state is Progress.DONE]


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _initials(projects: Iterable[Project], voice: Voice) -> dict[int, str]:
    found = {}
    for number, project in enumerate(projects):
        if project.sort_key is not None and voice.lang in project.sort_key:
            reading = fold(project.sort_key[voice.lang])
            found[number] = "".join(word[0] for word in reading.split())
    return found


def _day(project: Project, guide: Guide) -> int:
    owner = guide.organisations.get(project.owner)
    day = project.as_of or (owner.collected if owner else None)
    return int(f"{day:%Y%m%d}") if day else 0


def _card(words: RecordWords) -> list[Any]:
    """What a card shows beside title and mark: amount, badges, place, summary, preparation."""
    facts = {
        item.key: item.value
        for group in words.groups
        for item in group.items
        if isinstance(item, Fact)
    }
    steps = next(
        (item for group in words.groups for item in group.items if isinstance(item, Steps)), None
    )
    amount = words.figures[0] if words.figures else None
    return [
        words.summary,
        [amount.number, amount.unit, amount.label] if amount else [],
        [
            facts[key]
            for key in ("location.township", "location.park", "cooperation")
            if key in facts
        ],
        [
            [badge.key, badge.value, badge.label]
            for badge in words.badges
            if badge.key in ("offer", "status") and badge.value != Offer.SEEKING
        ],
        [[step.label, step.state, step.state_label] for step in steps.steps] if steps else [],
    ]


def _text(project: Project, words: RecordWords, voice: Voice) -> str:
    """All that a search looks through, folded: the titles in every language first."""
    location = project.location
    names = [
        *project.title.values(),
        words.subtitle,
        words.summary,
        voice.text(project.products),
        voice.text(project.content),
        voice.text(project.investor_profile),
        voice.text(location.text),
        *(c for c in (project.code, project.industry, project.id) if c),
        voice.title("sectors", project.sector),
        voice.title("townships", location.township or ""),
        voice.title("parks", location.park or ""),
        voice.say(project.chain),
        voice.say(project.promoter),
        *(voice.say(each) for each in project.cooperation),
    ]
    return fold(spoken(" ".join(name for name in names if name)))
