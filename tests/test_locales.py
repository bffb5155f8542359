"""The locale files: the same keys in every language, a label for everything, sound templates.

A language that is only published lacks what staff alone read: helps, messages, problems.
"""

import ast
import string
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

import guide
import guide.model
from guide.locales import BASES, capital, known, locale, staff, tags, written
from guide.model import enumerations
from guide.model.base import Model, marks, yaml_name
from guide.model.guide import COLLECTIONS, PAGES
from guide.model.lists import Sector
from guide.model.organisation import Hotline
from guide.model.place import PlaceProfile
from guide.policy import Validity
from guide.schema import models_within

for _module in iter_modules(guide.model.__path__):
    import_module(f"guide.model.{_module.name}")

PACKAGE = Path(guide.__file__).parent
TAGS = tags()
STAFF = staff()
SOURCE = "zh"
PUBLISHED = ("enums", "words")
SECTIONS = [(name, tag) for name in PUBLISHED for tag in TAGS]
SECTIONS += [
    (name, tag) for name in ("fields", "staff", "commands", "parser", "problems") for tag in STAFF
]
ENUMERATIONS = [
    value
    for value in (*vars(enumerations).values(), Validity)
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
]


def models(base: type[Model] = Model) -> list[type[Model]]:
    """Every model, in an order that does not change."""
    found = {base: None} if base is not Model else {}
    for each in base.__subclasses__():
        found |= dict.fromkeys(models(each))
    return sorted(found, key=lambda model: model.__name__)


def published_models() -> set[type[Model]]:
    """The models of which a page may show a part."""
    roots = [*(COLLECTIONS[kind] for kind in PAGES), PlaceProfile, Sector, Hotline]
    return {model for root in roots for model in models_within(root)}


def own_fields(model: type[Model]) -> set[str]:
    """The YAML names of the fields that a model declares itself."""
    inherited = {name for base in model.__mro__[1:] for name in getattr(base, "model_fields", ())}
    return {
        yaml_name(name, info) for name, info in model.model_fields.items() if name not in inherited
    }


def leaves(value, path=()):
    """Every text of a section with its path."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from leaves(child, (*path, key))
    else:
        yield path, value


def section(tag, name):
    return dict(leaves(getattr(locale(tag), name)))


def is_joint(key):
    """Whether a word stands between others or ends a sentence: blanks are part of it."""
    return key.endswith(("-comma", "-join")) or key.startswith("mistake-")


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def words_of(text):
    """The literal keys of `.word("…")` in a module, with the arguments each is given."""
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "word"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            named = {keyword.arg for keyword in node.keywords}
            yield node.args[0].value, named


@pytest.mark.parametrize(("name", "tag"), SECTIONS)
def test_every_language_has_the_same_keys(name, tag):
    assert section(tag, name).keys() == section(SOURCE, name).keys()


@pytest.mark.parametrize(("name", "tag"), SECTIONS)
def test_nothing_is_empty_or_padded(name, tag):
    texts = {path: text for path, text in section(tag, name).items() if not is_joint(path[0])}
    assert not [path for path, text in texts.items() if not isinstance(text, str) or not text]
    if name != "parser":  # these are joined to others, as what they translate is
        assert not [path for path, text in texts.items() if text.strip() != text]


@pytest.mark.parametrize(("name", "tag"), SECTIONS)
def test_templates_take_the_same_placeholders(name, tag):
    source = section(SOURCE, name)
    for path, text in section(tag, name).items():
        assert placeholders(text) == placeholders(source[path]), path


def test_labels_stand_without_placeholders():
    texts = section(SOURCE, "fields") | section(SOURCE, "enums")
    assert not {path for path, text in texts.items() if "{" in text and path[-1] != "help"}


@pytest.mark.parametrize("tag", TAGS)
def test_a_published_language_labels_what_pages_show(tag):
    for model in published_models():
        for name, info in model.model_fields.items():
            assert locale(tag).field(model.__name__, yaml_name(name, info))


@pytest.mark.parametrize("tag", STAFF)
@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_has_a_label(model, tag):
    words = locale(tag)
    for name, info in model.model_fields.items():
        assert words.field(model.__name__, yaml_name(name, info))


def test_no_label_is_left_over():
    expected = {model.__name__: own_fields(model) for model in models() if own_fields(model)}
    assert {name: set(fields) for name, fields in locale(SOURCE).fields.items()} == expected


def test_inherited_fields_are_labelled_once():
    words = locale("en")
    assert words.field("Project", "owner") == words.field("Record", "owner")
    assert words.field("Benefit", "rate") == words.field("Formula", "rate")
    assert set(BASES) <= {model.__name__ for model in models()}
    with pytest.raises(KeyError, match=r"Project\.colour"):
        words.field("Project", "colour")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda each: each.__name__)
def test_every_value_has_a_label_and_no_other_has(enumeration, tag):
    labels = locale(tag).enums[enumeration.__name__]
    assert list(labels) == [each.value for each in enumeration]


def test_no_enumeration_is_left_over():
    assert set(locale(SOURCE).enums) == {each.__name__ for each in ENUMERATIONS}


@pytest.mark.parametrize("tag", STAFF)
def test_helps_are_sentences(tag):
    for path, text in section(tag, "fields").items():
        if path[-1] == "help":
            assert text.endswith(("。", ".")), path
        else:
            assert not text.endswith(("。", ".")) or text.endswith("no."), path


@pytest.mark.parametrize("tag", TAGS)
def test_every_group_of_facts_has_a_heading(tag):
    groups = {marks(info).group for model in models() for info in model.model_fields.values()}
    assert {f"group-{group}" for group in groups if group} <= set(locale(tag).words)


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_words_are_there_with_the_arguments_they_are_given(file):
    for key, named in words_of(file.read_text(encoding="utf-8")):
        said = locale(SOURCE).words | locale(SOURCE).staff
        assert key in said, key
        if None not in named:
            assert placeholders(said[key]) == named, key


@pytest.mark.parametrize("tag", known())
def test_no_key_is_written_twice(tag):
    """YAML takes the last of two equal keys in silence."""

    class Strict(yaml.SafeLoader):
        def construct_mapping(self, node, deep=False):
            keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
            assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}
            return super().construct_mapping(node, deep)

    text = (PACKAGE / "locales" / f"{tag}.yml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=Strict)  # noqa: S506


def test_a_label_alone_begins_with_a_capital():
    words = locale("en")
    assert words.enum("FundingSource", "bank-loan") == "Bank loan"
    assert words.phrase("FundingSource", "bank-loan") == "bank loan"
    assert words.phrase("PriceItem", "vat") == "VAT"
    assert locale("zh").enum("FundingSource", "bank-loan") == "银行贷款"
    assert capital("") == ""


@pytest.mark.parametrize("tag", ["xx", "zh-Hant"])
def test_an_unknown_language_is_refused(tag):
    """Traditional characters are those of one place or the other."""
    with pytest.raises(KeyError):
        locale(tag)


def test_staff_are_spoken_to_in_two_languages():
    assert STAFF == ("zh", "en")


def test_a_converted_language_goes_by_its_short_tag():
    assert [written(tag) for tag in ("zh", "zh-Hant-HK", "zh-Hant-TW")] == ["zh", *["zh-Hant"] * 2]
    assert locale("zh-Hant-HK").enum("PriceItem", "vat") == "增值税"
    assert locale("zh-Hant-TW").enum("PriceItem", "vat") == "增值稅"


def test_no_word_is_both_published_and_for_staff():
    for tag in STAFF:
        assert not locale(tag).words.keys() & locale(tag).staff.keys()
