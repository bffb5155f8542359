"""Filling a Word template: names in braces become values, and nothing in the file is ever run."""

import copy
import hashlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from lxml import etree

_NAME = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_BODY, _CORE = "word/document.xml", "docProps/core.xml"
_RELATIONS = "_rels/.rels"
_THUMBNAIL = re.compile(rb'<Relationship [^>]*/metadata/thumbnail"[^>]*/>')
# What a template may not carry: programs, and what would be fetched from elsewhere.
_ACTIVE = re.compile(r"vbaProject|activeX|embeddings/|\.bin$", re.IGNORECASE)
_LARGEST, _MOST = 20_000_000, 2000
_EARLIEST = 1980
# What reading a damaged or foreign archive may raise, whatever it is packed with.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.XMLSyntaxError),
    *(EOFError, KeyError, OSError, RuntimeError, ValueError),
)


class TemplateError(Exception):
    """A template that cannot be used; `code` is that of its problem, the arguments word it."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code, self.args_ = code, args


@dataclass(frozen=True, slots=True)
class Template:
    """A Word document taken apart: its parts by name, and its body."""

    parts: Mapping[str, bytes]
    body: Any

    def digest(self) -> bytes:
        """The digest of all that a document takes over from it."""
        digest = hashlib.sha256()
        for name, content in sorted(self.parts.items()):
            if name != _CORE:
                digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        return digest.digest()

    def names(self) -> list[str]:
        """The names in braces, in their order."""
        return [name for paragraph in _paragraphs(self.body) for name in _NAME.findall(paragraph)]


def opened(data: bytes) -> Template:
    """Take a template apart. Raises TemplateError for a file that is none, or not a safe one."""
    found = unpacked(data)
    for name, content in found.parts.items():
        if _ACTIVE.search(name):
            raise TemplateError("form-active", part=name)
        if name.endswith(".rels") and b'TargetMode="External"' in content:
            raise TemplateError("form-active", part=name)
    return Template(dict(_without_thumbnail(found.parts)), found.body)


def _without_thumbnail(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The parts without the small picture of the template itself, which may say who made it."""
    for name, content in parts.items():
        if name == _RELATIONS:
            yield name, _THUMBNAIL.sub(b"", content)
        elif not name.startswith("docProps/thumbnail"):
            yield name, content


def unpacked(data: bytes) -> Template:
    """Take any Word document apart, to be read only. TemplateError for a file that is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST or sum(entry.file_size for entry in entries) > _LARGEST:
                raise TemplateError("form-too-large")
            parts = {entry.filename: archive.read(entry) for entry in entries}
        root = parse_xml(parts[_BODY])
    except _DAMAGE as error:
        raise TemplateError("form-not-word") from error
    return Template(parts, root)


def filled(template: Template, forms: Iterable[Mapping[str, str]], title: str, day: date) -> bytes:
    """One document with a form for each mapping of names to texts, each on a page of its own.

    The same bytes for the same input: no author, and every date is `day`.
    """
    root = copy.deepcopy(template.body)
    body = root.find(qn("w:body"))
    end = body.find(qn("w:sectPr"))
    content = [each for each in body if each is not end]
    for each in content:
        body.remove(each)
    made: list[Any] = []
    for number, values in enumerate(forms):
        if number:
            made.append(_page_break())
        for each in content:
            part = copy.deepcopy(each)
            for paragraph in part.iter(qn("w:p")):
                _fill(paragraph, values)
            made.append(part)
    for at, each in enumerate(made):
        body.insert(at, each)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed({**template.parts, _BODY: xml, _CORE: _core(title, day)}, day)


def _paragraphs(root: Any) -> Iterable[str]:
    for paragraph in root.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Put values for the names of a paragraph; Word may have cut a name over several runs."""
    texts = list(paragraph.iter(qn("w:t")))
    whole = "".join(text.text or "" for text in texts)
    if not _NAME.search(whole):
        return
    said = _NAME.sub(lambda found: values.get(found[1], ""), whole)
    first, *rest = texts
    for text in rest:
        text.text = ""
    run = first.getparent()
    lines = [_printable(line) for line in said.split("\n")]
    first.text = lines[0]
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    at = run.index(first)
    for line in lines[1:]:
        text = OxmlElement("w:t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.insert(at + 1, OxmlElement("w:br"))
        run.insert(at + 2, text)
        at += 2


def _printable(line: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in line if char >= " " or char == "\t")


def _page_break() -> Any:
    paragraph, run, break_ = (OxmlElement(f"w:{name}") for name in ("p", "r", "br"))
    break_.set(qn("w:type"), "page")
    run.append(break_)
    paragraph.append(run)
    return paragraph


def _core(title: str, day: date) -> bytes:
    at = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{{0}}>'
    name = etree.Element("t")
    name.text = title
    said = etree.tostring(name, encoding="unicode")[3:-4] if title else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{said}</dc:title>{at.format('created')}{at.format('modified')}"
        "</cp:coreProperties>"
    ).encode()


def _packed(parts: Mapping[str, bytes], day: date) -> bytes:
    file = io.BytesIO()
    moment = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return file.getvalue()
