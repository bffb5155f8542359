"""Facts come from the model by themselves: a field's group, order and locale label place it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, singledispatch

from guide.model.base import Model, marks, yaml_name
from guide.model.condition import Condition
from guide.model.parts import Consent, Figure, Price, Source
from guide.model.policy import CurrencyRule, Interpretation, Scope, Stacking
from guide.model.project import Capacity, ChainPosition, PolicyUse, Readiness
from guide.model.references import Id, Ref
from guide.model.text import LongText, Text
from guide.quantities import Dimensions, Measure, Money, Range, Rate, UnitPrice
from guide.words.clauses import article, stacking
from guide.words.conditions import requirements
from guide.words.types import (
    Bullets,
    Cell,
    Column,
    Fact,
    Group,
    Item,
    Links,
    Prose,
    Step,
    Steps,
    Table,
)
from guide.words.voice import Voice, figure_note, price_note

# The order of the groups on a page; one that is not named follows at the end.
ORDER = (
    "basics",
    "document",
    "investment",
    "site",
    "land",
    "asset",
    "cooperation",
    "progress",
    "returns",
    "background",
    "description",
    "content",
    "market",
    "location",
    "freight",
    "utilities",
    "environment",
    "services",
    "entry",
    "firms",
    "risks",
    "conditions",
    "policies",
    "rules",
    "programme",
    "shown",
    "outcome",
    "events",
)

_NUMERIC = (int, Decimal, Money, Measure, Rate, Range, UnitPrice, Dimensions, Price)


def groups(model: Model, voice: Voice, *, without: Iterable[str] = ()) -> tuple[Group, ...]:
    """All fields of a model that belong to a group, as labelled items under group headings."""
    found: dict[str, list[Item]] = {}
    for key, item_ in _collect(model, (), voice):
        found.setdefault(key, []).append(item_)
    order = {name: number for number, name in enumerate(ORDER)}
    names = sorted(found, key=lambda name: order.get(name, len(order)))
    return tuple(
        Group(name, voice.word(f"group-{name}"), tuple(found[name]))
        for name in names
        if name not in ("provenance", *without)
    )


def _collect(model: Model, path: tuple[str, ...], voice: Voice) -> Iterator[tuple[str, Item]]:
    for name, key, group in _keys(type(model)):
        value = getattr(model, name)
        if value is None or value == () or value is False:
            continue
        if isinstance(value, Model) and _has_groups(type(value)):
            yield from _collect(value, (*path, key), voice)
        elif group:
            label = voice.locale.field(type(model).__name__, key)
            found = item(value, ".".join((*path, key)), label, voice)
            if found is not None:
                yield group, found


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model with the keys that people write and the groups they belong to."""
    fields = model.model_fields.items()
    return tuple((name, yaml_name(name, info), marks(info).group) for name, info in fields)


def _has_groups(model: type[Model]) -> bool:
    return any(group for _, _, group in _keys(model))


@singledispatch
def item(value: object, key: str, label: str, voice: Voice) -> Item | None:
    """A value as an item under its label; None where there is nothing to say."""
    said = voice.say(value)
    return Fact(key, label, said) if said else None


@item.register
def _(value: LongText, key: str, label: str, voice: Voice) -> Item | None:
    return Prose(key, label, voice.text(value))


@item.register
def _(value: Ref, key: str, label: str, voice: Voice) -> Item | None:
    said = voice.say(value)
    return Fact(key, label, said, link=voice.link(value.kind, value)) if said else None


@item.register
def _(value: ChainPosition, key: str, label: str, voice: Voice) -> Item | None:
    said = voice.say(value)
    return Fact(key, label, said, link=voice.link("chains", value.ref)) if said else None


@item.register
def _(value: Price, key: str, label: str, voice: Voice) -> Item | None:
    return Fact(key, label, voice.say(value.range), price_note(value, voice))


@item.register
def _(value: Figure, key: str, _label: str, voice: Voice) -> Item | None:
    return Fact(key, voice.say(value.item), voice.say(value.value), figure_note(value, voice))


@item.register(Interpretation)
@item.register(CurrencyRule)
@item.register(Scope)
def _(value: Interpretation | CurrencyRule | Scope, key: str, label: str, voice: Voice) -> Item:
    """The official words where they are given, else what the fields say, line by line."""
    text = None if isinstance(value, Scope) else value.text
    if text is not None:
        return Fact(key, label, voice.text(text))
    lines = [
        voice.word(
            "labelled",
            label=voice.locale.field(type(value).__name__, yaml_name(name, info)),
            value=voice.phrase(getattr(value, name)),
        )
        for name, info in type(value).model_fields.items()
        if getattr(value, name)
    ]
    return Bullets(key, label, tuple(lines))


@item.register
def _(value: Readiness, key: str, label: str, voice: Voice) -> Item | None:
    steps = []
    for name, info in Readiness.model_fields.items():
        step = getattr(value, name)
        if step is not None:
            steps.append(
                Step(
                    name,
                    voice.locale.field("Readiness", yaml_name(name, info)),
                    step.state.value,
                    voice.say(step.state),
                    voice.say(step.date),
                    voice.text(step.document),
                )
            )
    return Steps(key, label, tuple(steps)) if steps else None


@item.register
def _(value: tuple, key: str, label: str, voice: Voice) -> Item | None:  # type: ignore[type-arg]
    first = value[0]
    if isinstance(first, PolicyUse):
        return _policies(value, key, label, voice)
    if isinstance(first, Capacity):
        return _capacities(value, key, label, voice)
    if isinstance(first, Condition):
        return Bullets(key, label, requirements(value, voice))
    if isinstance(first, Stacking):
        return Bullets(key, label, tuple(stacking(rule, (), voice) for rule in value))
    if isinstance(first, Source):
        return Bullets(key, label, tuple(voice.say(source) for source in value))
    if isinstance(first, Model):
        return table(value, key, label, voice)
    if isinstance(first, Ref) and voice.link(first.kind, first):
        return Links(key, label, voice.links(value))
    if isinstance(first, Text):
        return Bullets(key, label, tuple(voice.text(each) for each in value))
    said = voice.say(value)
    return Fact(key, label, said) if said else None


def table(
    models: Iterable[Model],
    key: str,
    label: str,
    voice: Voice,
    *,
    without: Iterable[str] = (),
    note: str = "",
) -> Table:
    """A table with a column for each field that any of the models has.

    Ids and consents stay in the library: they tell a reader nothing.
    """
    rows = list(models)
    kind = type(rows[0])
    columns = [
        (name, yaml_name(name, info))
        for name, info in kind.model_fields.items()
        if name not in without
        and any(getattr(row, name) not in (None, (), False) for row in rows)
        and not any(isinstance(getattr(row, name), Id | Consent) for row in rows)
    ]
    heads = tuple(
        Column(
            voice.locale.field(kind.__name__, key_),
            any(_is_number(getattr(row, name)) for row in rows),
            key_,
        )
        for name, key_ in columns
    )
    cells = tuple(tuple(voice.cell(_shown(row, name)) for name, _ in columns) for row in rows)
    return Table(key, label, heads, cells, note)


def _shown(row: Model, name: str) -> object:
    value = getattr(row, name)
    return None if value is False or value == () else value


def _is_number(value: object) -> bool:
    return isinstance(value, _NUMERIC) and not isinstance(value, bool)


def _policies(uses: tuple[PolicyUse, ...], key: str, label: str, voice: Voice) -> Item | None:
    rows = []
    for use in uses:
        policy = voice.guide.policies.get(use.policy)
        if policy is None:
            continue
        clauses = [
            voice.aside(article(clause.number, voice), voice.text(clause.title))
            for clause in policy.clauses
            if not use.clauses or str(clause.id) in use.clauses
        ]
        rows.append(
            (
                Cell(voice.text(policy.title), link=voice.link("policies", use.policy)),
                Cell(voice.join(clauses)),
            )
        )
    columns = (
        Column(voice.locale.field("PolicyUse", "policy")),
        Column(voice.locale.field("PolicyUse", "clauses")),
    )
    return Table(key, label, columns, tuple(rows)) if rows else None


def _capacities(capacities: tuple[Capacity, ...], key: str, label: str, voice: Voice) -> Item:
    if len(capacities) == 1:
        return Fact(key, label, voice.say(capacities[0]))
    return Bullets(key, label, tuple(voice.say(each) for each in capacities))
