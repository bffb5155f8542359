"""Files as they come, told by their content: workbooks of Excel, WPS, LibreOffice, and CSV."""

import csv
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import python_calamine as calamine

from guide import encodings
from guide.intake.grid import Grid
from guide.intake.inside import MAX_CELLS, Inside, inside
from guide.load.contents import contents
from guide.locales import locale, staff
from guide.problems import Place, Problem, Severity
from guide.workbook.reading import Raw

MAX_BYTES = 100 << 20
# What a workbook may unfold to. A bureau's largest, 10,000 projects, takes a tenth of it.
MAX_UNFOLDED, MAX_RATIO, MAX_ENTRIES = 200 << 20, 100, 5_000
_SMALL = 1 << 20

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# Records of BIFF8, the format of .xls and .et: the beginning of a book, and its encryption.
_BOOK_BEGINS, _FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x2F
_PROTECTED_ODS = b"manifest:encryption-data"


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    """The sheets of a file; problems where it cannot be read, or only in part."""
    name = path.name
    data = contents(name, path, MAX_BYTES)
    if isinstance(data, Problem):
        return [], [data]
    if not data.strip(b"\0\r\n\t "):
        return [], [Problem("file-empty", Place(name))]
    if data.startswith(_ZIP):
        return _zipped(name, data)
    if data.startswith(_OLE):
        if _LOCKED in data or _has_password(data):
            return [], [Problem("file-locked", Place(name))]
        return _opened(name, data, Inside())
    return _text(name, data)


def _has_password(data: bytes) -> bool:
    """Whether an old .xls is encrypted: FILEPASS stands among the first records of its book."""
    at = data.find(_BOOK_BEGINS)
    for _ in range(4):
        if at < 0 or at + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _zipped(name: str, data: bytes) -> tuple[list[Grid], list[Problem]]:
    refused = _unfolds_badly(name, data)
    if refused is not None:
        return [], [refused]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and _PROTECTED_ODS in archive.read(
            "META-INF/manifest.xml"
        ):
            return [], [Problem("file-locked", Place(name))]
        if "word/document.xml" in names:
            return [], [Problem("file-not-a-workbook", Place(name))]
        known = inside(archive)
    if known.cells > MAX_CELLS:
        return [], [Problem("sheet-too-large", Place(name), {"limit": MAX_CELLS})]
    grids, problems = _opened(name, data, known)
    if known.macros:
        problems.append(Problem("macros-ignored", Place(name), severity=Severity.WARNING))
    return grids, problems


def _unfolds_badly(name: str, data: bytes) -> Problem | None:
    """The problem of an archive that is damaged or would fill the memory; counted, not believed."""
    problem = Problem("file-unfolds-too-far", Place(name), {"limit": MAX_UNFOLDED >> 20})
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNFOLDED:
                return problem
            for entry in entries:
                if entry.flag_bits & 1:
                    return Problem("file-locked", Place(name))
                own = 0
                with archive.open(entry) as stream:
                    while part := stream.read(_SMALL):
                        own, total = own + len(part), total + len(part)
                        too_far = own > _SMALL and own > MAX_RATIO * max(1, entry.compress_size)
                        if too_far or total > MAX_UNFOLDED:
                            return problem
    except Exception as error:  # noqa: BLE001  zlib.error and whatever else broken bytes bring
        return Problem("file-damaged", Place(name), {"reason": str(error)[:80]})
    return None


def _opened(name: str, data: bytes, known: Inside) -> tuple[list[Grid], list[Problem]]:
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = [
            _grid(name, meta.name, workbook, known)
            for meta in workbook.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
            and meta.visible == calamine.SheetVisibleEnum.Visible
        ]
    except _TooLargeError:
        return [], [Problem("sheet-too-large", Place(name), {"limit": MAX_CELLS})]
    except calamine.PasswordError:
        return [], [Problem("file-locked", Place(name))]
    except Exception as error:  # noqa: BLE001  the reader names many ways to be broken
        code = "file-not-a-workbook" if data.startswith(_OLE) else "file-damaged"
        return [], [Problem(code, Place(name), {"reason": str(error)[:80]})]
    own_lists = {locale(tag).word("sheet-lists") for tag in staff()}
    return grids, [
        Problem("sheet-hidden", Place(name, cell=f"{meta.name}!A1"), severity=Severity.WARNING)
        for meta in workbook.sheets_metadata
        if meta.visible != calamine.SheetVisibleEnum.Visible and meta.name not in own_lists
    ]


class _TooLargeError(Exception):
    """A sheet has more cells than a grid may hold."""


def _grid(name: str, title: str, workbook: calamine.CalamineWorkbook, known: Inside) -> Grid:
    """A sheet's cells; the reader's own copy of them is gone before the next sheet comes."""
    sheet = workbook.get_sheet_by_name(title)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise _TooLargeError
    rows: Any = sheet.to_python(skip_empty_area=False)
    grid = Grid(name, title, rows, shift=known.shift)
    part = known.sheets.get(title)
    if part is not None:
        grid.odd, grid.vague, grid.hidden = part.odd, part.vague, part.hidden
    _fill_merged(grid, sheet.merged_cell_ranges or [])
    return grid


def _fill_merged(grid: Grid, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """What stands in merged cells holds for each of them: a township beside its five projects."""
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) > 10_000:
            continue
        value = grid.cell(top, left)
        for row in range(top, min(bottom + 1, len(grid.rows))):
            cells = grid.rows[row]
            for column in range(left, min(right + 1, len(cells))):
                cells[column] = value
                grid.merged.add((row, column))


def _text(name: str, data: bytes) -> tuple[list[Grid], list[Problem]]:
    """A CSV file in UTF-8, UTF-16, GB18030 or Big5; the separator is told by the first line."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        return [], [Problem("file-not-a-workbook", Place(name))]
    if "\0" in text or (not name.lower().endswith((".csv", ".txt", ".tsv")) and "," not in text):
        return [], [Problem("file-not-a-workbook", Place(name))]
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator))
    except csv.Error as error:
        return [], [Problem("file-damaged", Place(name), {"reason": str(error)})]
    rows: list[list[Raw]] = [[_unquoted(cell) for cell in line] for line in lines]
    return [Grid(name, "CSV", rows)], []


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    found = encodings.likely(data)
    return ("utf-8-sig", found[0] if found else "gb18030")


def _unquoted(cell: str) -> str:
    """Without the quote that keeps a spreadsheet from running a text as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@＝＋－＠") else cell
