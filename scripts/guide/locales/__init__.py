"""A locale holds what one language says: labels, words, formats and the problems' sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The models that others extend: what they declare is labelled once, under their own name.
BASES = ("Record", "Formula", "JointCap")


@dataclass(frozen=True, slots=True)
class Locale:
    """One language file. A key that the file lacks raises KeyError: no output prints a blank."""

    tag: str
    name: str
    html: str
    formats: Mapping[str, Any]
    fields: Mapping[str, Mapping[str, Mapping[str, str]]]
    enums: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    problems: Mapping[str, Mapping[str, str]]

    def field(self, model: str, name: str) -> str:
        """The label of a model's field, as on a form."""
        return self._field(model, name)["label"]

    def help(self, model: str, name: str) -> str:
        """What a field wants, in one or two sentences; empty where the label says it all."""
        return self._field(model, name).get("help", "")

    def _field(self, model: str, name: str) -> Mapping[str, str]:
        for owner in (model, *BASES):
            if name in self.fields.get(owner, {}):
                return self.fields[owner][name]
        raise KeyError(f"{model}.{name}")

    def enum(self, enumeration: str, value: str) -> str:
        """The label of an enumeration's value as it stands alone: in a cell, on a badge."""
        return capital(self.enums[enumeration][value])

    def phrase(self, enumeration: str, value: str) -> str:
        """The same inside a sentence, as the file has it: `bank loan`, `VAT`."""
        return self.enums[enumeration][value]

    def word(self, key: str, **args: object) -> str:
        """An interface word or sentence with its placeholders filled."""
        return self.words[key].format(**args)

    def problem(self, code: str) -> Mapping[str, str]:
        """The `message` and `remedy` of a problem's code, with placeholders."""
        return self.problems[code]


def capital(text: str) -> str:
    """A phrase as it begins a line: its first letter a capital, where its script has any."""
    return text[:1].upper() + text[1:]


def known() -> tuple[str, ...]:
    """The tags of all languages that have a file, sorted."""
    here = files(__package__)
    return tuple(sorted(p.name[:-4] for p in here.iterdir() if p.name.endswith(".yml")))


@cache
def locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag; KeyError when there is no such file."""
    if tag not in known():
        raise KeyError(tag)
    text = files(__package__).joinpath(f"{tag}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    sections: dict[str, Any] = {key: value or {} for key, value in data.items()}
    return Locale(tag=tag, **sections)
