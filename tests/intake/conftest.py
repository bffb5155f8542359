"""Workbooks as departments send them, made by the test that needs one."""

import io

import pytest
import xlsxwriter

from guide.intake.preview import of_files
from guide.load import load

HEADS = ("项目标识（ID）", "产业门类", "项目名称（中文）", "总投资（万元）", "合作方式")


@pytest.fixture
def send(tmp_path, starter):
    """Write rows into a workbook and preview it over the starter library."""

    def made(*rows, sheet="项目", heads=HEADS, shape=None, options=None, name="sent.xlsx", **how):
        path = tmp_path / name
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True, **(options or {})})
        page = book.add_worksheet(sheet)
        for row, cells in enumerate([heads, *rows]):
            for column, cell in enumerate(cells):
                if cell is not None:
                    page.write(row, column, cell)
        if shape is not None:
            shape(book, page)
        book.close()
        path.write_bytes(stream.getvalue())
        library, problems = load(starter)
        assert problems == []
        return of_files(library, [path], **how)

    return made
