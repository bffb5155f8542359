"""The Word forms of some projects: one document each, and all of a language in one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.locales import written
from guide.model.guide import Guide
from guide.model.project import Project
from guide.outputs.sheets import filling, form, keeping, template
from guide.outputs.sheets.filling import Template, TemplateError
from guide.problems import Place, Problem
from guide.words import Voice
from guide.words.people import record_contacts

# No project can have this id.
BATCH = "_projects"


@dataclass(frozen=True)
class Form:
    """A Word file to make: the values of one project's form, or of all of them."""

    name: str
    lang: str
    title: str
    values: tuple[Mapping[str, str], ...]
    day: date
    key: str


class Forms:
    """The forms of a guide in its languages."""

    def __init__(self, guide: Guide, langs: Sequence[str]) -> None:
        self.guide, self.langs = guide, tuple(langs)
        self.templates: dict[str, Template] = {}
        self.problems: list[Problem] = []

    def pages(self, projects: Iterable[Project]) -> Iterator[Form]:
        """A form for each project and language, and one document with all of a language."""
        chosen = list(projects)
        for lang in self.langs:
            voice = Voice(self.guide, lang)
            made_of = self._template(lang, voice)
            every = []
            for project in chosen:
                values = values_of(project, voice)
                every.append(values)
                day = project.as_of or self.guide.date
                yield _form(f"{project.id}-{written(lang)}.docx", voice, made_of, (values,), day)
            if every:
                latest = max(project.as_of or self.guide.date for project in chosen)
                yield _form(f"{BATCH}-{written(lang)}.docx", voice, made_of, tuple(every), latest)

    def made(self, forms: Sequence[Form]) -> tuple[dict[str, bytes], list[Problem]]:
        """The bytes of each form by its name, and the problems of a bureau's own templates."""
        if self.problems:
            return {}, self.problems
        return {
            each.name: filling.filled(self.templates[each.lang], each.values, each.title, each.day)
            for each in forms
        }, []

    def _template(self, lang: str, voice: Voice) -> bytes:
        """Open the bureau's own template or the guide's; the digest of what it consists of.

        What is wrong with it becomes a problem.
        """
        own = template.of_library(self.guide.root, lang)
        place = Place(own.relative_to(self.guide.root).as_posix())
        data = own.read_bytes() if own.is_file() else template.template(voice)
        try:
            found = filling.opened(data)
        except TemplateError as error:
            self.problems.append(Problem(error.code, place, error.args_))
            return b""
        known = {*form.fields(), form.ID, form.CONTACTS}
        self.problems += [
            Problem("form-unknown-field", place, {"field": name})
            for name in dict.fromkeys(found.names())
            if name not in known
        ]
        self.templates[lang] = found
        return found.digest()


def values_of(project: Project, voice: Voice) -> dict[str, str]:
    """What a project's form says, by the names of the template."""
    values = {path: form.said(project, path, voice) for path in form.fields()}
    people = [
        voice.join([each.name, each.role, each.organisation, each.phone, each.email])
        for each in record_contacts(project, voice)
    ]
    return values | {form.ID: f"{project.sector}/{project.id}", form.CONTACTS: "\n".join(people)}


def _form(
    name: str, voice: Voice, made_of: bytes, values: tuple[Mapping[str, str], ...], day: date
) -> Form:
    title = values[0]["title"] if len(values) == 1 else voice.word("form-title")
    said = json.dumps([title, values, day.isoformat()], ensure_ascii=False).encode()
    return Form(name, voice.lang, title, values, day, keeping.key(made_of, said, _MAKING))


# A change of how forms are filled makes every form anew.
_MAKING = (Path(filling.__file__)).read_bytes()
