"""The changes since an edition as a text for an errata sheet, and as data for other programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from guide.changes.compare import Change
from guide.model.frozen import Frozen
from guide.words import Voice


def as_text(frozen: Frozen, found: Sequence[Change], voice: Voice) -> str:
    """A line for the edition, then for each record what became of it, field by field."""
    lines = [summary(frozen, found, voice)]
    for change in found:
        head = voice.word(f"change-{change.state}")
        where = f"{change.kind}/{change.id}" if change.id else change.kind
        note = (change.note or {}).get(voice.lang, "")
        called = voice.aside(change.title.get(voice.lang, change.id), note)
        lines += ["", f"{head}  {called}  [{where}]"]
        for label, before, after in rows(change, voice.lang):
            said = voice.word("labelled", label=label, value=before or "—")
            lines.append(f"  {said} → {after or '—'}")
    return "\n".join(lines) + "\n"


def rows(change: Change, lang: str) -> Iterator[tuple[str, str, str]]:
    """Label, text in print and text now of the fields that say something else in a language."""
    for each in change.details:
        if each.before[lang] != each.after[lang]:
            yield each.label[lang], each.before[lang], each.after[lang]


def as_data(frozen: Frozen, found: Sequence[Change]) -> dict[str, Any]:
    """The same as JSON holds it, every text by language."""
    return {
        "edition": frozen.edition,
        "number": frozen.number,
        "date": frozen.date.isoformat(),
        "hash": frozen.digest,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "state": change.state,
                "title": change.title,
                **({"note": change.note} if change.note else {}),
                "fields": [
                    {"label": each.label, "before": each.before, "after": each.after}
                    for each in change.details
                ],
            }
            for change in found
        ],
    }


def summary(frozen: Frozen, found: Sequence[Change], voice: Voice) -> str:
    """Since which edition, and how many records changed."""
    title = frozen.title.get(voice.lang) or next(iter(frozen.title.values()), frozen.edition)
    key = "changes-since" if found else "changes-none"
    return voice.word(
        key, title=title, number=frozen.number, date=voice.say(frozen.date), count=len(found)
    )
