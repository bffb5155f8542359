"""The state of each translation: missing, stale, machine, draft or reviewed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from guide.locales import CONVERTED
from guide.model.guide import Library
from guide.translation.fields import Field, fields
from guide.translation.keeping import Kept, digest


class State(StrEnum):
    """What is to be done about a translation; the first two and the third count as not there."""

    MISSING = "missing"
    STALE = "stale"
    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"


WANTING = (State.MISSING, State.STALE, State.MACHINE)


class Standing(NamedTuple):
    """A field's translation into one language: its state, and what was kept of it."""

    field: Field
    language: str
    state: State
    source: str
    text: str
    kept: Kept | None

    @property
    def before(self) -> str:
        """The source text that the translation was made of, where it is another one now."""
        return self.kept.source if self.kept and self.state is State.STALE else ""


def standings(library: Library, kept: Iterable[Kept]) -> list[Standing]:
    """Every translation that the guide's languages ask for, those in preparation as well."""
    source, *others = library.settings.written_in
    by_place, by_text = {}, {}
    for each in kept:
        by_place[each.record, each.field, each.language] = each
        by_text[each.record, each.language, digest(each.source), each.translation] = each
    found = []
    for field in fields(library):
        original = field.text.get(source, "").strip()
        if not original:
            continue
        for tag in others:
            text = field.text.get(tag, "").strip()
            if tag in CONVERTED and not text:
                # The program converts it: there is nothing to translate.
                continue
            # A text that moved within its record is known by what it says.
            moved = by_text.get((field.record, tag, digest(original), digest(text)))
            known = moved or by_place.get((field.record, field.key, tag))
            found.append(Standing(field, tag, _state(original, text, known), original, text, known))
    return found


def _state(source: str, text: str, kept: Kept | None) -> State:
    if not text:
        return State.MISSING
    if kept is None:
        return State.DRAFT
    same_source = kept.source == source
    same_text = kept.translation == digest(text)
    if not same_source and same_text:
        return State.STALE
    if not same_text:
        # Somebody wrote it anew, perhaps together with its source.
        return State.DRAFT
    return State(kept.made)
