"""Inside an .xlsx: what its XML says of cells that a reader of values cannot tell."""

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from guide.intake.grid import number

MAX_CELLS = 8_000_000
_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_MONTH = frozenset({17})

_FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_REF = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_COLUMN = re.compile(rb'\br="([A-Z]{1,3})[0-9]')
_NUMBER = re.compile(rb'<(?:\w+:)?row\b[^>]*\br="([0-9]{1,7})"')
_EXTERNAL = re.compile(rb"\[[0-9]+\]")


@dataclass(slots=True)
class Part:
    """What one sheet's XML says: see `Grid`."""

    odd: dict[tuple[int, int], str] = field(default_factory=dict)
    vague: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()


@dataclass(slots=True)
class Inside:
    """What a workbook's XML says; empty for formats that are no XML."""

    sheets: dict[str, Part] = field(default_factory=dict)
    macros: bool = False
    shift: int = 0
    cells: int = 0


def inside(archive: zipfile.ZipFile) -> Inside:
    """Look into an archive whose size was checked before."""
    names = set(archive.namelist())
    found = Inside(macros=any(name.lower().endswith("vbaproject.bin") for name in names))
    book = _xml(archive, "xl/workbook.xml", names)
    links = _xml(archive, "xl/_rels/workbook.xml.rels", names)
    if book is None or links is None:
        return found
    properties = next((e for e in book.iter() if _tag(e) == "workbookPr"), None)
    if properties is not None and properties.get("date1904") in ("1", "true"):
        found.shift = 1462
    targets = {each.get("Id", ""): each.get("Target", "") for each in links}
    styles = _styles(_xml(archive, "xl/styles.xml", names))
    for sheet in (e for e in book.iter() if _tag(e) == "sheet"):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        path = targets.get(link, "").lstrip("/")
        path = path if path.startswith("xl/") else f"xl/{path}"
        if path in names and path.endswith(".xml"):
            data = archive.read(path)
            found.cells = max(found.cells, _extent(data))
            found.sheets[sheet.get("name", "")] = _part(data, styles)
    return found


def _xml(archive: zipfile.ZipFile, name: str, names: set[str]) -> ET.Element | None:
    if name not in names:
        return None
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        return ET.fromstring(data)  # noqa: S314  no document type, so nothing to expand
    except ET.ParseError:
        return None


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _styles(root: ET.Element | None) -> dict[bytes, str]:
    """By the number of a cell's style: percent, month or year, where its format shows no more."""
    if root is None:
        return {}
    formats = {
        e.get("numFmtId"): e.get("formatCode", "") for e in root.iter() if _tag(e) == "numFmt"
    }
    cells = next((e for e in root.iter() if _tag(e) == "cellXfs"), None)
    found: dict[bytes, str] = {}
    for index, each in enumerate(cells if cells is not None else ()):
        id = each.get("numFmtId", "0")
        kind = _shows(formats.get(id, ""))
        if id.isdigit() and int(id) in _BUILT_IN_PERCENT:
            kind = "percent"
        elif id.isdigit() and int(id) in _BUILT_IN_MONTH:
            kind = "month"
        if kind:
            found[str(index).encode()] = kind
    return found


def _shows(code: str) -> str:
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code).lower()
    if "%" in bare:
        return "percent"
    if "y" in bare and "d" not in bare and "h" not in bare:
        return "month" if "m" in bare else "year"
    return ""


def _extent(data: bytes) -> int:
    """How many cells the sheet spans, from A1 to the furthest that is named."""
    columns = {match[1] for match in _COLUMN.finditer(data)}
    width = max((number(name.decode()) + 1 for name in columns), default=0)
    return width * max((int(match[1]) for match in _NUMBER.finditer(data)), default=0)


def _part(data: bytes, styles: dict[bytes, str]) -> Part:
    part = Part()
    for match in _FORMULA.finditer(data):
        if (place := _place(match[1])) is None:
            continue
        if b"DISPIMG" in match[2]:
            part.odd[place] = "cell-picture"
        elif _EXTERNAL.search(match[2].split(b"</", 1)[0]):
            part.odd[place] = "formula-of-another-file"
        elif not _VALUE.search(match[0]):
            part.odd[place] = "formula-not-calculated"
    for match in _ERROR.finditer(data):
        if (place := _place(match[1])) is not None:
            part.odd.setdefault(place, "cell-error")
    if styles:
        numbers = b"|".join(styles)
        styled = re.compile(rb'<(?:\w+:)?c\b([^>]*\bs="(' + numbers + rb')"[^>]*)>')
        for match in styled.finditer(data):
            if (place := _place(match[1])) is not None:
                part.vague[place] = styles[match[2]]
    part.hidden = tuple(
        int(found[1]) - 1
        for match in _ROW.finditer(data)
        if re.search(rb'\bhidden="(?:1|true)"', match[1])
        and (found := re.search(rb'\br="([0-9]+)"', match[1]))
    )
    return part


def _place(attributes: bytes) -> tuple[int, int] | None:
    match = _REF.search(attributes)
    return (int(match[2]) - 1, number(match[1].decode())) if match else None
