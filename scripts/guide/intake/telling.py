"""A preview in words: what would be new or changed, field by field, and what stays."""

from collections.abc import Iterator

from guide.intake.draft import Difference, Draft
from guide.intake.preview import Preview
from guide.load.bind import model_at
from guide.locales import locale
from guide.model.guide import COLLECTIONS

_MOST = 20


def told(preview: Preview, lang: str) -> Iterator[str]:
    """The lines of a preview in a language."""
    words = locale(lang)
    waiting = {id(each) for each in preview.judged.drafts}
    waiting -= {id(each) for each in preview.judged.sound}
    for draft in preview.judged.drafts:
        if draft.is_new:
            yield words.word("import-new", file=draft.file, place=draft.place)
        elif draft.differences:
            yield words.word("import-changed", file=draft.file)
            for each in draft.differences:
                yield "  " + _difference(draft, each, lang)
    for kind, ids in preview.missing.items():
        if ids:
            said = ", ".join(ids[:_MOST]) + ("…" if len(ids) > _MOST else "")
            name = words.word(f"section-{kind}")
            yield words.word("import-missing", kind=name, count=len(ids), ids=said)
    sound = preview.judged.sound
    yield words.word(
        "import-counts",
        new=sum(each.is_new for each in sound),
        changed=sum(not each.is_new for each in sound),
        unchanged=len(preview.unchanged),
        waiting=len(waiting) + preview.refused,
    )


def _difference(draft: Draft, of: Difference, lang: str) -> str:
    words = locale(lang)
    nothing = words.word("import-nothing")
    return words.word(
        "import-difference",
        field=field_name(draft.kind, of.path, lang),
        before=_short(_worded(of, of.before, lang)) or nothing,
        after=_short(_worded(of, of.after, lang)) or nothing,
        place=of.place.cell,
    )


def _worded(of: Difference, text: str, lang: str) -> str:
    """Choices by their labels; anything else as the file says it."""
    words = locale(lang)
    if of.column.sort == "boolean" and text in ("true", "false"):
        return words.word("yes-word" if text == "true" else "no-word")
    if of.column.sort != "enum":
        return text
    name = of.column.of.__name__
    known = words.enums.get(name, {})
    said = [words.enum(name, each) if each in known else each for each in text.split(", ")]
    return words.word("list-comma").join(said)


def field_name(kind: str, path: tuple[str | int, ...], lang: str) -> str:
    """A path in words: 资金筹措 2·金额."""
    words = locale(lang)
    parts: list[str] = []
    for number, step in enumerate(path):
        if isinstance(step, int):
            parts[-1] += f" {step + 1}"
            continue
        owner = model_at(COLLECTIONS[kind], path[:number])
        try:
            parts.append(words.field(owner.__name__ if owner else "", step))
        except KeyError:
            parts.append(words.words.get(f"language-{step}", step))
    return "·".join(parts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
