"""The form as a Word document with a name in braces for each value, such as `{jobs}`."""

import io
from pathlib import Path

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from guide.locales import written
from guide.outputs.sheets import form
from guide.words import Voice

# Song and Hei are on every Chinese office computer; elsewhere their like stands in.
_TEXT, _HEADING, _LATIN = "宋体", "黑体", "Times New Roman"
_WIDTHS = (Mm(34), Mm(53), Mm(34), Mm(53))
_SIZE = 9
_SHADE = "E9EEF2"


def of_library(root: Path, lang: str) -> Path:
    """Where a bureau keeps a form of its own: `projects/_forms/project-zh.docx`."""
    return root / "projects" / "_forms" / f"project-{written(lang)}.docx"


def template(voice: Voice) -> bytes:
    """The form that comes with the guide, in a language."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(10), Mm(9)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.title = voice.word("form-title")
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(heading, voice.word("form-title"), size=16, face=_HEADING)
    about = document.add_paragraph()
    about.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(about, voice.text(voice.guide.settings.title), size=9)
    _rows(document.add_table(rows=0, cols=4), voice)
    note = document.add_paragraph()
    _write(note, voice.word("form-note"), size=9)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _rows(table: Table, voice: Voice) -> None:
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    _pair(table, voice.word("form-id"), f"{{{form.ID}}}")
    for row in form.ROWS:
        if isinstance(row, str):
            cells = _row(table)
            whole = cells[0].merge(cells[3])
            _shade(whole)
            _fill(whole, voice.word(f"group-{row}"), face=_HEADING)
        else:
            pairs = [(form.label(path, voice), f"{{{path}}}") for path in row]
            _pair(table, *(text for pair in pairs for text in pair))
    _pair(table, voice.word("form-contacts"), f"{{{form.CONTACTS}}}")


def _pair(table: Table, *texts: str) -> None:
    """A row of label and value, or of two such pairs."""
    cells = _row(table)
    if len(texts) == 2:
        cells[1].merge(cells[3])
    for cell, text in zip(cells, texts, strict=False):
        is_label = text[:1] != "{"
        _fill(cell, text, face=_HEADING if is_label else _TEXT)


def _row(table: Table) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)  # noqa: SLF001  python-docx has no name for it
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = width
    return tuple(row.cells)


def _fill(cell: _Cell, text: str, face: str) -> None:
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)  # noqa: SLF001  left over by merging
    _write(cell.paragraphs[0], text, size=_SIZE, face=face)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  python-docx has no name for it


def _write(paragraph: Paragraph, text: str, *, size: float, face: str = _TEXT) -> None:
    """A run with its fonts: Word takes Han characters from another one than Latin letters."""
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0.5)
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.name, run.font.size = _LATIN, Pt(size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001  no public name for it
    fonts.set(qn("w:eastAsia"), face)
