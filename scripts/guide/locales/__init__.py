"""A locale holds what one language says: labels, words, formats and the problems' sentences."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from guide.traditional import converter

# The models that others extend: what they declare is labelled once, under their own name.
BASES = ("Record", "Formula", "JointCap")

# Languages that are converted from another at build: each variant's tag names whose characters it
# uses. Their files hold only what the conversion does not give.
CONVERTED = {"zh-Hant": "zh"}
VARIANTS = {"hk": "zh-Hant-HK", "tw": "zh-Hant-TW"}
_VARIANT_OF = {tag: variant for variant, tag in VARIANTS.items()}


@dataclasses.dataclass(frozen=True, slots=True)
class Locale:
    """One language. A key that its file lacks raises KeyError: no output prints a blank.

    `staff`, `commands`, `parser` and `problems` are what staff alone read, and so are the fields'
    helps: a language that is only published has none of them.
    """

    tag: str
    name: str
    html: str
    formats: Mapping[str, Any]
    fields: Mapping[str, Mapping[str, Mapping[str, str]]]
    enums: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    staff: Mapping[str, str] = dataclasses.field(default_factory=dict)
    commands: Mapping[str, str] = dataclasses.field(default_factory=dict)
    parser: Mapping[str, str] = dataclasses.field(default_factory=dict)
    problems: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)

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
        said = self.words[key] if key in self.words else self.staff[key]
        return said.format(**args)

    def problem(self, code: str) -> Mapping[str, str]:
        """The `message` and `remedy` of a problem's code, with placeholders."""
        return self.problems[code]


def capital(text: str) -> str:
    """A phrase as it begins a line: its first letter a capital, where its script has any."""
    return text[:1].upper() + text[1:]


def known() -> tuple[str, ...]:
    """The tags of all languages that guide.yml may name, sorted: those that have a file."""
    here = files(__package__)
    return tuple(sorted(p.name[:-4] for p in here.iterdir() if p.name.endswith(".yml")))


def tags() -> tuple[str, ...]:
    """The tag of every locale: a converted language has one for each variant."""
    return (*(tag for tag in known() if tag not in CONVERTED), *VARIANTS.values())


def staff() -> tuple[str, ...]:
    """The languages in which staff are spoken to; Chinese stands first."""
    found = (tag for tag in known() if "problems" in _file(tag))
    return tuple(sorted(found, key=lambda tag: tag != "zh"))


def written(tag: str) -> str:
    """The tag by which guide.yml, addresses and file names call a language: zh-Hant, not -HK."""
    return "zh-Hant" if tag in _VARIANT_OF else tag


def variant(tag: str) -> str:
    """Whose characters a converted language uses, `hk` or `tw`; empty for any other language."""
    return _VARIANT_OF.get(tag, "")


def formats() -> Iterator[Mapping[str, Any]]:
    """How each language that has words of its own writes quantities."""
    return (_file(tag)["formats"] for tag in known() if tag not in CONVERTED)


@cache
def locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag; KeyError when there is no such language.

    One that is converted is asked for by its variant's tag, such as zh-Hant-HK.
    """
    if tag in _VARIANT_OF:
        return _converted(tag)
    if tag not in known() or tag in CONVERTED:
        raise KeyError(tag)
    return Locale(tag=tag, **_file(tag))


def spoken_to(tag: str) -> Locale:
    """The locale in which staff read what belongs to a language: its own, else the first."""
    return locale(tag if tag in staff() else staff()[0])


@cache
def _file(tag: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{tag}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return {key: value or {} for key, value in data.items()}


def _converted(tag: str) -> Locale:
    """The source language's words in traditional characters, but for those that a person chose."""
    own, source = _file(written(tag)), _file(CONVERTED[written(tag)])
    said = {key: source[key] for key in ("formats", "fields", "enums", "words")}
    made = merged({key: _each(said[key], converter(_VARIANT_OF[tag])) for key in said}, own)
    return Locale(tag=tag, html=tag, **made)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each(child, change) for key, child in value.items()}
    return [_each(child, change) for child in value] if isinstance(value, list) else value


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two trees of mappings in one; where both say something, the one above."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        both_go_on = isinstance(value, Mapping) and isinstance(old, Mapping)
        both[key] = merged(old, value) if both_go_on else value  # type: ignore[arg-type]
    return both
