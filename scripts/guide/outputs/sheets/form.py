"""The project form, 招商项目表: which fields stand in which row, and a field's text in its cell."""

from collections.abc import Iterator
from typing import Any, get_args

from guide import quantities
from guide.model.base import Model, yaml_name
from guide.model.project import Project, ReadinessStep
from guide.quantities import Measure
from guide.words import Voice

# A row holds one field across the table or two side by side; a word alone is a group's heading.
ROWS: tuple[str | tuple[str, ...], ...] = (
    "basics",
    ("title",),
    ("code", "kind"),
    ("offer", "industry"),
    ("summary",),
    ("background",),
    ("content",),
    ("products",),
    ("market",),
    "investment",
    ("investment.total", "investment.fixed_assets"),
    ("investment.working_capital", "investment.sought"),
    ("investment.secured", "investment.minimum_ticket"),
    "site",
    ("location.text",),
    ("location.township", "location.park"),
    ("land.area", "land.use"),
    ("land.tenure", "land.state"),
    ("building_area", "environment.eia_class"),
    "cooperation",
    ("cooperation",),
    ("cooperation_note",),
    ("investor_profile",),
    ("promoter",),
    "returns",
    ("returns.basis", "returns.price_year"),
    ("returns.annual_revenue", "returns.annual_tax"),
    ("returns.annual_profit.amount", "returns.annual_profit.kind"),
    ("returns.payback.years", "returns.payback.kind"),
    ("returns.irr.value", "returns.irr.tax"),
    ("jobs",),
    ("social",),
    "progress",
    ("schedule.months", "schedule.start"),
    *(
        tuple(f"readiness.{name}" for name in pair)
        for pair in (
            ("feasibility", "registration"),
            ("land", "site_opinion"),
            ("planning", "eia"),
            ("energy_review", "safety"),
            ("water_soil", "social_stability"),
            ("construction_permit", "utilities"),
            ("raw_material",),
        )
    ),
    ("conditions",),
    "provenance",
    ("owner", "as_of"),
    ("valid_until",),
)

# What a person reads in the form but changes elsewhere.
CONTACTS = "contacts"
ID = "id"


def fields() -> Iterator[str]:
    """Every field of the form, by its path in a project's file."""
    for row in ROWS:
        if isinstance(row, tuple):
            yield from row


def owner_of(path: str) -> tuple[type[Model], str]:
    """The model class that holds the field at a path of a project, and the field's key."""
    *steps, last = path.split(".")
    model: type[Model] = Project
    for step in steps:
        info = next(i for n, i in model.model_fields.items() if yaml_name(n, i) == step)
        model = next(each for each in _classes(info.annotation))
    return model, last


def label(path: str, voice: Voice) -> str:
    """A field's label; a part of another field is named after that field too where it must."""
    model, key = owner_of(path)
    own = voice.locale.field(model.__name__, key)
    if model.__name__ in ("Profit", "Payback", "InternalRate"):
        whole, holder = owner_of(path.rpartition(".")[0])
        outer = voice.locale.field(whole.__name__, holder)
        return outer if key in ("amount", "years", "value") else voice.aside(outer, own)
    return own


def said(project: Project, path: str, voice: Voice) -> str:
    """What stands in a field's cell; empty where the project does not say."""
    value: Any = project
    for step in path.split("."):
        value = getattr(value, step, None)
    return written(value, voice)


def written(value: object, voice: Voice) -> str:
    """A value as a form holds it: in the language's words, but so that it can be read back."""
    if isinstance(value, Measure):
        number, unit = quantities.parts(value, voice.lang)
        text = f"{number}{'' if voice.lang.startswith('zh') else ' '}{unit}"
        # Another unit may round: then the value stands in its own.
        return text if _is_exact(text, value) else quantities.plain(value)
    if isinstance(value, tuple):
        labels = [voice.say(each) for each in value]
        split = any("," in label for label in labels)
        return voice.word("note-comma").join(labels) if split else voice.say(value)
    if isinstance(value, ReadinessStep):
        parts = (voice.say(value.state), voice.say(value.date), voice.text(value.document))
        return voice.word("note-comma").join(part for part in parts if part)
    return voice.say(value)


def _is_exact(text: str, value: Measure) -> bool:
    try:
        return quantities.parse_measure(text).to(value.unit) == value.to(value.unit)
    except quantities.QuantityError:
        return False


def _classes(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes(argument)
