"""What changed since an edition was printed: a page for each, and a note where its codes lead."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from guide.changes import Change
from guide.changes.errata import rows, summary
from guide.outputs.site.content import Content
from guide.outputs.site.outline import changes_address
from guide.outputs.site.page import Entry, Page
from guide.outputs.site.render import render_page
from guide.outputs.site.tags import script, style


@dataclass(frozen=True, slots=True)
class Altered:
    """A record that changed: `name` is its anchor, `rows` are (label, in print, now)."""

    name: str
    state: str
    label: str
    title: str
    href: str | None
    note: str
    rows: tuple[tuple[str, str, str], ...]


def write(content: Content, entry: Entry) -> Page:
    """The page of a frozen edition's changes."""
    here, voice = content.here(entry), content.voice(entry.lang)
    frozen, found = content.guide.frozen[entry.subject], content.changes[entry.subject]
    sections: dict[str, list[Altered]] = {}
    for change in found:
        label = here.word(f"section-{change.kind}")
        href = here.page("place.html") if change.kind == "place" else None
        href = href or here.record(change.kind, change.id)
        sections.setdefault(label, []).append(_altered(change, here.word, entry.lang, href))
    title, lead = here.word("changes-title"), here.word("changes-lead")
    html = render_page(
        "changes",
        here,
        title=title,
        intro=lead,
        summary=summary(frozen, found, voice),
        sections=tuple(sections.items()),
    )
    return Page(entry, title, lead, html, style(entry, "edition.css"))


def note(content: Content, entry: Entry, kind: str) -> Markup:
    """The script that greets a reader who came by a printed code; nothing without editions."""
    here, voice = content.here(entry), content.voice(entry.lang)
    said = {}
    for id, frozen in content.guide.frozen.items():
        changed = any((each.kind, each.id) == (kind, entry.subject) for each in content.changes[id])
        title = frozen.title.get(entry.lang) or next(iter(frozen.title.values()), id)
        href = here.page(changes_address(id)) + f"#{_name(kind, entry.subject)}" * changed
        key = "edition-changed" if changed else "edition-same"
        said[id] = [voice.word(key, title=title), href, voice.word("edition-all")]
    if not said:
        return Markup("")
    data = {"editions": json.dumps(said, ensure_ascii=False)}
    return script(entry, "edition.js", data) + style(entry, "edition.css")


def _altered(change: Change, word: Callable[..., str], lang: str, href: str | None) -> Altered:
    return Altered(
        name=_name(change.kind, change.id),
        state=change.state,
        label=word(f"change-{change.state}"),
        title=change.title.get(lang, change.id) or change.id,
        href=href,
        note=(change.note or {}).get(lang, ""),
        rows=tuple(rows(change, lang)),
    )


def _name(kind: str, id: str) -> str:
    return f"{kind}-{id}" if id else kind
