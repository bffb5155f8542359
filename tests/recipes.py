"""Files that cannot be written down as text: pictures, workbooks and documents that mean harm."""

import io
import os
import struct
import zipfile
import zlib

import docx
import xlsxwriter
from PIL import Image

HEADS = ("项目标识（ID）", "产业门类", "项目名称（中文）", "总投资（万元）", "合作方式")
ROW = ("tea-processing", "农业产业", "茶叶精制加工项目", 9600, "独资；合资")


def picture(**options):
    stream = io.BytesIO()
    Image.new("RGB", (1600, 1200), (90, 120, 60)).save(stream, **options)
    return stream.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb():
    """A hundred thousand pixels square, in a few kilobytes."""
    side = 100_000
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def workbook(*rows, heads=HEADS, sheet="项目"):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet(sheet)
    for at, cells in enumerate([heads, *rows]):
        page.write_row(at, 0, cells)
    book.close()
    return stream.getvalue()


def rezipped(data, change=None, extra=()):
    """An archive with a part changed or parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            held = old.read(name)
            if change and name == change[0]:
                held = held.replace(*change[1:])
            new.writestr(name, held)
        for name, held in extra:
            new.writestr(name, held)
    return out.getvalue()


def document(*rows):
    made = docx.Document()
    if rows:
        table = made.add_table(0, len(rows[0]))
        for cells in rows:
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)

_BYTES = {
    "picture": lambda: picture(format="JPEG"),
    "picture-truncated": lambda: picture(format="JPEG")[:-2000],
    "picture-bomb": png_bomb,
    "picture-of-gif": lambda: picture(format="GIF"),
    "picture-of-svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "picture-of-html": lambda: b"<!doctype html><script>alert(1)</script>",
    "picture-of-pdf": lambda: b"%PDF-1.7\n%%EOF\n",
    "picture-of-nothing": lambda: b"",
    "picture-of-20-mb": lambda: picture(format="JPEG") + bytes(20_000_001),
    "yaml-of-a-mebibyte": lambda: b"summary:\n  zh: " + b"x" * (1 << 20) + b"\n",
    "json-of-brackets": lambda: b"[" * 100_000,
    "yaml-of-brackets": lambda: b"title: " + b"[" * 100_000 + b"\n",
    "table-bomb": lambda: rezipped(workbook(ROW), extra=[("xl/media/x.bin", bytes(80_000_000))]),
    "table-of-many-parts": lambda: rezipped(
        workbook(ROW), extra=[(f"x/{n}", b"") for n in range(6000)]
    ),
    "table-damaged": lambda: workbook(ROW)[:1500],
    "table-with-entities": lambda: rezipped(
        workbook(ROW),
        ("xl/workbook.xml", b'<?xml version="1.0" encoding="UTF-8"', LAUGHS + b"<!--"),
    ),
    "table-of-no-heads": lambda: workbook(("x", "y"), heads=("甲", "乙")),
    "table-of-strange-heads": lambda: workbook((*ROW, "x"), heads=(*HEADS, "<script>")),
    "table-of-a-path": lambda: workbook(("../../x", "农业产业", "新项目", 9600, "独资")),
    "table-of-a-bad-amount": lambda: workbook((*ROW[:3], "很多", ROW[4])),
    "table-of-infinity": lambda: workbook((*ROW[:3], "1e999999", ROW[4])),
    "table-of-a-control-character": lambda: workbook((*ROW[:2], "茶\x07叶", *ROW[3:])),
    "form-without-a-table": document,
    "form-of-another-table": lambda: document(("甲", "乙"), ("丙", "丁")),
    "form-damaged": lambda: document(("甲", "乙"))[:3000],
    "form-bomb": lambda: rezipped(document(), extra=[("word/media/x.bin", bytes(80_000_000))]),
    "form-with-entities": lambda: rezipped(
        document(("甲", "乙")),
        ("word/document.xml", b"<?xml version='1.0' encoding='UTF-8'", LAUGHS),
    ),
    "csv-of-one-huge-cell": lambda: b"id,title\nx," + b"y" * 200_000 + b"\n",
    "csv-of-nul": "项目标识（ID）,项目名称（中文）\nx,\0\n".encode,
    "csv-of-half-gbk": lambda: "项目标识（ID）,项目名称\n".encode("gbk") + b"\xff\xff\n",
    "zeros": lambda: bytes(4096),
}

# What each name puts in a file's place.
RECIPES = {
    **{name: lambda file, data=data: file.write_bytes(data()) for name, data in _BYTES.items()},
    "pipe": os.mkfifo,
    "folder": lambda file: file.mkdir(),
}
