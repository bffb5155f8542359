"""The small pieces that every kind of record is made of: facts, figures, badges, pictures."""

from enum import StrEnum

from guide import quantities
from guide.model.parts import Figure
from guide.model.parts import Picture as ModelPicture
from guide.words.types import Badge, Fact, KeyFigure, Link, Picture
from guide.words.voice import Voice, figure_note


def fact(model: str, name: str, value: str, voice: Voice, link: Link | None = None) -> Fact:
    """A fact under the label of a model's field."""
    return Fact(name, voice.locale.field(model, name), value, link=link)


def key_figure(model: str, name: str, value: object, voice: Voice, note: str = "") -> KeyFigure:
    """A value set large under the label of a model's field.

    Where the language writes a value in two units, such as hectares and mu, the note is the other.
    """
    number, unit = quantities.parts(value, voice.lang)
    other = quantities.other_unit(value, voice.lang)
    return KeyFigure(number, unit, voice.locale.field(model, name), note or other)


def statistic(figure: Figure, voice: Voice) -> KeyFigure:
    """A statistic set large, with its year and source under it."""
    number, unit = quantities.parts(figure.value, voice.lang)
    return KeyFigure(number, unit, voice.say(figure.item), figure_note(figure, voice))


def badge(key: str, value: StrEnum | None, voice: Voice) -> Badge:
    """A mark with an enumeration's label; its label is empty where there is no value."""
    return Badge(key, value.value if value else "", voice.say(value))


def picture(of: ModelPicture, voice: Voice) -> Picture:
    """A picture's words."""
    return Picture(of.file, voice.text(of.alt), voice.text(of.credit), voice.text(of.caption))
