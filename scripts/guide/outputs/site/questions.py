"""What the policy finder asks: the facts that policies look at, as plain questions in groups."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.locales import capital
from guide.model.enumerations import Audience, BenefitKind, CountedFrom, Metric
from guide.words.asking import fact_name
from guide.words.compilation import on_offer
from guide.words.voice import Voice

Json = Mapping[str, Any]

# The groups in the order in which they are asked, and what belongs to each.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "who": ("audience", "sector", "park", "township", "origin", "stage"),
    "investment": (
        "fixed_assets",
        "total_investment",
        "paid_in_foreign_capital",
        "paid_in_capital",
        "registered_capital",
        "equipment_spend",
    ),
    "business": ("revenue", "exports", "imports", "rd_spend", "company_class", "recognition"),
    "people": ("jobs", "insured_staff", "wages"),
    "space": ("floor_area", "leased_area", "land_area", "rent_paid", "investment_per_mu"),
}
_MORE, _DATES = "more", "dates"

# Facts of one of these words each, where a policy names any.
_WORDS = {
    "origin": ("foreign", "hmt", "domestic"),
    "stage": ("new", "expansion", "capital-increase", "acquisition"),
    "recognition": ("national", "provincial", "municipal"),
}
# What is paid in or spent once a year and differs from year to year; asked year by year at once.
_BY_YEAR = frozenset({"paid_in_foreign_capital", "paid_in_capital"})
# What flows every year: one answer for all years, or one for each.
_FLOWS = frozenset(
    {"revenue", "exports", "imports", "rd_spend", "jobs", "insured_staff", "premium_paid"}
    | {"interest_paid", "loans_granted", "rent_paid", "equipment_spend", "containers", "visitors"}
)
# A rise or growth of these is a fact of its own: it does not follow from two years.
_OWN_RISE = _BY_YEAR | {"registered_capital", "total_investment"}
YEARS = 5


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is the engine's name of the fact.

    `kind` says how it is answered: `choice`, `choices`, `date`, or an amount typed as people do:
    `money`, `area`, `number`, `share`, `time`, `price`. `years` are those that may be told apart,
    0 for the year before the first; `yearly` asks for them at once.
    """

    key: str
    label: str
    kind: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    currency: str = ""
    unit: str = ""
    years: tuple[int, ...] = ()
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Questions under a heading; what is `open` stands open from the start."""

    key: str
    label: str
    questions: tuple[Question, ...]
    open: bool


def asked(forms: Iterable[Json], voice: Voice) -> tuple[Ask, ...]:
    """The questions that some policy on offer depends on, group by group."""
    listed = list(forms)
    facts = _facts(listed)
    groups: dict[str, list[Question]] = {key: [] for key in (*_GROUPS, _MORE, _DATES)}
    groups["who"].append(_audience(voice))
    for key, fact in facts.items():
        group = next((name for name, keys in _GROUPS.items() if key in keys), _MORE)
        groups[group].append(_question(key, fact, voice))
    for name, keys in _GROUPS.items():
        groups[name].sort(key=lambda each: keys.index(each.key))
    groups[_MORE].sort(key=lambda each: each.label)
    groups[_DATES] = list(_dates(listed, voice))
    return tuple(
        Ask(key, voice.word(f"finder-group-{key}"), tuple(found), key in ("who", "investment"))
        for key, found in groups.items()
        if found
    )


def _facts(forms: Iterable[Json]) -> dict[str, dict[str, Any]]:
    """All facts that are asked for, those that follow from others left out."""
    facts: dict[str, dict[str, Any]] = {}
    listed = list(forms)
    for form in listed:
        for key, fact in form.get("facts", {}).items():
            known = facts.setdefault(key, dict(fact))
            words = [*known.get("words", ()), *fact.get("words", ())]
            if words:
                known["words"] = list(dict.fromkeys(words))
    for key in copies(listed):
        fact = facts.pop(key)
        facts.setdefault(key.partition("#")[0], {"metric": fact["metric"], "dim": "words"})
    rises = [key for key in facts if _level(key)]
    for key in rises:
        fact = facts.pop(key)
        level = _level(key)
        measured = {"metric": fact["metric"], "dim": fact["dim"], "rise": True}
        if fact.get("dim") == "share":
            measured["dim"] = "money" if fact["metric"] in _MONEY else "number"
        facts.setdefault(level, measured)["rise"] = True
    return facts


# A note on these only explains: what is said of the one is said of the other.
_EXPLAINED = ("sector", "park", "township")


def copies(forms: Iterable[Json]) -> list[str]:
    """The facts with a note that the same question without it answers."""
    keys = dict.fromkeys(key for form in forms for key in form.get("facts", {}))
    return [key for key in keys if key.partition("#")[0] in _EXPLAINED and "#" in key]


_MONEY = frozenset(
    {"revenue", "exports", "imports", "rd_spend", "wages", "premium_paid", "rent_paid"}
    | {"loans_granted", "interest_paid", "equipment_spend", "fixed_assets", "tax_paid"}
    | {"local_contribution", "guarantee_amount"}
)


def _level(key: str) -> str:
    """The fact whose two years tell a rise; empty where the rise is asked for itself."""
    for rise in (".growth", ".increase"):
        metric, found, rest = key.partition(rise)
        if found and "#" not in key and metric not in _OWN_RISE and rest in ("", "@person"):
            return metric + rest
    return ""


def _audience(voice: Voice) -> Question:
    guide = voice.guide
    found = {
        each for policy in on_offer(guide) for clause in policy.clauses for each in clause.audience
    }
    options = (
        Option(each.value, capital(voice.locale.phrase("Audience", each.value)))
        for each in Audience
        if each in found
    )
    return Question("audience", voice.word("finder-audience"), "choices", options=tuple(options))


def _question(key: str, fact: Json, voice: Voice) -> Question:
    dim, metric = fact["dim"], fact["metric"]
    label = fact_name(key, fact, voice)
    if dim == "words":
        return Question(key, label, "choice", options=tuple(_options(metric, fact, voice)))
    kinds = {"money": "money", "share": "share", "m2": "area", "month": "time", "price": "price"}
    kind = kinds.get(dim, "number")
    flows = metric in _FLOWS or metric in _BY_YEAR
    plain = "#" not in key and ".share" not in key
    first = 0 if fact.get("rise") else 1
    return Question(
        key,
        label,
        kind,
        hint=voice.word(f"finder-example-{kind}"),
        currency=fact.get("currency") or ("CNY" if kind in ("money", "price") else ""),
        unit={"area": "mu" if metric == "land_area" else "m2", "time": "year", "price": "mu"}.get(
            kind, ""
        ),
        years=tuple(range(first, YEARS + 1)) if (flows and plain) or fact.get("rise") else (),
        yearly=metric in _BY_YEAR and key == metric,
    )


def _options(metric: str, fact: Json, voice: Voice) -> Iterator[Option]:
    guide = voice.guide
    if metric == "sector":
        yield from (Option(each.id, voice.text(each.name)) for each in guide.sectors)
    elif metric == "park":
        yield from (Option(id, voice.title("parks", id)) for id in guide.parks)
    elif metric == "township":
        townships = guide.place.townships if guide.place else ()
        yield from (Option(str(each.id), voice.text(each.name)) for each in townships)
    else:
        words = dict.fromkeys((*_WORDS.get(metric, ()), *fact.get("words", ())))
        yield from (Option(word, voice.locale.enum("FactWord", word)) for word in words)
    if metric not in ("sector", "origin", "stage"):
        yield Option("-", voice.word("finder-none"))


def _dates(forms: Iterable[Json], voice: Voice) -> Iterator[Question]:
    """The days that documents and ages count from."""
    found: dict[str, None] = {}
    for form in forms:
        for clause in form["clauses"]:
            if "events" in form:
                found[clause.get("event", "event")] = None
            for condition in clause["conditions"]:
                for each in (condition, *condition.get("any", ())):
                    if each.get("fact") in ("years_operating", "completion_age"):
                        found[each.get("from", "event")] = None
    known = {each.value for each in CountedFrom}
    for name in sorted(found, key=lambda one: (one not in known, one)):
        label = (
            voice.locale.enum("CountedFrom", name) if name in known else voice.word("finder-event")
        )
        yield Question(f"event:{name}", voice.word("finder-day-of", event=label), "date")


def kind_labels(voice: Voice) -> dict[str, str]:
    """Kinds of benefit by their value."""
    return {each.value: voice.locale.enum("BenefitKind", each.value) for each in BenefitKind}


def metric_labels(voice: Voice) -> dict[str, str]:
    """Metrics by their value, as they begin a line."""
    return {each.value: voice.locale.enum("Metric", each.value) for each in Metric}
