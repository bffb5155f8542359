"""The project form that came back as a Word document: a label finds the value beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from guide.intake.entry import Entry, Given
from guide.intake.files import MAX_BYTES
from guide.intake.grid import letters
from guide.load.contents import contents
from guide.model.guide import Library
from guide.outputs.sheets import filling, form, template
from guide.outputs.sheets.filling import Template, TemplateError
from guide.problems import Place, Problem
from guide.quantities import QuantityError, parse_date
from guide.words import Voice
from guide.workbook.columns import Column
from guide.workbook.layout import ID, SECTOR, Sheet, sheets
from guide.workbook.names import Names, folded
from guide.workbook.reading import CellError, take

_TABLE, _ROW, _CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_MARKS = {qn("w:br"): "\n", qn("w:tab"): " "}
# A form that has fewer of the known labels is not one of ours.
_ENOUGH = 3
# Between the state, the date and the document of a preliminary step.
_SEPARATOR = re.compile(r"\s*[；;]\s*")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table with its place, `form.docx [1!B3]`."""

    text: str
    place: Place


def entries(library: Library, paths: Sequence[Path]) -> tuple[list[Entry], list[Problem]]:
    """What the forms in some Word documents say; a document may hold many, one after another."""
    found: list[Entry] = []
    problems: list[Problem] = []
    if not paths:
        return found, problems
    reader = _Reader(library)
    for path in paths:
        data = contents(path.name, path, MAX_BYTES)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        try:
            document = filling.unpacked(data)
        except TemplateError as error:
            problems.append(Problem(error.code, Place(path.name), error.args_))
            continue
        found += reader.read(path.name, document)
    return found, problems + reader.problems


class _Reader:
    """Reads forms in whichever language their labels are."""

    def __init__(self, library: Library) -> None:
        self.library, self.names = library, Names.of(library)
        self.sheet: Sheet = sheets("projects", library.languages)[0]
        self.columns = {".".join(column.path): column for column in self.sheet.columns}
        guide = library.guide()
        self.voices = {lang: Voice(guide, lang) for lang in guide.languages}
        self.labels = {lang: self._labels(voice) for lang, voice in self.voices.items()}
        self.problems: list[Problem] = []

    def read(self, name: str, document: Template) -> Iterator[Entry]:
        """The entries of a document's forms; a problem where it holds none."""
        rows = list(_rows(name, document))
        texts = {folded(cell.text) for row in rows for cell in row}
        lang = max(self.labels, key=lambda tag: len(texts & set(self.labels[tag])))
        labels = self.labels[lang]
        if not labels or len(texts & set(labels)) < min(_ENOUGH, len(labels)):
            self.problems.append(Problem("form-unknown", Place(name)))
            return
        if lang not in self.library.languages:
            # Its texts are converted from another language's, which is the one to change.
            self.problems.append(Problem("form-converted", Place(name)))
            return
        current: Entry | None = None
        for row in rows:
            for field, value in _pairs(row, labels):
                if field == form.ID:
                    if current is not None:
                        yield current
                    current = self._begun(value)
                elif value.text and current is not None:
                    self._take(current, field, value, lang)
        if current is None:
            self.problems.append(Problem("form-without-id", Place(name)))
        else:
            yield current

    def _labels(self, voice: Voice) -> dict[str, str]:
        """The field that the cell after each label holds, by the form of a language."""
        own = template.of_library(self.library.root, voice.lang)
        data = own.read_bytes() if own.is_file() else template.template(voice)
        try:
            made = filling.unpacked(data)
        except TemplateError as error:
            place = Place(own.relative_to(self.library.root).as_posix())
            self.problems.append(Problem(error.code, place, error.args_))
            return {}
        known = {f"{{{name}}}": name for name in (*form.fields(), form.ID, form.CONTACTS)}
        return {
            folded(label.text): known[value.text]
            for row in _rows("", made)
            for label, value in pairwise(row)
            if value.text in known
        }

    def _begun(self, cell: _Cell) -> Entry:
        """The entry of the project that `sector/id` names; a sector alone begins a new one."""
        entry = Entry(self.sheet, cell.place)
        sector, slash, id = (part.strip() for part in cell.text.partition("/"))
        if not slash and sector in self.library.names["projects"]:
            sector, id = "", sector
        for text, path in ((id, ID), (sector, SECTOR)):
            column = next(key for key in self.sheet.keys if key.path == (path,))
            if text:
                value = take(column, text, self.names) if path == SECTOR else text
                if isinstance(value, str):
                    entry.keys.append(Given(column, value, cell.place))
        return entry

    def _take(self, entry: Entry, field: str, cell: _Cell, lang: str) -> None:
        """Put a cell's values into an entry, unless it says what the library says already."""
        id = entry.key(ID)
        project = self.library.projects.get(str(id.value)) if id else None
        if project is not None:
            said = form.said(project, field, self.voices[lang])
            if _lines(said) == _lines(cell.text):
                return
        for column, text in self._parts(field, cell.text, lang):
            try:
                value = take(column, text, self.names)
            except CellError as error:
                self.problems.append(Problem(error.code, cell.place, error.args_))
                entry.broken = True
                continue
            if value is not None and value != []:
                entry.values.append(Given(column, value, cell.place))

    def _parts(self, field: str, text: str, lang: str) -> Iterator[tuple[Column, str]]:
        """The columns that a cell fills: a text's language, the parts of a preliminary step."""
        if field in self.columns and not self._is_text(field, text):
            yield self.columns[field], text
        elif f"{field}.{lang}" in self.columns:
            yield self.columns[f"{field}.{lang}"], text
        elif f"{field}.state" in self.columns:
            state, *rest = _SEPARATOR.split(text, maxsplit=1)
            yield self.columns[f"{field}.state"], state
            for said in rest:
                first, *more = _SEPARATOR.split(said, maxsplit=1)
                dated = _is_date(first)
                if dated:
                    yield self.columns[f"{field}.date"], first
                document = (more[0] if more else "") if dated else said
                yield self.columns[f"{field}.document.{lang}"], document

    def _is_text(self, field: str, text: str) -> bool:
        """Whether a field that takes a reference or a text, such as the promoter, has a text."""
        column = self.columns[field]
        either = any(f"{field}.{lang}" in self.columns for lang in self.library.languages)
        return either and not self.names.read(column.of.kind, text)


def _rows(name: str, document: Template) -> Iterator[list[_Cell]]:
    """The rows of all tables; a merged cell counts once."""
    for number, table in enumerate(document.body.iter(_TABLE), start=1):
        for at, row in enumerate(table.iter(_ROW), start=1):
            yield [
                _Cell(_said(cell), Place(name, cell=f"{number}!{letters(index)}{at}"))
                for index, cell in enumerate(row.iter(_CELL))
            ]


def _pairs(row: Sequence[_Cell], labels: Mapping[str, str]) -> Iterator[tuple[str, _Cell]]:
    """The field of each label in a row with the cell beside it, which is no label itself."""
    cells = iter(row)
    for label in cells:
        field = labels.get(folded(label.text))
        value = next(cells, None) if field is not None else None
        if field is not None and value is not None:
            yield field, value


def _said(cell: Any) -> str:
    """A cell's text, a line for each paragraph and line break."""
    return "\n".join(
        "".join(_MARKS.get(each.tag) or each.text or "" for each in paragraph.iter(_TEXT, *_MARKS))
        for paragraph in cell.iter(_PARAGRAPH)
    ).strip()


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except QuantityError:
        return False
    return True
