"""The one-page sheets that the site offers beside a project, where they were made with it."""

from collections.abc import Iterator
from pathlib import Path

from guide.outputs.site.content import Content
from guide.outputs.site.page import Entry
from guide.outputs.site.render import Choice


def of_project(content: Content, entry: Entry) -> tuple[Choice, ...]:
    """The sheet of a project in the page's language; nothing where there is none."""
    if _file(content, entry.subject, entry.lang) is None:
        return ()
    here = content.here(entry)
    return (Choice(here.word("download-sheet"), here.file(_address(entry.subject, entry.lang))),)


def assets(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The sheets that a language's pages offer, by their addresses."""
    for id in content.guide.projects:
        file = _file(content, id, lang)
        if file is not None:
            yield _address(id, lang), file.read_bytes()


def _address(id: str, lang: str) -> str:
    return f"sheets/{id}-{lang}.pdf"


def _file(content: Content, id: str, lang: str) -> Path | None:
    file = content.sheets / f"{id}-{lang}.pdf" if content.sheets else None
    return file if file is not None and file.is_file() else None
