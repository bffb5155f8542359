"""A fresh file says a new record in the model's order, each field under its name in words."""

from collections.abc import Mapping
from itertools import pairwise

from guide.edit import writing
from guide.edit.change import pruned
from guide.edit.writing import Plain
from guide.locales import locale
from guide.model.base import Model, marks, yaml_name
from guide.tree import parse

LANGUAGES = ("zh", "en")


def fresh(target: Mapping[str, Plain], model: type[Model]) -> str:
    """The text of a new file that says `target`; keys in the model's order, with comments."""
    wanted = pruned(target)
    if not isinstance(wanted, Mapping):
        raise TypeError("a record is a mapping")
    infos = {yaml_name(name, info): info for name, info in model.model_fields.items()}
    ordered = _ordered(wanted, model)
    blocks = []
    for key, value in ordered.items():
        name = " · ".join(locale(tag).field(model.__name__, key) for tag in LANGUAGES)
        blocks.append((marks(infos[key]).group, f"# {name}\n{writing.pair(key, value, 0)}\n"))
    parts = [text + "\n" * (group != after) for (group, text), (after, _) in pairwise(blocks)]
    text = "".join([*parts, blocks[-1][1]])
    tree, problems = parse("", text)
    if tree is None or pruned(tree.plain()) != _as_text(wanted):
        raise AssertionError(f"a fresh file went wrong: {problems}\n{text}")
    return text


def _ordered(of: Mapping[str, Plain], model: type[Model]) -> dict[str, Plain]:
    names = [yaml_name(name, info) for name, info in model.model_fields.items()]
    return {name: of[name] for name in names if name in of}


def _as_text(of: Plain) -> Plain:
    if isinstance(of, Mapping):
        return {key: _as_text(each) for key, each in of.items()}
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, str | int):
        return str(of)
    return [_as_text(each) for each in of]
